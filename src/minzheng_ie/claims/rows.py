"""The models of rows of `moves.yaml` and `measures.yaml`, as they stand in files."""

from __future__ import annotations

from typing import ClassVar, Literal

from minzheng_ie.patterns import Rule
from minzheng_ie.schema import Measure


class MoveRule(Rule):
    """One line of ``moves.yaml``; the head of that file says what each kind is."""

    kind: Literal["verb", "base", "now"]
    words: tuple[str, ...]


class MeasureRule(Rule):
    """One line of ``measures.yaml``; the head of that file says how lines are read."""

    may_be_empty: ClassVar[frozenset[str]] = frozenset({"units"})

    measure: Measure
    units: tuple[str, ...]
    words: tuple[str, ...] = ()
