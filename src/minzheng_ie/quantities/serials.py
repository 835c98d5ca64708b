"""Forms run together: the number of each line of the form stands glued before what it counts (床位数24180, 机构数2512)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.model import Quantity

_LEAST = 4  # numbers that count up, one after the other
_GLUED = 2  # of them that go on behind their serial number
_DIGITS = 3  # of a serial number
_HAN = compile_regex(r"\p{Han}")


def without_serials(text: str, found: list[Quantity]) -> list[Quantity]:
    """The numbers, those without a unit ``ambiguous`` in a sentence whose bare numbers begin with rising serial numbers.

    text (str): clean text. found (list): its numbers, in order.
    """
    sentence: list[int] = []
    stop = -1
    for at, quantity in enumerate(found):
        if quantity.unit is not None or quantity.skip not in (None, "no_unit"):
            continue
        if quantity.start > stop:
            _decline(text, found, sentence)
            sentence = []
            stop = _end(text, "。", quantity.start, _end(text, "\n", quantity.start, len(text)))
        sentence.append(at)
    _decline(text, found, sentence)
    return found


def _end(text: str, mark: str, start: int, stop: int) -> int:
    end = text.find(mark, start, stop)
    return end if end >= 0 else stop


def _decline(text: str, found: list[Quantity], sentence: Sequence[int]) -> None:
    if len(sentence) >= _LEAST and _counts_up(text, [found[at] for at in sentence]):
        for at in sentence:
            found[at] = replace(found[at], skip="ambiguous")


def _counts_up(text: str, numbers: Sequence[Quantity]) -> bool:
    """Whether bare numbers glued to words begin with serial numbers, each one more than the one before."""
    runs: dict[
        int, tuple[int, int]
    ] = {}  # serial → how many rose up to it, and of these with more digits behind
    for quantity in numbers:
        digits = text[quantity.number_start : quantity.number_end]
        if not digits.isdecimal() or _HAN.match(text, quantity.number_start - 1) is None:
            continue
        following: dict[int, tuple[int, int]] = {}
        for size in range(1, min(_DIGITS, len(digits)) + 1):
            serial = int(digits[:size])
            length, glued = runs.get(serial - 1, (0, 0))
            following[serial] = length + 1, glued + (size < len(digits))
            if length + 1 >= _LEAST and following[serial][1] >= _GLUED:
                return True
        runs = following
    return False
