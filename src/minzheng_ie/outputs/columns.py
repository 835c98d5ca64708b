"""Claims as Arrow columns: the wire form of `minzheng_ie.schema`, column by column.

Values stay the exact decimals of the wire form, as strings: ``CAST(value AS DECIMAL(38, 10))`` where they are
computed with. Offsets are code points of the original document, start inclusive, end exclusive. Needs pyarrow
(the extra ``arrow``).
"""

from __future__ import annotations

import pyarrow as pa
from pyarrow import json as arrow_json

from minzheng_ie.schema import Evidence

_SPAN = pa.struct([("start", pa.int32()), ("end", pa.int32()), ("quote", pa.string())])

CLAIMS = pa.schema(
    [
        ("doc", pa.string()),
        ("id", pa.string()),
        ("metric", pa.string()),
        ("measure", pa.string()),
        ("value", pa.string()),
        ("value_max", pa.string()),
        ("step", pa.string()),
        ("unit", pa.string()),
        ("modifier", pa.string()),
        ("region", pa.string()),
        ("region_code", pa.string()),
        ("period", pa.string()),
        ("program", pa.string()),
        ("change", pa.string()),
        ("status", pa.string()),
        ("role", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("quote", pa.string()),
        ("evidence", pa.struct([(name, pa.list_(_SPAN)) for name in Evidence.model_fields])),
        ("inherited", pa.list_(pa.string())),
        ("sentence", pa.struct([("start", pa.int32()), ("end", pa.int32())])),
        ("rule", pa.string()),
        (
            "locator",
            pa.struct(
                [
                    ("page", pa.int32()),
                    ("box", pa.list_(pa.float64())),
                    *((name, pa.int32()) for name in ("paragraph", "table", "row", "column")),
                    ("sheet", pa.string()),
                    ("cell", pa.string()),
                ]
            ),
        ),
    ]
)
"""A row a claim. A test holds the columns against the fields of `minzheng_ie.schema.Claim`."""


def schema(*, skipped: bool = False, explain: bool = False, error: bool = False) -> pa.Schema:
    """The columns of a table of claims.

    skipped (bool): with ``skipped``, the reason why a row's number is no claim (null for claims).
    explain (bool): with ``explain``, how a claim was made. error (bool): with ``error``, why a document failed.
    """
    extra = [
        *([("explain", pa.list_(pa.string()))] if explain else []),
        *([("skipped", pa.string())] if skipped else []),
        *([("error", pa.string())] if error else []),
    ]
    return pa.schema([*CLAIMS, *(pa.field(name, kind) for name, kind in extra)])


def table(lines: bytes, columns: pa.Schema) -> pa.Table:
    """JSON Lines of the wire form as a table of ``columns``; keys a line does not have are null.

    lines (bytes): whole lines. Raises pyarrow.ArrowInvalid for what is no such line.
    """
    if not lines:
        return columns.empty_table()
    return arrow_json.read_json(
        pa.BufferReader(lines),
        read_options=arrow_json.ReadOptions(use_threads=False, block_size=len(lines) + 1),
        parse_options=arrow_json.ParseOptions(explicit_schema=columns, unexpected_field_behavior="error"),
    ).select(columns.names)
