"""Which documents there are: the files and folders of a caller, found without being read."""

from __future__ import annotations

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ReadError
from minzheng_ie.harmless import printable
from minzheng_ie.reading.kinds import SUFFIXES
from minzheng_ie.reading.source import STDIN, SourceText, read_source
from minzheng_ie.records import dataclass

Why = Literal["hidden", "own", "other"]
"""Why a file of a folder is no document: ``hidden`` or a lock or index file of a system; ``own``, written by this
library; ``other``, of a kind that is none."""


@dataclass(frozen=True, slots=True)
class Input:
    """A document that was found and not yet read.

    path (str | Path): a file, or ``-`` for standard input. name (str | None): its name, as for `read_source`.
    """

    path: str | Path
    name: str | None = None


def iter_inputs(
    paths: str | Path | Iterable[str | Path], passed: Callable[[Path, Why], object] | None = None
) -> Iterator[Input | ReadError]:
    """Find documents without reading them; a directory stands for the documents below it.

    paths: files and directories, or one of them. passed (callable | None): told of each file of a directory that is no
    document, and why.

    Directories are walked recursively in the order of their names (files before subdirectories); links to directories are not followed. A directory that cannot be read or holds no
    reports is yielded as an error in its place instead of raised, so that it does not hide the others; so is what has
    a report's name and is no file, such as a pipe or a device.

    A document is called by its file's name, or by its path below the directory that was walked. Where two of ``paths``
    (a list or tuple; nothing is known of what an iterator will give) hold documents of one name, both are called by
    their paths below the folder that all of ``paths`` have in common.
    """
    if isinstance(paths, (str, Path)):
        paths = [paths]
    names = Names(paths) if isinstance(paths, Sequence) and len(paths) > 1 else None
    for path in paths:
        if path == "":
            # A variable of the shell that holds nothing: not the folder one stands in.
            yield ReadError("'': an empty name, no file or folder")
        elif str(path) != STDIN and _is_dir(Path(path)):
            yield from _walk(Path(path), names, passed)
        else:
            yield Input(path, names.of_file(Path(path)) if names is not None and str(path) != STDIN else None)


def iter_sources(paths: str | Path | Iterable[str | Path]) -> Iterator[SourceText | ReadError]:
    """Read the documents of `iter_inputs` one after the other; what cannot be read is an error in its place."""
    for item in iter_inputs(paths):
        yield item if isinstance(item, ReadError) else _read(item.path, item.name)


def _is_dir(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _read(path: str | Path, name: str | None) -> SourceText | ReadError:
    try:
        return read_source(path, name=name)
    except ReadError as error:
        return error


def _walk(
    folder: Path, names: Names | None, passed: Callable[[Path, Why], object] | None
) -> Iterator[Input | ReadError]:
    found = False
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(root, file)
            why = _no_document(path)
            if why is not None:
                if passed is not None:
                    passed(path, why)
                continue
            found = True
            if _is_special(path):
                yield ReadError(f"{printable(str(path))}: not a regular file, but a pipe, socket or device")
                continue
            name = path.relative_to(folder).as_posix()
            yield Input(path, names.of_found(folder, name) if names is not None else name)
    for error in errors:
        yield ReadError(f"{printable(str(error.filename))}: cannot be read: {error.strerror}")
    if not found and not errors:
        yield ReadError(
            f"{printable(str(folder))}: no reports in this directory"
            " (looked for text, HTML, Word, PDF, Excel and CSV files)"
        )


_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})
_LOCK = compile_re(r"\.|~\$|\.~lock\.")  # of Windows and Office, of LibreOffice
_SAVED = compile_re(r"(?:_files|\.files|_文件)$")  # what a browser saves beside a page
_UNREADABLE = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".zip", ".rar", ".7z"}
)
"""What may hold a report and cannot be read: it is told of, and counts as a failure."""


