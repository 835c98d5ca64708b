"""The money that a project's form asks for: its head, then labels with one amount each (项目资金(万元), 年度资金总额, 320)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.assessed_cells import AIMS, FUND, FUND_LABEL, items_of, kind_of
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.totals import Item

_LABEL = compile_regex(
    r"(?:[(][一二三四五六][)]|[一二三四五六]、|\d{1,2}[.、])?(?:其中[::]?)?"
    r"(?:(?:一般公共|政府性基金|国有资本经营)预算(?:资金|拨款|收入)?|政府性基金|(?:事业|经营性?|其他|附属单位|上级补助)收入)(?:小计|合计)?[::]?"
)
_AMOUNT = compile_regex(r"金额(?:\([百千万亿]?元\))?")
_LEAST = 2


def funds_asked(text: str, lines: Sequence[Line], at: int, stop: int) -> tuple[Grid, int] | None:
    """The table whose head is in a line, above the line ``stop``, and its last line; None where there is none."""
    items = takewhile(lambda item: item.last < stop, items_of(text, lines, at, kind_of(lines[at])))
    corner = next((item for item in items if FUND.search(item.text) is not None), None)
    if corner is None:
        return None
    rows = list(_rows(items))
    if len(rows) < _LEAST:
        return None
    cells = [Cell(0, 1, *corner.piece)]
    for number, (label, amount) in enumerate(rows, 1):
        cells += [Cell(number, 0, *label.piece), Cell(number, 1, *amount.piece)]
    last = rows[-1][1].last
    return grid_of(lines, at, last, cells), last


def _rows(items: Iterable[Item]) -> Iterator[tuple[Item, Item]]:
    """Labels with the one amount behind each; two amounts behind one are of columns that nothing here heads, and end all."""
    label: Item | None = None
    for item in items:
        if words.is_number(item.text):
            if label is None:
                return
            yield label, item
            label = None
        elif _is_label(item.text):
            label = item
        elif AIMS.fullmatch(item.text) is not None or _AMOUNT.fullmatch(item.text) is None:
            return


def _is_label(text: str) -> bool:
    return FUND_LABEL.fullmatch(_bare(text)) is not None or _LABEL.fullmatch(text) is not None


def _bare(text: str) -> str:
    """A label without its number in the list."""
    return text[3:] if text[:1] == "(" and text[2:3] == ")" else text
