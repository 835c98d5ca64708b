"""An output file in the making, which a later run can go on with.

Beside OUT stand ``OUT.partial``, what is written so far, and ``OUT.partial.json``, the state: how many documents and
bytes of it are committed, digests of both, and the settings of the run. A run that is killed, at whatever point, leaves
a state that is true of the first so many bytes; going on cuts the partial file there and continues with the next
document. OUT appears, whole, when the last document is done.

What stands at these places and was not made by a run of this library is left as it is, and the run is refused: no link
is followed, nothing of another user's is read, nothing is taken over that no state file speaks of.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from minzheng_ie.batch.files import NEW, NO_LINK, is_ours, lock, not_ours, remove_ours, shown, sync, write_at
from minzheng_ie.batch.outcome import Item
from minzheng_ie.batch.state import RunState, StateFile, chain
from minzheng_ie.errors import BatchError
from minzheng_ie.harmless import printable
from minzheng_ie.records import dataclass

COMMIT_SECONDS = 1.0
"""At most so much work is lost to a kill (and the documents under way)."""
SETTLE_SECONDS = 5.0
"""How long a lock may outlive the run that held it."""
OPEN_STAYS = os.name == "nt"
"""Whether a file that is open can be neither renamed nor removed. Then the partial file is closed before either; elsewhere
it stays open, and so locked, until OUT is in its place."""
BUFFER = 1 << 18
"""Bytes kept back before they are written."""
_BLOCK = 1 << 20

Seal = Callable[[Path, Path], None]
"""Makes the finished file (second path) from the partial one (first path)."""


@dataclass(frozen=True, slots=True)
class _Taken:
    """What was taken so far: the state, the digest in the making, and what is not written yet, from where on."""

    state: RunState
    digest: Any
    start: int
    waiting: tuple[bytes, ...] = ()
    size: int = 0


def helper_files(out: Path) -> tuple[Path, ...]:
    """Everything that is made beside OUT until it is whole: partial file, state, their successors."""
    return tuple(out.with_name(f"{out.name}{end}") for end in _ENDINGS)


_ENDINGS = (".partial", ".partial.json", ".partial.json.new", ".partial.sealed")


class PartialFile:
    """Collects the bytes of an output, document by document.

    out (Path): the file to make, not yet touched.
    settings (dict): everything but the documents that the output depends on; a run with others cannot go on.
    how (str): said in the state file: how to go on.
    resume (bool): go on where an earlier run stopped, if one did; otherwise begin anew.

    Raises BatchError when the settings have changed, another run is writing the same output, the state or the partial
    file is damaged, or what stands in their places is not ours; OSError when the files cannot be written.
    """

    def __init__(self, out: Path, settings: dict[str, object], *, how: str, resume: bool) -> None:
        self.out = out.resolve()
        self.path, self.state_path, new, self._sealed = helper_files(self.out)
        self._state_file = StateFile(self.state_path, new)
        # Names of folders and files may hold bytes that are no UTF-8.
        text = json.dumps(settings, sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()
        self.left_behind: list[str] = []
        """What could not be removed when all was done, a line each."""
        self._descriptor = -1
        self._made = self._lock_and_open()
        try:
            found = self._owned_state()
            if not resume:
                found = None
            elif found is not None and found.settings != digest:
                raise BatchError(
                    f"{shown(self.state_path)}: that run had other settings (options, rules or version);"
                    " give the same ones, or go without --resume to begin anew"
                )
            self._finished = bool(found and found.complete and self._made and self.out.exists())
            hasher = hashlib.sha256()
            if found is not None and not self._finished:
                hasher = self._digest_of(found)
            self._clear_the_way()
            state = found or RunState.begun(how, digest)
            self._taken = _Taken(state, hasher, state.bytes)
            if self._finished:
                self._let_go()
                self.path.unlink()
            else:
                self._stated = self.state_path.exists()
                if self._stated:
                    self._state_file.write(state)
                os.ftruncate(self._descriptor, state.bytes)
        except BaseException:
            if self._made:
                self._let_go()
                with suppress(OSError):
                    self.path.unlink()
            self._close()
            raise
        self._last = time.monotonic()

    @property
    def _state(self) -> RunState:
        return self._taken.state

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
            digest = chain(digest, item)
        if digest != self._state.fingerprint:
            raise BatchError(
                f"{shown(self.state_path)}: the first {wanted} inputs are not the same, or have changed since;"
                " go without --resume to begin anew"
            )
        if self._finished and next(iterator, None) is not None:
            raise BatchError(
                f"{shown(self.out)}: is complete; there are more inputs now, go without --resume"
            )
        yield from iterator

    def add(self, item: Item, data: bytes, failure: str | None = None) -> None:
        """Take what the next document gives, and the line that says why it failed, if it did."""
        taken, state = self._taken, self._taken.state
        if failure is not None:
            del state.failed[state.documents - state.written :]
            state.failed.append(printable(failure))
        digest = taken.digest.copy()
        digest.update(data)
        # One step: what was taken is either the whole document or nothing of it.
        self._taken = _Taken(
            replace(
                state,
                documents=state.documents + 1,
                written=state.written + (failure is None),
                bytes=state.bytes + len(data),
                fingerprint=chain(state.fingerprint, item),
            ),
            digest,
            taken.start,
            (*taken.waiting, data),
            taken.size + len(data),
        )
        if time.monotonic() - self._last >= COMMIT_SECONDS:
            self.commit()
        elif self._taken.size >= BUFFER or len(self._taken.waiting) >= _MOST_WAITING:
            self._write_out()

    def commit(self) -> None:
        """Make what was taken so far outlive this process and the machine's power."""
        self._write_out()
        os.fsync(self._descriptor)
        self._state_file.write(self._committed())
        self._last = time.monotonic()

    def finish(self, tail: bytes = b"", seal: Seal | None = None) -> None:
        """Write ``tail`` and put the whole file in the place of OUT, whose mode it takes; forget the state.

        seal (Seal | None): makes what becomes OUT from the partial file, when they are not the same.
        """
        if not self._finished:
            self._write_out()
            # A tail is no document: the committed bytes do not hold it, and going on writes it again.
            write_at(self._descriptor, self._state.bytes, (tail,))
            os.ftruncate(self._descriptor, self._state.bytes + len(tail))
            os.fsync(self._descriptor)
            ready = self.path
            if seal is not None:
                ready = self._sealed
                remove_ours(ready)
                os.close(os.open(ready, os.O_WRONLY | NEW, 0o666))
                seal(self.path, ready)
                sync(ready)
            if self.out.exists():
                ready.chmod(self.out.stat().st_mode & 0o777)
            self._state_file.write(replace(self._committed(), complete=True))
            self._let_go()
            ready.replace(self.out)
            self._finished = True
            if seal is not None:
                self._tidy(self.path)
        self._close()
        if not self.left_behind:
            self._tidy(self.state_path)

    def keep(self) -> bool:
        """Stop here, to be gone on with. RETURNS (bool): whether there is anything to go on with."""
        if self._finished:
            self._close()
            return True
        if self._state.documents == 0:
            self.discard()
            return False
        if self._descriptor < 0:  # all was committed, then OUT could not be replaced
            return True
        try:
            self.commit()
        finally:
            self._close()
        return True

    def discard(self) -> None:
        """Remove what was written; an old OUT stays as it is."""
        try:
            self._let_go()
            # The state last: a partial file that no state speaks of would be in the way for ever.
            for path in (self._sealed, self._state_file.new, self.path, self.state_path):
                if not self._finished or path != self.path:
                    path.unlink(missing_ok=True)
        finally:
            self._close()

    def _tidy(self, path: Path) -> None:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            # OUT is whole and in its place.
            self.left_behind.append(f"{shown(path)}: cannot be removed: {error.strerror}")

    # -- the partial file

    def _lock_and_open(self) -> bool:
        """Open and lock the partial file. RETURNS (bool): whether it was made, for there was none."""
        until = time.monotonic() + SETTLE_SECONDS
        while True:
            made = False
            try:
                self._descriptor = os.open(self.path, os.O_RDWR | NO_LINK)
            except FileNotFoundError:
                try:
                    self._descriptor = os.open(self.path, os.O_RDWR | NEW, 0o666)
                    made = True
                except FileExistsError:
                    # Made in this moment by another run, or a link to nowhere.
                    if self.path.is_symlink():
                        raise not_ours(self.path) from None
                    continue
            except OSError as error:
                if self.path.is_symlink() or not self.path.is_file():
                    raise not_ours(self.path) from error
                raise
            try:
                if not is_ours(os.fstat(self._descriptor)):
                    raise not_ours(self.path)
                # Between opening and locking, the run that held the lock may have moved the file to OUT.
                if lock(self._descriptor) and self._is_still_there():
                    return made
            except BaseException:
                self._close()
                raise
            self._close()
            if time.monotonic() > until:
                raise BatchError(
                    f"{shown(self.out)}: another run is writing it ({shown(self.path)} is locked)"
                )
            time.sleep(0.1)

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def _let_go(self) -> None:
        """Close the partial file where it could not be renamed or removed otherwise."""
        if OPEN_STAYS:
            self._close()

    def _is_still_there(self) -> bool:
        try:
            return os.path.samestat(os.fstat(self._descriptor), self.path.lstat())
        except FileNotFoundError:
            return False

    def _write_out(self) -> None:
        """Write what waits. Failing changes nothing: the next attempt writes the same to the same place."""
        taken = self._taken
        self._say_begun()
        write_at(self._descriptor, taken.start, taken.waiting)
        self._taken = _Taken(taken.state, taken.digest, taken.start + taken.size)

    def _say_begun(self) -> None:
        """Write a state before anything else: a partial file that no state speaks of is nobody's to take over."""
        if not self._stated:
            self._state_file.write(RunState.begun(self._state.how, self._state.settings))
            self._stated = True

    def _committed(self) -> RunState:
        """The state as it is said: with the digest of what was taken, and the failures that count."""
        taken = self._taken
        return replace(taken.state, digest=taken.digest.hexdigest(), failed=self.failed)

    def _digest_of(self, found: RunState) -> Any:
        """The digest of the committed bytes. RAISES (BatchError): they are not those that were committed."""
        digest, left = hashlib.sha256(), found.bytes
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        while left and (block := os.read(self._descriptor, min(_BLOCK, left))):
            digest.update(block)
            left -= len(block)
        if left or digest.hexdigest() != found.digest:
            raise BatchError(
                f"{shown(self.path)}: damaged, not what the earlier run wrote;"
                " go without --resume to begin anew"
            )
        return digest

    # -- what stands beside it

    def _owned_state(self) -> RunState | None:
        """The state of an earlier run, None when there was none. RAISES (BatchError): it or the partial file is not ours."""
        found = self._state_file.read()
        if found is None and not self._made and os.fstat(self._descriptor).st_size:
            raise not_ours(self.path)
        return found

    def _clear_the_way(self) -> None:
        """Remove what a killed run left. RAISES (BatchError): something else stands there."""
        for path in (self._state_file.new, self._sealed):
            remove_ours(path, allowed=not self._made or self.state_path.exists())


_MOST_WAITING = 256
