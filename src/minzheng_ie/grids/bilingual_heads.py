"""Heads of a yearbook's table in two languages: years behind 项目 Item, or on a line below, under heads of several columns each."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_regex
from minzheng_ie.grids import words
from minzheng_ie.grids.lines import Line, Piece, words_in
from minzheng_ie.grids.model import Cell

_HEAD = compile_regex(
    r"(?:(?P<corner>指 *标|项 *目|類 *别|类 *别|年 *份|项 *目 *名 *称|指 *标 *名 *称)\s*)?(?:Items?|Indicators?|Sectors?|Categor(?:y|ies))(?=\s|\Z)",
    2,
)
_COLUMN = compile_regex(r"(?:19|20)\d{2}年?(?:比.{0,6})?")
_HAN = compile_regex(r"\p{Han}")
_UNIT = compile_regex(r"\([^()\d]{1,8}\)")
_MOST_COLUMNS = 24
_MOST_BELOW = 8  # lines on which heads go on, blank ones as well
_LEAST_FOREIGN = 2  # heads
_LONGEST = 300  # characters of a line


def heads_at(text: str, lines: Sequence[Line], at: int) -> tuple[list[Cell], int, int] | None:
    """The heads that begin on a line, those of numbers from column 2 on, how many these are, and the first line behind
    them; None where there are none, or which stands over what is not told."""
    body = lines[at].body
    match = _HEAD.match(body) if len(body) <= _LONGEST else None
    if match is None:
        return None
    start = lines[at].start
    corner = Cell(0, 0, start, start + match.end())
    own = list(words_in(text, start + match.end(), lines[at].end))
    if _are_years(text, own):
        return [corner, *(Cell(0, n, *head) for n, head in enumerate(own, 2))], len(own), at + 1
    over = _over(text, own)
    alone = None if over else _alone(text, lines, at, corner)
    if alone is not None:
        return alone
    for position in range(at + 1, min(at + 1 + _MOST_BELOW, len(lines))):
        line = lines[position]
        if len(line.body) > _LONGEST:
            return None
        held = list(words_in(text, line.start, line.end))
        if held and _are_years(text, held):
            placed = _placed(text, over, held)
            return ([corner, *placed], len(held), position + 1) if placed else None
        if not line.body.isascii():
            if over and _ends_in(text, held, len(over)) and all(map(words.heads_numbers, _texts(text, over))):
                return [corner, *(Cell(0, n, *head) for n, head in enumerate(over, 2))], len(over), position
            if over or any(map(words.is_value, _texts(text, held))):
                return None
            over = _over(text, held)
    return None


def _alone(text: str, lines: Sequence[Line], at: int, corner: Cell) -> tuple[list[Cell], int, int] | None:
    """Heads in English alone, one a line, as many as the row below them has numbers; those in Chinese are lost."""
    heads: list[Piece] = []
    for position, line in enumerate(lines[at + 1 : at + 1 + _MOST_BELOW], at + 1):
        held = list(words_in(text, line.start, line.end))
        if line.body and not line.body.isascii():
            if len(heads) < _LEAST_FOREIGN or not _ends_in(text, held, len(heads)):
                return None
            return [corner, *(Cell(0, n, *head) for n, head in enumerate(heads, 2))], len(heads), position
        if held and _are_years(text, held):
            return None
        heads += [(line.start, line.end)] if line.body else []
    return None


def _texts(text: str, pieces: Sequence[Piece]) -> list[str]:
    return [text[start:end] for start, end in pieces]


def _ends_in(text: str, pieces: Sequence[Piece], numbers: int) -> bool:
    """Whether a line is words and, at its end, so many numbers (the 000 of 10 000 households is none of them)."""
    said = _texts(text, pieces)
    held = [words.is_number(word) or words.is_nil(word) for word in said]
    return numbers < len(held) and all(held[-numbers:]) and not held[-numbers - 1]


def _are_years(text: str, pieces: Sequence[Piece]) -> bool:
    return 0 < len(pieces) <= _MOST_COLUMNS and all(_COLUMN.fullmatch(head) for head in _texts(text, pieces))


def _over(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The heads in Chinese, each with its unit and without what it is called in English."""
    found: list[Piece] = []
    for piece in pieces:
        held = text[slice(*piece)]
        if found and piece[0] == found[-1][1] + 1 and _UNIT.fullmatch(held) and _HAN.search(held):
            found[-1] = (found[-1][0], piece[1])
        elif _HAN.search(held) is not None:
            found.append(piece)
    return found


def _placed(text: str, over: Sequence[Piece], years: Sequence[Piece]) -> list[Cell]:
    """Heads over the years below them, which are the same under each; one alone that says those years is left out. Empty
    where it is not told."""
    each = len(years) // len(over) if over else len(years)
    said = _texts(text, years)
    if len(set(said[:each])) < each or (over and said != said[:each] * len(over)):
        return []
    if len(over) > 1 and not all(map(words.heads_numbers, _texts(text, over))):
        return []
    upper = [] if len(over) == 1 and any(year[:4] in text[slice(*over[0])] for year in said) else over
    row = 1 if upper else 0
    return [
        *(Cell(0, 2 + n * each, *head, columns=each) for n, head in enumerate(upper)),
        *(Cell(row, n, *head) for n, head in enumerate(years, 2)),
    ]
