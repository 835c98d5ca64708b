"""What rows may ask of a number with a unit, and what they may make of that."""

from __future__ import annotations

from minzheng_ie.governance.unit.frame import SHARES, Frame, Made

_SUM = 50000
"""Yuan: more is no standard for one person."""
_EVERY = 8
_PAYEE = 14
_HOME = 26
"""Characters before a number in which what it is paid for, or who gets it, stands."""

# the unit


def unit(f: Frame) -> bool:
    """Whether a unit is written."""
    return f.quantity.unit is not None


def yuan(f: Frame) -> bool:
    """Whether the unit is 元."""
    return f.unit == f.terms.yuan


def per_time(f: Frame) -> bool:
    """元/月, 元/年."""
    return "/" in f.unit and f.looks.per_time.fullmatch(f.unit) is not None


def whole_or_each(f: Frame) -> bool:
    """元, 元/人."""
    return f.unit.startswith(f.terms.yuan) and f.looks.whole_or_each.fullmatch(f.unit) is not None


def persons(f: Frame) -> bool:
    """Whether the unit is 人."""
    return f.persons


def households(f: Frame) -> bool:
    """Whether the unit is 户."""
    return f.unit == f.terms.household


def countable(f: Frame) -> bool:
    """Whether its unit may be one of a rate: it is none itself, no age and no share."""
    if "/" in f.unit or f.quantity.dimension in SHARES:
        return False
    return f.looks.age.fullmatch(f.unit) is None


# the number


def large(f: Frame) -> bool:
    """Whether it is written in 万 or 亿."""
    quantity = f.quantity
    return f.looks.large.search(f.text, quantity.number_start, quantity.number_end) is not None


def small(f: Frame) -> bool:
    """Whether it may be what one person gets."""
    if not large(f):
        return True
    quantity = f.quantity
    if not (standard(f) and yuan(f)) or quantity.value is None or quantity.value >= _SUM:
        return False
    return f.looks.hundred_million.search(f.text, quantity.number_start, quantity.number_end) is None


def payee(f: Frame) -> bool:
    """Whether persons of whom no number is told are paid (老人每月领取|300元/月): each of them gets it."""
    if f.looks.payee.search(f.text, max(0, f.start - _PAYEE), f.start) is None:
        return False
    return f.looks.payees_counted.search(f.text, f.begun(), f.start) is None


# what it is of


def standard(f: Frame) -> bool:
    """Whether the metric is a standard (低保标准), be it within a longer name (孤儿养育标准)."""
    if any("standard" in token.roles for token in f.head.tokens):
        return True
    return f.looks.named_standard.search(f.metric) is not None


def personal(f: Frame) -> bool:
    """Whether it is of a payment to persons (高龄津贴): each of them gets it."""
    return f.looks.personal.search(f.metric) is not None


def benefit(f: Frame) -> bool:
    """Whether it is of a benefit by its bare name, or of an age at which one is paid (城市低保; 80到89岁)."""
    return f.looks.benefit.search(f.metric) is not None


def each_person(f: Frame) -> bool:
    """人均."""
    return f.looks.each_person.search(f.metric) is not None


def each_household(f: Frame) -> bool:
    """户均."""
    return f.looks.each_household.search(f.metric) is not None


# what a unit may be


def as_written(f: Frame) -> Made:
    """The unit as it is written."""
    return f.written


def wage(f: Frame) -> Made | None:
    """月平均工资|5000元."""
    found = f.looks.wage.search(f.metric)
    if found is None:
        return None
    if found["hour"]:
        return f"{f.terms.yuan}/{found['hour']}", None
    return f.terms.each(f.terms.yuan, found["time"]), None


def each(f: Frame) -> Made | None:
    """元/月, for each person."""
    found = f.looks.per_time.fullmatch(f.unit)
    return None if found is None else (f.terms.each(found["money"], found["time"]), f.quantity.rate_span)


def paid_households(f: Frame) -> bool:
    """每户最高补助|2000元/年."""
    return f.looks.paid_households.search(f.text, max(0, f.start - _HOME), f.start) is not None


def each_home(f: Frame) -> Made | None:
    """元/年, for each household."""
    found = f.looks.per_time.fullmatch(f.unit)
    made = None if found is None else f.terms.each_home(found["money"], found["time"])
    return None if made is None else (made, f.quantity.rate_span)


def level(f: Frame) -> Made | None:
    """月人均补助水平|300元; 家庭年救助标准|300元 is each household's."""
    found = f.looks.level.search(f.metric)
    if found is None:
        return None
    each = f.terms.each if found["home"] is None or found["mean"] else f.terms.each_home
    return each(f.terms.yuan, found["time"] or found["each"]), f.quantity.rate_span


def every(f: Frame) -> Made | None:
    """低保标准每月|760元."""
    found = f.looks.every.search(f.text, max(0, f.start - _EVERY), f.start)
    return None if found is None else (f.terms.each(f.terms.yuan, found["time"]), found.span())


def named(f: Frame) -> Made | None:
    """月人均保障标准|760元."""
    found = f.looks.named.search(f.metric)
    return None if found is None else (f.terms.each(f.terms.yuan, found["time"]), None)


def per_many(f: Frame) -> Made | None:
    """每千名老人床位|32张."""
    found = f.looks.per_many.search(f.metric)
    if found is None:
        return None
    return f"{f.unit}/{found['many']}{found['household'] or f.terms.person}", None


def per_person(f: Frame) -> Made:
    """For each person."""
    return f"{f.unit}/{f.terms.person}", None


def per_household(f: Frame) -> Made:
    """For each household."""
    return f"{f.unit}/{f.terms.household}", None
