"""Programmes: the civil-affairs programme a passage speaks of, and topics that are none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from minzheng_ie.entities.lexicon import Lexicon
from minzheng_ie.entities.programme_rows import BlockerRule, ProgrammeIssuer, ProgrammeRule, TopicRule
from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import Rule, place_of, read_rules
from minzheng_ie.records import dataclass

RULE_FILES: dict[str, type[Rule]] = {
    "programmes.yaml": ProgrammeRule,
    "other_topics.yaml": TopicRule,
    "programme_blockers.yaml": BlockerRule,
    "programme_issuers.yaml": ProgrammeIssuer,
}


Meaning = tuple[str | None, bool, tuple[str, ...]]
"""The programme of a word (None: a topic outside civil affairs), whether it is a cue, and what else it may mean."""
_Named = tuple[str | None, bool, int, tuple[str, ...], bool]
"""What a mention of a word has beside its place, as the fields of `ProgrammeMention` stand."""


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class ProgrammeMention:
    """A word that names a programme.

    start, end (int): offsets in the text searched. program (str | None): canonical name, None for a topic
    outside civil affairs. cue (bool): the word is weak evidence. depth (int): 0 for a programme without parent.
    others (tuple): further programmes a cue may speak of. served (bool): the word only says who is helped or why.
    """

    start: int
    end: int
    program: str | None
    cue: bool
    depth: int
    others: tuple[str, ...] = ()
    served: bool = False


@dataclass(frozen=True, slots=True)
class Programmes:
    """The programmes with their parents and the matcher over their aliases."""

    parents: dict[str, str | None]
    aliases: tuple[str, ...]
    qualified: tuple[tuple[str, tuple[str, ...]], ...]
    joined: tuple[tuple[str, frozenset[str]], ...]
    lexicon: Lexicon[_Named]
    served: frozenset[str]
    makeup: frozenset[str]
    firm: frozenset[str]
    issuers: Lexicon[ProgrammeIssuer]
    beside: dict[str, frozenset[str]]
    paid: Paid
    doers: dict[str, ProgrammeRule]

    def issuer_in(self, text: str, start: int, end: int) -> tuple[ProgrammeIssuer, int, int] | None:
        """The first body of one task named in ``text[start:end]``, with the offsets of its name in ``text``."""
        found = next((m for m in self.issuers.find(text[start:end]) if m.value is not None), None)
        return (
            None
            if found is None or found.value is None
            else (found.value, start + found.start, start + found.end)
        )

    def kinds_told(self, program: str | None, metric: str) -> set[str]:
        """The kinds of ``program`` that words of a metric make it (城市 of 低保)."""
        return {
            kind
            for kind, words in self.qualified
            if self.parents.get(kind) == program and any(word in metric for word in words)
        }

    def within(self, program: str | None, ancestor: str) -> bool:
        """Whether ``program`` is ``ancestor`` or below it."""
        while program is not None:
            if program == ancestor:
                return True
            program = self.parents.get(program)
        return False

    def find(self, text: str) -> list[ProgrammeMention]:
        """Every mention in ``text``, in order, not overlapping; the longest of those that start leftmost."""
        found = [ProgrammeMention(start, end, *meaning) for start, end, meaning in self.lexicon.hits(text)]
        unsaid = False
        for at, mention in enumerate(found):
            if not mention.cue:
                doer = self.doers.get(text[mention.start : mention.end])
                if doer is not None and _acts(text, mention.end, doer):
                    mention.program, mention.depth = doer.program, _depth(doer.program, self.parents)
                continue
            if mention.program in self.beside and self._stands(text, found, at):
                mention.cue = False
            elif text[mention.start : mention.end] in self.paid:
                self._name(text, found, at)
                unsaid = unsaid or mention.program == UNSAID
        return [m for m in found if m.program != UNSAID] if unsaid else found

    def _name(self, text: str, found: list[ProgrammeMention], at: int) -> None:
        """Let what is paid name the benefit of those who stand before it, where nothing else does between."""
        paid = found[at]
        begin = max(0, paid.start - _PAYEES)
        begin = max(begin, *(text.rfind(mark, begin, paid.start) for mark in "。;\n"))
        last, program = -1, ""
        for payee, benefit in self.paid[text[paid.start : paid.end]]:
            stands = text.rfind(payee, begin, paid.start)
            if stands > last:
                last, program = stands, benefit
        if last < 0 or text[last - 1 : last] in _AND:
            return
        for before in reversed(found[max(0, at - _MENTIONS) : at]):
            if before.end <= last:
                break
            if not before.cue and not self._leads(text, before, program):
                return  # of another benefit
        paid.program, paid.cue, paid.others, paid.served = program, False, (), False
        paid.depth = _depth(program, self.parents)

    def _leads(self, text: str, before: ProgrammeMention, benefit: str) -> bool:
        """Whether a mention between payees and what they are paid says nothing against it: who they are, by what standard."""
        if before.program is None:
            return before.served
        if text[before.start - 1 : before.start] in _AND:
            return False  # 高龄老人、失能老人
        return text[before.start - 1 : before.start] in _BY or self.within(benefit, before.program)

    def _stands(self, text: str, found: list[ProgrammeMention], at: int) -> bool:
        """Whether the cue ``found[at]`` stands in its sentence behind a word beside which it is no weak evidence."""
        cue = found[at]
        words = self.beside[cue.program or ""]
        near = False
        for before in reversed(found[max(0, at - _MENTIONS) : at]):
            if text.find("。", before.end, cue.start) >= 0 or text.find("\n", before.end, cue.start) >= 0:
                return near
            if text[before.start : before.end] in words:
                near = True
            elif not before.served and before.program != cue.program and not before.cue:
                return near  # 孤儿…,集中供养
        return near


Paid = dict[str, tuple[tuple[str, str], ...]]
"""Those who are paid, and their benefit, by the word for what they get."""
UNSAID = ""
"""The programme of a word for what is paid that nothing tells."""
_PAYEES = 30
"""Characters from what is paid back to those who get it."""
_BY = ("按", "照")
"""按低保标准的30%增发."""
_AND = ("、", "和", "与", "及")
"""Before another group, which is paid something else."""
_DEED, _DEED_ENDS = 48, "。;:、\n"
"""Characters behind a body in which its deed is told, and what ends them."""
_MENTIONS = 8
"""Mentions before a cue among which what makes it firm is looked for."""


@lru_cache(maxsize=8)
def load_programmes(dirs: tuple[Path, ...]) -> Programmes:
    """The programmes of ``programmes.yaml`` and ``other_topics.yaml`` in ``dirs``.

    Raises PatternError when a parent is no programme.
    """
    rules = read_rules("programmes.yaml", ProgrammeRule, dirs)
    topics = read_rules("other_topics.yaml", TopicRule, dirs)
    parents = _parents(rules, dirs)
    entries = _entries(rules, topics)
    people = [topic for topic in topics if topic.people]
    served = frozenset(word for rule in rules for word in rule.served) | _terms(people)
    paid = _paid(rules)
    for word in paid:
        entries.setdefault(word, (UNSAID, True, ()))
    depths: dict[str | None, int] = {
        None: 0,
        UNSAID: 0,
        **{program: _depth(program, parents) for program in parents},
    }
    named: list[tuple[str, _Named | None]] = [
        (word, (program, cue, depths[program], others, word in served))
        for word, (program, cue, others) in entries.items()
    ]
    return Programmes(
        parents=parents,
        aliases=tuple(word for word, (program, cue, _) in entries.items() if program is not None and not cue),
        qualified=tuple((rule.program, rule.qualifiers) for rule in rules if rule.qualifiers),
        joined=tuple((rule.program, frozenset(rule.joins)) for rule in rules if rule.joins),
        lexicon=Lexicon([*named, *_blocked(dirs)]),
        served=served,
        makeup=_terms([topic for topic in topics if topic.makeup]),
        firm=_terms([topic for topic in topics if topic.firm]),
        issuers=Lexicon(_issuers(dirs)),
        beside={rule.program: frozenset(rule.beside) for rule in rules if rule.beside},
        paid=paid,
        doers={word: rule for rule in rules for word in rule.doers},
    )


def _parents(rules: Sequence[ProgrammeRule], dirs: tuple[Path, ...]) -> dict[str, str | None]:
    """The programme above each; a line without one says nothing of it where another names one. Raises PatternError."""
    parents: dict[str, str | None] = {}
    for rule in rules:
        if rule.parent is not None or rule.program not in parents:
            parents[rule.program] = rule.parent
    for program, parent in parents.items():
        if parent is not None and parent not in parents:
            strange = next(rule for rule in rules if rule.program == program and rule.parent == parent)
            where = place_of(strange, "programmes.yaml", dirs)
            raise PatternError(f"{where}: parent {parent} of {program} is no programme")
    return parents


def _acts(text: str, begin: int, doer: ProgrammeRule) -> bool:
    """Whether a body whose name ends at ``begin`` does something, and is not counted there (基金会12家)."""
    said = text[begin : begin + _DEED]
    for mark in _DEED_ENDS:
        said = said.partition(mark)[0]
    clause, _, behind = said.partition(",")
    towards = min((at for word in doer.towards if (at := clause.find(word)) >= 0), default=-1)
    if towards >= 0:
        clause = f"{clause},{behind.partition(',')[0]}"
    done = min((at for word in doer.deeds if (at := clause.find(word)) >= 0), default=-1)
    counted = next((at for at, character in enumerate(clause[:done]) if character.isdigit()), done)
    return done >= 0 and (counted == done or 0 <= towards < counted)


def _depth(program: str, parents: Mapping[str, str | None]) -> int:
    """How many parents a programme has."""
    above = parents[program]
    return 0 if above is None else 1 + _depth(above, parents)


def _entries(rules: Sequence[ProgrammeRule], topics: Sequence[TopicRule]) -> dict[str, Meaning]:
    """What each word means: an alias before a cue, a cue before a term of another topic; a cue may mean several."""
    entries: dict[str, Meaning] = {}
    for topic in topics:
        entries.update(dict.fromkeys(_told(topic), (None, False, ())))
    for rule in rules:
        for cue in rule.cues:
            known = entries.get(cue)
            entries[cue] = (
                (rule.program, True, ()) if known is None else (known[0], True, (*known[2], rule.program))
            )
    for rule in rules:
        entries.update(dict.fromkeys((rule.program, *rule.aliases), (rule.program, False, ())))
    return entries


def _paid(rules: Sequence[ProgrammeRule]) -> Paid:
    """Who gets what of which benefit, by the word for it."""
    paid: Paid = {}
    for rule in rules:
        for word in rule.paid:
            paid[word] = (*paid.get(word, ()), *((payee, rule.program) for payee in rule.payees))
    return paid


def _blocked(dirs: tuple[Path, ...]) -> Iterator[tuple[str, None]]:
    """Words in which an alias or cue only seems to stand."""
    for rule in read_rules("programme_blockers.yaml", BlockerRule, dirs):
        for form in rule.forms:
            yield from ((form + behind, None) for behind in rule.before or ("",))


def _issuers(dirs: tuple[Path, ...]) -> Iterator[tuple[str, ProgrammeIssuer]]:
    """Bodies of one task by their names."""
    for rule in read_rules("programme_issuers.yaml", ProgrammeIssuer, dirs):
        yield from ((form, rule) for form in rule.forms)


def _terms(topics: Sequence[TopicRule]) -> frozenset[str]:
    return frozenset(word for topic in topics for word in _told(topic))


def _told(topic: TopicRule) -> Iterator[str]:
    """The words of a topic as they are told, each behind what it stands behind."""
    return (side + term for side in topic.sides or ("",) for term in topic.terms)
