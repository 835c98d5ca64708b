"""The rows that tell metrics and decide what governs a number, and what they ask about."""

from __future__ import annotations

from pathlib import Path

from minzheng_ie.claims.moves import load_moves
from minzheng_ie.constructions.find import Constructions
from minzheng_ie.governance.change import Changes
from minzheng_ie.governance.period.tables import period_rules
from minzheng_ie.governance.programme.tables import programme_rules
from minzheng_ie.governance.region.tables import region_rules
from minzheng_ie.governance.status.tables import status_rules
from minzheng_ie.governance.unit.tables import unit_rules
from minzheng_ie.heads.decide import load_decider
from minzheng_ie.heads.lexicon import Lexicon
from minzheng_ie.heads.words import load_head_words
from minzheng_ie.tree.words import MetricWords

# Changes that hold their own object: 户均减负3700元 is of 减负.
_TOLD_WHOLE = frozenset({"减负", "增收", "降费", "减税", "提标", "降标"})


class Rulebook:
    """The rows by which numbers become claims, and the words they ask about.

    dirs (tuple): pattern directories. words: the metric words of the room before.
    """

    def __init__(self, dirs: tuple[Path, ...], words: MetricWords) -> None:
        self.dirs = dirs
        self.words = words
        self.programmes = programme_rules(dirs)
        self.periods = period_rules(dirs)
        self.statuses = status_rules(dirs)
        self.unit_rows = unit_rules(dirs)
        self.regions = region_rules(dirs)
        self.changes = Changes(dirs, words.vocabulary)
        self.into = words.vocabulary.words("into")  # of each document the same
        self.lexicon = Lexicon(words, self.changes.words - _TOLD_WHOLE, load_head_words(dirs))
        self.moves = load_moves(dirs)
        self.decider = load_decider(dirs)
        self.constructions = Constructions(dirs, words.vocabulary)
