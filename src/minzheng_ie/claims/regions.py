"""Which region a number is about."""

from __future__ import annotations

from collections.abc import Sequence

import regex as re

from minzheng_ie.claims.losses import whole_again
from minzheng_ie.claims.scenes import visited
from minzheng_ie.claims.scope import Governed, Reach, Trigger
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.regions import Region, RegionMention
from minzheng_ie.tree.leaves import JOINT, Clause

# A place behind one of these is a partner, a source, a yardstick or an audience, not what the number is about.
_NOT_SUBJECT = compile_regex(
    r"(?:与|和|同|跟|向|从|由|对|占|超|超过|高于|低于|高出|多于|少于|联合|联动|赴|来自|居|列|位居|位列|比|较|全|在)$"
)
_EXCEPT = compile_regex(r"[以之]?外(?=[,、])")
_YARDSTICK = compile_regex(r"(?:占到?|比|较|超过?|超出|高于|低于|高出|多于|少于|接近)$")
_LOCATIVE = compile_regex(r"(?:在|位于|对|向|为|由|从|指导|支持|推动|组织)$")
_RANKED = compile_regex(
    r"^\s*(?:重点实验室|文明|示范|模范|先进|百强|率先|首家|\p{Han}{0,8}(?:信息系统|信息平台|管理系统|统一平台)|首个|首批|第[一二三四五六七八九十\d]|最|前列|排名|推广|领先|各地|总量|总人口|总数|目标|的[一二三四五六七八九十\d])"
)
_OPENING = compile_regex(
    r"[\s“【\[(■●◆·]*(?:但|而|像|如|比如|例如|譬如|不过|尤其是|特别是|这件事|在|其中|目前|截至目前|当前|如今|眼下|近日|日前|现阶段|已|共|同时|此外|全|(?:\d{4}年|今年|去年|全年|上半年|年末|截至[^,]{2,12})[,]?)*"
)
_VISIT = compile_regex(r"(?:走进|来到|走访)(?:位于)?$")  # a scene is where it opens
_HEADS_ITEM = compile_regex(r"^[【(\[]|[:】]$")
# A noun right behind a short name, up to the kind of thing it is, in a clause without numbers.
_THING = compile_regex(
    r"\p{Han}{0,8}?(?:工程|项目|书院|学院|博物馆|展览馆|纪念馆|图书馆|美术馆|艺术馆|版本馆|园区|产业园|园|机场|高铁|高速|铁路|大桥|港|水库|电站|基地|赛事|文化|遗址|景区|古城|设施|村寨)[^\d,。;:]*[,。;]"
)
_AND_OTHERS = compile_regex(
    r"等(?:多?地|(?:[\d一二两三四五六七八九十多几]+余?个)?(?:地区|省|市|县|区|州|盟|旗|乡|镇|街道))"
)
_STORE = compile_regex(
    r"(?:[市省]|\p{Han}{0,2}?中央|\p{Han}{0,3}?级)?(?:救灾)?(?:物资)?(?:储备)?(?:库|仓库|代储点)"
)
_QUAKE = compile_regex(r"(?:发生的?)?(?:(?:里氏)?\d{1,2}(?:\.\d)?级)?(?:特?大|强烈?)?(?:地震|震灾)")
_OF_SEVERAL = compile_regex(r"[^,。;:的]{1,20}等[\d一二三四五六七八九十]")
# What partners and donors do: their figures are the reporter's.
_HELPS = compile_regex(
    r"援[疆藏青]|捐赠|捐助|捐款|捐献|援助|支援|援建|对口|帮扶|协作|结对|资助|选派|派出|赠送|赠予|支持(?:我|全|本)|拨付|下达|来(?:我|本)[省市县区州]"
)
_GIVES = compile_regex(
    r"(?:方面|民政局|慈善总会|慈善会)?(?:向(?:我|本)\p{Han})?(?:捐[赠助款献]|援助|援建|支援|赠送|帮扶)"
)
_FAR_EVENT = compile_regex(r"[^,。;]{0,6}(?:灾|震|暴雨|洪水|洪涝|台风|疫情)[^,。;]{0,8}(?:后|时|之际|期间),")
_TO_OTHERS = compile_regex(r"(?:向|赴|往|与|同|从|对|援助|支援|驰援|帮扶|捐赠)$")
# 据某省民政厅报告: until the next such lead the figures are that place's.
_REPORTED = compile_regex(r"(?<![数依根证占凭论票])据$")
_REPORTS = compile_regex(r"\p{Han}{0,14}?(?:报告|统计|通报|消息|介绍|上报|汇总|测算)")
_BRACKET = compile_regex(r"[^,。;:()\d]{0,8}\(")
_EXAMPLES = compile_regex(r"[^,。;]等$")
# An office at work: its name, and what it does right behind.
_OFFICE = compile_regex(
    r"(?:民政局|民政办|残联|慈善总会|慈善会|救助站|婚姻登记处|退役军人事务局|社会福利院)(?:\p{Han}{0,8}(?:处|中心|站|科|所))?(?:共|已|累计|先后|全年|当天|当日|就|为|向|给|对|办理|登记|救助|发放|接待|出动|派出|调集|紧急|下拨|募集|筹集|开展|投入|新建|\d)"
)
# Others than the place just named, or several of its kind: 其余各镇, 其他4个县, 五个新城, 部分郊区, 东山、西山两镇.
_OTHERS = compile_regex(
    r"(?:(?:其[余他它]|余下|剩余|另外)的?(?:各|[\d一二两三四五六七八九十几]+)?个?|部分|多数|少数|[\d两三四五六七八九十几]+个(?=新城|郊区)"
    r"|[、和与及]\p{Han}{2,4}?[两三四五六七八九十]个?|(?:以上|上述|这)[\d两三四五六七八九十]+个?)"
    r"(?P<kind>省区市|省份|省|乡镇街道|乡镇|镇乡|镇街|街镇|镇|乡|街道|市县|县市|区县|县区|郊区|新城|区|县|旗|市|州|盟)(?![域划级长民区场])"
)
_KINDS_OF_LEVEL = {"township": "镇乡道街", "county": "区县旗市城", "city": "市州盟", "province": "省份市"}


