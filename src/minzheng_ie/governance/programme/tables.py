"""The tables that decide which programme governs a number, and the decision."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import cast

from minzheng_ie.entities.programmes import ProgrammeMention, load_programmes
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme import bodies, cues, kinds, mentions, numbers, said, wholes
from minzheng_ie.governance.programme.about import Spoken, What, Words
from minzheng_ie.governance.programme.frame import (
    UNDECIDED,
    Candidate,
    Found,
    Frame,
    Passing,
    Seen,
)
from minzheng_ie.governance.programme.groups import FILE as GROUPS
from minzheng_ie.governance.programme.groups import programme_groups
from minzheng_ie.governance.programme.issuers import doer_at
from minzheng_ie.governance.programme.looks import FILE as LOOKS
from minzheng_ie.governance.programme.looks import programme_looks
from minzheng_ie.governance.programme.parts import Parts, reached
from minzheng_ie.governance.programme.rows import GroupRow, ProgrammeRow
from minzheng_ie.governance.programme.spans import Mentions, parted, within
from minzheng_ie.governance.tables import Home, Off, all_ask, field_table, signs_by_look, signs_of
from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.looks import Look
from minzheng_ie.rules.table import Table
from minzheng_ie.rules.trace import RuleId, Specimen
from minzheng_ie.text.signs import any_of, longest

_FOLDER = "src/minzheng_ie/governance/programme/"
HOMES = {
    "governance/programme.yaml": Home(
        ProgrammeRow, numbers.VALUES, numbers.CONDITIONS, _FOLDER, "sentence", numbers.GUARDS, numbers.READY
    ),
    "governance/programme_mentions.yaml": Home(
        ProgrammeRow,
        mentions.VALUES,
        mentions.CONDITIONS,
        _FOLDER,
        "placed",
        mentions.GUARDS,
        mentions.READY,
    ),
    "governance/programme_said.yaml": Home(
        ProgrammeRow, said.VALUES, said.CONDITIONS, _FOLDER, "no-word", said.GUARDS, said.READY
    ),
    "governance/programme_cues.yaml": Home(ProgrammeRow, cues.VALUES, cues.CONDITIONS, _FOLDER),
    "governance/programme_kinds.yaml": Home(
        ProgrammeRow, kinds.VALUES, kinds.CONDITIONS, _FOLDER, "itself", kinds.GUARDS, kinds.READY
    ),
    "governance/programme_parts.yaml": Home(
        ProgrammeRow, wholes.VALUES, wholes.CONDITIONS, _FOLDER, "itself", ready={"itself": "governing"}
    ),
    "governance/programme_places.yaml": Home(
        ProgrammeRow,
        bodies.PLACE_VALUES,
        bodies.PLACE_CONDITIONS,
        _FOLDER,
        "itself",
        ready={"itself": "governing"},
    ),
    "governance/programme_bodies.yaml": Home(
        ProgrammeRow, bodies.BODY_VALUES, bodies.BODY_CONDITIONS, _FOLDER, "itself"
    ),
}
"""What the rows of each file may name, and what holds where none of them does."""
RULE_FILES: dict[str, type[Rule]] = {
    LOOKS: LookRow,
    GROUPS: GroupRow,
    **dict.fromkeys(HOMES, ProgrammeRow),
}
_SAID = frozenset({"number", "clause", "sentence"})
"""Levels of what its own sentence tells."""
Rows = tuple[RuleId, ...]


Told = tuple[What, "Seen | None", Rows]
"""A programme found, the number with its mentions where its sentence was looked at, and the rows that decided."""


@dataclass
class Quiet:
    """Tables that need not be asked about what has no sign that any of their rows asks for."""

    mentions: bool
    parts: bool
    places: bool


@dataclass(eq=False)
class ProgrammeRules:
    """The rows about programmes, made ready; threads may share them."""

    words: Words
    numbers: Table
    mentions: Table
    said: Table
    cues: Table
    kinds: Table
    parts: Table
    places: Table
    bodies: Table
    quiet: Quiet

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in the order in which they are asked."""
        return (
            *(self.numbers, self.mentions, self.said, self.cues),
            *(self.kinds, self.parts, self.places, self.bodies),
        )

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """The rows with what shows that each is needed."""
        return tuple(row.specimen for table in self.tables for row in table.rows if row.rule.line)

    def govern(self, frame: Frame, parts: Parts) -> tuple[What, Parts | None]:
        """The programme of a number, and the parts as they stand for it; None where it is that of the number before.

        parts: as that has left them.
        """
        at, value = self.numbers.decide(frame)
        row = self.numbers.rows[at]
        if value is UNDECIDED:
            told = self._told(frame)
        elif row.metric == "number-before":
            return _by(value, (row.rule,)), None
        else:
            told = value, None, (row.rule,)
        now = reached(parts, frame.text, frame.position, frame.looks, frame.words.turns)
        return self._of_it(frame, told, now), now

    def _told(self, frame: Frame) -> Told:
        """What its sentence tells, or the topic outside."""
        left, inside, free, rows = self._sorted(frame) if frame.mentions else _NONE
        seen = Seen(frame, left, inside, free)
        if left:
            at, value = self.said.decide(seen)
            if (rule := self.said.by[at]).line:  # what holds where no row does is none
                rows = (rule, *rows)
            if value is not said.NO_WORD:
                return value, seen, rows
        at, value = self.cues.decide(seen)
        return value, seen, (self.cues.by[at], *rows)

    def _sorted(self, frame: Frame) -> tuple[Mentions, Mentions, Mentions, Rows]:
        """The mentions of a sentence by what they may do (see `Seen`), and the rows that took some out."""
        told, quiet = frame.told, self.quiet.mentions
        spans, around = frame.spans(), told.around(frame.clause[0])
        signs = told.signs or frame.owned or frame.outside.value in frame.groups.giving
        if quiet and around.quiet and not signs:
            inside, free = parted(frame.mentions, spans)
            return frame.mentions, inside, free, ()
        passing = Passing(frame, spans, around)
        left: list[ProgrammeMention] = []
        inside, free = [], []
        rows: dict[RuleId, None] = {}
        for mention in frame.mentions:
            within_it = within(mention, spans)
            if quiet and not passing.asks(mention, within_it):
                (inside if within_it else free).append(mention)
                left.append(mention)
                continue
            at, does = self.mentions.decide(Candidate(passing, mention, within_it))
            if does is mentions.INSIDE:
                inside.append(mention)
            elif does is mentions.FREE:
                free.append(mention)
            else:
                rows[self.mentions.by[at]] = None
            if does is not mentions.PASSED:
                left.append(mention)
        return left, inside, free, tuple(rows)

    def _of_it(self, frame: Frame, told: Told, parts: Parts) -> What:
        """What becomes of a programme found, for what the number is of it."""
        about = frame.about
        body = about.issuer
        if body is None and about.spoken.active_bodies and frame.begun not in about.idle:
            body = doer_at(about, frame.position, frame.begun)
        (what, seen, rows), quiet = told, self.quiet
        if what.trigger is None and body is None and (parts.whole is None or parts.whole.value is None):
            return _by(what, rows)
        found = Found(frame, what, seen, parts, body)
        if what.value is not None and (what.level in _SAID or kinds.is_of_one_kind(found)):
            found, rows = _step(self.kinds, found, rows)
        if not quiet.parts or parts.begun is not None or parts.whole is not None or found.for_whom:
            found, rows = _step(self.parts, found, rows)
        if not quiet.places or bodies.sign(found):
            found, rows = _step(self.places, found, rows)
        if body is not None:
            found, rows = _step(self.bodies, found, rows)
        return _by(found.governing, rows)


