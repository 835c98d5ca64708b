"""A head on the columns that it heads."""

from __future__ import annotations

from typing import NamedTuple


class Reach(NamedTuple):
    """A head on its columns, of those that hold numbers. head (int): which of the heads. row (int): 0 the upper, 1 the lower."""

    head: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
