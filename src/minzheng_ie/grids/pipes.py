"""Tables drawn with upright strokes, as Markdown has them, with a line of dashes under the head or without."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import field, replace

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row, is_section
from minzheng_ie.grids.doubled import undoubled
from minzheng_ie.grids.fees import fees_in
from minzheng_ie.grids.lines import Line, pieces_of, texts_of
from minzheng_ie.grids.lost import reached
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.short import counts, mended
from minzheng_ie.grids.slipped import loose, unslipped
from minzheng_ie.grids.told import trimmed
from minzheng_ie.grids.unit_row import with_unit_row
from minzheng_ie.records import dataclass

_RULE = compile_re(r"[|+]?\s*:?[-=]{2,}:?\s*(?:[|+]\s*:?[-=]{2,}:?\s*)*[|+]?|\+[-=+]+\+")
_MOST_EMPTY = 12  # lines with a stroke alone, or with a section's name and a stroke, before rows go on
_MOST_BROKEN = 12  # heads of one row on lines of their own
_MOST = 2000  # characters of a line
_LEAST_BROKEN = 3  # cells of a row on lines of their own
_MOST_TIERS = 3  # rows of heads
_CODE = compile_re(r"[A-Z]{1,4}\d{6,}")
_TWO = compile_regex(r"\d[\d ,.]*\p{Han}{0,2} ?\(\d[\d ,.]*\p{Han}{0,6}\)")  # 12间 (340个名额)


@dataclass(slots=True)
class _Read:
    """The lines of a table. rows (list). head (int): rows over the line of dashes. last (int): the last line with
    strokes. beside (list): lines of the table that are in no cell. widest (int): cells of the longest row. counted: whether a
    row has a number behind its label."""

    last: int
    rows: list[Row] = field(default_factory=list)
    head: int = 0
    beside: list[Line] = field(default_factory=list)
    widest: int = 0
    counted: bool = False

    def add(self, row: Row) -> None:
        self.rows.append(row)
        self.widest = max(self.widest, row.count)
        self.counted = self.counted or counts(row)


def pipes_at(text: str, lines: Sequence[Line], at: int) -> tuple[list[Grid], int, int]:
    """The tables of strokes that begin at a line, its first and last line; none, and the last line with strokes."""
    if not _stroked(lines[at]) or words.OF_PAGE.match(lines[at].body) is not None:
        return [], at, at
    read = _lines(text, lines, at)
    last, head, beside = read.last, read.head, read.beside
    fees = fees_in(text, read.rows)
    if fees is not None:
        first = next(n for n in range(at, last + 1) if lines[n] is read.rows[fees[0]].line)
        return [grid_of(lines, first, last, fees[1])], first, last
    held = unslipped(text, _with_whole_head(read.rows))
    rows = mended(text, held)
    cells = [
        Cell(r, c, *piece, head=r < head, indent=_indent(text, piece[0]))
        for r, row in enumerate(rows)
        for c, piece in enumerate(row.pieces)
        if piece is not None
    ]
    if len(rows) < 2 or not cells:
        return [], at, last
    whole = undoubled(text, grid_of(lines, at, last, cells))
    if any(map(counts, held)) and not any(map(counts, rows)):
        return [replace(whole, cells=tuple(cells[:1]))], at, last  # rows of which none is told
    tables = [part for part in trimmed(text, whole) if head or _is_table(text, part)]
    if not tables and head and _holds_two(rows[head:]):
        return [replace(whole, cells=tuple(cells[:1]))], at, last  # which number is of which head is not told
    parts = [_spread(text, reached(text, with_unit_row(text, part))) for part in tables]
    beside += [row.line for row, now in zip(held, rows, strict=True) if counts(row) and not now.pieces]
    return _over([_headed(text, part) for part in parts], beside), at, last


def _holds_two(rows: Sequence[Row]) -> bool:
    """Whether most rows end in a cell of two numbers, one in brackets."""
    two = sum(1 for row in rows if row.count > 1 and _TWO.fullmatch(row.texts[-1]))
    return two > 1 and 2 * two > len(rows)


def _over(parts: list[Grid], beside: Sequence[Line]) -> list[Grid]:
    """The tables with lines that are in no cell: each is of the one before it, and no prose."""
    starts = [part.start for part in parts]
    for line in beside:
        at = bisect_right(starts, line.start) - 1
        if at >= 0 and parts[at].end < line.end:
            parts[at] = replace(parts[at], end=line.end)
    return parts


def _lines(text: str, lines: Sequence[Line], at: int) -> _Read:
    """The lines from one with strokes on, to the last that is of its table."""
    read = _Read(at)
    blanks = 0
    held = at - 1  # the last line of a row of several
    for position in range(at, len(lines)):
        line = lines[position]
        if position <= held:
            continue
        if not line.body:
            blanks += 1
            if blanks > 1:
                break
            continue
        blanks = 0
        if _RULE.fullmatch(line.body) and ("-" in line.body or "=" in line.body):
            read.head = read.head or len(read.rows)
            read.last = position
        elif read.counted and _opens_another(text, lines, position, read.widest):
            break
        elif _stroked(line):
            read.add(_uncoded(text, line))
            read.last = position
        elif (row := _row_of_lines(lines, position, read.rows)) is not None:
            read.add(row)
            read.beside += lines[position + 1 : position + row.count]
            read.last = held = position + row.count - 1
        elif not _unstroked(text, lines, position, read):
            break
    return read


def _opens_another(text: str, lines: Sequence[Line], position: int, widest: int) -> bool:
    """Whether a line heads a table of another width than the one above, with no blank line between; or the next line does, and it
    has no strokes."""
    at = position if _stroked(lines[position]) else position + 1
    if at + 1 >= len(lines) or not (_stroked(lines[at]) and _stroked(lines[at + 1])):
        return False
    head = _uncoded(text, lines[at])
    first, *others = head.texts or ("",)
    cornered = words.is_corner(first) or words.is_corner(first[-2:])  # 津贴项目
    if not (cornered and others and all(map(words.heads_numbers, others))):
        return False
    below = _uncoded(text, lines[at + 1])
    return below.count == head.count != widest and words.is_data_row(below.texts)


def _with_whole_head(rows: list[Row]) -> list[Row]:
    """The rows, the heads that a copy broke over two lines in one: with these there is one for each cell of all rows below,
    while heads over heads are more than these."""
    for at in range(min(_MOST_TIERS, len(rows) - 2)):
        first, second = rows[at : at + 2]
        below = [row for row in rows[at + 2 :] if counts(row)]
        pieces = (*first.pieces[: first.count], *second.pieces[: second.count])
        width = len(pieces)
        if (
            None in pieces
            or max(map(_held, below), default=0) != width
            or any(len(row.pieces) < width for row in below)
        ):
            continue
        if not second.count or len(first.pieces) > first.count + 1 or words.is_corner(second.texts[0]):
            continue
        texts = (*first.texts, *second.texts)
        if words.is_head_row(texts) and any(map(words.heads_numbers, texts)):
            return [*rows[:at], replace(first, pieces=pieces, texts=texts), *rows[at + 2 :]]
    return rows


def _held(row: Row) -> int:
    return row.count


def _reached(row: Row) -> int:
    return len(row.pieces)


def _row_of_lines(lines: Sequence[Line], position: int, rows: Sequence[Row]) -> Row | None:
    """The row whose cells stand each on a line of its own, a stroke behind it, among rows of one line each: a name and a number for
    each of the other columns."""
    after = position
    while after < min(len(lines), position + _MOST_BROKEN) and _ends_head(lines[after]):
        after += 1
    below = lines[position:after]
    if len(below) < _LEAST_BROKEN or after == len(lines) or not _stroked(lines[after]):
        return None
    if len(below) not in (max((n(row) for row in rows), default=0) for n in (_held, _reached)):
        return None
    bodies = [line.body.rstrip("| ") for line in below]
    if not words.is_word(bodies[0]) or not all(map(words.is_value, bodies[1:])):
        return None
    pieces = [(line.start, line.start + len(body)) for line, body in zip(below, bodies, strict=True)]
    return Row(below[0], tuple(pieces), tuple(map(words.tight, bodies)), "pipe")


def _uncoded(text: str, line: Line) -> Row:
    """The row of a line; one that has but a name and its code is a name alone, whatever column the code is in."""
    pieces = pieces_of(text, line, "pipe")
    texts = texts_of(text, pieces)
    if len(texts) == 2 and pieces[0] is not None and _CODE.fullmatch(texts[1]) and words.is_word(texts[0]):
        pieces, texts = [pieces[0], *(None for _ in pieces[1:])], texts[:1]
    return Row(line, tuple(pieces), tuple(texts), "pipe")


def _unstroked(text: str, lines: Sequence[Line], position: int, read: _Read) -> bool:
    """Take a line without strokes between others; whether it is of the table."""
    line = lines[position]
    head = _with_last_head(lines, position, read) if read.rows else None
    if head is not None:
        read.rows[-1] = head
        return True
    goes_on = _goes_on(lines, position)
    if goes_on and not line.body.strip("| "):
        return True  # of a row without a cell
    if goes_on and _is_section_row(line):
        read.add(loose(line))
        return True
    if goes_on and (words.PAGE_MARK.fullmatch(line.body) or is_section(line)):
        read.add(loose(line))
        return True
    row = _with_rest(line, read.rows) if read.rows else None
    if row is None:
        return goes_on and _between_rows(text, lines, position, read.rows)
    read.rows[-1] = row
    read.last = position
    read.beside.append(line)
    return True


def _stroked(line: Line) -> bool:
    return ("|" in line.body.strip("|") and len(line.body) <= _MOST) or (
        len(line.body) > 2 and line.body[0] == "|" == line.body[-1]
    )


def _with_rest(line: Line, rows: Sequence[Row]) -> Row | None:
    """The last row where a line that a stroke ends holds its last cell, or more of that; None for another line."""
    row, head = rows[-1], rows[0]
    body = line.body
    if not body.endswith("|") or body[0] == "|" or is_section(line) or not words.is_head_row(head.texts):
        return None
    if not counts(row) or row.kind != "pipe":
        return None
    if row.count == len(row.pieces) == head.count - 1:
        # No cell of its own: sentences would make the table a layout.
        return replace(row, pieces=(*row.pieces, None))
    return row if len(row.pieces) >= head.count else None


def _with_last_head(lines: Sequence[Line], position: int, read: _Read) -> Row | None:
    """The one row of heads with its next, where its last ones stand on lines of their own and the dashes below are of as many
    columns."""
    line, row = lines[position], read.rows[-1]
    if read.head or len(read.rows) > 1 or None in row.pieces:
        return None
    stop = position
    while stop < min(len(lines), position + _MOST_BROKEN) and _ends_head(lines[stop]):
        stop += 1
    body = line.body.rstrip("| ")
    if stop in (position, len(lines)) or _RULE.fullmatch(lines[stop].body) is None or not body:
        return None
    if len(lines[stop].body.strip("| ").split("|")) != row.count + stop - position:
        return None
    texts = (*row.texts, words.tight(body))
    piece = (line.start, line.start + len(body))
    return replace(row, pieces=(*row.pieces, piece), texts=texts) if words.is_head_row(texts) else None


def _ends_head(line: Line) -> bool:
    """Whether a line is one cell with the stroke behind it."""
    return line.body.endswith("|") and "|" not in line.body[:-1] and line.body != "|"


def _between_rows(text: str, lines: Sequence[Line], position: int, rows: Sequence[Row]) -> bool:
    """Whether a line that is no sentence parts rows of one table: another follows that has as many cells as the last one."""
    if len(rows) < 2 or "。" in lines[position].body or not words.is_head_row(rows[0].texts):
        return False
    if not any(map(words.is_value, rows[-1].texts[1:])):
        return False
    pieces = pieces_of(text, lines[position + 1], "pipe")
    return len(pieces) == len(rows[-1].pieces) and words.is_data_row(texts_of(text, pieces))


def _is_section_row(line: Line) -> bool:
    """Whether a line names a section and has but the stroke that ends it (一、社会救助 |)."""
    body = line.body.rstrip("| ")
    return line.body.endswith("|") and is_section(replace(line, end=line.start + len(body), body=body))


def _goes_on(lines: Sequence[Line], position: int) -> bool:
    """Whether strokes go on right behind a line, or behind rows of which a copy left a stroke alone."""
    at = position + 1
    while at < len(lines) and at <= position + _MOST_EMPTY and _lacks_cells(lines[at]):
        at += 1
    return at < len(lines) and _stroked(lines[at])


def _lacks_cells(line: Line) -> bool:
    return line.body == "|" or (line.body.endswith("|") and not _stroked(line) and _is_section_row(line))


def _indent(text: str, start: int) -> int:
    """How many blanks more than one stand before a cell."""
    at = start
    while at and text[at - 1] == " ":
        at -= 1
    return max(0, start - at - 1)


def _is_table(text: str, grid: Grid) -> bool:
    """Whether lines with strokes alone are rows: under a head, or each between two strokes."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(words.tight(text[cell.start : cell.end]))
    for texts in list(rows.values())[:4]:
        if words.is_head_row(texts) and (words.is_corner(texts[0]) or any(map(words.heads_numbers, texts))):
            return True
    return text[grid.start] == "|" and grid.width > 1


