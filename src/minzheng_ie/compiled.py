"""Regular expressions compiled once for all processes of a user: what a new process waits for otherwise.

A compiled expression is a list of numbers that its module makes from the text of the expression. The command keeps
them in a file of the user's own (`minzheng_ie.private`), from which they are taken by the text of the expression, its
flags and the versions of Python, ``re`` and ``regex``. Nothing in it is run or unpickled: JSON with a checksum, whose
entries the two modules check once more. What cannot be used, for whatever reason, is compiled as if it were not there.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
import re
import sys
import tempfile
from array import array
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import regex

from minzheng_ie.private import is_private_file, private_file, private_folder

_LARGEST = 32 << 20
"""Bytes of a file that is read."""
_MOST = 2000
"""Entries that are kept; when there are more, those that the last process did not use go."""

_Key = tuple[str, int, str]
_Entry = list[Any]


def compile_re(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, taken from the file where it is there. Raises re.error."""
    made: re.Pattern[str] = _STORE.get(("re", int(flags), pattern), _from_re, re.compile)
    return made


def compile_regex(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """As `regex.compile`, taken from the file where it is there. Raises regex.error."""
    made: regex.Pattern[str] = _STORE.get(("regex", int(flags), pattern), _from_regex, regex.compile)
    return made


def keep_compiled() -> None:
    """Write what this process compiled with the two functions above for the next one; nothing when that is nothing.

    Raises nothing: where it cannot be written, the next process compiles.
    """
    with suppress(Exception):
        _STORE.keep()


class Store:
    """The compiled expressions of one file.

    find (callable): the path to read, None where there is none. place (callable): the path to write.
    """

    def __init__(self, find: Callable[[], Path | None], place: Callable[[], Path]) -> None:
        self._find, self._place = find, place
        self._kept: dict[_Key, _Entry] | None = None
        self._made: dict[_Key, Any] = {}
        self._used: set[_Key] = set()

    def get(self, key: _Key, rebuild: Callable[[_Key, _Entry], Any], make: Callable[[str, int], Any]) -> Any:
        """The expression of a key: rebuilt from its entry, or else made, which may raise."""
        if self._kept is None:
            self._kept = read_entries(self._find())
        entry = self._kept.get(key)
        if entry is not None:
            # Whatever the modules say of a list of numbers that is none of theirs.
            with suppress(Exception):
                built = rebuild(key, entry)
                self._used.add(key)
                return built
        made = make(key[2], key[1])
        self._made[key] = made
        return made

    def keep(self) -> None:
        """Write the entries that were read and those made since. Raises OSError and what the modules raise."""
        new = {key: entry for key, made in self._made.items() if (entry := _entry(key, made)) is not None}
        self._made.clear()
        kept = dict(self._kept or {})
        if not new.keys() - kept.keys():
            return
        if len(kept) + len(new) > _MOST:
            kept = {key: entry for key, entry in kept.items() if key in self._used}
        kept |= new
        self._kept = kept
        if len(kept) <= _MOST:
            write_entries(self._place(), kept)


def read_entries(path: Path | None) -> dict[_Key, _Entry]:
    """The entries of a file; none when it is not this user's own, of other versions, or damaged."""
    try:
        if path is None or not is_private_file(path) or path.stat().st_size > _LARGEST:
            return {}
        head, _, body = path.read_bytes().partition(b"\n")
        if json.loads(head) != [*versions(), sha256(body).hexdigest()]:
            return {}
        return {(module, flags, pattern): entry for module, flags, pattern, *entry in json.loads(body)}
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def write_entries(path: Path, entries: Mapping[_Key, _Entry]) -> None:
    """Write a file that `read_entries` reads, whole or not at all. Raises OSError."""
    lines = [[*key, *entry] for key, entry in entries.items()]
    body = json.dumps(lines, separators=(",", ":")).encode("ascii")
    head = json.dumps([*versions(), sha256(body).hexdigest()]).encode("ascii")
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(head + b"\n" + body)
        Path(draft).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise


def versions() -> list[str]:
    """What compiled expressions depend on beside their text."""
    from _sre import CODESIZE, MAGIC

    return [sys.version, sys.byteorder, f"{MAGIC}/{CODESIZE}", regex.__version__, str(regex.DEFAULT_VERSION)]


def _name() -> str:
    """Of the file: another one for each set of versions, so that two do not take turns in writing it."""
    return f"compiled-{sha256(repr(versions()).encode()).hexdigest()[:16]}.json"


_STORE = Store(lambda: private_file(_name()), lambda: private_folder() / _name())


def _entry(key: _Key, made: Any) -> _Entry | None:
    """The entry of an expression, if an equal one can be rebuilt from it."""
    entry = _of_re(made) if key[0] == "re" else _of_regex(made)
    if entry is None:
        return None
    entry = json.loads(json.dumps(entry))
    if key[0] == "re":
        same = _from_re(key, entry) == made  # compares the numbers
    else:
        same = _from_regex(key, entry)._pickled_data == made._pickled_data
    return entry if same else None


def _of_re(made: re.Pattern[str]) -> _Entry | None:
    """The numbers are made once more: a compiled expression does not give them away."""
    if sys.version_info >= (3, 11):
        from re import _compiler as compiler  # type: ignore[attr-defined]
        from re import _parser as parser  # type: ignore[attr-defined]
    else:
        import sre_compile as compiler
        import sre_parse as parser

    parsed = parser.parse(made.pattern, made.flags & ~re.UNICODE)
    numbers = compiler._code(parsed, made.flags & ~re.UNICODE)
    return [made.flags, made.groups, dict(made.groupindex), _packed(array("I", numbers).tobytes())]


def _from_re(key: _Key, entry: _Entry) -> re.Pattern[str]:
    import _sre

    flags, groups, index, packed = entry
    numbers = array("I")
    numbers.frombytes(_unpacked(packed))
    names: list[str | None] = [None] * (groups + 1)
    for name, group in index.items():
        names[group] = name
    made: re.Pattern[str] = _sre.compile(key[2], flags, numbers.tolist(), groups, index, tuple(names))  # type: ignore[attr-defined]
    return made


def _of_regex(made: Any) -> _Entry | None:
    _, flags, code, index, by_group, lists, list_indexes, offset, required, required_flags, groups = (
        made._pickled_data
    )
    if lists or list_indexes or not isinstance(code, bytes) or {v: k for k, v in index.items()} != by_group:
        return None
    return [flags, dict(index), offset, list(required), required_flags, groups, _packed(code)]


def _from_regex(key: _Key, entry: _Entry) -> Any:
    from regex import _regex  # type: ignore[attr-defined]

    flags, index, offset, required, required_flags, groups, packed = entry
    by_group = {group: name for name, group in index.items()}
    return _regex.compile(
        key[2], flags, _unpacked(packed), index, by_group, {}, [], offset, tuple(required), required_flags, groups
    )  # fmt: skip


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _unpacked(text: str) -> bytes:
    return binascii.a2b_base64(text)
