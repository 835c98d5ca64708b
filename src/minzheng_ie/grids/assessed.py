"""Forms in which an office assesses what a budget did (一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分).

Their merged names and remarks differ from row to row, and a copy leaves out what it likes; but each row has one indicator,
and behind it as many numbers as there are heads that ask for one. A row in which this is not so is not told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice, takewhile

from minzheng_ie.grids import words
from minzheng_ie.grids.assessed_cells import (
    AIMS,
    FUND,
    FUND_LABEL,
    LEVEL,
    REMARK,
    SIGNS,
    STARS,
    TEMPLATE,
    WHEN,
    Head,
    Kind,
    answers,
    asked_of,
    asked_of_money,
    is_told,
    items_of,
    kind_of,
)
from minzheng_ie.grids.funds_asked import funds_asked
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.totals import Item
from minzheng_ie.records import dataclass

SIGN = "三级指标"
"""What every form says."""

_FAR = 60
"""Lines between the money of a project and its indicators."""
_MOST_HEADS = 8
_LEAST_FUNDS = 2
_LOST = 40
"""Cells without a row, behind which the form is over."""
_LONGEST = 60


@dataclass(slots=True)
class _Form:
    """Heads with what they ask for, the rows below them."""

    heads: list[tuple[Item, Head]]
    rows: list[list[tuple[Item, int]]]
    last: int


def forms_in(text: str, lines: Sequence[Line]) -> Iterator[tuple[Grid, int, int]]:
    """The forms in some lines, each with its first and last line, in order and apart."""
    free = 0
    for at, line in enumerate(lines):
        if at < free or SIGN not in line.body:
            continue
        form = _indicators(text, lines, at)
        if form is None:
            continue
        for first in range(max(free, at - _FAR), at):
            if "元" in lines[first].body and FUND.search(words.tight(lines[first].body)) is not None:
                found = _money(text, lines, first, at)
                if found is not None:
                    yield found[0], first, found[1]
                    break
        yield _grid(text, lines, at, form), at, form.last
        free = form.last + 1


def _money(text: str, lines: Sequence[Line], first: int, stop: int) -> tuple[Grid, int] | None:
    """The money of a project, planned and spent or asked for, its head in a line, and its last line; None where there is none."""
    funds = _funds(text, lines, first, stop)
    if funds is None:
        return funds_asked(text, lines, first, stop)
    return _grid(text, lines, first, funds), funds.last


def _grid(text: str, lines: Sequence[Line], first: int, form: _Form) -> Grid:
    """A form as a table: names, units, numbers; signs that stand for themselves are left out."""
    asked = [what for _, what in form.heads]
    order = sorted(
        (n for n, what in enumerate(asked) if what != "sign"), key=lambda n: (n > 0, asked[n] != "unit", n)
    )
    columns = {n: column for column, n in enumerate(order)}
    heads = [_bare(text, head) for head, _ in form.heads]
    cells = [
        Cell(number, columns[n], *item.piece)
        for number, row in enumerate([[(head, n) for n, head in enumerate(heads)], *form.rows])
        for item, n in row
        if n in columns
    ]
    return grid_of(lines, first, form.last, sorted(cells, key=lambda cell: (cell.row, cell.column)))


def _bare(text: str, head: Item) -> Item:
    """A head without what it says of how it is filled in."""
    start, end = head.piece
    cut = text.find("(包含", start, end)
    return head if cut < 0 else replace(head, piece=(start, cut))


def _indicators(text: str, lines: Sequence[Line], at: int) -> _Form | None:
    """The indicators whose head is in a line."""
    kind = kind_of(lines[at])
    items = items_of(text, lines, at, kind)
    name = next((item for item in islice(items, 2 * _MOST_HEADS) if item.text.endswith(SIGN)), None)
    if name is None:
        return None
    heads, ahead = _heads(items, name, asked_of)
    if not any(asked == "value" for _, asked in heads):
        return None
    rows = _Rows(kind, [asked for _, asked in heads], text)
    rows.read(chain(ahead, items))
    if not rows.found:
        return None
    return _Form([(name, "value"), *heads], rows.found, rows.last)


def _funds(text: str, lines: Sequence[Line], at: int, stop: int) -> _Form | None:
    """The money of a project, its head in a line, above the line ``stop``."""
    items = takewhile(lambda item: item.last < stop, items_of(text, lines, at, kind_of(lines[at])))
    corner = next((item for item in items if FUND.search(item.text) is not None), None)
    if corner is None:
        return None
    heads, ahead = _heads(items, corner, asked_of_money)
    if sum(1 for _, asked in heads if asked == "value") < _LEAST_FUNDS:
        return None
    sums = _Sums([asked for _, asked in heads])
    sums.read(chain(ahead, items))
    return _Form([(corner, "value"), *heads], sums.found, sums.last) if sums.found else None


class _Sums:
    """The rows of a project's money, read cell by cell: the points given for it may be left out."""

    def __init__(self, asked: Sequence[Head]) -> None:
        self.every = list(range(1, len(asked) + 1))
        self.scored = [n for n, what in enumerate(asked, 1) if what != "score"]
        self.rates = [n for n, what in enumerate(asked, 1) if what == "rate"]
        self.found: list[list[tuple[Item, int]]] = []
        self.last = 0

    def read(self, items: Iterable[Item]) -> None:
        """Read the rows to what the project aims at."""
        label: Item | None = None
        values: list[Item] = []
        for item in items:
            if is_told(item.text):
                values.append(item)
                continue
            self._row(label, values)
            if AIMS.fullmatch(item.text) is not None:
                return
            values = []
            label = item if FUND_LABEL.fullmatch(item.text) is not None else None
        self._row(label, values)

    def _row(self, label: Item | None, values: Sequence[Item]) -> None:
        """Take a row that has as many numbers as there are heads; shares where these ask for them."""
        if values:
            self.last = values[-1].last
        columns = self.every if len(values) == len(self.every) else self.scored
        if label is None or len(values) != len(columns):
            return
        by_column = dict(zip(columns, values, strict=True))
        shares = [by_column[n].text for n in self.rates]
        if columns is self.every or (shares and all(share.endswith("%") for share in shares)):
            self.found.append([(label, 0), *[(value, column) for column, value in by_column.items()]])


