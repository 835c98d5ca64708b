"""Lists of fees whose cells blanks or tabs part, a row a line: told as those with strokes are, by the unit and the price behind it."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.blocks import Row, row_of
from minzheng_ie.grids.fees import fees_in, is_charge
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.plain import grid_of

_HEADED = compile_re(
    r"(?:计价|计费|收费|计量|计算|定价)单位[ \t](?:收费|服务|价格)?(?:标准|价格|单价|基准价)"
)
_LONGEST = 80  # characters of the line of heads
_MOST = 400  # of a row with its remark
_IDLE = 1  # lines without a price, one after the other
_LEAST = 2  # fees


def spaced_fees_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The list of fees whose heads are a line, and its first and last line; None when there is none."""
    body = lines[at].body
    if len(body) > _LONGEST or "|" in body or _HEADED.search(body) is None:
        return None
    kind = "tab" if "\t" in body else "single"
    rows = [row_of(text, lines[at], kind)]
    last, idle = at, 0
    for position in range(at + 1, len(lines)):
        line = lines[position]
        if not line.body or len(line.body) > _MOST or "|" in line.body or idle > _IDLE:
            break
        row = row_of(text, line, kind)
        rows.append(row)
        idle += 1
        if _tells(row):
            last, idle = position, 0
    found = fees_in(text, rows[: last - at + 1])
    if found is None or found[0] or sum(map(_tells, rows)) < _LEAST:
        return None
    return grid_of(lines, at, last, found[1]), at, last


def _tells(row: Row) -> bool:
    """Whether a row has a unit with a price behind it."""
    return any(map(is_charge, row.texts, row.texts[1:]))
