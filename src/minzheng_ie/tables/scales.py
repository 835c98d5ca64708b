"""Units as they stand in heads, unit columns and captions: canonical unit with its scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.quantities.recognize import recognize_in
from minzheng_ie.records import dataclass

_LONGEST = 16  # characters
_DIGIT = compile_re(r"[\d零〇一二三四五六七八九两几半]")
_RATE = compile_re(
    r"(?P<money>[千万亿]?元)[/(](?P<one>人|户|月|年|天|日)[)、/·.*]*(?P<two>人|户|月|年|天|日)?次?[)]?"
)
_COINED = compile_re(r"(?P<coin>[\u4e00-\u9fff]{1,3}币|美金)(?P<money>[十百千万亿]{1,2}元)")
_OF_EACH = compile_re(r"[百千万亿]?[\u4e00-\u9fff]{1,2}/(?:每)?[十百千万][\u4e00-\u9fff]{0,3}")
_FACTORS = {
    "千": Decimal(1000), "万": Decimal(10_000), "十万": Decimal(100_000), "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000), "亿": Decimal(100_000_000), "十亿": Decimal(1_000_000_000),
}  # fmt: skip
_CHARGE = compile_re(
    r"(?P<money>元[/每])?每?(?P<by>[\u4e00-\u9fff]{1,4}?(?:[/·.、每][\u4e00-\u9fff]{1,4}?){0,2})"
)
_DOLLAR = "$"
_BY = compile_re(r"[/·.、每]")
_BY_NAMES = {"日": "天", "位": "人", "名": "人", "个月": "月"}
_SPLIT = compile_re(r"[、,;,；和及]| +")


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit. unit (str): canonical. factor (Decimal): what a number of it is multiplied by. dimension: as of units.yaml."""

    unit: str
    factor: Decimal
    dimension: str | None


@lru_cache(maxsize=1 << 12)
def scale_of(form: str, dirs: tuple[Path, ...]) -> Scale | None:
    """The unit that a text is, nothing else; None when it is none. form (str): folded, without blanks."""
    if not form or len(form) > _LONGEST or _DIGIT.search(form):
        return None
    form = _rate(form)
    for tried in (form, form.partition("(")[0] if form.endswith(")") else ""):
        read = recognize_in("1" + tried, dirs) if tried else []
        if len(read) == 1 and read[0].end == len(tried) + 1 and read[0].start == 0:
            found = read[0]
            if found.unit is not None and found.value_max is None and found.skip in (None, "duration"):
                return Scale(found.unit, found.value, found.dimension)
    return None


def _rate(form: str) -> str:
    """元/月、人, 元(人/月) as 元/人·月; 新台币亿元 as 亿元新台币."""
    coined = _COINED.fullmatch(form)
    if coined is not None:
        return coined["money"] + coined["coin"]
    match = _RATE.fullmatch(form)
    if match is None or match["two"] is None or match["one"] == match["two"]:
        return form
    one, two = sorted((match["one"], match["two"]), key="人户年月天日".index)
    return f"{match['money']}/{one}·{two}"


def bare_scale(text: str) -> tuple[Scale, ...]:
    """The scale that a text is, without a unit, which is that of what is counted: 出生人口(万). text (str): folded."""
    factor = _FACTORS.get(text)
    return (Scale("", factor, None),) if factor is not None else ()


def in_its_money(scale: Scale, text: str, units: Sequence[tuple[Scale, tuple[int, int]]]) -> Scale:
    """The unit of a cell, whose sign of dollars is of the money that its head names (津贴金额(澳门元) over $2,650)."""
    if text[:1] != _DOLLAR or scale.dimension != "money":
        return scale
    named = {told.unit for told, _ in units if told.dimension == "money" and "/" not in told.unit}
    return replace(scale, unit=named.pop()) if len(named) == 1 else scale


@lru_cache(maxsize=1 << 10)
def scales_of(text: str, dirs: tuple[Path, ...]) -> tuple[Scale, ...]:
    """The units of a list (户、人、万元; 人/户), in order; empty when any part of it is none."""
    whole = scale_of(text, dirs)
    if whole is not None and ("/" not in text or _is_rate(text, whole)):
        return (whole,)
    found = []
    for piece in filter(None, _SPLIT.split(text)):
        read = scale_of(piece, dirs)
        if read is not None and ("/" not in piece or _is_rate(piece, read)):
            found.append(read)
            continue
        parts = [scale_of(part, dirs) for part in piece.split("/")] if "/" in piece else []
        if not parts or None in parts:
            return ()
        found += [part for part in parts if part is not None]
    return tuple(dict.fromkeys(found))


def charge_of(text: str) -> str | None:
    """By what a fee is charged (具/天, 每具每天 → 具·天), with 元 before it where the text says so; None for other texts."""
    match = _CHARGE.fullmatch(text)
    if match is None:
        return None
    by = "·".join(_BY_NAMES.get(part, part) for part in _BY.split(match["by"]))
    return f"元/{by}" if match["money"] else by


def _is_rate(text: str, scale: Scale) -> bool:
    """元/人·月 and 张/千人 are rates, 户/人 is a list."""
    return scale.dimension == "money" or _OF_EACH.fullmatch(text) is not None
