"""Metric phrases cut to what reads on its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.heads.attributes import without_measures
from minzheng_ie.heads.groups import WITHIN, Group, served
from minzheng_ie.heads.roles import LONG, LONGEST, Roles, last_verb
from minzheng_ie.tree.leaves import Token, text_of

_SAYS_LITTLE = 2  # characters of a noun that the list before it explains (开展A、B、C等培训)
_OBJECT = 7  # characters of what money was for, told beside the sum's own noun


class Phraser(Roles):
    """Shortens and completes phrases."""

    def lead(self, group: Group, before: list[Token]) -> list[Token]:
        """The verb or preposition that opens the phrase before a number whose head is behind it."""
        words = [t for t in group.before if t.kind == "word"]
        last = words[-1] if words else None
        if not words:
            return []
        if (preposition := served(group)) is not None:
            return [preposition]
        if last is not None and "preposition" in last.roles and last.text not in ("将", "把"):
            return [] if last.text == "在" and group.after[-1].text in WITHIN else [last]  # 在2100户危房户中
        if last is not None and last.text == "等":
            return self.opening_verbs(before)
        if last is not None and (last.text == "的" or "conjunction" in last.roles):
            return []
        at = last_verb(before)
        if at < 0:
            return before if len(text_of(before)) <= 8 else []
        first = at
        while first > 0 and before[first - 1].verb:
            first -= 1
        if first > 0 and "relating" in before[at].roles and len(text_of(before)) <= LONG:
            return before[: at + 1]  # 敬老院建设涉及7个村
        lead = before[first:]
        return lead if len(text_of(lead)) <= 10 else lead[: at - first + 1]

    def _without_examples(self, tokens: list[Token]) -> list[Token]:
        """``A、B等X``: what is counted is X."""
        if len(text_of(tokens)) <= 12:
            return tokens
        verbs = self.opening_verbs(tokens)
        for i in range(len(tokens) - 1, len(verbs), -1):
            gap = tokens[i].start - tokens[i - 1].end
            if (
                gap > 0
                and not self.bare(tokens[i:])  # 福利院、老年公寓等项目: the list says which
                and self._examples.get(tokens[i - 1].end)
                and any("joint" in t.roles or t.text.endswith("”") for t in tokens[len(verbs) : i])
            ):
                said = len(text_of(tokens[i:])) <= _SAYS_LITTLE and len(text_of(tokens)) <= LONGEST
                return tokens if verbs and said else [*verbs, *tokens[i:]]
        return tokens

    def without_lists(self, tokens: Sequence[Token]) -> list[Token]:
        """``A、B等X`` told as X wherever it stands: 为残疾儿童提供康复服务."""
        kept = list(tokens)
        for i in range(len(kept) - 1, 0, -1):
            if i >= len(kept):
                continue
            if kept[i].start > kept[i - 1].end and self._examples.get(kept[i - 1].end):
                first = i - 1
                while first > 0 and not kept[first - 1].verb and "preposition" not in kept[first - 1].roles:
                    first -= 1
                if any("joint" in t.roles for t in kept[first:i]):
                    del kept[first:i]
        return kept

    def purpose(
        self, after: list[Token], rest: Sequence[Group], following: Callable[[], Sequence[Token]]
    ) -> list[Token]:
        """What money was spent on: the words behind it, else the next clause, numbers left out."""
        words = list(after)
        for group in rest:
            told = self.content([*group.before, *group.after])
            words += [t for t in told if t not in words and t.text not in ("在", "通过")]
        if not words:
            words = without_measures(self.content([t for t in following() if t.kind != "number"]))
            verb = next((i for i, t in enumerate(words[:3]) if t.verb), 0)
            if words and "preposition" not in words[0].roles:
                words = words[verb:]  # 投资3100万元,分三期建成…
            if words and "preposition" in words[0].roles:  # 投入1.8亿元,为3.2万户…进行了适老化改造
                doing = max((i for i, t in enumerate(words[:-1]) if t.verb), default=0)
                done = words[doing + (words[doing].text in ("进行", "实施")) :]
                if doing and not self.known(done) and self.known(words[1:doing]):
                    return words if len(text_of(words)) <= LONG else []  # 对敬老院进行维修
                return done if doing and self.known(done) else []
            if words and not words[0].verb:
                return []
        purpose: list[Token] = []
        for token in words:
            if len(text_of(purpose)) + len(token.text) > LONGEST:
                break
            purpose.append(token)
        if not after and not rest:
            purpose = self._first_object(purpose)
        return self.edges(purpose) if not all(t.verb for t in purpose) else []

    def _first_object(self, tokens: list[Token]) -> list[Token]:
        """Verbs with the first of their objects, without what qualifies it (建成街道养老服务中心、服务站)."""
        verbs = self.opening_verbs(tokens)
        thing = tokens[len(verbs) :]
        stop = next((i for i, t in enumerate(thing) if i > 0 and "joint" in t.roles), len(thing))
        thing = thing[:stop]
        while len(thing) > 1 and len(text_of(thing)) > _OBJECT and self.known(thing[1:]):
            thing = thing[1:]
        return self.edges([*verbs, *thing])

    def shorten(self, tokens: Sequence[Token]) -> list[Token]:
        """Cut a long phrase back to its last verb with its object, then to the noun behind its last 的."""
        tokens = self._without_examples(self.edges(tokens))
        if len(text_of(tokens)) <= LONG or (tokens[0].verb and len(text_of(tokens)) <= LONGEST - 2):
            return tokens
        for i in range(len(tokens) - 2, -1, -1):
            if i > 0 and "joint" in tokens[i - 1].roles and not tokens[0].verb:
                continue
            if (
                tokens[i].verb
                and not tokens[i + 1].verb
                and tokens[i + 1].text != "的"
                and not self.bare(tokens[i + 1 :])
            ):
                first = i
                while first > 0 and tokens[first - 1].verb:
                    first -= 1
                tokens = tokens[first:]
                break
        if len(text_of(tokens)) > LONGEST - 2:
            of = max((i for i, t in enumerate(tokens[:-1]) if t.text == "的"), default=-1)
            if of >= 0:
                tokens = [*self.opening_verbs(tokens[:of]), *tokens[of + 1 :]]
        return tokens
