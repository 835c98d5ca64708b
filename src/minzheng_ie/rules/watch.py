"""A decision table that is watched: which row decides, and which rows behind it would have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from minzheng_ie.rules.decision import Row
from minzheng_ie.rules.table import Table, make_table
from minzheng_ie.rules.trace import RuleId

Condition: TypeAlias = Callable[[Any], bool]


class Decision(NamedTuple):
    """One decision of a table.

    rule (RuleId): the row that decided. value: what it made. behind (tuple): the rows behind it that hold as well.
    otherwise: what the first of these would have made; None where there is none.
    """

    rule: RuleId
    value: Any
    behind: tuple[RuleId, ...]
    otherwise: Any


def watched(table: Table, note: Callable[[Decision], None]) -> Table:
    """The same table, which tells of each of its decisions. What it decides is the same; it takes longer."""
    holds = [[_either(table, names) for names in row.when] for row in table.rows]
    makes = [_alone(table, row) for row in table.rows]

    def decide(thing: Any) -> tuple[int, Any]:
        at, value = table.decide(thing)
        behind = [n for n in range(at + 1, len(holds)) if _hold(holds[n], thing)]
        otherwise = makes[behind[0]](thing)[1] if behind else None
        note(Decision(table.rows[at].rule, value, tuple(table.rows[n].rule for n in behind), otherwise))
        return at, value

    return replace(table, decide=decide)


def _hold(conditions: Sequence[Condition], thing: Any) -> bool:
    """Whether all conditions of a row hold; one that may only be asked where no row before holds does not."""
    try:
        return all(condition(thing) for condition in conditions)
    except (AttributeError, LookupError, TypeError, ValueError):
        return False


def _either(table: Table, names: str) -> Condition:
    """A condition of a row, or several of which one has to hold."""
    several = [_condition(table, name) for name in names.split("|")]
    return several[0] if len(several) == 1 else lambda thing: any(condition(thing) for condition in several)


def _condition(table: Table, name: str) -> Condition:
    """A condition of a row, as a function."""
    given = _asked(table, name.lstrip("!"))
    return (lambda thing: not given(thing)) if name[0] == "!" else (lambda thing: bool(given(thing)))


def _asked(table: Table, name: str) -> Callable[[Any], Any]:
    """What a name stands for; of nothing where its guard is false."""
    names = table.names
    if name in names.attributes:
        return attrgetter(names.attributes[name])
    given = {**names.parts, **names.conditions}[name]
    if name not in names.guards:
        return given
    guard = attrgetter(names.guards[name])
    return lambda thing: guard(thing) and given(thing)


def _alone(table: Table, row: Row) -> Callable[[Any], tuple[int, Any]]:
    """What a row makes, as the only one of a table."""
    return make_table([replace(row, when=())], table.names).decide
