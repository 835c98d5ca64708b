"""A second parser for the pages whose text the first loses.

pdfium gives nothing for a character drawn alone in a font that is neither in the file nor on this machine; pdfminer
knows the widths the file tells of. It is slow and asked for such pages only.
"""

from __future__ import annotations

import io
import logging
from contextlib import suppress
from typing import Any

from minzheng_ie.reading.pdf_glyphs import letters
from minzheng_ie.reading.pdf_model import Run
from minzheng_ie.reading.pdf_runs import MOST_CHARACTERS


class SecondParser:
    """Reads single pages of ``data``; opened when first asked."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.document: Any = None
        self.failed = False

    def runs(self, index: int) -> list[Run] | None:
        """The characters of page ``index`` (from 0), each a run, as the page is shown; None: it cannot be read."""
        if self.failed:
            return None
        log = logging.getLogger("pdfminer")
        level = log.level
        log.setLevel(logging.CRITICAL)  # it tells of each oddity of a file
        try:
            return self._read(index)
        except Exception:
            # It dies of many kinds of damage; the caller then says that characters were lost.
            self.failed = True
            return None
        finally:
            log.setLevel(level)

    def _read(self, index: int) -> list[Run]:
        import pdfplumber

        if self.document is None:
            self.document = pdfplumber.open(io.BytesIO(self.data))
        page = self.document.pages[index]
        runs = _runs(page.chars[:MOST_CHARACTERS])
        page.close()
        return runs

    def close(self) -> None:
        """Give back what it holds."""
        if self.document is not None:
            # Closing counts the pages first, and fails where that does.
            with suppress(Exception):
                self.document.close()


def _runs(characters: list[dict[str, Any]]) -> list[Run]:
    runs: list[Run] = []
    spaced = False
    for character in characters:
        text = str(character["text"])
        if not text.strip():
            spaced = True
            continue
        x0, top, x1, bottom = (float(character[side]) for side in ("x0", "top", "x1", "bottom"))
        runs.append(Run(letters(text), x0, top, x1, bottom, float(character["size"]), spaced=spaced))
        spaced = False
    return runs
