"""Sheets taken apart: tables below and beside each other, titles and notes as lines."""

from __future__ import annotations

import time

import pytest

from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.reading.sheets.blocks import write_sheet
from minzheng_ie.reading.sheets.cells import Sheet, SheetCell, cell_name, column_name, lay_out


def written(*rows: str, name: str | None = None) -> Reading:
    """Of rows whose cells are set apart by bars; figures are numbers."""
    cells = [
        SheetCell(at, column, text, text.isdecimal())
        for at, row in enumerate(rows)
        for column, text in enumerate(row.split("|"))
        if text
    ]
    builder = TextBuilder()
    write_sheet(builder, Sheet(name, cells))
    return builder.reading()


def shape(found: Reading) -> list[tuple[int, int]]:
    return [(grid.height, grid.width) for grid in found.grids]


@pytest.mark.parametrize(
    ("rows", "shapes"),
    [
        (("项目|人数", "甲|1", "", "项目|户数", "甲|2"), [(2, 2), (2, 2)]),
        (("项目|人数", "甲|1", "", "项目|2022|2023", "甲|2|3"), [(2, 2), (2, 3)]),
        (("项目|人数", "甲|1", "", "乙|2", "丙|3"), [(5, 2)]),  # figures without heads go on
        (("项目|人数", "", "甲|1", "乙|2"), [(4, 2)]),
        (("项目|人数", "甲|1", "", "农村", "乙|2"), [(5, 2)]),
        (("项目|人数", "甲|1", "", "表2 其他", "乙|2", "丙|3"), [(2, 2), (2, 2)]),
        (("项目|人数", "", "甲|1", "", "乙|2"), [(5, 2)]),
        (("项目|人数", "甲|1", "", "农村", "", "乙|2"), [(6, 2)]),
        (("项目|人数", "甲|1", "表2 资金", "项目|资金", "甲|2"), [(2, 2), (2, 2)]),  # no row between
        (("项目|2022|2023", "甲|1|2", "项目|2020|2021", "甲|3|4"), [(2, 3), (2, 3)]),
        (("项目|救助|救助", "项目|人数|户数", "甲|1|2"), [(3, 3)]),
        (("合计|3", "甲|1", "合计|4", "乙|2"), [(4, 2)]),
        (("项目|人数||县区|户数", "甲|1||东县|2"), [(2, 2), (2, 2)]),
        (("项目||人数", "甲||1", "乙||2"), [(3, 3)]),  # a column left blank for looks
        (("表一|||表二", "项目|人数||县区|户数", "甲|1||东县|2"), [(2, 2), (2, 2)]),
        (("项目|人数", "甲|1", "乙|2", "注:不含乡镇"), [(3, 2)]),
        (("项目|人数", "一、城市", "甲|1", "二、农村", "乙|2"), [(5, 2)]),
        (("|单位:万元", "项目|金额", "甲|1"), [(2, 2)]),
        (("填报单位:东县民政局||单位:元", "项目|金额|户数", "甲|1|2", "负责人:||填表人:李四"), [(2, 3)]),
        (("||其中", "项目|合计|女", "甲|3|1"), [(3, 3)]),  # a head over one column is no title
    ],
)
def test_tables_of_a_sheet(rows: tuple[str, ...], shapes: list[tuple[int, int]]) -> None:
    assert shape(written(*rows)) == shapes


def test_tables_side_by_side_come_one_after_the_other() -> None:
    found = written("上半年|||下半年", "项目|人数||项目|人数", "甲|1||甲|2", "乙|3||乙|4")
    assert found.text == "上半年\n项目\t人数\n甲\t1\n乙\t3\n下半年\n项目\t人数\n甲\t2\n乙\t4\n"
    assert found.places[-1].locator.cell == "E4"
    assert (
        found.places[-1].locator.table,
        found.places[-1].locator.row,
        found.places[-1].locator.column,
    ) == (2, 3, 2)


def test_words_in_one_column_are_lines() -> None:
    found = written("东河县工作总结", "全年救助300人。", "", "下一步继续。")
    assert found.text == "东河县工作总结\n全年救助300人。\n下一步继续。\n"
    assert found.grids == ()


def test_a_long_cell_is_as_many_lines_as_it_has() -> None:
    note = "注:1.人数为年末数,不含外地户籍;\n2.资金为全年累计数,含省级以上补助,不含社会捐赠,也不含上年结转的部分,下同。"
    assert written("项目|人数", "甲|1", note).text.endswith(f"甲\t1\n{note}\n")
    assert written("东河县\n民政统计", "项目|人数", "甲|1").text.startswith("东河县 民政统计\n")


def test_names_in_a_last_row_are_lines() -> None:
    found = written("项目|人数", "甲|1", "", "填表人:李四|审核人:王五")
    assert shape(found) == [(2, 2)]
    assert found.text.endswith("\n填表人:李四\n审核人:王五\n")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Sheet1", False),
        ("工作表3", False),
        ("表2", False),
        ("Sheet1 (2)", False),
        ("3", False),
        ("2023年", True),
        ("低保", True),
    ],
)
def test_names_of_sheets(name: str, told: bool) -> None:
    assert written("项目|人数", "甲|1", name=name).text.startswith(f"{name}\n") is told


def test_merged_areas() -> None:
    cells = [
        SheetCell(0, 0, "题"),
        SheetCell(1, 0, "甲"),
        SheetCell(1, 1, "乙"),
        SheetCell(1, 2, "丙"),
        SheetCell(2, 2, "3", True),
    ]
    shown = lay_out(cells, [(0, 0, 0, 16_383), (1, 0, 1_048_575, 1), (1, 1, 2, 2)], frozenset(), frozenset())
    assert [(c.text, c.rows, c.columns) for c in shown] == [
        ("题", 1, 3),
        ("甲", 2, 2),
        ("丙", 1, 1),
        ("3", 1, 1),
    ]


def test_hostile_areas_take_no_time() -> None:
    cells = [SheetCell(row, column, "x") for row in range(500) for column in range(20)]
    begin = time.process_time()
    areas = [(row, column, 1_048_575, 16_383) for row in range(300) for column in range(20)] * 20
    shown = lay_out(cells, areas, frozenset(range(1, 400_000)), frozenset(range(5, 16_384)))
    assert [(c.row, c.column) for c in shown] == [(0, 0)]
    assert time.process_time() - begin < 10


def test_names_of_cells() -> None:
    assert [column_name(at) for at in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert cell_name(SheetCell(6, 1, "x")) == "B7"
