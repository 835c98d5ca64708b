"""What the claims before it in a sentence say about the indicator of a claim: a part that was said once is not said again.

农村低保户873户、低保对象1355人: the second number is of the country too, and its metric does not say so. Whether a part holds on cannot
be known from the words; the answer is None where it may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators.model import Indicator
from minzheng_ie.schema import Claim

_TAIL = compile_re(r"(?:人数|户数|人次|资金|标准|补差)$")
_HELD = "城乡"  # the split whose part is said at the head of a sentence
_MOVED = "动态"  # the split that 其中 leaves out


def without_doubt(
    claims: Sequence[Claim], found: Sequence[Indicator | None], splits: Mapping[str, frozenset[str]]
) -> list[Indicator | None]:
    """The indicators ``found`` of claims in text order, None where the sentence before may name the part.

    splits (Mapping): of every indicator, by its name.
    """
    sure: list[Indicator | None] = []
    told: list[Indicator] = []
    at: tuple[str, int] | None = None
    for claim, one in zip(claims, found, strict=True):
        if (claim.doc, claim.sentence.start) != at:
            at, told = (claim.doc, claim.sentence.start), []
        doubt = one is not None and (_held(claim, one, told, splits) or _part(one, told))
        sure.append(None if doubt else one)
        if one is not None:
            told.append(one)
    return sure


def _held(
    claim: Claim, one: Indicator, told: Sequence[Indicator], splits: Mapping[str, frozenset[str]]
) -> bool:
    """Whether one part, and no other, was told of its kin: 城市低保对象300户，发放低保金12万元."""
    if _HELD not in splits[one.name] or dict(one.splits).get(_HELD) or _HELD in claim.metric:
        return False
    kin = _TAIL.sub("", one.name)
    parts = [dict(before.splits).get(_HELD) for before in told if _TAIL.sub("", before.name) == kin]
    return bool(parts) and parts[-1] is not None and len(set(parts)) == 1


def _part(one: Indicator, told: Sequence[Indicator]) -> bool:
    """Whether it is less than what came or went, and of a part of that: 新增低保对象300户，其中农村低保200户."""
    own = dict(one.splits)
    if _MOVED in own:
        return False
    for before in told:
        others = dict(before.splits)
        if before.name == one.name and _MOVED in others:
            del others[_MOVED]
            if own.items() > others.items():
                return one.value < before.value
    return False
