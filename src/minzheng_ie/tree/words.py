"""The words that shape a metric head, by role, and the segmentation they are looked up in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from minzheng_ie.entities.programmes import load_programmes
from minzheng_ie.kept import STORE, Kind
from minzheng_ie.patterns import Rule, pattern_dirs, read_rules
from minzheng_ie.text.dictionary import WordList, jieba_words
from minzheng_ie.text.segmentation import cut
from minzheng_ie.tree.vocabulary import Vocabulary
from minzheng_ie.tree.word_rows import MetricWordRule

_KNOWN_WORDS = 1 << 16  # words remembered, most recently used first
_NONE: frozenset[str] = frozenset()
# Roles that tell more of a word without settling whether it is a verb.
_MANNERS = frozenset(
    {
        "affecting",
        "flow",
        "holding",
        "light_verb",
        "paid",
        "verbal_noun",
        "label",
        "recipient",
        "harm",
        "due",
        "relating",
        "wanting",
        "slogan",
        "attending",
        "form",
        "work",
        "nameless",
    }
)


RULE_FILES: dict[str, type[Rule]] = {"metric_words.yaml": MetricWordRule}


class MetricWords:
    """Every role's words; a word may have several roles (``支出`` is a verb and a bare noun).

    roles (dict): words by role. nouns (Iterable[str]): words that are never verbs here (programmes' names).
    dirs (tuple): pattern directories, for the tags of words.
    """

    def __init__(self, roles: dict[str, set[str]], nouns: Iterable[str], dirs: tuple[Path, ...]) -> None:
        of: dict[str, set[str]] = {}
        for role, words in roles.items():
            for word in words:
                of.setdefault(word, set()).add(role)
        self._roles = {word: frozenset(found) for word, found in of.items()}
        self.nouns = frozenset(nouns)
        self.vocabulary = Vocabulary(dirs, self._roles)
        self.of = lru_cache(maxsize=_KNOWN_WORDS)(self._of)

    def has(self, word: str, *roles: str) -> bool:
        """Whether ``word`` has one of ``roles``."""
        found = self._roles.get(word)
        return found is not None and not found.isdisjoint(roles)

    def of_roles(self, *roles: str) -> frozenset[str]:
        """The words that have one of ``roles``."""
        return frozenset([word for word, own in self._roles.items() if not own.isdisjoint(roles)])

    def _of(self, word: str) -> tuple[frozenset[str], bool, str]:
        """The roles of ``word``, whether it is a verb, and its character in signatures; ``of`` remembers them.

        A verbal noun is one by its role or by jieba's dictionary. What follows from a role is told as one, too:
        ``droppable``, ``joint`` and ``edge`` (see `Token`).
        """
        roles = set(self._roles.get(word, _NONE))
        if self.is_verbal_noun(word):
            roles.add("verbal_noun")
        if "adverb" in roles:
            roles.add("droppable")
        if "conjunction" in roles:
            roles |= {"joint", "edge"}
        if "particle" in roles:
            roles.add("edge")
        if word.startswith("“") and word.endswith(("节”", "日”")):
            roles.add("occasion")
        found = frozenset(roles) if roles else _NONE
        return found, self._is_verb(word), self.vocabulary.sign(word, "word", found)

    def stands(self, word: str) -> bool:
        """Whether jieba's dictionary has ``word``."""
        return _tag(word) is not None

    def is_verb(self, word: str) -> bool:
        """Whether ``word`` is a verb by its role, or, having none, by jieba's dictionary."""
        return self.of(word)[1]

    def _is_verb(self, word: str) -> bool:
        if self.has(word, "verb", "bare_verb"):
            return True
        if not self._roles.get(word, _NONE) <= _MANNERS:
            return False
        if len(word) == 4 and self.has(word[:2], "adverb"):
            return self._is_verb(word[2:])  # 全面完成
        return word not in self.nouns and _tag(word) == "v"

    def is_verbal_noun(self, word: str) -> bool:
        """Whether ``word`` is used as a noun within compounds (服务, 救助, 建设): by its role or jieba's ``vn``."""
        return self.has(word, "verbal_noun") or (word not in self.nouns and _tag(word) == "vn")


@lru_cache(maxsize=8)
def load_metric_words(dirs: tuple[Path, ...]) -> MetricWords:
    """The words of ``metric_words.yaml`` in ``dirs``."""
    roles: dict[str, set[str]] = {}
    for rule in read_rules("metric_words.yaml", MetricWordRule, dirs):
        roles.setdefault(rule.role, set()).update(rule.words)
    return MetricWords(roles, load_programmes(dirs).aliases, dirs)


def _unpack_frequencies(text: str, entry: Any) -> list[int]:
    if len(entry) != text.count("\n"):
        raise ValueError("a frequency for each word")
    return [int(often) for often in entry]


_FREQUENCIES: Kind[list[int]] = Kind("frequencies", lambda often: often, _unpack_frequencies)
"""Of words added to jieba's dictionary: each is cut by it, which takes long for a thousand."""


@lru_cache(maxsize=1)
def _dictionary() -> WordList:
    """jieba's dictionary and the words of this room."""
    dirs = pattern_dirs()
    rules = read_rules("metric_words.yaml", MetricWordRule, dirs)
    words = {w for rule in rules if rule.role in ("compound", "level") for w in rule.words}
    apart = {w: 0 for rule in rules if rule.role == "apart" for w in rule.words}
    aliases = {a for a in load_programmes(dirs).aliases if len(a) > 2 and "和" not in a[3:]}
    added = sorted(words | aliases)  # A和B are two words, even where together they name a programme
    dictionary = jieba_words()

    def add() -> list[int]:
        by_itself = jieba_words()
        return [by_itself.add(word) for word in added]

    often = STORE.get(_FREQUENCIES, "\n".join([dictionary.stamp, *added]), add)
    dictionary.add_known(dict(zip(added, often, strict=True)) | apart)
    return dictionary


def _tag(word: str) -> str | None:
    """The part of speech that jieba's dictionary gives a word of two characters or more."""
    return _dictionary().tag(word) if len(word) > 1 else None


def segment(text: str) -> tuple[str, ...]:
    """Words of ``text`` by jieba's dictionary (no HMM: new words stay apart rather than swallow a verb)."""
    return tuple(cut(text, _dictionary()))
