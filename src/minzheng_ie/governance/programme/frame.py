"""One number whose programme is asked for, and one mention that may name it: what conditions are asked of."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.programme.about import NOTHING, About, Body, Said, Span, What
from minzheng_ie.governance.programme.metric import named_by, of_the_thing
from minzheng_ie.governance.programme.parts import Parts
from minzheng_ie.governance.programme.spans import GAP, OF_PART, Mentions, overlaps, spans_of
from minzheng_ie.governance.programme.told import Around, Mentioned
from minzheng_ie.heads.model import Head
from minzheng_ie.records import dataclass

_DEPENDENT = frozenset(
    {"elliptic", "share", "topic", "verb-only", "side-by-side", "nominal", "of-target", "spending", "part"}
)
"""Heads taken from what was said before: the programme comes along."""
_APART = frozenset({"part", "shared-subject"})
"""Heads between whose words others are told."""


@dataclass(eq=False)
class Number:
    """A number. head: its metric. clause: clean span of its clause. position (int): where it begins.

    mentions: those of its sentence, in order. owned: clean spans of the metrics of the clause's other numbers.
    """

    head: Head
    clause: Span
    position: int
    mentions: Mentions
    owned: Sequence[Span]


UNDECIDED = "sentence"
"""Nothing is decided yet: the sentence is looked at."""


class Frame:
    """A number whose programme is asked for.

    outside: what governs from item, paragraph, heading; section: what the heading names. said (tuple): place and programme of
    the number before.
    part (bool): it is told as a part of what was told before. dependent (bool): its metric comes from there. distributed
    (bool): it is one of several told together. told (Mentioned): the mentions of its sentence. begun (int): where the text
    behind the last 。 before it begins. beside (bool): there may be no more than a unit between the number before and it.
    counted (bool): its metric may be of people or offices that are only counted (see `Words.counted`); qualified (bool): a word
    of it may tell a kind of a programme (农村).
    """

    def __init__(
        self,
        about: About,
        outer: tuple[What, tuple[int, What] | None, Said | None],
        number: Number,
        told: Mentioned,
        sentence: int,
    ) -> None:
        words, head = about.words, number.head
        self.about = about
        self.words = words
        self.programmes = words.programmes
        self.looks = words.looks
        self.groups = words.groups
        self.text = about.text
        self.outside, self.said, self.section = outer
        self.head = head
        self.metric = metric = head.text
        self.rule = rule = head.rule
        self.part = rule == "part"
        self.dependent = rule in _DEPENDENT
        self.distributed = rule == "distributed"
        self.clause = number.clause
        self.position = position = number.position
        self.begun = sentence
        self.beside = (said := self.said) is not None and position <= said[0] + words.beside
        self.undecided = UNDECIDED
        self.told = told
        self.mentions = told.all
        self.owned = number.owned
        told_by_words = words.told.search(metric) is not None
        self.counted = told_by_words and words.counted.search(metric) is not None
        self.qualified = told_by_words and words.qualified.search(metric) is not None

    def from_sentence_before(self, told: What) -> bool:
        """Whether no more than the sentence before told ``told``, which governs outside."""
        section = self.section
        return told.level == "item" and (section is None or section.value != told.value)

    def is_money(self) -> bool:
        """Whether it is an amount of money."""
        return self.looks.amount.match(self.text, self.position) is not None

    def spans(self) -> list[Span]:
        """Where its metric stands."""
        return spans_of(self.head.tokens, self.owned, OF_PART if self.rule in _APART else GAP)


class Passing:
    """What may keep a mention from speaking of a number.

    spans: of its metric. around (Around): what its clause adds to what is known of the mentions. begun (int): before it only
    what no cue tells is left, where examples stand. bordered (bool): a border stands in the sentence. given (bool): what governs
    outside is the work of those who give.
    """

    def __init__(self, frame: Frame, spans: Sequence[Span], around: Around) -> None:
        begin, position = frame.clause[0], frame.position
        self.frame = frame
        self.spans = spans
        self.around = around
        self.bordered = around.border >= 0
        self.given = frame.outside.value in frame.groups.giving
        listed = around.listed
        self.begun = begin if listed and any(begin <= at < position for at in listed) else -1

    def asks(self, mention: ProgrammeMention, inside: bool) -> bool:
        """Whether there is any sign that a mention may not be what it seems; else no row is asked."""
        frame, at = self.frame, mention.start
        if not self.around.quiet or at in frame.told.yardsticks or at in frame.told.visited:
            return True
        if at in frame.told.parts or at in frame.told.ranked:
            return True
        if (mention.served and mention.program is None) or frame.text.startswith("(", at - 1):
            return True
        if self.given or mention.program in frame.groups.bodies or at in frame.told.purposes:
            return True
        return not inside and (
            at in frame.told.apart or (at >= frame.clause[0] and overlaps(mention, frame.owned))
        )


class Candidate:
    """A mention of the sentence. inside (bool): it stands in the number's metric. here (bool): in its clause or behind."""

    def __init__(self, passing: Passing, mention: ProgrammeMention, inside: bool) -> None:
        self.passing = passing
        self.frame = passing.frame
        self.mention = mention
        self.inside = inside
        self.here = mention.start >= self.frame.clause[0]


