"""Plans that no cue before the number tells: what is assigned, what a plan asks for, what a counted subject will do."""

from __future__ import annotations

from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.status.frame import Frame, What

_TOLD_BEFORE, _PAID_BEHIND = 200, 100
"""Characters before a standard in which its payment is announced, and behind it in which it is said to be made."""


def duty(f: Frame) -> bool:
    """Whether it is a least or most that is asked for (每月|不少于2次)."""
    return f.looks.duty.match(f.text, f.position) is not None


def least_of_work(f: Frame) -> bool:
    """Whether a clause of bare deeds asks for a least (新增床位|不少于200张), or one before it does (…,完成改造|400户), and
    nothing in its sentence was done."""
    looks, text, start = f.looks, f.text, f.place.sentence[0].start
    if looks.item_deed.match(text, f.clause.start) is None:
        return False
    if duty(f):
        return looks.happened.search(text, start, f.clause.end) is None
    return _least_before(f) and looks.happened.search(text, start, f.clause.start) is None


def _least_before(f: Frame) -> bool:
    """Whether a clause of bare deeds before the number's asks for a least."""
    looks, text = f.looks, f.text
    for clause in f.place.sentence:
        if clause.start >= f.clause.start:
            return False
        if looks.item_deed.match(text, clause.start) is None:
            continue
        if looks.duty.search(text, clause.start, clause.end) is not None:
            return True
    return False


def sent_down(f: Frame) -> bool:
    """下达, 交办 before it in its clause."""
    return f.looks.sent_down.search(f.text, f.clause.start, f.position) is not None


def titled(f: Frame) -> bool:
    """Whether a title in 《》 stands before it in its sentence."""
    return f.looks.titled.search(f.text, f.place.sentence[0].start, f.position) is not None


def assigned(f: Frame) -> What | None:
    """The words that assign it from above (年初市里下达农村敬老院建设|230户)."""
    found = f.looks.assigned.search(f.text, f.clause.start, f.position)
    if found is None or f.looks.counted.match(f.text, f.position) is None or _fulfilled(f):
        return None
    return _planned(*found.span())


def least(f: Frame) -> What:
    """The least that is asked for."""
    return _planned(f.clause.start, f.position)


def task_behind(f: Frame) -> What | None:
    """The words that give it as a task (市里安排我县|110户建设任务)."""
    if f.looks.task_behind.match(f.text, f.position, f.clause.end) is None:
        return None
    given = f.looks.of_tasks.search(f.text, f.clause.start, f.position)
    if given is None or _fulfilled(f):
        return None
    return _planned(given.start(), f.position)


def _fulfilled(f: Frame) -> bool:
    """Whether its clause tells what became of a task."""
    return f.looks.fulfilled.search(f.text, f.clause.start, f.clause.end) is not None


def tasks_listed(f: Frame) -> What | None:
    """The words that give tasks and list them behind (下达2022年建设任务,包括:20个县建设|3所)."""
    start = f.place.sentence[0].start
    found = f.looks.tasks_listed.search(f.text, start, f.position)
    if found is None or f.looks.fulfilled.search(f.text, found.end(), f.clause.end) is not None:
        return None
    return _planned(*found.span())


def quotas_listed(f: Frame) -> What | None:
    """The words that share out places, those of each behind (名额下达到各市,具体是:杭州|600人)."""
    found = f.looks.quotas_listed.search(f.text, f.place.sentence[0].start, f.position)
    if found is None or f.looks.fulfilled.search(f.text, found.end(), f.clause.end) is not None:
        return None
    return _planned(*found.span())


def goal_passed(f: Frame) -> What | None:
    """The words that call it the goal which was passed (超过了省定的|2万张增长目标)."""
    behind = f.looks.goal_behind_it.match(f.text, f.position, f.clause.end)
    if behind is None or f.looks.gone_beyond.search(f.text, f.clause.start, f.position) is None:
        return None
    return _planned(*behind.span())


def paid_later(f: Frame) -> What | None:
    """What says, behind it, that it is yet to be paid (每人增发|500元,将于7月底发放到位)."""
    found = f.looks.paid_later.match(f.text, f.position)
    if (
        found is None
        or f.looks.paid_already.search(f.text, f.place.sentence[0].start, f.position) is not None
    ):
        return None
    return _planned(f.position, found.end())


def asked_for(f: Frame) -> What | None:
    """The words that ask those above for it (另|60万元需上级解决)."""
    found = f.looks.asked_for.match(f.text, f.position, f.clause.end)
    return _planned(*found.span()) if found is not None else None


def costs_yet(f: Frame) -> What | None:
    """What says, behind a deed decided or asked for, what it will cost (决定新建宿舍|80间,共需资金120万元)."""
    found = f.looks.costs_yet.match(f.text, f.position)
    start = f.place.sentence[0].start
    if found is None or f.looks.decides.search(f.text, start, f.position) is None:
        return None
    if f.looks.happened.search(f.text, start, f.position) is not None:
        return None
    return _planned(f.position, found.end())


