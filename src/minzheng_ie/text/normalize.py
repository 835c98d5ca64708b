"""Clean a report's text without losing its place.

The steps, each with an alignment onto the one before: fold widths and variants one for one, join lines that
were broken in mid-sentence, delete pinyin noise and invisible characters, close spaces round digits, convert
Traditional characters (OpenCC, one for one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import regex

from minzheng_ie.text.alignment import Alignment
from minzheng_ie.text.lines import line_deletions
from minzheng_ie.text.rows import ROW_BAR, is_table_row


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text.

    text (str): Simplified, half-width, without noise; "\\n" separates blocks.
    alignment (Alignment): maps its code points onto the original document's.
    removed (tuple): runs of digits that cleaning took out (those of page marks), as spans of the original
        document, in order: they are in no quantity of ``text``, and yet no number may be lost.
    """

    text: str
    alignment: Alignment
    removed: tuple[tuple[int, int], ...] = ()


def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII forms
    pairs = {
        "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u202f": " ",
        "\u000b": "\n", "\u000c": "\n", "\u0085": "\n", "\u2028": "\n", "\u2029": "\n",
        "「": "“", "」": "”", "『": "‘", "』": "’", "｢": "“", "｣": "”", "〝": "“", "〞": "”",
        "﹪": "%", "﹐": ",", "﹑": "、", "､": "、", "｡": "。", "﹔": ";", "﹕": ":", "﹙": "(", "﹚": ")",
        "〜": "~", "∼": "~", "﹣": "-", "−": "-", "‐": "-", "‑": "-", "–": "—", "─": "—", "━": "—", "―": "—",
        "•": "·", "・": "·", "‧": "·", "˙": "·", "‵": "'", "〇": "〇", "○": "○",
    }  # fmt: skip
    table.update({ord(key): value for key, value in pairs.items()})
    return table


_FOLD = _fold_table()
_FOLDABLE = re.compile("[" + "".join(re.escape(chr(code)) for code in _FOLD) + "]")

_LONE_RETURN = re.compile(r"\r(?!\n)")
# Blank lines beyond the third: they say no more than three do, and a file can be nothing else.
_BLANK = re.compile(r"(\n(?:[ \t\r]*\n){2})\s{60,}(?=\n)")
_INVISIBLES = regex.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\ufe0e\ufe0f]+|\r(?=\n)")
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# A reading in brackets right behind a character, as some sites insert: a tone mark gives it away.
_PINYIN = rf"(?<=\p{{Han}})(?:\((?=[a-zü{_TONED}]{{1,7}}\))[a-zü]*[{_TONED}][a-zü]*\))+"
_READINGS = regex.compile(_PINYIN)
# Toneless readings are noise only where toned ones show that the site inserts readings.
_NEUTRAL = regex.compile(r"(?<=\p{Han})\((?:de|le|ma|ne|ba|me|zi|zhe|men|er|a|lo|ya)\)")

_NEAR_DIGIT = r"[\p{Han}%‰、。,;:!?()“”‘’《》\-—~·+]"
_SPACES = regex.compile(
    rf"(?<=\d)[ \t]+(?={_NEAR_DIGIT})|(?<={_NEAR_DIGIT})[ \t]+(?=\d)|(?<=\d) +(?=\. ?\d)|(?<=\d ?\.)(?<!^\s*\d{{1,2}} ?\.) +(?=\d)"
    r"|(?<=\d) +(?=,\d{3}(?!\d))|(?<=\d,) +(?=\d{3}(?!\d))"
)
_DIGITS = re.compile(r"[0-9０-９]+")
_COLUMN = re.compile(r"(?<=\S)(?: {2,}| *\t[ \t]*)(?=\S)")


def _fold(text: str) -> str:
    """``text`` with widths and variants folded one for one."""
    # A replacement for each of the few that occur is several times faster than str.translate.
    for char in set(_FOLDABLE.findall(text)):
        text = text.replace(char, _FOLD[ord(char)])
    return text


def _delete(text: str, deleted: list[tuple[int, int]]) -> tuple[str, Alignment]:
    alignment = Alignment.without(len(text), deleted)
    return "".join(text[s : s + n] for _, s, n in alignment.runs()), alignment


