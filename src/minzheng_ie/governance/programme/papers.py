"""Published information and inquiries (主动公开信息160条): the office's own papers belong to no programme."""

from __future__ import annotations

from minzheng_ie.governance.programme.groups import Groups
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.programme.spans import Mentions
from minzheng_ie.tree.leaves import behind_last

_BACK = 240
"""Characters back to where a list of what was published began."""
_OPENED = 60
"""Characters back to where it is said that information is open."""
_SEVERAL = 2
"""Programmes of one item above which it is of none of them."""


def is_published(text: str, position: int, looks: ProgrammeLooks) -> bool:
    """Whether the number at ``position`` counts papers in a sentence, or a 其中 behind it, on what was published."""
    if looks.papers.match(text, position) is None:
        return False
    if looks.signs_of_papers.search(text, max(0, position - _BACK), position) is None:
        return False
    return looks.published.search(text, _list(text, position, looks), position) is not None


def is_posted(text: str, metric: str, position: int, looks: ProgrammeLooks) -> bool:
    """Whether ``metric`` is information that the number at ``position`` counts that is open, or on a website or a board.

    Or an item of a list of such (公开信息116条。其中养老服务信息|26条), or what is told was published (发布养老服务政策|8条).
    """
    if looks.information.search(metric) is None:
        return looks.issued.match(metric) is not None
    if looks.opened.search(text, max(0, position - _OPENED), position) is not None:
        return True
    if looks.opened_list.search(text, _list(text, position, looks), position) is not None:
        return True
    if looks.posted.search(metric) is None:
        return False
    return looks.board.search(text, max(_sentence(text, position), position - _BACK), position) is not None


def of_one_programme(inside: Mentions, groups: Groups) -> bool:
    """Whether a metric with these mentions names a programme, and not a list of them."""
    named = {m.program for m in inside if not m.cue and m.program is not None}
    return 0 < len(named - groups.sector) <= _SEVERAL


def _list(text: str, position: int, looks: ProgrammeLooks) -> int:
    """Where the sentence of a number begins, or the one before, of which it tells the parts (其中)."""
    begin = _sentence(text, position)
    return _sentence(text, begin - 1) if looks.of_which.match(text, begin) is not None else begin


def _sentence(text: str, position: int) -> int:
    floor = max(0, position - _BACK)
    return behind_last("。\n", text, floor, position) or floor
