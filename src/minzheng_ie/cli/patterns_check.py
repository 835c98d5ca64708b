"""``patterns check``: every rule of a user's pattern folder against the model of its file, then all of them together.

Which files there are is declared where they are used: a module that reads pattern files lists them as
``RULE_FILES``, file name → model of a rule; one that is no YAML as ``TABLE_FILES``, file name → the function that
reads it and counts its lines. This module finds those lists.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache, partial
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING, Annotated

import typer

from minzheng_ie.cli.messages import FAILED, complain, refuse
from minzheng_ie.cli.patterns_coverage import tell
from minzheng_ie.errors import MinzhengError, PatternError
from minzheng_ie.wording import say

if TYPE_CHECKING:
    from minzheng_ie.patterns import Rule

_ROOMS = tuple(
    f"minzheng_ie.{room}"
    for room in (
        "reading.html_rules",
        "text",
        "quantities",
        "entities",
        "document",
        "tree",
        "constructions",
        "heads",
        "governance",
        "claims",
        "tables",
        "indicators",
    )
)
_TRIAL = "某市2023年民政工作总结\n2023年，全市共有养老机构49家，比上年增长5.2%，约1200人次受益。\n"
_SUFFIXES = frozenset({".yaml", ".yml", ".csv"})


@lru_cache(maxsize=1)
def rule_files() -> dict[str, Callable[[Path], int]]:
    """Every pattern file the library reads, with what checks one and counts its rules."""
    import minzheng_ie

    files: dict[str, Callable[[Path], int]] = {}
    for found in walk_packages(minzheng_ie.__path__, "minzheng_ie."):
        # Only the rooms that read rules: others need spaCy or packages that may not be installed.
        if found.name.startswith(_ROOMS):
            module = import_module(found.name)
            rules: dict[str, type[Rule]] = getattr(module, "RULE_FILES", {})
            files |= {name: partial(_count_rules, model) for name, model in rules.items()}
            files |= getattr(module, "TABLE_FILES", {})
    return files


def _count_rules(model: type[Rule], path: Path) -> int:
    from minzheng_ie.patterns import parse_rules

    return len(parse_rules(path, model))


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
    name = path.relative_to(directory).as_posix()
    count = rule_files().get(name)
    if count is None:
        names = get_close_matches(name, rule_files(), n=5, cutoff=0.4) or sorted(rule_files())[:10]
        raise PatternError(f"{path}: no pattern file has this name; there are: {', '.join(names)} …")
    return count(path)


def check_together(directory: Path) -> None:
    """Load the rules of a folder beside the built-in ones: parents, paths and codes must name something.

    RAISES (MinzhengError): what they name is not there.
    """
    from minzheng_ie.extractor import Extractor
    from minzheng_ie.indicators import load_indicators
    from minzheng_ie.patterns import pattern_dirs

    try:
        # Some rules are compiled when the first text comes.
        Extractor(directory).extract(_TRIAL)
        load_indicators(pattern_dirs(directory))
    except MinzhengError:
        raise
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        raise PatternError(say("error.rules_clash", "en", path=directory, what=problem)) from error


def problems(directory: Path) -> list[str]:
    """What is wrong with a pattern folder, a line each: of every file the first problem, else of all together."""
    if not directory.is_dir():
        return [say("said.not_directory", path=directory)]
    found = []
    for path in pattern_files(directory):
        try:
            check_file(path, directory)
        except PatternError as error:
            found.append(str(error))
    if not found:
        try:
            check_together(directory)
        except MinzhengError as error:
            found.append(str(error))
    return found


def check(
    directory: Annotated[Path | None, typer.Argument(metavar="DIR")] = None,
    coverage: Annotated[bool, typer.Option("--coverage")] = False,
    documents: Annotated[list[Path] | None, typer.Option("--documents", metavar="PATH")] = None,
) -> None:
    """Check a folder of pattern files: names, form, every rule against its model, and all together; or tell whom rows serve."""
    if directory is None and not coverage:
        refuse(say("said.no_rules_folder"))
    if documents and not coverage:
        refuse(say("said.no_coverage"))
    failed = directory is not None and not _checked(directory)
    if coverage and not failed:
        failed = not tell(directory, documents or ())
    if failed:
        raise typer.Exit(FAILED)


def _checked(directory: Path) -> bool:
    """Check a folder, and say what is wrong with it. RETURNS (bool): nothing is."""
    if not directory.is_dir():
        refuse(say("said.not_directory", path=directory))
    files = pattern_files(directory)
    if not files:
        complain(say("said.no_patterns", path=directory))
        raise typer.Exit(FAILED)
    failed = False
    for path in files:
        try:
            count = check_file(path, directory)
        except PatternError as error:
            failed = True
            complain(error)
        else:
            typer.echo(say("said.rules", path=path, count=count))
    if not failed:
        try:
            check_together(directory)
        except MinzhengError as error:
            failed = True
            complain(error)
    return not failed
