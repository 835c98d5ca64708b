"""Compiles modules of the package with mypyc: `python extensions.py SOURCE BUILD '{"rooms": …, "interpreted": …}'`.

SOURCE is the folder of the package. In BUILD come to lie ``src``, the package as mypyc takes it, ``c``, what it makes of
that, and ``lib``, the extension modules as they lie in a wheel. What is there and still right is used again.

The copy differs from the package in its dataclasses, line for line: they are the standard library's. ``slots=True`` makes a second class of the one that was
compiled, which mypyc refuses; a compiled class has a place for each attribute anyway. The ``__init__`` that `dataclass`
makes at run time is one that is interpreted: the copy has it written out, in the blank line behind the fields, and in the
one below the docstring what `pickle` makes an object of again. And in its constants: what is ``Final`` is not looked up, and
the annotations of a class, which a compiled one does not keep, stand there as a dict.

Modules with pydantic models stay Python: pydantic reads annotations and signatures, which compiled classes do not keep.
"""

from __future__ import annotations

import ast
import json
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

PACKAGE = "minzheng_ie"
_SLOTS = re.compile(r"^( *@dataclass\([^)\n]*\bslots=)True\b", re.MULTILINE)
_RECORDS = "from minzheng_ie.records import dataclass"
_DATACLASSES = "from dataclasses import dataclass"
_FUTURE = "from __future__ import annotations"
_IMPORTS = "; from typing import Final as Final_"
_CONSTANT = re.compile(r"_?[A-Z][A-Z0-9_]+")
_DIRECT = ["-fvisibility=hidden", "-fno-semantic-interposition", "-fno-plt"]
"""To a C compiler: nobody outside puts a function in place of one of the library's, so its own calls go straight there."""
_DECORATOR = re.compile(r"^( *@dataclass)(?:\((.*)\))?$")


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
    lines = _SLOTS.sub(r"\1False", text).replace(_RECORDS, _DATACLASSES).split("\n")
    if _FUTURE not in lines:
        return "\n".join(lines)
    lines[lines.index(_FUTURE)] += _IMPORTS
    tree = ast.parse(text)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            write_init(node, lines)
    write_annotations(tree, lines)
    for name, node in constants(tree).items():
        line = lines[node.lineno - 1]
        if isinstance(node, ast.AnnAssign):
            kind = line[node.annotation.col_offset : node.annotation.end_col_offset]
            line = f"{name}: Final_[{kind}]{line[node.annotation.end_col_offset or 0 :]}"
        else:
            line = f"{name}: Final_{line[len(name) :]}"
        lines[node.lineno - 1] = line
    return "\n".join(lines)


def write_annotations(tree: ast.Module, lines: list[str]) -> None:
    """Write out the ``__annotations__`` of the module's own classes, as they are asked for on one line."""
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "__annotations__":
            asked = ast.unparse(node)
            kinds = {name: kind for name, kind, _ in fields_of(classes[asked.partition(".")[0]])}
            lines[node.lineno - 1] = lines[node.lineno - 1].replace(asked, repr(kinds))


def constants(tree: ast.Module) -> dict[str, ast.Assign | ast.AnnAssign]:
    """The module's variables in capitals that are set once, each by its name."""
    names = Counter(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    )
    found: dict[str, ast.Assign | ast.AnnAssign] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and len(node.targets) == 1:
            name = ast.unparse(node.targets[0])
        elif (
            isinstance(node, ast.AnnAssign)
            and node.value is not None
            and node.annotation.lineno == node.annotation.end_lineno
        ):
            name = ast.unparse(node.target)
        else:
            continue
        if _CONSTANT.fullmatch(name) and names[name] == 1:
            found[name] = node
    return found


