"""Which region a number is about."""

from __future__ import annotations

from collections.abc import Sequence

import regex as re

from minzheng_ie.claims.scope import Governed, Reach, Trigger
from minzheng_ie.claims.tokens import Clause
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.regions import Region, RegionMention

# A place behind one of these is a partner, a source, a yardstick or an audience, not what the number is about.
_NOT_SUBJECT = compile_regex(
    r"(?:与|和|同|跟|向|从|由|对|占|超|超过|高于|低于|高出|多于|少于|联合|联动|赴|来自|居|列|位居|位列|比|较|全|在)$"
)
_YARDSTICK = compile_regex(r"(?:占到?|比|较|超过?|超出|高于|低于|高出|多于|少于|接近)$")
_LOCATIVE = compile_regex(r"(?:在|位于|对|向|为|由|从|指导|支持|推动|组织)$")
_RANKED = compile_regex(
    r"^\s*(?:重点实验室|文明|示范|模范|先进|百强|率先|首家|\p{Han}{0,8}(?:信息系统|信息平台|管理系统|统一平台)|首个|首批|第[一二三四五六七八九十\d]|最|前列|排名|推广|领先|各地|总量|总人口|总数|目标|的[一二三四五六七八九十\d])"
)
_OPENING = compile_regex(
    r"[\s“【\[(■●◆·]*(?:但|而|像|如|比如|例如|譬如|不过|尤其是|特别是|这件事|在|其中|目前|截至目前|已|共|同时|此外|全|(?:\d{4}年|今年|去年|全年|上半年|年末|截至[^,]{2,12})[,]?)*"
)
_HEADS_ITEM = compile_regex(r"^[【(\[]|[:】]$")
# A noun right behind a short name, up to the kind of thing it is, in a clause without numbers.
_THING = compile_regex(
    r"\p{Han}{0,8}?(?:工程|项目|书院|学院|博物馆|展览馆|纪念馆|图书馆|美术馆|艺术馆|版本馆|园区|产业园|园|机场|高铁|高速|铁路|大桥|港|水库|电站|基地|赛事|文化|遗址|景区|古城|设施|村寨)[^\d,。;:]*[,。;]"
)
_OF_SEVERAL = compile_regex(r"[^,。;:的]{1,20}等[\d一二三四五六七八九十]")
_EXAMPLES = compile_regex(r"[^,。;]等$")
# An office at work: its name, and what it does right behind.
_OFFICE = compile_regex(
    r"(?:民政局|民政办|残联|慈善总会|慈善会|救助站|婚姻登记处|退役军人事务局|社会福利院)(?:\p{Han}{0,8}(?:处|中心|站|科|所))?(?:共|已|累计|先后|全年|当天|当日|就|为|向|给|对|办理|登记|救助|发放|接待|募集|筹集|开展|投入|新建|\d)"
)
_LIST = compile_regex(r"[、和及与]|以及")


