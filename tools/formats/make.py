"""Writes seeds/formats: every sample in every format that can hold it. `python -m tools.formats.make` from the root.

The same sources give the same bytes, but for what a writer's version changes. Needs the packages of the extra ``dev``.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from tools.formats import write_csv, write_docx, write_html, write_pdf, write_text, write_xls, write_xlsx
from tools.formats.model import Report
from tools.formats.sources import SEEDS, Sample, samples

FOLDER = SEEDS / "formats"


class _Write(Protocol):
    def __call__(self, report: Report, path: Path) -> Any: ...


_PROSE: dict[str, _Write] = {
    ".txt": write_text.write,
    ".html": partial(write_html.write, furniture=True),
    ".docx": partial(write_docx.write, runs=7, furniture=True),
    ".pdf": write_pdf.write,
}
_TABLES: dict[str, _Write] = {
    **_PROSE,
    ".txt": partial(write_text.write, columns="tabs"),
    ".md": partial(write_text.write, columns="pipes"),
    ".xlsx": write_xlsx.write,
    ".xls": write_xls.write,
}


def files(sample: Sample) -> Iterator[tuple[str, _Write]]:
    """The suffixes a sample is written with, and what writes each."""
    yield from (_TABLES if sample.tables else _PROSE).items()
    plain = all(
        cell is None or cell.rows == cell.columns == 1
        for table in sample.tables
        for row in table.rows
        for cell in row
    )
    if len(sample.tables) == 1 and len(sample.report.blocks) == 1 and plain:
        yield ".csv", write_csv.write
        yield "_spaces.txt", write_text.write


def main() -> None:
    """Write all files anew."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir()
    count = 0
    for sample in samples():
        for suffix, write in files(sample):
            write(sample.report, FOLDER / f"{sample.name}{suffix}")
            count += 1
    print(f"{count} files in {FOLDER}")


if __name__ == "__main__":
    main()
