"""Docstrings as this project writes them (``name (type): what``, RETURNS, RAISES, examples) → reStructuredText for autodoc."""

from __future__ import annotations

import re

_NAMES = r"[a-z_]\w*(?:, [a-z_]\w*)*"
_TYPE = r"(?P<type>[^()]*(?:\([^()]*\)[^()]*)?)"
_FIELD = re.compile(
    rf"(?:^|(?<=[.;] ))(?:(?P<names>{_NAMES})(?: \({_TYPE}\))?|(?P<what>RETURNS|RAISES|YIELDS)(?: \((?P<of>[^()]*)\))?): "
)
_CODE = re.compile(r"``.+?``|`[^`]+`")
_SPECIAL = re.compile(r"([\\*|_`])")


def as_rst(lines: list[str]) -> None:
    """Rewrite the lines of a docstring in place."""
    out: list[str] = []
    for paragraph in _paragraphs(lines):
        if paragraph[0].lstrip().startswith(">>>"):
            out += [*paragraph, ""]
        else:
            out += _prose(" ".join(line.strip() for line in paragraph))
    lines[:] = out


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Lines between blank ones; an example begins one of its own."""
    found: list[list[str]] = [[]]
    for line in lines:
        if not line.strip():
            found.append([])
        elif line.lstrip().startswith(">>>") and found[-1] and not _is_example(found[-1]):
            found.append([line])
        else:
            found[-1].append(line)
    return [paragraph for paragraph in found if paragraph]


def _is_example(paragraph: list[str]) -> bool:
    return paragraph[0].lstrip().startswith(">>>")


def _prose(text: str) -> list[str]:
    """A paragraph, and what it says of fields as a list below it."""
    marks = list(_FIELD.finditer(text))
    before = text[: marks[0].start()] if marks else text
    out = [_escaped(before.strip()), ""] if before.strip() else []
    for mark, after in zip(marks, [*marks[1:], None], strict=False):
        end = len(text) if after is None else after.start()
        said = _escaped(text[mark.end() : end].strip())
        if mark["what"]:
            head, kind = mark["what"].capitalize(), mark["of"]
        else:
            head, kind = mark["names"], mark["type"]
        out.append(f"- **{_escaped(head)}**{f' ({_escaped(kind)})' if kind else ''}: {said}")
    return [*out, ""] if marks else out


def _escaped(text: str) -> str:
    """Plain text with nothing that reStructuredText would read, code in double backquotes."""
    out, at = [], 0
    for mark in _CODE.finditer(text):
        out += [_SPECIAL.sub(r"\\\1", text[at : mark.start()]), f"``{mark[0].strip('`')}``"]
        at = mark.end()
        if text[at : at + 1].isalnum():
            out.append(r"\ ")
    return "".join([*out, _SPECIAL.sub(r"\\\1", text[at:])])
