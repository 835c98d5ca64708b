"""Heads that a copy left below the others: what stands over the columns of a table found in a text is then not what they are of."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.heads import HeadReader
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.sheet import Sheet


def refuse_left_over(sheet: Sheet, band: Band, plans: Sequence[Plan], reader: HeadReader) -> None:
    """Read no column where the first row is one word and heads numbers as the columns' own heads do.

    Over columns of times or kinds such a row says what is counted (床位数 over 2021 | 2022).
    """
    if sheet.grid.regular or not band.rows:
        return
    first = sheet.rows[band.rows[0]]
    if len(first) != 1 or not first[0].words or not _measures(first[0].text, reader):
        return
    measured = [plan for plan in plans if plan.units or _measures(plan.column.text, reader)]
    if 2 * len(measured) > len(plans):
        for plan in plans:
            plan.unread = True


def _measures(text: str, reader: HeadReader) -> bool:
    """Whether a text names what is counted, and of what or in what."""
    reading = reader.read(text)
    rule = reader.words.measure(reading.name)
    told = rule is not None and not rule.weak and reading.name.endswith(rule.words)
    return told and reading.level is None and (bool(reading.units) or len(reading.name) > _LEAST)


_LEAST = 2
"""Characters of a measure that is of nothing."""
