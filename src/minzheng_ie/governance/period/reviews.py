"""What is under review: the year before at a meeting, the plan before in a chapter of a five-year plan, a whole whose parts follow."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.period.bases import attributive
from minzheng_ie.governance.period.frame import Said, When
from minzheng_ie.governance.period.openings import founded, in_passing, one_year, opens
from minzheng_ie.governance.period.said import About, Standing
from minzheng_ie.governance.period.values import is_year, trigger_of
from minzheng_ie.text.layout import Sentence


def chapter(about: About, start: int, end: int) -> Said | None:
    """What a heading of a five-year plan is about that names no time: results of the plan before, or shortcomings."""
    if about.reviewed is None:
        return None
    achieved = about.looks.achieved.search(about.text, start, end)
    if achieved is not None:
        return Trigger(*achieved.span(), about.reviewed, "period-reviewed")
    short = about.looks.shortcomings.search(about.text, start, end)
    # Told as they stand, at no time in particular.
    return None if short is None else Trigger(*short.span(), None, "period-shortcomings")


def lead_over(standing: Standing, first: PeriodMention) -> Standing:
    """A later year ends what the year under review governs of the paragraphs behind (总结2016年工作:…。⏎2017年,…)."""
    lead = standing.lead.value if standing.lead is not None else None
    if lead is None or not is_year(lead) or first.year is None or first.year <= int(lead):
        return standing
    return standing._replace(lead=None)


def told_whole(about: About, span: Sentence, mentions: Sequence[PeriodMention]) -> When | None:
    """The year with which a sentence without a number tells a whole whose parts follow (2015年,…圆满完成。⏎其中,投入|360万元)."""
    if len(mentions) != 1:
        return None
    text, looks, first = about.text, about.looks, mentions[0]
    if not (one_year(first) and first.explicit) or attributive(text, first, looks):
        return None
    if founded(text, looks, first, numbers=False) or in_passing(text, looks, first, span.end):
        return None
    if not opens(text, looks, first, span.start, numbers=False):
        return None
    return Governed(first.edtf, trigger_of(first), "sentence")
