"""Clean a report's text without losing its place.

The steps, each with an alignment onto the one before: fold widths and variants one for one, delete control
characters and terminal codes, join lines that were broken in mid-sentence, delete pinyin noise, close spaces in and
beside numbers, convert Traditional characters (OpenCC, one for one).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import Grid, in_grid
from minzheng_ie.grids.find import find_grids
from minzheng_ie.records import dataclass
from minzheng_ie.text.alignment import Alignment, delete
from minzheng_ie.text.conversion import RARE, conversion_table
from minzheng_ie.text.lines import JOINT, join_lines
from minzheng_ie.text.references import resolve
from minzheng_ie.text.spaces import space_deletions, thin_space_deletions
from minzheng_ie.text.traditional import fold_variants, mend


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text.

    text (str): Simplified, half-width, without noise; "\\n" separates blocks.
    alignment (Alignment): maps its code points onto the original document's.
    removed (tuple): runs of digits that cleaning took out (those of page marks), as spans of the original
        document, in order: they are in no quantity of ``text``, and yet no number may be lost.
    grids (tuple): tables, in order, with offsets of the original document; nothing of them is in ``text``.
    """

    text: str
    alignment: Alignment
    removed: tuple[tuple[int, int], ...] = ()
    grids: tuple[Grid, ...] = ()


_SPACE_CODES = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
"""Every space separator of Unicode but the plain one."""


def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width ASCII forms
    pairs = {
        "\u000b": "\n", "\u000c": "\n", "\u0085": "\n", "\u2028": "\n", "\u2029": "\n",
        "\u001c": "\n", "\u001d": "\n", "\u001e": "\n", "\u001f": " ",
        "「": "“", "」": "”", "『": "‘", "』": "’", "｢": "“", "｣": "”", "〝": "“", "〞": "”",
        "﹪": "%", "﹐": ",", "﹑": "、", "､": "、", "｡": "。", "﹔": ";", "﹕": ":", "﹙": "(", "﹚": ")",
        "〜": "~", "∼": "~", "﹣": "-", "−": "-", "‐": "-", "‑": "-", "–": "—", "─": "—", "━": "—", "―": "—",
        "•": "·", "・": "·", "‧": "·", "˙": "·", "‵": "'", "〇": "〇", "○": "○",
    }  # fmt: skip
    table.update({ord(key): value for key, value in pairs.items()})
    table.update(dict.fromkeys(_SPACE_CODES, " "))
    return table


_FOLD = _fold_table()
_FOLDABLE = compile_re("[" + "".join(re.escape(chr(code)) for code in _FOLD) + "]")

