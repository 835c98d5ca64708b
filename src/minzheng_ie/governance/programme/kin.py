"""Families of programmes: what is above them, and what several of them make together."""

from __future__ import annotations

from collections.abc import Collection

from minzheng_ie.entities.programmes import ProgrammeMention, Programmes

Named = Collection["str | None"]


def root(programmes: Programmes, program: str | None) -> str | None:
    """The family of a programme: the one above it that has none above."""
    while program is not None and (above := programmes.parents.get(program)) is not None:
        program = above
    return program


def nested(programmes: Programmes, named: Named) -> bool:
    """Whether of two programmes one is in the other (低保家庭…城镇低保家庭)."""
    if len(named) != 2:
        return False
    one, other = (program or "" for program in named)
    return programmes.within(one, other) or programmes.within(other, one)


def parent(programmes: Programmes, named: Named) -> str | None:
    """A programme that is the parent of all that are named (城市低保与农村低保: 低保), but for a family as such."""
    above = {programmes.parents.get(program) for program in named if program is not None}
    found = above.pop() if len(above) == 1 else None
    return found if found is not None and programmes.parents.get(found) is not None else None


def family(programmes: Programmes, named: Named) -> str | None:
    """The one family of all that are named."""
    roots = {root(programmes, program) for program in named}
    return roots.pop() if len(roots) == 1 else None


def joined(programmes: Programmes, named: Named) -> str | None:
    """The programme that those named stand for together."""
    for program, members in programmes.joined:
        if set(named) - {program} <= members:
            return program
    return None


def meanings(cue: ProgrammeMention) -> tuple[str | None, ...]:
    """What a cue may mean."""
    return (cue.program, *cue.others)
