"""What rows may ask of a number without a unit, and where they may take one from."""

from __future__ import annotations

from minzheng_ie.governance.unit.frame import Frame, Made
from minzheng_ie.quantities.units import unit_for_counted
from minzheng_ie.rules.looks import ends

_EXTRA = 16
_SPENT = 8
_ITEM = 40
"""Characters before a number in which it is said that money was spent."""


def dimension(f: Frame) -> bool:
    """Whether it is known what it measures."""
    return f.quantity.dimension is not None


def written_large(f: Frame) -> bool:
    """Whether 万 or 亿 stands in its quote."""
    return f.looks.large.search(f.text, f.quantity.start, f.quantity.end) is not None


def spent(f: Frame) -> bool:
    """Whether a verb of giving money out stands right before it (市财政投|11亿改善350个社区)."""
    if not written_large(f) or f.looks.ballots.match(f.text, f.quantity.end) is not None:
        return False
    return f.looks.spends.search(f.text, max(0, f.start - _SPENT), f.start) is not None


def left_over(f: Frame) -> bool:
    """Whether what it is used for tells it and nothing before it does (斥资1200万新建福利院,另有|310万用于助学)."""
    if not written_large(f) or f.looks.goes_to.match(f.text, f.quantity.end) is None:
        return False
    return f.looks.left_over.search(f.text, max(0, f.start - _SPENT), f.start) is not None


def money_beside(f: Frame) -> bool:
    """Whether it ends an item of what was spent, in a list whose other sums say 元 (公墓建设|60万、购买设备64万元)."""
    if ends(f.looks.sums_before, f.text, f.start, _ITEM):
        return True
    if f.looks.sums_go_on.match(f.text, f.quantity.end) is None:
        return False
    return ends(f.looks.item_of_cost, f.text, f.start)


def in_a_row(f: Frame) -> bool:
    """Whether the next item stands right behind it or a number before it, in a table run on: what it counts told a lost head."""
    if f.looks.item_behind.match(f.text, f.quantity.end) is not None:
        return True
    start = f.quantity.start
    return f.text[max(0, start - 1) : start] == " " and ends(f.looks.number_before, f.text, start)


def pays_for(f: Frame) -> bool:
    """Whether what it is used for is paid for (关注民生1310万|用于城市低保), not done with things (用于救灾)."""
    return f.looks.pays_for.match(f.text, f.quantity.end) is not None


def aged(f: Frame) -> bool:
    """80岁以上|12.3万."""
    return f.looks.aged.search(f.metric) is not None


def of_things(f: Frame) -> bool:
    """Whether a word for people counts things with a mouth (打机井|12口)."""
    if f.looks.mouth.match(f.text, f.quantity.end - 1) is None:
        return False
    return f.looks.mouthed.search(f.metric) is not None


def hired(f: Frame) -> bool:
    """Whether it is the price of a hall or car for a time (告别厅|600元/次), which is for no person's."""
    if f.looks.for_a_time.search(f.text, f.quantity.start, f.quantity.end) is None:
        return False
    return f.looks.hired.search(f.metric) is not None


def extra(f: Frame) -> bool:
    """Whether it is charged besides, for each mile or floor more (超过20公里的,每公里加收|3元)."""
    return f.looks.extra.search(f.text, max(0, f.start - _EXTRA), f.start) is not None


def own_word(f: Frame) -> Made:
    """The last character of its quote."""
    return f.text[f.quantity.end - 1], None


def for_own_word(f: Frame) -> Made:
    """Money by the last character of its quote."""
    return f"{f.terms.yuan}/{f.text[f.quantity.end - 1]}", f.quantity.rate_span


def counted(f: Frame) -> Made | None:
    """That of the thing it counts, told round it."""
    return _made(unit_for_counted(f.text, f.quantity.start, f.quantity.end, f.about.dirs))


def beside(f: Frame) -> Made | None:
    """That of the number beside it (分别惠及|960万、1180万残疾人)."""
    end = f.quantity.end
    if f.looks.joint.match(f.text, end) is None:
        return None
    found = f.looks.beside.match(f.text, end)
    if found is None:
        return None
    return _made(unit_for_counted(f.text, found.start("number"), found.end(), f.about.dirs))


def of_metric(f: Frame) -> Made | None:
    """That which its metric takes."""
    length = len(f.metric)
    return _made(unit_for_counted(f.metric, length, length, f.about.dirs))


def last(f: Frame) -> Made | None:
    """That of what was counted before (比上年多出|4100来万)."""
    return _made(f.standing.last)


def of_money(f: Frame) -> Made:
    """Yuan."""
    return f.terms.yuan, None


def of_persons(f: Frame) -> Made:
    """Persons."""
    return f.terms.person, None


def nothing(f: Frame) -> Made:
    """No unit."""
    return None, None


def _made(unit: str | None) -> Made | None:
    return None if unit is None else (unit, None)
