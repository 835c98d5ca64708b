"""What an unfinished run says of itself, so that a later one can go on with it."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any

from minzheng_ie.batch.files import NEW, NO_LINK, is_ours, not_ours, remove_ours, shown, write_at
from minzheng_ie.batch.outcome import Item
from minzheng_ie.errors import BatchError, ReadError
from minzheng_ie.records import dataclass


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


@dataclass(frozen=True, slots=True)
class StateFile:
    """The file ``path`` that holds a state; ``new`` is written first and put in its place."""

    path: Path
    new: Path

    def read(self) -> RunState | None:
        """The state, None when there is no file. RAISES (BatchError): it is not ours or holds no state; OSError."""
        try:
            descriptor = os.open(self.path, os.O_RDONLY | NO_LINK)
        except FileNotFoundError:
            return None
        except OSError as error:
            if self.path.is_symlink():
                raise not_ours(self.path) from error
            raise
        if not is_ours(os.fstat(descriptor)):
            os.close(descriptor)
            raise not_ours(self.path)
        with os.fdopen(descriptor, "rb") as stream:
            data = stream.read()
        try:
            return RunState.read(json.loads(data.decode("utf-8")))
        except (ValueError, TypeError, RecursionError) as error:
            raise BatchError(
                f"{shown(self.path)}: not the state of a run; delete it to begin anew"
            ) from error

    def write(self, state: RunState) -> None:
        """Put a state in the place of the one before. RAISES (BatchError): something else stands there; OSError."""
        remove_ours(self.new)
        text = json.dumps(state.write(), ensure_ascii=False, indent=1)
        descriptor = os.open(self.new, os.O_WRONLY | NEW, 0o666)
        try:
            try:
                write_at(descriptor, 0, (text.encode("utf-8", "backslashreplace"), b"\n"))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            self.new.replace(self.path)
        except BaseException:
            with suppress(OSError):
                self.new.unlink(missing_ok=True)
            raise


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
