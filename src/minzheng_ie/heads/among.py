"""Whom a share or a group is of, where a clause before names them: 在70-79周岁老年人口中,男性占48%."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from minzheng_ie.heads.roles import Roles
from minzheng_ie.tree.leaves import Token, text_of

_WITHIN = "中"
_SHORT = 8  # characters of a group told beside others
_SHARES = frozenset({"比重", "比例", "占比", "份额", "的", "最", "多", "高", "大"})
_BANDS = ("岁", "以上", "以下")
_BANDS_SAID = (*_BANDS, "的", "登记", "公民", "人员", "老年人", "老人", "人口")
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


class BandReader(Roles):
    """Completes shares that are told band by band."""

    def of_band(
        self,
        before: list[Token],
        linked: list[Token],
        head: Sequence[Token],
        pending: Sequence[Callable[[], Sequence[Token]]],
    ) -> tuple[list[Token], list[Token]]:
        """The subject of a share and what it is a share of, where 占 stands alone (…占总数比重最高,|占41%,40-49岁|占20%).

        before: the subject. linked: 占 with the whole. head: of the number before. pending: the clauses without numbers
        since.
        """
        if len(linked) != 1:
            return before, linked
        if not before and pending:
            told = self.tagged(pending[-1]())
            link = next((i for i, t in enumerate(told) if "link" in t.roles), 0)
            whole = self.content(told[link:])
            while whole and ("extreme" in whole[-1].roles or whole[-1].text in _SHARES):
                whole.pop()
            return (self.content(told[:link]), whole) if link and len(whole) > 1 else (before, linked)
        link = next((i for i, t in enumerate(head) if "link" in t.roles), 0)
        if link and before and before[-1].text.endswith(_BANDS) and head[link - 1].text.endswith(_BANDS_SAID):
            return before, list(head[link:])
        return before, linked