def _heads(
    items: Iterator[Item], name: Item, asked: Callable[[str], Head | None]
) -> tuple[list[tuple[Item, Head]], list[Item]]:
    """The heads behind a name, on its line if any are there, and the cell behind them; none where one in between is not known."""
    heads: list[tuple[Item, Head]] = []
    for item in items:
        told = asked(item.text)
        ended = bool(heads) and heads[0][0].last == name.last != item.last
        if told is not None and not ended:
            heads.append((item, told))
        elif ended or REMARK.fullmatch(item.text) is None:
            return (heads if len(heads) <= _MOST_HEADS else []), [item]
    return [], []


class _Rows:
    """The rows below the heads, read cell by cell."""

    def __init__(self, kind: Kind, asked: Sequence[Head], text: str) -> None:
        self.kind = kind
        self.asked = asked
        self.text = text
        self.found: list[list[tuple[Item, int]]] = []
        self.last = 0

    def read(self, items: Iterable[Item]) -> None:
        """Read the rows to the end of the form."""
        before: list[Item] = []  # names behind the last row
        held: list[Item] = []  # what counts, behind the last name
        lost = 0
        for item in items:
            if self._counts(item):
                held.append(item)
                continue
            lost = 0 if self._row(before, held) else lost + len(held) + 1
            if held:
                before, held = [], []
            if lost > _LOST or len(item.text) > 4 * _LONGEST:
                break
            before.append(item)
        self._row(before, held)

    def _counts(self, item: Item) -> bool:
        return (
            is_told(item.text)
            or item.text in SIGNS
            or WHEN.fullmatch(item.text) is not None
            or ("unit" in self.asked and words.is_unit(item.text.split("(")[0]))
        )

    def _row(self, before: Sequence[Item], held: Sequence[Item]) -> bool:
        """Take a row whose cells are what the heads ask for."""
        if len(held) != len(self.asked) or not before:
            return False
        if not all(answers(item.text, asked) for item, asked in zip(held, self.asked, strict=True)):
            return False
        label = self._label(before, held)
        if label is None:
            return False
        self.last = held[-1].last
        values = [item.text for item, asked in zip(held, self.asked, strict=True) if asked == "value"]
        if all(WHEN.fullmatch(value) is not None for value in values):
            return True  # a time alone
        self.found.append([(label, 0), *[(item, n) for n, item in enumerate(held, 1)]])
        return True

    def _label(self, before: Sequence[Item], held: Sequence[Item]) -> Item | None:
        """The indicator; None where its name may be broken, or missing."""
        label = before[-1]
        if (
            LEVEL.fullmatch(label.text) is not None
            or words.is_sentence(label.text)
            or len(label.text) > _LONGEST
        ):
            return None
        if self.kind in ("single", "line") and not self._is_whole(before, held):
            return None
        start, end = label.piece
        said = self.text[start:end]
        bare = said.lstrip(STARS)
        start += len(said) - len(bare)
        match = TEMPLATE.search(bare)
        if match is not None and match.start() > 1:
            end = start + len(bare[: match.start()].rstrip())
        return replace(label, piece=(start, end)) if end > start else None

    def _is_whole(self, before: Sequence[Item], held: Sequence[Item]) -> bool:
        """Whether the last of some names does not go on with the one before it."""
        label = before[-1]
        if self.kind == "line":
            return len(before) == 1 or LEVEL.fullmatch(before[-2].text) is not None
        beside = [item for item in before[:-1] if item.last == label.last]
        over = [item for item in before if item.last != label.last][-1:]
        return held[-1].last == label.last and all(LEVEL.fullmatch(item.text) for item in beside or over)
