"""Years that a page made unreadable (20xx年, 二〇××年): a text that tells no other year does not tell when what it says was."""

from __future__ import annotations

from collections.abc import Iterator

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.mention import PeriodMention

# 李××年近七旬: a name, and how old
_MASKED = compile_re(
    r"(?<![0-9A-Za-z])(?:(?:19|20|二[〇零○0])(?:[xX×*＊_○□]{1,4}|[0-9][xX×*＊_□])年"
    r"|[xX×*＊]{2,4}年(?![龄近过均纪满幼轻老收薪])|[xX×*＊]年(?=[底末度初]|[xX×*＊0-9]{1,2}月))(?!级)"
)
_MASK = compile_re(r"[xX×*＊_○□]年")  # how each of them ends


def masked_years(text: str, start: int = 0, stop: int | None = None) -> Iterator[tuple[int, int]]:
    """Where such years stand in ``text[start:stop]``, in order."""
    end = len(text) if stop is None else stop
    if _MASK.search(text, start, end) is not None:
        yield from (match.span() for match in _MASKED.finditer(text, start, end))


def masked_mention(start: int, end: int) -> PeriodMention:
    """Such a year as a time: it governs what it stands before, and dates nothing."""
    return PeriodMention(start, end, None, "null", "masked", None, True)
