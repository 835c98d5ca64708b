"""What neighbouring numbers share: the ends of a range, a scale, a unit, an approximator."""

from __future__ import annotations

from decimal import Decimal

import regex

from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.rules import Modifiers
from minzheng_ie.schema import Modifier

_RANGE = regex.compile(r"(?:-{1,2}|~|—{1,2}|–|至|到)")
_JOIN = regex.compile(r"(?:、|和|及|与|以及|或|,(?=[0-9]))")
_APART = regex.compile(r"分别[^。;\n]{0,40}$")
_SHARING: frozenset[Modifier] = frozenset({"over", "at_least", "at_most"})


def join_ranges(text: str, drafts: list[Draft], moves: regex.Pattern[str]) -> list[Draft]:
    """Join two numbers around 至, - or ~ into one range; not 由A至B, nor a change followed by its result.

    ``moves`` matches the words (由, 增长 …) at the end of what stands in front of such a pair.
    """
    joined: list[Draft] = []
    index = 0
    while index < len(drafts):
        low = drafts[index]
        high = drafts[index + 1] if index + 1 < len(drafts) else None
        if (
            high is not None
            and _touch(text, low, high)
            and not _code(text, drafts, index)
            and not (text[low.end] in "至到" and moves.search(text[max(0, low.start - 4) : low.start]))
            and _merge(low, high)
        ):
            index += 1
        joined.append(low)
        index += 1
    return joined


def _touch(text: str, low: Draft, high: Draft) -> bool:
    return (
        not (low.fixed or high.fixed)
        and high.start - low.end <= 2
        and _RANGE.fullmatch(text, low.end, high.start) is not None
    )


def _code(text: str, drafts: list[Draft], index: int) -> bool:
    """Whether the two belong to a chain of three or more (a code, a date), which is no range."""
    before = index > 0 and not drafts[index].own_unit and _touch(text, drafts[index - 1], drafts[index])
    after = (
        index + 2 < len(drafts)
        and not drafts[index + 1].own_unit
        and _touch(text, drafts[index + 1], drafts[index + 2])
    )
    return bool(before or after)


def _merge(low: Draft, high: Draft) -> bool:
    if low.value_max is not None or high.value_max is not None:
        return False
    if low.own_unit and (low.unit, low.dimension) != (high.unit, high.dimension):
        return False
    bottom = low.value if low.own_unit else _scaled(low, high)
    if not bottom < high.value:
        return False
    low.value, low.value_max = bottom, high.value
    low.unit, low.dimension, low.own_unit = high.unit, high.dimension, high.own_unit
    low.number_end, low.end, low.quote_end = high.number_end, high.end, high.quote_end
    low.scale, low.scaled = high.scale, high.scaled or low.scaled
    low.inner = high.inner
    low.arabic = low.arabic or high.arabic
    return True


def _scaled(member: Draft, last: Draft) -> Decimal:
    """``member`` with the scale of ``last``, when that keeps the two near each other (5000至1万: it does not)."""
    if member.scale != 1 or last.scale == 1:
        return member.value
    coefficient = last.value / last.scale
    near = (
        member.value <= max(coefficient * 30, Decimal(10))
        and coefficient <= max(member.value, Decimal("0.01")) * 1000
    )
    return member.value * last.scale if near else member.value


def share(text: str, drafts: list[Draft], words: Modifiers) -> None:
    """Give the members of a coordination (1.2、3.4和5.6万人) the scale, unit and approximator said once."""
    index = 0
    while index < len(drafts) - 1:
        last = index
        while last + 1 < len(drafts) and _coordinated(text, drafts[last], drafts[last + 1], words):
            last += 1
        if last > index:
            _share_chain(text, drafts[index : last + 1], words)
        index = last + 1


def _coordinated(text: str, left: Draft, right: Draft, words: Modifiers) -> bool:
    if left.fixed or right.fixed:
        return False
    gap = right.start - left.end
    if not 0 < gap <= 6:
        return False
    match = _JOIN.match(text, left.end)
    if match is None:
        return _tail_joined(text, left, right)
    if match.group() == "," and not _APART.search(text[max(0, left.start - 60) : left.start]):
        return False
    if match.end() == right.start:
        return True
    front = words.in_front(text, match.end(), right.start)
    return front is not None and front[1] == match.end()


def _tail_joined(text: str, left: Draft, right: Draft) -> bool:
    """``80%以上、90%以上``: the approximator stands between."""
    between = text[left.end : right.start]
    return between[:2] in {"以上", "左右", "以内"} and between[2:] in {"、", "和", "及"}


def _share_chain(text: str, chain: list[Draft], words: Modifiers) -> None:
    for position in range(len(chain) - 2, -1, -1):
        member, following = chain[position], chain[position + 1]
        if following.dimension == "points" and text[member.number_end : member.end] == "个":
            member.unit, member.dimension = following.unit, following.dimension  # 1.5个和2个百分点
            continue
        if member.own_unit or following.unit is None:
            continue
        if following.dimension in {"share", "ratio", "points"} and not following.own_unit and member.scaled:
            continue
        member.value = _scaled(member, following)
        if member.value_max is None:
            member.scale, member.scaled = (
                (following.scale, following.scaled) if member.scale == 1 else (member.scale, member.scaled)
            )
        member.unit, member.dimension = following.unit, following.dimension
        if following.unit in {"类", "级", "档"} and not following.scaled:
            for graded in (member, following):
                graded.dimension, graded.listed = "grade", True
    first = chain[0]
    front = words.in_front(text, max(0, first.start - words.longest), first.start)
    if front is not None and front[0] in _SHARING:
        for member in chain[1:]:
            if member.unit == first.unit:
                member.shared = front[0]
    last = chain[-1]
    if text.startswith("以上", last.end):
        for member in chain[:-1]:
            if member.unit == last.unit:
                member.shared = member.shared or "over"
