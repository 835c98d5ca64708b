"""What stands right around a number and makes it another number than its words tell: a mean, one action's people, places that did it."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators.model import Indicator
from minzheng_ie.schema import Claim

_NEAR = 24  # characters on either side of a number
_EACH = "均"  # of an indicator that is itself a mean
# a mean, in the clause of a number: 年均惠及老人19.6万人; those whom a month has in the mean (低保月均保障640户) are a stock
_MEAN = compile_re(
    r"(?:(?<![\d去今])[年月季日天]|逐年|每[年月季日天])平?均[^，。；,;：:、]*$|平均每?[^，。；,;：:、]*$"
)
# those whom one action reached: 为1046名留守儿童更新了台账
_FOR = compile_re(r"(?:[为给向对替帮]|帮助|组织|带领)(?:全[省市县区镇乡村州旗])?(?:的)?(?:近|约|超)?$")
_DONE = compile_re(
    r"[^，。；,;]{0,16}?(?:更新|送去|送上|送出|赠送|安装|购买|配备|体检|义诊|理发|建立|建起|提供|开展|进行|举办|组织|参加|走进|观看|缴纳|代缴|"
    r"申请|辅导|过生日|圆梦|量身|上门|改造|庆生|讲解|投保)"
)
_GROUPS = (
    "津贴",
    "补贴",
    "服务",
    "保险",
    "救助",
    "培训",
    "助学",
    "参保",
    "供养",
)  # names of what people get, not of people
# places by number, each of which did it: 9个村建起了食堂
_PLACES = compile_re(
    r"的?(?:县|市|区|镇|乡|街道|村|社区|苏木|嘎查|旗|小区|行政村)(?:[（(][^）)]{1,8}[）)])?[^，。；,;、的]{0,14}?(?:建(?!档|议)|设立|设置|设了|办起|办了|开办|开设|成立|配备|配齐|打造|开起|有了|都有)"
)


def around(claim: Claim, one: Indicator, text: str) -> bool:
    """Whether what stands right before or behind a number makes it another one."""
    if one.kind not in ("stock", "flow") or not text:
        return False
    before = text[max(claim.sentence.start, claim.start - _NEAR) : claim.start].rstrip()
    behind = text[claim.end : min(claim.sentence.end, claim.end + _NEAR + 8)]
    return _mean(one, before) or _served(one, before, behind) or _did(one, behind)


def _mean(one: Indicator, before: str) -> bool:
    found = _MEAN.search(before) if "均" in before and _EACH not in one.name else None
    return found is not None and not (one.kind == "stock" and found[0].startswith("月"))


def _served(one: Indicator, before: str, behind: str) -> bool:
    """Whether it counts the people that one action reached and not all there are."""
    people = (
        one.kind == "stock" and one.unit in ("人", "户") and not any(word in one.name for word in _GROUPS)
    )
    return people and _FOR.search(before) is not None and _DONE.match(behind) is not None


def _did(one: Indicator, behind: str) -> bool:
    """Whether it counts the places that have one, or more than one."""
    return one.unit in ("家", "个", "所", "处") and _PLACES.match(behind) is not None
