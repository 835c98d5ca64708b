"""Lines that were broken in mid-sentence: which line breaks and page marks to delete.

Text taken from PDF or from narrow web columns breaks a sentence where the line is full. A break is deleted
when the line before it is as full as the document's full lines, or when it cannot end there. A bare break never makes
one number of two lines' digits: between them it stays, as a joint, within the sentence. Digits are joined where a full
line of a wrapped document ends in them, which is what cut them, and round a page mark when the rest of them and the
unit follow at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.text.amounts import NUMERAL, UNIT, is_chinese_numeral
from minzheng_ie.text.rows import is_table_row

JOINT = "\x1f"
"""Stands for a line break between two numbers in a joined sentence; no other is in a text without control characters."""

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
_HANGING = frozenset("、,(“‘《-~+×")
_NEEDS_MORE = compile_re(r"\s*[、,。;:!?)”’》%‰]")
# What sites and typesetters put in after the lines were full: readings in brackets, spaces beside digits.
_NOISE = compile_regex(
    r"(?<=\p{Han})\([a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ]{1,7}\)|(?<=\d) (?!\d)|(?<!\d) (?=\d)"
)
# Under a long title: 来源:…, (2025年1月19日 …).
_LABEL = compile_regex(r"\p{Han}{2,6}:|\(\d{4}年|\d{4}-\d")
_PROSE = compile_re(r"[。,;]")

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
_CHINESE_LAST = compile_regex(rf"[{NUMERAL}]{{1,12}}$")
_CHINESE_FIRST = compile_regex(rf"(?=[一二三四五六七八九两十百千])[{NUMERAL}]{{1,12}}")


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
    total = sum(length * n for length, n in counted.items())
    best, mass = 0, 0
    for width in counted:
        here = sum(length * counted[length] for length in range(width - 3, width + 2) if length in counted)
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


def _wrapping(lines: list[str]) -> tuple[_Wrap | None, list[int]]:
    """How the lines (with their indents) were wrapped, None when they were not; and each line's length for it."""
    lengths = [len(line) for line in lines]
    wrap = _even(lines)
    if wrap is None:
        clear = [_NOISE.sub("", line) for line in lines]
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
    if "\n" not in text:
        return Joining([], [])
    lines: list[tuple[int, int]] = []
    position = 0
    for line in text.split("\n"):
        lines.append((position, position + len(line)))
        position += len(line) + 1
    bodies = [text[s:e].strip() for s, e in lines]
    wrap, lengths = _wrapping([text[start:end].rstrip() for start, end in lines])
    marks = {i for i, body in enumerate(bodies) if body and _PAGE_MARK.fullmatch(body)}
    deleted: list[tuple[int, int]] = []
    joints: list[int] = []
    previous: int | None = None
    previous_length = 0  # of the last physical line, before joining
    prose = False  # the line before ends a longer one, joined of several, that is prose
    small = False  # the line before is the small digits of a formula
    joint = 0
    between_marks: list[int] = []
    blanks = 0
    for i, body in enumerate(bodies):
        if not body:
            blanks += 1
            continue
        if i in marks:
            between_marks.append(i)
            continue
        subscript, small = small, False
        joined = False
        if previous is not None and blanks == 0 and not between_marks:
            small = _SUBSCRIPT.fullmatch(body) is not None and _FORMULA.search(bodies[previous]) is not None
            joined = small or subscript
        if previous is not None and not joined:
            joined = _continues(
                bodies[previous],
                body,
                text[lines[i][0] : lines[i][1]],
                wrap,
                previous_length,
                blanks,
                bool(between_marks),
                prose,
            )
        if joined and previous is not None:
            start = lines[previous][0] + len(text[lines[previous][0] : lines[previous][1]].rstrip())
            raw = text[lines[i][0] : lines[i][1]]
            stop = lines[i][0] + len(raw) - len(raw.lstrip())
            if not (small or subscript) and _numbers_meet(
                bodies[previous],
                body,
                bool(between_marks),
                wrap is not None and previous_length >= wrap.full,
            ):
                joints.append(text.index("\n", start))
                deleted += [
                    span for span in ((start, joints[-1]), (joints[-1] + 1, stop)) if span[0] < span[1]
                ]
            else:
                deleted.append((start, stop))
        else:
            deleted += [lines[mark] for mark in between_marks if lines[mark][0] < lines[mark][1]]
        joint = joint + len(body) if joined else len(body)
        prose = joined and (prose or joint >= 50 or "。" in body)
        # A comma alone in a line was pushed out of the full line before.
        pushed = joined and len(body) <= 2 and body[-1] not in "。!?"
        previous, previous_length = i, lengths[i] + (previous_length if pushed else 0)
        between_marks, blanks = [], 0
    deleted += [lines[mark] for mark in between_marks]
    return Joining(deleted, joints)


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


def _continues(
    before: str,
    after: str,
    raw: str,
    wrap: _Wrap | None,
    length: int,
    blanks: int,
    page_break: bool,
    prose: bool,
) -> bool:
    """Whether the line ``after`` goes on with the sentence of the line ``before``.

    raw (str): ``after`` with its indent. length (int): of ``before``, as `_wrapping` measures it.
    blanks (int): blank lines between. page_break (bool): a page mark stands between.
    prose (bool): ``before`` was itself joined to lines before it, and they are prose.
    """
    digits = before[-1].isdecimal()
    if _OPENING.match(after) and (digits or not _hangs(before) or _next_item(before, after)):
        return False
    full = wrap is not None and length >= wrap.full
    if digits and (_OTHER.match(after) or (not full and _DATE.match(after))):
        return False
    if _NEEDS_MORE.match(after) and before[-1] not in _ENDS and blanks == 0:
        return True
    if _LABEL.match(after) and not _PROSE.search(before):
        return False
    indented = raw[:1] == " " and len(raw) - len(raw.lstrip()) >= 2
    if wrap is not None and (blanks == 0 or page_break):
        if is_table_row(before) or is_table_row(after):
            return False
        if before[-1] in "。!?;:":
            return (
                length >= wrap.brim
                and not indented
                and len(after) >= wrap.full // 2
                and blanks == 0
                and not page_break
            )
        hanging = len(before) >= 12 and _hangs(before) and _PROSE.search(before) is not None
        inside = prose and _PROSE.search(after) is not None
        return (full or (blanks == 0 and (hanging or inside))) and not indented
    if blanks > 1 and not page_break:
        return False
    if _hangs(before) and len(before) >= 12 and _PROSE.search(before):
        return True
    # A line with whole sentences and an unfinished one, and no blank line behind it: a stray break.
    # (A heading may have a comma, but has no full stop inside, is not as long, and seldom ends a page.)
    enough = 12 if page_break else 50
    unfinished = before[-1] not in _ENDS and (
        "。" in before or len(before) >= (enough if "," in before else 100)
    )
    return unfinished and not indented and (blanks == 0 or page_break) and _PROSE.search(after) is not None
