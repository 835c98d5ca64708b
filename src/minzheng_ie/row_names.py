"""What the names mean that rows of decision tables may ask for or take: for who writes rows and has not read the code."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from minzheng_ie.governance.period.tables import HOMES as PERIOD
from minzheng_ie.governance.programme.tables import HOMES as PROGRAMME
from minzheng_ie.governance.region.tables import HOMES as REGION
from minzheng_ie.governance.status.tables import HOMES as STATUS
from minzheng_ie.governance.unit.tables import HOMES as UNIT
from minzheng_ie.heads.decide import FILE as HEADS
from minzheng_ie.heads.decide import LAST as FORMED
from minzheng_ie.heads.formed_rows import NAMES as OF_THE_FINISHED
from minzheng_ie.heads.vocabulary import NAMES

_READY = {
    "money": "Whether it counts money.",
    "people": "Whether it counts people.",
    "percentage": "Whether it is a share.",
    "pieces": "Whether it counts single things, with words enough before it for a bound.",
    "item": "Whether it is joined to the number before it.",
    "closing": "Whether it is the last of its clause, with words behind it.",
    "rest": "Whether other numbers follow in the clause.",
    "shared": "Whether it is told what it is a share of.",
    "passed": "Whether clauses without numbers went before it in its sentence.",
    "labelled": "Whether nothing but a label tells of it.",
    "subject": "The words before it that may stand in a metric.",
    "phrase": "Those, cut to what reads on its own.",
    "after": "The words behind it that may stand in a metric.",
    "apiece": "Whether it counts so many for each, and no money.",
    "one-word": "Whether those of `phrase` are one.",
    "opens-with-verb": "Whether they open with a verb.",
    "ended": "Whether words or other numbers follow it.",
    "tail": "The predicate that the numbers of a list share.",
}
"""What a number has ready for heads.yaml."""


class RowNames(NamedTuple):
    """The names of one file, each with its meaning, as their docstrings tell it.

    asked: may stand in ``when``. taken: may be taken by a row, and hold in ``when`` where there is one. combined:
    put several of those together (``metric`` of heads.yaml).
    """

    asked: Mapping[str, str]
    taken: Mapping[str, str]
    combined: Mapping[str, str]


def row_names() -> dict[str, RowNames]:
    """The names that the rows of each file may use, by file (``governance/period.yaml``)."""
    told = {
        name: RowNames(_told(home.conditions), _told(home.values), {})
        for homes in (PERIOD, PROGRAMME, REGION, STATUS, UNIT)
        for name, home in homes.items()
    }
    conditions = {**{name: _READY[name] for name in NAMES.attributes}, **_told(NAMES.conditions)}
    told[HEADS] = RowNames(conditions, _told(NAMES.parts), _told(NAMES.functions))
    told[FORMED] = RowNames(_told(OF_THE_FINISHED.conditions), _told(OF_THE_FINISHED.parts), {})
    return dict(sorted(told.items()))


def _told(names: Mapping[str, Callable[..., Any]]) -> dict[str, str]:
    return {name: _meaning(function) for name, function in sorted(names.items())}


def _meaning(function: Any) -> str:
    """The first paragraph of what a function says of itself; empty where it says nothing."""
    told = inspect.getdoc(function) or ""
    return " ".join(told.partition("\n\n")[0].split())
