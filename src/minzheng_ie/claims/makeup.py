"""What a place or a body is made of (面积1.2平方公里,辖8个村民小组,党员62名): its own description is of no programme."""

from __future__ import annotations

from minzheng_ie.claims.populations import Populations
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.programmes import Programmes
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.tree.leaves import behind_last

GOVERNANCE = frozenset({"民政事业", "基层治理", "城乡社区服务"})
"""Programmes of a place as a whole: what describes a place seems to speak of them."""

_PLACE = compile_regex(r"社区|居民小组|村民小组|网格|党组织|民政(?:部门|系统)?")
_PEOPLE = compile_regex(r"残疾人口?|残疾|残障人士|老年人口?|老年|老人|老龄")
# A sentence that says how large a place is and what it is made of.
_DESCRIBES = compile_regex(
    r"(?:辖区|区域|国土|幅员|总)面积|总人口|总户数|(?:常住|户籍|暂住|流动|农业)人口|[村居]民小组\d|\d+个[村居]民小组|"
    r"(?:^|[,。;:\n])[^,。;:\n\d]{0,12}(?:下辖|管辖|现辖|共辖|辖(?!区|内))"
)


class Makeup:
    """Finds numbers that describe the place or body of a report.

    text (str): the clean text that positions count in. programmes: whose words for the makeup of a place are known.
    """

    def __init__(self, text: str, programmes: Programmes) -> None:
        self.text = text
        self.words = programmes.makeup
        self._people = Populations(text)
        self._asked: tuple[int, bool] = (-1, False)  # the sentence asked last, and what it was

    def rests_on(self, trigger: Trigger[str | None] | None) -> bool:
        """Whether an answer rests on a word for what a place or a body is made of."""
        return trigger is not None and self.text[trigger.start : trigger.end] in self.words

    def describes(self, found: Governed[str | None], position: int) -> bool:
        """Whether a number at ``position`` describes the place: of its governance in name only (辖3个社区), its people."""
        if (found.value is None or self._of_people(found)) and self._people.counts(position):
            return True
        if found.value not in GOVERNANCE or found.trigger is None:
            return False
        if _PLACE.fullmatch(self.text, found.trigger.start, found.trigger.end) is None:
            return found.inherited and self._description(position)
        return self._description(position)

    def _of_people(self, found: Governed[str | None]) -> bool:
        """Whether an answer rests on no more than a word for people, or on what stands outside the sentence."""
        trigger = found.trigger
        return found.inherited or (
            trigger is not None and _PEOPLE.fullmatch(self.text, trigger.start, trigger.end) is not None
        )

    def _description(self, position: int) -> bool:
        begin = behind_last("。\n", self.text, 0, position)
        if self._asked[0] != begin:
            ends = [at for mark in "。\n" if (at := self.text.find(mark, position)) >= 0]
            found = _DESCRIBES.search(self.text, begin, min(ends, default=len(self.text)))
            self._asked = begin, found is not None
        return self._asked[1]
