"""Tables from pattern files: a user's rows come before the built-in ones."""

from __future__ import annotations

from pathlib import Path

from minzheng_ie.harmless import printable
from minzheng_ie.patterns import parse_placed
from minzheng_ie.rules.decision import Row, Vocabulary
from minzheng_ie.rules.table import Table, make_table
from minzheng_ie.rules.table_rows import TableRow
from minzheng_ie.rules.trace import RuleId, Specimen


def load_table(name: str, vocabulary: Vocabulary, dirs: tuple[Path, ...]) -> Table:
    """The table of the file ``name`` in ``dirs``. Raises PatternError with file and line."""
    rows = [
        row_of(name, line, row, printable(str(directory / name)))
        for directory in dict.fromkeys(reversed(dirs))  # a folder named twice gives its rows once
        if (directory / name).is_file()
        for line, row in parse_placed(directory / name, TableRow)
    ]
    return make_table(rows, vocabulary)


def row_of(name: str, line: int, row: TableRow, shown: str) -> Row:
    """A row as it stands in a file. name (str): the file's path in its folder; shown (str): the path errors name."""
    rule = RuleId(name, line, row.rule)
    when = tuple(row.when.split())
    specimen = Specimen(rule, row.examples, row.counter, row.rare)
    return Row(rule, row.kind or row.rule, when, row.metric, f"{shown}:{line}", specimen)
