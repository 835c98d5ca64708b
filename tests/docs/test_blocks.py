"""What the README and ``docs/`` show is true: every block is run, parsed or held against what it speaks of."""

from __future__ import annotations

import configparser
import doctest
import json
import logging
import re
import shlex
from collections import Counter
from pathlib import Path

import pytest
import typer.main
import yaml
from markdown_blocks import ROOT, Block, all_blocks, blocks_of, sample_folder
from typer.testing import CliRunner

from minzheng_ie.cli.app import app

BLOCKS = all_blocks()
NOT_RUN = {"README.md": 1, "README.en.md": 1, "docs/cluster.md": 2, "docs/exchange.md": 1, "docs/spacy.md": 1}
"""Blocks that another test runs, and say which, by page: one more is a decision, not an accident."""
HOW = {"", "python", "pycon", "json", "yaml", "toml", "ini", "text", "sql"}  # sql: test_analysis.py
SHELL = [block for block in BLOCKS if block.language == ""]
PYTHON_PAGES = sorted({block.page for block in BLOCKS if block.language in ("python", "pycon")})
NEEDED = {"to_frame": "pandas", "duckdb": "duckdb", "pandas": "pandas"}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    sample_folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def commands(block: Block) -> list[str]:
    """The command lines of a shell block: all of it, or what stands behind ``$``."""
    lines = block.code.replace("\\\n", " ").splitlines()
    prompted = [line[2:] for line in lines if line.startswith("$ ")]
    return prompted or [line for line in lines if line.strip() and not line.startswith(" ")]


def is_synopsis(block: Block) -> bool:
    return "[-o OUT]" in block.code


def options_of(command: str) -> set[str]:
    """The options of a command of ours, from typer itself."""
    node = typer.main.get_command(app)
    for word in command.split():
        node = node.commands[word]  # type: ignore[attr-defined]
    return {name for parameter in node.params for name in (*parameter.opts, *parameter.secondary_opts)}


def our_command(words: list[str]) -> str:
    return " ".join(words[1:3]) if words[1] == "patterns" else words[1]


# -- that nothing is passed over


def test_each_block_is_of_a_known_kind_and_those_not_run_are_counted() -> None:
    assert {block.language for block in BLOCKS} <= HOW
    assert Counter(block.page for block in BLOCKS if block.why) == NOT_RUN
    assert all(len(block.why) >= 9 for block in BLOCKS if block.why is not None)


def test_no_fence_is_lost() -> None:
    for page in {block.page for block in BLOCKS}:
        fences = re.findall(r"^\s*```", (ROOT / page).read_text("utf-8"), re.MULTILINE)
        assert len(fences) == 2 * sum(block.page == page for block in BLOCKS), page


def test_the_reason_belongs_to_the_block_behind_it() -> None:
    text = "<!-- not run: no cluster here -->\n```python\n1\n```\n\n```\nmake\n```\n"
    assert [(b.language, b.why, b.line) for b in blocks_of(text, "x")] == [
        ("python", "no cluster here", 2),
        ("", None, 6),
    ]


# -- Python


@pytest.mark.parametrize("page", PYTHON_PAGES)
def test_python(page: str, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.NOTSET, logger="minzheng_ie")  # put back at the end, whatever a page sets
    for block in BLOCKS:
        if block.page == page and block.language == "python":
            compile(block.code, str(block), "exec")
    run = [b for b in BLOCKS if b.page == page and b.language in ("python", "pycon") and b.why is None]
    for block in run:
        for word, module in NEEDED.items():
            if word in block.code:
                pytest.importorskip(module)
    space: dict[str, object] = {"__name__": "__main__"}
    for block in run:
        if block.language == "pycon":
            session(block, space)
            continue
        code = "\n" * block.line + block.code  # so that a traceback names the line of the page
        exec(compile(code, str(ROOT / page), "exec"), space)
    if page == "docs/errors.md":
        shown_line = (
            "报告.txt: 3 claims, " + re.search(r"3 claims, (\d+)", (ROOT / page).read_text("utf-8"))[1]
        )  # type: ignore[index]
        assert any(record.getMessage().startswith(shown_line) for record in caplog.records)
    if page == "docs/spacy.md":  # the picture is readable: numbers and what stands between them whole
        shown = re.sub(r"<[^>]+>|\s", "", str(space["html"]))
        (picture,) = [b.code for b in BLOCKS if b.page == page and b.language == "text"]
        assert re.sub(r"\s", "", picture) in shown


