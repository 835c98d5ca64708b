"""Area `claims`: gold and predictions for `evaluate`, right, damaged and strange."""

from __future__ import annotations

import json
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import texts
from area import Area, shorter
from typer.testing import CliRunner

from minzheng_ie.cli.app import app

VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 1, 7, 2**31, 2**63, 10**30, 1.5, 1e308, "", "0", "-0", "1e400", "1e99999999", "-1E-99999999"),
    *("NaN", "Infinity", "sNaN", "1_000", " 5 ", "５", "٣", "9" * 500, "0." + "0" * 420 + "1", "人", "%", "about", "increase", "planned"),
    *("2023", "2023/..", "\ud800", "\x1b[31m", "[red]", "[/]", "a\nb", "\u202e", "a/b.txt", "..", ".", "/", "\0", "民" * 400, [], {}, [[]], [None], ["a"], {"a": 1}),
)  # fmt: skip
KEYS = ("doc", "start", "end", "quote", "value", "value_max", "unit", "modifier", "metric", "region", "period", "program", "change", "status", "rule", "metric_alt", "region_alt", "period_alt", "program_alt", "optional", "skipped", "evidence", "", "x")  # fmt: skip
RAW = (b"", b"\n", b"{}", b"[]", b"null", b"1", b'"', b"{", b"[" * 3000, b'{"a":' * 3000, b"9" * 6000, b"\xff\xfe", b"\xef\xbb\xbf", b"NaN", b"\0", b'{"doc": 1e5}', b'{"start": 1, "start": 2}', b"\r", b"{}\r", b"\xed\xa0\x80")  # fmt: skip

Example = tuple[bytes, bytes, tuple[str, ...]]
"""Gold, predictions, options."""


def claim(chance: random.Random, doc: str | None = None) -> dict[str, Any]:
    """A claim that is right, but for what was changed in it."""
    start = chance.randrange(200)
    made: dict[str, Any] = {"start": start, "end": start + chance.randrange(1, 9), "value": str(chance.randrange(9999)), "unit": "人", "metric": texts.part(chance)[:8]}  # fmt: skip
    if doc is not None:
        made["doc"] = doc
    for _ in range(chance.choice((0, 0, 0, 0, 1, 2))):
        made[chance.choice(KEYS)] = chance.choice(VALUES)
    if chance.random() < 0.05:
        made.pop(chance.choice(list(made)))
    return made


def lines(chance: random.Random) -> bytes:
    """A file of claims."""
    doc = chance.choice((None, "a", "a.txt", "b/a.txt"))
    said = [
        json.dumps(claim(chance, doc), ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
        for _ in range(chance.randrange(chance.choice((2, 6, 40))))
    ]
    if chance.random() < 0.2:
        said.insert(chance.randrange(len(said) + 1), chance.choice(RAW))
    data = chance.choice((b"\n", b"\n", b"\r\n")).join(said)
    if chance.random() < 0.1:
        at = chance.randrange(len(data) + 1)
        data = data[:at] + chance.randbytes(2) + data[at + chance.randrange(3) :]
    return data


def draw(chance: random.Random) -> Example:
    """Gold and predictions, now and then the same."""
    gold = lines(chance)
    options = tuple(option for option in ("--errors", "--json") if chance.random() < 0.5)
    return gold, gold if chance.random() < 0.2 else lines(chance), options


def wrong(example: Example) -> str:
    """Evaluate: it has to score, or to name file and line."""
    gold, found, options = example
    with tempfile.TemporaryDirectory() as folder:
        one, other = Path(folder, "gold.jsonl"), Path(folder, "pred.jsonl")
        one.write_bytes(gold)
        other.write_bytes(found)
        done = CliRunner().invoke(app, ["evaluate", str(one), str(other), *options])
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    if done.exit_code not in (0, 1):
        return f"exit code: {done.exit_code}"
    told = done.stderr.splitlines()
    if done.exit_code and not told:
        return "silent: exit code 1 and nothing on stderr"
    if any(not line.startswith(f"minzheng-ie: {folder}") for line in told):
        return f"message: {told}"
    if done.exit_code == 0 and "--json" in options:
        scores = json.loads(done.stdout)
        for name, field in scores["fields"].items():
            if not all(0 <= field[rate] <= 1 for rate in ("precision", "recall", "f1")):
                return f"rate: {name} {field}"
            if gold == found and field["f1"] != 1 and name != "metric_exact":
                return f"same: {name} {field}"
    return ""


def smaller(example: Example) -> Iterator[Example]:
    """With fewer lines, then with fewer bytes."""
    gold, found, options = example
    if gold == found:
        yield from ((less, less, options) for less in _fewer(gold))
        return
    yield from ((less, found, options) for less in _fewer(gold))
    yield from ((gold, less, options) for less in _fewer(found))


def _fewer(data: bytes) -> Iterator[bytes]:
    for less in shorter(tuple(data.split(b"\n"))):
        yield b"\n".join(less)
    if len(data) < 400:
        yield from shorter(data)


AREA = Area("claims", draw, wrong, smaller)
