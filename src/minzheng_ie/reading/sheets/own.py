"""What this library wrote itself is no report."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.errors import ReadError

_HEAD = ("doc", "id", "metric", "measure", "value")
"""How the columns of claims begin."""


def refuse_own(first: Sequence[str], name: str) -> None:
    """RAISES (ReadError): the first row of a file is the head of a table of claims."""
    if tuple(cell.strip("\ufeff ") for cell in first[: len(_HEAD)]) == _HEAD:
        raise ReadError(f"{name}: claims written by minzheng-ie, not a report")
