"""Dataclasses that cost a start next to nothing: what `dataclasses.dataclass` compiles for each is made when it is used.

The library has some two hundred of them, and the standard library compiles up to six functions for each while its module
is imported: an eighth of what the first report of a process cost. Here ``__init__``, ``__eq__`` and ``__hash__`` are compiled
when they are first called; showing and refusing to change are the same functions for all. To a type checker `dataclass` is
the standard library's, whose `field`, `fields` and `replace` go with it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from reprlib import recursive_repr
from typing import TYPE_CHECKING, Any

_NONE = dataclasses.MISSING
_ASKED = "__dataclass_fields__"
"""Where the standard library looks for the fields of a class."""
_OWN = "__record__"
"""Where this module does."""
_PLAIN: Any = dataclasses.field()
_change: Any = object.__setattr__

Given = Mapping[str, tuple[Any, Any]]
"""Fields by name: what is annotated, and what stands behind the ``=``."""


def record(
    cls: type[Any] | None = None,
    /,
    *,
    init: bool = True,
    repr: bool = True,
    eq: bool = True,
    frozen: bool = False,
    slots: bool = False,
) -> Any:
    """As `dataclasses.dataclass`, with the options that are in use here."""

    def made_of(plain: type[Any]) -> type[Any]:
        given = _given(plain)
        space: dict[str, Any] = {_OWN: given, _ASKED: _Fields(given)}
        space["__match_args__"] = tuple([name for name, (_, default) in given.items() if _said(default).init])
        if repr:
            space["__repr__"] = _shown
        functions = _Functions(given, frozen=frozen, slots=slots)
        if eq:
            space["__eq__"] = functions.put_off("__eq__", functions.equal)
            space["__hash__"] = functions.put_off("__hash__", functions.hashed) if frozen else None
        if init:
            space["__init__"] = functions.put_off("__init__", functions.init)
        if frozen:
            space |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
        if frozen and slots:
            space |= {"__getstate__": _state, "__setstate__": _restore}
        functions.owner = made = (_slotted if slots else _filled)(plain, space)
        return made

    return made_of if cls is None else made_of(cls)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    dataclass = record


class _Fields:
    """Stands for the fields of a class until the standard library asks for them: it finds them out itself.

    given: see `Given`.
    """

    def __init__(self, given: Given) -> None:
        self._given = given

    def __get__(self, _: object, owner: type[Any]) -> dict[str, Any]:
        space = {name: default for name, (_, default) in self._given.items() if default is not _NONE}
        space["__annotations__"] = {name: kind for name, (kind, _) in self._given.items()}
        space |= {"__module__": owner.__module__, "__doc__": owner.__name__}
        twin: Any = dataclasses.dataclass(init=False, repr=False, eq=False)(type(owner.__name__, (), space))
        found: dict[str, Any] = getattr(twin, _ASKED)
        setattr(owner, _ASKED, found)
        return found


def _given(cls: type[Any]) -> dict[str, tuple[Any, Any]]:
    """The fields of a class, those of its bases first."""
    given: dict[str, tuple[Any, Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        given |= vars(base).get(_OWN, {})
    for name, kind in cls.__annotations__.items():
        if not str(kind).startswith("ClassVar"):
            given[name] = kind, vars(cls).get(name, _NONE)
    return given


def _filled(cls: type[Any], space: Mapping[str, Any]) -> type[Any]:
    """The class itself, with what it has not of ``space``."""
    for name, value in list(vars(cls).items()):
        if isinstance(value, dataclasses.Field):
            if value.default is _NONE:
                delattr(cls, name)
            else:
                setattr(cls, name, value.default)
    for name, method in space.items():
        if vars(cls).get(name) is None:  # Python says so of `__hash__` where `__eq__` is written out
            setattr(cls, name, method)
    return cls


def _slotted(cls: type[Any], space: Mapping[str, Any]) -> type[Any]:
    """A class like it, with what it has not of ``space``, and with a place for each field."""
    names = space[_OWN]
    passed = {"__dict__", "__weakref__", *names}
    own = {name: value for name, value in vars(cls).items() if name not in passed and value is not None}
    there = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    slots = tuple([name for name in names if name not in there])
    make: Any = type(cls)  # its metaclass
    made: type[Any] = make(cls.__name__, cls.__bases__, {**space, **own, "__slots__": slots})
    made.__qualname__ = cls.__qualname__
    return made


class _Functions:
    """Writes the functions of a class that are its own.

    given: its fields. owner (type): the class, when it is made.
    """

    owner: type[Any]

    def __init__(self, given: Given, *, frozen: bool, slots: bool) -> None:
        self._given = given
        self._frozen, self._slots = frozen, slots
        self._compared = [name for name, (_, default) in given.items() if _said(default).compare]

    def put_off(self, name: str, write: Callable[[dict[str, Any]], str]) -> Any:
        """A function in whose place comes, when it is called, the one that is written.

        write (callable): gives its text, and tells what stands in it by name.
        """

        def start(*values: Any, **named: Any) -> Any:
            names: dict[str, Any] = {}
            exec(compile(write(names), "<record>", "exec"), names)  # our own text, of names in the source
            made = names[name]
            made.__qualname__ = f"{self.owner.__qualname__}.{name}"
            setattr(self.owner, name, made)
            return made(*values, **named)

        start.__name__ = name
        return start

    def equal(self, _: dict[str, Any]) -> str:
        """What compares two objects."""
        one, other = self._values("self"), self._values("other")
        return f"def __eq__(self, other):\n return {one} == {other} if other.__class__ is self.__class__ else NotImplemented"

    def hashed(self, _: dict[str, Any]) -> str:
        """What makes the hash of one."""
        return f"def __hash__(self):\n return hash({self._values('self')})"

    def init(self, names: dict[str, Any]) -> str:
        """What sets its fields."""
        takes, sets = [], []
        for name, (_, default) in self._given.items():
            said, value = _argument(name, default, names)
            takes += said
            if value:
                sets.append(self._set(name, value, names))
        if hasattr(self.owner, "__post_init__"):
            sets.append("self.__post_init__()")
        return f"def __init__(self, {', '.join(takes)}):\n {'; '.join(sets) or 'pass'}"

    def _values(self, of: str) -> str:
        return f"({''.join(f'{of}.{name}, ' for name in self._compared)})"

    def _set(self, name: str, value: str, names: dict[str, Any]) -> str:
        if not self._frozen:
            return f"self.{name} = {value}"
        if self._slots:
            names[f"__set_{name}"] = getattr(self.owner, name).__set__
            return f"__set_{name}(self, {value})"
        names["__change"] = _change
        return f"__change(self, {name!r}, {value})"


def _argument(name: str, default: Any, names: dict[str, Any]) -> tuple[list[str], str]:
    """How ``__init__`` takes a field, and what it sets it to; empty for what is not taken, or not set.

    names: what stands for the defaults, which grows.
    """
    field = _said(default)
    if field is default:
        default = field.default
    if default is not _NONE:
        names[f"__default_{name}"] = default
        return ([f"{name}=__default_{name}"], name) if field.init else ([], f"__default_{name}")
    if field.default_factory is _NONE:
        return ([name], name) if field.init else ([], "")
    names[f"__make_{name}"], names["__none"] = field.default_factory, _NONE
    if not field.init:
        return [], f"__make_{name}()"
    return [f"{name}=__none"], f"__make_{name}() if {name} is __none else {name}"


def _said(default: Any) -> Any:
    """What a field is, by what stands behind its ``=``."""
    return default if isinstance(default, dataclasses.Field) else _PLAIN


@recursive_repr()
def _shown(self: Any) -> str:
    said = [
        f"{name}={getattr(self, name)!r}"
        for name, (_, default) in getattr(self, _OWN).items()
        if _said(default).repr
    ]
    return f"{type(self).__qualname__}({', '.join(said)})"


def _refuse_to_set(self: object, name: str, value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__record__]


def _restore(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__record__, state, strict=True):
        _change(self, name, value)
