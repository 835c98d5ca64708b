"""The layout of a cleaned text: blocks (title, headings, paragraphs, rows, boilerplate) and their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

import regex as re
from pydantic import field_validator

from minzheng_ie.compiled import compile_regex
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.text.amounts import NUMERAL, UNIT
from minzheng_ie.text.rows import is_table_row

BlockKind = Literal["title", "heading", "paragraph", "row", "meta", "boilerplate"]


class BoilerplateRule(Rule):
    """One line of ``boilerplate.yaml``.

    text (str): a regular expression over a cleaned line.
    effect (str): ``line`` the line is boilerplate; ``section`` it opens a list of links that goes on until
        prose returns; ``meta`` the line says where or when the document comes from (its dates count); ``lead`` the
        words stand before a paragraph (a byline) and are cut off as a line of ``meta``.
    beside (str): what may stand in the line beside the words of the rule. ``label`` nothing that tells of an amount
        in a sentence (主办:全年主办活动15场,参加者3000人。 is no footer); ``title`` anything but whole sentences, as
        the words lead to the title of another page. A section of ``title`` holds titles with amounts, one of
        ``label`` (its heading is also one of reports) ends at the first line that tells of an amount.
    """

    text: str
    effect: Literal["line", "section", "meta", "lead"]
    beside: Literal["label", "title"] = "label"

    @field_validator("text")
    @classmethod
    def _expression(cls, value: str) -> str:
        try:
            compile_regex(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {value!r}: {error}") from error
        return value


RULE_FILES: dict[str, type[Rule]] = {"boilerplate.yaml": BoilerplateRule}


# Never changed once made; not frozen, which would take several times as long to make.
@dataclass(slots=True)
class Sentence:
    """A sentence: clean offsets, the number of its block, and whether it opens an item (``一是…``)."""

    start: int
    end: int
    block: int
    item: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the cleaned text.

    start, end (int): clean offsets. kind (str): what the line is.
    level (int): depth of a heading, 1 the highest; 0 for what is no heading.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """Blocks in text order and the sentences of those that are no boilerplate."""

    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


_SENTENCE_END = compile_regex(
    r"[。!?]+[”’)》]*|[;:](?=\s*(?:\(?\d{1,2}[.、)](?!\d)|[①-⑳]))|(?<=\S)…{1,2}(?=\S)"
)
_HEAD_1 = compile_regex(r"\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章部]分?)")
_HEAD_2 = compile_regex(r"\s*\([一二三四五六七八九十]{1,3}\)")
_HEAD_3 = compile_regex(r"\s*(?:\d{1,2}[.、](?!\d)|\(\d{1,2}\)|[①-⑳])")
_ITEM = compile_regex(
    r"\s*(?:[一二三四五六七八九十]{1,2}(?:是|要|则)|(?:第[一二三四五六七八九十]|首先|其次|再次|最后)[,、])"
    r"|\s*(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\(?\d{1,2}[.、)](?!\d))"
)
# A line with an amount says something, it heads nothing.
_MEASURED = compile_regex(r"\d\s*(?:[万亿]|[余多]?(?:人|名|位|元|户|个|张|家|所|处|对|件|%|‰))")
_SENTENCE_MARK = compile_regex(r"[。;!?]")
_PAUSE_OR_STOP = compile_regex(r"[,。;!?]")
_GAP = compile_regex(r" +")
# An amount, and not the house of an address (3座, 十里村).
_TOLD = compile_regex(rf"(?:\d|[{NUMERAL}]{{2}})[余多几]?\s?[百千]?(?:[万亿]|(?![座栋间站村]){UNIT})")
# No sentence of prose is so long, nor so long without a pause (longest of 12,000 read: 639 and 91 characters).
# Cutting what is longer (tables pasted as a line, text without stops) bounds what is read together.
_LONGEST, _LONGEST_BREATH = 1000, 160
_PAUSE = compile_regex(r"[,;、:]")
_NUMERAL = r"\d零〇一二两三四五六七八九十百千万亿几半余多点分"
_SEAM = compile_regex(
    rf"(?<=[^{_NUMERAL}约近超逾达第前至到.,~—\-])(?=\d)|(?<![{_NUMERAL}.,].{{0,7}})(?=\p{{Han}})"
    rf"|(?<=[元户张家所对件名位])(?=[^{_NUMERAL}口均外型次])"
)


def _stops(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """The stretches of a block from one end of a sentence to the next."""
    start = block.start
    for match in _SENTENCE_END.finditer(text, start, block.end):
        end = match.end()
        if end > start:
            yield start, end
            start = end
    if start < block.end:
        yield start, block.end


def _readable(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence as it is, or cut at pauses (failing these between words) when it is longer than any sentence is."""
    if end - start > _LONGEST_BREATH:
        breath = start
        for stop in chain((match.end() for match in _PAUSE.finditer(text, start, end)), (end,)):
            while stop - breath > _LONGEST_BREATH:
                seam = _SEAM.search(text, breath + _LONGEST_BREATH // 2, stop)
                if seam is None or seam.start() >= stop:
                    break
                yield start, seam.start()
                start = breath = seam.start()
            if stop - start > _LONGEST and breath > start:
                yield start, breath
                start = breath
            breath = stop
    yield start, end


def _ends_links(line: str, titles: bool) -> bool:
    """Whether a paragraph among links is the report again: it is a sentence, or tells what no link here would."""
    return tells(line) and (not titles or "。" in line)


# A regular expression that begins with ^ and has no | outside brackets: it matches at the start or not at all.
_ANCHORED = compile_regex(r"\^(?P<atom>\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:(?&atom)|\|)*\)|[^()\[\]|\\])*")


class _LineTest:
    """Whether a line matches one of the rules of an effect and is as a whole what they are about."""

    def __init__(self, rules: tuple[BoilerplateRule, ...], effect: str) -> None:
        own = [rule for rule in rules if rule.effect == effect]
        labels = [rule.text for rule in own if rule.beside == "label"]
        # Apart, because in one expression every anchor would be tried again at each character.
        self._start = _either(part for part in labels if _ANCHORED.fullmatch(part))
        self._anywhere = _either(part for part in labels if not _ANCHORED.fullmatch(part))
        self._title = _either(rule.text for rule in own if rule.beside == "title")

    def names(self, line: str) -> bool:
        """Whether the words of a rule stand in the line."""
        return (
            self._start.match(line) is not None
            or self._title.match(line) is not None
            or self._anywhere.search(line) is not None
        )

    def __call__(self, line: str) -> bool:
        if self._title.match(line) is not None and "。" not in line:
            return True
        words = self._start.match(line) or self._anywhere.search(line)
        return words is not None and not tells(line)


def tells(line: str) -> bool:
    """Whether a line tells of an amount as a sentence does, with a pause or a stop."""
    return _PAUSE_OR_STOP.search(line) is not None and _TOLD.search(line) is not None


def _either(parts: Iterable[str]) -> re.Pattern[str]:
    return compile_regex("|".join(f"(?:{part})" for part in parts) or r"(?!)")


class LayoutReader:
    """Splits cleaned text into blocks and sentences by ``boilerplate.yaml`` and the shape of its lines."""

    def __init__(self, dirs: tuple[object, ...]) -> None:
        rules = read_rules("boilerplate.yaml", BoilerplateRule, dirs)  # type: ignore[arg-type]
        self._is_boilerplate = _LineTest(rules, "line")
        self._is_meta = _LineTest(rules, "meta")
        self._lead = _either(rule.text for rule in rules if rule.effect == "lead")
        self._sections = [
            (
                title,
                _either(r.text for r in rules if r.effect == "section" and (r.beside == "title") == title),
            )
            for title in (True, False)
        ]

    def read(self, text: str) -> Layout:
        """The layout of ``text`` (cleaned). Every line that is not blank is in one block."""
        spans: list[tuple[int, int]] = []
        position = 0
        for line in text.split("\n"):
            body = line.strip()
            if body:
                start = position + len(line) - len(line.lstrip())
                spans += self._pieces(body, start)
            position += len(line) + 1
        first_prose = next(
            (i for i, (s, e) in enumerate(spans) if e - s >= 40 and _SENTENCE_MARK.search(text, s, e)),
            len(spans),
        )
        blocks: list[Block] = []
        links = titles = False  # inside a list of links; one of titles, which may tell of amounts
        titled = False
        for i, (start, end) in enumerate(spans):
            kind, level = self._kind(text[start:end], before_prose=i < first_prose, titled=titled)
            opened = next((t for t, words in self._sections if words.fullmatch(text, start, end)), None)
            if i > first_prose and opened is not None:
                links, titles = True, opened or (links and titles)
            elif links and (
                (kind == "paragraph" and end - start >= 60) or _ends_links(text[start:end], titles)
            ):
                links = False
            if links:
                kind, level = "boilerplate", 0
            titled = titled or kind == "title"
            blocks.append(Block(start, end, kind, level))
        return Layout(tuple(blocks), tuple(self._sentences(text, blocks)))

    def _pieces(self, line: str, offset: int) -> Iterator[tuple[int, int]]:
        """A line as spans: its byline apart, and apart what furniture a page on one line leaves at its ends."""
        lead = self._lead.match(line)
        if lead is not None and lead.end() < len(line):
            yield offset, offset + lead.end()
            rest = line[lead.end() :].lstrip()
            line, offset = rest, offset + len(line) - len(rest)
        gaps = [match.span() for match in _GAP.finditer(line)] if " " in line and len(line) > 40 else []
        if not gaps or not (self._is_boilerplate.names(line) and tells(line)):
            yield offset, offset + len(line)
            return
        bounds = [0, *(at for gap in gaps for at in gap), len(line)]
        begun = None
        end = 0
        for start, stop in zip(bounds[::2], bounds[1::2], strict=True):
            if self._is_boilerplate(line[start:stop]):
                if begun is not None:
                    yield offset + begun, offset + end
                yield offset + start, offset + stop
                begun = None
            else:
                begun, end = start if begun is None else begun, stop
        if begun is not None:
            yield offset + begun, offset + end

    def _kind(self, line: str, *, before_prose: bool, titled: bool) -> tuple[BlockKind, int]:
        if self._is_boilerplate(line):
            return "boilerplate", 0
        if len(line) <= 80 and (self._is_meta(line) or self._lead.fullmatch(line)):
            return "meta", 0
        if is_table_row(line):
            return "row", 0
        for level, pattern in ((1, _HEAD_1), (2, _HEAD_2), (3, _HEAD_3)):
            if pattern.match(line):
                stops = _SENTENCE_MARK.findall(line)
                short = len(line) <= 50 and (not stops or (len(stops) == 1 and line[-1] in "。;!?"))
                return ("heading", level) if short and not _MEASURED.search(line) else ("paragraph", 0)
        if _SENTENCE_MARK.search(line) or len(line) > 60 or line[-1] in ",、":
            return "paragraph", 0
        if before_prose and not titled and len(line) >= 6:
            return "title", 0
        return ("paragraph", 0) if _MEASURED.search(line) else ("heading", 2)

    @staticmethod
    def _sentences(text: str, blocks: list[Block]) -> list[Sentence]:
        return [
            Sentence(start, end, number, _ITEM.match(text, start, end) is not None)
            for number, block in enumerate(blocks)
            if block.kind != "boilerplate"
            for begin, stop in _stops(text, block)
            for start, end in _readable(text, begin, stop)
        ]