def _headed(text: str, grid: Grid) -> Grid:
    """The table, but for its first cell nothing of it where numbers stand right of all heads: a copy drew these together."""
    heads = values = 0  # columns that heads and numbers reach
    for cell in grid.cells:
        held = text[cell.start : cell.end]
        if cell.column and words.is_value(held) and not words.is_time(held):
            values = max(values, cell.column + 1)
        elif not values:
            heads = max(heads, cell.column + cell.columns)
    return grid if values <= heads else replace(grid, cells=grid.cells[:1])


def _spread(text: str, grid: Grid) -> Grid:
    """The table with the heads of its upper rows over the empty cells behind them, where heads of lower rows stand below."""
    tiers = _tiers(text, grid)
    if len(tiers) < 2 or {cell.column for cell in tiers[1]} <= {0} or len(tiers[0]) < 2:
        return grid  # rows begin there
    if not any(cell.column not in {low.column for low in tiers[1]} for cell in tiers[0]):
        return grid
    made: list[Cell] = []
    starts: set[int] = set()  # of what stands in the row or over it
    for depth, row in enumerate(tiers):
        below = {cell.column for low in tiers[depth + 1 :] for cell in low}
        starts |= {cell.column for cell in row}
        for cell in row:
            stop = min((at for at in starts if at > cell.column), default=grid.width)
            columns = cell.columns
            while {cell.column, cell.column + columns} <= below and cell.column + columns < stop:
                columns += 1
            made.append(
                replace(cell, columns=columns, rows=1 if cell.column in below else len(tiers) - depth)
            )
    return replace(grid, cells=(*made, *(cell for cell in grid.cells if cell.row >= len(tiers))))


def _tiers(text: str, grid: Grid) -> list[list[Cell]]:
    """The rows of words over the first that counts, three at most."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    tiers: list[list[Cell]] = []
    for cells in rows.values():
        texts = [words.tight(text[cell.start : cell.end]) for cell in cells]
        if len(tiers) == _MOST_TIERS or any(map(words.is_value, texts)):
            break
        if len(tiers) > 1 and (len(cells) < 2 or not cells[0].column or all(map(words.is_unit, texts))):
            break  # a section, or units
        tiers.append(cells)
    return tiers
