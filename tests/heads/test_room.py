"""What the room of heads is held to: no state, no Chinese, no expressions, short files and functions."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

ROOM = Path(__file__).resolve().parents[2] / "src" / "minzheng_ie" / "heads"
FILES = sorted(ROOM.glob("*.py"))
HAN = regex.compile(r"\p{Han}")
LONGEST_FILE, LONGEST_FUNCTION, PARAMETERS = 300, 60, 6


def _functions(tree: ast.AST) -> Iterator[ast.FunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def _docstrings(tree: ast.AST) -> set[int]:
    """Strings that stand alone as a statement."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_of_the_room(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tree = ast.parse(text)
    found = []
    if len(text.splitlines()) > LONGEST_FILE:
        found.append(f"more than {LONGEST_FILE} lines")
    said = _docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            found += [f"{node.lineno}: Chinese in code: {node.value}"] * (HAN.search(node.value) is not None)
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        found += [f"imports {name}" for name in names if name in ("re", "regex", "minzheng_ie.compiled")]
    for function in _functions(tree):
        if (function.end_lineno or 0) - function.lineno >= LONGEST_FUNCTION:
            found.append(f"{function.name}: more than {LONGEST_FUNCTION} lines")
        taken = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        if len([arg for arg in taken if arg.arg != "self"]) > PARAMETERS:
            found.append(f"{function.name}: more than {PARAMETERS} parameters")
        if function.name == "__init__":
            continue
        for node in ast.walk(function):
            targets = node.targets if isinstance(node, ast.Assign) else []
            targets = [node.target] if isinstance(node, (ast.AugAssign, ast.AnnAssign)) else targets
            found += [
                f"{function.name} assigns to an attribute" for t in targets if isinstance(t, ast.Attribute)
            ]
    assert not found, "\n".join(found)
