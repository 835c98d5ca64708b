"""All who live in a village, counted without a noun: 全村34户,152人."""

from __future__ import annotations

from minzheng_ie.heads.frame import Frame


def settled(f: Frame) -> bool:
    """Households and those who live in them are told of a village, and nothing else was spoken of."""
    place, quantities = f.view.place, f.view.quantities
    if place is None or not f.people or place.text not in f.lex.w.settlements:
        return False
    if not f.lex.w.people_units.isdisjoint(f.memory.wholes.told) or f.topic().tokens:
        return False
    members = f.group.members
    beside = members[1].index if len(members) > 1 else _next(f)
    return beside >= 0 and quantities[beside].unit in f.lex.w.people_units - {f.quantity.unit}


def _next(f: Frame) -> int:
    """The number that comes next with nothing before it, in this clause or the next; -1 where none does."""
    if f.rest:
        return -1 if f.rest[0].said - f.lex.w.in_all else f.rest[0].members[0].index
    ahead = [t for t in f.ahead() if "droppable" not in t.roles]
    return ahead[0].index if ahead and ahead[0].kind == "number" else -1
