"""A measure told with a level for each of several places, or as a rise from what it was."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, content
from minzheng_ie.heads.shorten import last_of
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token

_NEAR = 3  # words of 每个孤儿


def levels(
    tokens: Sequence[Token], groups: Sequence[Group], quantities: Sequence[Quantity], lex: Lexicon
) -> dict[int, tuple[Token, ...]]:
    """What each number is of where each place has a level of its own; empty for any other clause.

    低保标准三城区由300元、四个县由280元分别提高到330元: the sums are of the standard, 四个 counts 县.
    """
    if len(groups) < 2 or len([t for t in tokens if t.text in lex.w.out_of_or_by]) < 2:
        return {}
    measure = _measure(tokens, lex)
    if not measure or _told_again(tokens, lex):
        return {}
    found: dict[int, tuple[Token, ...]] = {}
    for i, token in enumerate(tokens):
        if token.kind != "number":
            continue
        if quantities[token.index].dimension == "money":
            found[token.index] = measure
        elif i + 1 < len(tokens) and "division" in tokens[i + 1].roles:
            found[token.index] = (tokens[i + 1],)
        else:
            return {}
    return found


def _told_again(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a measure stands behind a number as well (一类对象补助水平由420元…二类对象|补助水平由380元…): each has its own."""
    first = next((i for i, t in enumerate(tokens) if t.kind == "number"), 0)
    return any(t.kind == "word" and t.text.endswith(lex.w.levels_told) for t in tokens[first:])


def _measure(tokens: Sequence[Token], lex: Lexicon) -> tuple[Token, ...]:
    """The measure that a clause names before its first number; empty where it names none."""
    w = lex.w
    first = next((i for i, t in enumerate(tokens) if t.kind == "number"), 0)
    end = next((i for i in range(first - 1, -1, -1) if tokens[i].text.endswith(w.levels_told)), -1)
    measure = tuple(content(tokens[: end + 1], lex))
    return () if any(t.text in w.out_of_or_by for t in measure) else measure


def on_basis(group: Group, before: Sequence[Token], said: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The measure of a level that a rise is counted from (在每人每月150元|的基础上再增加40%); or empty.

    before: the words before the number. said: the measure told before, where they tell none.
    """
    behind, w = group.after, lex.w
    if len(behind) < 2 or behind[0].text not in w.of or not behind[1].text.startswith(w.basis_of):
        return []
    if before and before[-1].text.endswith((*w.levels_told, *w.payments_raised)):
        return list(before)
    return list(said[last_of(said[:-1], lex) + 1 :])


def of_each(before: Sequence[Token], head: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The standard that a sum for 每个孤儿 is of, where it was told last; or empty."""
    each = bool(before) and len(before) <= _NEAR and before[0].text in lex.w.for_each
    return list(head) if each and head and head[-1].text.endswith(lex.w.levels_told) else []
