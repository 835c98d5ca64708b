"""Which programme a number belongs to: the most specific one named nearest to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.borders import last_border
from minzheng_ie.claims.breakdown import Parts
from minzheng_ie.claims.disclosure import is_disclosure, is_posted, of_one_programme
from minzheng_ie.claims.examples import examples
from minzheng_ie.claims.issuer import IssuerScope, doer
from minzheng_ie.claims.makeup import GOVERNANCE, Makeup
from minzheng_ie.claims.scope import Governed, Level, Reach, Trigger
from minzheng_ie.claims.whom import counts_offices, is_group, of_the_thing, own_group
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.programmes import ProgrammeMention, Programmes
from minzheng_ie.heads.model import Head
from minzheng_ie.tree.leaves import Token, behind_last, text_of

_SUMMED = compile_regex(r"合计|[两三四]项|共计|总共")
# Families of which one does not give to those of another.
_SERVING = frozenset({"社会救助", "养老服务", "儿童福利", "残疾人福利"})
_TOTAL = compile_regex(r"总(?:金额|额|支出|投入|资金)|合计$|共计$")
# Heads taken from what was said before: the programme comes along.
_DEPENDENT = frozenset(
    {"elliptic", "share", "topic", "verb-only", "side-by-side", "nominal", "of-target", "spending", "part"}
)
_CIVIL_SHARE = 0.4
_LONG = (
    12  # sentences with numbers from which the share of those on civil affairs tells what a report is about
)
# Titles of reports of a whole government, not of one of its departments.
_WHOLE_GOVERNMENT = compile_regex(
    r"政府工作报告|国民经济和社会发展|(?:省|市|县|自治区|州|盟|旗)(?:\d{4}年度?)?工作(?:总结|报告|安排|回顾)"
)
_FOR = compile_regex(r"(?:为|给|对|组织)(?!了)")
_CHARITY = "慈善"
_SUBJECT = 24  # characters in which the subject of a sentence stands
_GAP, _OF_PART = (
    24,
    3,
)  # characters left out between two words of a metric; between a whole and its part stand others
_EARLIER = 200  # characters back to the sentence that named what a number is of
_MEANS = 16  # characters between 通过 and the means it names
_NEAR = 10  # characters between 为 and whom it names
_POPULATION = compile_regex(
    r"\d+(?:周)?岁(?:及)?(?:以上|以下)?\w{0,6}(?:老人|老年人|老年人口|人口)(?:占.*)?$"
)
# A count of the population is of no programme, whatever is told beside it.
_COUNT_OF_POPULATION = compile_regex(
    r"(?:总|常住|户籍|暂住|居住|流动|外来|老龄|老年|高龄|出生|死亡|城镇|乡村|城市|男性|女性|劳动力)人口"
    r"(?:数|总数|数量|峰值)?(?:将?(?:达到?|超过|突破))?$|人口是老年?人$"
)
_SHARE_OF_PEOPLE = compile_regex(r"[近约超达]?(?:百分之)?[\d.,]+(?:%|[万亿]?人口|(?:个)?百分点)|[\d.]*分之")
_AGED = compile_regex(
    r"\d+(?:周?岁)?[-—~至到]\d+周?岁(?:的)?(?:户籍)?(?:老年人|老人|老年人口|人口)(?:占.*)?$"
)
_PERSONS = compile_regex(r"[^\d\p{Han}]{0,2}[\d.,万余多]{1,12}(?:人|户|名|位)")
_FEW = 2  # words of a metric that counts persons and no more
_OLDEST = compile_regex(r"百岁(?:以上)?(?:老人|老年人|寿星)")
# Work that is made up of that of other programmes: a part keeps its own.
_OF_MANY = frozenset({"民政事业", "社会救助", "困难群众基本生活救助", "低收入人口动态监测", "脱贫攻坚"})
_SECTOR = "民政事业"  # the sector as a whole: its cues say less than any topic
_PURPOSES = compile_regex(r"用于[^,。;\d]{0,20}、[^,。;\d]{0,18}$")
_LEFT_OUT = compile_regex(r"(?:不含|除|不包括)[^)。,]*$")
_ALL_OF = compile_regex(r"全年|年发放|共|合计|累计|总")
_EMPLOYS = compile_regex(r"吸纳|带动.{0,8}就业|容纳|资助.{0,14}(?:参加|参保|参合|缴纳|投保)")
_MEASURES = ("率", "占比", "比例")
_INTO = frozenset({"纳入", "转入", "列入", "享受", "申领", "领取", "纳进", "落实"})

Span = tuple[int, int]
Subject = Literal["civil affairs", "everything", "unknown"]


class ProgrammeScope:
    """Follows the programmes of a document sentence by sentence.

    subject (Subject): of a document on civil affairs a topic governs numbers that do not name it; of any other a
        topic needs a word of its family beside the number, and in a long report about everything a weak word
        (儿童, 社区, 床位) means a programme only where one of its family is named.
    """

    def __init__(
        self, text: str, programmes: Programmes, subject: Subject, issuer: IssuerScope | None = None
    ) -> None:
        self.civil = subject == "civil affairs"
        self.general = subject == "everything"
        self.text = text
        self.programmes = programmes
        self.issuer = issuer
        self._asked: Trigger[str | None] | None = None
        self._said: tuple[int, Governed[str | None]] | None = None  # place and programme of the last number
        self.reach: Reach[str | None] = Reach()
        self._begun: tuple[int, IssuerScope | None] = (0, None)  # where a sentence begins, and who acts in it
        self._listed = -1, frozenset[int]()  # where a sentence's mentions begin, and its examples
        self._parts = Parts(text)
        self._makeup = Makeup(text, programmes)

    def heading(self, level: int, mentions: Sequence[ProgrammeMention]) -> None:
        """A heading that names a programme governs its section."""
        self.reach.enter_heading(level, self._topic(mentions))

    def block(self) -> None:
        """A new paragraph; an answer takes its topic from the question before."""
        self.reach.enter_block()
        self.reach.block, self._asked = self._asked, None

    def item(self) -> None:
        """A new item within a paragraph."""
        self.reach.enter_item()

    def turn(self) -> None:
        """A sentence turns to another field of work: what the paragraph was about ends, not its section."""
        self.reach.enter_block()

    def question(self, mentions: Sequence[ProgrammeMention]) -> None:
        """A paragraph that asks: what it asks about is the topic of the answer."""
        self._asked = self._topic(mentions)

    def lead(self, mentions: Sequence[ProgrammeMention], *, block: bool) -> None:
        """A sentence that opens a paragraph (``block``) or an item names what it is about."""
        topic = self._topic(mentions)
        if topic is not None and self._only_served(topic, mentions):
            topic = None  # (六)社区康复。 under a heading on 残疾人康复
        if topic is not None:
            if block:
                self.reach.block = topic
            self.reach.item = topic

    def _only_served(self, topic: Trigger[str | None], mentions: Sequence[ProgrammeMention]) -> bool:
        """Whether a topic rests on a word for who is helped, within the section of another."""
        section = next((t for _, t in reversed(self.reach.sections) if t is not None), None)
        if section is None or section.value in (None, _SECTOR) or section.value == topic.value:
            return False
        return any(m.served and not m.cue and m.start == topic.start for m in mentions)

    def leave(self, mentions: Sequence[ProgrammeMention], *, heading: bool = False) -> None:
        """A sentence may name the topic of a paragraph that has none yet; one that is a heading in all but form does.

        heading (bool): it has no numbers and no pauses, and is short (救灾救济。).
        """
        if self.issuer is None and (heading or self.reach.item is None):
            strong = [m for m in mentions if not m.cue and m.program is not None]
            if strong:
                self.reach.item = self._topic(strong)

    def govern(
        self,
        head: Head,
        clause: Span,
        position: int,
        mentions: Sequence[ProgrammeMention],
        owned: Sequence[Span],
    ) -> Governed[str | None]:
        """The programme of one number; a difference or a share (增长5%) has that of the number before it.

        head: its metric. clause: clean span of its clause. position (int): of the number.
        mentions: the sentence's, in order. owned: clean spans of the metrics of the clause's other numbers.
        """
        said, follows = self._said, head.rule in ("elliptic", "share")
        if (
            follows
            and said is not None
            and said[0] <= position
            and self.text.find("。", said[0], position) < 0
            and not any(not m.cue and said[0] < m.start < position for m in mentions)
        ):
            self._parts.told(position, said[1])
            return said[1]
        found = (
            self._of_papers(head, position, mentions, owned)
            or self._of_earlier(head, clause, mentions)
            or self._govern(head, clause, position, mentions, owned)
        )
        found = self._describing(self._reported(found, head, position, mentions), position)
        issuer = self.issuer or self._doer(position)
        if issuer is not None:
            found = self._issued(issuer, found, head, mentions)
        self._parts.told(position, found)
        self._said = max([position, *[t.end for t in head.tokens]]), found
        return found

    def _describing(self, found: Governed[str | None], position: int) -> Governed[str | None]:
        """No programme for what only describes a place; for what describes a body that of the topic."""
        if found.value is None and self._makeup.rests_on(found.trigger):
            outside = self.reach.outside()
            return found if outside.value is None or self._root(outside.value) in GOVERNANCE else outside
        return Governed(None, None, "number") if self._makeup.describes(found, position) else found

    def _doer(self, position: int) -> IssuerScope | None:
        """The body whose doings the sentence of a number tells of (市慈善总会实施…活动,走访困难家庭6200户)."""
        begin = behind_last("。\n", self.text, max(0, position - _EARLIER), position)
        if begin != self._begun[0]:
            said = self.text.find(_CHARITY, begin, begin + _SUBJECT) >= 0 if begin else False
            self._begun = begin, doer(self.text, begin, begin + _SUBJECT, self.programmes) if said else None
        found = self._begun[1]
        return found if found is not None and found.trigger.end < position else None

    def _issued(
        self,
        issuer: IssuerScope,
        found: Governed[str | None],
        head: Head,
        mentions: Sequence[ProgrammeMention],
    ) -> Governed[str | None]:
        """What is read in the report of a body with one task of its own."""
        trigger, weak = found.trigger, False
        if trigger is not None:
            served = any(m.served and m.start == trigger.start for m in mentions)
            spoken = any(
                not m.served and m.program == found.value and m.end <= trigger.start for m in mentions
            )
            spoken = spoken or self.reach.outside().value == found.value
            cue = trigger.rule == "programme-cue" and not issuer.own(found.value)
            aside = issuer.body.program is None and found.level == "sentence"
            weak = cue or aside or (served and not spoken)
        return issuer.of(found, weak=weak, counted=_COUNT_OF_POPULATION.search(head.text) is not None)

    def _of_papers(
        self, head: Head, position: int, mentions: Sequence[ProgrammeMention], owned: Sequence[Span]
    ) -> Governed[str | None] | None:
        """No programme for what an office publishes and is asked, unless the metric names one."""
        if not is_disclosure(self.text, position):
            return None
        spans = _spans(head.tokens, owned)
        inside = [m for m in mentions if any(start <= m.start < end for start, end in spans)]
        stands = of_one_programme(inside) and not is_posted(self.text, head.text, position)
        return None if stands else Governed(None, None, "number")

    def _reported(
        self,
        found: Governed[str | None],
        head: Head,
        position: int,
        mentions: Sequence[ProgrammeMention],
    ) -> Governed[str | None]:
        """The work that is reported, where ``found`` rests on a word for who is helped (低保户中残疾人家庭58户)."""
        whole = self._parts.whole(position)
        trigger = found.trigger
        if trigger is not None and (of_all := self._part_alone(found, head, position, trigger)) is not None:
            return of_all
        if trigger is None or not any(m.served and m.start == trigger.start for m in mentions):
            if whole is None or trigger is None or not self._parts.among(position):
                return found
            return whole if self._persons_of(whole, found, head, trigger) else found
        if (
            whole is not None
            and whole.value != _SECTOR
            and (whole.value is not None or found.level != "number")
        ):
            return whole
        outside = self.reach.outside()
        topic = outside.value
        if not self.civil or found.value is None or topic in (None, _SECTOR):
            return found
        if outside.trigger is None or outside.trigger.rule != "programme-alias":
            return found
        said = outside.trigger.end
        if self.text.find(";", said, position) >= 0 and self.text.find("。", said, position) < 0:
            return found  # 低保户41户;残疾人户18户: an item of its own
        family = self._root(found.value)
        spoken = any(
            m.start < position
            and not m.served
            and (m.program == found.value if m.cue else self._root(m.program) == family)
            for m in mentions
        )
        kin = self._root(topic) == family and not self.programmes.within(found.value, topic)
        return found if spoken or kin else outside

    def _persons_of(
        self,
        whole: Governed[str | None],
        found: Governed[str | None],
        head: Head,
        trigger: Trigger[str | None],
    ) -> bool:
        """Whether a part of ``whole`` only counts persons whom another programme serves (其中优抚对象65人)."""
        if found.level != "number" or whole.value is None or head.tokens[0].verb:
            return False
        kin = self._root(found.value) == self._root(whole.value) and whole.value != "灾害救助"
        if whole.value in _OF_MANY or kin:
            return False
        return is_group(self.text, trigger.start, trigger.end) and len(head.tokens) <= _FEW

    def _part_alone(
        self, found: Governed[str | None], head: Head, position: int, trigger: Trigger[str | None]
    ) -> Governed[str | None] | None:
        """The programme of the whole, for a part that only the part told before it names one for (养老机构62个,其他机构9个)."""
        whole = self._parts.sibling(position, trigger.start)
        if whole is None or whole.value is None or head.rule in _DEPENDENT:
            return None
        doing = head.tokens[0].verb and "verbal_noun" not in head.tokens[0].roles
        refined = found.value != trigger.value  # 其余2万人在农村
        named = found.level == "sentence" and trigger.rule == "programme-alias" and not refined
        return whole if named and (not doing or self._parts.goods(position)) else None

    def _of_earlier(
        self, head: Head, clause: Span, mentions: Sequence[ProgrammeMention]
    ) -> Governed[str | None] | None:
        """The programme of a metric that an earlier sentence named (养老床位方面,变化很大。2018年只有3100张)."""
        first = head.tokens[0] if head.tokens else None
        if (
            first is not None
            and first.start >= clause[0]
            and not any(m.program for m in mentions if not m.cue)
        ):
            first = next((t for t in head.tokens if t.start < clause[0]), None)  # 新增|农村低保对象
        if first is None or not first.start < clause[0] <= first.start + _EARLIER:
            return None
        stop = self.text.rfind("。", first.start, clause[0])
        if stop < 0:
            return None
        named = [t for t in head.tokens if t.end <= stop]
        start = min(t.start for t in named)
        told = self.text[start : named[-1].end]
        strong = [m for m in self.programmes.find(told) if not m.cue]
        if not any(m.program for m in strong):
            if strong and head.rule == "elliptic":  # 百岁老人243人。其中,城关区32人
                place = Trigger[str | None](
                    start + strong[0].start, start + strong[0].end, None, "programme-alias"
                )
                return Governed(None, place, "block")
            return None
        strong = [m for m in strong if m.program]
        mention, program = strong[0], strong[0].program
        if head.rule == "distributed":  # one of A and B
            own = [m for m in self.programmes.find(head.text) if not m.cue and m.program]
            program = own[0].program if own else program
        trigger = Trigger(start + mention.start, start + mention.end, program, "programme-alias")
        return Governed(program, trigger, "block")

    def _govern(
        self,
        head: Head,
        clause: Span,
        position: int,
        mentions: Sequence[ProgrammeMention],
        owned: Sequence[Span],
    ) -> Governed[str | None]:
        part = head.rule == "part"
        if self._of_population(head.text, mentions, part=part) or counts_offices(head.text):
            return Governed(None, None, "number")
        if mentions and self._measures_population(position, mentions):
            return Governed(None, None, "number")
        if not mentions:
            return self.reach.outside() if self.civil else Governed(None, None, "document")
        if mentions[0].end < clause[0] and (border := last_border(self.text, mentions[0].end, clause[0])) > 0:
            mentions = [m for m in mentions if m.start >= border]
            if not mentions:
                return self.reach.outside() if self.civil else Governed(None, None, "document")
        if len(mentions) > 1 and (listed := self._examples(mentions)):
            begun = clause[0] if any(clause[0] <= at < position for at in listed) else 0
            mentions = [m for m in mentions if m.start not in listed and (m.start >= begun or not m.cue)]
            if not mentions:
                return self.reach.outside() if self.civil else Governed(None, None, "document")
        metric = head.tokens
        spans = _spans(metric, owned, gap=_OF_PART if part else _GAP)
        inside: list[ProgrammeMention] = []
        free: list[ProgrammeMention] = []
        for mention in mentions:
            at = mention.start
            for start, end in spans:
                if start <= at < end:
                    inside.append(mention)
                    break
            else:
                taken = mention.start >= clause[0] and _overlaps(mention, owned)
                if not taken and not self._excluded(mention):
                    free.append(mention)
        if len(inside) > 1:
            inside = of_the_thing(self.text, inside, payment=head.rule == "payment")
        named = self._of_metric(metric, inside)
        if (named is None or named.program is None) and (firm := self._firm(clause, position, mentions)):
            return Governed(None, _trigger(firm), "clause")
        if named is not None and named.program is None and _EMPLOYS.search(head.text):
            named = None  # what it does, or what those helped are insured with (资助贫困群众参加医疗保险)
        if (
            named is not None
            and named.served
            and named.depth > 1
            and (of_all := self._persons_alone(head, named, mentions)) is not None
        ):
            return Governed(of_all, _trigger(named), "number")
        if named is not None and named.program is None:
            named = self._served(clause, position, free) or named
        found = self._apiece(head, inside) or self._together(clause, position, head, inside, mentions, free)
        if found is None and named is not None:
            found = Governed(named.program, _trigger(named), "number")
        elif found is None:
            steps = self._steps(head, clause, position, mentions, inside, free)
            step = next(((level, m) for level, m in steps if m is not None), None)
            if step is not None:
                step = self._others_served(step, head, clause, inside) or step
                found = Governed(step[1].program, _trigger(step[1]), step[0])
        if found is None and not inside and (other := self._elsewhere(position, mentions)) is not None:
            found = Governed(None, _trigger(other), "sentence")
        outside = self.reach.outside()
        if not self.civil:
            if found is not None and found.level == "sentence" and head.rule not in _DEPENDENT:
                found = None
            if outside.value is not None and not self._said_beside(outside.value, (*inside, *free)):
                outside = Governed(None, None, "document")
        cues = [m for m in inside if m.cue]
        cues = [m for m in cues if not m.served and m.program != _SECTOR] or cues
        if self.general and found is None:
            cues = [m for m in cues if self._kin(m, mentions, outside.value)]
            if not cues:
                return outside
            free, mentions = [], []  # elsewhere 儿童, 社区 and 床位 say nothing of a neighbour
        if found is None:
            near = (
                cues
                or [m for m in free if m.cue and m.start < clause[1]]
                or [m for m in mentions if m.cue and m.start < position]
            )
            cue = (
                max(cues, key=lambda m: m.start)
                if cues
                else min(near, key=lambda m: abs(m.start - position), default=None)
            )
            beside = [
                m
                for m in mentions
                if m.start < position and m is not cue and m.program not in (None, _SECTOR)
            ]
            meant = self._meant(cue, beside, outside.value) if cue is not None else None
            sector = meant == _SECTOR and outside.value is not None
            if cue is not None and not sector and not self._fits(meant, outside.value):
                found = Governed(meant, _trigger(cue), "sentence")
        if found is None:
            return outside
        return self._refined(found, outside, cues, text_of(metric))

    def _examples(self, mentions: Sequence[ProgrammeMention]) -> frozenset[int]:
        """Members of lists over several families, asked once for each sentence."""
        at = mentions[0].start
        if self._listed[0] != at:
            self._listed = at, examples(self.text, mentions, self._root)
        return self._listed[1]

    def _but_the_oldest(self, mentions: Sequence[ProgrammeMention]) -> list[ProgrammeMention]:
        """The mentions that name a programme; 百岁老人 beside other ages are a population."""
        named = [m for m in mentions if m.program is not None and not m.cue]
        if not named or not any(m.program is None and m.served for m in mentions):
            return named
        return [m for m in named if _OLDEST.fullmatch(self.text, m.start, m.end) is None]

    def _persons_alone(
        self, head: Head, named: ProgrammeMention, mentions: Sequence[ProgrammeMention]
    ) -> str | None:
        """The family, where persons are counted whom a benefit is named after, and it is not spoken of (重度残疾人320人)."""
        family = self._root(named.program)
        spoken = any(
            not m.served and m.program is not None and self._root(m.program) == family for m in mentions
        )
        topic = self.reach.outside().value
        spoken = spoken or (topic != family and self._root(topic) == family)
        counted = len(head.tokens) <= _FEW and not head.tokens[0].verb and head.tokens[-1].end == named.end
        return family if counted and not spoken else None

    def _of_population(self, metric: str, mentions: Sequence[ProgrammeMention], *, part: bool) -> bool:
        """Whether a number counts a population or (``part``) those of an age in it, and no programme is spoken of."""
        if _OLDEST.fullmatch(metric) is not None:  # 60岁以上老年人8万人,百岁老人23人
            ages = any(m.program is None and m.served for m in mentions)
            return ages and not self._but_the_oldest(mentions)
        if part and "岁" in metric and _POPULATION.match(metric):
            return not self._but_the_oldest(mentions)
        if "岁" in metric and _AGED.search(metric):
            return self.reach.outside().value in (None, _SECTOR, "养老服务") and not any(
                m.program and not m.cue for m in mentions
            )
        return (
            "人口" in metric
            and _COUNT_OF_POPULATION.search(metric) is not None
            and not any(m.program and not m.cue for m in mentions)
        )

    def _measures_population(self, position: int, mentions: Sequence[ProgrammeMention]) -> bool:
        """Whether a share or a growth goes on with a population, where the sentence names no programme (高于10%的标准)."""
        first = mentions[0]
        if first.program is not None or not first.served or first.start > position:
            return False
        if any(m.program is not None and not m.cue for m in mentions):
            return False
        return _SHARE_OF_PEOPLE.match(self.text, position) is not None

    def _said_beside(self, topic: str, mentions: Sequence[ProgrammeMention]) -> bool:
        """Whether a cue beside a number may mean a programme of the topic's family."""
        family = self._root(topic)
        return any(self._root(meant) == family for m in mentions if m.cue for meant in (m.program, *m.others))

    def _steps(
        self,
        head: Head,
        clause: Span,
        position: int,
        mentions: Sequence[ProgrammeMention],
        inside: Sequence[ProgrammeMention],
        free: Sequence[ProgrammeMention],
    ) -> Iterator[tuple[Level, ProgrammeMention | None]]:
        """Where a programme is looked for that the metric does not name, one place after the other."""
        yield "clause", _nearest([m for m in free if clause[0] <= m.start < clause[1]], position)
        yield "clause", self._measured(head, clause, position, mentions, inside)
        begun = self._own_item(head, position, inside, mentions[0].start, clause[0])
        yield "sentence", _nearest([m for m in free if begun < m.end <= clause[0]], position)
        before = [m for m in mentions if begun < m.start < position and m not in inside]
        yield "sentence", _nearest(before, position)

    def _own_item(
        self, head: Head, position: int, inside: Sequence[ProgrammeMention], floor: int, start: int
    ) -> int:
        """Where an item begins that counts persons of its own (低保户41户;残疾人户18户); -1 where none does."""
        group = next((m for m in inside if m.cue and m.served and not m.others), None)
        if group is None or head.tokens[-1].end - group.end > 1:
            return -1
        counted = _PERSONS.match(self.text, position) is not None
        return self.text.rfind(";", floor, start) if counted else -1

    def _others_served(
        self,
        step: tuple[Level, ProgrammeMention],
        head: Head,
        clause: Span,
        inside: Sequence[ProgrammeMention],
    ) -> tuple[Level, ProgrammeMention] | None:
        """A new item of a list whose own persons the programme of the item before does not cover."""
        level, before = step
        if level != "sentence" or before.end > clause[0] or head.rule in _DEPENDENT:
            return None
        group = own_group(self.text, clause, inside)
        if group is None or group.program == before.program:
            return None
        if self._root(before.program) not in _SERVING:
            return None  # a giver: its gifts are to whom they may be
        if self._root(group.program) == self._root(before.program):
            allowance = (before.program or "").endswith(("补贴", "津贴"))  # what it pays for and nothing else
            if not allowance or "补贴" in head.text or self._root(group.program) != group.program:
                return None
        return "number", group

    def _elsewhere(self, position: int, mentions: Sequence[ProgrammeMention]) -> ProgrammeMention | None:
        """The topic outside civil affairs that a number without words of its own goes on with (投保农房8万户,投入保费N元)."""
        before = [m for m in mentions if m.start < position]
        other = before[-1] if before and before[-1].program is None and not before[-1].served else None
        said = self._said
        if other is None or said is None or not other.start < said[0] < position or said[1].value is not None:
            return None
        return None if self.text.find(";", other.start, position) >= 0 else other

    def _firm(
        self, clause: Span, position: int, mentions: Sequence[ProgrammeMention]
    ) -> ProgrammeMention | None:
        """A topic outside civil affairs that a weak word beside it does not change (为精简职工发放生活补贴)."""
        here = [m for m in mentions if m.program is None or not m.cue]
        last = next(
            (m for m in reversed(here) if m.start < (position if m.start < clause[0] else clause[1])), None
        )
        if last is None or last.program is not None or ";" in self.text[last.end : position]:
            return None
        if last.start < clause[0] and any(
            m.served and m.cue and clause[0] <= m.start < clause[1] for m in mentions
        ):
            return None  # others are served now (慰问老干部8人,为困难群众送去慰问金6万元)
        return last if self.text[last.start : last.end] in self.programmes.firm else None

    def _served(
        self, clause: Span, position: int, free: Sequence[ProgrammeMention]
    ) -> ProgrammeMention | None:
        """Those for whom something outside civil affairs is done (为养老护理员开展职业技能培训)."""
        lead = _FOR.search(self.text, clause[0], position)
        if lead is None:
            return None
        served = [m for m in free if not m.cue and m.program and lead.end() <= m.start < position]
        return served[0] if served and served[0].start - lead.end() <= _NEAR else None

    def _measured(
        self,
        head: Head,
        clause: Span,
        position: int,
        mentions: Sequence[ProgrammeMention],
        inside: Sequence[ProgrammeMention],
    ) -> ProgrammeMention | None:
        """What a rate that names nothing is of: the number before it in its clause (留守儿童8620名建档率100%)."""
        if not head.text.endswith(_MEASURES):
            return None
        here = [m for m in mentions if clause[0] <= m.start < position and m not in inside]
        return _nearest([m for m in here if not self._excluded(m)], position)

    def _apiece(self, head: Head, inside: Sequence[ProgrammeMention]) -> Governed[str | None] | None:
        """The programme of one of several things named together, where the whole is one name (A和B: 两项补贴)."""
        if head.rule != "distributed":
            return None
        for whole in inside:
            members = next(
                (m for program, m in self.programmes.joined if program == whole.program), frozenset()
            )
            own = [m for m in self.programmes.find(head.text) if not m.cue and m.program in members]
            if own:
                return Governed(own[0].program, _trigger(whole), "number")
        return None

    def _refined(
        self,
        found: Governed[str | None],
        outside: Governed[str | None],
        cues: Sequence[ProgrammeMention],
        metric: str,
    ) -> Governed[str | None]:
        """The more specific programme that a cue, a qualifier or the topic of the paragraph makes of a general one."""
        parents = self.programmes.parents
        program = found.value
        if program is None:
            return found
        for cue in cues if found.level != "number" else ():
            if len({self._root(meant) for meant in (cue.program, *cue.others)}) > 2:
                continue  # 慰问金 is of those who are visited
            for meant in (cue.program, *cue.others):
                related = (
                    meant is not None
                    and meant != program
                    and parents.get(meant) in (program, parents.get(program))
                )
                if related and parents.get(program) is not None:
                    return Governed(meant, _trigger(cue), "number")
        specials = {
            special
            for special, words in self.programmes.qualified
            if special != program
            and parents.get(special) is not None
            and parents.get(special) in (program, parents.get(program))
            and any(word in metric for word in words)
        }
        if len(specials) == 1:  # of 农村低保标准达到城市低保标准的78%, neither
            return Governed(specials.pop(), found.trigger, found.level)
        general = program not in parents or parents[program] is None
        if (
            general
            and found.level != "number"
            and outside.value != program
            and outside.value is not None
            and self.programmes.within(outside.value, program)
        ):
            return outside
        return found

    def _together(
        self,
        clause: Span,
        position: int,
        head: Head,
        inside: Sequence[ProgrammeMention],
        mentions: Sequence[ProgrammeMention],
        free: Sequence[ProgrammeMention],
    ) -> Governed[str | None] | None:
        """The programme that several named together stand for: in one metric, or summed up (两项合计)."""
        named = {m.program for m in inside if not m.cue}
        if head.rule in _DEPENDENT and _SUMMED.search(self.text, clause[0], position):
            inside = [m for m in mentions if not m.cue and m.start < position]
            named = {m.program for m in inside}
        elif not named and not any(not m.cue and clause[0] <= m.start < clause[1] for m in free):
            inside = [m for m in mentions if not m.cue and clause[0] <= m.start < position]
            named = {m.program for m in inside}
        if len(named) > 2 and _TOTAL.search(head.text) and len(roots := {self._root(m) for m in named}) == 1:
            return Governed(roots.pop(), _trigger(inside[0]), "number")
        if (
            len(named) > 1 and not self._nested(named) and head.rule != "part"
        ):  # a part's own is the deepest (城市低保…发放低保金)
            if (common := self._common(named)) is not None:
                return Governed(common, _trigger(inside[0]), "number")
            for program, members in self.programmes.joined:
                if named - {program} <= members:
                    return Governed(program, _trigger(inside[0]), "number")
        if not named:
            return self._both(clause, position, head, mentions)
        return None

    def _nested(self, named: set[str | None]) -> bool:
        """Whether of two programmes one is in the other (低保家庭…城镇低保家庭)."""
        if len(named) != 2:
            return False
        one, other = (program or "" for program in named)
        return self.programmes.within(one, other) or self.programmes.within(other, one)

    def _both(
        self, clause: Span, position: int, head: Head, mentions: Sequence[ProgrammeMention]
    ) -> Governed[str | None] | None:
        """A number that adds to two siblings of which each was spoken of (生活补贴…, 护理补贴…, 全年发放…)."""
        strong = [m for m in mentions if not m.cue and m.start < clause[0] and m.program is not None]
        if not strong or head.rule == "elliptic":
            return None
        begin = behind_last(";。\n", self.text, strong[0].start, clause[0])
        strong = [m for m in strong if begin <= m.start]
        if not strong:
            return None
        last = strong[-1]
        first = next((m for m in strong if m.program != last.program), None)
        if first is None:
            return None
        siblings = {m.program for m in strong}
        between = self.text[first.end : last.start]
        told = [t.text for t in head.tokens if len(t.text) > 1]
        if told and all(text in between for text in told):
            return None  # each has had its own number of this kind
        summed = _ALL_OF.search(self.text, clause[0], position) is not None
        if summed and (common := self._common(siblings)) is not None:
            return Governed(common, _trigger(first), "sentence")  # 农村低保…,城镇低保…,共退出9户
        for program, members in self.programmes.joined:
            kin = self.programmes.parents.get(last.program or "") == program
            if (kin or summed) and siblings - {program} <= members:
                return Governed(program, _trigger(first), "sentence")
        roots = {self._root(program) for program in siblings}
        if summed and len(roots) == 1:
            return Governed(roots.pop(), _trigger(first), "sentence")
        return None

    def _excluded(self, mention: ProgrammeMention) -> bool:
        """Whether a mention is named as left out: 床位(不含家庭养老床位)."""
        before = self.text[max(0, mention.start - 24) : mention.start]
        if "用于" in before and _PURPOSES.search(before) is not None:
            return True  # 用于助学、助医、救灾,帮扶群众5000人次: one of many purposes
        before = before[-12:]
        return ("不" in before or "除" in before) and _LEFT_OUT.search(before) is not None

    def _common(self, named: set[str | None]) -> str | None:
        """A programme that is the parent of all that are named (城市低保与农村低保: 低保)."""
        above = {self.programmes.parents.get(program) for program in named if program is not None}
        parent = above.pop() if len(above) == 1 else None
        deep = parent is not None and self.programmes.parents.get(parent) is not None
        return parent if deep else None

    def _kin(self, cue: ProgrammeMention, mentions: Sequence[ProgrammeMention], topic: str | None) -> bool:
        """Whether a cue is one of a programme's family that is named beside it, or is the topic."""
        families = {self._root(m.program) for m in mentions if not m.cue} | {self._root(topic)}
        return any(self._root(meant) in families for meant in (cue.program, *cue.others))

    def _meant(
        self, cue: ProgrammeMention, beside: Sequence[ProgrammeMention], topic: str | None
    ) -> str | None:
        """The programme a cue means: of several, the one of the family spoken of beside it, or of the topic's."""
        families = [self._root(m.program) for m in reversed(beside) if not m.others]
        for family in (*families, self._root(topic)):
            for meant in (cue.program, *cue.others):
                if family is not None and self._root(meant) == family:
                    return meant
        return cue.program

    def _root(self, program: str | None) -> str | None:
        while program is not None and (above := self.programmes.parents.get(program)) is not None:
            program = above
        return program

    def _fits(self, cue: str | None, topic: str | None) -> bool:
        """Whether the topic from outside is the cue's programme or more specific than it."""
        return topic is not None and cue is not None and self.programmes.within(topic, cue)

    @staticmethod
    def _of_metric(metric: Sequence[Token], inside: Sequence[ProgrammeMention]) -> ProgrammeMention | None:
        strong = [
            m for m in inside if not m.cue and not (m.program is None and text_of(metric).find("、") >= 0)
        ]
        named = [m for m in strong if m.program is not None]
        if not named and strong and strong[0].program is None and _POPULATION.search(text_of(metric)):
            return strong[0]
        if not named:
            return strong[0] if strong and not any(m.cue and not m.served for m in inside) else None
        into = next((t.start for t in metric if t.text in _INTO), None)
        if into is not None:
            joined = [m for m in named if m.start > into]
            if joined:
                return joined[0]
        named = [m for m in named if not m.served] or named
        top = max(m.depth for m in named)
        return next(m for m in named if m.depth == top)

    def _by_means(self, mention: ProgrammeMention) -> bool:
        """Whether a mention only names a means (通过实施精准扶贫,残疾人事业取得发展)."""
        at = self.text.rfind("通过", max(0, mention.start - _MEANS), mention.start)
        return at >= 0 and not any(self.text.find(mark, at, mention.start) >= 0 for mark in ",。;")

    def _topic(self, mentions: Sequence[ProgrammeMention]) -> Trigger[str | None] | None:
        """What a heading or an opening sentence is about: the most general programme of the family it names first."""
        if not mentions:
            return None
        named = self._but_the_oldest(mentions)
        named = named or [m for m in mentions if m.program is not None and m.cue and m.program != _SECTOR]
        if not named:
            return None
        if len(named) > 1 and self.text.startswith("成果", named[0].end):
            named = named[1:]  # 巩固脱贫攻坚成果,…: what is kept up, not what the section is about
        if len(named) > 1:
            named = [m for m in named if not self._by_means(m)] or named
        family = self._root(named[0].program)
        same = [m for m in named if self._root(m.program) == family]
        first = min(same, key=lambda m: (m.depth, m.start))
        members = {m.program for m in same}
        if len(members) > 2:  # 低保…、特困…、临时救助…: the family
            return Trigger(first.start, first.end, family, "programme-alias")
        for program, joined in self.programmes.joined:
            if len(members) == 2 and members <= joined:
                return Trigger(first.start, first.end, program, "programme-alias")
        return _trigger(first)


