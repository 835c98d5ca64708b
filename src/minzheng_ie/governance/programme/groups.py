"""Programmes that conditions treat alike (``patterns/governance/programme_groups.yaml``)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.entities.programmes import load_programmes
from minzheng_ie.errors import PatternError
from minzheng_ie.governance.programme.rows import GroupRow
from minzheng_ie.harmless import printable
from minzheng_ie.patterns import parse_placed

FILE = "governance/programme_groups.yaml"

Group = frozenset[str]


class Groups(NamedTuple):
    """The groups by name; what the programmes of each share says its row."""

    sector: Group
    of_many: Group
    places: Group
    serving: Group
    aged: Group
    at_an_age: Group
    paid_in: Group
    parts_apart: Group
    giving: Group
    trained: Group
    bodies: Group
    visited: Group
    watched: Group
    funds: Group


@lru_cache(maxsize=8)
def programme_groups(dirs: tuple[Path, ...]) -> Groups:
    """The groups in ``dirs``; a folder may add programmes to one. RAISES (PatternError): with file and line."""
    known = frozenset(load_programmes(dirs).parents)
    found: dict[str, set[str]] = {field: set() for field in Groups._fields}
    for path in (directory / FILE for directory in dirs if (directory / FILE).is_file()):
        for line, row in parse_placed(path, GroupRow):
            _check(f"{printable(str(path))}:{line}", row, known)
            found[row.group.replace("-", "_")].update(row.programs)
    return Groups(**{field: frozenset(programs) for field, programs in found.items()})


def _check(where: str, row: GroupRow, known: Group) -> None:
    """Refuse a group that no condition asks for, and what is no programme."""
    there = [field.replace("_", "-") for field in Groups._fields]
    if row.group not in there:
        listed = ", ".join(sorted(there))
        raise PatternError(f"{where}: group: no condition asks for {row.group!r}; there are: {listed}")
    strange = next((program for program in row.programs if program not in known), None)
    if strange is not None:
        raise PatternError(f"{where}: programs: {strange} is no programme; add it to programmes.yaml first")
