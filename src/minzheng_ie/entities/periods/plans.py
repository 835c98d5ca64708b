"""Five-year plans as times (“十四五”期间), and as what a document or an action is called."""

from __future__ import annotations

import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.grammar.fragments import NAMES_PLAN, PLAN_ENDS, SINCE, small
from minzheng_ie.entities.periods.mention import Time
from minzheng_ie.entities.periods.reading import Reading

# “十二五”(规划)收官之年, 开局之年: its last year, or its first
_STAGE = compile_re(r"规?划?的?(?P<last>收官|收尾)?(?P<first>开局|起步)?(?:之年|年|的一年)(?!来|以来|度)")
_HONOUR = compile_re(
    r"[^,。;:!?\n0-9]{0,16}?(?:先进|优秀|模范|标兵|示范|功臣|奖)"
)  # 省“十一五”民政工作先进集体
_TOLD_OF_A_YEAR = ("是", "为", "即")  # 2015年是“十二五”收官之年


def plan_time(reading: Reading, match: re.Match[str]) -> Time:
    """The years of a plan, their last one (期末), or the plan as a name, which is no time."""
    rule = reading.grammar.plans[match["plan"]]
    first, last = rule.first, rule.last
    if match["plancount"]:
        last = first + small(match["plancount"]) - 1
    tail = match["planend"] or ""
    time = Time(f"{first}", f"{last}", last, "range", "plan", True)
    if PLAN_ENDS in tail:
        now = reading.report.now
        ahead = now is None or last >= now
        return time._replace(low=f"{last}", kind="target" if ahead else "point", rule="plan_end")
    if tail == SINCE:
        return time._replace(kind="open", rule="plan_since")
    stage = _STAGE.match(reading.text, match.end() - (len(tail) if tail in NAMES_PLAN else 0))
    if stage is not None and (stage["last"] or stage["first"]):
        return _stage(reading, match, time, last=stage["last"] is not None)
    if tail in NAMES_PLAN:
        return time._replace(kind="title")
    named = not tail and (
        reading.grammar.around.plan_name.match(reading.text, match.end()) is not None
        or _HONOUR.match(reading.text, match.end()) is not None
    )
    return time._replace(kind="title") if named else time


def _stage(reading: Reading, match: re.Match[str], time: Time, *, last: bool) -> Time:
    """``time``, a plan's, as the one year of it that is named by how far it has come; a name where that is said of a year."""
    before = reading.text[max(0, match.start() - 2) : match.start()].rstrip('“‘"')
    if before.endswith(_TOLD_OF_A_YEAR):
        return time._replace(kind="title")
    year = time.high if last else time.low
    return time._replace(low=year, high=year, year=int(year or 0), kind="point", rule="plan_stage")
