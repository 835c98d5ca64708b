"""What a second 其中 is of: of the whole again, when the parts before it are all of it and it is no part of the last of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from minzheng_ie.tables.sheet import Sheet

if TYPE_CHECKING:
    from minzheng_ie.tables.labels import Entry

_MOST = 40  # rows of one breakdown
_LEAST = 10  # a smaller whole is the sum of other rows by chance
_SURE = 100  # what the columns of a whole come to where its parts are told by their sum alone


class PartsOfWhole:
    """Remembers the last row of a panel that had parts told by 其中 or #. numbers (list): its columns of numbers."""

    def __init__(self, sheet: Sheet, numbers: Sequence[int]) -> None:
        self.sheet = sheet
        self.numbers = numbers
        self._above: list[Entry] = []

    def end(self) -> None:
        """A section: what stood above it has no more parts."""
        self._above = []

    def above(self, number: int, above: list[Entry]) -> list[Entry]:
        """What a row told by 其中 hangs under.

        number (int): the row. above (list): what it hangs under by the row before it.
        """
        known = self._above
        if not known or not above or known[-1] is above[-1]:
            self._above = list(above)
            return above
        if self._is_whole(known[-1].label.box.cell.row, number):
            return list(known)
        self._above = list(above)
        return above

    def _is_whole(self, whole: int, number: int) -> bool:
        """Whether the rows down to ``number`` are all of the row ``whole``, and so are some from it on, or it is more than the last."""
        before, behind = range(whole + 1, number), range(number, number + _MOST)
        if not 1 < len(before) <= _MOST:
            return False
        for column in self.numbers:
            value = self._value(whole, column)
            parts = [self._value(row, column) for row in before]
            if value is None or value < _LEAST or None in parts or sum(p for p in parts if p) != value:
                continue
            rest = [self._value(row, column) or Decimal(0) for row in behind]
            if value in list(accumulate(rest))[1:] or (parts[-1] or 0) < rest[0] <= value:
                return True
        return False

    def complete(self, whole: int, number: int) -> bool:
        """Whether the rows behind ``whole`` down to ``number`` add up to it in every column, and not by chance.

        whole (int): a row. number (int): a row that no mark tells for a part of it.
        """
        rows = range(whole + 1, number + 1)
        if not 1 < len(rows) <= _MOST:
            return False
        proved = Decimal(0)
        for column in self.numbers:
            value = self._value(whole, column)
            parts = [self._value(row, column) for row in rows]
            if value is None and not any(part is not None for part in parts):
                continue
            if value is None or None in parts or sum(part or 0 for part in parts) != value:
                return False
            proved += value
        return proved >= _SURE

    def _value(self, row: int, column: int) -> Decimal | None:
        box = self.sheet.at(row, column)
        return box.content.value if box is not None and box.number else None
