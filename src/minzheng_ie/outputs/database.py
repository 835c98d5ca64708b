"""The flat rows as tables of a SQLite or DuckDB file: ``reports``, ``claims``, ``evidence``, ``skipped``.

A file that is there is added to; a report of the same name is replaced. SQLite keeps values as text, exact (``CAST(value AS
REAL)`` where they are computed with); DuckDB as DECIMAL(38, 10), which is exact to ten places (a value it cannot hold is an
error that names it). The key of ``claims`` is (doc, id). DuckDB needs the extra ``tables``.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from minzheng_ie.errors import OutputError
from minzheng_ie.outputs.wide import COLUMNS, EVIDENCE, REPORT, SKIPPED

Engine = Literal["sqlite", "duckdb"]
Tables = dict[str, tuple[tuple[str, str], ...]]
"""Columns with their types, by table."""

_ROWS = 4096


def seal(lines: Path, out: Path, *, engine: Engine, earlier: Path) -> None:
    """Write the lines of `minzheng_ie.outputs.wide.WideLines` into a database.

    lines (Path): read once. out (Path): the new file. engine (str): of the file. earlier (Path): the file that is added to,
    where it exists; it stays what it is.

    Raises OSError when a file cannot be read or written, OutputError when the earlier file is no such database.
    """
    if earlier.is_file() and earlier.stat().st_size:
        shutil.copyfile(earlier, out)
    else:
        out.unlink(missing_ok=True)
    run = _sqlite if engine == "sqlite" else _duckdb
    run(lines, out, earlier)


def _schema(decimal: str) -> Tables:
    day = "TEXT" if decimal == "TEXT" else "DATE"
    kinds = {"text": "TEXT", "decimal": decimal, "integer": "INTEGER", "day": day}
    tables = {"reports": REPORT, "claims": COLUMNS, "evidence": EVIDENCE, "skipped": SKIPPED}
    return {
        name: tuple((column.name, kinds[column.kind]) for column in columns)
        for name, columns in tables.items()
    }


_LINE_OF = {"reports": "report", "claims": "claim", "evidence": "evidence", "skipped": "skipped"}
_KEYS = {"reports": '"doc"', "claims": '"doc", "id"'}


def _names(columns: tuple[tuple[str, str], ...]) -> str:
    """A file of another version may have other columns, or these in another order."""
    return ", ".join(f'"{column}"' for column, _ in columns)


def _create(tables: Tables) -> Iterator[str]:
    for name, columns in tables.items():
        kinds = ", ".join(f'"{column}" {kind}' for column, kind in columns)
        key = f", PRIMARY KEY ({_KEYS[name]})" if name in _KEYS else ""
        yield f"CREATE TABLE IF NOT EXISTS {name} ({kinds}{key})"


def _sqlite(lines: Path, out: Path, earlier: Path) -> None:
    tables = _schema("TEXT")
    try:
        with closing(sqlite3.connect(out)) as connection, connection:
            for statement in _create(tables):
                connection.execute(statement)
            connection.execute('CREATE INDEX IF NOT EXISTS evidence_of ON evidence ("doc", "id")')
            with lines.open(encoding="utf-8") as stream:
                while block := [json.loads(line) for line in islice(stream, _ROWS)]:
                    _insert(connection, tables, block)
    except sqlite3.Error as error:
        raise OutputError(f"{earlier}: cannot be added to: {error}; write to another file") from error


def _insert(connection: sqlite3.Connection, tables: Tables, block: list[dict[str, Any]]) -> None:
    """Insert rows, those of a report after what an earlier run has told of it is gone."""
    docs = [(row["doc"],) for row in block if row["of"] == "report"]
    for name, columns in tables.items():
        if docs:
            connection.executemany(f'DELETE FROM {name} WHERE "doc" = ?', docs)
        rows = [[row.get(column) for column, _ in columns] for row in block if row["of"] == _LINE_OF[name]]
        values = ", ".join("?" * len(columns))
        connection.executemany(f"INSERT INTO {name} ({_names(columns)}) VALUES ({values})", rows)


def _duckdb(lines: Path, out: Path, earlier: Path) -> None:
    import duckdb

    tables = _schema("DECIMAL(38, 10)")
    names = dict.fromkeys(column for columns in tables.values() for column, _ in columns)
    kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in ("of", *names))
    told = f"read_json(?, format = 'newline_delimited', columns = {{{kinds}}})"
    try:
        with closing(duckdb.connect(str(out))) as connection:
            connection.execute("BEGIN")
            for statement in _create(tables):
                connection.execute(statement)
            for name, columns in tables.items():
                of = f'FROM {told} WHERE "of" = '
                connection.execute(
                    f"DELETE FROM {name} WHERE doc IN (SELECT doc {of} 'report')", [str(lines)]
                )
                cast = ", ".join(f'CAST("{column}" AS {kind})' for column, kind in columns)
                connection.execute(
                    f"INSERT INTO {name} ({_names(columns)}) SELECT {cast} {of} '{_LINE_OF[name]}'",
                    [str(lines)],
                )
            connection.execute("COMMIT")
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise OutputError(f"{earlier}: cannot be added to: {reason}; write to another file") from error
