"""Spaces in and beside numbers: which to delete so that a number is written in one piece.

Running text closes up spaces beside digits, between groups of three digits (4 567人) and inside a Chinese numeral
(五 百 二 十 万 元); a word that a lost line break cut in two is closed up as well (`broken_words`). The cells of a row stay apart, and where a row of columns is as likely as one number nothing is
deleted: the pieces are then declined (`minzheng_ie.claims.pieces`).
"""

from __future__ import annotations

from collections.abc import Iterator

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.text.amounts import NUMERAL, UNIT, ZEROS, is_chinese_numeral
from minzheng_ie.text.broken_words import broken_words
from minzheng_ie.text.rows import ROW_BAR, is_table_row

Span = tuple[int, int]

_NEAR_DIGIT = r"[\p{Han}%‰、。,;:!?()“”‘’《》\-—~·+]"
# …拨款40万元 2019年…: a year behind an amount begins an item of its own.
_NEW_ITEM = r"(?!(?<=\d[余多]?[万亿]?[元人户名个所张对件])[ \t]+(?:19|20)[\dxX×*]{2} ?年)"
_SPACES = compile_regex(
    rf"(?<=\d)[ \t]+(?={_NEAR_DIGIT})|(?<={_NEAR_DIGIT}){_NEW_ITEM}[ \t]+(?=\d)|(?<=\d) +(?=\. ?\d)|(?<=\d ?\.)(?<!^\s*\d{{1,2}} ?\.) +(?=\d)"
    r"|(?<=\d) +(?=,\d{3}(?!\d))|(?<=\d,) +(?=\d{3}(?!\d))"
    rf"|(?<=\d ?[余多]?[百千]?[万亿]) (?={UNIT})"
    # 620 元 / 人 / 月: one unit
    r"|(?<=元) +(?=/ ?[人户名床月年])|(?<=元 ?/) +(?=[人户名床月年])|(?<=元 ?/ ?[人户名床]) +(?=/ ?[月年天日])|(?<=元 ?/ ?[人户名床] ?/) +(?=[月年天日])"
)
# 募集善款30万元 12家企业参与助学: the two halves of a title.
_HALVES = compile_regex(
    r"(?<=\p{Han}{4}\d[\d.]*[余多]?[万亿]?[元个家所件张起]) ++(?=\d++[余多]?[家个名所位项只支]\p{Han}{4})"
)
# 2016 / 01/29: a date
_SLASHED = compile_regex(r"(?<!\d)(?:19|20)\d\d ?/ ?(?:1[0-2]|0?[1-9]) ?/ ?(?:3[01]|[12]\d|0?[1-9])(?!\d)")
_COLUMN = compile_regex(r"(?<=\S)(?: {2,}| *\t[ \t]*)(?=\S)")
# Thin spaces are made for this and for nothing else.
_THIN = "\u2009\u200a\u202f"
_THIN_RUN = compile_regex(rf"(?<![\d.,])[1-9]\d{{0,2}}(?:[{_THIN}]\d{{3}})++(?!\d)")
_DIGIT_RUN = compile_regex(r"(?<![\d.,])\d++(?:[.,]\d++)*+(?: \d++(?:[.,]\d++)*+)++")
_GROUPED = compile_regex(r"[1-9]\d{0,2}(?: \d{3}){1,9}(?:\.\d{1,8})?")
_CHINESE_RUN = compile_regex(rf"[{NUMERAL}几][{NUMERAL}点余多几]*+(?: [{NUMERAL}点余多几]++)*+")
_CHINESE_SPACE = compile_re(rf"[{NUMERAL}点余多几] ")
_UNIT = compile_regex(rf" ?(?:{UNIT})")
# The name of another row: no unit, or one behind which the row's numbers stand.
_CELL_BEHIND = compile_regex(
    rf" (?:(?!(?:[余多]?[百千]?[万亿] ?)?(?:{UNIT}))\p{{Han}}{{1,8}} ?\d|\p{{Han}}{{1,8}}(?: \d{{1,3}}){{3}})"
)
_COUNTED = compile_regex(r" ?[\p{Han}%‰]")
# Years side by side head the columns of a table.
_YEARS = compile_regex(r"(?<!\S)\d{4} ?年? \d{4} ?年?(?!\S)")
_IN_YEAR = compile_regex(r"(?<=(?<!\S)\d{4}) (?=年(?!\S))")
_HAN = compile_regex(r"\p{Han}")
_TOUCHED = compile_regex(r"[\p{Han}(]")
# 二 ○ ○ 五 年, 2 0 0 5 年: a year set wide.
_WIDE_YEAR = compile_regex(
    rf"(?<![\d.])(?:[12] [09] \d \d|[一二] [一二三四五六七八九{ZEROS}](?: [一二三四五六七八九{ZEROS}]){{2}}) ?年"
)
# 民 政 工 作 季 报: a head set wide; columns are headed by 甲 乙 or by numbers.
_WIDE_HEAD = compile_regex(r"[\s(《]*(?![甲乙])\p{Han}(?: [\p{Han}\d()《》]){5,40}\s*")


