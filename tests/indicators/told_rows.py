"""The indicator that each number of a text is told by."""

from __future__ import annotations

import minzheng_ie as mz
from minzheng_ie.outputs.wide import wide_rows

HEAD = "昌北县2023年民政工作总结\n"


def rows_of(text: str) -> dict[str, tuple[str, str] | None]:
    """The numbers of a text, each with its indicator and splits, or None."""
    report = mz.Extractor().extract(text)
    return {row["quote"]: row["indicator"] and (row["indicator"], row["splits"]) for row in wide_rows(report)}


def rows(text: str) -> dict[str, tuple[str, str] | None]:
    """The same of a county's yearly report."""
    return rows_of(HEAD + text)
