"""The writers: the same claims as JSON Lines, CSV and a table; files written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from minzheng_ie.outputs import Format, make_writer, whole_file
from minzheng_ie.outputs.numbers import readable, readable_quantity
from minzheng_ie.outputs.table import LEGEND
from minzheng_ie.schema import Claim, DocumentInfo, Evidence, SentenceSpan, Skipped, SkipReason, SourceSpan


@dataclass
class Place:
    """A region as the writers see it."""

    path: str = "云南省/丽江市"


@dataclass
class Date:
    """A report's date as the writers see it."""

    default: str | None = "2022"


@dataclass
class Report:
    """A report as the writers see it."""

    doc: str = "lijiang.txt"
    claims: list[Claim] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    region: Place | None = field(default_factory=Place)
    date: Date = field(default_factory=Date)
    document: DocumentInfo = field(default_factory=DocumentInfo)


def claim(**changes: Any) -> Claim:
    base: dict[str, Any] = {
        "doc": "lijiang.txt",
        "id": "c1",
        "metric": "发放救助金",
        "value": "1185000000",
        "unit": "元",
        "start": 20,
        "end": 27,
        "quote": "11.85亿元",
        "region": "云南省/丽江市",
        "period": "2022",
        "program": "临时救助",
        "inherited": ("region",),
        "sentence": SentenceSpan(start=10, end=40),
        "rule": "plain",
        "explain": ("单位：元", '引号 " 与逗号，'),
        "evidence": Evidence(
            metric=(
                SourceSpan(start=12, end=14, quote="发放"),
                SourceSpan(start=15, end=18, quote="救助金"),
            ),
            region=(SourceSpan(start=0, end=3, quote="丽江市"),),
        ),
    }
    return Claim.model_validate(base | changes)


def skipped(**changes: Any) -> Skipped:
    base = {"doc": "lijiang.txt", "skipped": "date", "start": 4, "end": 9, "quote": "2022年"}
    return Skipped.model_validate(base | changes)


def written(format_: Format, *reports: Report, **options: bool) -> str:
    stream = io.StringIO(newline="")
    writer = make_writer(format_, stream, **options)
    for report in reports:
        writer.write(report)
    writer.close()
    return stream.getvalue()


REPORT = Report(claims=[claim(), claim(id="c2", start=30, end=35, quote="300人", value="300", unit="人")])
REPORT_WITH_SKIPPED = Report(
    claims=REPORT.claims, skipped=[skipped(), skipped(start=28, end=30, quote="一是")]
)


def test_json_lines_is_the_wire_form() -> None:
    lines = [json.loads(line) for line in written("jsonl", REPORT).splitlines()]
    assert [Claim.model_validate(line) for line in lines] == [
        item.model_copy(update={"explain": ()}) for item in REPORT.claims
    ]
    assert lines[0]["value"] == "1185000000"
    assert lines[0]["value_max"] is None
    assert lines[0]["evidence"]["metric"][1] == {"start": 15, "end": 18, "quote": "救助金"}
    assert "explain" not in lines[0]
    assert "发放救助金" in written("jsonl", REPORT)


def test_json_lines_with_skipped_numbers_keeps_the_order_of_the_text() -> None:
    lines = [json.loads(line) for line in written("jsonl", REPORT_WITH_SKIPPED, skipped=True).splitlines()]
    assert [line["start"] for line in lines] == [4, 20, 28, 30]
    assert lines[0] == {"doc": "lijiang.txt", "skipped": "date", "start": 4, "end": 9, "quote": "2022年"}
    assert len(written("jsonl", REPORT_WITH_SKIPPED).splitlines()) == 2


def test_json_lines_with_explanations() -> None:
    line = written("jsonl", REPORT, explain=True).splitlines()[0]
    assert json.loads(line)["explain"] == ["单位：元", '引号 " 与逗号，']


def test_csv_opens_in_a_spreadsheet_and_flattens_evidence() -> None:
    text = written("csv", REPORT, REPORT)
    assert text.startswith("\ufeffdoc,id,metric,")
    assert text.count("\ufeff") == 1
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 4
    assert rows[0]["metric_evidence"] == "12..14;15..18"
    assert rows[0]["region_evidence"] == "0..3"
    assert rows[0]["period_evidence"] == ""
    assert rows[0]["inherited"] == "region"
    assert (rows[0]["value"], rows[0]["value_max"]) == ("1185000000", "")
    assert (rows[0]["sentence_start"], rows[0]["sentence_end"]) == ("10", "40")
    assert "skipped" not in rows[0] and "explain" not in rows[0]


