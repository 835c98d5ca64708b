"""The tags of leaves: every tag there is, which words have it, and the signature of a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from minzheng_ie.patterns import Rule
from minzheng_ie.rules.alphabet import Alphabet, Tags
from minzheng_ie.rules.load import read_word_classes
from minzheng_ie.rules.pattern import Context, Pattern
from minzheng_ie.rules.rows import WordClass

KINDS = frozenset({"word", "number", "period", "comparison", "region", "rate", "mark"})
"""What a leaf is."""
ROLES = frozenset({"adverb", "bare_verb", "frame", "level", "preposition", "verb"})
"""What a word does in a metric, as far as rules ask for it."""
CLASSES = frozenset(
    {
        *(
            "about",
            "above",
            "amount",
            "begins-from",
            "below",
            "bracket",
            "by",
            "by-share",
            "compares",
            "de",
            "degree",
            "every",
            "exactness",
            "from",
        ),
        *(
            "front",
            "grow",
            "habit",
            "improves",
            "intends",
            "may",
            "decides",
            "there",
            "into",
            "moves",
            "le",
            "less-of",
            "little",
            "more-of",
            "much",
            "must",
        ),
        *(
            "brought",
            "extent",
            "net",
            "new",
            "pace",
            "pause",
            "per",
            "quoted",
            "rather",
            "reached",
            "recorded",
            "shrink",
            "standard",
            "stress",
            "to",
            "transparent",
            "until",
            "utmost",
            "yard",
        ),
    }
)
"""Tags of words, given by the files of ``words/``; leaves of any kind have the tags of their text."""
SHAPES = frozenset({"bound", "digit", "long", "short"})
"""``digit``: a leaf that begins with one and is no number; ``bound``: such a one follows (超过|90%的乡镇). Of words, ``long``:
two characters or more; ``short``: two at most."""
TAGS = KINDS | ROLES | CLASSES | SHAPES
FILES = ("words/change.yaml", "words/markers.yaml")
RULE_FILES: dict[str, type[Rule]] = dict.fromkeys(FILES, WordClass)

_REMEMBERED = 1 << 16  # leaves, most recently used first
_BOUND = frozenset({"bound"})
_NONE: Tags = frozenset()


class _Words(NamedTuple):
    """The classes of words: by word, and by how words begin, by its first character, and end, by its last."""

    whole: Mapping[str, Tags]
    opens: Mapping[str, Sequence[tuple[str, str]]]
    ends: Mapping[str, Sequence[tuple[str, str]]]

    def of(self, text: str) -> set[str]:
        """The tags of a text: of how words begin and end, those are looked at that have its first and last character."""
        found = set(self.whole.get(text, ()))
        for start, tag in self.opens.get(text[:1], ()):
            if text.startswith(start):
                found.add(tag)
        for end, tag in self.ends.get(text[-1:], ()):
            if text.endswith(end):
                found.add(tag)
        return found


def _read(classes: Iterable[WordClass]) -> _Words:
    whole: dict[str, set[str]] = {}
    opens: dict[str, list[tuple[str, str]]] = {}
    ends: dict[str, list[tuple[str, str]]] = {}
    for row in classes:
        for word in row.words:
            whole.setdefault(word, set()).add(row.tag)
        for start in row.opens:
            opens.setdefault(start[0], []).append((start, row.tag))
        for end in row.ends:
            ends.setdefault(end[-1], []).append((end, row.tag))
    return _Words({word: frozenset(tags) for word, tags in whole.items()}, opens, ends)


class Vocabulary:
    """The words of the files of ``words/`` in ``dirs``, and the alphabet of all sets of tags. Threads may share it.

    roles (Mapping): the roles of words that have any.

    Raises PatternError.
    """

    def __init__(self, dirs: tuple[Path, ...], roles: Mapping[str, Tags]) -> None:
        self._words = _read([row for name in FILES for row in read_word_classes(name, dirs, CLASSES)])
        self.alphabet = Alphabet(TAGS, self._expected(roles))
        self._digits: set[str] = set()  # the characters of leaves that begin with a digit and are no numbers
        told = self._words
        self._listed = frozenset({word[0] for word in told.whole} | told.opens.keys() | told.ends.keys())
        """With what listed words begin, and words of a class begin or end."""
        self._plain = {kind: self.alphabet.character(frozenset({kind})) for kind in KINDS}
        self.sign = lru_cache(maxsize=_REMEMBERED)(self._sign)
        self._bind = lru_cache(maxsize=_REMEMBERED)(self._bound)
        self._binding = Pattern(". =<digit>", Context("", {}, TAGS), self.alphabet)

    def words(self, *tags: str) -> frozenset[str]:
        """The words that are listed with one of ``tags``."""
        return frozenset([word for word, own in self._words.whole.items() if not own.isdisjoint(tags)])

    def tags(self, text: str, kind: str, roles: Tags) -> Tags:
        """The tags of a leaf by itself."""
        tags = {kind, *self._words.of(text), *(roles & ROLES)}
        if kind == "word":
            tags |= {"short"} if len(text) == 1 else {"long", "short"} if len(text) == 2 else {"long"}
        if text[:1].isdigit() and kind != "number":
            tags.add("digit")
        return frozenset(tags)

    def _sign(self, text: str, kind: str, roles: Tags = _NONE) -> str:
        """The character of a leaf by itself; ``sign`` remembers it."""
        tags = self.tags(text, kind, roles)
        character = self.alphabet.character(tags)
        if "digit" in tags:
            self._digits.add(character)
        return character

    def sign_of_mark(self, text: str, kind: str) -> str:
        """``sign`` of a leaf that is no word: most begin and end as nothing listed does, and only their kind tells of them."""
        first = text[:1]
        if first in self._listed or text[-1:] in self._listed or (kind != "number" and first.isdigit()):
            return self.sign(text, kind)
        return self._plain[kind]

    def _bound(self, character: str) -> str:
        return self.alphabet.character(self.alphabet.tags_of(character) | _BOUND)

    def signature(self, signs: Iterable[str]) -> str:
        """A clause as a string: the characters of its leaves, with what each is by the leaf behind it."""
        told = "".join(signs)
        if self._digits.isdisjoint(told):
            return told  # as most: no leaf is bound
        return self._binding.compiled().sub(lambda match: self._bind(match[0]), told)

    def _expected(self, roles: Mapping[str, Tags]) -> Iterator[Tags]:
        """The sets of tags of all listed words, and of leaves of any kind."""
        listed = self._words.whole
        telling = listed.keys() | {word for word, own in roles.items() if not own.isdisjoint(ROLES)}
        found = {self.tags(word, "word", roles.get(word, _NONE)) for word in telling}
        found |= {self.tags(word, "mark", _NONE) for word in listed if not word.isalnum()}
        often = self.words("every", "habit", "per")  # 每月, as a rate and as a period
        found |= {self.tags(word, kind, _NONE) for word in often for kind in ("period", "rate")}
        starts = ["", "2", *(start for found in self._words.opens.values() for start, _ in found)]
        ends = ["", *(end for found in self._words.ends.values() for end, _ in found)]
        fillings = ("", "x", "xx", "xxx")
        texts = [start + filling + end for start in starts for filling in fillings for end in ends]
        found |= {self.tags(text, kind, _NONE) for text in texts if text for kind in KINDS}
        yield from found
        yield from (tags | _BOUND for tags in found)
