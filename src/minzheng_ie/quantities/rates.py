"""Rates written right at the number: 元/人·月, 每人每月2000元, 每千名老年人…39.9张."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.quantities.denominators import TIMES, Denominators
from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.money import by_the_one_behind
from minzheng_ie.rules.alike import compile_alike

SUFFIXED = ("/", "每", "一")
"""How what an amount is for each of begins, written behind its unit."""
_PEOPLE = {"名": "人", "位": "人", "人口": "人"}
_GAP = r"[^0-9,。;:、!?\n()]"
_PER = compile_alike(
    rf"(?P<rate>(?:每|(?<![0-9一二两三四五六七八九十百千万亿余多几])(?=[千万](?:人口|名老|人社会|人拥有|人床位)|百名老))(?P<many>[百千万]|十万|百万|1?0{{2,5}}|1万|10万)(?:(?:城镇|城乡|农村|常住|户籍|老年){{1,3}}(?P<who>人口|人)|(?P<who>名|人口|人|户|位|个|张|家|平方公里))){_GAP}{{0,26}}(?:(?:19|20)[0-9]{{2}}年[底末]?的?)?$"
)
_TIMES_OF_ONE = ("人年", "人月")
_PAUSE = compile_re(r"[,。;:!?\n()]")
"""What stands in no `_GAP`."""
_PER_SIGN = compile_re(r"(?:每[百千万十0-9]|[百千万][人名])[^,。;:、!?\n()]*$")
"""What every one of `_PER` holds."""
_MANY = {"100": "百", "1000": "千", "10000": "万", "1万": "万", "100000": "十万", "10万": "十万"}
_UNRATED = {"share", "points", "ratio", "grade", "age", "name", "abstract"}
_COUNTED = {"count", "cases", "institutions"}
_PIECES = frozenset({"件", "套", "床", "条", "顶", "双"})
_BED = "张"
_MANY_PIECES = 10  # so many are none of one bed's
_THINGS = {"count", "beds", "cases", "mass", "volume", "area"}
_PLACES = {"个", "处", "项", "次", "期", "场", "类", "种", "张"}  # 村级站点12个,每个5万元: money for a place
_PRICE = compile_alike(
    r",?(?:单价)?(?P<rate>每(?P<each>\p{Han}{1,2}?))(?:单价|价格|价值|售价|需|约|为|按){0,2}"
)
_REACH = 36
_SMALL = 10_000
"""Below this an amount after 每份, 每餐 … is a price or a payment each time, in yuan."""
_AVERAGED = {"money", "time", "lessons", "area"}
# 集中供养每人每年9000元和分散供养每人5100元: the time of the first holds for the second.
_SAME_TIME = compile_alike(r"(?:的?标准)?(?:和|与|及|以及|、)[^,。;:、!?\n0-9]{0,12}每人")
_CARRY = compile_alike(
    r"(?:\([^()0-9]{1,8}\))?(?:、|和|及|与|以及|,)?(?:提高|提标|增加|调整|上调|增长|提升|上涨)?(?:到|至|为)?(?:和|、)?"
)


def _canonical(words: Denominators, first: str, second: str | None) -> str:
    parts = [first] if second is None else [first, second]
    names = [TIMES.get(part) or words.name(part) for part in parts]
    if len(names) == 2 and names[0] in TIMES.values() and names[1] not in TIMES.values():
        names.reverse()
    return "·".join(names)


def is_per(text: str, at: int, words: Denominators) -> bool:
    """Whether a denominator is written with a stroke at ``at`` (2万|/户): an amount of money, whose 元 was left out."""
    return text.startswith("/", at) and words.behind.match(text, at) is not None


def add_suffix(text: str, draft: Draft, words: Denominators) -> None:
    """Take in the denominator written behind the unit (元/人·月, 元每人每月, 张/千人)."""
    if draft.unit is None or draft.dimension in _UNRATED:
        return
    suffix = words.behind.match(text, draft.end) if text.startswith(("/", "每"), draft.end) else None
    if suffix:
        draft.end = draft.quote_end = suffix.end()
        if suffix["b"] is None and _no_rate(draft, suffix["a"]):
            return
        draft.unit = f"{draft.unit}/{_canonical(words, suffix['a'], suffix['b'])}"
        draft.rate_span = suffix.span()
    elif draft.unit == "元" and not draft.scaled and text.startswith("一", draft.end):
        each = by_the_one_behind(text, draft.end)  # 两百元一位
        if each is not None:
            draft.unit, draft.rate_span = f"元/{each[0]}", (draft.end, each[1])
            draft.end = draft.quote_end = each[1]


def _no_rate(draft: Draft, per: str) -> bool:
    """Whether a stroke parts two words for one thing (3期/次: times; 3125件/床: pieces of bedding)."""
    if draft.dimension in _COUNTED and per == "次":
        return True
    return draft.unit in _PIECES and per in _PIECES and draft.value >= _MANY_PIECES


def add_rate(text: str, draft: Draft, previous: Draft | None, words: Denominators) -> None:
    """Make the unit of ``draft`` a rate when the words in front of it say so.

    ``previous`` is the number before it: 1360元、1000元 and 由A元提高到B元 carry its rate on.
    """
    if draft.unit is None or "/" in draft.unit or draft.dimension in _UNRATED:
        return
    if draft.dimension == "money" and previous is not None and _priced(text, draft, previous):
        return
    stop = draft.quote_start
    offset = stop - _REACH if stop > _REACH else 0
    front = text[offset:stop]
    found = _in_front(front, draft, words)
    if found is not None:
        denominator, start, end = found
        timed = previous is not None and denominator == "人" and (previous.unit or "").startswith("元/人·")
        if previous is not None and previous.unit == "床" and front[start:end] == "每床":
            denominator = "床"  # of quilts, not of beds
        if previous is not None and timed and _SAME_TIME.fullmatch(text, previous.end, draft.quote_start):
            denominator = (previous.unit or "").partition("/")[2]
        draft.unit = f"{draft.unit}/{denominator}"
        draft.rate_span = (offset + start, offset + end)
    elif previous is not None and previous.unit and previous.unit.startswith(draft.unit + "/"):
        between = text[previous.end : draft.quote_start]
        if len(between) <= 12 and _CARRY.fullmatch(between):
            draft.unit, draft.rate_span = previous.unit, previous.rate_span


def _priced(text: str, draft: Draft, previous: Draft) -> bool:
    """Whether a sum of money is the price of one of the things right before it (棉被500床,每床90元): its unit is told by theirs."""
    if draft.scaled or previous.unit is None:
        return False
    if previous.dimension not in _THINGS or previous.unit in _PLACES:
        return False
    between = text[previous.end : draft.quote_start]
    found = _PRICE.fullmatch(between) if "每" in between else None
    if found is None or found["each"] != previous.unit:
        return False
    draft.unit = f"{draft.unit}/{previous.unit}"
    draft.rate_span = (previous.end + found.start("rate"), previous.end + found.end("rate"))
    return True


def _in_front(front: str, draft: Draft, words: Denominators) -> tuple[str, int, int] | None:
    """The denominator said at the end of ``front``, with the offsets of its words there."""
    if _PER_SIGN.search(front) is not None:
        per = _PER.search(front)
        if per and (draft.unit == _BED or per["rate"][0] != "百"):
            many, who = per["many"], per["who"]
            return _MANY.get(many, many) + _PEOPLE.get(who, who), *per.span("rate")
    if draft.dimension in _AVERAGED and _may_average(front):
        return _averaged(front, draft, words) or _each_time(front, draft, words)
    return None


def _may_average(front: str) -> bool:
    """Whether whom an amount is for may be said at the end of ``front``: what says so stands behind its last mark."""
    last = max(front.rfind("每"), front.rfind("均"))
    if last < 0:
        return front.endswith(_TIMES_OF_ONE)
    return _PAUSE.search(front, last) is None or any(word in front for word in _TIMES_OF_ONE)


def _averaged(front: str, draft: Draft, words: Denominators) -> tuple[str, int, int] | None:
    """Whom and how long an amount is for (每人每月, 人均); of other amounts than money only averages are told so."""
    if draft.dimension != "money" and "均" not in front:
        return None
    head = words.head.search(front)
    if head is None or (draft.dimension != "money" and "均" not in head["rate"]):
        return None
    who, when = head["who"], head["when"]
    if who is None and "人" in head["rate"]:
        who = "人"
    names = [words.name(who)] if who else []
    names += [TIMES[when]] if when else []
    return "·".join(names), *head.span("rate")


def _each_time(front: str, draft: Draft, words: Denominators) -> tuple[str, int, int] | None:
    """What a small sum is paid for each time (每份, 每餐)."""
    if draft.dimension != "money" or draft.scaled or (draft.value_max or draft.value) >= _SMALL:
        return None
    each = words.each.search(front)
    return (words.name(each["what"]), *each.span("rate")) if each else None
