"""The layout of a document: what each of its lines is, by its furniture and the shape of its lines."""

from __future__ import annotations

from dataclasses import field

from minzheng_ie.compiled import compile_regex
from minzheng_ie.document.furniture import Furniture, tells
from minzheng_ie.document.model import Span
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.text.layout import Block, BlockKind, Layout, sentences_of
from minzheng_ie.text.rows import is_table_row
from minzheng_ie.text.time_above import time_above_list

_HEAD_1 = compile_regex(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部]分?)")
_HEAD_2 = compile_regex(r"\s*\([一二三四五六七八九十]{1,3}\)")
_HEAD_3 = compile_regex(r"\s*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳])")
_HEADS = frozenset("一二三四五六七八九十第")  # with which their numbers begin; others are no letters
# A line with an amount says something, it heads nothing.
_MEASURED = compile_regex(
    r"\d\s*(?:[万亿]|[余多]?(?:人|名|位|元|户|个|张|家|所|间|处|对|件|宗|具|台|套|%|‰))"
)
_SENTENCE_MARK = compile_alike(r"[。;!?]")
_HEAD_LINES = 60  # of a page before its first prose
_JOINT = compile_regex(r"\s*(?:和|及|与|暨|并|以及|、)")  # a title goes on in the next line


@dataclass(slots=True)
class _Passed:
    """What stood before the line at hand: links begun (of titles, which may tell of amounts), a title, a paragraph; a head right before it."""

    links: bool = False
    titles: bool = False
    titled: bool = False
    told: bool = False
    heads: bool = False
    blocks: list[Block] = field(default_factory=list)


class LayoutReader:
    """Splits cleaned text into blocks and sentences by ``furniture.yaml`` and the shape of its lines.

    Raises PatternError when a line of the file is broken.
    """

    def __init__(self, dirs: tuple[object, ...]) -> None:
        self.furniture = Furniture(dirs)

    def read(self, text: str) -> Layout:
        """The layout of ``text`` (cleaned). Every line that is not blank is in one block."""
        spans: list[Span] = []
        position = 0
        for line in text.split("\n"):
            body = line.strip()
            if body:
                spans += self.furniture.pieces(body, position + len(line) - len(line.lstrip()))
            position += len(line) + 1
        first_prose = next(
            (i for i, (s, e) in enumerate(spans) if e - s >= 40 and _SENTENCE_MARK.search(text, s, e)),
            len(spans),
        )
        passed = _Passed()
        headlines = self._headlines(text, spans[: min(first_prose, _HEAD_LINES)])
        passed.blocks.extend(Block(start, end, "boilerplate", 0) for start, end in spans[:headlines])
        for i, (start, end) in enumerate(spans[headlines:], headlines):
            passed.blocks.append(self._block(text, start, end, passed, i - first_prose))
        return Layout(tuple(passed.blocks), sentences_of(text, passed.blocks))

    def _headlines(self, text: str, head: list[Span]) -> int:
        """How many lines at the head of a paper's page are the headlines of that page, its bar included."""
        bars = [at for at, span in enumerate(head, 1) if self.furniture.below_headlines(text, *span)]
        return bars[-1] if bars else 0

    def _block(self, text: str, start: int, end: int, passed: _Passed, behind: int) -> Block:
        """The block of a line. behind (int): lines since the first of prose, negative before it."""
        kind, level = self._kind(text[start:end], before_prose=behind < 0, titled=passed.titled)
        if kind == "heading" and behind < 0 and passed.heads and _JOINT.match(text, start):
            kind, level = "title", 0
        if text[end - 1] == "," and time_above_list(text[start:end], _line_behind(text, end)):
            kind, level = "heading", 3
        passed.heads = kind in ("heading", "title")
        opened = self.furniture.opens_links(text, start, end)
        if (behind > 0 or passed.told) and opened is not None:
            passed.links, passed.titles = True, opened or (passed.links and passed.titles)
        elif passed.links and (
            (kind == "paragraph" and end - start >= 60) or _ends_links(text[start:end], passed.titles)
        ):
            passed.links = False
        if passed.links:
            kind, level = "boilerplate", 0
        passed.titled = passed.titled or kind == "title"
        passed.told = passed.told or kind == "paragraph"
        return Block(start, end, kind, level)

    def _kind(self, line: str, *, before_prose: bool, titled: bool) -> tuple[BlockKind, int]:
        if self.furniture.is_boilerplate(line):
            return "boilerplate", 0
        if self.furniture.is_meta(line) or self.furniture.is_tail(line):
            return "meta", 0
        if is_table_row(line):
            return "row", 0
        if line[0] in _HEADS or not line[0].isalpha():
            for level, pattern in ((1, _HEAD_1), (2, _HEAD_2), (3, _HEAD_3)):
                if pattern.match(line):
                    return ("heading", level) if _heads(line) else ("paragraph", 0)
        if _SENTENCE_MARK.search(line) or len(line) > 60 or line[-1] in ",、":
            return "paragraph", 0
        if before_prose and not titled and len(line) >= 6:
            return "title", 0
        return ("paragraph", 0) if _MEASURED.search(line) else ("heading", 2)


def _line_behind(text: str, end: int) -> str:
    """The line behind the one that ends at ``end``."""
    stop = text.find("\n", end + 1)
    return text[end : stop if stop >= 0 else len(text)].strip()


def _heads(line: str) -> bool:
    """Whether a numbered line is a heading: short, without an amount, with a stop at its end at most."""
    stops = _SENTENCE_MARK.findall(line)
    short = len(line) <= 50 and (not stops or (len(stops) == 1 and line[-1] in "。;!?"))
    return short and _MEASURED.search(line) is None


def _ends_links(line: str, titles: bool) -> bool:
    """Whether a paragraph among links is the report again: it is a sentence, or tells what no link here would."""
    return tells(line) and (not titles or "。" in line)
