"""The tables that decide which period governs a number, and the decision."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.period import effects, places, times
from minzheng_ie.governance.period.frame import Candidate, Found, Frame, Looked, Seen, When
from minzheng_ie.governance.period.looks import FILE as LOOKS
from minzheng_ie.governance.period.looks import PeriodLooks, period_looks
from minzheng_ie.governance.period.rows import PeriodRow
from minzheng_ie.governance.tables import Home, Off, all_ask, field_table
from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.look_rows import LookRow
from minzheng_ie.rules.table import Table
from minzheng_ie.rules.trace import RuleId, Specimen

_PLACES, _TIMES, _EFFECTS = (
    f"governance/{name}.yaml" for name in ("period", "period_times", "period_effects")
)
RULE_FILES: dict[str, type[Rule]] = {
    LOOKS: LookRow,
    _PLACES: PeriodRow,
    _TIMES: PeriodRow,
    _EFFECTS: PeriodRow,
}
_FOLDER = "src/minzheng_ie/governance/period/"
_SELDOM = ("later", "from-now", "these-days", "summed-behind", "needs")
"""Names of what few documents speak of at all."""
_GUARDS = {
    "time-in-clause": "begun",
    **dict.fromkeys(("target-behind", "deed-behind", "every-year", "opens-next"), "timed"),
    **dict.fromkeys(("of-results", "reviewed"), "outer.span"),
    "summing-up": "outer.lasting",
    "outside-said": "outer.outside.trigger",
    "own": "frame.own",
    "put-off": "looked.put_off",
    "behind-in-brackets": "place.times.opened",
    "survey-told": "outer.survey",
    "paid-for-behind": "place.times.to_share",
    **{name: f"outer.spoken.{name.replace('-', '_')}" for name in _SELDOM},
    **{name: f"outer.{name}" for name in ("state", "goal", "rule", "event")},
}
_READY = {
    "time-before": "begun",
    "of-which": "place.times.of_which",
    "goal-set-out": "outer.set_out",
    "nearest": "looked.found",
    "document": "outer.document",
    "outside": "outer.outside",
    "outside-of-part": "outer.of_part",
    "undated": "outer.undated",
    "told-before": "outer.told_before",
    "stock": "frame.stock",
    "flow": "frame.flow",
}
HOMES = {
    _PLACES: Home(PeriodRow, places.VALUES, places.CONDITIONS, _FOLDER, "", _GUARDS, _READY),
    _TIMES: Home(PeriodRow, times.VALUES, times.CONDITIONS, _FOLDER, "", times.GUARDS, times.READY),
    _EFFECTS: Home(PeriodRow, effects.VALUES, effects.CONDITIONS, _FOLDER, "", effects.GUARDS, effects.READY),
}
"""What the rows of each file may name."""


_UNTIMED = Looked((), None, None, (), 0)


@dataclass(eq=False)
class PeriodRules:
    """The rows about periods, made ready; threads may share them.

    quiet (bool): those about effects need not be asked where none of their signs stands.
    """

    looks: PeriodLooks
    places: Table
    times: Table
    effects: Table
    quiet: bool

    @property
    def specimens(self) -> tuple[Specimen, ...]:
        """The rows with what shows that each is needed."""
        return tuple(row.specimen for table in (self.places, self.times, self.effects) for row in table.rows)

    def govern(self, frame: Frame) -> When:
        """The period of a number."""
        looked = self._look(frame) if frame.place.times.free else _UNTIMED
        at, value = self.places.decide(Seen(frame, looked))
        rows = looked.rows[: None if value is looked.found else looked.passed]
        effect, made = -1, value
        if not self.quiet or effects.may_change(frame):
            effect, made = self.effects.decide(Found(frame, value))
        by = self.places.by[at], *rows, self.effects.by[effect]
        return Governed(made.value, made.trigger, made.level, by)

    def _look(self, frame: Frame) -> Looked:
        """What becomes of the times before a number, the nearest first."""
        position = frame.position
        before = [m for m in frame.place.times.free if m.start < position]
        if not before:
            return _UNTIMED
        put_off: PeriodMention | None = None
        rows: list[RuleId] = []
        for index in range(len(before) - 1, -1, -1):
            at, value = self.times.decide(Candidate(frame, before, index))
            rows.append(self.times.by[at])
            if value is times.PUT_OFF:
                put_off = put_off or before[index]
            elif value is not times.PASSED:
                return Looked(before, value, put_off, tuple(rows), len(rows) - 1)
        return Looked(before, None, put_off, tuple(rows), len(rows))


@lru_cache(maxsize=8)
def period_rules(dirs: tuple[Path, ...]) -> PeriodRules:
    """The rows of ``dirs``. Raises PatternError, with file and line."""
    return rules_without(dirs, frozenset())


def rules_without(dirs: tuple[Path, ...], off: Off) -> PeriodRules:
    """The rows of ``dirs`` but for those that are switched off."""
    changing = field_table(_EFFECTS, HOMES[_EFFECTS], dirs, (off, "nothing"))
    return PeriodRules(
        period_looks(dirs),
        field_table(_PLACES, HOMES[_PLACES], dirs, (off, "nothing")),
        field_table(_TIMES, HOMES[_TIMES], dirs, (off, "passed")),
        changing,
        all_ask(changing, effects.SIGNS) and changing.rows[-1].metric == effects.AS_IT_IS,
    )
