"""What rows may make of a programme that is told by a general word (programme_kinds.yaml): a kind of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.programme.about import NOTHING, What
from minzheng_ie.governance.programme.cues import cues_of, topic
from minzheng_ie.governance.programme.frame import Found
from minzheng_ie.governance.programme.kin import meanings, root
from minzheng_ie.governance.programme.spans import trigger_of

_SEVERAL = 2
"""Families of which a word that means more says nothing (慰问金 is of those who are visited)."""


# conditions


def in_metric(f: Found) -> bool:
    """Whether its metric names it."""
    return f.governing.level == "number"


def family(f: Found) -> bool:
    """Whether it is a programme without one above."""
    return f.programmes.parents.get(f.governing.value or "") is None


# values


def itself(f: Found) -> What:
    """The programme as it is."""
    return f.governing


def nothing(f: Found) -> What:
    """No programme."""
    return NOTHING


def by_cue(f: Found) -> What | None:
    """The kind that a weak word in the metric means."""
    for cue in cues_of(f.seen) if f.seen is not None else ():
        told = meanings(cue)
        if len({root(f.programmes, meant) for meant in told}) > _SEVERAL:
            continue
        kind = next((meant for meant in told if _near(f, meant)), None)
        if kind is not None:
            return Governed(kind, trigger_of(cue), "number")
    return None


def _near(f: Found, kind: str | None) -> bool:
    """Whether a programme is a kind of the one found, or stands beside it."""
    program, parents = f.governing.value, f.programmes.parents
    above = parents.get(kind) if kind is not None and kind != program else None
    return above is not None and above in (program, parents.get(program or ""))


def by_qualifier(f: Found) -> What | None:
    """The kind that a word of the metric makes it (农村 of 低保); none where two do (农村低保标准达到城市低保标准的78%)."""
    metric = f.frame.metric
    kinds = set()
    for kind, words in _kinds_near(f):
        for word in words:
            if word in metric:
                kinds.add(kind)
                break
    return Governed(kinds.pop(), f.trigger, f.governing.level) if len(kinds) == 1 else None


def _kinds_near(f: Found) -> list[tuple[str, tuple[str, ...]]]:
    """The kinds of the programme found, and those beside it, that a word of a metric tells."""
    program, known = f.governing.value, f.frame.about.kinds
    if program not in known:
        known[program] = [(kind, words) for kind, words in f.programmes.qualified if _near(f, kind)]
    return known[program]


def by_topic(f: Found) -> What | None:
    """The topic, where it is a kind of it."""
    program = f.governing.value
    told = topic(f.seen) if f.seen is not None else None
    if program is None or told is None or told.value is None or told.value == program:
        return None
    return told if f.programmes.within(told.value, program) else None


CONDITIONS: Mapping[str, Callable[[Found], bool]] = {"in-metric": in_metric, "family": family}
VALUES: Mapping[str, Callable[[Found], What | None]] = {
    "itself": itself,
    "by-cue": by_cue,
    "by-qualifier": by_qualifier,
    "by-topic": by_topic,
    "nothing": nothing,
}
