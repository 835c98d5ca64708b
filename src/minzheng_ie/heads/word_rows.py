"""The form of a class of words, as a pattern file holds it."""

from __future__ import annotations

from minzheng_ie.patterns import Rule


class HeadWordRow(Rule):
    """Words of one class.

    tag (str): its name. words, opens, ends (tuple): the words, how words begin that are of the class, and how they end.
    """

    tag: str
    words: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
