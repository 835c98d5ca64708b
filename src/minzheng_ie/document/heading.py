"""Title, issuer and kind of a document, from its first lines, its labels and its signature."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.cues import DocumentCues
from minzheng_ie.document.model import Answer, Span
from minzheng_ie.document.rows import Kind
from minzheng_ie.document.zones import Zones
from minzheng_ie.text.layout import Block, Layout

_TELLS = compile_re(r"讯|消息|\(")
_LONGEST_TITLE, _TITLE_LINES = 80, 3
_ROWS = 3  # rows that make a table of a document without prose
_SUBTITLE = compile_re(r"\s*[—-]{1,2}(?=\S)")
_ENDS_TITLE = compile_re(
    r"(?:总结|报告|公报|通知|公告|公示|意见|办法|方案|规划|要点|计划|打算|汇报|情况|综述|纪实|简报|决算|预算|实录|讲话|发布|[!?])$"
)
_NAME = compile_re(r"[\u4e00-\u9fff]{2,30}")
_PERSON = compile_re(r"[: ]+[\u4e00-\u9fff*]{2,4}$")
_DATE = compile_re(r"\s*[\d〇零一二三四五六七八九]{4}年.*$")
_ASKED = compile_re(r"(?:问|记者|主持人)[:：]|[^。]{4,80}\?$")
_TOLD_NEWS = compile_re(r"\(?(?:本报|全媒体)?(?:记者|通讯员)|[^\s,。]{2,14}[讯电]")


def title_of(text: str, layout: Layout) -> Answer[str]:
    """The title, wrapped lines joined, a subtitle (——在全市会议上的讲话) as a second span."""
    first = next((i for i, b in enumerate(layout.blocks) if b.kind == "title"), None)
    if first is None:
        return Answer()
    spans = [_span(layout.blocks[first])]
    words = text[slice(*spans[0])]
    for block in layout.blocks[first + 1 : first + _TITLE_LINES]:
        line = text[block.start : block.end]
        if _SUBTITLE.match(line) and len(line) <= _LONGEST_TITLE:
            spans.append(_span(block))
            break
        wrapped = block.kind == "heading" and block.level == 2 and not line.startswith("(")
        if not wrapped or _ENDS_TITLE.search(words) or not _ENDS_TITLE.search(line):
            break
        words += line
        spans.append(_span(block))
    return Answer(words, tuple(spans), "title")


def issuer_of(text: str, layout: Layout, zones: Zones, title: Answer[str], cues: DocumentCues) -> Answer[str]:
    """Who issues the document: by a label, a signature, the title's first words, or the paper that tells the news."""
    found: list[Span] = [*_labelled(text, zones, cues), *_signed(text, zones)]
    if title.evidence:
        start, end = title.evidence[0]
        body = cues.body.match(text, start, end)
        found += [(start, body.end())] if body and body.end() - start > 3 else []
    found += _leading(text, zones)
    if not found:
        return Answer()
    names = [text[start:end] for start, end in found]
    other = next((i for i, name in enumerate(names) if name != names[0]), None)
    same = tuple(span for span, name in zip(found, names, strict=True) if name == names[0])
    if other is None:
        return Answer(names[0], same, "issuer")
    return Answer(names[0], same, "issuer", names[other], (found[other],))


def _labelled(text: str, zones: Zones, cues: DocumentCues) -> list[Span]:
    """The bodies behind 来源:, 编制单位: and the like; a paper's name is none."""
    found = []
    for start, _ in zones.labels:
        name = _NAME.match(text, start)
        if name is not None and cues.body.fullmatch(name.group()):
            found.append(name.span())
    return found


def _signed(text: str, zones: Zones) -> list[Span]:
    found = []
    for start, end in zones.signatures:
        name = _PERSON.sub("", _DATE.sub("", text[start:end]).rstrip())
        found.append((start, start + len(name)))
    return found


def _leading(text: str, zones: Zones) -> list[Span]:
    """The paper or site of a dateline (某县融媒讯), without 讯."""
    leads = ((start, _TELLS.search(text, start, end)) for start, end in zones.leads[:1])
    return [(start, tells.start()) for start, tells in leads if tells is not None]


def kind_of(text: str, layout: Layout, title: Answer[str], cues: DocumentCues) -> Answer[Kind]:
    """What kind of document it is, by the words of its title, else by its form."""
    found: list[tuple[Kind, Span]] = []
    for start, end in title.evidence:
        for kind, words in cues.genres:
            match = words.search(text, start, end)
            if match is not None:
                found.append((kind, match.span()))
    found += _by_form(text, layout)
    if not found:
        return Answer()
    kind, span = found[0]
    other = next(((k, s) for k, s in found[1:] if k != kind), None)
    rank = "title" if any(s <= span[0] < e for s, e in title.evidence) else "opening"
    if other is None:
        return Answer(kind, (span,), rank)  # type: ignore[arg-type]
    return Answer(kind, (span,), rank, other[0], (other[1],))  # type: ignore[arg-type]


def _by_form(text: str, layout: Layout) -> list[tuple[Kind, Span]]:
    asked = [b for b in layout.blocks if _ASKED.match(text, b.start, b.end)]
    if len(asked) > 1:
        return [("interview", _span(asked[0]))]
    rows = [b for b in layout.blocks if b.kind == "row"]
    if len(rows) >= _ROWS and not any(b.kind == "paragraph" for b in layout.blocks):
        return [("table", _span(rows[0]))]
    told = next(
        (b for b in layout.blocks if b.kind == "meta" and _TOLD_NEWS.match(text, b.start, b.end)), None
    )
    return [("news", _span(told))] if told is not None else []


def _span(block: Block) -> Span:
    return block.start, block.end
