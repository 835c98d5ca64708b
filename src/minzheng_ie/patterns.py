"""Load and validate ``patterns/``: the rules as data, with file and line in every error.

A pattern file is a YAML list; each item (one line is enough) is one rule of the file's model. A directory
given by the user (``--patterns DIR``) is read after the built-in one: its files hold only what is added, in
files of the same names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from minzheng_ie.errors import PatternError
from minzheng_ie.harmless import printable
from minzheng_ie.kept import STORE, Kind
from minzheng_ie.kept_rows import name_of, pack_rows, unpack_rows

if TYPE_CHECKING:
    from minzheng_ie.pattern_items import Items

_LARGEST = 16 << 20


class Rule(BaseModel):
    """Base of every rule read from a pattern file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    may_be_empty: ClassVar[frozenset[str]] = frozenset()
    """The keys whose lists may hold an empty word, which stands for any."""


R = TypeVar("R", bound=Rule)


def _data_dir(name: str) -> Path:
    """A data folder: inside the package when installed from a wheel, beside ``src`` in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "data" / name
    return installed if installed.is_dir() else package.parents[1] / name


def builtin_dir() -> Path:
    """The directory of the built-in patterns."""
    return _data_dir("patterns")


def seeds_dir() -> Path:
    """The directory of the sample reports that come with the library."""
    return _data_dir("seeds")


def pattern_dirs(extra: str | Path | None = None) -> tuple[Path, ...]:
    """The directories read, in order. Raises PatternError when ``extra`` is not a directory."""
    if extra is None:
        return (builtin_dir(),)
    path = Path(extra)
    if not path.is_dir():
        raise PatternError(f"{printable(str(path))}: not a directory of pattern files")
    return (builtin_dir(), path)


def parse_placed(path: Path, model: type[R]) -> list[tuple[int, R]]:
    """As `parse_rules`, each rule with the line where it begins."""
    text = _text(path)
    shown = printable(str(path))
    kind: Kind[list[tuple[int, R]]] = Kind(
        "rows", lambda made: pack_rows(model, made), lambda _, entry: unpack_rows(model, entry), once=True
    )
    key = f"{name_of(model)} {sha256(text.encode()).hexdigest()}"
    return STORE.get(kind, key, lambda: _rows(shown, text, model))


def parse_rules(path: Path, model: type[R]) -> list[R]:
    """Read one pattern file as a list of ``model``. Raises PatternError naming file and line."""
    return [rule for _, rule in parse_placed(path, model)]


def place_of(rule: R, name: str, dirs: tuple[Path, ...]) -> str:
    """``FILE:LINE`` of a rule that `read_rules` gave, for the error of who finds it at odds with others.

    RETURNS (str): where the last rule like it stands (a user's come last); the file's name when there is none.
    """
    found = name
    for path in (directory / name for directory in dirs):
        if path.is_file():
            shown = printable(str(path))
            for line, value in _items(shown, _text(path), type(rule).may_be_empty):
                if _rule(f"{shown}:{line}:", value, type(rule)) == rule:
                    found = f"{shown}:{line}"
    return found


def _items(shown: str, text: str, may_be_empty: frozenset[str]) -> Items:
    """The items of a file, each with its line. Raises PatternError."""
    from minzheng_ie.pattern_items import items_of  # a start that finds them kept reads no YAML

    return items_of(shown, text, may_be_empty)


def _rows(shown: str, text: str, model: type[R]) -> list[tuple[int, R]]:
    items = _items(shown, text, model.may_be_empty)
    return [(line, _rule(f"{shown}:{line}:", value, model)) for line, value in items]


def _rule(where: str, value: Any, model: type[R]) -> R:
    try:
        return model.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise PatternError(printable(f"{where} {field + ': ' if field else ''}{first['msg']}")) from error
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise PatternError(printable(f"{where} a value that cannot be read: {error}")) from error


def _text(path: Path) -> str:
    shown = printable(str(path))
    try:
        if path.stat().st_size > _LARGEST:
            raise PatternError(f"{shown}:1: larger than {_LARGEST >> 20} MB")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatternError(f"{shown}:1: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except OSError as error:
        raise PatternError(f"{shown}: {error.strerror}") from error


@lru_cache(maxsize=256)
def _cached(path: Path, model: type[Any], stamp: tuple[int, int]) -> tuple[Any, ...]:
    return tuple(parse_rules(path, model))


def read_rules(name: str, model: type[R], dirs: tuple[Path, ...]) -> tuple[R, ...]:
    """All rules of the file ``name`` in ``dirs``, in order; parsed once per file content.

    name (str): file name within a pattern directory, such as ``units.yaml``.
    model (type): the pydantic model of one rule.
    dirs (tuple): from `pattern_dirs`.
    RETURNS (tuple): the rules; a directory without the file adds none.
    """
    return tuple(_iterate(name, model, dirs))


def _iterate(name: str, model: type[R], dirs: tuple[Path, ...]) -> Iterator[R]:
    for directory in dirs:
        path = directory / name
        if path.is_file():
            stat = path.stat()
            yield from _cached(path, model, (stat.st_mtime_ns, stat.st_size))
