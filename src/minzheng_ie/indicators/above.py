"""What the paragraph of a number, its heading or its sentence says with the programme: 五保供养工作。…集中供养160人 are of the country."""

from __future__ import annotations

import re
from collections.abc import Mapping

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators.model import Indicator
from minzheng_ie.schema import Claim
from minzheng_ie.text.normalize import simplify

HELD = "城乡"
"""The split whose part is said at the head of a sentence."""
ADDED = compile_re(r"共|合计|总计|累计|全[省市县区镇乡州旗]")
"""Opens a total of what was told in parts."""
ENDED = compile_re(r"[；;]")
"""Between one item of a sentence and the next."""
_TOWN = {"城镇": "城市", "五保": "农村"}
_REACH = 200  # characters before a number that may name its part
_SIDES = compile_re(r"城乡|城市|城镇|农村|五保")
# how the names begin of what both town and country have: the nouns that say it, and what names its part
_NOUNS = {
    "低保": ("低保|最低生活保障", r"(?P<side>城乡|城市|城镇|农村)(?:居民)?(?:低保|最低生活保障)"),
    "医疗救助": ("医疗救助", r"(?P<side>城乡|城市|城镇|农村)医疗救助"),
    "特困": ("特困|五保", r"(?P<side>五保)"),
}
_NAMES = {stem: (compile_re(noun), compile_re(part)) for stem, (noun, part) in _NOUNS.items()}
_WHOLE = "特困"  # of town and country where no word says which
_PARAGRAPH = 400  # characters before a number where its paragraph may begin
_HEAD = 30  # characters of a line that may be the heading of the next one
_SPOKEN = compile_re(r"(?:先|再|接着|下面)(?:说|看|讲|谈)(?:说|看)?(?P<side>城市|城镇|农村)[。，,：:]")
_CLAUSE = compile_re(r"[，。；,;：:]")


def side(one: Indicator) -> str | None:
    """Town or country, where its splits tell it."""
    return dict(one.splits).get(HELD)


def part_named(claim: Claim, one: Indicator, splits: Mapping[str, frozenset[str]], text: str) -> str | None:
    """The part that its item names with the programme and no number: 对城市低保对象进行了清查，新纳入低保200人."""
    stem = next((stem for stem in _NAMES if one.name.startswith(stem)), None)
    if not text or HELD not in splits[one.name] or side(one) or HELD in claim.metric:
        return None
    passage = _passage(claim, text)
    if passage is not None or stem is None:
        return passage
    noun, part = _NAMES[stem]
    headed = _headed(part, claim, text)
    if headed is not None:
        return headed
    if not noun.search(claim.metric):
        return _part_above(part, simplify(text[_item(claim, text) : claim.start]))
    said = simplify(text[max(claim.sentence.start, claim.start - _REACH) : claim.start])
    named = list(part.finditer(said))
    sides = _told(named)
    if stem == _WHOLE or len(sides) != 1 or HELD in sides or sides != _all_sides(said):
        return None
    last = named[-1].end()
    return None if ADDED.search(said, last) or ENDED.search(said, last) else sides.pop()


def _passage(claim: Claim, text: str) -> str | None:
    """The part of which its passage says that it speaks: 先说城市。…养老设施覆盖率93%。再说农村。…"""
    said = list(_SPOKEN.finditer(text, max(0, claim.start - _PARAGRAPH), claim.start))
    if not said or "\n" in text[said[-1].end() : claim.start]:
        return None
    sides = set(_SIDES.findall(simplify(text[said[-1].end() : claim.start]))) - {said[-1]["side"]}
    return None if sides else _TOWN.get(said[-1]["side"], said[-1]["side"])


def _headed(part: re.Pattern[str], claim: Claim, text: str) -> str | None:
    """The one part that the short first sentence of its paragraph names, as a heading does: 二、抓好农村低保工作。年初在册…"""
    begin = text.rfind("\n", max(0, claim.start - _PARAGRAPH), claim.sentence.start) + 1
    end = text.find("。", begin, begin + _HEAD)
    if not begin or not begin <= end < claim.sentence.start:
        return None
    sides = {_TOWN.get(found, found) for found in _SIDES.findall(simplify(text[begin:end]))}
    between = simplify(text[end : claim.start])
    if (
        len(sides) != 1
        or HELD in sides
        or _SIDES.search(between)
        or not part.search(simplify(text[begin:end]))
    ):
        return None
    return None if ADDED.search(_CLAUSE.split(between)[-1]) else sides.pop()


def _told(named: list[re.Match[str]]) -> set[str]:
    """The parts that words name."""
    return {_TOWN.get(found["side"], found["side"]) for found in named}


def _all_sides(said: str) -> set[str]:
    """The parts that any word names: 城市低保的保障线…，农村则…，低保金这一项兑付1.2亿元 are of both."""
    return {_TOWN.get(found, found) for found in _SIDES.findall(said)}


def _part_above(part: re.Pattern[str], said: str) -> str | None:
    """The part that the paragraph before a number without a noun, or its heading, is of."""
    named = list(part.finditer(said))
    sides = _told(named)
    near = said[max(said.rfind(mark, 0, named[-1].start()) for mark in "。\n") + 1 :] if named else ""
    sides |= {_TOWN.get(found, found) for found in _SIDES.findall(near)}
    if len(sides) != 1 or HELD in sides or _WHOLE in near:
        return None
    return None if ADDED.search(_CLAUSE.split(said)[-1]) else sides.pop()


def _item(claim: Claim, text: str) -> int:
    """Where the paragraph of a claim begins, with the line before where that is a heading."""
    begin = text.rfind("\n", max(0, claim.start - _REACH), claim.sentence.start) + 1
    line = text[max(0, begin - _HEAD) : begin].rstrip()
    heading = line.rfind("\n") + 1
    if heading and line and "。" not in line[heading:-1]:
        begin -= len(text[max(0, begin - _HEAD) : begin]) - heading
    return max(begin, claim.start - _REACH)
