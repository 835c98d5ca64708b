"""What a new process would have to work out again, kept for it in a file of the user's own.

The file lies in the private folder (`minzheng_ie.private`) and holds lines of JSON with a checksum: nothing in it is run
or unpickled. Each entry goes by a digest of the whole text that it was made of, and the file by the versions of Python, of
this package and of what it uses, so that none can be out of date. What is not there, or not usable for whatever reason, is
made as if there were no file. Only `keep` writes; the command calls it when its work is done.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Generic, TypeVar

from minzheng_ie import __version__
from minzheng_ie.private import is_private_file, private_file, private_folder
from minzheng_ie.records import dataclass

_LARGEST = 32 << 20
"""Bytes of a file that is read."""
MOST = 5000
"""Entries that are kept; when there are more, those that the process did not use go."""
_ROOM = 12 << 20
"""Bytes that are written, as `MOST`: what tables that have changed since left behind makes every start slower."""

T = TypeVar("T")
Lines = Mapping[str, bytes]
"""Entries as they stand in the file, by `key_of`: each is read as JSON when it is asked for."""


@dataclass(frozen=True)
class Kind(Generic[T]):
    """A kind of thing that is kept.

    name (str): a version of what makes it is a part of it, where there is one.
    pack (callable): an entry as JSON from what was made of a text; None when it cannot be kept.
    unpack (callable): what was made, from the text and an entry; it may raise anything for an entry that is none.
    once (bool): who asks remembers the answer, so that an entry need not stay in memory behind it.
    """

    name: str
    pack: Callable[[T], Any]
    unpack: Callable[[str, Any], T]
    once: bool = False


class Store:
    """The entries of one file, read when the first is asked for.

    find (callable): the path to read, None where there is none. place (callable): the path to write.
    """

    def __init__(self, find: Callable[[], Path | None], place: Callable[[], Path]) -> None:
        self._find, self._place = find, place
        self._kept: dict[str, bytes] | None = None
        self._made: dict[str, tuple[Kind[Any], Any]] = {}
        self._used: set[str] = set()

    def get(self, kind: Kind[T], text: str, make: Callable[[], T]) -> T:
        """What is made of a text: unpacked from its entry, else from ``make``, which may raise."""
        if self._kept is None:
            self._kept = read_lines(self._find())
        key = key_of(kind.name, text)
        line = self._kept.pop(key, None) if kind.once else self._kept.get(key)
        if line is not None:
            with suppress(Exception):
                found = kind.unpack(text, json.loads(line))
                self._used.add(key)
                return found
        made = make()
        if len(self._made) < MOST:
            self._made[key] = kind, made
        return made

    def keep(self) -> None:
        """Write the entries that were read and those made since. Raises OSError."""
        if not self._made:
            return
        new = {}
        for key, (kind, made) in self._made.items():
            with suppress(Exception):
                entry = kind.pack(made)
                if entry is not None:
                    new[key] = json.dumps(entry, separators=(",", ":")).encode("ascii")
        self._made.clear()
        kept = read_lines(self._find())
        if all(kept.get(key) == line for key, line in new.items()):
            return
        if len(kept) + len(new) > MOST:
            kept = {key: line for key, line in kept.items() if key in self._used}
        kept |= dict(list(new.items())[: max(MOST - len(kept), 0)])
        if not write_lines(self._place(), kept):
            kept = {key: line for key, line in kept.items() if key in self._used or key in new}
            write_lines(self._place(), kept)
        self._kept = kept


def keep() -> None:
    """Write what this process made, for the next; nothing when all was there. Raises nothing."""
    with suppress(Exception):
        STORE.keep()


def key_of(name: str, text: str) -> str:
    """What an entry goes by: the digest of its kind's name and of the whole text that it was made of."""
    return sha256(f"{name}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()


def read_lines(path: Path | None) -> dict[str, bytes]:
    """The entries of a file; none when it is not this user's own, of other versions, or damaged."""
    try:
        if path is None or not is_private_file(path) or path.stat().st_size > _LARGEST:
            return {}
        head, _, body = path.read_bytes().partition(b"\n")
        if json.loads(head) != [_versions(), sha256(body).hexdigest()]:
            return {}
        lines = body.split(b"\n")
        return dict(zip([key.decode("ascii") for key in lines[::2]], lines[1::2], strict=False))
    except (OSError, ValueError, TypeError, RecursionError):
        return {}


def write_lines(path: Path, entries: Lines) -> bool:
    """Write a file that `read_lines` reads, whole or not at all: False when it would be too large. Raises OSError."""
    body = b"\n".join(part for key, line in sorted(entries.items()) for part in (key.encode("ascii"), line))
    head = json.dumps([_versions(), sha256(body).hexdigest()]).encode("ascii")
    if len(head) + len(body) >= _ROOM:
        return False
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(head + b"\n" + body)
        Path(draft).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(draft).unlink()
        raise
    return True


def _versions() -> str:
    return f"{__version__} on {sys.version}, {sys.byteorder}"


def _name() -> str:
    """Of the file: another one for each set of versions, so that two do not take turns in writing it."""
    return f"kept-{sha256(_versions().encode()).hexdigest()[:16]}.lines"


STORE = Store(lambda: private_file(_name()), lambda: private_folder() / _name())
