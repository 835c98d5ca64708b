"""What is told in an order of rank: 销量最高的是甲市2.7亿元,其次是乙市1.9亿元 is of 销量; 最多的是基金会,有6个 of 基金会."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minzheng_ie.heads.lexicon import Lexicon, bare, content, is_
from minzheng_ie.heads.purpose import Tokens
from minzheng_ie.heads.share_words import before_share
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of

_NAME = 3  # words of a place in no table
_LEADING = 3  # words of 前三位的是
_ORDINAL = 4  # characters of 第十二位


class Rank(NamedTuple):
    """What stands in an order of rank.

    measure: by what it is ranked, where that is told. ranked: what holds the rank; empty where it is a place or a time.
    first (bool): it is the most or the least; else it comes behind others.
    """

    measure: list[Token]
    ranked: list[Token]
    first: bool

    @property
    def said(self) -> list[Token]:
        """What a number told of the rank is of; empty where it was told before."""
        return self.ranked or self.measure


def rank_of(tokens: Sequence[Token], lex: Lexicon) -> Rank | None:
    """The rank that words tell (最多的是基金会, 其次为甲市); None where they tell none."""
    w, placing = lex.w, lex.placing
    for i, token in enumerate(tokens):
        if token.text not in placing and "extreme" not in token.roles:
            if _takes(tokens, i, lex):
                return _placed(tokens, i, lex)
            continue
        if "extreme" in token.roles or token.text in w.extremes:
            return _first(tokens, i, lex)
        if token.text in w.next_in_rank:
            return _next(tokens, i, lex)
        if i and token.text in w.holds_rank:
            return _placed(tokens, i, lex)
    return None


def _first(tokens: Sequence[Token], at: int, lex: Lexicon) -> Rank | None:
    """What is the most or the least; ``at``: where the word that says so stands."""
    if at + 1 == len(tokens):
        return Rank(_measure(tokens[:at], lex), [], True) if at else None  # 60岁以上的最多
    return _holder(tokens, at + 1, lex) if tokens[at + 1].text in lex.w.of else None


def _placed(tokens: Sequence[Token], at: int, lex: Lexicon) -> Rank | None:
    """What holds a place in an order (养老机构数量|居全市前列); None where it only says which is meant (居前列的6个县)."""
    w = lex.w
    among = next((i for i, t in enumerate(tokens[:at]) if t.text in w.at), at)
    measure = content(tokens[:among], lex)
    if not measure or (any(t.text in w.of for t in tokens[at:]) and not _leads_on(tokens, at, lex)):
        return None
    counted = len(measure) > 1 and "frame" in measure[-1].roles
    spent = "money" in measure[-1].roles
    if not counted and not spent and not measure[-1].text.endswith((*w.measures, *w.measure_ends)):
        return None  # 甲企业|居捐款前列: who, not what
    return Rank(measure[:-1] if counted else measure, [], True)


def _takes(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether a verb takes places in an order, and those that hold them follow (支出|占|全省前三位的分别是)."""
    return at > 0 and tokens[at].text in lex.w.takes_rank and _leads_on(tokens, at, lex)


