"""Tables of Word files: their cells, merged, set in, nested, laid out."""

from __future__ import annotations

import pytest
from word_xml import cell, docx, para, row, table

from minzheng_ie.grids import Grid
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import Reading

pytest.importorskip("lxml")

Shown = tuple[int, int, int, int, str]


def read(*blocks: str, **parts: str) -> Reading:
    return read_data(docx(*blocks, **parts), "甲.docx", ".docx")[1]


def shown(reading: Reading, grid: Grid | None = None) -> list[Shown]:
    """Row, column, rows, columns and text of each cell."""
    cells = (grid or reading.grids[0]).cells
    return [(one.row, one.column, one.rows, one.columns, reading.text[one.start : one.end]) for one in cells]


SPAN = '<w:gridSpan w:val="{}"/>'.format
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def test_merged_cells() -> None:
    reading = read(
        table(
            row(cell("地区", properties=DOWN), cell("低保对象", properties=SPAN(2))),
            row(cell(properties=ON), "城市", "农村"),
            row("甲县", "12", "34"),
            widths=(2000, 2000, 2000),
        )
    )
    assert shown(reading) == [
        (0, 0, 2, 1, "地区"),
        (0, 1, 1, 2, "低保对象"),
        (1, 1, 1, 1, "城市"),
        (1, 2, 1, 1, "农村"),
        (2, 0, 1, 1, "甲县"),
        (2, 1, 1, 1, "12"),
        (2, 2, 1, 1, "34"),
    ]
    assert (reading.grids[0].height, reading.grids[0].width) == (3, 3)
    assert reading.text == "地区\t低保对象\n城市\t农村\n甲县\t12\t34\n"


def test_cells_before_merges_of_old_and_merges_that_do_not_fit() -> None:
    reading = read(
        table(
            row("a", "b", properties='<w:gridBefore w:val="1"/>'),
            row("c", cell("d", properties='<w:hMerge w:val="restart"/>'), cell(properties="<w:hMerge/>")),
            row(cell("e", properties=ON), cell("f", properties=ON + SPAN(2))),
        )
    )
    assert shown(reading) == [
        *((0, 1, 1, 1, "a"), (0, 2, 1, 1, "b"), (1, 0, 2, 1, "c"), (1, 1, 2, 2, "d")),
    ]


def test_rows_cells_and_tables_in_controls_and_tracked_changes() -> None:
    reading = read(
        table(
            row("去", "1", properties="<w:del/>"),
            f"<w:sdt><w:sdtContent>{row('甲', '2')}</w:sdtContent></w:sdt>",
            row("暗", "3", properties="<w:hidden/>"),
            row("乙", f"<w:sdt><w:sdtContent>{cell('4')}</w:sdtContent></w:sdt>", properties="<w:ins/>"),
            row("丙", cell("5", properties="<w:cellDel/>"), "6"),
        ),
        table(row("全去", "7", properties="<w:del/>")),
        "末",
        table(row("x", "y")),
    )
    assert shown(reading) == [
        *((1, 0, 1, 1, "甲"), (1, 1, 1, 1, "2"), (3, 0, 1, 1, "乙"), (3, 1, 1, 1, "4")),
        *((4, 0, 1, 1, "丙"), (4, 2, 1, 1, "6")),
    ]
    # Tables are counted as the file has them, rows too.
    assert [grid.number for grid in reading.grids] == [1, 3]
    assert [place.locator.row for place in reading.places if place.locator.table == 1] == [2, 2, 4, 4, 5, 5]


def test_rows_that_head_every_page_head_the_table() -> None:
    reading = read(table(row("指标", "数量", properties="<w:tblHeader/>"), row("床位", "90")))
    assert [one.head for one in reading.grids[0].cells] == [True, True, False, False]


def test_how_far_labels_are_set_in() -> None:
    def label(words: str, ind: str) -> str:
        return row(cell(para(words, properties=ind)), "1")

    styles = '<w:style w:type="paragraph" w:styleId="s"><w:pPr><w:ind w:start="840"/></w:pPr></w:style>'
    reading = read(
        table(
            label("总数", ""),
            label("城市", '<w:ind w:left="210"/>'),
            label("儿童", '<w:ind w:leftChars="200" w:left="999"/>'),
            label("老人", '<w:ind w:firstLine="420"/>'),
            label("悬挂", '<w:ind w:left="420" w:hanging="420"/>'),
            label("\u3000空格", ""),
            label("  空格", ""),
            label("样式", '<w:pStyle w:val="s"/>'),
        ),
        styles=styles,
    )
    assert [one.indent for one in reading.grids[0].cells if not one.column] == [0, 10, 21, 21, 0, 10, 10, 42]


def test_edges_that_were_not_drawn_in_line_make_no_columns() -> None:
    reading = read(
        table(
            row("指标", "2022年", cell("2023年", properties=SPAN(2))),
            row("床位", cell("860", properties=SPAN(2)), "910"),
            row(cell("合计", properties=SPAN(4))),
            widths=(2000, 1500, 60, 1440),
        )
    )
    assert [one[:4] for one in shown(reading)] == [
        *((0, 0, 1, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (2, 0, 1, 3)),
    ]
    # A narrow column with a text of its own is one.
    reading = read(table(row("a", "b", "c"), widths=(2000, 60, 2000)))
    assert reading.grids[0].width == 3


def test_breaks_in_cells_are_blanks_and_empty_ones_are_left_out() -> None:
    reading = read(
        table(row(cell("城市", "低保"), cell("<w:p/>", para("12", "<w:r><w:br/></w:r>", "人")), ""))
    )
    assert shown(reading) == [(0, 0, 1, 1, "城市 低保"), (0, 1, 1, 1, "12 人")]


def test_what_only_lays_a_page_out_is_read_as_what_stands_in_it() -> None:
    frame = table(row(cell("一、甲", "二、乙")), row("三、丙"))
    assert read(frame).text == "一、甲\n二、乙\n三、丙\n" and not read(frame).grids
    inner = table(row("床位", "90"), row("机构", "7"))
    reading = read("首", table(row("表一", "表二"), row(cell(inner, "<w:p/>"), cell("说明", inner))), "末")
    assert reading.text == "首\n表一\t表二\n床位\t90\n机构\t7\n说明\n床位\t90\n机构\t7\n末\n"
    assert [grid.number for grid in reading.grids] == [1, 2, 3]
    [said] = [place.locator for place in reading.places if reading.text[place.start : place.end] == "说明"]
    assert (said.table, said.row, said.column) == (1, 2, 2)


@pytest.mark.parametrize("many", ["1000000000", "99999999999999999999", "-3", "x", "1e9", "nan", "inf"])
def test_what_a_cell_claims_to_cover_is_held_to_the_table(many: str) -> None:
    reading = read(table(row("a", cell("b", properties=SPAN(many)), "c"), row("d", "e", "f", properties=f'<w:gridBefore w:val="{many}"/>')))  # fmt: skip
    assert reading.grids[0].width <= 9
    assert [one[4] for one in shown(reading)] == list("abcdef")


def test_tables_wider_than_any_are_cut() -> None:
    reading = read(table(row(*("1" for _ in range(2000)))))
    assert reading.grids[0].width == 512
