"""Lists that lost the blanks between a name and its number, the groups of its digits apart (老人110 891): the total at the
end is the sum of the numbers, which tells that these are read as they were written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.even import may_open
from minzheng_ie.grids.lines import Line, Piece, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_ROW = compile_regex(
    r"(?P<label>\p{Han}(?:[\p{Han}()、/ ]{0,28}[\p{Han})])?) ?(?P<value>\d{1,3}(?:(?: \d{3})+|(?:,\d{3})+|))"
)
_ALL = compile_regex("总计|总数|合计|总和")
_PART = compile_regex("合计|小计")
_LONGEST_HEAD = 24
_LONGEST = 48
_SHORTEST = 2  # characters of a head
_LEAST = 3  # rows
_MOST = 60


class _Entry(NamedTuple):
    line: int
    label: Piece
    value: Piece
    name: str
    number: int


def added_up_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list whose heads are a line, the name's and the number's without a blank; its first and last line, or None."""
    cut = _cut(lines[at].body)
    if not cut:
        return None
    entries = _entries(lines, at + 1)
    if len(entries) <= _LEAST or _ALL.fullmatch(entries[-1].name) is None:
        return None
    whole = entries.pop()
    parts = _parts(entries)
    if parts is None or sum(entry.number for entry in parts) != whole.number:
        return None
    start = lines[at].start
    cells = [Cell(0, 0, start, start + cut), Cell(0, 1, start + cut, lines[at].end)]
    for row, entry in enumerate((*parts, whole), 1):
        cells += [Cell(row, 0, *entry.label), Cell(row, 1, *entry.value)]
    return replace(grid_of(lines, at, whole.line, cells), regular=True), at, whole.line


def _cut(body: str) -> int:
    """Where the number's head begins behind that of the names, 0 where a line is not such heads."""
    if not 2 * _SHORTEST <= len(body) <= _LONGEST_HEAD or not words.is_word(body):
        return 0
    for cut in range(len(body) - _SHORTEST, _SHORTEST - 1, -1):
        if may_open(body[:cut]) and words.heads_numbers(body[cut:]) and not words.is_corner(body[cut:]):
            return cut
    return 0


def _entries(lines: Sequence[Line], at: int) -> list[_Entry]:
    """The entries from a line on; none where these are too many."""
    found: list[_Entry] = []
    for position, line in together(lines, at, 0):
        match = _ROW.fullmatch(line.body) if len(line.body) <= _LONGEST else None
        if match is None:
            break
        if len(found) == _MOST:
            return []
        number = int(match["value"].replace(" ", "").replace(",", ""))
        label, value = (
            (line.start + s, line.start + e) for s, e in (match.span("label"), match.span("value"))
        )
        found.append(_Entry(position, label, value, words.tight(match["label"]), number))
    return found


def _parts(entries: Sequence[_Entry]) -> list[_Entry] | None:
    """The entries without the totals of those right before them; None where such a total is none."""
    parts: list[_Entry] = []
    begin = 0  # of those that no total is of
    for entry in entries:
        if _PART.fullmatch(entry.name) is None:
            parts.append(entry)
            continue
        some = next(
            (n for n in range(len(parts) - 2, begin - 1, -1) if _sum(parts[n:]) == entry.number), None
        )
        if some is None:
            return None
        begin = len(parts)
    return parts


def _sum(entries: Sequence[_Entry]) -> int:
    return sum(entry.number for entry in entries)
