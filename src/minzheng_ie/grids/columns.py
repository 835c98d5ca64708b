"""Which column each cell of a row is in: by its number, by where it stands on the page, or not to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row
from minzheng_ie.grids.lines import Piece, shown_width, texts_of

_UNIT_HEADS = ("单位", "计量单位")
_EXPLICIT = ("tab", "pipe", "comma")


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell on its column; columns (int): how many it covers."""

    column: int
    piece: Piece
    text: str
    columns: int = 1


@dataclass(slots=True)
class Layout:
    """Where the columns of a table stand on the page.

    width (int): of the table. edges (list): of each column the leftmost and rightmost character of its full rows.
    """

    width: int
    edges: list[tuple[int, int]] = field(default_factory=list)

    def column_of(self, left: int, right: int) -> int | None:
        """The one column a stretch of the page lies over."""
        over = [at for at, (start, end) in enumerate(self.edges) if left < end and right > start]
        return over[0] if len(over) == 1 else None


def place_block(text: str, block: Block) -> list[list[Placed] | None] | None:
    """The cells of a table's rows, heads first; None for a row whose columns are not told, None for all where no head's are."""
    width = _width(block)
    if width < 2:
        return None
    layout = _layout(text, block, width)
    heads: list[list[Placed]] = []
    for at, row in enumerate(block.heads):
        head = _place_head(text, row, at, block, layout)
        if head is None:
            return None
        heads.append(head)
    body = [_place_row(text, row, layout, block) for row in block.body]
    body = _of_one_kind(block, [head for row in heads for head in row], body)
    refused = sum(1 for placed in body if placed is None)
    told = sum(
        1 for row, placed in zip(block.body, body, strict=True) if row.count > 1 and placed is not None
    )
    return [*heads, *body] if told >= refused else None


def _explicit(rows: Sequence[Row]) -> bool:
    return all(row.kind in _EXPLICIT for row in rows)


def _width(block: Block) -> int:
    """How many columns the table has: as its rows have, or its head."""
    rows = [row for row in block.body if row.count > 1]
    if _explicit([*block.heads, *rows]):
        return max(len(row.pieces) for row in (*block.heads, *rows))
    counts = Counter(row.count for row in rows)
    most = max(row.count for row in block.heads)
    if most in counts or not counts:
        return most
    usual = max(counts.items(), key=lambda item: (item[1], item[0]))[0]
    if usual == most + 1 and not words.is_corner(block.heads[-1].texts[0]):
        return usual
    if usual > most and (len(block.heads) > 1 or block.heads[-1].kind != "single"):
        return usual if len(block.heads) > 1 else most
    return most


def _stretch(text: str, row: Row, piece: Piece) -> tuple[int, int]:
    """Where a cell stands on the page."""
    left = shown_width(text, row.line.begin, piece[0])
    return left, left + shown_width(text, *piece)


def _layout(text: str, block: Block, width: int) -> Layout:
    """The columns of the page where the rows that have all their cells agree on them."""
    layout = Layout(width)
    full = [row for row in (*block.heads, *block.body) if row.count == width and row.kind == "run"]
    if len(full) < 2:
        return layout
    stretches = [[_stretch(text, row, piece) for piece in row.pieces if piece] for row in full]
    edges = [(min(s[at][0] for s in stretches), max(s[at][1] for s in stretches)) for at in range(width)]
    apart = all(before[1] < after[0] for before, after in pairwise(edges))
    if apart and all(_aligned([s[at] for s in stretches]) for at in range(width)):
        layout.edges = edges
    return layout


