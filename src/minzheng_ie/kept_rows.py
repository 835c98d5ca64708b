"""Rows of pattern files as they are kept: those that were validated once are filled, not validated again.

Only rows of words, numbers and lists of them are kept, and only where what is made of the entry is the same.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

M = TypeVar("M", bound=BaseModel)
Placed = list[tuple[int, M]]
"""Each row with its line."""
_set: Any = object.__setattr__  # the models are frozen


def name_of(model: type[BaseModel]) -> str:
    """What rows of a model are kept by: its name, and the state of the modules that say what it takes."""
    modules = {made.__module__: None for made in model.__mro__ if made.__module__.startswith("minzheng_ie.")}
    return " ".join([model.__qualname__, *map(_state, modules)])


def pack_rows(model: type[M], rows: Placed[M]) -> Any:
    """Rows as JSON: what each was given, and the names of what are tuples. None when they cannot be kept."""
    given = [{name: vars(row)[name] for name in vars(row) if name in row.model_fields_set} for _, row in rows]
    tuples = {name for values in given for name, value in values.items() if isinstance(value, tuple)}
    entry = [sorted(tuples), [[line, values] for (line, _), values in zip(rows, given, strict=True)]]
    again = unpack_rows(model, json.loads(json.dumps(entry)))
    # Told in full, a list is another thing than a tuple.
    same = all(repr(vars(one)) == repr(vars(other)) for (_, one), (_, other) in zip(rows, again, strict=True))
    return entry if same else None


def unpack_rows(model: type[M], entry: Any) -> Placed[M]:
    """Rows from what `pack_rows` made. RAISES: anything, for what is none."""
    tuples, rows = entry
    fields = model.model_fields
    defaults = {name: field.get_default(call_default_factory=True) for name, field in fields.items()}
    lists = [name for name, default in defaults.items() if isinstance(default, list)]
    needed = {name for name, default in defaults.items() if default is PydanticUndefined}
    found = []
    for line, values in rows:
        given = set(values)
        if not needed <= given <= fields.keys():
            raise ValueError(f"{line}: no row of {model.__name__}")
        for name in given.intersection(tuples):
            if values[name] is not None:
                values[name] = tuple(values[name])
        values = {**defaults, **{name: [*defaults[name]] for name in lists}, **values}
        found.append((int(line), _filled(model, values, given)))
    return found


def _filled(model: type[M], values: dict[str, Any], given: set[str]) -> M:
    """A row of values that were validated. values: of all fields. given (set): the fields that the file tells."""
    made = object.__new__(model)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", given)
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


def _state(name: str) -> str:
    try:
        told = Path(sys.modules[name].__file__ or "").stat()
    except (AttributeError, OSError):
        return name  # in an archive; what is kept goes by the version
    return f"{name} {told.st_mtime_ns} {told.st_size}"