_LONE_RETURN = compile_re(r"\r(?!\n)")
# Blank lines beyond the third: they say no more than three do, and a file can be nothing else.
_BLANK = compile_re(r"(\n(?:[ \t\r]*\n){2})\s{60,}(?=\n)")
# Control and format characters (bidi marks and overrides among them) and variation selectors; apart those of the basic
# plane, for the reason `ConversionTable` tells. A carriage return is left before a line feed only.
_CONTROLS = compile_re(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_RARE_CONTROLS = compile_regex(r"[\p{Cf}\U000e0001-\U000e01ef]")
# Colours and cursor movements of a terminal, titles and links of one: these go with the characters that spell them.
_HIDDEN = compile_regex(
    r"(?:\x1b\[|\x9b)[0-?]*+[ -/]*+[@-~]|\x1b\][^\x07\x1b\n]{0,400}+(?:\x07|\x1b\\)|\x1b[ -/]*+[0-Z\\^-~]"
    rf"|(?:{_CONTROLS.pattern}|{_RARE_CONTROLS.pattern})++"
)
_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
# A reading in brackets right behind a character, as some sites insert: a tone mark gives it away.
_PINYIN = rf"(?<=\p{{Han}})(?:\((?=[a-zü{_TONED}]{{1,7}}\))[a-zü]*[{_TONED}][a-zü]*\))+"
_READINGS = compile_regex(_PINYIN)
# Toneless readings are noise only where toned ones show that the site inserts readings.
_NEUTRAL = compile_regex(r"(?<=\p{Han})\((?:de|le|ma|ne|ba|me|zi|zhe|men|er|a|lo|ya)\)")

# What is left of a reading whose character or bracket was lost in a wrong encoding: 重?fù)p坏, 向?yàn)?zāi)区, zāi)区.
_BROKEN = compile_regex(
    rf"(?<=[\p{{Han}}\)])\??(?=[a-zü{_TONED}]{{1,7}}\))[a-zü]*[{_TONED}][a-zü]*\)(?:[a-z](?=\p{{Han}}))?|(?<=\p{{Han}})\?[a-z](?=\p{{Han}})"
)

# What sites that share documents print over each page, in the middle of its lines.
_SITE_MARK = r"(?:第\s*\d{1,4}\s*页\s*共\s*\d{1,4}\s*页\s*)?(?:下载后可任意编辑|精选优质文档-*倾情为你奉上|专心-+专注-+专业)"
_SITE_MARKS = compile_re(rf"(?<=\S){_SITE_MARK}|{_SITE_MARK}(?=\S)")
_OF_SITES = compile_re("任意编辑|倾情为你|专注-")

# The point of a decimal set in the middle of the line (1·1万元), as old books have it; 5·12 before no unit is a day.
_MIDDLE_POINT = compile_re(r"(?<=[0-9])·(?=[0-9]{1,2}(?:[多余]?[万亿元%亩吨倍斤米]|公[里顷斤]|平方))")

# A month of a year whose signs were lost in a wrong encoding: nothing else is written so.
_LOST_DATE = compile_re(r"(?<![0-9])((?:19|20)[0-9]{2})[\ufffd年](1[0-2]|0?[1-9])[\ufffd月](?![0-9])")
_LOST = "\ufffd"

_DIGITS = compile_re(r"[0-9０-９]+")


def _fold(text: str) -> str:
    """``text`` with widths and variants folded one for one."""
    # A replacement for each of the few that occur is several times faster than str.translate.
    for char in set(_FOLDABLE.findall(text)):
        text = text.replace(char, _FOLD[ord(char)])
    return text


def simplify(text: str) -> str:
    """Convert Traditional characters to Simplified, one for one.

    Only lines that hold a Traditional character are converted, as OpenCC would. Variants that OpenCC does not know are folded anywhere.
    """
    text = fold_variants(text)
    table = conversion_table()
    if not table.holds_traditional(text):
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        if table.holds_traditional(line):
            lines[at] = mend(line, table.convert(line))
    return "\n".join(lines)


def folded(text: str) -> str:
    """``text`` with widths and variants folded and Simplified, one for one: offsets in it are those in ``text``."""
    return text if text.isascii() else simplify(_fold(text))


def without_readings(text: str) -> str:
    """``text`` without the readings in brackets that some sites insert (重(zhòng)度)."""
    return _READINGS.sub("", text) if "(" in text else text


# The empty cells behind a title that stands in a table's first row: (民政月报 | | |).
_STROKES = compile_re(r"[ \t]*\|[ \t|]*(?=\r?\n|\Z)")
_CUT = "\n\n\n"
"""Stands where a table was cut out: no sentence goes on over it."""


def clean(source: str, grids: Sequence[Grid] = ()) -> CleanText:
    """Clean a document's text.

    source (str): the original, decoded, newlines as they are. grids (sequence): the tables its file tells of, in order;
        others are found in the text.
    RETURNS (CleanText): the text every recogniser works on and its alignment onto ``source``.
    """
    text = _fold(source)
    if "\r" in text:
        text = _LONE_RETURN.sub("\n", text)
    if "·" in text:
        text = _MIDDLE_POINT.sub(".", text)
    if _LOST in text:
        text = _LOST_DATE.sub(r"\1年\2月", text)
    alignment = Alignment.identity(len(text))
    tables = find_grids(text, grids)
    cut = [(grid.start + len(_CUT), grid.end) for grid in tables]
    if tables:
        text = _marked(text, tables)
        cut += [match.span() for match in _STROKES.finditer(text) if not in_grid(tables, match.start())]
    text, references = resolve(text)
    text = _fold(text) if references else text
    blank = _blank_deletions(text)
    hidden = _merged(
        [
            *blank,
            *_hidden_deletions(text, blank),
            *thin_space_deletions(source),
            *references,
            *cut,
            *_site_marks(text),
        ]
    )
    if hidden:
        text, alignment = delete(text, hidden)
    joined = join_lines(text)
    text = joined.marked(text)
    for deleted in (joined.deleted, _reading_deletions, space_deletions):
        spans = deleted if isinstance(deleted, list) else deleted(text)
        if spans:
            text, mapped = delete(text, spans)
            alignment = mapped.after(alignment)
    text = text.replace("\t", " ").replace(JOINT, " ")
    removed = _removed_digits(source, alignment)
    if tables:
        removed = (span for span in removed if not in_grid(tables, span[0]))
    return CleanText(simplify(text), alignment, tuple(removed), tables)


def _marked(text: str, grids: Sequence[Grid]) -> str:
    """``text`` with `_CUT` over the first characters of each table."""
    pieces = []
    position = 0
    for grid in grids:
        pieces += [text[position : grid.start], _CUT]
        position = grid.start + len(_CUT)
    return "".join([*pieces, text[position:]])


def _removed_digits(source: str, alignment: Alignment) -> Iterator[tuple[int, int]]:
    position = 0
    for _, start, length in [*alignment.runs(), (0, len(source), 0)]:
        if start > position:
            yield from (match.span() for match in _DIGITS.finditer(source, position, start))
        position = start + length


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _blank_deletions(text: str) -> list[tuple[int, int]]:
    return [(m.end(1), m.end()) for m in _BLANK.finditer(text)]


def _site_marks(text: str) -> list[tuple[int, int]]:
    """What a site printed over the text, but for lines of nothing else."""
    if _OF_SITES.search(text) is None:
        return []
    return [match.span() for match in _SITE_MARKS.finditer(text)]


def _hidden_deletions(text: str, blank: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Characters that are not seen, outside the stretches ``blank``, which may be nothing but such."""
    if _CONTROLS.search(text) is None and (RARE.search(text) is None or _RARE_CONTROLS.search(text) is None):
        return []
    found = []
    position = 0
    for start, end in [*blank, (len(text), len(text))]:
        found += [match.span() for match in _HIDDEN.finditer(text, position, start)]
        position = end
    return found


def _reading_deletions(text: str) -> list[tuple[int, int]]:
    deleted = [m.span() for m in _READINGS.finditer(text)] if "(" in text else []
    if len(deleted) > 2:
        deleted = sorted(deleted + [m.span() for m in _NEUTRAL.finditer(text)])
        if "?" in text:
            deleted = _merged([*deleted, *(m.span() for m in _BROKEN.finditer(text))])
    return deleted
