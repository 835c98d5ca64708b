"""A folder of this user's own, for files that are trusted when they are read again.

What lies in the machine's temporary folder may have been put there by anybody. A folder is used only when it is a real
directory that this user owns and no other may write, in a folder where no other may put another in its place.
"""

from __future__ import annotations

import atexit
import os
import shutil
import stat
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

_NAME = "minzheng_ie"
_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


@lru_cache(maxsize=1)
def private_folder() -> Path:
    """A folder that only this user can write: the same one in the next process where there is a safe place for it.

    First in the user's cache folder (``$XDG_CACHE_HOME`` or ``~/.cache``), then in the temporary folder; where neither
    is safe a new one that goes with this process. RAISES (OSError): not even that can be made.
    """
    for folder in _candidates():
        if _make_private(folder):
            return folder
    folder = Path(tempfile.mkdtemp(prefix=f"{_NAME}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def private_file(name: str) -> Path | None:
    """A file of that name in the private folder, where there is one already: nothing is made."""
    for folder in _candidates():
        if not folder.is_dir():
            if _may_be_made(folder):
                return None  # what lies in a later one is not this folder's
        elif _make_private(folder):
            return folder / name
    return None


def is_private_file(path: Path) -> bool:
    """Whether ``path`` is a regular file, no link, that this user owns and no other may write."""
    try:
        return _is_ours(path.lstat(), stat.S_ISREG)
    except OSError:
        return False


def _candidates() -> list[Path]:
    folders = []
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 (it never raises)
    if os.path.isabs(cache):  # noqa: PTH117
        folders.append(Path(cache, _NAME))
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    folders.append(Path(tempfile.gettempdir(), f"{_NAME}-{user}"))
    return folders


def _may_be_made(folder: Path) -> bool:
    """Whether a folder that is not there yet could be made, and be private."""
    try:
        around = next((parent for parent in folder.parents if parent.is_dir()), None)
        return around is not None and _is_safe(around.stat()) and os.access(around, os.W_OK | os.X_OK)
    except OSError:
        return False


def _is_safe(around: os.stat_result) -> bool:
    """Whether nobody else may put another folder in the place of one that lies in this one."""
    if not hasattr(os, "getuid"):
        return True
    if around.st_uid not in (0, os.getuid()):
        return False
    # In a folder that others write, only the sticky bit keeps them from exchanging ours.
    return not around.st_mode & _OTHERS_WRITE or bool(around.st_mode & stat.S_ISVTX)


def _make_private(folder: Path) -> bool:
    try:
        parent = folder.parent
        parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_safe(parent.stat()):
            return False
        folder.mkdir(mode=0o700, exist_ok=True)
        if not _is_ours(folder.lstat(), stat.S_ISDIR):
            return False
        return os.access(folder, os.R_OK | os.W_OK | os.X_OK)
    except OSError:
        return False


def _is_ours(found: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    if not is_kind(found.st_mode):
        return False
    return not hasattr(os, "getuid") or (found.st_uid == os.getuid() and not found.st_mode & _OTHERS_WRITE)
