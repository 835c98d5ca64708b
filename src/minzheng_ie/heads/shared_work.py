"""The work that is done on all the items of a list, told once behind its last (推动|7个枢纽、4个基地|提质升级)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.lexicon import Lexicon, content
from minzheng_ie.tree.leaves import Token


def shared_work(
    lead: Sequence[Token], after: Sequence[Token], group: Group, rest: Sequence[Group], lex: Lexicon
) -> list[Token]:
    """The work that is begun with those counted and the rest of the list; empty where each item is a work of its own.

    lead: what leads to the number. after: the words of those counted.
    """
    if len(lead) != 1 or lead[0].text not in lex.w.works_on or not after or any(t.verb for t in after):
        return []
    if not all(item.item and not any(t.verb for t in item.before) for item in rest):
        return []
    unit = rest[-1].members[-1].text[-1:]
    if not group.members[0].text.endswith(unit) or unit in lex.w.held_events:
        return []  # 开展30场演练、12场助老|宣传
    told = content(rest[-1].after, lex)
    if not told or not told[-1].text.endswith(lex.w.work_behind):
        return []
    at = len(told) - 1
    while at and told[at - 1].verb:
        at -= 1
    return told[at:] if at else []