class Seen:
    """A number whose programme is asked for, with its mentions sorted.

    left: those that speak of it or stand beside. free: of them those outside its metric that no other number owns. inside: those
    in it, without those that only say by what measure or for whom. own: the one that names it; named
    (bool): it names a programme, person (bool): those who are helped. mixed (bool): its metric holds more than one. crowded
    (bool): whether others than the one that names it may tell what it is of; mingled (bool): of more than one programme.
    gathering (bool): there may be several before its clause, and none in it.
    """

    def __init__(self, frame: Frame, left: Mentions, inside: Mentions, free: Mentions) -> None:
        if len(inside) > 1:
            inside = of_the_thing(frame.text, inside, frame.looks, payment=frame.rule == "payment")
        self.frame = frame
        self.about = frame.about
        self.programmes = frame.programmes
        self.looks = frame.looks
        self.text = frame.text
        self.clause = frame.clause
        self.position = frame.position
        self.left = left
        self.inside = inside
        self.free = free
        self.own = own = _own(frame, inside) if inside else None
        self.named = own is not None and own.program is not None
        self.person = own is not None and own.served
        self.mixed = len(inside) > 1
        self.crowded = own is None or self.mixed or frame.dependent
        several = frame.told.several
        self.mingled = self.crowded and several
        self.gathering = several and (own is None or not self.named or own.start < frame.clause[0])
        self.told: list[Told] = []
        self.siblings_told: list[Siblings | None] = []
        self.cue_told: list[Meant | None] = []


def _own(frame: Frame, inside: Mentions) -> ProgrammeMention | None:
    """The mention that names a metric, of those in it."""
    if frame.rule == "nominal":
        inside = _last_told(frame, inside)
    if len(inside) == 1 and inside[0].program is not None:
        return None if inside[0].cue else inside[0]
    return _fund(frame, inside) or named_by(frame.head.tokens, inside, frame.looks)


def _fund(frame: Frame, inside: Mentions) -> ProgrammeMention | None:
    """The fund out of which is paid what all else that a metric names only gives (爱心助学活动投入福彩公益金)."""
    groups = frame.groups
    funds = [m for m in inside if m.program in groups.funds and not m.cue]
    if not funds or frame.text[funds[0].start : funds[0].end] not in frame.metric:
        return None
    others = (m for m in inside if not m.cue and m.program not in groups.funds)
    return funds[0] if all(m.program in groups.giving for m in others) else None


def _last_told(frame: Frame, inside: Mentions) -> Mentions:
    """Of a metric that goes on with what was told, the mentions of its own clause (困境儿童34名,|事实无人抚养|的6名)."""
    begin = frame.clause[0]
    first = next((t.start for t in frame.head.tokens if t.start >= begin), -1)
    here = [m for m in inside if m.start == first and not m.cue and m.program is not None]
    return here or inside


@dataclass(eq=False)
class Told:
    """The mentions told together with a number, and what they name."""

    mentions: Mentions
    programs: set[str | None]


@dataclass(eq=False)
class Siblings:
    """Programmes told side by side before a number. first: the mention that opens them. last: the last one's programme."""

    first: ProgrammeMention
    last: str | None
    programs: frozenset[str | None]


@dataclass(eq=False)
class Meant:
    """A cue, and the programme it means."""

    cue: ProgrammeMention
    program: str | None


class Found:
    """A programme found for a number, before it is looked at what the number is of it.

    in_metric (bool): its metric names it. kinds_told (bool): a mention of its sentence is of a kind of it; kind_before,
    kind_outside (bool): the number before is, or what governs outside; kind_near (bool): a mention, or the number before. watched (bool): it is one by which lists are kept of people.
    seen (Seen): the number with its mentions, where its sentence was looked at; weak (bool): only a weak word told it.
    for_whom (bool): what tells it only says who is helped. parts: which whole is being broken down. body (Body): whose report it is, or whose doings are told.
    """

    def __init__(
        self, frame: Frame, governing: What, seen: Seen | None, parts: Parts, body: Body | None
    ) -> None:
        self.frame = frame
        self.text = frame.text
        self.programmes = frame.programmes
        self.governing = governing
        self.trigger = trigger = governing.trigger
        self.for_whom = trigger is not None and trigger.start in frame.told.served
        self.in_metric = governing.level == "number"
        program, said, parents = governing.value, frame.said, frame.programmes.parents
        self.kinds_told = program in frame.told.above
        self.kind_before = (
            said is not None and program is not None and parents.get(said[1].value or "") == program
        )
        self.kind_outside = program is not None and parents.get(frame.outside.value or "") == program
        self.kind_near = self.kinds_told or self.kind_before
        self.watched = program in frame.groups.watched
        self.seen = seen
        self.parts = parts
        self.body = body


# what several tables of rows may ask or take


def named(f: Found) -> bool:
    """Whether it has a programme."""
    return f.governing.value is not None


def itself(f: Found) -> What:
    """The programme as it is."""
    return f.governing


def nothing(f: object) -> What:
    """No programme."""
    return NOTHING
