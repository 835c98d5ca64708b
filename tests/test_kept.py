"""What is kept for the next process: the same as what is made, and never what somebody or something has changed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import regex
from pydantic import ConfigDict, Field, ValidationError

from minzheng_ie import compiled, kept
from minzheng_ie.kept import Kind, Store, key_of
from minzheng_ie.kept_rows import name_of, pack_rows, unpack_rows
from minzheng_ie.patterns import Rule, parse_rules
from minzheng_ie.rules.rows import PatternRow, WordClass

NUMBERS: Kind[list[int]] = Kind("numbers", lambda made: made, lambda _, entry: [int(each) for each in entry])
EXPRESSIONS = [
    ("(?P<year>[12][0-9]{3})年(?P<month>[0-9]{1,2})月", 0),
    ("(?<=共)(?:[一二三四五六七八九十]{1,4}|[0-9]+)(?=[户人件])", 0),
    ("^甲.*?(乙|丙)\\1$", re.MULTILINE | re.DOTALL),
    ("(?i)abc|[k-ſ]", re.IGNORECASE),
    ("(?x) 救 \\s 助 # a remark", 0),
    ("[^\U00010000-\U0010ffff\ud800]", 0),
    ("", 0),
]
TEXTS = ["2024年3月", "共十二户,共35人", "甲x乙\n甲y丙丙", "xABCſ", "救 助", "\U00010000a\ud800", ""]


class Counter:
    """Makes a list of numbers, and counts how often it is asked to."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> list[int]:
        self.asked += 1
        return [1, 2, self.asked]


def store(path: Path) -> Store:
    return Store(lambda: path, lambda: path)


def kept_at(path: Path) -> None:
    first = store(path)
    first.get(NUMBERS, "text", Counter())
    first.keep()


def kept_numbers(path: Path, count: int) -> None:
    kept.write_lines(path, {key_of("numbers", str(number)): b"[%d]" % number for number in range(count)})


def test_what_was_kept_is_not_made_again(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    kept_at(path)
    assert path.stat().st_mode & 0o077 == 0
    counter, second = Counter(), store(path)
    assert second.get(NUMBERS, "text", counter) == [1, 2, 1]
    assert counter.asked == 0
    assert second.get(NUMBERS, "other text", counter) == [1, 2, 1]
    assert second.get(Kind("other", NUMBERS.pack, NUMBERS.unpack), "text", counter) == [1, 2, 2]
    second.keep()
    third = store(path)
    assert third.get(NUMBERS, "text", counter) == third.get(NUMBERS, "other text", counter) == [1, 2, 1]
    assert counter.asked == 2


def damage_a_byte(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"[1,2,1]", b"[1,7,1]"))


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-3])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def other_versions(path: Path) -> None:
    head, _, body = path.read_bytes().partition(b"\n")
    versions, digest = json.loads(head)
    path.write_bytes(json.dumps([versions.replace("3.", "2."), digest]).encode() + b"\n" + body)


def writable_by_all(path: Path) -> None:
    path.chmod(0o666)


def a_link(path: Path) -> None:
    path.rename(path.with_suffix(".real"))
    path.symlink_to(path.with_suffix(".real"))


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def not_json(path: Path) -> None:
    path.write_bytes(b"\x80\x04\x95" * 20 + b"\n" + b"[" * 100_000)


