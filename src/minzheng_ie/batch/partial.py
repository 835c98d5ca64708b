"""An output file in the making, which a later run can go on with.

Beside OUT stand ``OUT.partial``, what is written so far, and ``OUT.partial.json``, the state: how many documents and
bytes of it are committed, a fingerprint of those documents, and the settings of the run. A run that is killed, at
whatever point, leaves a state that is true of the first so many bytes; going on cuts the partial file there and
continues with the next document. OUT appears, whole, when the last document is done.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from minzheng_ie.batch.outcome import Item
from minzheng_ie.errors import BatchError, ReadError

COMMIT_SECONDS = 1.0
"""At most so much work is lost to a kill (and the documents under way)."""
SETTLE_SECONDS = 5.0
"""How long a lock may outlive the run that held it."""

Seal = Callable[[Path, Path], None]
"""Makes the finished file (second path) from the partial one (first path)."""


@dataclass(frozen=True, slots=True)
class _State:
    """The state file. ``how`` is for people; documents, written and bytes say what is committed.

    Replaced as a whole, never changed: Ctrl-C may come between any two steps. Only ``failed`` grows, and what counts of
    it are the first ``documents - written``.
    """

    how: str
    settings: str
    documents: int = 0
    written: int = 0
    bytes: int = 0
    fingerprint: str = ""
    failed: list[str] = field(default_factory=list)
    complete: bool = False


def fingerprint_of_files(folders: Iterable[Path]) -> str:
    """A digest of the names and contents of all files in ``folders``."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(item for item in folder.rglob("*") if item.is_file()):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