def subject_of(analysis: Analysis) -> Subject:
    """What a document is about: civil affairs where its head says so or most sentences with numbers name a programme."""
    text, blocks = analysis.clean.text, analysis.layout.blocks
    opening = text[: blocks[min(3, len(blocks) - 1)].end] if blocks else ""
    if "民政" in opening[:600].replace("人民政", ""):
        return "civil affairs"
    if blocks and _WHOLE_GOVERNMENT.search(text, 0, blocks[0].end):
        return "everything"
    for title in analysis.document.title.evidence[:1]:
        if any(_in(title, m) and not m.served for m in analysis.programmes if m.program and not m.cue):
            return "civil affairs"
    numbered = named = at = 0
    programmes = [m.start for m in analysis.programmes if m.program is not None and not m.cue]
    starts = [q.start for q in analysis.quantities if q.skip is None]
    where = 0
    for sentence in analysis.layout.sentences:
        while where < len(starts) and starts[where] < sentence.start:
            where += 1
        while at < len(programmes) and programmes[at] < sentence.start:
            at += 1
        if where < len(starts) and starts[where] < sentence.end:
            numbered += 1
            named += at < len(programmes) and programmes[at] < sentence.end
    if named >= _CIVIL_SHARE * numbered:
        return "civil affairs"
    return "everything" if numbered >= _LONG else "unknown"


