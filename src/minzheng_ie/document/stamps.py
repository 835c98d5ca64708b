"""The line among the first ones of a page that is but a day and a time of day (2016-06-13 08:56:04): when it was put up."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.datelines import Dateline, TextLine, calendar_day

_LINES = 20  # lines of a page within which it stands
_LONGEST = 24
_STAMP = compile_re(
    r"\s*(?P<y>(?:19|20)[0-9]{2})[-/.](?P<m>[0-9]{1,2})[-/.](?P<d>[0-9]{1,2}) +[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?\s*"
)


def stamped_line(lines: Sequence[TextLine]) -> list[Dateline]:
    """The only such line; none where there are several, as in lists of comments."""
    found = [
        (line, match)
        for line in lines[:_LINES]
        if len(line.text) <= _LONGEST
        and ":" in line.text
        and (match := _STAMP.fullmatch(line.text)) is not None
    ]
    if len(found) != 1:
        return []
    line, match = found[0]
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return [] if day is None else [Dateline(day, line.start, line.end, True)]
