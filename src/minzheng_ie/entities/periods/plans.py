"""Five-year plans as times (“十四五”期间), and as what a document or an action is called."""

from __future__ import annotations

import re

from minzheng_ie.entities.periods.grammar.fragments import NAMES_PLAN, PLAN_ENDS, SINCE, small
from minzheng_ie.entities.periods.mention import Time
from minzheng_ie.entities.periods.reading import Reading


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
    if tail in NAMES_PLAN:
        return time._replace(kind="title")
    named = not tail and reading.grammar.around.plan_name.match(reading.text, match.end()) is not None
    return time._replace(kind="title") if named else time
