"""How pattern files are laid out: a clerk reads them, and a diff shows one word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1] / "patterns"
FILES = sorted(ROOT.rglob("*.yaml"))
WIDTH = 110  # characters of a line
WORDS = 12  # of a list, in a line


def _lists(node: yaml.Node) -> Iterator[yaml.SequenceNode]:
    """The lists of words within a node."""
    if isinstance(node, yaml.SequenceNode):
        if all(isinstance(child, yaml.ScalarNode) for child in node.value):
            yield node
        else:
            for child in node.value:
                yield from _lists(child)
    elif isinstance(node, yaml.MappingNode):
        for _, child in node.value:
            yield from _lists(child)


@pytest.mark.parametrize("path", FILES, ids=[path.relative_to(ROOT).as_posix() for path in FILES])
def test_lines_are_short_and_words_stand_once(path: Path) -> None:
    text = path.read_text("utf-8")
    found = [
        f"line {n} has {len(line)} characters"
        for n, line in enumerate(text.splitlines(), 1)
        if len(line) > WIDTH
    ]
    for words in _lists(yaml.compose(text)):
        line = words.start_mark.line + 1
        twice = [word for word, count in Counter(child.value for child in words.value).items() if count > 1]
        found += [f"line {line}: {word} stands twice" for word in twice]
        wide = Counter(child.start_mark.line for child in words.value)
        found += [f"line {n + 1} has {count} words" for n, count in wide.items() if count > WORDS]
    assert not found, "\n".join([path.name, *found])
