"""Words of programmes in slogans and glosses (“三救”(救灾、救助), 以“养老、托幼”为主题): they say what is meant, not what is done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.rules.alike import compile_alike

_BEFORE = "“、(指焦"  # characters before a word that may be one of a slogan
_REACH = 40  # characters that a slogan may hold
_MEANT = compile_alike(
    r"[^“”(),。;\d]{0,40}”为(?:主要|重要|核心)?(?:主题|内容|目标|宗旨|理念|重点|抓手|主线|原则|核心|载体)"
)


def spoken_of(text: str, mentions: Sequence[ProgrammeMention]) -> Iterator[ProgrammeMention]:
    """The mentions that are no part of a slogan or of its gloss, in order."""
    for mention in mentions:
        if text[mention.start - 1 : mention.start] not in _BEFORE or not _slogan(text, mention):
            yield mention


def _slogan(text: str, mention: ProgrammeMention) -> bool:
    if text[mention.start - 1 : mention.start] == "焦":
        return _one_of_several(text, mention)
    floor = max(0, mention.start - _REACH)
    bracket = text.rfind("(", floor, mention.start)
    if bracket > 0 and text[bracket - 1] == "”" and text.find(")", bracket, mention.start) < 0:
        close = text.find(")", mention.end, mention.end + _REACH)
        return close >= 0 and "、" in text[bracket:close]
    quote = text.rfind("“", floor, mention.start)
    if quote < 0 or text.find("”", quote, mention.start) >= 0:
        return False
    return _MEANT.match(text, mention.end) is not None


def _one_of_several(text: str, mention: ProgrammeMention) -> bool:
    """聚焦甲、聚焦乙: aims listed side by side, where a word for who is helped still tells more than no word."""
    if mention.cue:
        return False
    before = text[max(0, mention.start - 16) : mention.start - 2]
    after = text[mention.end : mention.end + 12]
    return "聚焦" in after.partition(",")[0] or (before.endswith("、") and "聚焦" in before)
