"""Parts of a whole within a sentence: 低保户320户,其中残疾人家庭58户、60岁以上老人97户."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.governance.governed import Governed

_BROKEN_DOWN = compile_regex(r"其中|[:(]")
_STOP = compile_re(r"[。\n?!]")
_NUMBER = compile_regex(r"[\d.,\s一二两三四五六七八九十百千万亿余多]{1,20}(\D)")

# Goods are given out of the whole (救助3000人次,其中流浪人员200人次,发放棉被400床); money may be a part's own.
_GOODS = frozenset("吨件箱斤袋套床双盒")


class Parts:
    """Follows, number by number, whether a whole is being broken down, and which programme the whole has.

    text (str): the clean text that positions count in.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._last: tuple[int, Governed[str | None]] | None = None  # end and programme of the last number
        self._whole: Governed[str | None] | None = None
        self._bracket = -1  # where the bracket opens that holds the parts
        self._begun: tuple[int, int, Governed[str | None]] | None = (
            None  # 其中, the whole's number, its programme
        )

    def whole(self, position: int) -> Governed[str | None] | None:
        """The programme of the whole that the number at ``position`` is a part of; None where it is of none."""
        if self._last is None:
            return None
        end, said = self._last
        if end > position or self._ends(end, position):
            self._last = self._whole = self._begun = None
            return None
        if self._bracket >= 0 and self.text.find(")", end, position) >= 0:
            self._whole, self._bracket, self._begun = None, -1, None
        if self.text.find(";", end, position) < 0:
            mark = _BROKEN_DOWN.search(self.text, end, position)
            if mark is not None and self.text.find(")", mark.end(), position) < 0:
                self._whole = said if said.value is not None or said.level == "number" else None
                if mark[0] == "(":
                    self._bracket = mark.start()
                self._begun = (mark.start(), end, said)
        else:
            self._begun = None
        return self._whole

    def sibling(self, position: int, trigger: int) -> Governed[str | None] | None:
        """The programme of the whole, where ``trigger`` stands in a part told before the one at ``position``.

        Both numbers count in one unit, or this one counts goods; None for any other number.
        """
        if self._begun is None or trigger < self._begun[0]:
            return None
        return self._begun[2] if self.goods(position) or self._alike(position, self._begun[1]) else None

    def among(self, position: int) -> bool:
        """Whether the number at ``position`` stands in the clauses that 其中 opens."""
        if self._begun is None or not self.text.startswith("其中", self._begun[0]):
            return False
        return all(self.text.find(mark, self._begun[0], position) < 0 for mark in ";。")

    def goods(self, position: int) -> bool:
        """Whether the number at ``position`` counts goods."""
        return self._unit(position) in _GOODS

    def _alike(self, position: int, other: int) -> bool:
        return self._unit(position) == self._unit(other)

    def _unit(self, position: int) -> str:
        found = _NUMBER.match(self.text, position)
        return found[1] if found is not None else ""

    def _ends(self, start: int, stop: int) -> bool:
        """Whether a sentence ends there and the next one does not go on with its parts (。其中,…)."""
        mark = _STOP.search(self.text, start, stop)
        if mark is None or mark.group() != "。" or not self.text.startswith("其中", mark.end()):
            return mark is not None
        return _STOP.search(self.text, mark.end(), stop) is not None

    def told(self, end: int, programme: Governed[str | None]) -> None:
        """The number that ends at ``end`` has this programme; one of another programme ends the list of parts."""
        if self._whole is not None and programme.value != self._whole.value:
            self._whole = None
        self._last = end, programme
