"""Workbooks made to do harm: a line, or what is right of them, soon."""

from __future__ import annotations

import struct
import time
from collections.abc import Iterator

import pytest
from sheet_files import book, number, relations, sheet, text

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.sheets import records
from minzheng_ie.reading.sheets.records import BiffError, Records

pytest.importorskip("lxml")
TABLE = f"<row r='1'>{text('A1', '甲')}{text('B1', '数')}</row><row r='2'>{text('A2', '乙')}{number('B2', 3)}</row>"
SHOWN = "甲\t数\n乙\t3\n"


@pytest.fixture(autouse=True)
def _soon() -> Iterator[None]:
    begin = time.process_time()
    yield
    assert time.process_time() - begin < 10


def read(data: bytes) -> str:
    return read_data(data, "表.xlsx", ".xlsx")[1].text


def test_a_long_text_told_often() -> None:
    cells = "".join(f"<row r='{row}'><c r='A{row}' t='s'><v>0</v></c></row>" for row in range(1, 3_001))
    with pytest.raises(ReadError, match=r"^表\.xlsx: has more than"):
        read(book({"Sheet1": sheet(cells)}, shared=f"<si><t>{'长' * 40_000}</t></si>"))


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"])
def test_entities_are_refused(part: str) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>'
    with pytest.raises(ReadError, match="document type definition"):
        read(book({"Sheet1": sheet(TABLE)}, shared="<si/>", parts={part: bomb}))


def test_places_that_no_sheet_has() -> None:
    far = f"<row r='99999999999'>{number('XFE1', 1)}{number('A99999999', 2)}{number('ZZZZ9', 3)}{number('甲', 4)}</row>"
    columns = "<cols><col min='5' max='4000000000' hidden='1'/><col min='x' max='-1' hidden='1'/></cols>"
    merges = "<mergeCells><mergeCell ref='A1:XFD99999999'/><mergeCell ref='C9:D9999'/><mergeCell ref='x'/></mergeCells>"
    assert read(book({"Sheet1": sheet(TABLE + far, before=columns, behind=merges)})) == SHOWN


def test_one_part_as_a_thousand_sheets_and_sheets_elsewhere() -> None:
    rows = sheet(TABLE)
    names = [f"乡{at}" for at in range(1_000)]
    told = {f"rId{at}": ("worksheet", "worksheets/sheet1.xml") for at in range(1, 999)}
    parts = {"xl/_rels/workbook.xml.rels": relations(told)}
    assert read(book(dict.fromkeys(names, rows), parts=parts)) == f"乡0\n{SHOWN}"
    outside = relations(
        {
            "rId1": ("worksheet", "http://example.invalid/a.xml"),
            "rId2": ("worksheet", "worksheets/sheet2.xml"),
        }
    )
    outside = outside.replace('a.xml"', 'a.xml" TargetMode="External"')
    assert (
        read(book({"甲": rows, "乙": rows}, parts={"xl/_rels/workbook.xml.rels": outside})) == f"乙\n{SHOWN}"
    )


def test_drawings_that_hold_themselves() -> None:
    told = relations({"rId1": ("drawing", "../worksheets/sheet1.xml"), "rId2": ("drawing", "../none.xml")})
    data = book(
        {"Sheet1": sheet(TABLE, behind='<drawing r:id="rId1"/>')},
        parts={"xl/worksheets/_rels/sheet1.xml.rels": told},
    )
    found = read_data(data, "表.xlsx", ".xlsx")[1]
    assert found.text == SHOWN
    assert found.warnings == ("sheet Sheet1: text boxes not read: xl/none.xml is missing",)


def test_too_many_elements() -> None:
    rows = "<row/>" * 9_000_000
    with pytest.raises(ReadError, match=r"elements; split it|more than what is safe"):
        read(book({"Sheet1": sheet(rows)}))


def test_records_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(records, "MOST_RECORDS", 1_000)
    stream = Records(struct.pack("<HH", 1, 0) * 600)
    assert len(list(stream.begin())) == 600
    with pytest.raises(BiffError, match="more than 1000 records"):
        list(stream.begin())
