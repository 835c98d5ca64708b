"""The unit of a table's row that names none, from the text beside the table: the row's label with one of its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from minzheng_ie.quantities.model import Quantity

_APART = 4  # characters between a label and the number told of it (现有, 共计, 达到)
_LONGEST = 12  # characters of a label
_LEAST = 3  # numbers of a row that make it one of a table of years
_MOST = 32  # numbers of the text looked at for a label


class ToldUnits:
    """What a text tells of the rows of its tables.

    text (str): clean text. quantities: its numbers, in order.
    """

    def __init__(self, text: str, quantities: Sequence[Quantity]) -> None:
        self._text = text
        self._quantities = quantities
        self._behind: dict[str, list[Quantity]] | None = (
            None  # numbers by two characters before them, once asked
        )

    def of(self, label: str, values: Sequence[Decimal]) -> Quantity | None:
        """What is told of ``label`` with one of ``values``, exactly or as far as it is written (59.9万个 of 599078).

        RETURNS (Quantity): None where nothing is told, or in several units.
        """
        if len(values) < _LEAST or not 2 <= len(label) <= _LONGEST:
            return None
        if self._behind is None:
            self._behind = self._read()
        found: dict[str, Quantity] = {}
        for quantity in self._behind.get(label[-2:], ())[:_MOST]:
            lead = self._text[max(0, quantity.start - len(label) - _APART) : quantity.start]
            step = quantity.step or Decimal(1)
            if label in lead and any(abs(value - quantity.value) < step for value in values):
                found.setdefault(quantity.unit or "", quantity)
        return next(iter(found.values())) if len(found) == 1 else None

    def _read(self) -> dict[str, list[Quantity]]:
        behind: dict[str, list[Quantity]] = {}
        for quantity in self._quantities:
            if quantity.skip is not None or quantity.unit is None or quantity.value_max is not None:
                continue
            lead = self._text[max(0, quantity.start - _APART - 2) : quantity.start]
            for pair in {lead[i : i + 2] for i in range(len(lead) - 1)}:
                behind.setdefault(pair, []).append(quantity)
        return behind
