"""The lines of a text, and the cells that a separator makes of one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.words import is_number, is_value, tight
from minzheng_ie.records import dataclass

Piece = tuple[int, int]
"""A cell's stretch of the text."""

_RUN = compile_re(r"[^\s]+(?: [^\s]+)*")
_YEAR = r"(?:(?:19|20)\d{2}|9\d|1[0-3]\d) ?年[度末底]?"
_MONTHS = r"\d{1,2}(?:[-—~至]\d{1,2})? ?月[份末底]?"
# What a blank beside digits parts and is one all the same: times (2018 年 1-6 月) and ages (80 岁以上老年人).
_SINGLE = compile_re(
    rf"{_YEAR}(?: {_MONTHS})?(?!\S)|{_MONTHS}(?!\S)"
    r"|[^\s\d]{0,12}\d{1,3}(?:[-—~至]\d{1,3})? 周?[岁歲](?:[^\s\d]\S*|(?<=[-—~至]\d\d [岁歲])(?!\S))|\S+"
)
_ONE_TIME = compile_re(_YEAR)
_TIMES = compile_re(rf"{_YEAR}(?: {_YEAR})+")
_SMALL_ROW = compile_re(r"[^\s\d]\S*(?: [+\-]?\d[\d,]*(?:\.\d+)?)+")
_UNIT_TAIL = compile_re(r"\([^()\d]{1,12}\)")
_LATIN_TAIL = compile_re(r"[A-Za-z(&][A-Za-z .,'&/()\-]*")
_FAR = 6  # blanks before a name in another language
_LONE = compile_re(r"[^\W\d_]")
_COUNTER = "个"  # no word of two characters ends with it
_PLACES = frozenset("省市县縣区區州盟旗镇鎮乡鄉村里")  # end the name of a division
_COLUMN_NAMES = frozenset("甲乙丙丁戊己庚辛")
_SPREAD = (
    "指标名称",
    "指标",
    "项目",
    "计量单位",
    "单位",
    "数量",
    "数值",
    "地区",
    "年份",
    "名称",
    "代码",
    "合计",
    "总计",
    "小计",
    "本年",
    "上年",
    "同比",
    "人数",
    "户数",
    "序号",
    "个数",
    "床位",
)
_WORD = compile_re(r"\S+")
_RULE = frozenset("─━═=_-—－―")
_LEAST_RULE = 8  # characters
_LEAST_STROKES = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A line. start, end (int): of its text without the blanks round it. begin (int): where it begins. body (str): the text."""

    begin: int
    start: int
    end: int
    body: str


def lines_of(text: str, begin: int, end: int) -> list[Line]:
    """The lines between two offsets of a text; a blank one has an empty body."""
    lines = []
    position = begin
    for raw in text[begin:end].split("\n"):
        body = raw.strip()
        start = position + (len(raw) - len(raw.lstrip()) if body else 0)
        lines.append(Line(position, start, start + len(body), body))
        position += len(raw) + 1
    return lines


def without_rules(lines: list[Line]) -> list[Line]:
    """The lines without those that are drawn between two others (────────), and say nothing."""
    kept = [
        line
        for before, line, after in zip([None, *lines], lines, [*lines[1:], None], strict=False)
        if not (
            len(line.body) >= _LEAST_RULE
            and line.body[0] in _RULE
            and before is not None
            and after is not None
            and before.body
            and after.body
            and not line.body.strip(line.body[0])
        )
    ]
    return kept if len(kept) < len(lines) else lines


def with_strokes(text: str, lines: list[Line]) -> list[Line]:
    """The lines, where a copy put the stroke behind each cell on a line of its own with these strokes at the ends of the cells."""
    alone = [at for at, line in enumerate(lines) if line.body == "|"]
    behind = [at for at in alone if at and "|" not in lines[at - 1].body and lines[at - 1].body]
    if len(behind) < _LEAST_STROKES or 2 * len(behind) < len(alone):
        return lines
    ends = frozenset(behind)
    joined: list[Line] = []
    for at, line in enumerate(lines):
        if at in ends:
            cell = joined.pop()
            body = text[cell.start : line.end].replace("\n", " ")
            line = Line(cell.begin, cell.start, line.end, body)
        joined.append(line)
    return joined


def together(lines: Sequence[Line], at: int, blanks: int) -> Iterator[tuple[int, Line]]:
    """The lines with text from one on, each with its number, up to where more than ``blanks`` empty ones follow."""
    empty = 0
    for position in range(at, len(lines)):
        line = lines[position]
        empty = 0 if line.body else empty + 1
        if empty > blanks:
            return
        if line.body:
            yield position, line


def words_in(text: str, start: int, end: int) -> Iterator[Piece]:
    """What blanks part in ``text[start:end]``, one after another."""
    return (match.span() for match in _WORD.finditer(text, start, end))


def loose_words(text: str, line: Line, longest: int) -> list[Piece]:
    """The words of a line of at most ``longest`` characters; none of prose, or where strokes part its cells."""
    if len(line.body) > longest or "。" in line.body or "|" in line.body:
        return []
    return list(words_in(text, line.start, line.end))


def pieces_of(text: str, line: Line, kind: str) -> list[Piece | None]:
    """The cells of a line; None where two separators meet and one stands for an empty cell.

    kind (str): ``tab`` (each is a separator), ``run`` (tabs and two blanks or more), ``single`` (any blank),
    ``pipe``, ``comma``.
    """
    if kind == "single":
        return [match.span() for match in _SINGLE.finditer(text, line.start, line.end)]
    if kind == "run":
        runs = [match.span() for match in _RUN.finditer(text, line.start, line.end)]
        if len(runs) > 1 and all(_SMALL_ROW.fullmatch(text, *run) for run in runs):
            # Rows of blocks side by side, their cells one blank apart.
            return [match.span() for match in _SINGLE.finditer(text, line.start, line.end)]
        return [piece for run in runs for piece in _times_apart(text, *run)]
    if kind == "tab":
        return _cut(text, line.begin, line.end, "\t")
    if kind == "comma":
        return _cut(text, line.start, line.end, ",")
    start, end = line.start, line.end
    if text[start] == "|":
        start += 1
    if end > start and text[end - 1] == "|":
        end -= 1
    return [_unmarked(text, piece) for piece in _cut(text, start, end, "|")]


def _times_apart(text: str, start: int, end: int) -> list[Piece]:
    """The cells of a stretch: years one blank apart (2021 年 2020 年) are one each."""
    if _TIMES.fullmatch(text, start, end) is None:
        return [(start, end)]
    return [match.span() for match in _ONE_TIME.finditer(text, start, end)]


def _cut(text: str, start: int, end: int, separator: str) -> list[Piece | None]:
    pieces: list[Piece | None] = []
    while True:
        stop = text.find(separator, start, end)
        pieces.append(stripped(text, start, stop if stop >= 0 else end))
        if stop < 0:
            return pieces
        start = stop + 1


def stripped(text: str, start: int, end: int) -> Piece | None:
    """A stretch without the blanks at its ends; None where it is nothing else."""
    raw = text[start:end]
    body = raw.strip()
    at = start + len(raw) - len(raw.lstrip())
    return (at, at + len(body)) if body else None


def _unmarked(text: str, piece: Piece | None) -> Piece | None:
    """A cell of Markdown without the asterisks of bold type."""
    if (
        piece is not None
        and piece[1] - piece[0] > 4
        and text[piece[0] : piece[0] + 2] == "**" == text[piece[1] - 2 : piece[1]]
    ):
        return piece[0] + 2, piece[1] - 2
    return piece


def rejoined(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Cells where words that were set wide (指 标, 合 计) are one again."""
    made: list[Piece] = []
    at = 0
    while at < len(pieces):
        stop = at
        while (
            stop < len(pieces) and pieces[stop][1] - pieces[stop][0] == 1 and _is_lone(text[pieces[stop][0]])
        ):
            stop += 1
        if stop - at > 1 and _counts(text, pieces, stop):
            stop -= 1
        if stop - at < 2:
            made.append(pieces[at])
            at += 1
            continue
        if text[pieces[stop - 1][0]] in _PLACES and stop - at > 2:
            made.append((pieces[at][0], pieces[stop - 1][1]))  # 新 北 市
            at = stop
        while at < stop:
            size = _spread_word("".join(text[start] for start, _ in pieces[at:stop]))
            made.append((pieces[at][0], pieces[at + size - 1][1]))
            at += size
    return made


