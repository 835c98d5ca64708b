"""One table in every form that copies leave: what is read of it is what its cells say, or nothing.

The cases of ``every_copy.yaml``: ``above``, lines; ``heads``, rows of heads, each a text or ``[text, rows, columns]``; ``rows``;
``claims``, of the table as its cells say them; ``declined``, the forms in which nothing is read; ``unasked``, forms that
prose reads some number of.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_shapes import claims_of

import minzheng_ie as mz

CASES = yaml.safe_load((Path(__file__).parent / "every_copy.yaml").read_text(encoding="utf-8"))
FORMS = (
    "strokes",
    "pushed",
    "cells",
    "cells apart",
    "strokes a line",
    "pushed a line",
    "own a line",
    "blanks",
    "tabs",
    "heads a line",
    "one line",
    "one line of strokes",
)

Placed = list[tuple[int, int, str]]


def placed(case: dict[str, Any]) -> tuple[Placed, int]:
    """The cells with row and column, and how many columns there are."""
    taken: set[tuple[int, int]] = set()
    made: Placed = []
    for number, row in enumerate([*case["heads"], *case["rows"]]):
        column = 0
        for given in row:
            text, rows, columns = given if isinstance(given, list) else (given, 1, 1)
            while (number, column) in taken:
                column += 1
            taken |= {(number + r, column + c) for r in range(rows) for c in range(columns)}
            made.append((number, column, str(text)))
            column += columns
    return made, max(column for _, column in taken) + 1


def lines_of(case: dict[str, Any], form: str) -> list[str]:
    """The lines of a table in a form."""
    cells, width = placed(case)
    lines: list[str] = []
    every = [text for _, _, text in cells if text]
    if form == "one line":
        return [" ".join(every)]
    if form == "one line of strokes":
        return [f"{' | '.join(every)} |"]
    for number in range(cells[-1][0] + 1):
        own = [text for row, _, text in cells if row == number]
        held = {column: text for row, column, text in cells if row == number}
        row = [held.get(column, "") for column in range(width)]
        rest = ["|" * (width - len(own))] if len(own) < width else []
        told = [text for text in own if text]
        lines += {
            "strokes": [f"| {' | '.join(row)} |"],
            "pushed": [f"{' | '.join(own)} | {''.join(rest)}"],
            "cells": told,
            "cells apart": [line for text in told for line in (text, "")],
            "strokes a line": [f"{text} |".strip() for text in row],
            "pushed a line": [*(f"{text} |".strip() for text in own), *rest],
            "own a line": [f"{text} |".strip() for text in own],
            "blanks": [" ".join(told)],
            "tabs": ["\t".join(row)],
            "heads a line": told if number < len(case["heads"]) else [" ".join(told)],
        }[form]
    return lines


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_copy_says_the_same(case: dict[str, Any], form: str) -> None:
    if form in case.get("unasked", ()):
        pytest.skip("prose reads some number of it")
    report = mz.extract("\n".join([*case["above"], *lines_of(case, form)]) + "\n")
    assert claims_of(report) == ([] if form in case.get("declined", ()) else case["claims"])
