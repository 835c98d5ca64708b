"""How long the readers of sheets take: seconds per 1,000 cells, beside the bare parser in the same run.

    python benchmarks/reader_sheets.py [--cells 100000]

Bare are openpyxl (.xlsx), python-calamine (.xls; compiled, and without number formats) and the csv module (.csv), each
over all values of the same file. Time is that of the process; memory is the peak of a process for each reader.
"""

from __future__ import annotations

import argparse
import csv
import io
import resource
import subprocess
import sys
import time
from collections.abc import Callable

from minzheng_ie.reading.registry import read_data

_COLUMNS = 20
_OLD_ROWS = 65_000


def rows(cells: int) -> list[list[object]]:
    """A table of labels and figures."""
    head: list[object] = ["项目", *(f"{2000 + number}年" for number in range(1, _COLUMNS))]
    count = cells // _COLUMNS - 1
    return [
        head,
        *(
            [f"第{row}项救助人数", *(row * at * (1.37 if at % 2 else 1) for at in range(1, _COLUMNS))]
            for row in range(1, count + 1)
        ),
    ]


def make_xlsx(table: list[list[object]]) -> bytes:
    """As .xlsx, figures under three formats."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    formats = [book.add_format({"num_format": code}) for code in ("General", "#,##0.00", "0.0%")]
    page = book.add_worksheet("表")
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            page.write(row, column, value, formats[column % 3])
    book.close()
    return buffer.getvalue()


def make_xls(table: list[list[object]]) -> bytes:
    """As .xls, figures under three formats."""
    import xlwt

    buffer = io.BytesIO()
    book = xlwt.Workbook(encoding="utf-8")
    styles = [xlwt.easyxf(num_format_str=code) for code in ("General", "#,##0.00", "0.0%")]
    page = book.add_sheet("表")
    for row, values in enumerate(table[:_OLD_ROWS]):
        for column, value in enumerate(values):
            page.write(row, column, value, styles[column % 3])
    book.save(buffer)
    return buffer.getvalue()


def make_csv(table: list[list[object]]) -> bytes:
    """As text between commas."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(table)
    return stream.getvalue().encode()


def bare_xlsx(data: bytes) -> int:
    """All values by openpyxl."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return sum(1 for page in book for row in page.iter_rows(values_only=True) for _ in row)


def bare_xls(data: bytes) -> int:
    """All values by calamine."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())


def bare_csv(data: bytes) -> int:
    """All values by the csv module."""
    return sum(len(row) for row in csv.reader(io.StringIO(data.decode(), newline="")))


KINDS: dict[str, tuple[Callable[[list[list[object]]], bytes], Callable[[bytes], int]]] = {
    "xlsx": (make_xlsx, bare_xlsx),
    "xls": (make_xls, bare_xls),
    "csv": (make_csv, bare_csv),
}


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """The best of some runs."""
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        run()
        best = min(best, time.process_time() - begin)
    return best


def measure(kind: str, cells: int) -> None:
    """Print the line of a kind."""
    make, bare = KINDS[kind]
    data = make(rows(cells))
    start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ours = seconds(lambda: read_data(data, "表", f".{kind}"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    theirs = seconds(lambda: bare(data))
    print(
        f"{kind:5} {cells:>8} cells  {1000 * ours / cells:.4f} s per 1,000 cells"
        f"  bare {1000 * theirs / cells:.4f}  ratio {ours / theirs:5.1f}  +{(peak - start) >> 10} MiB",
        flush=True,
    )


def main() -> None:
    """Each kind in a process of its own, so that its memory can be told."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cells", type=int, default=100_000)
    parser.add_argument("--kind", choices=list(KINDS))
    told = parser.parse_args()
    if told.kind:
        measure(told.kind, told.cells)
        return
    for kind in KINDS:
        subprocess.run([sys.executable, __file__, "--kind", kind, "--cells", str(told.cells)], check=True)


if __name__ == "__main__":
    main()
