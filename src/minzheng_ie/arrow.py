"""Claims of Arrow record batches: a text column goes in, claim rows come out.

`extract_batches` is what Spark's ``mapInArrow`` calls, `extract_batch` what Ray's ``map_batches`` calls with
``batch_format="pyarrow"``; ``docs/cluster.md`` shows both. The rules are loaded once in each process. Needs pyarrow
(the extra ``arrow``).
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import pyarrow as pa

from minzheng_ie.batch import Item, Outcome, Setup, Task, attempt
from minzheng_ie.errors import DateError, EncodingError, ReadError, RegionError
from minzheng_ie.extractor import Work
from minzheng_ie.outputs.columns import schema as _columns
from minzheng_ie.outputs.columns import table
from minzheng_ie.outputs.jsonl import JsonLines
from minzheng_ie.reading import SourceText

DOCUMENTS = 16
"""Documents of a record batch that `extract_batches` makes: claims take more room than the text they come from."""

T = TypeVar("T")
Batch = TypeVar("Batch", pa.RecordBatch, pa.Table)

_tasks: dict[Setup[Any], Task[Any]] = {}
_lock = threading.Lock()


def schema(*, skipped: bool = False, explain: bool = False) -> pa.Schema:
    """The columns that come out: those of a claim, ``explain`` and ``skipped`` where asked for, and ``error``.

    ``error`` (string) is null but for a document that failed, which is one row with ``doc`` and ``error`` and nothing
    else. The columns, their order and their types change only with a major version.
    """
    return _columns(skipped=skipped, explain=explain, error=True)


def extract_batch(
    batch: Batch,
    *,
    text: str = "text",
    doc: str = "doc",
    region: str | None = None,
    date: str | None = None,
    reports_on: str | None = None,
    patterns: str | None = None,
    skipped: bool = False,
    explain: bool = False,
) -> Batch:
    """The claims of the documents of a batch, in their order.

    batch (RecordBatch | Table): a document a row.
    text (str): the column that holds the texts (string); a null is a document that failed.
    doc (str): the column that holds the documents' names. Without such a column a document is called by a digest of
        its text, ``sha256-`` and 16 hexadecimal digits.
    region, date, reports_on, patterns: as for `minzheng_ie.extract`, for all documents; ``patterns`` must be there on every machine.
    skipped, explain (bool): also the numbers that are no claims, and how claims were made.
    RETURNS (RecordBatch | Table): what came in, with the columns of `schema`; offsets are code points of the text.

    Raises KeyError for a batch without the text column, RegionError, DateError, PatternError.
    """
    work = Work(region, date, patterns, JsonLines(skipped, explain).render, reports_on=reports_on)
    found = raise_for_all(outcomes(_documents(batch, text, doc), work))
    result = to_table(found, skipped=skipped, explain=explain)
    if isinstance(batch, pa.Table):
        return result
    batches = result.combine_chunks().to_batches()
    return batches[0] if batches else pa.RecordBatch.from_pylist([], schema=result.schema)


def extract_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    text: str = "text",
    doc: str = "doc",
    region: str | None = None,
    date: str | None = None,
    reports_on: str | None = None,
    patterns: str | None = None,
    skipped: bool = False,
    explain: bool = False,
) -> Iterator[pa.RecordBatch]:
    """`extract_batch` for a stream of batches, a few documents at a time, so that memory stays bounded."""
    for batch in batches:
        for start in range(0, batch.num_rows, DOCUMENTS):
            yield extract_batch(
                batch.slice(start, DOCUMENTS),
                text=text,
                doc=doc,
                region=region,
                date=date,
                reports_on=reports_on,
                patterns=patterns,
                skipped=skipped,
                explain=explain,
            )


def outcomes(items: Iterable[Item], work: Setup[T]) -> Iterator[Outcome[T]]:
    """Do ``work`` with each document, with the task this process has for it, made once and shared by its threads."""
    with _lock:
        task = _tasks.get(work)
        if task is None:
            # One set of rules a process: those of a batch before would only take room.
            _tasks.clear()
            task = _tasks[work] = work()
    for item in items:
        yield (
            Outcome(item, error=item) if isinstance(item, ReadError) else Outcome(item, *attempt(task, item))
        )


def raise_for_all(found: Iterable[Outcome[T]]) -> Iterator[Outcome[T]]:
    """The outcomes. Raises RegionError and DateError: what the caller said of all documents is wrong."""
    for outcome in found:
        if isinstance(outcome.error, (RegionError, DateError, EncodingError)):
            raise outcome.error
        yield outcome


def to_table(found: Iterable[Outcome[str]], *, skipped: bool = False, explain: bool = False) -> pa.Table:
    """JSON Lines of documents, and the errors of those that failed, as a table with the columns of `schema`."""
    lines = [_failure(one) if one.error is not None else one.value or "" for one in found]
    return table("".join(lines).encode(), schema(skipped=skipped, explain=explain))


def _documents(batch: pa.RecordBatch | pa.Table, text: str, doc: str) -> Iterator[Item]:
    names = batch.schema.names
    if text not in names:
        raise KeyError(f"no column {text!r} to take texts from; there are: {', '.join(names)}")
    named = doc in names
    for index, value in enumerate(batch.column(text)):
        content = value.as_py()
        name = str(batch.column(doc)[index].as_py()) if named else _digest(content or "")
        yield ReadError(f"{name}: no text") if content is None else SourceText(name, content)


def _digest(text: str) -> str:
    return f"sha256-{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _failure(outcome: Outcome[str]) -> str:
    item = outcome.item
    if isinstance(item, ReadError):
        name = str(item).rpartition(": ")[0] or str(item)
    else:
        name = item.name or str(item.path)
    return json.dumps({"doc": name, "error": str(outcome.error)}, ensure_ascii=False) + "\n"
