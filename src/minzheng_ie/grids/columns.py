"""Which column each cell of a row is in: by its number, by where it stands on the page, or not to be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise

from minzheng_ie.grids import words
from minzheng_ie.grids.blocks import Block, Row, is_cornered, names_sections
from minzheng_ie.grids.heads_by_sums import heads_by_sums
from minzheng_ie.grids.lines import Piece, shown_width, texts_of
from minzheng_ie.grids.placed import (
    EXPLICIT,
    REMARKS,
    UNIT_HEADS,
    Placed,
    beside,
    by_number,
    is_total_of,
    is_twice,
    of_one_kind,
    only_lost_cells,
    sections,
)
from minzheng_ie.grids.unit_tier import units_below, without_units
from minzheng_ie.records import dataclass

_SELDOM = 4  # times fewer
_ENOUGH = 3  # rows with all their cells that show what the columns are


@dataclass(slots=True)
class Layout:
    """Where the columns of a table stand on the page.

    width (int): of the table. edges (list): of each column the leftmost and rightmost character of its full rows.
    wide (bool): a character takes as many columns of the page as it shows; else one each, as some converters count.
    """

    width: int
    edges: list[tuple[int, int]] = field(default_factory=list)
    wide: bool = True

    def column_of(self, left: int, right: int) -> int | None:
        """The one column a stretch of the page lies over."""
        over = [at for at, (start, end) in enumerate(self.edges) if left < end and right > start]
        return over[0] if len(over) == 1 else None


def place_block(text: str, block: Block) -> list[list[Placed] | None] | None:
    """The cells of a table's rows, heads first; None for a row whose columns are not told, None for all where no head's are."""
    block, units = without_units(block)
    width = _width(block)
    if width < 2:
        return None
    layout = _layout(text, block, width)
    told = [_place_head(text, row, at, block, layout) for at, row in enumerate(block.heads)]
    heads = [head for head in told if head is not None]
    if len(heads) < len(told):
        proved = heads_by_sums(block)
        if proved is None:
            return None
        heads = proved
    if units is not None:
        below = units_below(units, heads[-1])
        if below is None:
            return None
        heads.append(below)
    body = [_place_row(text, row, layout, block) for row in block.body]
    body = of_one_kind(block, [head for row in heads for head in row], body)
    refused = [row for row, placed in zip(block.body, body, strict=True) if placed is None]
    whole = sum(
        1 for row, placed in zip(block.body, body, strict=True) if row.count > 1 and placed is not None
    )
    if whole < len(refused) and not (whole >= _ENOUGH and only_lost_cells(refused, whole, width)):
        return None
    rows = zip(block.body, body, strict=True)
    return [*heads, *(placed if placed is not None else beside(text, row, width) for row, placed in rows)]


def _explicit(rows: Sequence[Row]) -> bool:
    return all(row.kind in EXPLICIT for row in rows)


def _width(block: Block) -> int:
    """How many columns the table has: as its rows have, or its head."""
    rows = [row for row in block.body if row.count > 1]
    if _explicit([*block.heads, *rows]):
        return max(len(row.pieces) for row in (*block.heads, *rows))
    counts = Counter(row.count for row in rows)
    most = max(row.count for row in block.heads)
    if not counts:
        return most
    usual = max(counts.items(), key=lambda item: (item[1], item[0]))[0]
    seldom = _SELDOM * counts[most] <= counts[usual] and usual == most + 1  # a row or two that lost a cell
    if most in counts and not (seldom and not is_cornered(block.heads[-1], block.body)):
        return most
    if usual == most + 1 and not is_cornered(block.heads[-1], block.body):
        return usual
    if usual == most + 2 and is_twice(block.heads[-1]):
        return usual
    if usual > most and (len(block.heads) > 1 or block.heads[-1].kind != "single"):
        return usual if len(block.heads) > 1 else most
    return most


def _stretch(text: str, row: Row, piece: Piece, *, wide: bool = True) -> tuple[int, int]:
    """Where a cell stands on the page."""
    if not wide:
        return piece[0] - row.line.begin, piece[1] - row.line.begin
    left = shown_width(text, row.line.begin, piece[0])
    return left, left + shown_width(text, *piece)


def _layout(text: str, block: Block, width: int) -> Layout:
    """The columns of the page where the rows that have all their cells agree on them."""
    layout = Layout(width)
    full = [row for row in (*block.heads, *block.body) if row.count == width and row.kind == "run"]
    if len(full) < 2:
        return layout
    rows = [row for row in block.body if row.count == width and row.kind == "run"]
    for wide, held in ((True, full), (False, rows)):
        edges = _edges(text, held, width, wide=wide) if len(held) >= (2 if wide else _ENOUGH) else []
        if edges:
            layout.edges, layout.wide = edges, wide
            break
    return layout


def _edges(text: str, rows: Sequence[Row], width: int, *, wide: bool) -> list[tuple[int, int]]:
    """Where the columns of full rows stand; empty where they do not stand one below the other.

    Where a character counts as one column of the page (``wide`` False) names need only stand apart.
    """
    stretches = [[_stretch(text, row, piece, wide=wide) for piece in row.pieces if piece] for row in rows]
    edges = [(min(s[at][0] for s in stretches), max(s[at][1] for s in stretches)) for at in range(width)]
    apart = all(before[1] < after[0] for before, after in pairwise(edges))
    counted = [at for at in range(width) if wide or words.is_value(rows[0].texts[at])]
    return edges if apart and all(_aligned([s[at] for s in stretches]) for at in counted) else []


def _aligned(column: Sequence[tuple[int, int]]) -> bool:
    """Whether the cells of a column stand one below the other: at their left, right or middle."""
    for places in zip(*((left, right, (left + right) // 2) for left, right in column), strict=True):
        if max(places) - min(places) <= 1:
            return True
    return False


def _place_head(text: str, row: Row, at: int, block: Block, layout: Layout) -> list[Placed] | None:
    """The heads of a row on their columns."""
    if _explicit([row]) and _explicit(block.body[-1:]):
        return _spread(by_number(row), block, at, layout.width)
    if row.count == layout.width:
        return by_number(row)
    cornered = is_cornered(row, block.body)
    if (
        row.count == layout.width - 1
        and not cornered
        and (at or len(block.heads) == 1 or row.line.start > row.line.begin)
    ):
        return by_number(row, 1)
    if row.count > layout.width or at == len(block.heads) - 1:
        return _halves(row, layout)
    return _over(text, row, block.heads[at + 1 :], layout, 1 if cornered else 0)


def _halves(row: Row, layout: Layout) -> list[Placed] | None:
    """The times over two blocks side by side whose names have no head: the same over either."""
    if layout.width != row.count + 2 or not is_twice(row):
        return None
    half = row.count // 2
    return [Placed(c.column + 1 + (c.column >= half), c.piece, c.text) for c in by_number(row)]


def _spread(placed: list[Placed], block: Block, at: int, width: int) -> list[Placed]:
    """Heads over the empty cells behind them, where heads stand below."""
    below = {p.column for row in block.heads[at + 1 :] for p in by_number(row)}
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
        starts = _even_starts(names, groups)
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


def _even_starts(names: Sequence[str], groups: int) -> list[int]:
    """Which leaves begin a group where each head is over as many, and most over the same (原标准 新标准 原标准 新标准 城市 农村); else none."""
    size, left = divmod(len(names), groups)
    if left or size < 2:
        return []
    parts = [tuple(names[at : at + size]) for at in range(0, len(names), size)]
    alike = parts.count(parts[0])
    if 2 * alike <= groups or names.count(names[0]) != alike:
        return []
    return list(range(0, len(names), size))


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
        at = row.pieces.index(next(p for p in row.pieces if p))
        piece = row.pieces[at]
        return [Placed(at or _corner_over(text, row, layout, block), piece, row.texts[0])] if piece else None
    if _explicit([row]) and _explicit(block.heads):
        return by_number(row)
    if row.count == layout.width:
        return by_number(row)
    if names_sections(row.texts, block.heads) and (placed := sections(row, block)):
        return placed
    if row.count > layout.width:
        return _with_long_label(text, row, layout.width)
    if layout.edges and row.kind == "run":
        columns = [
            layout.column_of(*_stretch(text, row, piece, wide=layout.wide)) for piece in row.pieces if piece
        ]
        if None not in columns and len(set(columns)) == len(columns):
            placed = by_number(row)
            return [Placed(at or 0, p.piece, p.text) for at, p in zip(columns, placed, strict=True)]
        return None
    if _is_half(row, block, layout.width):
        return by_number(row)
    return _without_unit(row, layout, block)


def _corner_over(text: str, row: Row, layout: Layout, block: Block) -> int:
    """The column of a name that stands alone: the one it is in of those that have the head of the first."""
    piece, heads = row.pieces[0], block.heads[-1].texts
    if piece is None or not layout.edges or len(heads) != layout.width:
        return 0
    at = layout.column_of(*_stretch(text, row, piece, wide=layout.wide))
    return at if at is not None and heads[at] == heads[0] else 0


def _without_unit(row: Row, layout: Layout, block: Block) -> list[Placed] | None:
    """A row that has all its cells but its unit, of a table with one column of units, the second; or a total's without its serial number."""
    if is_total_of(row, block.heads[-1].texts, layout.width):
        return by_number(row, 1)
    if _is_unremarked(row, block.heads[-1].texts, layout.width):
        return by_number(row)
    units = [at for at, head in enumerate(block.heads[-1].texts) if head in UNIT_HEADS]
    if len(block.heads[-1].texts) != layout.width or units != [1] or row.count != layout.width - 1:
        return None
    if not words.is_word(row.texts[0]) or not all(words.is_value(cell) for cell in row.texts[1:]):
        return None
    return [
        Placed(cell.column + (cell.column > 0), cell.piece, cell.text, cell.columns)
        for cell in by_number(row)
    ]


def _is_unremarked(row: Row, heads: Sequence[str], width: int) -> bool:
    """Whether a row ends in a number right before a last column of remarks, of which it has none."""
    if len(heads) != width or row.count != width - 1 or heads[-1] not in REMARKS:
        return False
    return words.is_word(row.texts[0]) and words.is_value(row.texts[-1])


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


def _is_half(row: Row, block: Block, width: int) -> bool:
    """Whether a row has the left one of several tables side by side, whose heads are the same."""
    heads = block.heads[-1].texts
    return (
        width % row.count == 0
        and row.count > 1
        and len(heads) == width
        and all(heads[at] == heads[at % row.count] for at in range(width))
    )
