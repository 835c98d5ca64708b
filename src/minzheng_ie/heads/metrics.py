"""Metric heads: what each number of a sentence counts or measures, as a phrase that reads on its own.

A clause is read as texts between numbers, T0 N1 T1 N2 … Tn. Numbers that stand side by side (``8.76万人2.55亿元``)
or in coordination (``910元、860元``) form a group. A group's head stands before it (``养老床位9061张``), behind it
(``11个失能照护机构``), or, where the clause names none, it is the head of the number before (``比上年下降6%``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from minzheng_ie.heads.among import BandReader, among
from minzheng_ie.heads.attributes import measured, pace, thing_behind
from minzheng_ie.heads.classes import ClassReader, names_age, names_class
from minzheng_ie.heads.distribute import PARTS, distribute
from minzheng_ie.heads.groups import BRACKETED, SERVED, THESE, WITHIN, Group, Grouper, placed
from minzheng_ie.heads.objects import ObjectReader
from minzheng_ie.heads.parts import BORROWED, OF_WHICH, PEOPLE, PartReader, Wholes
from minzheng_ie.heads.phrases import Phraser
from minzheng_ie.heads.roles import LONG, LONGEST, PARTICLES, TO, last_verb
from minzheng_ie.heads.steps import StepReader
from minzheng_ie.heads.subjects import SubjectReader
from minzheng_ie.heads.thresholds import reached
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.text.amounts import NUMERAL
from minzheng_ie.tree.leaves import NOMINAL, Token, text_of, word_token

SEVERALLY = frozenset({"分别", "依次", "各"})
IN_ALL = frozenset({"全年", "共", "合计", "共计", "累计", "总计", "总共"})
# Before those whom something reaches, not before the thing.
REACHING = frozenset({"惠及", "服务", "受益", "覆盖"})
APART = frozenset({"离", "距", "距离"})
AVERAGES = frozenset({"户均", "人均", "次均"})
SPENDING = frozenset({"筹资", "自筹", "下拨", "投入", "投资", "安排", "整合", "统筹", "拿出", "列支", "筹措"})
SUMS = frozenset({"合计", "两项", "三项", "两项合计", "三项合计"})
MEASURES = ("数", "率", "标准", "面积", "水平", "总量", "规模", "费")
CONTRASTS = (
    frozenset(PARTS),
    frozenset({"男性", "女性"}),
    frozenset({"公办", "民办"}),
    frozenset({"集中供养", "分散供养", "散居", "社会散居", "集中养育", "分散养育", "机构养育"}),
)
BY = frozenset({"按", "按照"})
FORMER, LATTER = "前者", "后者"
_LOST = ("损失", "产值")
MEMBERS = frozenset({"会员", "队员", "社员", "学员"})
OPPOSITE = {"收入": "支出", "支出": "收入"}
_KINDS = ("级", "籍", "性", "型", "以上", "以下")
_BODIES = ("局", "部门", "政府", "总会", "委", "厅", "办")
_PAYERS = (
    *_BODIES,
    "里",
    "街道",
    "社区",
    "镇",
    "乡",
    "村",
    "县",
    "市",
    "区",
    "省",
    "级",
    "财政",
    "院",
    "中心",
)
_WORDS = 3  # of who pays
_TIMES = frozenset({"月", "年", "季", "按月", "每月", "日"})
_WORKS = ("改革", "治理", "体系", "制度")  # what is done, not to whom
_PERSON_NOUNS = ("人员", "对象", "人数", "户数", "家庭", "老人", "儿童", "残疾人")
_SUM_NOUNS = (
    "金额",
    "总额",
    "资金",
    "经费",
    "款",
    "金",
    "费",
    "总数",
    "人数",
    "户数",
    "支出",
    "收入",
    "投入",
    "投资",
)
_SHARES = frozenset({"比例", "比重"})
_LABEL = 14  # characters of a label before a colon
_TURNS = BRACKETED | {OF_WHICH}
_NAMES = 3  # numbers told by nouns make a list: a word beside them is a name, too
_PASSED = 3  # clauses without numbers that may still name the topic


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Head:
    """The metric of one number.

    tokens (tuple): the tokens its text is made of.
    rule (str): how it was found.
    text (str): the metric as emitted.
    """

    tokens: tuple[Token, ...]
    rule: str
    text: str = field(init=False)

    def __post_init__(self) -> None:
        text = text_of(self.tokens).strip("、,;:。·—-~ ")
        if ("“" in text or "”" in text) and text.count("“") != text.count("”"):
            text = text.replace("“", "").replace("”", "")  # a number stood within the quotation
        self.text = text


@dataclass(slots=True)
class Memory:
    """What earlier clauses leave for the ones that follow.

    head: the last number's metric. whole: the metric before it, where it is a share of that. topic: the thing last spoken of (its head without verbs, or the object of a
    clause without numbers). verbs: the verbs that opened the last list. recent: the heads of the last clause
    with numbers, for 分别, 前者 and 后者. named (bool): the topic names a measure (…数, …标准) that the numbers
    to come are of. action: verb and object of a clause without numbers, for a number that only adds to it
    (发放一次性临时救助金,共4.3万人次). fresh (bool): the clause just passed over begins its statement
    (火化率稳步提升,达到82%). passed: the clauses without numbers of this sentence. label: the one right before, where
    a colon ends it. cores: what its
    numbers were told of. within (bool): 其中 has opened a list of parts. pending: clauses without numbers that
    nothing has asked about yet: most never are, and need not be cut into words. earlier: those of them before the
    last head, of which only the topic is kept. wholes: what was told of wholes, for their parts. whole_topic: the topic
    when a list of parts began.
    """

    head: tuple[Token, ...] = ()
    whole: tuple[Token, ...] = ()
    topic: tuple[Token, ...] = ()
    verbs: tuple[Token, ...] = ()
    named: bool = False
    action: tuple[Token, ...] = ()
    recent: tuple[tuple[Token, ...], ...] = ()
    within: bool = False
    pending: list[Callable[[], Sequence[Token]]] = field(default_factory=list)
    earlier: list[Callable[[], Sequence[Token]]] = field(default_factory=list)
    fresh: bool = False
    passed: list[Callable[[], Sequence[Token]]] = field(default_factory=list)
    label: Callable[[], Sequence[Token]] | None = None
    cores: list[tuple[Token, ...]] = field(default_factory=list)
    wholes: Wholes = field(default_factory=Wholes)
    whole_topic: tuple[Token, ...] = ()

    def new_sentence(self) -> None:
        """A new sentence starts its own lists, and goes on with the whole whose parts were listed."""
        if self.wholes.listing and self.whole_topic:
            self.topic = self.whole_topic
        self.whole_topic = ()
        self.verbs = ()
        self.passed.clear()
        self.cores.clear()
        self.within = False
        self.wholes.new_sentence()

    def list_parts(self) -> None:
        """其中 stands alone before a colon."""
        self.whole_topic = self.topic
        self.wholes.open(listing=True)

    def part(self, *, among: bool = False) -> None:
        """其中 opens a list of parts; among (bool): the clause that told the whole does (2100户危房户中)."""
        self.within = True
        self.wholes.open(among=among)


def _listed(topic: Sequence[Token]) -> bool:
    """Whether a topic names several things; the numerals of classes name none (一、二类低保人员)."""
    return any(
        "joint" in t.roles and not (len(topic[i - 1].text) == 1 and topic[i - 1].text in NUMERAL)
        for i, t in enumerate(topic)
    )


def _beside(
    groups: Sequence[Group], number: int, texts: Sequence[Sequence[Token]], tail: list[Token]
) -> tuple[Sequence[Group], list[Token]]:
    """The groups behind one up to the next bracket, and the predicate they share."""
    stop = number + 1
    while stop < len(groups) and BRACKETED.isdisjoint([t.text for t in texts[stop]]):
        stop += 1
    return groups[number + 1 : stop], tail if stop == len(groups) else []


@dataclass(slots=True)
class Bracket:
    """Parts told within a bracket: what follows it goes on with what stood before it.

    head (tuple): the last metric before the bracket; None outside of one. within (bool): a list of parts had begun.
    """

    head: tuple[Token, ...] | None = None
    within: bool = False

    def pass_text(self, text: Sequence[Token], memory: Memory) -> None:
        """Go past the words between two numbers."""
        for token in text:
            if token.text == OF_WHICH:
                memory.part()
            elif token.kind != "mark":
                continue
            elif token.text == "(":
                self.head, self.within = memory.head, memory.within
            elif token.text == ")" and self.head:
                memory.head, memory.within, self.head = self.head, self.within, None


class HeadFinder(
    Grouper, SubjectReader, Phraser, PartReader, ObjectReader, StepReader, ClassReader, BandReader
):
    """Finds the metric heads of a clause's numbers."""

    _all: Token | None = None  # whom the clause at hand opens with (全村)

    def heads(
        self,
        tokens: Sequence[Token],
        quantities: Sequence[Quantity],
        memory: Memory,
        following: Callable[[], Sequence[Token]],
    ) -> dict[int, Head]:
        """The heads of the numbers of one clause, by quantity index.

        tokens: the clause's tokens. quantities: the document's quantities. memory: updated for later clauses.
        following: gives the tokens of the next clause, which completes a spending verb without an object.
        """
        tokens = self.tagged(tokens)
        self._examples = {t.start: True for t in tokens if t.text == "等"}
        groups, texts = self.groups(tokens)
        if not groups:
            return {}
        self._all = tokens[0] if tokens[0].text[0] == "全" and "adverb" in tokens[0].roles else None
        if levels := self.levels(tokens, groups, quantities):
            return self._levels(levels, memory)
        self.share_texts(groups, texts, quantities)
        found: dict[int, Head] = {}
        clause: list[tuple[Token, ...]] = []
        tail = self.tail(groups)
        apiece = self._apiece(groups, memory)
        of_which = memory.within or OF_WHICH in [t.text for t in texts[0]]
        bracket = Bracket()
        used_up: tuple[Token, ...] = ()
        turns = [not _TURNS.isdisjoint([t.text for t in text]) for text in texts]
        turning = True in turns
        for number, group in enumerate(groups):
            rest: Sequence[Group] = groups[number + 1 :]
            shared = tail
            if turning:
                rest, shared = _beside(groups, number, texts, tail)
                if turns[number]:
                    bracket.pass_text(texts[number], memory)
                    if number and texts[number][0].text == "(" and not memory.within:
                        self._break_down(groups, texts, number, quantities, memory)
            if len(clause) > 1 and groups[number - 1].coordinated:
                distinct = list(dict.fromkeys(clause))
                if len(distinct) > 1:
                    memory.recent = tuple(distinct)
            for member, head in (
                [(group.members[0], Head(apiece[number], "distributed"))]
                if apiece
                else self._group_heads(group, rest, shared, quantities, memory, following)
            ):
                if not head.tokens:
                    continue
                found[member.index] = head
                if not clause or clause[-1] != head.tokens:
                    clause.append(head.tokens)
                if head.rule == "share":
                    memory.whole = memory.head
                elif head.rule != "elliptic":
                    memory.whole = ()
                self._remember(head.tokens, memory, of_which)
                quantity = quantities[member.index]
                if quantity.unit is not None and head.rule not in BORROWED:
                    told = memory.wholes.tell(head.tokens, head.rule, quantity, within=memory.within)
                    used_up = told or used_up
            if used_up:  # a total that follows its parts is of the whole
                memory.head, memory.topic, used_up = used_up, tuple(self.core(used_up)), ()
        if turns[-1]:
            bracket.pass_text(texts[-1], memory)
        if texts[-1] and texts[-1][-1].text in WITHIN and not memory.within and len(groups) == 1:
            memory.part(among=True)  # 全县2100户危房户中,
        memory.fresh = False
        if clause:
            distinct = clause if len(clause) > 1 else [*memory.recent, *clause][-2:]
            memory.recent = tuple(dict.fromkeys(distinct))
        return found

    @staticmethod
    def _break_down(
        groups: Sequence[Group],
        texts: Sequence[Sequence[Token]],
        number: int,
        quantities: Sequence[Quantity],
        memory: Memory,
    ) -> None:
        """Parts follow in a bracket right behind their whole, from the group at ``number`` on."""
        stop = number + 1
        while stop < len(groups) and not any(t.text == ")" for t in texts[stop]):
            stop += 1
        told = [quantities[member.index] for group in groups[number:stop] for member in group.members]
        if memory.wholes.broken_down([q.unit or "" for q in told], [q.value for q in told]):
            memory.part()

    def _levels(self, levels: dict[int, tuple[Token, ...]], memory: Memory) -> dict[int, Head]:
        """The heads of levels told place by place; the measure is what goes on."""
        measure = next(iter(levels.values()))
        self._remember(measure, memory, of_which=False)
        memory.recent, memory.whole = (measure,), ()
        return {index: Head(tokens, "measure") for index, tokens in levels.items()}

    def _apiece(self, groups: Sequence[Group], memory: Memory) -> Sequence[tuple[Token, ...]]:
        """The heads said before, where each has its own change: 结婚…、离婚…,分别下降5%和上升2%."""
        count = len(groups)
        if not 1 < count <= len(memory.recent) or not any(t.text in SEVERALLY for t in groups[0].before):
            return ()
        for group in groups:
            words = [
                t for t in [*group.before, *group.after] if "droppable" not in t.roles and t.kind != "mark"
            ]
            changing = words and all(
                t.text in self.changes or t.text in SEVERALLY or "joint" in t.roles or t.text in PARTICLES
                for t in words
            )
            if len(group.members) > 1 or not changing:
                return ()
        return memory.recent[-count:]

    def pass_over(
        self, tokens: Callable[[], Sequence[Token]], memory: Memory, *, opens: bool = False
    ) -> None:
        """A clause without numbers: what it speaks of may be the topic of numbers to come.

        opens (bool): it begins a sentence, or what follows a semicolon.
        """
        memory.fresh = opens
        memory.pending.append(tokens)
        memory.passed.append(tokens)

    def _settle(self, memory: Memory) -> None:
        """Read the clauses that were passed over; the last few decide."""
        if memory.earlier:
            for tokens in reversed(memory.earlier):
                if self._remember_topic(self.tagged(tokens()), memory):
                    break
            memory.earlier.clear()
            memory.named, memory.action = False, ()
        for tokens in memory.pending[-_PASSED:]:
            self._remember_topic(self.tagged(tokens()), memory)
        memory.pending.clear()

    def _remember(self, tokens: tuple[Token, ...], memory: Memory, of_which: bool) -> None:
        """Keep a head for what follows; an item of a whole (其中) leaves the topic with the whole."""
        memory.head = tokens
        verbs = self.opening_verbs(tokens)
        if len(verbs) < len(tokens):
            memory.verbs = tuple(verbs or self._done_by(tokens))
        core = self._related(tokens) or self.core(tokens)
        while len(core) > 1 and (
            (self.is_(core[-1], "bare_noun", "frame") and core[-1].index != NOMINAL)
            or (core[-1].verb and not core[0].verb)
        ):
            core.pop()
        core = self.edges(core)
        if core and self.known(core):
            memory.cores.append(tuple(core))
        beneficiaries = bool(verbs) and verbs[0].text in REACHING
        for i, token in enumerate(core):
            if "link" in token.roles:
                core = core[:i]
                break
        core = self._noun(core)
        while core and "preposition" in core[0].roles:
            core = core[1:]
        thing = len(text_of(core)) > 2 or (len(core) > 0 and self.known(core))
        thing = thing and not core[-1].text.endswith(("率", "占比"))  # 火化率…,减免费用…: of no rate
        thing = thing and core[0].text[0] != "每"  # 每千名老人拥有床位: of a rate's base, neither
        if thing and not of_which and not beneficiaries and not self.bare(core):
            memory.earlier.clear()
            memory.topic = tuple(core)
        else:
            memory.earlier += memory.pending[-_PASSED:]
        memory.pending.clear()
        memory.named, memory.action, memory.fresh = False, (), False

    @staticmethod
    def _done_by(tokens: Sequence[Token]) -> tuple[Token, ...]:
        """What a body does (县民政局|下拨|救灾资金): it goes on with the items that follow."""
        at = next((i for i, t in enumerate(tokens) if t.verb), 0)
        if 0 < at < len(tokens) - 1 and "flow" in tokens[at].roles and tokens[at - 1].text.endswith(_BODIES):
            return (tokens[at],)
        return ()

    def _related(self, tokens: Sequence[Token]) -> list[Token]:
        """What a relation is told of (敬老院建设|涉及7个村): it stays the topic; empty where there is none."""
        at = 0
        for i, token in enumerate(tokens):
            if "relating" in token.roles:
                at = i
                break
        if not at:
            return []
        subject = list(tokens[:at])
        while len(subject) > 1 and "verbal_noun" in subject[-1].roles:
            subject.pop()
        return subject

    def _remember_topic(self, tokens: Sequence[Token], memory: Memory) -> bool:
        """A clause without numbers leaves its object (or itself) as a topic. RETURNS whether it does."""
        if any("slogan" in t.roles for t in tokens):
            return False
        content = self.content(tokens)
        if content and content[-1].text.endswith(MEASURES):
            measure = self._changed(content)
            if len(text_of(measure)) <= LONG + 4:
                memory.topic, memory.named = tuple(measure), True
                return True
        verb = next((i for i, t in enumerate(content) if t.verb or t.text in self.changes), 0)
        leading = [t for t in self.edges(content[:verb]) if "preposition" not in t.roles]
        if leading and leading[-1].text.endswith("标准") and self.known(leading):
            memory.topic, memory.named = tuple(leading), True  # 孤儿养育标准从7月起调整
            return True
        if (
            leading
            and verb
            and leading[-1].text == "标准"
            and self.bare(leading)
            and self.known(memory.topic)
        ):
            of = next(i for i in range(len(memory.topic), 0, -1) if self.known(memory.topic[i - 1 : i]))
            memory.topic, memory.named = (*memory.topic[:of], *leading), True  # 低保工作有进展,标准提高,从…
            return True
        last = last_verb(content)
        first_verb = next((i for i, t in enumerate(content) if t.verb), 0)
        action = content[last:] if last >= 0 else []
        memory.action = tuple(action) if self.known(action) and len(text_of(action)) <= LONG + 2 else ()
        for noun in (self.edges(content[last + 1 :]), self.edges(content[:first_verb]), self._grown(content)):
            noun = [t for t in noun if "level" not in t.roles]
            while noun and noun[-1].text in (
                "一",
                "所",
                "座",
                "家",
                "处",
                "一所",
                "一座",
                "一家",
                "一处",
                "方面",
                "中",
                "上",
                "工作",
                "情况",
            ):
                noun.pop()
            long = LONG + 8 if any("joint" in t.roles for t in noun) else LONG
            placed = any(t.text in ("在", "按照", "围绕") for t in noun)
            if 2 < len(text_of(noun)) <= long and not placed and not self.bare(noun) and self._topical(noun):
                memory.topic = tuple(self.edges(noun))
                return True
        return False

    def _grown(self, content: list[Token]) -> list[Token]:
        """What a clause says has grown (善款募集|稳步增长); all of ``content`` where it says no such thing."""
        end = len(content)
        while end > 1 and (
            content[end - 1].text in self.changes or content[end - 1].text[2:] in self.changes
        ):
            end -= 1
        return content[:end]

    def _changed(self, content: list[Token]) -> list[Token]:
        """The measure that was changed (市财政局|上调了|低保标准); all of ``content`` where none was."""
        at = next((i for i in range(len(content) - 2, -1, -1) if content[i].text in self.changes), -1)
        measure = content[at + 1 :]
        while len(measure) > 1 and "preposition" in measure[0].roles:
            measure = measure[1:]
        return measure if len(text_of(measure)) > 2 else content

    def _topical(self, noun: Sequence[Token]) -> bool:
        """Whether a noun can be what numbers to come are of: a word of the field, or a payment by its name."""
        if self.known(noun) or (len(noun) > 1 and self.is_(noun[-1], "money", "standard")):
            return True
        return any(t.text[0] == "“" and t.text[1:-1] in self.words.nouns for t in noun)  # “救急难”试点

    def _group_heads(
        self,
        group: Group,
        rest: Sequence[Group],
        tail: list[Token],
        quantities: Sequence[Quantity],
        memory: Memory,
        following: Callable[[], Sequence[Token]],
    ) -> list[tuple[Token, Head]]:
        count = len(group.members)
        if group.coordinated and count > 1:
            same = len({(quantities[m.index].unit or "").split("/")[0] for m in group.members}) == 1
            parts = self._distributed(group, memory, compound=same)
            if parts is not None:
                return [
                    (m, Head(tuple(self.shorten(p)), "distributed"))
                    for m, p in zip(group.members, parts, strict=True)
                ]
        phrase, rule = self._phrase(group, rest, tail, quantities, memory, following)
        head = Head(tuple(phrase), rule)
        return [
            (m, head if i == 0 else Head(head.tokens, "side-by-side")) for i, m in enumerate(group.members)
        ]

    def _distributed(self, group: Group, memory: Memory, *, compound: bool) -> list[list[Token]] | None:
        count = len(group.members)
        subject, linked = self.subject(group.before)
        if linked is None and subject:
            parts = distribute(subject, count, self.joins, self.shareable, self.words, compound=compound)
            if parts is None and self.bare(subject):
                self._settle(memory)
            both = count == 2 and any(t.text.startswith("城乡") for t in memory.topic)
            if parts is None and self.bare(subject) and (both or _listed(memory.topic)):
                whole = [*memory.topic, *subject]
                parts = distribute(whole, count, self.joins, self.shareable, self.words, compound=compound)
            if parts is not None and all(len(text_of(p)) <= 2 for p in parts):
                parts = [[*p, *memory.head] for p in parts]  # 城乡分别为832元和585元
            if parts is not None:
                return parts
        if sum(t.kind == "region" for t in group.before) >= count:
            return None  # 甲县、乙县分别…: the places are distributed, not the heads
        severally = any(t.text in SEVERALLY for t in group.before)
        if severally and linked and (shares := self._shares(linked, subject, count, memory)):
            return shares
        if not compound and not severally:
            return None
        each = not subject or len(self.opening_verbs(subject)) == len(subject)
        measured = bool(subject) and subject[-1].text.endswith(MEASURES) and not self.known(subject)
        if severally and not subject and not memory.recent:
            self._settle(memory)
            if memory.named and _listed(memory.topic):
                named = memory.topic
                parts = distribute(named, count, self.joins, self.shareable, self.words, compound=compound)
                if parts is not None:
                    return parts  # 提高了甲、乙两类地区的标准。分别由…提高到…
        if severally and (each or self.bare(subject)):
            parts = self._named_together(memory, count, whole=not subject)
            if parts is not None:
                return [self._completed(part, subject) for part in parts]
        if (each or (severally and (measured or self.bare(subject)))) and len(memory.recent) >= count:
            heads = memory.recent[-count:]
            return [
                [*(head if each else self.core(head)), *(t for t in subject if t not in head)]
                for head in heads
            ]
        return None

    @staticmethod
    def _shares(
        linked: Sequence[Token], subject: Sequence[Token], count: int, memory: Memory
    ) -> list[list[Token]]:
        """The shares of those just told, of each its own (其所占比例分别为…); empty where they are not as many."""
        told = list(memory.recent) if len(memory.recent) == count else list(dict.fromkeys(memory.cores))
        if linked[-1].text not in _SHARES or text_of(subject) not in ("", "其") or len(told) != count:
            return []
        return [[*core, *linked] for core in told]

    def _named_together(self, memory: Memory, count: int, *, whole: bool) -> list[list[Token]] | None:
        """As many programmes as ``count`` that a clause without numbers named together (落实A和B制度,分别惠及…).

        whole (bool): with the head they share (A和B标准).
        """
        for clause in reversed(memory.passed):
            content = self.content(self.tagged(clause()))
            joints = [i for i, t in enumerate(content) if "joint" in t.roles][-(count - 1) :]
            if len(joints) < count - 1:
                continue
            first = joints[0]
            while first > 0 and not content[first - 1].verb and "preposition" not in content[first - 1].roles:
                first -= 1
            stop = next((i for i in range(joints[-1] + 1, len(content)) if content[i].verb), None)
            last = content[joints[-1] + 1 : stop]
            while last and not (
                self.known(last[-1:]) or (whole and self.is_(last[-1], "bare_noun", "standard"))
            ):
                last.pop()
            parts = distribute(
                [*content[first : joints[-1] + 1], *last], count, self.joins, self.shareable, self.words
            )
            if last and parts is not None and all(self.known(part) for part in parts):
                return parts
        return None

    def _completed(self, part: list[Token], subject: list[Token]) -> list[Token]:
        """One of several things and what is told of each: 困难残疾人生活补贴 惠及, 发放 护理补贴."""
        if not subject:
            return part
        if len(self.opening_verbs(subject)) < len(subject):
            return self._with_topic(part, subject)
        affecting = any("affecting" in t.roles for t in subject)
        return [*part, *subject] if affecting else [*subject, *part]

    def _phrase(
        self,
        group: Group,
        rest: Sequence[Group],
        tail: list[Token],
        quantities: Sequence[Quantity],
        memory: Memory,
        following: Callable[[], Sequence[Token]],
    ) -> tuple[list[Token], str]:
        quantity = quantities[group.members[0].index]
        if quantity.unit == "个" and len(group.before) > 3 and (chosen := reached(group.before, group.after)):
            return chosen, "chosen"
        before, linked = self.subject(group.before)
        after = self.content(group.after)
        if (rest or group.after) and (said_behind := self._told_behind(group, rest, before, memory)):
            return said_behind
        passed = memory.pending[-1:] if linked is not None else ()
        if after and after[0].text == "有" and "level" in after[0].roles:  # 为120名有劳动能力的|残疾人…
            after = after[next((i + 1 for i, t in enumerate(after) if t.text == "的"), 0) :]
        if len(before) == 1 and before[0].text in THESE:
            before = []
        if group.after and group.after[0].text == "的" and quantity.dimension == "money":
            self._settle(memory)
            said = memory.topic if memory.named or not memory.head else memory.head
            if measure := self.on_basis(group, before, said):
                return measure, "basis"
        if quantity.dimension == "money" and (measure := self.of_each(before, memory.head)):
            return measure, "basis"
        if before and before[0].text in APART and any("target" in t.roles for t in after):
            return before[1:], "head-before"  # 离每千名老人床位35张的目标还有差距
        before = self._resolve(before, memory)
        if quantity.unit in PEOPLE and before and before[-1].text.endswith("标准"):
            at = next((i for i, t in enumerate(group.before) if t is before[0]), 0)
            if at and group.before[at - 1].text in self.changes:
                before = [group.before[at - 1], *before]  # 提高低保标准210户
        if memory.passed and before and not after:
            share = linked is not None
            if wider := among(before, memory.passed, memory.pending, memory.head, share=share):
                return [*wider, *before, *(linked or [])], "among"
        if not after and names_class(before):
            money = quantity.dimension == "money"
            if whole := self.classed(before, memory.head, memory.passed, money=money):
                return whole, "topic"  # 补助标准分为三类,一类420元
        aged = not after and quantity.dimension == "money" and names_age(before)
        if aged and (of_age := self.paid_at_age(before, memory.head, memory.passed)):
            return of_age, "topic"  # 高龄津贴…每月50元,90岁以上每月100元
        if linked is None and (
            part := self.part_of(before, after, quantity, memory.wholes, within=memory.within)
        ):
            return part, "part"
        if not before and (event := self.attended(after, memory.pending, memory.head)):
            return event, "event"
        if not before or (not after and self.nominal(group.before)):
            self._settle(memory)
        if before and not after and self.nominal(group.before) and memory.topic:
            said = memory.whole or memory.head or memory.topic
            if memory.within:  # 其中住敬老院的41人,散居的83人
                said = memory.wholes.whole_of(quantity, within=True) or said
            return [*(memory.topic if memory.named else said), *before], "nominal"
        if before and "target" in before[-1].roles and quantity.dimension == "share" and memory.head:
            return list(memory.head), "of-target"
        if linked is not None:
            before, linked = self.of_band(before, linked, memory.head, passed)
            return (before or self._shared(memory.head)) + linked + (after if rest else []), "share"
        if label := self._label(group, before, memory, quantity):
            return label, "head-before"
        if len(after) == 1 and not before and "wanting" in after[0].roles:
            return [*self.wanted(memory.wholes), *after], "part"
        if after and self.head_behind(group, group.after, quantities):
            before = [t for t in before if "occasion" not in t.roles]
            share = quantity.dimension == "share"
            behind = self._behind(group, before, after, rest, tail, share=share)
            if group.item and text_of(memory.verbs) in REACHING and not behind[0].verb:
                behind = [*memory.verbs, *behind]  # 分别惠及3千名A和2千名B
            if group.closing and len(behind) == 1 and "division" in behind[0].roles:
                behind = [*behind, *self.predicate_behind(self.tagged(following()))]
            if group.item and not before and len(memory.verbs) == 1 and not any(t.verb for t in behind):
                behind = [*memory.verbs, *behind]  # 建成敬老院3所、5家日间照料中心
            return behind, "head-behind"
        if not before:
            if group.closing and not after and group.before and group.before[-1].text in SERVED:
                ahead = self.tagged(following())
                if len(ahead) > 1 and ahead[0].kind == "number" and ahead[1].verb:
                    return self.shorten(self.content(ahead[1:])), "predicate"  # 对120户,360人给予了救助
            if after and tail != after[:0] and self.predicate(group.after) and not group.item:
                return self.shorten(after), "predicate"
            if memory.action and not any(t.text in self.changes for t in group.before):
                return list(memory.action), "action"
            if group.item and quantity.unit in PEOPLE and self._all is not None and not after:
                return [self._all], "head-before"  # 全村12个村民小组、820户
            moved = any("level" in t.roles or t.text in self.changes for t in group.before)
            to_level = quantity.dimension == "share" and group.before and group.before[-1].text[-1] in TO
            if memory.whole and quantity.dimension in ("share", "money") and moved and not to_level:
                return list(memory.whole), "elliptic"  # …万元,占财政支出的2.8%,增长6.5%: of the sum
            moved = moved or any(t.text in SEVERALLY for t in group.before)
            if memory.fresh and moved and memory.topic and self.known(memory.topic):
                return list(memory.topic), "elliptic"
            return list(memory.topic if memory.named else memory.head or memory.topic), "elliptic"
        if len(after) > 1 and after[0].verb and any(t.text in BY and t.kind == "word" for t in group.before):
            return self.shorten(after), "predicate"  # 按每张床位1万元给予建设补助
        if quantity.dimension == "money" and not after and any(t.kind == "rate" for t in group.before):
            sum_ = memory.wholes.told.get("元")
            if sum_ is not None and (payment := self.paid_to(before, sum_.tokens)):
                return payment, "payment"
        if before and not after and (contrasted := self._contrasted(before, memory.head)):
            return contrasted, "topic"
        if len(before) == 1 and any(before[0].text in pair for pair in CONTRASTS):
            self._settle(memory)
            if memory.named:
                return [*before, *memory.topic], "topic"  # 低保标准上调,城市每人每月840元
        phrase = self._with_standard(self.shorten(before), quantity, memory)
        bare = self.bare(phrase) or self._partial(phrase, group, memory, quantity)
        alone = bare or len(self.opening_verbs(phrase)) == len(phrase)
        topic: list[Token] = []
        monthly = len(phrase) > 1 and phrase[0].text in _TIMES and all(t.verb for t in phrase[1:])
        alone = alone or monthly
        if any("complete" in t.roles for t in phrase):
            alone = False  # 立项310个
        if alone and not any(t.text in SUMS for t in group.before):
            self._settle(memory)
            topic = self._topic_for(phrase, memory, quantity)
            summed = any(t.text in IN_ALL for t in group.before)
            if quantity.dimension == "money":
                topic = self._common(topic, phrase, memory, summed=summed)
        unsaid = quantity.dimension is None and all("paid" in t.roles for t in phrase)  # 花了312万
        payer = next((i for i, t in enumerate(phrase) if t.verb), 0) if unsaid or quantity.dimension else 0
        if payer and quantity.dimension == "money" and self._pays(phrase[:payer], phrase[payer:]):
            purpose = self.purpose(after, rest, lambda: self.tagged(following()))
            if purpose:
                return phrase + purpose, "spending"  # 县里筹资60万元,对2所敬老院进行维修
        if (quantity.dimension == "money" or unsaid) and all("bare_verb" in t.roles for t in phrase):
            mean = [t for t in group.before if t.text in AVERAGES]
            if topic and mean and not after:
                return [*self._with_topic(topic, mean), *phrase], "topic"  # 适老化改造户均投入
            if topic and all("paid" in t.roles for t in phrase) and not after:
                return self._with_topic(topic, phrase), "topic"
            return phrase + self.purpose(after, rest, lambda: self.tagged(following())), "spending"
        if quantity.dimension == "money" and not topic and not after and self._funds(phrase):
            purpose = self.purpose(after, rest, lambda: self.tagged(following()))
            if self.known(purpose):
                return phrase + purpose, "spending"
        if topic and len(phrase) > 1 and phrase[0].verb and phrase[-1].text in text_of(topic):
            return phrase, "head-before"  # 投入改造资金…,完成改造…户
        if topic and (bare or monthly):
            return self._with_topic(topic, phrase), "topic"
        if topic and topic[-1].text.endswith(_WORKS) and quantity.dimension != "money":
            topic = []  # 殡葬改革。火化121具: a work is no object
        if len(phrase) == 1 and memory.wholes.names >= _NAMES and "verb" not in phrase[0].roles and not bare:
            return phrase, "head-before"  # 复员军人9人,三属2人,参战12人
        if topic and len(self.opening_verbs(phrase)) == len(phrase) and len(text_of(phrase)) <= 4:
            if any("affecting" in t.roles for t in phrase):
                return self._with_topic(topic, phrase), "verb-only"
            far = _listed(memory.topic) and not memory.passed and memory.topic[-1].end < group.before[0].start
            if far and any(t.text in IN_ALL for t in group.before):
                return phrase, "head-before"  # 实施A和B项目。全年累计救助…人次: of more than these
            if text_of(phrase) in text_of(memory.topic) and self.known(memory.topic):
                return list(memory.topic), "topic"  # 临时救助方面,全年救助…人次
            noun = len(text_of(topic)) <= 6 and not any(t.verb for t in topic)
            if (len(phrase) == 1 or noun) and len(text_of(topic)) <= LONG + 2 and self.known(topic):
                return phrase + topic, "verb-only"
            if dealt := self.dealt_with(phrase, quantity, memory.wholes):
                return dealt, "shared-object"
        if phrase[0].verb and not after and (same := self.done_before(phrase, quantity, memory.wholes)):
            return same, "shared-object"
        if group.item and memory.head and len(self.opening_verbs(phrase)) == len(phrase):
            thing = memory.head[len(self.opening_verbs(memory.head)) :]
            if len(thing) < len(memory.head) and thing:
                return [*phrase, *thing], "shared-object"  # 建成过江通道8座、在建5座
        if self.predicate(group.after) and after and quantity.dimension != "money":
            return phrase + [t for t in after if t not in phrase], "subject-predicate"
        if rest and any(text_of(g.after) == "的" for g in (group, *rest[:-1])):
            whole = self._noun(self.content(rest[-1].after))
            return self._with_topic(whole, phrase), "attribute"  # 总投资2亿元、总面积3万平方米的2个综合体
        if tail and rest and not self.opening_verbs(phrase):
            return phrase + [t for t in tail if t not in phrase], "object-list"
        parts = len(phrase) == 1 and "part" in phrase[0].roles and memory.wholes.told
        if parts and len(memory.head) > 1 and "part" in memory.head[-1].roles:
            return [*memory.head[:-1], *phrase], "topic"  # 人均补差城市428元、农村276元
        if group.item and not any(t.verb for t in phrase[:1]) and memory.verbs:
            return [*memory.verbs, *phrase], "shared-verb"
        return phrase, "head-before"

    def _topic_for(self, phrase: Sequence[Token], memory: Memory, quantity: Quantity) -> list[Token]:
        """The topic that may complete a phrase: of the grades beside it none, and of what was lost no persons."""
        topic = [t for t in memory.topic if t not in phrase]
        if quantity.unit in PEOPLE and topic and topic[-1].text.endswith(_LOST):
            return []  # 经济损失…。共救助人数1400人次
        if "modifier" in phrase[0].roles:
            while len(topic) > 1 and "modifier" in topic[-1].roles:
                topic.pop()  # 护理标准全护理640元、半护理320元
        return topic

    def _told_behind(
        self, group: Group, rest: Sequence[Group], before: Sequence[Token], memory: Memory
    ) -> tuple[list[Token], str] | None:
        """The metric of a pace (以3%的速度增长) or of a measure of the thing behind it; None where it is neither."""
        by_so_much = group.closing and group.after and any(t.text == "以" for t in group.before[-3:])
        if by_so_much and (change := pace(group.before, group.after, self.changes)):
            by = next(i for i in range(len(group.before) - 1, -1, -1) if group.before[i].text == "以")
            subject = self.shorten(self.content(group.before[:by])) or self.core(memory.head)
            return ([*subject, change], "head-before") if subject else None
        thing = self.content(thing_behind(rest[-1] if rest else group))
        thing = thing[: next((i for i, t in enumerate(thing) if t.verb), len(thing))]
        if len(text_of(thing)) < 3 or any("target" in t.roles for t in thing):
            return None
        if measure := measured(before):
            return [*thing, *measure], "attribute"
        done = before[last_verb(before) :] if before and before[-1].verb else []
        counted = rest and done and group.after and measured(self.content(group.after))
        return ([*done, *thing], "attribute") if counted else None

    @staticmethod
    def _pays(payer: Sequence[Token], verbs: Sequence[Token]) -> bool:
        """Whether a place or an office gives money, of which the verb does not tell the purpose (街道|投入)."""
        gives = all("bare_verb" in t.roles for t in verbs) and text_of(verbs) in SPENDING
        last = payer[-1]
        return (
            gives
            and len(payer) < _WORDS
            and (not last.roles.isdisjoint(("division", "part")) or last.text.endswith(_PAYERS))
        )

    def _label(
        self, group: Group, before: Sequence[Token], memory: Memory, quantity: Quantity
    ) -> list[Token]:
        """The label of a sum or of persons that stand alone behind a colon (拨款总金额:185000元); empty where it is none."""
        if memory.label is None or before or group.before or group.after:
            return []
        label = self.content(self.tagged(memory.label()))
        if len(label) < 2 or len(text_of(label)) > _LABEL:
            return []
        nouns = _PERSON_NOUNS if quantity.unit in PEOPLE else _SUM_NOUNS
        return label if label[-1].text.endswith(nouns) else []

    @staticmethod
    def _shared(head: Sequence[Token]) -> list[Token]:
        """What a share is of that names no subject: of two (占A的5%,占B的3%), each is of the same."""
        link = next((i for i, t in enumerate(head) if "link" in t.roles), len(head))
        return list(head[:link])

    def _common(
        self, topic: list[Token], phrase: Sequence[Token], memory: Memory, *, summed: bool
    ) -> list[Token]:
        """Money told of after two things of a kind is for both (生活补贴…人,护理补贴…人,全年支出…): what they end in."""
        last = next((core for core in reversed(memory.cores) if core == tuple(topic)), None)
        other = next(
            (core for core in reversed(memory.cores) if last and text_of(core) not in text_of(topic)), None
        )
        if last is None or other is None:
            return topic
        topic, beside = self._noun(topic), text_of(self._noun(other))
        told = memory.wholes.told.get("元") is not None
        if not summed and (told or any(text_of(h).endswith(text_of(phrase)) for h in memory.recent)):
            return topic  # the other has had its own: 城镇低保…补差90元,农村低保…补差40元
        name = text_of(topic)
        length = next(
            (i for i, (a, b) in enumerate(zip(reversed(name), reversed(beside), strict=False)) if a != b), 0
        )
        if length < 2:
            return [] if summed else topic
        end = topic[-1].end
        return [word_token(end - length, end, name[-length:], self.words)]

    def _noun(self, tokens: Sequence[Token]) -> list[Token]:
        """A core without the predicate behind it: 特困人员基本生活得到保障."""
        for i, token in enumerate(tokens):
            if i > 0 and token.verb:
                return list(tokens[:i])
        return list(tokens)

    def _funds(self, phrase: Sequence[Token]) -> bool:
        """投入资金, 安排经费: money that the next clause tells the purpose of."""
        verbs = self.opening_verbs(phrase)
        named = 0 < len(verbs) < len(phrase) and all(t.text in SPENDING for t in verbs)
        return (
            named
            and phrase[-1].text.endswith(("资金", "经费", "专款", "善款"))
            and not self.known(phrase)
            and len(phrase) <= 4
        )

    def _with_standard(self, phrase: list[Token], quantity: Quantity, memory: Memory) -> list[Token]:
        """散居孤儿1600元 beside 集中供养孤儿保障标准1900元 is a standard, too."""
        if not (quantity.unit or "").startswith("元") or "0000" in str(quantity.value):
            return phrase
        if not phrase or (phrase[-1].text[-1] in "费价金款" and "生活" not in text_of(phrase)):
            return phrase
        if any(t.verb or self.is_(t, "standard", "bare_noun", "money") for t in phrase):
            return phrase
        tail: list[Token] = []
        for token in reversed(memory.head):
            if not self.is_(token, "standard", "bare_noun") and token.text not in (
                "保障",
                "供养",
                "补贴",
                "补助",
            ):
                break
            tail.insert(0, token)
        return phrase + tail if any("standard" in t.roles for t in tail) else phrase

    def _resolve(self, before: list[Token], memory: Memory) -> list[Token]:
        """前者 and 后者 stand for the heads said before."""
        for i, token in enumerate(before):
            if token.text in (FORMER, LATTER) and len(memory.recent) > 1:
                named = memory.recent[-2 if token.text == FORMER else -1]
                return [*named, *before[i + 1 :]]
        return before

    def _partial(self, phrase: Sequence[Token], group: Group, memory: Memory, quantity: Quantity) -> bool:
        """Whether a phrase only tells a part of the whole (其中村级…, 其中女性…)."""
        if len(phrase) == 2 and phrase[-1].text in ("型", "级", "类") and not phrase[0].verb:
            return True  # 电脑|型
        if len(phrase) == 1 and phrase[0].text in MEMBERS:
            return True  # 成立老年协会13个,会员…人
        for token in phrase:
            if not token.text.endswith(_KINDS) and "modifier" not in token.roles:
                break
        else:
            return True
        if len(phrase) != 1 or "part" not in phrase[0].roles:
            return False
        if memory.within and memory.wholes.exceeds(quantity):
            return False  # 党员178人。…其中老年人1168人
        return memory.within or any(t.text in ("则", "由") for t in group.before)

    def _contrasted(self, before: Sequence[Token], head: Sequence[Token]) -> list[Token]:
        """A head told of one part, for the other (城市社区设施覆盖率达到100%,农村超过60%); empty where it is none."""
        if len(before) == 2:
            return self._kept_otherwise(before, head)
        if len(before) > 1:
            return []
        part = before[0]
        parts = next((pair for pair in CONTRASTS if part.text in pair), frozenset())
        if len(head) > 1 and head[-1].text in parts and head[-1].text != part.text:
            whole = () if text_of(head[:-1]).endswith("机构") else head[:-1]  # 机构 is one part's
            return [*whole, part]  # 孤儿基本生活费集中供养1900元、散居1500元
        if head and part.text[-1] in "级档度" and head[-1].text[-1:] == part.text[-1] and len(part.text) == 2:
            return [*head[:-1], part]  # 护理补贴一级160元、二级120元
        other = next((p for p in parts if head and head[0].text.startswith(p) and p != part.text), None)
        if other is None:
            return []
        first = head[0]
        left = Token(first.start + len(other), first.end, first.text[len(other) :], first.kind)
        return [part, *([left] if left.text else []), *head[1:]]

    @staticmethod
    def _kept_otherwise(before: Sequence[Token], head: Sequence[Token]) -> list[Token]:
        """What was told of one way to be kept, for the other (五保对象分散供养由…,集中供养由…)."""
        name, told = text_of(before), text_of(head[-2:])
        pair = next((pair for pair in CONTRASTS if name in pair), frozenset())
        return [*head[:-2], *before] if told in pair and told != name and len(head) > 2 else []

    def _with_topic(self, topic: list[Token], phrase: list[Token]) -> list[Token]:
        """Complete a bare phrase: the topic stands before its noun, and replaces it where it ends in the same word."""
        if text_of(topic).endswith(text_of(phrase[-1:])):
            own = len(phrase) > 1 and phrase[-1].verb and not phrase[0].verb
            return phrase if own and not text_of(topic).endswith(text_of(phrase)) else topic
        if topic and (other := OPPOSITE.get(text_of(phrase))) and topic[-1].text.endswith(other):
            last = topic[-1]
            left = last.text[: -len(other)]
            return [
                *topic[:-1],
                *([last._replace(end=last.start + len(left), text=left)] if left else []),
                *phrase,
            ]
        if topic and phrase[0].text.startswith(topic[-1].text):
            topic = topic[:-1]  # 完工, 完工率
        elif len(phrase) > 1 and topic and topic[-1].text.endswith(phrase[0].text):
            phrase = phrase[1:]  # 两项补贴, 补贴标准
        return topic + phrase

    def _behind(
        self,
        group: Group,
        before: list[Token],
        after: list[Token],
        rest: Sequence[Group],
        tail: list[Token],
        *,
        share: bool,
    ) -> list[Token]:
        """Verb (or preposition) before the number and the counted thing behind it."""
        lead = self.lead(group, before) if "division" not in after[0].roles or not placed(group) else []
        to = [t for t in group.before if t.kind == "word"]
        if not lead and before and to and "level" in to[-1].roles and to[-1].text[-1] in TO:
            lead = self.shorten(before)  # 试点扩大至86家卫生院
        within = next(
            (
                i
                for i, t in enumerate(after)
                if i > 0 and t.text in WITHIN and not (i + 1 < len(after) and after[i + 1].text == "的")
            ),
            None,
        )
        if within is not None and not after[0].verb:
            after = after[:within]  # 2236名特困人员中愿意搬进敬老院的只有417人
        level = next(
            (i for i, t in enumerate(after) if i > 0 and "level" in t.roles and t.text[-1] in TO), None
        )
        if level is not None and rest and not after[0].verb:
            after = after[:level]  # 127所敬老院整合为65所
        if rest and rest[0].after and after[-1].verb and not any(t.verb for t in after[:-1]):
            after = after + [
                t for t in self.content(rest[0].after) if t not in after
            ]  # 236万人次提供512万小时志愿服务
        based = next((i for i, t in enumerate(after) if i > 1 and t.text == "基础"), 0)
        if based and after[based - 1].text == "的":
            lead, after = [], after[: based - 1]  # 在5个试点地区的基础上
        phrase = after
        if share and group.before and "joint" in group.before[-1].roles and self.known(before):
            before = before[: last_verb(before) + 1] or before  # 覆盖城市社区和40%的农村社区
        if share and len(after) <= 2 and any(not t.verb for t in before):
            return self.shorten(before) + after  # 精神障碍社区康复服务覆盖90%的区县
        partial = bool(after) and after[-1].text.endswith(("性", "型", "级", "类", "式", "帮扶"))
        if rest and partial and not any(t.verb for t in after):
            last = self.content(rest[-1].after)  # 3个国家级、11个省级老年友好型社区
            return lead + after + (last[1:] if len(last) > 1 else last)
        if rest and tail and not any(t.verb and "due" not in t.roles for t in [*lead, *after]):
            phrase = after + [t for t in tail if t not in after]
        if len(text_of(phrase)) > LONGEST - 4:
            phrase = self.without_lists(phrase)
        if len(text_of(phrase)) > LONGEST - 4:
            verb = next((i for i, t in enumerate(phrase) if i > 0 and t.verb), len(phrase))
            of = max((i for i, t in enumerate(phrase[:verb]) if t.text == "的"), default=-1)
            phrase = phrase[of + 1 :]  # 符合条件的老年人家庭实施… is 老年人家庭实施…
        if len(text_of(phrase)) > LONGEST - 4:
            stop = next((i for i, t in enumerate(phrase) if i > 0 and t.verb), None)
            phrase = self.edges(phrase[:stop]) if stop else self.shorten(phrase)
        return lead + phrase
