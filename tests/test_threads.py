"""Threads share one extractor: what they give is what one thread gives, and no extraction leaves a trace in it."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from minzheng_ie.extractor import default_extractor
from minzheng_ie.outputs.jsonl import JsonLines

CONSTRUCTIONS = Path(__file__).resolve().parent / "constructions"
THREADS = 8
REMEMBERED = {
    "minzheng_ie.claims.emit._FOUND": "lines by the word they differ in, each the same whoever makes it",
    "minzheng_ie.claims.emit._CHANGED": "as above",
    "minzheng_ie.claims.emit._UNGOVERNED": "as above",
    "extractor.maker.assembler.lexicon.signs._known": "signs of a bounded number of words, each told by the word alone",
}
"""What an extraction may change of what is shared, and why that does no harm."""


def _cases() -> list[dict[str, Any]]:
    """Every third case of the catalogue."""
    files = sorted(CONSTRUCTIONS.glob("*.yaml"))
    return [case for path in files for case in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["cases"]][
        ::3
    ]


def _lines(case: dict[str, Any]) -> str:
    report = default_extractor().extract(case["text"], region=case.get("region"), date=case.get("date"))
    return JsonLines(skipped=True, explain=True, document=True).render(report)


@pytest.fixture
def hasty() -> Iterator[None]:
    """Threads take turns as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def test_threads_give_the_bytes_of_one(hasty: None) -> None:
    cases = _cases()
    alone = [_lines(case) for case in cases]
    with ThreadPoolExecutor(THREADS) as pool:
        # Neighbours are told by the same words, so that a thread that reads another's words is seen.
        together = list(pool.map(_lines, [case for case in cases for _ in range(3)]))
    assert together == [lines for lines in alone for _ in range(3)]


# --- what an extraction leaves behind --------------------------------------------------------------------------

_PLAIN = (str, bytes, int, float, types.ModuleType, types.FunctionType, types.BuiltinFunctionType)
_Shared = dict[str, tuple[Any, Any]]


def _attributes(value: Any) -> dict[str, Any]:
    found = {
        name: getattr(value, name)
        for kind in type(value).__mro__
        for name in getattr(kind, "__slots__", ())
        if hasattr(value, name)
    }
    return found | getattr(value, "__dict__", {})


def _parts(value: Any) -> dict[Any, Any] | None:
    """What an object holds, by key; None for what is no object of ours and holds nothing."""
    if isinstance(value, dict):
        return dict(value)
    if isinstance(value, (list, tuple, set, frozenset)):
        return dict(enumerate(value))
    if isinstance(value, type):
        ours = value.__module__.startswith("minzheng_ie")
        return {k: v for k, v in vars(value).items() if not k.startswith("__")} if ours else None
    if hasattr(value, "cache_info"):
        return {"self": getattr(value.__wrapped__, "__self__", None)}
    return _attributes(value) if type(value).__module__.startswith("minzheng_ie") else None


def _shared() -> _Shared:
    """Everything that threads share and that could be changed: what modules and the extractor reach, by path."""
    found: _Shared = {}
    seen: dict[int, Any] = {}
    todo: list[tuple[str, Any]] = [("extractor", default_extractor())]
    for name, module in list(sys.modules.items()):
        if name.startswith("minzheng_ie"):
            todo += [
                (f"{name}.{key}", value) for key, value in vars(module).items() if not key.startswith("__")
            ]
    while todo:
        path, value = todo.pop()
        if value is None or isinstance(value, _PLAIN) or id(value) in seen:
            continue
        seen[id(value)] = value
        parts = _parts(value)
        if parts is None:
            continue
        if not isinstance(value, (tuple, frozenset, type)):
            found[path] = parts, {key: id(part) for key, part in parts.items()}
        todo += [(f"{path}.{key!s:.40}", part) for key, part in parts.items()]
    return found


def test_an_extraction_leaves_nothing_in_what_threads_share() -> None:
    cases = _cases()[::5]
    for case in cases:  # what is loaded when first asked for is loaded
        _lines(case)
    before = _shared()
    for case in [
        *reversed(cases),
        {"text": "2023年,全市新建养老院、敬老院等各类服务设施5个,全省投入320万元。\n"},
    ]:
        _lines(case)
    after = _shared()
    changed = {path for path in before.keys() & after.keys() if before[path][1] != after[path][1]}
    assert changed <= REMEMBERED.keys(), (
        f"shared by threads and changed: {sorted(changed - REMEMBERED.keys())}"
    )
    new = {path for path in after.keys() - before.keys() if not path.startswith(tuple(REMEMBERED))}
    assert not new, f"shared by threads and new: {sorted(new)[:5]}"
