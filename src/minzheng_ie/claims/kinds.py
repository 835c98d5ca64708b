"""Clauses without numbers that say that kinds follow."""

from __future__ import annotations

from minzheng_ie.rules.alike import compile_alike

OF_WHICH = "其中"
_KINDS = compile_alike(
    r"(?:其中)?(?:各类[^\d,]{1,10}(?:为|有|如下|分别为|分别是|数量|情况)|按[^\d,]{0,10}类[^\d,]{0,6}(?:分|划分|统计|为|看)|[^\d,]{0,8}分类(?:如下|情况|统计)?)$"
)


def opens_kinds(clause: str) -> bool:
    """Whether a clause before a colon says that kinds follow (各类残疾人为:, 按残疾类别分:)."""
    return "类" in clause and _KINDS.match(clause) is not None
