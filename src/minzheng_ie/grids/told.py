"""The tables a file tells of, as a report has them: titles, units and notes are lines beside them, layout is none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.broken import is_unit_alone
from minzheng_ie.grids.model import Cell, Grid

_row = attrgetter("row")
# What a form says of itself, in cells of its own over and under the table.
_FORM = compile_regex(
    r"\(?(?:计量|金额)?单位\)?[: ].*|[\p{Han}()、\s]{2,12}:.*|(?:19|20)\d{2} ?年?度? ?(?:\d{1,2} ?[-—~至]? ?\d{0,2} ?月份?|第?[一二三四1-4]季度?|[上下]半年)?(?:\d{1,2}日)?|[\p{Han}]*表号?[一二三四五六七八九十\d\-]{0,4}|\d{1,2}月|续表[一二三四五六七八九十\d]*"
)
_UNIT = compile_regex(r"\(?(?:计量|金额)?单位\)?:")
_OFFICE = compile_regex(
    r"(?:项目)?(?:主管|实施|预算|填报|申报|责任|承担)(?:预算)?(?:部门|单位)(?:\(盖章\)|及代码|名称)?"
)


def trimmed(text: str, grid: Grid) -> list[Grid]:
    """The tables in a table of a file.

    text (str): the document's, folded. grid (Grid): as its reader gives it.
    RETURNS (list): apart and in order; none for a layout, for one cell, and where nothing is counted.
    """
    found = []
    rows = [(at, list(cells)) for at, cells in groupby(grid.cells, key=_row)]
    for part in _parts(text, rows):
        part = _without_edges(text, part)
        if part and _counts(text, part):
            found.append(_grid(text, grid, part))
    return found


_Rows = list[tuple[int, list[Cell]]]


def _texts(text: str, cells: Sequence[Cell]) -> list[str]:
    return [" ".join(text[cell.start : cell.end].split()) for cell in cells]


def _parts(text: str, rows: _Rows) -> Iterator[_Rows]:
    """The blocks of a sheet: a new head behind a gap or a title of its own begins one."""
    part: _Rows = []
    bottom = 0  # the first row that no cell above reaches
    counted = False
    for n, (at, cells) in enumerate(rows):
        texts = _texts(text, cells)
        gap = at > bottom
        titled = len(cells) == 1 and cells[0].columns > 1
        if (
            part
            and counted
            and (gap or titled or _repeats(text, part, texts))
            and _head_follows(text, rows, n)
        ):
            yield part
            part, counted = [], False
        part.append((at, cells))
        counted = counted or any(words.is_value(cell) for cell in texts[1:])
        bottom = max(bottom, max(cell.row + cell.rows for cell in cells))
    if part:
        yield part


def _repeats(text: str, part: _Rows, texts: list[str]) -> bool:
    """Whether a row says the corner's head again, over other columns."""
    if len(texts) < 2 or not words.is_corner(texts[0]):
        return False
    return any(_texts(text, cells)[0] == texts[0] for _, cells in part[:4])


def _head_follows(text: str, rows: _Rows, at: int) -> bool:
    """Whether the rows from ``at`` on begin with titles, at most three, and a head."""
    for _, cells in rows[at : at + 4]:
        texts = _texts(text, cells)
        if len(cells) > 1 and not _is_form(texts):
            sure = any(words.heads_numbers(cell) for cell in texts) or words.is_corner(texts[0])
            return words.is_head_row(texts) and sure
    return False


def _is_form(texts: list[str]) -> bool:
    return all(_FORM.fullmatch(cell) is not None for cell in texts)


def _without_edges(text: str, rows: _Rows) -> _Rows:
    """The rows without the titles, units and dates over them and the notes and names under them."""
    first, last = 0, len(rows)
    while first < last and (
        _is_edge(text, rows[first][1])
        or _is_of_form(text, rows[first : first + 2])
        or _tells_unit(text, rows[first : first + 2])
    ):
        first += 1
    while last > first and _is_foot(_texts(text, rows[last - 1][1])):
        last -= 1
    return rows[first:last]


def _is_edge(text: str, cells: Sequence[Cell]) -> bool:
    texts = _texts(text, cells)
    if len(texts) == 1:
        # A head over some of the columns, nothing beside it, is none.
        return cells[0].column == 0 or cells[0].columns == 1 or words.is_labelled(texts[0])
    return (_is_form(texts) and not words.is_corner(texts[0])) or words.is_note(texts[0])


def _is_of_form(text: str, rows: _Rows) -> bool:
    """Whether the first of two rows says of which project a form is, or whose (项目名称 | 临时救助 over 主管部门 | 民政局)."""
    own, *below = [_texts(text, cells) for _, cells in rows]
    if len(own) % 2 or any(map(words.is_value, own)):
        return False
    named = own[0] == "项目名称" and bool(below) and _OFFICE.fullmatch(below[0][0]) is not None
    return named or _OFFICE.fullmatch(own[0]) is not None


def _tells_unit(text: str, rows: _Rows) -> bool:
    """Whether the first of two rows says of a table, beside whose it is, what its unit is (仙居县 | 单位:万元), and is no head."""
    own, *below = [_texts(text, cells) for _, cells in rows]
    if not below or len(own) >= len(below[0]) or words.is_corner(own[0]):
        return False
    others = [cell for cell in own if _UNIT.match(cell) is None]
    named = (cell for cell in others if _FORM.fullmatch(cell) is None)
    return len(others) < len(own) and not any(
        words.is_value(cell) or words.heads_numbers(cell) for cell in named
    )


def _is_foot(texts: list[str]) -> bool:
    if words.is_note(texts[0]):
        return True
    if len(texts) == 1:
        return not words.is_value(texts[0]) and not is_unit_alone(texts[0])
    return not any(words.is_value(cell) for cell in texts[1:]) and all(
        words.is_labelled(cell) or words.is_time(cell) for cell in texts
    )


def _counts(text: str, rows: _Rows) -> bool:
    """Whether rows are a table that counts, and no layout of prose."""
    prose = sentences = counted = whole = 0
    for _, cells in rows:
        for at, cell in enumerate(_texts(text, cells)):
            whole += len(cell)
            if words.is_sentence(cell) and len(cell) > 20:
                prose += len(cell)
                sentences += 1
            elif at and words.is_value(cell):
                counted += 1
    few = prose * 2 <= whole or counted >= 3 * sentences
    return counted > 0 and few and (len(rows) > 1 or counted > 1)


def _grid(text: str, grid: Grid, rows: _Rows) -> Grid:
    """The table of some of a table's rows, on lines of its own."""
    top = rows[0][0]
    cells = [cell if not top else replace(cell, row=cell.row - top) for _, row in rows for cell in row]
    start, end = cells[0].start, max(cell.end for cell in cells)
    start = max(grid.start, text.rfind("\n", 0, start) + 1)
    stop = text.find("\n", end)
    end = min(grid.end, stop if stop >= 0 else len(text))
    height = max(cell.row + cell.rows for cell in cells)
    return replace(grid, start=start, end=end, cells=tuple(cells), height=height)
