"""The tables that decide which region governs a number, and the decision."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.entities.region_table import RegionTable
from minzheng_ie.entities.regions import RegionMention, load_regions
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.region import mentioned, subjects, taken
from minzheng_ie.governance.region.frame import (
    About,
    Candidate,
    Frame,
    Looked,
    Named,
    Outer,
    Place,
    Subject,
    Where,
)
from minzheng_ie.governance.region.looks import FILE as LOOKS
from minzheng_ie.governance.region.looks import RegionLooks, region_looks
from minzheng_ie.governance.region.rows import RegionRow
from minzheng_ie.governance.tables import Home, Off, field_table
from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.table import Table
from minzheng_ie.rules.trace import RuleId, Specimen

Told = dict[tuple[int, bool], tuple[Candidate, Subject]]
"""What the places of a sentence tell, by where they begin and whether a semicolon stands between."""
_TAKEN, _MENTIONED, _SUBJECTS = (
    f"governance/{name}.yaml" for name in ("region", "region_places", "region_subjects")
)
RULE_FILES: dict[str, type[Rule]] = {
    LOOKS: LookRow,
    _TAKEN: RegionRow,
    _MENTIONED: RegionRow,
    _SUBJECTS: RegionRow,
}
_FOLDER = "src/minzheng_ie/governance/region/"
HOMES = {
    _TAKEN: Home(RegionRow, taken.VALUES, taken.CONDITIONS, _FOLDER, "", taken.GUARDS, taken.READY),
    _MENTIONED: Home(
        RegionRow, mentioned.VALUES, mentioned.CONDITIONS, _FOLDER, "", mentioned.GUARDS, mentioned.READY
    ),
    _SUBJECTS: Home(RegionRow, subjects.VALUES, subjects.CONDITIONS, _FOLDER),
}
"""What the rows of each file may name."""


_UNNAMED = Looked(None, ())


@dataclass(eq=False)
class RegionRules:
    """The rows about regions, made ready; threads may share them."""

    looks: RegionLooks
    divisions: RegionTable
    taken: Table
    mentioned: Table
    subjects: Table

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """The rows with what shows that each is needed."""
        return tuple(
            row.specimen for table in (self.taken, self.mentioned, self.subjects) for row in table.rows
        )

    def govern(self, about: About, outer: Outer, place: Place, told: Told) -> Where:
        """The region of a number. told (dict): what the places of its sentence were found to tell, for those to come."""
        looked = self._look(about, outer, place, told)
        at, value = self.taken.decide(Frame(about, outer, place, looked))
        rows = (self.taken.by[at], *looked.rows)
        return Governed(value.value, value.trigger, value.level, rows)

    def _look(self, about: About, outer: Outer, place: Place, told: Told) -> Looked:
        """What becomes of the places before a number, the nearest first."""
        if not place.regions:
            return _UNNAMED
        rows: list[RuleId] = []
        for mention in reversed(place.regions):
            if mention.start >= place.start:
                continue
            named = self._named(about, outer, place, mention, told)
            at, value = self.mentioned.decide(named)
            rows += (self.mentioned.by[at], named.by)
            if value is not mentioned.PASSED:
                return Looked(value, tuple(rows))
        return Looked(None, tuple(rows))

    def _named(self, about: About, outer: Outer, place: Place, mention: RegionMention, told: Told) -> Named:
        """A place with what it tells, which is the same for all numbers on its side of a semicolon."""
        parted = about.text.find(";", mention.end, place.clause.start) >= 0
        known = told.get((mention.start, parted))
        if known is None or known[0].mention is not mention:
            candidate = Candidate(about, outer, place, mention, parted, self.divisions)
            at, (region,) = self.subjects.decide(candidate)
            known = told[mention.start, parted] = candidate, Subject(region, self.subjects.by[at])
        return Named(*known, place)


@lru_cache(maxsize=8)
def region_rules(dirs: tuple[Path, ...]) -> RegionRules:
    """The rows of ``dirs``. Raises PatternError, with file and line."""
    return rules_without(dirs, frozenset())


def rules_without(dirs: tuple[Path, ...], off: Off) -> RegionRules:
    """The rows of ``dirs`` but for those that are switched off."""
    return RegionRules(
        region_looks(dirs),
        load_regions(dirs),
        field_table(_TAKEN, HOMES[_TAKEN], dirs, (off, "document")),
        field_table(_MENTIONED, HOMES[_MENTIONED], dirs, (off, "passed")),
        field_table(_SUBJECTS, HOMES[_SUBJECTS], dirs, (off, "itself")),
    )
