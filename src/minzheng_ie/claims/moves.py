"""The two levels of a move: 由A提高到B, 在A的基础上增加到B, 比上年的A减少C. A is its base, B what it came to."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng_ie.claims.rows import MoveRule
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.rules.looks import Look
from minzheng_ie.schema import Role

if TYPE_CHECKING:
    import regex


RULE_FILES: dict[str, type[Rule]] = {"moves.yaml": MoveRule}

# A sentence is read with each of its numbers as one character and each time as another.
_NUMBER, _TIME = "\ue000", "\ue001"
_PRIVATE = compile_regex("[\ue000\ue001]")
# With which mentions of a time may begin (比上年) and end (2019年起): they stay.
_LEADING = "由从比较与在到至"
_TRAILING = ("以来", "开始", "起")

# Lists are taken whole or not at all (possessive): what may be read in two ways would be read in all of them.
# N a number, T a time, V a verb of moves, B a word of bases, W a word of now; `a` are bases, `b` what they came to.
_PARTS = {
    "<also>": r"(?:[、和与及]|以及)<light>",
    "<light>": r"(?:T|B|W|的|了|约|近|不足|平均|[户人月年]均|每[^,。;:、N]{1,3}){0,6}",
    "<gap>": r"(?:(?!T(?:起|开始|以来))[^,。;:!?、N将把对给向]){0,16}?",
    "<few>": r"[^,。;:!?、N]{0,14}?",
    "<least>": r"[^,。;:!?、N]{0,4}",
    "<to>": r"了?(?:到了?|至|为|成|达到?)[^,。;:!?、N]{0,16}?(?P<b>N)(?:(?><also>(?P<b>N))){0,24}+",
}
# Each with what no sentence is without in which it is found.
_RULES: tuple[tuple[tuple[str, str], str], ...] = (
    # 由A、C分别提高到B、D; 三城区由A、四个县由C提高到B; 由A,上升到B
    (
        ("由|从", "V"),
        r"(?:由|从)<gap>(?P<a>N)(?:(?>[、,和][^,。;:、由从到至]{0,14}(?:由|从)<gap>(?P<a>N)|<also>(?P<a>N))){0,24}+"
        r"(?:\([^()。]*\))?(?:<few>|<least>,<least>)V<to>",
    ),
    # 原来的每月A高龄津贴提高到B; 把每月A提高到B
    (("B", "V"), r"B<few>(?P<a>N)<few>V<to>"),
    (
        ("将|把", "V"),
        r"(?:将|把)<few>(?P<a>N)(?:每[人户年月])*(?:分别|统一|逐步|直接|一次性)?V<to>",
    ),
    # 从2019年的A到如今的B, without a verb: times on both sides tell a move from a range
    (
        ("由|从", "到|至"),
        r"(?:由|从)(?:T|B)<light>(?P<a>N)<least>,?再?(?:到|至)(?:了)?(?:T|W)<light>(?P<b>N)(?!不等|之间)",
    ),
    # 在去年A的基础上; 在A的基础上再提高C; 在A的基础上提高到B
    (
        ("在", "基础上"),
        r"在<few>(?:(?:T|B)<light>(?P<a>N)<least>基础上|(?P<a>N)<least>基础上(?=,?<few>(?:V|[再又])))"
        r"(?:,?<few>V<to>)?",
    ),
    # 比上年的A增加C, 较2019年的A提高到B
    (
        ("比|较", "V|多|少|高|低"),
        r"(?:比|较)[^,。;:N]{0,12}?(?:T|B)[^,。;:、N]{0,8}?的?(?P<a>N)<least>(?:V|多|少|高|低)(?:<to>)?",
    ),
)
# What the rules begin with that a single number may satisfy.
_OF_ONE = frozenset({"在", "比|较"})


class Moves:
    """Finds bases and what they came to.

    rules (sequence): the lines of ``moves.yaml``.
    """

    def __init__(self, rules: Sequence[MoveRule]) -> None:
        words = {name: _any(rules, kind) for name, kind in (("V", "verb"), ("B", "base"), ("W", "now"))}
        words |= {"N": _NUMBER, "T": _TIME}
        self._may_move = compile_alike(f"[由从比较将把]|基础上|{words['B']}")
        self._signs: list[Look] = []
        self._rules: list[tuple[int, int, int, regex.Pattern[str]]] = []
        places: dict[str, int] = {}
        for (first, second), rule in _RULES:
            for _ in range(2):  # parts within parts
                for name, part in _PARTS.items():
                    rule = rule.replace(name, part)
            for sign in (first, second):
                if sign not in places:
                    places[sign] = len(self._signs)
                    self._signs.append(compile_alike(_meant(sign, words)))
            least = 1 if first in _OF_ONE else 2
            self._rules.append((least, places[first], places[second], compile_regex(_meant(rule, words))))

    def roles(
        self,
        text: str,
        span: tuple[int, int],
        numbers: Sequence[int],
        quantities: Sequence[Quantity],
        times: Sequence[PeriodMention],
    ) -> dict[int, Role]:
        """The roles of a sentence's numbers, those without one left out, by their index among the quantities.

        text (str): the clean text. span (tuple): of the sentence. numbers: indexes of its candidates, in text order.
        times: its mentions of a time, in text order. All offsets are those of the clean text.
        """
        start, end = span
        if self._may_move.search(text, start, end) is None:
            return {}
        able = self._able(text, start, end, len(numbers))
        if not able:
            return {}
        masked, places = _masked(text, span, [(i, quantities[i]) for i in numbers], times)
        found: dict[int, Role] = {}
        for pattern in able:
            for match in pattern.finditer(masked):
                bases = [places[at] for at in match.starts("a")]
                came_to = [places[at] for at in match.starts("b")][: len(bases)]
                if all(_comparable(quantities[i], quantities[bases[0]]) for i in (*bases, *came_to)):
                    for index in bases:
                        found.setdefault(index, "from")
                    for index in came_to:
                        found.setdefault(index, "to")
        return found

    def _able(self, text: str, start: int, end: int, count: int) -> list[regex.Pattern[str]]:
        """The rules of which a sentence of ``count`` numbers has what they cannot do without; each sign is looked for once."""
        held: dict[int, bool] = {}
        able: list[regex.Pattern[str]] = []
        for least, first, second, pattern in self._rules:
            if count < least:
                continue
            for sign in (first, second):
                if sign not in held:
                    held[sign] = self._signs[sign].search(text, start, end) is not None
                if not held[sign]:
                    break
            else:
                able.append(pattern)
        return able


def _meant(rule: str, words: Mapping[str, str]) -> str:
    """An expression with what its letters stand for."""
    return re.sub("[VBWNT]", lambda found: words[found[0]], rule)


def _any(rules: Sequence[MoveRule], kind: str) -> str:
    words = {word for rule in rules if rule.kind == kind for word in rule.words}
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))})"


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers may be levels of one thing: of money both, or of people; a unit may be left out."""
    return one.dimension == other.dimension or one.unit is None or other.unit is None


