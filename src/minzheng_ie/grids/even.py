"""Tables with one cell a line whose heads nothing tells but the rows: each has as many cells as there are heads, and a
column holds numbers in all of them or in none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.of_which import OF_WHICH
from minzheng_ie.grids.placed import UNIT_HEADS
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.serials import SERIAL_HEADS, is_head, items_from
from minzheng_ie.grids.totals import TOTAL, Item, Placed, total_below

# What tells several from one another, as the names of a column do.
_CLASS = compile_regex(
    r"\p{Han}{0,8}(?:名称|类别|类型|种类|等级|级别|档次|档位|类|型|项目|内容|对象|机构|部门|街道|乡镇|社区|村居|片区|楼层|情形|年龄段)"
    r"|单位|年龄|登记处|登记机关|院名|院舍|养老院|敬老院|福利院|殡仪馆|救助站"
)
_WORDED = compile_regex(
    r"名称$|名$|地址|地点|性质|类别|类型|等级|级别|日期|方式|依据|文号|备注|说明|内容|项目$"
)
_REMARK = compile_regex(r"备注|说明|备考|附注|备注说明")
_MOST_HEADS = 10
_MOST_CELLS = 1200
_FEW = 6 * _MOST_HEADS  # that show whether any rows fit
_LEAST = 3  # rows
_NEAR = 3  # lines

_Kinds = tuple[str, ...]
_WORD, _NUMBER, _NOTHING = "w", "n", "-"


def even_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose first head is a line, and its first and last line; None when there is none, or it may be read in
    two ways.
    """
    if not may_open(lines[at].body):
        return None
    opening = list(islice(items_from(text, lines, at), 2 * _MOST_HEADS))
    first = first_number(opening)
    if first is None or not all(map(is_head, opening[: (first + 2) // 2])):
        return None
    items = list(islice(items_from(text, lines, at), _FEW))
    if len(items) == _FEW:
        if only_way(items, first, whole=False) is None:
            return None
        items = list(islice(items_from(text, lines, at), _MOST_CELLS))
    found = only_way(items, first)
    if found is None or _may_begin_elsewhere(text, lines, at, items):
        return None
    cells = [Cell(r, c, *item.piece) for r, row in enumerate(found) for c, item in row]
    last = found[-1][-1][1].last
    return grid_of(lines, at, last, cells), at, last


def _may_begin_elsewhere(text: str, lines: Sequence[Line], at: int, items: Sequence[Item]) -> bool:
    """Whether the rows fit as well with the heads one cell to the left or to the right of these."""
    above = [line.body for line in lines[max(0, at - _NEAR) : at] if line.body][-1:]
    if above and may_open(above[0]):
        begin = next(n for n in range(at - 1, -1, -1) if lines[n].body)
        before = list(islice(items_from(text, lines, begin), _MOST_CELLS))
        first = first_number(before)
        if first is not None and only_way(before, first) is not None:
            return True
    first = first_number(items[1:])
    return may_open(items[1].text) and first is not None and only_way(items[1:], first) is not None


def may_open(body: str) -> bool:
    if len(body) > 2 * _MOST_HEADS or not words.is_word(body) or body in SERIAL_HEADS:
        return False
    said = words.tight(body)
    return words.is_corner(said) or _CLASS.fullmatch(said) is not None


def first_number(items: Sequence[Item]) -> int | None:
    """Where the first cell that counts is: behind two heads and a name at least."""
    first = next((n for n, item in enumerate(items) if words.is_value(item.text)), None)
    return first if first is not None and first > 2 else None


def only_way(items: Sequence[Item], first: int, *, whole: bool = True) -> list[Placed] | None:
    """The rows, heads first, in the one way that they fit; first (int): the first cell that counts.

    whole (bool): the cells are all there are.
    """
    widths = range(max(2, (first + 2) // 2), first)
    ways = [rows for width in widths if (rows := _rows(items, width, first, whole))]
    return ways[0] if len(ways) == 1 or (ways and not whole) else None


def _rows(items: Sequence[Item], width: int, first: int, whole: bool) -> list[Placed]:
    """The heads, so many, and the rows below them; none where these do not fit."""
    heads = items[:width]
    if width > _MOST_HEADS or not all(map(is_head, heads)) or len({item.text for item in heads}) < width:
        return []
    kinds = _kinds_of(items[width : 2 * width])
    if _NOTHING in kinds and _kinds_of(items[2 * width : 3 * width]) != kinds:
        return []
    rows, at = _even(items, width, kinds, first - width)
    held = _whole(rows)
    if len(rows) < _LEAST or not _are_told(heads, kinds, held):
        return []
    columns = [column for column, kind in enumerate(kinds) if kind == _NUMBER]
    total = total_below(items[at : at + width + 1], columns, held, 0)
    rest = items[at + (len(total) if total else 0) :][:width]
    if whole and any(words.is_value(item.text) for item in rest):
        return []  # it goes on in another way
    return [list(enumerate(heads)), *rows, *([total] if total else [])]


def _even(items: Sequence[Item], width: int, kinds: _Kinds, names: int) -> tuple[list[Placed], int]:
    """The rows with cells of these kinds, and the first cell behind them.

    Remarks in a last column of such may be lost, and the first of several names where it is that of the row above.
    """
    rows: list[Placed] = []
    remarked = _REMARK.fullmatch(items[width - 1].text) is not None and kinds[-2] == _NUMBER
    merged = 1 < names == kinds.count(_WORD) and _NOTHING not in kinds
    at = width
    while at < len(items):
        size = width
        if remarked:
            size = width - 1 + _remarks(items, at + width - 1, names)
        if merged and rows and _is_merged(items[at : at + width - 1], kinds[1:]):
            rows.append(list(enumerate(items[at : at + width - 1], 1)))
            at += width - 1
            continue
        if size < width - 1 or len(items) < at + size or not _fits(items[at : at + size], kinds):
            break
        rows.append(list(enumerate(items[at : at + size])))
        at += size
    return rows, at


def _is_merged(row: Sequence[Item], kinds: _Kinds) -> bool:
    """Whether cells are a row without its first name, which is no total's."""
    return len(row) == len(kinds) and _kinds_of(row) == kinds and TOTAL.fullmatch(row[0].text) is None


def _whole(rows: Sequence[Placed]) -> list[list[Item]]:
    """The rows with the first names that are those of the rows above."""
    held: list[list[Item]] = []
    for row in rows:
        cells = [item for _, item in row]
        held.append([held[-1][0], *cells] if row[0][0] else cells)
    return held


def _remarks(items: Sequence[Item], at: int, names: int) -> int:
    """How many remarks stand before the next row's names, told by how many words there are; less than none when not told."""
    ahead = next(
        (n for n in range(at, min(at + names + 2, len(items))) if words.is_value(items[n].text)), None
    )
    if ahead is None:
        return 0 if len(items) == at else 1 if len(items) == at + 1 else -2
    return ahead - at - names if 0 <= ahead - at - names <= 1 else -2


def _kinds_of(row: Sequence[Item]) -> _Kinds:
    return tuple(
        _NUMBER if words.is_value(item.text) else _NOTHING if words.is_nil(item.text) else _WORD
        for item in row
    )


def _fits(row: Sequence[Item], kinds: _Kinds) -> bool:
    """Whether cells are of these kinds, those with nothing of any; one of a name is of words."""
    held = _kinds_of(row)
    if held[0] != _WORD or not words.is_word(row[0].text):
        return False
    if TOTAL.fullmatch(row[0].text) and len(row) > 1 and held[1] != kinds[1]:
        return False
    return all(_NOTHING in (kind, own) or kind == own for kind, own in zip(kinds, held, strict=False))


def _are_told(heads: Sequence[Item], kinds: _Kinds, rows: Sequence[Sequence[Item]]) -> bool:
    """Whether heads are of what their columns hold, one of them surely of numbers, and no two rows have the same names."""
    sure = False
    for column, (head, kind) in enumerate(zip(heads, kinds, strict=True)):
        if kind == _WORD:
            united = head.text in UNIT_HEADS and all(words.is_unit(row[column].text) for row in rows)
            if column and words.heads_numbers(head.text) and not united:
                return False
        elif _WORDED.search(head.text) or OF_WHICH.fullmatch(head.text):
            return False
        else:
            sure = sure or not words.of_persons(head.text)
    named = kinds.index(_NUMBER) if _NUMBER in kinds else 0
    if (
        named > 1
        and heads[1].text not in UNIT_HEADS
        and any(words.heads_numbers(row[0].text) for row in rows)
    ):
        return False  # 女性人数 is a head that was left, and no name of what stands beside it
    names = {tuple(item.text for item in row[:named]) for row in rows}
    return sure and len(names) == len(rows)
