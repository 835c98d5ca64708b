"""The period that a time gives, seen from where a number stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.governed import Governed, Level, Trigger
from minzheng_ie.governance.period.frame import Outer, Said, When
from minzheng_ie.governance.period.looks import PeriodLooks

_UP_TO = "../"
_YEAR = 4
"""Characters of a year."""
_SHIFTED = frozenset({"relative", "target", "point", "asof"})


def is_year(period: str | None) -> bool:
    """Whether a period is a calendar year."""
    return period is not None and len(period) == _YEAR and period.isdecimal()


def are_years(period: str | None) -> bool:
    """Whether a period goes from one year to another."""
    first, slash, last = (period or "").partition("/")
    return slash != "" and is_year(first) and is_year(last)


def is_day(period: str | None) -> bool:
    """Whether a period is a day."""
    return period is not None and period.count("-") == 2 and len(period) == len("2023-01-01")


def of_a_plan(found: When) -> When:
    """The time of what is planned: it does not stand as of now, as what was told before it (目前…。其中,将领到|800元)."""
    value, told = found.value, found.trigger
    if value is None or told is None or not value.startswith(_UP_TO) or not is_year(value[len(_UP_TO) :]):
        return found
    return Governed(value[len(_UP_TO) :], told, found.level, found.rows)


def eve(start: str) -> str:
    """The last day, month or year before ``start`` (EDTF)."""
    fields = [int(field) for field in start.split("-")]
    if len(fields) == 3:
        return (date(*fields) - timedelta(days=1)).isoformat()
    if len(fields) == 2:
        year, month = divmod(fields[0] * 12 + fields[1] - 2, 12)
        return f"{year:04d}-{month + 1:02d}"
    return f"{fields[0] - 1:04d}"


def trigger_of(mention: PeriodMention) -> Said:
    """A time as what governs."""
    return Trigger(mention.start, mention.end, mention.edtf, f"period-{mention.kind}")


def shifted(text: str, looks: PeriodLooks, named: Said | None, mention: PeriodMention) -> Said:
    """Words such as 今年 and 年内 mean the year of the section where its heading, ``named``, says a later one."""
    section = named.value if named is not None else None
    if (
        section is not None
        and is_year(section)
        and mention.edtf is not None
        and mention.year is not None
        and mention.kind in _SHIFTED
        and int(section) > mention.year
        and not looks.written_year.search(text, mention.start, mention.end)
    ):
        said = mention.edtf.replace(str(mention.year), section)
        return Trigger(mention.start, mention.end, said, "period-of-section")
    return trigger_of(mention)


def governed(outer: Outer, beside: Sequence[PeriodMention], mention: PeriodMention, level: Level) -> When:
    """What a time says; 全年 is the year that governs outside, unless its year is written or named (去年,…) in the sentence.

    beside (Sequence): the times of its sentence.
    """
    section = outer.section
    trigger = trigger_of(mention) if section is None else shifted(outer.text, outer.looks, section, mention)
    if outer.looks.whole_year.fullmatch(outer.text, mention.start, mention.end):
        if any(_same_year(outer, m, mention) for m in beside):
            return Governed(trigger.value, trigger, level)
        around = outer.outside.value
        if is_year(around):
            trigger = Trigger(mention.start, mention.end, around, "period-whole-year")
    return Governed(trigger.value, trigger, level)


_BY_A_WORD = {("year_word", "relative"), ("year_word_since_event", "open")}
"""Times that say a year by a word: 去年, 自去年改革以来."""


def _same_year(outer: Outer, said: PeriodMention, whole: PeriodMention) -> bool:
    """Whether a time of the sentence says in digits, or by a word before it (去年,…), which year 全年 is."""
    if not said.explicit or said.year != whole.year:
        return False
    if (said.rule, said.kind) in _BY_A_WORD:
        return said.start < whole.start
    if outer.looks.record.match(outer.text, said.end):
        return False
    return outer.looks.written_year.search(outer.text, said.start, said.end) is not None
