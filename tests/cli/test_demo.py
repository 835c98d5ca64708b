"""What a new user meets: the demonstration, tables that fit, no warnings of other packages, a wheel that has all of it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

import minzheng_ie
from minzheng_ie.cli import demo
from minzheng_ie.cli.app import app
from minzheng_ie.patterns import seeds_dir

ROOT = Path(__file__).parents[2]
SOURCES = Path(minzheng_ie.__file__).parents[1]
SAMPLES = sorted(seeds_dir().glob("dev*.txt"))


def program(folder: Path, *words: str, **around: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCES),
        "LC_ALL": "C.UTF-8",
        "PYTHONIOENCODING": "utf-8",
        **around,
    }
    environment.pop("COLUMNS", None)
    return subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
    )


def test_the_demonstration_shows_a_table_and_says_what_to_do_next(tmp_path: Path) -> None:
    for lang, next_ in (("en", "What to do next"), ("zh", "接下来")):
        done = program(tmp_path, "-m", "minzheng_ie", "demo", "--lang", lang)
        assert done.returncode == 0 and done.stderr == ""
        table, told = done.stdout.split(next_)
        assert table.count("\n") > 50 and ("养老" in table or "低保" in table)
        lines = [line for line in told.splitlines() if "minzheng_ie" in line]
        assert len(lines) == 4 and all(
            line.strip().startswith("python -m minzheng_ie extract") for line in lines
        )
    assert not list(tmp_path.iterdir())


def test_what_it_says_to_do_next_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("lxml")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.docx").write_bytes((seeds_dir() / "formats" / "p_dev12.docx").read_bytes())
    told = CliRunner().invoke(app, ["demo", "--lang", "en"]).stdout.split("What to do next")[1]
    for line in told.splitlines():
        if "extract" in line:
            words = line.partition(" extract ")[2].partition("#")[0].split()
            result = CliRunner().invoke(app, ["extract", *words])
            assert result.exit_code == 0, (line, result.stderr)
    assert {path.name for path in tmp_path.iterdir()} == {"report.docx", "claims.csv", "review.html"}


def test_without_the_sample_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo, "SAMPLE", "nothere.txt")
    result = CliRunner().invoke(app, ["demo", "--lang", "en"])
    assert result.exit_code == 1 and "install the package again" in result.stderr


# -- tables


@pytest.mark.parametrize("path", SAMPLES[::4], ids=lambda path: path.stem)
@pytest.mark.parametrize("options", [(), ("--skipped",)], ids=" ".join)
def test_a_table_fits_80_columns_in_a_pipe_and_a_narrower_terminal(
    path: Path, options: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for width in (None, "66", "80", "95", "120"):
        monkeypatch.delenv("COLUMNS", raising=False)
        if width:
            monkeypatch.setenv("COLUMNS", width)
        result = CliRunner().invoke(app, ["extract", str(path), "--format", "table", *options])
        lines = result.stdout.splitlines()
        assert max(map(cell_len, lines)) <= int(width or 80)
        assert not any("…" in line and "…" not in path.read_text("utf-8") for line in lines), (
            "no value is cut off"
        )


def test_a_wide_terminal_is_used_and_a_narrow_one_leaves_the_quotes_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = {}
    for width in ("80", "100", "160"):
        monkeypatch.setenv("COLUMNS", width)
        shown[width] = CliRunner().invoke(app, ["extract", str(SAMPLES[0]), "--format", "table"]).stdout
    assert "原文" not in shown["80"].splitlines()[3] and "1,257" in shown["80"]
    assert "原文" in shown["100"] and "1257 个" in shown["160"]
    assert max(map(cell_len, shown["160"].splitlines())) > 100


# -- warnings of other packages


def test_no_command_and_no_import_shows_a_warning(tmp_path: Path) -> None:
    """Compiled anew, so that what a compiler warns of comes too."""
    (tmp_path / "a.txt").write_text("2023年，全市共有敬老院7所。\n", encoding="utf-8")
    python = ["-W", "default", "-X", f"pycache_prefix={tmp_path / 'cache'}"]
    (tmp_path / "all.py").write_text(
        "import minzheng_ie as mz\n"
        "for name in mz.__all__:\n    getattr(mz, name)\n"
        "assert mz.extract('全市共有敬老院七所。\\n').claims\n"
        "nlp = mz.load()\nassert nlp('全市共有敬老院7所。')._.claims\n",
        encoding="utf-8",
    )
    done = program(tmp_path, *python, "all.py")
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        ["extract", "a.txt", "--jobs", "2"],
        ["extract", "a.txt", "--format", "table"],
        ["schema"],
        ["-h"],
        ["demo"],
    ):
        done = program(tmp_path, *python, "-m", "minzheng_ie", *words)
        assert (done.returncode, done.stderr) == (0, ""), words


def test_a_warning_of_another_package_does_not_reach_the_user(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023年，全市共有敬老院7所。\n", encoding="utf-8")
    (tmp_path / "regex_noise.py").write_text(
        "import warnings, sys\n"
        "from minzheng_ie import extractor\n"
        "real = extractor.clean\n"
        "def noisy(*a):\n"
        "    warnings.warn('pkg_resources is deprecated', UserWarning)\n"
        "    warnings.warn('invalid escape sequence', SyntaxWarning)\n"
        "    return real(*a)\n"
        "extractor.clean = noisy\n"
        "sys.argv = ['minzheng-ie', 'extract', 'a.txt']\n"
        "from minzheng_ie.cli.app import main\nmain()\n",
        encoding="utf-8",
    )
    done = program(tmp_path, "-W", "default", "regex_noise.py")
    assert done.stderr == "" and "敬老院" in done.stdout


# -- the wheel


def test_the_wheel_is_pure_and_has_the_sample_the_rules_and_the_words(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    pytest.importorskip("build")
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-500:]
    [wheel] = tmp_path.glob("*.whl")
    assert wheel.name.endswith("-py3-none-any.whl")
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        f"minzheng_ie/data/seeds/{demo.SAMPLE}",
        "minzheng_ie/wording.json",
        "minzheng_ie/data/patterns/units.yaml",
    } <= names
    assert not any(name.startswith(("tests/", "benchmarks/")) for name in names)
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    done = program(tmp_path, "-m", "minzheng_ie", "demo", PYTHONPATH=str(tmp_path / "installed"))
    assert done.returncode == 0 and str(tmp_path / "installed") in done.stdout
