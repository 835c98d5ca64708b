"""Old Excel workbooks: as those of today, also what other readers lose of them: number formats, hidden rows."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import Reading
from minzheng_ie.reading.sheets.compound import Compound, CompoundError
from minzheng_ie.reading.sheets.records import SharedTexts, codec_of, rk_value, text_of

xlwt = pytest.importorskip("xlwt")


def file(fill: Callable[[Any], None]) -> bytes:
    """A workbook that ``fill`` writes."""
    made = xlwt.Workbook(encoding="utf-8")
    fill(made)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def reading(data: bytes) -> Reading:
    kind, found = read_data(data, "表.xls", ".xls")
    assert kind == "xls"
    return found


def shown(code: str) -> Any:
    return xlwt.easyxf(num_format_str=code)


def test_a_table_as_it_is_shown() -> None:
    def fill(made: Any) -> None:
        page = made.add_sheet("救助")
        page.write_merge(0, 0, 0, 4, "云溪县2023年救助统计")
        for column, head in enumerate(("项目", "人数", "占比", "金额", "日期")):
            page.write(1, column, head)
        page.write(2, 0, "城市低保", xlwt.easyxf("align: indent 1"))
        page.write(2, 1, 1234, shown("#,##0"))
        page.write(2, 2, 0.814, shown("0.0%"))
        page.write(2, 3, -0.1 - 0.2, shown("General"))
        page.write(2, 4, date(2023, 6, 30), shown("yyyy-mm-dd"))
        page.write_merge(3, 4, 0, 0, "农村低保")
        for row in (3, 4):
            for column in range(1, 4):
                page.write(row, column, row * column)
        page.write(5, 0, "注:不含乡镇")

    found = reading(file(fill))
    assert found.text == (
        "云溪县2023年救助统计\n项目\t人数\t占比\t金额\t日期\n城市低保\t1,234\t81.4%\t-0.3\t2023-06-30\n"
        "农村低保\t3\t6\t9\n4\t8\t12\n注:不含乡镇\n"
    )
    (grid,) = found.grids
    assert (grid.height, grid.width, grid.sheet) == (4, 5, "救助")
    label = next(c for c in grid.cells if found.text[c.start : c.end] == "农村低保")
    assert (label.rows, label.columns) == (2, 1)
    assert [c.indent for c in grid.cells if c.row == 1] == [2, 0, 0, 0, 0]
    told = {found.text[place.start : place.end]: place.locator for place in found.places}
    assert (told["81.4%"].sheet, told["81.4%"].cell) == ("救助", "C3")
    assert found.warnings == ()


def test_what_is_hidden_is_left_out() -> None:
    def fill(made: Any) -> None:
        page = made.add_sheet("公开")
        for row, cells in enumerate(
            (("地区", "人数", "内部", "户数"), ("甲乡", 1, 77, 2), ("乙乡", 3, 88, 4), ("丙乡", 5, 99, 6))
        ):
            for column, value in enumerate(cells):
                page.write(row, column, value)
        page.row(2).hidden = True
        page.col(2).hidden = True
        page.set_header_str(b"12")
        other = made.add_sheet("草稿")
        other.write(0, 0, "保密66人")
        other.visibility = 2

    assert reading(file(fill)).text == "公开\n地区\t人数\t户数\n甲乡\t1\t2\n丙乡\t5\t6\n"


def test_many_texts_go_on_over_records() -> None:
    """As another reader reads them."""
    calamine = pytest.importorskip("python_calamine")
    words = [
        f"第{number}项" + ("长" * (number % 300) if number % 3 else "a" * (number % 500))
        for number in range(2_000)
    ]

    def fill(made: Any) -> None:
        page = made.add_sheet("一")
        for row, word in enumerate(words):
            page.write(row, 0, word)
            page.write(row, 1, row / 4)

    data = file(fill)
    book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    found = reading(data)
    rows = [line.split("\t") for line in found.text.splitlines()[1:]]
    assert [row[0] for row in rows] == [row[0] for row in book.get_sheet_by_index(0).to_python()] == words
    assert [float(row[1]) for row in rows] == [row / 4 for row in range(2_000)]


def test_formulas_that_nothing_calculated() -> None:
    def fill(made: Any) -> None:
        page = made.add_sheet("一")
        for row in range(3):
            page.write(row, 0, f"项目{row}")
            page.write(row, 1, xlwt.Formula("1+1"))

    found = reading(file(fill))
    assert found.warnings[0].startswith("sheet 一: no value is saved for the formula in B1, B2, B3; ")


def test_protected_damaged_and_empty_files() -> None:
    data = file(lambda made: made.add_sheet("一").write(0, 0, "甲3人"))
    with pytest.raises(ReadError, match=r"^表\.xls: empty, no cell"):
        reading(file(lambda made: made.add_sheet("一")))
    for cut in (100, 513, 700, 2_000):
        with pytest.raises(ReadError, match=r"^表\.xls: damaged or incomplete \([^\n]+\); get it again"):
            reading(data[:cut])
    # The record of the code page as that of a password.
    protected = data.replace(struct.pack("<HHH", 0x42, 2, 1200), struct.pack("<HHH", 0x2F, 2, 0))
    with pytest.raises(ReadError, match=r"^表\.xls: is protected by a password; open it"):
        reading(protected)


def test_compound_files_that_run_in_circles() -> None:
    data = bytearray(file(lambda made: made.add_sheet("一").write(0, 0, "甲")))
    assert Compound(bytes(data)).stream("workbook")
    (table,) = struct.unpack_from("<I", data, 76)
    start = (table + 1) * 512
    data[start : start + 512] = struct.pack("<128I", *([0] * 128))
    assert len(Compound(bytes(data)).stream("Workbook") or b"") <= len(data)
    with pytest.raises(CompoundError):
        Compound(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 600)


def test_a_file_of_excel_95() -> None:
    """Texts in bytes of a code page, no shared ones; written by hand, since no library does."""
    from xlwt.CompoundDoc import XlsDoc

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def words(text: str, head: str = "<H") -> bytes:
        return struct.pack(head, len(text.encode("gbk"))) + text.encode("gbk")

    def label(row: int, column: int, text: str) -> bytes:
        return record(0x204, struct.pack("<HHH", row, column, 0) + words(text))

    cells = b"".join(label(0, column, head) for column, head in enumerate(("项目", "占比", "人数")))
    cells += label(1, 0, "城市低保") + record(0x203, struct.pack("<HHHd", 1, 1, 1, 0.814))
    cells += record(0x06, struct.pack("<HHHB5xHHIH", 1, 2, 0, 0, 0xFFFF, 0, 0, 0)) + record(
        0x207, words("3,5")
    )
    sheet = record(0x809, struct.pack("<HHHH", 0x500, 0x10, 0, 0)) + cells + record(0x0A, b"")
    begin = record(0x809, struct.pack("<HHHH", 0x500, 5, 0, 0)) + record(0x42, struct.pack("<H", 936))
    begin += record(0x41E, struct.pack("<H", 200) + words('0.0%"左右"', "<B"))
    begin += record(0xE0, struct.pack("<HH12x", 0, 0)) + record(0xE0, struct.pack("<HH12x", 0, 200))
    name = words("救助", "<B")
    start = len(begin) + len(record(0x85, bytes(6) + name)) + 4
    begin += record(0x85, struct.pack("<IH", start, 0) + name) + record(0x0A, b"")
    buffer = io.BytesIO()
    XlsDoc().save(buffer, begin + sheet)
    found = reading(buffer.getvalue())
    assert found.text == "救助\n项目\t占比\t人数\n城市低保\t81.4%左右\t3,5\n"


def test_numbers_in_four_bytes() -> None:
    assert rk_value((1234 << 2) | 2) == 1234
    assert rk_value((1234 << 2) | 3) == 12.34
    assert rk_value(((-5 << 2) & 0xFFFFFFFF) | 2) == -5
    (upper,) = struct.unpack("<I", struct.pack("<d", 0.5)[4:])
    assert rk_value(upper) == 0.5 and rk_value(upper | 1) == 0.005


def test_texts_of_records() -> None:
    assert text_of(b"\x02\x00\x01" + "甲乙".encode("utf-16-le"), 0, None) == "甲乙"
    assert text_of(b"\x02\x00\x00ab", 0, None) == "ab"
    assert text_of(b"\x04\x00" + "甲乙".encode("gbk"), 0, "gb18030") == "甲乙"
    assert text_of(b"\x04" + "甲乙".encode("gbk"), 0, "gb18030", wide_length=False) == "甲乙"
    assert text_of(b"\x09", 0, None) == ""
    assert codec_of(936) == "gb18030" and codec_of(1252) == "cp1252" and codec_of(9999) == "gb18030"
    rich = b"\x02\x00\x0c\x01\x00\x03\x00\x00\x00ab" + b"\0" * 7
    plain = b"\x02\x00\x01" + "甲".encode("utf-16-le")
    parts = [
        b"\0" * 8 + rich + plain,
        b"\x01" + "乙".encode("utf-16-le") + b"\x01\x00\x00c",
        b"\x05\x00\x00x",
    ]
    assert SharedTexts(parts).read() == ["ab", "甲乙", "c"]
