"""The cue words of ``scope.yaml``, ready to be looked up."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from minzheng_ie.entities.lexicon import Lexicon
from minzheng_ie.governance.status.rows import CueRule
from minzheng_ie.patterns import parse_placed
from minzheng_ie.records import dataclass
from minzheng_ie.rules.trace import RuleId, Specimen
from minzheng_ie.schema import Status

FILE = "scope.yaml"
_LEADS = 8
"""Characters before a cue that tell what it means."""
_NEEDED = 12
_NEEDED_BEHIND = 14
"""Characters before a cue in which what it needs may stand: one that governs what follows, or what precedes."""


@dataclass(eq=False)
class Cue:
    """What a cue word does.

    name (str): of its row. effect: what it says. behind (bool): it governs what stands before it. clause (bool): it reaches
    no further than its clause. unless, after, needs (tuple): as the head of the file says. row (RuleId): where it stands.
    """

    name: str
    effect: Status
    behind: bool
    clause: bool
    unless: tuple[str, ...]
    after: tuple[str, ...]
    needs: tuple[str, ...]
    row: RuleId

    def followed(self, text: str, stop: int) -> bool:
        """Whether what stands at ``stop``, behind it, makes another word of it."""
        return text.startswith(self.unless, stop)

    def led_up_to(self, text: str, start: int, at: int) -> bool:
        """Whether what stands before it, at ``at``, makes it no cue. start (int): as far as is looked."""
        said = text[max(start, at - _LEADS, text.rfind("(", start, at)) : at]  # 完成74户(省定任务70户)
        return any(word in said for word in self.after)

    def lacks(self, text: str, start: int, at: int) -> bool:
        """Whether a word that it needs is missing before it."""
        if not self.needs:
            return False
        said = text[max(start, at - (_NEEDED_BEHIND if self.behind else _NEEDED)) : at]
        return not any(word in said for word in self.needs)


@dataclass(eq=False)
class Cues:
    """The cues of sentences, and those of headings, by their words. specimens: their rows, with what shows that each is needed."""

    status: Lexicon[Cue]
    headings: Lexicon[Cue]
    specimens: tuple[Specimen, ...]


def cues_without(dirs: tuple[Path, ...], off: frozenset[RuleId]) -> Cues:
    """The cues in ``dirs`` but for those of rows that are switched off. Raises PatternError, with file and line."""
    placed = [
        (RuleId(FILE, line, rule.cue), rule)
        for path in (directory / FILE for directory in dirs)
        if path.is_file()
        for line, rule in parse_placed(path, CueRule)
    ]
    rows = [(row, rule) for row, rule in placed if row not in off]
    specimens = tuple(Specimen(row, rule.examples, rule.counter, rule.rare) for row, rule in rows)
    return Cues(
        Lexicon(_words((row, rule) for row, rule in rows if rule.reach != "section")),
        Lexicon(_words((row, rule) for row, rule in rows if rule.reach == "section")),
        specimens,
    )


def _words(rows: Iterable[tuple[RuleId, CueRule]]) -> list[tuple[str, Cue | None]]:
    """Each word with what it does; None: nothing, but no other word is found in it."""
    return [(word, _cue(row, rule)) for row, rule in rows for word in rule.words]


def _cue(row: RuleId, rule: CueRule) -> Cue | None:
    behind = rule.direction == "backward"
    if behind and rule.effect == "actual":
        return None
    return Cue(
        rule.cue, rule.effect, behind, rule.reach == "clause", rule.unless, rule.after, rule.needs, row
    )
