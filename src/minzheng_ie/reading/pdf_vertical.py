"""Pages set from above to below, columns from right to left: turned so that they read like any other."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from minzheng_ie.reading.pdf_model import Frame, Rules, Run

_SHARE = 0.6
_LEAST = 8
"""So many characters have to stand below each other for a page to be set so."""


def is_vertical(runs: Sequence[Run]) -> bool:
    """Whether most of a page's characters follow each other downwards."""
    tall = sum(len(run.text) for run in runs if run.tall)
    below = sum(_stacked(one, other) for one, other in itertools.pairwise(runs))
    every = sum(len(run.text) for run in runs)
    return tall + below >= _LEAST and tall + below > _SHARE * every


def _stacked(one: Run, other: Run) -> bool:
    if len(one.text) > 1 or len(other.text) > 1:
        return False
    return (
        abs(one.x0 + one.x1 - other.x0 - other.x1) < 0.4 * one.em
        and 0.7 < (other.top - one.top) / one.em < 1.5
    )


def turned(frame: Frame, runs: Sequence[Run], rules: Rules) -> tuple[Frame, list[Run], Rules]:
    """The page so that what went down goes right, and what went left goes down."""
    width = frame.size[0]
    lying = [
        run._replace(
            x0=run.top,
            top=width - run.x1,
            x1=run.bottom,
            bottom=width - run.x0,
            tall=not run.tall and len(run.text) > 2,
        )
        for run in runs
    ]
    swapped = Rules(
        [(width - x, y0, y1) for x, y0, y1 in rules.down],
        [(y, width - x1, width - x0) for y, x0, x1 in rules.across],
    )
    return replace(frame, reading=(frame.reading + 3) % 4), lying, swapped
