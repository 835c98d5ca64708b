"""Where a report turns from what was done to what is planned: results first, then 今年的主要任务 to the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.entities.periods.mention import PeriodMention
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.records import dataclass
from minzheng_ie.text.layout import Block, Layout, Sentence

_ANNOUNCED = compile_regex(
    r"(?:今年|明年|下一年|新的一年|\d{4}年)[^。;]{0,40}?(?:预期目标|主要目标|目标(?:建议)?(?:是|为|任务)|总体要求|重点(?:做好|抓好|抓|推进|实施|工作)|(?:做好|抓好|突出)[^。;]{0,10}(?:工作|任务|[件大实]事))"
)
# 现将…情况和…打算汇报如下 announces results and plans alike.
_BOTH = compile_regex(
    r"(?:汇报|报告|总结|通报|介绍|说明)(?:如下|于下)|情况[^。;]{0,12}[和与及、][^。;]{0,12}(?:打算|计划|安排)"
)
# 会议要求,新建老年食堂3个
_ASKED = compile_regex(r"(?:会议|大会|会上)(?:要求|提出)[,:]")
_TURNS = compile_regex(r"工作|任务|目标|计划|打算|安排|要点|思路|实事|部署|重点|展望|谋划")
_LOOKS_BACK = compile_regex(r"回顾|情况|成就|成效|总结|完成|执行情况")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The plan part of a document: it begins at ``start`` (clean offset) and is about ``year``."""

    start: int
    year: int
    evidence: tuple[int, int]


def find_outlook(
    text: str, layout: Layout, date: ReportDate, periods: Sequence[PeriodMention]
) -> Outlook | None:
    """Where the plan part begins, by a heading that names a year to come, or a sentence that announces its tasks.

    text (str): clean text. layout, date, periods: what is known of it; periods in text order.
    RETURNS (Outlook | None): None when the document has no such part.
    """
    if date.year is None:
        return None
    ahead = max(date.year + 1, date.now or 0)
    named = [m for m in periods if m.year == ahead and m.edtf == str(ahead)]
    for sentence, mention in _naming(layout.sentences, named):
        block = layout.blocks[sentence.block]
        body = text[sentence.start : sentence.end]
        if _turns(block, body, speaking=date.now == ahead):
            start = block.start if block.kind == "heading" else sentence.start
            return Outlook(start, ahead, (mention.start, mention.end))
    return _asked(text, layout.sentences, ahead) if date.now == ahead and date.rank == "opening" else None


def _asked(text: str, sentences: Sequence[Sentence], year: int) -> Outlook | None:
    """What a meeting asks for, which is of its own ``year`` (会议要求,新建老年食堂3个)."""
    asked = (match for s in sentences if (match := _ASKED.match(text, s.start, s.end)) is not None)
    first = next(asked, None)
    return None if first is None else Outlook(first.start(), year, first.span())


def _naming(
    sentences: Sequence[Sentence], named: Sequence[PeriodMention]
) -> Iterator[tuple[Sentence, PeriodMention]]:
    """The sentences that hold a mention of ``named``, each with its first; both in text order."""
    at = 0
    for sentence in sentences:
        while at < len(named) and named[at].start < sentence.start:
            at += 1
        if at == len(named):
            return
        if named[at].start < sentence.end:
            yield sentence, named[at]


def _turns(block: Block, body: str, *, speaking: bool) -> bool:
    """Whether a heading or a sentence that names the year to come announces its tasks.

    speaking (bool): whether that year is the one the document speaks in.
    """
    if block.kind == "heading":
        return _TURNS.search(body) is not None and not _LOOKS_BACK.search(body)
    if block.kind == "title" or not speaking or _BOTH.search(body):
        return False
    return _ANNOUNCED.search(body) is not None
