"""The metrics of a document's numbers: its sentences are cut into words, one after the other, before the first metric is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.findings import Among, Finding, Here, Passage, Standing, Steps
from minzheng_ie.claims.kinds import OF_WHICH, opens_kinds
from minzheng_ie.claims.numbers import behind_marker, groups_of, holds_number
from minzheng_ie.claims.rulebook import Rulebook
from minzheng_ie.claims.sentences import ReadSentence, clauses_passed, marks_of
from minzheng_ie.heads.clause import heads_of
from minzheng_ie.heads.lexicon import only_verbs
from minzheng_ie.heads.memory import NOTHING_TOLD, Memory
from minzheng_ie.heads.reading import reading_of
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.schema import SkipReason
from minzheng_ie.tree.leaves import ClauseText, clauses, marks_within


class Metrics:
    """Tells what the numbers of a document are of. What it is handed waits for `settle`.

    analysis, rules: of the document, and what decides. declined (dict): the numbers that have no metric, with the reason.
    """

    def __init__(self, analysis: Analysis, rules: Rulebook, declined: dict[int, SkipReason]) -> None:
        self._analysis, self._rules, self._declined = analysis, rules, declined
        self._text = analysis.clean.text
        self._memory = NOTHING_TOLD
        self._lead: Memory | None = None  # what the lead of a roll left
        self._passed: list[ReadSentence] = []  # sentences without numbers since the last that has some
        self._passed_in_lead: list[ReadSentence] | None = None
        self._told = True  # since the topic was new
        self._numbered: list[Passage] = []
        self._steps: Steps = []

    def topic(self) -> None:
        """Something else is spoken of from here on."""
        self._passed, self._passed_in_lead = [], None
        if self._told:
            self._told = False
            self._steps.append(self._new_topic)

    def rolled(self) -> None:
        """An item of a roll: it begins with what the lead left, and not with the item before it."""
        if self._passed_in_lead is None:
            self._passed_in_lead = self._passed
        self._passed = list(self._passed_in_lead)
        self._told = True
        self._steps.append(self._led)

    def passed(self, passage: Passage) -> None:
        """A sentence."""
        if not passage.sentence.numbers:
            self._passed.append(passage.sentence)
            return
        self._numbered.append(passage)
        self._steps.append(partial(self._tell, passage, self._passed))
        self._passed, self._told = [], True

    def settle(self) -> None:
        """Tell the metrics of all that was handed over."""
        for passage in self._numbered:
            self._cut(passage)
        for passage in self._numbered:
            for here in passage.here:
                here.tokens = passage.words[here.at]()
        for passage in self._numbered:
            self._read(passage)
        moves, quantities = self._rules.moves, self._analysis.quantities
        for passage in self._numbered:
            read = passage.sentence
            span = read.span.start, read.span.end
            passage.roles = moves.roles(self._text, span, read.numbers, quantities, read.periods)
        for step in self._steps:
            step()
        for passage in self._numbered:
            for here in passage.here:
                self._stand(here, passage)
        self._steps.clear()
        self._numbered.clear()

    def _new_topic(self) -> None:
        self._memory, self._lead = self._memory.new_block(), None

    def _led(self) -> None:
        if self._lead is None:
            self._lead = self._memory
        self._memory = self._lead

    def _cut(self, passage: Passage) -> None:
        """Cut a sentence into clauses."""
        start, end = passage.sentence.span.start, passage.sentence.span.end
        marks = marks_of(passage.sentence, self._analysis)
        begin = max(behind_marker(self._text, start, end, marks), min(passage.behind, end))
        passage.parts = parts = clauses(self._text, begin, end, marks)
        own = marks_within(parts, marks)
        words = self._rules.words
        passage.words = [
            ClauseText(self._text, clause, within, words) for clause, within in zip(parts, own, strict=True)
        ]
        passage.here = [Here(parts[i], i, ()) for i, within in enumerate(own) if holds_number(within)]

    def _read(self, passage: Passage) -> None:
        """Read the clauses with numbers."""
        parts, words, quantities, lex = (
            passage.parts,
            passage.words,
            self._analysis.quantities,
            self._rules.lexicon,
        )
        for here in passage.here:
            behind = here.at + 1
            following = words[behind] if behind < len(parts) and parts[behind].opener != ";" else tuple
            here.reading = reading_of(here.tokens, quantities, following, lex)

    def _tell(self, passage: Passage, before: Sequence[ReadSentence]) -> None:
        """The metrics of a sentence's numbers, clause by clause. before: the sentences without numbers that it goes on with."""
        parts, words, rules = passage.parts, passage.words, self._rules
        memory = self._memory.new_sentence(clauses_passed(before, self._analysis, rules.words))
        numbered = {here.at: here for here in passage.here}
        for i, clause in enumerate(parts):
            if clause.opener == ";":
                memory = replace(memory, within=False)
            if clause.end - clause.start == len(OF_WHICH) and self._text.startswith(OF_WHICH, clause.start):
                memory = memory.list_parts(rules.lexicon)
            elif (
                i + 1 < len(parts)
                and parts[i + 1].opener == ":"
                and opens_kinds(self._text[clause.start : clause.end])
            ):
                memory = memory.divide()
            here = numbered.get(i)
            if here is None:
                memory = memory.over(words[i], opens=clause.opener in ("", ";"))
                continue
            if i > 0 and i - 1 not in numbered and ":" in self._text[parts[i - 1].end : clause.start]:
                memory = replace(memory, label=words[i - 1])
            here.heads, memory = heads_of(here.reading, memory, rules.decider)
            if i + 1 < len(parts) and _may_divide(parts[i + 1].opener, memory):
                further = [one for one in passage.here if one.at > i]
                if further and memory.wholes.adds_up(self._numbers_of(further)):
                    memory = memory.list_parts(rules.lexicon)
        self._memory = memory

    def _numbers_of(self, clauses_told: Sequence[Here]) -> list[Quantity]:
        """The numbers of some clauses."""
        quantities = self._analysis.quantities
        return [quantities[t.index] for here in clauses_told for t in here.tokens if t.kind == "number"]

    def _stand(self, here: Here, passage: Passage) -> None:
        """The numbers of a clause; those without a metric become no claims."""
        tokens, heads, quantities = here.tokens, here.heads, self._analysis.quantities
        here.signature = self._rules.words.vocabulary.signature([t.sign for t in tokens])
        here.facts = self._rules.constructions.of(here.signature)
        span = passage.sentence.span.start, passage.sentence.span.end
        behind = 0
        for group in groups_of(tokens):
            among = Among(group, behind, tokens[group[0]].start)
            for nth, position in enumerate(group):
                index = tokens[position].index
                head = heads.get(index)
                if head is None:
                    self._declined[index] = "no_unit"
                    continue
                found = Finding(index, quantities[index], head, span, passage.roles.get(index))
                passage.numbers.append(Standing(found, here, among, nth))
            behind = group[-1] + 1


def _may_divide(mark: str, memory: Memory) -> bool:
    """Whether parts may follow behind a mark: a colon, or a comma behind what was done (脱贫30户|,一般户26户,低保户4户)."""
    head = memory.head
    return mark == ":" or (
        mark == "," and bool(head) and head[0].verb and only_verbs(head) and not memory.within
    )
