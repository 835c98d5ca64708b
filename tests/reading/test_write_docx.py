"""The writer of sample Word files: what it writes is read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from minzheng_ie.reading import read_source

pytest.importorskip("docx")

from tools.formats.model import Cell, Heading, Paragraph, Report, Table
from tools.formats.write_docx import write

REPORT = Report(
    "梅岭县2023年民政工作总结",
    "梅岭县民政局",
    "2024年1月12日",
    (
        Heading("一、社会救助"),
        Paragraph("全县城市低保对象1,208人。"),
        Paragraph("其中单人保86人。", "note"),
        Paragraph("1.发放补助金56万元。", "list"),
        Table(
            (
                (Cell("指标", 2, head=True), Cell("数量", columns=2, head=True), None),
                (None, Cell("城市", head=True), Cell("农村", head=True)),
                (Cell("对象"), Cell("12"), Cell("34")),
                (Cell("其中:女", indent=1), Cell("5"), Cell("6")),
            ),
            "表1 低保情况",
            "单位:人",
            ("注:快报数。",),
        ),
        Table(((Cell("a"), Cell("b")),)),
    ),
)
EXPECTED = (
    "梅岭县2023年民政工作总结\n梅岭县民政局\n2024年1月12日\n一、社会救助\n全县城市低保对象1,208人。\n1.发放补助金56万元。\n"
    "表1 低保情况\n单位:人\n指标\t数量\n城市\t农村\n对象\t12\t34\n其中:女\t5\t6\n注:快报数。\na\tb\n其中单人保86人。\n"
)


@pytest.mark.parametrize(("runs", "furniture"), [(0, False), (2, True)])
def test_what_is_written_is_read_and_always_the_same(runs: int, furniture: bool, tmp_path: Path) -> None:
    for name in ("1.docx", "2.docx"):
        write(REPORT, tmp_path / name, runs=runs, furniture=furniture)
    assert (tmp_path / "1.docx").read_bytes() == (tmp_path / "2.docx").read_bytes()
    source = read_source(tmp_path / "1.docx")
    assert source.text == EXPECTED
    assert source.warnings == ()
    cells = source.grids[0].cells
    assert [(one.row, one.column, one.rows, one.columns) for one in cells[:2]] == [(0, 0, 2, 1), (0, 1, 1, 2)]
    assert [one.head for one in cells[:5]] == [True, True, True, True, False]
    assert [one.indent > 0 for one in cells if not one.column] == [False, False, True]
