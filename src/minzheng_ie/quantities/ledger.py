"""The numerals of a text that no quantity holds, so that the ledger covers every one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from minzheng_ie.compiled import compile_re
from minzheng_ie.quantities.amounts import CHINESE
from minzheng_ie.quantities.script import FINANCIAL
from minzheng_ie.schema import SkipReason
from minzheng_ie.text.conversion import RARE

# Digits of every script; numerals in circles, brackets and with full stops; Chinese and financial numerals. The
# financial ones that are parts of words as well (参加, 队伍, 大陆, 收拾) only beside another numeral.
_OFTEN_WORDS = "参參伍陆陸"
_SURE = "".join(char for char in FINANCIAL if char not in _OFTEN_WORDS)
_CIRCLED = "①-⒛⓪-⓿❶-➓㈠-㈩㉈-㉏㉑-㉟㊀-㊉㊱-㊿"
_RARE = "\U0001f100\U0001f10b\U0001f10c"  # with `_CIRCLED` all that Unicode names so
# Decimal digits of the other scripts of the basic plane: the first of each ten.
_ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀႐០᠐᥆᧐᪀᪐᭐᮰᱀᱐꘠꣐꤀꧐꧰꩐꯰０"
_OTHERS = "".join(f"{zero}-{chr(ord(zero) + 9)}" for zero in _ZEROS)
_COMMON = f"0-9{_OTHERS}{_CIRCLED}{CHINESE}萬億兩{_SURE}{_OFTEN_WORDS}"
_NUMERALS = compile_re(rf"[{_COMMON}]+")
_ALL_NUMERALS = compile_re(rf"[\d{_COMMON}{_RARE}]+")
_WORDS = frozenset(_OFTEN_WORDS)
_IN_CIRCLES = compile_re(rf"[{_CIRCLED}{_RARE}]")
_DIGIT = compile_re(r"\d")


def unread(text: str, known: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, SkipReason]]:
    """The stretches of numerals that lie in no span of ``known``.

    text (str): the original document. known (iterable): spans of claims and skipped numbers, in order and apart.
    RETURNS (iterator): start and end (code points, end exclusive) and why it is no claim: ``list_marker`` for numerals
        in circles, ``no_unit`` for digits (of other scripts), ``word`` for Chinese ones.
    """
    spans = iter(known)
    span = next(spans, None)
    numerals = _NUMERALS if RARE.search(text) is None else _ALL_NUMERALS
    for match in numerals.finditer(text):
        start, end = match.span()
        if end - start == 1 and text[start] in _WORDS:
            continue
        while span is not None and span[1] <= start:
            span = next(spans, None)
        while start < end:
            if span is None or span[0] >= end:
                yield start, end, _reason(text, start, end)
                break
            if start < span[0]:
                yield start, span[0], _reason(text, start, span[0])
            start = span[1]
            if start < end:
                span = next(spans, None)


def _reason(text: str, start: int, end: int) -> SkipReason:
    if _IN_CIRCLES.search(text, start, end) is not None:
        return "list_marker"
    return "no_unit" if _DIGIT.search(text, start, end) is not None else "word"
