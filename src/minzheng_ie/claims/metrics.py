"""Metric heads: what each number of a sentence counts or measures, as a phrase that reads on its own.

A clause is read as texts between numbers, T0 N1 T1 N2 … Tn. Numbers that stand side by side (``8.76万人2.55亿元``)
or in coordination (``910元、860元``) form a group. A group's head stands before it (``养老床位9061张``), behind it
(``11个失能照护机构``), or, where the clause names none, it is the head of the number before (``比上年下降6%``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from minzheng_ie.claims.distribute import distribute
from minzheng_ie.claims.tokens import Token, text_of
from minzheng_ie.claims.words import MetricWords
from minzheng_ie.quantities.model import Quantity

_LONG = 16  # characters; a longer phrase is cut back to its last verb and object
_LONGEST = 24
_COMPLETE = frozenset(
    {"人次", "户次", "件次", "元", "%", "‰", "个百分点", "个千分点", "倍", "张", "人", "户", "对"}
)
_PARTICLES = frozenset({"的", "地", "得", "了", "着"})
_TO = frozenset({"到", "至", "为", "成"})
_COMPARED = frozenset({"比", "较", "相比", "比起", "相较", "同"})
_EXCEEDS = frozenset({"超过", "超出", "高出", "高于", "低于", "多于", "少于", "超", "好于", "优于"})
_SUMS = frozenset({"合计", "两项", "三项", "两项合计", "三项合计"})
_NEARS = frozenset({"接近", "相当于", "不足", "占到", "约为", "达到", "达"})
_MEASURES = ("数", "率", "标准", "面积", "水平", "总量", "规模", "费")
_NOMINAL = -2  # index of a word token that is a noun here, whatever it is elsewhere
_FORMER, _LATTER = "前者", "后者"


@dataclass(frozen=True, slots=True)
class Head:
    """The metric of one number.

    tokens (tuple): the tokens its text is made of.
    rule (str): how it was found.
    """

    tokens: tuple[Token, ...]
    rule: str

    @property
    def text(self) -> str:
        """The metric as emitted."""
        return text_of(self.tokens).strip("、,;:。·—-~ ")


@dataclass(slots=True)
class Memory:
    """What earlier clauses leave for the ones that follow.

    head: the last number's metric. topic: the thing last spoken of (its head without verbs, or the object of a
    clause without numbers). verbs: the verbs that opened the last list. recent: the heads of the last clause
    with numbers, for 分别, 前者 and 后者. named (bool): the topic names a measure (…数, …标准) that the numbers
    to come are of. action: verb and object of a clause without numbers, for a number that only adds to it
    (发放一次性临时救助金,共4.3万人次).
    """

    head: tuple[Token, ...] = ()
    topic: tuple[Token, ...] = ()
    verbs: tuple[Token, ...] = ()
    named: bool = False
    action: tuple[Token, ...] = ()
    recent: tuple[tuple[Token, ...], ...] = ()

    def new_sentence(self) -> None:
        """A new sentence starts its own lists."""
        self.verbs = ()


@dataclass(slots=True)
class _Group:
    """Numbers side by side or in coordination, with the words that belong to them."""

    members: list[Token]
    coordinated: bool
    before: list[Token] = field(default_factory=list)
    after: list[Token] = field(default_factory=list)
    closing: bool = False  # the last of its clause
    item: bool = False  # joined to the group before by 、 or 和


class HeadFinder:
    """Finds the metric heads of a clause's numbers.

    words (MetricWords): the roles of words. changes (frozenset): words of growth and decline.
    """

    def __init__(self, words: MetricWords, changes: frozenset[str]) -> None:
        self.words = words
        self.changes = changes
        self._examples: dict[int, bool] = {}  # where 等 closes a list of examples in the clause at hand

    # --- roles -------------------------------------------------------------------------------------------

    def _is(self, token: Token, *roles: str) -> bool:
        return token.kind == "word" and self.words.has(token.text, *roles)

    def _verb(self, token: Token) -> bool:
        return token.kind == "word" and token.index != _NOMINAL and self.words.is_verb(token.text)

    def _tagged(self, tokens: Sequence[Token]) -> list[Token]:
        """Mark verbal nouns that end or continue a compound (康复服务, 家庭照护服务融合行动) as nouns."""
        tagged: list[Token] = []
        for token in tokens:
            before = tagged[-1] if tagged else None
            if (
                before is not None
                and before.text.endswith("岁")
                and token.text in ("以上", "以下", "及以上", "及以下")
            ):
                token = replace(token, index=_NOMINAL)  # an age is told whole
            elif before is not None and before.text == "每" and token.text[:1] in "百千万十":
                tagged[-1] = replace(before, index=_NOMINAL)
            elif (
                before is not None
                and before.kind == "word"
                and before.end == token.start
                and token.kind == "word"
                and self.words.is_verbal_noun(token.text)
                and not self._verb(before)
                and not self._is(before, "adverb", "preposition", "conjunction", "level")
                and before.text not in _PARTICLES
                and len(before.text) > 1
            ):
                token = replace(token, index=_NOMINAL)
            tagged.append(token)
        return tagged

    def _droppable(self, token: Token) -> bool:
        if token.index == _NOMINAL:
            return False
        return token.kind in ("period", "region", "comparison", "rate") or self._is(token, "adverb")

    def _joint(self, token: Token) -> bool:
        return token.text == "、" or self._is(token, "conjunction")

    def _shareable(self, token: Token) -> bool:
        return self._is(token, "bare_noun", "frame", "money") or self._verb(token)

    def _content(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens that may stand in a metric: no time, no place, no adverb."""
        kept = [t for t in tokens if not self._droppable(t) and t.text not in ("了", "着", "过")]
        kept = [
            t
            for i, t in enumerate(kept)
            if t.text != "新" or i + 1 == len(kept) or not self._verb(kept[i + 1])
        ]
        joined = [t for i, t in enumerate(kept) if not (self._joint(t) and i and self._joint(kept[i - 1]))]
        return self._edges(joined)

    def _edge(self, token: Token) -> bool:
        return token.kind == "mark" or token.text in _PARTICLES or self._is(token, "conjunction")

    def _edges(self, tokens: Sequence[Token]) -> list[Token]:
        """Without marks, conjunctions and particles at either end."""
        start, end = 0, len(tokens)
        while start < end and self._edge(tokens[start]):
            start += 1
        while end > start and self._edge(tokens[end - 1]):
            end -= 1
        return list(tokens[start:end])

    def _opening_verbs(self, tokens: Sequence[Token]) -> list[Token]:
        """The verbs a phrase opens with."""
        opening = []
        for token in tokens:
            if not self._verb(token):
                break
            opening.append(token)
        return opening

    def _nouns(self, tokens: Sequence[Token]) -> list[Token]:
        return [t for t in tokens if not self._verb(t) or self._is(t, "bare_noun")]

    def _bare(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase has no head of its own: bare nouns, with or without verbs before them."""
        nouns = self._nouns(tokens)
        return bool(nouns) and all(self._is(t, "bare_noun", "frame") or t.text in _PARTICLES for t in nouns)

    # --- the clause --------------------------------------------------------------------------------------

    def heads(
        self,
        tokens: Sequence[Token],
        quantities: Sequence[Quantity],
        memory: Memory,
        following: Sequence[Token],
    ) -> dict[int, Head]:
        """The heads of the numbers of one clause, by quantity index.

        tokens: the clause's tokens. quantities: the document's quantities. memory: updated for later clauses.
        following: tokens of the next clause, which completes a spending verb without an object.
        """
        tokens = self._tagged(tokens)
        following = self._tagged(following)
        self._examples = {t.start: True for t in tokens if t.text == "等"}
        groups, texts = self._groups(tokens)
        if not groups:
            self._remember_topic(tokens, memory)
            return {}
        self._share_texts(groups, texts, quantities)
        found: dict[int, Head] = {}
        clause: list[tuple[Token, ...]] = []
        tail = self._tail(groups)
        of_which = any(t.text == "其中" for t in texts[0])
        for number, group in enumerate(groups):
            distinct = list(dict.fromkeys(clause))
            if len(distinct) > 1 and groups[number - 1].coordinated:
                memory.recent = tuple(distinct)
            for member, head in self._group_heads(
                group, groups[number + 1 :], tail, quantities, memory, following
            ):
                if not head.tokens:
                    continue
                found[member.index] = head
                if not clause or clause[-1] != head.tokens:
                    clause.append(head.tokens)
                self._remember(head.tokens, memory, of_which)
        if clause:
            distinct = clause if len(clause) > 1 else [*memory.recent, *clause][-2:]
            memory.recent = tuple(dict.fromkeys(distinct))
        return found

    def _remember(self, tokens: tuple[Token, ...], memory: Memory, of_which: bool) -> None:
        """Keep a head for what follows; an item of a whole (其中) leaves the topic with the whole."""
        memory.head = tokens
        verbs = self._opening_verbs(tokens)
        if verbs and len(verbs) < len(tokens):
            memory.verbs = tuple(verbs)
        memory.named, memory.action = False, ()
        core = self._core(tokens)
        while len(core) > 1 and self._is(core[-1], "bare_noun", "frame"):
            core.pop()
        beneficiaries = bool(verbs) and self._is(verbs[0], "affecting")
        if core and not self._bare(core) and not of_which and not beneficiaries:
            memory.topic = tuple(core)

    def _core(self, tokens: Sequence[Token]) -> list[Token]:
        """The thing a head speaks of: the object of its last verb, or all of it."""
        last = max((i for i, t in enumerate(tokens) if self._verb(t)), default=-1)
        noun = self._edges(tokens[last + 1 :])
        if len(text_of(noun)) > 2 and not self._bare(noun):
            return noun
        return list(tokens[len(self._opening_verbs(tokens)) :])

    def _remember_topic(self, tokens: Sequence[Token], memory: Memory) -> None:
        """A clause without numbers leaves its object (or itself) as a topic."""
        content = self._content(tokens)
        if content and content[-1].text.endswith(_MEASURES) and len(text_of(content)) <= _LONG + 4:
            memory.topic, memory.named = tuple(content), True
            return
        last_verb = max((i for i, t in enumerate(content) if self._verb(t)), default=-1)
        first_verb = next((i for i, t in enumerate(content) if self._verb(t)), 0)
        action = content[last_verb:] if last_verb >= 0 else []
        memory.action = tuple(action) if self._known(action) and len(text_of(action)) <= _LONG + 2 else ()
        for noun in (self._edges(content[last_verb + 1 :]), self._edges(content[:first_verb]), content):
            noun = [t for t in noun if not self._is(t, "level")]
            while noun and noun[-1].text in ("方面", "中", "上", "工作", "情况"):
                noun.pop()
            long = _LONG + 8 if any(self._joint(t) for t in noun) else _LONG
            if 2 < len(text_of(noun)) <= long and not self._bare(noun) and self._known(noun):
                memory.topic = tuple(self._edges(noun))
                return

    def _groups(self, tokens: Sequence[Token]) -> tuple[list[_Group], list[list[Token]]]:
        groups: list[_Group] = []
        texts: list[list[Token]] = [[]]
        for token in tokens:
            if token.kind != "number":
                texts[-1].append(token)
                continue
            between = texts[-1]
            if groups and all(
                t.kind in ("mark", "rate") or self._is(t, "conjunction", "adverb") or t.text.startswith("(")
                for t in between
            ):
                groups[-1].members.append(token)
                groups[-1].coordinated |= any(self._joint(t) for t in between)
                texts[-1] = []
            else:
                groups.append(_Group([token], False))
                texts.append([])
        return groups, texts

    def _share_texts(
        self, groups: list[_Group], texts: list[list[Token]], quantities: Sequence[Quantity]
    ) -> None:
        """Give every text between two groups to the one before, the one behind, or both."""
        groups[0].before = texts[0]
        groups[-1].closing = True
        for i, group in enumerate(groups):
            text = texts[i + 1]
            if i + 1 < len(groups):
                group.after, groups[i + 1].before, groups[i + 1].item = self._split(group, text, quantities)
            elif self._head_behind(group, text, quantities) or self._predicate(text):
                group.after = text

    def _split(
        self, group: _Group, text: list[Token], quantities: Sequence[Quantity]
    ) -> tuple[list[Token], list[Token], bool]:
        """What of a text between two groups stands behind the first, what before the second, and whether joined."""
        words = [
            i
            for i, t in enumerate(text)
            if t.kind == "word" and not self._is(t, "adverb") and not self._joint(t)
        ]
        joints = [i for i, t in enumerate(text) if self._joint(t)]
        if not words:
            return [], text, bool(joints)
        if joints and joints[0] < words[0]:
            return [], text[joints[0] + 1 :], True
        if joints and joints[-1] > words[-1]:
            return text[: joints[-1]], [], True
        behind = self._head_behind(group, text, quantities)
        marks = [i for i in joints if text[i].text == "、"]
        if marks and behind:
            verb = next((i for i in words if words[0] < i < marks[-1] and self._verb(text[i])), None)
            if verb is not None and not any(self._verb(t) for t in text[marks[-1] + 1 :]):
                return text[: marks[-1]], text[verb:], False
            return text[: marks[-1]], text[marks[-1] + 1 :], True
        if behind or self._predicate(text):
            verb = next((i for i in words if self._verb(text[i])), None)
            return text, text[verb:] if verb is not None else [], False
        return [], text, False

    def _head_behind(self, group: _Group, text: Sequence[Token], quantities: Sequence[Quantity]) -> bool:
        """Whether the counted thing stands behind the number."""
        first = next((t for t in text if t.kind != "period" and not self._is(t, "adverb")), None)
        if first is None or first.kind != "word" or self._is(first, "level", "link", "conjunction", "frame"):
            return False
        if group.before and group.before[-1].text in ("、", "等"):
            return True
        if text[0].kind == "mark" or first.text.startswith("(") or self._transition(text):
            return False
        quantity = quantities[group.members[-1].index]
        if first.text == "的":
            return True
        before = [t for t in group.before if t.kind == "word" and not self._is(t, "adverb")]
        last = before[-1] if before else None
        if quantity.unit is None:
            return last is None or not self._is(last, "money")
        if last is None:
            return True
        if self._last_counted(group, text, quantity):
            return True
        opens = (
            last.text == "的"
            or self._verb(last)
            or self._is(last, "preposition", "level", "conjunction")
            or last.text in self.changes
        )
        if self._verb(first) and quantity.unit.split("/")[0] in _COMPLETE:
            return opens and quantity.dimension != "money"
        return opens

    def _last_counted(self, group: _Group, text: Sequence[Token], quantity: Quantity) -> bool:
        """Whether a noun behind a classifier at the end of a clause is what it counts (城市更新两个项目入选)."""
        words = [t for t in text if t.kind == "word" and not self._is(t, "adverb")]
        return (
            group.closing
            and quantity.unit not in _COMPLETE
            and "/" not in (quantity.unit or "")
            and bool(words)
            and not self._verb(words[0])
            and text[0].kind == "word"
            and words[0].text not in _PARTICLES
        )

    def _predicate(self, text: Sequence[Token]) -> bool:
        """Whether the words behind a number are a predicate (``…15560人纳入低保``)."""
        first = next((t for t in text if not self._droppable(t)), None)
        return first is not None and self._verb(first) and not self._transition(text)

    def _transition(self, text: Sequence[Token]) -> bool:
        """Whether a text only leads from one level to the next (提高到, 整合为)."""
        words = [
            t for t in text if t.kind == "word" and not self._is(t, "adverb") and t.text not in _PARTICLES
        ]
        if len(words) == 1 and any(t.kind == "period" and t.text[0] in "到至" for t in text):
            return True  # 从2017年的58%提到今年的94.5%
        return (
            0 < len(words) <= 3
            and len(text_of(words)) <= 4
            and (words[-1].text in _TO or self._is(words[-1], "level"))
        )

    def _tail(self, groups: Sequence[_Group]) -> list[Token]:
        """The predicate behind the last group, which the earlier items of a list share."""
        after = self._content(groups[-1].after)
        verb = next((i for i, t in enumerate(after) if self._verb(t)), None)
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
    ) -> list[tuple[Token, Head]]:
        count = len(group.members)
        if group.coordinated and count > 1:
            same = len({quantities[m.index].unit for m in group.members}) == 1
            parts = self._distributed(group, memory, compound=same)
            if parts is not None:
                return [
                    (m, Head(tuple(self._shorten(p)), "distributed"))
                    for m, p in zip(group.members, parts, strict=True)
                ]
        phrase, rule = self._phrase(group, rest, tail, quantities, memory, following)
        head = Head(tuple(phrase), rule)
        return [
            (m, head if i == 0 else Head(head.tokens, "side-by-side")) for i, m in enumerate(group.members)
        ]

    def _distributed(self, group: _Group, memory: Memory, *, compound: bool) -> list[list[Token]] | None:
        count = len(group.members)
        subject, linked = self._subject(group.before)
        if linked is None and subject:
            parts = distribute(subject, count, self._joint, self._shareable, compound=compound)
            if parts is None and self._bare(subject) and any(self._joint(t) for t in memory.topic):
                whole = [*memory.topic, *subject]
                parts = distribute(whole, count, self._joint, self._shareable, compound=compound)
            if parts is not None and all(len(text_of(p)) <= 2 for p in parts):
                parts = [[*p, *memory.head] for p in parts]  # 城乡分别为832元和585元
            if parts is not None:
                return parts
        if sum(t.kind == "region" for t in group.before) >= count:
            return None  # 甲县、乙县分别…: the places are distributed, not the heads
        if not compound and not any(t.text in ("分别", "依次", "各") for t in group.before):
            return None
        each = not subject or len(self._opening_verbs(subject)) == len(subject)
        if each and len(memory.recent) >= count:
            return [[*head, *(t for t in subject if t not in head)] for head in memory.recent[-count:]]
        return None

    def _phrase(
        self,
        group: _Group,
        rest: Sequence[_Group],
        tail: list[Token],
        quantities: Sequence[Quantity],
        memory: Memory,
        following: Sequence[Token],
    ) -> tuple[list[Token], str]:
        quantity = quantities[group.members[0].index]
        before, linked = self._subject(group.before)
        after = self._content(group.after)
        before = self._resolve(before, memory)
        if before and memory.topic and not after and self._nominal(group.before):
            return [*(memory.topic if memory.named else memory.head or memory.topic), *before], "nominal"
        if before and self._is(before[-1], "target") and quantity.dimension == "share" and memory.head:
            return list(memory.head), "of-target"
        if linked is not None:
            return (before or list(memory.head)) + linked, "share"
        if after and self._head_behind(group, group.after, quantities):
            return self._behind(group, before, after, rest, tail), "head-behind"
        if not before:
            if after and tail != after[:0] and self._predicate(group.after) and not group.item:
                return self._shorten(after), "predicate"
            if memory.action and not any(t.text in self.changes for t in group.before):
                return list(memory.action), "action"
            return list(memory.topic if memory.named else memory.head or memory.topic), "elliptic"
        phrase = self._with_standard(self._shorten(before), quantity, memory)
        summed = any(t.text in _SUMS for t in group.before)
        topic = [] if summed else [t for t in memory.topic if t not in phrase]
        if quantity.dimension == "money" and all(self._is(t, "bare_verb") for t in phrase):
            if topic and all(self._is(t, "paid") for t in phrase) and not after:
                return self._with_topic(topic, phrase), "topic"
            return phrase + self._purpose(after, rest, following), "spending"
        if topic and (self._bare(phrase) or self._partial(phrase, group)):
            return self._with_topic(topic, phrase), "topic"
        if topic and len(self._opening_verbs(phrase)) == len(phrase) and len(text_of(phrase)) <= 4:
            if any(self._is(t, "affecting") for t in phrase):
                return self._with_topic(topic, phrase), "verb-only"
            if len(phrase) == 1 and len(text_of(topic)) <= 10 and self._known(topic):
                return phrase + topic, "verb-only"
        if self._predicate(group.after) and after and quantity.dimension != "money":
            return phrase + [t for t in after if t not in phrase], "subject-predicate"
        if tail and rest and not self._opening_verbs(phrase):
            return phrase + [t for t in tail if t not in phrase], "object-list"
        if group.item and not any(self._verb(t) for t in phrase[:1]) and memory.verbs:
            return [*memory.verbs, *phrase], "shared-verb"
        return phrase, "head-before"

    def _with_standard(self, phrase: list[Token], quantity: Quantity, memory: Memory) -> list[Token]:
        """散居孤儿1600元 beside 集中供养孤儿保障标准1900元 is a standard, too."""
        if not (quantity.unit or "").startswith("元") or any(
            scale in str(quantity.value) for scale in ("0000",)
        ):
            return phrase
        if not phrase or any(self._verb(t) or self._is(t, "standard", "bare_noun", "money") for t in phrase):
            return phrase
        tail: list[Token] = []
        for token in reversed(memory.head):
            if not self._is(token, "standard", "bare_noun") and token.text not in (
                "保障",
                "供养",
                "补贴",
                "补助",
            ):
                break
            tail.insert(0, token)
        return phrase + tail if any(self._is(t, "standard") for t in tail) else phrase

    def _nominal(self, before: Sequence[Token]) -> bool:
        """Whether the words before a number are a modifier without its noun (集中养育的由…提高到)."""
        words = [t for t in before if t.kind != "mark"]
        while words and (words[-1].kind == "rate" or self._is(words[-1], "preposition", "level")):
            words.pop()
        compared = any(t.text in _EXCEEDS or t.text in _COMPARED or t.text in _NEARS for t in words)
        return (
            len(words) > 1
            and words[-1].text == "的"
            and words[-2].kind == "word"
            and not compared
            and not self._verb(words[0])
            and len(text_of(words)) <= 9
        )

    def _known(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase speaks of the field: one of its words is, or is part of, a programme's name."""
        return any(t.text in self.words.nouns for t in tokens)

    def _resolve(self, before: list[Token], memory: Memory) -> list[Token]:
        """前者 and 后者 stand for the heads said before."""
        for i, token in enumerate(before):
            if token.text in (_FORMER, _LATTER) and len(memory.recent) > 1:
                named = memory.recent[-2 if token.text == _FORMER else -1]
                return [*named, *before[i + 1 :]]
        return before

    def _partial(self, phrase: Sequence[Token], group: _Group) -> bool:
        """Whether a phrase only tells a part of the whole (其中村级…, 其中女性…)."""
        if all(t.text.endswith(("级", "籍", "性", "型")) or self._is(t, "modifier") for t in phrase):
            return True
        of_which = any(t.text == "其中" for t in group.before) or group.item
        return of_which and len(phrase) == 1 and self._is(phrase[0], "part")

    def _with_topic(self, topic: list[Token], phrase: list[Token]) -> list[Token]:
        """Complete a bare phrase: the topic stands before its noun, and replaces it where it ends in the same word."""
        if text_of(topic).endswith(text_of(phrase[-1:])):
            return topic
        return topic + phrase

    def _subject(self, before: Sequence[Token]) -> tuple[list[Token], list[Token] | None]:
        """The words before a number without the level or growth verb, and the share they name, if any."""
        tokens = self._before_comparison(before)
        link = next((i for i, t in enumerate(tokens) if self._is(t, "link")), None)
        if link is not None:
            share = [
                t
                for t in tokens[link:]
                if not self._is(t, "adverb", "level") and t.kind in ("word", "region")
            ]
            while len(share) > 1 and share[-1].text in _PARTICLES:
                share.pop()
            return self._content(tokens[:link]), share
        yardstick = self._yardstick(tokens)
        if yardstick is not None:
            return self._content(tokens[:yardstick]), self._content(tokens[yardstick + 1 :])
        cut = self._level_cut(tokens)
        content = self._content(tokens[:cut])
        while content:
            last = content[-1]
            to = last.text in _TO and len(content) > 1 and self._verb(content[-2])
            if to:
                del content[-2:]
            elif (
                self._is(last, "level", "preposition")
                or last.text in self.changes
                or last.text in _PARTICLES
                or last.kind == "mark"
            ):
                if self._is(last, "verb") and len(content) > 1 and not self._is(last, "preposition"):
                    break
                content.pop()
            elif self._is(last, "frame") and len(content) > 1:
                content.pop()
            else:
                break
        while content and (
            self._is(content[0], "preposition", "level")
            or (content[0].text in self.changes and len(content[0].text) > 1)
        ):
            if content[0].text == "按" or self._is(content[0], "verb"):
                break
            content = content[1:]
        return self._edges(content), None

    def _yardstick(self, tokens: Sequence[Token]) -> int | None:
        """Where 接近, 相当于 or 超过 names the whole a share is of (接近户籍人口的五分之一)."""
        if not tokens or tokens[-1].text != "的":
            return None
        for i, token in enumerate(tokens):
            if token.text in _NEARS or (token.text in _EXCEEDS and i > 0):
                return i if self._content(tokens[i + 1 :]) else None
        return None

    def _before_comparison(self, before: Sequence[Token]) -> list[Token]:
        """Cut off what a number is compared with: 比全省平均水平高, 超出省定标准, 较上届提高."""
        tokens = list(before)
        words = [t for t in tokens if t.kind == "word" and not self._is(t, "adverb")]
        last = words[-1].text if words else ""
        for i, token in enumerate(tokens):
            if token.kind == "comparison" and (last in self.changes or last in _EXCEEDS):
                return tokens[:i]
            if token.kind != "word":
                continue
            if token.text in _COMPARED and (last in self.changes or last in _EXCEEDS):
                return tokens[:i]
            if (
                token.text in _EXCEEDS
                and tokens[-1].text != "的"
                and any(t.kind == "word" and not self._is(t, "adverb") for t in tokens[i + 1 :])
            ):
                return tokens[:i]
        return tokens

    def _level_cut(self, tokens: Sequence[Token]) -> int:
        """Where a level or growth verb ends the subject: its index, or the length where there is none."""
        for i, token in enumerate(tokens):
            if token.kind != "word" or i == 0:
                continue
            last = all(
                self._droppable(t)
                or t.kind == "mark"
                or self._is(t, "level", "frame", "link")
                or t.text in _TO
                for t in tokens[i + 1 :]
            )
            if token.text in self.changes and (last or tokens[i + 1].text in _TO):
                return i
            if self._is(token, "level") and (last or len(token.text) > 1) and self._content(tokens[:i]):
                return i
        return len(tokens)

    def _behind(
        self,
        group: _Group,
        before: list[Token],
        after: list[Token],
        rest: Sequence[_Group],
        tail: list[Token],
    ) -> list[Token]:
        """Verb (or preposition) before the number and the counted thing behind it."""
        lead = self._lead(group, before)
        phrase = after
        if rest and tail and not any(self._verb(t) for t in [*lead, *after]):
            if after and after[-1].text.endswith(("性", "型", "级", "类", "式", "帮扶")):
                last = self._content(rest[-1].after)
                return lead + after + (last[1:] if len(last) > 1 else last)
            phrase = after + [t for t in tail if t not in after]
        if len(text_of(phrase)) > _LONGEST - 4:
            verb = next((i for i, t in enumerate(phrase) if i > 0 and self._verb(t)), len(phrase))
            of = max((i for i, t in enumerate(phrase[:verb]) if t.text == "的"), default=-1)
            phrase = phrase[of + 1 :]  # 符合条件的老年人家庭实施… is 老年人家庭实施…
        if len(text_of(phrase)) > _LONGEST - 4:
            stop = next((i for i, t in enumerate(phrase) if i > 0 and self._verb(t)), None)
            phrase = self._edges(phrase[:stop]) if stop else self._shorten(phrase)
        return lead + phrase

    def _lead(self, group: _Group, before: list[Token]) -> list[Token]:
        """The verb or preposition that opens the phrase before a number whose head is behind it."""
        words = [t for t in group.before if t.kind == "word"]
        last = words[-1] if words else None
        if not words:
            return []
        if last is not None and self._is(last, "preposition") and last.text not in ("将", "把"):
            return [last]
        if last is not None and last.text == "等":
            return self._opening_verbs(before)
        if last is not None and (last.text == "的" or self._is(last, "conjunction")):
            return []
        at = max((i for i, t in enumerate(before) if self._verb(t)), default=-1)
        if at < 0:
            return before if len(text_of(before)) <= 8 else []
        first = at
        while first > 0 and self._verb(before[first - 1]):
            first -= 1
        lead = before[first:]
        return lead if len(text_of(lead)) <= 10 else lead[: at - first + 1]

    def _without_examples(self, tokens: list[Token]) -> list[Token]:
        """``A、B等X``: what is counted is X."""
        if len(text_of(tokens)) <= 12:
            return tokens
        verbs = self._opening_verbs(tokens)
        for i in range(len(tokens) - 1, len(verbs), -1):
            gap = tokens[i].start - tokens[i - 1].end
            if (
                gap > 0
                and self._examples.get(tokens[i - 1].end)
                and any(self._joint(t) or t.text.endswith("”") for t in tokens[len(verbs) : i])
            ):
                return [*verbs, *tokens[i:]]
        return tokens

    def _purpose(self, after: list[Token], rest: Sequence[_Group], following: Sequence[Token]) -> list[Token]:
        """What money was spent on: the words behind it, else the next clause, numbers left out."""
        words = list(after)
        for group in rest:
            words += [t for t in self._content([*group.before, *group.after]) if t not in words]
        if not words:
            words = self._content([t for t in following if t.kind != "number"])
            if words and not self._verb(words[0]):
                return []
        purpose: list[Token] = []
        for token in words:
            if len(text_of(purpose)) + len(token.text) > _LONGEST:
                break
            purpose.append(token)
        return self._edges(purpose)

    def _shorten(self, tokens: Sequence[Token]) -> list[Token]:
        """Cut a long phrase back to its last verb with its object, then to the noun behind its last 的."""
        tokens = self._without_examples(self._edges(tokens))
        if len(text_of(tokens)) <= _LONG or (self._verb(tokens[0]) and len(text_of(tokens)) <= _LONGEST - 2):
            return tokens
        for i in range(len(tokens) - 2, -1, -1):
            if i > 0 and self._joint(tokens[i - 1]) and not self._verb(tokens[0]):
                continue
            if (
                self._verb(tokens[i])
                and not self._verb(tokens[i + 1])
                and tokens[i + 1].text != "的"
                and not self._bare(tokens[i + 1 :])
            ):
                first = i
                while first > 0 and self._verb(tokens[first - 1]):
                    first -= 1
                tokens = tokens[first:]
                break
        if len(text_of(tokens)) > _LONGEST - 2:
            of = max((i for i, t in enumerate(tokens[:-1]) if t.text == "的"), default=-1)
            if of >= 0:
                tokens = [*self._opening_verbs(tokens[:of]), *tokens[of + 1 :]]
        return tokens
