"""Heads and labels that a copy broke in two: what is open goes on in the next cell or on the next line."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re, compile_regex

# A head that compares (2008年比), joins or opens a bracket, and has not said what.
_OPEN = compile_re(r"(?:(?:(?:19|20)\d\d年?|[上去]年)[比较]|与|和|及|或|的|、|/|各类|\([^()]*)\Z")
# How much has changed, which ends a head that compares; years and 上年 may stand before it.
_GROWTH = compile_re(r"(?:增减|增长|增加|升降|增幅|增速|变化|变动|±|\+-)[^\d|]{0,8}\Z|[%‰)]\Z")
_COMPARES = compile_re(r"(?:19|20)\d\d年?(?:比|较)|(?:比|较)上年")
_OTHER_OPEN = compile_re(r"(?:\b(?:of|and|or|with|in|for|the|by|to|from|on|at|per)|[,\-&/])\Z", 2)
_UNIT = compile_regex(r"\([^()\d]{1,10}\)")


def is_open(text: str) -> bool:
    """Whether a head or label (without blanks) says that it goes on."""
    return _OPEN.search(text) is not None


def opens_growth(text: str) -> bool:
    """Whether a head compares with a year, and has not said how much has changed (2008年比)."""
    return text[-1:] in ("比", "较") and is_open(text)


def is_open_in_english(text: str) -> bool:
    """Whether a name in English goes on."""
    return _OTHER_OPEN.search(text.rstrip()) is not None


def is_whole_growth(text: str) -> bool:
    """Whether a head that compares has said how much has changed (2008年比2007年增减%)."""
    return _COMPARES.match(text) is not None and _GROWTH.search(text) is not None


def is_other(text: str) -> bool:
    """Whether a cell is in another language, or a number that such a name ends with (over 2007)."""
    return text.isascii()


def is_unit_alone(text: str) -> bool:
    """Whether a cell is nothing but a unit in brackets, which is of what stands above it."""
    return _UNIT.fullmatch(text) is not None
