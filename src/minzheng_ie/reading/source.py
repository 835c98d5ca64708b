"""A file → `SourceText`: its bytes decoded once, without touching newlines.

Every offset this library gives counts code points of `SourceText.text`, start inclusive, end exclusive. The
text is the decoded file as it is: ``\\r\\n`` stays two characters. A leading byte order mark says how to decode
and is no part of the text: offset 0 is the first character after it.

How the encoding is found: `minzheng_ie.reading.encodings`.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from minzheng_ie.errors import MinzhengError, ReadError
from minzheng_ie.grids import Grid
from minzheng_ie.harmless import printable
from minzheng_ie.reading.kinds import SUFFIXES
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import CellPlace, Place, Reading

STDIN = "-"
"""The path that means standard input."""


@dataclass(frozen=True)
class SourceText:
    """A document as it was read.

    name (str): what the document is called in every output: the file's name, or its path below the directory
        that was walked, with ``/`` between the parts.
    text (str): the decoded text without a leading byte order mark; the base of all offsets.
    path (Path | None): the file, None for standard input and for text that was never a file.
    encoding (str): what it was decoded with: ``utf-8``, ``gb18030``, ``big5``, ``utf-16-le`` …
    kind (str): of the file: ``text``, ``html``, ``docx`` … grids (tuple): the tables the file tells of.
    places (tuple): where stretches of the text stand in the file. warnings (tuple): what of it could not be read.
    """

    name: str
    text: str
    path: Path | None = None
    encoding: str = "utf-8"
    kind: str = "text"
    grids: tuple[Grid, ...] = ()
    places: tuple[Place | CellPlace, ...] = ()
    warnings: tuple[str, ...] = ()


def read_source(path: str | Path, *, name: str | None = None, encoding: str | None = None) -> SourceText:
    """Read one document.

    path (str | Path): a file, or ``-`` for standard input.
    name (str | None): the document's name, by default the file's (``stdin`` for standard input).
    encoding (str | None): the encoding it is in; None: find out.
    RETURNS (SourceText): the decoded text.
    RAISES (ReadError): missing, a directory, empty, binary or undecodable; one line that names the file. RAISES
    (EncodingError): there is no such encoding.
    """
    if str(path) == STDIN:
        return _source(name or "stdin", None, *read_data(_standard_input(), name or "stdin", "", encoding))
    shown = printable(str(path))
    try:
        kind, reading = read_data(_content(Path(path)), shown, Path(path).suffix.lower(), encoding)
    except IsADirectoryError as error:
        raise ReadError(f"{shown}: is a directory, not a report") from error
    except FileNotFoundError as error:
        raise ReadError(f"{shown}: no such file") from error
    except MemoryError as error:
        raise ReadError(f"{shown}: too large for the memory of this machine") from error
    except (OSError, ValueError) as error:
        if isinstance(error, MinzhengError):
            raise
        reason = error.strerror if isinstance(error, OSError) else error
        raise ReadError(f"{shown}: cannot be read: {reason}") from error
    return _source(printable(name or Path(path).name), Path(path), kind, reading)


def _source(name: str, path: Path | None, kind: str, reading: Reading) -> SourceText:
    return SourceText(
        name,
        reading.text,
        path,
        reading.encoding or "utf-8",
        kind,
        reading.grids,
        reading.places,
        reading.warnings,
    )


def _standard_input() -> bytes:
    try:
        # Closed before this process began, it is None.
        return sys.stdin.buffer.read()
    except (AttributeError, ValueError) as error:
        raise ReadError("stdin: is closed") from error
    except MemoryError as error:
        raise ReadError("stdin: too large for the memory of this machine") from error
    except OSError as error:
        raise ReadError(f"stdin: cannot be read: {error.strerror}") from error


def _content(path: Path) -> bytes:
    with path.open("rb") as stream:
        kind = os.fstat(stream.fileno()).st_mode
        if stat.S_ISBLK(kind) or (stat.S_ISCHR(kind) and not stream.isatty()):
            # /dev/zero has no end. A terminal has one, and a pipe may be what the shell calls <(command).
            raise OSError(errno.EINVAL, "a device, not a file")
        return stream.read()


@dataclass(frozen=True, slots=True)
class Input:
    """A document that was found and not yet read.

    path (str | Path): a file, or ``-`` for standard input. name (str | None): its name, as for `read_source`.
    """

    path: str | Path
    name: str | None = None


def iter_inputs(paths: str | Path | Iterable[str | Path]) -> Iterator[Input | ReadError]:
    """Find documents without reading them; a directory stands for the documents below it.

    paths: files and directories, or one of them.

    Directories are walked recursively in the order of their names (files before subdirectories); what starts
    with a dot is skipped and links to directories are not followed. A directory that cannot be read or holds no
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
            yield from _walk(Path(path), names)
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


def _walk(folder: Path, names: Names | None) -> Iterator[Input | ReadError]:
    found = False
    errors: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for file in sorted(files):
            path = Path(root, file)
            if not file.startswith(".") and path.suffix.lower() in SUFFIXES:
                found = True
                if _is_special(path):
                    yield ReadError(
                        f"{printable(str(path))}: not a regular file, but a pipe, socket or device"
                    )
                    continue
                name = path.relative_to(folder).as_posix()
                yield Input(path, names.of_found(folder, name) if names is not None else name)
    for error in errors:
        yield ReadError(f"{printable(str(error.filename))}: cannot be read: {error.strerror}")
    if not found and not errors:
        yield ReadError(
            f"{printable(str(folder))}: no reports in this directory (looked for text, HTML, Word, PDF, Excel and CSV files)"
        )


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
