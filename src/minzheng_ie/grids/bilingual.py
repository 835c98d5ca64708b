"""Tables of yearbooks in two languages: each label is said again in English, beside it and on the lines below, before its numbers or behind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.bilingual_heads import heads_at
from minzheng_ie.grids.lines import Line, Piece, shown_width, words_in
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.records import dataclass

_OTHER = compile_regex(r"(?:\([\d ,]*)?[A-Za-z][^\p{Han}]*\Z")
_HAN = compile_regex(r"\p{Han}")
_UNIT = compile_re(r"\([^()\d]{1,8}\)")
_SIGN = compile_re(r"\((‰|%)\)\Z")  # a unit in any language
# An English name that goes on with the next line.
_OPEN = compile_re(r"(?:\b(?:of|and|or|with|in|for|the|by|to|from|on|at|per)|[,\-&/])\Z", 2)
_TOTAL = compile_re(r"(?:grand |national )?total", 2)  # a label in English alone
_LONGEST = 300  # characters of a line
_LONGEST_LABEL = 60
_BLANKS = 2  # for each number that a row lacks
_IDLE = 6  # lines without a label of the table, one after the other


@dataclass(slots=True)
class _Row:
    """A label with its numbers, none for a section. last (int): its line. open (bool): its English goes on. refused: not told.
    short (bool): it has fewer numbers than others; gap (int): so many are lacking behind the first ``first`` of them."""

    label: Piece
    indent: int
    last: int
    numbers: list[Piece] = field(default_factory=list)
    unit: Piece | None = None
    open: bool = False
    refused: bool = False
    short: bool = False
    first: int = 0
    gap: int = 0


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a line holds: a label in Chinese, what it is called in English, numbers; the sign of a share that English alone has."""

    label: Piece | None
    other: str
    numbers: list[Piece]
    unit: Piece | None = None


