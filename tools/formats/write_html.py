"""A report as a web page: `write(report, path)`."""

from __future__ import annotations

from html import escape
from pathlib import Path

from tools.formats.model import Cell, Heading, Paragraph, Report, Table

_ABOVE = """<div class="header"><div class="logo"><a href="/">{issuer}</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk">政务公开</a></li><li><a href="/bs">办事服务86项</a></li></ul></div>
<div class="crumb">当前位置:<a href="/">首页</a> &gt; <a href="/tj">统计信息</a></div>
<div class="side"><h3>热点</h3><ul><li><a href="/1">全市救助3100人次</a></li><li><a href="/2">发放补贴420万元</a></li><li><a href="/3">新增床位150张</a></li></ul></div>
"""
_BELOW = """<div class="share">分享到:<a href="#">微信</a> <a href="#">微博</a></div>
<p>上一篇:<a href="/4">某街道建成老年食堂12家</a></p>
<div class="related"><h3>相关文章</h3><ul><li><a href="/5">走访慰问困难家庭240户</a></li><li><a href="/6">社会组织年检310家</a></li></ul></div>
<div class="footer"><p>版权所有:{issuer} 您是第52013位访客</p></div>
"""
_TAGS = {"body": "p", "list": "li", "note": "p"}


def write(report: Report, path: Path, *, furniture: bool = False, encoding: str = "utf-8") -> None:
    """Write a report.

    report: what it says. path: the file. furniture (bool): what a site puts round every page: navigation, path, news of
    the day, share bar, related links, foot, a script that counts. encoding (str): as the page declares it; ``gb2312`` is
    written as GB18030, as sites do. The same report gives the same bytes.
    """
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="zh-CN"><head><meta charset="{encoding}"><title>{escape(report.title)}</title>',
        "<script>var visits = 52013;</script>" if furniture else "",
        "</head><body>",
        _ABOVE.format(issuer=escape(report.issuer)) if furniture else "",
        f'<div class="article"><h1>{escape(report.title)}</h1>',
        _source(report, furniture),
        '<div class="content">',
        *_blocks(report),
        "</div></div>",
        _BELOW.format(issuer=escape(report.issuer)) if furniture else "",
        "</body></html>",
    ]
    text = "\n".join(line for line in lines if line) + "\n"
    path.write_bytes(text.encode("gb18030" if encoding.lower() in ("gb2312", "gbk") else encoding))


def _source(report: Report, furniture: bool) -> str:
    if furniture:
        return (
            f'<div class="info"><span>发布时间:{escape(report.day)}</span> <span>来源:{escape(report.issuer)}</span>'
            " <span>浏览次数:1820</span> <span>字号:[大 中 小]</span></div>"
        )
    return "\n".join(f'<p align="center">{escape(line)}</p>' for line in (report.issuer, report.day) if line)


def _blocks(report: Report) -> list[str]:
    """The blocks; items that follow each other are one list."""
    lines: list[str] = []
    listed = False
    for block in report.blocks:
        item = isinstance(block, Paragraph) and block.style == "list"
        if item != listed:
            lines.append("<ul>" if item else "</ul>")
            listed = item
        lines += _table(block) if isinstance(block, Table) else [_line(block)]
    return [*lines, "</ul>"] if listed else lines


def _line(block: Heading | Paragraph) -> str:
    tag = f"h{min(block.level + 1, 6)}" if isinstance(block, Heading) else _TAGS[block.style]
    return f"<{tag}>{escape(block.text)}</{tag}>"


def _table(table: Table) -> list[str]:
    lines = []
    if table.caption and table.unit:
        lines += [
            f'<p align="center">{escape(table.caption)}</p>',
            f'<p align="right">{escape(table.unit)}</p>',
        ]
    elif table.unit:
        lines.append(f'<p align="right">{escape(table.unit)}</p>')
    lines.append('<table border="1">')
    if table.caption and not table.unit:
        lines.append(f"<caption>{escape(table.caption)}</caption>")
    lines += [
        "<tr>" + "".join(_cell(cell) for cell in row if cell is not None) + "</tr>" for row in table.rows
    ]
    return [*lines, "</table>", *(f"<p>{escape(note)}</p>" for note in table.notes)]


def _cell(cell: Cell) -> str:
    tag = "th" if cell.head else "td"
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    spans += f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{spans}>{'&emsp;' * 2 * cell.indent}{escape(cell.text)}</{tag}>"
