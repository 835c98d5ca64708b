"""The part a word plays in a metric: verb, level, bare noun, what may be left out."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.claims.tokens import NOMINAL, Token, text_of
from minzheng_ie.claims.words import MetricWords

LONG = 16  # characters; a longer phrase is cut back to its last verb and object
LONGEST = 24
PARTICLES = frozenset({"的", "地", "得", "了", "着"})
TO = frozenset({"到", "至", "为", "成"})


class Roles:
    """Looks up what words do in a metric head.

    words (MetricWords): the roles of words. changes (frozenset): words of growth and decline.
    """

    def __init__(self, words: MetricWords, changes: frozenset[str]) -> None:
        self.words = words
        self.changes = changes
        self._examples: dict[int, bool] = {}  # where 等 closes a list of examples in the clause at hand

    @staticmethod
    def is_(token: Token, *roles: str) -> bool:
        return not token.roles.isdisjoint(roles)

    def tagged(self, tokens: Sequence[Token]) -> list[Token]:
        """Mark verbal nouns that end or continue a compound (康复服务, 家庭照护服务融合行动) as nouns."""
        tagged: list[Token] = []
        for token in tokens:
            before = tagged[-1] if tagged else None
            if (
                before is not None
                and before.text.endswith(("岁", "级"))
                and token.text in ("以上", "以下", "及以上", "及以下")
            ):
                token = token.nominal()  # an age or a grade is told whole
            elif (
                before is not None
                and "light_verb" in before.roles
                and token.kind == "word"
                and self.words.is_verbal_noun(token.text)
            ):
                token = token.nominal()  # 开展服务, 接受培训
            elif before is not None and before.text == "每" and token.text[:1] in "百千万十":
                tagged[-1] = before.nominal()
            elif (
                before is not None
                and before.kind == "word"
                and before.end == token.start
                and token.kind == "word"
                and self.words.is_verbal_noun(token.text)
                and not before.verb
                and "adverb" not in token.roles
                and not self.is_(before, "adverb", "preposition", "conjunction", "level")
                and before.text not in PARTICLES
                and len(before.text) > 1
            ):
                token = token.nominal()
            tagged.append(token)
        return tagged

    def droppable(self, token: Token) -> bool:
        if token.index == NOMINAL:
            return False
        return token.kind in ("period", "region", "comparison", "rate") or "adverb" in token.roles

    def joins(self, token: Token) -> bool:
        return token.text == "、" or "conjunction" in token.roles

    def shareable(self, token: Token) -> bool:
        return self.is_(token, "bare_noun", "frame", "money") or token.verb

    def content(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens that may stand in a metric: no time, no place, no adverb."""
        kept = [t for t in tokens if "droppable" not in t.roles and t.text not in ("了", "着", "过")]
        joined = [
            t for i, t in enumerate(kept) if not ("joint" in t.roles and i and "joint" in kept[i - 1].roles)
        ]
        return self.edges(joined)

    def _edge(self, token: Token) -> bool:
        return token.kind == "mark" or token.text in PARTICLES or "conjunction" in token.roles

    def edges(self, tokens: Sequence[Token]) -> list[Token]:
        """Without marks, conjunctions and particles at either end."""
        start, end = 0, len(tokens)
        while start < end and self._edge(tokens[start]):
            start += 1
        while end > start and self._edge(tokens[end - 1]):
            end -= 1
        return list(tokens[start:end])

    def opening_verbs(self, tokens: Sequence[Token]) -> list[Token]:
        """The verbs a phrase opens with."""
        opening: list[Token] = []
        for i, token in enumerate(tokens):
            between = "joint" in token.roles and opening and i + 1 < len(tokens) and tokens[i + 1].verb
            if not token.verb and not between:
                break
            opening.append(token)
        return opening

    def _nouns(self, tokens: Sequence[Token]) -> list[Token]:
        return [t for t in tokens if not t.verb or "bare_noun" in t.roles]

    def bare(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase has no head of its own: bare nouns, with or without verbs before them."""
        nouns = self._nouns(tokens)
        return bool(nouns) and all(self.is_(t, "bare_noun", "frame") or t.text in PARTICLES for t in nouns)

    def known(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase speaks of the field: one of its words is, or is part of, a programme's name."""
        return any(t.text in self.words.nouns for t in tokens)

    def core(self, tokens: Sequence[Token]) -> list[Token]:
        """The thing a head speaks of: the object of its last verb, or all of it."""
        last = max((i for i, t in enumerate(tokens) if t.verb), default=-1)
        noun = self.edges(tokens[last + 1 :])
        if len(text_of(noun)) > 2 and not self.bare(noun):
            return noun
        return list(tokens[len(self.opening_verbs(tokens)) :])
