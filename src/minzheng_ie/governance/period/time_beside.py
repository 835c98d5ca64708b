"""What rows may ask of the words around a time of the sentence, and of the number behind it."""

from __future__ import annotations

from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.governance.period import bases
from minzheng_ie.governance.period.begun import gone_by
from minzheng_ie.governance.period.frame import Candidate
from minzheng_ie.governance.period.looks import PeriodLooks
from minzheng_ie.governance.period.values import is_year
from minzheng_ie.rules.looks import ends

_NEAR = 12
_EARLY = 28
"""Characters before the year of a goal in which it may say that it was reached early."""


# what stands before and behind it


def part_of_a_whole(c: Candidate) -> bool:
    """Whether it only says which part of those just counted, in brackets or behind 其中 ((其中,土地革命时期|128名,…)."""
    text, mention, looks = c.frame.text, c.mention, c.frame.looks
    if looks.part_figure.match(text, mention.end) is None:
        return False
    start = c.frame.place.sentence[0].start
    opened = text.rfind("(", start, mention.start)
    if opened > start and text.find(")", opened, mention.start) < 0:
        return looks.plain_digit.search(text, start, opened) is not None
    return looks.of_which.search(text, start, mention.start) is not None


def at_basis(c: Candidate) -> bool:
    """在2018年每月120元的基础上|."""
    frame, mention = c.frame, c.mention
    if not ends(frame.looks.at, frame.text, mention.start):
        return False
    return frame.looks.basis.search(frame.text, mention.end, frame.position) is not None


def now_behind(c: Candidate) -> bool:
    """Whether what stands now is told behind it (上世纪仅8家,现有|45家)."""
    return c.frame.looks.now.search(c.frame.text, c.mention.end, c.frame.position) is not None


def value_behind(c: Candidate) -> bool:
    """Whether a value stands right behind it (去年同期290万元)."""
    return c.frame.looks.bare_value.match(c.frame.text, c.mention.end) is not None


def told_on(c: Candidate) -> bool:
    """Whether something was told then (民政局5日介绍,…)."""
    if c.mention.kind != "point":
        return False
    return c.frame.looks.told.match(c.frame.text, c.mention.end) is not None


def issued_on(c: Candidate) -> bool:
    """Whether a paper was issued then that asks for what follows (5日,民政局印发《…》,要求…)."""
    found = c.frame.looks.issued.match(c.frame.text, c.mention.end) if c.mention.kind == "point" else None
    return found is not None and found.end() <= c.frame.position


def of_behind(c: Candidate) -> bool:
    """Whether 的 stands between it and the number."""
    return c.frame.looks.of_noun.search(c.frame.text, c.mention.end, c.frame.position) is not None


def of_noun(c: Candidate) -> bool:
    """Whether 的 stands right behind it (今年的资金)."""
    return c.frame.looks.of_noun.match(c.frame.text, c.mention.end) is not None


def opens_clause(c: Candidate) -> bool:
    """Whether it opens its clause."""
    return ends(c.frame.looks.opens_clause, c.frame.text, c.mention.start)


def to_before(c: Candidate) -> bool:
    """增加到|2024年."""
    return ends(c.frame.looks.to, c.frame.text, c.mention.start)


def grown_before(c: Candidate) -> bool:
    """发展到|现在."""
    return ends(c.frame.looks.grown, c.frame.text, c.mention.start)


def of_a_value(c: Candidate) -> bool:
    """2024年|的96个."""
    return c.frame.looks.valued.match(c.frame.text, c.mention.end) is not None


def mark_before(c: Candidate) -> bool:
    """Whether a mark stands among the three characters before it, or fewer do."""
    start = c.mention.start
    return start < 3 or c.frame.looks.clause_mark.search(c.frame.text, start - 3, start) is not None


def by_then(c: Candidate) -> bool:
    """6月底前, 年内, but before a comma, where it is of what follows (计划在2008年之前,新建…)."""
    end = c.mention.end
    return not c.frame.text.startswith(",", end) and ends(c.frame.looks.by_then, c.frame.text, end)


def of_which_before(c: Candidate) -> bool:
    """其中|2021年."""
    return ends(c.frame.looks.of_which_ends, c.frame.text, c.mention.start)


def founded(c: Candidate) -> bool:
    """成立于|1992年."""
    return ends(c.frame.looks.founded, c.frame.text, c.mention.start)


def built_for(c: Candidate) -> bool:
    """Whether the number is what the founding cost (始建于1998年,投资|60万元)."""
    frame, mention = c.frame, c.mention
    found = frame.looks.built_for.match(frame.text, mention.end)
    return found is not None and found.end() <= frame.position and found.end() > frame.clause.start


def founds(c: Candidate) -> bool:
    """1998年6月|成立居委会, in a year gone by."""
    frame, mention = c.frame, c.mention
    return frame.looks.founds.match(frame.text, mention.end) is not None and gone_by(c)


def completed(c: Candidate) -> bool:
    """去年10月|建成,现有床位120张, in a year gone by; not what it cost."""
    frame, mention = c.frame, c.mention
    if frame.looks.completed.match(frame.text, mention.end) is None or not gone_by(c):
        return False
    return frame.looks.built_for.search(frame.text, mention.end, frame.position) is None


def founded_noun(c: Candidate) -> bool:
    """2017年|成立的慈善会, in a year gone by."""
    frame, mention = c.frame, c.mention
    return frame.looks.founded_noun.match(frame.text, mention.end) is not None and gone_by(c)


