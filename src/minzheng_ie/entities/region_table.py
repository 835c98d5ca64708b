"""The administrative divisions of China as a table: by code, by path, by any name people write.

Source of the rows: ``patterns/regions.csv`` (GB/T 2260 to county level, see ``docs/regions.md``), names added
by ``patterns/region_aliases.yaml``. A user overlay may add both.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.compiled import compile_re
from minzheng_ie.divisions import DIVISIONS, DivisionRow, Level, Use, division_rows, line_of
from minzheng_ie.entities.former_counties import former_counties
from minzheng_ie.entities.lexicon import Lexicon, Match
from minzheng_ie.entities.region_contexts import Contexts, Deictic
from minzheng_ie.entities.region_forms import forms_of
from minzheng_ie.entities.region_rows import AliasRow, BlockerRow, ContextRule, SignRow
from minzheng_ie.errors import PatternError, RegionError
from minzheng_ie.patterns import Rule, place_of, read_rules
from minzheng_ie.records import dataclass

COUNTRY_CODE = "100000"
"""Code of the whole country. GB/T 2260 has none; this is the value map services use for it."""

_RANK: dict[str, int] = {"country": 0, "province": 1, "city": 2, "county": 3, "township": 4}


@dataclass(frozen=True, slots=True)
class Region:
    """One administrative division.

    code (str): six digits of GB/T 2260; 全国 has `COUNTRY_CODE`; a township has the code of its county.
    path (str): official names from the province down, joined by ``/``; the country is ``全国``.
    name (str): official name.
    level (str): country, province, city, county or township. The districts of a municipality and the counties
        a province runs itself are of level county, directly below the province.
    """

    code: str
    path: str
    name: str
    level: Level

    def __hash__(self) -> int:
        return hash(self.path)  # tells all but a few apart, in a fraction of the time of all fields

    @property
    def rank(self) -> int:
        """Depth: 0 country, 1 province, 2 city, 3 county, 4 township."""
        return _RANK[self.level]

    def contains(self, other: Region) -> bool:
        """True when ``other`` is this division or lies within it."""
        if self.level == "country":
            return True
        return other.path == self.path or other.path.startswith(self.path + "/")


class Name(NamedTuple):
    """What a form in running text may stand for.

    candidates (tuple): the regions of this name; empty for a group without members in the table.
    use (str): ``free`` anywhere, ``local`` in reports of its own city, ``context`` only beside a parent, in a
        list of places or in its own report.
    bare (bool): the form lacks the suffix that tells its level (丽江, not 丽江市).
    group (bool): the form names several regions together (京津冀).
    """

    candidates: tuple[Region, ...]
    use: Use
    bare: bool
    group: bool = False

    @property
    def rank(self) -> int:
        """The highest rank among the candidates, that of a county when there are none."""
        if len(self.candidates) == 1:  # nearly always
            return _RANK[self.candidates[0].level]
        return min((region.rank for region in self.candidates), default=_RANK["county"])


NameMatch = Match[Name | Deictic]
"""A name or a deictic word where it stands in a text."""


RULE_FILES: dict[str, type[Rule]] = {
    "region_aliases.yaml": AliasRow,
    "region_blockers.yaml": BlockerRow,
    "region_signs.yaml": SignRow,
}


class _AtOdds(Exception):
    """A rule that is well formed and names what is not there."""

    def __init__(self, rule: DivisionRow | AliasRow | SignRow, problem: str) -> None:
        super().__init__(problem)
        self.rule = rule


class RegionTable:
    """All divisions, current and past, with the names they go by. Made by `load_regions`."""

    def __init__(
        self,
        rows: Iterable[DivisionRow],
        aliases: Iterable[AliasRow],
        blockers: Iterable[str],
        contexts: Contexts,
        signs: Iterable[SignRow] = (),
    ) -> None:
        self.contexts = contexts
        self._by_code: dict[str, Region] = {}
        self._by_path: dict[str, Region] = {}
        self._within: set[str] = set()  # paths of divisions that have the code of what they lie in
        self._parents: set[str] = set()
        self._past: set[str] = set()
        ordered = sorted(rows, key=lambda row: (_RANK[row.level], row.valid_to != "", row.code))
        names: dict[str, list[tuple[Region, Use, bool, bool]]] = {}
        latest: dict[str, tuple[str, Region]] = {}
        for row in ordered:
            region = self._region(row, latest)
            stamp = row.valid_to or "9999"
            if row.code not in latest or latest[row.code][0] < stamp:
                latest[row.code] = (stamp, region)
                self._by_code[row.code] = region
            known = self._by_path.setdefault(region.path, region)
            if known is not region:
                continue
            if row.valid_to:
                self._past.add(region.path)
            else:
                self._parents.add(row.parent)
            for form, use, bare in forms_of(row):
                names.setdefault(form, []).append((region, use, bare, bool(row.valid_to)))
        self.country = self._by_code[COUNTRY_CODE]
        self.listed: dict[str, tuple[Region, Region]] = {}
        """Names that mean another division among the parts of one than by themselves: that one, and what they mean there."""
        self._names = {form: self._name(form, entries) for form, entries in names.items()}
        for form, today in list(former_counties(self._by_path.values(), self._past, self._names)):
            short = self._names.get(form[:-1])
            county = Region(today.code, f"{today.path.rpartition('/')[0]}/{form}", form, "county")
            self._by_path[county.path] = county
            self._within.add(county.path)
            self._past.add(county.path)
            self._names[form] = Name((county,), short.use if short is not None else "local", bare=False)
        for alias in aliases:
            try:
                self._add_alias(alias)
            except RegionError as error:
                raise _AtOdds(alias, str(error)) from error
        self.signs: tuple[tuple[str, Region], ...] = tuple(self._signs(signs))
        """Words that are at home in one region only, with it."""
        # A deictic word outweighs a name of the same form (全州): whoever reads the hit asks `named` again.
        entries: list[tuple[str, Name | Deictic | None]] = [*contexts.deictics.items(), *self._names.items()]
        self._lexicon: Lexicon[Name | Deictic] = Lexicon([*entries, *((form, None) for form in blockers)])

    def _region(self, row: DivisionRow, latest: dict[str, tuple[str, Region]]) -> Region:
        if row.level == "country" or row.parent == COUNTRY_CODE:
            return Region(row.code, row.name, row.name, row.level)
        if row.parent not in latest:
            raise _AtOdds(row, f"{row.code} {row.name}: no parent {row.parent}")
        return Region(row.code, f"{latest[row.parent][1].path}/{row.name}", row.name, row.level)

    @staticmethod
    def _name(form: str, entries: list[tuple[Region, Use, bool, bool]]) -> Name:
        """One form's entry: an official name outweighs a short one, what exists today outweighs the past.

        东乡县 is both: what was called so, and 东乡族自治县, which nobody calls by its whole name.
        """
        if len(entries) == 1:
            only = entries[0]
            return Name((only[0],), only[1], only[2])
        today = [e for e in entries if not e[3]]
        if not any(region.name == form for region, _, _, _ in today):
            codes = {region.code for region, _, _, _ in today}
            today += [e for e in entries if e[3] and e[0].name == form and e[0].code not in codes]
        entries = today or entries
        full = [e for e in entries if not e[2]]
        entries = full or entries
        uses = {use for _, use, _, _ in entries}
        use: Use = "free" if "free" in uses else "local" if "local" in uses else "context"
        candidates = tuple(dict.fromkeys(region for region, _, _, _ in entries))
        return Name(candidates, use, bare=not full)

    def _signs(self, signs: Iterable[SignRow]) -> Iterator[tuple[str, Region]]:
        for sign in signs:
            try:
                region = self.by_path(sign.region)
            except RegionError as error:
                raise _AtOdds(sign, str(error)) from error
            yield from ((word, region) for word in sign.words)

    def _add_alias(self, alias: AliasRow) -> None:
        if alias.level is not None and alias.region is not None:
            above = self.by_path(alias.region)
            region = Region(above.code, f"{above.path}/{alias.alias}", alias.alias, alias.level)
            if region.path not in self._by_path:
                self._by_path[region.path] = region
                self._within.add(region.path)
            region = self._by_path[region.path]
            if alias.listed is not None:
                self.listed[alias.alias] = (self.by_path(alias.listed), region)
            self._names.setdefault(alias.alias, Name((region,), alias.use, bare=False))
            if alias.short is not None:
                self._names.setdefault(alias.short, Name((region,), "context", bare=True))
            return
        if alias.group is not None:
            members = tuple(self.by_path(path) for path in alias.group)
            self._names[alias.alias] = Name(members, alias.use, bare=False, group=True)
        elif alias.listed is not None and alias.region is not None:
            self.listed[alias.alias] = (self.by_path(alias.listed), self.by_path(alias.region))
        elif alias.region is not None:
            self._names[alias.alias] = Name((self.by_path(alias.region),), alias.use, bare=True)

    def find(self, text: str) -> list[NameMatch]:
        """The names and deictic words in ``text``, in order, the longest where they overlap; none inside a blocker."""
        return self._lexicon.find(text)

    def __len__(self) -> int:
        return len(self._by_path) - len(self._within)

    def __iter__(self) -> Iterator[Region]:
        """The divisions that have a code of their own."""
        return (region for path, region in self._by_path.items() if path not in self._within)

    def by_code(self, code: str) -> Region:
        """The region of a six-digit code (the latest that had it). Raises RegionError when there is none."""
        try:
            return self._by_code[code]
        except KeyError:
            raise RegionError(f"no region has the code {code}") from None

    def by_path(self, path: str) -> Region:
        """The region of a path such as ``云南省/丽江市``. Raises RegionError when there is none."""
        try:
            return self._by_path[path]
        except KeyError:
            raise RegionError(f"no region has the path {path}") from None

    def is_past(self, region: Region) -> bool:
        """True for a division of an older revision that no longer exists."""
        return region.path in self._past

    def has_listed(self, region: Region) -> bool:
        """True for a division that counts another's parts among its own."""
        return any(above is region for above, _ in self.listed.values())

    def has_counties(self, region: Region) -> bool:
        """True when current divisions of the table lie directly below ``region``."""
        return region.code in self._parents

    def ancestor(self, region: Region, level: Level) -> Region | None:
        """The ancestor of ``region`` (or itself) at ``level``, None when its path has no such level."""
        if level == "country":
            return self.country
        path, known = region.path, self._by_path
        end = path.find("/")
        while end >= 0:
            found = known.get(path[:end])
            if found is not None and found.level == level:
                return found
            end = path.find("/", end + 1)
        found = known.get(path)
        if found is not None and found.level == level:
            return found
        return region if region.level == level else None

    def named(self, form: str) -> Name | None:
        """What ``form`` may stand for in running text, None when it is no name."""
        return self._names.get(form)

    def lookup(self, text: str) -> tuple[Region, ...]:
        """The region a caller means by a code, a path, an official name, a short name or an alias.

        text (str): such as ``530700``, ``云南省/丽江市``, ``丽江市``, ``丽江``.
        RETURNS (tuple): exactly one region, or the members of a group.
        Raises RegionError when the name is unknown, or ambiguous (the message names the candidates).
        """
        key = text.strip()
        if key.isdigit():
            return (self.by_code(key),)
        if key in self._by_path:
            return (self._by_path[key],)
        if "/" in key:
            return (self._walk(key),)
        name = self._names.get(key)
        if name is None:
            raise RegionError(
                f"unknown region {text!r}: give an official name, a path such as 云南省/丽江市, or a code"
            )
        candidates = name.candidates
        if name.bare and not name.group and len(candidates) > 1:
            top = min(region.rank for region in candidates)
            candidates = tuple(region for region in candidates if region.rank == top)
        if len(candidates) > 1 and not name.group:
            listed = ", ".join(f"{region.path} ({region.code})" for region in candidates)
            raise RegionError(f"ambiguous region {text!r}: one of {listed}")
        return candidates

    def _walk(self, path: str) -> Region:
        """A path written with short names, such as ``云南/丽江``; the last part may be a town (云南省/…/石鼓镇)."""
        above, _, last = path.rpartition("/")
        town = last.strip()
        if _TOWN.fullmatch(town) is not None and town not in self._names:
            county = self._by_path.get(above.strip()) or self._walk(above)
            if county.level == "county" or not self.has_counties(county):
                return Region(county.code, f"{county.path}/{town}", town, "township")
        found: list[Region] = [self.country]
        for part in path.split("/"):
            name = self._names.get(part.strip())
            options = name.candidates if name else ()
            found = [r for r in options if any(above.contains(r) and above.path != r.path for above in found)]
        top = min((region.rank for region in found), default=0)
        found = [region for region in found if region.rank == top]
        if len(found) != 1:
            raise RegionError(f"{'ambiguous' if found else 'unknown'} region {path!r}")
        return found[0]


