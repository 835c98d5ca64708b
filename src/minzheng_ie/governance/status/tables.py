"""The tables that decide whether what a number says has happened or is planned, and the decision."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from pathlib import Path

from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.status import counting, places, reaching
from minzheng_ie.governance.status.carry import leads_on
from minzheng_ie.governance.status.cues import FILE as WORDS
from minzheng_ie.governance.status.cues import Cues, cues_without
from minzheng_ie.governance.status.frame import (
    YEAR,
    About,
    Announced,
    Candidate,
    Frame,
    Heard,
    Outer,
    Place,
    Signs,
    Told,
    What,
    over,
)
from minzheng_ie.governance.status.looks import FILE as LOOKS
from minzheng_ie.governance.status.looks import StatusLooks, status_looks
from minzheng_ie.governance.status.rows import CueRule, ReachRow, StatusRow
from minzheng_ie.governance.tables import Home, Off, field_table, signs_of
from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.looks import Look
from minzheng_ie.rules.table import Table
from minzheng_ie.rules.trace import RuleId, Specimen

_PLACES, _REACHING, _COUNTING = (
    f"governance/{name}.yaml" for name in ("status", "status_reach", "status_cues")
)
RULE_FILES: dict[str, type[Rule]] = {
    WORDS: CueRule,
    LOOKS: LookRow,
    _PLACES: StatusRow,
    _REACHING: ReachRow,
    _COUNTING: ReachRow,
}
_BEHIND = 32
"""Characters behind a sentence that what is found at its numbers may reach into."""
_UNHEARD = Heard(None, None, ())
_UNTOLD = Signs()
_FOLDER = "src/minzheng_ie/governance/status/"
HOMES = {
    _COUNTING: Home(ReachRow, counting.VALUES, counting.CONDITIONS, _FOLDER),
    _REACHING: Home(
        ReachRow, reaching.VALUES, reaching.CONDITIONS, _FOLDER, "", reaching.GUARDS, reaching.READY
    ),
    _PLACES: Home(StatusRow, places.VALUES, places.CONDITIONS, _FOLDER, "", places.GUARDS, places.READY),
}
"""What the rows of each file may name."""


@dataclass(eq=False)
class StatusRules:
    """The rows about status, made ready; threads may share them.

    signs (Look): found in every sentence that may tell a plan which no cue tells; announce (Look): in every one in which an
    earlier clause may tell what holds of those behind it; soon (Look): in every one in which a number is about to be reached;
    least (Look): in every one in which a least or most is asked for. asking (Look): in every text that is a request. costs (Look):
    in every sentence in which a deed's cost is yet to be paid, as is deciding (Look).
    """

    looks: StatusLooks
    signs: Look
    announce: Look
    soon: Look
    least: Look
    asking: Look
    costs: Look
    deciding: Look
    cues: Cues
    counting: Table
    reaching: Table
    places: Table

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """The rows with what shows that each is needed."""
        tables = (self.counting, self.reaching, self.places)
        return (*self.cues.specimens, *(row.specimen for table in tables for row in table.rows))

    def cues_of(self, about: About, start: int, end: int, *, alone: bool = False) -> SentenceCues:
        """The cues of a sentence that count. alone (bool): it has no number."""
        following: list[Told] = []
        preceding: list[Told] = []
        rows: list[tuple[int, RuleId]] = []
        for match in self.cues.status.find(about.text[start:end]):
            found = Told(about, match.value, start + match.start, start + match.end, start, alone)
            at, governs = self.counting.decide(found)
            rows.append((found.start, self.counting.by[at]))
            if governs is counting.FOLLOWING:
                following.append(found)
            elif governs is counting.PRECEDING:
                preceding.append(found)
        signs = _UNTOLD if alone else self._signs(about.text, start, end)
        announces = not alone and self.announce.search(about.text, start, end) is not None
        looks, text = about.looks, about.text
        return SentenceCues(
            tuple(following),
            tuple(preceding),
            tuple(rows),
            signs,
            announces,
            decided=looks.decided.match(text, start) is not None,
            itemised=looks.items_begin.match(text, end) is not None or leads_on(about, end),
        )

    def _signs(self, text: str, start: int, end: int) -> Signs:
        """What a sentence with a number may tell of it."""
        return Signs(
            self.signs.search(text, start, end + _BEHIND) is not None,
            self.soon.search(text, start, end) is not None,
            self.least.search(text, start, end) is not None,
            self.costs.search(text, start, end + _BEHIND) is not None
            and self.deciding.search(text, start, end) is not None,
        )

    def govern(self, about: About, outer: Outer, place: Place, cues: SentenceCues) -> Governing:
        """The status of a number."""
        heard = self._heard(about, place, cues) if cues.rows or cues.announces else _UNHEARD
        frame = Frame(about, outer, place, heard, cues.signs)
        at, value = self.places.decide(frame)
        rows = (self.places.by[at], *frame.heard.rows)
        if value.trigger is not None and value.trigger.row is not None:
            rows = (*rows, value.trigger.row)
        found = Governed(value.value, value.trigger, value.level, rows)
        return Governing(found, _plan(frame) if frame.said is not None or outer.aims else None)

    def _heard(self, about: About, place: Place, cues: SentenceCues) -> Heard:
        """What the cues of its sentence say of a number, one behind the other."""
        said: What | None = None
        behind: Told | None = None
        if cues.preceding:
            behind = next((told for told in cues.preceding if told.start > place.position), None)
        until = place.position if behind is None else behind.end
        rows = [row for at, row in cues.rows if at < until]
        announced = _announced_before(about, place, cues) if cues.announces else ()
        before: tuple[Told | Announced, ...] = (*announced, *cues.following)
        for found in before:
            if found.start >= place.position:
                break
            at, value = self.reaching.decide(Candidate(about, place, found, said))
            rows.append(self.reaching.by[at])
            if value is not reaching.PASSED:
                said = value
        return Heard(said, behind, tuple(rows))


@dataclass(eq=False)
class SentenceCues:
    """The cues of a sentence that govern what follows them, or what stands before.

    rows (tuple): where each cue stands, and the row that says whether it counts. signs (Signs): what else it may tell. announces (bool): a clause may say something of all behind it. decided (bool): it begins with what was decided
    for the year at hand. itemised (bool): items follow it. announced: by where a clause begins, what
    those before it say so.
    """

    following: tuple[Told, ...] = ()
    preceding: tuple[Told, ...] = ()
    rows: tuple[tuple[int, RuleId], ...] = ()
    signs: Signs = _UNTOLD
    announces: bool = False
    decided: bool = False
    itemised: bool = False
    announced: dict[int, tuple[Announced, ...]] = field(default_factory=dict)


@dataclass(eq=False)
class Governing:
    """The status of a number, and the plan of its year that its sentence tells, where it tells one."""

    found: What
    plan: What | None


def _plan(frame: Frame) -> What | None:
    """What the number's sentence, or one before it in its paragraph, says will be done in its year."""
    if len(frame.period.value or "") != YEAR:
        return None
    said = frame.said or places.restated(frame)
    if said is None or said.value != "planned" or over(frame.about, frame.period):
        return None
    if frame.heard.behind is not None or (frame.base and places.to_be(frame)) or places.basis(frame):
        return None
    return said


