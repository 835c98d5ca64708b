"""Borders within a sentence that a programme named before them does not reach over (…;在基层组织建设上,…)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex

# A frame that opens another field of work; one that speaks of the means of the same work is none.
_OPENS = compile_regex(
    r"在(?![^,。;\d]{0,12}(?:资金|经费|投入|设施|硬件|软件|场地|床位|标准|待遇|政策|机制|制度|环境|程序|宣传|队伍|人员|力量|基础))"
    r"[^,。;:\d]{2,14}(?:上|方面|领域|工作中),"
)
_FRAME = compile_regex(r"[,;:]" + _OPENS.pattern)


def opens_another(text: str, start: int) -> bool:
    """Whether the sentence at ``start`` opens with a frame of another field of work."""
    return text.startswith("在", start) and _OPENS.match(text, start) is not None


def last_border(text: str, start: int, stop: int) -> int:
    """Where the last border in ``text[start:stop]`` stands, -1 where there is none."""
    if text.find("在", start, stop) < 0:
        return -1
    return max((found.start() + 1 for found in _FRAME.finditer(text, start, stop)), default=-1)
