"""Metric heads: what each number of a sentence counts or measures, as a phrase that reads on its own.

A clause is read as texts between numbers, T0 N1 T1 N2 … Tn. Numbers that stand side by side (``8.76万人2.55亿元``)
or in coordination (``910元、860元``) form a group. A group's head stands before it (``养老床位9061张``), behind it
(``11个失能照护机构``), or, where the clause names none, it is the head of the number before (``比上年下降6%``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from minzheng_ie.claims.distribute import distribute
from minzheng_ie.claims.tokens import Token, text_of
from minzheng_ie.claims.words import MetricWords
from minzheng_ie.quantities.model import Quantity

_LONG = 16  # characters; a longer phrase is cut back to its last verb and object
_COMPLETE = frozenset({"人次", "户次", "件次", "元", "%", "‰", "个百分点", "倍", "张", "人", "户", "对"})
_CHANGE_ENDS = frozenset("到至为成")


@dataclass(frozen=True, slots=True)
class Head:
    """The metric of one number.

    tokens (tuple): the tokens its text is made of, in text order where they stand in one clause.
    rule (str): how it was found.
    """

    tokens: tuple[Token, ...]
    rule: str

    @property
    def text(self) -> str:
        """The metric as emitted."""
        return _strip_marks(text_of(self.tokens))


def _strip_marks(text: str) -> str:
    return text.strip("、,;:。·—-~ ")


@dataclass(slots=True)
class Memory:
    """What earlier clauses of the paragraph leave for the ones that follow."""

    head: tuple[Token, ...] = ()
    core: tuple[Token, ...] = ()
    verbs: tuple[Token, ...] = ()
    subject: tuple[Token, ...] = ()


@dataclass(slots=True)
class _Group:
    """Numbers side by side or in coordination."""

    members: list[Token]
    coordinated: bool
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)


class HeadFinder:
    """Finds the metric heads of a clause's numbers.

    words (MetricWords): the roles of words. quantities (Sequence): the document's quantities, by token index.
    changes (frozenset): words of growth and decline.
    """

    def __init__(self, words: MetricWords, changes: frozenset[str]) -> None:
        self.words = words
        self.changes = changes

    # --- roles -------------------------------------------------------------------------------------------

    def _is(self, token: Token, *roles: str) -> bool:
        return token.kind == "word" and self.words.has(token.text, *roles)

    def _droppable(self, token: Token) -> bool:
        return token.kind in ("period", "region", "comparison", "rate") or self._is(token, "adverb")

    def _content(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens that may stand in a metric: no time, no place, no adverb."""
        kept = [t for t in tokens if not self._droppable(t)]
        return self._edges(kept)

    def _edges(self, tokens: list[Token]) -> list[Token]:
        """Without marks, conjunctions and particles at either end."""
        start, end = 0, len(tokens)
        while start < end and (
            tokens[start].kind == "mark" or tokens[start].text in ("的", "地", "得") or self._is(tokens[start], "conjunction")
        ):
            start += 1
        while end > start and (
            tokens[end - 1].kind == "mark" or tokens[end - 1].text in ("的", "地", "得") or self._is(tokens[end - 1], "conjunction")
        ):
            end -= 1
        return tokens[start:end]

    def _verbs(self, tokens: Sequence[Token]) -> list[Token]:
        """The verbs a phrase opens with."""
        opening = []
        for token in tokens:
            if not self._is(token, "verb", "bare_verb"):
                break
            opening.append(token)
        return opening

    def _bare(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase has no head of its own: verbs and bare nouns only."""
        nouns = [t for t in tokens if not self._is(t, "verb", "bare_verb") or self._is(t, "bare_noun")]
        return bool(nouns) and all(self._is(t, "bare_noun") for t in nouns)

    # --- the clause --------------------------------------------------------------------------------------

    def heads(
        self, tokens: Sequence[Token], quantities: Sequence[Quantity], memory: Memory, following: Sequence[Token]
    ) -> dict[int, Head]:
        """The heads of the numbers of one clause, by quantity index.

        tokens: the clause's tokens. quantities: the document's quantities. memory: updated for later clauses.
        following: tokens of the next clause, which completes a spending verb without an object.
        """
        groups, texts = self._groups(tokens)
        if not groups:
            self._remember_topic(tokens, memory)
            return {}
        self._share_texts(groups, texts, quantities)
        found: dict[int, Head] = {}
        tail = self._tail(groups)
        for number, group in enumerate(groups):
            rest = groups[number + 1 :]
            for member, head in self._group_heads(group, rest, tail, quantities, memory, following, number):
                if not head.tokens:
                    continue
                found[member.index] = head
                memory.head = head.tokens
                content = list(head.tokens)
                verbs = self._verbs(content)
                if verbs and len(verbs) < len(content):
                    memory.verbs = tuple(verbs)
                core = content[len(verbs) :]
                while len(core) > 1 and self._is(core[-1], "bare_noun", "frame"):
                    core = core[:-1]
                if core and not self._bare(core):
                    memory.core = tuple(core)
        return found

    def _remember_topic(self, tokens: Sequence[Token], memory: Memory) -> None:
        """A clause without numbers leaves its object (or itself) as a topic."""
        content = self._content(tokens)
        last_verb = max((i for i, t in enumerate(content) if self._is(t, "verb", "bare_verb")), default=-1)
        noun = self._edges(content[last_verb + 1 :])
        if 0 < len(text_of(noun)) <= _LONG and not self._bare(noun):
            memory.subject = tuple(noun)
        elif content and len(text_of(content)) <= _LONG and not self._bare(content):
            memory.subject = tuple(t for t in content if not self._is(t, "level"))

    def _groups(self, tokens: Sequence[Token]) -> tuple[list[_Group], list[list[Token]]]:
        groups: list[_Group] = []
        texts: list[list[Token]] = [[]]
        for token in tokens:
            if token.kind != "number":
                texts[-1].append(token)
                continue
            between = texts[-1]
            if groups and not any(t.kind == "word" and not self._is(t, "conjunction", "adverb") for t in between) and not any(
                t.kind in ("region", "comparison", "period") for t in between
            ):
                groups[-1].members.append(token)
                if between:
                    groups[-1].coordinated = True
                texts[-1] = []
            else:
                groups.append(_Group([token], False))
                texts.append([])
        return groups, texts

    def _share_texts(self, groups: list[_Group], texts: list[list[Token]], quantities: Sequence[Quantity]) -> None:
        """Give every text between two groups to the one before, the one behind, or both."""
        groups[0].before = list(texts[0])
        for i, group in enumerate(groups):
            text = texts[i + 1]
            if i + 1 == len(groups):
                if self._head_behind(group, text, quantities) or self._predicate(text):
                    group.after = list(text)
                continue
            behind, before = self._split(group, text, quantities)
            group.after = behind
            groups[i + 1].before = before

    def _split(self, group: _Group, text: list[Token], quantities: Sequence[Quantity]) -> tuple[list[Token], list[Token]]:
        words = [i for i, t in enumerate(text) if t.kind == "word" and not self._is(t, "adverb")]
        if not words:
            return [], list(text)
        joints = [i for i, t in enumerate(text) if t.text == "、" or self._is(t, "conjunction")]
        if joints and joints[0] < next((w for w in words if w not in joints), len(text)):
            return [], list(text[joints[0] + 1 :])
        if joints and joints[-1] >= max(words):
            return list(text[: joints[-1]]), []
        behind = self._head_behind(group, text, quantities)
        marks = [i for i in joints if text[i].text == "、"]
        if marks and behind:
            return list(text[: marks[-1]]), list(text[marks[-1] + 1 :])
        if behind:
            first = words[0]
            verb = next(
                (i for i in words if self._is(text[i], "verb", "bare_verb") and (i > first or self._is(text[i], "verb", "bare_verb"))),
                None,
            )
            return list(text), list(text[verb:]) if verb is not None else []
        return [], list(text)

    def _head_behind(self, group: _Group, text: Sequence[Token], quantities: Sequence[Quantity]) -> bool:
        """Whether the counted thing stands behind the number."""
        nxt = next((t for t in text if t.kind != "period" and not self._is(t, "adverb")), None)
        if nxt is None or nxt.kind != "word" or self._is(nxt, "level", "link", "conjunction", "frame"):
            return False
        if text[0].kind == "mark" and text[0].text in "、,":
            return False
        quantity = quantities[group.members[-1].index]
        before = [t for t in group.before if t.kind == "word" and not self._is(t, "adverb")]
        last = before[-1] if before else None
        if quantity.unit is None:
            return last is None or not self._is(last, "money")
        return last is None or self._is(last, "preposition", "verb", "bare_verb", "level", "conjunction") or last.text in self.changes

    def _predicate(self, text: Sequence[Token]) -> bool:
        """Whether the words behind the last number are a predicate (``…15560人纳入低保``)."""
        first = next((t for t in text if not self._droppable(t)), None)
        return first is not None and self._is(first, "verb", "bare_verb")

    def _tail(self, groups: Sequence[_Group]) -> list[Token]:
        """The predicate behind the last group, which the earlier items of a list share."""
        after = self._content(groups[-1].after)
        verb = next((i for i, t in enumerate(after) if self._is(t, "verb", "bare_verb")), None)
        return after[verb:] if verb is not None else []

    # --- one group ---------------------------------------------------------------------------------------

    def _group_heads(
        self,
        group: _Group,
        rest: Sequence[_Group],
        tail: list[Token],
        quantities: Sequence[Quantity],
        memory: Memory,
        following: Sequence[Token],
        number: int,
    ) -> list[tuple[Token, Head]]:
        phrase, rule = self._phrase(group, rest, tail, quantities, memory, following, number)
        if group.coordinated and len(group.members) > 1:
            parts = distribute(phrase, len(group.members), lambda t: self._is(t, "conjunction") or t.text == "、")
            if parts is not None:
                return [(m, Head(tuple(self._shorten(p)), "distributed")) for m, p in zip(group.members, parts, strict=True)]
        head = Head(tuple(phrase), rule)
        return [(m, head if i == 0 else Head(head.tokens, "side-by-side")) for i, m in enumerate(group.members)]

    def _phrase(
        self,
        group: _Group,
        rest: Sequence[_Group],
        tail: list[Token],
        quantities: Sequence[Quantity],
        memory: Memory,
        following: Sequence[Token],
        number: int,
    ) -> tuple[list[Token], str]:
        quantity = quantities[group.members[0].index]
        before, linked = self._subject(group.before)
        after = self._content(group.after)
        if linked is not None:
            subject = before or list(memory.head)
            return subject + linked, "share"
        if after and self._head_behind(group, group.after, quantities):
            return self._behind(before, after, rest, tail), "head-behind"
        if not before:
            if after:
                return self._shorten(after), "predicate"
            return list(memory.head or memory.subject), "elliptic"
        phrase = self._shorten(before)
        if self._needs_topic(phrase):
            topic = [t for t in (memory.core or memory.subject) if t not in phrase]
            verbs = self._verbs(phrase)
            if not (topic and phrase and text_of(phrase[-1:]) == text_of(topic[-1:])):
                phrase = topic + phrase
            elif len(verbs) == len(phrase):
                phrase = topic
            else:
                phrase = topic
            return phrase, "topic"
        if quantity.dimension == "money" and all(self._is(t, "bare_verb") for t in phrase):
            purpose = self._purpose(after, rest, following)
            return phrase + purpose, "spending"
        if tail and self._list_item(group):
            return phrase + [t for t in tail if t not in phrase], "object-list"
        if after and self._predicate(group.after) and quantity.dimension != "money":
            return phrase + after, "subject-predicate"
        if number > 0 and not self._verbs(phrase) and memory.verbs and self._same_list(group):
            return [*memory.verbs, *phrase], "shared-verb"
        return phrase, "head-before"

    def _needs_topic(self, phrase: Sequence[Token]) -> bool:
        return self._bare(phrase) or (len(phrase) == 1 and len(phrase[0].text) <= 2 and phrase[0].text.endswith(("级", "类", "性")))

    def _same_list(self, group: _Group) -> bool:
        return True

    def _list_item(self, group: _Group) -> bool:
        return True

    def _subject(self, before: Sequence[Token]) -> tuple[list[Token], list[Token] | None]:
        """The words before a number without the level or growth verb, and the share they name, if any."""
        tokens = list(before)
        comparison = next((i for i, t in enumerate(tokens) if t.kind == "comparison"), None)
        if comparison is not None and any(t.kind == "word" and t.text in self.changes for t in tokens[comparison:]):
            tokens = tokens[:comparison]
        link = next((i for i, t in enumerate(tokens) if self._is(t, "link")), None)
        if link is not None:
            share = [t for t in tokens[link:] if not self._is(t, "adverb", "level") and t.kind != "mark"]
            while len(share) > 1 and share[-1].text in ("的",):
                share.pop()
            return self._content(tokens[:link]), [t for t in share if t.kind in ("word", "region")]
        cut = self._level_cut(tokens)
        content = self._content(tokens[:cut])
        while content and self._is(content[-1], "frame", "level", "preposition") and len(content) > 1:
            content.pop()
        while content and content[-1].text in self.changes and not self._is(content[-1], "verb"):
            content.pop()
        if content and content[0].text in self.changes and content[0].text not in ("新增",):
            content = content[1:]
        if content and self._is(content[0], "preposition", "level"):
            content = content[1:]
        return self._edges(content), None

    def _level_cut(self, tokens: Sequence[Token]) -> int:
        """Where a level or growth verb ends the subject: its index, or the length where there is none."""
        for i, token in enumerate(tokens):
            if token.kind != "word" or i == 0:
                continue
            change = token.text in self.changes
            last = i + 1 >= len(tokens) or all(
                self._droppable(t) or t.kind == "mark" or self._is(t, "level", "frame", "link") for t in tokens[i + 1 :]
            )
            if change and (last or tokens[i + 1].text in _CHANGE_ENDS):
                return i
            if self._is(token, "level") and len(token.text) > 1 and self._content(tokens[:i]):
                return i
            if self._is(token, "level") and last and self._content(tokens[:i]):
                return i
        return len(tokens)

    def _behind(self, before: list[Token], after: list[Token], rest: Sequence[_Group], tail: list[Token]) -> list[Token]:
        """Verb (or preposition) before the number and the counted thing behind it."""
        lead = self._lead(before)
        phrase = after
        if rest and tail and not any(self._is(t, "verb", "bare_verb") for t in after):
            noun = list(after)
            if noun and noun[-1].text.endswith(("性", "型", "级", "类", "式")):
                last = self._content(rest[-1].after)
                shared = last[1:] if len(last) > 1 else last
                return lead + noun + shared
            phrase = noun + [t for t in tail if t not in noun]
        if len(text_of(phrase)) > 24:
            verb = next((i for i, t in enumerate(phrase) if i > 0 and self._is(t, "verb", "bare_verb")), None)
            phrase = phrase[:verb] if verb else self._shorten(phrase)
        return lead + phrase

    def _lead(self, before: list[Token]) -> list[Token]:
        """The verb or preposition that opens the phrase before a number whose head is behind it."""
        if not before:
            return []
        last = max((i for i, t in enumerate(before) if self._is(t, "verb", "bare_verb", "preposition")), default=-1)
        if last < 0:
            return before if len(text_of(before)) <= 8 else []
        first = last
        while first > 0 and self._is(before[first - 1], "verb", "bare_verb"):
            first -= 1
        lead = before[first:]
        if lead and self._is(lead[0], "preposition"):
            lead = lead[1:] if lead[0].text in ("将", "把") else lead
        return lead

    def _purpose(self, after: list[Token], rest: Sequence[_Group], following: Sequence[Token]) -> list[Token]:
        """What money was spent on: the words behind it, else the next clause, numbers left out."""
        words = list(after)
        for group in rest:
            words += [t for t in self._content([*group.before, *group.after]) if t not in words]
        if not words:
            words = self._content([t for t in following if t.kind != "number"])
            if words and not self._is(words[0], "verb", "bare_verb"):
                return []
        purpose: list[Token] = []
        for token in words:
            if len(text_of(purpose)) + len(token.text) > 24:
                break
            purpose.append(token)
        return self._edges(purpose)

    def _shorten(self, tokens: list[Token]) -> list[Token]:
        """Cut a long phrase back to its last verb with its object, then to the noun behind its last 的."""
        tokens = self._edges(list(tokens))
        if len(text_of(tokens)) <= _LONG:
            return tokens
        verbs = [i for i, t in enumerate(tokens) if self._is(t, "verb", "bare_verb")]
        for i in reversed(verbs):
            if i + 1 < len(tokens) and not all(self._is(t, "verb", "bare_verb") for t in tokens[i:]):
                first = i
                while first > 0 and self._is(tokens[first - 1], "verb", "bare_verb"):
                    first -= 1
                if tokens[i + 1].text != "的":
                    tokens = tokens[first:]
                    break
        if len(text_of(tokens)) > 22:
            of = max((i for i, t in enumerate(tokens[:-1]) if t.text == "的"), default=-1)
            if of >= 0:
                tokens = [*self._verbs(tokens[:of]), *tokens[of + 1 :]]
        return tokens
