"""Status: whether what a number says has happened or is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from minzheng_ie.claims.goal_labels import label_of
from minzheng_ie.claims.intents import aimed_at, already, asked_for, assigned, basis, is_plan, norm, will_do
from minzheng_ie.claims.scope import Reach
from minzheng_ie.compiled import compile_regex
from minzheng_ie.constructions.find import Seen
from minzheng_ie.entities.lexicon import Lexicon
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.schema import Status
from minzheng_ie.tree.leaves import Clause, Token
from minzheng_ie.tree.words import MetricWords


class CueRule(Rule):
    """One line of ``scope.yaml``; the head of that file says what each field means."""

    cue: str
    effect: Literal["planned", "actual"]
    words: tuple[str, ...]
    direction: Literal["forward", "backward"] = "forward"
    reach: Literal["clause", "sentence", "section"] = "sentence"
    unless: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


RULE_FILES: dict[str, type[Rule]] = {"scope.yaml": CueRule}

_IN_ALL = ("累计", "共计")  # of a task, too: 累计培育200名
_LEADS = 8  # characters before a cue that tell what it means
_LOOKS_BACK = compile_regex(r"回顾|成就|成效|总结|小结|完成情况|执行情况|进展情况|开展情况")
_SINCE = compile_regex(r",?(?:就|即|业)?已经?+(?!定|列|纳|明确|确定|安排|计划|部署)")
_KEPT = compile_regex(r"了|[^,。;]{0,24}?(?:没有?|未)(?:发生|出现|受到?)")  # 确保全县5千多群众没发生问题
_GOES_ON = compile_regex(r"[\d年到在于今明用为对再新将]")
_TO_BE = compile_regex(r"[^,。;]{1,14}(?:到|至|为)")
_ANNOUNCES = compile_regex(r"今年|明年|下一步|下步|新的一年|接下来|今后")
_WILL = compile_regex(r"(?<![即必终行不])将")
# 现将今年…情况和明年…打算汇报如下: what follows may be either.
_BOTH_WAYS = compile_regex(
    r"(?:情况|总结|小结|成效|回顾|进展)(?:和|及|以及|与|并|暨|、)[^。;]{0,24}?(?:计划|打算|安排|思路|要点|谋划|目标|重点|意见|建议)[^。;,]{0,8}(?:如下|汇报|报告|总结|通报)"
    r"|情况[^。;]{0,16}(?:打算|计划|安排|思路)[^。;]{0,10}(?:汇报|报告|总结|通报|介绍)"
)
_TO_DO = compile_regex(r"(?:今年|明年|下一步|接下来|新的一年)[^,。;:]{0,8}(?:要|将)[^,。;:]{0,16}:")
_TO_COME = compile_regex(
    r"(?:我们|我市|我县|我省|我区|我局)[将要]|将(?:重点|着力|做好|抓好)|目标任务|计划|力争|打算"
)
_RUN_ON = compile_regex(r"(?:[^,。;:]{2,40}\s)?\s*([一二三四五]、\p{Han}{2,8})\s")
_NEXT_PART = compile_regex(r"\s*[二三四五六七八九十]、")
# 以实施三年计划为契机,…: the plan is what was gone by.
_FRAMED = compile_regex(
    r"为(?:契机|抓手|载体|依托|支撑|主线|牵引|引领|指引|引擎|核心|龙头|平台|统领|总揽|基础|纽带|切入点)"
)
_DONE_THEN = compile_regex(r"[^,。;将拟]{2,36}(?<!为)了(?!解)")
_PAID = "放付发拨缴交"  # 发放到2月份: money that has been paid
_PROPOSED = "向对将把由每从按给在为"  # 建议向…发放, 建议每月派放
_DEALT_WITH = frozenset({"办理", "答复", "落实", "采纳", "征集", "收集", "提出", "处理"})
_SAYS = ",。;:\n中并还也曾他她士府会局"  # who may propose stands before 建议, a kind of paper does not


@dataclass(frozen=True, slots=True)
class Cues:
    """The rules of ``scope.yaml``, ready to be looked up."""

    status: Lexicon[CueRule]
    headings: Lexicon[CueRule]


@lru_cache(maxsize=8)
def load_cues(dirs: tuple[Path, ...]) -> Cues:
    """The cues of ``scope.yaml`` in ``dirs``."""
    rules = read_rules("scope.yaml", CueRule, dirs)
    status = [(word, rule) for rule in rules for word in rule.words]
    headings = [(word, rule) for word, rule in status if rule.reach == "section"]
    others = [(word, rule) for word, rule in status if rule.reach != "section"]
    return Cues(Lexicon(others), Lexicon(headings))


def against(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the clause that ``tokens`` are of opens with what was new against another time (与上年相比,新增3万对)."""
    return at == 1 and text.endswith(("相比,", "相比较,"), 0, tokens[0].start)


