"""What ends the time of what was told before: what is done once more (此次,又…), and what stands today (截至目前,…); and the
goal that a list is below."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.period.frame import Said
from minzheng_ie.governance.period.openings import one_year
from minzheng_ie.governance.period.said import About, Standing
from minzheng_ie.governance.period.values import is_year, trigger_of

_PHRASE = "phrase:"  # 目前, and no day
_YEAR, _YEARS = len("2018"), len("2018/2020")
_MARKED = 8
"""Characters of a line before its first sentence: the dash of an item and blanks."""


def anew(standing: Standing, about: About, start: int) -> Standing:
    """A sentence, which begins at ``start``, of what is done once more, or was done beside what is to come: the time told before ends."""
    standing = below(standing, about, start)
    if standing.item is None is standing.block:
        return standing
    again = about.looks.once_more.match(about.text, start)
    if again is None and (
        not _to_come(standing, about) or about.looks.done_beside.match(about.text, start) is None
    ):
        return standing
    return standing._replace(item=None, block=None, state=None, event=None)


def _to_come(standing: Standing, about: About) -> bool:
    """Whether what was told before is of a year to come."""
    value, now = standing.outside.value, about.now
    return now is not None and value is not None and value[:_YEAR].isdecimal() and int(value[:_YEAR]) > now


def below(standing: Standing, about: About, start: int) -> Standing:
    """A sentence; where it begins a paragraph behind one that ended with a goal (到2020年,…), as an item of its list it is of that time."""
    if standing.begun:
        return standing
    standing = _broken_down(standing, about, start)
    if standing.aim is None:
        return standing
    line = about.text.rfind("\n", max(0, start - _MARKED), start) + 1
    if not _itemized(about, line or start, listed=standing.listed):
        return standing._replace(aim=None, listed=False)
    block = standing.block or standing.aim
    return standing._replace(block=block, goal=standing.aim, set_out=True, listed=True)


def _itemized(about: About, start: int, *, listed: bool) -> bool:
    """Whether a line that begins at ``start`` is an item of a list: behind a dash, the first by its number, or one of a list (``listed``) that goes on."""
    looks, text = about.looks, about.text
    if looks.dashed.match(text, start) is not None or looks.first_item.match(text, start) is not None:
        return True
    return listed and looks.list_item.match(text, start) is not None


def _broken_down(standing: Standing, about: About, start: int) -> Standing:
    """A paragraph that breaks down the sums told last (收入方面,其中募集…) is of their years."""
    if standing.parts is None:
        return standing
    if about.looks.breakdown.match(about.text, start) is None:
        return standing._replace(parts=None)
    return standing._replace(block=standing.block or standing.parts)


def stated(standing: Standing, about: About, first: PeriodMention) -> Standing:
    """A sentence that opens with 截至…; behind 截至目前 go on no year and no years before the one at hand."""
    block = standing.block
    if block is not None and first.rule.startswith(_PHRASE):
        last = (block.value or "")[-_YEAR:]
        gone = is_year(block.value) or (standing.lead is None and told_years(about.text, block))
        block = None if gone and (about.now is None or int(last) < about.now) else block
    return standing._replace(state=trigger_of(first), item=None, block=block)


def told_years(text: str, block: Said) -> bool:
    """Whether what governs are years that a sentence tells by their numbers (2018—2020年连续三年提高标准)."""
    return len(block.value or "") == _YEARS and text[block.start : block.start + _YEAR].isdecimal()


def summed(standing: Standing, named: Sequence[PeriodMention]) -> Standing:
    """A sentence with numbers: the span of months or years whose sums it tells, for paragraphs that break them down."""
    last = named[-1]
    several = (
        not any(m.explicit for m in named[:-1])
        and last.kind == "range"
        and last.explicit
        and not last.rule.startswith("plan")
    )
    parts = trigger_of(last) if several and (last.edtf or "")[:4] != f"{last.year}" else None
    return standing if parts is standing.parts else standing._replace(parts=parts)


def outlived(standing: Standing, mentions: Sequence[PeriodMention]) -> Standing:
    """A sentence with numbers of a later year than that at whose end things stood as told (截至2015年底,…。为此,2016年新建3所。)."""
    state = standing.state
    if state is None or not (state.value or "").startswith("../"):
        return standing
    year = (state.value or "")[3:7]
    later = any(one_year(m) and m.explicit and (m.edtf or "") > year for m in mentions)
    return standing._replace(state=None, item=None, block=None) if later else standing
