"""Reading order: a page that is set in columns is read column by column, what goes over all of them in between."""

from __future__ import annotations

from dataclasses import field

from minzheng_ie.reading.pdf_lines import line_of, segments
from minzheng_ie.reading.pdf_model import Line, Run, Table
from minzheng_ie.records import dataclass

_DEEPEST = 2
_LEAST_LINES = 3
_LEAST_FILL = 0.62
"""So much of the width of its column the middle line of it takes; the columns of a table are emptier."""
_STEP = 2.0
_SHORT = 8.0


@dataclass(slots=True)
class Part:
    """What stands on one height and between two gaps. row (int): number of its row. height (float): of its row's middle."""

    row: int
    runs: list[Run]
    x0: float
    top: float
    x1: float
    bottom: float
    em: float
    height: float
    table: Table | None = None


@dataclass(slots=True)
class Flow:
    """Lines and tables that follow each other in one column. left, right (float): of the column; wide (bool): of the page."""

    blocks: list[Line | Table] = field(default_factory=list)
    left: float = 0.0
    right: float = 0.0
    wide: bool = True

    def measure(self) -> None:
        """Take its bounds from its lines."""
        lines = [block for block in self.blocks if isinstance(block, Line)]
        self.left = min((line.x0 for line in lines), default=0.0)
        self.right = max((line.x1 for line in lines), default=0.0)


def flows_of(rows: list[list[Run]], tables: list[Table]) -> list[Flow]:
    """The columns of a page in reading order."""
    parts = [
        Part(
            number,
            runs,
            min(run.x0 for run in runs),
            min(run.top for run in runs),
            max(run.x1 for run in runs),
            max(run.bottom for run in runs),
            runs[0].em,
            (row[0].top + row[0].bottom) / 2,
        )
        for number, row in enumerate(rows)
        for runs in segments(row)
    ]
    parts += [
        Part(
            -1 - at,
            [],
            table.x0,
            table.top,
            table.x1,
            table.bottom,
            0.0,
            (table.top + table.bottom) / 2,
            table,
        )
        for at, table in enumerate(tables)
    ]
    if not parts:
        return []
    parts.sort(key=lambda part: (part.height, part.row, part.x0))
    return _read(parts, 0)


def _read(parts: list[Part], depth: int) -> list[Flow]:
    gutter = _gutter(_inner(parts)) if depth < _DEEPEST else None
    bands = _bands(parts, gutter) if gutter is not None else [(parts, False)]
    flows: list[Flow] = []
    waiting: list[Part] = []
    for band, columns in bands:
        if not columns or gutter is None:
            waiting += band
            continue
        if waiting:
            flows.append(_flow(waiting, wide=depth == 0))
            waiting = []
        flows += _read([part for part in band if part.x1 <= gutter], depth + 1)
        flows += _read([part for part in band if part.x1 > gutter], depth + 1)
    if waiting:
        flows.append(_flow(waiting, wide=depth == 0))
    return flows


def _inner(parts: list[Part]) -> list[Part]:
    """The parts without short ones in the first and in the last row, which may be page numbers between columns."""
    ends = {parts[0].row, parts[-1].row}
    return [part for part in parts if part.row not in ends or part.x1 - part.x0 > _SHORT * part.em]


def _gutter(parts: list[Part]) -> float | None:
    """Where fewest parts stand near the middle: the middle of the widest such stretch."""
    if not parts:
        return None
    left, right = min(part.x0 for part in parts), max(part.x1 for part in parts)
    steps = int((right - left) / _STEP) + 2
    if steps < 40:
        return None
    marks = [0] * (steps + 1)
    for part in parts:
        weight = part.table.rows if part.table is not None else 1
        marks[int((part.x0 - left) / _STEP)] += weight
        marks[int((part.x1 - left) / _STEP) + 1] -= weight
    cover, at = [], 0
    for mark in marks:
        at += mark
        cover.append(at)
    begin, end = int(steps * 0.2), int(steps * 0.8)
    least = min(cover[begin:end])
    best, run = (0, 0), 0
    for index in range(begin, end + 1):
        run = run + 1 if index < end and cover[index] == least else 0
        if run > best[0]:
            best = (run, index)
    if best[0] * _STEP < 4:
        return None
    return left + (best[1] - best[0] / 2 + 0.5) * _STEP


def _bands(parts: list[Part], gutter: float) -> list[tuple[list[Part], bool]]:
    """The page from above to below, parted by what goes over the gutter; with each, whether it is set in columns."""
    bands: list[tuple[list[Part], bool]] = []
    band: list[Part] = []
    for part in parts:
        if part.x0 < gutter < part.x1:
            if band:
                bands.append((band, _columns(band, gutter)))
                band = []
            bands.append(([part], False))
        else:
            band.append(part)
    if band:
        bands.append((band, _columns(band, gutter)))
    return bands


def _columns(band: list[Part], gutter: float) -> bool:
    """Whether what stands left and right of the gutter is text set in columns: lines that fill them."""
    sides = ([part for part in band if part.x1 <= gutter], [part for part in band if part.x1 > gutter])
    if not all(sides):
        return False
    ems = sorted(part.em for part in band if part.em)
    em = ems[len(ems) // 2] if ems else 10.0
    inner = [[part for part in _inner(band) if (part.x1 > gutter) == right] for right in (False, True)]
    if not all(inner):
        return False
    if min(part.x0 for part in inner[1]) - max(part.x1 for part in inner[0]) < 0.7 * em:
        return False
    return all(_fills(side, em) for side in sides)


def _fills(side: list[Part], em: float) -> bool:
    """Whether what stands on one side of a gutter is a column: its middle line nearly as wide as the widest."""
    extents: dict[int, tuple[float, float]] = {}
    widths: list[float] = []
    for part in side:
        if part.table is not None:
            widths += [part.x1 - part.x0] * part.table.rows
            continue
        x0, x1 = extents.get(part.row, (part.x0, part.x1))
        extents[part.row] = (min(x0, part.x0), max(x1, part.x1))
    texts = len(extents)
    widths += [x1 - x0 for x0, x1 in extents.values()]
    widths.sort()
    whole = max(part.x1 for part in side) - min(part.x0 for part in side)
    if len(widths) < _LEAST_LINES or whole < 8 * em or widths[len(widths) // 2] < _LEAST_FILL * whole:
        return False
    return sum(part.table is None for part in side) <= 1.5 * texts


def _flow(parts: list[Part], *, wide: bool) -> Flow:
    """One column: its parts as lines, those of one row as one."""
    flow = Flow(wide=wide)
    row: list[Part] = []
    for part in [*parts, None]:
        if row and (part is None or part.row != row[0].row):
            flow.blocks.append(
                line_of(sorted((run for one in row for run in one.runs), key=lambda run: run.x0))
            )
            row = []
        if part is not None:
            if part.table is not None:
                flow.blocks.append(part.table)
            else:
                row.append(part)
    flow.measure()
    return flow
