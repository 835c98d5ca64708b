"""One number whose period is asked for, and one time that may govern it: what conditions are asked of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.report_date import Reviewed
from minzheng_ie.governance.governed import Governed, Level, Trigger
from minzheng_ie.governance.period.bases import Times, own_time
from minzheng_ie.governance.period.kinds import sort_of
from minzheng_ie.governance.period.looks import PeriodLooks, Spoken
from minzheng_ie.records import dataclass
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.schema import Role
from minzheng_ie.tree.leaves import Clause

Nature = Literal["stock", "flow", "share"]
When = Governed["str | None"]
Said = Trigger["str | None"]


@dataclass(eq=False)
class Outer:
    """What holds outside the sentence.

    text (str): the clean text. document: the document's own period, default: as it is given. span: the years it reviews as
    a whole. outside: what governs from item, paragraph, heading or document. section: what the nearest heading says.
    state: the last 截至…, which governs the levels that follow. goal: the last 到2027年, for the goals that go on;
    set_out (bool): whether a plan said it. rule: the time from which one holds that was set, for the levels it tells. event:
    the day of the event that the paragraph tells. now (int): the year that 今年 names. lasting
    (bool): what governs goes on (2020年以来). survey: the time as of which the survey stands that is told. spoken (Spoken): what
    the document may speak of. of_part (bool): it reports on a part of a year. undated (bool): words of no known years govern
    outside (近年来). told_before (bool): a sentence before said another time than the document's own.
    """

    text: str
    looks: PeriodLooks
    spoken: Spoken
    default: Said | None
    span: Reviewed | None
    outside: When
    document: When | None = None
    section: Said | None = None
    state: Said | None = None
    goal: Said | None = None
    set_out: bool = False
    rule: Said | None = None
    event: Said | None = None
    now: int | None = None
    lasting: bool = False
    survey: Said | None = None

    of_part: bool = False
    undated: bool = False
    told_before: bool = False


@dataclass(eq=False)
class Before:
    """What the number before leaves. found: the period of the sentence before, if any.

    said (tuple): sentence, place and period of the number before.
    """

    found: When | None = None
    said: tuple[int, int, When] | None = None

    @property
    def last(self) -> When | None:
        """The period of the sentence before, for its parts."""
        found = self.found
        return Governed(found.value, found.trigger, "block") if found is not None else None


@dataclass(eq=False)
class Place:
    """Where a number stands.

    start, end (int): its clean span. clause (Clause): its clause. sentence: the clauses of its sentence.
    times (Times): those of its sentence. role (Role | None): of a move from one level to another.
    """

    start: int
    end: int
    clause: Clause
    sentence: Sequence[Clause]
    times: Times
    role: Role | None = None


@dataclass(eq=False)
class Looked:
    """What became of the times before a number.

    before: those that may govern it. found: the period of the one that does. put_off: one to go back to if nothing else
    governs. rows: those that took times out, the nearest first, and the one that let one govern; ``passed`` took out.
    """

    before: Sequence[PeriodMention]
    found: When | None
    put_off: PeriodMention | None
    rows: tuple[RuleId, ...]
    passed: int


class Frame:
    """A number whose period is asked for. nature: stock, flow or share. dependent (bool): its metric is the number before's.

    own: the time of the value itself (由2020年的17.5张), where it has one. before (Before): what the number before leaves.
    """

    def __init__(self, outer: Outer, before: Before, place: Place, nature: Nature, dependent: bool) -> None:
        self.outer = outer
        self.before = before
        self.text = outer.text
        self.looks = outer.looks
        self.place = place
        self.position = place.start
        self.clause = place.clause
        self.nature = nature
        self.stock = nature == "stock"
        self.flow = nature == "flow"
        self.dependent = dependent
        times = place.times
        qualified = times.qualifying or times.compared
        self.own = own_time(outer.text, place.start, times, outer.looks) if qualified else None


class Seen:
    """A number whose period is asked for, with what became of the times before it.

    timed (bool): its sentence names any. begun (bool): any stands before it.
    """

    def __init__(self, frame: Frame, looked: Looked) -> None:
        self.frame = frame
        self.outer = frame.outer
        self.text = frame.text
        self.looks = frame.looks
        self.place = frame.place
        self.position = frame.position
        self.clause = frame.clause
        self.nature = frame.nature
        self.looked = looked
        self.timed = bool(frame.place.times.all)
        self.begun = bool(looked.before)


class Candidate:
    """A time before a number that may govern it.

    at (int): its place among those of ``before``. sort (Sort): what it is; unknown (bool): nothing tells which it is. same
    (bool): it stands in the number's clause. led, bracketed (bool): whether a word that rows look for stands before it,
    or a bracket.
    """

    def __init__(self, frame: Frame, before: Sequence[PeriodMention], at: int) -> None:
        self.frame = frame
        self.before = before
        self.at = at
        self.mention = mention = before[at]
        self.sort = sort_of(mention.kind, mention.rule)
        self.unknown = mention.edtf is None
        self.same = same = mention.start >= frame.clause.start
        self.level: Level = "clause" if same else "sentence"
        self.led = mention.start in frame.place.times.led
        self.bracketed = mention.start in frame.place.times.bracketed


class Found:
    """A period found for a number, before it is looked at what the number is of it."""

    def __init__(self, frame: Frame, governing: When) -> None:
        self.frame = frame
        self.governing = governing
