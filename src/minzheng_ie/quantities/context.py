"""What stands around a number and says that it is no claim."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.by_unit import CJK, ONE, by_unit
from minzheng_ie.quantities.context_words import Context, Quotes
from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.rules import Affix
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import SkipReason

_NEAR = 12
"""Characters in front of a number that are looked at."""
_RANKED = compile_regex(r"[位名]|(?=[,。;、!?)\n和的]|$)|(?:方阵|梯队)")
_ARTICLE = compile_alike(r"[条款项章节号]")
_FIRST_ORDINAL = compile_alike(r"第[0-9一二三四五六七八九十百千]{1,8}(?P<unit>[一-鿿]{1,3})[^,。;\n]{0,32}$")
_RANK_FRONT = compile_alike(
    r"(?:排名|排|位列|位居|居|名列|跃居|稳居|列|升至|跃升至|前移至|全国|全省|前)(?:全国|全省|全市|西部|中西部)?第?$"
)
_BOUNDARY = compile_regex(r"(?:^|[\n。;:!?”】>\t])[ \u3000]*$")
_BOUNDARY_ENDS = frozenset("\n。;:!?”】>\t \u3000")
_LETTERS = compile_alike(r"[A-Za-z]+-?$")
_LETTER_ENDS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-\n")
_LENGTH = compile_alike(r"(?<![A-Za-z])[khcd]?m$")  # its square: km2
_PREFIXED_PER = compile_alike(r"每(?:隔)?$")
_BESIDE_LETTERS = frozenset({"money", "share", "area", "people", "points"})
_ORDERED = frozenset("第至到")  # what stands in front of a place in an order
_MARKER = 3  # digits that number an item of a list
_RANKED_UNITS = frozenset({None, "人", "强"})


def skip_reason(
    text: str, draft: Draft, previous: Draft | None, quotes: Quotes, ctx: Context
) -> SkipReason | None:
    """Why ``draft`` is no claim, by what stands around it; None when nothing says so.

    previous: the number before it.
    """
    start = draft.start
    near = text[start - _NEAR if start > _NEAR else 0 : start]
    short = not draft.scaled and draft.number_end - draft.start <= _MARKER
    reason = _list_marker(text, draft, near) if short else None
    if reason is None and near[-1:] in _ORDERED:
        reason = _ordinal(text, draft, near)
    if reason is not None or (reason := _name(text, draft, near, quotes)) is not None:
        return reason
    if "每" in near and _PREFIXED_PER.search(near):
        return "per_unit" if draft.unit else ("no_unit" if draft.arabic else None)
    if ctx.any_before.search(near):
        reason = _said_in_front(text, draft, near, ctx)
    return reason or by_unit(text, draft, previous, near, ctx)


def _list_marker(text: str, draft: Draft, near: str) -> SkipReason | None:
    """Whether a short number that is told in no scale numbers an item of a list."""
    stop = draft.number_end
    after = text[stop : stop + 1]
    if not draft.arabic and after in {"是", "要"} and (not near or not CJK.match(near[-1])):
        return "list_marker"
    if near and near[-1] not in _BOUNDARY_ENDS:
        return None
    if not _BOUNDARY.search(text, max(0, draft.start - _NEAR), draft.start):
        return None
    following = text[stop + 1 : stop + 2]
    if (
        after in {"、", ".", ")"}
        and draft.end == stop
        and not (following and following in "0123456789一二两三四五六七八九十")
    ):
        return "list_marker"
    return "no_unit" if draft.arabic and after in {"\t", "\n"} else None


def _ordinal(text: str, draft: Draft, near: str) -> SkipReason | None:
    """What 第, or 至 behind an ordinal, makes of a number: a place in an order, a rank, a part of a law."""
    if near[-1] == "第":
        return _numbered(text, draft, near)
    return "ordinal" if _ends_ordinals(text, draft) else None


def _numbered(text: str, draft: Draft, near: str) -> SkipReason:
    stop = draft.number_end
    if _ARTICLE.match(text, stop) and text[stop] in "条款章节号":
        return "reference"
    if draft.unit == "人" or (
        _RANKED.match(text, stop) and draft.unit is None and _RANK_FRONT.search(near[:-1] or "x")
    ):
        return "rank"
    return "ordinal"


def _ends_ordinals(text: str, draft: Draft) -> bool:
    """Whether a number is the last of ordinals (第18项“…支出”至24项)."""
    unit = text[draft.number_end : max(draft.end, draft.number_end + 1)]
    first = _FIRST_ORDINAL.search(text[max(0, draft.start - 44) : draft.start - 1])
    return first is not None and first["unit"].startswith(unit)


def _name(text: str, draft: Draft, near: str, quotes: Quotes) -> SkipReason | None:
    """Whether a number is a part of a name: in quotation marks, or beside Latin letters."""
    if quotes.hold(draft.start, draft.end) and (draft.arabic or draft.unit or draft.scaled):
        return "name"
    beside = near[-1:] in _LETTER_ENDS or text[draft.number_end : draft.number_end + 1] in _LETTER_ENDS
    return "name" if beside and draft.arabic and _lettered(text, draft, near) else None


def _lettered(text: str, draft: Draft, near: str) -> bool:
    """Whether a number with a Latin letter right before or behind it is a part of a name."""
    if not (draft.own_unit and draft.dimension in _BESIDE_LETTERS) and (
        near[-1:] in _LETTER_ENDS and _LETTERS.search(near)
    ):
        return True
    if draft.number_end - draft.start == 1 and text[draft.start] in "23" and _LENGTH.search(near):
        return True
    after = text[draft.number_end : draft.number_end + 1]
    return not draft.own_unit and ("a" <= after <= "z" or "A" <= after <= "Z")


def _said_in_front(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason | None:
    """What the first of the words in front says that fits the number."""
    for affix in ctx.before:
        if _fits(text, draft, near, affix) and affix.pattern.search(near):
            return affix.reason
    return None


def _fits(text: str, draft: Draft, near: str, affix: Affix) -> bool:
    """Whether a number may be what a word in front of it says."""
    size = draft.number_end - draft.start
    if affix.digits is not None and size < affix.digits:
        return False
    if affix.reason == "negated" and affix.digits is None:
        return size == 1 and text[draft.start] in ONE
    if affix.reason == "rank":
        return _rank_number(text, draft, near)
    if affix.reason == "boilerplate":
        return draft.arabic
    if affix.reason == "reference":
        return not (draft.scaled or draft.own_unit)
    return True


def _rank_number(text: str, draft: Draft, near: str) -> bool:
    """Whether a number with 前 in front is one of ranks (前10, 前三名)."""
    if draft.unit not in _RANKED_UNITS or not near.endswith("前"):
        return False
    if draft.unit == "人":
        return text[draft.number_end : draft.end] in {"位", "名"}
    following = text[draft.end : draft.end + 1]
    return draft.arabic or not following or following in ",。;、!?)\n的强"