class RegionScope:
    """Follows the regions of a document sentence by sentence.

    document (Region | None): the region the report is about. trigger: where the document says so.
    """

    def __init__(self, document: Region | None, trigger: Trigger[Region | None] | None) -> None:
        self.document = document
        self.reach: Reach[Region | None] = Reach(document=trigger)
        self._about = trigger
        self._reported: Region | None = None  # of the last 据…报告

    def heading(self, text: str, level: int, mentions: Sequence[RegionMention]) -> None:
        """A heading that names a place within the document's region governs its section."""
        named = [
            m
            for m in mentions
            if m.kind == "name"
            and m.region is not None
            and self._within(m.region)
            and not _TO_OTHERS.search(text[max(0, m.start - 3) : m.start])
        ]
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
        self._lead(text, mentions)
        if not first:
            if any(m.kind in ("name", "deictic") and m.region == self.document for m in mentions):
                own = [m for m in mentions if m.kind == "deictic" and self._own(text, m) is not None]
                if not own:
                    self.reach.block = None  # the document's own place is spoken of again
            return
        for mention in mentions:
            if _OPENING.fullmatch(_VISIT.sub("", text[start : mention.start])) is None:
                return
            region = mention.region
            placed = (
                mention.kind == "name"
                and region is not None
                and self._below(region)
                and not _names_a_thing(text, mention)
                and not _one_of_several(text, mention)
                and not _of_a_quake(text, mention)
                and _FAR_EVENT.match(text, mention.end) is None
            )
            if placed and not _listed(text, mention, mentions):
                self.reach.block = _trigger(mention)
                return

    def _lead(self, text: str, mentions: Sequence[RegionMention]) -> None:
        """据某省民政厅报告: what is told from here on is told of that place."""
        for mention in mentions:
            if (
                mention.region is None
                or mention.kind not in ("org", "name")
                or not _REPORTED.search(text[max(0, mention.start - 2) : mention.start])
                or not _REPORTS.match(text, mention.end)
            ):
                continue
            self._reported = None if mention.region == self.document else mention.region
            self.reach.document = self._about if self._reported is None else _trigger(mention)
            self.reach.block = None

    def _own(self, text: str, mention: RegionMention) -> Region | None:
        """What 全市 means in a paragraph about a county-level city: that city."""
        said = self.reach.block
        if said is None or not _HEADS_ITEM.search(text[max(0, said.start - 1) : said.end + 1]):
            return None  # only a place that heads its item (【甲市】…, 甲市:…) is what 全市 means
        block = said.value
        if mention.kind != "deictic" or block is None or block == self.document:
            return None
        return block if text[mention.start : mention.end].endswith(block.name[-1]) else None

    def _told(self, mention: RegionMention) -> Region | None:
        """What 全省 means behind 据某省民政厅报告: that province."""
        said = self._reported
        if said is None or mention.kind != "deictic" or mention.region is None or said == mention.region:
            return None
        return said if said.level == mention.region.level else None

    def govern(
        self,
        text: str,
        position: int,
        clause: Clause,
        mentions: Sequence[RegionMention],
        sentence: Sequence[Clause],
        end: int = -1,
    ) -> Governed[Region | None]:
        """The region of the number at ``position``; mentions and clauses are the sentence's.

        end (int): where the number ends.
        """
        behind = self._in_brackets(text, end, mentions) if mentions else None
        if behind is not None:
            return behind
        for mention in reversed(mentions):
            if mention.start >= position or _bracketed(text, mention, position):
                continue
            if (
                self.document is None
                and mention.kind == "deictic"
                and mention.region is None
                and mention.start >= clause.start
            ):
                return Governed(None, None, "clause")  # 我县, in a report that does not tell which
            if self._joint(text, mention, mentions, clause, sentence):
                return Governed(None, None, "clause")
            if mention.unlisted and self._is_about(text, mention, clause, sentence):
                return Governed(None, None, "clause")  # a place that is not in the table, and no other
            subject = self._subject(text, mention, sentence, mentions) or self._office(
                text, mention, clause, sentence
            )
            if subject is None:
                continue
            if (about := self._others(text, mention, position, sentence[0].start)) is not None:
                return Governed(about, self._about, "document")
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
                    (subject != self.document and _FAR_EVENT.match(text, mention.end) is not None)
                    or not (self._opens(text, mention, sentence) or _sums_up(text, mention))
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
        outside = self.reach.outside()
        if outside.level in ("item", "block") and outside.value is not None:
            about = self._beside(text, outside.value, sentence[0].start, position)
            if about is not None:
                return Governed(about, self._about, "document")
        return outside

    def _others(self, text: str, mention: RegionMention, position: int, start: int) -> Region | None:
        """What a place lies in, where the others of its kind (甲区3%,其他各区|2%) or the whole are told of behind it.

        start (int): where the sentence begins.
        """
        if mention.kind != "name" or mention.region is None:
            return None
        below = self.document is not None and self._below(mention.region)
        if below and whole_again(text, start, mention.start, mention.end, position):
            return self.document
        return self._beside(text, mention.region, mention.end, position)

    def _beside(self, text: str, region: Region, start: int, position: int) -> Region | None:
        """The document's region where between ``start`` and ``position`` others of the kind of ``region`` are told of."""
        if self.document is None or not self._below(region):
            return None
        others = _OTHERS.search(text, start, position)
        kinds = "" if others is None else _KINDS_OF_LEVEL.get(region.level, "")
        return self.document if others is not None and others["kind"][-1] in kinds else None

    @staticmethod
    def _in_brackets(
        text: str, end: int, mentions: Sequence[RegionMention]
    ) -> Governed[Region | None] | None:
        """The place in brackets behind a number: 2人死亡(甲县)."""
        opened = _BRACKET.match(text, end) if end >= 0 else None
        if opened is None:
            return None
        named = next((m for m in mentions if m.start == opened.end() and m.region is not None), None)
        if named is None or named.kind != "name" or text[named.end : named.end + 1] != ")":
            return None
        return Governed(named.region, _trigger(named), "clause")

    def _joint(
        self,
        text: str,
        mention: RegionMention,
        mentions: Sequence[RegionMention],
        clause: Clause,
        sentence: Sequence[Clause],
    ) -> bool:
        """Whether provinces side by side are what a number of a national report is about (甲省、乙省…): no one's."""
        if self.document is None or self.document.level != "country" or mention.kind != "name":
            return False
        if (
            mention.region is None
            or mention.region.level == "country"
            or text[mention.end : mention.end + 1] in tuple("等、")
        ):
            return False
        if self._reported is not None and self._reported.contains(mention.region):
            return False
        run = _run(text, mention, mentions)
        return len(run) > 1 and (
            _OPENING.fullmatch(_lead(text, run[0], sentence)) is not None or run[0].start >= clause.start
        )

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
            _OPENING.fullmatch(lead := _lead(text, mention, sentence)) is not None
            and text[mention.end : mention.end + 1] not in "—-~、"
        ) or visited(text, mention, lead)

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
        return _run(text, named[-1], named) if named else []

    def _office(
        self, text: str, mention: RegionMention, clause: Clause, sentence: Sequence[Clause]
    ) -> Region | None:
        """The place below the document's own whose office does what its clause and those after it tell (甲区民政局登记处为130对新人…)."""
        region = mention.region
        if mention.kind != "org" or region is None or ";" in text[mention.end : clause.start]:
            return None
        if self.document is None or not self._below(region):
            return None
        lead = _lead(text, mention, sentence)
        if visited(text, mention, lead):
            return region
        if _OFFICE.match(text, mention.end) is None:
            return None
        return region if lead.endswith("的") or _OPENING.fullmatch(lead) is not None else None

    def _within(self, region: Region) -> bool:
        return self.document is None or self.document.contains(region)

    def _below(self, region: Region) -> bool:
        return self._within(region) and region != self.document

    def _subject(
        self, text: str, mention: RegionMention, sentence: Sequence[Clause], mentions: Sequence[RegionMention]
    ) -> Region | None:
        """The region a mention makes the subject of what follows, or None when it does not."""
        region = self._own(text, mention) or self._told(mention) or mention.region
        if region is None or mention.kind not in ("name", "deictic"):
            return None
        lead = _lead(text, mention, sentence)
        follow = text[mention.end : mention.end + 14]
        if region != self.document and _of_a_quake(text, mention):
            return None
        if _YARDSTICK.search(lead) or _EXCEPT.match(text, mention.end):
            return None
        if _listed(text, mention, mentions):
            about = self._reported or self.document
            return about if about is not None and about.contains(region) else None
        if self.document is None and region.level == "country" and _RANKED.match(follow):
            return None  # 被评为全国先进单位
        if self.document is None and _GIVES.match(text, mention.end):
            return None
        if self.document is None:
            return None if _NOT_SUBJECT.search(lead) and not lead.endswith("在") else region
        if region == self.document:
            return region
        if self._below(region):
            if re.search(r"(?:与|同|跟|占|比|较|联合|来自|由)$", lead) or _from_store(text, mention, lead):
                return None
            return region
        if region.contains(self.document):
            # the province or the country: the subject only where it opens the clause
            opens = _OPENING.fullmatch(lead) is not None and not lead.endswith("在")
            opens = opens or _sums_up(text, mention)
            return region if opens and not _RANKED.match(follow) else None
        return region if self._is_elsewhere(text, mention, lead) else None

    def _is_elsewhere(self, text: str, mention: RegionMention, lead: str) -> bool:
        """Whether another place's own figures follow (湖南省…610元 in a report of 贵州省), not its help to the reporter."""
        if mention.kind != "name" or _OPENING.fullmatch(lead) is None:
            return False
        stop = _CLAUSE_END.search(text, mention.end)
        return _HELPS.search(text, mention.end, stop.start() if stop else len(text)) is None


