"""Places with an amount each, a line for each, below a lead that says what is told of them (各县捐款数额如下:)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids.lines import Line, Piece, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_LEAD = compile_regex(
    r"(?:\A|[,。;!?:\s])(?P<clause>(?:现将|其中|具体|各(?:[省市州县区旗盟镇乡地村]|街道|单位)*(?:\([\p{Han}、]{1,8}\))?)*"
    r"(?P<what>\p{Han}{2,12}?(?:数额|金额|总额|款额|款|资金|经费|人数|户数|床位数?|数量|数))(?:情况|明细)?(?:分别)?(?:如下|为)?:)\Z"
)
_ENTRY = compile_regex(
    r"(?P<name>\p{Han}{2,14})(?: {1,4}|: {0,2})(?P<amount>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)? ?[万亿]{0,2}(?P<unit>元|人|户|张|个|件|对|人次))(?P<rest> ?\([^()]{1,30}\))?[;,。]?"
)
_PLACE = compile_regex(r"\p{Han}{1,9}(?:省|市|县|区|旗|州|盟|镇|乡|街道|开发区|高新区|新区)")
_LEAST = 3  # entries
_BLANKS = 1
_LONGEST = 80  # characters of an entry, and of the end of a lead that is looked at


def listed_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first entry is a line, right below its lead, with its first and last line; None when there is none.

    What the lead counts is the head; what stands in brackets behind an amount is of no cell.
    """
    first = _ENTRY.fullmatch(lines[at].body) if len(lines[at].body) <= _LONGEST else None
    above = at - 1
    while above >= 0 and not lines[above].body and at - above <= _BLANKS:
        above -= 1
    if first is None or above < 0 or not lines[above].body.endswith(":"):
        return None
    lead = _LEAD.search(lines[above].body[-_LONGEST:])
    found = _entries(lines, at, first["unit"])
    if lead is None or len(found) < _LEAST:
        return None
    names = sum(1 for _, name, _ in found if _PLACE.fullmatch(text[slice(*name)]) is not None)
    if 3 * names < 2 * len(found):
        return None
    begin = lines[above].end - min(len(lines[above].body), _LONGEST)
    what = (begin + lead.start("what"), begin + lead.end("what"))
    cells = [Cell(0, 1, *what)]
    for row, (_, name, amount) in enumerate(found, 1):
        cells += [Cell(row, 0, *name), Cell(row, 1, *amount)]
    clause = begin + lead.start("clause")
    head = Line(clause, clause, lines[above].end, lead["clause"])
    last = found[-1][0]
    return grid_of([head, *lines[at : last + 1]], 0, last - at + 1, cells), above, last


def _entries(lines: Sequence[Line], at: int, unit: str) -> list[tuple[int, Piece, Piece]]:
    """The entries from a line on, all in one unit: line, name, amount."""
    found: list[tuple[int, Piece, Piece]] = []
    for position, line in together(lines, at, _BLANKS):
        match = _ENTRY.fullmatch(line.body) if len(line.body) <= _LONGEST else None
        if match is None or match["unit"] != unit:
            break
        name, amount = (
            (line.start + s, line.start + e) for s, e in (match.span("name"), match.span("amount"))
        )
        found.append((position, name, amount))
    return found
