"""Parts that a sentence told of another number and that hold on: of what age those are who get an allowance, whose the beds are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators.line import AMONG, ITEM
from minzheng_ie.indicators.model import Indicator
from minzheng_ie.schema import Claim
from minzheng_ie.text.normalize import simplify

_AGE, _BEDS, _WHOSE, _KEPT = "年龄", "床位", "口径", "供养"
_CARE, _LIVING = "特困照料护理标准", "特困标准"
_OLD, _SHARE, _ALLOWANCE, _HOMES = "老年人口数", "老年人口占比", ("高龄津贴标准", "高龄津贴资金"), "机构"
_YOUNGER = ("60", "65")  # ages that get no allowance
_HOME = compile_re(r"养老(?:服务)?机构(?P<wider>[和及与、](?:养老)?(?:服务)?设施)?")


def carried(claim: Claim, one: Indicator, told: Sequence[tuple[Claim, Indicator]], text: str) -> Indicator:
    """The indicator with the parts that hold on, and less those that its metric has by mistake."""
    if not text:
        return one
    parts = dict(one.splits)
    if one.name in _ALLOWANCE and _AGE not in parts:
        return _with(one, _AGE, _age(claim, told, text))
    if one.name == _OLD and _WHOSE not in parts:
        return _with(one, _WHOSE, _whose(claim, told, text))
    if one.name == _CARE and _KEPT not in parts:
        return _with(one, _KEPT, _kept(claim, told))
    if parts.get(_BEDS) == _HOMES and _wider(claim, text):
        return replace(one, splits=tuple(pair for pair in one.splits if pair[0] != _BEDS))
    return one


def _with(one: Indicator, split: str, part: str | None) -> Indicator:
    return replace(one, splits=tuple(sorted((*one.splits, (split, part))))) if part else one


def _age(claim: Claim, told: Sequence[tuple[Claim, Indicator]], text: str) -> str | None:
    """The one age of the old people of its item: 80岁以上老人387人，高龄补贴每月30元，半年发放6.9万元."""
    near = [(before, other) for before, other in told if before.sentence == claim.sentence]
    ages = {dict(other.splits).get(_AGE) for _, other in near if _AGE in dict(other.splits)}
    first = next((before for before, other in near if other.name == _OLD), None)
    if len(ages) != 1 or first is None or ITEM.search(text, first.end, claim.start):
        return None
    age = ages.pop()
    return None if age is None or age.startswith(_YOUNGER) else age


def _whose(claim: Claim, told: Sequence[tuple[Claim, Indicator]], text: str) -> str | None:
    """Of whom the share of old people was told that it is a part of: 占常住人口的20.5%，其中65岁以上老年人1.1万人."""
    before, other = told[-1] if told else (claim, None)
    if other is None or other.name != _SHARE or before.sentence != claim.sentence:
        return None
    return dict(other.splits).get(_WHOSE) if AMONG in text[before.end : claim.start] else None


def _kept(claim: Claim, told: Sequence[tuple[Claim, Indicator]]) -> str | None:
    """The one way of living of the standard told before: 分散供养的每人每月820元，照料护理费每人每月150元."""
    ways = {
        dict(other.splits).get(_KEPT)
        for before, other in told
        if before.sentence == claim.sentence and other.name == _LIVING
    }
    return ways.pop() if len(ways) == 1 else None


def _wider(claim: Claim, text: str) -> bool:
    """Whether the homes that its sentence named last are told together with other places: 养老机构和设施34万个，床位809万张."""
    named = list(_HOME.finditer(simplify(text[claim.sentence.start : claim.start])))
    return bool(named) and named[-1]["wider"] is not None
