"""The sample writer of pages, read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.formats.model import Cell, Heading, Paragraph, Report, Table
from tools.formats.write_html import write

from minzheng_ie.reading.registry import read_data

REPORT = Report(
    "某市2023年救助情况",
    "某市民政局",
    "2024-01-08",
    (
        Heading("一、总体情况"),
        Paragraph("2023年，全市发放低保金<300>万元 & 补贴40万元。"),
        Paragraph("养老机构42家", style="list"),
        Paragraph("床位600张。", style="list"),
        Table(
            (
                (Cell("指标", rows=2, head=True), Cell("对象", columns=2, head=True), None),
                (None, Cell("户", head=True), Cell("人", head=True)),
                (Cell("城市低保"), Cell("80"), Cell("120")),
                (Cell("其中：重残", indent=1), Cell("7"), Cell("12")),
            ),
            caption="表1 低保",
            unit="单位：户、人",
            notes=("注：年末数。",),
        ),
        Heading("二、下一步", level=2),
        Paragraph("继续做好救助工作。"),
    ),
)
BODY = [
    "一、总体情况", "2023年，全市发放低保金<300>万元 & 补贴40万元。", "养老机构42家", "床位600张。", "表1 低保",
    "单位：户、人", "指标\t对象", "户\t人", "城市低保\t80\t120", "其中：重残\t7\t12", "注：年末数。", "二、下一步",
    "继续做好救助工作。",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
@pytest.mark.parametrize("furniture", [False, True])
def test_a_report_comes_back_as_it_was(tmp_path: Path, furniture: bool, encoding: str) -> None:
    path = tmp_path / "a.html"
    write(REPORT, path, furniture=furniture, encoding=encoding)
    _, reading = read_data(path.read_bytes(), path.name, ".html")
    lines = reading.text.splitlines()
    assert lines[0] == REPORT.title
    notes = ["发布时间:2024-01-08 来源:某市民政局"] if furniture else ["某市民政局", "2024-01-08"]
    ends = ["版权所有:某市民政局"] if furniture else []
    assert lines[1:] == [*notes, *BODY, *ends]
    (grid,) = reading.grids
    cells = {reading.text[c.start : c.end]: c for c in grid.cells}
    assert (cells["指标"].rows, cells["对象"].columns, cells["户"].row, cells["户"].column) == (2, 2, 1, 1)
    assert cells["指标"].head and not cells["城市低保"].head
    assert cells["其中：重残"].indent > cells["城市低保"].indent == 0


def test_the_same_report_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        write(REPORT, tmp_path / name, furniture=True)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()
