"""A record is what the standard library's dataclass of the same class is: only made when it is used."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

import pytest

from minzheng_ie import records

T = TypeVar("T")
OPTIONS: list[dict[str, bool]] = [
    {"frozen": frozen, "slots": slots, "eq": eq, "repr": shown}
    for frozen in (False, True)
    for slots in (False, True)
    for eq in (False, True)
    for shown in (False, True)
]


def pair(options: dict[str, bool]) -> tuple[Any, Any]:
    """A class as the standard library makes it, and as it is made here."""

    def plain() -> type[Any]:
        class Place:
            """Where something is."""

            kind: ClassVar[str] = "place"
            name: str
            change: int = 3
            parts: list[str] = field(default_factory=list)
            seen: bool = field(default=False, repr=False, compare=False)
            made: str = field(init=False, default="here")
            later: str = field(init=False, repr=False, compare=False)

            def told(self) -> str:
                return f"{self.name}{self.change}"

        return Place

    return dataclass(**options)(plain()), records.dataclass(**options)(plain())


def outcome(act: Any) -> object:
    """What an act gives, or the kind of error that it raises."""
    try:
        return act()
    except Exception as error:
        return type(error)


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_a_record_does_as_a_dataclass(options: dict[str, bool]) -> None:
    def done(cls: Any) -> list[object]:
        one, other = cls("a", parts=["x"]), cls("a", 3, ["x"], True)
        return [
            outcome(lambda: repr(one).startswith(f"{cls.__qualname__}(name='a'") and repr(one)),
            one == other,
            one == cls("b"),
            one == "a",
            outcome(lambda: hash(cls("a", parts=()))) == hash(("a", 3, (), "here")),
            outcome(lambda: len({one, other})),
            outcome(lambda: setattr(one, "name", "c")),
            outcome(lambda: delattr(other, "change")),
            outcome(lambda: setattr(one, "unknown", 1)) is None,
            outcome(lambda: one.later),
            one.name,
            one.told(),
            one.made,
            outcome(lambda: cls("a", unknown=1)),
            outcome(lambda: cls()),
            outcome(lambda: cls("a", 1, [], True, "too many")),
            cls("a").parts is cls("a").parts,
            cls.kind,
            cls.__doc__,
            cls.__match_args__,
            outcome(lambda: cls.change + 0),
            hasattr(cls, "parts"),
            hasattr(one, "__dict__"),
            cls.__name__,
            cls.__qualname__,
            cls.__module__,
        ]

    theirs, ours = map(done, pair(options))
    shown = "object at"
    assert [each for each in ours if shown not in str(each)] == [
        each for each in theirs if shown not in str(each)
    ]


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_the_standard_library_knows_its_fields(options: dict[str, bool]) -> None:
    theirs, ours = pair(options)
    assert dataclasses.is_dataclass(ours)
    told = [
        [(each.name, each.type, each.default, each.init, each.repr, each.compare) for each in fields(cls)]
        for cls in (theirs, ours)
    ]
    assert told[0] == told[1]
    assert replace(ours("a"), change=4).change == 4


@records.dataclass(frozen=True, slots=True)
class Base:
    """The first."""

    start: int
    end: int = 0


@records.dataclass(frozen=True, slots=True)
class Grown(Base):
    """Made from another."""

    text: str = ""


@records.dataclass(frozen=True, slots=True)
class Held(Generic[T]):
    """Of any kind."""

    value: T
    other: T | None = None


@records.dataclass(frozen=True)
class Counted:
    """Is told in full later, and of itself."""

    words: tuple[str, ...]
    inside: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(sorted(self.words)))

    @cached_property
    def number(self) -> int:
        return len(self.words)


@records.dataclass
class Named:
    """Says itself what it is, and when it is another."""

    name: str
    code: int = 0

    def __repr__(self) -> str:
        return self.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Named) and self.code == other.code

    def __hash__(self) -> int:
        return self.code


def test_one_made_from_another_has_the_fields_of_both() -> None:
    grown = Grown(1, text="a")
    assert (grown.start, grown.end, grown.text) == (1, 0, "a")
    assert repr(grown) == "Grown(start=1, end=0, text='a')"
    assert grown != Base(1) and Base(1) == Base(1, 0)
    assert asdict(replace(grown, end=5)) == {"start": 1, "end": 5, "text": "a"}
    with pytest.raises(FrozenInstanceError, match="end"):
        grown.end = 7  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError, match="end"):
        del grown.end


def test_it_is_copied_and_sent_to_other_processes() -> None:
    for one in (Grown(1, 2, "a"), Held(3), Held[str]("a", "b"), Counted(("b", "a")), Named("a", 3)):
        assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one


def test_what_a_class_says_itself_stays() -> None:
    counted, named = Counted(("b", "a")), Named("a", 3)
    assert counted.words == ("a", "b") and counted.number == 2
    assert repr(named) == "a" and named == Named("b", 3) and hash(named) == 3
    counted.inside.append(counted)
    assert repr(counted) == "Counted(words=('a', 'b'), inside=[...])"


def test_nothing_is_compiled_for_a_class_that_is_not_used() -> None:
    program = (
        "import builtins; asked = []; old = builtins.exec\n"
        "builtins.exec = lambda *a, **k: asked.append(a) or old(*a, **k)\n"
        "from minzheng_ie.records import dataclass\n"
        "import minzheng_ie.document.times, minzheng_ie.tables.told\n"
        "from minzheng_ie.rules.trace import RuleId\n"
        "before = len(asked); made = dataclass(frozen=True, slots=True)(type('A', (), {'__annotations__': {'a': int}}))\n"
        "assert len(asked) == before; made(1); made(2); assert len(asked) == before + 1"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
