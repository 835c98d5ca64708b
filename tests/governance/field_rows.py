"""What the rows of every field are asked: the rules of a folder, what took part in a decision, where a row stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.period import effects, times
from minzheng_ie.governance.period import places as period_places
from minzheng_ie.governance.period import tables as period
from minzheng_ie.governance.programme import tables as programme
from minzheng_ie.governance.region import mentioned, subjects, taken
from minzheng_ie.governance.region import tables as region
from minzheng_ie.governance.status import counting, reaching
from minzheng_ie.governance.status import places as status_places
from minzheng_ie.governance.status import tables as status
from minzheng_ie.governance.tables import Off
from minzheng_ie.governance.unit import tables as unit
from minzheng_ie.patterns import builtin_dir, pattern_dirs
from minzheng_ie.rules.table import Table
from minzheng_ie.rules.trace import Decided, RuleId, Trial
from minzheng_ie.schema import Claim

DIRS = pattern_dirs()
EXTRACTOR = Extractor()
NO_ROW = RuleId("", 0, "")


class Field(NamedTuple):
    """A field that rows decide.

    line (str): how its line of an explanation begins. slot (str): where the assembler holds its rules. load, without: its rules
    in folders, and those but for some rows. value: what a claim says of it. tables: each with the names that its rows may use.
    spare (frozenset): values that no row need take.
    """

    line: str
    slot: str
    load: Callable[[tuple[Path, ...]], Any]
    without: Callable[[tuple[Path, ...], Off], Any]
    value: Callable[[Claim], Hashable]
    looks: str
    tables: Callable[[Any], list[tuple[Table, Mapping[str, Any], Mapping[str, Any]]]]
    spare: frozenset[str] = frozenset()

    @property
    def rules(self) -> Any:
        """The built-in rules."""
        return self.load(DIRS)

    def use(self, rules: Any) -> None:
        """Let the extractor decide with these."""
        setattr(EXTRACTOR.maker.assembler, self.slot, rules)

    def told(self, text: str) -> tuple[str, tuple[Hashable, ...]]:
        """The explanations of the field in ``text``, and what it is for each number."""
        claims = EXTRACTOR.extract(text.replace(" / ", "\n")).claims
        lines = [line for claim in claims for line in claim.explain if line.startswith(self.line)]
        return "\n".join(lines), tuple((claim.quote, self.value(claim)) for claim in claims)

    def decide(self, off: Off, text: str) -> list[Decided]:
        """For each row, itself if it took part in the decisions about ``text``, and these."""
        self.use(self.without(DIRS, off) if off else self.rules)
        told, found = self.told(text)
        self.use(self.rules)
        return [
            (row.rule if f"{row.rule}]" in told or f"{row.rule};" in told else NO_ROW, found)
            for row in self.rules.specimens
        ]

    @property
    def trial(self) -> Trial:
        """Whether its rows are needed."""
        return Trial(self.rules.specimens, self.decide)

    def with_file(self, folder: Path, name: str, text: str) -> Any:
        """The rules with a folder that holds one file. Raises PatternError."""
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        return self.load(pattern_dirs(folder))


class UnitField(Field):
    """The unit: its row is noted where it decides, since a claim tells only of the last it was asked for."""

    def decide(self, off: Off, text: str) -> list[Decided]:
        asked: list[Decided] = []

        class Noted(unit.UnitRules):
            def unit_of(self, frame):  # type: ignore[no-untyped-def]
                found = super().unit_of(frame)
                asked.append((found.row, (frame.start, found.unit, found.span)))
                return found

        rules = self.without(DIRS, off) if off else self.rules
        self.use(Noted(rules.looks, rules.terms, rules.signs, rules.places, rules.quiet))
        EXTRACTOR.extract(text.replace(" / ", "\n"))
        self.use(self.rules)
        return asked


PERIOD = Field(
    "period:", "periods", period.period_rules, period.rules_without, lambda claim: claim.period,
    "governance/period_looks.yaml",
    lambda rules: [
        (table, room.VALUES, room.CONDITIONS)
        for table, room in ((rules.places, period_places), (rules.times, times), (rules.effects, effects))
    ],
    frozenset({"nothing"}),
)  # fmt: skip
STATUS = Field(
    "status:", "statuses", status.status_rules, status.rules_without,
    lambda claim: (claim.status, claim.evidence.status), "governance/status_looks.yaml",
    lambda rules: [
        (table, room.VALUES, room.CONDITIONS)
        for table, room in ((rules.counting, counting), (rules.reaching, reaching), (rules.places, status_places))
    ],
)  # fmt: skip
REGION = Field(
    "region:", "regions", region.region_rules, region.rules_without,
    lambda claim: (claim.region, claim.evidence.region), "governance/region_looks.yaml",
    lambda rules: [
        (table, room.VALUES, room.CONDITIONS)
        for table, room in ((rules.taken, taken), (rules.mentioned, mentioned), (rules.subjects, subjects))
    ],
)  # fmt: skip
PROGRAMME = Field(
    "program:", "programmes", programme.programme_rules, programme.rules_without, lambda claim: claim.program,
    "governance/programme_looks.yaml",
    lambda rules: [
        (table, home.values, home.conditions)
        for table, home in zip(rules.tables, programme.HOMES.values(), strict=True)
    ],
    frozenset({"nothing", "untold"}),
)  # fmt: skip
UNIT = UnitField(
    "unit:", "unit_rows", unit.unit_rules, unit.rules_without, lambda claim: claim.unit, "governance/unit_looks.yaml",
    lambda rules: [(rules.places, unit.VALUES, unit.CONDITIONS)],
)  # fmt: skip
FIELDS = (PERIOD, STATUS, REGION, PROGRAMME, UNIT)


def rows_of(claim: Claim, field: Field) -> list[str]:
    """The rows that an explanation names, each as ``FILE:LINE NAME``."""
    told = next(line for line in claim.explain if line.startswith(field.line))
    return told.partition("[")[2].rstrip("]").split("; ")


def stands(row: str) -> bool:
    """Whether a row (``FILE:LINE NAME``) stands where it says."""
    place, name = row.split(" ")
    file, line = place.rsplit(":", 1)
    return name in (builtin_dir() / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
