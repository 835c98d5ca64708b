"""Change: whether a number is a difference, and which way."""

from __future__ import annotations

from pathlib import Path

from minzheng_ie.governance.rows import ChangeRow
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.rows import UnitRule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.load import Off, Reading, Rows, load_rows
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.schema import Change
from minzheng_ie.tree.vocabulary import Vocabulary

FILE = "governance/change.yaml"
RULE_FILES: dict[str, type[Rule]] = {FILE: ChangeRow}

_UP = frozenset({"grow", "above", "much", "more-of"})


@dataclass(eq=False)
class Changed:
    """The change a number is.

    cue (int): the index of the leaf that says so, -1 where none does. rule (RuleId | None): the row
    that decided.
    """

    change: Change
    cue: int
    rule: RuleId | None


_NONE: frozenset[str] = frozenset()
_UNCHANGED = Changed("none", -1, None)


class Changes:
    """The rows of ``governance/change.yaml`` in ``dirs``. Threads may share them.

    words (frozenset): of growth and decline.

    Raises PatternError.
    """

    def __init__(self, dirs: tuple[Path, ...], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        dimensions = frozenset([rule.dimension for rule in read_rules("units.yaml", UnitRule, dirs)])
        self.words = vocabulary.words("grow", "shrink", "above", "below")
        self.rows: Rows = load_rows(FILE, ChangeRow, Reading(dirs, vocabulary.alphabet, dimensions))

    def of(
        self, signature: str, place: tuple[int, int], dimension: str | None, off: Off = frozenset()
    ) -> Changed:
        """The change a number is, by the words beside it in its clause.

        signature (str): of the clause. place (tuple): index of the first leaf behind the number before, and of the number
        (for a group, of its first). dimension (str | None): what it measures. off (frozenset): rows that are switched off.
        """
        if not self.rows.may_decide(signature, place):
            return _UNCHANGED
        held = frozenset((dimension,)) if dimension is not None else _NONE
        found = self.rows.find(signature, place, held, off)
        if found is None:
            return _UNCHANGED
        row = found.row.row
        if not isinstance(row, ChangeRow) or row.change == "none":
            return Changed("none", -1, found.row.rule)
        up = not _UP.isdisjoint(self.vocabulary.alphabet.tags_of(signature[found.cue]))
        return Changed("increase" if up else "decrease", found.cue, found.row.rule)
