"""The flat rows of reports as pandas, polars and Arrow tables: one row a claim, the columns of `minzheng_ie.outputs.wide`.

Values are `decimal.Decimal` in pandas and strings elsewhere, exact either way; ``floats=True`` gives floats instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from minzheng_ie.outputs.protocol import ReportLike
from minzheng_ie.outputs.wide import COLUMNS, NAMES, plain, wide_rows

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_DECIMALS = tuple(column.name for column in COLUMNS if column.kind == "decimal")
_INTEGERS = tuple(column.name for column in COLUMNS if column.kind == "integer")


def to_frame(reports: ReportLike | Iterable[ReportLike], *, floats: bool = False) -> pandas.DataFrame:
    """The claims of one report or of many as a pandas DataFrame.

    floats (bool): ``value``, ``value_max`` and ``step`` as floats, to compute with; else as Decimal, exact.
    Raises ImportError when pandas is missing (the extra ``frame``).

    >>> import minzheng_ie as mz
    >>> frame = mz.to_frame(mz.extract_many(["2022.txt", "2023.txt"]), floats=True)
    >>> beds = frame[(frame["unit"] == "张") & (frame["status"] == "actual") & (frame["change"] == "none")]
    >>> float(beds.groupby("doc")["value"].max()["2023.txt"])
    54700.0
    >>> list(frame.columns[:6])
    ['doc', 'id', 'metric', 'value', 'value_max', 'unit']
    """
    pd = _module("pandas")
    columns = _columns(reports, float if floats else None)
    frame = pd.DataFrame(columns, columns=list(NAMES))
    for name in _INTEGERS:
        frame[name] = frame[name].astype("Int64")
    return frame


def to_arrow(reports: ReportLike | Iterable[ReportLike], *, floats: bool = False) -> pyarrow.Table:
    """The claims of one report or of many as an Arrow table; values as strings, exact, or as floats.

    Raises ImportError when pyarrow is missing (the extra ``arrow``).

    >>> import minzheng_ie as mz
    >>> table = mz.to_arrow(mz.extract("全市共有养老机构49家，床位6,800张。\\n"))
    >>> table.select(["metric", "value", "unit"]).to_pylist()
    [{'metric': '养老机构', 'value': '49', 'unit': '家'}, {'metric': '养老机构床位', 'value': '6800', 'unit': '张'}]
    """
    pa = _module("pyarrow")
    columns = _columns(reports, float if floats else plain)
    kinds = {"text": pa.string(), "day": pa.string(), "integer": pa.int64()}
    kinds["decimal"] = pa.float64() if floats else pa.string()
    return pa.table(columns, schema=pa.schema([(column.name, kinds[column.kind]) for column in COLUMNS]))


def to_polars(reports: ReportLike | Iterable[ReportLike], *, floats: bool = False) -> polars.DataFrame:
    """The claims of one report or of many as a polars DataFrame; values as strings, exact, or as floats.

    Raises ImportError when polars is missing (``pip install polars``).

    >>> import minzheng_ie as mz
    >>> frame = mz.to_polars(mz.extract("全市共有养老机构49家，床位6,800张。\\n"), floats=True)
    >>> frame.select("metric", "value", "unit").rows()
    [('养老机构', 49.0, '家'), ('养老机构床位', 6800.0, '张')]
    """
    pl = _module("polars")
    columns = _columns(reports, float if floats else plain)
    kinds = {"text": pl.String, "day": pl.String, "integer": pl.Int64}
    kinds["decimal"] = pl.Float64 if floats else pl.String
    frame: polars.DataFrame = pl.DataFrame(
        columns, schema={column.name: kinds[column.kind] for column in COLUMNS}
    )
    return frame


def _columns(reports: ReportLike | Iterable[ReportLike], number: Any) -> dict[str, list[Any]]:
    """Values by column. number (callable | None): what becomes of a Decimal."""
    many = reports if isinstance(reports, Iterable) else [reports]
    columns: dict[str, list[Any]] = {name: [] for name in NAMES}
    for report in many:
        for row in wide_rows(report):
            for name, value in row.items():
                columns[name].append(number(value) if number and isinstance(value, Decimal) else value)
    return columns


def _module(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        raise ImportError(f"this needs {name}: pip install {name}") from error
