"""Mentions that are set apart where they stand: left out, one of several purposes, or what others are measured against."""

from __future__ import annotations

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.programme.spans import Mentions
from minzheng_ie.rules.looks import Look, ends

_EXCEPT, _PURPOSES, _AGAINST = 12, 24, 8
"""Characters before what is left out, before one of several purposes, and before a yardstick."""
_FIRST = 5
"""Characters from 用于 to the first of several purposes."""
_DEFINED = 48
"""Characters between the word that says who is meant (是指) and a mention behind it."""
PART = 40
"""Characters from the bracket of a part to what it is for."""
_TIMES = 32
"""Characters behind a yardstick in which it is told how many times it is reached."""


_QUOTED = ("“", "、")
"""What stands right before an aim of a motto."""


def may_stand_apart(text: str, first: int, last: int, signs: Look) -> bool:
    """Whether any of the mentions that start from ``first`` to ``last`` may be left out or a purpose.

    signs (Look): of what stands before such.
    """
    return signs.search(text, max(0, first - max(_EXCEPT, _PURPOSES)), last) is not None


def may_be_yardsticks(text: str, mentions: Mentions, signs: Look) -> bool:
    """Whether any of some mentions, one at least, may be a yardstick. signs (Look): of what stands beside such."""
    return signs.search(text, max(0, mentions[0].start - _DEFINED), mentions[-1].end + _TIMES) is not None


def names_a_purpose(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention is one of several purposes that something was used for, or of the aims of a motto."""
    if ends(looks.purposes, text, mention.start, _PURPOSES):
        return True
    if looks.more_purposes.match(text, mention.end) is not None and ends(
        looks.first_purpose, text, mention.start, _FIRST
    ):
        return True
    if text[mention.start - 1 : mention.start] not in _QUOTED:
        return False  # as most
    if not ends(looks.quoted, text, mention.start, _PURPOSES):
        return False
    closed = looks.aims.match(text, mention.start)
    return closed is not None and (text[mention.start - 1] == "、" or "、" in closed[0])


def names_what_is_left_out(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention is named as left out."""
    return ends(looks.left_out, text, mention.start, _EXCEPT)


def part_opens(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> int:
    """Where a bracket opens that says of a part, its number first, what it is for (130万元(其中100万元为|扶贫专款)); else -1."""
    opened = text.rfind("(", max(0, mention.start - PART), mention.start)
    return opened if opened >= 0 and looks.of_part.match(text, opened, mention.start) is not None else -1


def is_yardstick(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention names the standard that what is told is so many times of, or is likened to.

    Or who is meant by another word, in brackets (困境学子(是指享受|低保的家庭的学子)60名).
    """
    if ends(looks.likened, text, mention.start) or ends(looks.defined, text, mention.start, _DEFINED):
        return True
    if looks.times_behind.match(text, mention.end) is None:
        return False
    return ends(looks.measured_against, text, mention.start, _AGAINST)


def is_home(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention is a home (敬老院)."""
    return looks.home.match(text, mention.start, mention.end) is not None


def is_called_at(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention is named as the place that someone calls at (走进敬老院)."""
    return ends(looks.calls_at, text, mention.start, _PURPOSES)
