"""Ruled tables: which text stands in which cell of a grid, and tables that go on over a page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.pdf_grid import Mesh, meshes_of
from minzheng_ie.reading.pdf_lines import joined, line_of, rows_of
from minzheng_ie.reading.pdf_model import Line, Page, Run, Table, TableCell

_NUMBER = compile_re(r"[-—–+]?[\d,，]*\.?\d+[%％‰*]?|[-—–…/]+")
_LEFT = 0.6
"""The share of a column's cells that stand at its left for their indentation to mean something."""
_ALIKE = 4.0


def tables_of(page: Page) -> tuple[list[Table], list[Run]]:
    """The ruled tables of a page, and the runs that are in none."""
    meshes = meshes_of(page.rules)
    if not meshes:
        return [], page.runs
    held: list[dict[int, list[Run]]] = [{} for _ in meshes]
    owners = [_owners(mesh) for mesh in meshes]
    left: list[Run] = []
    for run in page.runs:
        x, y = (run.x0 + run.x1) / 2, (run.top + run.bottom) / 2
        for number, mesh in enumerate(meshes):
            if mesh.xs[0] <= x <= mesh.xs[-1] and mesh.ys[0] <= y <= mesh.ys[-1]:
                row = min(bisect_right(mesh.ys, y) - 1, len(mesh.ys) - 2)
                column = min(bisect_right(mesh.xs, x) - 1, len(mesh.xs) - 2)
                held[number].setdefault(owners[number][row][column], []).append(run)
                break
        else:
            left.append(run)
    tables = []
    for mesh, runs in zip(meshes, held, strict=True):
        if len(runs) > 1:
            tables.append(_table(page, mesh, runs))
        else:
            left += [run for group in runs.values() for run in group]
    return tables, left


def _owners(mesh: Mesh) -> list[list[int]]:
    """Which cell has each place of a grid."""
    owners = [[0] * (len(mesh.xs) - 1) for _ in range(len(mesh.ys) - 1)]
    for number, (row, column, rows, columns) in enumerate(mesh.cells):
        for at in range(row, row + rows):
            owners[at][column : column + columns] = [number] * columns
    return owners


def _table(page: Page, mesh: Mesh, held: dict[int, list[Run]]) -> Table:
    lines = {number: [line_of(row) for row in rows_of(runs)] for number, runs in held.items()}
    cells: list[TableCell] = []
    added = 0
    for row in range(len(mesh.ys) - 1):
        own = [number for number in lines if mesh.cells[number][0] == row]
        heights = _inner_rows(mesh, own, lines)
        for number in own:
            _, column, rows, columns = mesh.cells[number]
            for at, part in enumerate(_parted(lines[number], heights)):
                if part:
                    sides = mesh.xs[column], mesh.xs[column + columns]
                    cells.append(
                        _cell(
                            part,
                            (row + added + at, column, rows if not heights else 1, columns),
                            sides,
                            page.number,
                        )
                    )
        added += max(0, len(heights) - 1)
    cells.sort(key=lambda cell: (cell.row, cell.column))
    rows = len(mesh.ys) - 1 + added
    return Table(mesh.xs[0], mesh.ys[0], mesh.xs[-1], mesh.ys[-1], mesh.xs, rows, cells, page.number)


def _cell(
    lines: list[Line], place: tuple[int, int, int, int], sides: tuple[float, float], page: int
) -> TableCell:
    """A cell of these lines. place (tuple): row, column, rows, columns. sides (tuple): the rules left and right of it."""
    box = _box(lines)
    em = max(1.0, lines[0].em)
    before, after = (box[0] - sides[0]) / em, (sides[1] - box[2]) / em
    return TableCell(*place, _text(lines, *sides), page, box, before, after)


