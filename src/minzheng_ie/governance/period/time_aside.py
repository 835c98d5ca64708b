"""What rows may ask of times that say something else than when what is counted was: for what year one pays, when a place got its name."""

from __future__ import annotations

from minzheng_ie.governance.period.frame import Candidate
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


def named_then(c: Candidate) -> bool:
    """Whether something only got its name then (所在地2012年|被确定为…,现有村民45户)."""
    found = c.frame.looks.named_then.match(c.frame.text, c.mention.end)
    return found is not None and found.end() <= c.frame.position
