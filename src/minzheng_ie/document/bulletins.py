"""News of a yearly bulletin (近日,民政部发布《2022年…统计公报》): it is told in the year after, of which 今年 and 去年 speak."""

from __future__ import annotations

from collections.abc import Iterable

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.entities.period_grammar import Y4, year_number

_READ = 400  # characters of a paragraph
_NAMED = rf"《[^《》]{{0,16}}?(?P<y>{Y4})年度?[^《》0-9]{{2,24}}?(?:公报|年报|报告|数据)》"
_BULLETIN = compile_re(_NAMED)
_TOLD_BEFORE = compile_re(r"(?:发布|公布|印发|出炉|披露|推出|形成)了?(?:的|最新的?)?$")
_TOLD_BEHIND = compile_re(r"(?:\([^()]{0,16}\))?[^,。;《》]{0,4}?(?:显示|指出|披露|发布|公布|出炉|中提到)")


def told_of(lines: Iterable[TextLine], year: int) -> bool:
    """Whether the first lines of an undated text tell of the bulletin on ``year`` as published."""
    for line in lines:
        if "《" not in line.text:
            continue
        for match in _BULLETIN.finditer(line.text, 0, _READ):
            before = line.text[max(0, match.start() - 8) : match.start()]
            told = _TOLD_BEFORE.search(before) or _TOLD_BEHIND.match(line.text, match.end())
            if told is not None and year_number(match["y"]) == year:
                return True
    return False
