"""What headings, titles and sentences say of plans and results for those behind them: a value that is handed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from minzheng_ie.governance.governed import Trigger
from minzheng_ie.governance.standing import nearest, section_of, sections_behind
from minzheng_ie.governance.status.cues import Cues
from minzheng_ie.governance.status.frame import About, Outer, Said, Told, What, When
from minzheng_ie.schema import Status

_LABEL = 22
"""Characters of a label, with its colon."""
_LISTED = 24
"""Characters with which a sentence leads to a list."""
_FOCUS = 8
"""Characters with which a sentence ends that tells the focus of a year's work."""
_HEADED = "-heading"
"""How rules of headings end."""
GOALS = "status-goals-go-on"
"""The rule of goals that sentences go on with."""


class Standing(NamedTuple):
    """What has been said so far that governs what follows.

    document, sections, block: what governs from there, sections by level. plan: the title, where it is a plan's. listed: goals
    announced as a list, and the level of the heading they stand under. aims: years of which the paragraph said what will be
    done. ahead: what a sentence with figures began to tell of the time ahead.
    """

    document: Said | None = None
    sections: tuple[tuple[int, Said | None], ...] = ()
    block: Said | None = None
    plan: Said | None = None
    listed: tuple[int, Said] | None = None
    aims: Mapping[str, Said] = {}
    ahead: Said | None = None

    @property
    def outside(self) -> What:
        """What governs the sentence at hand from outside it: paragraph, headings, document, the nearest first."""
        return nearest(self.document, section_of(self.sections), self.block)

    @property
    def outer(self) -> Outer:
        """What a number is asked about with."""
        outside = self.outside
        return Outer(outside, self.plan, self.aims, self.ahead, outside.value == "planned")


def turned(standing: Standing, plan: Said) -> Standing:
    """The plan part begins: what is said without a sign of having been done is planned."""
    return standing._replace(document=plan, sections=())


def titled(standing: Standing, about: About, start: int, end: int) -> Standing:
    """A document called a plan asks for what it sets bounds to; one called after goals lists nothing but goals."""
    looks, title = about.looks, about.text[start:end]
    if looks.no_plan_title.search(title) is not None:
        return standing
    said: Said = Trigger(start, end, "planned", "status-plan")
    if looks.goal_title.search(title) is not None:
        return standing._replace(plan=said, document=said)
    return standing if looks.plan_title.search(title) is None else standing._replace(plan=said)


def headed(standing: Standing, about: About, cues: Cues, level: int, span: tuple[int, int]) -> Standing:
    """A heading such as 下一步工作 makes its section a plan, unless it looks back as well (成就和目标任务)."""
    trigger = _plan_of(about, cues, *span)
    listed = standing.listed
    if listed is not None and level <= listed[0]:
        listed = None
    behind = sections_behind(standing.sections, level, trigger)
    opened = standing._replace(sections=behind, block=None, listed=listed)
    if trigger is None and _planned(opened):
        return opened._replace(sections=(*behind[:-1], (level, _state_of(about, cues, *span))))
    return opened


def new_block(standing: Standing) -> Standing:
    """A new paragraph."""
    block = standing.listed[1] if standing.listed is not None else None
    if standing.block is block and not standing.aims and standing.ahead is None:
        return standing
    return standing._replace(block=block, aims={}, ahead=None)


def described(standing: Standing, about: About, cues: Cues, start: int, end: int) -> Standing:
    """A heading run on into its text (…工作计划 一、村情概况 全村有…) opens what tells how things stand, or goals."""
    looks, text = about.looks, about.text
    label = _label_of(about, start, end)
    goals = _plan_of(about, cues, *label) if label is not None else None
    if goals is not None:
        return standing._replace(block=goals)
    if _planned(standing):
        found = looks.run_on.match(text, start, end)
        state = _state_of(about, cues, *found.span("heading")) if found is not None else None
        if state is not None:
            return standing._replace(block=state)
    block = standing.block
    if block is not None and block.rule.endswith(_HEADED) and looks.next_part.match(text, start, end):
        return standing._replace(block=None)
    return standing


