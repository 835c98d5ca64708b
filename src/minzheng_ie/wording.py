"""What people read, in English and Chinese: ``wording.json``, one entry a sentence, each in both languages.

Two ways lead to it. The command and the outputs ask by key: ``say("no_format", output=path)``. The rooms below them
raise errors in English, which is what Python callers get; on their way to a terminal `translate` finds the entry whose English
sentence it is, as gettext does, with the parts that vary taken over. ``tests/test_wording.py`` sees that every sentence of
the sources is there and that no language lacks a key.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_CHINESE = 0x04
"""The primary language of a Windows language identifier that is Chinese, whichever its script and place."""
_MATCHED = ("error.", "warning.", "system.", "codec.", "usage.", "word.", "explain.")
"""Keys of the sentences that come from the rooms, and so are found by their English."""
_LONGEST, _COLONS = 4000, 12
"""Longer sentences, and what stands behind so many colons, are not looked up: that takes a while each time."""
_FIELD = re.compile(r"\{(\w+)\}")
_SENTENCES = frozenset({"error", "reason", "level", "field", "told"})
"""Fields that hold a sentence or word of the catalogue themselves; all others are names and stay as they are."""

_CHOSEN: ContextVar[Language | None] = ContextVar("minzheng_ie_language", default=None)


def choose(language: Language | None) -> None:
    """The language of this process from now on; None: that of the environment."""
    _CHOSEN.set(language)


def chosen() -> Language | None:
    """The language that was asked for by name."""
    return _CHOSEN.get()


def language() -> Language:
    """The language people are spoken to in: the one chosen, else that of the environment."""
    return _CHOSEN.get() or language_of(os.environ, _windows_language())


def language_of(environment: Mapping[str, str], windows: int | None = None) -> Language:
    """Chinese where the locale says so, else English.

    environment (mapping): ``LC_ALL``, ``LC_MESSAGES`` and ``LANG``, the first that is set counts. windows (int | None): the
    language identifier of the user's surface, which counts where none of them is set.
    """
    told = next((environment[name] for name in _VARIABLES if environment.get(name)), None)
    if told is not None:
        return "zh" if re.match(r"(?i)zh(?:[_.\-@]|$)|chinese", told) else "en"
    return "zh" if windows is not None and windows & 0x3FF == _CHINESE else "en"


def say(key: str, lang: Language | None = None, /, **fields: object) -> str:
    """The sentence of a key. lang (str | None): None is `language`. fields: what varies in it. Raises KeyError."""
    spoken = lang or language()
    told = {
        name: translate(str(value), spoken) if name in _SENTENCES else str(value)
        for name, value in fields.items()
    }
    return _filled(catalogue()[key][spoken], told)


def translate(sentence: str, lang: Language | None = None, *, of: str = "") -> str:
    """An English sentence of the sources in a language; as it is where the catalogue does not hold it.

    What stands before it and ends with a colon (a file, its line) is taken over. of (str): only entries whose key begins so.
    """
    if (lang or language()) == "en" or len(sentence) > _LONGEST:
        return sentence
    start = 0
    for _ in range(_COLONS):
        found = _translated(sentence[start:], of)
        if found is not None:
            return sentence[:start] + found
        at = sentence.find(": ", start)
        if at < 0:
            break
        start = at + 2
    return sentence


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Mapping[Language, str]]:
    """By key, the sentence in each language."""
    loaded: dict[str, dict[Language, str]] = json.loads(
        Path(__file__).with_name("wording.json").read_text("utf-8")
    )
    return loaded


def _filled(sentence: str, fields: Mapping[str, str]) -> str:
    return _FIELD.sub(lambda found: fields[found[1]], sentence)


@lru_cache(maxsize=4096)
def _translated(sentence: str, of: str) -> str | None:
    for pattern, chinese in _patterns(of):
        found = pattern.fullmatch(sentence)
        if found is not None:
            told = {
                name: translate(value, "zh") if name in _SENTENCES else value
                for name, value in found.groupdict().items()
            }
            return _filled(chinese, told)
    return None


@lru_cache(maxsize=4)
def _patterns(of: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What the English sentences look like, with the Chinese ones; those that say most first."""
    entries = [(one["en"], one["zh"]) for key, one in catalogue().items() if key.startswith(of or _MATCHED)]
    entries.sort(key=lambda entry: (-len(_FIELD.sub("", entry[0])), entry))
    return tuple((re.compile(_expression(english), re.DOTALL), chinese) for english, chinese in entries)


def _expression(english: str) -> str:
    parts = _FIELD.split(english)
    return "".join(f"(?P<{part}>.+?)" if at % 2 else re.escape(part) for at, part in enumerate(parts))


@lru_cache(maxsize=1)
def _windows_language() -> int | None:
    if sys.platform == "win32":
        import ctypes

        return int(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    return None
