"""The model of a row of `metric_words.yaml`, as it stands in the file."""

from __future__ import annotations

from typing import Literal

from minzheng_ie.patterns import Rule

Role = Literal[
    "adverb",
    "verb",
    "bare_verb",
    "level",
    "link",
    "preposition",
    "conjunction",
    "bare_noun",
    "modifier",
    "money",
    "frame",
    "flow",
    "compound",
    "standard",
    "target",
    "paid",
    "part",
    "affecting",
    "holding",
    "verbal_noun",
    "light_verb",
    "label",
    "outlet",
    "recipient",
    "extreme",
    "aid",
    "division",
    "occasion",
    "relating",
    "wanting",
    "slogan",
    "harm",
    "due",
    "complete",
    "result",
    "attending",
    "form",
    "work",
    "particle",
    "apart",
    "nameless",
]


class MetricWordRule(Rule):
    """One line of ``metric_words.yaml``: a role and the words that have it."""

    role: Role
    words: tuple[str, ...]
