"""Times that stand behind a number in its clause, and govern it."""

from __future__ import annotations

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.governed import Level
from minzheng_ie.governance.period.frame import Seen, When
from minzheng_ie.governance.period.kinds import GOVERNS
from minzheng_ie.governance.period.values import governed
from minzheng_ie.rules.looks import ends

_SPANS = frozenset({"point", "range"})


def timed(f: Seen, mention: PeriodMention | None, level: Level) -> When | None:
    """What a time of the sentence makes of the number; nothing where there is none."""
    return None if mention is None else governed(f.outer, f.place.times.all, mention, level)


def behind_in_brackets(f: Seen) -> When | None:
    """A time in brackets behind it in its clause (30万元(2022年)), but one of a figure there (216万元(上年31万元,…))."""
    found = _behind(f, GOVERNS, bracket=True)
    if found is not None and f.looks.bracketed_figure.match(f.text, found.end) is not None:
        return None
    return timed(f, found, "clause")


def target_behind(f: Seen) -> When | None:
    """A time to come behind it in its clause (新建3家,到2025年…)."""
    return timed(f, _behind(f, frozenset({"target"}), bracket=False), "clause")


def paid_for_behind(f: Seen) -> When | None:
    """The years behind it in its clause for which its persons are paid (为|90名学生发放2023~2024学年度助学金12万元)."""
    found = _behind(f, frozenset({"range"}), bracket=False)
    if found is None or not found.explicit or not ends(f.looks.paid_for, f.text, found.start):
        return None
    return timed(f, found, "clause")


def deed_behind(f: Seen) -> When | None:
    """The time right behind it in which those that it counts did something (|44家在2016年度未开展募捐)."""
    found = _behind(f, _SPANS, bracket=False)
    if (
        found is None
        or not found.explicit
        or f.looks.those_in.fullmatch(f.text, f.position, found.start) is None
    ):
        return None
    return timed(f, found, "clause")


def _behind(f: Seen, kinds: frozenset[str], *, bracket: bool) -> PeriodMention | None:
    for mention in f.place.times.all:
        ahead = mention.kind in kinds and f.position < mention.start < f.clause.end
        if ahead and (not bracket or f.text[mention.start - 1] == "("):
            return mention
    return None
