"""Years counted from 1912 that stand bare in a table (100, 99, 98): they are known by one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from minzheng_ie.compiled import compile_re

OF_YEARS = compile_re(r"年[份度]?[别別]?")
"""Over or beside years, what they are."""
_BARE = compile_re(r"9\d|1[0-3]\d")
_LEAST = 3  # years one after another


def may_be_year(text: str) -> bool:
    """Whether a cell is digits that may be such a year."""
    return 1 < len(text) < 4 and _BARE.fullmatch(text) is not None


def are_years(texts: Sequence[str]) -> bool:
    """Whether cells are such years, each one more than the one before it, or each one less."""
    if len(texts) < _LEAST or not all(map(may_be_year, texts)):
        return False
    steps = {int(after) - int(before) for before, after in pairwise(texts)}
    return steps in ({1}, {-1})
