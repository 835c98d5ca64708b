"""How exact a number is: by the word in front of it, by itself, by the word behind it, by what its clause says."""

from __future__ import annotations

from minzheng_ie.quantities.model import Draft
from minzheng_ie.quantities.rules import Affix, Modifiers
from minzheng_ie.schema import Modifier

_LED = frozenset("十百千万亿几一两")  # what `Modifiers.before_scale` looks in front of
_AT_LEAST = frozenset({"以上", "及以上", "或以上"})
_REACH = 24
"""Characters in front of a number in which its clause may say how exact it is."""


def settle_modifier(text: str, draft: Draft, words: Modifiers, floor: int, since: int) -> None:
    """The modifier from the word in front, the numeral itself, or the word behind; the quote takes in those that touch.

    ``floor`` is where the quantity before ends, ``since`` where the last one ends that is no date (不到2018年的七成).
    """
    modifier: Modifier = draft.inner
    front = (
        words.in_front(text, floor, draft.start)
        if text[draft.start - 1 : draft.start] in words.ends
        else None
    )
    if front is None and text[draft.start] in _LED:
        front = words.before_scale(text, floor, draft.start)
    if front is not None:
        modifier, draft.quote_start = front
    stop = draft.quote_end
    behind = None
    if text[stop : stop + 1] in words.starts:
        behind = words.behind(text, stop, share=draft.unit == "%")
    if behind is not None:
        said = text[stop : behind[1]]
        draft.quote_end = behind[1]
        if front is None and modifier == "exact":
            least = said in _AT_LEAST and _is_threshold(text, draft, words, floor)
            modifier = "at_least" if least else behind[0]
    if modifier == "exact":
        modifier = _of_clause(text, draft, words, floor, since)
    if modifier == "exact" and draft.shared is not None:
        modifier = draft.shared
    draft.modifier = modifier


def _is_threshold(text: str, draft: Draft, words: Modifiers, floor: int) -> bool:
    """Whether a number with 以上 behind it is the least that is wanted (达到95%以上)."""
    return words.threshold.search(text[max(floor, draft.start - 4) : draft.start]) is not None


def _of_clause(text: str, draft: Draft, words: Modifiers, floor: int, since: int) -> Modifier:
    """What is said further in front (超过全省平均水平12%); in front of a date as well for a share (不到2018年的七成)."""
    start = draft.start
    modifier: Modifier = "exact"
    if draft.dimension != "points":
        front = text[floor if floor > start - _REACH else start - _REACH : start]
        if words.any_ahead.search(front):
            modifier = _said(words.ahead, front)
    if modifier == "exact" and draft.unit == "%" and text[start - 1 : start] == "的":
        modifier = _said(words.share_ahead, text[max(since, start - _REACH) : start])
    return modifier


def _said(affixes: tuple[Affix, ...], front: str) -> Modifier:
    """The modifier of the first of ``affixes`` that is found in ``front``."""
    for affix in affixes:
        if affix.pattern.search(front):
            return affix.modifier
    return "exact"
