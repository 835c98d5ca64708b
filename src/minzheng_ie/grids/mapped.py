"""Places with a number each as a map has them, one and more on a line: what its title says is spread over them (图3 养老机构分布图)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids.lines import Line, Piece, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_ENTRY = compile_regex(
    r"(?P<name>\p{Han}{1,9}?[省市县縣区區旗州盟镇鎮乡鄉])(?P<amount>(?:\d{1,3}(?:,\d{3})+|\d+)(?P<unit>[个個家所人户戶张張处處间間]|人次))(?:[ \t]{2,}|$)"
)
_TITLE = compile_regex(
    r"(?:[图圖表]?[ ]*\d+(?:[-—.]\d+)*[ ]*)?(?:(?:19|20)\d\d年度?(?:末|底)?|\p{Han}{2,8}[省市县縣区區州旗](?=各)|(?:全[国國省市县縣区區]|各(?:[省市县縣区區镇鎮乡鄉]|街道)+)的?)*"
    r"(?P<what>\p{Han}{2,20}?)(?:[数數]?(?:量)?分[布佈](?:情[况況])?[图圖表]?|(?:[数數]量?|数目|數目)(?:[图圖表]|情[况況]|统计表?|統計表?)?)"
)
_LEAST, _LEAST_LINES = 4, 3
_BLANKS = 3
_LONGEST = 160  # characters of a line
_MOST = 8  # entries of a line


def mapped_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first entries are on a line, below its title, with the title's line and its last one; None when there is none.

    Each place is told once, and all in one unit.
    """
    if not lines[at].body[-1:].isalpha() or not (first := list(_entries(lines[at]))):
        return None
    above = at - 1
    while above >= 0 and not lines[above].body and at - above <= _BLANKS:
        above -= 1
    title = _TITLE.fullmatch(lines[above].body) if above >= 0 else None
    if title is None:
        return None
    found: list[tuple[Piece, Piece]] = []
    names: set[str] = set()
    last = at
    for position, line in together(lines, at, _BLANKS):
        held = list(_entries(line))
        if not held or any(unit != first[0][2] for _, _, unit in held):
            break
        last = position
        found += [(name, amount) for name, amount, _ in held]
        names |= {text[slice(*name)] for name, _, _ in held}
    if len(found) < _LEAST or len(names) < len(found) or last - at + 1 < _LEAST_LINES:
        return None
    begin = lines[above].start
    cells = [Cell(0, 1, begin + title.start("what"), begin + title.end("what"))]
    for row, (name, amount) in enumerate(found, 1):
        cells += [Cell(row, 0, *name), Cell(row, 1, *amount)]
    what = cells[0].start  # what stands before it in the title tells of the table
    head = Line(what, what, lines[above].end, title["what"])
    return grid_of([head, *lines[at : last + 1]], 0, last - at + 1, cells), above, last


def _entries(line: Line) -> Iterator[tuple[Piece, Piece, str]]:
    """The entries of a line that is made of nothing else: name, amount and unit of each."""
    if len(line.body) > _LONGEST:
        return
    found: list[tuple[Piece, Piece, str]] = []
    position = 0
    while position < len(line.body):
        match = _ENTRY.match(line.body, position)
        if match is None or len(found) == _MOST:
            return
        name, amount = (
            (line.start + s, line.start + e) for s, e in (match.span("name"), match.span("amount"))
        )
        found.append((name, amount, match["unit"]))
        position = match.end()
    yield from found
