"""What reading a PDF costs beside the bare parser: ``python benchmarks/reader_pdf.py [PAGES]``.

Both read the same files in turns in one process, so that the ratio holds on a busy machine. The bare parser loads each
page and asks for its text, no more; of ruled tables it makes lines, so that pdfplumber's time for them is told beside
it. Memory is the most the process held, above what it held before.
"""

from __future__ import annotations

import io
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.formats.model import Cell, Heading, Paragraph, Report, Table
from tools.formats.write_pdf import write

from minzheng_ie.reading.pdf import READER

_SENTENCE = (
    "截至{year}年底,全区有在册对象{count}户，其中老年人{old}人；全年支出资金{money}万元，比上年增长{rate}%，"
    "各镇街按照要求完成了信息核对，新增对象{new}户，退出对象{gone}户，平均标准提高到每人每月{level}元。"
)


def _text(at: int) -> str:
    return _SENTENCE.format(
        year=2000 + at % 24, count=100 + at, old=50 + at, money=1000 + 7 * at, rate=at % 17, new=at % 90, gone=at % 70,
        level=400 + at % 300,
    )  # fmt: skip


def _prose(pages: int) -> Report:
    blocks: list[Heading | Paragraph | Table] = []
    for at in range(pages * 4):
        blocks.append(Paragraph("".join(_text(3 * at + more) for more in range(3))))
    return Report("某区社会救助工作情况汇编", "某区民政局", "2024年1月8日", blocks)


def _tables(pages: int) -> Report:
    head = [Cell(text, head=True) for text in ("地区", "户数", "人数", "支出资金", "平均标准", "增长")]
    rows = [
        [Cell(f"第{at}街道"), *(Cell(str(at * step)) for step in (3, 7, 11, 13)), Cell(f"{at % 19}.5")]
        for at in range(pages * 30)
    ]
    return Report("某区救助对象统计表", blocks=[Table([head, *rows])])


def _bare(data: bytes) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    length = 0
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        length += len(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return length


def _plumber(data: bytes, pages: int) -> float:
    """Milliseconds a page that pdfplumber takes for the tables of the first pages."""
    import pdfplumber

    begun = time.process_time()
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages[:pages]:
            page.extract_tables()
            page.close()
    return (time.process_time() - begun) / pages * 1000


def _fastest(call: Callable[[], object], others: Callable[[], object], turns: int) -> tuple[float, float]:
    best = [float("inf"), float("inf")]
    for _ in range(turns):
        for at, what in enumerate((call, others)):
            begun = time.process_time()
            what()
            best[at] = min(best[at], time.process_time() - begun)
    return best[0], best[1]


def main() -> None:
    """Print a line of JSON for each kind of file."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    import pypdfium2

    with tempfile.TemporaryDirectory() as folder:
        for kind, report, columns in (
            ("prose", _prose(pages), 1),
            ("columns", _prose(pages), 2),
            ("tables", _tables(pages), 1),
        ):
            path = Path(folder) / f"{kind}.pdf"
            write(report, path, columns=columns, head="某区民政局")
            data = path.read_bytes()
            count = len(pypdfium2.PdfDocument(data))
            before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            READER.read(data, path.name)
            held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
            own, bare = _fastest(lambda data=data: READER.read(data, "x"), lambda data=data: _bare(data), 3)
            told = {
                "kind": kind, "pages": count, "ms_a_page": round(own / count * 1000, 2),
                "bare_ms_a_page": round(bare / count * 1000, 2), "ratio": round(own / bare, 2), "mib_more": round(held / 1024),
            }  # fmt: skip
            if kind == "tables":
                told["pdfplumber_ms_a_page"] = round(_plumber(data, min(count, 10)), 2)
            print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
