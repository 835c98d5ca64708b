"""Lines that were broken in mid-sentence: which line breaks and page marks to delete.

Text taken from PDF or from narrow web columns breaks a sentence where the line is full. A break is deleted
when the line before it is as full as the document's full lines, or when it cannot end there. A bare break never makes
one number of two lines' digits: between them it stays, as a joint, within the sentence. Digits are joined where a full
line of a wrapped document ends in them, which is what cut them, and round a page mark when the rest of them and the
unit follow at once.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.records import dataclass
from minzheng_ie.text.amounts import NUMERAL, UNIT, is_chinese_numeral
from minzheng_ie.text.rows import is_table_row
from minzheng_ie.text.time_above import time_above_list

JOINT = "\x1f"
"""Stands for a line break between two numbers in a joined sentence; no other is in a text without control characters."""

Span = tuple[int, int]
_ENDS = "。!?;…:”』」》.)"
_PAGE_MARK = compile_re(
    r"\s*(?:[—\-–·]{1,3}\s*\d{1,4}\s*[—\-–·]{1,3}|第\s*\d{1,4}\s*页(?:\s*[,/、]?\s*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}|Page\s+\d{1,4}(?:\s+of\s+\d{1,4})?)\s*"
)
_OPENING = compile_re(
    r"\s*(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、](?!\d)|第[一二三四五六七八九十]{1,3}[章节部条]|附[件表]?[:：]|[●■◆★*])"
)
_ITEM = compile_re(r"\s*(?:\((?P<round>\d{1,2})\)|(?P<point>\d{1,2})[.、](?!\d)|(?P<half>\d{1,2})\))")
# PM, 2.5, 年平均浓度: a web page put the small digits of a formula on a line of their own.
_FORMULA = compile_re(r"(?<![A-Za-z])[A-Z]{1,3}[a-z]?$")
_SUBSCRIPT = compile_re(r"\d{1,2}(?:\.\d)?")
# 2、 where a page begins: text taken from a viewer of documents has its pages numbered so.
_NUMBERED = compile_re(r"(\d{1,3})、")
_PAGES = 2  # so many at least, or they may be items
_HANGING = frozenset("、,(“‘《-~+×")
_NEEDS_MORE = compile_re(r"\s*[、,。;:!?)”’》%‰]")
# What sites and typesetters put in after the lines were full: readings in brackets, spaces beside digits.
_NOISE = compile_regex(
    r"(?<=\p{Han})\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,7}\)|(?<=\d) (?!\d)|(?<!\d) (?=\d)"
)
_NOISY = compile_re(r"\([a-zā-ǹḿ]|\d | \d")
"""What every line holds in which there is `_NOISE`."""
# Under a long title: 来源:…, (2025年1月19日 …).
_LABEL = compile_re(r"[一-鿿]{2,6}:|\(\d{4}年|\d{4}-\d")
_PROSE = compile_re(r"[。;]|,(?!\d{3})")  # no comma of a number
# A count that belongs to the one that ends the line above (养老院12家⏎(1200张床位)).
_BESIDE = compile_re(r"\(\d[\d ,.]{0,12}[一-鿿]{2,10}\)")
_COUNTED = compile_regex(r"\p{Han} ?\d[\d ,.]*\p{Han}$")
_COUNT = 16

# Where two lines' digits meet. What begins another number: a mark of a list, a section, a year or date, a telephone.
_ENDS_IN_DIGITS = compile_re(r"[0-9][.,]?$")
_DIGITS_FIRST = compile_re(r"[.,]?[0-9]")
_OTHER = compile_re(
    r"[0-9]{1,2}[.、)](?![0-9])|[0-9]{1,2}(?:\.[0-9]{1,2}){2}|(?:19|20)[0-9]{2}(?:年|[-/.][0-9])"
    r"|0[0-9]{2,3}-[0-9]{7,8}|1[3-9][0-9]{9}(?![0-9])|[48]00-?[0-9]{3}"
)
_DATE = compile_re(r"[0-9]{1,2}[月日号时](?!嫂|均)")
_REST = compile_regex(rf"[0-9]++(?:,[0-9]{{3}})*+(?:\.[0-9]++)?[余多]?(?:[百千]?[万亿]|{UNIT})")
_WHOLE = compile_re(r"(?<![0-9.])[0-9]+\.?$")
_CHINESE_LAST = compile_re(rf"[{NUMERAL}]{{1,12}}$")
_CHINESE_FIRST = compile_re(rf"(?=[一二三四五六七八九两十百千])[{NUMERAL}]{{1,12}}")


def _hangs(line: str) -> bool:
    """Whether a line (stripped) cannot end its sentence: a mark that opens or joins, or a number, is last."""
    last = line[-1]
    return last in _HANGING or last.isdecimal() or (last == "." and line[-2:-1].isdecimal())


@dataclass(frozen=True, slots=True)
class _Wrap:
    """How a document's lines were wrapped: a line of ``full`` characters may go on in the next one, one of
    ``brim`` characters does even when a sentence ends there."""

    full: int
    brim: int


def _even(lines: list[str]) -> _Wrap | None:
    """Most characters are in lines of nearly one length; lines of unbroken paragraphs vary."""
    counted = Counter(len(line) for line in lines if len(line) >= 16)
    best, mass = 0, 0
    held = {length: length * n for length, n in counted.items()}
    total = sum(held.values())
    for width in counted:
        here = sum([held[length] for length in range(width - 3, width + 2) if length in held])
        if (here, width) > (mass, best):
            best, mass = width, here
    near = sum(counted[length] for length in range(best - 3, best + 2))
    # Paragraphs of few lines: leave out the last line of each.
    broken = [len(line) for line in lines if len(line) >= 16 and line[-1] not in _ENDS]
    lasting = sum(length for length in broken if best - 3 <= length <= best + 1)
    most = mass >= 0.6 * total or (lasting >= 0.8 * sum(broken) and sum(broken) >= 0.4 * total)
    if near >= 4 and most and max(counted) <= best + max(6, best // 4):
        return _Wrap(best - 3, best - 1)
    return None


def _uneven(bodies: list[str]) -> _Wrap | None:
    """Lines of about one length, most of which end in mid-sentence: their text was changed after wrapping."""
    lengths = sorted(len(body) for body in bodies if len(body) >= 16)
    if len(lengths) < 8:
        return None
    middle = lengths[len(lengths) // 2]
    even = sum(length for length in lengths if 0.75 * middle <= length <= 1.3 * middle)
    broken = sum(len(body) for body in bodies if len(body) >= 16 and body[-1] not in _ENDS)
    if middle <= 60 and even >= 0.75 * sum(lengths) and broken >= 0.6 * sum(lengths):
        return _Wrap(int(0.75 * middle), middle - 1)
    return None


def _page_numbers(bodies: list[str]) -> dict[int, int]:
    """The lines that open with the number of a page, and how long it is.

    Numbers of pages stand in order, and each breaks a line off that holds whole sentences, one at least where no item ends.
    """
    told = [(at, found) for at, body in enumerate(bodies) if (found := _NUMBERED.match(body))]
    opened = {at: found.end() for at, found in told if found[1] != "1"}
    first = 2 if len(opened) == len(told) else 1
    if len(opened) < _PAGES or [int(found[1]) for _, found in told] != [*range(first, first + len(told))]:
        return {}
    before = [bodies[at - 1] for at in opened]
    broken = all("。" in line and line[-1] not in _ENDS for line in before)
    return opened if broken and any(map(_hangs, before)) else {}


def _wrapping(lines: list[str]) -> tuple[_Wrap | None, list[int]]:
    """How the lines (with their indents) were wrapped, None when they were not; and each line's length for it."""
    lengths = [len(line) for line in lines]
    wrap = _even(lines)
    if wrap is None:
        clear = [_NOISE.sub("", line) if _NOISY.search(line) is not None else line for line in lines]
        lengths = [len(line) for line in clear]
        wrap = _even(clear) or _uneven(clear)
    return wrap, lengths


