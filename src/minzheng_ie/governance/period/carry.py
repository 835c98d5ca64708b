"""What sentences, paragraphs and headings say of the time of those behind them: a value that is handed on."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.period.at_present import outlived, stated, summed, told_years
from minzheng_ie.governance.period.bases import attributive
from minzheng_ie.governance.period.frame import Before, Said, When
from minzheng_ie.governance.period.kinds import GOVERNS
from minzheng_ie.governance.period.lists import listed_from
from minzheng_ie.governance.period.openings import (
    background,
    event_day,
    first_time,
    founded,
    heads_section,
    in_passing,
    lasts,
    marked_day,
    one_year,
    only_adds,
    opens,
    past_year,
    reviewed,
    rule_begun,
    series,
    surveyed,
    told_later,
)
from minzheng_ie.governance.period.reviews import chapter, lead_over
from minzheng_ie.governance.period.said import About, Standing
from minzheng_ie.governance.period.values import shifted, trigger_of
from minzheng_ie.governance.standing import section_of, sections_behind
from minzheng_ie.rules.looks import ends
from minzheng_ie.text.layout import Sentence

_CARRIES = frozenset({"point", "range", "open", "relative", "span", "null"})
_BRIEF = frozenset({"open", "span"})
_STATES = frozenset({"asof", "relative"})
_FOLLOWS = 4
_ABOVE_ITEMS = 1  # the level of a line that leads on to headings of the second
_REACH = 2
"""Sentences for which a 以来 or 五年来 goes on governing."""


def turned(standing: Standing, year: Said) -> Standing:
    """The plan part begins: numbers without a time of their own are about its year."""
    now = standing
    return Standing(year, numbers=now.numbers, begun=now.begun, in_item=now.in_item, planning=True)


def headed(
    standing: Standing, about: About, level: int, mentions: Sequence[PeriodMention], span: tuple[int, int]
) -> Standing:
    """A heading that names a period governs its section; in the plan part, a plan as such (“十五五”) does not.

    span (tuple): its clean offsets. In a five-year plan a chapter on results is about the plan before.
    """
    named = [m for m in mentions if _names_section(standing, about, m, span)]
    one = len({m.edtf for m in named}) == 1
    trigger = trigger_of(named[0]) if one else chapter(about, *span)
    if one and named[0].kind == "asof" and about.text[span[1] - 1] == ":":
        level = min(level, _ABOVE_ITEMS)
    sections = sections_behind(standing.sections, level, trigger)
    return standing._replace(
        section=section_of(sections),
        sections=sections,
        block=None,
        item=None,
        lead=None,
        pending=None,
        numbers=False,
        begun=False,
        in_item=False,
        first_item=False,
        state=None,
        goal=None,
        rule=None,
    )


def _names_section(standing: Standing, about: About, mention: PeriodMention, span: tuple[int, int]) -> bool:
    """Whether a time in a heading is that of its section."""
    if standing.planning and mention.rule.startswith("plan"):
        return False
    return heads_section(about.text, mention, *span)


def new_block(standing: Standing) -> Standing:
    """A new paragraph."""
    announced = standing.pending is not None and not standing.numbers
    lead = standing.pending if announced else standing.lead
    ruled = standing.ruled or not standing.numbers
    return Standing(  # all else ends with the paragraph
        standing.document,
        standing.section,
        standing.sections,
        standing.asked or lead,
        lead=lead,
        brief=standing.brief,
        set_out=standing.set_out,
        planning=standing.planning,
        rule=standing.rule if ruled else None,
        ruled=ruled and standing.rule is not None,
        event=standing.event,
        survey=standing.survey,
        aim=standing.aim if standing.listed else standing.goal,
        listed=standing.listed,
        parts=standing.parts,
    )


def new_item(standing: Standing) -> Standing:
    """A new item within a paragraph."""
    begun = standing.begun
    if standing.item is None is standing.state and standing.goal is None:
        if standing.in_item == begun and standing.first_item is not begun:
            return standing
        return standing.of_item(None)
    return standing.of_item(None)._replace(state=None, goal=None)


def asked(standing: Standing, about: About, mentions: Sequence[PeriodMention]) -> Standing:
    """A paragraph that asks about a year to come: the answer is about it, too."""
    for mention in mentions:
        if mention.kind in ("relative", "target") and mention.edtf is not None and len(mention.edtf) == 4:
            if about.now is None or int(mention.edtf) <= about.now:
                return standing
            return standing._replace(asked=shifted(about.text, about.looks, standing.section, mention))
    return standing


def numbered(before: Before, place: tuple[int, int], found: When, *, base: bool, of_which: bool) -> Before:
    """A number's period is found. place (tuple): where its sentence begins, and it; base (bool): it has a time of its own."""
    said = None if base else (*place, found)
    if of_which:
        return Before(before.found, said)
    return Before(found if found.trigger is not None else None, said)


