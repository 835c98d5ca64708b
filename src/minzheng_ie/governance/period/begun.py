"""What rows may ask of the time at which something was begun, of which what is told since then is."""

from __future__ import annotations

from minzheng_ie.governance.period.frame import Candidate


def gone_by(c: Candidate) -> bool:
    """Whether it is of a year before the one that governs around it."""
    around, year = c.frame.outer.outside.value, c.mention.year
    if year is None:
        return False
    return around is None or not around[:4].isdecimal() or int(around[:4]) > year


def launches(c: Candidate) -> bool:
    """2004年5月|启动, in a year gone by: what is told in all is of since then."""
    frame, mention = c.frame, c.mention
    if mention.kind != "point" or frame.looks.launches.match(frame.text, mention.end) is None:
        return False
    return frame.looks.cumulative.search(frame.text, mention.end, frame.position) is not None and gone_by(c)


def launches_that(c: Candidate) -> bool:
    """2013年|启动集中供养,已供养300人."""
    mention = c.mention
    if mention.kind != "point" or c.frame.looks.launches_that.match(c.frame.text, mention.end) is None:
        return False
    return gone_by(c)
