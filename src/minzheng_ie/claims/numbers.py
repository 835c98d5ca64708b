"""What is asked of a clause's numbers before they become claims: which stand together, and which words are whose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal

from minzheng_ie.compiled import compile_regex
from minzheng_ie.heads.model import Head
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.quantities.reader import shared_step
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.tree.leaves import Clause, Mark, Token

_LOST = "\ufffd"
_TELLS = ":"
_RUN = compile_alike(r"[\d.,+]{7}")  # no hotline has so many digits (12345热线)
_CALLED = compile_alike(r"“\d{1,2}·\d{1,2}”")
# Of a list, or the number of a section (2.4本计划).
_MARKER = compile_regex(
    r"\s*(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]|\([一二三四五六七八九十]{1,3}\)|\d{1,2}(?:\.\d{1,2}){1,3}(?![\d.])、?)\s*"
)


def groups_of(tokens: Sequence[Token]) -> list[list[int]]:
    """Positions of a clause's numbers, those side by side or in coordination together."""
    positions = [position for position, token in enumerate(tokens) if token.kind == "number"]
    if len(positions) < 2:
        return [positions] if positions else []
    groups: list[list[int]] = []
    for position in positions:
        between = tokens[groups[-1][-1] + 1 : position] if groups else ()
        if groups and all(t.kind == "mark" or "conjunction" in t.roles for t in between):
            groups[-1].append(position)
        else:
            groups.append([position])
    return groups


def behind_marker(text: str, start: int, end: int, marks: Sequence[Mark]) -> int:
    """Where a sentence begins behind the mark that lists it, which is no number of it (2.5万人)."""
    if text[start : start + 1].isalpha():
        return start  # no mark begins so
    marker = _MARKER.match(text, start, end)
    if marker is None or (marks and marks[0].start < marker.end()):
        return start
    return marker.end()


def holds_number(marks: Sequence[Mark]) -> bool:
    """Whether a number is among the marks of a clause."""
    for mark in marks:  # noqa: SIM110 -- faster than any(…)
        if mark.kind == "number":
            return True
    return False


def is_bound(text: str, quantity: Quantity) -> bool:
    """Whether 以上 stands at a number: of a target it is a threshold."""
    return "以上" in text[quantity.number_end : quantity.end + 2]


def names_something(metric: str) -> bool:
    """Whether a metric names something: digits and marks do not, but for a day that is called by its date (“5·20”).

    Nor does what opens with numbers that have run together, as the cells of a row do whose separators are lost, nor what has lost
    characters itself.
    """
    if _LOST in metric:
        return False
    if metric[:1].isalpha() or _CALLED.search(metric) is not None:
        return True
    return any(map(str.isalpha, metric)) and _RUN.match(metric) is None


def names_the_next(text: str, clause: Clause, quantity: Quantity, head: Head) -> bool:
    """Whether the words behind a number with a label before it are the label of the next one (60~69岁:|15人 70~79岁:86人)."""
    if clause.opener != _TELLS or not head.tokens or head.tokens[0].start < quantity.end:
        return False
    return text[clause.end : clause.end + 1] == _TELLS and text[clause.end + 1 : clause.end + 2].isdecimal()


def words_of_others(index: int, heads: Mapping[int, Head]) -> list[tuple[int, int]]:
    """Spans of the words that only other numbers of the clause are told of."""
    own = heads[index].tokens
    known = {t.start: t for t in own}
    return [
        (t.start, t.end)
        for i, other in heads.items()
        if i != index
        for t in other.tokens
        if (same := known.get(t.start)) is not t and (same is None or t not in own)
    ]


def ends_before(position: int, numbers: Sequence[int], quantities: Sequence[Quantity]) -> int:
    """Where the last of a sentence's ``numbers`` before ``position`` ends; -1 where there is none."""
    at = bisect_left(numbers, position, key=lambda i: quantities[i].start)
    return quantities[numbers[at - 1]].end if at else -1


def step_of_cell(quantity: Quantity, value: Decimal) -> Decimal | None:
    """The step of a cell whose value holds the scale of its unit column."""
    return shared_step(quantity.step, quantity.value, abs(value) if quantity.value > 0 else value)
