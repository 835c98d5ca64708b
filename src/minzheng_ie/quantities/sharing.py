"""What neighbouring numbers share: the ends of a range, a scale, a unit, an approximator."""

from __future__ import annotations

from decimal import Decimal

import regex

from minzheng_ie.quantities.amounts import CHINESE
from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.reader import finer, plain, range_start, share_scale, shared_step
from minzheng_ie.quantities.rules import Modifiers
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import Modifier

_RANGE = compile_alike(r"(?:-{1,2}|~|—{1,2}|–|至|到)")
_JOIN = compile_alike(r"(?:、|和|及|与|以及|或|,(?=[0-9]))")
_APART = compile_alike(r"分别[^。;\n]{0,40}$")
_TOLD = frozenset(f"0123456789{CHINESE}几数半") - frozenset("百千万亿")
_SIGNS = frozenset("↑↓+-±")
_SHARING: frozenset[Modifier] = frozenset({"over", "at_least", "at_most"})
_FAR = 6
"""Characters between two members of a coordination, at the most."""
_RATIOS = frozenset({"share", "ratio", "points"})
_GRADED = frozenset({"类", "级", "档"})


def join_ranges(text: str, drafts: list[Draft], moves: regex.Pattern[str]) -> list[Draft]:
    """Join two numbers around 至, - or ~ into one range; not 由A至B, nor a change followed by its result.

    ``moves`` matches the words (由, 增长 …) at the end of what stands in front of such a pair.
    """
    joined: list[Draft] = []
    index, last = 0, len(drafts) - 1
    while index <= last:
        low = drafts[index]
        high = drafts[index + 1] if index < last else None
        if (
            high is not None
            and high.start - low.end <= 2
            and _touch(text, low, high)
            and not _code(text, drafts, index)
            and not _moved(text, low, high, moves)
            and _merge(text, low, high)
        ):
            index += 1
            if vague_end(text, high.start, high.number_end):
                low.skip, low.fixed = "ambiguous", True  # 几百至几千元: nobody knows how far it goes
        elif high is not None and low.skip == "ambiguous" and _RANGE.fullmatch(text, low.end, high.start):
            high.skip, high.fixed = low.skip, True  # the end of a range whose beginning cannot be read
        joined.append(low)
        index += 1
    return joined


def _touch(text: str, low: Draft, high: Draft) -> bool:
    if high.start - low.end > 2 or low.fixed or high.fixed:
        return False
    if between(text, low.start, low.end, high.start, high.end):
        return True
    return _RANGE.fullmatch(text, low.end, high.start) is not None


_BETWEEN_ENDS = compile_alike(r"[^,。;:\n0-9]{0,6}?之间")
_BETWEEN_BEGINS = compile_alike(r"(?:在|介于|处于|位于)$")


