"""The metric of a number: the first row of `patterns/heads.yaml` that holds, and of `patterns/formed.yaml` once it is finished."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.heads.formed import Finished
from minzheng_ie.heads.formed_rows import NAMES as OF_THE_FINISHED
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.vocabulary import NAMES
from minzheng_ie.patterns import Rule
from minzheng_ie.rules.table import Table, make_table
from minzheng_ie.rules.table_rows import TableRow
from minzheng_ie.rules.tables import load_table
from minzheng_ie.rules.trace import RuleId

FILE, LAST = "heads.yaml", "formed.yaml"
RULE_FILES: dict[str, type[Rule]] = {FILE: TableRow, LAST: TableRow}


class Decider:
    """Decides by tables.

    table (Table): rows that make a metric. formed (Table): rows about one that is finished. Both in order.
    """

    def __init__(self, table: Table, formed: Table) -> None:
        self.table = table
        self.formed = formed
        self._decide = table.decide
        self._form = formed.decide
        self._kinds = [row.kind for row in table.rows]
        self._rows = [str(row.rule) for row in table.rows]

    def decide(self, frame: Frame) -> Head:
        """The metric of a number."""
        index, tokens = self._decide(frame)
        return Head(tuple(tokens), self._kinds[index], self._rows[index])

    def well_formed(self, finished: Finished) -> Head | None:
        """A finished metric as it is told: itself, or what reads of it; None where nothing does."""
        head = finished.head
        index, tokens = self._form(finished)
        if tokens is head.tokens:
            return head
        return Head(tuple(tokens), head.rule, str(self.formed.by[index])) if tokens else None

    def without(self, off: frozenset[RuleId]) -> Decider:
        """The same tables with some rows switched off."""
        table, formed = [
            make_table([row for row in rows.rows if row.rule not in off], rows.names)
            for rows in (self.table, self.formed)
        ]
        return Decider(table, formed)


@lru_cache(maxsize=8)
def load_decider(dirs: tuple[Path, ...]) -> Decider:
    """The tables of ``dirs``. Raises PatternError with file and line."""
    return Decider(load_table(FILE, NAMES, dirs), load_table(LAST, OF_THE_FINISHED, dirs))
