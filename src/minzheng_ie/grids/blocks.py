"""Lines that make a table apart by tabs or blanks: its heads, its rows, and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from functools import lru_cache

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, pieces_of, rejoined, texts_of, with_tails
from minzheng_ie.grids.waiting import with_label
from minzheng_ie.records import dataclass

# A name in two languages and its numbers: (儿童    Children 12 15).
_BILINGUAL = compile_re(r"[A-Za-z)] [\d\-]")
# A name of two characters set as wide as longer ones among cells one blank apart (北  京 2525 163).
_PADDED = compile_regex(r"\p{Han} {2,6}\p{Han}(?: (?=[\d\-])\S+)+")
_OTHER = compile_re(r"[A-Za-z]{2}[ -~]*$")
_CODE = compile_re(r"[A-Z]{1,4}\d{4,}")
_CODED = compile_re(
    r"(?:行政)?区划(?:代码|编码)?|(?:地区|区域|机构|(?:支出)?(?:功能)?(?:分类)?科目)?(?:代码|编码)"
)  # the head of codes before names
_ITEMS = compile_regex(r"[\p{Han}]{0,8}科目")
_PLACE_CODE = compile_re(r"\d{3,12}")
_MOST_HEADS = 4
_LONGEST = 600  # characters; a longer line is no row
_LONGEST_SECTION = 30
_IDLE = 5  # page marks and heads said again, one after the other
_BLANKS = 1  # blank lines between two rows
_UNIT_ENDS = frozenset("元人户次张个家所对件%米里吨只双条间台辆名位项万亿")
_OF_UNITS = frozenset({"单位", "计量单位", "计算单位"})
_LEAST_UNITS = 2
_FAR = 5  # that a page set wide has between all of its rows


@dataclass(frozen=True, slots=True)
class Row:
    """A line of cells, or of one (a section's name). kind (str): how the cells are apart."""

    line: Line
    pieces: tuple[Piece | None, ...]
    texts: tuple[str, ...]
    kind: str

    @property
    def count(self) -> int:
        """Cells that hold something."""
        return len(self.texts)


@dataclass(slots=True)
class Block:
    """A table's lines. heads, body (list): rows; codes and section names are of the body. last (int): its last line.

    coded (bool): a code stands before each row, of which no cell is made.
    """

    heads: list[Row]
    body: list[Row] = field(default_factory=list)
    last: int = 0
    coded: bool = False


def row_of(text: str, line: Line, kind: str | None = None) -> Row:
    """The cells of a line, by ``kind`` or by the strongest separator in it."""
    if kind is None:
        kind = "tab" if "\t" in line.body else "run" if "  " in line.body else "single"
        if kind == "run" and (_BILINGUAL.search(line.body) or _PADDED.fullmatch(line.body)):
            kind = "single"
    pieces = pieces_of(text, line, kind)
    if kind in ("run", "single"):
        held = rejoined(text, [piece for piece in pieces if piece is not None])
        pieces = list(with_tails(text, held))
    return Row(line, tuple(pieces), tuple(texts_of(text, pieces)), kind)


def _uncoded(row: Row) -> Row:
    """A row without its first cell."""
    return replace(row, pieces=row.pieces[1:], texts=row.texts[1:])


def may_be_row(line: Line) -> bool:
    """Whether a line has cells at all and no sentence."""
    body = line.body
    return (" " in body or "\t" in body) and len(body) <= _LONGEST and "。" not in body and ";" not in body


def is_section(line: Line) -> bool:
    """Whether a line may name what the rows below it are of: short words."""
    return len(line.body) <= 4 * _LONGEST_SECTION and _are_short_words(line.body)


@lru_cache(maxsize=1 << 10)
def _are_short_words(body: str) -> bool:
    """The same of its text; lines near one another are asked again for each of them."""
    if len(body) > _LONGEST_SECTION:
        # What it is called in another language takes no part.
        body = _OTHER.sub("", body).rstrip() or body[:_LONGEST_SECTION]
    return (
        len(body) <= _LONGEST_SECTION
        and words.is_word(body)
        and not words.is_labelled(body)
        and not words.is_note(body)
        and not words.is_value(body)
    )


def is_cornered(head: Row, body: Sequence[Row]) -> bool:
    """Whether a row of heads begins with that of the labels; 单位 may be that of units, the labels' own lost."""
    if head.texts[0] == "单位" and any(row.count > 1 and words.is_unit(row.texts[1]) for row in body):
        return False
    return words.is_corner(head.texts[0])


def block_at(text: str, lines: Sequence[Line], at: int) -> Block | None:
    """The table whose first head is the line ``at``, None when there is none."""
    heads, position = _heads(text, lines, at)
    if not heads:
        return None
    block = Block(heads, coded=_is_coded(heads))
    if block.coded:
        block.heads = [_uncoded(head) for head in heads]
    position = _rows(text, lines, position, block, _gap(lines, heads[-1].line, position))
    return block if any(words.is_data_row(row.texts) for row in block.body) else None


def _is_coded(heads: Sequence[Row]) -> bool:
    """Whether the lowest heads begin with that of codes, those above with what code and name are both of."""
    *upper, leaf = heads
    return _CODED.fullmatch(leaf.texts[0]) is not None and all(
        head.count > 1 and _ITEMS.fullmatch(head.texts[0]) is not None for head in upper
    )


def _heads(text: str, lines: Sequence[Line], at: int) -> tuple[list[Row], int]:
    heads: list[Row] = []
    position = at
    blanks = 0
    while position < len(lines) and len(heads) < _MOST_HEADS:
        line = lines[position]
        if not line.body:
            blanks += 1
            if blanks > _BLANKS:
                break
            position += 1
            continue
        if not may_be_row(line):
            break
        units = _units_below(text, line, heads[-1]) if heads else None
        row = units if units is not None else row_of(text, line)
        if (
            not _is_head(row)
            or names_sections(row.texts, heads)
            or (heads and any(map(words.is_year, row.texts)) and _has_times(heads))
            or (heads and units is None and _names_section(text, lines, position, row, heads[-1]))
        ):
            break
        heads.append(row)
        blanks = 0
        position += 1
    return heads, position


def _units_below(text: str, line: Line, leaf: Row) -> Row | None:
    """The row of units without brackets that a line below heads is, one for each of them (单位 户 人 万元); else None."""
    if line.body[-1:] not in _UNIT_ENDS or "\t" in line.body:
        return None
    pieces = pieces_of(text, line, "single")
    named = [words.tight(text[slice(*piece)]) for piece in pieces if piece is not None]
    first = named[0] in _OF_UNITS
    if len(named) - first < _LEAST_UNITS or not all(map(words.is_unit, named[first:])):
        return None
    cornered = words.is_corner(leaf.texts[0])
    if len(named) - first != leaf.count - cornered or (first and not cornered):
        return None
    return Row(line, tuple(pieces), tuple(named), leaf.kind if leaf.kind != "tab" else "single")


def _names_section(text: str, lines: Sequence[Line], at: int, row: Row, leaf: Row) -> bool:
    """Whether a line with blanks is a section's name that was set wide (社 政 服 務): below it stand as many cells as heads above."""
    if row.kind != "single" or row.count >= leaf.count:
        return False
    below = next((line for line in lines[at + 1 : at + 2 + _FAR] if line.body), None)
    if below is None or not may_be_row(below):
        return False
    texts = row_of(text, below).texts
    return len(texts) == leaf.count and words.is_data_row(texts)


def _gap(lines: Sequence[Line], head: Line, position: int) -> int:
    """How many blank lines may stand between two rows: about as many as between the head and the first row."""
    first = position
    while first and lines[first - 1] is not head:
        first -= 1
    stop = first
    while stop < len(lines) and not lines[stop].body and stop - first <= _FAR:
        stop += 1
    blank = stop - first
    return blank + 1 if _BLANKS < blank <= _FAR else _BLANKS


def _has_times(heads: Sequence[Row]) -> bool:
    return any(words.is_time(cell) for head in heads for cell in head.texts)


def _is_head(row: Row) -> bool:
    texts = row.texts
    if not words.is_head_row(texts) or any(words.of_persons(cell) for cell in texts):
        return False
    return not (
        len(texts) > 1 and words.is_time(texts[0]) and not any(words.is_time(cell) for cell in texts[1:])
    )


def _rows(text: str, lines: Sequence[Line], position: int, block: Block, gap: int) -> int:
    """Take the rows from the line ``position`` on into ``block``. gap (int): blank lines that two may have between them."""
    waiting: list[Row] = []
    blanks = idle = 0
    while position < len(lines):
        line = lines[position]
        position += 1
        if not line.body:
            blanks += 1
            if blanks > gap:
                break
            continue
        far, blanks = blanks > _BLANKS, 0
        row = None if idle > _IDLE else _body_row(text, line, block)
        if row is None or (far and _is_pair(row, block)):
            break
        idle = 0 if row.count else idle + 1
        if idle:
            continue
        row, waiting = with_label(row, waiting)
        if row.count == 1:
            waiting.append(row)
            if len(waiting) > 3:
                break
            continue
        block.body += [*waiting, row]
        waiting = []
        block.last = position - 1
    return position


def _is_pair(row: Row, block: Block) -> bool:
    """Whether a row is no more than a name and a number, where others have more: far from these it is a line of its own."""
    return row.count == 2 < block.heads[-1].count and not names_sections(row.texts, block.heads)


def _body_row(text: str, line: Line, block: Block) -> Row | None:
    """The row a line is, of one cell when it names a section; of none for a page mark or a head said again; None behind it."""
    if words.PAGE_MARK.fullmatch(line.body):
        return Row(line, (), (), "single")
    if may_be_row(line):
        row = _row_below(text, line, block)
        if any(row.texts == head.texts for head in block.heads):
            return Row(line, (), (), row.kind)
        texts = row.texts
        if row.count > 1 and _opens_another(texts):
            return None
        if row.count > 1 and all(_CODE.fullmatch(cell) or words.is_unit(cell) for cell in texts[1:]):
            return Row(line, (), (), row.kind)  # a label and its code, and no number
        if row.count > 1 and all(map(words.is_value, texts)):
            return row
        if words.is_code_row(texts) or words.is_data_row(texts) or _says_nothing(texts, block):
            return row
        if row.count > 1 and names_sections(texts, block.heads):
            return row
        if row.kind == "tab" and row.count == 1 and is_section(line):
            return row
        if row.kind != "single" and row.count > 1:
            return None
    if is_section(line):
        return Row(line, ((line.start, line.end),), (line.body,), "single")
    return None


def _row_below(text: str, line: Line, block: Block) -> Row:
    """The cells of a line below heads."""
    row = row_of(text, line)
    if block.coded and row.count > 1 and _PLACE_CODE.fullmatch(row.texts[0]):
        row = _uncoded(row)
    leaf = block.heads[-1]
    if row.kind == "single" and leaf.kind != "single":
        return _as_wide(text, row, block)
    if row.kind == "run" and leaf.kind == "single" and row.count < leaf.count + 1:
        near = row_of(text, line, "single")  # one wide blank among rows with single ones
        if near.count in (leaf.count, leaf.count + 1) and all(map(words.is_counted, near.texts[1:])):
            return near
    return row


def _opens_another(texts: tuple[str, ...]) -> bool:
    """Whether a row is the head of the next table."""
    return words.is_corner(texts[0]) and words.is_head_row(texts) and any(map(words.heads_numbers, texts[1:]))


def _as_wide(text: str, row: Row, block: Block) -> Row:
    """A row with single blanks among rows with wider ones: of one cell where the blanks are inside a name."""
    if words.is_data_row(row.texts) and words.is_value(row.texts[-1]):
        return row
    line = row.line
    return Row(line, ((line.start, line.end),), (line.body,), "single")


def names_sections(texts: Sequence[str], heads: Sequence[Row]) -> bool:
    """Whether a row of blocks side by side has names of sections, with a unit at most (二、养老机构   六、公墓)."""
    own = heads[-1].texts if heads else ()
    if own.count(own[0] if own else "") < 2 or len(texts) >= len(own):
        return False
    return all(words.LIST_MARK.match(cell) or (at and words.is_unit(cell)) for at, cell in enumerate(texts))


def _says_nothing(texts: tuple[str, ...], block: Block) -> bool:
    """Whether a row has its label and, in all its columns, nothing (离婚登记 对 -)."""
    return (
        len(texts) == len(block.heads[-1].texts)
        and words.is_word(texts[0])
        and any(words.is_nil(cell) for cell in texts[1:])
    )
