"""Sentences that say how many of a kind live in a place (据抽样调查,全县有残疾人2.1万,占总人口的6%): of no programme.

What they are broken down into (从户籍看:城镇残疾人5000人) is of none either. What is done for such people is work, and so is
the register of those with a certificate (持证残疾人).
"""

from __future__ import annotations

from minzheng_ie.governance.programme.about import About, Span
from minzheng_ie.governance.programme.spans import LONGEST, begun
from minzheng_ie.tree.leaves import behind_last

_NONE: Span = (-1, -1)


def lives_there(about: About, position: int, start: int) -> bool:
    """Whether the number at ``position`` counts people of a kind who live in a place, or a part or a share of them.

    start (int): where the text behind the last end of a sentence begins.
    """
    begin = start if start > position - LONGEST else position - LONGEST
    found = about.peopled.get(begin)
    if found is None:
        found = about.peopled[begin] = _counted(about, begin)
    first, last = found
    if not 0 <= first <= position <= last:
        return False
    text = about.text
    clause = behind_last(",;:。\n", text, begin, position)
    return about.words.looks.done_for_them.search(text, max(clause, first), position) is None


def _begin(text: str, position: int) -> int:
    """Where the sentence of ``position`` begins, as far as it is looked at."""
    return max(begun(text, position), position - LONGEST)


def _counted(about: About, begin: int) -> Span:
    """From where to where the sentence that begins at ``begin`` counts such people; -1 where it does not."""
    text, looks, stop = about.text, about.words.looks, begin + LONGEST
    for mark in "。\n":
        at = text.find(mark, begin, stop)
        stop = at if at >= 0 else stop
    if looks.signs_of_a_count.search(text, begin, stop) is not None:
        found = looks.living_there.search(text, begin, stop)
        first = found.start() if found is not None else -1
    elif looks.broken_down_by.match(text, begin) is not None and begin > 0 and text[begin - 1] == "。":
        first = begin if about.peopled.get(_begin(text, begin - 1), _NONE)[0] >= 0 else -1
    else:
        return _NONE
    if first < 0:
        return _NONE
    certified = looks.certified.search(text, first, stop)
    return first, certified.start() if certified is not None else stop