@dataclass(frozen=True, slots=True)
class Joining:
    """What joins the lines of a text.

    deleted (list): spans to delete, in order: line breaks, indents behind them, page marks between.
    joints (list): offsets of line breaks that stay, because a number stands on both sides, though the sentence goes on.
    """

    deleted: list[tuple[int, int]]
    joints: list[int]

    def marked(self, text: str) -> str:
        """``text`` with `JOINT` at the joints."""
        pieces = []
        position = 0
        for at in self.joints:
            pieces += [text[position:at], JOINT]
            position = at + 1
        return "".join([*pieces, text[position:]]) if pieces else text


def join_lines(text: str) -> Joining:
    """The stretches (line breaks, indents behind them, page marks between) to delete from ``text``.

    text (str): folded text (half-width punctuation) without control characters.
    """
    return _Joiner(text)() if "\n" in text else Joining([], [])


class _Joiner:
    """Takes the lines of a text one after the other and joins what goes on with the sentence of the line before."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[Span] = []
        position = 0
        for line in text.split("\n"):
            self.lines.append((position, position + len(line)))
            position += len(line) + 1
        self.bodies = [text[start:end].strip() for start, end in self.lines]
        self.pages = _page_numbers(self.bodies)
        self.wrap, self.lengths = _wrapping([text[start:end].rstrip() for start, end in self.lines])
        self.deleted: list[Span] = []
        self.joints: list[int] = []
        # The last line that holds text: which it is, its length before joining, that of what it was joined to.
        self.previous: int | None = None
        self.length = self.joint = 0
        self.prose = False
        """Whether it ends a longer line, joined of several, that is prose."""
        self.small = False
        """Whether it is the small digits of a formula."""
        # What stands behind it so far.
        self.marks: list[int] = []
        self.blanks = 0

    def __call__(self) -> Joining:
        for at, body in enumerate(self.bodies):
            if not body:
                self.blanks += 1
            elif _PAGE_MARK.fullmatch(body):
                self.marks.append(at)
            else:
                self._take(at, body)
        self.deleted += [self.lines[mark] for mark in self.marks]
        return Joining(self.deleted, self.joints)

    def _take(self, at: int, body: str) -> None:
        """Join the line ``at`` to the one before or let it begin."""
        joined = self.previous is not None and self._join(at, body, self.previous)
        if not joined:
            self.deleted += [
                self.lines[mark] for mark in self.marks if self.lines[mark][0] < self.lines[mark][1]
            ]
        self.joint = self.joint + len(body) if joined else len(body)
        self.prose = joined and (self.prose or self.joint >= 50 or "。" in body)
        # A comma alone in a line was pushed out of the full line before.
        pushed = joined and len(body) <= 2 and body[-1] not in "。!?"
        self.previous, self.length = at, self.lengths[at] + (self.length if pushed else 0)
        self.marks, self.blanks = [], 0

    def _join(self, at: int, body: str, previous: int) -> bool:
        """Join the line ``at`` to the line ``previous`` where it goes on with its sentence."""
        before, (begin, _) = self.bodies[previous], self.lines[at]
        touching = self.blanks == 0 and not self.marks
        subscript = self.small  # what follows the small digits of a formula is on a line of its own, too
        self.small = (
            touching and _SUBSCRIPT.fullmatch(body) is not None and _FORMULA.search(before) is not None
        )
        formula = self.small or subscript
        paged = 0 if before[-1].isdecimal() else self.pages.get(at, 0)
        if not (paged or (touching and formula)):
            indented = self.text[begin] == " " and self._indent(at) >= 2
            seam = _Seam(
                before, body, indented, self.wrap, self.length, self.blanks, bool(self.marks), self.prose
            )
            if not _continues(seam):
                return False
        start = self.lines[previous][0] + len(self.text[slice(*self.lines[previous])].rstrip())
        stop = begin + self._indent(at) + paged
        full = self.wrap is not None and self.length >= self.wrap.full
        if not formula and _numbers_meet(before, body, bool(self.marks), full):
            joint = self.text.index("\n", start)
            self.joints.append(joint)
            self.deleted += [span for span in ((start, joint), (joint + 1, stop)) if span[0] < span[1]]
        else:
            self.deleted.append((start, stop))
        return True

    def _indent(self, at: int) -> int:
        raw = self.text[slice(*self.lines[at])]
        return len(raw) - len(raw.lstrip())


def _numbers_meet(before: str, after: str, page_break: bool, full: bool) -> bool:
    """Whether a number ends the line ``before`` and one begins the line ``after``, which stay two all the same.

    full (bool): ``before`` is a full line of a wrapped document.
    """
    if full:
        return False
    last, first = _CHINESE_LAST.search(before[-12:]), _CHINESE_FIRST.match(after)
    if last and first:
        return not (page_break and is_chinese_numeral(last.group() + first.group()))
    if not (_ENDS_IN_DIGITS.search(before) and _DIGITS_FIRST.match(after)):
        return False
    if before[-1] == "." or after[0] == ".":
        return not (_REST.match(after.lstrip(".")) and _WHOLE.search(before))
    if before[-1] == "," or after[0] == ",":
        return True  # of a number or of a sentence
    return not (page_break and _REST.match(after) and (_WHOLE.search(before) or "," not in after[:4]))


def _next_item(before: str, after: str) -> bool:
    """Whether a line opens with the list mark that follows that of the line before ((8)资助…31家次, over (9)…)."""
    one, other = _ITEM.match(before), _ITEM.match(after)
    if one is None or other is None or one.lastgroup != other.lastgroup:
        return False
    return int(other[other.lastgroup or 0]) == int(one[one.lastgroup or 0]) + 1


class _Seam(NamedTuple):
    """Where two lines meet.

    before, after (str): the lines, stripped. indented (bool): ``after`` has an indent. length (int): of ``before``, as
    `_wrapping` measures it. blanks (int): blank lines between. page_break (bool): a page mark stands between.
    prose (bool): ``before`` was itself joined to lines before it, and they are prose.
    """

    before: str
    after: str
    indented: bool
    wrap: _Wrap | None
    length: int
    blanks: int
    page_break: bool
    prose: bool


def _continues(seam: _Seam) -> bool:
    """Whether the line behind a seam goes on with the sentence of the line before it."""
    before, after = seam.before, seam.after
    if _begins_anew(seam):
        return False
    if _NEEDS_MORE.match(after) and before[-1] not in _ENDS and seam.blanks == 0:
        return True
    if seam.blanks == 0 and _BESIDE.fullmatch(after) and _COUNTED.search(before[-_COUNT:]):
        return True
    if _LABEL.match(after) and not _PROSE.search(before):
        return False
    if seam.wrap is not None and (seam.blanks == 0 or seam.page_break):
        return _wrapped(seam, seam.wrap)
    return _broken(seam)


def _begins_anew(seam: _Seam) -> bool:
    """Whether a line opens with a mark of a list, a date or another number than the one before it ends in, or is listed below a time."""
    before, after = seam.before, seam.after
    if before[-1] == "," and time_above_list(before, after):
        return True
    digits = before[-1].isdecimal()
    if _OPENING.match(after) and (digits or not _hangs(before) or _next_item(before, after)):
        return True
    if not digits:
        return False
    full = seam.wrap is not None and seam.length >= seam.wrap.full
    return _OTHER.match(after) is not None or (not full and _DATE.match(after) is not None)


def _wrapped(seam: _Seam, wrap: _Wrap) -> bool:
    """Whether a line of a wrapped document goes on in the next one: it is full, or cannot end there."""
    before, after = seam.before, seam.after
    if is_table_row(before) or is_table_row(after) or seam.indented:
        return False
    close = seam.blanks == 0
    if before[-1] in "。!?;:":
        return seam.length >= wrap.brim and len(after) >= wrap.full // 2 and close and not seam.page_break
    if seam.length >= wrap.full:
        return True
    hanging = len(before) >= 12 and _hangs(before) and _PROSE.search(before) is not None
    return close and (hanging or (seam.prose and _PROSE.search(after) is not None))


def _broken(seam: _Seam) -> bool:
    """Whether a stray break, in a document that was not wrapped, tore a sentence."""
    before = seam.before
    if seam.blanks > 1 and not seam.page_break:
        return False
    if _hangs(before) and len(before) >= 12 and _PROSE.search(before):
        return True
    if seam.indented or not (seam.blanks == 0 or seam.page_break):
        return False
    # A line with whole sentences and an unfinished one, and no blank line behind it. (A heading may have a comma, but
    # has no full stop inside, is not as long, and seldom ends a page.)
    enough = 12 if seam.page_break else 50
    unfinished = before[-1] not in _ENDS and (
        "。" in before or len(before) >= (enough if "," in before else 100)
    )
    return unfinished and _PROSE.search(seam.after) is not None