_UNKNOWN_BEFORE = compile_regex(r"\(\p{Han}{2,4}、$")  # (土右、固阳515元): the first in no table
_TOWNS = 24
_SHORT_TOWNS = compile_regex(
    r"\p{Han}{2,3}(?:[、和与及]\p{Han}{2,3})+[、和与及]"
)  # 甲市大溪、泽国和新河和乙市
_IN_ALL = ("共", "累计", "总共", "合计", "总计")
_OF_NUMBER = compile_regex(r"\d[^,。;:()]{0,10}\($")
_CLAUSE_END = compile_regex(r"[。;\n]")


def _bracketed(text: str, mention: RegionMention, position: int) -> bool:
    """Whether a place stands in brackets that belong to a number before ``position`` (2人死亡(甲县),转移3万人)."""
    closed = text[mention.start - 1 : mention.start] == "(" and text.find(")", mention.end, position) >= 0
    return closed and _OF_NUMBER.search(text, max(0, mention.start - 14), mention.start) is not None


def _run(text: str, last: RegionMention, mentions: Sequence[RegionMention]) -> list[RegionMention]:
    """The places side by side of which ``last`` is the last."""
    run = [last]
    for mention in reversed(mentions):
        if mention.end <= run[0].start and mention.kind == "name":
            if not JOINT.fullmatch(text[mention.end : run[0].start].strip()):
                break
            run.insert(0, mention)
    return run