def session(block: Block, space: dict[str, object]) -> None:
    """Run a session as doctest does, with the names that the page has made so far, and keep those it makes."""
    test = doctest.DocTestParser().get_doctest(block.code, space, str(block), block.page, block.line)
    assert test.examples, f"{block}: no example"
    out: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    result = runner.run(test, out=out.append, clear_globs=False)
    assert result.failed == 0, "".join(out)
    space.update(test.globs)


def test_a_session_that_shows_something_else_fails() -> None:
    right = Block("x", 1, "pycon", ">>> a = 1 + 1\n>>> a\n2\n", None)
    space: dict[str, object] = {}
    session(right, space)
    assert space["a"] == 2
    with pytest.raises(AssertionError, match="Expected"):
        session(Block("x", 1, "pycon", ">>> a\n3\n", None), space)


# -- shell


@pytest.mark.parametrize("block", [b for b in SHELL if not is_synopsis(b) and b.why is None], ids=str)
def test_shell(block: Block, folder: Path) -> None:
    for line in commands(block):
        words = shlex.split(line.replace("\\", "/"), comments=True)
        if words[:2] == ["py", "-m"] and words[2] != "venv":
            words = {"minzheng_ie": ["minzheng-ie"], "pip": ["pip"]}.get(
                words[2], ["python", *words[2:3]]
            ) + words[3:]
        if words[0] == "minzheng-ie":
            result = CliRunner().invoke(app, words[1:])
            assert result.exit_code == 0, f"{line}\n{result.output}"
            out = words[words.index("-o") + 1] if "-o" in words else None
            assert out is None or Path(out).stat().st_size > 0, line
        else:
            check_other(words, line)


