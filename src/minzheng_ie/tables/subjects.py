"""What a metric is about: its programme, and whether it stands on its own or needs the table's subject."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from minzheng_ie.entities.programmes import ProgrammeMention, Programmes
from minzheng_ie.tables.captions import ToldTopic
from minzheng_ie.tables.metrics import joined
from minzheng_ie.tables.words import TableWords


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
    """The programme of a metric. topic (ToldTopic | None): the line it comes from; None: the metric names it."""

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
        strong = weak = None
        other = False
        for mention in self.programmes.find(text):
            if mention.program is None:
                other = True
            elif mention.cue or mention.served:
                weak = mention
            elif strong is None or mention.depth >= strong.depth:
                strong = mention
        return Named(strong, weak, other)

    def path(self, names: Sequence[tuple[str, bool]]) -> str:
        """The name that labels from the highest to the row's own make; what stands on its own goes without those above.

        names (sequence): each with whether it is a part of the one before.
        """
        text, inside = "", False
        for name, part in reversed(names):
            if not name:
                inside = inside or part
                continue
            if text and not inside and not self._needs(name, text):
                break
            text = joined(name, text, part=inside)
            inside = part or name in self.words.groups
        return text

    def _needs(self, upper: str, text: str) -> bool:
        """Whether a name needs the one it hangs under: it names no programme, or one above that more closely."""
        own = self.named(text).strong
        if own is None or self.words.is_whole("qualifier", upper):
            return True
        above = self.named(upper).strong
        return above is not None and above.program != own.program and self._below(above.program, own.program)

    def _below(self, lower: str | None, upper: str | None) -> bool:
        return lower is not None and upper is not None and self.programmes.within(lower, upper)

    def whole(self, metric: str, topics: Sequence[ToldTopic]) -> tuple[str, ToldTopic | None]:
        """The metric with the table's subject where it says too little by itself."""
        found = self.named(metric)
        if found.strong is not None or found.other or not topics or metric.startswith("每"):
            return metric, None
        topic = topics[0]
        if not topic.text:
            return metric, None
        whole = joined(topic.text, metric)
        return whole, topic if whole != metric else None

    def of(self, metric: str, topics: Sequence[ToldTopic]) -> Subject:
        """The programme of a metric, the most specific that its words or the table's subject name."""
        found = self.named(metric)
        topic = topics[0] if topics else None
        if found.strong is not None:
            program = found.strong.program
            for told in topics:
                if told.program != program and self._below(told.program, program):
                    return Subject(told.program, told)
            return Subject(program, None)
        if found.other:
            return Subject(None, None)
        weak = found.weak.program if found.weak is not None else None
        if topic is not None and topic.program is not None:
            closer = weak is not None and found.weak is not None and not found.weak.served
            if closer and self._below(weak, topic.program):
                return Subject(weak, None)
            return Subject(topic.program, topic)
        return Subject(weak, None)
