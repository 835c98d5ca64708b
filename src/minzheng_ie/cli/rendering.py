"""What a report becomes on its way to the output, with what is worth a word on stderr."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minzheng_ie.extractor import Report
    from minzheng_ie.outputs import Renderer

MANY = 10
"""So many numbers with units and no claim are worth a word: the text is no report, or was not understood."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """text (str): the piece of the output. passed (int): numbers with units of a text that gave no claim at all.
    placeless (bool): whether there are claims and nothing tells whose they are.
    """

    text: str
    passed: int = 0
    placeless: bool = False


@dataclass(frozen=True, slots=True)
class Rendering:
    """Renders a report and counts what is missing. renderer (Renderer): of the output's format."""

    renderer: Renderer

    def __call__(self, report: Report) -> Rendered:
        """The piece of one report."""
        placeless = bool(report.claims) and report.region is None
        passed = 0 if report.claims else _numbers_with_units(report)
        return Rendered(self.renderer.render(report), passed, placeless)


def _numbers_with_units(report: Report) -> int:
    from minzheng_ie.patterns import pattern_dirs
    from minzheng_ie.quantities.recognize import recognize_in
    from minzheng_ie.text.normalize import clean

    found = recognize_in(clean(report.text).text, pattern_dirs())
    return sum(one.unit is not None and one.skip is None for one in found)
