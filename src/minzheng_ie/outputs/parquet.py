"""JSON Lines → one Parquet file, block by block. Needs pyarrow (the extra ``arrow``)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq

from minzheng_ie.outputs.columns import schema, table

ROWS = 16_384
"""Rows of a row group; so many are in memory at a time."""


def seal(lines: Path, out: Path, *, skipped: bool = False, explain: bool = False) -> None:
    """Write the lines of a JSON Lines file as a Parquet file; the same lines give the same bytes.

    lines (Path): made with the same ``skipped`` and ``explain``. out (Path): replaced.

    Raises OSError when a file cannot be read or written.
    """
    columns = schema(skipped=skipped, explain=explain)
    with pq.ParquetWriter(out, columns, compression="zstd") as writer:
        for block in _blocks(lines):
            writer.write_table(table(block, columns), row_group_size=ROWS)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := b"".join(islice(stream, ROWS)):
            yield block
