"""Forms of a PDF that draw each other: refused where they do so in a circle, or more often than a page can need.

The parser draws a form each time another calls it; a few forms that call each other twice make it run for days. What
is not plain in the file (resources in an object stream) is not looked into.
"""

from __future__ import annotations

import re
import zlib

_MOST_DRAWN = 50_000
_DEEPEST = 100
_MOST_FORMS = 20_000
_MOST_CONTENT = 4 << 20
_FORM = re.compile(
    rb"(?<![0-9])(\d{1,8})\s+\d{1,5}\s+obj(?P<head>(?:(?!endobj|stream).){0,4000}?/Subtype\s*/Form\b(?:(?!endobj|stream).){0,4000})stream\r?\n",
    re.DOTALL,
)
_XOBJECTS = re.compile(rb"/XObject\s*<<(.{0,4000}?)>>", re.DOTALL)
_ENTRY = re.compile(rb"/([^\s/<>\[\]()]{1,60})\s+(\d{1,8})\s+\d{1,5}\s+R")
_RESOURCES = re.compile(rb"/Resources\s+(\d{1,8})\s+\d{1,5}\s+R")
_DRAWN = re.compile(rb"/([^\s/<>\[\]()]{1,60})\s+Do\b")


def drawn_too_often(data: bytes) -> bool:
    """Whether forms of the file draw each other in a circle or very often."""
    if data.count(b"/Form") < 1:
        return False
    forms: dict[int, tuple[bytes, int]] = {}
    for match in _FORM.finditer(data):
        forms[int(match[1])] = (match["head"], match.end())
        if len(forms) >= _MOST_FORMS:
            break
    calls = {number: _calls(data, head, start, forms) for number, (head, start) in forms.items()}
    weights: dict[int, int] = {}
    return any(_weight(number, calls, weights, frozenset()) > _MOST_DRAWN for number in calls)


def _calls(data: bytes, head: bytes, start: int, forms: dict[int, tuple[bytes, int]]) -> list[int]:
    """The forms that a form draws, as often as it does."""
    named = _named(data, head)
    if not any(number in forms for number in named.values()):
        return []
    end = data.find(b"endstream", start)
    content = data[start : end if end >= 0 else len(data)][:_MOST_CONTENT]
    if b"/Fl" in head:
        try:
            content = zlib.decompressobj().decompress(content, _MOST_CONTENT)
        except zlib.error:
            return []
    drawn = (named.get(match[1], 0) for match in _DRAWN.finditer(content))
    return [number for number in drawn if number in forms]


def _named(data: bytes, head: bytes) -> dict[bytes, int]:
    found = _XOBJECTS.search(head)
    if found is None:
        told = _RESOURCES.search(head)
        if told is None:
            return {}
        at = data.find(b"\n%b 0 obj" % told[1])
        found = _XOBJECTS.search(data, at, at + 8_000) if at >= 0 else None
    return {name: int(number) for name, number in _ENTRY.findall(found[1])} if found else {}


def _weight(number: int, calls: dict[int, list[int]], weights: dict[int, int], around: frozenset[int]) -> int:
    """How many drawings a form makes; without end: more than `_MOST_DRAWN`. around (frozenset): the forms it is drawn in."""
    if number in around or len(around) > _DEEPEST:
        return _MOST_DRAWN + 1
    if number not in weights:
        within = around | {number}
        weights[number] = 1 + sum(_weight(inner, calls, weights, within) for inner in calls[number])
    return weights[number]
