"""Runs → rows and lines: what stands on one height, read once, with the spaces that its gaps mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from operator import attrgetter

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.pdf_model import Line, Run
from minzheng_ie.reading.pdf_runs import HYPHEN

GAP = 1.3
"""A gap wider than this, in ems, parts columns; in the text it becomes two spaces or more."""
_WIDE = compile_re("[\u2e80-\uffdc\U00020000-\U0003ffff“”‘’…—①-⑳●]")
_TIGHT, _LOOSE = 0.18, 0.4
"""Gaps in ems from which Latin letters and digits stand apart from each other, and from Chinese characters."""
_MARK = compile_re(r"\[?\d{1,3}\]?|[\[〔(（]?[①-⑳\d]{1,3}[\]〕)）]?")
_POWERS = {"2": "²", "3": "³"}
_METRE = compile_re(r"(?:^|[^a-zA-Z])[kcdm]?m$")
_MOST_SPACES = 40
_TOKEN = compile_re(r"[“‘《（(\[【]*(?:[0-9A-Za-z.,%‰+\-－．，]+|.)[。，、；：！？”’》）)\]】%％]*")


def once(runs: Sequence[Run]) -> list[Run]:
    """The runs without those drawn again on the same place, as for bold or shadowed type."""
    kept: list[Run] = []
    seen: dict[tuple[str, int, int], list[Run]] = {}
    for run in runs:
        # The step is as large as the tolerance, so that a neighbour holds what may be the same.
        step = max(0.5, 0.3 * run.em)
        x, y = int(run.x0 / step), int(run.top / step)
        near = (
            other
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for other in seen.get((run.text, x + dx, y + dy), ())
        )
        if any(_same(run, other) for other in near):
            continue
        seen.setdefault((run.text, x, y), []).append(run)
        kept.append(run)
    return kept


def _same(run: Run, other: Run) -> bool:
    width = (run.x1 - run.x0) / max(1, len(run.text))
    reach = min(0.3 * run.em, 0.45 * width)
    return (
        abs(run.x0 - other.x0) <= reach
        and abs(run.x1 - other.x1) <= reach
        and abs(run.top - other.top) <= 0.3 * run.em
    )


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs by the height they stand on, from above to below, each row from left to right.

    What is set small and high beside larger type is in its row, and marked as raised.
    """
    every = sorted(runs, key=lambda run: run.top + run.bottom)
    if not every:
        return []
    usual = Counter(round(run.em) for run in every for _ in run.text[:40]).most_common(1)[0][0] or 1
    large = [run for run in every if run.em >= 0.8 * usual]
    rows = _grouped(large)
    small: list[Run] = []
    middles = [_middle(row[0]) for row in rows]
    for run in every:
        if run.em >= 0.8 * usual:
            continue
        row = _beside(run, rows, middles)
        if row is None:
            small.append(run)
        else:
            row.append(run._replace(raised=_middle(run) < _middle(row[0]) - 0.08 * row[0].em))
    rows += _grouped(small)
    for row in rows:
        row.sort(key=attrgetter("x0"))
    rows.sort(key=lambda row: min(_middle(run) for run in row if not run.raised or len(row) == 1))
    return rows


def _middle(run: Run) -> float:
    return (run.top + run.bottom) / 2


def _grouped(runs: Sequence[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in runs:
        if rows and _middle(run) - _middle(rows[-1][0]) < 0.45 * max(run.em, rows[-1][0].em):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _beside(run: Run, rows: list[list[Run]], middles: list[float]) -> list[Run] | None:
    """The row that a small run belongs to: it touches a run of it."""
    at = bisect_left(middles, _middle(run))
    for row in rows[max(0, at - 1) : at + 1]:
        if abs(_middle(row[0]) - _middle(run)) > 0.6 * row[0].em:
            continue
        if any(-0.3 * other.em < run.x0 - other.x1 < 0.4 * other.em for other in row[:200]):
            return row
    return None


def segments(row: Sequence[Run]) -> list[list[Run]]:
    """A row parted where its gaps part columns."""
    parts: list[list[Run]] = []
    end = 0.0
    for run in row:
        if parts and run.x0 - end <= GAP * max(run.em, parts[-1][-1].em):
            parts[-1].append(run)
        else:
            parts.append([run])
        end = max(end, run.x1) if len(parts[-1]) > 1 else run.x1
    return parts


def line_of(row: Sequence[Run]) -> Line:
    """The line a row makes, from left to right."""
    sizes = [run for run in row if not run.raised] or list(row)
    em = max(sizes, key=lambda run: len(run.text) + run.em / 1000).em
    spread = _spread(row)
    pieces = [_unraised(row[0], "")]
    end, last = row[0].x1, row[0]
    for run in row[1:]:
        text = _unraised(run, pieces[-1])
        if text:
            gap = (run.x0 - end) / min(em, max(run.em, 1.0))
            pieces.append("" if spread else _space(pieces[-1] or last.text, text, gap, run.spaced))
            pieces.append(text)
        end, last = max(end, run.x1), run
    text = "".join(pieces)
    return Line(
        text,
        min(run.x0 for run in row),
        min(run.top for run in sizes),
        end,
        max(run.bottom for run in sizes),
        em,
        _first_width(text, em),
    )


def _spread(row: Sequence[Run]) -> bool:
    """Whether single Chinese characters are set wide apart, all alike, as in the line of a title."""
    if len(row) < 4 or any(len(run.text) > 1 or not _WIDE.match(run.text) for run in row):
        return False
    gaps = [right.x0 - left.x1 for left, right in zip(row, row[1:], strict=False)]
    return max(gaps) - min(gaps) < 0.3 * row[0].em


def _unraised(run: Run, before: str) -> str:
    """The text of a run; a raised mark of a footnote is none, a raised 2 behind ``m`` is a power."""
    if not run.raised:
        return run.text
    if run.text in _POWERS and _METRE.search(before):
        return _POWERS[run.text]
    return "" if _MARK.fullmatch(run.text) else run.text


def _space(before: str, after: str, gap: float, spaced: bool) -> str:
    """What stands for a gap of so many ems between two texts. spaced (bool): the file has a space there."""
    if gap > GAP:
        return " " * min(_MOST_SPACES, max(2, round(gap * 2)))
    wide = bool(_WIDE.match(before[-1:])) + bool(_WIDE.match(after[:1]))
    if wide == 2 or HYPHEN in (before[-1:], after[:1]):
        return ""
    return " " if gap >= (_LOOSE if wide else _TIGHT) or spaced else ""


def _first_width(text: str, em: float) -> float:
    """How wide what cannot be parted from the beginning of a line is, about."""
    match = _TOKEN.match(text)
    return width_of(match[0], em) if match else em


def width_of(text: str, em: float) -> float:
    """How wide a text is, about: a Chinese character is an em, others are half of it."""
    wide = len(_WIDE.findall(text))
    return (wide + 0.5 * (len(text) - wide)) * em


def joined(before: str, after: str, cut: bool) -> str:
    """Two lines of one paragraph as one text. cut (bool): the first had no room for another digit."""
    if before.endswith((HYPHEN, "\u00ad")):
        word = bool(re.match("[A-Za-z]", after)) and bool(re.search("[A-Za-z].$", before))
        return before[:-1] + ("" if word else "-") + after
    last, first = before[-1:], after[:1]
    if _WIDE.match(last) or _WIDE.match(first) or not last or not first:
        return before + after
    if last.isalpha() and first.isalpha():
        return f"{before} {after}"
    return before + after if cut or not (last.isalnum() and first.isalnum()) else f"{before} {after}"
