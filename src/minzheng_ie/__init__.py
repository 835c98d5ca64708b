"""Structured, traceable claims from Chinese civil-affairs (民政) reports.

    import minzheng_ie as mz
    report = mz.extract("report.txt")          # a file, or a text
    for claim in report.claims:                # what, how much, where, when, which programme
        print(claim.metric, claim.value, claim.unit, claim.region, claim.period, claim.program)
    report.show()                              # beside its text, in the browser
    mz.to_frame(mz.extract_many("reports/"))   # a folder as one pandas DataFrame

`extract`, `extract_many`, `Report`, `Claim`, `Skipped`, `Extractor` make and hold claims; `to_frame`, `to_arrow` and `to_polars`
make tables of them; `load` gives a spaCy pipeline; `find_numbers` and `parse_number` read numerals alone. Whatever is raised on
purpose is a `MinzhengError`. ``help(mz.extract)`` and the others show an example each.

Importing the package imports nothing else: every name below is loaded when it is first used.
"""

from __future__ import annotations

import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from minzheng_ie.errors import (
        BatchError,
        DateError,
        DocumentError,
        EncodingError,
        ExchangeError,
        GoldError,
        MinzhengError,
        OutputError,
        PatternError,
        ReadError,
        RegionError,
    )
    from minzheng_ie.extractor import Extractor, Report, extract, extract_many
    from minzheng_ie.outputs.frames import to_arrow, to_frame, to_polars
    from minzheng_ie.pipeline import load
    from minzheng_ie.quantities.numerals import NumberError, find_numbers, parse_number
    from minzheng_ie.schema import Claim, Skipped

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())  # heard where the caller sets logging up

_ERRORS = "minzheng_ie.errors"
_HOMES = {
    "BatchError": _ERRORS,
    "Claim": "minzheng_ie.schema",
    "DateError": _ERRORS,
    "DocumentError": _ERRORS,
    "EncodingError": _ERRORS,
    "ExchangeError": _ERRORS,
    "Extractor": "minzheng_ie.extractor",
    "GoldError": _ERRORS,
    "MinzhengError": _ERRORS,
    "NumberError": "minzheng_ie.quantities.numerals",
    "OutputError": _ERRORS,
    "PatternError": _ERRORS,
    "ReadError": _ERRORS,
    "RegionError": _ERRORS,
    "Report": "minzheng_ie.extractor",
    "Skipped": "minzheng_ie.schema",
    "extract": "minzheng_ie.extractor",
    "extract_many": "minzheng_ie.extractor",
    "find_numbers": "minzheng_ie.quantities.numerals",
    "load": "minzheng_ie.pipeline",
    "parse_number": "minzheng_ie.quantities.numerals",
    "to_arrow": "minzheng_ie.outputs.frames",
    "to_frame": "minzheng_ie.outputs.frames",
    "to_polars": "minzheng_ie.outputs.frames",
}

__all__ = [
    "BatchError",
    "Claim",
    "DateError",
    "DocumentError",
    "EncodingError",
    "ExchangeError",
    "Extractor",
    "GoldError",
    "MinzhengError",
    "NumberError",
    "OutputError",
    "PatternError",
    "ReadError",
    "RegionError",
    "Report",
    "Skipped",
    "__version__",
    "extract",
    "extract_many",
    "find_numbers",
    "load",
    "parse_number",
    "to_arrow",
    "to_frame",
    "to_polars",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