def _aligned(column: Sequence[tuple[int, int]]) -> bool:
    """Whether the cells of a column stand one below the other: at their left, right or middle."""
    for places in zip(*((left, right, (left + right) // 2) for left, right in column), strict=True):
        if max(places) - min(places) <= 1:
            return True
    return False


def _by_number(row: Row, shift: int = 0) -> list[Placed]:
    texts = iter(row.texts)
    return [
        Placed(at + shift, piece, next(texts)) for at, piece in enumerate(row.pieces) if piece is not None
    ]


def _place_head(text: str, row: Row, at: int, block: Block, layout: Layout) -> list[Placed] | None:
    """The heads of a row on their columns."""
    if _explicit([row]) and _explicit(block.body[-1:]):
        return _spread(_by_number(row), block, at, layout.width)
    if row.count == layout.width:
        return _by_number(row)
    cornered = words.is_corner(row.texts[0])
    if (
        row.count == layout.width - 1
        and not cornered
        and (at or len(block.heads) == 1 or row.line.start > row.line.begin)
    ):
        return _by_number(row, 1)
    if row.count > layout.width or at == len(block.heads) - 1:
        return None
    return _over(text, row, block.heads[at + 1 :], layout, 1 if cornered else 0)


def _spread(placed: list[Placed], block: Block, at: int, width: int) -> list[Placed]:
    """Heads over the empty cells behind them, where heads stand below."""
    below = {p.column for row in block.heads[at + 1 :] for p in _by_number(row)}
    made = []
    for this, head in enumerate(placed):
        stop = placed[this + 1].column if this + 1 < len(placed) else width
        columns = 1
        while head.column in below and head.column + columns < stop and head.column + columns in below:
            columns += 1
        made.append(Placed(head.column, head.piece, head.text, columns))
    return made


def _over(text: str, row: Row, lower: Sequence[Row], layout: Layout, first: int) -> list[Placed] | None:
    """Heads that stand over several columns each: the leaves below them are told by repetition or by their place."""
    leaves = lower[0]
    shift = layout.width - leaves.count
    groups = row.count - first
    if shift not in (0, 1) or groups < 1 or (first and shift == 0 and not words.is_corner(leaves.texts[0])):
        return None
    columns = list(range(1, layout.width))
    names = list(leaves.texts[1 - shift :])
    starts = [at for at, name in enumerate(names) if name == names[0]]
    if len(starts) != groups:
        starts = _starts_on_page(text, row, leaves, first, 1 - shift)
    if len(starts) != groups:
        return None
    pieces = [piece for piece in row.pieces if piece is not None]
    placed = [Placed(0, pieces[0], row.texts[0])] if first else []
    for at, start in enumerate(starts):
        stop = starts[at + 1] if at + 1 < groups else len(columns)
        placed.append(Placed(columns[start], pieces[first + at], row.texts[first + at], stop - start))
    return placed


def _starts_on_page(text: str, row: Row, leaves: Row, first: int, skip: int) -> list[int]:
    """Which leaves begin a group, by the middle of each head on the page; none where the page does not tell."""
    if "   " not in row.line.body:
        return []
    heads = [_stretch(text, row, piece) for piece in row.pieces if piece][first:]
    below = [_stretch(text, leaves, piece) for piece in leaves.pieces if piece][skip:]
    nearest = []
    for left, right in below:
        middle = (left + right) / 2
        far = sorted((abs((start + end) / 2 - middle), at) for at, (start, end) in enumerate(heads))
        if len(far) > 1 and far[1][0] - far[0][0] < 2:
            return []
        nearest.append(far[0][1])
    if nearest != sorted(nearest) or set(nearest) != set(range(len(heads))):
        return []
    return [nearest.index(at) for at in range(len(heads))]


def _place_row(text: str, row: Row, layout: Layout, block: Block) -> list[Placed] | None:
    """The cells of a row of the body on their columns, None where these are not told."""
    if row.count == 1:
        return [
            Placed(
                row.pieces.index(next(p for p in row.pieces if p)),
                next(p for p in row.pieces if p),
                row.texts[0],
            )
        ]
    if _explicit([row]) and _explicit(block.heads):
        return _by_number(row)
    if row.count == layout.width:
        return _by_number(row)
    if row.count > layout.width:
        return _with_long_label(text, row, layout.width)
    if layout.edges and row.kind == "run":
        columns = [layout.column_of(*_stretch(text, row, piece)) for piece in row.pieces if piece]
        if None not in columns and len(set(columns)) == len(columns):
            placed = _by_number(row)
            return [Placed(at or 0, p.piece, p.text) for at, p in zip(columns, placed, strict=True)]
        return None
    if _lacks_unit(row, block, layout.width):
        return [Placed(p.column + (p.column > 0), p.piece, p.text) for p in _by_number(row)]
    return _by_number(row) if _is_half(row, block, layout.width) else None


def _with_long_label(text: str, row: Row, width: int) -> list[Placed] | None:
    """A row whose label is cells of its own for its blanks."""
    pieces = [piece for piece in row.pieces if piece is not None]
    more = len(pieces) - width
    label = row.texts[: more + 1]
    if any(not words.is_word(cell) or words.is_value(cell) or words.is_unit(cell) for cell in label[1:]):
        return None
    kept = [(pieces[0][0], pieces[more][1]), *pieces[more + 1 :]]
    return [
        Placed(at, piece, cell)
        for at, (piece, cell) in enumerate(zip(kept, texts_of(text, kept), strict=True))
    ]


def _lacks_unit(row: Row, block: Block, width: int) -> bool:
    """Whether a row has its label and all its numbers, and nothing in the column of units."""
    heads = block.heads[-1].texts
    return (
        len(heads) == width == row.count + 1 > 3
        and heads[1] in _UNIT_HEADS
        and all(words.is_value(cell) for cell in row.texts[1:])
    )


def _is_half(row: Row, block: Block, width: int) -> bool:
    """Whether a row has the left one of several tables side by side, whose heads are the same."""
    heads = block.heads[-1].texts
    return (
        width % row.count == 0
        and row.count > 1
        and len(heads) == width
        and all(heads[at] == heads[at % row.count] for at in range(width))
    )


def _of_one_kind(
    block: Block, heads: Sequence[Placed], body: list[list[Placed] | None]
) -> list[list[Placed] | None]:
    """Rows whose cells are of the kind of their columns: none has words where others count."""
    kinds: dict[int, Counter[bool]] = {}
    for row, placed in zip(block.body, body, strict=True):
        if placed is None or row.count < 2 or words.is_code_row(list(row.texts)):
            continue
        for cell in placed:
            if cell.column and not words.is_nil(cell.text):
                kinds.setdefault(cell.column, Counter())[words.is_value(cell.text)] += 1
    units = {p.column for p in heads if p.text in _UNIT_HEADS}
    counts = {column for column, seen in kinds.items() if seen[True] > seen[False]}
    names = {column for column, seen in kinds.items() if seen[False] > seen[True]}
    return [
        placed
        if placed is None
        or row.count < 2
        or row.kind in _EXPLICIT
        or words.is_code_row(list(row.texts))
        or (
            _fits(placed, counts, names)
            and all(words.is_unit(p.text) or words.is_nil(p.text) for p in placed if p.column in units)
        )
        else None
        for row, placed in zip(block.body, body, strict=True)
    ]


def _fits(placed: Sequence[Placed], counts: set[int], names: set[int]) -> bool:
    for cell in placed:
        if words.is_nil(cell.text):
            continue
        value = words.is_value(cell.text)
        if (value and cell.column in names) or (not value and cell.column in counts):
            return False
    return True
