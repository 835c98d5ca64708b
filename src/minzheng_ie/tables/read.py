"""Reads the tables of a document: every number in them becomes a claim, or an entry of the ledger."""

from __future__ import annotations

from pathlib import Path

from minzheng_ie.analysis import Analysis
from minzheng_ie.quantities.ledger import unread
from minzheng_ie.schema import Claim, Skipped


class TableReader:
    """Reads tables by the rules of the pattern directories ``dirs``.

    Raises PatternError when a pattern file is broken.
    """

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        self.dirs = dirs

    def read(self, analysis: Analysis) -> tuple[list[Claim], list[Skipped]]:
        """Claims and skipped numbers of all tables of a document, each in text order, with offsets of the original.

        analysis (Analysis): of its prose, with what it is about; its tables are ``analysis.clean.grids``.
        """
        source = analysis.source
        skipped = []
        for grid in analysis.clean.grids:
            for cell in grid.cells:
                for start, end, _ in unread(source[cell.start : cell.end], ()):
                    at = (cell.start + start, cell.start + end)
                    skipped.append(
                        Skipped(
                            doc=analysis.name,
                            skipped="table",
                            start=at[0],
                            end=at[1],
                            quote=source[at[0] : at[1]],
                        )
                    )
        return [], skipped
