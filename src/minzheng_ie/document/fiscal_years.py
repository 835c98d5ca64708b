"""A title that names the fiscal year on which it reports (慈善总会2019/20年度报告; 二零二一至二二年度工作回顾)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.reported import LONGEST_TITLE, Named, told_as
from minzheng_ie.entities.periods.grammar.fragments import Y4, small_digits, year_number
from minzheng_ie.text.amounts import ZEROS

_SIGN = "年度"
_CENTURY = 100
_FISCAL = compile_re(
    rf"(?P<first>{Y4})年?度? ?[-—–~/至到] ?(?:(?P<last>{Y4})|(?P<short>[0-9]{{2}}|[{ZEROS}一二三四五六七八九]{{2}}))(?:财政)?年度"
)


def fiscal_title(head: Iterable[TextLine], dirs: tuple[Path, ...]) -> Named | None:
    """The fiscal year that a title reports on; None where no title names one, or one names several."""
    for line in head:
        if _SIGN not in line.text or len(line.text) > LONGEST_TITLE or "。" in line.text:
            continue
        named = list(_FISCAL.finditer(line.text))
        if len(named) != 1:
            continue
        first = year_number(named[0]["first"])
        last = year_number(named[0]["last"]) if named[0]["last"] else small_digits(named[0]["short"])
        if (first + 1 - last) % _CENTURY or not told_as(line.text[named[0].end() - 1 :], dirs):
            continue
        span = line.start + named[0].start(), line.start + named[0].end()
        return Named(first + 1, first + 1, False, span, part=f"{first}/{first + 1}")
    return None
