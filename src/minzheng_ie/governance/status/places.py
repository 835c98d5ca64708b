"""What rows may ask of a number (status.yaml), and where they may take its status from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.status import times, unsaid
from minzheng_ie.governance.status.carry import GOALS
from minzheng_ie.governance.status.frame import Frame, Told, What, over

_WILL = 8  # characters of 将 and what may stand between it and its number

# conditions


def said(f: Frame) -> bool:
    """Whether a cue of its sentence governs it."""
    return f.said is not None


def plan_said(f: Frame) -> bool:
    """Whether a cue of its sentence tells of a plan."""
    return f.said is not None and f.said.value == "planned"


def done_said(f: Frame) -> bool:
    """Whether a cue of its sentence tells of what was done."""
    return f.said is not None and f.said.value == "actual"


def done_word(f: Frame) -> bool:
    """Whether that cue is 已 or its like."""
    trigger = f.said.trigger if f.said is not None else None
    return trigger is not None and trigger.rule == "status-done"


def in_all(f: Frame) -> bool:
    """Whether that cue is 累计 or 共计, which may be said of a task, too (累计培育|200名)."""
    trigger = f.said.trigger if f.said is not None else None
    return trigger is not None and f.looks.in_all.fullmatch(f.text, trigger.start, trigger.end) is not None


def time_over(f: Frame) -> bool:
    """Whether its time ended before the year at hand, and that is no goal of a plan of no date (到2012年…。2010年新增|3000张)."""
    return over(f.about, f.period) and not (f.about.in_turn and f.outer.plan is not None)


def plans_here(f: Frame) -> bool:
    """Whether its own clause plans it, and an earlier sentence alone tells its time (2008年搬入新院。…,并计划投资|6万元)."""
    trigger = f.said.trigger if f.said is not None else None
    if (
        trigger is None
        or trigger.start < f.clause.start
        or f.period.level in ("number", "clause", "sentence")
    ):
        return False
    return f.looks.plan_word.fullmatch(f.text, trigger.start, trigger.end) is not None


def base(f: Frame) -> bool:
    """由|A提高到B."""
    return f.base


def to_be(f: Frame) -> bool:
    """Whether what it came to is told behind it (由|A提高到B)."""
    return f.looks.to_be.match(f.text, f.position) is not None


def basis(f: Frame) -> bool:
    """Whether a change sets out from it (在去年每月|120元的基础上将再提高20元)."""
    clause = f.clause
    if f.looks.basis_behind.search(f.text, f.position, clause.end) is None:
        return False
    found = f.looks.basis.search(f.text, clause.start, clause.end)
    return found is not None and found.start() < f.position < found.end()


def plan_outside(f: Frame) -> bool:
    """Whether what governs from outside the sentence is a plan."""
    return f.outer.planned


# where a status may be taken from


def project(f: Frame) -> What | None:
    """A cue behind it that governs what stands before."""
    found = f.heard.behind
    if found is None or not _reaches_back(f, found):
        return None
    trigger = Trigger(found.start, found.end, found.cue.effect, f"status-{found.cue.name}", found.cue.row)
    return Governed("planned", trigger, "sentence")


def _reaches_back(f: Frame, found: Told) -> bool:
    """Whether it is of the number: no stock or past deed of a clause before it, and not what its own object leaves out (低保户|300户,
    今年将改造敬老院列入民生实事)."""
    looks, text = f.looks, f.text
    clause = next((c for c in f.place.sentence if c.start <= found.start < c.end), f.clause)
    its_own = looks.made_project.search(text, max(clause.start, f.clause.start), found.start)
    if its_own is not None:
        return its_own.start() < f.position
    if text.find(";", f.position, found.start) >= 0:
        return looks.all_of_them.search(text, clause.start, found.start) is not None
    return clause is f.clause or looks.stands.search(text, f.clause.start, f.position) is None


def cue(f: Frame) -> What | None:
    """The cue of its sentence that governs it."""
    return f.said


def restated(f: Frame) -> What | None:
    """What the paragraph said will be done in a year (2022年将建98个。…2022年,新建|98个)."""
    period = f.period
    if not f.outer.aims or period.value is None or period.trigger is None:
        return None
    if period.level not in ("clause", "sentence"):
        return None
    aim = f.outer.aims.get(period.value)
    if aim is None or aim.end > f.place.sentence[0].start:
        return None
    return (
        Governed("planned", aim, "block") if f.text.startswith(period.value, period.trigger.start) else None
    )


def will(f: Frame) -> What | None:
    """将 and its like before a verb in its clause."""
    at = f.place.seen.first("will")
    if at < 0:
        return None
    token = f.place.tokens[at]
    return Governed("planned", Trigger(token.start, token.end, "planned", "status-will"), "clause")


def about_to(f: Frame) -> What | None:
    """将 and its like right before a number that says how far it goes (将|突破50亿元)."""
    if f.looks.passes.match(f.text, f.position) is None:
        return None
    start = max(f.clause.start, f.position - _WILL)
    found = f.looks.about_to.search(f.text, start, f.position)
    if found is None:
        return None
    return Governed("planned", Trigger(found.start(), found.end(), "planned", "status-will"), "clause")


def deed(f: Frame) -> bool:
    """Whether its sentence begins with what is to be done (新建|6家), and tells of nothing done and of no time."""
    start, ahead = f.place.sentence[0].start, f.outer.ahead
    if ahead is None or ahead.rule == GOALS:
        return False
    if f.looks.deed.match(f.text, start) is None or f.looks.deed_done.search(f.text, start, f.clause.end):
        return False
    if f.period.level not in ("clause", "sentence"):
        return True
    return f.about.now is not None and f.period.value == f"{f.about.now}"


def goal_level(f: Frame) -> bool:
    """Whether its sentence goes on with goals by levels to be reached (床位达到9000张), and tells of nothing done."""
    start, ahead = f.place.sentence[0].start, f.outer.ahead
    if ahead is None or ahead.rule != GOALS or f.looks.goal_level.search(f.text, start, f.clause.end) is None:
        return False
    return f.looks.deed_done.search(f.text, start, f.clause.end) is None


def goes_on(f: Frame) -> What | None:
    """What the paragraph began to tell of the time ahead (今年将…。新建|6家)."""
    return None if f.outer.ahead is None else Governed("planned", f.outer.ahead, "block")


def title(f: Frame) -> What | None:
    """The title, where it is a plan's."""
    return None if f.outer.plan is None else Governed("planned", f.outer.plan, "document")