def test_csv_with_skipped_numbers() -> None:
    text = written("csv", REPORT_WITH_SKIPPED, skipped=True, explain=True)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["skipped"] for row in rows] == ["date", "", "date", ""]
    assert rows[0]["quote"] == "2022年" and rows[0]["metric"] == ""
    assert rows[1]["explain"].startswith("单位：元 | ")


def test_csv_without_reports_is_a_header() -> None:
    assert len(written("csv").splitlines()) == 1


def test_jsonl_without_reports_is_empty() -> None:
    assert written("jsonl") == ""
    assert written("table") == ""


@pytest.mark.parametrize("width", [100, 120, 160])
def test_the_table_fits_the_terminal_and_shows_every_field(
    monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    long = claim(
        metric="集中供养和分散供养特困人员基本生活费标准" * 2,
        unit="元/人·年",
        value="7200",
        value_max="9600",
        quote="7200元-9600元",
        period="2023-01/2023-06",
        region="云南省/丽江市/玉龙纳西族自治县/石鼓镇",
        change="increase",
        status="planned",
    )
    text = written("table", Report(claims=[claim(), long]))
    assert all(cell_len(line) <= width for line in text.splitlines() if line != LEGEND)
    for heading in ("指标", "数值", "单位", "地区", "时期", "项目", "变化/状态", "原文"):
        assert heading in text
    assert "11.85亿" in text and "7,200–9,600" in text
    assert "增 计划" in text
    assert LEGEND in text


def test_the_table_marks_what_is_inherited_and_what_is_unknown() -> None:
    text = written("table", Report(claims=[claim(period=None)]))
    row = next(line for line in text.splitlines() if "11.85亿" in line)
    assert "丽江市↑" in row and "临时救助↑" not in row
    assert "云南省" not in row
    assert "lijiang.txt　云南省/丽江市 · 2022 · 1 条指标" in text
    assert "lijiang.txt　0 条指标" in written("table", Report(region=None, date=Date(None)))
    assert "—" in row


def test_the_table_with_skipped_numbers_and_explanations() -> None:
    text = written("table", REPORT_WITH_SKIPPED, skipped=True, explain=True)
    assert text.index("2022年") < text.index("11.85亿元")
    assert "不计（日期）" in text
    assert "单位：元" in text


def test_every_reason_has_a_name_in_the_table() -> None:
    report = Report(skipped=[skipped(skipped=reason) for reason in get_args(SkipReason)])
    assert written("table", report, skipped=True).count("2022年") == len(get_args(SkipReason))


def test_text_of_a_report_is_no_markup() -> None:
    text = written("table", Report(claims=[claim(metric="[red]甲[/red]", quote="[b]1元")]))
    assert "[red]甲[/red]" in text.replace("\n", "")


def test_a_report_without_claims_says_so() -> None:
    assert "没有找到数量指标" in written("table", Report())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1185000000", "11.85亿"),
        ("23822", "23,822"),
        ("731300", "73.13万"),
        ("100000", "10万"),
        ("123456", "12.3456万"),
        ("1234567.8", "1,234,567.8"),
        ("1234567891", "1,234,567,891"),
        ("-200000", "-20万"),
        ("165.850", "165.85"),
        ("0", "0"),
        ("1.3E+9", "13亿"),
    ],
)
def test_values_for_people(value: str, text: str) -> None:
    assert readable(Decimal(value)) == text


@given(st.decimals(-(10**12), 10**12, places=4))
def test_a_readable_value_is_never_rounded(value: Decimal) -> None:
    text = readable(value).replace(",", "")
    scale = {"万": 10**4, "亿": 10**8}.get(text[-1], 1)
    assert Decimal(text.rstrip("万亿")) * scale == value


def test_modifiers_stand_before_the_value() -> None:
    assert readable_quantity(Decimal(8000), None, "over") == "超8,000"
    assert readable_quantity(Decimal(300), Decimal(500), "exact") == "300–500"


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    with whole_file(file) as stream:
        stream.write("新\r\n")
        stream.flush()
        assert file.read_text(encoding="utf-8") == "old"
    assert file.read_bytes() == "新\r\n".encode()
    assert file.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_is_not_written_at_all_when_something_fails(tmp_path: Path) -> None:
    file = tmp_path / "out.jsonl"
    file.write_text("old", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), whole_file(file) as stream:
        stream.write("half")
        raise KeyboardInterrupt
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX file modes and links")
def test_a_new_file_has_the_usual_mode_and_a_link_stays_a_link(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
        with whole_file(tmp_path / "link.csv") as stream:
            stream.write("x")
    finally:
        os.umask(mask)
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real.csv").stat().st_mode & 0o777 == 0o644
