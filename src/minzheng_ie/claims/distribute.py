"""Distribution of a coordinated subject over its values: ``A和B标准分别达到x、y`` → ``A标准`` x, ``B标准`` y."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.claims.tokens import Token, text_of


def distribute(
    tokens: Sequence[Token], count: int, joint: Callable[[Token], bool]
) -> list[list[Token]] | None:
    """Split a coordinated phrase into ``count`` phrases that read on their own.

    tokens: the subject. count (int): how many values there are. joint: tells the marks and words that join.
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
        return _urban_rural(tokens) if count == 2 and len(members) == 1 else None
    last = members[-1]
    first = members[0]
    own = _own_length(members)
    shared_head = last[own:]
    if shared_head and text_of(first).endswith(text_of(last[-1:])):
        shared_head = []  # every member has a head of its own: 结婚登记和离婚登记
        own = len(last)
    shared_front: list[Token] = []
    if len(first) > own > 0 and len(text_of(first)) > len(text_of(last[:own])):
        surplus = first[: len(first) - own]
        if text_of(first[-1:]) == text_of(last[own - 1 : own]) or not shared_head:
            shared_front = list(surplus) if _parallel(first[len(surplus) :], last[:own]) else []
    phrases = []
    for i, member in enumerate(members):
        phrase = list(member[:own]) if i == count - 1 else list(member)
        if i > 0:
            phrase = shared_front + phrase
        phrases.append(phrase + list(shared_head))
    return phrases


def _parallel(left: Sequence[Token], right: Sequence[Token]) -> bool:
    return len(text_of(left)) == len(text_of(right))


def _own_length(members: Sequence[Sequence[Token]]) -> int:
    """How many tokens of the last member are its own; the rest is the head all members share."""
    last = members[-1]
    first = members[-2]
    anchor = first[-1].text
    for i, token in enumerate(last):
        if token.text == anchor:
            return i + 1
    width = len(text_of(first))
    used = 0
    for i, token in enumerate(last):
        used += len(token.text)
        if used == width:
            return i + 1
        if used > width:
            break
    return min(len(first), len(last))


_PAIRS = {"城乡": ("城市", "农村"), "男女": ("男", "女")}


def _urban_rural(tokens: Sequence[Token]) -> list[list[Token]] | None:
    """``城乡低保标准分别…``: the compound names both members."""
    for i, token in enumerate(tokens):
        for compound, halves in _PAIRS.items():
            if token.text.startswith(compound):
                rest = token.text[len(compound) :]
                return [
                    [*tokens[:i], Token(token.start, token.end, half + rest, token.kind), *tokens[i + 1 :]] for half in halves
                ]
    return None
