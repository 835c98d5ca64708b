"""Files of other tools: read with errors that name file and line, named so that every system takes the name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ExchangeError

_NO_NAME = compile_re(
    r'[<>:"/\\|?*%\x00-\x1f\x7f]|^\.|[. ]$|^(?=(?i:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)).'
)
"""What no file may be called somewhere: characters, ends, and the first character of a device of Windows (``CON``)."""
_LONGEST = 180
"""Bytes of UTF-8 of a name, before what tells it from another and its suffix: systems take 255."""


def read_bytes(path: Path) -> bytes:
    """The bytes of a file. Raises ExchangeError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ExchangeError(f"{path}: {error.strerror or error}") from error


def read_text(path: Path, *, mark: bool = False) -> str:
    """A file of UTF-8 text, line breaks as they are. mark (bool): keep a byte order mark. Raises ExchangeError."""
    data = read_bytes(path)
    try:
        return data.decode("utf-8" if mark else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ExchangeError(f"{path}:{line}: not UTF-8") from error


def parse_json(text: str, path: Path, line: int = 1) -> Any:
    """JSON data of a file, or of one of its lines. Raises ExchangeError."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ExchangeError(f"{path}:{line + error.lineno - 1}: not JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{path}:{line}: not JSON: {error}") from error


def json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """The lines of a JSON Lines file with their numbers, from 1; empty ones are passed over. Raises ExchangeError."""
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            yield number, parse_json(line, path, number)


def as_json(data: Any) -> bytes:
    """JSON data as a file for people too."""
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def folder_files(path: Path, suffix: str) -> list[Path]:
    """The files of a folder with this suffix, in order of name. Raises ExchangeError when there is none."""
    if not path.is_dir():
        raise ExchangeError(f"{path}: expected a folder of *{suffix} files")
    found = sorted(file for file in path.iterdir() if file.suffix == suffix)
    if not found:
        raise ExchangeError(f"{path}: no *{suffix} file in this folder")
    return found


def file_name(doc: str, taken: set[str], *, without: str = "") -> str:
    """A name for the files of a document: one that Windows takes too, and that no other document has.

    taken (set): names given already, in lower case; the new one joins them. without (str): a suffix to leave out.
    """
    base = doc.removesuffix(without) or doc
    name = _NO_NAME.sub(lambda found: f"%{ord(found[0]):02X}", base) or "%"
    name = name.encode("utf-8", "surrogatepass")[:_LONGEST].decode("utf-8", "ignore")
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{name}~{number}"
    taken.add(free.casefold())
    return free
