"""One number whose region is asked for, and one place of its sentence: what conditions are asked of."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.entities.region_table import RegionTable
from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.region.looks import RegionLooks
from minzheng_ie.records import dataclass
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.tree.leaves import Clause

_STEM, _NAME = 2, 6
"""Characters of which a name is made at least, and in which it stands."""

Where = Governed["Region | None"]
Said = Trigger["Region | None"]


@dataclass(eq=False)
class About:
    """What is known of a document.

    text (str): the clean text. document (Region | None): what it is about. trigger: where it says so.
    """

    text: str
    looks: RegionLooks
    document: Region | None
    trigger: Said | None

    def within(self, region: Region) -> bool:
        """Whether a region is the document's or lies in it; any is where the document's is not known."""
        return self.document is None or self.document.contains(region)

    def below(self, region: Region) -> bool:
        """Whether a region lies within the document's."""
        return self.within(region) and region != self.document


@dataclass(eq=False)
class Outer:
    """What holds outside the sentence.

    outside: what governs from paragraph, heading or document. block: what the paragraph is about. reported: the place of the
    last 据…报告. before: what the sentence before is of, with which this one goes on.
    """

    outside: Where
    block: Said | None
    reported: Region | None
    before: Where | None


@dataclass(eq=False)
class Place:
    """Where a number stands.

    start, end (int): its clean span; ``end`` is -1 for a cell. clause (Clause): its clause. sentence: the clauses of its
    sentence. regions: the places that it names.
    """

    start: int
    end: int
    clause: Clause
    sentence: Sequence[Clause]
    regions: Sequence[RegionMention]


class Candidate:
    """A place of a sentence, asked what it tells of numbers behind it: of all of them the same.

    place: one of them. national (bool): the document is about the country. name, deictic (bool): it is a name, or a word for a place (全市). bracketed (bool): a bracket opens before
    it. lead (str): what stands before it in its clause. region: what it stands for here. parted (bool):
    whether a semicolon stands between. table (RegionTable): the divisions.
    """

    def __init__(
        self,
        about: About,
        outer: Outer,
        place: Place,
        mention: RegionMention,
        parted: bool,
        table: RegionTable,
    ) -> None:
        self.about = about
        self.table = table
        self.text = about.text
        self.looks = about.looks
        self.outer = outer
        self.place = place
        self.mention = mention
        self.parted = parted
        self.national = about.document is not None and about.document.level == "country"
        self.name = mention.kind == "name"
        self.deictic = mention.kind == "deictic"
        self.bracketed = about.text[mention.start - 1 : mention.start] == "("
        self.lead = lead_of(about.text, _first_of(mention, place.regions), place.sentence)
        self.region = told_city(about, outer, mention) or told_region(about, outer, mention) or mention.region


@dataclass(eq=False)
class Subject:
    """What a place makes the subject of what follows (None: nothing), and the row that says so."""

    region: Region | None
    row: RuleId


class Named:
    """A place of a sentence, with what it makes the subject of what follows, asked about the number at a place."""

    def __init__(self, candidate: Candidate, subject: Subject, place: Place) -> None:
        self.candidate = candidate
        self.about = candidate.about
        self.text = candidate.text
        self.looks = candidate.looks
        self.place = place
        self.mention = mention = candidate.mention
        self.lead = candidate.lead
        self.subject = subject.region
        self.by = subject.row
        self.same = mention.start >= place.clause.start


@dataclass(eq=False)
class Looked:
    """What became of the places before a number. found: the region of the one that governs. rows: those that say so."""

    found: Where | None
    rows: tuple[RuleId, ...]


class Frame:
    """A number whose region is asked for.

    here (bool): a place stands in its clause or behind; behind (bool): one stands behind the number.
    """

    def __init__(self, about: About, outer: Outer, place: Place, looked: Looked) -> None:
        self.about = about
        self.text = about.text
        self.looks = about.looks
        self.outer = outer
        self.place = place
        self.looked = looked
        last = place.regions[-1].start if place.regions else -1
        self.here = last >= place.clause.start
        self.behind = 0 <= place.end <= last


def _first_of(mention: RegionMention, named: Sequence[RegionMention]) -> RegionMention:
    """The place right before ``mention`` in which it lies (南京|大光路街道), else itself."""
    region = mention.region
    if region is None or mention.kind == "deictic":
        return mention
    before = (m for m in named if m.end == mention.start and m.region is not None and m.kind == "name")
    return next((m for m in before if m.region is not None and m.region.contains(region)), mention)


def lead_of(text: str, mention: RegionMention, sentence: Sequence[Clause]) -> str:
    """What stands before a mention in its clause."""
    at = next((c for c in sentence if c.start <= mention.start < c.end), None)
    return text[at.start : mention.start] if at is not None else ""


def trigger_of(mention: RegionMention) -> Said:
    """A place as what governs."""
    return Trigger(mention.start, mention.end, mention.region, f"region-{mention.kind}")


def told_city(about: About, outer: Outer, mention: RegionMention) -> Region | None:
    """What 全市 means in a paragraph about a county-level city: that city, where it heads its item (【甲市】…, 甲市:…)."""
    said, text = outer.block, about.text
    if said is None or mention.kind != "deictic":
        return None
    if about.looks.heads_item.search(text[max(0, said.start - 1) : said.end + 1]) is None:
        return None
    block = said.value
    if block is None or block == about.document:
        return None
    return block if text[mention.start : mention.end].endswith(block.name[-1]) else None


def _right_before(text: str, mention: RegionMention) -> str:
    return text[max(0, mention.start - _NAME) : mention.start]


def told_region(about: About, outer: Outer, mention: RegionMention) -> Region | None:
    """What 全省 means behind 据某省民政厅报告, 全市 behind 据某市日报消息 in a text of no place: that province, that city."""
    said = outer.reported
    if said is None or mention.kind != "deictic" or said == mention.region:
        return None
    if mention.region is not None and mention.region.name[:_STEM] in _right_before(about.text, mention):
        return None  # 据甲省民政厅消息,…。乙省|全省
    if mention.region is None:
        return said if about.document is None and about.text[mention.end - 1] == said.name[-1] else None
    return said if said.level == mention.region.level else None
