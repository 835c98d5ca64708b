"""Files that others may have prepared or hold at the same time: opened without following a link, checked, locked."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from minzheng_ie.errors import BatchError
from minzheng_ie.harmless import printable

NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
NEW = os.O_CREAT | os.O_EXCL | NO_LINK
"""How a file is opened that must be one, and no link, pipe or device; and how one that must not be there yet."""
_LOCKED_BYTE = 0x7FFF_FFFE
"""Windows locks bytes and keeps others from reading them: one far behind what is written."""


def is_ours(found: os.stat_result) -> bool:
    """A regular file of this user's with one name; a second one would be changed with it."""
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        return False
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


def write_at(descriptor: int, start: int, pieces: Iterable[bytes]) -> None:
    """Write all of the pieces from an offset on, however little the system takes at a time."""
    os.lseek(descriptor, start, os.SEEK_SET)
    view = memoryview(b"".join(pieces))
    while view:
        view = view[os.write(descriptor, view) :]


def sync(path: Path) -> None:
    """Wait until a file is on the disk."""
    descriptor = os.open(path, os.O_RDWR | NO_LINK)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def lock(descriptor: int) -> bool:
    """Lock a file for this process, where the platform can; forked workers do not inherit it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def remove_ours(path: Path, *, allowed: bool = True) -> None:
    """Remove a file of this user's, if it is there. RAISES (BatchError): it is another's, or not ``allowed``."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if not allowed or not is_ours(found):
        raise not_ours(path)
    path.unlink()


def not_ours(path: Path) -> BatchError:
    """What is said of a file that no run of this library made."""
    return BatchError(
        f"{shown(path)}: was not made by a run that can be gone on with; move it away or write somewhere else"
    )


def shown(path: Path) -> str:
    """A path as it is told to people."""
    return printable(str(path))