def _spans(metric: Sequence[Token], owned: Sequence[Span], *, gap: int = _GAP) -> list[Span]:
    """Spans of a metric's tokens, with the words left out between two of them (A、B等X), but no bracket.

    gap: how many characters of words left out there may be.
    """
    spans: list[Span] = []
    for token in metric:
        if token.text.startswith("("):
            continue
        if (
            spans
            and 0 < token.start - spans[-1][1] <= gap
            and not any(spans[-1][1] <= s < token.start for s, _ in owned)
        ):
            spans[-1] = (spans[-1][0], token.end)
        else:
            spans.append((token.start, token.end))
    return spans


def _in(span: Span, mention: ProgrammeMention) -> bool:
    return span[0] <= mention.start < span[1]


def _overlaps(mention: ProgrammeMention, spans: Sequence[Span]) -> bool:
    return bool(spans) and any(start < mention.end and mention.start < end for start, end in spans)


def _nearest(mentions: Sequence[ProgrammeMention], position: int) -> ProgrammeMention | None:
    strong = [m for m in mentions if not m.cue and m.program is not None]
    return min(strong, key=lambda m: (abs(m.start - position), -m.depth), default=None)


def _trigger(mention: ProgrammeMention) -> Trigger[str | None]:
    return Trigger(
        mention.start, mention.end, mention.program, "programme-cue" if mention.cue else "programme-alias"
    )