class RegionScope:
    """Follows the regions of a document sentence by sentence.

    document (Region | None): the region the report is about. trigger: where the document says so.
    """

    def __init__(self, document: Region | None, trigger: Trigger[Region | None] | None) -> None:
        self.document = document
        self.reach: Reach[Region | None] = Reach(document=trigger)

    def heading(self, level: int, mentions: Sequence[RegionMention]) -> None:
        """A heading that names a place within the document's region governs its section."""
        named = [m for m in mentions if m.kind == "name" and m.region is not None and self._within(m.region)]
        self.reach.enter_heading(level, _trigger(named[0]) if len(named) == 1 else None)

    def block(self) -> None:
        """A new paragraph."""
        self.reach.enter_block()

    def item(self) -> None:
        """A new item within a paragraph."""
        self.reach.enter_item()

    def open(self, text: str, start: int, mentions: Sequence[RegionMention], *, first: bool) -> None:
        """A paragraph or item that opens with a place within the document's region (【甲县】…, 甲县:…) is about it."""
        if not mentions:
            return
        if not first:
            if any(m.kind in ("name", "deictic") and m.region == self.document for m in mentions):
                own = [m for m in mentions if m.kind == "deictic" and self._own(text, m) is not None]
                if not own:
                    self.reach.block = None  # the document's own place is spoken of again
            return
        for mention in mentions:
            if _OPENING.fullmatch(text[start : mention.start]) is None:
                return
            region = mention.region
            placed = (
                mention.kind == "name"
                and region is not None
                and self._below(region)
                and not _names_a_thing(text, mention)
                and not _one_of_several(text, mention)
            )
            if placed and not _listed(text, mention, mentions):
                self.reach.block = _trigger(mention)
                return

    def _own(self, text: str, mention: RegionMention) -> Region | None:
        """What 全市 means in a paragraph about a county-level city: that city."""
        said = self.reach.block
        if said is None or not _HEADS_ITEM.search(text[max(0, said.start - 1) : said.end + 1]):
            return None  # only a place that heads its item (【甲市】…, 甲市:…) is what 全市 means
        block = said.value
        if mention.kind != "deictic" or block is None or block == self.document:
            return None
        return block if text[mention.start : mention.end].endswith(block.name[-1]) else None

    def govern(
        self,
        text: str,
        position: int,
        clause: Clause,
        mentions: Sequence[RegionMention],
        sentence: Sequence[Clause],
    ) -> Governed[Region | None]:
        """The region of the number at ``position``; mentions and clauses are the sentence's."""
        for mention in reversed(mentions):
            if mention.start >= position:
                continue
            if mention.unlisted and self._is_about(text, mention, clause, sentence):
                return Governed(None, None, "clause")  # a place that is not in the table, and no other
            subject = self._subject(text, mention, sentence, mentions) or self._office(text, mention, clause)
            if subject is None:
                continue
            same = mention.start >= clause.start
            if (
                mention.kind == "name"
                and _bare(text, mention)
                and _EXAMPLES.search(text, mention.end, position)
            ):
                continue  # 昭通养老院、康乐福利院等5所: of one of them
            if (
                not same
                and mention.kind == "name"
                and (
                    not self._opens(text, mention, sentence)
                    or _names_a_thing(text, mention)
                    or _one_of_several(text, mention)
                )
            ):
                continue  # a place named as an object (建成甲县养老院) says nothing of later clauses
            return Governed(
                subject,
                Trigger(mention.start, mention.end, subject, f"region-{mention.kind}"),
                "clause" if same else "sentence",
            )
        return self.reach.outside()

    def _is_about(
        self, text: str, mention: RegionMention, clause: Clause, sentence: Sequence[Clause]
    ) -> bool:
        """Whether a place without an entry is what its clause, or those after it, tell of."""
        if mention.kind != "name" or text[mention.end : mention.end + 1] in "、和与及":
            return False
        if _OPENING.fullmatch(_lead(text, mention, sentence)) is not None:
            return True
        return mention.start >= clause.start and not _NOT_SUBJECT.search(_lead(text, mention, sentence))

    def _opens(self, text: str, mention: RegionMention, sentence: Sequence[Clause]) -> bool:
        """Whether a mention is the subject of its clause: it opens it, and no route or list goes on from it."""
        return (
            _OPENING.fullmatch(_lead(text, mention, sentence)) is not None
            and text[mention.end : mention.end + 1] not in "—-~、"
        )

    def places(
        self,
        text: str,
        position: int,
        clause: Clause,
        mentions: Sequence[RegionMention],
        sentence: Sequence[Clause],
    ) -> list[RegionMention]:
        """The coordinated places before ``position`` over which values may be distributed.

        They stand in the clause itself or, where it says 分别, in the one before.
        """
        if not mentions:
            return []
        if (
            clause is not sentence[0]
            and "分别" in text[clause.start : position]
            and not any(clause.start <= m.start < position for m in mentions)
        ):
            clause = Clause(sentence[sentence.index(clause) - 1].start, clause.end, "")
        named = [
            m
            for m in mentions
            if m.kind == "name"
            and m.region is not None
            and clause.start <= m.start < position
            and self._within(m.region)
        ]
        run: list[RegionMention] = []
        for mention in reversed(named):
            if run and not _LIST.fullmatch(text[mention.end : run[0].start].strip()):
                break
            run.insert(0, mention)
        return run

    def _office(self, text: str, mention: RegionMention, clause: Clause) -> Region | None:
        """The place below the document's own whose office does what the clause tells (甲区民政局登记处为130对新人…)."""
        region = mention.region
        if mention.kind != "org" or region is None or mention.start < clause.start:
            return None
        if self.document is None or not self._below(region) or _OFFICE.match(text, mention.end) is None:
            return None
        lead = text[clause.start : mention.start]
        return region if lead.endswith("的") or _OPENING.fullmatch(lead) is not None else None

    def _within(self, region: Region) -> bool:
        return self.document is None or self.document.contains(region)

    def _below(self, region: Region) -> bool:
        return self._within(region) and region != self.document

    def _subject(
        self, text: str, mention: RegionMention, sentence: Sequence[Clause], mentions: Sequence[RegionMention]
    ) -> Region | None:
        """The region a mention makes the subject of what follows, or None when it does not."""
        region = self._own(text, mention) or mention.region
        if region is None or mention.kind not in ("name", "deictic"):
            return None
        lead = _lead(text, mention, sentence)
        follow = text[mention.end : mention.end + 14]
        if _YARDSTICK.search(lead):
            return None
        if _listed(text, mention, mentions):
            return self.document if self.document is not None and self._within(region) else None
        if self.document is None:
            return None if _NOT_SUBJECT.search(lead) and not lead.endswith("在") else region
        if region == self.document:
            return region
        if self._below(region):
            return None if re.search(r"(?:与|同|跟|占|比|较|联合|来自|由)$", lead) else region
        if region.contains(self.document):
            # the province or the country: the subject only where it opens the clause
            opens = _OPENING.fullmatch(lead) is not None and not lead.endswith("在")
            return region if opens and not _RANKED.match(follow) else None
        return None


def _names_a_thing(text: str, mention: RegionMention) -> bool:
    """Whether a short name is but part of what a clause without numbers tells of (昆明书院等一批设施建成)."""
    return _bare(text, mention) and _THING.match(text, mention.end) is not None


def _bare(text: str, mention: RegionMention) -> bool:
    """Whether a name stands without its suffix (昭通, not 昭通市)."""
    return text[mention.end - 1] not in "省市县区州盟旗"


def _one_of_several(text: str, mention: RegionMention) -> bool:
    """Whether a short name belongs to one of several that are counted together (昭通养老院、康乐福利院等5所)."""
    return _bare(text, mention) and _OF_SEVERAL.match(text, mention.end) is not None


def _lead(text: str, mention: RegionMention, sentence: Sequence[Clause]) -> str:
    """What stands before a mention in its clause."""
    at = next((c for c in sentence if c.start <= mention.start < c.end), None)
    return text[at.start : mention.start] if at is not None else ""


def _listed(text: str, mention: RegionMention, mentions: Sequence[RegionMention]) -> bool:
    """Whether a mention is one of several coordinated places."""
    for other in mentions:
        if other is mention or other.kind != "name":
            continue
        first, second = (mention, other) if mention.start < other.start else (other, mention)
        if first.end <= second.start and _LIST.fullmatch(text[first.end : second.start].strip()):
            return True
    return False


def _trigger(mention: RegionMention) -> Trigger[Region | None]:
    return Trigger(mention.start, mention.end, mention.region, f"region-{mention.kind}")
