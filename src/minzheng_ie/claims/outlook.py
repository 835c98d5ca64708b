"""Where a report turns from what was done to what is planned: results first, then 今年的主要任务 to the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from minzheng_ie.analysis import Analysis
from minzheng_ie.claims.sentences import ReadSentence
from minzheng_ie.compiled import compile_regex

_ANNOUNCED = compile_regex(
    r"(?:今年|明年|下一年|新的一年|\d{4}年)[^。;]{0,40}?(?:预期目标|主要目标|目标(?:建议)?(?:是|为|任务)|总体要求|重点(?:做好|抓好|抓|推进|实施|工作)|(?:做好|抓好|突出)[^。;]{0,10}(?:工作|任务))"
)
_TURNS = compile_regex(r"工作|任务|目标|计划|打算|安排|要点|思路|实事|部署|重点|展望|谋划")
_LOOKS_BACK = compile_regex(r"回顾|情况|成就|成效|总结|完成|执行情况")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The plan part of a document: it begins at ``start`` (clean offset) and is about ``year``."""

    start: int
    year: int
    evidence: tuple[int, int]


def find_outlook(analysis: Analysis, sentences: Sequence[ReadSentence]) -> Outlook | None:
    """Where the plan part begins, by a heading that names a year to come, or a sentence that announces its tasks.

    RETURNS (Outlook | None): None when the document has no such part.
    """
    date = analysis.date
    if date.year is None:
        return None
    ahead = max(date.year + 1, date.now or 0)
    text = analysis.clean.text
    blocks = analysis.layout.blocks
    for sentence in sentences:
        block = blocks[sentence.span.block]
        heading = block.kind == "heading"
        if block.kind == "title":
            continue
        named = [m for m in sentence.periods if m.year == ahead and m.edtf == str(ahead)]
        body = text[sentence.span.start : sentence.span.end]
        if heading and named and _TURNS.search(body) and not _LOOKS_BACK.search(body):
            return Outlook(block.start, ahead, (named[0].start, named[0].end))
        if not heading and named and date.now == ahead and _ANNOUNCED.search(body):
            return Outlook(sentence.span.start, ahead, (named[0].start, named[0].end))
    return None
