"""``patterns check``: every rule of a user's pattern folder against the model of its file.

Which files there are is declared where they are used: a module that reads pattern files lists them as
``RULE_FILES``, file name → model of a rule. This module finds those lists.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Annotated

import typer

from minzheng_ie.cli.messages import FAILED, complain, refuse
from minzheng_ie.errors import PatternError

if TYPE_CHECKING:
    from minzheng_ie.patterns import Rule

_SUFFIXES = frozenset({".yaml", ".yml"})


@lru_cache(maxsize=1)
def rule_files() -> dict[str, type[Rule]]:
    """Every pattern file the library reads, with the model of its rules."""
    import minzheng_ie

    files: dict[str, type[Rule]] = {}
    for module in walk_packages(minzheng_ie.__path__, "minzheng_ie."):
        if not module.name.startswith(("minzheng_ie.cli", "minzheng_ie.__main__")):
            files |= getattr(import_module(module.name), "RULE_FILES", {})
    return files


def pattern_files(directory: Path) -> list[Path]:
    """The pattern files of a folder, sorted; hidden files are passed over."""
    return sorted(
        path
        for path in directory.rglob("*")
        if path.suffix.lower() in _SUFFIXES
        and path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(directory).parts)
    )


def check_file(path: Path, directory: Path) -> int:
    """Read one pattern file. RETURNS the number of its rules. RAISES (PatternError): naming file and line."""
    from minzheng_ie.patterns import parse_rules

    name = path.relative_to(directory).as_posix()
    model = rule_files().get(name)
    if model is None:
        raise PatternError(
            f"{path}: no pattern file has this name; there are: {', '.join(sorted(rule_files()))}"
        )
    return len(parse_rules(path, model))


def problems(directory: Path) -> list[str]:
    """What is wrong with a pattern folder, a line each; the first problem of every file is named."""
    if not directory.is_dir():
        return [f"{directory}: not a directory of pattern files"]
    found = []
    for path in pattern_files(directory):
        try:
            check_file(path, directory)
        except PatternError as error:
            found.append(str(error))
    return found


def check(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of pattern files.")],
) -> None:
    """Check a folder of pattern files: names, YAML, and every rule against its model."""
    if not directory.is_dir():
        refuse(f"{directory}: not a directory of pattern files")
    files = pattern_files(directory)
    if not files:
        complain(f"{directory}: no pattern files (*.yaml) in this directory")
        raise typer.Exit(FAILED)
    failed = False
    for path in files:
        try:
            count = check_file(path, directory)
        except PatternError as error:
            failed = True
            complain(error)
        else:
            typer.echo(f"{path}: {count} rules")
    if failed:
        raise typer.Exit(FAILED)
