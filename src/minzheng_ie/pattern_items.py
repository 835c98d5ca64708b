"""The items of a pattern file: YAML read with the line of each item, what no rule can mean refused."""

from __future__ import annotations

import re
from typing import Any

import yaml

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import PatternError
from minzheng_ie.harmless import printable

_DEEPEST = 32
_LONGEST = 300
_DIGITS = 9
_BRACKETS = compile_re(r"[\[\]{}]")
_INDENTED = compile_re(r"^[ \-?:]{64}", re.MULTILINE)
_INTEGER, _STRING = "tag:yaml.org,2002:int", "tag:yaml.org,2002:str"

Items = list[tuple[int, Any]]
"""Each item with its line, from 1."""
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def plain_yaml(text: str) -> Any:
    """What a YAML text holds, as plain values. Raises yaml.YAMLError."""
    return yaml.load(text, _Loader)


def items_of(shown: str, text: str, may_be_empty: frozenset[str]) -> Items:
    """The items of a file, each with its line. Raises PatternError."""
    _check_depth(shown, text)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            raise PatternError(
                f"{shown}:{node.start_mark.line + 1}: expected a list of rules (lines that start with '- ')"
            )
        _check_values(shown, node, may_be_empty)
        return [_item(shown, loader, item) for item in node.value]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = printable(str(error.problem or "not valid YAML"))
        raise PatternError(f"{shown}:{mark.line + 1 if mark else 1}: {problem}") from error
    except yaml.YAMLError as error:
        problem = printable(" ".join(str(error).split()))
        raise PatternError(f"{shown}:1: not valid YAML: {problem}") from error
    finally:
        loader.dispose()


def _item(shown: str, loader: Any, item: yaml.Node) -> tuple[int, Any]:
    line = item.start_mark.line + 1
    try:
        return line, loader.construct_object(item, deep=True)
    except yaml.YAMLError:
        raise
    except (ArithmeticError, LookupError, RecursionError, TypeError, ValueError) as error:
        # What YAML takes for a date, a number or a truth value and is none: 2024-13-45, !!bool abc.
        raise PatternError(printable(f"{shown}:{line}: a value that cannot be read: {error}")) from error


def _check_depth(shown: str, text: str) -> None:
    """Refuse what is nested so deeply that the parser, which calls itself, would end the process."""
    depth = 0
    for bracket in _BRACKETS.finditer(text):
        depth += 1 if bracket[0] in "[{" else -1 if depth else 0
        if depth > _DEEPEST:
            line = text.count("\n", 0, bracket.start()) + 1
            raise PatternError(f"{shown}:{line}: nested too deeply")
    deep = _INDENTED.search(text)
    if deep:
        line = text.count("\n", 0, deep.start()) + 1
        raise PatternError(f"{shown}:{line}: nested too deeply")


def _check_values(shown: str, root: yaml.Node, may_be_empty: frozenset[str]) -> None:
    """Refuse values no rule can mean: words of nothing or of what nobody sees, numbers without end, aliases."""
    seen: set[int] = set()
    # With each node whether it is a word of a list that must not be empty.
    nodes: list[tuple[yaml.Node, bool]] = [(root, True)]
    while nodes:
        node, needed = nodes.pop()
        where = f"{shown}:{node.start_mark.line + 1}:"
        if isinstance(node, yaml.ScalarNode):
            _check_scalar(where, node, needed)
            continue
        if id(node) in seen:
            raise PatternError(f"{where} an alias (*name); write the words out")
        seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            nodes.extend((item, needed) for item in reversed(node.value))
        else:
            for key, value in reversed(node.value):
                words = isinstance(value, yaml.SequenceNode) and key.value not in may_be_empty
                nodes += [(value, words), (key, True)]


def _check_scalar(where: str, node: yaml.ScalarNode, needed: bool) -> None:
    value = node.value
    if node.tag == _INTEGER and len(value) > _DIGITS:
        raise PatternError(f"{where} a number of {len(value)} digits")
    if node.tag != _STRING:
        return
    if needed and not value.strip("* \t"):
        raise PatternError(f"{where} a word of nothing, which is found everywhere")
    if len(value) > _LONGEST:
        raise PatternError(f"{where} a word of {len(value)} characters; the longest may have {_LONGEST}")
    if printable(value) != value:
        raise PatternError(f"{where} a word with a character nobody sees: {printable(value)}")