def _announced_before(about: About, place: Place, cues: SentenceCues) -> tuple[Announced, ...]:
    """What clauses before that of a number announce: found once for all numbers of its clause."""
    stop = place.clause.start
    announced = cues.announced.get(stop)
    if announced is None:
        announced = cues.announced[stop] = tuple(_announced(about, place.sentence[0].start, stop))
    return announced


def _announced(about: About, start: int, stop: int) -> Iterator[Announced]:
    """What clauses of the sentence at ``start`` announce for all behind ``stop`` (今年要…:; 将投资20亿元,新建…)."""
    text, looks = about.text, about.looks
    if stop <= start:
        return  # there is no earlier one
    if text.find(":", start, stop) >= 0 and looks.to_do.search(text, start, stop) is not None:
        yield Announced(start, stop, will=False)
        return
    begins = _listed_from(about, start, stop)
    for match in looks.will.finditer(text, begins, stop):
        yield Announced(match.start(), match.end(), will=True)
    for match in looks.demands.finditer(text, max(0, begins - 1), stop):
        yield Announced(match.end() - 1, match.end(), will=True)


def _listed_from(about: About, start: int, stop: int) -> int:
    """Where what is told of the list begins in which a number stands, whose clause begins at ``stop``: its items are bare deeds
    (要改造工作站20个;实施改造3000户;设置床位100张)."""
    text, looks = about.text, about.looks
    begins = text.rfind(";", start, stop) + 1
    at = begins
    while at and looks.item_deed.match(text, at) is not None:
        end = text.find(";", at, stop)
        if looks.deed_done.search(text, at, stop if end < 0 else end) is not None:
            break
        at = text.rfind(";", start, at - 1) + 1
    return at or start


@lru_cache(maxsize=8)
def status_rules(dirs: tuple[Path, ...]) -> StatusRules:
    """The rows of ``dirs``. Raises PatternError, with file and line."""
    return rules_without(dirs, frozenset())


def rules_without(dirs: tuple[Path, ...], off: Off) -> StatusRules:
    """The rows of ``dirs`` but for those that are switched off."""
    looks = status_looks(dirs)
    asked = (
        looks.basis_behind,
        looks.sent_down,
        looks.task_behind,
        looks.quotas_listed,
        looks.asked_for,
        looks.goal_in_brackets,
        looks.aimed_at,
        looks.titled,
        looks.goal_behind_it,
    )
    return StatusRules(
        looks,
        signs_of(*asked, looks.subject_will, looks.expects, looks.by_its_plan, looks.meanwhile),
        signs_of(looks.to_do, looks.will, looks.demands),
        signs_of(looks.about_to),
        signs_of(looks.duty),
        signs_of(looks.request),
        signs_of(looks.costs_yet, looks.needs_money),
        signs_of(looks.decides),
        cues_without(dirs, off),
        field_table(_COUNTING, HOMES[_COUNTING], dirs, (off, "nothing")),
        field_table(_REACHING, HOMES[_REACHING], dirs, (off, "passed")),
        field_table(_PLACES, HOMES[_PLACES], dirs, (off, "reached")),
    )
