"""What a metric is about: its programme, and whether it stands on its own or needs the table's subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from minzheng_ie.entities.programmes import ProgrammeMention, Programmes
from minzheng_ie.records import dataclass
from minzheng_ie.tables.metrics import crossed, joined, of_sum, restated, unmeasured
from minzheng_ie.tables.told import ToldTopic
from minzheng_ie.tables.topics import SECTOR
from minzheng_ie.tables.words import TableWord, TableWords

_SHORT = 4
"""Characters of a name that may be nothing but a measure."""
_BOTH = "城乡"
_DIVISIONS, _PEOPLE = "区划地名", frozenset(["people", "households"])
_NAMES = 2
"""Names that say what a row counts, beside measures and groups."""
_FEE = "费"


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Named:
    """The programme words of a text. strong: the one a programme is named by. weak: a cue. other (bool): it speaks of
    what is no civil affairs."""

    strong: ProgrammeMention | None
    weak: ProgrammeMention | None
    other: bool


@dataclass(slots=True)
class Subject:
    """A metric and its programme. topic (ToldTopic | None): the line it comes from; None: labels and heads name it."""

    metric: str
    program: str | None
    topic: ToldTopic | None


@dataclass(slots=True)
class Subjects:
    """Finds programmes in names; each name is looked at once."""

    programmes: Programmes
    words: TableWords
    _named: dict[str, Named] = field(default_factory=dict)

    def named(self, text: str) -> Named:
        """The programme words of a text."""
        known = self._named.get(text)
        if known is None:
            known = self._named[text] = self._find(text)
        return known

    def _find(self, text: str) -> Named:
        found = self._mentions(text)
        first, plus, _ = text.partition("+")
        if plus and (summed := self._mentions(first)).strong is not None:
            return summed  # 集中供养资金+护理补贴
        if found.strong is None:
            # 特困 | 户数: the word of a household in 特困户数 is the measure's.
            bare = self._mentions(unmeasured(text))
            if bare.strong is not None:
                return bare
        return found

    def _mentions(self, text: str) -> Named:
        strong = weak = None
        other = False
        for mention in self.programmes.find(text):
            if mention.program is None:
                other = True
            elif mention.cue or mention.served or text[mention.start : mention.end] in self.words.groups:
                weak = mention
            elif strong is None or mention.depth >= strong.depth:
                strong = mention
        return Named(strong, weak, other)

    def by_title_alone(self, label: str, head: str, *, titled: bool) -> bool:
        """Whether a title alone tells what is counted: head and label name nothing, or one of them but how (预算数, 百分比)."""
        if not label:
            return not head or self.words.is_whole("booked", head)
        return titled and not head and (self.words.is_whole("share", label) or self.words.tallies(label))

    def path(self, names: Sequence[tuple[str, bool]]) -> str:
        """The name that labels from the highest to the row's own make; what stands on its own goes without those above.

        names (sequence): each with whether it is a part of the one before.
        """
        text, inside, named = "", False, 0
        for name, part in reversed(names):
            if not name or (text and self.words.is_whole("trait", name)):
                inside = inside or part
                continue
            whole = restated(name, text) or of_sum(name, text) if text else None
            if whole is not None:
                return whole
            if text and self._stands(name, text, inside=inside, named=named):
                inside = False
                continue
            whole = joined(name, text, part=True)
            inside = part or name in self.words.groups
            named += whole != text and name not in self.words.bare and name not in self.words.groups
            text = whole
        return text

    def _stands(self, upper: str, text: str, *, inside: bool, named: int) -> bool:
        """Whether a name goes without the one above; what names a thing and its kind needs no more of them."""
        own = self.named(text).strong
        if inside:
            return own is not None and upper[-2:] == text[-2:] and len(text) > _SHORT
        if self.words.is_whole("qualifier", upper):
            return False
        if upper.endswith(_FEE) and not text.endswith(_FEE):
            return False  # 普通殡仪馆 below 火化费: what it asks for that
        return named >= _NAMES or not self._needs(upper, text)

    def _needs(self, upper: str, text: str) -> bool:
        """Whether a name needs the one it hangs under: it names no programme, or one above that more closely."""
        own = self.named(text).strong
        if own is None or self.words.is_whole("qualifier", upper):
            return True
        above = self.named(upper).strong
        return above is not None and above.program != own.program and self._below(above.program, own.program)

    def _below(self, lower: str | None, upper: str | None) -> bool:
        return lower is not None and upper is not None and self.programmes.within(lower, upper)

    def of(
        self, label: str, head: str, topics: Sequence[ToldTopic], *, place: bool, money: bool = False
    ) -> Subject:
        """The metric that a row's and a column's names make, with its programme, the most specific that is named.

        topics (sequence): of the lines round the table, the nearest first; the subject of the first completes a metric
        that says too little by itself. place (bool): the label is the name of a place or a body, which comes first.
        money (bool): the lines tell of money only.
        """
        metric = crossed(label, head, self.words)
        topic = topics[0] if topics else None
        rule = self.words.measure(metric)
        if topic is not None and topic.measure and (rule is None or (rule.weak and money)):
            metric, head = self._with_measure(metric, head, topic.measure)
        text = head if place and (head or _tells(topic)) else metric  # 东门社区 is no service
        found = self._without_fund(text, topic)
        if self._is_home(found.strong, text, topic):
            return _of_topic(metric, topic)
        if found.strong is not None:
            return self._closer(metric, self._kind(metric, found.strong.program), topics)
        apart = found.other and not (_tells(topic) and self._is_purse(text))
        if apart or self.words.is_apart(metric) or _of_residents(topic, rule):
            return Subject(metric, None, None)
        weak = self._weak(found.weak, topic)
        if topic is None or topic.program is None:
            return Subject(metric, weak, None)
        served = found.weak is not None and found.weak.served
        if weak is not None and weak != topic.program and not served and self._below(weak, topic.program):
            return Subject(metric, weak, None)
        sector = topic.program == SECTOR and metric not in self.words.bare
        if metric.startswith("每") or sector:
            return Subject(metric, topic.program, topic)
        metric = self._with_topic(metric, label if place else "", head, topic)
        made = self.named(metric).strong
        program = (
            made.program if made is not None and self._below(made.program, topic.program) else topic.program
        )
        return self._closer(metric, program, topics, topic)

    def _with_measure(self, metric: str, head: str, measure: str) -> tuple[str, str]:
        """A metric and its head with what the subject says is measured, before what was booked of it (救助资金|预算数)."""
        if self.words.is_whole("booked", metric):
            return joined(measure, metric), joined(measure, metric)
        return joined(metric, measure), joined(head, measure)

    def _with_topic(self, metric: str, label: str, head: str, topic: ToldTopic) -> str:
        """A metric with the words of its subject. label (str): the name of a place or a body that comes first."""
        if topic.item and metric not in self.words.bare:
            return metric
        kind = metric.removesuffix(topic.measure)
        if self.words.is_whole("qualifier", kind):
            return joined(kind + topic.text.removeprefix(_BOTH), topic.measure)
        return label + joined(topic.text, head) if label else joined(topic.text, metric)

    def _is_home(self, strong: ProgrammeMention | None, text: str, topic: ToldTopic | None) -> bool:
        """Whether what names a programme is only a kind of home (护理院), in a table of others who live in such (残疾人)."""
        if strong is None or topic is None or topic.program is None:
            return False
        told = self.words.is_whole("home", text[strong.start : strong.end])
        return told and self.words.is_whole("housed", topic.program)

    def _without_fund(self, text: str, topic: ToldTopic | None) -> Named:
        """The programme words of a text; in a table of another programme without the one that only says from which fund money
        comes (彩票公益金)."""
        found = self.named(text)
        strong = found.strong
        if strong is None or topic is None or topic.program in (None, SECTOR, strong.program):
            return found
        fund = self.words.parts["fund"]
        if any(m.start() <= strong.start < m.end() for m in fund.finditer(text)):
            return self.named(fund.sub("", text))
        return found

    def _is_purse(self, text: str) -> bool:
        """Whether what speaks of other work in a text only says from which account money comes (一般公共预算)."""
        bare = self.words.parts["purse"].sub("", text)
        return bare != text and not self.named(bare).other

    def _kind(self, metric: str, program: str | None) -> str | None:
        """The one kind of a programme that a word of the metric makes it (城市 of 城市年低保标准), else the programme."""
        kinds = self.programmes.kinds_told(program, metric)
        return kinds.pop() if len(kinds) == 1 else program

    def _weak(self, mention: ProgrammeMention | None, topic: ToldTopic | None) -> str | None:
        """The programme that a weak word speaks of, the one within the subject where it may speak of several."""
        if mention is None:
            return None
        if topic is not None and topic.program is not None:
            for program in (mention.program, *mention.others):
                if program != topic.program and self._below(program, topic.program):
                    return program
        if topic is None and mention.others:
            return None  # 护理补贴 of the old, or of the disabled
        return mention.program

    def _closer(
        self, metric: str, program: str | None, topics: Sequence[ToldTopic], topic: ToldTopic | None = None
    ) -> Subject:
        """The programme below ``program`` that a line round the table names, else ``program``."""
        for told in topics:
            if told.program != program and self._below(told.program, program):
                return Subject(metric, told.program, told)
        return Subject(metric, program, topic)


def _tells(topic: ToldTopic | None) -> bool:
    """Whether a subject is one programme."""
    return topic is not None and topic.program is not None


def _of_topic(metric: str, topic: ToldTopic | None) -> Subject:
    """A metric of the programme of a subject."""
    return Subject(metric, topic.program if topic is not None else None, topic)


def _of_residents(topic: ToldTopic | None, rule: TableWord | None) -> bool:
    """Whether a table of divisions counts who lives there."""
    divided = topic is not None and topic.program == _DIVISIONS
    return divided and rule is not None and not _PEOPLE.isdisjoint(rule.dimensions)
