"""PDF: reading order, paragraphs over lines and pages, tables, what is no text of the report, and broken files."""

from __future__ import annotations

import io
import sys
import time
import zlib
from pathlib import Path

import pytest
from pdfs import IMAGE, WHOLE_PAGE, font, form, grid, hexed, lines, packed, pdf, say

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import Reading

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tools.formats.model import Cell, Heading, Paragraph, Report, Table
from tools.formats.write_pdf import write

BODY = (
    "2022年，全区共支出临时救助资金1386.5万元，救助困难群众10234人次，人均救助1355元，比上年提高4.7%；"
    "街道备用金使用率为91.2%，共为2,345户家庭发放了生活物资，走访慰问老年人5600名。区里把“救急难”放在前面，"
    "推行先行救助、事后补办手续的办法，办结时间由15个工作日缩短为7个工作日，"
)


def read(data: bytes) -> Reading:
    return read_data(data, "f.pdf", ".pdf")[1]


def text_of(*contents: str, **how: object) -> str:
    return read(pdf(*contents, **how)).text  # type: ignore[arg-type]


def report(rows: int = 40) -> Report:
    head = [
        [
            Cell("街道", rows=2, head=True),
            Cell("城市低保", columns=2, head=True),
            None,
            Cell("临时救助", head=True),
        ],
        [None, Cell("户数", head=True), Cell("人数", head=True), Cell("人次", head=True)],
    ]
    body = [
        [Cell("合计"), Cell("9,310"), Cell("15,220"), Cell("4800")],
        *(
            [Cell(f"第{at}街道", indent=1), Cell(str(130 + at)), Cell(f"{at}.5"), Cell("-")]
            for at in range(rows)
        ),
    ]
    return Report(
        "某区2022年临时救助工作总结",
        "某区民政局",
        "2023年1月12日",
        [
            Heading("一、总体情况"),
            Paragraph(BODY * 3 + "群众满意度达到98%。"),
            Paragraph("全区有救助站1个。"),
            Heading("（一）资金安排", 2),
            Paragraph(BODY * 2 + "资金缺口为36万元。"),
            Table(
                [*head, *body],
                caption="表1 救助情况",
                unit="单位：户、人、人次",
                notes=["注：临时救助按人次计。"],
            ),
            Heading("二、下一步打算"),
            *(Paragraph(BODY + f"第{at}项任务由{at + 2}个科室承担。") for at in range(9)),
        ],
    )


def told(report: Report) -> list[str]:
    """The lines that a report's text is to be."""
    found = [report.title, report.issuer, report.day]
    for block in report.blocks:
        if isinstance(block, Table):
            found += [block.caption, block.unit]
            found += ["\t".join(cell.text for cell in row if cell is not None) for row in block.rows]
            found += block.notes
        else:
            found.append(block.text)
    return found


