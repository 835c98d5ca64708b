"""The part a word plays in a metric: verb, level, bare noun, what may be left out."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.tree.leaves import NOMINAL, Token, text_of
from minzheng_ie.tree.vocabulary import PARTICLES as PARTICLES
from minzheng_ie.tree.vocabulary import MetricWords

LONG = 16  # characters; a longer phrase is cut back to its last verb and object
LONGEST = 24
TO = frozenset({"到", "至", "为", "成"})

_ASPECTS = frozenset({"了", "着", "过"})
_THEN = "后"
_BARE = frozenset({"bare_noun", "frame"})
_RAISING = frozenset({"bare_verb", "compound"})  # 筹资: a verb, whoever stands before it
_FUNDERS = ("财政", "级", "县", "市", "省", "区")  # 县财政|配套50万元: a verb
_BOUNDS = frozenset({"以上", "以下", "及以上", "及以下"})
_NO_NOUNS = frozenset({"adverb", "preposition", "conjunction", "level"})


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
        before: Token | None = None
        if tokens and tokens[0].text == _THEN:
            tokens = tokens[1:]  # 后于2015年跌破80万对
        for at, token in enumerate(tokens):
            if before is not None:
                verbal = "verbal_noun" in token.roles
                if len(token.text) == 1 and before.kind == "region" and self._source(tokens, at):
                    token = token._replace(roles=frozenset({"droppable"}), verb=False)
                elif token.text in _BOUNDS and before.text.endswith(("岁", "级")):
                    token = token.nominal()  # an age or a grade is told whole
                elif token.text in _BOUNDS and before.text == "及" and len(tagged) > 1:
                    if tagged[-2].text.endswith(("岁", "级")):
                        tagged[-1] = before._replace(index=NOMINAL, roles=frozenset())
                        token = token.nominal()
                elif token.text == "配套" and before.kind == "word" and before.text.endswith(_FUNDERS):
                    token = token._replace(roles=token.roles - {"adverb", "droppable"}, verb=True)
                elif verbal and "light_verb" in before.roles:
                    token = token.nominal()  # 开展服务, 接受培训
                elif before.text == "每" and token.text[:1] in "百千万十":
                    tagged[-1] = before.nominal()
                elif verbal and self._compounds(before, token):
                    manner = before.text[-1] == "化" and len(before.text) > 2 and at + 1 < len(tokens)
                    if not (manner and tokens[at + 1].kind == "number" and "verb" in token.roles):
                        token = token.nominal()  # 规范化建设3个康复中心: a verb
            if before is not None and before.text == "新" and token.verb:
                tagged[-1] = before._replace(verb=True)  # 新成立: alone it wants its topic, as 成立 does
            tagged.append(token)
            before = token
        return tagged

    @staticmethod
    def _source(tokens: Sequence[Token], at: int) -> bool:
        """Whether the short word at ``at`` is the end of whence something comes (从天津|库|调运3000顶)."""
        return at > 1 and tokens[at - 2].text == "从" and at + 1 < len(tokens) and tokens[at + 1].verb

    @staticmethod
    def _compounds(before: Token, token: Token) -> bool:
        """Whether a verbal noun continues the noun before it."""
        return (
            before.kind == "word"
            and not token.roles >= _RAISING
            and "adverb" not in token.roles
            and before.end == token.start
            and not before.verb
            and before.roles.isdisjoint(_NO_NOUNS)
            and before.text not in PARTICLES
            and len(before.text) > 1
        )

    @staticmethod
    def droppable(token: Token) -> bool:
        return "droppable" in token.roles

    @staticmethod
    def joins(token: Token) -> bool:
        return "joint" in token.roles

    def shareable(self, token: Token) -> bool:
        return self.is_(token, "bare_noun", "frame", "money") or token.verb

    def content(self, tokens: Sequence[Token]) -> list[Token]:
        """Tokens that may stand in a metric: no time, no place, no adverb."""
        kept: list[Token] = []
        joined = False  # to the token before, which is one of the kept
        for token in tokens:
            roles = token.roles
            if "droppable" in roles or token.text in _ASPECTS:
                continue
            joint = "joint" in roles
            if not (joint and joined):
                kept.append(token)
            joined = joint
        return self.edges(kept) if kept else kept

    def edges(self, tokens: Sequence[Token]) -> list[Token]:
        """Without marks, conjunctions and particles at either end."""
        start, end = 0, len(tokens)
        while start < end and "edge" in tokens[start].roles:
            start += 1
        while end > start and "edge" in tokens[end - 1].roles:
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

    def bare(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase has no head of its own: bare nouns, with or without verbs before them."""
        nouns = False
        for token in tokens:
            if token.verb and "bare_noun" not in token.roles:
                continue
            if token.roles.isdisjoint(_BARE) and token.text not in PARTICLES:
                return False
            nouns = True
        return nouns

    def known(self, tokens: Sequence[Token]) -> bool:
        """Whether a phrase speaks of the field: one of its words is, or is part of, a programme's name."""
        return not self.words.nouns.isdisjoint([token.text for token in tokens])

    def core(self, tokens: Sequence[Token]) -> list[Token]:
        """The thing a head speaks of: the object of its last verb, or all of it."""
        noun = self.edges(tokens[last_verb(tokens) + 1 :])
        if len(text_of(noun)) > 2 and not self.bare(noun):
            return noun
        return list(tokens[len(self.opening_verbs(tokens)) :])


def last_verb(tokens: Sequence[Token]) -> int:
    """Where the last verb stands: its index, or -1."""
    for i in range(len(tokens) - 1, -1, -1):
        if tokens[i].verb:
            return i
    return -1
