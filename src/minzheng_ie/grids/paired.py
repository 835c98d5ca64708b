"""Names and amounts on lines in turn, below no heads: each amount has its own unit (床位费, 800元/月, 护理费, 1200元/月)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, together
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of

_AMOUNT = compile_regex(
    r"(?!(?:19|20)\d\d年)(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:[-~—至](?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)?[百千万亿]{0,2}"
    r"|[一二三四五六七八九十两兩][一二三四五六七八九十百千万萬零]{0,9}(?=元))(?P<unit>\p{Han}{1,3}(?:/\p{Han}{1,2}(?:[·.]\p{Han})?)?)"
)
_OF_TIME = frozenset(["年", "月", "日", "天", "小时", "分钟", "个月", "周", "岁", "号"])
_LONGEST = 20  # characters of a name or an amount
_LEAST = 3  # pairs
_MOST = 80
_BLANKS = 2
_NEAR = 60  # lines


def paired_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The names and amounts of which a line is the first name, and their first and last line; None where there are none.

    They end above two names together, of which the first is one of several below it. Nothing is read that begins there, for
    how many those are is not told.
    """
    if not _is_name(lines[at].body) or _is_below_section(lines, at):
        return None
    found: list[tuple[Line, int, Line]] = []
    name: Line | None = None
    for position, line in together(lines, at, _BLANKS):
        if name is None:
            if not _is_name(line.body) or len(found) == _MOST:
                break
            name = line
            continue
        if _unit(line.body) is None:
            break
        found.append((name, position, line))
        name = None
    if len(found) < _LEAST or len({entry[0].body for entry in found}) < len(found) or not _are_sure(found):
        return None
    cells = [
        Cell(row, column, line.start, line.end)
        for row, (label, _, amount) in enumerate(found)
        for column, line in enumerate((label, amount))
    ]
    last = found[-1][1]
    return grid_of(lines, at, last, cells), at, last


def _is_name(body: str) -> bool:
    if not 1 < len(body) <= _LONGEST or not words.is_word(body) or words.is_labelled(body):
        return False
    return not (words.is_value(body) or words.is_time(body) or words.is_unit(body)) and _unit(body) is None


def _unit(body: str) -> str | None:
    """The unit of an amount; None for another line."""
    match = _AMOUNT.fullmatch(words.tight(body)) if len(body) <= _LONGEST else None
    if match is None or match["unit"] in _OF_TIME or not words.is_unit(match["unit"]):
        return None
    return match["unit"]


def _is_below_section(lines: Sequence[Line], at: int) -> bool:
    """Whether two names stand together among the pairs above a line: the first is of some below it, how many is not told."""
    upward = [line.body for line in _above(lines, at)]
    for n, body in enumerate(upward):
        if _unit(body) is None and (n % 2 == 0 or not _is_name(body)):
            return _is_name(body) and n + 1 < len(upward) and _unit(upward[n + 1]) is not None
    return False


def _above(lines: Sequence[Line], at: int) -> list[Line]:
    """The lines with text above one, the nearest first, up to where more than two are empty."""
    found: list[Line] = []
    empty = 0
    for position in range(at - 1, max(-1, at - _NEAR), -1):
        empty = 0 if lines[position].body else empty + 1
        if empty > _BLANKS:
            break
        if lines[position].body:
            found.append(lines[position])
    return found


def _are_sure(found: Sequence[tuple[Line, int, Line]]) -> bool:
    """Whether most of the names or units are those of money or of a measure."""
    sure = sum(
        1
        for name, _, amount in found
        if (_unit(amount.body) or "").startswith("元") or words.heads_numbers(name.body)
    )
    return 2 * sure >= len(found)