def thin_space_deletions(text: str) -> list[Span]:
    """The thin spaces between groups of three digits; ``text`` as written, widths not folded."""
    if not any(char in text for char in _THIN):
        return []
    return [
        (at, at + 1)
        for run in _THIN_RUN.finditer(text)
        for at in range(run.start(), run.end())
        if text[at] in _THIN
    ]


def space_deletions(text: str) -> list[Span]:
    """The spaces to delete from a folded text, in order."""
    if " " not in text and "\t" not in text:
        return []
    deleted = []
    position = 0
    for line in text.split("\n"):
        inner = line.strip(" \t")  # an indent stands beside no number
        if " " in inner or "\t" in inner:
            deleted += [(position + start, position + end) for start, end in _line_spaces(line)]
            if "/ " in inner or " /" in inner:
                deleted = _with_dates(deleted, line, position)
        position += len(line) + 1
    return deleted


def _with_dates(deleted: list[Span], line: str, position: int) -> list[Span]:
    """``deleted`` with the spaces beside the strokes of the dates of ``line``, which begins at ``position``."""
    dates = (blank for date in _SLASHED.finditer(line) for blank in _blanks(line, *date.span()))
    return sorted({*deleted, *((position + start, position + end) for start, end in dates)})


def _line_spaces(line: str) -> list[Span]:
    """The spaces in and beside the numbers of a line: all in prose, none between the cells of a row."""
    if _WIDE_HEAD.fullmatch(line) is not None:
        return list(_blanks(line, 0, len(line)))
    prose = ROW_BAR.search(line) is not None
    spans = _beside_digits(line, prose)
    columns = [] if prose else [match.span() for match in _COLUMN.finditer(line)]
    if columns:
        # Columns are apart by tabs or several spaces, so that a single space is inside a cell.
        inside = [(start, end) for start, end in spans if end - start == 1 and line[start] == " "]
        if len(columns) > 1 or "\t" in line or is_table_row(_tight(line, inside)):
            cells = len(columns) > 1 or "\t" in line
            return sorted([*inside, *_groups_in_cells(line)]) if cells else inside
        return spans
    if not prose and _YEARS.search(line):
        return [match.span() for match in _IN_YEAR.finditer(line)]
    grouped = [
        *_groups(line, prose),
        *(b for run in _WIDE_YEAR.finditer(line) for b in _blanks(line, *run.span())),
    ]
    if is_table_row(_tight(line, grouped) if grouped else line):
        return []
    words = broken_words(line) if prose else []
    return sorted({*spans, *grouped, *_in_chinese(line, prose), *words})


