"""Clauses without numbers that say that kinds follow."""

from __future__ import annotations

from minzheng_ie.rules.alike import compile_alike

OF_WHICH = "其中"
_ENDS = "看分"
_KINDS = compile_alike(
    r"(?:其中)?(?:各类[^\d,]{1,10}(?:为|有|如下|分别为|分别是|数量|情况)|按[^\d,]{0,10}类[^\d,]{0,6}(?:分|划分|统计|为|看)|[^\d,]{0,8}分类(?:如下|情况|统计)?"
    r"|[从按][^\d,]{1,8}(?:看|来看|分|划分))$"
)


def opens_kinds(clause: str) -> bool:
    """Whether a clause before a colon says that kinds follow (各类残疾人为:, 按残疾类别分:, 从性别看:)."""
    return ("类" in clause or clause[-1:] in _ENDS) and _KINDS.match(clause) is not None
