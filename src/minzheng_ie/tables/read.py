"""Reads the tables of a document: every number in them becomes a claim, or an entry of the ledger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from decimal import Decimal
from operator import attrgetter
from pathlib import Path

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.measures import load_measures
from minzheng_ie.claims.told_units import ToldUnits
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.periods.since_1912 import counts_so
from minzheng_ie.entities.programmes import load_programmes
from minzheng_ie.entities.regions import Region, load_regions
from minzheng_ie.grids import Grid
from minzheng_ie.quantities.home_signs import signs_told
from minzheng_ie.quantities.units import unit_table
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, Skipped, SkipReason
from minzheng_ie.tables.bands import Band, layout_of
from minzheng_ie.tables.bodies import tell_bodies
from minzheng_ie.tables.captions import CaptionReader, lines_above, lines_below, told_of_above
from minzheng_ie.tables.cells import CellReader
from minzheng_ie.tables.charges import of_one_list
from minzheng_ie.tables.columns import Columns, columns_of
from minzheng_ie.tables.differences import tell_differences
from minzheng_ie.tables.emit import Emitter
from minzheng_ie.tables.findings import Finding, Refused
from minzheng_ie.tables.growths import Place, contradicted, growth_of
from minzheng_ie.tables.heads import HeadReader
from minzheng_ie.tables.last_look import LastLook, out_of_column, refuse_slipped
from minzheng_ie.tables.ledger import Entry, entries_of, reason_of
from minzheng_ie.tables.left_over import refuse_left_over
from minzheng_ie.tables.metrics import pays
from minzheng_ie.tables.paid_out import tell_yuan
from minzheng_ie.tables.pairs import without_heads
from minzheng_ie.tables.places import Places, home_of, signed_of, whole_of
from minzheng_ie.tables.plans import Plan, plans_of
from minzheng_ie.tables.projects import project_of
from minzheng_ie.tables.rows import RowPlan, RowReader
from minzheng_ie.tables.scales import Scale
from minzheng_ie.tables.series import series_of
from minzheng_ie.tables.sheet import Box, Sheet, is_translated, sheet_of
from minzheng_ie.tables.siblings import tell_siblings
from minzheng_ie.tables.subjects import Subjects
from minzheng_ie.tables.targets import mark_targets
from minzheng_ie.tables.told import Caption, Line
from minzheng_ie.tables.totals import pushed_totals, tell_totals
from minzheng_ie.tables.two_programmes import tell_first
from minzheng_ie.tables.units import Unit
from minzheng_ie.tables.words import load_table_words

_start = attrgetter("start")
_before = attrgetter("before")
_ISLAND = "台湾省"
_OPENING = ("|", "(", "(")
_CLOSED = compile_regex(r" *\p{Han}{0,6} *[|))]")
_NEAR = 24  # blanks between a cell and its stroke


class TableReader:
    """Reads tables by the rules of the pattern directories ``dirs``.

    Raises PatternError when a pattern file is broken.
    """

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        self.dirs = dirs
        self.words = load_table_words(dirs)
        self.programmes = load_programmes(dirs)
        self.regions = load_regions(dirs)
        self.measures = load_measures(dirs)

    def read(self, analysis: Analysis) -> tuple[list[Claim], list[Skipped]]:
        """Claims and skipped numbers of all tables of a document, each in text order, with offsets of the original.

        analysis (Analysis): of its prose, with what it is about; its tables are ``analysis.clean.grids``.
        """
        return _Tables(self, analysis).run()


@dataclass(slots=True)
class _Numbers:
    """The numbers of one table on their way: findings, what is none, and where none is to be said."""

    findings: list[Finding] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    refused: frozenset[Place] = frozenset()


class _Tables:
    """The tables of one document."""

    def __init__(self, rules: TableReader, analysis: Analysis) -> None:
        self.rules = rules
        self.dirs = rules.dirs
        self.analysis = analysis
        self.source = analysis.source
        place = analysis.region.path if analysis.region is not None else ""
        code = analysis.region.code if analysis.region is not None else None
        self.signs = signs_told(code, unit_table(self.dirs))
        self.since_1912 = place.startswith(_ISLAND) or counts_so(
            analysis.clean.text, self.dirs, analysis.date.now
        )
        self.captions = CaptionReader(
            analysis, rules.regions, rules.programmes, rules.words, rules.dirs, since_1912=self.since_1912
        )
        self.subjects = Subjects(rules.programmes, rules.words)
        self.told_units = ToldUnits(analysis.clean.text, analysis.quantities)
        self.emitter = Emitter(analysis, rules.measures)
        self.readers: dict[ReportDate, HeadReader] = {}
        # Labels of the table before, and the lines above it.
        self.before: tuple[list[str], list[Line]] = ([], [])
        self.below: list[list[Line]] = []  # of the tables, the first of them last
        self.claims: list[Claim] = []
        self.skipped: list[Skipped] = []

    def run(self) -> tuple[list[Claim], list[Skipped]]:
        """Read them one after the other."""
        grids = self.analysis.clean.grids
        starts = [*(grid.start for grid in grids), len(self.source)]
        shared: list[Line] = []  # what is told below tables right below one another of all of them
        for at in range(len(grids) - 1, -1, -1):
            below = lines_below(self.source, grids[at].end, starts[at + 1])
            touches = at + 1 < len(grids) and grids[at].end + 1 >= starts[at + 1]
            shared = shared if touches else told_of_above(below)
            self.below.append([*below, *shared] if touches else below)
        for at, grid in enumerate(grids):
            self._table(grid, grids[at - 1].end if at else 0, self.below.pop())
        return self.claims, sorted(self.skipped, key=_start)

    def _above(self, sheet: Sheet, above: list[Line]) -> list[Line]:
        """The lines above a table; those above the one before, where it goes right on with the same labels in further columns."""
        labels = [
            row[0].text for row in sheet.rows.values() if row and row[0].words and not row[0].cell.column
        ]
        if not above and labels == self.before[0]:
            above = self.before[1]
        self.before = labels, above
        return above

    def _beside(self, label: str, values: Sequence[Decimal]) -> Unit | None:
        """The unit that the text tells of one of a row's numbers."""
        told = self.told_units.of(label, values)
        if told is None or told.unit is None:
            return None
        span = self.analysis.clean.alignment.span(told.start, told.end)
        return Unit(Scale(told.unit, Decimal(1), told.dimension), (span,), inherited=True)

    def _table(self, grid: Grid, floor: int, behind: Sequence[Line]) -> None:
        """Read one. floor (int): where what stands above it begins. behind: the lines below it."""
        sheet = sheet_of(grid, self.source, self.dirs, self.signs, since_1912=self.since_1912)
        above = self._above(sheet, lines_above(self.source, grid.start, floor))
        series = series_of(sheet, above, self.rules.words, self.dirs)
        layout = layout_of(sheet) if series is None else series.layout
        below = [_line(box) for row in layout.notes for box in sheet.rows[row]]
        below += behind
        project = project_of(sheet, self.source, self.subjects)
        numbers = _Numbers()
        for row in (*layout.notes, *layout.repeated):
            for box in sheet.rows[row]:
                numbers.entries += entries_of(box, "date" if box.content.year else "table", self.dirs)
        for band in layout.bands:
            inside = [_line(box) for row in reversed(band.captions) for box in sheet.rows[row]]
            above = [*inside, *above]
            caption = self.captions.read(above if series is None else [*series.lines, *above], below)
            title = caption.title if series is None else series.title
            bodies = caption.bodies
            if bodies is not None and _names(sheet, band, bodies.text):
                bodies = None  # a row of its own counts them
            caption = replace(caption, topics=(*project, *caption.topics), title=title, bodies=bodies)
            self._band(sheet, band, caption, numbers)
        self._close(numbers, regular=grid.regular)

    def _close(self, numbers: _Numbers, *, regular: bool) -> None:
        """Write claims and ledger of a table; numbers that say the same and differ say nothing, nor do other numbers of
        their rows that are called so: whose they are is not told. regular (bool): a file tells of its cells."""
        values: dict[object, set[object]] = {}
        rows: dict[object, set[int]] = {}
        for found in sorted(numbers.findings, key=_before):
            told = values.setdefault((found.key, found.before), set())
            told.add(found.value)
            rows.setdefault(found.key, set()).add(found.box.cell.row)
            if found.before:  # 上期 says nothing of 数量, which says all that it does
                told.update(values.get((found.key, False), ()))
        look = None if regular else LastLook(numbers.refused, self.rules.words)
        unclear = [
            len(values[found.key, found.before]) > 1 or (look is not None and look.declines(found))
            for found in numbers.findings
        ]
        named = {
            (found.key[:3], found.box.cell.row)
            for found, unsure in zip(numbers.findings, unclear, strict=True)
            if unsure and len(rows[found.key]) > 1
        }
        for found, unsure in zip(of_one_list(numbers.findings), unclear, strict=True):
            if unsure or (found.key[:3], found.box.cell.row) in named:
                numbers.entries.append((*found.box.span, "table"))
            else:
                self.claims.append(self.emitter.claim(found))
        self.skipped += [self.emitter.skipped(*entry) for entry in numbers.entries]

    def _reader(self, report: ReportDate) -> HeadReader:
        known = self.readers.get(report)
        if known is None:
            known = self.readers[report] = HeadReader(self.dirs, report, self.since_1912)
        return known

    def _band(self, sheet: Sheet, band: Band, caption: Caption, numbers: _Numbers) -> None:
        reader = self._reader(caption.report)
        band = without_heads(sheet, band, reader)
        columns = columns_of(sheet, band, reader, self.dirs)
        caption = self._of_the_list(sheet, band, columns, caption)
        home = caption.place.region if caption.place is not None else self._home(sheet, band, columns)
        caption = self.captions.with_corner(caption, columns.corner)
        places = Places(self.rules.regions, self.rules.words, home, told=caption.place is not None)
        cells = CellReader(
            caption, home, self.rules.words, self.subjects, self.dirs, sheet.grid.regular, self._beside
        )
        panels: list[_Panel] = []
        for held in columns.panels:
            rows = RowReader(sheet, held, reader, places, self.subjects, self.dirs, band.rows)
            plans = plans_of(held, places)
            refuse_left_over(sheet, band, plans, reader)
            refuse_slipped(sheet, held, plans, self.rules.words)
            tell_siblings(sheet, band, plans, places.words)
            tell_totals(sheet, band, plans, places.words)
            tell_first(plans, caption.topics, self.subjects)
            tell_bodies(plans, places.words)
            tell_differences(sheet, band, plans)
            tell_yuan(sheet, band, plans, caption, places.words)
            slipped = contradicted(sheet, band, plans) | pushed_totals(sheet, band, plans)
            numbers.refused |= out_of_column(sheet, band, plans, columns.wide)
            panels.append(_Panel(rows, {plan.column.number: plan for plan in plans}, slipped))
        cells.paid = any(
            pays(plan.name, self.rules.words) for panel in panels for plan in panel.plans.values()
        )
        for panel in panels:
            mark_targets(list(panel.plans.values()), sheet, band, self.analysis.date)
        for row in (*band.captions, *band.heads, *band.index):
            index = row in band.index
            for box in sheet.rows[row]:
                reason = reason_of(box, columns, index=index, head=True)
                numbers.entries += entries_of(box, reason, self.dirs)
        by_column = {column: panel for panel in panels for column in panel.plans}
        _measure(sheet, band, by_column)
        for row in band.rows:
            self._row(sheet, row, panels, by_column, columns, cells, numbers)

    def _of_the_list(self, sheet: Sheet, band: Band, columns: Columns, caption: Caption) -> Caption:
        """The caption, with the division whose parts the rows are in place of a told one that is among them: an office sits in a district."""
        told, regions = caption.place, self.rules.regions
        if told is None or told.region.level not in ("county", "country"):
            return caption
        names = self._names(sheet, band, columns)
        if told.region.level == "county" and told.region.name not in names:
            return caption
        above = home_of(names, regions)
        if above is None or not (
            (above.level == "city" and above.contains(told.region)) or regions.has_listed(above)
        ):
            return caption
        return replace(caption, place=replace(told, region=above))

    def _home(self, sheet: Sheet, band: Band, columns: Columns) -> Region | None:
        """The division whose parts the rows are, or the country, where one of them is its total."""
        names, regions = self._names(sheet, band, columns), self.rules.regions
        home = home_of(names, regions) or whole_of(names, regions, self.rules.words)
        return home or signed_of(names, regions)

    @staticmethod
    def _names(sheet: Sheet, band: Band, columns: Columns) -> list[str]:
        """What the columns of labels hold."""
        labels = {column.number for panel in columns.panels for column in panel.labels}
        boxes = [box for row in band.rows for box in sheet.rows[row] if box.cell.column in labels]
        return [box.text for box in boxes if box.words]

    def _row(
        self,
        sheet: Sheet,
        number: int,
        panels: list[_Panel],
        by_column: dict[int, _Panel],
        columns: Columns,
        cells: CellReader,
        numbers: _Numbers,
    ) -> None:
        row = sheet.rows[number]
        if (len(row) == 1 or is_translated(row)) and not row[0].number and number not in sheet.over:
            for panel in _of_panel(row[0], panels):
                panel.rows.section(row[0])
        else:
            for at, panel in enumerate(panels):
                panel.read(number, row)
                if number in columns.wide or (columns.pushed and _has_lost(row, columns, at)):
                    panel.plan = None
        for box in row:
            growth = sheet.growths.get((number, box.cell.column))
            numbers.entries += self._cell(box, growth, by_column, columns, cells, numbers)

    def _cell(
        self,
        box: Box,
        growth: Box | None,
        by_column: dict[int, _Panel],
        columns: Columns,
        cells: CellReader,
        numbers: _Numbers,
    ) -> Iterator[Entry]:
        """Read one cell, and the growth of its number. RETURNS (iterator): what of it goes into the ledger."""
        reason: SkipReason = reason_of(box, columns, index=False, head=False)
        end = box.cell.end if growth is None else growth.cell.end + 1
        if box.content.spaced and not cells.regular and not self._is_barred(box, end):
            reason = "ambiguous"  # 120 350: one number, or two columns
        elif box.number:
            panel = by_column.get(box.cell.column)
            place = (box.cell.row, box.cell.column)
            if panel is not None and panel.plan is not None and place not in panel.slipped:
                try:
                    numbers.findings.append(cells.read(box, panel.plans[box.cell.column], panel.plan))
                except Refused as refused:
                    reason = refused.reason
                else:
                    numbers.findings += growth_of(numbers.findings[-1], growth)
                    return iter(())
        held = [box] if growth is None else [box, growth]
        return (entry for each in held for entry in entries_of(each, reason, self.dirs))

    def _is_barred(self, box: Box, end: int) -> bool:
        """Whether strokes or brackets stand on both sides of a cell: what is between them is one number."""
        before = self.source[max(0, box.cell.start - _NEAR) : box.cell.start].rstrip(" ")
        behind = _CLOSED.match(self.source, end, end + _NEAR)
        return before.endswith(_OPENING) and behind is not None


