"""Rows of a table with strokes that have fewer cells than their head: a copy lost a merged place, or a blank in the middle.

A row goes where its labels and its number of cells surely put it; else nothing of it is in a cell, so that it is not read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Row
from minzheng_ie.grids.lines import Piece
from minzheng_ie.grids.pushed_rows import columns_of
from minzheng_ie.grids.regrouped import regrouped

_MOST_HEADS = 5
_LEAST = 3  # columns
_LABELS = 2  # columns of a code and a name
_TOTAL = compile_re("(?:全[国省市县区州旗盟镇乡])?(?:合计|总计|共计|总数|汇总)|全[国省市县区州旗盟镇乡]")
_SERIAL = compile_re("序号|编号|排名|名次|位次|排序|[^0-9]{0,6}(?:编码|代码)")
_ITEMS = compile_re("[^0-9]{0,8}科目")
_REMARK = compile_re("备注|说明|备考")


def mended(text: str, rows: Sequence[Row]) -> list[Row]:
    """The rows, those that lost cells in their place, or empty.

    text (str): the document's, folded. rows (sequence): of one stretch of lines with strokes, heads as well.
    """
    if (grouped := regrouped(rows)) is not None:
        return grouped
    at = _head_at(rows)
    if at is None:
        return list(rows)
    head, *below = rows[at:]
    if counts(below[0]) and (united := _united(text, head, below)) is not None:
        return [*rows[:at], *united]
    ranked = words.is_corner(head.texts[0]) or _SERIAL.fullmatch(head.texts[0])
    named = any(row.count > 1 and _is_name(row, 1) for row in below)
    if ranked and named and head.texts[1] != "单位" and words.is_corner(head.texts[1]):
        below = _under_places(head, below)
    return [*rows[:at], head, *_without_short(head, below)]


def _head_at(rows: Sequence[Row]) -> int | None:
    """The first row that heads columns, each of its cells behind the other; None where it is the last."""
    for at, row in enumerate(rows[:_MOST_HEADS]):
        if row.count >= _LEAST - 1 and words.is_head_row(row.texts):
            whole = row.count >= _LEAST and _unbroken(row) and at + 1 < len(rows)
            if _is_of_items(row) and at + 1 < len(rows) and rows[at + 1].count == len(row.pieces):
                continue
            return at if whole else None
    return None


def _is_of_items(row: Row) -> bool:
    """Whether a row of heads is but what codes and names are of, and what is counted of it (功能分类科目 | 预算数)."""
    return row.count == _LEAST - 1 and _ITEMS.fullmatch(row.texts[0]) is not None


def _unbroken(row: Row) -> bool:
    """Whether blanks stand only behind the last cell."""
    return None not in row.pieces[: row.count]


def counts(row: Row) -> bool:
    """Whether a row has a number behind its label."""
    return any(map(words.is_value, row.texts[1:]))


def _empty(row: Row) -> Row:
    return replace(row, pieces=(), texts=())


# places of two levels, the upper one in its first row alone


def _under_places(head: Row, below: Sequence[Row]) -> list[Row]:
    """The rows below two columns of names: those that begin with the lower name go one to the right, a total's numbers too.

    Where one cannot, blanks were lost: no row is read then that has not all cells.
    """
    made: list[Row] = []
    lost = opened = False
    width = _width(head, below)
    ranked = _SERIAL.fullmatch(head.texts[0]) is not None  # the names are in the second column
    for row in below:
        full = row.count > 1 and _is_name(row, 0) and _is_name(row, 1)
        opened = opened or full
        if full or not _is_short(row):
            made.append(row)
            continue
        whole = _unbroken(row) and row.count == width - 1
        total = _TOTAL.fullmatch(row.texts[0]) is not None
        if whole and (total or (opened and not words.is_number(row.texts[0]))):
            label, *numbers = row.pieces
            pieces = (label, None, *numbers) if total and not ranked else (None, *row.pieces)
            made.append(replace(row, pieces=pieces[: len(pieces) - (row.pieces[-1] is None)]))
        else:
            lost = True
            made.append(_empty(row))
    if not lost:
        return _unpushed(head, made) if ranked and any(_is_pushed(head, row) for row in below) else made
    return [row if not counts(row) or _reaches(row, width) else _empty(row) for row in made]


def _is_pushed(head: Row, row: Row) -> bool:
    """Whether a row is that of a total whose blank before its name stands behind its last number."""
    if row.count != head.count - 1 or len(row.pieces) != head.count or row.pieces[-1] is not None:
        return False
    return _TOTAL.fullmatch(row.texts[0]) is not None


def _unpushed(head: Row, rows: Sequence[Row]) -> list[Row]:
    """The rows where a total's blank was moved behind its last number: so were those of the others, whose numbers go where sums tell."""
    counted = [n for n, row in enumerate(rows) if counts(row)]
    numbers = [rows[n].pieces[_LABELS : head.count] for n in counted]
    texts = [
        rows[n].texts[-sum(piece is not None for piece in own) :]
        for n, own in zip(counted, numbers, strict=True)
    ]
    names = [
        rows[n].texts[len(rows[n].texts) - len(held) - 1] for n, held in zip(counted, texts, strict=True)
    ]
    told = columns_of(names, texts, head.texts[_LABELS:])
    made = list(rows)
    for n, own, places in zip(counted, numbers, told or (), strict=False):
        moved: list[Piece | None] = [*rows[n].pieces[:_LABELS], *(None for _ in head.texts[_LABELS:])]
        for piece, place in zip(own, places, strict=False):
            if place is not None:
                moved[_LABELS + place] = piece
        made[n] = replace(rows[n], pieces=tuple(moved))
    return made