_NONE: tuple[Mentions, Mentions, Mentions, Rows] = (), (), (), ()
_MARKS = compile_alike("[;)]")


@lru_cache(maxsize=8)
def programme_words(dirs: tuple[Path, ...]) -> Words:
    """What programmes are read with in ``dirs``. Raises PatternError, with file and line."""
    looks = programme_looks(dirs)
    apart = signs_of(looks.purposes, looks.left_out, looks.quoted)
    measured = signs_of(looks.likened, looks.times_behind, looks.defined)
    people = looks.oldest, looks.of_age, looks.of_ages, looks.people, looks.residents, looks.aged_people
    people_or_offices = *people, looks.offices, looks.asked
    programmes = load_programmes(dirs)
    qualified = cast("Look", any_of(word for _, words in programmes.qualified for word in words))
    turns = signs_of(looks.stop, looks.broken_down, _MARKS)
    return Words(
        programmes=programmes,
        looks=looks,
        groups=programme_groups(dirs),
        apart=apart,
        measured=measured,
        counted=signs_of(*people_or_offices),
        told=signs_of(qualified, *people_or_offices),
        qualified=qualified,
        turns=turns,
        spoken=signs_by_look(Spoken, looks),
        beside=longest(looks.number_before.pattern),
    )


@lru_cache(maxsize=8)
def programme_rules(dirs: tuple[Path, ...]) -> ProgrammeRules:
    """The rows of ``dirs``. Raises PatternError, with file and line."""
    return rules_without(dirs, frozenset())


def rules_without(dirs: tuple[Path, ...], off: Off) -> ProgrammeRules:
    """The rows of ``dirs`` but for those that are switched off."""
    made = [field_table(name, home, dirs, (off, "untold")) for name, home in HOMES.items()]
    quiet = Quiet(
        all_ask(made[1], mentions.SIGNS), all_ask(made[5], wholes.SIGNS), all_ask(made[6], bodies.SIGNS)
    )
    return ProgrammeRules(
        programme_words(dirs), made[0], made[1], made[2], made[3], made[4], made[5], made[6], made[7], quiet
    )


def _step(table: Table, found: Found, rows: Rows) -> tuple[Found, Rows]:
    """What a table makes of what was found, and the rows that decided so far."""
    at, value = table.decide(found)
    rule = table.by[at]
    if not rule.line:
        return found, rows
    return Found(found.frame, value, found.seen, found.parts, found.body), (*rows, rule)


def _by(what: What, rows: Rows) -> What:
    return Governed(what.value, what.trigger, what.level, rows)
