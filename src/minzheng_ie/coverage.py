"""Which rows of the rules serve which documents: for every row, in how many it decides, and in how many it is needed.

An extractor reads the documents with its tables watched (`minzheng_ie.rules.watch`), once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from minzheng_ie.analysis import Analysis
from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ReadError
from minzheng_ie.extractor import Extractor
from minzheng_ie.governance.governed import Governed
from minzheng_ie.harmless import printable
from minzheng_ie.heads.decide import Decider
from minzheng_ie.pattern_items import plain_yaml
from minzheng_ie.patterns import builtin_dir, seeds_dir
from minzheng_ie.reading import SourceText, iter_inputs, read_source
from minzheng_ie.rules.table import Table
from minzheng_ie.rules.trace import RuleId, Specimen
from minzheng_ie.rules.watch import Decision, watched
from minzheng_ie.tryout import Clause, clauses_of, seen

LEAST = 2
"""Documents that a row has to serve, or say why it is rare."""
_NAMED = compile_re(r"(?:patterns/)?([a-z_/]+\.yaml):(\d+) ([a-z0-9-]+)")
_CASES = frozenset({".yaml", ".yml"})


class Text(NamedTuple):
    """A text, and what is known of it beside it.

    source: the text, or what was read of a file. region, date (str | None): as for `Extractor.extract`.
    """

    source: SourceText | str
    region: str | None = None
    date: str | None = None


class Document(NamedTuple):
    """A report, or a file of cases, whose texts count as one document.

    name (str): its file. cases (bool): it is a file of cases. texts (tuple): what it holds.
    """

    name: str
    cases: bool
    texts: tuple[Text, ...]


class Use(NamedTuple):
    """What a row did.

    reports, cases (set): the documents in which it decided. needed (set): those in which something else would have come out
    without it. claims (Counter): whose explanations name it, by document. held (Counter): the rows that decided before it
    although its own conditions held, and how often.
    """

    reports: set[str]
    cases: set[str]
    needed: set[str]
    claims: Counter[str]
    held: Counter[RuleId]


class Row(NamedTuple):
    """A row with what it did. watched (bool): it is known where it is needed."""

    specimen: Specimen
    use: Use
    watched: bool

    @property
    def serves(self) -> bool:
        """Whether it decides in as many documents as a row has to."""
        return len(self.use.reports) + len(self.use.cases) >= LEAST

    @property
    def shadow(self) -> RuleId | None:
        """The row that most often decides in its stead, where it never does although its conditions hold."""
        if self.use.reports or self.use.cases or not self.use.held:
            return None
        return self.use.held.most_common(1)[0][0]


class Coverage:
    """An extractor of its own that is watched while it reads.

    patterns (str | Path | None): as for `Extractor`.

    Raises PatternError.
    """

    def __init__(self, patterns: str | Path | None = None) -> None:
        self._extractor = Extractor(patterns)
        self._document = Document("", False, ())
        self._specimens = {specimen.rule: specimen for specimen in _specimens(self._extractor)}
        self._uses = {rule: Use(set(), set(), set(), Counter(), Counter()) for rule in self._specimens}
        rules = self._extractor.maker.assembler
        tables = rules.decider.table, rules.decider.formed
        rules.decider = Decider(*[watched(table, self._note) for table in tables])
        rules.periods = self._watched(rules.periods)
        rules.statuses = self._watched(rules.statuses)
        rules.regions = self._watched(rules.regions)
        rules.programmes = self._watched(rules.programmes)
        rules.unit_rows = self._watched(rules.unit_rows)

    @property
    def rows(self) -> list[Row]:
        """Every row, in the order of the files."""
        cues = {specimen.rule for specimen in self._extractor.maker.assembler.statuses.cues.specimens}
        return [
            Row(specimen, self._uses[rule], rule not in cues)
            for rule, specimen in sorted(self._specimens.items())
        ]

    def read(self, document: Document) -> None:
        """Read a document.

        Raises RegionError and DateError, as `Extractor.extract`.
        """
        self._document = document
        for text in document.texts:
            analysis = self._extractor.analyse(text.source, region=text.region, date=text.date)
            for claim in self._extractor.maker.make(analysis)[0]:
                told = {found for line in claim.explain for found in _NAMED.findall(line)}
                for file, line, name in told:
                    rule = RuleId(file, int(line), name)
                    if rule in self._uses:
                        self._uses[rule].claims[document.name] += 1
                        self._decided(rule)
            self._patterns(analysis)

    def _watched(self, rules: Any) -> Any:
        """The rules of a field with all of their tables watched."""
        tables = {name: table for name, table in vars(rules).items() if isinstance(table, Table)}
        return replace(rules, **{name: watched(table, self._note) for name, table in tables.items()})

    def _decided(self, rule: RuleId) -> None:
        use = self._uses[rule]
        (use.cases if self._document.cases else use.reports).add(self._document.name)

    def _note(self, decision: Decision) -> None:
        if decision.rule in self._uses:  # it is not what holds where no row does
            self._decided(decision.rule)
            if not decision.behind or _said(decision.value) != _said(decision.otherwise):
                self._uses[decision.rule].needed.add(self._document.name)
        for rule in decision.behind:
            if rule in self._uses:
                self._uses[rule].held[decision.rule] += 1

    def _patterns(self, analysis: Analysis) -> None:
        """The rows that are patterns: of change, and of constructions."""
        assembler = self._extractor.maker.assembler
        for tokens in clauses_of(analysis, assembler.words):
            clause = seen(tokens, analysis, assembler)
            for rule in _rows_of(clause):
                self._decided(rule)
                if _told(seen(tokens, analysis, assembler, frozenset({rule}))) != _told(clause):
                    self._uses[rule].needed.add(self._document.name)


def at_hand() -> list[Path]:
    """The documents of the project: the reports that come with the library and, in a checkout, the cases of its tests."""
    cases = builtin_dir().parent / "tests" / "constructions"
    return [*sorted(seeds_dir().glob("*.txt")), *sorted(cases.glob("*.yaml"))]


def documents(paths: Iterable[Path]) -> Iterator[Document | ReadError]:
    """The documents of files and folders; a YAML file holds cases. What cannot be read is an error in its place."""
    for path in paths:
        if path.suffix.lower() in _CASES:
            yield _cases(path)
            continue
        for found in sorted(path.rglob("*.y*ml")) if path.is_dir() else ():
            yield _cases(found)
        for item in iter_inputs(path):
            yield item if isinstance(item, ReadError) else _report(item.path)


def _report(path: str | Path) -> Document | ReadError:
    try:
        return Document(str(path), False, (Text(read_source(path)),))
    except ReadError as error:
        return error


def _cases(path: Path) -> Document | ReadError:
    """A file of cases: a list, or a mapping that holds it under ``cases``; each with a text, and a region and date if known."""
    try:
        held = plain_yaml(path.read_text(encoding="utf-8"))
        cases = held["cases"] if isinstance(held, dict) else held
        texts = tuple(Text(case["text"], case.get("region"), case.get("date")) for case in cases)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError, LookupError, TypeError) as error:
        return ReadError(f"{printable(str(path))}: no file of cases: {printable(str(error))}")
    return Document(str(path), True, texts)


def _rows_of(clause: Clause) -> set[RuleId]:
    """The rows that found something in a clause."""
    return {rule for rule, _ in clause.facts} | {d.rule for d in clause.decisions if d.rule is not None}


def _told(clause: Clause) -> Hashable:
    """What is found in a clause, whichever row finds it."""
    facts = tuple(slots for _, slots in clause.facts)
    return facts, tuple((decision.number, decision.value, decision.word) for decision in clause.decisions)


def _said(value: Any) -> Any:
    """What a row made, to be compared: a value with its trigger, or the words of a metric."""
    if isinstance(value, Governed):
        place = None if value.trigger is None else (value.trigger.start, value.trigger.end)
        return value.value, value.level, place
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(getattr(part, "text", part) for part in value)
    return value


def _specimens(extractor: Extractor) -> Iterator[Specimen]:
    """Every row of an extractor."""
    rules = extractor.maker.assembler
    for table in (rules.decider.table, rules.decider.formed):
        yield from (row.specimen for row in table.rows)
    for field in (rules.periods, rules.statuses, rules.regions, rules.programmes, rules.unit_rows):
        yield from field.specimens
    yield from rules.changes.rows.specimens
    yield from rules.constructions.specimens
