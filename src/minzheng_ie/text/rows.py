"""Rows of tables in text: which lines are cells apart by spaces."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re, compile_regex

_ROW_CELL = compile_regex(r"(?<=\S)[ \t]+(?=\S)")
# What no row holds: the marks of sentences.
ROW_BAR = compile_re(r"[。;!?]|,(?!\d{3})")
_ROW_NUMBER = compile_regex(r"(?<!\S)[+\-]?\d[\d,]*(?:\.\d+)?%?(?!\S)")
_LEAST_NUMBERED, _SERIAL = 2, 3  # numbers of a row with its own before them; digits of that
# A date or an ordinal written with spaces (2024 年 4 月, 第 12 期) is one cell.
_DATED = compile_regex(
    r"(?<=\d{4}) (?=年)|(?<=\d{4} ?年) (?=\d)|(?<=\d) (?=[月日时期版号届])|(?<=第) (?=\d)|(?<=\d ?月) (?=\d)"
)


def is_table_row(line: str) -> bool:
    """True when a line is cells apart by spaces, at least one of them a bare number: ``养老机构 个 120``."""
    if ROW_BAR.search(line):
        return False
    line = _DATED.sub("", line)
    cells = len(_ROW_CELL.findall(line)) + 1
    return 2 <= cells <= 12 and _ROW_NUMBER.search(line) is not None and _row_like(line)


# What opens a sentence or leads to its number, in the words before it.
_SAID = compile_regex(
    r"^(?:\d{2,4}年|今年|去年|全年|上半年|截至|截止|目前)|(?:共|计|达|了|有|至|约|近|超|为)$"
)


def _row_like(line: str) -> bool:
    """A row has a cell of words that does not run on into the number (``共有 49 家`` is a sentence)."""
    cells = line.split()
    numbers = [i for i, cell in enumerate(cells) if _ROW_NUMBER.fullmatch(cell)]
    if len(numbers) > _LEAST_NUMBERED and numbers[0] == 0 and numbers[1] > 1 and len(cells[0]) <= _SERIAL:
        cells, numbers = cells[1:], [at - 1 for at in numbers[1:]]  # 1 云州养老院 254 139
    if not numbers or numbers[0] == 0:
        return False
    if len(numbers) == 1 and numbers[0] == len(cells) - 2 and _SAID.search(" ".join(cells[: numbers[0]])):
        return False  # 2023年5月救助 500 人: one number with its unit behind it
    # in prose the unit follows the number with more words; in a row the last cell is the number or a short unit
    last = cells[-1]
    return numbers[-1] == len(cells) - 1 or (numbers[-1] == len(cells) - 2 and len(last) <= 4)
