"""Where in a document title, opening, issuer's lines, lead and signature stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.model import Span
from minzheng_ie.records import dataclass
from minzheng_ie.text.layout import Block, Layout

_TITLE_LINES, _TITLE_LENGTH, _OPENING = 4, 80, 300
_SHORT, _HEAD_LINES = 10, 10
_FURNITURE_LINES = 25  # of a page before its title
_SIGNATURE_LINES, _SIGNATURE_LENGTH = 8, 40
# What may not stand in front is looked at last: a text is searched fastest for one of a set of characters.
_ISSUED_BY = compile_re(
    r"(?:来源|供稿|供稿单位|发布机构|发布单位|发布者|发文机关|发文单位|编制单位|编制机关|填报单位|填报机关|报送单位|主办单位|主办"
    r"|承办单位|作者系|作者单位|作者为|作者|嘉宾|受访人|发布人|单位(?<!顾问单位)(?<!支持单位)(?<!指导单位)(?<!协办单位)(?<!维护单位)(?<!服务单位)(?<!帮扶单位)(?<!建设单位)(?<!设计单位)(?<!开发单位))(?:(?<=[系为])|[: (]{1,3})"
)
_SIGNED = compile_re(
    r"[\u4e00-\u9fff]{2,24}(?:[厅局办会部委处站院]|残联|社区|中心|政府|街道|党支部)(?:[: ]{1,3}[\u4e00-\u9fff*]{2,4})?(?:\s*[\d〇零一二三四五六七八九]{4}年.{0,8})?"
)
_SITE = compile_re(r"版权所有|Copyright|©|(?<!本期)主办|承办单位|网站标识|融媒")
# ◎ 某市某区融媒体中心, a line of its own below the text
_OWN_SITE = compile_re(
    r"[^\u4e00-\u9fff]{0,4}[\u4e00-\u9fff]{2,20}(?:融媒体?中心|传媒集团|传媒中心|广播电视台|新闻中心|日报社)(?:主办|承办|出品|版权所有)?[^\u4e00-\u9fff]{0,4}"
)
_STOP = compile_re(r"[,。;:!?\n]")
_LEAD_ISSUER = compile_re(r"(?!据)[^\s,。:;()、]{2,14}(?:讯|[网报](?:\(|消息))")


@dataclass(frozen=True, slots=True)
class Zones:
    """title_end, opening_end (int): where the title (blocks before the first sentence) and the first sentence end.

    sites: lines at either end that say whose the site is (版权所有:某县融媒体中心). furniture: lines that are no text.
    labels: what stands behind 来源, 编制单位 and the like. signatures: short lines at the end that sign. leads: datelines
    before a paragraph (某县融媒讯). All spans of clean text, in order.
    """

    title_end: int
    opening_end: int
    labels: tuple[Span, ...]
    signatures: tuple[Span, ...]
    leads: tuple[Span, ...]
    sites: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()

    def of_site(self, at: int) -> bool:
        """Whether ``at`` lies in a line that says whose the site is."""
        return _inside(self.sites, at)

    def in_furniture(self, at: int) -> bool:
        """Whether ``at`` lies in a line round the text."""
        return _inside(self.furniture, at)

    def issued(self, at: int) -> bool:
        """Whether a label of an issuer leads to ``at``."""
        return _inside(self.labels, at)

    def signed(self, at: int) -> bool:
        """Whether ``at`` lies in a signature."""
        return _inside(self.signatures, at)

    def led(self, at: int) -> bool:
        """Whether ``at`` lies in a dateline that names who tells the news."""
        return _inside(self.leads, at)

    @staticmethod
    def clause_start(text: str, at: int) -> int:
        """Where the clause begins in which ``at`` stands, at most 24 characters before."""
        first = max(0, at - 24)
        return max((m.end() for m in _STOP.finditer(text, first, at)), default=first)


def read_zones(text: str, layout: Layout) -> Zones:
    """The zones of a clean text."""
    title_end, opening_end = _head(text, _titled(layout))
    meta = [b for b in layout.blocks if b.kind in ("meta", "boilerplate")]
    return Zones(
        title_end,
        opening_end,
        tuple(sorted(_labels(text))),
        tuple(_signatures(text, layout.blocks)),
        tuple((b.start, b.end) for b in meta if _LEAD_ISSUER.match(text, b.start, b.end)),
        tuple(_sites(text, layout.blocks)),
        tuple((b.start, b.end) for b in meta),
    )


def _sites(text: str, blocks: tuple[Block, ...]) -> Iterator[Span]:
    """The lines round the text that say whose the site is, and the last ones that are but its name."""
    last = len(blocks) - _SIGNATURE_LINES
    for at, block in enumerate(blocks):
        if block.kind in ("meta", "boilerplate"):
            found = _SITE.search(text, block.start, block.end)
        else:
            found = _OWN_SITE.fullmatch(text, block.start, block.end) if at >= max(last, 1) else None
        if found is not None:
            yield block.start, block.end


def _labels(text: str) -> list[Span]:
    return [(m.end(), m.end() + 8) for m in _ISSUED_BY.finditer(text) if m.end() > m.start()]


def _signatures(text: str, blocks: tuple[Block, ...]) -> list[Span]:
    """Short lines among the last ones that name a body, or a body and a person."""
    found = []
    for block in blocks[-_SIGNATURE_LINES:]:
        if block is blocks[0] or block.end - block.start > _SIGNATURE_LENGTH:
            continue
        if _SIGNED.fullmatch(text[block.start : block.end].strip()) is not None:
            found.append((block.start, block.end))
    return found


def _titled(layout: Layout) -> int:
    """Where the title ends that stands below a page's furniture; 0 without one."""
    return next((b.end for b in layout.blocks[:_FURNITURE_LINES] if b.kind == "title"), 0)


def _head(text: str, titled: int) -> Span:
    """Where the title ends (blocks before the first sentence) and where the first sentence ends.

    titled (int): where the block ends that is the title.
    """
    start = title_end = counted = lines = 0
    while counted < _TITLE_LINES:
        while text[start : start + 1] in ("\n", " ") and start < len(text):
            start += 1
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if start >= end or end - start > _TITLE_LENGTH or "。" in text[start:end]:
            break
        # Short lines and rows of words (用户名 密码 注册) stand above many a title.
        counted += (end - start >= _SHORT and text.count(" ", start, end) < 2) or lines >= _HEAD_LINES
        lines += 1
        title_end = end
        start = end
    if titled > title_end:
        start = title_end = titled
    stop = text.find("。", start, start + _OPENING)
    return title_end, stop if stop >= 0 else min(len(text), start + 100)


def _inside(spans: tuple[Span, ...], at: int) -> bool:
    if not spans:
        return False
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index >= 0 and at < spans[index][1]