def left(
    standing: Standing, about: About, span: Sentence, mentions: Sequence[PeriodMention], *, numbers: bool
) -> Standing:
    """A sentence ends: what it said at its head is carried to those that follow it in the paragraph."""
    now = _further(standing, numbers=numbers)
    if not mentions:
        return now
    if any(m.rule == "masked" for m in mentions):
        return now._replace(item=None, block=None, state=None, goal=None, rule=None, event=None, survey=None)
    text, looks = about.text, about.looks
    start = span.start
    now = _passed(now, about, span, mentions, numbers=numbers)
    first = first_time(text, looks, mentions)
    if first is None or attributive(text, first, looks):
        return now
    if (grown := told_later(text, looks, first, mentions, numbers=numbers)) is not None:
        first, start = grown, grown.start
    if not numbers and background(text, looks, first, about.now):
        return now
    if numbers and series(text, first, mentions):
        return now._replace(item=None, block=None)
    if founded(text, looks, first, numbers=numbers):
        return now._replace(item=None, block=None)  # of another subject, and its story
    if not _stands_at_its_head(about, first, (start, span.end), numbers=numbers):
        return now
    return _carried(
        _announced(now, about, first, span.end, numbers=numbers),
        about,
        (first, start),
        mentions,
        numbers=numbers,
    )


def _passed(
    standing: Standing, about: About, span: Sentence, mentions: Sequence[PeriodMention], *, numbers: bool
) -> Standing:
    """A sentence with times: what they say for those behind it wherever they stand in it, and what they end."""
    now = standing
    if named := [m for m in mentions if m.kind in GOVERNS]:
        now = _ongoing(_aimed(now, about, named[-1], span), about, named, span)
        now = summed(now, named) if numbers else now
    return outlived(now, mentions) if numbers else now


def _ongoing(standing: Standing, about: About, named: Sequence[PeriodMention], span: Sentence) -> Standing:
    """A rule, an event or a survey that a sentence tells; its times, ``named``, end those before."""
    text, looks = about.text, about.looks
    rule = rule_begun(text, looks, named[-1], span.end)
    event = event_day(text, looks, named, span.start)
    survey = surveyed(text, looks, named, span.start)
    if rule is standing.rule and event is standing.event and survey is standing.survey:
        return standing
    return standing._replace(rule=rule, event=event, survey=survey)


def _stands_at_its_head(
    about: About, first: PeriodMention, sentence: tuple[int, int], *, numbers: bool
) -> bool:
    """Whether a time opens what its sentence tells, and lasts longer than that. sentence (tuple): where it begins and ends."""
    text, looks = about.text, about.looks
    if in_passing(text, looks, first, sentence[1]):
        return False
    lasting = lasts(first) or marked_day(text, looks, first, sentence[0])
    return lasting and opens(text, looks, first, sentence[0], numbers=numbers)


def _further(standing: Standing, *, numbers: bool) -> Standing:
    """A sentence further on. numbers (bool): whether it has any."""
    if standing.begun and not standing.brief and standing.numbers >= numbers:
        return standing
    return standing.further(numbers=numbers)


