"""The office a reporter visits or asks: what is told right behind is of its place (记者来到某区民政局,大厅里…)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.regions import RegionMention

_GOES_THERE = compile_regex(r"(?:记者\p{Han}{0,6}?|^)(?:从|在|来到|赶到|走进|走访|探访)$")
_OFFICE = compile_regex(
    r"(?:民政局|民政办|残联|慈善总会|慈善会|救助站|养老院|敬老院|福利院|婚姻登记处|婚姻登记中心|退役军人事务局|公共服务中心|政务服务中心)"
    r"(?:\p{Han}{0,4}(?:登记处|登记中心|大厅|窗口))?"
    r"(?:看到|见到|了解到|获悉|得知|采访|,(?:\p{Han}{0,6}?(?:大厅|现场|门口|窗口|院内|院里|里面|屋|室内|房间)|只见|映入))"
)


def visited(text: str, mention: RegionMention, lead: str) -> bool:
    """Whether a place is that of an office at which what follows is seen or learned.

    lead (str): what stands before ``mention`` in its clause.
    """
    if lead[-1:] not in ("从", "在", "到", "进", "访"):
        return False
    return _GOES_THERE.search(lead) is not None and _OFFICE.match(text, mention.end) is not None
