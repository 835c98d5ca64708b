"""What a report becomes on its way to the output, with what is worth a word on stderr."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng_ie.errors import DocumentError
from minzheng_ie.records import dataclass

if TYPE_CHECKING:
    from minzheng_ie.extractor import Report
    from minzheng_ie.outputs import Renderer

MANY = 10
"""So many numbers with units and no claim are worth a word: the text is no report, or was not understood."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """text (str): the piece of the output. passed (int): numbers with units of a text that gave no claim at all.
    placeless (bool): whether there are claims and nothing tells whose they are. warnings (tuple): what of the file
    could not be read.
    """

    text: str
    passed: int = 0
    placeless: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """Renders a report and counts what is missing.

    renderer (Renderer): of the output's format. texts (str | None): a folder that takes the reports' texts.
    """

    renderer: Renderer
    texts: str | None = None

    def __call__(self, report: Report) -> Rendered:
        """The piece of one report. Raises DocumentError when its text cannot be written."""
        if self.texts is not None:
            _save(report, Path(self.texts))
        placeless = bool(report.claims) and report.region is None
        passed = 0 if report.claims else _numbers_with_units(report)
        return Rendered(self.renderer.render(report), passed, placeless, report.warnings)


def _save(report: Report, folder: Path) -> None:
    """Write the text of a report, as ``NAME.txt``, whole or not at all; its line breaks stay what they are."""
    parts = [part for part in report.doc.split("/") if part not in ("", ".", "..")]
    path = folder.joinpath(*parts[:-1], f"{parts[-1] if parts else 'report'}.txt")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as stream:
            stream.write(report.text.encode("utf-8", "surrogatepass"))
        Path(stream.name).replace(path)
    except OSError as error:
        raise DocumentError(f"its text cannot be written to {path}: {error.strerror}") from error


def _numbers_with_units(report: Report) -> int:
    from minzheng_ie.patterns import pattern_dirs
    from minzheng_ie.quantities.recognize import recognize_in
    from minzheng_ie.text.normalize import clean

    found = recognize_in(clean(report.text).text, pattern_dirs())
    return sum(one.unit is not None and one.skip is None for one in found)
