"""Borders within a sentence that a programme named before them does not reach over (…;在基层组织建设上,…)."""

from __future__ import annotations

from minzheng_ie.governance.programme.looks import ProgrammeLooks


def opens_another(text: str, start: int, looks: ProgrammeLooks) -> bool:
    """Whether the sentence at ``start`` opens with a frame of another field of work."""
    return looks.field.match(text, start) is not None


def last_border(text: str, start: int, stop: int, looks: ProgrammeLooks) -> int:
    """Where the last border in ``text[start:stop]`` stands, -1 where there is none."""
    if looks.at.search(text, start, stop) is None:
        return -1
    last, end = -1, start
    for found in looks.field.finditer(text, start + 1, stop):
        before = found.start() - 1
        if before >= end and text[before] in ",;:":
            last, end = found.start(), found.end()
    return last
