"""The flat rows, and every table made of them: equal field for field, values exact to the last digit."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import minzheng_ie as mz
from minzheng_ie.cli.app import app
from minzheng_ie.outputs.wide import NAMES, REPORT, period_days, plain, region_levels, wide_rows
from minzheng_ie.reading.folders import is_own_output
from minzheng_ie.schema import DocumentInfo

TEXT = (
    "青浦区2023年民政工作总结\n"
    "2023年，全区新增养老床位150张，发放临时救助金0.1万元，同比增长15.0%，结余12345678901234567890元。\n"
    "截至2023年底，全区共有低保对象3200户、约5100人。\n"
)
OTHER = "昆山市2022年民政工作总结\n2022年，全市建成老年食堂12家，=1+1项目3个，低保标准由900元提高到960元。\n"


@pytest.fixture(scope="module")
def reports() -> list[mz.Report]:
    extractor = mz.Extractor()
    from minzheng_ie.reading import SourceText

    return [extractor.extract(SourceText("a.txt", TEXT)), extractor.extract(SourceText("b.txt", OTHER))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "a.txt").write_text(TEXT, encoding="utf-8")
    (texts / "b.txt").write_text(OTHER, encoding="utf-8")
    return texts


def expected(reports: list[mz.Report]) -> list[tuple[Any, ...]]:
    return [
        tuple(plain(v) if isinstance(v, Decimal) else v for v in row.values())
        for one in reports
        for row in wide_rows(one)
    ]


def extract(*arguments: object) -> None:
    result = CliRunner().invoke(app, ["extract", *map(str, arguments)])
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize(
    ("path", "code", "levels"),
    [
        ("全国", "100000", (None, None, None, None)),
        ("湖北省", "420000", ("湖北省", None, None, None)),
        ("江苏省/苏州市", "320500", ("江苏省", "苏州市", None, None)),
        ("江苏省/苏州市/昆山市/张浦镇", "320583", ("江苏省", "苏州市", "昆山市", "张浦镇")),
        ("北京市/朝阳区", "110105", ("北京市", None, "朝阳区", None)),
        ("重庆市/云阳县", "500235", ("重庆市", None, "云阳县", None)),
        ("湖北省/仙桃市/某镇", "429004", ("湖北省", None, "仙桃市", "某镇")),
        ("广东省/东莞市/虎门镇", "441900", ("广东省", "东莞市", None, "虎门镇")),
        (None, None, (None, None, None, None)),
    ],
)
def test_levels_of_a_region(path: str | None, code: str | None, levels: tuple[str | None, ...]) -> None:
    assert region_levels(path, code) == levels


@pytest.mark.parametrize(
    ("period", "days"),
    [
        ("2023", ("2023-01-01", "2023-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2023-01/2023-06", ("2023-01-01", "2023-06-30")),
        ("../2023-12-31", (None, "2023-12-31")),
        ("2021/..", ("2021-01-01", None)),
        (None, (None, None)),
    ],
)
def test_days_of_a_period(period: str | None, days: tuple[str | None, str | None]) -> None:
    assert period_days(period) == days


def test_the_role_stands_in_every_row(reports: list[mz.Report]) -> None:
    rows = wide_rows(reports[1])
    assert [row["role"] for row in rows if row["metric"].endswith("低保标准")] == ["from", "to"]
    assert {row["role"] for row in wide_rows(reports[0])} == {None}


def test_pandas(reports: list[mz.Report]) -> None:
    pytest.importorskip("pandas")
    frame = mz.to_frame(reports)
    assert list(frame.columns) == list(NAMES)
    assert list(frame["value"]) == [claim.value for one in reports for claim in one.claims]
    assert Decimal("12345678901234567890") in set(frame["value"])
    assert len(mz.to_frame(reports[0])) == len(reports[0].to_frame()) == len(reports[0].claims)
    assert mz.to_frame(reports, floats=True)["value"].dtype == float
    assert mz.to_frame([]).empty
    assert frame["sentence"].str.len().min() > 0


@pytest.mark.parametrize("engine", ["pyarrow", "polars"])
def test_arrow_and_polars(reports: list[mz.Report], engine: str) -> None:
    pytest.importorskip(engine)
    make = mz.to_arrow if engine == "pyarrow" else mz.to_polars
    table = make(reports)
    rows = table.to_pylist() if engine == "pyarrow" else table.to_dicts()
    assert [tuple(row.values()) for row in rows] == expected(reports)
    numbers = make(reports, floats=True)["value"]
    assert sum(numbers.to_pylist() if engine == "pyarrow" else numbers.to_list()) > 1e19


def test_sqlite(folder: Path, tmp_path: Path, reports: list[mz.Report]) -> None:
    out = tmp_path / "claims.sqlite"
    extract(folder, "-o", out)
    extract(folder / "b.txt", "-o", out)  # the same report again takes the place of the first
    connection = sqlite3.connect(out)
    rows = connection.execute('SELECT * FROM claims ORDER BY "doc", "start"').fetchall()
    assert rows == expected(reports)
    spans = sum(len(found) for one in reports for claim in one.claims for _, found in claim.evidence)
    assert connection.execute("SELECT COUNT(*) FROM evidence").fetchone() == (spans,)
    skipped = sum(len(one.skipped) for one in reports)
    assert connection.execute("SELECT COUNT(*) FROM skipped").fetchone() == (skipped,)
    assert connection.execute('SELECT "region" FROM reports ORDER BY "doc"').fetchall() == [
        (one.document.region,) for one in reports
    ]
    connection.close()


def test_duckdb(folder: Path, tmp_path: Path, reports: list[mz.Report]) -> None:
    duckdb = pytest.importorskip("duckdb")
    out = tmp_path / "claims.duckdb"
    extract(folder, "-o", out)
    extract(folder / "b.txt", "-o", out)
    with duckdb.connect(str(out), read_only=True) as connection:
        rows = connection.execute('SELECT * FROM claims ORDER BY "doc", "start"').fetchall()
        total = connection.execute("SELECT SUM(value) FROM claims WHERE unit = '张'").fetchone()
    shown = [
        tuple(
            plain(v) if isinstance(v, Decimal) else v if v is None or isinstance(v, (int, str)) else str(v)
            for v in row
        )
        for row in rows
    ]
    assert shown == expected(reports)
    assert total == (Decimal(150),)


@pytest.mark.parametrize("suffix", ["sqlite", "duckdb"])
def test_columns_of_a_file_may_stand_in_another_order(folder: Path, tmp_path: Path, suffix: str) -> None:
    engine = pytest.importorskip("duckdb") if suffix == "duckdb" else sqlite3
    out = tmp_path / f"claims.{suffix}"
    names = [column.name for column in REPORT]
    with closing(engine.connect(str(out))) as connection:
        columns = ", ".join(
            f'"{name}" {"INTEGER" if name == "characters" else "TEXT"}' for name in reversed(names)
        )
        connection.execute(f"CREATE TABLE reports ({columns}, PRIMARY KEY (doc))")
        connection.commit()
    extract(folder, "-o", out)
    with closing(engine.connect(str(out))) as connection:
        found = connection.execute("SELECT doc, characters, sha256 FROM reports ORDER BY doc").fetchall()
    assert [(row[0], row[1]) for row in found] == [("a.txt", len(TEXT)), ("b.txt", len(OTHER))]
    assert all(len(row[2]) == 64 for row in found)


def test_a_report_has_the_same_columns_in_every_table(
    folder: Path, tmp_path: Path, reports: list[mz.Report]
) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    names = [column.name for column in REPORT]
    assert set(DocumentInfo.model_fields) - set(names) == {"evidence", "rank", "runner_up", "sections"}
    extract(folder, "-o", tmp_path / "claims.xlsx")
    extract(folder, "-o", tmp_path / "claims.sqlite")
    with closing(sqlite3.connect(tmp_path / "claims.sqlite")) as connection:
        told = connection.execute("SELECT * FROM reports ORDER BY doc")
        assert [column[0] for column in told.description] == names
        rows = told.fetchall()
    sheet = openpyxl.load_workbook(tmp_path / "claims.xlsx")["文档"]
    assert [cell.value for cell in sheet[1]] == [column.heading for column in REPORT]
    assert rows == [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2)]
    assert [row[names.index("title")] for row in rows] == [one.document.title for one in reports]


@pytest.mark.parametrize("suffix", ["sqlite", "duckdb"])
def test_what_is_no_database_is_left_alone(folder: Path, tmp_path: Path, suffix: str) -> None:
    if suffix == "duckdb":
        pytest.importorskip("duckdb")
    out = tmp_path / f"notes.{suffix}"
    out.write_bytes(b"my own notes, and nothing else\n" * 200)
    result = CliRunner().invoke(app, ["extract", str(folder), "-o", str(out)])
    assert result.exit_code == 2
    assert "cannot be added to" in result.output
    assert out.read_bytes() == b"my own notes, and nothing else\n" * 200


def test_workbook(folder: Path, tmp_path: Path, reports: list[mz.Report]) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    out = tmp_path / "claims.xlsx"
    extract(folder, "-o", out)
    book = openpyxl.load_workbook(out)
    assert book.sheetnames == ["数据", "未取的数字", "文档", "说明"]
    found = [tuple(cell.value for cell in row) for row in book["数据"].iter_rows(min_row=2)]
    assert len(found) == sum(len(one.claims) for one in reports)
    for got, row in zip(found, (row for one in reports for row in wide_rows(one)), strict=True):
        for value, (name, want) in zip(got, row.items(), strict=True):
            if isinstance(want, Decimal):
                assert Decimal(str(value)) == want, name
            else:
                assert (value or None) == (want or None), name
    assert book["数据"].freeze_panes == "A2" and book["数据"].auto_filter.ref is not None
    kinds = {cell.data_type for row in book["数据"].iter_rows(min_row=2) for cell in row}
    assert kinds <= {"s", "n"}  # no formula, no date
    copy = folder / "claims.xlsx"
    shutil.copyfile(out, copy)
    assert is_own_output(copy)  # a later run of the folder does not read it as a report
    extract(folder, "-o", tmp_path / "again.xlsx")
    assert (tmp_path / "again.xlsx").read_bytes() == out.read_bytes()


@pytest.mark.parametrize("suffix", ["sqlite", "xlsx", "duckdb"])
def test_a_table_needs_a_file(folder: Path, suffix: str) -> None:
    if suffix != "sqlite":
        pytest.importorskip({"xlsx": "xlsxwriter"}.get(suffix, suffix))
    result = CliRunner().invoke(app, ["extract", str(folder), "--format", suffix])
    assert result.exit_code == 2 and f"--format {suffix} needs -o OUT" in result.output