def _width(head: Row, below: Sequence[Row]) -> int:
    """How many columns there are: as many as most rows have where heads stand below the head, which then reaches over some."""
    if counts(below[0]):
        return head.count
    held = Counter(row.count for row in below if counts(row))
    return max(head.count, max(held, key=lambda count: (held[count], count), default=0))


def _reaches(row: Row, width: int) -> bool:
    return len(row.pieces) >= width and row.pieces[width - 1] is not None


def _is_name(row: Row, at: int) -> bool:
    if at >= len(row.pieces) or row.pieces[at] is None or not _unbroken_to(row, at):
        return False
    text = row.texts[at]
    return (words.is_word(text) or words.is_time(text)) and not words.is_value(text)


def _unbroken_to(row: Row, at: int) -> bool:
    return None not in row.pieces[: at + 1]


def _is_short(row: Row) -> bool:
    """Whether a number, or the sign of none, stands where the second name does."""
    if len(row.pieces) < 2 or row.pieces[0] is None or row.pieces[1] is None:
        return False
    return words.is_counted(row.texts[1])


# fewer strokes than the head has


def _without_short(head: Row, below: Sequence[Row]) -> list[Row]:
    """The rows; those that end before the head's columns do, where others do not, are empty: what they lost is not told."""
    width = head.count
    while width > 1 and _REMARK.fullmatch(head.texts[width - 1]):
        width -= 1
    if not any(counts(row) and len(row.pieces) >= width for row in below):
        return list(below)
    return [_empty(row) if counts(row) and 1 < len(row.pieces) < width else row for row in below]


# a column of units that has no head


def _united(text: str, head: Row, below: Sequence[Row]) -> list[Row] | None:
    """The rows where units stand below the first head of numbers: heads go one to the right, and rows without a unit do.

    None where there is no such column.
    """
    counted = [row for row in below if counts(row)]
    units = [row for row in counted if _unit_at(text, row) is not None]
    reaching = [row for row in units if len(row.pieces) > head.count and row.pieces[head.count] is not None]
    if len(units) < 2 or 2 * len(units) < len(counted) or not reaching or not _is_name(head, 1):
        return None
    if (
        words.tight(head.texts[1]) in ("单位", "计量单位")
        or max(len(r.pieces) for r in counted) > head.count + 1
    ):
        return None
    if any(words.is_head_row(row.texts) for row in below):
        return None  # heads below heads
    return [_moved(head), *(_beside_unit(text, head, row) for row in below)]


def _moved(row: Row) -> Row:
    return replace(row, pieces=(row.pieces[0], None, *row.pieces[1 : row.count]))


def _beside_unit(text: str, head: Row, row: Row) -> Row:
    if not counts(row):
        return row
    unit = _unit_at(text, row)
    if unit is not None:
        return replace(row, pieces=(row.pieces[0], unit, *row.pieces[2:]))
    if len(row.pieces) > 1 and row.pieces[1] is None:
        return row
    return _moved(row) if _unbroken(row) and row.count == head.count else _empty(row)


def _unit_at(text: str, row: Row) -> Piece | None:
    """The unit in a row's second cell, without brackets; None where there is none."""
    if len(row.pieces) < 2 or row.pieces[0] is None or row.pieces[1] is None:
        return None
    start, end = row.pieces[1]
    if text[start] == "(" and text[end - 1] == ")":
        start, end = start + 1, end - 1
    return (start, end) if words.is_unit(text[start:end]) else None
