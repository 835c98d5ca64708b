"""When something began, of which a text says 成立以来, 开业至今 or 当年 further on.

该会成立于2009年3月。…成立以来,共资助学生320名; 从1997年开始实施,当年保障86人.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.periods.grammar.fragments import ANY_YEAR, MONTH, Y4, small, year_number

ONGOING = ("以来", "至今")  # each of two characters
_FOUNDING = ("成立", "建会", "建站", "建院", "建校", "建局")  # one act in many words
_SAME = {"投入使用": "投用", "投入运营": "运营", "揭牌": "挂牌", "施行": "实施"}
_REACH = 64  # characters between a start and 当年 behind it
_VERB = (
    "挂牌成立|揭牌成立|注册成立|成立|设立|建立|组建|创办|创建|开办|建成|开业|开馆|开园|启动|启用|实施|施行|开展|试点|试行|运行|运营|开通|上线"
    "|投入使用|投入运营|投用|挂牌|揭牌|推出|推行|发起|建会|建站|建院|建校|建局"
)
_DAY = r"(?:[0-9]{1,2}日)?"
# 成立于2009年3月; 2009年3月,…正式成立; 2009年3月…成立以来; not 成立以来 behind a comma, 成立十周年
_BEGAN = compile_re(
    rf"(?P<v>{_VERB})[于在](?P<y>{Y4})年(?:(?P<m>{MONTH})月)?"
    rf"|(?P<y2>{Y4})年(?:(?P<m2>{MONTH})月{_DAY})?,?[^,。;:!?\n0-9]{{0,24}}?(?P<v2>{_VERB})"
    r"(?!以来|至今|[一二三四五六七八九十]{0,3}周?年|后|[^,。;:!?\n0-9]{0,6}(?:以来|至今))"
    rf"|(?P<y3>{Y4})年(?:(?P<m3>{MONTH})月{_DAY})?[^,。;:!?\n0-9]{{0,24}}?(?P<v3>{_VERB})(?:以来|至今)"
)
_YEAR = compile_re(rf"{Y4}年")
"""What every one of `_BEGAN` holds: at its head, or behind a verb with one of these."""
_LINKS = frozenset("于在")
_LONGEST_VERB = max(map(len, _VERB.split("|")))
_TOLD = (("v", "y", "m"), ("v2", "y2", "m2"), ("v3", "y3", "m3"))
_STARTS = compile_re(rf"(?:从|自|于)(?P<y>{Y4})年(?:{MONTH}月)?{_DAY}(?:起|开始|,)(?P<rest>[^;\n]*)\Z")

_COUNTED = 72  # characters of a sentence before 三年来 in which what began is told
# 2013年,该镇启动改造,三年来…; 2016年起,三年来…; 自2018年成立以来,五年来…
_BEGAN_BEFORE = compile_re(
    rf"(?<![至到\-—~0-9])(?P<y>{Y4})年(?:{MONTH}月)?{_DAY}"
    rf"(?:(?:起|开始|以来),|,?[^。;!?\n0-9]{{0,24}}?(?:{_VERB}|开始|决定|提出)[^。;!?\n0-9]{{0,24}}[,。])"
    r"[^,。;!?\n0-9]{0,12}\Z"
)


def begun_before(text: str, start: int) -> int | None:
    """The year in which what is counted from ``start`` on began, as the same sentence or the one before tells (2013年,该镇启动改造,三年来…)."""
    found = _BEGAN_BEFORE.search(text, max(0, start - _COUNTED), start)
    return None if found is None else year_number(found["y"])


def begun(text: str) -> dict[str, str]:
    """The one time (EDTF year or month) from which ``text`` tells that something was founded, opened or begun, by its verb."""
    found: dict[str, set[str]] = {}
    for match in _told_in(text):
        verb, year, month = next(told for names in _TOLD if (told := match.group(*names))[0])
        edtf = f"{year_number(year):04d}" + (f"-{small(month):02d}" if month else "")
        found.setdefault(_act(verb), set()).add(edtf)
    return {verb: edtfs.pop() for verb, edtfs in found.items() if len(edtfs) == 1}


def _told_in(text: str) -> Iterator[re.Match[str]]:
    """The matches of `_BEGAN`, looked for at the years of ``text`` alone."""
    behind = 0
    for year in _YEAR.finditer(text):
        at = start = year.start()
        if text[start - 1 : start] in _LINKS:
            at = start - 1 - _LONGEST_VERB
        for begin in range(max(at, behind), start + 1):
            if (match := _BEGAN.match(text, begin)) is not None:
                yield match
                behind = match.end()
                break


def since_a_start(words: str) -> bool:
    """Whether ``words`` tell since when something was founded, opened or begun (成立以来, not 长期以来), which `begun` then looks for."""
    return words.endswith(ONGOING) and _act(_before_its_end(words)) in _ACTS


def began(words: str, begun_at: dict[str, str]) -> str | None:
    """The time since when ``words`` (成立以来) tell, open to its end."""
    start = begun_at.get(_act(_before_its_end(words))) if words.endswith(ONGOING) else None
    return None if start is None else f"{start}/.."


def _before_its_end(words: str) -> str:
    return words[: -len(ONGOING[0])]


def started(text: str, end: int) -> int | None:
    """The year in which what 当年 at ``end`` tells of began (从1997年开始实施,当年…)."""
    match = _STARTS.search(text, max(0, end - _REACH), end)
    if match is None or ANY_YEAR.search(match["rest"]) is not None:
        return None
    return year_number(match["y"])


def _act(verb: str) -> str:
    if verb in _FOUNDING or verb.endswith(_FOUNDING[0]):
        return _FOUNDING[0]
    return _SAME.get(verb, verb)


_ACTS = frozenset(map(_act, _VERB.split("|")))
