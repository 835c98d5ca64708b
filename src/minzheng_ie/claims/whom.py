"""Words that name a programme beside what a number is of: whom something is for, a measure that is gone by, offices."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.programmes import ProgrammeMention

_BY = ("按", "按照", "参照", "依照", "比照")
_PERSONS = ("对象", "家庭", "人员", "户")
# Offices and staff of a body: of no programme, whatever the offices are called (公墓管理所等4个事业单位).
_OFFICES = compile_regex(
    r"(?:科室|股室|处室|内设机构|事业单位|直属单位|下属单位)(?:数|总数|数量)?$|"
    r"(?:全局|局机关|机关)[^,。]{0,4}(?:干部职工|干部|职工|工作人员)(?:总数|人数)?$"
)
_SERVES = compile_regex(r"为|给|对|扶持|资助|培训|发放")
_GIVEN = compile_regex(r"发放|发给|给予|兑现|落实|送去|送上|提供")
_AID = (
    "救助",
    "补贴",
    "补助",
    "津贴",
    "补贴金",
    "救助金",
    "资助",
    "取暖费",
    "助学金",
    "抚恤金",
    "供养金",
    "金",
)
_NO_LIST = compile_regex(r"[,;:。]|标准|资金|保障")
_REACH = 10  # characters from such a verb to those it is done for
_ACTS = frozenset({"救助", "专项救助"})  # done for somebody, no persons


_GROUPS = ("对象", "户", "人员", "孤儿", "家庭", "老人")


def is_group(text: str, start: int, end: int) -> bool:
    """Whether the word at ``text[start:end]`` and what follows it name persons or households."""
    return text.endswith(_GROUPS, start, end) or text.startswith(_GROUPS, end)


def counts_offices(metric: str) -> bool:
    """Whether ``metric`` counts the offices or the staff of a body."""
    return _OFFICES.search(metric) is not None


def of_the_thing(
    text: str, inside: Sequence[ProgrammeMention], *, payment: bool = False
) -> list[ProgrammeMention]:
    """The mentions of a metric without those that only say by what measure or for whom, where others remain.

    text (str): that the offsets of ``inside`` count in. payment (bool): the metric is a payment named before those who
    get it.
    """
    first, last = inside[0], inside[-1]
    if payment and not first.cue and first.program is not None:
        return [first]  # 发放取暖补贴410万元,城市低保每户500元
    if not last.cue and last.program is not None and not last.served and _given(text, inside):
        return [last]
    kept = [m for i, m in enumerate(inside) if not _by(text, m) and not _for(text, m, inside[i + 1 : i + 2])]
    return kept if any(m.program is not None and not m.cue for m in kept) else list(inside)


def _given(text: str, inside: Sequence[ProgrammeMention]) -> bool:
    """Whether the last mention is what the persons named before it get (为低保户发放取暖补贴; 五保户、低保户医疗救助)."""
    last = inside[-1]
    if not text.endswith(_AID, last.start, last.end) and not text.startswith(_AID, last.end):
        return False
    between = text[inside[0].end : last.start]
    if _GIVEN.search(text, inside[0].end, last.start) is not None:
        return not any(mark in between for mark in ",;。")
    persons = all(
        text.startswith(_PERSONS, m.end) or text.endswith(_PERSONS, m.start, m.end) for m in inside[:-1]
    )
    return persons and "、" in between and _NO_LIST.search(between) is None


def own_group(
    text: str, clause: tuple[int, int], inside: Sequence[ProgrammeMention]
) -> ProgrammeMention | None:
    """Those for whom the clause says something is done (为400名残疾人提供培训), whatever the clause before was about.

    clause: offsets in ``text``. inside: mentions of the metric.
    """
    group = next(
        (m for m in inside if m.cue and m.served and not m.others and text[m.start : m.end] not in _ACTS),
        None,
    )
    if group is None or not clause[0] <= group.start:
        return None
    verb = _SERVES.search(text, clause[0], group.start)
    return group if verb is not None and group.start - verb.end() <= _REACH else None


def _by(text: str, mention: ProgrammeMention) -> bool:
    return text.endswith(_BY, 0, mention.start) and text.find("标准", mention.end, mention.end + 4) >= 0


def _for(text: str, mention: ProgrammeMention, following: Sequence[ProgrammeMention]) -> bool:
    """Whether persons of one programme stand right before another (低保对象医疗救助金)."""
    return bool(following) and text[mention.end : following[0].start] in _PERSONS and not following[0].cue