_TOWN = compile_re(r"[\u4e00-\u9fff]{1,12}(?:镇|乡|街道|苏木)")


def count_rows(path: Path) -> int:
    """Read a ``regions.csv`` and count its rows. Raises PatternError naming file and line when one is broken."""
    return len(division_rows(path))


TABLE_FILES: dict[str, Callable[[Path], int]] = {DIVISIONS: count_rows}
"""Pattern files that are no YAML, with what checks and counts their lines."""


@lru_cache(maxsize=8)
def _load(dirs: tuple[Path, ...], stamps: tuple[int, ...]) -> RegionTable:
    rows = [row for d in dirs for row in division_rows(d / DIVISIONS)]
    aliases = read_rules("region_aliases.yaml", AliasRow, dirs)
    blockers = [form for rule in read_rules("region_blockers.yaml", BlockerRow, dirs) for form in rule.block]
    try:
        contexts = Contexts(read_rules("region_contexts.yaml", ContextRule, dirs))
        return RegionTable(rows, aliases, blockers, contexts, read_rules("region_signs.yaml", SignRow, dirs))
    except _AtOdds as error:
        if isinstance(error.rule, AliasRow):
            where = place_of(error.rule, "region_aliases.yaml", dirs)
        elif isinstance(error.rule, SignRow):
            where = place_of(error.rule, "region_signs.yaml", dirs)
        else:
            tables = ((d / DIVISIONS, line_of(error.rule, d / DIVISIONS)) for d in reversed(dirs))
            where = next((f"{path}:{line}" for path, line in tables if line is not None), DIVISIONS)
        raise PatternError(f"{where}: {error}") from error


_FILES = (
    DIVISIONS,
    "region_aliases.yaml",
    "region_blockers.yaml",
    "region_contexts.yaml",
    "region_signs.yaml",
)


def load_regions(dirs: tuple[Path, ...]) -> RegionTable:
    """The table of the pattern directories ``dirs`` (from `pattern_dirs`), built once per file content.

    Raises PatternError naming file and line when a row, alias or blocker is broken.
    """
    stamps = tuple(
        path.stat().st_mtime_ns if path.is_file() else 0
        for d in dirs
        for path in (d / name for name in _FILES)
    )
    return _load(dirs, stamps)