def raised_then(c: Candidate) -> bool:
    """Whether it is when what the number's deed is paid with was raised (将2021年|募集的8.6万元慰问172名群众)."""
    frame, mention = c.frame, c.mention
    found = frame.looks.raised_then.match(frame.text, mention.end)
    return found is not None and found.end() <= frame.position


def carried_over(c: Candidate) -> bool:
    """上年|结转48万元."""
    return c.frame.looks.carried_over.match(c.frame.text, c.mention.end) is not None


def compared_in_brackets(c: Candidate) -> bool:
    """较五年前(即|2019年)."""
    return bracket_of_a_base(c.frame.text, c.mention.start, c.frame.looks)


def bracket_of_a_base(text: str, start: int, looks: PeriodLooks) -> bool:
    """Whether a time that begins at ``start`` tells in a bracket when the time compared with was."""
    if text.find("(", max(0, start - 2), start) < 0:
        return False
    return looks.base_bracket.search(text, max(0, start - 2 * _NEAR), start) is not None


def of_an_object(c: Candidate) -> bool:
    """补发|1-5月差额."""
    return ends(c.frame.looks.of_an_object, c.frame.text, c.mention.start)


def names_event(c: Candidate) -> bool:
    """Whether a day before it is that of an event that it names (23日,举行2019年|助学金发放仪式,)."""
    said = c.before[c.at - 1]
    if said.rule != "day" or said.edtf is None or c.mention.rule == "day":
        return False
    return c.frame.looks.event_named.match(c.frame.text, c.mention.end) is not None


def deployed(c: Candidate) -> bool:
    """部署了|2026年重点任务."""
    return ends(c.frame.looks.deployed, c.frame.text, c.mention.start)


def goal_year(c: Candidate) -> bool:
    """Whether it is the year of a goal (2025年|任务目标)."""
    return c.frame.looks.goal_year.match(c.frame.text, c.mention.end) is not None


def reached_early(c: Candidate) -> bool:
    """提前完成|2025年任务目标."""
    return ends(c.frame.looks.reached_early, c.frame.text, c.mention.start, _EARLY)


def of_those_served(c: Candidate) -> bool:
    """给|1998—2001年的76名退役士兵发放…."""
    return bases.of_those_served(c.frame.text, c.mention, c.frame.looks)


def yardstick(c: Candidate) -> bool:
    """近10年|新高."""
    return bases.is_yardstick(c.frame.text, c.mention, c.frame.looks)


def agenda(c: Candidate) -> bool:
    """Whether a meeting summed up the work since then (总结2009年会议以来的工作,表彰|)."""
    return summed_up(c.frame.text, c.mention, c.frame.position, c.frame.looks)


def done_behind(c: Candidate) -> bool:
    """Whether a clause behind it, up to the number's, tells what was done (从5月起…,已发放|)."""
    frame = c.frame
    return any(
        clause.start > c.mention.end
        and clause.start <= frame.clause.start
        and frame.looks.done.match(frame.text, clause.start) is not None
        for clause in frame.place.sentence
    )


# the number


def stock(c: Candidate) -> bool:
    """Whether the number counts what there is at a time."""
    return c.frame.stock


def flow(c: Candidate) -> bool:
    """Whether the number counts what was done in a time."""
    return c.frame.flow


def number_differs(c: Candidate) -> bool:
    """Whether the number is a difference (|同比增长5%)."""
    frame = c.frame
    return frame.looks.differs.match(frame.text, frame.clause.start, frame.position) is not None


def number_from(c: Candidate) -> bool:
    """Whether the number is the level that a change sets out from (由|400元)."""
    frame = c.frame
    return frame.looks.from_.search(frame.text, frame.clause.start, frame.position) is not None


def parts_of(c: Candidate) -> bool:
    """Whether the number is a part of the one told since (全年查处50起,其中警告|20起)."""
    frame = c.frame
    within = frame.looks.of_which.search(frame.text, c.mention.end, frame.position)
    return within is not None and frame.text.find(";", c.mention.end, frame.position) < 0


def opens_a_part(c: Candidate) -> bool:
    """Whether the number's clause begins with 其中."""
    return c.frame.looks.of_which.match(c.frame.text, c.frame.clause.start) is not None


def cumulative(c: Candidate) -> bool:
    """Whether the number's clause counts up."""
    clause = c.frame.clause
    return c.frame.looks.cumulative.search(c.frame.text, clause.start, clause.end) is not None


def reached_in_all(c: Candidate) -> bool:
    """Whether the number's clause says whom the total before it reached (累计支出4亿元,受助|20万人次)."""
    frame, clause = c.frame, c.frame.clause
    if frame.text[clause.start - 1] != "," or frame.looks.reached.match(frame.text, clause.start) is None:
        return False
    before = next((one for one in reversed(frame.place.sentence) if one.start < clause.start), None)
    return before is not None and frame.looks.in_all.match(frame.text, before.start) is not None


def of_another_year(c: Candidate) -> bool:
    """Whether what governs outside the sentence is a year, and not the one that it names."""
    around = c.frame.outer.outside.value
    return is_year(around) and around != f"{c.mention.year}"


def summed_up(text: str, mention: PeriodMention, until: int, looks: PeriodLooks) -> bool:
    """Whether a meeting summed up the work since a time and has more on its agenda before ``until``."""
    if looks.summed_up.search(text, max(0, mention.start - _NEAR), mention.start) is None:
        return False
    return looks.agenda.search(text, mention.end, until) is not None
