"""Word files: what of them is text, where it stands, and what is told of what cannot be read."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from word_xml import cell, docx, para, part, relations, row, run, table

from minzheng_ie.errors import ReadError
from minzheng_ie.reading import read_source
from minzheng_ie.reading.registry import read_data
from minzheng_ie.reading.result import Reading

pytest.importorskip("lxml")


def read(data: bytes) -> Reading:
    kind, reading = read_data(data, "甲.docx", ".docx")
    assert kind == "docx"
    for place in reading.places:
        assert reading.text[place.start : place.end].strip()
    return reading


def text(*blocks: str, **parts: str) -> str:
    return read(docx(*blocks, **parts)).text


NOTE = '<w:r><w:{}Reference w:id="{}"/></w:r>'
BOX = "<w:txbxContent>{}</w:txbxContent>"
SHAPE = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{mark.format('separate')}{run(result)}{mark.format('end')}"


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        # Runs cut numbers anywhere.
        (("救助", run("1"), run("2,", "<w:b/>"), run("345"), "人"), "救助12,345人"),
        (('<w:proofErr w:type="spellStart"/>', "孤儿", '<w:bookmarkStart w:id="0" w:name="x"/>', "86名"), "孤儿86名"),
        # What stands around text.
        ((f"<w:smartTag><w:smartTag>{run('床位')}</w:smartTag>{run('90')}</w:smartTag>", "张"), "床位90张"),
        ((f"<w:hyperlink>{run('公告')}</w:hyperlink>", f"<w:customXml>{run('全文')}</w:customXml>"), "公告全文"),
        ((f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{run('5户')}</w:sdtContent></w:sdt>",), "5户"),
        (("甲", f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('点此输入')}</w:sdtContent></w:sdt>"), "甲"),
        (("甲", f"<w:bdo>{run('乙')}</w:bdo><w:dir>{run('丙')}</w:dir>"), "甲乙丙"),
        # Tracked changes.
        (("支出", f"<w:ins>{run('73')}</w:ins><w:del><w:r><w:delText>68</w:delText></w:r></w:del>", "万元"), "支出73万元"),
        ((f"<w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>{run('新')}</w:ins>",), "新"),
        ((f"<w:moveFrom>{run('此处')}</w:moveFrom>", f"<w:moveTo>{run('彼处')}</w:moveTo>"), "彼处"),
        # What is not shown.
        (("甲", run("暗", "<w:vanish/>"), run("明", '<w:vanish w:val="0"/>'), run("去", "<w:strike/>")), "甲明"),
        (("甲", run("去", "<w:dstrike/>"), run("页", "<w:webHidden/>")), "甲页"),
        (("甲", '<w:commentRangeStart w:id="1"/>', "乙", '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'), "甲乙"),
        # Characters that are elements.
        (("甲", "<w:r><w:tab/></w:r>", "乙", "<w:r><w:br/></w:r>", "丙", "<w:r><w:cr/></w:r>", "丁"), "甲\t乙\n丙\n丁"),
        (("3", '<w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>', "5人"), "35人"),
        (("2021", "<w:r><w:noBreakHyphen/></w:r>", "2023年", "<w:r><w:softHyphen/></w:r>", "间"), "2021-2023年间"),
        (('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "同意", '<w:r><w:sym w:font="x" w:char="4E00"/></w:r>'), "☑同意一"),
        (('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "3"), "☑≥3"),
        (("甲", '<w:r><w:sym w:font="Webdings" w:char="F0E1"/><w:sym w:char="zz"/><w:sym/></w:r>', "乙"), "甲 乙"),
        # Small digits are none of the number.
        (("10", run("4", '<w:vertAlign w:val="superscript"/>'), "平方米", run("注", '<w:vertAlign w:val="superscript"/>')), "10⁴平方米注"),
        (("CO", run("2", '<w:vertAlign w:val="subscript"/>')), "CO₂"),
        # Fields.
        (("共", field(" REF a ", "3"), field(" = SUM(ABOVE) ", "5"), "人"), "共35人"),
        (("第", field(" PAGE ", "7"), "页", field("NOTEREF _x", "1")), "第页"),
        (('<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>', f'<w:fldSimple w:instr="DATE">{run("5日")}</w:fldSimple>'), "5日"),
        ((field(f"IF {'x'} 1", "乙"), "丙"), "乙丙"),
        # A field without an end hides no more than its code.
        (("甲", '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>', "乙"), "甲乙"),
        (('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "甲"), "甲"),
        # Ruby, formulas.
        (("<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>dī</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>低</w:t></w:r></w:rubyBase></w:ruby></w:r>", "保"), "低保"),
        (("占", "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>4</m:t></m:r></m:den></m:f></m:oMath>"), "占1/4"),
        (("<m:oMath><m:r><m:t>3×</m:t></m:r><m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>5</m:t></m:r></m:sup></m:sSup></m:oMath>",), "3×10⁵"),
        (("<m:oMath><m:sSup><m:e><m:r><m:t>2</m:t></m:r></m:e><m:sup><m:r><m:t>n</m:t></m:r></m:sup></m:sSup></m:oMath>",), "2^n"),
        # One branch of an alternate; the one with text.
        (('<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>一</w:t></mc:Choice><mc:Fallback><w:t>二</w:t></mc:Fallback></mc:AlternateContent></w:r>',), "一"),
        (('<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback><w:t>二</w:t></mc:Fallback></mc:AlternateContent></w:r>', "人"), "二人"),
    ],
)  # fmt: skip
def test_the_inside_of_a_paragraph(inside: tuple[str, ...], expected: str) -> None:
    assert text("首行", para(*inside), "末行") == f"首行\n{expected}\n末行\n"


def test_blanks_at_the_ends_of_runs_count_only_where_the_file_says_so() -> None:
    assert text("<w:p><w:r><w:t>\n  共35\n</w:t></w:r><w:r><w:t>人 </w:t></w:r></w:p>") == "共35人\n"
    assert text(para("A ", "B", "\nC")) == "A B C\n"


def test_styles_hide_too() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="c"><w:basedOn w:val="d"/></w:style>'
        '<w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style><w:style/>'
    )
    hidden = para("机密", properties='<w:pStyle w:val="p"/>')
    contents = para("一、救助", "<w:r><w:tab/></w:r>", "3", properties='<w:pStyle w:val="10"/>')
    shown = para(run("暗", '<w:rStyle w:val="c"/>'), run("明", '<w:rStyle w:val="none"/>'))
    assert text(contents, hidden, shown, "正文", styles=styles) == "明\n正文\n"


def test_a_table_of_contents_is_none_of_the_report() -> None:
    link = (
        f'<w:hyperlink w:anchor="_Toc7">{run("二、养老服务")}{field(" PAGEREF _Toc7 h ", "12")}</w:hyperlink>'
    )
    of_style = para("三、殡葬 15", properties='<w:pStyle w:val="TOC2"/>')
    assert text(para(link), of_style, para("二、养老服务")) == "二、养老服务\n"


# --- paragraphs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "end",
    ["<w:rPr><w:del/></w:rPr>", "<w:rPr><w:moveFrom/></w:rPr>", "<w:rPr><w:vanish/><w:specVanish/></w:rPr>"],
)
def test_a_paragraph_whose_end_is_gone_goes_on_in_the_next(end: str) -> None:
    reading = read(docx("首", para("发放1", properties=end), para("", properties=end), para("20万元"), "末"))
    assert reading.text == "首\n发放120万元\n末\n"
    assert [place.locator.paragraph for place in reading.places] == [1, 4, 5]


def test_what_goes_on_in_nothing_is_kept() -> None:
    end = "<w:rPr><w:del/></w:rPr>"
    assert text(para("甲", properties=end), table(row("a", cell(para("b", properties=end)))), para("乙", properties=end)) == "甲\na\tb\n乙\n"  # fmt: skip


def test_a_large_first_letter_belongs_to_its_paragraph() -> None:
    assert text(para("今", properties='<w:framePr w:dropCap="drop"/>'), "年救助5人。") == "今年救助5人。\n"


def test_places_are_paragraphs_of_the_body_cells_of_tables() -> None:
    boxed = para("丙", SHAPE.format(para("框"), para("框")))
    nothing = "<w:p/>"
    control = f"<w:sdt><w:sdtContent>{para('乙')}</w:sdtContent></w:sdt>"
    reading = read(docx("甲", nothing, control, table(row("a", "", "c"), row("d")), boxed, f"<w:customXml>{para('丁')}</w:customXml>"))  # fmt: skip
    assert reading.text == "甲\n乙\na\tc\nd\n丙\n框\n丁\n"
    places = [(reading.text[p.start : p.end], p.locator) for p in reading.places]
    assert [(said, at.paragraph) for said, at in places if at.paragraph] == [("甲", 1), ("乙", 3), ("丙", 4), ("框", 4), ("丁", 5)]  # fmt: skip
    assert [(said, at.table, at.row, at.column) for said, at in places if at.table] == [
        *(("a", 1, 1, 1), ("c", 1, 1, 3), ("d", 1, 2, 1)),
    ]


# --- boxes and notes ----------------------------------------------------------------------------------------------------


def test_text_boxes_count_once_and_stand_behind_their_paragraph() -> None:
    twice = SHAPE.format(para("某县民政局"), para("某县民政局"))
    old = f"<w:r><w:pict><v:shape><v:textbox>{BOX.format(para('文件') + para('2024年'))}</v:textbox></v:shape></w:pict></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="简报"/></v:shape></w:pict></w:r>'
    assert text(para("甲", twice, "乙", old), para(art), "丙") == "甲乙\n某县民政局\n文件\n2024年\n简报\n丙\n"
    with_table = SHAPE.format(table(row("a", "b")), "")
    assert text(para(with_table), "丙") == "a\tb\n丙\n"
    assert text(table(row("a", cell(para("b", twice))))) == "a\tb 某县民政局\n"


def test_notes_stand_at_the_end_once() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2">{para("<w:r><w:footnoteRef/></w:r>", " 含单人保6人。")}</w:footnote>'
        f'<w:footnote w:id="3">{para("快报数。")}{para("又一段。")}</w:footnote>'
        f'<w:footnote w:id="9">{para("无人提及5人。")}</w:footnote>'
    )
    ends = f'<w:endnote w:id="2">{para("资料来源：年报。")}</w:endnote>'
    body = (
        para("标题", NOTE.format("footnote", 3)),
        para("低保", NOTE.format("footnote", 2), "35人。", NOTE.format("endnote", 2)),
        table(row("a", cell(para("b", NOTE.format("footnote", 2))))),
        "落款",
    )
    reading = read(docx(*body, footnotes=notes, endnotes=ends))
    assert (
        reading.text == "标题\n低保35人。\na\tb\n落款\n快报数。\n又一段。\n含单人保6人。\n资料来源：年报。\n"
    )
    assert [place.locator.paragraph for place in reading.places[-4:]] == [1, 1, 2, 2]
    assert reading.warnings == ()


def test_comments_headers_and_footers_are_no_part_of_it() -> None:
    others = {kind: f"<w:x>{para('外1人')}</w:x>" for kind in ("comments", "header", "footer", "glossary")}
    assert text("正文", **others) == "正文\n"


# --- lists --------------------------------------------------------------------------------------------------------------


def level(depth: int, style: str, mark: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/>{more}<w:lvlText w:val="{mark}"/></w:lvl>'


def listed(words: str, name: int, depth: int = 0) -> str:
    return para(words, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{name}"/></w:numPr>')


LISTS = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "decimal", "%1.%3.%4", "<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "\uf0b7")
    + level(1, "lowerLetter", "%2)", '<w:lvlRestart w:val="0"/>')
    + level(2, "none", "注：")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)  # fmt: skip


def test_numbers_of_lists_are_written_as_word_shows_them() -> None:
    body = [
        *(
            listed("社会救助", 1),
            listed("城乡低保", 1, 1),
            listed("2023年救助35人", 1, 2),
            listed("特困供养", 1, 1),
        ),
        *(listed("其中", 1, 2), listed("细目", 1, 3), listed("养老服务", 1), listed("机构", 1, 1), "中断"),
        *(listed("接着", 4), listed("另起", 3), listed("再", 3), listed("社会组织", 1)),
    ]
    assert text(*body, numbering=LISTS).splitlines() == [
        *("一、社会救助", "（一）城乡低保", "1. 2023年救助35人", "（二）特困供养", "1. 其中", "1.1.1 细目"),
        *("二、养老服务", "（一）机构", "中断", "三、接着", "五、另起", "六、再", "七、社会组织"),
    ]


def test_bullets_are_no_numbers_and_some_levels_go_on() -> None:
    body = [listed("点", 2), listed("甲", 2, 1), listed("点", 2), listed("乙", 2, 1), listed("说明", 2, 2)]
    assert text(*body, numbering=LISTS).splitlines() == ["点", "a)甲", "点", "b)乙", "注：说明"]


def test_what_is_empty_hidden_or_struck_out_counts_as_in_word() -> None:
    gone = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>'
    hidden = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>'
    body = [
        *(
            listed("甲", 1),
            listed("", 1),
            para("<w:del><w:r><w:delText>去</w:delText></w:r></w:del>", properties=gone),
        ),
        *(
            para(run("暗", "<w:vanish/>"), properties=hidden),
            listed("乙", 1),
            listed("丙", 7),
            listed("丁", 0),
        ),
    ]
    assert text(*body, numbering=LISTS).splitlines() == ["一、甲", "三、乙", "丙", "丁"]


def test_headings_are_numbered_by_their_styles() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h3"><w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="numbering" w:styleId="l"><w:pPr><w:numPr><w:numId w:val="8"/></w:numPr></w:pPr></w:style>'
    )
    linked = (
        '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="l"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="8"><w:styleLink w:val="l"/>'
        + level(0, "upperRoman", "%1.")
        + level(4, "decimalEnclosedCircle", "%5", '<w:pStyle w:val="h3"/>')
        + '</w:abstractNum><w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num>'
    )
    of = '<w:pStyle w:val="{}"/>'.format
    none = f'{of("h1")}<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = [para(words, properties=of(style)) for words, style in (("甲", "h1"), ("乙", "h2"), ("丙", "h1"), ("丁", "h3"), ("戊", "h3"))]  # fmt: skip
    assert text(*body, para("己", properties=none), numbering=LISTS + linked, styles=styles).splitlines() == [
        *("一、甲", "（一）乙", "二、丙", "① 丁", "② 戊", "己"),
    ]


def test_numbers_of_lists_in_cells() -> None:
    numbered = cell(listed("", 1, 2))
    assert (
        text(table(row(numbered, "低保"), row(numbered, "特困")), numbering=LISTS) == "1.\t低保\n2.\t特困\n"
    )


@pytest.mark.parametrize(
    ("style", "numbers", "expected"),
    [
        ("chineseCounting", (1, 10, 11, 20, 35, 110), "一 十 十一 二十 三十五 一百一十"),
        ("chineseCountingThousand", (100, 105, 1010, 9999), "一百 一百零五 一千零一十 九千九百九十九"),
        ("japaneseCounting", (12, 10000), "十二 10000"),
        ("ideographDigital", (1, 10, 205), "一 一〇 二〇五"),
        ("chineseLegalSimplified", (1, 12, 30), "壹 壹拾贰 叁拾"),
        ("ideographTraditional", (1, 10, 11), "甲 癸 11"),
        ("ideographZodiacTraditional", (1, 2, 60, 61), "甲子 乙丑 癸亥 61"),
        ("decimalEnclosedCircleChinese", (1, 20, 21), "① ⑳ 21"),
        ("decimalEnclosedParen", (3,), "⑶"),
        ("upperRoman", (4, 1999), "IV MCMXCIX"),
        ("lowerRoman", (9,), "ix"),
        ("lowerLetter", (1, 26, 27, 28), "a z aa bb"),
        ("decimalFullWidth", (12,), "１２"),
        ("decimalZero", (3, 12), "03 12"),
        ("numberInDash", (3,), "-3-"),
        ("hebrew1", (3,), "3"),
        ("chineseCounting", (0, -1), "0 -1"),
    ],
)
def test_ways_of_counting(style: str, numbers: tuple[int, ...], expected: str) -> None:
    from minzheng_ie.reading.word.counting import counted

    assert " ".join(counted(number, style) for number in numbers) == expected


# --- whole files --------------------------------------------------------------------------------------------------------


def test_strict_files_macros_and_files_of_python_docx(tmp_path: Path) -> None:
    strict = docx("甲", table(row("a", "b")))
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(buffer, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            for ours, theirs in ((b"wordprocessingml/2006/main", b"wordprocessingml/main"), (b"officeDocument/2006/", b"officeDocument/")):  # fmt: skip
                content = content.replace(b"http://schemas.openxmlformats.org/" + ours, b"http://purl.oclc.org/ooxml/" + theirs)  # fmt: skip
            new.writestr(info.filename.replace("/", "\\"), content)
    assert read(buffer.getvalue()).text == "甲\na\tb\n"

    path = tmp_path / "乙.docm"
    path.write_bytes(docx("宏", others={"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}))
    assert read_source(path).text == "宏\n"

    library = pytest.importorskip("docx")
    made = library.Document()
    made.add_heading("某县2023年民政工作总结", 0)
    made.add_heading("一、社会救助", 1)
    made.add_paragraph("全县低保对象3,512人。")
    grid = made.add_table(2, 3)
    grid.cell(0, 0).merge(grid.cell(0, 1)).text = "指标"
    grid.cell(0, 2).text, grid.cell(1, 0).text, grid.cell(1, 2).text = "数量", "床位", "860"
    made.save(str(tmp_path / "丙.docx"))
    source = read_source(tmp_path / "丙.docx")
    assert (
        source.text == "某县2023年民政工作总结\n一、社会救助\n全县低保对象3,512人。\n指标\t数量\n床位\t860\n"
    )
    assert [(one.row, one.column, one.columns) for one in source.grids[0].cells] == [
        *((0, 0, 2), (0, 2, 1), (1, 0, 1), (1, 2, 1)),
    ]


def test_parts_that_are_lost_or_damaged_are_named_and_the_rest_is_read() -> None:
    note = para("低保35人。", NOTE.format("footnote", 2))
    broken = docx(
        note, listed("甲", 1), others={"word/footnotes.xml": "<w:foot"}, footnotes="", numbering=LISTS
    )
    reading = read(broken)
    assert reading.text == "低保35人。\n一、甲\n"
    [warning] = reading.warnings
    assert warning.startswith("word/footnotes.xml is damaged (not well-formed XML: ")

    targets = {"footnotes": "lost.xml", "styles": "styles.xml", "image": "media/1.png", "x": "NULL", "hyperlink": "http://127.0.0.1/x", "theme": "theme/theme1.xml"}  # fmt: skip
    reading = read(docx(note, "丁", others={"word/_rels/document.xml.rels": relations(targets)}))
    assert reading.text == "低保35人。\n丁\n"
    assert sorted(reading.warnings) == [
        *("word/lost.xml is missing", "word/media/1.png is missing", "word/styles.xml is missing"),
        "word/theme/theme1.xml is missing",
    ]
    reading = read(docx(note, footnotes=f'<w:footnote w:id="5">{para("x")}</w:footnote>'))
    assert reading.warnings == ("footnote 2 is missing",)
    # Where what tells of parts is lost, they stand where Word puts them.
    for said in ("", "<Relationships"):
        reading = read(docx(listed("甲", 1), numbering=LISTS, others={"word/_rels/document.xml.rels": said}))
        assert reading.text == "一、甲\n" and len(reading.warnings) == 1
    assert read(docx("甲", others={"_rels/.rels": relations({"officeDocument": "gone.xml"})})).text == "甲\n"


def test_a_body_of_another_name() -> None:
    body = part("document", f"<w:body>{para('甲')}</w:body>")
    others = {"_rels/.rels": relations({"officeDocument": "/word/document2.xml"}), "word/document2.xml": body}
    assert read(docx("旧", others=others)).text == "甲\n"


def test_what_is_met_and_not_read_is_counted() -> None:
    chart = '<w:r><w:drawing><a:graphic><c:chart r:id="r9"/></a:graphic></w:drawing></w:r>'
    sheet = '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/><o:OLEObject ProgID="Equation.3"/><o:OLEObject DrawAspect="Icon"/></w:object></w:r>'
    reading = read(docx(para("甲", chart, chart), para(sheet), '<w:altChunk r:id="r1"/>'))
    assert reading.text == "甲\n"
    assert reading.warnings == (
        "2 charts not read",
        "1 document put into this one not read",
        "1 embedded object not read",
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (docx(), "empty, no text in this file"),
        (docx("  ", "\u3000", table(row("", ""))), "empty, no text in this file"),
        (
            docx(para("<w:r><w:drawing><pic:pic/></w:drawing></w:r>")),
            "no text in this file, only pictures; recognise",
        ),
        (
            docx(others={"word/document.xml": "<w:document"}),
            "word/document.xml is damaged (not well-formed XML: ",
        ),
        (
            docx(others={"word/document.xml": "<!DOCTYPE a><a/>"}),
            "word/document.xml has a document type definition; ",
        ),
        (docx(others={"word/document.xml": part("document", "")}), "word/document.xml has no body; "),
        (docx("x" * 3000)[:-40], "damaged or incomplete ("),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        read_data(data, "甲.docx", ".docx")
    assert str(caught.value).startswith(f"甲.docx: {said}") and "\n" not in str(caught.value)


def test_a_package_without_a_body() -> None:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "x")
    with pytest.raises(ReadError, match="no Word document in this file"):
        read_data(buffer.getvalue(), "甲.docx", ".docx")


def test_old_word_by_another_name() -> None:
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument\0".encode("utf-16-le")
    with pytest.raises(ReadError, match="old Word"):
        read_data(old, "甲.docx", ".docx")
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage\0".encode("utf-16-le")
    with pytest.raises(ReadError, match="password"):
        read_data(locked, "甲.docx", ".docx")


def test_deep_nesting_is_refused_not_followed() -> None:
    deep = "甲"
    for _ in range(20):
        deep = table(row(cell(para(deep) if deep == "甲" else deep), "乙"))
    assert text(deep).count("乙") == 20
    for _ in range(100):
        deep = table(row(cell(deep), "乙"))
    with pytest.raises(ReadError, match="damaged"):
        text(deep)


def test_word_in_one_xml_file() -> None:
    for space in ("http://schemas.microsoft.com/office/word/2003/wordml", "http://schemas.microsoft.com/office/2006/xmlPackage"):  # fmt: skip
        data = (
            f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:x xmlns:w="{space}">5人</w:x>'
        )
        with pytest.raises(ReadError, match="Word XML"):
            read_data(data.encode(), "甲.doc", ".doc")


@pytest.mark.parametrize(
    "block",
    [
        para("1", properties="<w:rPr><w:del/></w:rPr>"),
        '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:instrText>REF</w:instrText></w:r>",
        "<w:sdt><w:sdtContent><w:r><w:br/></w:r></w:sdtContent></w:sdt>",
        table(row("a", cell("b", properties="<w:vMerge/>"))),
        para(SHAPE.format(para("框"), para("框"))),
    ],
)
def test_time_grows_as_the_file_does(block: str) -> None:
    """Four times as much takes at most ten times as long; squares would take sixteen."""

    def spent(many: int) -> float:
        whole = block * many
        begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        data = docx("甲", whole if block.startswith(("<w:p>", "<w:tbl>")) else para(begun, whole), "乙")
        start = time.process_time()
        read(data)
        return time.process_time() - start

    spent(100)
    assert spent(4000) < 10 * max(spent(1000), 0.05)
