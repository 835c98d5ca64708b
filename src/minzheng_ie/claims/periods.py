"""Which period governs a number (the annotation guide's period rules 1 to 7)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import regex as re

from minzheng_ie.claims.period_bases import at_meeting, bases, of_agenda, of_base, of_meeting
from minzheng_ie.claims.scope import Governed, Reach, Trigger
from minzheng_ie.claims.tokens import JOINT, Clause
from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.edtf import last_day
from minzheng_ie.entities.periods import PeriodMention, heads_day
from minzheng_ie.entities.report_date import Reviewed
from minzheng_ie.text.layout import Sentence

Nature = Literal["stock", "flow", "share"]

_GOVERNS = frozenset({"point", "range", "open", "asof", "relative", "span", "target", "null"})
_CARRIES = frozenset({"point", "range", "open", "relative", "span", "null"})
_BRIEF = frozenset({"open", "span"})
_HEADS = frozenset({"point", "range", "relative", "target"})
_OPENING = 8  # characters within which a period still opens its sentence
_YEARS = compile_regex(r"\d{4}/\d{4}")
_FROM = compile_regex(r"(?:从|由)(?:每人每[年月]|每[年月]每人|[年月]人均|每[年月人])?(?:约|近|不足|不到)?$")
_FROM_TO = compile_regex(
    r"(?:从|由)[^,。;]*?[\d零一二两三四五六七八九十百千万亿][^,。;]*?(?:到|至|为)(?:每人每[年月]|每[年月]每人|[年月]人均|每[年月人])?(?:了|约|近)?$"
)
_TO_LEVEL = compile_regex(
    r"[,、]?(?:逐[步年]|稳步|已|大幅)?(?:提高|增加|增长|提升|上升|扩大|发展|减少|下降|降低|上调|上涨)(?:到|至|为)了?"
    r"(?:每人每[年月]|每[年月]每人|[年月]人均|每[年月人])?(?:约|近)?"
)
_FROM_LEVEL = compile_regex(r"(?:从|由)[^,。;]*\d[^,。;\d]*[,、]$")
_FROM_NOW = compile_regex(r"(?:从|由)(?:现在|目前|当前|眼下|现有|如今)的?(?:约|近|不足|不到)?$")
_CHANGED = compile_regex(r"[^,。;\d]{0,6}(?:到|至|为|成)")
_DAY = compile_regex(r"\d{4}-\d\d-\d\d")  # the day of a heading is when it was written
_LONGEST_JOINT = 2
_LONGEST_LIST = 24
_LISTED = frozenset({"point", "relative", "asof", "range"})  # kinds of times that are told side by side
_SEVERALLY = compile_regex(r"分别|依次|各为|各自")
_EACH = compile_regex(
    r",?(?:全[市县省区国])?(?:[均都各皆]|每年)(?!级|类|地|项)"
)  # 2021年和2022年均…: true of either
_PAST = frozenset({"decade", "century", "era", "reign", "ago"})  # rules of times long past
_NOW = compile_regex(r"现[有已为在共今]|目前|如今|当前|发展[到至]|增[加长]?[到至]|扩大到|提高到|已[有达建]")
_BARE_VALUE = compile_regex(
    r"(?:的|数|数据|水平|该数|为|是|有|仅|只|达到?|共|分别|约|近|超过?|,)*[\d一二两三四五六七八九十百千万亿]"
)
_DIFFERS = compile_regex(r"^,?(?:同比|比|较|净|实际|分别)*(?:增|减|升|降|上升|下降|多|少|提高|回落)")
_ONE_YEAR = compile_regex(r"\d{4}")
_TIMES = compile_regex(r"[\d.点一二两三四五六七八九十百千]+倍")
_WRITTEN_YEAR = compile_regex(r"\d{4}|\d\d年|[〇零○◯Oo0一二三四五六七八九]{4}")
_YEAR_END = compile_regex(r"年(?:底|末)$|年终$|12月(?:底|末|31日)$")
_ACHIEVED = compile_regex(r"成就|成效|成绩|成果|回顾|历程|现状|发展基础|工作基础")
_SHORTCOMINGS = compile_regex(
    r"短板|弱项|问题|不足|挑战|形势|机遇"
)  # told as they stand, at no time in particular
_UP_TO = "截到至直"
_EVENT = 31  # days that an event may last
_DONE = ("已", "累计", "共", "发放", "支出", "惠及")
_GOAL = compile_regex(
    r"达到|建成|实现|提高[到至]|提升[到至]|不低于|不少于|新增|新建|覆盖|改造|培育|打造|完成|全部"
)
_SET_OUT = compile_regex(r"提出|要求|明确|规划|纲要|目标|计划|力争|确保|规定|预计")
_REACHED = compile_regex(r"受助|受益|惠及|救助|资助|帮扶|覆盖|服务")
_NOT_A_GOAL = compile_regex(r"已|累计|目前|现有|共有|了|截至|去年|今年|同比|增长")
# What was reached by the end of a time, or befell within it.
_REACHES = compile_regex(
    r"(?:达|增|提高|扩大|上升|下降|减少?)[加长大高升低]?[到至]|造成|累计|受灾|成灾|绝收|倒塌|受损|损失|失踪|死亡|无家可归"
    r"|(?:为|帮助|给)[^,。;\d]{1,10}(?:建房|修房|盖房|安装|送[上去]?|解决|落实)"
)
_CUMULATIVE = compile_regex(r"累计|已|共")


class PeriodScope:
    """Follows the periods of a document sentence by sentence.

    default (Trigger | None): the document's own period, for numbers without any other.
    now (int | None): the year that 今年 names.
    reviewed (str | None): EDTF that chapters of a five-year plan on its forerunner's results inherit.
    span (Reviewed | None): the years a document reviews as a whole, of which what was done is told.
    """

    def __init__(
        self,
        text: str,
        default: Trigger[str | None] | None,
        now: int | None,
        reviewed: str | None = None,
        span: Reviewed | None = None,
    ) -> None:
        self.text = text
        self._reviewed = reviewed
        self._span = span
        self._now = now
        self._default = default
        self._asked: Trigger[str | None] | None = None
        self.reach: Reach[str | None] = Reach(document=default)
        self._planning = False
        self._lead: Trigger[str | None] | None = (
            None  # 五年来… as a paragraph of its own, for those that follow
        )
        self._pending: Trigger[str | None] | None = None
        self._numbers = False
        self._begun = self._in_item = False  # an item within a paragraph: what is said there ends with it
        self._brief = 0  # sentences for which a 以来 or 五年来 goes on governing
        self._said: tuple[int, int, Governed[str | None]] | None = (
            None  # sentence, place and period of the last number
        )
        self._beside: Sequence[PeriodMention] = ()  # of the sentence at hand
        self._last: Governed[str | None] | None = None
        self._state: Trigger[str | None] | None = None  # the last 截至…, which governs the levels that follow
        self._goal: Trigger[str | None] | None = (
            None  # the last 到2027年, for goals that the next sentences go on with
        )
        self._set_out = False  # whether a plan said it: then in a document with a year of its own, too

    def turn(self, year: Trigger[str | None]) -> None:
        """The plan part begins: numbers without a time of their own are about its year."""
        self.reach.document = year
        self.reach.sections.clear()
        self._lead = None
        self._planning = True

    def heading(self, level: int, mentions: Sequence[PeriodMention], start: int, end: int) -> None:
        """A heading that names a period governs its section; in the plan part, a plan as such (“十五五”) does not.

        start, end (int): its clean span. In a five-year plan a chapter on results is about the plan before.
        """
        self._begun = self._in_item = False
        named = [
            m
            for m in mentions
            if m.kind in _HEADS
            and (not _DAY.fullmatch(m.edtf or "") or heads_day(self.text, m, start, end))
            and not (self._planning and m.rule.startswith("plan"))
        ]
        self._lead = self._pending = None
        self._numbers = False
        trigger = _trigger(named[0]) if len({m.edtf for m in named}) == 1 else None
        if trigger is None and self._reviewed is not None:
            achieved = _ACHIEVED.search(self.text, start, end)
            short = _SHORTCOMINGS.search(self.text, start, end)
            if achieved is not None:
                trigger = Trigger(*achieved.span(), self._reviewed, "period-reviewed")
            elif short is not None:
                trigger = Trigger(*short.span(), None, "period-shortcomings")
        self.reach.enter_heading(level, trigger)
        self._state = self._goal = None

    def block(self) -> None:
        """A new paragraph."""
        if self._pending is not None and not self._numbers:
            self._lead = self._pending
        self._pending, self._numbers = None, False
        self._begun = self._in_item = False
        self.reach.enter_block()
        self.reach.block = self._asked or self._lead
        self._asked = None
        self._state = self._goal = None

    def question(self, mentions: Sequence[PeriodMention]) -> None:
        """A paragraph that asks about a year to come: the answer is about it, too."""
        ahead = [
            m
            for m in mentions
            if m.kind in ("relative", "target") and m.edtf is not None and len(m.edtf) == 4
        ]
        if ahead and self._now is not None and int(ahead[0].edtf or 0) > self._now:
            self._asked = self._shifted(ahead[0])

    def item(self) -> None:
        """A new item within a paragraph."""
        self._in_item = self._begun
        self.reach.enter_item()
        self._state = self._goal = None

    def govern(
        self,
        text: str,
        number: tuple[int, int],
        clause: Clause,
        mentions: Sequence[PeriodMention],
        sentence: Sequence[Clause],
        nature: Nature,
        *,
        dependent: bool = False,
    ) -> Governed[str | None]:
        """The period of one number.

        number: its clean span. mentions: the sentence's. sentence: its clauses. nature: stock, flow
        or share. dependent (bool): its metric is taken from the number before.
        """
        self._beside = mentions
        governing = self._find(text, number[0], clause, mentions, sentence, nature)
        found = self._of_span(governing, text, number, clause)
        if dependent and self._said is not None and self._said[0] == sentence[0].start:
            since = max((m.start for m in mentions if m.kind in _GOVERNS and m.start < number[0]), default=-1)
            if since < self._said[1] and not self._of_its_own(number[0], clause, self._said[1]):
                risen = _DIFFERS.match(text[clause.start : number[0]]) is not None
                split = governing.trigger is not None and governing.trigger == self._said[2].trigger
                # A share of the number before, or a difference to it; 从2068元提高到4301元,增长108%: over all the years.
                found = governing if risen and split else self._said[2]
        base = self._attribute(text, number[0], mentions) is not None
        self._said = None if base else (sentence[0].start, number[0], found)
        if not text.startswith("其中", sentence[0].start):
            self._last = Governed(found.value, found.trigger, "block") if found.trigger is not None else None
        return found

    def _of_its_own(self, position: int, clause: Clause, before: int) -> bool:
        """Whether a share is no share of the number before: 在300元的基础上|增加50%, 从21%上升到24%."""
        if self.text.find("基础上", before, position) >= 0:
            return True
        lead = self.text[clause.start : position]
        if "从" not in lead and "由" not in lead:
            return False
        return _FROM.search(lead) is not None or _FROM_TO.search(lead) is not None

    @staticmethod
    def _of_span(
        found: Governed[str | None], text: str, number: tuple[int, int], clause: Clause
    ) -> Governed[str | None]:
        """2018年到2022年,…从104万增至123.5万: the first level is of the first year, the second of the last."""
        if found.trigger is None or not found.value or "/" not in found.value:
            return found
        before = text[clause.start : number[0]]
        if found.value.endswith("/.."):
            if _FROM.search(before) and _CHANGED.match(text, number[1]):
                return Governed(f"../{_eve(found.value[:-3])}", found.trigger, found.level)
            return found
        if found.trigger.rule != "period-range" or not _YEARS.fullmatch(found.value):
            return found
        if found.level not in ("clause", "sentence"):
            return found  # the years of a section or a paragraph are not those of two levels
        first, last = found.value.split("/")
        if _FROM.search(before):
            return Governed(first, found.trigger, found.level)
        if _FROM_TO.search(before) or _raised_to(text, found.trigger.end, clause.start, number[0]):
            return Governed(last, found.trigger, found.level)
        return found

    def _find(
        self,
        text: str,
        position: int,
        clause: Clause,
        mentions: Sequence[PeriodMention],
        sentence: Sequence[Clause],
        nature: Nature,
    ) -> Governed[str | None]:
        if self._default is not None and _said_now(text, clause.start, position):
            return Governed(self._default.value, self._default, "document")
        own = self._attribute(text, position, mentions)
        if own is not None:
            return self._governed(own, "clause")
        before = [
            m for m in mentions if m.kind in _GOVERNS and m.start < position and not _attributive(text, m)
        ]
        whole_year: PeriodMention | None = None
        for at in range(len(before) - 1, -1, -1):
            mention = before[at]
            same = mention.start >= clause.start
            if _aside(text, mention, position, clause, same=same) or of_agenda(text, mention, position):
                continue
            if at and mention.start - before[at - 1].end <= _LONGEST_JOINT:
                several = self._span_of(self._run(before, at))
                if several is not None:
                    return Governed(several.value, several, "clause" if same else "sentence")
            if mention.rule == "day" and _only_told(text, mention):
                continue  # 李立国昨日在与网民交流时说,…: when it was said
            if (
                mention.edtf is None
                and mention.rule == "year_word"
                and text.startswith("全年", mention.start)
            ):
                continue  # 从2012年底到2017年底,…全年支出从…提高到…
            if mention.rule == "streak" and "的" in text[mention.end : position]:
                continue
            if not same and _only_there(text, mention, clause, position):
                continue
            if not same and (_founded(text, mention) or (at and _of_a_noun(text, mention))):
                continue
            if not same and _value_of(text, mention) and any(m.kind in _BRIEF | {"range"} for m in before):
                continue  # 五年来,…增加到2024年的96个,满意度…: of the five years
            if (mention.rule == "streak" and not same) or _YARDSTICK.match(text, mention.end):
                continue
            if not same and self._ended(text, mention, clause, sentence):
                continue
            if (
                nature == "stock"
                and text[mention.start : mention.end] == "全年"
                and not same
                and any(m.kind == "asof" for m in before)
                and not _parts_of(text, mention.end, position)
            ):
                whole_year = whole_year or mention  # 全年 speaks of flows; a level goes back to 截至…
                continue
            if (
                nature == "stock"
                and not same
                and text.find(";", mention.end, position) >= 0
                and _flows_until(mention, before[:at])
            ):
                continue  # 截至9月底,…,1-9月支出…;特困人员470万人
            if (
                mention.kind == "asof"
                and nature == "flow"
                and not same
                and self._flow_of_year(text, mention, clause)
                and not _cumulative_too(text, clause, sentence)
            ):
                if mention.explicit and text[mention.start] not in _UP_TO:  # 去年底预拨了…,还下发了…
                    trigger: Trigger[str | None] = Trigger(
                        mention.start, mention.end, f"{mention.year}", "period-year-of-end"
                    )
                    return Governed(trigger.value, trigger, "sentence")
                if self._of_another_year(mention):
                    return self._governed(mention, "sentence")
                continue
            return self._governed(mention, "clause" if same else "sentence")
        if whole_year is not None and self._state is None:
            return self._governed(whole_year, "sentence")
        behind = [
            m
            for m in mentions
            if m.kind in _GOVERNS and position < m.start < clause.end and text[m.start - 1] == "("
        ]
        if not behind and not any(m.start >= clause.start for m in before):
            behind = [m for m in mentions if m.kind == "target" and position < m.start < clause.end]
        if behind:
            return self._governed(behind[0], "clause")
        if text.startswith("其中", sentence[0].start) and self._last is not None:
            return self._last  # items of the whole that the sentence before spoke of
        if nature != "flow" and self._state is not None:
            return Governed(self._state.value, self._state, "block")
        if (
            self._goal is not None
            and (self._default is None or self._set_out)
            and not before
            and _goes_on(text, clause.start, clause.end)
        ):
            return Governed(self._goal.value, self._goal, "block")
        outside = self._each_year(clause, self.reach.outside())
        if (outside.value or "").endswith("/..") and at_meeting(text, sentence[0].start):
            outside = Governed(self._default.value if self._default else None, self._default, "document")
        if outside.trigger is None and self._state is not None and self._default is None:
            return Governed(self._state.value, self._state, "block")  # what was done goes on with the report
        if outside.value is None:
            ahead = next((c for c in sentence if c.start > clause.start), None)
            opening = [
                m
                for m in mentions
                if m.kind in ("point", "relative") and ahead and 0 <= m.start - ahead.start <= 2
            ]
            if opening:
                return self._governed(opening[0], "sentence")
            if self._span is not None and outside.trigger is None:
                return self._of_review(self._span, position, clause, nature) or outside
        return outside

    def _of_review(
        self, span: Reviewed, position: int, clause: Clause, nature: Nature
    ) -> Governed[str | None] | None:
        """The years reviewed, for what was done in them or reached by their end; a level without a word for it has no time."""
        if position >= span.until:
            return None
        if nature == "stock" and not _REACHES.search(self.text, clause.start, clause.end):
            return None
        trigger: Trigger[str | None] = Trigger(*span.span, span.period, "period-document")
        return Governed(span.period, trigger, "document")

    def distributed(
        self,
        clause: Clause,
        first: int,
        mentions: Sequence[PeriodMention],
        nth: int,
        units: Sequence[str | None],
        *,
        heads: int,
        floor: int,
    ) -> Governed[str | None] | None:
        """The period of the ``nth`` of some coordinated numbers, where as many times are listed before them.

        去年和今年分别增长35%和62%; 一季度、二季度依次救助90人、85人. first (int): where the numbers begin.
        units: of each number; of 1.2万户1.8万人、1.1万户1.7万人 two belong to each time. heads (int): where
        heads stand that are listed as the numbers are, else -1: behind the times, it is they that are shared out. floor (int): where the number before ends.
        None: the times are not distributed.
        """
        at = bisect_left(mentions, first, key=lambda m: m.start) - 1
        while at >= 0 and mentions[at].kind not in _GOVERNS:
            at -= 1
        run = self._run(mentions, at)
        if len(run) < 2 or heads > run[0].start or _EACH.match(self.text, run[-1].end):
            return None
        size, times = len(units), len(run)
        # 7月、8月分别发放30万元、40万元,惠及300人: what comes after those shared out is of both
        said = run[-1].end if floor <= run[-1].end else clause.start
        severally = _SEVERALLY.search(self.text, max(said, run[-1].end), first) is not None
        each = size // times
        told = (
            size % times == 0 and all(unit == units[i % each] for i, unit in enumerate(units))
            if each
            else False
        )
        if told and (severally or each == 1):
            governed = self._governed(
                run[nth // each], "clause" if run[0].start >= clause.start else "sentence"
            )
            if self._ends_of_years(run) and _ONE_YEAR.fullmatch(governed.value or ""):
                end = f"../{governed.value}-12-31"
                return Governed(end, governed.trigger, governed.level)
            return governed
        if severally:
            trigger: Trigger[str | None] = Trigger(run[0].start, run[-1].end, None, "period-several")
            return Governed(None, trigger, "clause")  # which number is of which time is not told
        return None

    @staticmethod
    def _ends_of_years(run: Sequence[PeriodMention]) -> bool:
        """2021、2022、2023年末: the word behind the last is said of all."""
        return run[-1].kind == "asof" and (run[-1].edtf or "").endswith("-12-31")

    def _run(self, mentions: Sequence[PeriodMention], at: int) -> list[PeriodMention]:
        """The times listed side by side of which ``mentions[at]`` is the last (2021年、2022年和2023年)."""
        run: list[PeriodMention] = []
        for mention in reversed(mentions[max(0, at + 1 - _LONGEST_LIST) : at + 1]):
            if mention.kind not in _LISTED or mention.edtf is None or mention.rule.startswith("plan"):
                break
            if run and not JOINT.fullmatch(self.text, mention.end, run[0].start):
                break
            if _attributive(self.text, mention):
                break
            run.insert(0, mention)
        return run

    def _span_of(self, run: Sequence[PeriodMention]) -> Trigger[str | None] | None:
        """One figure over several times takes their span (7、8月份); None where it is told of each, or they overlap."""
        if len(run) < 2 or _EACH.match(self.text, run[-1].end):
            return None
        if any(m.kind == "asof" or m.rule == "same_period" or not m.edtf for m in run):
            return None
        starts = [(m.edtf or "").split("/")[0] for m in run]
        ends = [(m.edtf or "").split("/")[-1] for m in run]
        if any(first >= second for first, second in zip(ends, starts[1:], strict=False)):
            return None
        return Trigger(run[0].start, run[-1].end, f"{starts[0]}/{ends[-1]}", "period-several")

    def leave(self, text: str, span: Sentence, mentions: Sequence[PeriodMention], *, numbers: bool) -> None:
        """Carry what a sentence said at its head to those that follow it in the paragraph."""
        self._numbers |= numbers
        self._begun = True
        self._brief -= 1
        if self._brief == 0:
            self.reach.item = None
        if not mentions:
            return
        self._aim(mentions, span.start)
        called = _VOCATIVE.match(text, span.start)
        start = called.end() if called is not None else span.start
        first = next((m for m in mentions if m.kind in _GOVERNS and not _YARDSTICK.match(text, m.end)), None)
        if first is None or _attributive(text, first):
            return
        if _founded(text, first):
            self.reach.item = self.reach.block = None  # of another subject, and its story
            return
        if of_meeting(text, first) or of_agenda(text, first, span.end):
            return
        if first.start - start > _OPENING and not _still_opens(text, first, numbers=numbers):
            return
        if first.rule in ("streak", "same_period") or first.rule in _PAST or _of_days(first):
            return
        year = first.kind in ("point", "relative") and _ONE_YEAR.fullmatch(first.edtf or "") is not None
        opens = not numbers and not self._in_item
        if first.kind in ("span", "range") and opens and not (self._numbers and first.kind == "range"):
            self._pending, self._numbers = self._pending or self._shifted(first), False
        elif year and opens and not self._numbers and self._lasting():
            self._pending = self._shifted(first)  # 刚刚过去的2024年,… after five years under review
        if year and "过去的" in text[start : first.end]:
            self._lead = self._shifted(first)
        elif year and numbers and self._lead is not None and "/" in (self._lead.value or ""):
            return  # one year's figure in a review of several
        if first.kind in _CARRIES and not text[first.start : first.end].endswith(("起", "开始")):
            trigger = self._listed_from(mentions, first) or self._shifted(first)
            self._state = None
            if first.kind in _BRIEF or (
                first.kind == "null" and first.rule != "phrase:近年来" and self._numbers
            ):
                self.reach.item, self._brief = trigger, 2
                if self._pending is not None and opens:
                    self.reach.item, self.reach.block = None, trigger
            else:
                self.reach.item = trigger
                self.reach.block = self.reach.block or (None if self._in_item else trigger)
        elif first.kind == "asof":
            self._state = _trigger(first)
            self.reach.item = None

    def _each_year(self, clause: Clause, outside: Governed[str | None]) -> Governed[str | None]:
        """每年新增…: of the year, in a report on part of one."""
        part = outside.value is not None and outside.level == "document" and "-" in outside.value
        yearly = part and any(
            m.kind == "recurring"
            and clause.start <= m.start < clause.end
            and "年" in self.text[m.start : m.end]
            for m in self._beside
        )
        if not yearly or outside.value is None:
            return outside
        return Governed(outside.value[:4], outside.trigger, outside.level)

    def _aim(self, mentions: Sequence[PeriodMention], start: int) -> None:
        """到2027年 goes on for the goals of the sentences behind it, until another time is said."""
        said = [m for m in mentions if m.kind in _GOVERNS]
        if said:
            last = said[-1]
            aimed = last.kind == "target" and last.explicit and last.edtf is not None
            self._goal = _trigger(last) if aimed else None
            self._set_out = aimed and _SET_OUT.search(self.text, start, last.start) is not None

    def _listed_from(
        self, mentions: Sequence[PeriodMention], first: PeriodMention
    ) -> Trigger[str | None] | None:
        """The span of the times listed from ``first`` on."""
        run = [first]
        for mention in mentions:
            if mention.start > run[-1].start and JOINT.fullmatch(self.text, run[-1].end, mention.start):
                if mention.kind not in _LISTED:
                    return None
                run.append(mention)
        return self._span_of(run)

    def _lasting(self) -> bool:
        """Whether several years govern: those a paragraph announced, or those of a document without a year."""
        return self._lead is not None or self._default is None

    def _governed(self, mention: PeriodMention, level: str) -> Governed[str | None]:
        trigger = self._shifted(mention)
        if self.text[mention.start : mention.end] == "全年":
            around = self.reach.outside()
            written = (m for m in self._beside if m.explicit and m.year == mention.year)
            if any(_WRITTEN_YEAR.search(self.text, m.start, m.end) for m in written):
                return Governed(trigger.value, trigger, level)  # type: ignore[arg-type]
            if around.value is not None and _ONE_YEAR.fullmatch(around.value):
                trigger = Trigger(mention.start, mention.end, around.value, "period-whole-year")
        return Governed(trigger.value, trigger, level)  # type: ignore[arg-type]

    def _shifted(self, mention: PeriodMention) -> Trigger[str | None]:
        """Words such as 今年 and 年内 mean the year of the section where its heading names a later one."""
        section = next((t for _, t in reversed(self.reach.sections) if t is not None), None)
        if (
            section is not None
            and section.value is not None
            and mention.edtf is not None
            and mention.year is not None
            and mention.kind in ("relative", "target", "point", "asof")
            and _ONE_YEAR.fullmatch(section.value)
            and int(section.value) > mention.year
            and not _WRITTEN_YEAR.search(self.text, mention.start, mention.end)
        ):
            return Trigger(
                mention.start,
                mention.end,
                mention.edtf.replace(str(mention.year), section.value),
                "period-of-section",
            )
        return _trigger(mention)

    @staticmethod
    def _attribute(text: str, position: int, mentions: Sequence[PeriodMention]) -> PeriodMention | None:
        """The period of a value it qualifies: 由2020年的17.5张提高到…"""
        for mention in mentions:
            if of_base(text, mention, position):
                return mention
            if mention.end <= position <= mention.end + 30 and _attributive(text, mention):
                if base_of_share(text, mention):
                    continue
                between = text[mention.end : position]
                if _VALUES_BETWEEN.fullmatch(between) and not _TIMES.match(text, position):
                    return mention
        return None

    @staticmethod
    def _flow_of_year(text: str, mention: PeriodMention, clause: Clause) -> bool:
        """A flow beside 截至…底 takes the year, unless it is cumulative."""
        ends = _YEAR_END.search(text[mention.start : mention.end]) is not None
        return ends and _CUMULATIVE.search(text, clause.start, clause.end) is None

    def _of_another_year(self, mention: PeriodMention) -> bool:
        """Whether what governs outside the sentence is a year, and not the one that 截至… names."""
        around = self.reach.outside().value
        return around is not None and _ONE_YEAR.fullmatch(around) is not None and around != f"{mention.year}"

    @staticmethod
    def _ended(text: str, mention: PeriodMention, clause: Clause, sentence: Sequence[Clause]) -> bool:
        """从…起 governs the rule it introduces, not the payments reported behind it."""
        if mention.kind != "open" or not text[mention.start : mention.end].endswith(("起", "开始")):
            return False
        return any(
            c.start > mention.end and c.start <= clause.start and text.startswith(_DONE, c.start)
            for c in sentence
        )


# Between a base year and its value: nothing, or the values listed before (由去年的630元、433元提高至…).
_VALUES_BETWEEN = compile_regex(
    r"的?(?:约|近|不足|(?:每人)?每[年月]|月人均|年人均)?(?:\d[\d.]*[万亿]?\p{Han}{1,3}(?:/\p{Han}{1,3})?[、和](?:(?:每人)?每[年月])?)*"
)
# 近10年新高, 五年来最好: a yardstick, no period.
_VOCATIVE = compile_regex(r"(?:(?:各位代表|各位委员|同志们|朋友们|各位记者|各位来宾)[,:!。、])+")
_YARDSTICK = compile_regex(
    r"(?:以来|来)?(?:的)?(?:新高|新低|最|同期最)|(?<=以来)[^,。;:\d]{1,10}最[高低大小多少长短老年]"
)
_TOLD = compile_regex(
    r"(?:[上下]午|晚|上)?[^,。;:!?\d\n]{0,40}?(?:说|表示|介绍|透露|获悉|了解到|称|宣布|通报|指出|公布|发布|告诉记者)(?:了?[^,。;:!?\d\n]{0,12})?[,:]"
)
# 据统计,截至2018年底,…: what is told begins with the time
_TELLER = compile_regex(
    r"(?:统计|数据|显示|介绍|表示|透露|获悉|了解到?|指出|披露|公布|通报|消息|报道|称|说)[,:]$"
)
_LONGEST_TELLER = 4
_FOUNDED = "立建办生始成设"  # before 于: 成立于, 始建于, 创办于, 出生于
_BASE = compile_regex(r"(?:由|从|比|较|是|为|相当于|因|受)$")
# 占全县2018年末总人口的…: what a share is of; 占总人口比重2018年为…: no.
_SHARE_OF = compile_regex(r"占(?:了|到)?(?:[^\W\d比率重例]){0,10}")
_BASE_NOUN = compile_regex(r"的?(?![为达是有的占约近超])[^\W\d]{2}")
_OF_VALUE = compile_regex(r"的[\d一二两三四五六七八九十百零半约近多]")


def base_of_share(text: str, mention: PeriodMention) -> bool:
    """Whether a time is that of what a share is of (占2018年末总人口的…, 相当于2010年的六成): it governs nothing."""
    at = text.rfind("占", max(0, mention.start - 13), mention.start)
    if at >= 0 and _SHARE_OF.fullmatch(text, at, mention.start):
        return _BASE_NOUN.match(text, mention.end) is not None
    return text.endswith("相当于", 0, mention.start) and _OF_VALUE.match(text, mention.end) is not None


def _attributive(text: str, mention: PeriodMention) -> bool:
    """Whether a period only qualifies a value or a cause (由2020年的17.5张, 是2015年的2.1倍), and governs no further."""
    if mention.kind in ("recurring", "duration") or (mention.edtf is None and mention.rule not in _PAST):
        return False  # 由每月480元
    if base_of_share(text, mention) or bases(text, mention):
        return True
    follows = text[mention.end : mention.end + 1]
    lead = text[max(0, mention.start - 3) : mention.start]
    if lead.endswith(("从", "由")) and re.match(r"[\d一二三四五六七八九]", follows):
        return True
    if (
        follows == "的"
        and (_BASE.search(lead) or text[mention.start] in "由从")
        and re.match(r"的[\d一二两三四五六七八九十百千零半约近不每月年]", text[mention.end : mention.end + 2])
    ):
        return True
    if mention.kind == "comparison" and follows == "的" and text[mention.start] in "比较":
        return re.match(r"\d", text[mention.end + 1 : mention.end + 2]) is not None  # 较上年的290万元增加…
    return lead.endswith("因") and mention.kind in ("point", "relative")


def _founded(text: str, mention: PeriodMention) -> bool:
    """Whether a time is that at which something was founded (成立于1992年,…): what is told of it has another."""
    at = mention.start
    return at > 1 and text[at - 1] == "于" and text[at - 2] in _FOUNDED


def _still_opens(text: str, mention: PeriodMention, *, numbers: bool) -> bool:
    """Whether a time opens what its sentence tells though other words stand before it."""
    if mention.kind == "asof":
        at = mention.start
        return _TELLER.search(text, at - _LONGEST_TELLER, at) is not None
    return not numbers and _frames(text, mention)


def _frames(text: str, mention: PeriodMention) -> bool:
    """Whether a plan's years stand between commas behind a leading clause (市委高度重视,“十二五”期间,…)."""
    if mention.kind not in ("range", "span") or mention.end >= len(text):
        return False
    return text[mention.start - 1] == "," and text[mention.end] == ","


