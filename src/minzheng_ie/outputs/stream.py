"""Pieces of a format → one output."""

from __future__ import annotations

from typing import TextIO

from minzheng_ie.outputs.protocol import Renderer, ReportLike


class Pieces:
    """Puts the pieces of a format together.

    renderer (Renderer): the format. written (int): reports that the output already holds.
    """

    def __init__(self, renderer: Renderer, *, written: int = 0) -> None:
        self._renderer = renderer
        self._written = written

    def piece(self, rendered: str) -> str:
        """What to write for a report that `Renderer.render` made ``rendered`` of."""
        before = self._renderer.between() if self._written else self._renderer.head()
        self._written += 1
        return before + rendered

    def end(self) -> str:
        """What to write after the last report. Without any, an output is its head: a table without rows."""
        return self._renderer.tail() if self._written else self._renderer.head()


class StreamWriter:
    """A `Writer` of any format.

    stream (TextIO): open for text with ``newline=""``.
    """

    def __init__(self, stream: TextIO, renderer: Renderer) -> None:
        self._stream = stream
        self._renderer = renderer
        self._pieces = Pieces(renderer)

    def write(self, report: ReportLike) -> None:
        """Write one report."""
        self._stream.write(self._pieces.piece(self._renderer.render(report)))

    def close(self) -> None:
        """Write what ends the output."""
        self._stream.write(self._pieces.end())