def write_init(node: ast.ClassDef, lines: list[str]) -> None:
    """Write out the ``__init__`` of a dataclass of plain fields."""
    own = {each.name for each in node.body if isinstance(each, ast.FunctionDef)}
    if node.bases or len(node.decorator_list) != 1 or own & {"__init__", "__post_init__"}:
        return
    at = node.decorator_list[0].lineno - 1
    decorator, written = _DECORATOR.match(lines[at]), init_of(node, lines)
    if decorator is None or written is None:
        return
    said = decorator[2] or ""
    lines[at] = f"{decorator[1]}({said}{', ' if said else ''}init=False)"
    behind, line = written
    lines[behind] = line + ("  # type: ignore[misc]" if "frozen=True" in said else "")
    first = node.body[0]
    below = first.end_lineno or 0
    if isinstance(first, ast.Expr) and not lines[below].strip() and not own & {"__reduce__", "__getstate__"}:
        values = "".join(f"self.{name}, " for name, _, _ in fields_of(node))
        lines[below] = f"    def __reduce__(self) -> tuple[object, ...]: return ({node.name}, ({values}))"


def init_of(node: ast.ClassDef, lines: Sequence[str]) -> tuple[int, str] | None:
    """The ``__init__`` of a class with the index of the blank line it goes to; None where the fields are not plain."""
    fields = fields_of(node)
    behind = max((each.end_lineno or 0 for each in node.body if isinstance(each, ast.AnnAssign)), default=0)
    if (
        not behind
        or lines[behind].strip()
        or any("ClassVar" in kind or "field(" in value for _, kind, value in fields)
    ):
        return None
    takes = ["self", *(f"{name}: {kind}{value}" for name, kind, value in fields)]
    sets = [f"self.{name} = {name}" for name, _, _ in fields]
    return behind, f"    def __init__({', '.join(takes)}) -> None: {'; '.join(sets)}"


def fields_of(node: ast.ClassDef) -> list[tuple[str, str, str]]:
    """Name, type and default (with its ``=``) of what is annotated in a class."""
    return [
        (
            ast.unparse(each.target),
            ast.unparse(each.annotation),
            f" = {ast.unparse(each.value)}" if each.value else "",
        )
        for each in node.body
        if isinstance(each, ast.AnnAssign)
    ]


def stage(source: Path, target: Path, modules: Collection[str]) -> None:
    """Copy the package for mypyc; files that are right stay as they are, with their times. modules: those to compile."""
    wanted = {path.relative_to(source): path for path in (source / PACKAGE).rglob("*.py")}
    for path in list(target.rglob("*.py")):
        if path.relative_to(target) not in wanted:
            path.unlink()
    for name, path in wanted.items():
        text, copy = path.read_text("utf-8"), target / name
        if name.as_posix() in modules:
            text = as_compiled(text)
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
        opt_level="2",
        debug_level="0",
        multi_file=True,  # all in one file: 150 MB that a C compiler does not get through
        group_name=PACKAGE,  # of the library, whatever is compiled
        target_dir=str(build / "c"),
    )
    for extension in extensions:
        extension.extra_compile_args += _DIRECT if os.name == "posix" else []
    told = time.monotonic()
    print(f"mypyc: {len(modules)} modules, {told - begun:.0f} s", flush=True)
    command = Distribution({"name": PACKAGE, "ext_modules": extensions}).get_command_obj("build_ext")
    command.build_lib, command.build_temp = str(build / "lib"), str(build / "temp")
    command.parallel = os.cpu_count()
    command.ensure_finalized()
    build_all = command.build_extensions

    def build_changed() -> None:
        keep_objects(command.compiler, max(path.stat().st_mtime for path in (build / "c").rglob("*.h")))
        compile_side_by_side(command.compiler)
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


def compile_side_by_side(compiler: Any) -> None:
    """Let a C compiler take as many sources at a time as there are processors: setuptools gives it those of a library in turn."""
    compile_all = compiler.compile

    def compile_each(sources: Sequence[str], **options: Any) -> list[str]:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            objects = pool.map(lambda source: compile_all([source], **options), sources)
            return [made for of_one in objects for made in of_one]

    compiler.compile = compile_each


def size(folder: Path) -> float:
    """MB of the files of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def main(arguments: Iterable[str]) -> None:
    """Compile."""
    source, build, told = arguments
    settings = json.loads(told)
    modules = chosen(Path(source), settings["rooms"], settings["interpreted"])
    stage(Path(source), Path(build) / "src", modules)
    compile_all(modules, Path(build).resolve())


if __name__ == "__main__":
    main(sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # to give mypy's memory back piece by piece takes half a minute
