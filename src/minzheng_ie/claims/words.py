"""The words that shape a metric head, by role, and the segmentation they are looked up in."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from minzheng_ie.patterns import Rule, read_rules

Role = Literal[
    "adverb", "verb", "bare_verb", "level", "link", "preposition", "conjunction", "bare_noun", "modifier", "money", "frame", "flow"
]


class MetricWordRule(Rule):
    """One line of ``metric_words.yaml``: a role and the words that have it."""

    role: Role
    words: tuple[str, ...]


RULE_FILES: dict[str, type[Rule]] = {"metric_words.yaml": MetricWordRule}


@dataclass(frozen=True, slots=True)
class MetricWords:
    """Every role's words; a word may have several roles (``支出`` is a verb and a bare noun)."""

    roles: dict[str, frozenset[str]]

    def has(self, word: str, *roles: str) -> bool:
        """Whether ``word`` has one of ``roles``."""
        return any(word in self.roles.get(role, ()) for role in roles)


@lru_cache(maxsize=8)
def load_metric_words(dirs: tuple[Path, ...]) -> MetricWords:
    """The words of ``metric_words.yaml`` in ``dirs``."""
    roles: dict[str, set[str]] = {}
    for rule in read_rules("metric_words.yaml", MetricWordRule, dirs):
        roles.setdefault(rule.role, set()).update(rule.words)
    return MetricWords({role: frozenset(words) for role, words in roles.items()})


@lru_cache(maxsize=1)
def _jieba() -> Any:
    """jieba's tokenizer with a cache of its own: its default is a file every user of the machine can write."""
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    folder = Path(tempfile.gettempdir()) / f"minzheng_ie-{_user()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    tokenizer.tmp_dir = str(folder)
    tokenizer.initialize()
    return tokenizer


def _user() -> str:
    import os

    return str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")


def segment(text: str) -> list[str]:
    """Words of ``text`` by jieba's dictionary (no HMM: new words stay apart rather than swallow a verb)."""
    words: list[str] = _jieba().lcut(text, HMM=False)
    return words
