"""Which counties have a town of a name: the table ``townships.csv``, read when it is first asked for.

Source: the statistics bureau's codes of 2015, 2016, 2019 and 2023 (docs/regions.md). What was merged before is not in it: that a
name is the only one of its kind today is no proof by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.errors import PatternError, RegionError

TOWNSHIPS = "townships.csv"
"""The name of the file in a pattern directory."""

_HEAD = "county,towns"
_CODE = compile_re(r"\d{6}")
_ENDING = compile_re("街道|苏木|[镇乡]")
_SHORTEST, _LONGEST = 2, 8  # characters of a name


class Towns:
    """The counties that have a town, by its name. counties (dict): codes of six digits."""

    def __init__(self, counties: dict[str, tuple[str, ...]]) -> None:
        self.counties = counties

    def named_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where ``text`` names a town of the table, the longest name that ends there, in order."""
        for ending in _ENDING.finditer(text):
            end = ending.end()
            for size in range(min(_LONGEST, end), _SHORTEST, -1):
                if text[end - size : end] in self.counties:
                    yield end - size, end
                    break

    def holders(self, name: str, table: RegionTable) -> tuple[Region, ...]:
        """The counties, or cities without any, that have or had a town called ``name``."""
        found = []
        for code in self.counties.get(name, ()):
            try:
                found.append(table.by_code(code))
            except RegionError:  # a zone of a city, which is no division
                found.append(table.by_code(f"{code[:4]}00"))
        return tuple(dict.fromkeys(found))


def town_rows(path: Path) -> list[tuple[str, str]]:
    """The rows of one file: the county's code and the names of its towns; none where there is no such file.

    Raises PatternError naming file and line when a row is broken.
    """
    if not path.is_file():
        return []
    rows = []
    head = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        if not head:
            if line != _HEAD:
                raise PatternError(f"{path}:{number}: the columns must be {_HEAD}")
            head = True
            continue
        code, _, names = line.partition(",")
        if _CODE.fullmatch(code) is None or not names.strip():
            raise PatternError(f"{path}:{number}: a row needs a six-digit code and names, parted by blanks")
        rows.append((code, names))
    return rows


def count_towns(path: Path) -> int:
    """Read a ``townships.csv`` and count its rows. Raises PatternError naming file and line when one is broken."""
    return len(town_rows(path))


TABLE_FILES: dict[str, Callable[[Path], int]] = {TOWNSHIPS: count_towns}
"""Pattern files that are no YAML, with what checks and counts their lines."""


@lru_cache(maxsize=8)
def towns_of(dirs: tuple[Path, ...]) -> Towns:
    """The table of the pattern directories ``dirs``."""
    counties: dict[str, tuple[str, ...]] = {}
    for path in dirs:
        for code, names in town_rows(path / TOWNSHIPS):
            for name in names.split():
                known = counties.get(name)
                counties[name] = (code,) if known is None else (*known, code)
    return Towns(counties)
