"""What rows of period.yaml may ask of a number by itself: what it counts, and what its clause says of it."""

from __future__ import annotations

from minzheng_ie.governance.period.frame import Seen

_LATER = 20
"""Characters before a number in which it may be told that it is of later."""


def flow(f: Seen) -> bool:
    """Whether it counts what was done in a time."""
    return f.frame.flow


def from_now(f: Seen) -> bool:
    """从现在的|700元."""
    return f.looks.from_now.search(f.text, f.clause.start, f.position) is not None


def aims(f: Seen) -> bool:
    """Whether its clause names a goal, and nothing that was done."""
    start, end = f.clause.start, f.clause.end
    if f.looks.goal.search(f.text, start, end) is None:
        return False
    return f.looks.not_a_goal.search(f.text, start, end) is None


def stock(f: Seen) -> bool:
    """Whether it counts what there is at a time."""
    return f.frame.stock


def reaches(f: Seen) -> bool:
    """Whether its clause tells what was reached by the end of a time, or befell within it."""
    return f.looks.reaches.search(f.text, f.clause.start, f.clause.end) is not None


def standard(f: Seen) -> bool:
    """Whether its clause tells what a standard is or becomes."""
    return f.looks.standard.search(f.text, f.clause.start, f.clause.end) is not None


def later(f: Seen) -> bool:
    """后增加到|102人: later than what was told, at no time that is told."""
    start = max(f.place.sentence[0].start, f.position - _LATER)
    return f.looks.later.search(f.text, start, f.position) is not None


def asks_above(f: Seen) -> bool:
    """Whether its text asks those above for something."""
    return f.frame.outer.spoken.asks_above


def needs(f: Seen) -> bool:
    """Whether it is what is needed or asked for today (此项目资金约需|260万元)."""
    return f.looks.needs.search(f.text, f.clause.start, f.position) is not None
