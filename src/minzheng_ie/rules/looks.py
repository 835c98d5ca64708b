"""Looks: named expressions of a pattern file, which conditions look for in a text."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from minzheng_ie.errors import PatternError
from minzheng_ie.harmless import printable
from minzheng_ie.patterns import parse_placed
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.rules.look_rows import LookRow

if TYPE_CHECKING:
    import regex
    from _typeshed import DataclassInstance

Look: TypeAlias = "regex.Pattern[str]"
"""An expression that is looked for."""
L = TypeVar("L", bound="DataclassInstance")


def load_looks(name: str, asked: Collection[str], dirs: tuple[Path, ...]) -> dict[str, Look]:
    """The looks of the file ``name`` in ``dirs`` by name; a later folder's takes the place of an earlier one's.

    asked: the names that the conditions ask for. RAISES (PatternError): a name that none asks for, or one that is
    missing, or an expression that cannot be read, with file and line.
    """
    found: dict[str, Look] = {}
    shown = name
    for path in (directory / name for directory in dirs):
        if not path.is_file():
            continue
        shown = printable(str(path))
        for line, row in parse_placed(path, LookRow):
            if row.look not in asked:
                raise PatternError(
                    f"{shown}:{line}: look: no condition asks for {row.look!r}; there are: {', '.join(sorted(asked))}"
                )
            try:
                found[row.look] = compile_alike("".join(row.text))
            except Exception as error:
                raise PatternError(f"{shown}:{line}: text: {error}") from error
    missing = sorted(set(asked) - set(found))
    if missing:
        raise PatternError(f"{shown}:1: look: {missing[0]!r} is missing, which conditions ask for; add a row")
    return found


def looks_of(name: str, made: type[L], dirs: tuple[Path, ...]) -> L:
    """The looks of a file as a record: its field ``from_before`` is the row ``from-before``, ``from_`` the row ``from``.

    made (type): the record, a dataclass of looks. RAISES (PatternError): as `load_looks`.
    """
    named = {field.rstrip("_").replace("_", "-"): field for field in [each.name for each in fields(made)]}
    found = load_looks(name, tuple(named), dirs)
    return made(**{named[row]: look for row, look in found.items()})


def ends(look: Look, text: str, at: int, longest: int = 4) -> bool:
    """Whether what stands right before ``at`` is what a look finds that ends there. longest (int): characters looked at."""
    start = at - longest
    return look.search(text, start if start > 0 else 0, at) is not None
