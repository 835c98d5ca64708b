"""Area `patterns`: files of rules, right, damaged and strange, checked and used."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import oracle
import texts
import yaml
from area import Area, shorter

import minzheng_ie as mz
from minzheng_ie.cli.patterns_check import problems, rule_files
from minzheng_ie.errors import MinzhengError
from minzheng_ie.patterns import builtin_dir

VALUES = (
    *("", "~", "true", "[]", "{}", "[[]]", "['']", "[' ']", "0", "-1", "1", "99999", "123456789", "1e5", "1e400", ".nan", "-.inf", "2023-13-45", "2023-01-01", "0x1F", "!!binary a", "!!set {a}", "!x y"),
    *("'['", "'('", "'a?'", "'(a+)+'", "'.'", "'.*'", "'^'", "'$'", "'\\d'", "'(?x)'", "'(?:a|a){1,40}'", "'\\'", "'*'", "'%'", "'{0}'", "'('", "'一'", "'5'", "'的'", "民政", "'\\p{Han}'", "'(?<a>b)'", "'(?=a)'", "'[^a]'"),
    *("'\U0001f600'", '"\\u202e"', '"\\uD800"', '"\\x00"', "&a", "*a", "<<: {}", "|", ">", "- -", "? x", "人", "元", "'元/人'", "云南省", "云南省/丽江市", "社会救助", "unknown", "before", "after", "[人, 户]", "[a]"),
)  # fmt: skip
LINES = (
    "- ",
    "---",
    "...",
    "%YAML 9",
    "# x",
    "- {",
    "- [",
    "x: y",
    "\t- a",
    "- {a: b}",
    "- null",
    "- 5",
    "- - - a",
    "? a",
    "- !!python/object:os.system {}",
    "- {forms: [a",
    "\ufeff",
    "\x00",
    "\x85",
    "- *a",
    "- &a {b: *a}",
)
TEXT = "某市2023年民政工作总结\n2023年,全市共有养老机构49家,比上年增长5.2%,约1200人次受益,占三分之一。\n城市低保 1200 350人\n"

Example = tuple[str, str]
"""The file's name and its text."""


@lru_cache(maxsize=1)
def rules() -> dict[str, list[dict[str, Any]]]:
    """The built-in rules, by file; long lists of words cut short."""
    found = {}
    for path in sorted(builtin_dir().glob("*.yaml")):
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        found[path.name] = [
            {key: value[:3] if isinstance(value, list) else value for key, value in rule.items()}
            for rule in loaded
        ]
    return found


def _written(rule: dict[str, Any], chance: random.Random) -> str:
    parts = []
    for key, value in rule.items():
        text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10**6).strip()
        text = text.removesuffix("...").strip()
        kind = chance.random()
        if kind < 0.08:
            text = chance.choice(VALUES)
        elif kind < 0.14 and isinstance(value, list):
            text = f"[{chance.choice(VALUES)}, {chance.choice(texts.words())}]"
        elif kind < 0.2:
            continue
        elif kind < 0.24:
            key = chance.choice(("x", "forms", "unit", "words", "", "forms", key + " "))
        parts.append(f"{key}: {text}")
    return "- {" + ", ".join(parts) + "}"


def draw(chance: random.Random) -> Example:
    """A file of up to four rules."""
    name = chance.choice(sorted(rules()))
    if chance.random() < 0.05:
        name = chance.choice(("regions.csv", "x.yaml", "units.yml", "UNITS.YAML", "a/units.yaml"))
    if name == "regions.csv":
        row = ["533299", "某新区", "云南省/丽江市/某新区", "", "", "530700", "county"]
        rows = [",".join(chance.choice((cell, cell, *VALUES)) for cell in row) for _ in range(3)]
        return name, "\n".join(rows)
    source = rules()[name if name in rules() else "units.yaml"]
    said = [_written(chance.choice(source), chance) for _ in range(chance.randrange(1, 5))]
    if chance.random() < 0.2:
        said.insert(chance.randrange(len(said) + 1), chance.choice(LINES))
    text = "\n".join(said)
    if chance.random() < 0.1:
        at = chance.randrange(len(text))
        text = text[:at] + texts.anything(chance) + text[at + chance.randrange(3) :]
    return name, text


def wrong(example: Example) -> str:
    """Check the folder, and where nothing is wrong with it, use it."""
    name, text = example
    rule_files()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        found = problems(Path(folder))
        for problem in found:
            if not problem.startswith(folder) or "\n" in problem or len(problem) > 1000:
                return f"message: {problem!r}"
            if "do not go together" in problem:
                return f"unexplained: {problem}"
        if found:
            return ""
        try:
            extractor = mz.Extractor(folder)
        except MinzhengError as error:
            return f"passed: {error}"
        return oracle.wrong_with_report(extractor.extract(TEXT), TEXT, values=False)


def smaller(example: Example) -> Iterator[Example]:
    """With fewer lines, then characters."""
    name, text = example
    lines = tuple(text.split("\n"))
    yield from ((name, "\n".join(less)) for less in shorter(lines))
    if len(lines) == 1:
        yield from ((name, less) for less in shorter(text))


AREA = Area("patterns", draw, wrong, smaller, seconds=30)