def led(
    standing: Standing,
    about: About,
    cues: Cues,
    span: tuple[int, int],
    intends: Callable[[], tuple[Told, ...]],
) -> Standing:
    """A sentence that announces what will be done (下一步,将重点抓好以下工作) governs its paragraph.

    intends (callable): finds the cues of the sentence that tell of a plan; few sentences are asked for them.
    """
    looks, text, (start, end) = about.looks, about.text, span
    now = described(standing, about, cues, start, end)
    opens = text[end - 1] == ":"
    if opens and _led_to_deeds(about, start, end):
        return now
    to_come = looks.to_come.search(text, start, end) if opens else None
    if to_come is None and looks.announces.search(text, start, end) is None:
        return _goal_set(now, about, start, end)
    if to_come is None and not about.closed and looks.decided.match(text, start) is not None:
        return _opened(now, about, start)
    if looks.both_ways.search(text, start, end) or looks.goals_done.search(text, start, end):
        return now
    if to_come is not None:
        return _announced(now, *to_come.span(), listed=True)
    first = next((found for found in intends() if found.cue.name == "plan"), None)
    return now if first is None else _announced(now, first.start, first.end, listed=opens)


def _led_to_deeds(about: About, start: int, end: int) -> bool:
    """Whether a line leads to a list of what was done (围绕目标任务,开展了以下工作:)."""
    return about.looks.done_listed.search(about.text, max(start, end - _LISTED), end) is not None


def itemised(standing: Standing, about: About, start: int, end: int) -> Standing:
    """A sentence that says what will be done, item by item behind it (将重点实施“五大工程”。一是…), governs its paragraph."""
    looks, text = about.looks, about.text
    if looks.items_begin.match(text, end) is None:
        return _focused(standing, about, start, end) if leads_on(about, end) else standing
    found = looks.tasks_to_come.search(text, start, end)
    return standing if found is None else _announced(standing, *found.span(), listed=False)


def leads_on(about: About, end: int) -> bool:
    """Whether a sentence that ends at ``end`` may say what the texts behind it are about."""
    if not about.focuses:
        return False  # as most texts
    return about.looks.focus_ends.search(about.text, max(0, end - _FOCUS), end) is not None


def _focused(standing: Standing, about: About, start: int, end: int) -> Standing:
    """What a meeting makes the focus of a year's work (…成为2024年政府工作的重点) is told item by item behind it."""
    found = about.looks.focus.search(about.text, start, end)
    if found is None or about.closed or about.looks.focus_said.search(about.text, start, end) is None:
        return standing
    return _announced(standing, *found.span(), listed=True)


def wanted(standing: Standing, about: About, start: int, end: int) -> Standing:
    """A list is of what is wanted or asked for (储备需求目录如下:)."""
    found = about.looks.wanted.search(about.text, start, end)
    return standing if found is None else _announced(standing, *found.span(), listed=False)


def aimed(standing: Standing, plan: What | None, period: When) -> Standing:
    """What will be done in a number's year is remembered for the sentences that say it again. plan: of that year, if any."""
    aim = plan.trigger if plan is not None else None
    if aim is None or period.value is None:
        return standing
    again: Said = Trigger(aim.start, aim.end, aim.value, "status-restated")
    return standing._replace(aims={**standing.aims, period.value: again})


def going_on(standing: Standing, about: About, found: What, start: int) -> Standing:
    """今年将…: the bare deeds of the sentences behind one that begins so, at ``start``, are planned until something was done."""
    if found.value != "planned" and about.looks.decided.match(about.text, start) is None:
        return standing._replace(ahead=None) if standing.ahead is not None else standing
    opened = _opened(standing, about, start)
    goal = _goal_of(about, start, len(about.text)) if opened is standing else None
    return opened if goal is None else opened._replace(ahead=Trigger(*goal, "planned", GOALS))


