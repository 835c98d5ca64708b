"""How long the readers of web pages and Word files take beside the bare parser of the same bytes, in one process.

    python benchmarks/reader_markup.py [--paragraphs 4000]

Bare is lxml (libxml2): for a page its HTML parser and all text, for a Word file the XML of the body and all text. Neither
tells lines, tables or furniture. Time is that of the process, ours and the parser's in turns, the best of several.
"""

from __future__ import annotations

import argparse
import io
import time
import zipfile
from collections.abc import Callable
from functools import partial

from minzheng_ie.reading.registry import read_data

_STYLE = "font-size: 16px; font-family: 仿宋; line-height: 2em;"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def sentence(number: int) -> tuple[str, str, str]:
    """A sentence in three pieces, as editors leave them."""
    return f"{number}、全县共有养老机构", f"{number % 90 + 3}", "家，床位达到三千张，比上年有所增加。"


def page_of_text(paragraphs: int) -> bytes:
    """A page of paragraphs, each of three runs with a style, with navigation round it."""
    told = "\n".join(
        f'<p style="text-indent: 2em;">{"".join(f"<span style={chr(34)}{_STYLE}{chr(34)}>{piece}</span>" for piece in sentence(at))}</p>'
        for at in range(paragraphs)
    )
    links = "".join(f'<li><a href="/a/{at}.html" target="_blank">栏目{at}</a></li>' for at in range(200))
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>工作总结</title></head><body><div class="nav"><ul>{links}</ul></div>'
        f'<div class="main"><h1>工作总结</h1><div class="TRS_Editor">{told}</div></div><div class="footer">版权所有</div></body></html>'
    ).encode()


def page_of_cells(paragraphs: int) -> bytes:
    """A page with a table of ten columns."""
    rows = "".join(
        f"<tr><td>第{row}村</td>{''.join(f'<td align=center>{row * 7 + at}</td>' for at in range(9))}</tr>\n"
        for row in range(paragraphs)
    )
    return (
        f'<html><head><meta charset="utf-8"><title>各村情况表</title></head><body><table border="1">{rows}</table></body></html>'
    ).encode()


def _package(body: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
        ' ContentType="application/xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        f' Type="{kind}" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'<w:document xmlns:w="{_WORDS}"><w:body>{body}</w:body></w:document>',
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()


def _run(text: str) -> str:
    fonts = '<w:rPr><w:rFonts w:ascii="仿宋" w:eastAsia="仿宋" w:hint="eastAsia"/><w:sz w:val="32"/></w:rPr>'
    return f'<w:r>{fonts}<w:t xml:space="preserve">{text}</w:t></w:r>'


def word_of_text(paragraphs: int) -> bytes:
    """A Word file of paragraphs, each of three runs with a font."""
    return _package(
        "".join(
            f'<w:p><w:pPr><w:ind w:firstLine="640"/></w:pPr>{"".join(map(_run, sentence(at)))}</w:p>'
            for at in range(paragraphs)
        )
    )


def word_of_cells(paragraphs: int) -> bytes:
    """A Word file with a table of ten columns."""
    rows = "".join(
        "<w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/></w:tcPr><w:p>{_run(str(row * 7 + at) if at else f"第{row}村")}</w:p></w:tc>'
            for at in range(10)
        )
        + "</w:tr>"
        for row in range(paragraphs)
    )
    return _package(f"<w:tbl>{rows}</w:tbl>")


def bare_page(data: bytes) -> int:
    """All text by lxml's HTML parser."""
    from lxml import html

    return len(html.fromstring(data).text_content())


def bare_word(data: bytes) -> int:
    """All text of the body's XML."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return sum(len(text) for text in root.itertext())


FILES: dict[str, tuple[Callable[[int], bytes], Callable[[bytes], int], str]] = {
    "page, paragraphs": (page_of_text, bare_page, ".html"),
    "page, table": (page_of_cells, bare_page, ".html"),
    "Word, paragraphs": (word_of_text, bare_word, ".docx"),
    "Word, table": (word_of_cells, bare_word, ".docx"),
}


def took(run: Callable[[], object]) -> float:
    """Processor time of a run."""
    begin = time.process_time()
    run()
    return time.process_time() - begin


def main() -> None:
    """Print a line for each file."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--paragraphs", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=5)
    told = parser.parse_args()
    for name, (make, bare, suffix) in FILES.items():
        data = make(told.paragraphs)
        pairs = [
            (took(partial(read_data, data, "a", suffix)), took(partial(bare, data)))
            for _ in range(told.rounds)
        ]
        ours, theirs = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
        print(
            f"{name:18} {len(data) >> 10:>6} KiB  {ours:.3f} s  bare {theirs:.4f} s  ratio {ours / theirs:5.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
