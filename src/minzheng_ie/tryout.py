"""Rules tried on a sentence: the leaves of its clauses, their tags, and which row decides about each number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.assemble import Assembler
from minzheng_ie.claims.sentences import marks_of, read_sentences
from minzheng_ie.extractor import Extractor, default_extractor
from minzheng_ie.governance.change import Changes
from minzheng_ie.rules.trace import Decided, RuleId, Trial
from minzheng_ie.tree.leaves import Token, clauses, marks_within, tokenize
from minzheng_ie.tree.words import MetricWords


class Leaf(NamedTuple):
    """A leaf of a clause. text (str): its characters. tags (tuple): sorted."""

    text: str
    tags: tuple[str, ...]


class Decision(NamedTuple):
    """What a row says of a number.

    number (str): its characters. field, value (str): what was decided. rule (RuleId | None): the row. word (str): what it
    is told by, empty where no word tells it.
    """

    number: str
    field: str
    value: str
    rule: RuleId | None
    word: str


class Clause(NamedTuple):
    """A clause with numbers, as rules see it.

    facts (tuple): the constructions in it, each row with its slots and their words.
    """

    leaves: tuple[Leaf, ...]
    facts: tuple[tuple[RuleId, tuple[tuple[str, str], ...]], ...]
    decisions: tuple[Decision, ...]


def read(text: str, extractor: Extractor | None = None, off: frozenset[RuleId] = frozenset()) -> list[Clause]:
    """The clauses of a text that hold numbers.

    text (str): a sentence or more. extractor (Extractor | None): its rules; None: the built-in ones. off (frozenset):
    rows that are switched off.
    """
    extractor = extractor or default_extractor()
    analysis = extractor.analyse(text.rstrip("\n") + "\n")  # a text, whatever it looks like
    found = clauses_of(analysis, extractor.maker.assembler.words)
    return [seen(tokens, analysis, extractor.maker.assembler, off) for tokens in found]


def clauses_of(analysis: Analysis, words: MetricWords) -> Iterator[list[Token]]:
    """The tokens of each clause with numbers."""
    text = analysis.clean.text
    for sentence in read_sentences(analysis):
        marks = marks_of(sentence, analysis)
        parts = clauses(text, sentence.span.start, sentence.span.end, marks)
        for clause, own in zip(parts, marks_within(parts, marks), strict=True):
            if "number" in [mark.kind for mark in own]:
                yield tokenize(text, clause.start, clause.end, own, words)


def seen(
    tokens: list[Token], analysis: Analysis, rules: Assembler, off: frozenset[RuleId] = frozenset()
) -> Clause:
    """A clause as the rules see it. off (frozenset): rows that are switched off."""
    signature = rules.words.vocabulary.signature([token.sign for token in tokens])
    dimensions = {t.index: analysis.quantities[t.index].dimension for t in tokens if t.kind == "number"}
    tags = rules.words.vocabulary.alphabet.tags_of
    leaves = [Leaf(t.text, tuple(sorted(tags(c)))) for t, c in zip(tokens, signature, strict=True)]
    facts = [
        (fact.rule, tuple((slot, tokens[at].text) for slot, at in fact.slots.items()))
        for fact in rules.constructions.of(signature, off)
    ]
    decisions = _decisions(rules.changes, tokens, signature, dimensions, off)
    return Clause(tuple(leaves), tuple(facts), tuple(decisions))


def _decisions(
    changes: Changes,
    tokens: list[Token],
    signature: str,
    dimensions: dict[int, str | None],
    off: frozenset[RuleId],
) -> Iterator[Decision]:
    first = 0
    for at, token in enumerate(tokens):
        if token.kind == "number":
            found = changes.of(signature, (first, at), dimensions[token.index], off)
            word = tokens[found.cue].text if found.cue >= 0 else ""
            yield Decision(token.text, "change", found.change, found.rule, word)
            first = at + 1


_NO_ROW = RuleId("", 0, "no row")


def _decide(field: str, off: frozenset[RuleId], text: str) -> list[Decided]:
    told = [d for clause in read(text, off=off) for d in clause.decisions if d.field == field]
    return [(d.rule or _NO_ROW, (d.number, d.value, d.word)) for d in told]


@lru_cache(maxsize=1)
def _change() -> Trial:
    return Trial(default_extractor().maker.assembler.changes.rows.specimens, partial(_decide, "change"))


def _found(off: frozenset[RuleId], text: str) -> list[Decided]:
    return [fact for clause in read(text, off=off) for fact in clause.facts]


@lru_cache(maxsize=1)
def _constructions() -> Trial:
    return Trial(default_extractor().maker.assembler.constructions.specimens, _found)


TRIALS = (_change, _constructions)
