"""The mentions of a sentence, and what is the same for all its numbers: read once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.programme.about import About, Words
from minzheng_ie.governance.programme.apart import (
    PART,
    is_called_at,
    is_home,
    is_yardstick,
    may_be_yardsticks,
    may_stand_apart,
    names_a_purpose,
    names_what_is_left_out,
    part_opens,
)
from minzheng_ie.governance.programme.borders import last_border
from minzheng_ie.governance.programme.lists import examples
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.programme.spans import Mentions

_NONE: frozenset[int] = frozenset()
_LIST = 2
"""Members of the shortest list."""


class Around:
    """What a clause adds. border (int): where the last turn to another field stands before it, -1 without one.

    listed: where examples of lists start. quiet (bool): neither is there.
    """

    def __init__(self, border: int, listed: frozenset[int]) -> None:
        self.border = border
        self.listed = listed
        self.quiet = border < 0 and not listed


_QUIET = Around(-1, _NONE)


class Mentioned:
    """The mentions of a sentence.

    all: in order. named (bool): one that is no cue names a programme. several (bool): those that are no cues name more than
    one, or one beside a topic of none. above (set): the programmes above theirs. people_first (bool): the first is of a
    population. ages_told (bool): one tells of people by their age.
    bracketed (bool): one opens a bracket. bodies (bool): one is of a body that may act.
    served: where those start that only say who is helped; purposes, left_out, yardsticks: those that are one of several
    purposes, left out, or what is so many times told. apart: those left out and the purposes. visited: homes that those
    who give, named before, call at. ranked: places by their rank, where a work is named behind. parts (dict): of those of a part in brackets, where these open. signs (bool): any of these, so that one may not be what it seems.
    """

    def __init__(self, about: About, mentions: Mentions) -> None:
        text, words = about.text, about.words
        self.all = mentions
        bodies, parents = words.groups.bodies, words.programmes.parents
        programs = {m.program for m in mentions if not m.cue}
        served = [m.start for m in mentions if m.served]
        self.named = len(programs) > (None in programs)
        self.several = len(programs) > 1
        self.above = {parents.get(m.program) for m in mentions if m.program is not None}
        self.people_first = bool(mentions) and mentions[0].program is None and mentions[0].served
        self.ages_told = bool(served) and None in [m.program for m in mentions if m.served]
        self.bracketed = True in [text.startswith("(", m.start - 1) for m in mentions]
        self.bodies = not bodies.isdisjoint([m.program for m in mentions])
        self.served = frozenset(served)
        apart = bool(mentions) and may_stand_apart(text, mentions[0].start, mentions[-1].start, words.apart)
        self.purposes = _starts(text, mentions, words.looks, names_a_purpose) if apart else _NONE
        self.left_out = _starts(text, mentions, words.looks, names_what_is_left_out) if apart else _NONE
        measured = bool(mentions) and may_be_yardsticks(text, mentions, words.measured)
        self.yardsticks = _starts(text, mentions, words.looks, is_yardstick) if measured else _NONE
        self.apart = self.purposes | self.left_out
        self.parts = _parts(text, mentions, words.looks)
        self.visited = _visited(text, mentions, words)
        self.ranked = _ranked(text, mentions, words)
        told = self.yardsticks, self.visited, self.apart, self.parts, self.ranked
        self.signs = any((self.bracketed, self.bodies, self.ages_told, *told))
        self._text = text
        self._words = words
        self._bordered = about.spoken.field
        self._plain = len(mentions) < _LIST and not self._bordered
        self._around: dict[int, Around] = {}
        self._borders: dict[int, Around] = {}
        self._listed: dict[int, frozenset[int]] = {}

    def around(self, clause: int) -> Around:
        """What the clause that begins at ``clause`` adds; the sentence has a mention."""
        if self._plain:
            return _QUIET
        known = self._around.get(clause)
        if known is None:
            first, border = self.all[0].end, -1
            if self._bordered and first < clause:
                border = last_border(self._text, first, clause, self._words.looks)
            known = self._around[clause] = self._behind(border)
        return known

    def _behind(self, border: int) -> Around:
        """What clauses behind a border add; -1 for most, which have none: the lists of the whole sentence."""
        known = self._borders.get(border)
        if known is None:
            listed = self._examples(border)
            known = _QUIET if border < 0 and not listed else Around(border, listed)
            self._borders[border] = known
        return known

    def _examples(self, border: int) -> frozenset[int]:
        """Where members of lists over several families start, behind a border."""
        mentions = self.all if border < 0 else [m for m in self.all if m.start >= border]
        if len(mentions) < _LIST:
            return _NONE
        at = mentions[0].start
        if at not in self._listed:
            self._listed[at] = examples(self._text, mentions, self._words)
        return self._listed[at]


def _visited(text: str, mentions: Mentions, words: Words) -> frozenset[int]:
    """Where homes start that those who give call at, and such as are named again behind."""
    giver = next((m.end for m in mentions if m.program in words.groups.giving and not m.cue), -1)
    if giver < 0:
        return _NONE
    homes = [m for m in mentions if m.start >= giver and is_home(text, m, words.looks)]
    first = next((m.start for m in homes if is_called_at(text, m, words.looks)), -1)
    return frozenset(m.start for m in homes if m.start >= first) if first >= 0 else _NONE


def _ranked(text: str, mentions: Mentions, words: Words) -> frozenset[int]:
    """Where places are told by their rank for the work that is named behind them (在12个|贫困村建成幸福院)."""
    if len(mentions) < _LIST:
        return _NONE
    match, parents = words.looks.ranked.match, words.programmes.parents
    firm = [m for m in mentions if not m.cue and m.program is not None]
    return frozenset(
        one.start
        for one, behind in pairwise(firm)
        if behind.program != one.program
        and not behind.served
        and parents.get(behind.program or "") != one.program
        and text.find("。", one.end, behind.start) < 0
        and match(text, one.start) is not None
    )


def _parts(text: str, mentions: Mentions, looks: ProgrammeLooks) -> dict[int, int]:
    """Where the mentions start that are of a part in brackets, and where these open."""
    if not mentions or text.find("(", max(0, mentions[0].start - PART), mentions[-1].start) < 0:
        return {}  # as most: no bracket
    return {m.start: at for m in mentions if (at := part_opens(text, m, looks)) >= 0}


def _starts(
    text: str,
    mentions: Mentions,
    looks: ProgrammeLooks,
    holds: Callable[[str, ProgrammeMention, ProgrammeLooks], bool],
) -> frozenset[int]:
    """Where the mentions start of which something holds."""
    found = [mention.start for mention in mentions if holds(text, mention, looks)]
    return frozenset(found) if found else _NONE