def _aimed(standing: Standing, about: About, last: PeriodMention, span: Sentence) -> Standing:
    """到2027年 goes on for the goals of the sentences behind it, until another time is said. last: the last time of this one."""
    if last.kind != "target" or not last.explicit or last.edtf is None:
        if standing.goal is None and not standing.set_out:
            return standing
        return standing._replace(goal=None, set_out=False)
    if only_adds(about.text, about.looks, span, last):
        return standing
    set_out = about.looks.set_out.search(about.text, span.start, last.start) is not None
    return standing._replace(goal=trigger_of(last), set_out=set_out)


def _announced(
    standing: Standing, about: About, first: PeriodMention, end: int, *, numbers: bool
) -> Standing:
    """What a sentence without a number, which ends at ``end``, says for the paragraphs behind its own, should there be no
    number in it."""
    if numbers or standing.in_item:
        return standing
    if first.kind in _STATES and about.looks.as_follows.search(
        about.text, max(first.end, end - _FOLLOWS), end
    ):
        return standing._replace(pending=trigger_of(first), numbers=False)  # 截至6月1日,各地灾情如下:
    if first.kind in ("span", "range") and not (standing.numbers and first.kind == "range"):
        pending = standing.pending or shifted(about.text, about.looks, standing.section, first)
        return standing._replace(pending=pending, numbers=False)
    if (
        first.kind == "open"
        and about.text[end - 1] == ":"
        and not ends(about.looks.begins, about.text, first.end)
    ):
        return standing._replace(pending=trigger_of(first), numbers=False)  # 2019年以来主要做了:
    lasting = standing.lead is not None or about.default is None  # several years govern, or none
    if one_year(first) and not standing.numbers and lasting:
        # 刚刚过去的2024年,… after five years under review
        return standing._replace(pending=shifted(about.text, about.looks, standing.section, first))
    return standing


def _carried(
    standing: Standing,
    about: About,
    opening: tuple[PeriodMention, int],
    mentions: Sequence[PeriodMention],
    *,
    numbers: bool,
) -> Standing:
    """What the time that opens a sentence says for those behind it. opening (tuple): it, and where the sentence begins."""
    first, start = opening
    text, looks = about.text, about.looks
    if one_year(first):
        if reviewed(text, looks, first):
            told = shifted(text, looks, standing.section, first)
            return standing._replace(lead=told, state=None, item=told, block=told)
        standing = lead_over(standing, first)
        if past_year(text, looks, start, first.end):
            standing = standing._replace(lead=shifted(text, looks, standing.section, first))
        elif numbers and standing.lead is not None and "/" in (standing.lead.value or ""):
            return standing  # one year's figure in a review of several
    if first.kind == "asof":
        return stated(standing, about, first)
    if first.kind not in _CARRIES or ends(looks.begins, text, first.end):
        return standing
    trigger = listed_from(text, looks, mentions, first) or shifted(text, looks, standing.section, first)
    if not _is_brief(standing, about, first):
        block = standing.block or (None if _ends_with_item(standing, about, trigger) else trigger)
        return standing._replace(state=None, item=trigger, block=block)
    if standing.pending is not None and not numbers and not standing.in_item:
        return standing._replace(state=None, brief=_REACH, item=None, block=trigger)
    return standing._replace(state=None, brief=_REACH, item=trigger)


def _ends_with_item(standing: Standing, about: About, told: Said) -> bool:
    """Whether a time ends with the item that says it: any of a further item, some years of the first (一是2019至2021年连续3年…)."""
    return standing.in_item or (standing.first_item and told_years(about.text, told))


def _is_brief(standing: Standing, about: About, first: PeriodMention) -> bool:
    """Whether a time governs only the next sentences (2020年以来, 五年来)."""
    if first.kind in _BRIEF:
        return True
    recent = about.looks.recent_years.fullmatch(about.text, first.start, first.end) is not None
    return first.kind == "null" and not recent and standing.numbers
