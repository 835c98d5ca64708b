"""One number whose status is asked for, and one cue that may tell it: what conditions are asked of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from minzheng_ie.constructions.find import Seen
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.status.cues import Cue
from minzheng_ie.governance.status.looks import StatusLooks
from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.schema import Role, Status
from minzheng_ie.tree.leaves import Clause, Token
from minzheng_ie.tree.words import MetricWords

Said = Trigger[Status]
What = Governed[Status]
When = Governed["str | None"]
YEAR = 4
"""Characters of a year."""
_TITLES = 200
"""Characters within which a text says that it tells how far tasks have come."""
_GOALS = 3
"""Points that set goals, in a text that lists nothing else."""
MONTH = 7
"""Characters of a year and month."""
NEVER = "~"
"""Later than any year, as text."""
TARGET = "period-target"
"""The rule of a time up to which something shall be done."""


@dataclass(eq=False)
class About:
    """What is known of a document.

    text (str): the clean text. words: what is a verb. into: words that put something into a list. now (int | None): the year
    that 今年 names; a period that begins after it is a plan. closed (bool): whether that year is over, so that 年内 speaks of results.
    in_turn (bool): whether that year is but the first that the text tells of, so that others may follow it one by one.
    part_ends (tuple): as `minzheng_ie.entities.periods.report_date.ReportDate` tells. year (str): ``now`` as periods have it;
    where it is not known no year is later. tasks (bool): it lists tasks with who answers for each, and does not report on them.
    asks (bool): it asks those above for money. focuses (bool): it names what a year is all about. pays (bool): it says of a payment
    that it is to come, and tells its standard. progress (bool): it tells task by task how far each has come; points (bool): it lists
    nothing but goals, point by point. written (str): the month in which it was written, as periods have it; "" when untold.
    """

    text: str
    looks: StatusLooks
    words: MetricWords
    into: frozenset[str]
    now: int | None
    closed: bool
    in_turn: bool = False
    part_ends: tuple[str, str] | None = None
    year: str = NEVER
    tasks: bool = False
    asks: bool = False
    focuses: bool = False
    pays: bool = False
    written: str = ""
    progress: bool = False
    points: bool = False

    @property
    def lists(self) -> bool:
        """Whether it lists tasks or goals, with no word of a plan."""
        return self.progress or self.points


def about_plans(
    text: str, date: ReportDate, looks: StatusLooks, asking: Look, words: MetricWords, into: frozenset[str]
) -> About:
    """What is known of a document by which the status of its numbers is decided.

    asking (Look): found in every text that is a request, and faster to search for.
    """
    in_turn = date.rank == "opening"
    year = f"{date.now:04}" if date.now is not None else NEVER
    tasks = looks.task_list.search(text) is not None and looks.tasks_reported.search(text) is None
    asks = asking.search(text) is not None and looks.request.search(text) is not None
    written = date.date.isoformat()[:MONTH] if date.date is not None else ""
    focuses = looks.focus_named.search(text) is not None
    pays = looks.pay_standard.search(text) is not None and looks.pays_later.search(text) is not None
    progress = looks.progress_title.search(text, 0, _TITLES) is not None
    points = _lists_goals(text, looks)
    return About(
        text, looks, words, into, date.now, date.closed, in_turn, date.part_ends, year, tasks, asks, focuses, pays, written,
        progress, points,
    )  # fmt: skip


def _lists_goals(text: str, looks: StatusLooks) -> bool:
    """Whether a text of points sets goals in some, and says of nothing in any that it was done."""
    goals = sum(1 for _ in islice(looks.goal_in_points.finditer(text), _GOALS))
    return goals == _GOALS and looks.told_as_done.search(text) is None


@dataclass(eq=False)
class Told:
    """A cue in its sentence.

    start, end (int): its clean span. begins (int): where its sentence begins. alone (bool): its sentence has no number.
    """

    about: About
    cue: Cue
    start: int
    end: int
    begins: int
    alone: bool


@dataclass(eq=False)
class Announced:
    """What an earlier clause of the sentence says of all behind it (将投资20亿元,新建…; 今年要…:). will (bool): by 将."""

    start: int
    end: int
    will: bool


@dataclass(eq=False)
class Place:
    """Where a number stands.

    position (int): clean offset. clause (Clause): its clause. sentence: the clauses of its sentence. tokens: of its clause.
    seen (Seen): itself among the constructions of its clause. period: what governs it. role (Role | None): of a move from one
    level to another.
    """

    position: int
    clause: Clause
    sentence: Sequence[Clause]
    tokens: Sequence[Token]
    seen: Seen
    period: When
    role: Role | None = None


@dataclass(eq=False)
class Outer:
    """What holds outside the sentence.

    outside: what governs from paragraph, heading or document. plan: the title, where it is a plan's. aims: years of which the
    paragraph said what will be done. ahead: what the paragraph began to tell of the time ahead, with figures. planned (bool):
    what governs outside is a plan.
    """

    outside: What
    plan: Said | None
    aims: Mapping[str, Said]
    ahead: Said | None = None
    planned: bool = False


class Candidate:
    """A cue, or an announcement, before a number.

    so_far: what those before it say. announces (bool): it is no cue, but what an earlier clause says of all behind it.
    clause_only (bool): it reaches no further than its clause. planned, done (bool): it tells of a plan, is 已 or 累计. same
    (bool): it stands in the number's clause.
    """

    def __init__(self, about: About, place: Place, found: Told | Announced, so_far: What | None) -> None:
        self.about = about
        self.text = about.text
        self.looks = about.looks
        self.place = place
        self.start = found.start
        self.end = found.end
        self.cue = found.cue if isinstance(found, Told) else None
        self.will = isinstance(found, Announced) and found.will
        self.so_far = so_far
        self.announces = self.cue is None
        self.clause_only = self.cue is not None and self.cue.clause
        self.planned = self.cue is None or self.cue.effect == "planned"
        self.done = self.cue is not None and self.cue.name == "done"
        self.same = found.start >= place.clause.start


@dataclass(eq=False)
class Heard:
    """What the cues of a sentence say of a number.

    said: what the one that governs says. behind: a cue behind it that governs what stands before. rows: those that say of
    each cue what it does.
    """

    said: What | None
    behind: Told | None
    rows: tuple[RuleId, ...]


@dataclass(eq=False)
class Signs:
    """What a sentence may tell. unsaid (bool): a plan that no cue tells; soon (bool): that a number is about to be reached;
    least (bool): that a least or most is asked for; costs (bool): what a deed that was decided will cost."""

    unsaid: bool = False
    soon: bool = False
    least: bool = False
    costs: bool = False


class Frame:
    """A number whose status is asked for.

    unsaid (bool): its sentence may tell a plan that no cue tells; soon (bool): that a number is about to be reached. spanned
    (bool): its time has a beginning and an end. built (bool): its clause holds any construction. dated (bool): its time may
    lie ahead. least (bool): its sentence may ask for a least or most; costs (bool): tell what a deed will cost.
    """

    def __init__(self, about: About, outer: Outer, place: Place, heard: Heard, signs: Signs) -> None:
        self.about = about
        self.text = about.text
        self.looks = about.looks
        self.outer = outer
        self.place = place
        self.position = place.position
        self.clause = place.clause
        self.period = place.period
        self.heard = heard
        self.said = heard.said
        self.base = place.role == "from"
        self.unsaid = signs.unsaid
        self.soon = signs.soon
        self.least = signs.least
        self.costs = signs.costs
        value, trigger = place.period.value or "", place.period.trigger
        self.spanned = "/" in value
        self.dated = trigger is not None and (
            value[:YEAR] > about.year or about.part_ends is not None or trigger.rule == TARGET
        )
        self.built = bool(place.seen.facts)


def over(about: About, period: When) -> bool:
    """Whether a period ended before the year at hand: what is said of it has happened."""
    value = period.value
    if about.now is None or not value or value.endswith("..") or period.level == "document":
        return False
    last = value.split("/")[-1][:4]
    return last.isdigit() and int(last) < about.now
