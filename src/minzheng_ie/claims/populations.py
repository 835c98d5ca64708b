"""Sentences that say how many of a kind live in a place (据抽样调查,全县有残疾人2.1万,占总人口的6%): of no programme.

What they are broken down into (从户籍看:城镇残疾人5000人) is of none either. What is done for such people is work, and so is
the register of those with a certificate (持证残疾人).
"""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex
from minzheng_ie.tree.leaves import behind_last

_LONGEST = 600  # characters of a sentence
_SIGN = "口查岁"  # one of these stands in each sentence that is such a count
_COUNTS = compile_regex(
    r"(?:残疾人|残障人士|老年人|老人|老龄)[^。\n]{0,40}占(?:[全本][省市县区州旗镇乡村]|[^,。;\d]{0,6}?)?(?:总人口|人口(?:总数|总量)?|总人[口数])(?:的|数)?\D{0,3}\d"
    r"|(?:残疾人|老年人)[^。\n]{0,6}(?:抽样)?调查[^。\n]{0,30}?(?:有|为|达|共|约)?[^。\n,]{0,8}(?:残疾人|老年人|老人)\D{0,6}\d"
    r"|抽样调查[^。\n]{0,30}?(?:残疾人|老年人|老人)\D{0,6}\d"
    r"|\d岁(?:及)?以上的?(?:户籍)?(?:老年人|老人|人口)[^。\n\d]{0,6}\d[^。\n]{0,12}占[^,。;\d]{0,6}?(?:人口|总人数)"
)
_CERTIFIED = "证"
_GOES_ON = compile_regex(r"(?:其中|按[^,。;:]{1,6}(?:分|划分|看)|从[^,。;:]{1,8}看)[,:]?")
_WORK = compile_regex(
    r"发放|提供|服务|救助|培训|补贴|享受|落实|安置|就业|办理|纳入|筹|投入|实施|建[成设立起]|新建|配[发备置送]|康复|帮扶|慰问|资助|领取|参加|报名|走访|托养|鉴定|核发|评定|代表"
)


class Populations:
    """Finds numbers that count the people of a kind who live in a place.

    text (str): the clean text that positions count in.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        # The sentence asked last, and where in it the count begins (-1: there is none) and ends.
        self._asked: tuple[int, int, int] = (-1, -1, -1)

    def counts(self, position: int) -> bool:
        """Whether the number at ``position`` counts such people, or a part or a share of them."""
        first = max(0, position - _LONGEST)
        begin = max(first, behind_last("。\n", self.text, first, position))
        if self._asked[0] != begin:
            self._asked = begin, *self._count(begin)
        _, first, last = self._asked
        if not 0 <= first <= position <= last:
            return False
        clause = behind_last(",;:。\n", self.text, begin, position)
        return _WORK.search(self.text, max(clause, first), position) is None

    def _count(self, begin: int) -> tuple[int, int]:
        stop = min(
            (at for mark in "。\n" if (at := self.text.find(mark, begin)) >= 0), default=len(self.text)
        )
        if any(self.text.find(sign, begin, stop) >= 0 for sign in _SIGN):
            found = _COUNTS.search(self.text, begin, stop)
            first = found.start() if found is not None else -1
        else:
            first = begin if self._asked[1] >= 0 and _GOES_ON.match(self.text, begin) is not None else -1
        if first < 0:
            return -1, -1
        certified = self.text.find(_CERTIFIED, first, stop)
        return first, certified if certified >= 0 else stop