def _inner_rows(mesh: Mesh, numbers: Sequence[int], lines: dict[int, list[Line]]) -> list[float]:
    """Heights of the rows that stand in one ruled row: its cells hold as many lines each, some of them numbers."""
    if len(numbers) < 2 or any(mesh.cells[number][2] > 1 for number in numbers):
        return []
    columns = [lines[number] for number in numbers]
    longest = max(columns, key=len)
    if len(longest) < 2:
        return []
    numeric = [
        column
        for column in columns
        if len(column) > 1 and all(_NUMBER.fullmatch(line.text) for line in column)
    ]
    if not numeric:
        return []
    heights = [line.middle for line in longest]
    reach = 0.5 * longest[0].em
    fits = all(any(abs(line.middle - at) < reach for at in heights) for column in columns for line in column)
    return heights if fits else []


def _parted(lines: list[Line], heights: list[float]) -> list[list[Line]]:
    """The lines of a cell on its inner rows; all together where there are none."""
    if not heights:
        return [lines]
    parts: list[list[Line]] = [[] for _ in heights]
    for line in lines:
        nearest = min(range(len(heights)), key=lambda at: abs(heights[at] - line.middle))
        parts[nearest].append(line)
    return parts


def _text(lines: list[Line], x0: float, x1: float) -> str:
    """The text of a cell: lines that fill it go on without a space."""
    text = lines[0].text
    # Of a cell only the room between its rules is known: what is left of it is about as much on both sides.
    room = x1 - x0 - 2 * max(1.0, min(line.x0 for line in lines) - x0)
    for before, line in zip(lines, lines[1:], strict=False):
        full = before.x1 - before.x0 + 0.6 * before.em > max(
            room, max(one.x1 - one.x0 for one in lines) - 0.1
        )
        text = joined(text, line.text, full)
    return text


def _box(lines: list[Line]) -> tuple[float, float, float, float]:
    return (
        min(line.x0 for line in lines),
        min(line.top for line in lines),
        max(line.x1 for line in lines),
        max(line.bottom for line in lines),
    )


def indents_of(table: Table) -> dict[tuple[int, int], int]:
    """How far the text of cells is set in, in half ems, by row and column; of columns whose text stands at their left."""
    columns: dict[int, list[TableCell]] = {}
    for cell in table.cells:
        columns.setdefault(cell.column, []).append(cell)
    indents: dict[tuple[int, int], int] = {}
    for column, cells in columns.items():
        if sum(cell.before + 0.1 < cell.after for cell in cells) < _LEFT * len(cells):
            continue
        least = min(cell.before for cell in cells)
        for cell in cells:
            centred = abs(cell.before - cell.after) < 0.15
            indents[cell.row, column] = 0 if centred else round(2 * (cell.before - least))
    return indents


def continues(before: Table, after: Table) -> bool:
    """Whether a table begins a page, or the next column, with the columns of the one that ended what was before."""
    beside = after.page == before.page and after.x0 >= before.x1
    if len(before.xs) != len(after.xs) or not (beside or after.page == before.page + 1):
        return False
    shift = after.xs[0] - before.xs[0]
    return all(abs(new - old - shift) < _ALIKE for old, new in zip(before.xs, after.xs, strict=True))


def append(before: Table, after: Table) -> None:
    """Add the rows of a table to the one it continues, without the head rows that it repeats."""
    one, other = _by_row(before), _by_row(after)
    repeated = 0
    while (
        repeated < min(len(one), len(other))
        and one.get(repeated) == other.get(repeated)
        and one.get(repeated)
    ):
        repeated += 1
    if repeated == after.rows and after.rows == 1:
        repeated = 0
    for cell in after.cells:
        if cell.row >= repeated:
            before.cells.append(replace(cell, row=cell.row - repeated + before.rows))
    before.rows += after.rows - repeated
    before.page, before.x0, before.x1, before.xs = after.page, after.x0, after.x1, after.xs


def _by_row(table: Table) -> dict[int, list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, []).append((cell.column, cell.text.replace(" ", "")))
    return rows
