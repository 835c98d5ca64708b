"""The compiled wheel is an option: what it is made of stands in pyproject.toml, and the pure wheel needs none of it."""

from __future__ import annotations

import ast
import importlib.util
import inspect
import re
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[1]
SWITCH = "HATCH_BUILD_HOOK_ENABLE_CUSTOM"


@pytest.fixture(scope="module")
def extensions() -> ModuleType:
    path = ROOT / "tools" / "compiled" / "extensions.py"
    spec = importlib.util.spec_from_file_location("extensions", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _hooks() -> dict[str, Any]:
    """The build hooks that run for a wheel."""
    hooks: dict[str, Any] = WheelBuilder(str(ROOT)).config.hook_config
    return hooks


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What pyproject.toml says of the compiled wheel."""
    monkeypatch.setenv(SWITCH, "true")
    found: dict[str, Any] = _hooks()["custom"]
    return found


def test_a_wheel_is_pure_unless_it_is_asked_to_be_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    monkeypatch.delenv("HATCH_BUILD_HOOKS_ENABLE", raising=False)
    assert _hooks() == {}
    assert WheelBuilder(str(ROOT)).config.dependencies == []
    monkeypatch.setenv(SWITCH, "true")
    assert set(_hooks()) == {"custom"}
    assert any(name.startswith("mypy") for name in WheelBuilder(str(ROOT)).config.dependencies)


def test_the_list_of_compiled_modules_stands_for_what_is_there(
    settings: dict[str, Any], extensions: ModuleType
) -> None:
    modules = extensions.chosen(ROOT / "src", settings["rooms"], settings["interpreted"])
    assert len(modules) == len(set(modules)) > 100
    assert all((ROOT / "src" / module).is_file() for module in modules)
    assert "minzheng_ie/claims/assemble.py" in modules
    assert not [module for module in modules if module.endswith("__init__.py")]
    for name, reason in settings["interpreted"].items():
        assert f"minzheng_ie/{name}" not in modules
        assert len(reason) > 10, f"{name}: say why it is not compiled"


def test_modules_with_pydantic_models_stay_python(extensions: ModuleType, tmp_path: Path) -> None:
    package = tmp_path / "minzheng_ie"
    package.mkdir()
    for name, text in {
        "base.py": "class Base(BaseModel):\n    x: int\n",
        "row.py": "class Row(Base):\n    y: int\n",
        "late.py": "class Late(Row):\n    z: int\n",
        "plain.py": "class Plain(NamedTuple):\n    row: Row\n",
    }.items():
        (package / name).write_text(text, encoding="utf-8")
    assert extensions.chosen(tmp_path, ["plain.py", "row.py", "late.py"], {}) == ["minzheng_ie/plain.py"]


@pytest.mark.parametrize(
    ("rooms", "interpreted", "said"),
    [
        (["rules", "ruels"], {}, "rooms: ruels"),
        (["analysis.py", "analyses.py"], {}, "rooms: analyses.py"),
        (["rules"], {"heads/words.py": "in no room"}, "interpreted: heads/words.py"),
    ],
)
def test_a_name_that_stands_for_nothing_is_refused(
    extensions: ModuleType, rooms: list[str], interpreted: dict[str, str], said: str
) -> None:
    with pytest.raises(SystemExit, match=said):
        extensions.chosen(ROOT / "src", rooms, interpreted)


def test_no_class_that_is_compiled_is_made_twice(settings: dict[str, Any], extensions: ModuleType) -> None:
    """mypyc refuses ``slots=True``: the copy it takes has none, and tells its lines as they are but for what is written out."""
    for path in extensions.chosen(ROOT / "src", settings["rooms"], settings["interpreted"]):
        text = (ROOT / "src" / path).read_text("utf-8")
        copy = extensions.as_compiled(text)
        decorators = [
            keyword
            for node in ast.walk(ast.parse(copy))
            if isinstance(node, ast.ClassDef)
            for decorator in node.decorator_list
            if isinstance(decorator, ast.Call)
            for keyword in decorator.keywords
            if keyword.arg == "slots" and ast.unparse(keyword.value) != "False"
        ]
        assert not decorators, path
        for before, after in zip(text.split("\n"), copy.split("\n"), strict=True):
            assert before == after or re.match(_WRITTEN, after), f"{path}: {after}"


_WRITTEN = r"from __future__ import|from dataclasses import dataclass$|@dataclass\(.*\)$| +@dataclass\(.*slots=False.*\)$|_?[A-Z][A-Z0-9_]+: Final_|    def __(init|reduce)__\(self"
"""Lines of the copy that are others than those of the package."""

_RECORD = """from __future__ import annotations

from dataclasses import dataclass

NEAR = 2

_FAR: int = 3
COUNTED = 0
COUNTED = COUNTED + 1


@dataclass({0})
class Stretch:
    \"\"\"From here to there.\"\"\"

    start: int
    end: int = _FAR
    words: tuple[str, ...] = ()

    def length(self) -> int:
        return self.end - self.start
"""


@pytest.mark.parametrize("options", ["", "eq=False", "slots=True", "frozen=True", "frozen=True, slots=True"])
def test_a_dataclass_whose_init_is_written_out_is_the_same(extensions: ModuleType, options: str) -> None:
    text = _RECORD.replace("{0}", options).replace("@dataclass()", "@dataclass")
    own: dict[str, Any] = {"__name__": __name__}
    copied: dict[str, Any] = {"__name__": __name__}
    exec(text, own)
    exec(extensions.as_compiled(text), copied)
    one, other = own["Stretch"], copied["Stretch"]
    assert "__init__" in extensions.as_compiled(text)
    assert inspect.signature(one).parameters == inspect.signature(other).parameters
    if "frozen" in options:
        return  # made by compiled code only, which is not asked whether it may set
    for values in ((1,), (1, 2), (1, 2, ("a",))):
        assert repr(one(*values)) == repr(other(*values))
        assert one(*values).length() == other(*values).length()
        assert (one(*values) == one(*values)) == (other(*values) == other(*values))
    assert replace(other(1), end=9).end == 9
    made, values = other(1, 4).__reduce__()
    assert repr(made(*values)) == repr(other(1, 4))


def test_what_is_set_once_is_a_constant(extensions: ModuleType) -> None:
    copy = extensions.as_compiled(_RECORD).splitlines()
    assert "NEAR: Final_ = 2" in copy
    assert "_FAR: Final_[int] = 3" in copy
    assert "COUNTED = 0" in copy  # it is set again


@pytest.mark.parametrize(
    "fields",
    [
        "    names: list[str] = field(default_factory=list)\n",
        "    key: ClassVar[str] = 'x'\n",
        "    def __post_init__(self): ...\n",
    ],
)
def test_what_is_no_plain_field_is_left_to_dataclass(extensions: ModuleType, fields: str) -> None:
    text = f"from __future__ import annotations\n\n@dataclass\nclass Some:\n    size: int\n{fields}\n"
    assert extensions.as_compiled(text).splitlines()[1:] == text.splitlines()[1:]


def test_no_dataclass_that_is_compiled_is_generic(settings: dict[str, Any], extensions: ModuleType) -> None:
    """mypyc cannot make one; a plain class with ``__slots__`` does the same."""
    for module in extensions.chosen(ROOT / "src", settings["rooms"], settings["interpreted"]):
        for node in ast.walk(ast.parse((ROOT / "src" / module).read_text("utf-8"))):
            if isinstance(node, ast.ClassDef) and any("Generic[" in ast.unparse(base) for base in node.bases):
                assert not node.decorator_list, f"{module}: {node.name}: write its __init__ out"


def test_the_annotations_of_a_class_are_read_beside_it(
    settings: dict[str, Any], extensions: ModuleType
) -> None:
    """mypyc keeps none: in the copy they are written out, where module and class are one file's."""
    compiled = extensions.chosen(ROOT / "src", settings["rooms"], settings["interpreted"])
    asking = 0
    for path in compiled:
        text = (ROOT / "src" / path).read_text("utf-8")
        asking += "__annotations__" in text
        assert "__annotations__" not in extensions.as_compiled(text), path
    assert asking
    of_compiled = {
        node.name
        for path in compiled
        for node in ast.parse((ROOT / "src" / path).read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    }
    for module in (ROOT / "src").rglob("*.py"):
        if module.relative_to(ROOT / "src").as_posix() not in compiled:
            read = re.findall(r"(\w+)\.__annotations__", module.read_text("utf-8"))
            assert not of_compiled.intersection(read), module


def test_annotations_that_are_read_are_written_out(extensions: ModuleType) -> None:
    text = (
        "from __future__ import annotations\n\n"
        "class Some:\n    size: int\n    names: list[str]\n\n"
        "KINDS = {**Some.__annotations__}\n"
    )
    own: dict[str, Any] = {"__name__": __name__}
    copied: dict[str, Any] = {"__name__": __name__}
    exec(text, own)
    exec(extensions.as_compiled(text).replace("Some.__annotations__", "None"), copied)
    assert copied["KINDS"] == own["KINDS"] == {"size": "int", "names": "list[str]"}


def test_slots_that_are_no_class_s_stay(extensions: ModuleType) -> None:
    text = 'made = source(0, slots=True)\n"""@dataclass(slots=True)"""\n    @dataclass(frozen=True, slots=True)\n'
    assert extensions.as_compiled(text).splitlines() == [
        "made = source(0, slots=True)",
        '"""@dataclass(slots=True)"""',
        "    @dataclass(frozen=True, slots=False)",
    ]


def test_what_is_staged_is_the_package_and_no_more(extensions: ModuleType, tmp_path: Path) -> None:
    source, target = tmp_path / "src", tmp_path / "staged"
    package = source / "minzheng_ie"
    package.mkdir(parents=True)
    (package / "kept.py").write_text("@dataclass(slots=True)\nclass Kept:\n    x: int\n", encoding="utf-8")
    (package / "gone.py").write_text("", encoding="utf-8")
    (package / "pure.py").write_text("@dataclass(slots=True)\nclass Pure:\n    x: int\n", encoding="utf-8")
    extensions.stage(source, target, ["minzheng_ie/kept.py"])
    copy = target / "minzheng_ie" / "kept.py"
    assert "slots=False" in copy.read_text("utf-8")
    before = copy.stat().st_mtime_ns
    (package / "gone.py").unlink()
    (package / "pure.py").unlink()
    extensions.stage(source, target, ["minzheng_ie/kept.py"])
    assert copy.stat().st_mtime_ns == before  # what did not change is not compiled again
    assert [path.name for path in target.rglob("*.py")] == ["kept.py"]
