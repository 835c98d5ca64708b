"""Units as data: the canonical unit and dimension of what is written right behind a number."""

from __future__ import annotations

from functools import lru_cache

from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.denominators import Denominators, denominators
from minzheng_ie.quantities.rows import UnitRule
from minzheng_ie.quantities.rules import Dirs, counted_rules
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike

RULE_FILES: dict[str, type[Rule]] = {"units.yaml": UnitRule}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its canonical name and its dimension (people, money, share, time …)."""

    name: str
    dimension: str


_FRONT_JOINTS = frozenset(": 计约")
_LONGEST_FRONT = 6


@dataclass(frozen=True, slots=True)
class UnitTable:
    """All unit forms, looked up longest first. lengths (dict): of the forms that begin with two characters, or are but one."""

    forms: dict[str, tuple[Unit, tuple[str, ...]]]
    lengths: dict[str, tuple[int, ...]]
    by_name: dict[str, Unit]
    front: dict[str, Unit]
    front_ends: frozenset[str]
    denominators: Denominators
    at_home: dict[str, dict[str, str]]
    """What a sign of another currency means in a text of a province, by its code: 810000, $, 港元."""

    def currency_in_front(self, text: str, floor: int, end: int) -> tuple[Unit, int] | None:
        """The currency whose sign or name stands right in front of position ``end``, and where it starts."""
        if end > floor and text[end - 1] in _FRONT_JOINTS:
            end -= 1
        if text[end - 1 : end] not in self.front_ends:
            return None
        for length in range(min(_LONGEST_FRONT, end - floor), 0, -1):
            unit = self.front.get(text[end - length : end])
            if unit is not None:
                return unit, end - length
        return None

    def match(self, text: str, pos: int) -> tuple[Unit, int] | None:
        """The longest unit written at ``pos``, and where it ends (exclusive)."""
        forms = self.forms
        lengths = self.lengths.get(text[pos : pos + 2])
        if lengths is None:
            lengths = self.lengths.get(text[pos : pos + 1], ())
        for length in lengths:
            end = pos + length
            found = forms.get(text[pos:end])
            # a slice past the end of the text is a shorter form, not one of this length
            if found is not None and end <= len(text) and not (found[1] and text.startswith(found[1], end)):
                return found[0], end
        return None


@lru_cache(maxsize=8)
def unit_table(dirs: Dirs) -> UnitTable:
    """The units of the pattern directories ``dirs`` (from `minzheng_ie.patterns.pattern_dirs`).

    RAISES PatternError: a line of ``units.yaml`` is broken.
    """
    forms: dict[str, tuple[Unit, tuple[str, ...]]] = {}
    by_name: dict[str, Unit] = {}
    front: dict[str, Unit] = {}
    at_home: dict[str, dict[str, str]] = {}
    for rule in read_rules("units.yaml", UnitRule, dirs):
        unit = Unit(rule.unit, rule.dimension)
        by_name.setdefault(rule.unit, unit)
        for form in rule.forms:
            forms[form] = (unit, tuple(rule.unless))
        front.update(dict.fromkeys(rule.front, unit))
        if rule.home:
            at_home.setdefault(rule.home, {}).update(dict.fromkeys(rule.home_signs, rule.unit))
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[:2], set()).add(len(form))
    for start, found in lengths.items():
        if start[0] in forms:  # where none of two characters and more is written, the first may be one
            found.add(1)
    return UnitTable(
        forms,
        {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()},
        by_name,
        front,
        frozenset(form[-1] for form in front),
        denominators(dirs),
        at_home,
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    after: dict[str, str]
    before: dict[str, str]
    units: dict[str, str]
    longest: int
    ends: frozenset[str]
    """The last characters of `units`, and what may stand between one and its number."""


@lru_cache(maxsize=8)
def _counted(dirs: Dirs) -> _Counted:
    sides: dict[str, dict[str, str]] = {"after": {}, "before": {}, "unit": {}}
    for rule in counted_rules(dirs):
        sides[rule.side].update(dict.fromkeys(rule.forms, rule.unit))
    longest = max((len(form) for side in sides.values() for form in side), default=0)
    return _Counted(
        sides["after"], sides["before"], sides["unit"], longest, _LINK | {form[-1] for form in sides["unit"]}
    )


_STOP = frozenset(",。;:!?、\n()“”《》 0123456789")
_MARKED = 8
"""Characters of a short name in quotation marks, with these."""
_LINK = frozenset("已达共约近超计为有合总至到了逾的")


def _noun_at(text: str, pos: int, forms: dict[str, str], longest: int) -> tuple[str, int] | None:
    for length in range(longest, 0, -1):
        unit = forms.get(text[pos : pos + length])
        if unit is not None and len(text) >= pos + length:
            return unit, pos + length
    return None


def unit_for_counted(text: str, start: int, end: int, dirs: Dirs) -> str | None:
    """The unit a quantity without one takes from the thing it counts.

    text (str): clean text.
    start, end (int): the quantity in it (code points, end exclusive).
    dirs (tuple): from `pattern_dirs`; the nouns are those of ``counted.yaml``.
    RETURNS (str or None): ``元`` when money stands right in front (资金1000万), else what the first counted
        noun behind it takes (49.15万老年人 → 人, 5.28万老年人家庭 → 户), else the noun in front; None when
        no noun says it.
    """
    table = _counted(dirs)
    front = _front(text, start, table)
    if front == "元":
        return front
    pos, limit = end, min(len(text), end + 24)
    while pos < limit and (text[pos] not in _STOP or text[pos] == "、" or _in_marks(text, pos)):
        if front is not None and text[pos] == "、":
            break  # 老年人口12万、发放补贴64万元
        found = _noun_at(text, pos, table.after, table.longest)
        if found is None:
            pos += 1
            continue
        following = _noun_at(text, found[1], table.after, table.longest)
        while following is not None:
            found, following = following, _noun_at(text, following[1], table.after, table.longest)
        return found[0]
    return front


def _in_marks(text: str, pos: int) -> bool:
    """Whether it is one of the marks round a short name of those counted (10万“三无”老人, 46万农村“五保户”)."""
    if text[pos] == "“":
        return text.find("”", pos, pos + _MARKED) > pos
    return text[pos] == "”" and text.rfind("“", pos - _MARKED, pos) >= 0


SPOKEN = frozenset({"块", "个"})
"""Units that mean another one in spoken language."""
_PAID = compile_alike(
    r"(?:每[人户名天月年餐次]|每个月|一年|一个月|工资|补贴|补助|津贴|标准|生活费|善款|捐款|救助金|慰问金|奖金|现金|费用|价格|单价|花|掏|减|涨|打完?折|块|元)[^,。;\n]{0,10}$|块,[满百0-9岁到至—~-]{2,10}(?:以上)?的?$"
)
_AMOUNT_ENDS = compile_alike(r"$|[,。;:!?)、\n到至和涨提多以左的]")
_MOVED = compile_alike(r"(?:高|低|升|降|涨|提高|增加|增长|上升|下降|提升|多|少)了?(?:近|约|将近|超过?)?$")


def spoken_unit(
    text: str, start: int, unit: str, dimension: str | None, stop: int
) -> tuple[str, str | None, int]:
    """What 块 and 个点 mean beside sums and changes: 每月涨了100块 (元), 比去年高了8个点 (个百分点).

    start (int): of the number. unit, dimension, stop: as read.
    RETURNS (tuple): unit, dimension and end of the unit, changed where the words around say so.
    """
    front = text[max(0, start - 16) : start]
    if unit == "块" and _AMOUNT_ENDS.match(text, stop) and _PAID.search(front):
        return "元", "money", stop
    if (
        unit == "个"
        and text.startswith("点", stop)
        and _MOVED.search(front)
        and text[stop + 1 : stop + 2] not in "位子"
    ):
        return "个百分点", "points", stop + 1
    return unit, dimension, stop


def unit_in_front(text: str, floor: int, start: int, dirs: Dirs) -> str | None:
    """The unit whose own word stands right in front of a number (服务人次86.5万 → 人次), not before ``floor``."""
    table = _counted(dirs)
    if text[start - 1 : start] not in table.ends:
        return None
    return _word_before(text, floor, start, table.units, table.longest)


def _front(text: str, start: int, table: _Counted) -> str | None:
    return _word_before(text, 0, start, table.before, table.longest)


def _word_before(text: str, floor: int, start: int, forms: dict[str, str], longest: int) -> str | None:
    while True:
        for length in range(min(longest, start - floor), 0, -1):
            unit = forms.get(text[start - length : start])
            if unit is not None:
                return unit
        if start <= floor or text[start - 1] not in _LINK:
            return None
        start -= 1
