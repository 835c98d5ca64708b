"""The reference of the Python surface: what autodoc is asked to show, read off ``__all__`` of the modules that have one."""

from __future__ import annotations

import inspect
from importlib import import_module
from types import ModuleType
from typing import Any

from pydantic import BaseModel

GROUPS = (
    (
        "提取 · Extracting",
        "minzheng_ie",
        ("extract", "extract_many", "Extractor", "Report", "Claim", "Skipped"),
    ),
    ("表 · Tables", "minzheng_ie", ("to_frame", "to_arrow", "to_polars")),
    ("数字 · Numbers", "minzheng_ie", ("find_numbers", "parse_number")),
    ("spaCy", "minzheng_ie", ("load",)),
)
"""The order of the names at the top. What they leave out comes last, so that a new name cannot be forgotten."""
ROOMS = (
    ("指标名 · Indicators", "minzheng_ie.indicators"),
    ("交换 · Exchange", "minzheng_ie.exchange"),
    ("集群 · Arrow batches", "minzheng_ie.arrow"),
    ("打分 · Evaluation", "minzheng_ie.evaluation"),
)
READERS = ("minzheng_ie.reading.result", ("Reader", "Reading", "TextBuilder", "Place", "RawCell"))
"""What a reader of another package needs."""


def api_page() -> str:
    """Sections of autodoc directives, in the reStructuredText that autodoc speaks."""
    top = import_module("minzheng_ie")
    parts, shown = [], {"__version__"}
    for title, name, names in GROUPS:
        parts.append(_section(title, import_module(name), names))
        shown |= set(names)
    rest = [name for name in top.__all__ if name not in shown]
    errors = [
        name
        for name in rest
        if inspect.isclass(getattr(top, name)) and issubclass(getattr(top, name), Exception)
    ]
    others = [name for name in rest if name not in errors]
    if others:
        parts.append(_section("其他 · More", top, others))
    for title, name in ROOMS:
        room = import_module(name)
        parts.append(_section(title, room, public(room)))
    parts.append(_section("阅读器 · Readers of your own", import_module(READERS[0]), READERS[1]))
    parts.append(_section("出错 · Errors", top, errors))
    return "\n\n".join(parts)


def public(room: ModuleType) -> list[str]:
    """The public functions and classes of a module: of ``__all__``, else those it defines."""
    names = getattr(room, "__all__", None)
    if names is None:
        names = [
            name
            for name, value in vars(room).items()
            if not name.startswith("_") and getattr(value, "__module__", "") == room.__name__
        ]
    return [
        name
        for name in names
        if inspect.isclass(getattr(room, name)) or inspect.isfunction(getattr(room, name))
    ]


def _section(title: str, module: ModuleType, names: Any) -> str:
    lines = [f"## {title}", "", "```{eval-rst}"]
    for name in names:
        lines += [*_directive(module.__name__, name, getattr(module, name)), ""]
    return "\n".join([*lines, "```"])


def _directive(module: str, name: str, value: Any) -> list[str]:
    full = f"{module}.{name}"
    if not inspect.isclass(value):
        return [f".. autofunction:: {full}"]
    if issubclass(value, Exception):
        return [f".. autoexception:: {full}", "   :show-inheritance:"]
    if issubclass(value, BaseModel):
        fields = ", ".join(value.model_fields)
        return [
            f".. autoclass:: {full}",
            "   :no-index-entry:",
            f"   :members: {fields}",
            "   :undoc-members:",
            "   :exclude-members: __init__, __new__",
        ]
    return [
        f".. autoclass:: {full}",
        "   :members:",
        "   :undoc-members:",
        "   :exclude-members: __init__, __new__",
    ]