@pytest.mark.parametrize(
    "change",
    [damage_a_byte, cut_off, empty, other_versions, writable_by_all, a_link, a_folder, not_json],
    ids=lambda change: change.__name__,
)
def test_a_file_that_is_changed_stale_or_not_ours_is_as_if_not_there(
    tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "kept.json"
    kept_at(path)
    change(path)
    counter = Counter()
    assert store(path).get(NUMBERS, "text", counter) == [1, 2, 1]
    assert counter.asked == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_file_of_another_user_is_as_if_not_there(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    kept_at(path)
    os.chown(path, 12345, -1)
    counter = Counter()
    store(path).get(NUMBERS, "text", counter)
    assert counter.asked == 1


@pytest.mark.parametrize("entry", [None, 5, "abc", [None], {}, [[]]])
def test_an_entry_of_another_shape_is_as_if_not_there(tmp_path: Path, entry: Any) -> None:
    path = tmp_path / "kept.json"
    kinds = (compiled._RE, compiled._regex())
    kept.write_lines(path, {key_of(kind.name, "0 甲|乙"): json.dumps(entry).encode() for kind in kinds})
    again = store(path)
    assert again.get(compiled._RE, "0 甲|乙", lambda: re.compile("甲|乙")).match("乙")
    assert again.get(compiled._regex(), "0 甲|乙", lambda: regex.compile("甲|乙")).match("乙")


def test_only_so_many_are_kept_and_those_in_use_stay(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    kept_numbers(path, kept.MOST)
    late = store(path)
    assert late.get(NUMBERS, "7", Counter()) == [7]
    late.get(NUMBERS, "new", Counter())
    late.keep()
    assert kept.read_lines(path).keys() == {key_of("numbers", "7"), key_of("numbers", "new")}


def test_a_file_grown_too_large_keeps_what_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kept.json"
    kept_numbers(path, 500)
    monkeypatch.setattr(kept, "_ROOM", 1000)
    late = store(path)
    assert late.get(NUMBERS, "7", Counter()) == [7]
    late.get(NUMBERS, "new", Counter())
    late.keep()
    assert kept.read_lines(path).keys() == {key_of("numbers", "7"), key_of("numbers", "new")}


def test_what_cannot_be_packed_or_written_costs_nothing_but_itself(tmp_path: Path) -> None:
    def refuse(_: Any) -> Any:
        raise ValueError("no")

    path = tmp_path / "kept.json"
    first = store(path)
    assert first.get(Kind("stubborn", refuse, lambda _, entry: entry), "text", lambda: [3]) == [3]
    first.get(NUMBERS, "text", Counter())
    first.keep()
    assert list(kept.read_lines(path)) == [key_of("numbers", "text")]
    nowhere = store(tmp_path / "none" / "kept.json")
    nowhere.get(NUMBERS, "text", Counter())
    with pytest.raises(OSError):
        nowhere.keep()


@pytest.mark.parametrize("pattern, flags", EXPRESSIONS)
@pytest.mark.parametrize("kind, module", [(compiled._RE, re), (compiled._regex(), regex)])
def test_a_rebuilt_expression_is_the_compiled_one(
    kind: Kind[Any], module: Any, pattern: str, flags: int
) -> None:
    made = module.compile(pattern, flags)
    entry = json.loads(json.dumps(kind.pack(compiled._made_re(pattern, flags) if module is re else made)))
    again = kind.unpack(f"{int(flags)} {pattern}", entry)
    assert (again.pattern, again.flags, again.groups, dict(again.groupindex)) == (
        made.pattern,
        made.flags,
        made.groups,
        dict(made.groupindex),
    )
    for text in TEXTS:
        found = [(m.span(), m.groups(), m.lastgroup) for m in made.finditer(text)]
        assert [(m.span(), m.groups(), m.lastgroup) for m in again.finditer(text)] == found
        assert again.sub("<>", text) == made.sub("<>", text)


def test_a_broken_expression_raises_as_ever() -> None:
    with pytest.raises(re.error):
        compiled.compile_re("(甲")
    with pytest.raises(regex.error):
        compiled.compile_regex("(甲")


class _Line(Rule):
    words: tuple[str, ...]


def test_a_pattern_file_that_was_changed_is_read_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("minzheng_ie.patterns.STORE", mine := store(tmp_path / "kept.json"))
    path = tmp_path / "lines.yaml"
    path.write_text("- words: [甲, 乙]\n", encoding="utf-8")
    assert parse_rules(path, _Line) == [_Line(words=("甲", "乙"))]
    mine.keep()
    monkeypatch.setattr("minzheng_ie.patterns.STORE", store(tmp_path / "kept.json"))
    monkeypatch.setattr("minzheng_ie.patterns._items", lambda *_: pytest.fail("parsed again"))
    assert parse_rules(path, _Line) == [_Line(words=("甲", "乙"))]
    monkeypatch.undo()
    path.write_text("- words: [甲, 丙]\n", encoding="utf-8")
    assert parse_rules(path, _Line) == [_Line(words=("甲", "丙"))]


class _Row(Rule):
    name: str
    counter: tuple[str, ...] = Field((), alias="not")
    words: list[str] = Field([])
    pair: tuple[int, ...] | None = None
    level: float | int = 1
    model_config = ConfigDict(populate_by_name=True)


@pytest.mark.parametrize(
    "items",
    [
        [],
        [{"name": "a"}, {"name": "b", "words": ["x"], "pair": [1, 2]}],
        [{"name": "a", "not": ["x", "y"], "level": 2}, {"name": "b", "counter": [], "pair": None}],
        [{"name": "\x7f\u2028", "words": []}],
    ],
)
def test_rows_are_filled_as_they_were_validated(items: list[dict[str, Any]]) -> None:
    rows = [(line, _Row.model_validate(item)) for line, item in enumerate(items, 1)]
    again = unpack_rows(_Row, json.loads(json.dumps(pack_rows(_Row, rows))))
    assert again == rows
    for (_, one), (_, other) in zip(rows, again, strict=True):
        assert repr(one) == repr(other) and one.model_fields_set == other.model_fields_set
        assert one.model_dump_json() == other.model_dump_json()
        assert one.words is not other.words
        with pytest.raises(ValidationError):
            other.name = "c"
    assert len({id(row.words) for _, row in again}) == len(again), "lists of their own"


class _Mixed(Rule):
    pair: tuple[Any, ...] | list[Any] = ()


def test_rows_that_json_does_not_give_back_are_not_kept() -> None:
    mixed = [(1, _Mixed(pair=(1,))), (2, _Mixed(pair=[2]))]
    assert pack_rows(_Mixed, mixed) is None
    assert pack_rows(_Mixed, [(1, _Mixed(pair=((1,), 2)))]) is None
    assert pack_rows(_Mixed, mixed[:1]) is not None


@pytest.mark.parametrize(
    "entry",
    [
        None,
        [],
        [[], [[1, {}]]],
        [[], [[1, {"name": "a", "x": 1}]]],
        [[], [["a", {"name": "a"}]]],
        [[], [[1]]],
    ],
)
def test_an_entry_that_is_no_rows_is_made_anew(entry: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        unpack_rows(_Row, entry)


def test_rows_go_by_the_modules_that_say_what_they_take() -> None:
    name = name_of(PatternRow)
    assert "minzheng_ie.rules.rows" in name and "minzheng_ie.patterns" in name
    assert name_of(WordClass) != name
    assert name_of(_Row) == "_Row minzheng_ie.patterns " + name_of(Rule).split(" ", 2)[2]


def test_what_is_asked_for_once_leaves_no_entry_behind(tmp_path: Path) -> None:
    path = tmp_path / "kept.json"
    once: Kind[list[int]] = Kind("once", NUMBERS.pack, NUMBERS.unpack, once=True)
    first = store(path)
    first.get(once, "text", Counter())
    first.keep()
    counter, second = Counter(), store(path)
    assert second.get(once, "text", counter) == [1, 2, 1]
    assert second.get(once, "text", counter) == [1, 2, 1], "made again"
    assert counter.asked == 1
    second.get(once, "new", counter)
    second.keep()
    assert kept.read_lines(path).keys() == {key_of("once", "text"), key_of("once", "new")}


TABLE = "福利机构情况\n指标 单位 数量\n养老机构 个 14\n床位 张 1200\n"


def test_the_command_gives_the_same_bytes_with_and_without(tmp_path: Path) -> None:
    report = tmp_path / "r.txt"
    report.write_text(f"2023年,某市发放临时救助金1.2亿元,救助六百二十三人次。\n\n{TABLE}", encoding="utf-8")
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")}
    command = [sys.executable, "-m", "minzheng_ie", "extract", str(report), "--explain", "--skipped"]

    def run(seed: int) -> bytes:
        # Expressions made of sets of words must not depend on the order that a process puts these in.
        seeded = {**environment, "PYTHONHASHSEED": str(seed)}
        return subprocess.run(command, env=seeded, capture_output=True, check=True).stdout

    first = run(1)
    (file,) = (tmp_path / "cache" / "minzheng_ie").glob("kept-*.lines")
    data, keys = file.read_bytes(), kept.read_lines(file).keys()
    assert run(2) == first
    assert file.read_bytes() == data, "what is all there is not written again"
    file.write_bytes(data[:-10])
    assert run(3) == first
    assert kept.read_lines(file).keys() == keys