def between(text: str, start: int, end: int, next_start: int, next_end: int) -> bool:
    """Whether two numbers are the ends of a range said with 在A与B之间."""
    return (
        next_start - end == 1
        and text[end] in "与和"
        and _BETWEEN_BEGINS.search(text, max(0, start - 4), start) is not None
        and _BETWEEN_ENDS.match(text, next_end) is not None
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


_APIECE = ("不等", "之间")  # 从500元至800元不等 is a range as well
_VAGUE = compile_alike("[几数]")
_FROM = frozenset("从由自")
_HUNDREDTHS = "百分之"


def vague_end(text: str, start: int, end: int) -> bool:
    """Whether the numeral ``start:end`` as the end of a range leaves open how far it goes (几百至几千)."""
    return _VAGUE.search(text, start, end) is not None


def _moved(text: str, low: Draft, high: Draft, moves: regex.Pattern[str]) -> bool:
    """Whether 至 or 到 leads to where a change ends: 由A至B, 增加500张至9500张; 增加10到15名 is a range."""
    if text[low.end] not in "至到" or text.startswith(_APIECE, high.end):
        return False
    front = text[max(0, low.start - 4) : low.start]
    if front[-1:] in _FROM:
        return True
    return low.own_unit and moves.search(front) is not None


def _merge(text: str, low: Draft, high: Draft) -> bool:
    if low.unit == "%" and high.unit is None and not high.scaled and text.startswith(_HUNDREDTHS, low.start):
        high.unit, high.dimension, high.own_unit = low.unit, low.dimension, True  # 百分之四十到五十
    if low.own_unit and (low.unit, low.dimension) != (high.unit, high.dimension):
        return False
    bottom = range_start(low.value, low.value if low.own_unit else _scaled(low, high), high.value)
    if bottom is None or (
        low.value_max is not None and not low.value_max * (bottom / low.value) < high.value
    ):
        return False
    low.step = finer(shared_step(low.step, low.value, bottom), high.step)
    low.value, low.value_max = bottom, high.value if high.value_max is None else high.value_max
    low.unit, low.dimension, low.own_unit = high.unit, high.dimension, high.own_unit
    low.number_end, low.end, low.quote_end = high.number_end, high.end, high.quote_end
    low.scale, low.big, low.partial = high.scale, high.big, high.partial
    low.scaled = high.scaled or low.scaled
    low.inner = high.inner
    low.arabic = low.arabic or high.arabic
    return True


def _scaled(member: Draft, last: Draft) -> Decimal:
    """``member`` with the scale of ``last``, when that keeps the two near each other (5000至1万: it does not)."""
    return share_scale(member.value, member.scaled, member.partial, last.value, last.scale, last.big)


def share(text: str, drafts: list[Draft], words: Modifiers) -> None:
    """Give the members of a coordination (1.2、3.4和5.6万人) the scale, unit and approximator said once."""
    index, stop = 0, len(drafts) - 1
    while index < stop:
        last = index
        while (
            last < stop
            and drafts[last + 1].start - drafts[last].end <= _FAR
            and _coordinated(text, drafts[last], drafts[last + 1], words)
        ):
            last += 1
        if last > index:
            _share_chain(text, drafts[index : last + 1], words)
        index = last + 1


def _coordinated(text: str, left: Draft, right: Draft, words: Modifiers) -> bool:
    if not 0 < right.start - left.end <= _FAR or left.fixed or right.fixed:
        return False
    match = _JOIN.match(text, left.end)
    if match is None:
        return _tail_joined(text, left, right)
    if match.group() == "," and not _APART.search(text[max(0, left.start - 60) : left.start]):
        return False
    if match.end() == right.start:
        # 5、↓2亿元: what has a sign of its own lends nothing to what has none.
        return text[right.start] not in _SIGNS or text[left.start] in _SIGNS
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
        elif _lends(text, member, following):
            _share_unit(member, following)
    _share_approximator(text, chain, words)


def _lends(text: str, member: Draft, following: Draft) -> bool:
    """Whether the unit of a number and its scale are those of the one in front of it as well."""
    if member.own_unit or following.unit is None:
        return False
    if _TOLD.isdisjoint(text[following.start : following.number_end]):
        return False  # 5、千公顷; 5、百%; 5、↑亿元: a scale alone is no number that lends one
    if member.arabic != following.arabic and _scaled(member, following) != member.value:
        return False  # 5、二亿元: one list is not written in two scripts
    return not (following.dimension in _RATIOS and not following.own_unit and member.scaled)


def _share_unit(member: Draft, following: Draft) -> None:
    """Give ``member`` the scale and the unit of the number behind it."""
    shared = _scaled(member, following)
    if shared != member.value and member.value_max is not None:
        member.value_max = plain(member.value_max * shared / member.value)
    member.step, member.value = shared_step(member.step, member.value, shared), shared
    if member.value_max is None and member.scale == 1:
        member.scale, member.big, member.scaled = following.scale, following.big, following.scaled
    member.unit, member.dimension = following.unit, following.dimension
    if following.unit in _GRADED and not following.scaled:
        for graded in (member, following):
            graded.dimension, graded.listed = "grade", True


def _share_approximator(text: str, chain: list[Draft], words: Modifiers) -> None:
    """Give the members the word that is said once: in front of the first (超过), or 以上 behind the last."""
    first, last = chain[0], chain[-1]
    front = words.in_front(text, max(0, first.start - words.longest), first.start)
    if front is not None and front[0] in _SHARING:
        for member in chain[1:]:
            if member.unit == first.unit:
                member.shared = front[0]
    if text.startswith("以上", last.end):
        for member in chain[:-1]:
            if member.unit == last.unit:
                member.shared = member.shared or "over"
