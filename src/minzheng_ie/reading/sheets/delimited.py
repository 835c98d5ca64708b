"""Lines of text → rows of a table: which character stands between the cells, and whether quotes hold them.

The character is the one that cuts most lines into equally many cells; text that none cuts so is no table.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from minzheng_ie.compiled import compile_re
from minzheng_ie.records import dataclass

_DELIMITERS = "\t,;|"
_SAMPLE = 200_000
_SAMPLED_ROWS = 2_000
_AGREEING = 0.6
"""Share of the lines with more than one cell that have as many as one beside them, or as most."""
_SENTENCES = 0.5
_STOPS = ("。", "!", "?", "!", "?", ";")
"""Share of these lines that may end as sentences do."""
_CUT = 0.3
"""Share of all lines that have more than one cell."""
_LONGEST_MEAN = 40
"""Characters of a cell on average: commas of sentences stand further apart."""
_BROKEN = 30
"""So many line breaks in a cell: a quotation mark that opens nothing."""
_TOLD = compile_re(r'"?sep=(.)"?[^\S\n]*\r?(?:\n|\Z)', 2)
MOST_COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written. start (int): where its text begins, behind a line that tells the delimiter."""

    delimiter: str
    quoted: bool = True
    spaced: bool = False
    start: int = 0


def dialect_of(text: str) -> Dialect | None:
    """How the table of a text is written; None when it is none."""
    told = _TOLD.match(text)
    start = told.end() if told else 0
    sample = text[start : start + _SAMPLE]
    if len(text) - start > _SAMPLE and "\n" in sample:
        sample = sample[: sample.rindex("\n") + 1]
    spaced = any(f'{delimiter} "' in sample for delimiter in ",;|")
    candidates = [
        Dialect(delimiter, quoted, spaced and delimiter != "\t", start)
        for delimiter in (told[1] if told else _DELIMITERS)
        for quoted in ((True, False) if '"' in sample else (True,))
    ]
    scored = [(score, candidate) for candidate in candidates if (score := _score(sample, candidate))]
    if told and not scored:
        return candidates[0]
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def rows_of(text: str, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """The rows of a table with the numbers of their last lines, from 1; blank lines are empty rows.

    RAISES (csv.Error): a cell is too long.
    """
    stream = io.StringIO(text, newline="")
    stream.seek(dialect.start)
    rows = csv.reader(
        stream,
        delimiter=dialect.delimiter,
        quoting=csv.QUOTE_MINIMAL if dialect.quoted else csv.QUOTE_NONE,
        skipinitialspace=dialect.spaced,
    )
    for row in rows:
        yield rows.line_num, row


def _score(sample: str, dialect: Dialect) -> tuple[float, float, int] | None:
    """How well a dialect cuts a sample, None when it does not."""
    rows = _sampled(sample, Dialect(dialect.delimiter, dialect.quoted, dialect.spaced))
    if rows is None:
        return None
    widths = [len(row) for row in rows]
    cut = [row for row in rows if len(row) > 1]
    if len(cut) < 2 or len(cut) < _CUT * len(rows):
        return None
    agreeing = sum(
        width > 1 and width in (widths[at - 1 : at] + widths[at + 1 : at + 2])
        for at, width in enumerate(widths)
    )
    agreeing = max(agreeing, max(Counter(map(len, cut)).values()))
    sentences = sum(row[-1].rstrip().endswith(_STOPS) for row in cut)
    mean = sum(sum(map(len, row)) for row in cut) / sum(map(len, cut))
    if dialect.delimiter != "\t" and (
        agreeing < _AGREEING * len(cut) or sentences > _SENTENCES * len(cut) or mean > _LONGEST_MEAN
    ):
        return None
    return agreeing / len(rows), float(dialect.quoted), max(widths)


def _sampled(sample: str, dialect: Dialect) -> list[list[str]] | None:
    """The rows of a sample that hold something, without empty cells at their ends; None when they are none."""
    rows = []
    try:
        for _, row in islice(rows_of(sample, dialect), _SAMPLED_ROWS):
            if any(cell.count("\n") > _BROKEN for cell in row):
                return None
            while row and not row[-1].strip():
                row.pop()
            if row:
                rows.append(row)
    except csv.Error:
        return None
    return rows


def split_figures(row: Sequence[str]) -> bool:
    """Whether a row may hold a figure that its own commas have cut (`1,234`)."""
    return any(
        _GROUP_HEAD.fullmatch(first.strip()) and _GROUP.fullmatch(second) for first, second in pairwise(row)
    )


_GROUP_HEAD = compile_re(r"[-+¥]?[1-9][0-9]{0,2}")
_GROUP = compile_re(r"[0-9]{3}(?:\.[0-9]+)?%?\s*")
