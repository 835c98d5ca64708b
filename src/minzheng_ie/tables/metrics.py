"""The metric of a cell: what its labels and heads say, as one phrase."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.tables.heads import Reading
from minzheng_ie.tables.words import TableWord, TableWords

_MEASURE = compile_regex(
    r"(?<=..)(?:总?人数|总?户数|人次数?|户次数?|人员数|家庭数|对象数|对数|总数|数量|个数|数)$"
)
_KINDS = compile_regex(r"(?<=..)(?:(?:基本)?情况|类别|分类|统计|构成)$")
"""What a head over others ends with that names nothing."""
_AGE = compile_regex(r"[\d—\-~至到]+(?:周?岁)?(?:[—\-~至到]\d+)?周?岁(?:及)?(?:以上|以下)?")
_SHARE = compile_regex(r"占(?!地)\p{Han}*(?:比[重例]|百分比|%)|比[重例]|占比|百分比")
_COMPLETED = ("beds", "people")
_SIDES = frozenset(["城市", "农村", "城镇", "乡村"])  # of 低保, which is another programme in each
_BOTH = "城乡"  # gives way to the one of them
_SAID = 4  # characters that a part begins with as its whole does
_NAMING = compile_regex(r"\p{L}")


_SUM = compile_regex(r"(?<=..)(?:支出|资金|金额|经费|总额|收入|投入)$")
_SUMMED = compile_regex(
    r"(?:支出|资金|金额|经费|款|金|费|额|收入|投入|补贴|补助|津贴|人数|户数|人次|数|标准|率)$"
)


def of_sum(upper: str, lower: str) -> str | None:
    """A kind of a sum (民政事业费支出 over 最低生活保障 → 民政事业费最低生活保障支出); None when it is none."""
    match = _SUM.search(upper)
    if match is None or _SUMMED.search(lower) is not None:
        return None
    return joined(upper[: match.start()], lower) + match[0]


def restated(upper: str, lower: str) -> str | None:
    """A part that says its whole again, leaving out the rest (公务用车购置及运行费 over 公务用车运行费); None where it does not."""
    kind = _SUMMED.sub("", lower)
    if len(kind) <= _SAID or kind[:_SAID] != upper[:_SAID] or lower == upper:
        return None
    left = iter(upper)
    if not all(character in left for character in kind):
        return None
    match = _SUM.search(upper)
    return lower if match is None or kind != lower else lower + match[0]


def named(metric: str, words: TableWords) -> bool:
    """Whether a metric names what is counted: a bare measure, share, age and group do not (人数, 百分比, 60-69岁, 男)."""
    rest = _AGE.sub("", metric)
    if words.is_whole("share", metric):
        return False
    if words.is_whole("thing", metric):
        return True
    if metric in words.bare or rest in words.groups or rest in words.bare:
        return False
    return _NAMING.search(rest) is not None


def is_age(text: str) -> bool:
    """Whether a head or label is an age or a span of ages (60岁及以上)."""
    return _AGE.fullmatch(text) is not None


def aged(metric: str, words: TableWords) -> bool:
    """Whether a metric is people of an age (60岁以上老年人), whom a table that is of nothing else need not name further."""
    rest = _AGE.sub("", metric)
    return rest != metric and rest[-1:] == "人" and rest in words.groups


def of_age(metric: str, people: str, words: TableWords) -> str | None:
    """A metric that is only an age, with a measure or group at most, with those of whom it is (80-89周岁人数 → 80-89周岁高龄老人人数);
    None where it is none. Of two ages, the label's is the closer one."""
    match = _AGE.match(metric)
    rest = _AGE.sub("", metric)
    if match is None or not (not rest or rest in words.bare or rest in words.groups):
        return None
    if rest in words.groups:
        return match[0] + rest + people
    return match[0] + joined(people, rest)


def pays(name: str, words: TableWords) -> bool:
    """Whether a head is of sums."""
    rule = words.measure(name)
    return rule is not None and "money" in rule.dimensions


