"""Forms of a PDF that draw each other: refused where they do so in a circle, or more often than a page can need.

The parser draws a form each time another calls it; a few forms that call each other twice make it run for days. What
is not plain in the file (resources in an object stream) is not looked into.
"""

from __future__ import annotations

import re
import zlib

_MOST_DRAWN = 50_000
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
    return _weighs(calls)


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


def _weighs(calls: dict[int, list[int]]) -> bool:
    """Whether one of the forms is drawn within itself, or makes more than `_MOST_DRAWN` drawings."""
    weights: dict[int, int] = {}
    for first in calls:
        stack, open_ = [first], set()
        while stack:
            number = stack[-1]
            if number in weights:
                stack.pop()
                continue
            if number in open_:
                open_.discard(number)
                weights[stack.pop()] = 1 + sum(weights.get(inner, 0) for inner in calls[number])
                if weights[number] > _MOST_DRAWN:
                    return True
                continue
            open_.add(number)
            for inner in set(calls[number]):
                if inner in open_:
                    return True
                if inner not in weights:
                    stack.append(inner)
    return False
