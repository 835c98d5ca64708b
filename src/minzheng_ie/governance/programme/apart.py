"""Mentions that are set apart where they stand: left out, or one of several purposes."""

from __future__ import annotations

from minzheng_ie.entities.programmes import ProgrammeMention
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.rules.looks import ends

_EXCEPT, _PURPOSES = 12, 24
"""Characters before what is left out, and before one of several purposes."""


def set_apart(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention is named as left out, or as one of several purposes."""
    return names_a_purpose(text, mention, looks) or names_what_is_left_out(text, mention, looks)


def names_a_purpose(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention is one of several purposes that something was used for."""
    return ends(looks.purposes, text, mention.start, _PURPOSES)


def names_what_is_left_out(text: str, mention: ProgrammeMention, looks: ProgrammeLooks) -> bool:
    """Whether a mention is named as left out."""
    return ends(looks.left_out, text, mention.start, _EXCEPT)