def _core(text: str, time: PeriodMention) -> tuple[int, int]:
    """The span of a time without what may lead to it or follow it."""
    behind = next((word for word in _TRAILING if text.endswith(word, time.start, time.end)), "")
    return time.start + (text[time.start] in _LEADING), time.end - len(behind)


def _masked(
    text: str,
    span: tuple[int, int],
    numbers: Sequence[tuple[int, Quantity]],
    times: Sequence[PeriodMention],
) -> tuple[str, dict[int, int]]:
    """A sentence with its numbers and times as one character each. RETURNS: it, and by place the index of each number."""
    start, end = span
    marks = [(q.start, q.end, index) for index, q in numbers]
    marks += ((*_core(text, m), -1) for m in times)
    pieces: list[str] = []
    places: dict[int, int] = {}
    length, at = 0, start
    for first, last, index in sorted(marks):
        if first < at or last > end:
            continue  # a time within a number's quote, or a part of one that was marked
        between = _PRIVATE.sub(" ", text[at:first])
        length += len(between) + 1
        if index >= 0:
            places[length - 1] = index
        pieces += (between, _NUMBER if index >= 0 else _TIME)
        at = last
    return "".join([*pieces, _PRIVATE.sub(" ", text[at:end])]), places


@lru_cache(maxsize=8)
def load_moves(dirs: tuple[Path, ...]) -> Moves:
    """The rules of ``moves.yaml`` in ``dirs``."""
    return Moves(read_rules("moves.yaml", MoveRule, dirs))