class StatusScope:
    """Follows plans and results sentence by sentence.

    now (int | None): the year that 今年 names; a period that begins after it is a plan.
    closed (bool): whether that year is over, so that 年内 speaks of results.
    """

    def __init__(self, text: str, cues: Cues, words: MetricWords, now: int | None, *, closed: bool) -> None:
        self.text = text
        self.closed = closed
        self.cues = cues
        self.words = words
        self.now = now
        self.year: int | None = None  # of the plan part, once it has begun
        self.reach: Reach[Status] = Reach()
        self._into = words.vocabulary.words("into")
        self._plan: Trigger[Status] | None = None  # the title, where it is a plan's
        self._read = -1, -1  # the sentence whose cues these are
        self._cues: list[tuple[CueRule, int, int]] = []
        self._aims: dict[str, Trigger[Status]] = {}  # years of which the paragraph said what will be done
        self._listed: tuple[int, Trigger[Status]] | None = None  # goals announced, and under which heading

    def turn(self, plan: Trigger[Status], year: int) -> None:
        """The plan part begins: what is said without a sign of having been done is planned."""
        self.reach.document = plan
        self.reach.sections.clear()
        self.year = year

    def heading(self, level: int, text: str, start: int, end: int) -> None:
        """A heading such as 下一步工作 makes its section a plan, unless it looks back as well (成就和目标任务)."""
        trigger = self._section(text, start, end)
        if self._listed is not None and level <= self._listed[0]:
            self._listed = None
        self.reach.enter_heading(level, trigger)
        if trigger is None and self.reach.outside().value == "planned":
            self.reach.sections[-1] = level, self._state(text, start, end)

    def _section(self, text: str, start: int, end: int) -> Trigger[Status] | None:
        """What makes a heading's section a plan."""
        if _LOOKS_BACK.search(text, start, end) or _BOTH_WAYS.search(text, start, end):
            return None
        return self._headed(text, start, end, "planned")

    def _state(self, text: str, start: int, end: int) -> Trigger[Status] | None:
        """What makes the section of a plan tell how things stand (一、村情概况)."""
        return self._headed(text, start, end, "actual")

    def _headed(self, text: str, start: int, end: int, effect: Status) -> Trigger[Status] | None:
        for match in self.cues.headings.find(text[start:end]):
            rule = match.value
            if rule.effect != effect:
                continue
            here, stop = start + match.start, start + match.end
            if any(text.startswith(word, stop) for word in rule.unless):
                continue
            if rule.after and any(word in text[max(start, here - _LEADS) : here] for word in rule.after):
                continue
            return Trigger(here, stop, effect, f"status-{rule.cue}")
        return None

    def _described(self, text: str, start: int, end: int) -> None:
        """A heading run on into its text (…工作计划 一、村情概况 全村有…) opens what tells how things stand, or goals."""
        label = label_of(text, start, end)
        goals = self._section(text, *label) if label is not None else None
        if goals is not None:
            self.reach.block = goals
            return
        if self.reach.outside().value == "planned":
            headed = _RUN_ON.match(text, start, end)
            state = self._state(text, *headed.span(1)) if headed is not None else None
            if state is not None:
                self.reach.block = state
            else:
                self._next_part(text, start, end)
            return
        self._next_part(text, start, end)

    def _next_part(self, text: str, start: int, end: int) -> None:
        """What a run-on heading opened ends where the next part begins."""
        block = self.reach.block
        if block is not None and block.rule.endswith("-heading") and _NEXT_PART.match(text, start, end):
            self.reach.block = None

    def block(self) -> None:
        """A new paragraph."""
        self.reach.enter_block()
        self._aims.clear()
        if self._listed is not None:
            self.reach.block = self._listed[1]

    def item(self) -> None:
        """A new item within a paragraph."""
        self.reach.enter_item()

    def govern(
        self,
        position: int,
        clause: Clause,
        sentence: Sequence[Clause],
        tokens: Sequence[Token],
        seen: Seen,
        period: Governed[str | None],
    ) -> Governed[Status]:
        """The status of the number at ``position``; tokens and what is seen of them are its clause's."""
        text = self.text
        start, end = sentence[0].start, sentence[-1].end
        verdict = None if already(text, position) else self._announced(text, start, clause)
        for rule, here, stop in self._cues_of(start, end):
            if rule.direction == "backward":
                needed = not rule.needs or any(
                    word in text[max(start, here - 14) : here] for word in rule.needs
                )
                if here > position and rule.effect == "planned" and needed:
                    return Governed(
                        "planned", Trigger(here, stop, "planned", f"status-{rule.cue}"), "sentence"
                    )
                continue
            if here >= position or (rule.reach == "clause" and here < clause.start):
                continue
            if any(text.startswith(word, stop) for word in rule.unless):
                continue
            if rule.after and any(word in text[max(start, here - _LEADS) : here] for word in rule.after):
                continue
            if rule.needs and not any(word in text[max(start, here - 12) : here] for word in rule.needs):
                continue
            if rule.effect == "planned" and (
                not self._intends(text, here, stop) or text.find("昨", stop, position) >= 0
            ):
                continue
            if (
                rule.cue == "done"
                and here < clause.start
                and self._done_before(here, position, verdict, period)
            ):
                continue
            said: Status = "planned" if rule.effect == "planned" else "actual"
            verdict = Governed(said, Trigger(here, stop, said, f"status-{rule.cue}"), "sentence")
        base = seen.is_("base")  # the level before a change has been reached
        if (base and _TO_BE.match(text, position)) or basis(text, clause.start, position, clause.end):
            return Governed("actual", None, "number")
        planned = None if self._over(period) else verdict or self._restated(period, start)
        self._aim(planned, period)
        if planned is not None and planned.value == "planned" and not base:
            return planned
        will = seen.first("will")
        if will >= 0 and not base:
            where = tokens[will].start, tokens[will].end
            return Governed("planned", Trigger(*where, "planned", "status-will"), "clause")
        if period.trigger is not None and self._ahead(period):
            if _SINCE.match(text, period.trigger.end) is not None:
                return Governed("actual", None, period.level)  # 年内已使用300万元
            return Governed(
                "planned",
                Trigger(period.trigger.start, period.trigger.end, "planned", "status-future-period"),
                period.level,
            )
        if verdict is None and not base and period.trigger is not None and self._begins(period):
            where = period.trigger.start, period.trigger.end
            return Governed("planned", Trigger(*where, "planned", "status-period-begun"), period.level)
        unsaid = self._unsaid(clause, position, start) if verdict is None and not base else None
        if unsaid is not None:
            return unsaid
        outside = self.reach.outside()
        if outside.value == "planned" and self._over(period):
            return Governed("actual", None, "document")
        done = verdict if verdict is not None and verdict.value == "actual" else None
        if done is not None and (
            outside.value != "planned"
            or (
                done.trigger is not None
                and done.trigger.rule == "status-done"
                and text[done.trigger.start : done.trigger.end] not in _IN_ALL
            )
        ):
            return done
        return outside

    def title(self, start: int, end: int) -> None:
        """A document called a plan asks for what it sets bounds to."""
        if is_plan(self.text[start:end]):
            self._plan = Trigger(start, end, "planned", "status-plan")

    def _done_before(
        self, here: int, position: int, verdict: Governed[Status] | None, period: Governed[str | None]
    ) -> bool:
        """Whether a sign of having been done at ``here`` is of an earlier clause only (其中1200户已完成;新建…)."""
        if self.text.find(";", here, position) >= 0:
            return True
        if verdict is None or verdict.trigger is None or verdict.value != "planned":
            return False
        if here < verdict.trigger.start:
            return True  # 已是第九次开展,将救助800户,发放90万元
        when = period.trigger
        return (
            when is not None
            and when.rule.endswith("relative")
            and self.text.find(",", here, when.start) >= 0  # 将建600所,2018年已建350所,今年建130所
            and not self._over(period)
        )

    def _unsaid(self, clause: Clause, position: int, sentence: int) -> Governed[Status] | None:
        """A plan without a cue word before the number (see `minzheng_ie.claims.intents`)."""
        if self._plan is not None and asked_for(self.text, position):
            return Governed("planned", self._plan, "document")
        said = assigned(self.text, clause.start, position, clause.end) or aimed_at(
            self.text, position, (clause.start, clause.end)
        )
        if said is None and self.text.find("》", sentence, position) >= 0:
            said = norm(self.text, sentence, position, (clause.start, clause.end))
        if said is None and self.text.find("将", position, clause.end) >= 0:
            said = will_do(self.text, position, self.words)
        if said is None:
            return None
        return Governed("planned", Trigger(*said, "planned", "status-unsaid"), "clause")

    def _cues_of(self, start: int, end: int) -> list[tuple[CueRule, int, int]]:
        """The cues of a sentence and where they stand, found once for all its numbers."""
        if self._read != (start, end):
            self._read = start, end
            self._described(self.text, start, end)
            self._cues = [
                (match.value, start + match.start, start + match.end)
                for match in self.cues.status.find(self.text[start:end])
                if match.value is not None
            ]
        return self._cues

    def _announced(self, text: str, start: int, clause: Clause) -> Governed[Status] | None:
        """将 before a verb in an earlier clause: what the sentence goes on to say is planned, too (将投资20亿元,新建…)."""
        if text.find(":", start, clause.start) >= 0 and _TO_DO.search(text, start, clause.start):
            return Governed("planned", Trigger(start, clause.start, "planned", "status-will"), "sentence")
        if text.find("将", start, clause.start) < 0:
            return None
        for match in _WILL.finditer(text, text.rfind(";", start, clause.start) + 1 or start, clause.start):
            said = text[match.end() : clause.start]
            if "昨" in said:
                continue  # 每买一张将献一份爱心——昨日,…: what is told behind it has happened
            if self.words.is_verb(said[:2]) and not any(word in said for word in self._into):
                return Governed("planned", Trigger(*match.span(), "planned", "status-will"), "sentence")
        return None

    def _over(self, period: Governed[str | None]) -> bool:
        """Whether the governing period ended before the year at hand: what is said of it has happened."""
        if self.now is None or not period.value or period.value.endswith("..") or period.level == "document":
            return False
        last = period.value.split("/")[-1][:4]
        return last.isdigit() and int(last) < self.now

    def _ahead(self, period: Governed[str | None]) -> bool:
        year = period.value[:4] if period.value else ""
        if period.trigger is not None and period.trigger.rule == "period-target":
            if (
                self.text[period.trigger.start] == "到"
                and self.text[period.trigger.start - 1] in "提升增高长加降少展扩"
            ):
                return False  # 提到今年的94.5%
            later = self.now is not None and year.isdigit() and int(year) > self.now
            if not later and self._has_been(period.trigger.start, period.trigger.end):
                return False
            return not (self.closed and self.now is not None and year.isdigit() and int(year) <= self.now)
        return self.now is not None and year.isdigit() and int(year) > self.now

    def _has_been(self, start: int, end: int) -> bool:
        """Whether what is said of a time is over: 低保金发放到2月份; 年内为90名患者实施了手术."""
        if self.text[start] in "到至":
            return self.text[start - 1] in _PAID
        return self.text.startswith("年内", start) and _DONE_THEN.match(self.text, end) is not None

    def _aim(self, said: Governed[Status] | None, period: Governed[str | None]) -> None:
        """Remember the year of a plan for the sentences that say it again."""
        aim = said.trigger if said is not None and said.value == "planned" else None
        if aim is not None and period.value and len(period.value) == 4:
            self._aims[period.value] = Trigger(aim.start, aim.end, aim.value, "status-restated")

    def _restated(self, period: Governed[str | None], sentence: int) -> Governed[Status] | None:
        """2022年将建98个。…2022年,新建98个: what the paragraph said will be done in a year stays planned."""
        if period.value is None or period.trigger is None or period.level not in ("clause", "sentence"):
            return None
        aim = self._aims.get(period.value)
        written = self.text.startswith(period.value, period.trigger.start)
        return (
            Governed("planned", aim, "block") if aim is not None and written and aim.end <= sentence else None
        )

    def _begins(self, period: Governed[str | None]) -> bool:
        """Whether a period of years begins with the year at hand, of which little can have been done (2026/2030)."""
        first, _, last = (period.value or "").partition("/")
        whole = len(first) == 4 and len(last) == 4 and first.isdigit() and last.isdigit()
        return whole and self.now is not None and int(last) > self.now == int(first)

    def _intends(self, text: str, start: int, stop: int) -> bool:
        """Whether a cue word is used as a verb of intent, not as a noun (年度计划, “昭才计划”)."""
        word = text[start:stop]
        if text.startswith("为", stop) and _FRAMED.match(text, stop):
            return False
        if word == "计划":
            if text[start - 1 : start] in "超成达度”》":
                return False
            behind = text[stop : stop + 2]
            return bool(_GOES_ON.match(behind)) or self.words.is_verb(behind)
        if word.startswith("确保") and _KEPT.match(text, stop) is not None:
            return False
        if word == "建议":
            behind = text[stop : stop + 2]
            verb = behind[:1] in _PROPOSED or (self.words.is_verb(behind) and behind not in _DEALT_WITH)
            return verb and text[start - 1 : start] in _SAYS
        if word in ("目标", "任务", "规划"):
            before = text[max(0, start - 2) : start]
            behind = text[stop : stop + 2]
            return not behind.startswith(
                ("的", "”", "、", ",", "。", ")", "》", "完成", "书")
            ) and not before.endswith(("度", "年", "超", "业", "成", "》", "定", "展", "培", "该", "此"))
        return True

    def lead(self, text: str, start: int, end: int) -> None:
        """A sentence that announces what will be done (下一步,将重点抓好以下工作) governs its paragraph."""
        self._described(text, start, end)
        if _BOTH_WAYS.search(text, start, end):
            return
        listed = text[end - 1] == ":" and _TO_COME.search(text, start, end)
        if listed:
            self._announce(*listed.span(), listed=True)
            return
        if not _ANNOUNCES.search(text, start, end):
            return
        for match in self.cues.status.find(text[start:end]):
            rule = match.value
            if (
                rule is not None
                and rule.cue == "plan"
                and self._intends(text, start + match.start, start + match.end)
            ):
                self._announce(start + match.start, start + match.end, listed=text[end - 1] == ":")
                return

    def _announce(self, start: int, end: int, *, listed: bool) -> None:
        """What follows is planned: in this paragraph, and, where a list is announced, in those of its section."""
        trigger: Trigger[Status] = Trigger(start, end, "planned", "status-announcement")
        self.reach.block = trigger
        if listed:
            self._listed = (self.reach.sections[-1][0] if self.reach.sections else 0), trigger


__all__ = ["CueRule", "Cues", "PeriodMention", "StatusScope", "against", "load_cues"]