def _opened(standing: Standing, about: About, start: int) -> Standing:
    """A sentence at ``start`` begins to tell of the time ahead, where it does (今年将…, 我市将加强…)."""
    opened = about.looks.opens_ahead.match(about.text, start)
    if opened is None and not about.closed:
        opened = about.looks.decided.match(about.text, start)
    if opened is None:
        return standing
    return standing._replace(ahead=Trigger(*opened.span(), "planned", "status-goes-on"))


def _goal_set(standing: Standing, about: About, start: int, end: int) -> Standing:
    """A sentence that sets the goal of a year governs its paragraph; else it may begin to tell of the time ahead."""
    goal = _goal_of(about, start, end)
    if goal is None or about.looks.year_told.search(about.text, *goal) is None:
        return _opened(standing, about, start)
    return _announced(standing, *goal, listed=False)


def _goal_of(about: About, start: int, end: int) -> tuple[int, int] | None:
    """The span with which a sentence sets a goal (到2027年,逐步健全…; 努力实现…): its year, where it has one, is not over."""
    found = about.looks.goal_opens.match(about.text, start, end)
    if found is None:
        return None
    year = found["year"]
    if year is None:
        return found.span() if found["sure"] else None
    if about.now is None:
        return found.span() if found["sure"] or found["slow"] else None
    ahead = int(year) > about.now or (int(year) == about.now and not about.closed)
    return found.span() if ahead else None


def _announced(standing: Standing, start: int, end: int, *, listed: bool) -> Standing:
    """What follows is planned: in this paragraph, and, where a list is announced, in those of its section."""
    trigger: Said = Trigger(start, end, "planned", "status-announcement")
    if not listed:
        return standing._replace(block=trigger)
    level = standing.sections[-1][0] if standing.sections else 0
    return standing._replace(block=trigger, listed=(level, trigger))


def _planned(standing: Standing) -> bool:
    """Whether what governs the sentence at hand from outside it is a plan."""
    said = (
        standing.block or (section_of(standing.sections) if standing.sections else None) or standing.document
    )
    return said is not None and said.value == "planned"


def _label_of(about: About, start: int, end: int) -> tuple[int, int] | None:
    """The span of the label or run-on heading with which a sentence begins (年度目标任务:2024年新建…)."""
    colon = about.text.find(":", start, min(end, start + _LABEL))
    behind = end + (colon == end - 1)  # 规划目标:|1、新建…
    found = about.looks.label.match(about.text, start, behind) if colon >= 0 else None
    if found is None:
        found = about.looks.label_run_on.match(about.text, start, end)
    return found.span("label") if found is not None else None


def _plan_of(about: About, cues: Cues, start: int, end: int) -> Said | None:
    """What makes a heading's section a plan."""
    looks, text = about.looks, about.text
    if looks.looks_back.search(text, start, end) or looks.both_ways.search(text, start, end):
        return None
    if _led_to_deeds(about, start, end) or _reached(about, start, end):
        return None
    return _headed(about, cues, (start, end), "planned")


def _reached(about: About, start: int, end: int) -> bool:
    """Whether a heading says that goals were reached (各项目标任务圆满完成), not that they are to be."""
    if about.looks.goals_reached.search(about.text, start, end) is None:
        return False
    return about.looks.to_be_reached.search(about.text, start, end) is None


def _state_of(about: About, cues: Cues, start: int, end: int) -> Said | None:
    """What makes the section of a plan tell how things stand (一、村情概况)."""
    return _headed(about, cues, (start, end), "actual")


def _headed(about: About, cues: Cues, span: tuple[int, int], effect: Status) -> Said | None:
    """The first cue in a heading that says so."""
    text, start = about.text, span[0]
    for match in cues.headings.find(text[start : span[1]]):
        cue, here, stop = match.value, start + match.start, start + match.end
        if cue.effect == effect and not cue.followed(text, stop) and not cue.led_up_to(text, start, here):
            return Trigger(here, stop, effect, f"status-{cue.name}", cue.row)
    return None
