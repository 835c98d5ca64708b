"""Editions of what is held every year: which one it was (二十届三中全会), or how many there were (举办了13届晚会)."""

from __future__ import annotations

from minzheng_ie.quantities.context_words import Context
from minzheng_ie.quantities.model import Draft
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import SkipReason

_MOST = 100
"""Editions above which a number is that of a year (2024届)."""
_HELD = compile_alike("(?:[举主承协]办|举行|开展)(?:了|过)?(?:[^,。;:!?第\\n]{0,40}、)?$")
_SESSION = compile_alike("[0-9一二三四五六七八九十]|[中全会理董监委常]|人大|人民|代表|政协|党委|学生|毕业")


def edition(text: str, draft: Draft, near: str, ctx: Context) -> SkipReason | None:
    """Whether 届 says which one it was; counted behind a verb of holding (举办了8届义卖、5届徒步).

    near (str): the characters in front of it.
    """
    if draft.unit != "届" or draft.value > _MOST or _SESSION.match(text, draft.end) is not None:
        return "ordinal"
    front = text[max(0, draft.start - 48) : draft.start]
    return None if _HELD.search(front) is not None else "ordinal"
