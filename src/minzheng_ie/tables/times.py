"""The period of a cell: the time of its column or row, else the table's, as a stock or a flow has it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from minzheng_ie.entities.periods.edtf import last_day, moved, since_january
from minzheng_ie.tables.heads import NO_YEAR, Time
from minzheng_ie.tables.told import Caption
from minzheng_ie.tables.words import TableWords

Nature = Literal["stock", "flow", "share"]
_FLOWING = frozenset(
    {"元", "对", "人次", "户次", "件", "件次", "起", "例", "场", "场次", "期", "次", "宗"}
    | {"美元", "港元", "新台币", "澳门元"}
)
_YEAR, _MONTH = 4, 7  # characters


def nature_of(metric: str, unit: str, words: TableWords) -> Nature:
    """Whether a number adds up over time."""
    if words.has("average", metric):
        return "share"
    if words.has("stock", metric):
        return "stock"
    if words.has("flow", metric):
        return "flow"
    if unit in ("%", "‰") or "/" in unit:
        return "share"
    return "flow" if unit in _FLOWING else "stock"


class When(NamedTuple):
    """A period. own (bool): told by the cell's row or column, else by the table."""

    edtf: str | None
    own: bool


def _since(edtf: str) -> str | None:
    """From January on; a whole year is one."""
    since = since_january(edtf)
    return since[:_YEAR] if since is not None and since.endswith("-12") else since


def when_of(times: tuple[Time, ...], nature: Nature, caption: Caption, *, star: bool, so_far: bool) -> When:
    """The period of a cell.

    times (tuple): of its column and its row, nearest last. star (bool): its label is marked.
    so_far (bool): its label says that it counts since the first of January.
    """
    base = caption.time.edtf if caption.time is not None else None
    since = so_far or caption.so_far or _starred(caption, star=star)
    time = _joined(times)
    if time is None:
        return When(_default(base, nature, caption, since=since), own=False)
    since = since or time.so_far
    if time.edtf is not None and NO_YEAR in time.edtf:
        return When(None, own=True)
    if time.edtf is not None:
        edtf = time.edtf
        if since and nature != "stock":
            edtf = _since(edtf) or edtf
        elif time.so_far and nature == "stock":
            edtf = _at_end(edtf)
        return When(moved(edtf, time.years) if time.years else edtf, own=True)
    return When(_relative(time, base, nature, caption, since=since), own=True)


def _starred(caption: Caption, *, star: bool) -> bool:
    return caption.starred is not None and star == caption.starred


def _joined(times: tuple[Time, ...]) -> Time | None:
    """The times of head over head as one: a year over months, 上年 over 累计."""
    joined: Time | None = None
    for time in times:
        if joined is None:
            joined = time
            continue
        edtf = _within(joined, time)
        joined = Time(
            edtf,
            joined.explicit or time.explicit,
            joined.so_far or time.so_far,
            joined.years or time.years,
            joined.now or time.now,
            joined.earlier or time.earlier,
            joined.ended or time.ended,
            joined.monthly or time.monthly,
        )
    return joined


def _within(one: Time, other: Time) -> str | None:
    if one.edtf is None or other.edtf is None:
        return other.edtf or one.edtf
    for year, part in ((one, other), (other, one)):
        if year.edtf is not None and part.edtf is not None and len(year.edtf) == _YEAR and not part.explicit:
            return _in_year(part.edtf, year.edtf)
    return other.edtf


def _in_year(part: str, year: str) -> str:
    own = next(iter(field for field in part.replace("/", " ").split() if field != ".."))[:4]
    return part.replace(own, year)


def _relative(time: Time, base: str | None, nature: Nature, caption: Caption, *, since: bool) -> str | None:
    if base is None:
        return None
    if time.earlier:
        before = _before(_last_month(base) if time.monthly else base)
        return _default(before, nature, caption, since=since) if before is not None else None
    if time.now and nature != "stock":
        edtf = _since(base) if since else base
        return moved(edtf, time.years) if edtf and time.years else edtf
    if time.ended and time.years:
        edtf = f"../{int(base.replace('../', '')[:4]) + time.years:04d}-12-31"
        return edtf if nature != "flow" else edtf[3:7]
    ended = time.ended and nature != "flow"
    told = _at_end(base) if ended else _default(base, nature, caption, since=since)
    return moved(told, time.years) if told and time.years else told


def _default(base: str | None, nature: Nature, caption: Caption, *, since: bool) -> str | None:
    """The table's own time as a number of a nature has it."""
    if base is None or len(base) == _YEAR:
        return base
    form = caption.time is not None and caption.time.form
    first, _, last = base.partition("/")
    if first == "..":
        if nature != "flow" or (caption.time is not None and caption.time.counted):
            return base
        return _since(last[:_MONTH]) if last[5:7] != "12" else last[:_YEAR]
    if len(first) != _MONTH or (last and len(last) != _MONTH):
        return base
    if nature == "stock":
        return _at_end(base)
    if since or (form and nature == "flow"):
        return _since(base)
    return base


def _at_end(base: str) -> str:
    last = base.split("/")[-1]
    return base if base.startswith("..") or last == ".." else f"../{last_day(last)}"


def _last_month(base: str) -> str:
    """The last month of a quarter or half-year, which 上月 is the one before."""
    last = base.split("/")[-1]
    return last if len(last) == _MONTH and not base.startswith("..") else base


def _before(base: str) -> str | None:
    """The month before a month, the quarter before a quarter."""
    first, _, last = base.partition("/")
    if first == "..":
        last = last[:_MONTH]
        first = last
    months = [_shifted(month, -3 if last and last != first else -1) for month in (first, last or first)]
    if months[0] is None or months[1] is None:
        return None
    return months[0] if months[0] == months[1] else f"{months[0]}/{months[1]}"


def _shifted(month: str, by: int) -> str | None:
    if len(month) != _MONTH:
        return None
    years, index = divmod(int(month[:4]) * 12 + int(month[5:]) - 1 + by, 12)
    return f"{years:04d}-{index + 1:02d}"