def outside(f: Frame) -> What:
    """What governs outside the sentence: of its paragraph, headings, document."""
    return f.outer.outside


def reached(f: Frame) -> What:
    """Done: the number itself says so."""
    return Governed("actual", None, "number")


def happened(f: Frame) -> What:
    """Done: its time is over."""
    return Governed("actual", None, "document")


CONDITIONS: Mapping[str, Callable[[Frame], bool]] = {
    "said": said,
    "plan-said": plan_said,
    "done-said": done_said,
    "done-word": done_word,
    "in-all": in_all,
    "time-over": time_over,
    "plans-here": plans_here,
    "base": base,
    "to-be": to_be,
    "basis": basis,
    "deed": deed,
    "goal-level": goal_level,
    "plan-outside": plan_outside,
    "ahead": times.ahead,
    "since-then": times.since_then,
    "begins": times.begins,
    "surveyed": times.surveyed,
    "handed-on": times.handed_on,
    "duty": unsaid.duty,
    "least-of-work": unsaid.least_of_work,
    "sent-down": unsaid.sent_down,
    "titled": unsaid.titled,
}
VALUES: Mapping[str, Callable[[Frame], Any]] = {
    "project": project,
    "cue": cue,
    "restated": restated,
    "will": will,
    "about-to": about_to,
    "time": times.time,
    "years-begun": times.years_begun,
    "done-by-then": times.done_by_then,
    "title": title,
    "goes-on": goes_on,
    "assigned": unsaid.assigned,
    "task-behind": unsaid.task_behind,
    "least": unsaid.least,
    "tasks-listed": unsaid.tasks_listed,
    "quotas-listed": unsaid.quotas_listed,
    "goal-passed": unsaid.goal_passed,
    "paid-later": unsaid.paid_later,
    "asked-for": unsaid.asked_for,
    "asks-sum": unsaid.asks_sum,
    "goal-in-brackets": unsaid.goal_in_brackets,
    "to-be-paid": unsaid.to_be_paid,
    "answers-for-it": unsaid.answers_for_it,
    "goal-listed": unsaid.goal_listed,
    "costs-yet": unsaid.costs_yet,
    "needs-money": unsaid.needs_money,
    "aimed-at": unsaid.aimed_at,
    "norm": unsaid.norm,
    "subject-will": unsaid.subject_will,
    "by-its-plan": unsaid.by_its_plan,
    "meanwhile": unsaid.meanwhile,
    "expected-behind": unsaid.expected_behind,
    "outside": outside,
    "reached": reached,
    "happened": happened,
}
_UNSAID = (
    *("basis", "sent-down", "assigned", "task-behind", "tasks-listed"),
    *("quotas-listed", "goal-passed", "paid-later", "asked-for", "goal-in-brackets"),
    *("aimed-at", "titled", "norm", "subject-will", "by-its-plan"),
    *("meanwhile", "expected-behind"),
)
GUARDS: Mapping[str, str] = {
    "project": "heard.behind",
    **dict.fromkeys(("plan-said", "done-said"), "said"),
    "restated": "outer.aims",
    "goes-on": "outer.ahead",
    "answers-for-it": "about.tasks",
    "goal-listed": "about.lists",
    "asks-sum": "about.asks",
    "to-be-paid": "about.pays",
    **dict.fromkeys(("costs-yet", "needs-money"), "costs"),
    "title": "outer.plan",
    "ahead": "dated",
    **dict.fromkeys(("duty", "least-of-work"), "least"),
    "will": "built",
    "about-to": "soon",
    "begins": "spanned",
    **dict.fromkeys(_UNSAID, "unsaid"),
}
"""What holds of no number without a sign of it; of a sentence's as a whole see `StatusRules.signs`."""
READY: Mapping[str, str] = {
    "said": "said",
    "cue": "said",
    "base": "base",
    "outside": "outer.outside",
    "plan-outside": "outer.planned",
}
