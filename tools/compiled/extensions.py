"""Compiles modules of the package with mypyc: `python extensions.py SOURCE BUILD '{"rooms": …, "interpreted": …}'`.

SOURCE is the folder of the package. In BUILD come to lie ``src``, the package as mypyc takes it, ``c``, what it makes of
that, and ``lib``, the extension modules as they lie in a wheel. What is there and still right is used again.

The copy differs from the package in one word: ``@dataclass(slots=True)`` makes a second class of the one that was
compiled, which mypyc refuses. A compiled class has a place for each attribute anyway, and no other.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

PACKAGE = "minzheng_ie"
_SLOTS = re.compile(r"^( *@dataclass\([^)\n]*\bslots=)True\b", re.MULTILINE)


def chosen(source: Path, rooms: Sequence[str], interpreted: Mapping[str, str]) -> list[str]:
    """The modules to compile, as paths below ``source``, with slashes.

    rooms: folders and modules of the package. interpreted: modules that are not compiled, with the reason of each.
    RAISES (SystemExit): a name stands for nothing, or a module stands in ``interpreted`` that no room holds.
    """
    package = source / PACKAGE
    found: list[str] = []
    for room in rooms:
        path = package / room
        files = [path] if path.is_file() else sorted(path.rglob("*.py"))
        if not files:
            raise SystemExit(f"pyproject.toml: rooms: {room}: no such folder or module in {package}")
        found += [file.relative_to(package).as_posix() for file in files if file.name != "__init__.py"]
    unknown = sorted(set(interpreted).difference(found))
    if unknown:
        raise SystemExit(f"pyproject.toml: interpreted: {unknown[0]}: no module of the rooms; take it out")
    return [f"{PACKAGE}/{name}" for name in found if name not in interpreted]


def as_compiled(text: str) -> str:
    """The source of a module as mypyc takes it, line for line."""
    return _SLOTS.sub(r"\1False", text)


def stage(source: Path, target: Path) -> None:
    """Copy the package for mypyc; files that are right stay as they are, with their times."""
    wanted = {path.relative_to(source): path for path in (source / PACKAGE).rglob("*.py")}
    for path in list(target.rglob("*.py")):
        if path.relative_to(target) not in wanted:
            path.unlink()
    for name, path in wanted.items():
        text, copy = as_compiled(path.read_text("utf-8")), target / name
        if not copy.is_file() or copy.read_text("utf-8") != text:
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(text, encoding="utf-8", newline="\n")


def compile_all(modules: Sequence[str], build: Path) -> None:
    """Make ``build/lib`` of the modules staged in ``build/src``: one library, and a small module for each name."""
    from mypyc.build import mypycify
    from setuptools import Distribution  # mypyc asks whether setuptools is there when it is imported

    os.chdir(build / "src")  # tracebacks tell the paths that are given here
    begun = time.monotonic()
    # Warnings and stubs are `make types`' business.
    options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", "--no-warn-no-return"]
    extensions = mypycify(
        [*options, f"--cache-dir={build / 'mypy'}", *modules],
        opt_level="1",
        debug_level="0",
        multi_file=True,  # all in one file: 150 MB that a C compiler does not get through
        target_dir=str(build / "c"),
    )
    told = time.monotonic()
    print(f"mypyc: {len(modules)} modules, {told - begun:.0f} s", flush=True)
    command = Distribution({"name": PACKAGE, "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(build / "lib"), str(build / "temp")
    command.ensure_finalized()
    command.run()
    made = set(map(os.path.abspath, command.get_outputs()))
    for path in list((build / "lib").rglob("*")):
        if path.is_file() and str(path) not in made:  # of a module that is no longer compiled
            path.unlink()
    print(f"C compiler: {time.monotonic() - told:.0f} s, {size(build / 'lib'):.1f} MB", flush=True)


def size(folder: Path) -> float:
    """MB of the files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main(arguments: Iterable[str]) -> None:
    """Compile."""
    source, build, told = arguments
    settings = json.loads(told)
    modules = chosen(Path(source), settings["rooms"], settings["interpreted"])
    stage(Path(source), Path(build) / "src")
    compile_all(modules, Path(build).resolve())


if __name__ == "__main__":
    main(sys.argv[1:])
