"""The tables of a document: those its file tells of, and those that columns of text make."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.a_cell_a_line import a_cell_a_line_at
from minzheng_ie.grids.abreast import abreast_at
from minzheng_ie.grids.added_up import added_up_at
from minzheng_ie.grids.assessed import SIGN, forms_in
from minzheng_ie.grids.barred import barred_at, untold_at
from minzheng_ie.grids.barred_fees import barred_fees_at
from minzheng_ie.grids.bilingual import bilingual_at
from minzheng_ie.grids.bracketed import unbracketed
from minzheng_ie.grids.by_size import by_size_at, size_lines_at
from minzheng_ie.grids.catalogued import catalogued_at
from minzheng_ie.grids.coded import coded_at
from minzheng_ie.grids.coded_rows import coded_rows_at
from minzheng_ie.grids.cornerless import cornerless_at
from minzheng_ie.grids.doubled import undoubled
from minzheng_ie.grids.even import even_at
from minzheng_ie.grids.even_strokes import even_strokes_at
from minzheng_ie.grids.fees import fees_at
from minzheng_ie.grids.flowed import flowed_at
from minzheng_ie.grids.framed import BARS, framed_at
from minzheng_ie.grids.glued import commas_at, glued_at, kinds_at, numbered_at
from minzheng_ie.grids.grown import grown_at
from minzheng_ie.grids.heads_a_line import heads_a_line_at
from minzheng_ie.grids.in_rows import in_rows_at
from minzheng_ie.grids.in_runs import in_runs_at
from minzheng_ie.grids.itemized import unitemized
from minzheng_ie.grids.kept_blanks import kept_gaps_at, kept_strokes_at
from minzheng_ie.grids.keyed import keyed_at
from minzheng_ie.grids.lines import Line, lines_of, with_strokes, without_rules
from minzheng_ie.grids.listed import listed_at
from minzheng_ie.grids.mapped import mapped_at
from minzheng_ie.grids.model import Grid
from minzheng_ie.grids.one_row import one_row_at
from minzheng_ie.grids.over import numbered_over_at
from minzheng_ie.grids.paired import paired_at
from minzheng_ie.grids.pipes import pipes_at
from minzheng_ie.grids.plain import plain_at
from minzheng_ie.grids.repeated import unnumbered_at
from minzheng_ie.grids.run_on import run_on_at
from minzheng_ie.grids.serials import serials_at
from minzheng_ie.grids.side_by_side import side_by_side_at
from minzheng_ie.grids.since_1912 import since_1912_at
from minzheng_ie.grids.spaced_fees import spaced_fees_at
from minzheng_ie.grids.stacked import stacked_at
from minzheng_ie.grids.told import trimmed
from minzheng_ie.grids.totals import seated
from minzheng_ie.grids.translated import translated_at
from minzheng_ie.grids.unit_first import unit_first_at
from minzheng_ie.grids.unit_heads import unit_heads_at
from minzheng_ie.grids.unit_row import with_unit_row
from minzheng_ie.grids.wrapped import wrapped_at
from minzheng_ie.grids.yearly import yearly_at

_start = attrgetter("start")
_LEAST = 3  # characters of a table; `minzheng_ie.text.normalize` puts a mark in its place
# What is in every text with a table: a number or nothing behind a blank at a line's end, or a word behind these; a line
# that is a number; a name with its amount below a lead; two numbers with units, a name between them; a comma before the last number; two numbers and a word, run on; a head without separators, of numbered rows, too.
_HINT = compile_re(
    r"(?=[ \n,:指项类類种種名序编])(?: [+\-↑↓]?[\d\-—…][^\s。]*(?: +[^\s。]{1,12})?[ \r]*(?:\n|\Z)|\n[ \r]*[+\-]?\d[\d,]*(?:\.\d+)?%?[ \r]*(?:\n|\Z)|,[+\-]?\d[\d.]*%?[ \r]*(?:\n|\Z)"
    r"|(?:指标|项目|类别|名称)(?:名称)?(?:计量)?(?:单位)?[数合总本累绝完实12][^\s,。]{1,6}[ \r]*\n"
    r"|(?:类[别型]|類[別型]|[种種][类類])[一-鿿]{1,6}[数數额額目量](?:\([^()\n]{1,8}\))?[ \r]*\n"
    r"|\n[ \r]*(?:\d[\d,.]*|[一二三四五六七八九十][一二三四五六七八九十百千万萬零]*(?=元))[^\s\d,。;:|(]{1,6}(?:\([^\s()]{2,16}\))?[ \r]*(?:\n[ \r]*)+[^\s\d,。;:|]{1,30}[ \r]*(?:\n[ \r]*)+"
    r"(?:\d[\d,.]*|[一二三四五六七八九十][一二三四五六七八九十百千万萬零]*(?=元))[^\s\d,。;:|(]{1,6}(?:\([^\s()]{2,16}\))?[ \r]*(?:\n|\Z)"
    r"|:\n[^\s:\d]{2,14}: {0,2}\d| \d[\d,.]* \d[\d,.]* [^\s\d.,]"
    r"|  [一-鿿]{1,8}[市县縣区區镇鎮]\d[\d,]*[一-鿿]{1,2}[ \r]*(?:\n|  )"
    r"|(?:序号|编号)[^\s,。;]{4,24}[ \r]*\n[ \r]*1)"
)
_FINDERS = (
    unit_first_at, in_rows_at, bilingual_at, wrapped_at, heads_a_line_at, coded_at, unit_heads_at, fees_at, spaced_fees_at, listed_at, mapped_at, abreast_at, plain_at, glued_at, kinds_at, numbered_at, commas_at, serials_at,
    numbered_over_at, unnumbered_at, catalogued_at, keyed_at, translated_at, side_by_side_at, one_row_at, since_1912_at, stacked_at, yearly_at, cornerless_at, even_at, added_up_at, paired_at,
    grown_at, in_runs_at, run_on_at, kept_gaps_at,
    coded_rows_at,
)  # fmt: skip


def find_grids(text: str, told: Sequence[Grid] = ()) -> tuple[Grid, ...]:
    """The tables of a text.

    text (str): the document, widths folded one for one. told (sequence): those its file tells of, in order.
    RETURNS (tuple): in order and apart, each at least a line; lines that say what a table is, and notes, are in none.
    """
    kept = [
        part
        for grid in told
        for part in trimmed(text, _apart(text, undoubled(text, grid)))
        if part.end - part.start >= _LEAST
    ]
    bounds = [0, *(at for grid in told for at in (grid.start, grid.end)), len(text)]
    found = [
        grid
        for start, end in zip(bounds[::2], bounds[1::2], strict=True)
        for grid in _in_stretch(text, start, end)
        if grid.end - grid.start >= _LEAST
    ]
    if not found:
        return tuple(kept)
    number = max((grid.number for grid in told), default=0)
    return tuple(
        sorted([*kept, *(replace(grid, number=number + at) for at, grid in enumerate(found, 1))], key=_start)
    )


def _apart(text: str, grid: Grid) -> Grid:
    """The table, what several of its cells hold together in cells of their own."""
    return unitemized(text, unbracketed(text, grid))


def _in_stretch(text: str, start: int, end: int) -> Iterator[Grid]:
    """The tables between two offsets: forms, which have other lines of theirs above, and what is between them."""
    if text.find(SIGN, start, end) >= 0:
        for form, _, _ in forms_in(text, lines_of(text, start, end)):
            yield from _in_text(text, start, form.start)
            yield form
            start = form.end
    yield from _in_text(text, start, end)


def _in_text(text: str, start: int, end: int) -> Iterator[Grid]:
    """The tables that lines between two offsets make."""
    if end - start < _LEAST:
        return
    if (
        text.find("|", start, end) < 0
        and text.find("\t", start, end) < 0
        and all(text.find(bar, start, end) < 0 for bar in BARS)
        and _HINT.search(text, start, end) is None
    ):
        return
    lines = with_strokes(text, without_rules(lines_of(text, start, end)))
    at = free = 0  # the line at hand, and the first that is in no table
    stroked = 0  # the first line behind strokes that are known to make no table line by line
    while at < len(lines):
        found, first, last = _tables_at(text, lines, at, stroked=at < stroked)
        if not found and last > at and "|" in lines[at].body:
            stroked, last = max(stroked, last + 1), at  # their cells may be broken over lines
        if first >= free:
            for grid in found:
                yield seated(text, _apart(text, grid))
        free = max(free, last + 1) if found else free
        at = max(at, last) + 1


def _tables_at(text: str, lines: Sequence[Line], at: int, *, stroked: bool) -> tuple[list[Grid], int, int]:
    """The tables that a line shows, their first and last line; none, and the last line that is known to be in none.

    stroked (bool): lines with strokes from here on make no table, each for itself.
    """
    body = lines[at].body
    if not body:
        return [], at, at
    framed = framed_at(text, lines, at)
    if framed is not None:
        return ([framed[0]] if framed[0] is not None else []), *framed[1:]
    barred = (
        barred_at(text, lines, at)
        or barred_fees_at(text, lines, at)
        or by_size_at(text, lines, at)
        or size_lines_at(text, lines, at)
        or even_strokes_at(text, lines, at)
        or kept_strokes_at(text, lines, at)
        or a_cell_a_line_at(text, lines, at)
        or untold_at(text, lines, at)
    )
    if barred is not None:
        return [barred[0]], *barred[1:]
    if stroked:
        return [], at, at
    if "|" in body:
        flowed = flowed_at(text, lines, at)
        return ([flowed[0]], *flowed[1:]) if flowed is not None else pipes_at(text, lines, at)
    for finder in _FINDERS:
        found = finder(text, lines, at)
        if found is not None:
            grid, first, last = found
            return ([with_unit_row(text, grid)] if grid is not None else []), first, last
    return [], at, at
