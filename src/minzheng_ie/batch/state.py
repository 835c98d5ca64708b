"""What an unfinished run says of itself, so that a later one can go on with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from minzheng_ie.batch.outcome import Item
from minzheng_ie.errors import ReadError


@dataclass(frozen=True, slots=True)
class RunState:
    """The state file. ``how`` is for people; documents, written, bytes and digest say what is committed.

    Replaced as a whole, never changed: Ctrl-C may come between any two steps. Only ``failed`` grows, and what counts of
    it are the first ``documents - written``.
    """

    how: str
    settings: str
    documents: int
    written: int
    bytes: int
    fingerprint: str
    digest: str
    failed: list[str]
    complete: bool

    @classmethod
    def begun(cls, how: str, settings: str) -> RunState:
        """The state in which nothing is done."""
        return cls(how, settings, 0, 0, 0, "", hashlib.sha256().hexdigest(), [], False)

    @classmethod
    def read(cls, data: object) -> RunState:
        """The state that was written as JSON. RAISES (ValueError): it is none, or contradicts itself."""
        names = [one.name for one in fields(cls)]
        if not isinstance(data, dict) or sorted(data) != sorted(names):
            raise ValueError("not these keys")
        kinds: dict[str, type] = dict.fromkeys(names, str)
        kinds |= dict.fromkeys(("documents", "written", "bytes"), int) | {"failed": list, "complete": bool}
        if not all(type(data[name]) is kinds[name] for name in names):
            raise ValueError("not these types")
        if not all(type(line) is str for line in data["failed"]):
            raise ValueError("not lines")
        failed = data["documents"] - data["written"]
        if data["written"] < 0 or data["bytes"] < 0 or failed < 0 or failed != len(data["failed"]):
            raise ValueError("not these numbers")
        return cls(**data)

    def write(self) -> dict[str, Any]:
        """The state as it becomes JSON."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def chain(digest: str, item: Item) -> str:
    """The fingerprint of a list of documents with one more: its path, name, size and time of change."""
    if isinstance(item, ReadError):
        key = str(item)
    else:
        try:
            found = Path(item.path or "").stat()
            seen = f"{found.st_size} {found.st_mtime_ns}"
        except OSError:
            seen = "unreadable"
        key = f"{Path(item.path or '').absolute()}\0{item.name}\0{seen}"
    return hashlib.sha256(f"{digest}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()


def fingerprint_of_files(folders: Iterable[Path]) -> str:
    """A digest of the names and contents of all files in ``folders``."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(item for item in folder.rglob("*") if item.is_file()):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()
