"""Compare extracted claims with the catalogue of constructions, and check that the catalogue is well formed.

A case is one mapping of a ``*.yaml`` file in this folder: ``text`` (str), optional ``region`` and ``date`` (what
`extract` is given), ``claims`` (the claims that must come out, in the order of the text) and optional ``gap`` (why
the case is known to fail). Only the fields a claim of a case gives are compared. Offsets are code points of
``text``, start inclusive, end exclusive. Meanings of the fields: ``docs/claim.md``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Protocol, get_args

import yaml

from minzheng_ie.schema import Change, Modifier, Status

FOLDER = Path(__file__).resolve().parent
METRIC_THRESHOLD = 0.6
"""Least character-level ROUGE-L F1 at which two metrics are the same: that of the benchmark."""

Case = Mapping[str, Any]


class ClaimLike(Protocol):
    """The fields of `minzheng_ie.schema.Claim` that are compared (``value`` is a Decimal or its string)."""

    start: int
    end: int
    quote: str
    value: Any
    value_max: Any
    unit: str
    metric: str
    region: str | None
    period: str | None
    program: str | None
    change: str
    status: str
    modifier: str


# --- the catalogue on disk -------------------------------------------------------------------------------------


def families() -> dict[str, dict[str, Any]]:
    """Every family of the catalogue by name, in the order of the names.

    RAISES ValueError: a file is no mapping, or its ``family`` is not its file name.
    """
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        family = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(family, dict) or family.get("family") != path.stem:
            raise ValueError(f"{path.name}: expected a mapping with 'family: {path.stem}'")
        found[path.stem] = family
    return found


# --- comparison ------------------------------------------------------------------------------------------------


def locate(case: Case) -> list[tuple[int, int]]:
    """The span of each expected quote: the first place after the one before it that cuts no number in two.

    RAISES ValueError: a quote is not in the text after the one before it.
    """
    text: str = case["text"]
    spans, position = [], 0
    for claim in case["claims"]:
        quote = claim["quote"]
        start = text.find(quote, position)
        while start >= 0 and _cuts_number(text, start, start + len(quote)):
            start = text.find(quote, start + 1)
        if start < 0:
            raise ValueError(f"{quote!r} is not in the text after offset {position}")
        position = start + len(quote)
        spans.append((start, position))
    return spans


def _cuts_number(text: str, start: int, end: int) -> bool:
    before, after = text[max(start - 2, 0) : start], text[end : end + 2]
    return bool(
        (text[start].isdigit() and re.search(r"\d[.,]?$", before))
        or (text[end - 1].isdigit() and re.match(r"[.,]?\d", after))
    )


def rouge_l(left: str, right: str) -> float:
    """Character-level ROUGE-L F1 of two strings, 0 to 1."""
    row = [0] * (len(right) + 1)
    for char in left:
        diagonal = 0
        for column, other in enumerate(right, 1):
            above = row[column]
            row[column] = diagonal + 1 if char == other else max(above, row[column - 1])
            diagonal = above
    total = len(left) + len(right)
    return 2 * row[-1] / total if total else 1.0


def problems(case: Case, claims: Iterable[ClaimLike]) -> list[str]:
    """What is wrong with the claims extracted from a case, one readable line each; empty when it passes.

    case (dict): a case of the catalogue.
    claims (iterable): `minzheng_ie.schema.Claim` objects, in any order; paired by overlapping spans.
    """
    spans = locate(case)
    paired: dict[int, ClaimLike] = {}
    found = []
    for claim in sorted(claims, key=lambda item: (item.start, item.end)):
        index = next(
            (
                number
                for number, (start, end) in enumerate(spans)
                if number not in paired and claim.start < end and start < claim.end
            ),
            None,
        )
        if index is None:
            found.append(
                f"extra claim {claim.quote!r} at {claim.start}: {claim.metric} {claim.value} {claim.unit}"
            )
        else:
            paired[index] = claim
    for index, expected in enumerate(case["claims"]):
        optional = expected.get("optional", False)
        if index in paired and not optional:
            found += _differences(expected, paired[index])
        elif index not in paired and not optional:
            found.append(f"missing claim {expected['quote']!r} at {spans[index][0]}")
    return found


def _differences(expected: Mapping[str, Any], claim: ClaimLike) -> list[str]:
    found = []
    for field in ("value", "value_max"):
        wanted = expected.get(field)
        if field == "value_max" or wanted is not None:
            got = getattr(claim, field)
            if (None if got is None else Decimal(str(got))) != (None if wanted is None else Decimal(wanted)):
                found.append(f"{field} {got} instead of {wanted}")
    for field in ("unit", "region", "period", "program", "change", "status", "modifier"):
        if field in expected:
            allowed = [expected[field], *expected.get(f"{field}_alt", [])]
            got = getattr(claim, field)
            if got not in allowed:
                found.append(f"{field} {got} instead of {' or '.join(str(item) for item in allowed)}")
    if "metric" in expected:
        allowed = [expected["metric"], *expected.get("metric_alt", [])]
        best = max(rouge_l(claim.metric, item) for item in allowed)
        if best < METRIC_THRESHOLD:
            found.append(f"metric {claim.metric} instead of {expected['metric']} (ROUGE-L {best:.2f})")
    return [f"{expected['quote']!r}: {line}" for line in found]


# --- is a case well formed? ------------------------------------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROGRAMS = _words(
    """
    最低生活保障 城市最低生活保障 农村最低生活保障 特困人员救助供养 临时救助 困难群众基本生活救助 低收入人口动态监测
    价格临时补贴 医疗救助 灾害救助 流浪乞讨人员救助 政府购买社会救助服务 社会救助
    养老服务 居家社区养老服务 适老化改造 老年助餐 高龄津贴 老年人福利补贴 养老护理人才 留守老年人关爱
    儿童福利 孤儿基本生活保障 事实无人抚养儿童保障 农村留守儿童和困境儿童关爱 未成年人保护 收养登记
    残疾人两项补贴 困难残疾人生活补贴 重度残疾人护理补贴 精神障碍社区康复 康复辅助器具 残疾人福利
    婚姻登记 殡葬服务 区划地名
    社会组织管理 社会组织助力乡村振兴 慈善事业 慈善信托 社会工作 志愿服务 福利彩票
    基层治理 城乡社区服务 双拥优抚 脱贫攻坚 民政事业
    """
)
"""The canonical programme names, as ``docs/claim.md`` lists them."""

UNITS = _words(
    """
    元 人 人次 户 户次 张 个 家 所 对 件 件次 项 条 份 期 届 场 场次 次 % 个百分点 ‰ 个千分点 倍 平方米 亩 小时 单 间 处
    座 支 册 块 床 顶 具 台 辆 套 例 个工作日 盏 公里 公顷 县 乡 岁 年 批次 斤 市斤 石 客 立方米 微克 注 冢 省次 县次 人份 艘次 门 类 港元 新台币 班次
    辆次 席 尺 口 包 壶 袋 付 双 桶 升 千克 美元 澳门元
    """
)
"""Base units the cases use; a rate is two of them with '/', its lower part from ``PER``."""
PER = _words(
    "人·月 人·年 人·天 户·月 户·年 人 户 人次 百人 千人 万人 百户 小时 立方米 件 台 床 班次 车次 趟 课时 餐 户次"
)

_FIELDS = _words(
    """quote value value_max unit metric metric_alt region period period_alt program program_alt change status
    modifier optional"""
)
_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
_EDTF = re.compile(rf"{_DAY}(?:/(?:{_DAY}|\.\.))?|\.\./{_DAY}")
_DIGITS = dict(zip("零一二两三四五六七八九", (0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000, "百": 100, "千": 1000}
_TRADITIONAL = str.maketrans("萬億餘", "万亿余")
_SCALED = re.compile(r"(?P<number>\d+(?:\.\d+)?)[余多]?(?P<scale>[百千]?[万亿]?)")
_SPELT = re.compile(r"[零一二两三四五六七八九十百千万点]+")
_MODIFIER_WORDS: dict[str, tuple[str, ...]] = {
    "about": ("约", "左右", "上下"),
    "nearly": ("近", "接近", "不到", "跌破", "降破", "未达到"),
    "over": ("余", "餘", "多", "超", "突破", "逾", "以上"),
    "at_least": ("不少于", "不低于", "以上", "至少"),
    "at_most": ("不超过", "以内", "未突破", "没有超过"),
}


def malformed(case: Case) -> list[str]:
    """What is wrong with a case itself, one readable line each; empty when it is well formed."""
    found = []
    extra = set(case) - {"text", "region", "date", "claims", "gap"}
    if extra or not isinstance(case.get("text"), str) or not isinstance(case.get("claims"), list):
        return [f"needs text and claims, allows region, date and gap; has {sorted(case)}"]
    date = case.get("date")
    if date is not None and not (isinstance(date, str) and re.fullmatch(_DAY, date)):
        found.append(f"date {date!r} is no quoted ISO date")
    for claim in case["claims"]:
        found += [f"{claim.get('quote')!r}: {line}" for line in _malformed_claim(claim)]
    try:
        spans = locate(case)
    except ValueError as error:
        return [*found, str(error)]
    for claim, (start, end) in zip(case["claims"], spans, strict=True):
        found += [
            f"{claim['quote']!r}: {line}"
            for line in _unread(claim, case["text"][max(0, start - 6) : end + 6])
        ]
    return found


def _malformed_claim(claim: Mapping[str, Any]) -> list[str]:
    found = [f"unknown field {name}" for name in sorted(set(claim) - _FIELDS)]
    found += [f"{name} is missing" for name in ("quote", "value", "unit", "metric") if not claim.get(name)]
    if found:
        return found
    for name, allowed in (("modifier", Modifier), ("change", Change), ("status", Status)):
        if claim.get(name, get_args(allowed)[0]) not in get_args(allowed):
            found.append(f"{name} {claim[name]!r} is not one of {get_args(allowed)}")
    base, _, per = claim["unit"].partition("/")
    if base not in UNITS or (per and per not in PER):
        found.append(f"unit {claim['unit']!r} is not canonical")
    for name in ("period", "program"):
        for value in (claim.get(name), *claim.get(f"{name}_alt", [])):
            valid = value is None or (bool(_EDTF.fullmatch(value)) if name == "period" else value in PROGRAMS)
            if not valid:
                found.append(f"{name} {value!r} is not valid")
        alternatives = claim.get(f"{name}_alt", [])
        if claim.get(name) in alternatives or len(set(alternatives)) < len(alternatives):
            found.append(f"{name}_alt repeats itself")
    for metric in (claim["metric"], *claim.get("metric_alt", [])):
        if re.search(r"\s|[（），；]", metric):
            found.append(f"metric {metric!r} holds white space or full-width signs")
    found += _bad_values(claim)
    return found


def _bad_values(claim: Mapping[str, Any]) -> list[str]:
    try:
        low = Decimal(claim["value"])
        high = Decimal(claim["value_max"]) if "value_max" in claim else None
    except (InvalidOperation, TypeError):
        return ["value and value_max must be decimals as strings"]
    if high is not None and high <= low:
        return ["value_max is not above value"]
    numbers = _numbers(claim["quote"])
    wanted = [low] if high is None else [low, high]
    if claim["unit"] == "%" and "成" in claim["quote"]:
        numbers = [number * 10 for number in numbers]
    elif "一半" in claim["quote"]:
        numbers = [Decimal(50)]
    # a number alone takes its scale from the column, the caption or the last of its parallels
    bare = re.fullmatch(r"[\d.]+", claim["quote"])
    factors = (1, 10_000, 100_000_000) if bare else (1,)
    if not any([number * factor for number in numbers] == wanted for factor in factors):
        return [f"value {claim['value']} is not what the quote says ({', '.join(map(str, numbers))})"]
    return []


def _numbers(quote: str) -> list[Decimal]:
    """The numbers a quote writes, scales expanded; a fraction (``四分之一``) as a percentage."""
    text = unicodedata.normalize("NFKC", quote).translate(_TRADITIONAL).replace(" ", "").replace(",", "")
    text = re.sub(r"(?<=[0-9])·(?=[0-9])", ".", text)
    fraction = re.match(r"(?P<per>百|千|[二三四五六七八九十])分之(?P<part>.+)", text)
    if fraction:
        part = _spelt(_SPELT.match(fraction["part"]).group())  # type: ignore[union-attr]
        return [part * 100 / _spelt(fraction["per"])]
    if not any(char.isdigit() and char.isascii() for char in text):
        spelt = _SPELT.search(text)
        return [_spelt(spelt.group())] if spelt else []
    numbers, scales = [], []
    for match in _SCALED.finditer(text):
        factor = 1
        for char in match["scale"]:
            factor *= _SCALES[char]
        numbers.append(Decimal(match["number"]))
        scales.append(factor)
    return [
        number * scales[-1] if scale == 1 else number * scale
        for number, scale in zip(numbers, scales, strict=True)
    ]


def _spelt(text: str) -> Decimal:
    """``三百二十`` → 320, ``五十六点五`` → 56.5, ``一万两千`` → 12000, ``百`` → 100."""
    whole, _, decimals = text.partition("点")
    if "万" in whole:
        high, _, low = whole.partition("万")
        return _spelt(high) * 10_000 + (_spelt(low) if low else 0)
    total, digit = 0, 0
    for char in whole:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    fraction = "".join(str(_DIGITS[char]) for char in decimals)
    return Decimal(f"{total + digit}.{fraction or 0}")


def _unread(claim: Mapping[str, Any], context: str) -> list[str]:
    """A modifier needs a word beside the number, and a word inside the quote a modifier."""
    modifier = claim.get("modifier", "exact")
    if modifier != "exact" and not any(word in context for word in _MODIFIER_WORDS.get(modifier, ())):
        return [f"modifier {modifier} without a word for it"]
    said = [word for words in _MODIFIER_WORDS.values() for word in words if word in claim["quote"]]
    return [f"{said[0]} in the quote, modifier exact"] if said and modifier == "exact" else []
