"""How else the metric of a claim can be read, where it fits no indicator as it stands: what the rules call nothing is left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from minzheng_ie.compiled import compile_re
from minzheng_ie.schema import Claim
from minzheng_ie.text.normalize import simplify

_BETWEEN = compile_re(r"(?<=[\d岁])[-—–~至到]+(?=\d)")
_AGES = compile_re(r"(?<=\d)岁(?=至\d)")
_DIGITS = "一二三四五六七八九"
_TENS = compile_re(rf"[{_DIGITS}]十岁")  # 七十岁这一档
_YEARS = (("周岁", "岁"), ("及以上", "以上"), ("或以上", "以上"))
_SPELT = compile_re(r"\([A-Za-z\u00c0-\u024f'’ ]+\)")  # how a word before it is read: 生活费(shēnghuófèi)
_NUMBERED = compile_re(r"^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十]+[是、]|\d{1,2}[.、](?!\d))")
# places whose own the number is: 各区市, 其他县(市), 街道
_PLACE = compile_re(
    r"^(?:(?:各|其他|其它|其余|[两二三四五六七八九十])[市县区旗镇乡]{1,3}(?:\([市县区旗]{1,3}\))?|市辖区)(?:的|共)?(?!级|本级|办|属|直|立)"
)
_TOWN = compile_re(
    r"^在?(?:[\u4e00-\u9fff]{2,3}、)*[\u4e00-\u9fff]{2,3}"
    r"(?:(?<![城乡集各])镇|(?<![城下各])乡|(?<!各)街道|苏木|[两二三四五六七八九十\d]个?(?:镇|乡|街道|社区))(?:办事处)?(?:的|共)?(?!级)"
)
_QUARTER = compile_re(r"^(?:街道|社区)(?=[^社志居服养老])")
_HEADS = frozenset({"人", "户", "元"})
_COUNTY = compile_re(r"(?!全|各|其他|两)[\u4e00-\u9fff]{2,3}(?:市|县|(?<!社)区|旗)(?!里|级|本级|辖)")
_KINDS = compile_re(r"^(?:中心|示范|试点|重点|特色|所有|部分|贫困|易灾|受灾|重灾|新建|建成|培育|建设|打造)")
_ONE = compile_re(
    r"^(?![全各农城市省县民社集])[\u4e00-\u9fff]{2}(?:社区|村)(?![级民委务])"
)  # what one quarter has
_TOWNS = ("镇", "乡", "街道", "苏木", "社区")
_HOUSE = compile_re(
    r"[院馆站募捐]"
)  # what is of one house, or of whom a sentence names, is no figure of the place
# a sum that is told for a time, or for each and a time: 每月350元
_TIMED = compile_re(
    r"(?:每人|人均)?(?:平均)?每(?:人每)?个?(?P<time>[月年])(?:每人)?"
    r"(?:平均|大概|差不多|只有|仅|由|从|为|是|有|发|发放|发给|发到|能领|可领|领取|领到|领|拿到?|补助|补贴|达到?|提高到|提到|涨到|约|近|不低于|"
    r"不少于|不到|原来的?|最低|最高|人民币|的|给)*$"
)
# the same of the standard: 年保障标准由1850元
_STANDARD = compile_re(
    r"(?<![\d全今去本每前明后元次])(?P<time>[月年])(?:人均)?(?:保障|供养|救助|最低生活保障)标准"
    r"(?:分别|由|从|为|是|达到?|提高到|提高至|提到)*$"
)
_OTHERS = compile_re(r"每(?!人|月|年|个月)|户均|户月")
_CLAUSE = compile_re(r"[，。；,;：:、\n]")
_SUMS = frozenset({"元", "元/人", "元/月", "元/年", "块"})
# the next part of a list of sums: 70至79岁每月50元，80至89岁100元
_PART = compile_re(
    r"[，、,;；](?:和|满|农村|城市|城镇|集中|分散|散居|\d[^，、。；,;]{0,8}岁|百岁)[^，、。；,;]{0,6}"
)
_EACH = compile_re(r"元/人·[月年]$")
_BEHIND = 24  # characters of the clause before a number
_PERSONAL = 30_000  # yuan: more than this is no standard of one person


def plain(metric: str) -> str:
    """A metric as the rules spell it: half-width, without blanks, pinyin and the number of its item, ages as 60岁以上 and 80至89岁."""
    text = _NUMBERED.sub("", "".join(unicodedata.normalize("NFKC", metric).split()))
    if ")" in text:
        text = _SPELT.sub("", text)
    if "每个月" in text:
        text = text.replace("每个月", "每月")
    if "岁" in text:
        text = _TENS.sub(lambda found: f"{_DIGITS.index(found[0][0]) + 1}0岁", text)
        for written, rule in _YEARS:
            text = text.replace(written, rule)
        text = _AGES.sub("", _BETWEEN.sub("至", text))
    return text


def spellings(claim: Claim, metric: str) -> Iterator[str]:
    """A metric, and then what it is without words that tell no part: 社工站的覆盖率, 东河镇低保对象."""
    yield metric
    if "的" in metric:
        yield metric.replace("的", "")
    if _KINDS.search(metric):
        return
    place = _PLACE.match(metric) or _own(claim, metric)
    if place is not None and place.end() < len(metric) and not _HOUSE.search(metric, place.end()):
        yield metric[place.end() :].replace("的", "")


def _own(claim: Claim, metric: str) -> re.Match[str] | None:
    """The town that opens a metric, where no wider region is told of the claim."""
    if claim.region is None or claim.region.endswith(_TOWNS):
        quarter = _QUARTER.match(metric) if claim.unit in _HEADS else None
        return quarter or (_TOWN.match(metric) if claim.region is None else None)
    return None


def elsewhere(claim: Claim, metric: str) -> bool:
    """Whether a metric opens with a place by name that the region of its claim does not tell."""
    if _COUNTY.match(metric) or _ONE.match(metric):
        return True
    return _TOWN.match(metric) is not None and not _own(claim, metric)


def timed(claim: Claim, text: str, before: Claim | None) -> Claim:
    """The claim of a sum with the unit that its clause tells: 农村低保标准每年5600元 is 元/人·年.

    before (Claim | None): the one before it, with its own unit: the base of a move tells that of what it came to.
    """
    small = claim.unit in _SUMS and claim.value <= _PERSONAL and not set("万亿") & set(claim.quote)
    if not small:
        return claim
    moved = claim.role == "to" and before is not None and before.role == "from"
    if moved and before is not None and before.sentence == claim.sentence and "·" in (before.unit or ""):
        return claim.model_copy(update={"unit": before.unit})
    if before is not None and _listed(before, claim, text):
        return claim.model_copy(update={"unit": before.unit})
    said = _CLAUSE.split(
        plain(simplify(text[max(claim.sentence.start, claim.start - _BEHIND) : claim.start]))
    )[-1]
    found = _TIMED.search(said) or _STANDARD.search(said)
    if found is None or _OTHERS.search(said):
        return claim
    return claim.model_copy(update={"unit": f"元/人·{found['time']}"})


def _listed(before: Claim, claim: Claim, text: str) -> bool:
    """Whether a sum is the next of a list whose sums are told for a time: 70至79岁每月50元，80至89岁100元."""
    same = (before.sentence, before.program) == (claim.sentence, claim.program) and before.end <= claim.start
    told = same and _EACH.match(before.unit or "") is not None
    return told and _PART.fullmatch(simplify(text[before.end : claim.start])) is not None
