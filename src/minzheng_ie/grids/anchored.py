"""Tables with strokes whose heads stand over heads, the blanks between which a copy left as it liked: each row begins with its
name, and the heads tell by themselves how far they reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, islice

from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Cell, Grid
from minzheng_ie.grids.plain import grid_of
from minzheng_ie.grids.reach_said import reach_of
from minzheng_ie.grids.strokes import Held, cells_from

_MOST_COLUMNS = 16
_MOST_CELLS = 2400
_SAMPLE = 80  # cells, of the heads and the first row
_LEAST = 3  # rows
_LEAST_NUMBERS = 4  # columns

_Row = list[Held]


def anchored_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner is a line, and its first and last line; None when there is none."""
    stream = islice(cells_from(text, lines, at, opened=False), _MOST_CELLS)
    cells = list(islice(stream, _SAMPLE))
    first = next((n for n, held in enumerate(cells) if _counts(held)), 0)
    label = next((n for n in range(first - 1, 0, -1) if cells[n].text), 0)
    heads = [held for held in cells[:label] if held.text]
    if not label or len(heads) < _LEAST_NUMBERS or not words.is_head_row([held.text for held in heads]):
        return None
    rows = _rows(chain(cells[label:], stream))
    width = max((len(row) for row in rows), default=0)
    if len(rows) < _LEAST or not _LEAST_NUMBERS < width <= _MOST_COLUMNS:
        return None
    texts = [words.tight(held.text) for held in heads[1:]]
    reach = reach_of(texts, width - 1)
    if reach is None and _is_rest(cells, label, texts):
        reach = reach_of(texts[:-1], width - 1)
    if reach is None:
        return None
    placed = [(0, 0, heads[0], 2, 1)]
    placed += [(r.row, 1 + r.column, heads[1 + r.head], r.rows, r.columns) for r in reach]
    placed += [(n, c, held, 1, 1) for n, row in enumerate(rows, 2) for c, held in enumerate(row)]
    placed.sort(key=lambda cell: cell[:2])
    found = [
        Cell(r, c, *held.piece, deep, wide) for r, c, held, deep, wide in placed if held.piece is not None
    ]
    return grid_of(lines, at, rows[-1][-1].last, found), at, rows[-1][-1].last


def _is_rest(cells: Sequence[Held], label: int, texts: Sequence[str]) -> bool:
    """Whether the last head, blanks before it, is what was left on a line of its own of one over it (#街道 / 办事处)."""
    at = next((n for n in range(label - 1, 0, -1) if cells[n].text), 0)
    if not at or cells[at - 1].text or words.heads_numbers(texts[-1]) or texts[-1] in texts[:-1]:
        return False
    return texts[-1][:1] != "#" and any(text[:1] == "#" for text in texts)


def _counts(held: Held) -> bool:
    return words.is_counted(held.text)


def _rows(cells: Iterable[Held]) -> list[_Row]:
    """The rows, each from its name to its last number; those with fewer cells than most, blank ones as well, are left out.

    A name without numbers ends them: whether it is a section or the first part of another is not told.
    """
    found: list[_Row] = []
    for held in cells:
        if held.text and not _counts(held):
            if not words.is_word(held.text) or (found and not any(map(_counts, found[-1]))):
                break
            found.append([held])
        else:
            found[-1].append(held)
    if found and not any(map(_counts, found[-1])):
        found.pop()
    usual = Counter(map(len, found)).most_common(1)[0][0] if found else 0
    whole = [row for row in found if len(row) >= usual] + [
        row for row in found[-1:] if len(row) < usual and row[-1].text
    ]
    ends = [max(n for n, held in enumerate(row) if held.text) for row in whole]
    widest = max(ends, default=0)
    return [
        row[: end + 1] for row, end in zip(whole, ends, strict=True) if len(row) >= usual or end == widest
    ]
