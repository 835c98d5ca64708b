"""A head: the metric of one number, and how it was found."""

from __future__ import annotations

from minzheng_ie.tree.leaves import Token, text_of

DISTRIBUTED, MEASURE, SIDE_BY_SIDE = "distributed", "measure", "side-by-side"
"""Kinds of heads that no row makes: one of several things, the measure of a level, another number of the same thing."""
_ENDS = "、,;:。·—-~ "


class Head:
    """The metric of one number; never changed once made.

    tokens (tuple): the tokens its text is made of. rule (str): how it was found, as a claim says it. row (str): the
    row of a table that found it, with its file and line; empty where none did. text (str): the metric as emitted.
    """

    def __init__(self, tokens: tuple[Token, ...], rule: str, row: str = "") -> None:
        self.tokens = tokens
        self.rule = rule
        self.row = row
        text = text_of(tokens).strip(_ENDS)
        if ("“" in text or "”" in text) and text.count("“") != text.count("”"):
            text = text.replace("“", "").replace("”", "")  # a number stood within the quotation
        self.text = text.replace("()", "")  # a place stood within: 青云(甲县)产业园
