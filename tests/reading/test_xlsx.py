"""Excel workbooks: what is shown comes out, with its place; the rest does not."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sheet_files import book, number, relations, sheet, text

from minzheng_ie.errors import ReadError
from minzheng_ie.reading import read_source
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import Reading

xlsxwriter = pytest.importorskip("xlsxwriter")
pytest.importorskip("lxml")


def written(fill: Callable[[Any], None], **options: object) -> Reading:
    """The reading of a workbook that ``fill`` writes."""
    buffer = io.BytesIO()
    made = xlsxwriter.Workbook(buffer, options)
    fill(made)
    made.close()
    return reading(buffer.getvalue())


def reading(data: bytes) -> Reading:
    kind, found = read_data(data, "表.xlsx", ".xlsx")
    assert kind == "xlsx"
    return found


def cells(found: Reading, at: int = 0) -> list[tuple[int, int, str]]:
    grid = found.grids[at]
    return [(cell.row, cell.column, found.text[cell.start : cell.end]) for cell in grid.cells]


def test_a_table_with_title_unit_and_note(tmp_path: Path) -> None:
    file = tmp_path / "季报.xlsx"
    made = xlsxwriter.Workbook(str(file))
    page = made.add_worksheet("救助")
    page.merge_range("A1:D1", "云溪县2023年四季度救助情况")
    page.write("D2", "单位:人")
    page.merge_range("A3:A4", "项目")
    page.merge_range("B3:C3", "人数")
    page.merge_range("D3:D4", "占比")
    page.write_row("B4", ["本季", "上季"])
    page.write("A5", "城市低保")
    page.write("B5", 1234, made.add_format({"num_format": "#,##0"}))
    page.write("C5", 1200)
    page.write("D5", 0.814, made.add_format({"num_format": "0.0%"}))
    page.write("A6", "其中:女", made.add_format({"indent": 2}))
    page.write_row("B6", [512, 500, 0.30000000000000004])
    page.write("A7", "注:数字由各乡镇报来。")
    made.close()

    source = read_source(file)
    assert source.text == (
        "云溪县2023年四季度救助情况\n单位:人\n项目\t人数\t占比\n本季\t上季\n"
        "城市低保\t1,234\t1200\t81.4%\n其中:女\t512\t500\t0.3\n注:数字由各乡镇报来。\n"
    )
    (grid,) = source.grids
    assert (grid.height, grid.width, grid.sheet) == (4, 4, "救助")
    spans = {source.text[c.start : c.end]: (c.row, c.column, c.rows, c.columns) for c in grid.cells}
    assert spans["项目"] == (0, 0, 2, 1) and spans["人数"] == (0, 1, 1, 2) and spans["占比"] == (0, 3, 2, 1)
    indents = {source.text[c.start : c.end]: c.indent for c in grid.cells}
    assert indents["其中:女"] > indents["城市低保"] == 0
    told = {source.text[place.start : place.end]: place.locator for place in source.places}
    assert (told["81.4%"].cell, told["81.4%"].sheet) == ("D5", "救助")
    assert (told["81.4%"].table, told["81.4%"].row, told["81.4%"].column) == (1, 3, 4)
    assert told["云溪县2023年四季度救助情况"].cell == "A1"
    assert all(place.start < place.end for place in source.places)


def test_days_booleans_errors_and_rich_text() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet()
        page.write_row("A1", ["日期", "月份", "是否", "数", "名称"])
        page.write_datetime("A2", date(2023, 6, 30), made.add_format({"num_format": "yyyy-mm-dd"}))
        page.write_datetime("B2", date(2023, 6, 1), made.add_format({"num_format": 'yyyy"年"m"月"'}))
        page.write_boolean("C2", True)
        page.write_formula("D2", "=NA()", None, "#N/A")
        page.write_rich_string("E2", made.add_format({"bold": True}), "城市", "低保")

    found = written(fill)
    assert found.text == "日期\t月份\t是否\t数\t名称\n2023-06-30\t2023年6月\tTRUE\t城市低保\n"
    assert found.grids[0].cells[-1].column == 4
    assert found.warnings == ()


def test_formulas_are_not_calculated() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet("合计")
        page.write_row("A1", ["项目", "人数"])
        page.write_row("A2", ["甲", 5])
        page.write("A3", "乙")
        page.write_formula("B3", "=B2+1", None, 6)
        page.write("A4", "丙")
        page.write_formula("B4", "=SUM(B2:B3)")  # this library saves a zero for what it does not know
        page.write("A5", "丁")
        page.write_formula("B5", '=""', None, "")

    found = written(fill)
    assert found.text == "合计\n项目\t人数\n甲\t5\n乙\t6\n丙\n丁\n"
    (warning,) = found.warnings
    assert warning.startswith("sheet 合计: no value is saved for the formula in B4, B5;")


def test_formulas_without_a_value() -> None:
    rows = f"<row r='1'>{text('A1', '项目')}{text('B1', '数')}</row><row r='2'>{text('A2', '甲')}<c r='B2'><f>1+1</f></c></row>"
    found = reading(book({"一月": sheet(rows)}))
    assert "B2" in found.warnings[0] and "calculate" in found.warnings[0]
    counted = rows.replace("<f>1+1</f>", "<f>1+1</f><v>0</v>")
    assert reading(book({"一月": sheet(counted)})).text.endswith("甲\t0\n")


def test_what_is_hidden_is_left_out() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet("公开")
        for row, cells in enumerate(
            (["地区", "人数", "内部", "户数"], ["甲乡", 1, 77, 2], ["乙乡", 3, 88, 4], ["丙乡", 5, 99, 6])
        ):
            page.write_row(row, 0, cells)
        page.set_column("C:C", None, None, {"hidden": True})
        page.set_row(2, None, None, {"hidden": True})
        page.write_comment("A1", "批注里有12人")
        page.set_header("&C页眉34人")
        page.set_footer("&C页脚56人")
        for name, hide in (("草稿", "hide"), ("内部", "very_hidden")):
            other = made.add_worksheet(name)
            other.write(0, 0, "保密66人")
            getattr(other, hide)()

    found = written(fill)
    assert found.text == "公开\n地区\t人数\t户数\n甲乡\t1\t2\n丙乡\t5\t6\n"
    assert cells(found)[-1] == (3, 3, "6")
    assert found.places[-1].locator.cell == "D4"


def test_a_merged_area_that_begins_hidden() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet()
        page.merge_range("B1:D1", "人数")
        page.write_row("A2", ["地区", "甲", "乙", "丙"])
        page.write_row("A3", ["东乡", 1, 2, 3])
        page.set_column("B:B", None, None, {"hidden": True})

    found = written(fill)
    assert found.text == "人数\n地区\t乙\t丙\n东乡\t2\t3\n"
    first = found.grids[0].cells[0]
    assert (first.column, first.columns) == (2, 2)


def test_sheets_in_order_with_names_that_tell() -> None:
    def fill(made: Any) -> None:
        for name, title in (
            ("Sheet1", "青河市民政统计"),
            ("城市低保", ""),
            ("Sheet3", ""),
            ("农村低保", "农村低保月报"),
        ):
            page = made.add_worksheet(name)
            if title:
                page.merge_range("A1:B1", title)
            page.write_row("A2", ["县", "人数"])
            page.write_row("A3", ["东县", 3])

    table = "县\t人数\n东县\t3\n"
    assert written(fill).text == f"青河市民政统计\n{table}城市低保\n{table}{table}农村低保月报\n{table}"
    assert [grid.number for grid in written(fill).grids] == [1, 2, 3, 4]


def test_text_boxes_once_and_no_charts() -> None:
    def fill(made: Any) -> None:
        page = made.add_worksheet()
        page.write_row("A3", ["项目", "数"])
        page.write_row("A4", ["甲", 3])
        page.insert_textbox("A1", "填报说明")
        page.insert_textbox("D9", "截至12月底\n共3项")
        chart = made.add_chart({"type": "column"})
        chart.set_title({"name": "图中88人"})
        chart.add_series({"values": "=Sheet1!$B$4:$B$4", "name": "系列99"})
        page.insert_chart("F2", chart)
        sheet = made.add_chartsheet("图表")
        other = made.add_chart({"type": "pie"})
        other.add_series({"values": "=Sheet1!$B$4:$B$4", "name": "饼77"})
        sheet.set_chart(other)

    assert written(fill).text == "填报说明\n项目\t数\n甲\t3\n截至12月底\n共3项\n"


def test_readings_of_characters_are_no_text() -> None:
    shared = (
        '<si><t>项目</t></si><si><r><t>城</t></r><r><t xml:space="preserve">市 </t></r><rPh sb="0" eb="1"><t>cheng</t></rPh></si>'
        "<si><t>甲_x000A_乙</t></si>"
    )
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'
        '<row r="2"><c r="A2" t="s"><v>2</v></c><c r="B2"><v>1</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>9</v></c><c r="B3" t="s"><v>-1</v></c></row>'
    )
    found = reading(book({"一": sheet(rows)}, shared=shared))
    assert found.text == "一\n项目\t城市\n甲 乙\t1\n"
    assert found.warnings == ("sheet 一: no value in A3, B3",)


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_cells_without_references_and_names_with_prefixes(prefix: str) -> None:
    p = prefix
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    declared = f'xmlns{":x" if p else ""}="{space}"'
    part = (
        f"<{p}worksheet {declared}><{p}dimension ref='A1:XFD1048576'/><{p}sheetData><{p}row>"
        f"<{p}c t='str'><{p}v>项目</{p}v></{p}c><{p}c t='inlineStr'><{p}is><{p}t>数</{p}t></{p}is></{p}c></{p}row>"
        f"<{p}row><{p}c t='str'><{p}v>甲</{p}v></{p}c><{p}c/><{p}c><{p}v>4</{p}v></{p}c></{p}row>"
        f"</{p}sheetData></{p}worksheet>"
    )
    found = reading(book({"Sheet1": part}))
    assert cells(found) == [(0, 0, "项目"), (0, 1, "数"), (1, 0, "甲"), (1, 2, "4")]


def test_zeros_that_a_sheet_does_not_show() -> None:
    rows = f"<row r='1'>{text('A1', '甲')}{number('B1', 0)}{number('C1', 5)}</row><row r='2'>{text('A2', '乙')}{number('B2', 1)}</row>"
    view = "<sheetViews><sheetView showZeros='0' workbookViewId='0'/></sheetViews>"
    assert reading(book({"Sheet1": sheet(rows, before=view)})).text == "甲\t5\n乙\t1\n"


def test_strict_files_and_days_from_1904() -> None:
    rows = f"<row r='1'>{text('A1', '日期')}{text('B1', '数')}</row><row r='2'><c r='A2' t='d'><v>2023-06-30T00:00:00</v></c>{number('B2', 2)}</row>"
    usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = sheet(rows).replace(usual, "http://purl.oclc.org/ooxml/spreadsheetml/main")
    found = reading(book({"Sheet1": part}, properties="<workbookPr date1904='1'/>"))
    assert found.text == "日期\t数\n2023-06-30\t2\n"


def test_empty_space_costs_little() -> None:
    """A dimension that lies, columns and a million rows with a format and nothing else."""
    table = f"<row r='1'>{text('A1', '项目')}{text('B1', '数')}<c r='XFD1' s='1'/></row><row r='2'>{text('A2', '甲')}{number('B2', 3)}</row>"
    empty = "".join(
        f'<row r="{row}" s="1" customFormat="1">' + f'<c r="A{row}" s="1"/>' * 5 + "</row>"
        for row in range(3, 200_003)
    )
    small = book({"Sheet1": sheet(table, before="<dimension ref='A1:A1'/>")})
    large = book({"Sheet1": sheet(table + empty, before="<dimension ref='A1:XFD1048576'/>")})
    assert reading(small).text == reading(large).text == "项目\t数\n甲\t3\n"
    begin = time.process_time()
    reading(large)
    assert time.process_time() - begin < 10


def test_a_damaged_sheet_is_told_and_the_others_read() -> None:
    whole = sheet(
        f"<row r='1'>{text('A1', '甲')}{number('B1', 3)}</row><row r='2'>{text('A2', '乙')}{number('B2', 4)}</row>"
    )
    found = reading(book({"一月": whole[:-40], "二月": whole}))
    assert found.text == "二月\n甲\t3\n乙\t4\n"
    (warning,) = found.warnings
    assert warning.startswith("sheet 一月: not read: xl/worksheets/sheet1.xml is damaged (")
    with pytest.raises(ReadError, match=r"表\.xlsx: xl/worksheets/sheet1\.xml is damaged"):
        reading(book({"一月": whole[:-40]}))


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/styles.xml"])
def test_without_texts_or_formats_nothing_is_right(part: str) -> None:
    """A number whose format is lost may be a share of one in a hundred."""
    whole = sheet(f"<row r='1'>{text('A1', '甲')}{number('B1', 0.5)}</row>")
    told = {
        "rId1": ("worksheet", "worksheets/sheet1.xml"),
        "rId2": ("sharedStrings", "sharedStrings.xml"),
        "rId3": ("styles", "styles.xml"),
    }
    parts = {
        "xl/_rels/workbook.xml.rels": relations(told),
        "xl/sharedStrings.xml": "<sst/>",
        "xl/styles.xml": "<styleSheet/>",
    }
    assert reading(book({"甲": whole}, parts=parts)).text
    with pytest.raises(ReadError, match=part):
        reading(book({"甲": whole}, parts={**parts, part: "<broken"}))


def test_nothing_is_shown() -> None:
    with pytest.raises(ReadError, match=r"^表\.xlsx: empty, no cell"):
        reading(book({"Sheet1": sheet("")}))


def test_claims_are_not_read_back() -> None:
    def fill(made: Any) -> None:
        made.add_worksheet().write_row(0, 0, ["doc", "id", "metric", "measure", "value", "unit"])

    with pytest.raises(ReadError, match="claims written by minzheng-ie"):
        written(fill)