class PartialFile:
    """Collects the bytes of an output, document by document.

    out (Path): the file to make, not yet touched.
    settings (dict): everything but the documents that the output depends on; a run with others cannot go on.
    how (str): said in the state file: how to go on.
    resume (bool): go on where an earlier run stopped, if one did; otherwise begin anew.

    Raises BatchError when the settings have changed or another run is writing the same output, OSError when the
    files cannot be written.
    """

    def __init__(self, out: Path, settings: dict[str, object], *, how: str, resume: bool) -> None:
        self.out = out.resolve()
        self.path = self.out.with_name(f"{self.out.name}.partial")
        self.state_path = self.out.with_name(f"{self.out.name}.partial.json")
        self._sealed = self.out.with_name(f"{self.out.name}.partial.sealed")
        digest = hashlib.sha256(json.dumps(settings, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
        self._lock_and_open()
        try:
            found = self._read_state() if resume else None
            if found is not None and found.settings != digest:
                raise BatchError(
                    f"{self.state_path}: that run had other settings (options, rules or version);"
                    " give the same ones, or go without --resume to begin anew"
                )
            self._finished = bool(found and found.complete and not self._existed and self.out.exists())
            if found is not None and not self._finished and self._length() < found.bytes:
                found = None
            if self._finished:
                self.path.unlink()
            elif found is None:
                self.state_path.unlink(missing_ok=True)
            self._stream.truncate(found.bytes if found is not None else 0)
            self._stream.seek(0, os.SEEK_END)
        except BaseException:
            self._stream.close()
            raise
        self._state = found if found is not None else _State(how, digest)
        self._last = time.monotonic()

    @property
    def documents(self) -> int:
        """Documents done, by this run and those it goes on with."""
        return self._state.documents

    @property
    def written(self) -> int:
        """Documents of which something was written: those that did not fail."""
        return self._state.written

    @property
    def failed(self) -> list[str]:
        """The lines that say which documents failed, in order."""
        return self._state.failed[: self._state.documents - self._state.written]

    @property
    def finished(self) -> bool:
        """Whether the earlier run had done everything but the last cleaning up."""
        return self._finished

    def rest(self, items: Iterable[Item]) -> Iterator[Item]:
        """The documents still to be done. Raises BatchError when those done are not the same as they were."""
        iterator = iter(items)
        wanted, digest = self._state.documents, ""
        for _ in range(wanted):
            item = next(iterator, None)
            if item is None:
                break
            digest = _chain(digest, item)
        if digest != self._state.fingerprint:
            raise BatchError(
                f"{self.state_path}: the first {wanted} inputs are not the same, or have changed since;"
                " go without --resume to begin anew"
            )
        if self._finished and next(iterator, None) is not None:
            raise BatchError(f"{self.out}: is complete; there are more inputs now, go without --resume")
        yield from iterator

    def add(self, item: Item, data: bytes, failure: str | None = None) -> None:
        """Take what the next document gives, and the line that says why it failed, if it did."""
        self._stream.write(data)
        state = self._state
        if failure is not None:
            del state.failed[state.documents - state.written :]
            state.failed.append(failure)
        self._state = replace(
            state,
            documents=state.documents + 1,
            written=state.written + (failure is None),
            bytes=state.bytes + len(data),
            fingerprint=_chain(state.fingerprint, item),
        )
        if time.monotonic() - self._last >= COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Make what was taken so far outlive this process and the machine's power."""
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._write_state()
        self._last = time.monotonic()

    def finish(self, tail: bytes = b"", seal: Seal | None = None) -> None:
        """Write ``tail`` and put the whole file in the place of OUT, whose mode it takes; forget the state.

        seal (Seal | None): makes what becomes OUT from the partial file, when they are not the same.
        """
        if not self._finished:
            # A tail is no document: the committed bytes do not hold it, and going on writes it again.
            self._stream.write(tail)
            self._stream.flush()
            os.fsync(self._stream.fileno())
            ready = self.path
            if seal is not None:
                ready = self._sealed
                seal(self.path, ready)
            if self.out.exists():
                ready.chmod(self.out.stat().st_mode & 0o777)
            self._state = replace(self._state, complete=True)
            self._write_state()
            ready.replace(self.out)
            if seal is not None:
                self.path.unlink()
        self._stream.close()
        self.state_path.unlink(missing_ok=True)

    def keep(self) -> bool:
        """Stop here, to be gone on with. RETURNS (bool): whether there is anything to go on with."""
        if self._state.documents == 0:
            self.discard()
            return False
        self.commit()
        self._stream.close()
        return True

    def discard(self) -> None:
        """Remove what was written; an old OUT stays as it is."""
        self._stream.close()
        for path in (self.path, self._sealed, self.state_path):
            path.unlink(missing_ok=True)

    def _lock_and_open(self) -> None:
        until = time.monotonic() + SETTLE_SECONDS
        while True:
            self._existed = self.path.exists()
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            self._stream: BinaryIO = os.fdopen(descriptor, "r+b")
            # Between opening and locking, the run that held the lock may have moved the file to OUT.
            if _lock(self._stream) and self._is_still_there():
                return
            self._stream.close()
            if time.monotonic() > until:
                raise BatchError(f"{self.out}: another run is writing it ({self.path} is locked)")
            time.sleep(0.1)

    def _is_still_there(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._stream.fileno()), self.path.stat())
        except FileNotFoundError:
            return False

    def _length(self) -> int:
        return os.fstat(self._stream.fileno()).st_size

    def _read_state(self) -> _State | None:
        try:
            return _State(**json.loads(self.state_path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (ValueError, TypeError) as error:
            raise BatchError(f"{self.state_path}: not the state of a run; delete it to begin anew") from error

    def _write_state(self) -> None:
        new = self.state_path.with_name(f"{self.state_path.name}.new")
        with new.open("w", encoding="utf-8") as stream:
            json.dump(asdict(replace(self._state, failed=self.failed)), stream, ensure_ascii=False, indent=1)
            stream.write("\n")
            stream.flush()
            os.fsync(stream.fileno())
        new.replace(self.state_path)


def _chain(digest: str, item: Item) -> str:
    """The fingerprint of a list of documents with one more: its path, name, size and time of change."""
    if isinstance(item, ReadError):
        key = str(item)
    else:
        try:
            stat = Path(item.path or "").stat()
            seen = f"{stat.st_size} {stat.st_mtime_ns}"
        except OSError:
            seen = "unreadable"
        key = f"{Path(item.path or '').absolute()}\0{item.name}\0{seen}"
    return hashlib.sha256(f"{digest}\0{key}".encode("utf-8", "surrogatepass")).hexdigest()


def _lock(stream: BinaryIO) -> bool:
    """Lock a file for this process, where the platform can; forked workers do not inherit it."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.lockf(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