def _counts(text: str, pieces: Sequence[Piece], stop: int) -> bool:
    """Whether the last of the lone characters before ``stop`` is the unit of the number behind it (镇 个 43)."""
    return (
        stop < len(pieces) and text[pieces[stop - 1][0]] == _COUNTER and is_number(text[slice(*pieces[stop])])
    )


def with_tails(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Cells where what stands behind a word is of it: its name in another language, and behind one blank its unit in brackets."""
    made: list[Piece] = []
    for piece in pieces:
        before = text[slice(*made[-1])] if made else ""
        if (
            made
            and _is_tail(text, piece, piece[0] - made[-1][1])
            and not (before.isascii() or is_value(before))
        ):
            made[-1] = (made[-1][0], piece[1])
        else:
            made.append(piece)
    return made


def _is_tail(text: str, piece: Piece, gap: int) -> bool:
    stretch = text[piece[0] : piece[1]]
    unit = gap == 1 and _UNIT_TAIL.fullmatch(stretch) is not None and text[piece[0] - 2] != ")"
    return unit or (gap <= _FAR and stretch.isascii() and _LATIN_TAIL.fullmatch(stretch) is not None)


def _is_lone(char: str) -> bool:
    return char not in _COLUMN_NAMES and _LONE.match(char) is not None


def _spread_word(chars: str) -> int:
    return next((len(word) for word in _SPREAD if chars.startswith(word)), 1 if len(chars) != 2 else 2)


def texts_of(text: str, pieces: Sequence[Piece | None]) -> list[str]:
    """The texts of cells, those that hold nothing left out."""
    return [tight(text[start:end]) for start, end in filter(None, pieces)]


def shown_width(text: str, start: int, end: int) -> int:
    """How many columns of a fixed-width page a stretch takes."""
    stretch = text[start:end]
    if stretch.isascii():
        return len(stretch)
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in stretch)
