"""Whom a share or a group is of, where a clause before names them: 在70-79周岁老年人口中,男性占48%."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.claims.tokens import Token, text_of

_WITHIN = "中"
_SHORT = 8  # characters of a group told beside others
_LONG = 20  # characters of those it is one of
_DOINGS = (
    "其中",
    "过程中",
    "工作中",
    "活动中",
    "行动中",
    "实践中",
    "建设中",
    "当中",
    "集中",
    "救助中",
    "服务中",
    "管理中",
)


def among(
    before: Sequence[Token],
    passed: Sequence[Callable[[], Sequence[Token]]],
    pending: Sequence[Callable[[], Sequence[Token]]],
    head: Sequence[Token],
    *,
    share: bool,
) -> list[Token]:
    """Those a number's subject is a group of, told in the last clause without numbers that ends in 中; else empty.

    before: the subject. passed: the clauses without numbers of the sentence. pending: those since the last number.
    head: of that number; where the clause stands before it, it must have been told of them. share (bool): the number is a share
        told by 占; any other number needs a word for a group of people (男性, 老年人).
    """
    if not before or len(text_of(before)) > _SHORT or (before[0].verb and not share):
        return []
    if not share and not (len(before) == 1 and "part" in before[0].roles):
        return []
    tokens = passed[-1]()
    if not tokens or tokens[-1].text[-1] != _WITHIN:
        return []
    whole = list(tokens[1:] if tokens[0].text == "在" else tokens)
    name = text_of(whole)
    if len(name) > _LONG or name.endswith(_DOINGS):
        return []
    if any(t.verb for t in whole) and "的" not in name:
        return []  # 开展救助中 is when, 结婚登记的夫妻中 is whom
    if not (pending and pending[-1] is passed[-1]) and not text_of(head).startswith(name):
        return []  # another statement has begun since
    return [t for t in whole if t.kind in ("word", "mark")]
