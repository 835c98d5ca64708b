"""What rows may ask of times that say something else than when what is counted was: for what year one pays, when a place got its name."""

from __future__ import annotations

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.period.frame import Candidate
from minzheng_ie.governance.period.looks import PeriodLooks
from minzheng_ie.rules.looks import ends

_NEAR = 12
"""Characters before a time in which its verb stands."""


def done_then(c: Candidate) -> bool:
    """6月底|已经完工;."""
    return c.frame.looks.done_then.match(c.frame.text, c.mention.end) is not None


def paid_for(c: Candidate) -> bool:
    """Whether it is the time for which something is paid, behind the one in which it is (2014年发放|2013年优待金)."""
    looks, text, mention = c.frame.looks, c.frame.text, c.mention
    if (
        not c.at
        or not c.before[c.at - 1].explicit
        or not ends(looks.paid_for, text, mention.start, longest=_NEAR)
    ):
        return False
    return looks.paid_noun.match(text, mention.end) is not None


def gone_through(c: Candidate) -> bool:
    """Whether it is that of what is gone through, not when it is (对|2000年以来的文件进行全面梳理)."""
    looks, text, mention = c.frame.looks, c.frame.text, c.mention
    return (
        ends(looks.of_what, text, mention.start) and looks.gone_through.match(text, mention.end) is not None
    )


def of_a_move(c: Candidate) -> bool:
    """Whether the number is a level of a change itself (由400元提高到|620元)."""
    return c.frame.place.role is not None


def honour(c: Candidate) -> bool:
    """Whether it is that of an honour (荣获|2016年度全省先进单位称号)."""
    return of_an_honour(c.frame.text, c.mention, c.frame.looks)


def in_force(c: Candidate) -> bool:
    """Whether a law or a rule came into force then (《慈善法》|2016年9月1日施行)."""
    return came_into_force(c.frame.text, c.mention, c.frame.looks)


def of_an_honour(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a time is that of an honour, which says nothing of when anything else was."""
    return ends(looks.honoured, text, mention.start, longest=_NEAR) and (
        looks.honour.match(text, mention.end) is not None
    )


def came_into_force(text: str, mention: PeriodMention, looks: PeriodLooks) -> bool:
    """Whether a law or a rule that is named right before a time came into force then."""
    return ends(looks.of_a_paper, text, mention.start) and (
        looks.in_force.match(text, mention.end) is not None
    )


def named_then(c: Candidate) -> bool:
    """Whether something only got its name then (所在地2012年|被确定为…,现有村民45户)."""
    found = c.frame.looks.named_then.match(c.frame.text, c.mention.end)
    return found is not None and found.end() <= c.frame.position
