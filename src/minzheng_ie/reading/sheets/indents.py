"""How far a label is set in."""

from __future__ import annotations

_OF_LEVEL = 2
"""Blanks that look like a level of a cell's indent."""


def indent_of(text: str, levels: int = 0) -> int:
    """In blanks: those before the text, a full-width one as two, and the levels of its cell's format."""
    inset = levels * _OF_LEVEL
    for character in text:
        if not character.isspace():
            break
        inset += 2 if character in "\u3000\t" else character not in "\r\n"
    return inset
