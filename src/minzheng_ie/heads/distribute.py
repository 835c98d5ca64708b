"""Distribution of a coordinated subject over its values: ``A和B标准分别达到x、y`` → ``A标准`` x, ``B标准`` y."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.tree.leaves import Token, text_of, word_token
from minzheng_ie.tree.vocabulary import MetricWords

Test = Callable[[Token], bool]

PARTS = ("城市", "城镇", "农村", "乡村")
"""Words for the parts of a country that are told beside each other."""


_DIRECTIONS = frozenset("东中西南北")
_QUARTERS = frozenset({"东部", "中部", "西部", "南部", "北部"})
_CLASSES = frozenset("类档级型")
_GRADES = frozenset("一二三四五六甲乙丙丁ABCD")


def distribute(
    tokens: Sequence[Token],
    count: int,
    joint: Test,
    shareable: Test,
    words: MetricWords,
    *,
    compound: bool = True,
) -> list[list[Token]] | None:
    """Split a coordinated phrase into ``count`` phrases that read on their own.

    tokens: the subject. count (int): how many values there are. joint: tells the marks and words that join.
    shareable: tells the heads and predicates that members share (标准, 支出, 惠及).
    words: the roles of words. compound (bool): whether 城乡 may stand for two members.
    RETURNS: the phrases in order, or None when the subject does not coordinate as many members.
    """
    members: list[list[Token]] = [[]]
    for token in tokens:
        if joint(token):
            members.append([])
        else:
            members[-1].append(token)
    members = [m for m in members if m]
    if len(members) != count:
        return _compound(tokens, words) if compound and count == 2 and len(members) == 1 else None
    members[-1] = _parted(members, words)
    first, last = members[0], members[-1]
    own = _own_length(members[-2], last, shareable)
    shared_head = last[own:]
    front = _shared_front(first, last[:own])
    phrases = []
    for i, member in enumerate(members):
        phrase = list(member[:own]) if i == count - 1 else list(member)
        phrases.append((front if i > 0 else []) + phrase + list(shared_head))
    return phrases


def _parted(members: Sequence[list[Token]], words: MetricWords) -> list[Token]:
    """The last member with its part of the whole as a word of its own: 城市、农村|低保标准."""
    last = members[-1]
    part = next((p for p in PARTS if last[0].text.startswith(p) and last[0].text != p), None)
    if part is not None and any(text_of(member) not in PARTS for member in members[:-1]):
        return last
    if part is None and (part := _named_alike([member[-1].text for member in members[:-1]], last[0])) is None:
        return last
    token, cut = last[0], last[0].start + len(part)
    halves = [
        word_token(token.start, cut, part, words),
        word_token(cut, token.end, token.text[len(part) :], words),
    ]
    return [*halves, *last[1:]]


def _named_alike(names: Sequence[str], last: Token) -> str | None:
    """What of the last member's first word is told beside ``names``: 一类、二类、三类|区, 东、中、西|部."""
    size = len(names[0])
    if any(len(name) != size for name in names) or len(last.text) <= size:
        return None
    if size == 1:
        quarter = _DIRECTIONS.issuperset(names) and last.text[:2] in _QUARTERS
        grade = _GRADES.issuperset([*names, last.text[0]]) and last.text[1] in _CLASSES
        return last.text[:1] if quarter or grade else None
    ends = {name[-1] for name in names} | {last.text[size - 1]}
    return last.text[:size] if size == 2 and len(ends) == 1 and ends <= _CLASSES else None


def _own_length(before: Sequence[Token], last: Sequence[Token], shareable: Test) -> int:
    """How many tokens of the last member are its own; the rest is the head all members share."""
    if before[-1].text == last[-1].text:
        return len(last)  # every member has a head of its own: 结婚登记和离婚登记
    anchors = [i for i, token in enumerate(last) if token.text == before[-1].text]
    if anchors:
        return anchors[0] + 1
    width, used = len(text_of(before)), 0
    for i, token in enumerate(last[:-1]):
        used += len(token.text)
        if used == width:
            return i + 2 if last[i + 1].text.startswith("(") else i + 1
        if used > width:
            break
    own = len(last)
    while own > 1 and shareable(last[own - 1]):
        own -= 1
    return own if own < len(last) else min(len(before), len(last))


def _shared_front(first: Sequence[Token], own: Sequence[Token]) -> list[Token]:
    """Words that stand before the first member and hold for all: ``孤儿集中供养和分散供养标准``."""
    width = len(text_of(own))
    used = 0
    for i in range(len(first) - 1, -1, -1):
        used += len(first[i].text)
        if used == width:
            same_end = bool(own) and first[-1].text == own[-1].text
            return list(first[:i]) if i > 0 and same_end else []
        if used > width:
            break
    return []


_PAIRS = {"城乡": ("城市", "农村"), "男女": ("男", "女")}


def _compound(tokens: Sequence[Token], words: MetricWords) -> list[list[Token]] | None:
    """``城乡低保标准分别…``: the compound names both members."""
    for i, token in enumerate(tokens):
        for compound, halves in _PAIRS.items():
            if token.kind == "word" and token.text.startswith(compound):
                rest = token.text[len(compound) :]
                return [
                    [*tokens[:i], word_token(token.start, token.end, half + rest, words), *tokens[i + 1 :]]
                    for half in halves
                ]
    return None
