"""The shape of the house: how long and how tangled a function may be, and what the rebuilt rooms do without.

What is over a bound stands in house.yaml with how far it goes; that list may only shrink: an entry that is passed, and
one that is no longer needed, are both refused.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from complexipy import file_complexity

SRC = Path(__file__).resolve().parents[1] / "src" / "minzheng_ie"
REBUILT = {"rules", "tree", "constructions", "heads", "governance"}
HAN = re.compile("[\u3400-\u9fff]")
KNOWN: dict[str, dict[str, int]] = yaml.safe_load(Path(__file__).with_name("house.yaml").read_text("utf-8"))


class Module(NamedTuple):
    """One file of the package."""

    name: str
    text: str
    tree: ast.Module

    @property
    def rebuilt(self) -> bool:
        return self.name.partition("/")[0] in REBUILT


@cache
def modules() -> tuple[Module, ...]:
    texts = {path.relative_to(SRC).as_posix(): path.read_text("utf-8") for path in sorted(SRC.rglob("*.py"))}
    return tuple(Module(name, text, ast.parse(text)) for name, text in texts.items())


def tangled() -> Iterator[tuple[str, int, int]]:
    """Cognitive complexity of each function, and its bound."""
    for module in modules():
        for function in file_complexity(str(SRC / module.name)).functions:
            name = function.name.replace("::", ".")
            yield f"{module.name} {name}", function.complexity, 15 if module.rebuilt else 25


def functions(module: Module) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef))


def long() -> Iterator[tuple[str, int, int]]:
    """Lines of each function, and their bound."""
    for module in modules():
        for node in functions(module):
            yield f"{module.name} {node.name}", (node.end_lineno or node.lineno) - node.lineno + 1, 60


def asking() -> Iterator[tuple[str, int, int]]:
    """Parameters of each function of the rebuilt rooms, and their bound."""
    for module in modules():
        for node in functions(module) if module.rebuilt else ():
            names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
            yield f"{module.name} {node.name}", len(names) - (names[:1] in (["self"], ["cls"])), 6


def files() -> Iterator[tuple[str, int, int]]:
    """Lines of each file, and their bound."""
    return ((module.name, module.text.count("\n"), 300 if module.rebuilt else 400) for module in modules())


def literals() -> Iterator[tuple[str, int, int]]:
    """Chinese words in code of the rebuilt rooms: words are rows and lists of patterns/."""
    for module in modules():
        if module.rebuilt:
            nodes = [node for node in ast.walk(module.tree) if isinstance(node, ast.Expr)]
            told = {id(node.value) for node in nodes}
            words = [
                node
                for node in ast.walk(module.tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told
            ]
            yield module.name, sum(HAN.search(str(node.value)) is not None for node in words), 0


def stores() -> Iterator[tuple[str, int, int]]:
    """Attributes that the rebuilt rooms set outside ``__init__``: what is built there does not change."""
    for module in modules():
        for node in functions(module) if module.rebuilt else ():
            stored = [
                at for at in ast.walk(node) if isinstance(at, ast.Attribute) and isinstance(at.ctx, ast.Store)
            ]
            yield f"{module.name} {node.name}", 0 if node.name == "__init__" else len(stored), 0


def searching() -> Iterator[tuple[str, int, int]]:
    """Regular expressions in the rooms that read tags: patterns over tags take their place."""
    for module in modules():
        if module.name.partition("/")[0] in ("constructions", "heads", "governance"):
            imports = [
                alias.name
                for node in ast.walk(module.tree)
                if isinstance(node, ast.Import)
                for alias in node.names
            ]
            imports += [
                str(node.module) for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom)
            ]
            yield module.name, sum(name in ("re", "regex") for name in imports), 0


MEASURES = {
    "complexity": tangled,
    "lines of a function": long,
    "parameters": asking,
    "lines of a file": files,
    "Chinese in code": literals,
    "attributes set": stores,
    "regular expressions": searching,
}


def faults(figures: Iterator[tuple[str, int, int]], known: dict[str, int]) -> list[str]:
    """What passes its bound or its entry, and the entries that nothing needs."""
    found, needed = [], set()
    for name, figure, bound in figures:
        if figure > bound:
            needed.add(name)
            if figure > known.get(name, bound):
                found.append(f"{name}: {figure}, at most {known.get(name, bound)}")
    return found + [
        f"{name}: no longer over its bound; take it from house.yaml" for name in sorted({*known} - needed)
    ]


@pytest.mark.parametrize("measure", MEASURES)
def test_the_house_keeps_its_shape(measure: str) -> None:
    found = faults(MEASURES[measure](), KNOWN.get(measure) or {})
    assert not found, "\n".join(found)


def test_every_list_is_of_a_measure() -> None:
    assert set(KNOWN) <= set(MEASURES)


def test_a_fault_is_found() -> None:
    figures = [("a", 16, 15), ("b", 20, 15), ("c", 3, 15)]
    assert faults(iter(figures), {"b": 19, "c": 30}) == [
        "a: 16, at most 15",
        "b: 20, at most 19",
        "c: no longer over its bound; take it from house.yaml",
    ]
