"""The rows of ``regions.csv``, the table of administrative divisions: read and checked once for all who need them.

What the rows mean together (paths, names people write) is `minzheng_ie.entities.region_table`'s.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Literal, NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import PatternError

Level = Literal["country", "province", "city", "county", "township"]
Use = Literal["free", "local", "context"]

DIVISIONS = "regions.csv"
"""The name of the file in a pattern directory."""

_COLUMNS = ["code", "name", "level", "parent", "valid_from", "valid_to", "core", "bare", "official"]
_CODE = compile_re(r"\d{6}")


class DivisionRow(NamedTuple):
    """A row: ``docs/regions.md`` says what its cells mean."""

    code: str
    name: str
    level: Level
    parent: str
    valid_to: str
    core: str
    bare: Use | Literal["never"]
    official: Use


def division_rows(path: Path) -> tuple[DivisionRow, ...]:
    """The rows of one file, in order; none where there is no such file.

    Raises PatternError naming file and line when a row is broken.
    """
    if not path.is_file():
        return ()
    return _rows(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _rows(path: Path, stamp: int) -> tuple[DivisionRow, ...]:
    return tuple(row for _, row in _read(path))


def line_of(row: DivisionRow, path: Path) -> int | None:
    """The line (from 1) of a row in a file, None where the file does not hold it."""
    return next((number for number, found in _read(path) if found == row), None) if path.is_file() else None


def _read(path: Path) -> Iterator[tuple[int, DivisionRow]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise PatternError(f"{path}:1: {error}") from error
    header: list[str] | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            cells = next(csv.reader([line])) if '"' in line else line.split(",")
        except csv.Error as error:
            raise PatternError(f"{path}:{number}: {error}") from error
        if header is None:
            header = cells
            if header != _COLUMNS:
                raise PatternError(f"{path}:{number}: the columns must be {','.join(_COLUMNS)}")
            continue
        if len(cells) != len(_COLUMNS):
            raise PatternError(f"{path}:{number}: {len(cells)} cells, expected {len(_COLUMNS)}")
        code, name, level, parent, _, valid_to, core, bare, official = cells
        if not _CODE.fullmatch(code) or not name:
            raise PatternError(f"{path}:{number}: a row needs a six-digit code and a name")
        if level not in ("country", "province", "city", "county"):
            raise PatternError(f"{path}:{number}: unknown level {level!r}")
        if bare not in ("free", "local", "context", "never") or official not in ("free", "context"):
            raise PatternError(
                f"{path}:{number}: bare is free, local, context or never; official is free or context"
            )
        # A few words and codes, thousands of times.
        told = map(intern, (level, parent, valid_to, core, bare, official))
        row = DivisionRow(code, name, *told)  # type: ignore[arg-type]
        yield number, row
