"""A last look at a table of a text before its numbers are said: where heads, labels and numbers contradict one another, a copy
lost or moved a cell, and none of what it touches is read.

A file's own cells are as its writer has them: nothing of these is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass
from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.columns import SIZES, Column, Panel
from minzheng_ie.tables.findings import Finding
from minzheng_ie.tables.growths import Place
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.scales import Scale
from minzheng_ie.tables.sheet import Sheet
from minzheng_ie.tables.words import TableWords

_LEAST = 2  # rows
_LEVEL = compile_re("[省地市县乡镇]级")
_MONEY, _COINS = "money", ("元", "币")


def refuse_slipped(sheet: Sheet, panel: Panel, plans: Sequence[Plan], words: TableWords) -> None:
    """Read no column where the heads are those of other columns: one of numbers stands over names, or a remark is a head."""
    if sheet.grid.regular:
        return
    if any(_heads_others(sheet, column, words) for column in panel.labels) or any(
        words.opens("aside", plan.column.text) for plan in plans
    ):
        for plan in plans:
            plan.unread = True


def _heads_others(sheet: Sheet, column: Column, words: TableWords) -> bool:
    """Whether the head over a column of names is one of numbers (补助资金(万元) over 田市镇)."""
    own = column.readings[-1] if column.readings else None
    if own is None or column.numbers >= column.words:
        return False
    if column.number:
        return bool(own.units) and not own.only_unit and SIZES.search(own.text) is None
    beside = sheet.rows[column.path[-1].cell.row]  # in the corner alone it is the table's
    return len(column.path) > 1 and len(beside) > 1 and own.text in words.bare


def out_of_column(sheet: Sheet, band: Band, plans: Sequence[Plan], wide: frozenset[int]) -> frozenset[Place]:
    """Where numbers need not be those of their columns: rows as long as the heads, where most are longer, and those in which
    a whole is less than one of its parts."""
    if sheet.grid.regular or not plans:
        return frozenset()
    columns = [plan.column.number for plan in plans]
    found: set[int] = set()
    if wide and _are_most(sheet, band, wide):
        found.update(band.rows)
    found.update(_parts_over(sheet, band, plans))
    return frozenset((row, column) for row in found for column in columns)


def _are_most(sheet: Sheet, band: Band, wide: frozenset[int]) -> bool:
    """Whether most rows of numbers reach beyond the heads: a head was lost, and rows that fit lack a cell."""
    counted = [row for row in band.rows if any(box.number for box in sheet.rows[row])]
    beyond = sum(sheet.rows[row][-1].number for row in counted if row in wide)
    return beyond >= _LEAST and 2 * beyond > len(counted)


def _parts_over(sheet: Sheet, band: Band, plans: Sequence[Plan]) -> Iterator[int]:
    """Rows in which a part is more than its whole."""
    for whole, part in _wholes(plans):
        for row in band.rows:
            told = sheet.numbers(row, [whole.column.number, part.column.number])
            if told is not None and told[1].value > told[0].value > 0:
                yield row


def _wholes(plans: Sequence[Plan]) -> Iterator[tuple[Plan, Plan]]:
    """Wholes, each with the parts behind it."""
    whole: Plan | None = None
    for plan in plans:
        own = plan.column.readings[-1] if plan.column.readings else None
        if own is not None and own.of_which:
            level = _LEVEL.search(own.text)
            if whole is None or _scales(plan) != _scales(whole) or plan.growth is not None:
                continue
            if level is None or level[0] in whole.column.text:  # 县级市 are no part of what is 市级
                yield whole, plan
        else:
            whole = plan if plan.growth is None else None


def _scales(plan: Plan) -> list[Scale]:
    return [scale for scale, _ in plan.units]


@dataclass(slots=True)
class LastLook:
    """What is not said of what was read. refused (frozenset): the places of numbers that need not be of their columns."""

    refused: frozenset[Place]
    words: TableWords

    def declines(self, found: Finding) -> bool:
        """Whether a number is not said."""
        cell = found.box.cell
        return (cell.row, cell.column) in self.refused or self._names_nothing(found)

    def _names_nothing(self, found: Finding) -> bool:
        """Whether the name of a number contradicts itself or its unit: said twice over, a head that names nothing without a
        label, one character that is no division and no kind of people, or a name of what is counted with money by its head or
        the caption."""
        name, half = found.metric, len(found.metric) // 2
        if (half > 1 and name[:half] == name[half:]) or self.words.is_whole("unnamed", name):
            return True
        if len(name) == 1:
            return not self.words.is_whole("division", name) and name not in self.words.groups
        if found.change != "none" or found.box.content.unit is not None:
            return False
        if not any(coin in found.unit for coin in _COINS):
            return False
        rule = self.words.measure(name)
        return rule is not None and not rule.weak and bool(rule.dimensions) and _MONEY not in rule.dimensions
