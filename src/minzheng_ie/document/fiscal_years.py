"""A title that names the fiscal year on which it reports (慈善总会2019/20年度报告; 二零二一至二二年度工作回顾)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.reported import LONGEST_TITLE, Named, told_as
from minzheng_ie.entities.periods.grammar.fragments import Y4, small_digits, year_number
from minzheng_ie.text.amounts import ZEROS

_SIGN = "年度"
_CENTURY = 100
_BUDGET = compile_re(r"(?:财政)?预算案|(?:开支|经常)预算|施政报告")
_READ = 200  # characters of a line in which a budget names its year
_AGAINST = compile_re(r"[比较与从由][^,。;:\n0-9]{0,4}\Z")
_FISCAL = compile_re(
    rf"(?P<first>{Y4})年?度? ?[-—–~/至到] ?(?:(?P<last>{Y4})|(?P<short>[0-9]{{2}}|[{ZEROS}一二三四五六七八九]{{2}}))(?:财政)?年度"
)


def fiscal_opening(lines: Iterable[TextLine], written: Date | None) -> Named | None:
    """The fiscal year of a budget that the first sentences tell (新年度财政预算案公布,2016/17年度的开支预算为…)."""
    for line in lines:
        if _SIGN not in line.text or _BUDGET.search(line.text, 0, _READ) is None:
            continue
        for match in _FISCAL.finditer(line.text, 0, _READ):
            first = _first_of(match)
            if first is None or _AGAINST.search(line.text, 0, match.start()) is not None:
                continue
            span = line.start + match.start(), line.start + match.end()
            now = written.year if written is not None else first + 1
            return Named(now, now, False, span, named_by="opening", part=f"{first}/{first + 1}")
    return None


def _first_of(match: re.Match[str]) -> int | None:
    """The first of the two years that a fiscal year names; None where they do not follow each other."""
    first = year_number(match["first"])
    last = year_number(match["last"]) if match["last"] else small_digits(match["short"])
    return None if (first + 1 - last) % _CENTURY else first


def fiscal_title(head: Iterable[TextLine], dirs: tuple[Path, ...]) -> Named | None:
    """The fiscal year that a title reports on; None where no title names one, or one names several."""
    for line in head:
        if _SIGN not in line.text or len(line.text) > LONGEST_TITLE or "。" in line.text:
            continue
        named = list(_FISCAL.finditer(line.text))
        if len(named) != 1:
            continue
        first = _first_of(named[0])
        if first is None or not told_as(line.text[named[0].end() - 1 :], dirs):
            continue
        span = line.start + named[0].start(), line.start + named[0].end()
        return Named(first + 1, first + 1, False, span, part=f"{first}/{first + 1}")
    return None
