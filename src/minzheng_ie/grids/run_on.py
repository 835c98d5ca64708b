"""Tables whose lines a copy joined: heads, then a name and as many numbers, a name and as many numbers, one blank apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, words_in
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.one_a_line import read_cells
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.serials import SERIAL_HEADS
from minzheng_ie.grids.totals import TOTAL

_MOST_BEFORE = 8  # words of a title on the line of the heads
_MOST_COLUMNS = 12
_MOST_NAMES = 2  # cells of a row before its numbers
_LEAST = 3  # rows, which tell how many cells each has
_LEAST_HELD, _MOST = 12, 2000  # words of a line that are cells one after another
_LONGEST = 20  # characters of a head or name
_MOST_WITHIN = 8  # words in a line of prose that may be the first head
_WITHIN = compile_regex(
    r"(?<=[\s。:])(?:主要|统计)?(?:指标|指標|项目|項目|类别|類別|名称|名稱|地区|地區|年份|年度|科目|区域)(?:名称|名稱)?(?: ?\([单單]位\))?(?=\s)"
)
_UNIT = compile_regex(r"\([^()\d]{1,8}\)")


class _Token(NamedTuple):
    line: int
    piece: Piece
    text: str


_Row = list[tuple[int, _Token]]  # cells on their columns


def run_on_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose heads and first rows are a line, or the end of its prose, and its first and last line; None when there
    is none.

    How many cells a row has is told by the heads and by three rows at least, each of names and then of numbers alone.
    """
    line = lines[at]
    if len(line.body) < 2 * _LONGEST or "|" in line.body or "\t" in line.body:
        return None
    found = _from(text, lines, at, line.start, _MOST_BEFORE)
    if found is not None or "。" not in line.body:
        return found
    within = (match.start() for match in islice(_WITHIN.finditer(text, line.start, line.end), _MOST_WITHIN))
    return next((grid for start in within if (grid := _from(text, lines, at, start, 1)) is not None), None)


def _from(text: str, lines: Sequence[Line], at: int, start: int, before: int) -> tuple[Grid, int, int] | None:
    """The same from a place in the line on, no more than some words before its heads."""
    opening = list(islice(_tokens(text, lines, at, at + 1, start), before + 2 * _MOST_COLUMNS))
    corner = next((n for n, token in enumerate(opening[:before]) if _is_corner(token.text)), None)
    if corner is None:
        return None
    first = next((n for n in range(corner, len(opening)) if words.is_value(opening[n].text)), 0)
    for names in range(1, _MOST_NAMES + 1):
        numbered = opening[corner].text in SERIAL_HEADS
        width = first - corner - (0 if numbered else names)
        heads = opening[corner : corner + width]
        if width - names - numbered < 1 or width > _MOST_COLUMNS or not _are_heads(heads):
            continue
        items = _tokens(text, lines, at, len(lines), start)
        rows = _rows(islice(items, corner + width, None), width, names, numbered)
        if len(rows) >= _LEAST:
            return _grid([list(enumerate(heads)), *rows], at)
    return _as_cells(text, lines, at, opening[corner].piece[0]) if "。" not in lines[at].body else None


def _as_cells(text: str, lines: Sequence[Line], at: int, start: int) -> tuple[Grid, int, int] | None:
    """The table of a line's words from a place on, read as cells one after another, none of which is of no row."""
    held = [token.piece for token in islice(_tokens(text, lines, at, at + 1, start), _MOST)]
    read = read_cells(text, lines[max(0, at - 4) : at], held) if len(held) >= _LEAST_HELD else None
    return (read[0], at, at) if read is not None and len(read[0].cells) == read[1] + 1 else None


def _grid(rows: Sequence[_Row], first: int) -> tuple[Grid, int, int]:
    cells = [Cell(r, c, *token.piece) for r, row in enumerate(rows) for c, token in row]
    last = rows[-1][-1][1]
    start, end = rows[0][0][1].piece[0], last.piece[1]
    return grid_of([Line(start, start, end, "")], 0, 0, cells), first, last.line


def _tokens(text: str, lines: Sequence[Line], at: int, stop: int, start: int) -> Iterator[_Token]:
    """The words from a place on, to the end of a sentence or a blank line; a unit in brackets is of the name before it."""
    held: _Token | None = None
    for position in range(at, stop):
        line = lines[position]
        if not line.body:
            break
        end = text.find("。", max(line.start, start), line.end)
        for piece in words_in(text, max(line.start, start), line.end if end < 0 else end):
            said = text[slice(*piece)]
            if held is not None and _UNIT.fullmatch(said) and words.is_word(held.text):
                held = _Token(position, (held.piece[0], piece[1]), held.text + said)
                continue
            if held is not None:
                yield held
            held = _Token(position, piece, said)
        if end >= 0:
            break
    if held is not None:
        yield held


def _is_corner(text: str) -> bool:
    return len(text) <= _LONGEST and words.is_corner(text.removesuffix("(单位)").removesuffix("(單位)"))


def _are_heads(heads: Sequence[_Token]) -> bool:
    """Whether words may head columns, and one of them surely does."""
    texts = [token.text for token in heads]
    if any(len(said) > _LONGEST for said in texts) or len(set(texts)) < len(texts):
        return False
    return words.is_head_row(texts) and any(map(words.heads_numbers, texts[1:]))


def _rows(items: Iterator[_Token], width: int, names: int, numbered: bool) -> list[_Row]:
    """The rows one after another, to the first cells that make none; a total's has no serial number."""
    rows: list[_Row] = []
    own = names + numbered
    row = list(islice(items, width))
    while len(row) == width and (not numbered or row[0].text == str(len(rows) + 1)):
        if not all(_is_name(token.text) for token in row[numbered:own]) or not _count(row[own:]):
            break
        rows.append(list(enumerate(row)))
        row = list(islice(items, width))
    total = row[: width - own + 1]
    if own > 1 and len(total) > width - own and TOTAL.fullmatch(total[0].text) and _count(total[1:]):
        rows.append([(own - 1, total[0]), *enumerate(total[1:], own)])
    return rows


def _count(cells: Sequence[_Token]) -> bool:
    return all(words.is_counted(token.text) for token in cells)


def _is_name(text: str) -> bool:
    return len(text) <= _LONGEST and words.is_word(text) and not words.is_value(text)