def _from_store(text: str, mention: RegionMention, lead: str) -> bool:
    """Whether a place is but where goods are taken from (从天津库调运, 从西安中央救灾物资储备库调拨)."""
    return lead.endswith(("从", "、", "和", "自")) and _STORE.match(text, mention.end) is not None


def _names_a_thing(text: str, mention: RegionMention) -> bool:
    """Whether a short name is but part of what a clause without numbers tells of (昆明书院等一批设施建成)."""
    return _bare(text, mention) and _THING.match(text, mention.end) is not None


def _bare(text: str, mention: RegionMention) -> bool:
    """Whether a name stands without its suffix (昭通, not 昭通市)."""
    return text[mention.end - 1] not in "省市县区州盟旗"


def _one_of_several(text: str, mention: RegionMention) -> bool:
    """Whether a short name belongs to one of several that are counted together (昭通养老院、康乐福利院等5所)."""
    return _bare(text, mention) and _OF_SEVERAL.match(text, mention.end) is not None


def _sums_up(text: str, mention: RegionMention) -> bool:
    """Whether the whole of a country or province is told behind what it is of (福彩“双色球”全国共销售…)."""
    return mention.kind == "deictic" and text[mention.start] == "全" and text.startswith(_IN_ALL, mention.end)


def _of_a_quake(text: str, mention: RegionMention) -> bool:
    """Whether a place is but where a quake broke out (玉树7.1级地震): its losses are not that place's alone."""
    return text.find("震", mention.end, mention.end + 12) >= 0 and _QUAKE.match(text, mention.end) is not None


def _lead(text: str, mention: RegionMention, sentence: Sequence[Clause]) -> str:
    """What stands before a mention in its clause."""
    at = next((c for c in sentence if c.start <= mention.start < c.end), None)
    return text[at.start : mention.start] if at is not None else ""


def _listed(text: str, mention: RegionMention, mentions: Sequence[RegionMention]) -> bool:
    """Whether a mention is one of several coordinated places, or of some that are counted (昭平等5个县)."""
    if text[mention.end : mention.end + 1] == "等" and _AND_OTHERS.match(text, mention.end):
        return True
    if text[mention.start - 1] == "、" and _UNKNOWN_BEFORE.search(
        text, max(0, mention.start - 6), mention.start
    ):
        return True
    for other in mentions:
        if other is mention or other.kind != "name":
            continue
        first, second = (mention, other) if mention.start < other.start else (other, mention)
        if first.end > second.start:
            continue
        between = text[first.end : second.start].strip()
        if JOINT.fullmatch(between) or (len(between) <= _TOWNS and _SHORT_TOWNS.fullmatch(between)):
            return True
    return False


def _trigger(mention: RegionMention) -> Trigger[Region | None]:
    return Trigger(mention.start, mention.end, mention.region, f"region-{mention.kind}")
