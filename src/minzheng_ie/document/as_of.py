"""The year at whose end a text without a date says, to begin with, how things stand (截至2012年底,全市共有…)."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import TextLine
from minzheng_ie.document.reported import Named
from minzheng_ie.entities.periods.grammar.fragments import Y4, year_number

_LEADS = 60  # characters of a line before such words: its heading, run on
_ENDED = compile_re(
    rf"(?:\A|[。:.、)\s]|(?:获悉|了解到|介绍),)\s*截[至止]到?(?P<y>{Y4})年(?:年?[底末]|(?:12|十二)月(?:31日|三十一日|底))(?=,)"
)
_YEARS = compile_re(rf"(?<![0-9.])(?P<y>{Y4})(?=年)")
_LATER = ("今年", "目前", "明年", "如今", "日前", "近日", "下一步")


def as_of(text: str, first: Sequence[TextLine]) -> Named | None:
    """The year at whose end the first paragraph opens, where nothing in ``text`` tells of a later time.

    text (str): all of the clean text, without a date. first: the lines with which it begins.
    """
    for line in first:
        found = _ENDED.search(line.text, 0, _LEADS) if "截" in line.text else None
        if found is None:
            continue
        year = year_number(found["y"])
        if any(word in text for word in _LATER):
            return None
        if any(year_number(match["y"]) > year for match in _YEARS.finditer(text)):
            return None
        span = line.start + found.start("y"), line.start + found.end("y") + 1
        return Named(year, year + 1, True, span, named_by="opening")
    return None