def _leads_on(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether those that hold a place in an order are told behind it (排|全省前三位的分别是)."""
    w, behind = lex.w, tokens[at + 1 :]
    if len(behind) < _LEADING or behind[-1].text not in w.ranks_as or all(t.text not in w.of for t in behind):
        return False
    return all(_in_order(t, lex) or t.text[0] in w.order_words for t in behind)


def _holder(tokens: Sequence[Token], of: int, lex: Lexicon) -> Rank | None:
    """What is said to be the most; ``of``: where 的 stands."""
    behind = tokens[of + 1 :]
    if len(behind) > 1 and behind[1].text in lex.w.ranks_as and "division" in behind[0].roles:
        behind = behind[1:]  # 离婚率最低的|省份|是
    if not behind or (behind[0].text not in lex.w.ranks_as and behind[0].kind != "region"):
        return None  # 困难最大的家庭30户
    return Rank(_measure(tokens[: of - 1], lex), _named(behind, lex), True)


def _next(tokens: Sequence[Token], at: int, lex: Lexicon) -> Rank | None:
    """What comes next; ``at``: where the word that says so stands."""
    if at + 1 == len(tokens):
        behind = at > 0 and tokens[at].text in lex.w.second  # 30至34岁的其次
        return Rank(content(tokens[:at], lex), [], False) if behind else None
    w = lex.w
    if any("adverb" not in t.roles for t in tokens[:at]):
        return None
    rest = [t for t in tokens[at + 1 :] if not is_(t, "adverb", "particle") and t.text not in w.next_in_rank]
    leads = bool(rest) and (rest[0].text in w.ranks_as or rest[0].kind == "region")
    told = leads or tokens[at].text in w.second
    return Rank([], _named(rest, lex), False) if told else None  # 再次提高: once more


def _measure(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    measure = content(tokens, lex)
    while measure and measure[-1].text.endswith(lex.w.of_a_change):
        measure.pop()  # 增长幅度: of what was told
    return [] if bare(measure) else measure


def _named(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What holds a rank, without the verb that says so; empty where it is a place."""
    w = lex.w
    named = [t for t in content(tokens, lex) if t.text not in w.ranks_as]
    name = text_of(named)
    if len(named) <= _NAME and name.endswith(w.ranked_places) and not name.endswith(w.communities):
        return []
    return named


def told_in_rank(passed: Sequence[Tokens], head: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What the last clause without a number ranks, for a number without a word of its own; empty where it ranks none.

    passed: the clauses since the last number. head: of that number.
    """
    if not passed:
        return []
    rank = rank_of(tagged(passed[-1](), lex), lex)
    if rank is None:
        return []
    return rank.said or list(before_share(head, lex))


def rank_alone(said: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words tell nothing but a rank (居次, 第三, 排|第四)."""
    return _ranks(said[0], lex) and all(_ranks(t, lex) for t in said[1:])


def _ranks(word: Token, lex: Lexicon) -> bool:
    return word.text in lex.placing or ordinal(word, lex)


def who_ranks(said: Sequence[Token], after: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words tell a rank alone (第四名|贵阳市568对), or a place whose rank follows (乙区|612对居次)."""
    w = lex.w
    if _ranks(said[0], lex) and all(t.text in w.ranks_as or _ranks(t, lex) for t in said[1:]):
        return True
    placed = len(said) <= _NAME and said[-1].text.endswith(w.ranked_places)
    return placed and bool(after) and rank_alone(after, lex)


def ordinal(token: Token, lex: Lexicon) -> bool:
    """Whether a word is a place in an order by its number (第三, 第十二位; not 第三产业)."""
    name, w = token.text, lex.w
    if name[0] not in w.ordinal or not 1 < len(name) <= _ORDINAL or name[1] not in w.step_numerals:
        return False
    return name[-1] in w.step_numerals or name.endswith(w.persons_counted)


def without_order(tokens: tuple[Token, ...], lex: Lexicon) -> tuple[Token, ...]:
    """A measure without the place in an order that its numbers hold (火化数量|排名前10位的省市): they are of the measure."""
    w = lex.w
    at = next((i for i, t in enumerate(tokens) if i and t.text in w.holds_rank), 0)
    behind = tokens[at + 1 :]
    if not at or not behind or not all(_in_order(t, lex) for t in behind):
        return tokens
    return tokens[:at]


def _in_order(token: Token, lex: Lexicon) -> bool:
    """Whether a word is one of those that tell a place in an order: 前, 10位, 三, 的, 市州."""
    w, name = lex.w, token.text
    if name in w.order_words or name.endswith(w.ranked_places) or token.kind == "region":
        return True
    return name[0].isdecimal() or name[0] in w.step_numerals or name[0] in w.ordinal
