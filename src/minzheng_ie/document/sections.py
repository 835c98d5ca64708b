"""The parts of a document: review, plan, questions and answers, appendix."""

from __future__ import annotations

from minzheng_ie.document.model import Section, SectionKind
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.text.layout import Block, Layout

_KINDS: tuple[tuple[SectionKind, str], ...] = (
    ("appendix", r"^\s*附[件表录]?\s?\d{0,2}[:： ]|^\s*附[件表录]\d{0,2}$"),
    ("plan", r"打算|计划|安排|思路|下一步|下步|展望|谋划|工作要点|重点工作|目标任务|工作重点"),
    ("review", r"回顾|总结|完成情况|开展情况|工作情况|成效|成就|主要做法|主要工作|取得|进展|推进情况"),
)
_SECTION = [(kind, compile_alike(words)) for kind, words in _KINDS]
_LOOKS_BACK = compile_alike(r"回顾|完成情况|执行情况|开展情况")
_QUESTION = compile_alike(r"^\s*(?:问|记者|主持人|网友)[^:。]{0,8}:|^[^。:]{6,80}\?$")
_ANSWER = compile_alike(r"^\s*(?:答|[\p{Han}·]{2,4}|嘉宾|局长|厅长|发言人)\s?:")
_YEAR = compile_alike(r"(?<!\d)(20\d\d|19\d\d)年")


def sections_of(text: str, layout: Layout) -> tuple[Section, ...]:
    """The parts in text order; each goes on to the next one of the same depth, or to the end.

    text (str): clean text. layout: its lines.
    """
    heads: list[tuple[Block, SectionKind]] = []
    for block in layout.blocks:
        kind = _kind(text, block, asked=bool(heads) and heads[-1][1] == "question")
        if kind is not None:
            heads.append((block, kind))
    if not heads:
        return ()
    ends = [*(block.start for block, _ in heads[1:]), len(text)]
    return tuple(
        Section(kind, block.start, end, _year(text, block))
        for (block, kind), end in zip(heads, ends, strict=True)
    )


def _kind(text: str, block: Block, *, asked: bool) -> SectionKind | None:
    """What part a line opens; asked (bool): whether the part before is a question."""
    if block.kind in ("meta", "boilerplate", "row", "title"):
        return None
    line = text[block.start : block.end]
    if (":" in line or line[-1:] == "?") and _QUESTION.search(line):
        return "question"
    if asked and _ANSWER.search(line):
        return "answer"
    if block.kind != "heading" or block.level > 2:
        return None
    found = next((kind for kind, words in _SECTION if words.search(line)), None)
    return "review" if found == "plan" and _LOOKS_BACK.search(line) else found


def _year(text: str, block: Block) -> int | None:
    years = {int(match[1]) for match in _YEAR.finditer(text, block.start, block.end)}
    return years.pop() if len(years) == 1 else None
