"""The marks of labels: numbers of lists, 其中, several labels in a cell, words of another language."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re, compile_regex

_BLANKS = compile_re(r"\s+|[\u200b-\u200f\ufeff]")
_HAN = compile_regex(r"\p{Han}")
_NUMBERINGS = (
    compile_re(r"[一二三四五六七八九十]{1,3}[、.](?!\d)|第[一二三四五六七八九十]{1,3}(?:部分|类)[:、]?"),
    compile_re(r"\([一二三四五六七八九十]{1,3}\)[、.]?"),
    compile_re(r"\d{1,2}(?:[、.](?!\d)|(?<!\d)\))"),
    compile_re(r"\(\d{1,2}\)[、.]?"),
    compile_re(
        r"[①-⑳]|\([a-zA-Z]\)|[A-Za-z][、.)](?![A-Za-z])|(?!I)[A-Z](?=[\u4e00-\u9fff])(?!.[级类型座区栋等股])"
    ),
    compile_re(r"(?:[Ⅰ-Ⅻ]|I{1,3}|IV|VI{0,3})[、.]?(?=[\u4e00-\u9fff])"),
)
"""Marks of numbered labels, those of a higher level first."""
_DEEP = compile_re(r"(\d{1,2}(?:\.\d{1,2}){1,3})(?![\d%])[、.]?")
_OF_WHICH = compile_re(r"其中(?:[:、,])?(?!的)|#|[-—]{1,2}(?=[\u4e00-\u9fff])")
_NEXT = compile_re(r"(?<=\S) +(?=[一二三四五六七八九十]{1,3}、)")
_LATIN = compile_re(
    r"\([^()\u4e00-\u9fff]*[A-Za-z]{3}[^()\u4e00-\u9fff]*\)?|[A-Za-z][A-Za-z0-9 ,.'&:;/%\-]*[A-Za-z.]"
)
_SHORT = compile_re(r"[IVX]{1,4}|[A-Z]{3,4}")
"""Roman numerals, and short names as Chinese has them (人均GDP)."""


def pieces(text: str) -> list[str]:
    """The labels that a cell holds: a number of the list behind a blank begins the next (一、… 二、…)."""
    return [piece for piece in _NEXT.split(text) if piece.strip()] if " " in text.strip() else [text]


def own_language(text: str) -> tuple[str, bool]:
    """The text without blanks and without its translation; whether there is nothing but a foreign text."""
    if text.isascii():
        latin = sum(map(str.isalpha, text)) > 2 + sum(map(str.isdigit, text))
        return _BLANKS.sub("", text), latin
    if _HAN.search(text) is not None:
        text = _LATIN.sub(lambda m: m[0] if len(m[0]) < 3 or _SHORT.fullmatch(m[0]) else " ", text)
    return _BLANKS.sub("", text), False


def marks(text: str) -> tuple[str, int | None, bool]:
    """The text without its numbering and 其中; the level of the numbering."""
    level = None
    deep = _DEEP.match(text)
    if deep is not None:
        level, text = 1 + deep[1].count("."), text[deep.end() :]
    else:
        for at, pattern in enumerate(_NUMBERINGS):
            match = pattern.match(text)
            if match is not None and match.end() < len(text):
                level, text = at, text[match.end() :]
                break
    part = _OF_WHICH.match(text)
    if part is not None:
        text = text[part.end() :]
        inner, _, _ = marks(text) if text else ("", None, False)
        return inner, level, True
    return text, level, False