def check_other(words: list[str], line: str) -> None:
    """A command that is not ours: what it names is there."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    if words[0] == "make":
        assert re.search(rf"^{words[1]}:", makefile, re.MULTILINE), line
    elif words[:2] == ["pip", "install"]:
        if words[2] in ("-r", "-c"):
            assert (ROOT / words[3]).is_file(), line
            words = [*words[:2], *words[4:]]
        if len(words) > 2:
            extra = re.fullmatch(r"\.(?:\[([\w,]+)\])?", words[2])
            assert extra is not None, f"{line}: the package is on no index"
            for name in extra[1].split(",") if extra[1] else ():
                assert re.search(rf"^{name} = \[", project, re.MULTILINE), line
    elif words[0] in ("python3", "py") and words[1:3] == ["-m", "venv"]:
        assert words[3:] == [".venv"], line
    elif words[0] in ("source", ".venv/Scripts/activate"):
        assert words[-1] in (".venv/bin/activate", ".venv/Scripts/activate"), line
    elif words[0] in ("python", ".venv/bin/python"):
        script = (ROOT / words[1]).read_text("utf-8")
        for option in (word for word in words[2:] if word.startswith("--")):
            assert f'"{option}"' in script, f"{line}: {option}"
    elif words[0] == "cat":
        assert Path(words[1]).is_file(), line
    else:
        assert (ROOT / words[0]).is_file(), f"{line}: not a command this test knows"


@pytest.mark.parametrize("block", [b for b in SHELL if is_synopsis(b)], ids=str)
def test_the_synopsis_names_every_option(block: Block) -> None:
    parts = re.split(r"^minzheng-ie ", block.code, flags=re.MULTILINE)[1:]
    assert len(parts) == 7
    for part in parts:
        words = part.split()
        command = our_command(["minzheng-ie", *words])
        shown = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", part)) - {"--lang"}
        known = options_of(command)
        assert shown <= known, command
        hidden = {"--output", "--help", "-h", "--max-chars", "--verify"}  # other names, and rare ones
        assert {name for name in known if name.startswith("--")} - hidden <= shown, command
    assert "[--lang zh|en]" in block.code


@pytest.mark.parametrize("block", [b for b in SHELL if b.why is not None], ids=str)
def test_what_is_not_run_has_options_that_are_there(block: Block) -> None:
    for line in commands(block):
        words = shlex.split(line, comments=True)
        if words[0] != "minzheng-ie":
            assert words[:3] in (["python", "-m", "spacy"], ["pip", "install", "--no-deps"]), line
            continue
        assert {w for w in words if w.startswith("--")} <= options_of(our_command(words)), line


def test_every_option_in_the_tables_of_the_readmes_is_there() -> None:
    for page in ("README.md", "README.en.md"):
        rows = re.findall(r"^\| `(-[^ `]+)", (ROOT / page).read_text("utf-8"), re.MULTILINE)
        assert len(rows) > 10 and set(rows) <= options_of("extract") | options_of("")


def test_no_page_needs_the_quotes_of_a_unix_shell() -> None:
    for block in SHELL:
        assert "'" not in block.code, f"{block}: cmd.exe knows double quotes only"


# -- what is shown as output and as data


def squeezed(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip(" ─")]


def test_the_first_table_is_what_comes_out(folder: Path) -> None:
    block = next(b for b in BLOCKS if b.page == "README.md")
    _, shown = block.code.split("$ minzheng-ie extract 报告.txt\n")
    result = CliRunner().invoke(app, ["extract", "报告.txt", "--format", "table"])
    assert squeezed(shown) == squeezed(result.stdout)


def test_the_json_of_the_readme_is_the_first_claim(folder: Path) -> None:
    (block,) = [b for b in BLOCKS if b.language == "json"]
    shown = json.loads(block.code)
    result = CliRunner().invoke(app, ["extract", "报告.txt", "--format", "jsonl"])
    made = json.loads(result.stdout.splitlines()[0])
    made["evidence"] = {name: spans for name, spans in made["evidence"].items() if spans}
    assert made == shown


@pytest.mark.parametrize("block", [b for b in BLOCKS if b.language == "yaml"], ids=str)
def test_rules(block: Block, folder: Path) -> None:
    parts = re.split(r"^# ([\w/]+\.yaml).*\n", block.code, flags=re.MULTILINE)[1:]
    assert parts, "the block says which file it stands in"
    (folder / "shown").mkdir()
    for name, code in zip(parts[::2], parts[1::2], strict=True):
        assert isinstance(yaml.safe_load(code), list)
        (folder / "shown" / name).parent.mkdir(exist_ok=True)
        (folder / "shown" / name).write_text(code, "utf-8")
    result = CliRunner().invoke(app, ["patterns", "check", "shown"])
    assert result.exit_code == 0, result.output


def test_the_refusal_in_the_rules(folder: Path) -> None:
    (shown,) = [b.code for b in BLOCKS if b.language == "text" and b.code.startswith("minzheng-ie: ")]
    (folder / "rules" / "units.yaml").write_text("#\n" * 6 + "- {unit: 辆, dimension: things}\n", "utf-8")
    result = CliRunner().invoke(app, ["patterns", "check", "rules"])
    assert (result.exit_code, result.stderr.splitlines()[0]) == (1, shown.strip())


@pytest.mark.parametrize("block", [b for b in BLOCKS if b.language in ("toml", "ini")], ids=str)
def test_settings(block: Block) -> None:
    if block.language == "toml":
        tomllib = pytest.importorskip("tomllib")
        assert tomllib.loads(block.code)
    else:
        parser = configparser.ConfigParser()
        parser.read_string(block.code)
        assert parser.sections()


def test_sql_stands_where_it_is_run() -> None:
    assert {b.page for b in BLOCKS if b.language == "sql"} == {"docs/analysis.md"}


def test_the_rest_is_a_drawing() -> None:
    rest = [b for b in BLOCKS if b.language == "text" and not b.code.startswith("minzheng-ie: ")]
    assert [b.page for b in rest] == [
        "docs/pipeline.md",
        "docs/spacy.md",
    ]  # the second is held against displaCy


def test_links_lead_somewhere() -> None:
    for path in {ROOT / block.page for block in BLOCKS} | set((ROOT / "docs").glob("*.md")):
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text("utf-8")):
            if "://" not in target:
                assert (path.parent / target).exists(), f"{path.name}: {target}"
