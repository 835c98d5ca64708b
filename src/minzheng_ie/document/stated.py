"""The year that a report says it reports on, wherever its opening says so (现将…2014年上半年工作情况汇报如下)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Date
from pathlib import Path

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.fiscal_years import fiscal_opening
from minzheng_ie.document.passing_years import since
from minzheng_ie.document.reported import Named, part_in, speaking, told_as
from minzheng_ie.entities.periods.grammar.fragments import Y4, year_number

_READ = 1200  # characters of a text in which its opening ends
_MARK = "如下"
_STATED = compile_re(
    rf"(?:现在?|下面|接下来|首先)?,?我?(?:[将就把]|汇报|介绍)[^。;:!?\n0-9]{{0,24}}?(?P<y>{Y4})年"
    r"(?! ?[-—~至到与和、])(?P<rest>[^。;:!?\n]{2,48}?)(?:汇报|报告|总结|通报|介绍)如下"
)

_CENSUS = "零时"
# A census is of its moment, however late it is told.
_MOMENT = compile_re(rf"[将以为](?P<y>{Y4})年\d{{1,2}}月\d{{1,2}}日零时(?=[^。;\n]{{0,60}}(?:标准时点|如下))")

# 所列数据的统计期限自2022年1月1日起至2022年12月31日止
_TERM = "12月31日"
_COUNTED_FROM = compile_re(
    rf"(?:统计|数据)[^,。;:!?\n0-9]{{0,8}}(?:期限|时限|期间|区间|时段|周期|时间|范围)[^。;!?\n0-9]{{0,6}}"
    rf"(?P<y>{Y4})年0?1月0?1日(?:起|开始)?[,、]?[至到\-—~]{{1,2}}(?:(?P=y)年)?12月31日"
)

# 【概况】 2010年,全区…: how a section of a yearbook begins
_OVERVIEW = compile_re(
    rf"\s*[【\[〖][一-鿿 ]{{0,8}}(?:概 *况|概 *述|综 *述|概 *览)[】\]〗]\s*(?P<y>{Y4})年(?:度|[底末])?(?=,|[全我])"
)
_OVERVIEWS = ("【", "[", "〖")


def stated(
    lines: Sequence[TextLine], first: Sequence[TextLine], written: Date | None, dirs: tuple[Path, ...]
) -> Named | None:
    """What a yearbook's section, a budget or an opening says that is reported on. first: the lines with which the text begins."""
    said = _overview(lines, written) or fiscal_opening(first, written) or _counted_from(lines, written)
    return said or _as_follows(lines, written, dirs)


def _counted_from(lines: Sequence[TextLine], written: Date | None) -> Named | None:
    """The whole year that a report says its figures are counted in (统计期限自2022年1月1日起至2022年12月31日止)."""
    for line in lines:
        if line.start > _READ:
            break
        found = _COUNTED_FROM.search(line.text) if _TERM in line.text else None
        if found is None:
            continue
        year = year_number(found["y"])
        if written is not None and not written.year - 1 <= year <= written.year:
            return None
        span = line.start + found.start("y"), line.start + found.end("y") + 1
        return Named(year, speaking(year, written), True, span, named_by="opening")
    return None


def _overview(lines: Sequence[TextLine], written: Date | None) -> Named | None:
    """The year that the first section of a yearbook tells of, however late its page was put up."""
    for line in lines:
        if not line.text.lstrip().startswith(_OVERVIEWS):
            continue
        match = _OVERVIEW.match(line.text)
        if match is None:
            continue
        year = year_number(match["y"])
        if written is not None and year > written.year:
            return None
        span = line.start + match.start("y"), line.start + match.end("y") + 1
        return Named(year, year, True, span, named_by="opening")
    return None


def _as_follows(lines: Sequence[TextLine], written: Date | None, dirs: tuple[Path, ...]) -> Named | None:
    """What the first lines say that is reported on, or part of a year; a plan and years since then are none."""
    for line in lines:
        if line.start > _READ:
            break
        if _CENSUS in line.text and (moment := _MOMENT.search(line.text)) is not None:
            year = year_number(moment["y"])
            span = line.start + moment.start("y"), line.start + moment.end("y") + 1
            return Named(year, written.year if written is not None else year, False, span, named_by="opening")
        if _MARK not in line.text:
            continue
        match = _STATED.search(line.text)
        if match is None or since(line.text, match.end("y")) or not told_as(match["rest"], dirs):
            continue
        year = year_number(match["y"])
        if written is not None and not written.year - 1 <= year <= written.year:
            return None
        part = part_in(
            TextLine(0, match.end() - match.start("y"), match.group()[match.start("y") - match.start() :]),
            year,
            dirs,
        )
        span = line.start + match.start("y"), line.start + match.end("y") + 1
        return Named(year, speaking(year, written), False, span, named_by="opening", part=part)
    return None
