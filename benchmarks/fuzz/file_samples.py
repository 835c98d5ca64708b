"""Whole files of each kind that there is a reader and a writer for: what the area `files` damages."""

from __future__ import annotations

import sys
import tempfile
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "reading")]

from tools.formats.model import Cell, Heading, Paragraph, Report, Table  # noqa: E402

KINDS = ("html", "docx", "pdf", "xlsx", "xls", "csv")

REPORT = Report(
    "梅岭县2023年民政工作总结",
    "梅岭县民政局",
    "2024年1月12日",
    (
        Heading("一、社会救助"),
        Paragraph("2023年,全县保障城市低保对象1,208人,发放资金356.5万元。"),
        Paragraph("其中享受单人保的重残人员86人。", "note"),
        Paragraph("1.临时救助520人次。", "list"),
        Table(
            (
                (Cell("指标", 2, head=True), Cell("数量", columns=2, head=True), None),
                (None, Cell("城市", head=True), Cell("农村", head=True)),
                (Cell("对象"), Cell("1208"), Cell("3,412")),
                (Cell("其中:女", indent=1), Cell("51.5%"), Cell("-2.4")),
            ),
            "表1 低保情况",
            "单位:人",
            ("注:快报数。",),
        ),
        Heading("二、养老服务"),
        Paragraph("全县有养老机构12家,床位860张,比上年增长7.3%。"),
    ),
)
_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>{title}</title><meta name="PubDate" content="2024-01-12 09:30">
<style>p{{margin:0}}</style><script>var n = 35; document.write("<p>访问20人</p>");</script></head>
<body><div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/tj">统计</a></li></ul></div>
<div id="content"><h1>{title}</h1><p>来源:梅岭县民政局&nbsp;&#32;发布时间:2024-01-12</p>
<p>2023年,全县<b>低保</b>对象1,2<span>08</span>人<sup>2</sup>。<br>床位860张。</p><!-- 90人 -->
<table border=1><caption>单位:人</caption><tr><th rowspan=2>指标<th colspan="2">数量</tr><tr><td>城市<td>农村
<tr><td>对象</td><td>1208</td><td>3412</td></tr><tr><td>其中:女<td>51.5%<td><table><tr><td>x<td>7</table></table>
<ul><li>机构12家</li><li>资金&yen;5万元</li></ul></div><div class="footer">浏览量:999次</div></body></html>"""


def _word_of_xml() -> bytes:
    from word_xml import cell, docx, para, row, run, table

    box = f"<w:txbxContent>{para('框内5人')}</w:txbxContent>"
    shape = f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>'
    level = '<w:lvl w:ilvl="{}"><w:start w:val="1"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level.format(0, "chineseCounting", "%1、")}{level.format(1, "decimal", "%1.%2")}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    style = '<w:style w:type="paragraph" w:default="1" w:styleId="a"/><w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="420"/></w:pPr><w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
    note = f'<w:footnote w:id="2">{para("含单人保6人。")}</w:footnote>'
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    return docx(
        para("救助", properties='<w:pStyle w:val="b"/>'),
        para("1,2", run("08"), "人", '<w:r><w:footnoteReference w:id="2"/></w:r>', shape, properties='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        para("<w:ins><w:r><w:t>7</w:t></w:r></w:ins><w:del><w:r><w:delText>6</w:delText></w:r></w:del>", properties="<w:rPr><w:del/></w:rPr>"),
        para('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>8</w:t><w:fldChar w:fldCharType="end"/></w:r>', "家"),
        table(row(cell("指标", properties=down), cell("数量", properties='<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"), row(cell(properties=on), "城市", "农村"), row("对象", "12", cell(table(row("a", "b")), "<w:p/>")), widths=(2000, 2000, 90)),
        numbering=lists,
        styles=style,
        footnotes=note,
    )  # fmt: skip


def _written(kind: str, **options: object) -> bytes | None:
    """A file as the writer of its kind writes it; None when there is none, or what it needs is not installed."""
    if find_spec(f"tools.formats.write_{kind}") is None:
        return None
    try:
        module = import_module(f"tools.formats.write_{kind}")
    except ImportError:
        return None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"a.{kind}")
        module.write(REPORT, path, **options)
        return path.read_bytes()


@lru_cache(maxsize=1)
def samples() -> dict[str, list[bytes]]:
    """Kind → its files; only kinds with a reader."""
    found: dict[str, list[bytes]] = {}
    for kind in KINDS:
        if find_spec(f"minzheng_ie.reading.{kind}") is None:
            continue
        whole = [_written(kind)]
        if kind == "html":
            page = _PAGE.format(title=REPORT.title)
            whole += [page.encode(), page.replace("utf-8", "gb2312").encode("gb18030")]
        elif kind == "csv":
            whole += ['指标,单位,2022年,2023年\n床位,张,860,910\n其中:护理型,张,"1,2",7%\n'.encode("gbk")]
        elif kind == "docx":
            whole += [_written(kind, runs=2, furniture=True), _word_of_xml()]
        files = [one for one in whole if one is not None]
        if files:
            found[kind] = files
    return found