def _names(sheet: Sheet, band: Band, name: str) -> bool:
    """Whether a cell of a band is called so."""
    return any(not box.number and name in box.text for row in band.rows for box in sheet.rows[row])


class _Panel:
    """A panel on its way down the rows. plan: of the row at hand. slipped: where numbers are not those of their column."""

    def __init__(self, rows: RowReader, plans: dict[int, Plan], slipped: frozenset[Place]) -> None:
        self.slipped = slipped
        self.rows = rows
        self.plans = plans
        self.plan: RowPlan | None = None
        self.sectioned = rows.is_sectioned()

    def names(self, box: Box) -> bool:
        """Whether a box is in its column of names."""
        return any(label.number == box.cell.column for label in self.rows.panel.labels)

    def read(self, number: int, row: list[Box]) -> None:
        """Go to a row."""
        self.plan = self.rows.row(number, row)


def _of_panel(box: Box, panels: list[_Panel]) -> list[_Panel]:
    """The panels that a name alone in its row is a section of: the one whose column of names it is in, where a panel
    behind the first has names of sections of its own; else all."""
    if box.cell.columns > 1 or not any(panel.sectioned for panel in panels[1:]):
        return panels
    return [panel for panel in panels if panel.names(box)] or panels


def _measure(sheet: Sheet, band: Band, by_column: dict[int, _Panel]) -> None:
    """Tell of each column whether all its numbers are whole."""
    for row in band.rows:
        for box in sheet.rows[row]:
            if box.number and not box.content.whole:
                panel = by_column.get(box.cell.column)
                if panel is not None:
                    panel.plans[box.cell.column].whole = False


def _has_lost(row: list[Box], columns: Columns, at: int) -> bool:
    """Whether a row may have lost empty cells of the panel ``at``: the next one's name, or its last number, is not in its place."""
    if at + 1 < len(columns.panels):
        label = columns.panels[at + 1].labels[0].number
        return not any(box.words and box.cell.column == label for box in row)
    return row[-1].cell.column < max(columns.numbers, default=0)


def _line(box: Box) -> Line:
    return Line(box.text, box.cell.start)