def needs_money(f: Frame) -> What | None:
    """The words that say what a deed decided or asked for will cost (决定新建宿舍80间,共需资金|120万元)."""
    looks, text, start = f.looks, f.text, f.place.sentence[0].start
    found = looks.needs_money.search(text, f.clause.start, f.position)
    if found is None or looks.decides.search(text, start, found.start()) is None:
        return None
    if looks.happened.search(text, start, f.position) is not None:
        return None
    return _planned(*found.span())


def asks_sum(f: Frame) -> What | None:
    """The words by which a request says what is needed or asked for (经测算共需资金|26万元; 请求解决|16万元), for parts of it, too."""
    looks, text, clause = f.looks, f.text, f.clause
    found = looks.asks_sum.search(text, clause.start, f.position)
    if found is None and looks.happened.search(text, clause.start, clause.end) is None:
        found = looks.sum_in_parts.search(text, f.place.sentence[0].start, clause.start)
    return _planned(*found.span()) if found is not None else None


def goal_in_brackets(f: Frame) -> What | None:
    """The word for a goal right before a bracket that holds its figure (完成目标任务(|63%)的104%)."""
    found = f.looks.goal_in_brackets.search(f.text, f.clause.start, f.position)
    return _planned(*found.span()) if found is not None else None


def to_be_paid(f: Frame) -> What | None:
    """What said before that a payment is to come, of which its sentence tells the standard (将发放补贴。发放标准为每户|600元)."""
    looks, text, start = f.looks, f.text, f.place.sentence[0].start
    standard = looks.pay_standard.search(text, start, f.position)
    if standard is None or looks.paid_already.search(text, start, standard.end()) is not None:
        return None
    first = max(0, start - _TOLD_BEFORE)
    found = looks.pays_later.search(text, first, start)
    if found is None or looks.paid_by_now.search(text, found.end(), f.position + _PAID_BEHIND) is not None:
        return None
    return _planned(*found.span())


def answers_for_it(f: Frame) -> What | None:
    """Who answers for it, told behind the item of a list of tasks (新建|12所。责任单位:市民政局)."""
    found = f.looks.answers_for_it.match(f.text, f.position)
    if found is None or f.looks.happened.search(f.text, f.place.sentence[0].start, f.position) is not None:
        return None
    return _planned(f.position, found.end())


def goal_listed(f: Frame) -> What | None:
    """The head of its line, where that is a task whose progress is told below it, or one of the points of a list of goals."""
    start = f.text.rfind("\n", 0, f.position) + 1
    look = f.looks.task_heading if f.about.progress else f.looks.point_line
    found = look.match(f.text, start)
    return _planned(start, f.position) if found is not None and found.end() > f.position else None


def aimed_at(f: Frame) -> What | None:
    """The words that call it a goal (不低于|60元和35元的目标)."""
    found = f.looks.aimed_at.search(f.text, f.clause.start, f.clause.end)
    if found is None or not found.start() <= f.position < found.end():
        return None
    return _planned(*found.span())


def norm(f: Frame) -> What | None:
    """The words that name a plan by which it is to be set (根据《规划》,…配建|2处)."""
    looks, text, start = f.looks, f.text, f.place.sentence[0].start
    found = looks.by_plan.search(text, start, f.position)
    if found is None or looks.norm.search(text, f.clause.start, f.clause.end) is None:
        return None
    if looks.happened.search(text, start, f.clause.end) is not None:
        return None
    return _planned(*found.span())


def subject_will(f: Frame) -> What | None:
    """将 behind it, with a verb: what it counts is to do something (|3200名学员将参加)."""
    found = f.looks.subject_will.match(f.text, f.position)
    if found is None or found.start("will") >= f.clause.end:
        return None
    if not f.about.words.is_verb(found["verb"]) and f.looks.comes_to.match(f.text, found.end()) is None:
        return None
    return _planned(f.position, found.end())


def by_its_plan(f: Frame) -> What | None:
    """A plan said to be followed this year, with nothing done behind it (按照计划,我市今年完成|41个村的合并)."""
    found = f.looks.by_its_plan.search(f.text, f.place.sentence[0].start, f.position)
    if found is None or f.looks.deed_done.search(f.text, found.end(), f.clause.end) is not None:
        return None
    return _planned(*found.span())


def meanwhile(f: Frame) -> What | None:
    """What will be done beside it (在全面完成|4所改造的同时,将启动…): neither is over."""
    found = f.looks.meanwhile.match(f.text, f.position)
    if found is None or f.looks.as_work_goes.search(f.text, f.clause.start, f.position) is None:
        return None
    return _planned(f.position, found.end())


def expected_behind(f: Frame) -> What | None:
    """What says, behind it, that it is not there yet (第一期建设|120家,预计7月底完成)."""
    if f.looks.expects.search(f.text, f.position, f.place.sentence[-1].end) is None:
        return None
    found = f.looks.expected_behind.match(f.text, f.position)
    if found is None or f.looks.under_way.search(f.text, f.place.sentence[0].start, f.position) is not None:
        return None
    return _planned(f.position, found.end())


def _planned(start: int, end: int) -> What:
    return Governed("planned", Trigger(start, end, "planned", "status-unsaid"), "clause")
