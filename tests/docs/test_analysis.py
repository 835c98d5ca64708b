"""``docs/analysis.md``: ten questions, each answered by SQL on two databases and by pandas, with the same answer."""

from __future__ import annotations

import contextlib
import math
import os
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from markdown_blocks import ROOT, blocks_of, sample_folder
from typer.testing import CliRunner

from minzheng_ie.cli.app import app

pandas = pytest.importorskip("pandas", reason='the page needs pandas: pip install ".[frame]"')
pytest.importorskip("lxml", reason='the samples are Word and Excel files: pip install ".[files]"')

PAGE = (ROOT / "docs" / "analysis.md").read_text("utf-8")
HEADINGS = re.findall(r"^## [一二三四五六七八九十]、(.+)$", PAGE, re.MULTILINE)
SQL = [block.code for block in blocks_of(PAGE, "docs/analysis.md") if block.language == "sql"]
PYTHON = [block.code for block in blocks_of(PAGE, "docs/analysis.md") if block.language == "python"]

Row = tuple[Any, ...]


@dataclass(frozen=True)
class Answers:
    """Names of columns and rows, a question each, by the way in which they were got."""

    by: dict[str, list[tuple[list[str], list[Row]]]]


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    folder = tmp_path_factory.mktemp("analysis")
    sample_folder(folder)
    before = Path.cwd()
    os.chdir(folder)
    try:
        by = {"pandas": by_pandas(), "sqlite": by_sqlite()}
        with contextlib.suppress(ModuleNotFoundError):
            by["duckdb"] = by_duckdb()
        yield Answers(by)
    finally:
        os.chdir(before)


def by_pandas() -> list[tuple[list[str], list[Row]]]:
    space: dict[str, Any] = {}
    exec(PYTHON[0], space)
    found = []
    for code in PYTHON[1:]:
        space.pop("answer", None)
        exec(code, space)
        frame = space["answer"].astype(object)
        rows = [tuple(row) for row in frame.where(frame.notna(), None).itertuples(index=False, name=None)]
        found.append((list(frame.columns), rows))
    return found


def written(name: str) -> str:
    result = CliRunner().invoke(app, ["extract", "报告目录/", "-o", name])
    assert result.exit_code == 0, result.output
    return name


def by_sqlite() -> list[tuple[list[str], list[Row]]]:
    connection = sqlite3.connect(written("民政.sqlite"))
    try:
        cursors = [connection.execute(code) for code in SQL]
        return [([column[0] for column in cursor.description], cursor.fetchall()) for cursor in cursors]
    finally:
        connection.close()


def by_duckdb() -> list[tuple[list[str], list[Row]]]:
    import duckdb

    with duckdb.connect(written("民政.duckdb")) as connection:
        found = []
        for code in SQL:
            cursor = connection.execute(code)
            found.append(([column[0] for column in cursor.description], cursor.fetchall()))
        return found


def same(left: Any, right: Any) -> bool:
    if isinstance(left, (int, float, Decimal)) and isinstance(right, (int, float, Decimal)):
        return math.isclose(left, right, rel_tol=1e-12)
    return bool(left == right)


def ordered(rows: list[Row]) -> list[Row]:
    """Databases and pandas put rows of equal keys, and nulls, where they like."""
    return sorted(
        rows, key=lambda row: [f"{v:.6f}" if isinstance(v, (int, float, Decimal)) else str(v) for v in row]
    )


def differences(left: list[Row], right: list[Row]) -> list[tuple[Row, Row]]:
    return [
        (a, b)
        for a, b in zip(ordered(left), ordered(right), strict=True)
        if len(a) != len(b) or not all(map(same, a, b))
    ]


def test_ten_questions_each_in_two_ways() -> None:
    assert (len(HEADINGS), len(SQL), len(PYTHON)) == (10, 10, 11)


@pytest.mark.parametrize("engine", ["sqlite", "duckdb"])
@pytest.mark.parametrize("question", range(10), ids=HEADINGS)
def test_sql_and_pandas_agree(answers: Answers, question: int, engine: str) -> None:
    if engine not in answers.by:
        pytest.skip('DuckDB needs the extra: pip install ".[tables]"')
    names, rows = answers.by["pandas"][question]
    columns, found = answers.by[engine][question]
    assert columns == names
    assert len(found) == len(rows) > 1
    assert differences(found, rows) == []


def cell(value: Any) -> str:
    """A value as the page shows it: nothing for null, at most four decimals."""
    if isinstance(value, float):
        return f"{value:.4f}".rstrip("0").rstrip(".")
    return "" if value is None else str(value)


def shown(heading: str) -> list[list[str]]:
    """The table below a question, its head first."""
    part = PAGE.split(f"、{heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [[text.strip() for text in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("question", range(10), ids=HEADINGS)
def test_the_rows_shown_are_the_first_of_the_answer(answers: Answers, question: int) -> None:
    names, rows = answers.by["pandas"][question]
    assert f"、{HEADINGS[question]}\n" in PAGE and f"前三行（共 {len(rows)} 行）" in PAGE
    assert shown(HEADINGS[question]) == [names, *([cell(value) for value in row] for row in rows[:3])]


def test_the_comparison_can_fail() -> None:
    assert differences([("a", 1.0), ("b", None)], [("b", None), ("a", Decimal(1))]) == []
    assert differences([("a", 1.0)], [("a", 1.1)]) != []
    assert differences([("a", None)], [("a", "x")]) != []


def test_answers_that_can_be_read_off_the_reports(answers: Answers) -> None:
    by = dict(zip(HEADINGS, (rows for _, rows in answers.by["sqlite"]), strict=True))
    assert ("江苏省/南通市", "城乡低保对象", 59200.0, "../2024-06-30") in by["各地低保对象有多少人？"]
    standards = by["低保标准各是多少，折成每月多少？"]
    assert ("湖北省", "农村低保平均保障标准", "2022", "元/人·年", 522.0) in standards
    beds = [row[:3] for row in by["养老床位逐年是多少？"] if row[1] == "湖北省/宜昌市/宜都市"]
    assert [(year, count) for year, _, count in beds] == [(2020, 2960), (2021, 3145), (2022, 3308)]
    assert "dev33_unnamed_township.txt" in {row[0] for row in by["哪些报告的数缺时间、缺地区？"]}
    assert any(row[0] == "t01_month.xlsx" and row[2] for row in by["表格里的数出自哪一格？"])


def test_the_sample_is_what_the_page_lists(tmp_path: Path) -> None:
    sample_folder(tmp_path)
    listed = re.findall(r"`(?:formats/)?((?:dev|t)\d\d_\w+\.\w+)`", PAGE)
    assert sorted(listed) == sorted(path.name for path in (tmp_path / "报告目录").iterdir())
