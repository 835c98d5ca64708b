"""Compiles modules of the package with mypyc: `python extensions.py SOURCE BUILD '{"rooms": …, "interpreted": …}'`.

SOURCE is the folder of the package. In BUILD come to lie ``src``, the package as mypyc takes it, ``c``, what it makes of
that, and ``lib``, the extension modules as they lie in a wheel. What is there and still right is used again.

The copy differs from the package in one word: ``@dataclass(slots=True)`` makes a second class of the one that was
compiled, which mypyc refuses. A compiled class has a place for each attribute anyway.

Modules with pydantic models stay Python: pydantic reads annotations and signatures, which compiled classes do not keep.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

PACKAGE = "minzheng_ie"
_SLOTS = re.compile(r"^( *@dataclass\([^)\n]*\bslots=)True\b", re.MULTILINE)


def chosen(source: Path, rooms: Sequence[str], interpreted: Mapping[str, str]) -> list[str]:
    """The modules to compile, as paths below ``source``, with slashes.

    rooms: folders and modules of the package. interpreted: modules that are not compiled, with the reason of each.
    Those with pydantic models are none of them. RAISES (SystemExit): a name stands for nothing, or a module stands in ``interpreted`` that no room holds.
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
    models = with_models(package)
    return [f"{PACKAGE}/{name}" for name in found if name not in interpreted and name not in models]


def with_models(package: Path) -> set[str]:
    """The modules that define a pydantic model, as paths below ``package``: a class goes by its name."""
    defined: dict[str, list[ast.ClassDef]] = {}
    for path in package.rglob("*.py"):
        nodes = ast.walk(ast.parse(path.read_text("utf-8")))
        name = path.relative_to(package).as_posix()
        defined[name] = [node for node in nodes if isinstance(node, ast.ClassDef)]
    models, before = {"BaseModel"}, 0
    while len(models) > before:
        before = len(models)
        for classes in defined.values():
            models |= {node.name for node in classes if models.intersection(map(ast.unparse, node.bases))}
    return {name for name, classes in defined.items() if models.intersection(node.name for node in classes)}


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
    from setuptools import Distribution

    os.chdir(build / "src")  # tracebacks tell the paths that are given here
    begun = time.monotonic()
    # Warnings and stubs are `make types`' business.
    options = ["--config-file=", "--ignore-missing-imports", "--follow-imports=silent", "--no-warn-no-return"]
    extensions = mypycify(
        [*options, f"--cache-dir={build / 'mypy'}", *modules],
        opt_level="1",
        debug_level="0",
        multi_file=True,  # all in one file: 150 MB that a C compiler does not get through
        group_name=PACKAGE,  # of the library, whatever is compiled
        target_dir=str(build / "c"),
    )
    told = time.monotonic()
    print(f"mypyc: {len(modules)} modules, {told - begun:.0f} s", flush=True)
    command = Distribution({"name": PACKAGE, "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(build / "lib"), str(build / "temp")
    command.ensure_finalized()
    build_all = command.build_extensions

    def build_changed() -> None:
        keep_objects(command.compiler, max(path.stat().st_mtime for path in (build / "c").rglob("*.h")))
        build_all()

    command.build_extensions = build_changed
    command.run()
    made = set(map(os.path.abspath, command.get_outputs()))
    for path in list((build / "lib").rglob("*")):
        if path.is_file() and str(path) not in made:  # of a module that is no longer compiled
            path.unlink()
    print(f"C compiler: {time.monotonic() - told:.0f} s, {size(build / 'lib'):.1f} MB", flush=True)


def keep_objects(compiler: Any, headers: float) -> None:
    """Let a C compiler pass over what it has made of sources and headers that are no newer. headers: time of the newest."""
    compile_one = compiler._compile

    def compile_changed(made: str, source: str, *options: Any) -> None:
        try:
            right = Path(made).stat().st_mtime > max(Path(source).stat().st_mtime, headers)
        except FileNotFoundError:
            right = False
        if not right:
            compile_one(made, source, *options)

    compiler._compile = compile_changed


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
    sys.stdout.flush()
    os._exit(0)  # to give mypy's memory back piece by piece takes half a minute
