"""Tables with one cell a line that say each name again in English: what is in English is left out, and the rest read as any."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.stacked import stacked_at
from minzheng_ie.grids.yearly import yearly_at

_CORNER = compile_re(r"Items?|Indicators?|Years?|Regions?|Districts?|Areas?|Types?|Category", 2)
_OTHER = compile_re(r"(?=[^A-Za-z]*[A-Za-z]{3})[\x20-\x7e]+")
_LONGEST = 90  # characters of a line
_MOST = 1500  # lines
_ABOVE = 3  # lines, which may tell the unit
_BLANKS = 2


def translated_at(text: str, lines: Sequence[Line], at: int) -> tuple[Grid, int, int] | None:
    """The table whose corner is a line, the same in English below it, and its first and last line; None when there is none."""
    below = next((line.body for line in islice(lines, at + 1, at + 1 + _BLANKS) if line.body), "")
    if len(lines[at].body) > _LONGEST or not words.is_corner(lines[at].body) or not _CORNER.fullmatch(below):
        return None
    first = max(0, at - _ABOVE)
    kept = [*range(first, at), *own_lines(lines, at)]
    own = [lines[number] for number in kept]
    for finder in (stacked_at, yearly_at):
        found = finder(text, own, at - first)
        if found is not None:
            grid, top, last = found
            return grid, kept[top], kept[last]
    return None


def own_lines(lines: Sequence[Line], at: int) -> list[int]:
    """The lines from one on that are not in English, without the blank ones behind those."""
    kept: list[int] = []
    skipped = False
    for number in range(at, min(at + _MOST, len(lines))):
        body = lines[number].body
        if len(body) > _LONGEST:
            break
        other = _OTHER.fullmatch(body) is not None and not words.is_unit(body) and not words.is_value(body)
        if not other and (body or not skipped):
            kept.append(number)
        skipped = other or (skipped and not body)
    return kept
