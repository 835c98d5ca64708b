"""Published information and inquiries (主动公开信息160条): the office's own papers belong to no programme."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.tree.leaves import behind_last

_PAPERS = compile_regex(
    r"[近约超逾]?[\d.,一二两三四五六七八九十百千万]+[余多]?(?:条次?|件|篇|份|期|项|例|宗)(?!服务|事项)"
)
_DISCLOSED = compile_regex(
    r"公开(?:发布)?[^。,;:]{0,14}(?:信息|文件|目录|内容)|(?:信息|政务)公开|政府信息"
    r"|公开(?:方式|形式|渠道|载体)|网站[^,。;]{0,8}(?:公布|发布|公示)"
    r"|(?:信息|工作|情况)?简报|信息稿|(?:政务|工作|动态)信息|(?:宣传|新闻|信息)稿件|公众号|门户网站"
)
# A sentence that holds none of these tells of nothing published.
_SIGNS = ("公开", "政府信息", "简报", "稿", "信息", "网站", "公众号")
# The metric of information put on a website or a board, whosever it is (网站公布低保对象信息800条).
_POSTED = compile_regex(r"(?:公布|公开|发布|公示)[^,。;:]{0,20}信息$")
_BOARD = compile_regex(r"网站|公开栏|公示栏|政务平台|信息公开")
_BACK = 240  # characters back to where a list of what was published began
_SECTOR = "民政事业"  # papers on the sector's work are the office's own
_SEVERAL = 2  # programmes of one item above which it is of none of them


def is_disclosure(text: str, position: int) -> bool:
    """Whether the number at ``position`` counts papers in a sentence, or a 其中 behind it, on what was published."""
    if _PAPERS.match(text, position) is None:
        return False
    if not any(text.find(sign, max(0, position - _BACK), position) >= 0 for sign in _SIGNS):
        return False
    begin = _sentence(text, position)
    if text.startswith("其中", begin):
        begin = _sentence(text, begin - 1)
    return _DISCLOSED.search(text, begin, position) is not None


def is_posted(text: str, metric: str, position: int) -> bool:
    """Whether ``metric`` is information that the number at ``position`` counts on a website or a board."""
    if not metric.endswith("信息") or _POSTED.search(metric) is None:
        return False
    return _BOARD.search(text, max(_sentence(text, position), position - _BACK), position) is not None


def of_one_programme(inside: Sequence[ProgrammeMention]) -> bool:
    """Whether a metric with these mentions names a programme, and not a list of them."""
    named = {m.program for m in inside if not m.cue and m.program not in (None, _SECTOR)}
    return 0 < len(named) <= _SEVERAL


def _sentence(text: str, position: int) -> int:
    floor = max(0, position - _BACK)
    return behind_last("。\n", text, floor, position) or floor
