"""Labels and headings that open their own text: 年度目标任务:2024年新建…; …规划 二、目标任务 新建…"""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex

_LONGEST = 14  # characters of a label, with its colon
_LABEL = compile_regex(
    r"[\s●■◆★◎▲]*(?:[一二三四五六七八九十]、|\([一二三四五六七八九十]\)|\d{1,2}[.、])?\s*(\p{Han}{2,10})\s?:(?=\s*\S)"
)
_RUN_ON = compile_regex(r"\s*[一二三四五六七八九十]、(\p{Han}{2,10})\s")


def label_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the label or run-on heading with which the sentence ``start`` to ``end`` begins; None where it has none."""
    colon = text.find(":", start, min(end, start + _LONGEST))
    found = _LABEL.match(text, start, end) if colon >= 0 else None
    if found is None:
        found = _RUN_ON.match(text, start, end)
    return found.span(1) if found is not None else None
