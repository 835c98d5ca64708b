"""The metric of one number, or of several that are of one thing: the first row of `patterns/heads.yaml` that holds."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.vocabulary import NAMES
from minzheng_ie.patterns import Rule
from minzheng_ie.rules.table import Table, make_table
from minzheng_ie.rules.table_rows import TableRow
from minzheng_ie.rules.tables import load_table
from minzheng_ie.rules.trace import RuleId

FILE = "heads.yaml"
RULE_FILES: dict[str, type[Rule]] = {FILE: TableRow}


class Decider:
    """Decides by a table.

    table (Table): its rows, in order.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self._decide = table.decide
        self._kinds = [row.kind for row in table.rows]
        self._rows = [str(row.rule) for row in table.rows]

    def decide(self, frame: Frame) -> Head:
        """The metric of a number."""
        index, tokens = self._decide(frame)
        return Head(tuple(tokens), self._kinds[index], self._rows[index])

    def without(self, off: frozenset[RuleId]) -> Decider:
        """The same table with some rows switched off."""
        return Decider(make_table([row for row in self.table.rows if row.rule not in off], NAMES))


@lru_cache(maxsize=8)
def load_decider(dirs: tuple[Path, ...]) -> Decider:
    """The table of ``dirs``. Raises PatternError with file and line."""
    return Decider(load_table(FILE, NAMES, dirs))