def _beside_digits(line: str, prose: bool) -> list[Span]:
    """The spaces beside the digits of a line, but the one between the halves of a title."""
    spans = [match.span() for match in _SPACES.finditer(line)]
    halves = [] if prose or not spans else [match.span() for match in _HALVES.finditer(line)]
    return [span for span in spans if span not in halves] if halves else spans


def _tight(line: str, dropped: list[Span]) -> str:
    gone = {start for start, _ in dropped}
    return "".join(char for at, char in enumerate(line) if at not in gone)


def _blanks(line: str, start: int, end: int) -> Iterator[Span]:
    return ((at, at + 1) for at in range(start, end) if line[at] == " ")


def _groups(line: str, prose: bool) -> Iterator[Span]:
    """The spaces between groups of three digits that are surely one number.

    They are in a line with the marks of a sentence, or the first group touches the word or the bracket before it, as no cell does. Rows laid
    into a running line (件数 8 42 47 关怀户次 18 101 101) show by their other numbers that blanks part cells in it.
    """
    cells = None
    for run in _DIGIT_RUN.finditer(line):
        start, end = run.span()
        touches = _TOUCHED.fullmatch(line[start - 1 : start]) is not None
        if line[start - 1 : start] == "第" or not _GROUPED.fullmatch(run.group()):
            continue
        if not line[:start].strip() and run.group().count(" ") == 1:
            continue  # 3 120家…: as likely the number of an item
        if prose and not touches and line[start - 1 : start] == " ":
            if _CELL_BEHIND.match(line, end) is not None:
                continue  # 户次 101 101 114 户数 16: words and numbers by turns
            cells = _holds_cells(line) if cells is None else cells
            if cells:
                continue
        if prose or (touches and _COUNTED.match(line, end)):
            yield from _blanks(line, start, end)


def _holds_cells(line: str) -> bool:
    """Whether three numbers or more that are no groups of one stand side by side in the line, as only the cells of a row do."""
    return any(
        run.group().count(" ") > 1 and _GROUPED.fullmatch(run.group()) is None
        for run in _DIGIT_RUN.finditer(line)
    )


def _groups_in_cells(line: str) -> Iterator[Span]:
    """The same where columns are apart by tabs or several spaces and a group is the whole number of a cell."""
    for run in _DIGIT_RUN.finditer(line):
        start, end = run.span()
        alone = line[max(0, start - 2) : start] in ("", "  ") or line[start - 1] == "\t"
        ends = line[end : end + 2].strip(" ") == "" or line[end] == "\t" or _UNIT.match(line, end)
        if alone and ends and _GROUPED.fullmatch(run.group()):
            yield from _blanks(line, start, end)


def _in_chinese(line: str, prose: bool) -> Iterator[Span]:
    """The spaces inside a Chinese numeral with a scale and between it and its unit (三千 六百 户)."""
    if _CHINESE_SPACE.search(line) is None:
        return
    for run in _CHINESE_RUN.finditer(line):
        start, end = run.span()
        pieces = run.group().split(" ")
        if len(pieces) == 1 and line[end : end + 1] != " ":
            continue
        if not _UNIT.match(line, end) or not is_chinese_numeral("".join(pieces)):
            continue
        if len(pieces) > 1 and not _is_one(line[:start], pieces, prose):
            continue
        yield from _blanks(line, start, end)
        if line[end : end + 1] == " ":
            yield end, end + 1


def _is_one(front: str, pieces: list[str], prose: bool) -> bool:
    """Whether the pieces of a Chinese numeral behind ``front`` are one number.

    A lone first character that touches the word before it may be the end of that word (统一 十万元), one that begins its
    line the number of an item (二 十万元…), and two pieces may be two cells where no mark of a sentence stands in the line.
    """
    spelt = all(len(piece) == 1 for piece in pieces)
    touches = _HAN.fullmatch(front[-1:]) is not None
    if len(pieces[0]) == 1:
        if touches and not (spelt and len(pieces) > 2):
            return False
        if not spelt and not front.strip():
            return False
    return prose or touches or spelt
