"""Tables as text: encoding, delimiter and quotes are found; text that is no table stays text."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from minzheng_ie.errors import ReadError
from minzheng_ie.outputs import make_renderer
from minzheng_ie.reading import read_source
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import Reading

TABLE = '项目,单位,数量\n城市低保人数,人,"1,234"\n\u3000其中:女,人,512\n'
TEXT = "项目\t单位\t数量\n城市低保人数\t人\t1,234\n其中:女\t人\t512\n"


def read(text: str, encoding: str = "utf-8", suffix: str = ".csv") -> Reading:
    kind, found = read_data(text.encode(encoding), "表.csv", suffix)
    assert kind == "csv"
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, end: str) -> None:
    file = tmp_path / "表.csv"
    file.write_bytes(TABLE.replace("\n", end).encode(encoding))
    source = read_source(file)
    assert source.text == TEXT
    (grid,) = source.grids
    assert (grid.height, grid.width) == (3, 3)
    assert [cell.indent for cell in grid.cells if cell.column == 0] == [0, 0, 2]
    assert source.places[5].locator.cell == "C2"


@pytest.mark.parametrize(
    "text",
    [
        "项目;数量\n甲;1,234\n乙;2,345\n",
        "sep=;\n项目;数量\n甲;1,234\n乙;2,345\n",
        "项目\t数量\n甲\t1,234\n乙\t2,345\n",
        "项目|数量\n甲|1,234\n乙|2,345\n",
        '项目,数量\n甲,"1,234"\n乙,"2,345"\n',
        '项目, "数量"\n甲, "1,234"\n乙, "2,345"\n',
        '"项目","数量"\n"甲","1,234"\n"乙","2,345"\n',
        '项目,数量\n甲,="1,234"\n乙,="2,345"\n'.replace("1,234", "1234").replace("2,345", "2345"),
    ],
)
def test_delimiters(text: str) -> None:
    assert read(text).text.replace(",", "") == "项目\t数量\n甲\t1234\n乙\t2345\n"


def test_lines_above_and_below_and_ragged_rows() -> None:
    found = read("东河县2023年统计,,,\n,,,单位:人\n项目,2022,2023\n甲,1,2,\n乙,,3\n,,\n注:据年报,,\n")
    assert found.text == "东河县2023年统计\n单位:人\n项目\t2022\t2023\n甲\t1\t2\n乙\t3\n注:据年报\n"
    assert found.grids[0].cells[-1].column == 2


def test_quotes_hold_line_breaks_and_a_lone_one_holds_nothing() -> None:
    found = read('地区,备注,人数\n甲,"一行\n二行",12\n乙,他说"好",3\n')
    assert found.text == '地区\t备注\t人数\n甲\t一行 二行\t12\n乙\t他说"好"\t3\n'
    rows = "".join(f"丙{number},备,{number}\n" for number in range(100))
    assert len(read(f'地区,备注,人数\n甲,"未完,12\n{rows}').grids[0].cells) == 306


def test_figures_that_their_own_commas_cut_are_not_read() -> None:
    found = read("项目,人数,户数\n甲,1,234,567\n乙,3,2\n丙,12,345,6\n丁,5,4\n")
    assert found.text == "项目\t人数\t户数\n乙\t3\t2\n丁\t5\t4\n"
    assert found.warnings == (
        "more cells than columns in line 2, 4: not read (put figures with commas in quotation marks)",
    )


@pytest.mark.parametrize(
    "text",
    [
        "截至2023年底,全县共有低保对象1200人,发放30万元。\n其中,城市300人。\n一年来,我们坚持为民,做好工作,取得成效,效果好。\n",
        "只有一列\n3\n4\n",
        "一行,而已",
        "救助300人。\n",
    ],
)
def test_what_is_no_table_stays_text(text: str) -> None:
    found = read(text)
    assert (found.text, found.grids) == (text, ())


def test_several_tables() -> None:
    found = read("表一\n项目,人数\n甲,1\n\n表二\n地区,户数,资金\n东县,2,3\n")
    assert [(grid.height, grid.width) for grid in found.grids] == [(2, 2), (2, 3)]


def test_text_named_xls_is_a_table_too() -> None:
    assert read("项目\t数\n甲\t3\n", "gb18030", ".xls").text == "项目\t数\n甲\t3\n"


def test_claims_are_not_read_back() -> None:
    head = make_renderer("csv", io.StringIO()).head()
    with pytest.raises(ReadError, match=r"^表\.csv: claims written by minzheng-ie, not a report$"):
        read(head)


def test_hostile_tables() -> None:
    with pytest.raises(ReadError, match="split it"):
        read("甲,乙\n" + "1,2\n" * 300_000)
    wide = "甲,乙\n" + ",".join("1" * 20_000) + "\n"
    assert read(wide).grids == ()
    long = "甲,乙\n" + "x" * 200_000 + ",3\n"
    assert read(long).text == long
    assert read('"' + "甲,乙\n" * 50_000).grids