def _space_deletions(text: str) -> list[tuple[int, int]]:
    if " " not in text and "\t" not in text:
        return []
    deleted = []
    position = 0
    for line in text.split("\n"):
        if " " in line or "\t" in line:
            deleted += [(position + start, position + end) for start, end in _line_spaces(line)]
        position += len(line) + 1
    return deleted


def _line_spaces(line: str) -> list[tuple[int, int]]:
    """The spaces beside digits of a line: all in prose, none between the cells of a row."""
    spans = [match.span() for match in _SPACES.finditer(line)]
    columns = [] if ROW_BAR.search(line) else [match.span() for match in _COLUMN.finditer(line)]
    if columns:
        # Columns are apart by tabs or several spaces, so that a single space is inside a cell.
        inside = [(start, end) for start, end in spans if end - start == 1 and line[start] == " "]
        dropped = {start for start, _ in inside}
        tight = "".join(char for at, char in enumerate(line) if at not in dropped)
        return inside if len(columns) > 1 or is_table_row(tight) else spans
    return [] if is_table_row(line) else spans


@lru_cache(maxsize=1)
def _converter() -> Any:
    from opencc import OpenCC

    return OpenCC("t2s")


@lru_cache(maxsize=1)
def _traditional() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match a character that OpenCC's table of Traditional characters maps to another one: common ones, rare ones.

    Apart, because a set of characters is looked up at once where all are of the basic plane (U+FFFF and below), and
    tried range by range where one is not.
    """
    from pathlib import Path

    import opencc

    table = Path(opencc.__file__).parent / "dictionary" / "TSCharacters.txt"
    characters = []
    for line in table.read_text(encoding="utf-8").splitlines():
        source, _, targets = line.partition("\t")
        if len(source) == 1 and targets and source not in targets.split():
            characters.append(source)
    basic = [char for char in characters if char <= "\uffff"]
    rare = [char for char in characters if char > "\uffff"]
    return _any_of(basic), _any_of(rare)


def _any_of(characters: list[str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(map(re.escape, characters)) + "]" if characters else r"(?!)")


_RARE = re.compile("[\U00010000-\U0010ffff]")


def _holds_traditional(text: str) -> bool:
    basic, rare = _traditional()
    if basic.search(text) is not None:
        return True
    return _RARE.search(text) is not None and rare.search(text) is not None


def simplify(text: str) -> str:
    """Convert Traditional characters to Simplified, one for one.

    Only lines that hold a Traditional character are converted; OpenCC's phrases decide where they keep the
    length, its single characters where they would not.
    """
    if not _holds_traditional(text):
        return text
    convert = _converter().convert
    lines = []
    for line in text.split("\n"):
        if _holds_traditional(line):
            converted = convert(line)
            if len(converted) != len(line):
                converted = "".join(c if len(c) == 1 else o for o, c in ((o, convert(o)) for o in line))
            line = converted
        lines.append(line)
    return "\n".join(lines)


def clean(source: str) -> CleanText:
    """Clean a document's text.

    source (str): the original, decoded, newlines as they are.
    RETURNS (CleanText): the text every recogniser works on and its alignment onto ``source``.
    """
    text = _fold(source)
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    alignment = Alignment.identity(len(text))
    for step in (
        _blank_deletions,
        _invisible_deletions,
        line_deletions,
        _reading_deletions,
        _space_deletions,
    ):
        deleted = step(text)
        if deleted:
            text, mapped = _delete(text, deleted)
            alignment = mapped.after(alignment)
    return CleanText(simplify(text.replace("\t", " ")), alignment, tuple(_removed_digits(source, alignment)))


def _removed_digits(source: str, alignment: Alignment) -> Iterator[tuple[int, int]]:
    position = 0
    for _, start, length in [*alignment.runs(), (0, len(source), 0)]:
        if start > position:
            yield from (match.span() for match in _DIGITS.finditer(source, position, start))
        position = start + length


def _blank_deletions(text: str) -> list[tuple[int, int]]:
    return [(m.end(1), m.end()) for m in _BLANK.finditer(text)]


def _invisible_deletions(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _INVISIBLES.finditer(text)]


def _reading_deletions(text: str) -> list[tuple[int, int]]:
    deleted = [m.span() for m in _READINGS.finditer(text)] if "(" in text else []
    if len(deleted) > 2:
        deleted = sorted(deleted + [m.span() for m in _NEUTRAL.finditer(text)])
    return deleted
