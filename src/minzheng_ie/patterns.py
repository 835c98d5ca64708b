"""Load and validate ``patterns/``: the rules as data, with file and line in every error.

A pattern file is a YAML list; each item (one line is enough) is one rule of the file's model. A directory
given by the user (``--patterns DIR``) is read after the built-in one: its files hold only what is added, in
files of the same names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from minzheng_ie.errors import PatternError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Rule(BaseModel):
    """Base of every rule read from a pattern file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


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
        raise PatternError(f"{path}: not a directory of pattern files")
    return (builtin_dir(), path)


def parse_rules(path: Path, model: type[R]) -> list[R]:
    """Read one pattern file as a list of ``model``. Raises PatternError naming file and line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise PatternError(f"{path}:1: not UTF-8 at byte {error.start}; save the file as UTF-8") from error
    except OSError as error:
        raise PatternError(f"{path}: {error.strerror}") from error
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise PatternError(
                f"{path}:{node.start_mark.line + 1}: expected a list of rules (lines that start with '- ')"
            )
        rules = []
        for item in node.value:
            line = item.start_mark.line + 1
            try:
                rules.append(model.model_validate(loader.construct_object(item, deep=True)))
            except ValidationError as error:
                first = error.errors()[0]
                where = ".".join(str(part) for part in first["loc"])
                raise PatternError(f"{path}:{line}: {where + ': ' if where else ''}{first['msg']}") from error
        return rules
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PatternError(
            f"{path}:{mark.line + 1 if mark else 1}: {error.problem or 'not valid YAML'}"
        ) from error
    except yaml.YAMLError as error:
        raise PatternError(f"{path}:1: not valid YAML: {error}") from error
    finally:
        loader.dispose()


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
