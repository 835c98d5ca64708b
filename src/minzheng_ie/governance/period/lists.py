"""Times told side by side (2021年、2022年和2023年): of one number all, of several each of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.period.bases import attributive
from minzheng_ie.governance.period.frame import Outer, Said, When
from minzheng_ie.governance.period.kinds import GOVERNS
from minzheng_ie.governance.period.looks import PeriodLooks
from minzheng_ie.governance.period.values import are_years, governed, is_year
from minzheng_ie.tree.leaves import JOINT, Clause

LONGEST_JOINT = 2
_LONGEST = 24
_SPANS = frozenset({"range", "point"})
_MONTH = len("2022-01")
_DAY = len("2022-01-01")
_AND = "、"
_FROM_DAY_TO_DAY = 2 * _DAY + 1
_LISTED = frozenset({"point", "relative", "asof", "range"})
"""Kinds of times that are told side by side."""


class Shared(NamedTuple):
    """Coordinated numbers.

    first (int): where they begin. nth (int): the one asked for. units: of each. heads (int): where heads stand that are
    listed as the numbers are, else -1: behind the times, it is they that are shared out. floor (int): where the number
    before them ends.
    """

    first: int
    nth: int
    units: Sequence[str | None]
    heads: int
    floor: int


def run_of(text: str, looks: PeriodLooks, mentions: Sequence[PeriodMention], at: int) -> list[PeriodMention]:
    """The times listed side by side of which ``mentions[at]`` is the last; it alone where none stands beside it."""
    if at < 1 or mentions[at].start - mentions[at - 1].end > LONGEST_JOINT:
        return list(mentions[at : at + 1])  # as most: it stands alone
    run: list[PeriodMention] = []
    for mention in reversed(mentions[max(0, at + 1 - _LONGEST) : at + 1]):
        if mention.kind not in _LISTED or mention.edtf is None or mention.rule.startswith("plan"):
            break
        if run and not JOINT.fullmatch(text, mention.end, run[0].start):
            break
        if attributive(text, mention, looks):
            break
        run.insert(0, mention)
    return run


def span_of(text: str, looks: PeriodLooks, run: Sequence[PeriodMention]) -> Said | None:
    """One figure over several times takes their span (7、8月份); None where it is told of each, or they overlap."""
    if len(run) < 2 or looks.each.match(text, run[-1].end):
        return None
    if any(m.kind == "asof" or m.rule == "same_period" or not m.edtf for m in run):
        return None
    starts = [(m.edtf or "").split("/")[0] for m in run]
    ends = [(m.edtf or "").split("/")[-1] for m in run]
    met = all(are_years(m.edtf) for m in run)  # 2009-10年度和2010-11年度: one ends as the next begins
    pairs = zip(ends, starts[1:], strict=False)
    if any(first > second or (first == second and not met) for first, second in pairs):
        return None
    return Trigger(run[0].start, run[-1].end, f"{starts[0]}/{ends[-1]}", "period-several")


def listed_from(
    text: str, looks: PeriodLooks, mentions: Sequence[PeriodMention], first: PeriodMention
) -> Said | None:
    """The span of the times listed from ``first`` on."""
    run = [first]
    for mention in mentions:
        if mention.start > run[-1].start and JOINT.fullmatch(text, run[-1].end, mention.start):
            if mention.kind not in _LISTED:
                return None
            run.append(mention)
    return span_of(text, looks, run)


def distributed(
    outer: Outer,
    beside: Sequence[PeriodMention],
    clause: Clause,
    mentions: Sequence[PeriodMention],
    shared: Shared,
) -> When | None:
    """The period of one of some coordinated numbers, where as many times are listed before them.

    去年和今年分别增长35%和62%; 一季度、二季度依次救助90人、85人; of 1.2万户1.8万人、1.1万户1.7万人 two belong to each time.
    None: the times are not distributed. beside: the times of the sentence of the number before.
    """
    text, looks = outer.text, outer.looks
    run = run_of(text, looks, mentions, _last_governing(mentions, shared.first))
    if len(run) == 1:
        return _of_its_parts(outer, beside, clause, run[0], shared)
    if not run or shared.heads > run[0].start or looks.each.match(text, run[-1].end):
        return None
    # 7月、8月分别发放30万元、40万元,惠及300人: what comes after those shared out is of both
    said = run[-1].end if shared.floor <= run[-1].end else clause.start
    severally = looks.severally.search(text, max(said, run[-1].end), shared.first)
    each = _for_each(shared.units, len(run))
    if each and (severally is not None or each == 1):
        own = run[shared.nth // each]
        found = governed(outer, beside, own, "clause" if run[0].start >= clause.start else "sentence")
        if _ends_of_years(run) and is_year(found.value):
            return Governed(f"../{found.value}-12-31", found.trigger, found.level)
        return found
    if severally is None:
        return None
    # 4月5日、6日、7日: the first two are read as one
    listed = each or looks.listing.search(text, run[-1].end, severally.start()) is not None
    value = None if listed else _day_of(span_of(text, looks, run), shared)
    trigger: Said = Trigger(run[0].start, run[-1].end, value, "period-several")
    return Governed(value, trigger, "clause")  # else which number is of which time is not told


def _last_governing(mentions: Sequence[PeriodMention], position: int) -> int:
    """The place among ``mentions`` of the last one before ``position`` that may govern; -1: there is none."""
    at = len(mentions) - 1
    while at >= 0 and (mentions[at].start >= position or mentions[at].kind not in GOVERNS):
        at -= 1
    return at


def _of_its_parts(
    outer: Outer, beside: Sequence[PeriodMention], clause: Clause, span: PeriodMention, shared: Shared
) -> When | None:
    """The part of a span that one of as many numbers is of (一至四季度分别为30万、28万、31万、35万); None where they are not."""
    text, looks = outer.text, outer.looks
    if span.kind not in _SPANS or "/" not in (span.edtf or "") or shared.heads > span.start:
        return None
    start = max(span.end, shared.floor)
    severally = looks.severally.search(text, start, shared.first)
    if severally is None or looks.listing.search(text, span.end, severally.start()) is not None:
        return None  # 1至3月,甲县、乙县、丙县(三个县)分别发放…
    length = next(
        (n for n, word in ((3, looks.quarters), (1, looks.months)) if word.search(text, *span[:2])), 0
    )
    parts = parts_of(span.edtf or "", len(shared.units), length)
    if not parts and 0 < text.count(_AND, span.start, span.end) == len(shared.units) - 1:
        trigger: Said = Trigger(span.start, span.end, None, "period-several")
        return Governed(None, trigger, "clause")  # 4月3、5、6日: told as a span, and it is of one day
    if not parts or any(unit != shared.units[0] for unit in shared.units):
        return None
    own = span._replace(edtf=parts[shared.nth])
    return governed(outer, beside, own, "clause" if span.start >= clause.start else "sentence")


def parts_of(period: str, count: int, length: int) -> list[str]:
    """The ``count`` years or days of an EDTF span, or its parts of ``length`` months; none where they are not as many."""
    first, _, last = period.partition("/")
    if len(first) == len(last) == _DAY:
        return _days(first, last) if int(last[8:]) - int(first[8:]) + 1 == count else []
    if is_year(first) and is_year(last):
        years = [f"{year:04d}" for year in range(int(first), int(last) + 1)]
        return years if len(years) == count else []
    if not length or len(first) != _MONTH or len(last) != _MONTH:
        return []
    begin, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    if end - begin + 1 != length * count:
        return []
    starts = range(begin, end + 1, length)
    return [_months(start, start + length - 1) for start in starts]


def _day_of(span: Said | None, shared: Shared) -> str | None:
    """The day of ``span`` that one of as many numbers is of."""
    period = "" if span is None else span.value or ""
    days = parts_of(period, len(shared.units), 0) if len(period) == _FROM_DAY_TO_DAY else []
    if not days or any(unit != shared.units[0] for unit in shared.units):
        return None
    return days[shared.nth]


def _days(first: str, last: str) -> list[str]:
    """The days from ``first`` to ``last``; none where they are of two months."""
    if first[:_MONTH] != last[:_MONTH]:
        return []
    return [f"{first[:_MONTH]}-{day:02d}" for day in range(int(first[8:]), int(last[8:]) + 1)]


def _months(start: int, end: int) -> str:
    """EDTF of the months from ``start`` to ``end``, counted from the year 0."""
    first, last = (f"{month // 12:04d}-{month % 12 + 1:02d}" for month in (start, end))
    return first if start == end else f"{first}/{last}"


def _for_each(units: Sequence[str | None], times: int) -> int:
    """How many numbers belong to each time; 0 where they cannot be shared out."""
    each = len(units) // times
    if not each or len(units) % times:
        return 0
    return each if all(unit == units[i % each] for i, unit in enumerate(units)) else 0


def _ends_of_years(run: Sequence[PeriodMention]) -> bool:
    """2021、2022、2023年末: the word behind the last is said of all."""
    return run[-1].kind == "asof" and (run[-1].edtf or "").endswith("-12-31")