@pytest.mark.parametrize(
    "how",
    [
        {"head": "某区民政局文件汇编"},
        {"columns": 2, "head": "某区民政局文件汇编", "numbers": "{}"},
        {"bold": True, "size": 16.0, "numbers": "第 {} 页"},
        {"columns": 2, "bold": True, "numbers": "- {} -", "size": 10.5},
    ],
    ids=["one column", "two columns", "large and bold", "two columns, bold"],
)
def test_however_a_report_is_set_its_lines_are_the_same(how: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write(report(), path, **how)  # type: ignore[arg-type]
    found = read(path.read_bytes())
    assert found.text.splitlines() == told(report())
    assert found.warnings == ()
    (table,) = found.grids
    assert (table.height, table.width) == (43, 4)


def test_a_written_report_is_the_same_file_each_time(tmp_path: Path) -> None:
    for name in "ab":
        write(report(), tmp_path / f"{name}.pdf", columns=2)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_places_are_the_pages_and_boxes_of_what_stands_there(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write(report(60), path, head="某区民政局")
    found = read(path.read_bytes())
    pages = []
    for place in found.places:
        box = place.locator.box
        assert box is not None
        assert 0 <= box[0] < box[2] <= 596 and 0 <= box[1] < box[3] <= 842
        pages.append(place.locator.page)
    assert pages == sorted(pages) and pages[-1] == 5
    cells = [place for place in found.places if place.locator.table]
    assert {place.locator.page for place in cells} == {1, 2, 3}
    last = next(place for place in cells if found.text[place.start : place.end] == "第59街道")
    assert (last.locator.row, last.locator.column) == (63, 1)
    over = [place for place in found.places if found.text[place.start : place.end].startswith(BODY[:20])]
    whole = next(line for line in found.text.splitlines() if "第8项" in line)
    assert whole.startswith(BODY) and over
    starts = [place.start for place in found.places]
    assert starts == sorted(starts)


def test_a_paragraph_over_two_pages_has_a_place_on_each() -> None:
    full = "全区共有养老机构四十二家，其中公办十二家，民办三十家，床位总"
    first = say(72, 100, full) + say(72, 80, "数在年底达到了历年以来最高的水平，经核定的护理型床位达到12")
    found = read(pdf(first, say(72, 760, "345张，入住老人八千二百名，护理员配备七百名，月均收费两千")))
    assert found.text == (
        full + "数在年底达到了历年以来最高的水平，经核定的护理型床位达到12345张，入住老人八千二百名，"
        "护理员配备七百名，月均收费两千\n"
    )
    assert [place.locator.page for place in found.places] == [1, 2]
    assert found.text[found.places[1].start :].startswith("345张")
    assert found.places[0].end == found.places[1].start


def test_tables_keep_merged_cells_and_indentation(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    write(report(3), path)
    found = read(path.read_bytes())
    cells = {found.text[cell.start : cell.end]: cell for cell in found.grids[0].cells}
    assert (cells["街道"].rows, cells["城市低保"].columns) == (2, 2)
    assert (cells["人次"].row, cells["人次"].column) == (1, 3)
    assert cells["合计"].indent == 0 < cells["第1街道"].indent
    assert cells["第1街道"].indent == cells["第2街道"].indent


def test_rules_in_a_form_and_open_sides_make_a_table() -> None:
    rules = lines(
        (100, 600, 400, 600),
        (100, 580, 400, 580),
        (100, 560, 400, 560),
        (200, 600, 200, 560),
        (300, 600, 300, 560),
    )
    words = [("乡镇", "户数", "人数"), ("东乡", "128", "301")]
    drawn = rules + "".join(
        say(110 + 100 * at, 585 - 20 * row, word)
        for row, line in enumerate(words)
        for at, word in enumerate(line)
    )
    found = read(pdf(say(72, 700, "某县低保情况") + "q 1 0 0 1 0 -50 cm /X0 Do Q", objects=[form(drawn)]))
    assert found.text == "某县低保情况\n乡镇\t户数\t人数\n东乡\t128\t301\n"
    assert found.grids[0].width == 3


@pytest.mark.parametrize(
    "rules",
    [
        "".join(f"{100 + 150 * x} {580 - 20 * y} 150 20 re S\n" for y in range(3) for x in range(2)),
        "".join(f"100 {600 - 20 * y} 300 0.5 re f\n" for y in range(4))
        + "".join(f"{100 + 150 * x} 540 0.5 60 re f\n" for x in range(3)),
        "".join(f"{100.2 + 150 * x} {600 - 20 * y} 149.8 0.48 re f*\n" for y in range(4) for x in range(2))
        + "".join(f"{100 + 150 * x} {580.2 - 20 * y} 0.48 19.5 re f*\n" for x in range(3) for y in range(3)),
    ],
    ids=["a box for each cell", "thin filled boxes", "filled boxes in pieces"],
)
def test_rules_are_drawn_in_many_ways(rules: str) -> None:
    words = [("乡镇", "户数"), ("东乡", "12"), ("西乡", "340")]
    cells = "".join(
        say(110 + 150 * at, 585 - 20 * row, word)
        for row, line in enumerate(words)
        for at, word in enumerate(line)
    )
    assert text_of(rules + cells) == "乡镇\t户数\n东乡\t12\n西乡\t340\n"


def test_characters_set_apart_one_by_one_belong_together() -> None:
    assert (
        text_of(say(72, 700, "全 县 有 敬 老 院 1 2 所，床 位 3 0 0 张")) == "全县有敬老院12所，床位300张\n"
    )
    title = "".join(say(200 + 40 * at, 780, sign, 22) for at, sign in enumerate("救助简报"))
    assert text_of(title + say(72, 700, "全县有敬老院12所")) == "救助简报\n全县有敬老院12所\n"


def test_a_title_of_two_lines_is_one() -> None:
    title = say(130, 780, "某县民政局关于二〇二二年度困难", 22) + say(163, 745, "群众救助工作情况的报告", 22)
    body = say(104, 660, "全县共有低保对象三万余人，发放资金两亿元，各项工作平稳", 14)
    assert text_of(title + body).splitlines()[0] == "某县民政局关于二〇二二年度困难群众救助工作情况的报告"


def test_cells_that_touch_a_rule_are_parted_there() -> None:
    drawn = grid((100, 160, 220), (600, 580, 560))
    drawn += say(136, 585, "户数") + say(160.5, 585, "人数") + say(142, 565, "128") + say(160.5, 565, "301")
    assert text_of(drawn) == "户数\t人数\n128\t301\n"


def test_a_ruled_row_of_many_lines_is_as_many_rows() -> None:
    drawn = grid((100, 200, 300), (600, 580, 500)) + say(110, 585, "乡镇") + say(210, 585, "户数")
    for at, (name, count) in enumerate((("东乡", "12"), ("西乡", "340"), ("南乡", "-"))):
        drawn += say(110, 565 - 20 * at, name) + say(210, 565 - 20 * at, count)
    assert text_of(drawn) == "乡镇\t户数\n东乡\t12\n西乡\t340\n南乡\t-\n"


def test_a_cell_of_several_lines_is_one_text() -> None:
    drawn = grid((100, 160, 300), (600, 560, 540)) + say(103, 585, "城市最低") + say(103, 570, "生活保障")
    drawn += say(210, 580, "户") + say(103, 545, "人均") + say(210, 545, "560.5")
    assert text_of(drawn).startswith("城市最低生活保障\t户\n")


def test_a_table_goes_on_over_pages_without_what_only_says_so() -> None:
    def piece(top: float, rows: list[tuple[str, str]]) -> str:
        ys = [top - 20 * at for at in range(len(rows) + 1)]
        cells = "".join(
            say(110, y - 15, name) + say(260, y - 15, count)
            for y, (name, count) in zip(ys, rows, strict=False)
        )
        return grid((100, 250, 400), ys) + cells

    first = say(72, 700, "表3 低保情况") + piece(680, [("乡镇", "户数"), ("东乡", "12")])
    second = say(72, 760, "表3 低保情况（续）") + piece(740, [("乡镇", "户数"), ("西乡", "340")])
    found = read(pdf(first, second + say(72, 600, "注：数据截至年底。")))
    assert found.text == "表3 低保情况\n乡镇\t户数\n东乡\t12\n西乡\t340\n注：数据截至年底。\n"
    assert [place.locator.page for place in found.places] == [1, 1, 1, 1, 1, 2, 2, 2]
    other = say(72, 760, "办理结婚登记手续") + piece(740, [("乡镇", "户数"), ("西乡", "340")])
    assert len(read(pdf(first, other)).grids) == 2


def test_a_frame_around_text_is_no_table() -> None:
    drawn = grid((60, 500), (720, 640)) + say(72, 700, "全县有敬老院12所，")
    found = read(pdf(drawn + say(72, 680, "床位300张。")))
    assert found.grids == () and "12所" in found.text


def test_columns_of_numbers_without_rules_stay_apart() -> None:
    drawn = say(72, 700, "指标") + say(200, 700, "单位") + say(300, 700, "数量")
    drawn += say(72, 680, "低保户数") + say(200, 680, "户") + say(300, 680, "1 280")
    rows = text_of(drawn).splitlines()
    assert [row.split("  ")[0] for row in rows] == ["指标", "低保户数"]
    assert [" ".join(row.split()) for row in rows] == ["指标 单位 数量", "低保户数 户 1 280"]
    assert all("  " in row for row in rows)


@pytest.mark.parametrize("number", ["— {} —", "-{}-", "{}", "第{}页", "{}/4", "第 {} 页 共 4 页"])
def test_running_heads_and_page_numbers_are_no_text(number: str) -> None:
    pages = [
        say(72, 800, "某市民政事业发展情况", 9)
        + say(280, 30, number.format(at), 9)
        + say(72, 700, f"第{at}季度，全市办理结婚登记{at}200对。")
        + say(72, 680, f"全市办理离婚登记{at}50对。")
        for at in range(1, 5)
    ]
    expected = [f"第{at}季度，全市办理结婚登记{at}200对。\n全市办理离婚登记{at}50对。" for at in range(1, 5)]
    assert text_of(*pages).strip().splitlines() == "\n".join(expected).splitlines()


def test_what_only_looks_like_furniture_stays() -> None:
    pages = [
        say(72, 780, "单位：万元")
        + say(72, 740, f"本页合计支出{at}70万元。")
        + say(72, 90, "其中中央资金占一半。")
        for at in (3, 5, 8)
    ]
    found = text_of(*pages)
    assert found.count("单位：万元") == 3 and found.count("其中中央资金占一半。") == 3


def test_lines_of_contents_are_no_text() -> None:
    drawn = say(72, 700, "一、社会救助" + "." * 30 + "12") + say(72, 680, "二、养老服务……………………………15")
    assert text_of(drawn + say(72, 600, "全县有敬老院12所。")) == "全县有敬老院12所。\n"


def test_type_drawn_twice_is_read_once() -> None:
    line = say(72, 700, "全省低保对象12.5万人") + say(72.4, 700.2, "全省低保对象12.5万人")
    signs = "".join(
        say(72 + 16 * at + more, 660, sign, 16) for at, sign in enumerate("救助困难群众") for more in (0, 0.5)
    )
    assert text_of(line + signs) == "全省低保对象12.5万人\n救助困难群众\n"


def test_marks_of_footnotes_go_and_powers_stay() -> None:
    drawn = (
        say(72, 700, "养老机构342家")
        + say(151, 705, "1", 7)
        + say(156, 700, "，面积120m")
        + say(217, 704, "2", 7)
    )
    assert text_of(drawn + say(222, 700, "，床位3张。")) == "养老机构342家，面积120m²，床位3张。\n"


def test_what_is_not_seen_is_not_read() -> None:
    drawn = say(72, 700, "全县有敬老院12所") + say(72, 680, "看不见的99个", before="3 Tr")
    drawn += say(72, 660, "白色的88个", before="0 Tr 1 g") + say(-300, 640, "页外77个", before="0 g")
    drawn += say(72, 620, "全县有救助站3个")
    assert text_of(drawn) == "全县有敬老院12所\n全县有救助站3个\n"


def test_white_type_on_a_dark_ground_is_read() -> None:
    drawn = "0 0 0.6 rg 60 640 300 40 re f\n" + say(72, 655, "乡镇名录12个", before="1 g")
    assert text_of(drawn + say(72, 600, "全县有救助站3个", before="0 g")).startswith("乡镇名录12个\n")


def test_a_stamp_across_the_page_is_no_text() -> None:
    drawn = say(72, 700, "全县有敬老院12所") + say(100, 300, "内部资料2023", 40, turn=".7 .7 -.7 .7")
    assert text_of(drawn) == "全县有敬老院12所\n"


def test_recognised_text_of_a_scan_is_read_with_a_warning() -> None:
    found = read(pdf(WHOLE_PAGE + say(72, 700, "全县有敬老院12所", before="3 Tr"), objects=[IMAGE]))
    assert found.text == "全县有敬老院12所\n"
    assert [warning.split(":")[0] for warning in found.warnings] == [
        "page 1"
    ] and "recognised" in found.warnings[0]


def test_scanned_pages_are_told() -> None:
    found = read(pdf(say(72, 700, "全县有敬老院12所"), WHOLE_PAGE, WHOLE_PAGE, objects=[IMAGE]))
    assert found.warnings == ("pages 2-3: scanned images without text, not read; recognise them (OCR)",)
    with pytest.raises(ReadError, match=r"^f\.pdf: scanned, its pages are images without text; recognise it"):
        read(pdf(WHOLE_PAGE, objects=[IMAGE]))
    with pytest.raises(ReadError, match=r"^f\.pdf: no text in its pages"):
        read(pdf("0 0 m 9 9 l S"))


def test_turned_pages_and_turned_text() -> None:
    told = "全县有敬老院12所，床位共计300张。\n"
    down = say(200, 100, "全县有敬老院12所，", turn="0 1 -1 0") + say(
        220, 100, "床位共计300张。", turn="0 1 -1 0"
    )
    for page in ("", "/Rotate 90", "/Rotate 270"):
        assert text_of(down, page=page).replace("\n", "") == told.replace("\n", "")
    found = read(pdf(say(72, 500, "全县有敬老院12所"), page="/Rotate 90"))
    box = found.places[0].locator.box
    assert box is not None and box[1] == 72.0 and 490 < box[0] < 505


def test_text_set_downwards_is_read_from_the_right() -> None:
    drawn = f"BT /F2 12 Tf 1 0 0 1 500 700 Tm {hexed('全县有敬老院十二所入住老人')} Tj ET\n"
    drawn += f"BT /F2 12 Tf 1 0 0 1 480 700 Tm {hexed('三百名，均为特困人员。')} Tj ET\n"
    found = text_of(drawn, second=font("UniGB-UCS2-V"))
    assert found.replace("\n", "") == "全县有敬老院十二所入住老人三百名，均为特困人员。"


def test_radicals_are_letters() -> None:
    assert text_of(say(72, 700, "⺠政⼀般⽀出12万元，⽼⼈3名")) == "民政一般支出12万元，老人3名\n"


def test_glyphs_that_nobody_explains_are_told() -> None:
    glyphs = "BT /F2 12 Tf 1 0 0 1 72 680 Tm <0123012401250126> Tj ET\n"
    unknown = font("Identity-H", "AAAAAA+Sim", "Identity")
    found = read(pdf(say(72, 700, "全县有敬老院12所，床位共计300张") + glyphs, second=unknown))
    assert found.text.splitlines()[1] == "\ufffd" * 4
    assert "4 characters" in found.warnings[0]
    with pytest.raises(ReadError, match="fonts do not say"):
        read(pdf(glyphs, second=unknown))


def test_footnotes_stand_behind_the_paragraph_they_interrupt() -> None:
    full = "全区各街道认真落实救助政策，对困难家庭逐户走访，做到情况清、"
    first = "".join(say(72, 700 - 20 * at, full) for at in range(3))
    first += say(72, 640, "底数明，一年来工作人员会同社区的干部志愿者共走访了困难家庭12") + say(
        72, 80, "①含外来人口。", 9
    )
    found = text_of(first, say(72, 760, "45户，发放物资30件。") + say(96, 740, "全区有救助站1个。"))
    assert found.splitlines()[0].endswith("共走访了困难家庭1245户，发放物资30件。")
    assert found.splitlines()[1:] == ["①含外来人口。", "全区有救助站1个。"]


def test_a_password_is_told_and_an_empty_one_opens() -> None:
    def protected(user: str) -> bytes:
        from reportlab.lib.pdfencrypt import StandardEncryption
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.cidfonts import UnicodeCIDFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
        out = io.BytesIO()
        canvas = Canvas(out, encrypt=StandardEncryption(user, "owner", strength=128))
        canvas.setFont("STSong-Light", 12)
        canvas.drawString(72, 700, "全县有敬老院12所")
        canvas.save()
        return out.getvalue()

    assert read(protected("")).text == "全县有敬老院12所\n"
    with pytest.raises(ReadError, match=r"^f\.pdf: is protected by a password; open it"):
        read(protected("secret"))


GOOD = pdf(say(72, 700, "全县有敬老院12所"), say(72, 700, "床位300张"))


@pytest.mark.parametrize(
    "data",
    [
        GOOD[:20],
        GOOD[:400],
        b"%PDF-1.4\n" + bytes(range(256)) * 40,
        GOOD.replace(b"/Kids[", b"/Kids[2 0 R 2 0 R] /Old["),
        packed([b"<</Type/Catalog/Pages 1 0 R>>"]),
    ],
    ids=["only its head", "cut off", "no objects", "pages in a circle", "pages are the catalog"],
)
def test_damage_is_one_line(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^f\.pdf: (?:damaged|no text)[^\n]*$"):
        read(data)


@pytest.mark.parametrize("count", [b"999999999", b"5000000", b"-2"])
def test_a_wrong_count_of_pages_is_not_believed(count: bytes) -> None:
    assert read(GOOD.replace(b"/Count 2", b"/Count " + count)).text == "全县有敬老院12所\n床位300张\n"


def test_too_many_pages_are_told() -> None:
    with pytest.raises(ReadError, match="has 5001 pages, more than 5000; split it"):
        read(packed([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 5001/Kids[%b]>>" % (b"3 0 R " * 5001),
                     b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"]))  # fmt: skip


def _streamed(body: bytes, entries: bytes) -> bytes:
    hole = pdf("HOLE")
    return hole.replace(
        b"<</Length 4>>\nstream\nHOLE", b"<</Length %d%b>>\nstream\n%b" % (len(body), entries, body)
    )


def test_bombs_are_refused() -> None:
    bomb = zlib.compress(b" " * (80 << 20), 9)
    for body, entries in (
        (bomb, b"/Filter/FlateDecode"),
        (zlib.compress(bomb, 9), b"/Filter[/FlateDecode/FlateDecode]"),
    ):
        with pytest.raises(ReadError, match="unpacks to more than 16 MB"):
            read(_streamed(body, entries))


def test_crowded_pages_end() -> None:
    begun = time.monotonic()
    crowd = b"0 0 m 1 1 l S 5 5 m 90 5 l S\n" * 50_000 + say(72, 700, "全县有敬老院12所").encode()
    found = read(_streamed(zlib.compress(crowd), b"/Filter/FlateDecode"))
    assert "more on the page" in found.warnings[0]
    assert time.monotonic() - begun < 30


def test_forms_that_draw_each_other_without_end_are_refused() -> None:
    def calls(times: int, number: int) -> str:
        return form("/N Do " * times).replace("<</Font", f"<</XObject<</N {number} 0 R>>/Font")

    text = say(72, 700, "全县有敬老院12所") + "/X0 Do"
    for objects in (
        [calls(2, 5)],
        [calls(1, 6), calls(2, 5)],
        [*(calls(2, at) for at in range(6, 30)), form("")],
    ):
        with pytest.raises(ReadError, match="draw each other without end"):
            read(pdf(text, objects=objects))
    for objects in (
        [calls(3, 6), form("")],
        [calls(0, 5)],
        [*(calls(1, at) for at in range(6, 12)), form("")],
    ):
        assert read(pdf(text, objects=objects)).text == "全县有敬老院12所\n"
