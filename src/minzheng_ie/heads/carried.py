"""Parts of a metric that the number before leaves: the relation its places stood in, the thing that was added to."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import role_at
from minzheng_ie.tree.leaves import Token

Phrase = Sequence[Token]
_NONE: list[Token] = []


def related(f: Frame) -> Phrase:
    """What the places counted just before were related to, for those counted beside them (洪水波及6个乡,|80个村)."""
    if not f.after or "division" not in f.after[0].roles or f.group.before or not f.memory.wholes.told:
        return _NONE
    head = f.memory.head
    at = role_at(head, "relating")
    return head[: at + 1] if at >= 0 and "division" in head[-1].roles else _NONE


def summed(f: Frame) -> Phrase:
    """The head before, which counted in the same unit, without the verb for what came on top of others."""
    head = f.memory.head
    if not head or head[0].text not in f.lex.w.added:
        return _NONE
    told = f.memory.wholes.told.get(f.quantity.unit or "")
    return head[1:] if told is not None and told.tokens == head and told.value < f.quantity.value else _NONE
