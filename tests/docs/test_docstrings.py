"""``help()`` teaches: the public functions have an example each, and the examples are run."""

from __future__ import annotations

import ast
import doctest
import pydoc
import webbrowser
from decimal import Decimal
from importlib import import_module
from pathlib import Path

import pytest
from markdown_blocks import ROOT, sample_folder

import minzheng_ie as mz
from minzheng_ie import errors, exchange

TAUGHT = (
    "extract", "extract_many", "Report", "Extractor", "load", "to_frame", "to_arrow", "to_polars",
    "find_numbers", "parse_number",
)  # fmt: skip
NEEDS = {"to_frame": "pandas", "to_arrow": "pyarrow", "to_polars": "polars"}


@pytest.mark.parametrize("name", TAUGHT)
def test_an_example(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if name in NEEDS:
        pytest.importorskip(NEEDS[name])
    sample_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    shown = getattr(mz, name)
    cases = [case for case in doctest.DocTestFinder(recurse=False).find(shown, name) if case.examples]
    assert len(cases) == 1, f"{name} has no example"
    out: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE)
    result = runner.run(cases[0], out=out.append)
    assert result.failed == 0, "".join(out)


def _with_examples() -> set[str]:
    """Everything of the package whose docstring has an example, by its full name."""
    found: set[str] = set()
    for path in sorted((ROOT / "src" / "minzheng_ie").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        name = ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")
        for node in (tree, *tree.body):
            if not isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)):
                continue
            if any(">>>" in text for text in _docs(node)):
                found.add(f"{name}.{getattr(node, 'name', 'module')}")
    return found


def _docs(node: ast.AST) -> list[str]:
    """The docstring of a module, function or class, and those of a class's methods."""
    inner = node.body if isinstance(node, ast.ClassDef) else ()
    told = [node, *(item for item in inner if isinstance(item, ast.FunctionDef))]
    return [ast.get_docstring(item) or "" for item in told]  # type: ignore[arg-type]


def test_no_example_stands_where_it_is_not_run() -> None:
    shown = {name.rpartition(".")[2] for name in _with_examples()}
    assert shown == set(TAUGHT), "add the name to TAUGHT, or the example to a public name"


@pytest.mark.parametrize("name", ["minzheng_ie", "minzheng_ie.exchange"])
def test_the_code_at_the_head_of_a_module(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason='frames need the extra: pip install ".[frame]"')
    sample_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    text = pydoc.getdoc(import_module(name))
    code = "\n".join(line[4:] for line in text.splitlines() if line.startswith("    "))
    space: dict[str, object] = {"report": mz.extract("report.txt")}
    if name == "minzheng_ie.exchange":
        made = exchange.export(mz.extract("report.txt"), "labelstudio")
        assert isinstance(made, bytes)
        (tmp_path / "export.json").write_bytes(made)
    exec(compile(code, name, "exec"), space)
    assert "report" in code and len(code.splitlines()) >= 3
    assert len(opened) == code.count(".show()")


def test_every_public_name_says_what_it_is() -> None:
    for name in mz.__all__:
        if name != "__version__":
            assert len(pydoc.getdoc(getattr(mz, name))) > 30, name
    text = mz.__doc__ or ""
    assert all(f"`{name}`" in text for name in mz.__all__ if not name.endswith("Error") and name[0] != "_")


def test_every_error_is_at_the_top() -> None:
    own = {
        name
        for name, value in vars(errors).items()
        if isinstance(value, type) and issubclass(value, Exception)
    }
    assert own <= set(mz.__all__) and "MinzhengError" in own
    for name in own:
        assert getattr(mz, name) is getattr(errors, name)
        assert issubclass(getattr(mz, name), mz.MinzhengError)
    with pytest.raises(mz.MinzhengError, match="nothere"):
        mz.extract("nothere.txt")


def test_a_report_and_its_claims_are_shown_on_a_line() -> None:
    text = "2023年工作总结\n全县计划新建敬老院3至5所，比上年增加12%。\n"
    report = mz.extract(text, region="宁蒗县")
    assert repr(report).startswith("<Report 'text': 2 claims, ") and len(repr(report)) < 120
    planned = repr(report.claims[0])
    assert "3-5 所 planned" in planned and str(report.claims[0]) == planned
    assert "increase" in repr(report.claims[1])
    assert all("\n" not in repr(claim) and len(repr(claim)) < 160 for claim in report.claims)


def test_what_is_shown_holds_no_control_characters() -> None:
    claim = mz.extract("全县共有敬老院7所。").claims[0]
    shown = repr(claim.model_copy(update={"metric": "a\u202eb\x1b[2J", "quote": "7\n所"}))
    assert shown.isprintable()
    assert "0.1 " in repr(claim.model_copy(update={"value": Decimal("0.10")}))
    assert repr(mz.Extractor().extract("全县共有敬老院7所。")).isprintable()