def bilingual_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table of which a line is the head (项目 Item 2019 2020), and its first and last line; None when there is none."""
    found = heads_at(text, lines, at)
    if found is None:
        return None
    heads, width, below = found
    rows = _rows(text, lines, below, width)
    _seat(text, rows, width)
    kept = [row for row in rows if not row.refused]
    while kept and not kept[-1].numbers:
        kept.pop()
    if not kept:
        return None
    cells = list(heads)
    for number, row in enumerate(kept, max(head.row for head in heads) + 1):
        cells.append(Cell(number, 0, *row.label, indent=row.indent))
        if row.unit is not None:
            cells.append(Cell(number, 1, *row.unit))
        cells += [
            Cell(number, n + (row.gap if n >= 2 + row.first else 0), *piece)
            for n, piece in enumerate(row.numbers, 2)
        ]
    last = max(row.last for row in rows if row.numbers or row.refused)
    return grid_of(lines, at, last, cells), at, last


def _rows(text: str, lines: Sequence[Line], at: int, width: int) -> list[_Row]:
    """The rows from a line on, those that are not told among them."""
    rows: list[_Row] = []
    idle = 0
    for position in range(at, len(lines)):
        line = lines[position]
        if not line.body or words.PAGE_MARK.fullmatch(line.body):
            idle += 1
        elif not _may_be_of_table(line):
            break
        else:
            parts = _parts(text, line)
            idle = 0 if parts.label or parts.numbers else idle + 1
            if not _take(text, line, position, parts, rows, width):
                break
        if idle > _IDLE:
            break
    return rows


def _may_be_of_table(line: Line) -> bool:
    body = line.body
    return len(body) <= _LONGEST and "。" not in body and "|" not in body and not words.is_note(body)


def _parts(text: str, line: Line) -> _Parts:
    tokens = list(words_in(text, line.start, line.end))
    numbers: list[Piece] = []
    while tokens and _is_number(text[slice(*tokens[-1])]):
        numbers.insert(0, tokens.pop())
    if not tokens:
        return _Parts(None, "", numbers)
    if _TOTAL.fullmatch(text, line.start, tokens[-1][1]) is not None:
        return _Parts((line.start, tokens[-1][1]), "", numbers)
    start, end = line.start, tokens[-1][1]
    rest = text[start:end]
    match = _OTHER.search(rest)
    cut = match.start() if match is not None else len(rest)
    own = rest[:cut].rstrip(" (")
    label = (start, start + len(own)) if _HAN.search(own) else None
    sign = _SIGN.search(rest, cut) if label is not None else None
    unit = (start + sign.start(1), start + sign.end(1)) if sign is not None and own[-1:] != ")" else None
    return _Parts(label, rest[cut:], numbers, unit)


def _is_number(token: str) -> bool:
    return words.is_number(token) or words.is_nil(token)


def _take(text: str, line: Line, position: int, parts: _Parts, rows: list[_Row], width: int) -> bool:
    """Take a line into the rows. RETURNS (bool): False where the table has ended above it."""
    before = rows[-1] if rows else None
    if parts.label is not None:
        held = text[slice(*parts.label)]
        if len(held) > _LONGEST_LABEL or words.is_labelled(held):
            return False
        if before is not None and not parts.numbers and _UNIT.fullmatch(held) is not None:
            before.unit = (parts.label[0] + 1, parts.label[1] - 1)
            before.open = before.open or not parts.other
            return True
        if _goes_on(text, before, parts):
            rows.append(_Row(parts.label, shown_width(text, line.begin, parts.label[0]), position))
            return True
        if before is not None and before.open and before.numbers and not _opens(held):
            before.refused = True  # the label goes on here
            if not parts.numbers:
                return True
        indent = shown_width(text, line.begin, parts.label[0])
        row = _Row(parts.label, indent, position, unit=parts.unit, open=_OPEN.search(parts.other) is not None)
        row.refused = (
            len(_HAN.findall(_UNIT.sub("", held))) == 1 and words.tight(held) != "其"
        )  # its other characters are lost
        rows.append(row)
        return _give(row, parts.numbers, width)
    if before is not None and parts.other:
        before.open = False
    if not parts.numbers:
        return True
    if before is None or before.numbers or before.refused:
        if before is not None:
            before.refused, before.last = True, position  # whose they are is not told
        return before is not None
    before.last = position
    return _give(before, parts.numbers, width)


def _goes_on(text: str, row: _Row | None, parts: _Parts) -> bool:
    """Whether a label ends as none does (国家抚恤、补助各类), and a line without numbers is the rest of it."""
    if row is None or not row.numbers or parts.numbers:
        return False
    return words.GOES_ON.search(text[slice(*row.label)]) is not None


def _opens(label: str) -> bool:
    return words.LIST_MARK.match(label) is not None


def _give(row: _Row, numbers: list[Piece], width: int) -> bool:
    if numbers:
        row.numbers = numbers
        row.short = not row.refused and len(numbers) < width
        row.refused = row.refused or len(numbers) > width
    return True


def _seat(text: str, rows: Sequence[_Row], width: int) -> None:
    """Give rows with fewer numbers their columns: where all that have as many stand one blank apart, what is lacking is where more
    blanks are, in one place, and two of them for each. Else such a row is not told."""
    short = [row for row in rows if row.short and not row.refused]
    if not short:
        return
    full = [row for row in rows if len(row.numbers) == width and not row.refused]
    even = len(full) > 1 and all(not _wider(text, row.numbers) for row in full)
    for row in short:
        wider = _wider(text, row.numbers) if even else []
        row.gap = width - len(row.numbers)
        row.refused = len(wider) != 1 or wider[0][1] != _BLANKS * row.gap
        row.first = 0 if row.refused else wider[0][0]


def _wider(text: str, numbers: Sequence[Piece]) -> list[tuple[int, int]]:
    """Behind how many of the numbers of a row more blanks stand than one, or any at a line's end; and how many more."""
    ends = [numbers[0][0], *(end for _, end in numbers)]
    while ends[0] and text[ends[0] - 1] == " ":
        ends[0] -= 1
    stop = text.find("\n", ends[-1])
    starts = [*(start for start, _ in numbers), (stop if stop >= 0 else len(text)) + 1]
    gaps = [start - end - 1 for end, start in zip(ends, starts, strict=True)]
    return [(n, gap) for n, gap in enumerate(gaps) if gap > 0]
