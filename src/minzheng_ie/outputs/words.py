"""What outputs for readers say where the wire form has names: words of the catalogue."""

from __future__ import annotations

from typing import get_args

from minzheng_ie.schema import SkipReason
from minzheng_ie.wording import Language, say

REASONS: dict[str, str] = {reason: say(f"reason.{reason}", "zh") for reason in get_args(SkipReason)}
"""Why a number is no claim, in Chinese."""


def word(kind: str, name: str | None, lang: Language) -> str:
    """The word for a name of the wire form. kind (str): ``kind``, ``rank`` or ``reason``; nothing for None."""
    return say(f"{kind}.{name}", lang) if name else ""