def _no_document(path: Path) -> Why | None:
    """Why a file of a folder is no document, None when it is meant to be one."""
    name, suffix = path.name, path.suffix.lower()
    if _LOCK.match(name) or name.lower() in _SYSTEM:
        return "hidden"
    if _SAVED.search(path.parent.name) or suffix not in SUFFIXES | _UNREADABLE:
        return "other"
    return "own" if suffix in _OWN_SUFFIXES and is_own_output(path) else None


OWN_WORKBOOK = "claims written by minzheng_ie"
"""The comment in the properties of a workbook of ours."""
_OWN_SUFFIXES = frozenset({".csv", ".txt", ".html", ".htm", ".xlsx"})
_OWN_CSV = b"doc,id,metric,measure,value,"
_OWN_TABLE = re.compile(rb"[^\n]{0,400}\xe3\x80\x80[^\n]{0,400}\d+ \xe6\x9d\xa1\xe6\x8c\x87\xe6\xa0\x87\r?\n")


_PROPERTIES = 1 << 16  # bytes of the properties of a workbook of ours at most
_OWN_PAGE = b'<meta name="generator" content="minzheng_ie review">'


def is_own_output(path: Path) -> bool:
    """Whether a file is a table of claims or a review page that this library wrote: told by its beginning."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            head = stream.read(1024)
    except (OSError, ValueError):
        return False
    if head.removeprefix(b"\xef\xbb\xbf").startswith(_OWN_CSV) or _OWN_TABLE.match(head) is not None:
        return True
    if head.startswith(b"PK"):
        return _is_own_workbook(path)
    return head.startswith(b"<!doctype html>") and _OWN_PAGE in head


def _is_own_workbook(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as package:
            properties = package.getinfo("docProps/core.xml")
            return properties.file_size < _PROPERTIES and OWN_WORKBOOK.encode() in package.read(properties)
    except (
        OSError,
        KeyError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
    ):
        return False  # another's, or broken: reading it tells


def _is_special(path: Path) -> bool:
    """Whether a path leads to what may have no end, or never begin. A missing file is not: reading it tells."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


class Names:
    """What documents are called when several files and folders are given, so that no two have one name.

    paths: the files and folders, ``-`` passed over. Nothing is kept of the documents: whether a name is there twice is
    looked up in the other folders.
    """

    def __init__(self, paths: Sequence[str | Path]) -> None:
        given = [Path(path) for path in dict.fromkeys(map(str, paths)) if path not in (STDIN, "")]
        self._folders = [path for path in given if _is_dir(path)]
        self._files: dict[str, set[str]] = {}
        for path in given:
            if path not in self._folders:
                self._files.setdefault(path.name, set()).add(_place(path))
        places = [_place(path if path in self._folders else path.parent) for path in given]
        try:
            self._base = os.path.commonpath(places) if places else ""
        except ValueError:  # several drives
            self._base = ""

    def of_file(self, path: Path) -> str | None:
        """The name of a file that was given, None for its own."""
        if len(self._files.get(path.name, ())) > 1 or any(
            _differs(folder / path.name, path) for folder in self._folders
        ):
            return self._whole(path)
        return None

    def of_found(self, folder: Path, name: str) -> str:
        """The name of the file ``name`` below ``folder``."""
        path = folder / name
        files = self._files.get(name, ())
        if any(place != _place(path) for place in files) or any(
            _differs(other / name, path) for other in self._folders if other != folder
        ):
            return self._whole(path)
        return name

    def _whole(self, path: Path) -> str:
        if not self._base:
            return path.as_posix()
        return Path(os.path.relpath(_place(path), self._base)).as_posix()


def _place(path: Path) -> str:
    return os.path.abspath(path)  # noqa: PTH100 (without a look at the disk, and `..` goes)


def _differs(one: Path, other: Path) -> bool:
    """Whether there is a file at ``one`` that is not the same place as ``other``."""
    try:
        return one.is_file() and _place(one) != _place(other)
    except (OSError, ValueError):
        return False
