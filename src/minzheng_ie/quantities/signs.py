"""What a sign in front of a number says: a value below zero, or a change (同比-4.6%, ↓3.2%)."""

from __future__ import annotations

from functools import lru_cache

import regex

from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.rows import SignRule
from minzheng_ie.quantities.rules import Dirs, alternation
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import Change

_ARROWS: dict[str, Change] = {
    **dict.fromkeys("↑↗▲△⇧", "increase"),
    **dict.fromkeys("↓↘▼▽⇩", "decrease"),
}


RULE_FILES: dict[str, type[Rule]] = {"signs.yaml": SignRule}


@dataclass(frozen=True, slots=True)
class Signs:
    """The words in front of signs, compiled to match where the sign stands."""

    compared: regex.Pattern[str]
    balance: regex.Pattern[str]
    net: regex.Pattern[str]


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign at a number.

    start (int): where it stands. minus (bool): it is a minus. change: what the number is a change by; None for a
    level. signed (bool): the value keeps the sign. bracket (bool): it stands behind an opening bracket, so that a
    share is a change by so much and anything else a level. unread (bool): nothing tells what it means.
    """

    start: int
    minus: bool
    change: Change | None = None
    signed: bool = False
    bracket: bool = False
    unread: bool = False


@lru_cache(maxsize=8)
def signs(dirs: Dirs) -> Signs:
    """The sign words of ``dirs``, compiled. Raises PatternError."""
    rules = read_rules("signs.yaml", SignRule, dirs)

    def of(kind: str) -> str:
        return alternation(form for rule in rules if rule.kind == kind for form in rule.forms)

    link = r"(?:为|是|了|约|:|数|额|率|值| )*$"
    return Signs(
        compile_alike(rf"(?:{of('compared')}|[较比][^,。;:!?()0-9\n]{{1,6}}){link}"),
        compile_alike(of("balance") + link),
        compile_alike(of("net") + link),
    )


SIGNS = frozenset("-+") | frozenset(_ARROWS)
_REACH = 16
_CJK = compile_alike(r"[一-鿿]")


def sign_at(text: str, start: int, words: Signs, floor: int = 0) -> Sign | None:
    """The sign of the number at ``start`` (which may be the sign itself); None when there is none to be read.

    floor (int): where the quantity before ends; a sign that touches it is a dash.
    """
    at = start if text[start] in "-+" else start - 1
    if at < 0 or at < floor:
        return None
    char = text[at]
    arrow = _ARROWS.get(char)
    if arrow is not None:
        return Sign(at, False, arrow)
    if char not in "-+" or (at == floor and floor > 0):
        return None
    minus = char == "-"
    front = text[max(0, at - _REACH) : at]
    if words.net.search(front):
        return Sign(at, minus, "increase", signed=True)
    if words.balance.search(front):
        return Sign(at, minus, signed=True)
    change: Change = "decrease" if minus else "increase"
    if words.compared.search(front):
        return Sign(at, minus, change)
    if front.endswith("("):
        return Sign(at, minus, change, bracket=True)
    if minus and at < start and _CJK.match(front[-1:]):
        return Sign(at, minus, unread=True)
    return None
