"""Tables whose columns are apart by tabs or blanks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row, block_at, is_cornered, may_be_row, row_of
from minzheng_ie.grids.columns import place_block
from minzheng_ie.grids.labels import mend_labels
from minzheng_ie.grids.lines import Line, shown_width
from minzheng_ie.grids.lost import reached
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.placed import REMARKS, UNIT_HEADS, Placed
from minzheng_ie.grids.unit_row import units_of, with_unit_row

_TITLE = compile_re(
    r"[A-Za-z][A-Za-z ,.'&:()\-]{20,}(?:(?:19|20)\d\d(?:[-—~](?:19|20)?\d\d)?\)?)?"
)  # in English, and no head of columns
_PLACE = compile_regex(
    r"\p{Han}{1,8}[省市县縣区區旗州盟镇鎮乡鄉]|\p{Han}{2,8}(?:街道|地区|地區)|[合总總][计計]|全[国國]"
)
_LEAST_NAME = 3  # characters
_LEAST_PLACES, _LEAST_ROWS = 2, 2
_LEAST_BARE = 3  # numbers of a row
_HEAD_LINES = 8  # that the heads of a table take, blank ones as well


def plain_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid | None, int, int] | None:
    """The table that begins at a line, and its first and last line; None when none does.

    Lines that look like heads and rows and are no table give no grid, and their last line: they are not read again.
    """
    if not may_be_row(lines[at]) or _TITLE.fullmatch(lines[at].body):
        return None
    block = block_at(text, lines, at)
    if block is None:
        return None
    last, rows, heads = block.last, block.body, block.heads
    starts = [
        n for n in range(at, min(at + _HEAD_LINES, last)) if any(lines[n] is row.line for row in block.heads)
    ]
    for start in starts:
        block = block_at(text, lines, start)
        found = _table(text, lines, start, block) if block is not None else None
        if found is not None:
            return (_refused(lines, at, last), at, last) if _lost_its_heads(heads, lines[start]) else found
    if _are_bare(rows) or _are_below(heads[-1], rows):
        return _refused(lines, at, last), at, last
    return None, at, last


def _lost_its_heads(heads: Sequence[Row], first: Line) -> bool:
    """Whether a line of heads above the one that a table would begin with is of its corner and of what is counted."""
    above = [row for row in heads if row.line.start < first.start and row.count > _LEAST_PLACES]
    return any(
        words.is_corner(row.texts[0]) and all(map(words.heads_numbers, row.texts[1:])) for row in above
    )


def _are_bare(rows: Sequence[Row]) -> bool:
    """Whether most rows are a name and three bare numbers or more: whatever heads them, they are no prose."""
    counted = [row for row in rows if row.count > 1]
    bare = sum(1 for row in counted if row.count > _LEAST_BARE and all(map(words.is_number, row.texts[1:])))
    return bare >= _LEAST_ROWS and 2 * bare > len(counted)


def _are_below(leaf: Row, rows: Sequence[Row]) -> bool:
    """Whether most rows are a name and two numbers or more, one below each head: read as prose, two numbers would be said of one
    name."""
    if any(words.is_unit(cell.strip("()")) for cell in leaf.texts):
        return False
    counted = [row for row in rows if row.count > 1]
    full = sum(1 for row in counted if row.count > _LEAST_PLACES and _counts(row, leaf.count))
    return full >= _LEAST_ROWS and 2 * full > len(counted)


def _table(text: str, lines: Sequence[Line], at: int, block: Block) -> tuple[Grid, int, int] | None:
    """The table that a block from the line ``at`` on is."""
    if not _is_table(text, block):
        return None
    if _names_again(block):
        return _refused(lines, at, block.last), at, block.last
    _without_stray_tabs(text, block)
    _without_remark(block)
    units = block.body[:1] if _begins_with_units(text, block) else []
    block.body = block.body[len(units) :]
    mend_labels(text, block)
    block.body = [*units, *block.body]
    placed = place_block(text, block)
    if placed is None:
        if any(row.kind == "single" for row in (*block.heads, *block.body) if row.count > 1):
            return None
        return _refused(lines, at, block.last), at, block.last
    rows: list[list[Placed]] = []
    indents = []
    for cells in placed:
        if cells:
            rows.append(cells)
            start = cells[0].piece[0]  # of a label that began on a line before, too
            # Behind a code, how far a name is set in tells but how long the code is.
            indents.append(0 if block.coded else shown_width(text, text.rfind("\n", 0, start) + 1, start))
    found = _cells(rows, len(block.heads), indents)
    if not any(words.is_value(p.text) for row in rows[len(block.heads) :] for p in row):
        return _refused(lines, at, block.last), at, block.last
    grid = grid_of(lines, at, block.last, found)
    if len(block.heads) > 1 and block.heads[-1].kind == "tab":
        grid = reached(text, grid)
    return with_unit_row(text, grid), at, block.last


def grid_of(lines: Sequence[Line], first: int, last: int, cells: Sequence[Cell]) -> Grid:
    """A table of the lines ``first`` to ``last``."""
    height = max(cell.row + cell.rows for cell in cells)
    width = max(cell.column + cell.columns for cell in cells)
    return Grid(lines[first].begin, lines[last].end, tuple(cells), height, width, regular=False)


def _refused(lines: Sequence[Line], first: int, last: int) -> Grid:
    """A table whose columns cannot be told: nothing of it is in a cell but its first line, so that nothing is read."""
    head = lines[first]
    return grid_of(lines, first, last, [Cell(0, 0, head.start, head.end)])


def _is_table(text: str, block: Block) -> bool:
    """Whether what stands over rows surely heads them."""
    leaf = block.heads[-1]
    cells = [cell for row in block.heads for cell in row.texts]
    cornered = any(is_cornered(row, block.body) for row in block.heads)
    sure = sum(1 for cell in cells if words.heads_numbers(cell))
    rows = [row for row in block.body if row.count > 1]
    if cornered and len(rows) > 1 and _has_units(text, block):
        return True
    if _fill(leaf, rows, cornered=cornered) and (cornered or _names_places(block)):
        return True
    if leaf.kind == "single" or any(row.kind == "single" for row in rows):
        known = (cornered and sure > 0) or (sure >= 2 and sure * 2 >= len(cells) and len(rows) > 1)
        return known or (len(block.heads) == 1 and _heads_all(leaf, rows))
    same = sum(1 for row in rows if len(row.pieces) == len(leaf.pieces))
    return (cornered and (sure > 0 or same > 1)) or sure >= 2 or (sure == 1 and same > 0) or same > 2


def _names_places(block: Block) -> bool:
    """Whether one row of heads stands over the rows, and all of it are places."""
    return len(block.heads) == 1 and _are_places(block.heads[-1])


def _are_places(leaf: Row) -> bool:
    """Whether heads are names of divisions, behind that of the units at most."""
    names = leaf.texts[leaf.texts[0] in UNIT_HEADS :]
    return len(names) >= _LEAST_PLACES and all(_PLACE.fullmatch(words.tight(cell)) for cell in names)


def _fill(leaf: Row, rows: Sequence[Row], *, cornered: bool) -> bool:
    """Whether most rows are a label and exactly a number below each head, two at the least; the label has a head or none."""
    width = leaf.count + (not cornered)
    if leaf.count <= cornered:
        return False
    first = 1 + (leaf.texts[cornered] in UNIT_HEADS)
    full = sum(1 for row in rows if row.count == width and all(map(words.is_counted, row.texts[first:])))
    return width > _LEAST_PLACES and full >= _LEAST_ROWS and 2 * full > len(rows)


def _heads_all(leaf: Row, rows: Sequence[Row]) -> bool:
    """Whether all rows are a name and a number below each head but the first, two of them at the least: whatever the first
    head is called (职别, 楼层), it is that of the names."""
    if leaf.count <= _LEAST_PLACES or len(rows) < _LEAST_ROWS or words.heads_numbers(leaf.texts[0]):
        return False
    return all(_counts(row, leaf.count) for row in rows)


def _counts(row: Row, width: int) -> bool:
    """Whether a row is a name and nothing but what is counted, so many cells in all."""
    return row.count == width and words.is_word(row.texts[0]) and all(map(words.is_value, row.texts[1:]))


def _has_units(text: str, block: Block) -> bool:
    """Whether a row below the heads is of units, in brackets or not."""
    bare = len(block.heads) > 1 and all(map(words.is_unit, block.heads[-1].texts))
    return bare or _begins_with_units(text, block)


def _begins_with_units(text: str, block: Block) -> bool:
    below = block.body[0].line
    return len(units_of(text, below.start, below.end)) > 0


def _names_again(block: Block) -> bool:
    """Whether rows name their numbers one by one, and the same twice, below heads that are of one table: which of these heads is
    over a number is not told (其中:财政资金 6 其中:财政资金 5)."""
    heads = block.heads[-1].texts
    if len(set(heads)) < len(heads):
        return False
    for row in block.body:
        named = [
            cell
            for cell in row.texts
            if len(cell) > _LEAST_NAME and words.is_word(cell) and not words.is_unit(cell)
        ]
        if len(set(named)) < len(named) and sum(map(words.is_value, row.texts)) > 1:
            return True
    return False


def _without_stray_tabs(text: str, block: Block) -> None:
    """Read several tabs as one separator where they stand for no empty cells."""
    leaf = block.heads[-1]
    rows = [row for row in block.body if row.count > 1]
    if leaf.kind != "tab" or len(block.heads) > 1 or any(row.kind != "tab" for row in rows):
        return
    if all(row.count == leaf.count for row in rows) and any(_filled(row) != _filled(leaf) for row in rows):
        block.heads = [row_of(text, row.line, "run") for row in block.heads]
        block.body = [row_of(text, row.line, "run") if row.count > 1 else row for row in block.body]


def _without_remark(block: Block) -> None:
    """Leave out a last head of remarks where nothing is remarked: all rows are of as many cells as there are other heads."""
    leaf = block.heads[-1]
    if len(block.heads) > 1 or leaf.kind != "single" or words.tight(leaf.texts[-1]) not in REMARKS:
        return
    rows = [row.count for row in block.body if row.count > 1]
    if len(rows) >= _LEAST_ROWS and rows.count(leaf.count - 1) > 1 and max(rows) == leaf.count - 1:
        block.heads = [replace(leaf, pieces=leaf.pieces[:-1], texts=leaf.texts[:-1])]


def _filled(row: Row) -> list[int]:
    return [at for at, piece in enumerate(row.pieces) if piece is not None]


def _cells(rows: Sequence[Sequence[Placed]], heads: int, indents: Sequence[int]) -> tuple[Cell, ...]:
    """The cells of a table from its placed rows. heads (int): how many of them are heads. indents (sequence): of each row."""
    covered = [{c for p in row for c in range(p.column, p.column + p.columns)} for row in rows[:heads]]
    made = []
    for at, row in enumerate(rows):
        for p in row:
            deep = 1
            while at + deep < heads and not any(
                c in covered[at + deep] for c in range(p.column, p.column + p.columns)
            ):
                deep += 1
            made.append(
                Cell(
                    at,
                    p.column,
                    *p.piece,
                    deep if at < heads else 1,
                    p.columns,
                    indent=indents[at] if p.column == 0 else 0,
                )
            )
    return tuple(made)