def _cumulative_too(text: str, clause: Clause, sentence: Sequence[Clause]) -> bool:
    """Whether a clause says whom the total before it reached (累计支出4亿元,受助20万人次)."""
    if text[clause.start - 1] != "," or _REACHED.match(text, clause.start) is None:
        return False
    before = next((c for c in reversed(sentence) if c.start < clause.start), None)
    return before is not None and text.startswith("累计", before.start)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Whether a clause names a goal, and nothing that was done."""
    return _GOAL.search(text, start, end) is not None and _NOT_A_GOAL.search(text, start, end) is None


def _of_a_noun(text: str, mention: PeriodMention) -> bool:
    """Whether a year only says of which year something is that was done at another (去年底预拨了今年的资金42亿元,还…)."""
    if mention.kind != "relative" or text[mention.end : mention.end + 1] != "的":
        return False
    return text[mention.start - 1] not in ",。;:、\n("


def _aside(text: str, mention: PeriodMention, position: int, clause: Clause, *, same: bool) -> bool:
    """Whether a time is only that of a figure before the one at ``position``: (去年同期290万元), 上世纪仅8家,现有45家."""
    if text[mention.start - 1] == "在" and text.find("基础上", mention.end, position) >= 0:
        return True  # 在2018年每月120元的基础上提高20元
    if mention.rule not in _PAST and mention.rule != "same_period":
        return False
    if text[mention.start - 1 : mention.start] == "(" and text.find(")", mention.end, position) >= 0:
        return True
    if mention.rule in _PAST:
        return _NOW.search(text, mention.end, position) is not None
    if same:
        return False
    if text.find(";", mention.end, position) >= 0 or _BARE_VALUE.match(text, mention.end):
        return True
    return _DIFFERS.match(text[clause.start : position]) is not None


def _of_days(mention: PeriodMention) -> bool:
    """Whether a time is a day or some days (6月12日至15日): it tells of what happened then, and governs no further."""
    days = (mention.edtf or "").split("/")
    if mention.kind not in ("point", "range") or not all(_DAY.fullmatch(day) for day in days):
        return False
    return (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days < _EVENT


def _value_of(text: str, mention: PeriodMention) -> bool:
    """Whether a period is that of the one value behind it (增加到2024年的96个)."""
    return (
        text[mention.start - 1] in "到至"
        and re.match(r"的[\d约近]", text[mention.end : mention.end + 2]) is not None
    )


def _only_there(text: str, mention: PeriodMention, clause: Clause, position: int) -> bool:
    """Whether a period is that of one value of an earlier clause: 提高到2020年的5010元;…由400元, 其中2021年已完成1200户;…."""
    if text[mention.start - 1] in "到至" and _FROM.search(text, clause.start, position):
        return True
    lead = text[max(0, mention.start - 3) : mention.start]
    opens = len(lead) < 3 or any(mark in lead for mark in ";。\n,:")
    if mention.kind == "target" and not opens and text[mention.end - 1] in "前内":
        return True  # 确保养老中心6月底前投用,新建…; 二期300张床位年内完工;12家…
    if ";" not in text[mention.end : position]:
        return False
    return text.endswith("其中", 0, mention.start)


def _flows_until(mention: PeriodMention, before: Sequence[PeriodMention]) -> bool:
    """Whether months are those of a flow, up to the day as of which levels were told before (截至9月底,…,1-9月支出…)."""
    first, _, last = (mention.edtf or "").partition("/")
    if "-" not in first or not last or last == "..":
        return False
    end = f"../{last_day(last)}"
    return any(m.kind == "asof" and m.edtf == end for m in before)


def _only_told(text: str, mention: PeriodMention) -> bool:
    """Whether a day is but that on which something was told (民政局5日介绍,…)."""
    return mention.kind == "point" and _TOLD.match(text, mention.end) is not None


def _parts_of(text: str, start: int, position: int) -> bool:
    """Whether the number at ``position`` is a part of the one told since ``start`` (全年查处50起,其中警告20起,罚款30起)."""
    within = text.find("其中", start, position)
    return within >= 0 and text.find(";", start, position) < 0


def _said_now(text: str, start: int, position: int) -> bool:
    """Whether a number is the level of today, before a change (从现在的…提高到…)."""
    if text.find("从", start, position) < 0 and text.find("由", start, position) < 0:
        return False
    return _FROM_NOW.search(text, start, position) is not None


def _raised_to(text: str, since: int, start: int, position: int) -> bool:
    """Whether a clause tells the level to which one rose that the clause before told (从2068元,提高到4301元)."""
    if _TO_LEVEL.fullmatch(text, start, position) is None:
        return False
    return _FROM_LEVEL.search(text, since, start) is not None


def _eve(start: str) -> str:
    """The last day, month or year before ``start`` (EDTF)."""
    fields = [int(field) for field in start.split("-")]
    if len(fields) == 3:
        return (date(*fields) - timedelta(days=1)).isoformat()
    if len(fields) == 2:
        year, month = divmod(fields[0] * 12 + fields[1] - 2, 12)
        return f"{year:04d}-{month + 1:02d}"
    return f"{fields[0] - 1:04d}"


def _trigger(mention: PeriodMention) -> Trigger[str | None]:
    return Trigger(mention.start, mention.end, mention.edtf, f"period-{mention.kind}")
