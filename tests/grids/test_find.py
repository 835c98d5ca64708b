"""Which lines of a text are a table and which are not, and where the cells stand; time grows with the text."""

from __future__ import annotations

import gc
import time

import pytest

from minzheng_ie.grids import Grid
from minzheng_ie.grids.find import find_grids


def rows_of(text: str, grid: Grid) -> list[str]:
    """The cells of each row as ``column:text``, merged ones with what they cover."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        over = f"x{cell.columns}" if cell.columns > 1 else ""
        down = f"v{cell.rows}" if cell.rows > 1 else ""
        rows.setdefault(cell.row, []).append(f"{cell.column}{over}{down}:{text[cell.start : cell.end]}")
    return [" ".join(rows[row]) for row in sorted(rows)]


def check(text: str, grids: tuple[Grid, ...]) -> None:
    """What holds of every table that is found."""
    position = 0
    for grid in grids:
        assert position <= grid.start < grid.end <= len(text)
        assert grid.start == 0 or text[grid.start - 1] == "\n"
        assert grid.end == len(text) or text[grid.end] in "\r\n \t"
        assert grid.end - grid.start >= 3
        taken: set[tuple[int, int]] = set()
        for cell in grid.cells:
            held = text[cell.start : cell.end]
            assert held and held == held.strip()
            assert grid.start <= cell.start < cell.end <= grid.end
            places = {
                (r, c)
                for r in range(cell.row, cell.row + cell.rows)
                for c in range(cell.column, cell.column + cell.columns)
            }
            assert not places & taken
            taken |= places
            assert cell.row + cell.rows <= grid.height and cell.column + cell.columns <= grid.width
        position = grid.end


@pytest.mark.parametrize(
    "text",
    [
        "全县共有养老机构12家,床位300张。\n今年以来,新增助餐点5个。\n",
        "2023年 5月 12日\n省长 张某某\n各位代表:\n",
        "首页  机构  数据\n访问量  12345\n",
        "联系人 电话\n张某 13900000000\n李某 13800000000\n",
        "姓名  职务  电话\n张某  局长  5550101\n",
        "上一版  下一版\n2023-05-06 来源:某网  浏览次数:120\n",
        "查看: 9478|回复: 1\n发表于 2013-12-24 10:08:53 | 显示全部楼层 |阅读模式\n",
        "首页 | 新闻 | 政务公开\n关于我们 | 网站地图\n",
        "养老机构 个 120\n",
        "2.5\n微克每立方米,同比下降\n3.1\n",
        "一、工作情况\n1\n2\n3\n",
        "项目,包括养老机构12家,助餐点3个\n数量,今年增加,5\n",
        "指标完成情况  良好\n全年救助 500 人\n",
        "序号 事项\n1 新建养老机构12家,改造床位300张;发放津贴30万元。\n",
        "城镇 农村\n其中,低保 对象 300\n",
        "|\n|\n12\n",
        "指标单位数量\n全县养老机构发展很快\n",
    ],
)  # fmt: skip
def test_no_table(text: str) -> None:
    assert find_grids(text) == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("指  标  单 位  数  量\n合  计  个  12\n", ["0:指  标 1:单 位 2:数  量", "0:合  计 1:个 2:12"]),
        ("項目 單位 數量\n養老機構 個 12\n", ["0:項目 1:單位 2:數量", "0:養老機構 1:個 2:12"]),
        ("指标 2019 年 2020 年\n社区 31 44\n", ["0:指标 1:2019 年 2:2020 年", "0:社区 1:31 2:44"]),
        ("指标 2019 2020\n社区 2031 2044\n", ["0:指标 1:2019 2:2020", "0:社区 1:2031 2:2044"]),
        ("        2019年  2020年\n社区      31      44\n", ["1:2019年 2:2020年", "0:社区 1:31 2:44"]),
        ("指标\t\t单位\t数量\n社区\t个\t31\n", ["0:指标 1:单位 2:数量", "0:社区 1:个 2:31"]),
        ("地区 户数(户) 人数(人)\n大 河 镇 12 20\n", ["0:地区 1:户数(户) 2:人数(人)", "0:大 河 镇 1:12 2:20"]),
        ("项目  单位  数量\n离婚登记  对  -\n结婚登记  对  8\n", ["0:项目 1:单位 2:数量", "0:离婚登记 1:对 2:-", "0:结婚登记 1:对 2:8"]),
        ("月份\t结婚\t离婚\n\t(对)\t(对)\n1月\t12\t3\n", ["0v2:月份 1:结婚 2:离婚", "1:(对) 2:(对)", "0:1月 1:12 2:3"]),
        ("|地区|城市低保||农村低保|\n||户数|人数|人数|\n|合计|3|5|8|\n", ["0v2:地区 1x2:城市低保 3:农村低保", "1:户数 2:人数 3:人数", "0:合计 1:3 2:5 3:8"]),
        ("指标名称计量单位数量\n60岁以上人口人1,204\n每户平均面积平方米88.5\n", ["0:指标名称 1:计量单位 2:数量", "0:60岁以上人口 1:人 2:1,204", "0:每户平均面积 1:平方米 2:88.5"]),
    ],
)  # fmt: skip
def test_cells(text: str, rows: list[str]) -> None:
    grids = find_grids(text)
    check(text, grids)
    assert [rows_of(text, grid) for grid in grids] == [rows]


def test_what_stands_round_a_table_is_in_none() -> None:
    text = "某县统计\n单位:个\n指标  2021年\n社区  12\n站点  5\n注:2021年为快报数。\n填表人:张某\n"
    (grid,) = find_grids(text)
    assert text[grid.start : grid.end] == "指标  2021年\n社区  12\n站点  5"


def test_a_table_ends_where_another_begins() -> None:
    text = "指标 单位 数量\n社区 个 5\n\n指标 2021年 2022年\n孤儿(人) 3 4\n"
    grids = find_grids(text)
    check(text, grids)
    assert [grid.number for grid in grids] == [1, 2]
    assert [grid.height for grid in grids] == [2, 2]


def test_the_numbers_of_a_row_whose_columns_are_not_told_stand_beside_the_table() -> None:
    text = "项目 本年 上年\n敬老院 12 13\n福利院 4\n"
    (grid,) = find_grids(text)
    assert rows_of(text, grid) == ["0:项目 1:本年 2:上年", "0:敬老院 1:12 2:13", "0:福利院 4:4"]
    assert grid.end == len(text) - 1


TEMPLATES = [
    "指标 单位 数量\n", "指标单位数量\n", "| 指 | 数 |\n", "a|b\n", "12\n", "指标\n", "户数(户)\n", "户数\n(户)\n", "指标 数量\n低保 3\n", "指标\t数量\n低保\t3\n城\n",
    "\n", " \n", " ", "1 ", "|", "指标,数量\n低保,3\n", "| - ", "指标 单位 甲 2021年\n\n", "    低保  3\n", " -", "养老床位 张 6\n", "指标  2021年\n", "— 3 —\n", "低保 -\n",
    "指标\n单位\n数量\n低保\n人\n3\n", "低保人数人3\n", "a, 1\n", "县 户 人\n户数 人数\n县 1 2 3\n", "\t", "\t1\n", "项目  本年  上年\n床位  4200\n", "养老\n低保 3\n",
    "项目 |\n2011 |\n2012年比 |\n", "项目\n计费单位\n价格\n冷藏\n元/天\n5\n", "捐款如下:\n泾县 2元\n",
]  # fmt: skip


@pytest.mark.parametrize("head", ["", "指标 数量\n", "指标单位数量\n", "指标\n单位\n数量\n"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_time_grows_with_the_text(template: str, head: str) -> None:
    def seconds(length: int) -> float:
        text = head + template * (length // len(template))
        gc.collect()
        gc.disable()  # it walks what thousands of tests left in memory
        try:
            begin = time.process_time()
            grids = find_grids(text)
            took = time.process_time() - begin
        finally:
            gc.enable()
        check(text, grids)
        return took

    find_grids(head + template)
    bound = 8 * min(seconds(10_000) for _ in range(3)) + 0.05
    assert any(seconds(40_000) < bound for _ in range(3))
