"""Columns of a plan's table that tell what is aimed at, though their heads say no more than a year."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.tables.bands import Band
from minzheng_ie.tables.plans import Plan
from minzheng_ie.tables.sheet import Sheet

_YEAR = compile_re(r"(?:\.\./)?((?:19|20)\d\d)(?:-12-31)?")
_KIND = compile_re("(?:预期|约束)性(?:指标)?")
"""What a plan calls its aims, in a column of its own."""


def mark_targets(plans: Sequence[Plan], sheet: Sheet, band: Band, report: ReportDate) -> None:
    """Tell the columns that are planned: the last year of a five-year plan, those after it was written, and in a table that
    says of which kind its aims are the latest year."""
    years = [(_year(plan), plan) for plan in plans if plan.growth is None]
    told = sorted({year for year, _ in years if year is not None})
    if not told:
        return
    first = _first_planned(report)
    if len(told) > 1 and _says_kinds(sheet, band):
        first = min(first, told[-1]) if first is not None else told[-1]
    for year, plan in years:
        if year is not None and first is not None and year >= first and plan.planned is None:
            plan.planned = plan.time_spans[-1]


def _first_planned(report: ReportDate) -> int | None:
    """The first year that a five-year plan can only plan; None for other documents."""
    if report.reviewed is None or report.default is None:
        return None
    last = int(report.default[-4:])
    return last if report.date is None else min(last, report.date.year + 1)


def _year(plan: Plan) -> int | None:
    """The year that the head of a column tells."""
    edtf = plan.times[-1].edtf if plan.times else None
    match = _YEAR.fullmatch(edtf) if edtf is not None else None
    return int(match[1]) if match is not None else None


def _says_kinds(sheet: Sheet, band: Band) -> bool:
    """Whether a row says that its number is 预期性 or 约束性."""
    return any(_KIND.fullmatch(text) is not None for text in _texts(sheet, band.rows))


def _texts(sheet: Sheet, rows: Iterable[int]) -> Iterable[str]:
    for row in rows:
        for box in sheet.rows[row]:
            if box.words:
                yield box.text