def unmeasured(name: str) -> str:
    """A name without the measure at its end (特困户数 → 特困)."""
    return _MEASURE.sub("", name)


def joined(upper: str, lower: str, *, part: bool = False) -> str:
    """Two names, one under the other, as one phrase that says nothing twice.

    part (bool): the lower one is a part of what the upper one counts (低保人数 over 女性 → 低保女性).
    """
    if not upper or not lower:
        return upper or lower
    upper = _KINDS.sub("", upper)
    if upper != lower and _AGE.fullmatch(upper) is not None:
        return upper + lower  # 60岁 over 60岁及以上人口
    if upper in lower:
        return lower
    if upper.endswith(lower):
        return upper
    if part:
        stripped = _MEASURE.sub("", upper)
        measured = _MEASURE.search(lower) is not None
        return joined(stripped, lower) if stripped != upper and not measured else joined(upper, lower)
    bare = _MEASURE.sub("", upper)
    if bare != upper and (lower.startswith(bare) or _MEASURE.search(lower)):
        return joined(bare, lower)
    for size in range(min(len(upper), len(lower)) - 1, 1, -1):
        if upper.endswith(lower[:size]):
            return upper + lower[size:]
    return upper + lower


def of_column(readings: Sequence[Reading]) -> str:
    """The name that heads from the highest to the lowest make."""
    text = share = ""
    for reading in readings:
        name = reading.name
        if reading is not readings[-1] and _SHARE.fullmatch(name) is not None:
            share = name  # 占常住人口比重 over 0-14岁
            continue
        if reading.only_unit and (reading.text == "户" or (reading.text == "人" and not text)):
            name = reading.text + "数"  # 乡镇审批 | 户
        elif reading.heads_column or (reading.only_unit and len(readings) > 1):
            continue
        text = (
            name + text.removeprefix(_BOTH) if name in _SIDES else joined(text, name, part=reading.of_which)
        )
    return joined(text, share)


def crossed(label: str, head: str, words: TableWords) -> str:
    """The name of a cell of a row and a column (低保人数 × 农村 → 农村低保人数; 低保 × 户数 → 低保户数)."""
    if not label or not head:
        return label or head
    if words.is_whole("qualifier", head) and not label.startswith(head):
        return head + label
    return joined(label, head, part=head in words.groups)


def completed(metric: str, title: str, dimensions: set[str | None], words: TableWords) -> str:
    """A metric with the measure at the end of its table's title, where it says none in which the table can count (医院 in 张, of a
    table of 卫生机构床位数 → 医院床位数).

    dimensions (set): of the units of all of the table. Sums and things need no such word: what is paid or counted names them.
    """
    rule, own = words.measure(title), words.measure(metric)
    if _is_of_age(metric, words) and _counts_people(rule, dimensions):
        return metric + title  # 60岁以上, or 60岁以上男, in a table of 老年人口
    if len(dimensions) != 1 or not dimensions.issubset(_COMPLETED):
        return metric
    if rule is None or not dimensions.issubset(rule.dimensions):
        return metric
    if metric in words.groups and "people" in dimensions:
        return joined(title, metric, part=True)  # 女性, of whom the title says
    if own is not None and (not own.weak or dimensions.issubset(own.dimensions)):
        return metric
    if words.tallies(metric[-2:]):
        return metric
    measure = max((word for word in rule.words if title.endswith(word)), key=len, default="")
    return metric if measure in metric else joined(metric, measure)


def _is_of_age(metric: str, words: TableWords) -> bool:
    """Whether a metric is an age, with a group of it (男) or without."""
    match = _AGE.match(metric)
    return match is not None and (match.end() == len(metric) or metric[match.end() :] in words.groups)


def _counts_people(rule: TableWord | None, dimensions: set[str | None]) -> bool:
    """Whether a title's measure is of people, and no unit of all of the table speaks against it."""
    return rule is not None and "people" in rule.dimensions and (not dimensions or "people" in dimensions)
