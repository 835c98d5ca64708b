"""The tables a file tells of: titles, units and notes are lines beside them, a layout is none, a sheet may hold several."""

from __future__ import annotations

import pytest

from minzheng_ie.grids import Grid
from minzheng_ie.grids.find import find_grids
from minzheng_ie.reading.result import RawCell, TextBuilder

Row = list["str | tuple[str, int, int]"]


def read(rows: list[Row]) -> tuple[str, tuple[Grid, ...]]:
    """The text of a document with a table of ``rows`` (a merged cell: text, rows, columns) and what is found in it."""
    builder = TextBuilder()
    builder.line("某县2023年民政工作")
    cells = []
    for at, row in enumerate(rows):
        for column, given in enumerate(row):
            text, deep, wide = given if isinstance(given, tuple) else (given, 1, 1)
            cells.append(RawCell(at, column, text, deep, wide))
    builder.table(cells)
    builder.line("全县有养老机构3家。")
    reading = builder.reading()
    return reading.text, find_grids(reading.text, reading.grids)


TITLE = ("2023年民政统计表", 1, 3)


@pytest.mark.parametrize(
    ("rows", "kept"),
    [
        ([[TITLE], ["编制单位:某县", "", "2023年6月"], ["", "", "单位:人"], ["指标", "本年", "上年"], ["低保", "12", "13"], ["注:快报数"], ["填表人:张某", "", "审核人:李某"]], ["指标\t本年\t上年\n低保\t12\t13"]),
        ([[TITLE], ["续表"], ["地区", "户数", "人数"], ["合计", "3", "5"]], ["地区\t户数\t人数\n合计\t3\t5"]),
        # a head over some of the columns is no title
        ([["", ("城市低保", 1, 2)], ["地区", "户数", "人数"], ["合计", "3", "5"]], ["城市低保\n地区\t户数\t人数\n合计\t3\t5"]),
        # several tables of one sheet
        ([["指标", "数量"], ["低保", "12"], [], ["婚姻登记情况"], ["指标", "数量"], ["结婚", "33"]], ["指标\t数量\n低保\t12", "指标\t数量\n结婚\t33"]),
        ([["指标", "数量"], ["低保", "12"], [("婚姻登记情况", 1, 2)], ["指标", "2022年"], ["结婚", "33"]], ["指标\t数量\n低保\t12", "指标\t2022年\n结婚\t33"]),
        ([["指标", "数量"], ["低保", "12"], ["指标", "人数"], ["孤儿", "33"]], ["指标\t数量\n低保\t12", "指标\t人数\n孤儿\t33"]),
        # an empty row alone ends nothing
        ([["地区", "户数"], ["合计", "12"], [], ["甲镇", "12"]], ["地区\t户数\n合计\t12\n甲镇\t12"]),
        # layouts and lists of words
        ([["首页"], ["全县发放低保金300万元,惠及2000人。今年以来各项工作推进顺利。", "12"]], []),
        ([["序号", "任务", "单位"], ["1", "新建养老机构12家,改造床位300张;推进中心建设。", "民政局"]], []),
        ([["全县有养老机构3家。"]], []),
        ([[TITLE], [("单位:人", 1, 3)]], []),
        ([["部门", "职责"], ["民政局", "社会救助"]], []),
    ],
)  # fmt: skip
def test_trimmed(rows: list[Row], kept: list[str]) -> None:
    text, grids = read(rows)
    assert [text[grid.start : grid.end] for grid in grids] == kept
    for grid in grids:
        assert min(cell.row for cell in grid.cells) == 0
        assert max(cell.row + cell.rows for cell in grid.cells) == grid.height
        assert grid.regular


def test_what_was_a_layout_is_no_table_of_the_text_either() -> None:
    text, grids = read(
        [["指标", "说明"], ["本年新增养老机构12家,改造床位300张,完成全年任务。", "一"], ["低保", "-"]]
    )
    assert grids == ()
    assert "新增养老机构12家" in text


def test_tables_of_text_beside_those_of_the_file() -> None:
    builder = TextBuilder()
    builder.table([RawCell(0, 0, "指标"), RawCell(0, 1, "数量"), RawCell(1, 0, "低保"), RawCell(1, 1, "12")])
    builder.line("指标 单位 数量\n孤儿 人 3")
    reading = builder.reading()
    grids = find_grids(reading.text, reading.grids)
    assert [(grid.number, grid.regular) for grid in grids] == [(1, True), (2, False)]
