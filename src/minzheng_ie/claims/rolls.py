"""Places with their numbers on lines of their own, below a line that says what is told of them (分配情况如下:): one sentence in all but form."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.claims.sentences import ReadSentence
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_table import Region
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.text.layout import Block

_ITEM = compile_regex(
    r"\s*(?:\(?\d{1,2}[.、)]\s*|\([一二三四五六七八九十]{1,3}\)|[①-⑳]\s*)?(?P<name>(?:(?![向为对给在从由])\p{Han}){1,11}?(?<![全我各该本每两几多])(?:省|市|县|区|旗|州|盟|(?P<town>镇|乡|街道)|办事处))[\s:,—(-]{0,4}(?:共计?|合计|[计有为])?[约近超]?"
)
_BETWEEN = compile_regex(
    r"[\s,、;。:()]{0,4}(?:共计?|合计|[计有]|占[^\d,、;。:()\n]{0,16})?[约近超]?"
)  # another verb would take what is spoken of for its object
# 厦门:全市每人每年7800元,安溪县每人每年5000元
_RATED = compile_regex(
    r"[\s,;、。]{0,3}(?P<name>\p{Han}{2,10}?)[:, ]{0,2}(?:全[市县区州旗])?(?:每[人户]每[月年]|[月年]人均|人均每[月年])[为是]?"
)
# 2019年:报名人数320人,增长5%, below 历年报名人数如下:
_YEAR = compile_regex(
    r"\s*(?:(?:19|20)\d\d|[一二][〇○零一二三四五六七八九]{3})年(?:度|[底末初])?[ :,—]{0,3}(?:(?!其中|如下)[^\d,、;。:()\s]){0,12}"
)
_OF_A_YEAR = compile_regex(r"[ ,、;。:()]{0,3}[^\d,、;。:()\s]{0,12}")
_RATES = ("每", "人均")
_LEADS = (":", "其中", "如下", "其中,", "分别为", "分别是")
_LONGEST = 24  # characters before the first number
_LONGEST_TOWN = 5  # characters of one that nothing but its list tells


class Rolls:
    """Follows paragraphs, and whether the one at hand goes on with the line that leads the list.

    text (str): clean text. quantities: its. home (Region | None): what the document is about. headed (bool): the line before is
    a heading. behind (int): where the words of an item begin whose place is not told where it lies, which then is none of what
    is counted.
    """

    def __init__(self, text: str, quantities: Sequence[Quantity], home: Region | None) -> None:
        self._text = text
        self._county = home if home is not None and home.level == "county" else None
        self._quantities = quantities
        self._led = False
        self.headed = False
        self.behind = 0
        self._within = False
        self._below = False

    def goes_on(self, block: Block, own: Sequence[ReadSentence]) -> bool:
        """Whether a paragraph, or a heading but for what it holds ((一)甲镇,20人), is an item, behind the lead or another one.

        That is a place and its numbers alone. A town of the county that the document is about is added to the places of the
        sentence, which know it no other way.
        """
        if not self._led or block.kind == "title" or not own or not own[0].numbers:
            return False
        held = [self._quantities[index] for sentence in own for index in sentence.numbers]
        start = held[0].start
        if self._are_rated(block, held, own) or (self._below and self._is_of_a_year(block, held)):
            self.behind = 0
            return True
        item = _ITEM.fullmatch(self._text, block.start, start) if start - block.start <= _LONGEST else None
        if item is None:
            return False
        if not all(
            _BETWEEN.fullmatch(self._text, before.end, behind)
            for before, behind in zip(held, [*(q.start for q in held[1:]), block.end], strict=True)
        ):
            return False
        told = any(mention.start < start for mention in own[0].regions[:1])
        if not told and (
            len(item["name"]) > _LONGEST_TOWN or (not self._within and self._county is not None)
        ):
            return False  # (二)改造集镇 3个, where towns of the county would be told
        if not told and self._county is not None and item["town"]:
            town = _town_of(self._county, item["name"])
            own[0].regions = (RegionMention(*item.span("name"), town, (town,), "name"), *own[0].regions)
            told = True
        self.behind = 0 if told else start
        return True

    def _is_of_a_year(self, block: Block, held: Sequence[Quantity]) -> bool:
        """Whether a paragraph is a year and its numbers, each with no more than a label."""
        if _YEAR.fullmatch(self._text, block.start, held[0].start) is None:
            return False
        ends = [*(q.start for q in held[1:]), block.end]
        return all(
            _OF_A_YEAR.fullmatch(self._text, before.end, end) for before, end in zip(held, ends, strict=True)
        )

    def _are_rated(self, block: Block, held: Sequence[Quantity], own: Sequence[ReadSentence]) -> bool:
        """Whether a paragraph is places and what each head gets there, one place to a number."""
        if not any(word in self._text[block.start : held[0].start] for word in _RATES):
            return False
        named = {mention.start for sentence in own for mention in sentence.regions}
        begin = block.start
        for quantity in held:
            match = _RATED.fullmatch(self._text, begin, quantity.start)
            if match is None or match.start("name") not in named:
                return False
            begin = quantity.end
        return not self._text[begin : block.end].strip(" 。;,\n")

    def leave(self, block: Block, *, item: bool) -> None:
        """A paragraph ends."""
        self._within = item
        self.headed = block.kind in ("heading", "title") and not item
        self._below = item or self._text.endswith(_LEADS, block.start, block.end)
        self._led = self._below or self.headed


def _town_of(county: Region, name: str) -> Region:
    """A town in a list of its county's, whatever it is called like."""
    return Region(county.code, f"{county.path}/{name}", name, "township")
