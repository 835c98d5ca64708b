"""Batches on a cluster: the same work on the workers of a ``dask.distributed`` client.

Each worker process loads the rules once. Nothing is sent to it but options and names of files (which it must be able
to read) or texts. Needs dask and pyarrow (the extra ``dask``). How to: ``docs/cluster.md``.
"""

from __future__ import annotations

import json
import uuid
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar, cast

import pyarrow.parquet as pq
from dask.bag import Bag
from dask.delayed import Delayed, delayed
from distributed import Client, Future, KilledWorker, get_client

from minzheng_ie.arrow import outcomes, raise_for_all, to_table
from minzheng_ie.batch import Item, Outcome, Setup, label
from minzheng_ie.errors import BatchError, DocumentError, ReadError
from minzheng_ie.extractor import Work
from minzheng_ie.outputs.jsonl import JsonLines
from minzheng_ie.reading import STDIN, Input, SourceText, iter_inputs, read_source
from minzheng_ie.records import dataclass

T = TypeVar("T")

BATCH = 8
"""Documents of one task of `run_dask`."""
PARTITION = 64
"""Documents of one Parquet file of `extract`."""
RETRIES = 2
"""How often a task that fails is tried again; tasks of lost workers are moved by the scheduler itself."""
AHEAD = 3
"""Tasks under way for each thread of the cluster; the others wait here, so that millions of documents do not crowd
the scheduler."""
MANIFEST = "_SUCCESS"
"""Written last, so that it stands for a complete result. Readers of Parquet folders pass over names with ``_``."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What `extract` did.

    documents (int): that were given. claims (int): rows written for them, with ``skipped`` those of skipped numbers too.
    failed (tuple): a line for each document that failed. files (tuple): the Parquet files, in the order of the
    documents.
    """

    documents: int
    claims: int
    failed: tuple[str, ...]
    files: tuple[str, ...]


def extract(
    paths_or_bag: Iterable[str | Path] | Bag,
    output: str | Path,
    *,
    client: Client | None = None,
    region: str | None = None,
    date: str | None = None,
    reports_on: str | None = None,
    patterns: str | Path | None = None,
    skipped: bool = False,
    explain: bool = False,
    encoding: str | None = None,
    partition: int = PARTITION,
    progress: Callable[[int], object] | None = None,
) -> Summary:
    """Extract reports on a cluster into a folder of Parquet files.

    paths_or_bag: files and folders, as for `minzheng_ie.extract_many`, which the workers must see under the same names;
        or a `dask.bag.Bag` of texts or of (name, text) pairs, whose partitions become the files.
    output (str | Path): a folder that is missing or empty and that the workers see under the same name. Its files
        ``part-00000.parquet`` … have the columns of `minzheng_ie.arrow.schema`; a document that failed is a row with
        ``error``. ``_SUCCESS`` (JSON) is written last.
    client (Client | None): by default the current one.
    region, date, reports_on, patterns, skipped, explain: as for `minzheng_ie.arrow.extract_batch`.
    encoding (str | None): the encoding of the files; None: find out.
    partition (int): documents of a file, when paths are given.
    progress (callable | None): called with the number of documents a finished file holds.
    RETURNS (Summary): counts, failures and files.

    A partition whose worker is lost is done again elsewhere and its file replaced: each document is there exactly once.
    A document on which every worker dies is a failed document.

    Raises FileExistsError when ``output`` holds something, RegionError, DateError, PatternError, ValueError when there
    is no client.
    """
    client = client if client is not None else get_client()
    folder = Path(output).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{output}: is not empty")
    rules = None if patterns is None else str(Path(patterns).absolute())
    work = Work(
        region, date, rules, JsonLines(skipped, explain).render, encoding=encoding, reports_on=reports_on
    )
    write = _Write(work, str(folder), skipped, explain)
    parts = enumerate(_partitions(paths_or_bag, partition))
    done: list[_Part] = []
    for (index, items), future in _windowed(client, parts, lambda part: (write, part[0], part[1])):
        try:
            made = future.result()
        except KilledWorker:
            made = _one_by_one(client, write, index, items)
        done += made
        if progress is not None:
            progress(sum(part.documents for part in made))
    return _sum_up(done, folder)


def run_dask(items: Iterable[Item], setup: Setup[T], client: Client) -> Iterator[Outcome[T]]:
    """As `minzheng_ie.batch.run`, on the workers of ``client``: one outcome a document, in their order."""
    batches = _batches(_travelling(items), BATCH)
    for batch, future in _windowed(client, batches, lambda batch: (_run, setup, batch)):
        try:
            yield from future.result()
        except KilledWorker:
            yield from _singly(client, setup, batch)


# -- in the client


def _partitions(paths_or_bag: Iterable[str | Path] | Bag, size: int) -> Iterator[Any]:
    """What becomes a file each: the partitions of a bag, or as many documents as ``size`` says."""
    if isinstance(paths_or_bag, Bag):
        yield from paths_or_bag.to_delayed()
    else:
        yield from _batches(_travelling(iter_inputs(paths_or_bag)), size)


def _sum_up(done: Sequence[_Part], folder: Path) -> Summary:
    """Write the manifest of a complete result."""
    summary = Summary(
        sum(part.documents for part in done),
        sum(part.claims for part in done),
        tuple(line for part in done for line in part.failed),
        tuple(str(folder / part.file) for part in done),
    )
    manifest = json.dumps(asdict(summary), ensure_ascii=False, indent=1)
    (folder / MANIFEST).write_text(manifest + "\n", encoding="utf-8")
    return summary


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _travelling(items: Iterable[Item]) -> Iterator[Item]:
    """Documents as a worker finds them: under absolute paths; standard input is read here."""
    for item in items:
        if not isinstance(item, Input):
            yield item
        elif str(item.path) != STDIN:
            yield Input(Path(item.path).absolute(), item.name)
        else:
            try:
                yield read_source(item.path, name=item.name)
            except ReadError as error:
                yield error


def _windowed(
    client: Client, parts: Iterable[T], call: Callable[[T], tuple[Any, ...]]
) -> Iterator[tuple[T, Future[Any]]]:
    """Submit a task for each part, a bounded number ahead. YIELDS parts with their futures, in order."""
    under_way: deque[tuple[T, Future[Any]]] = deque()
    iterator = iter(parts)
    try:
        while True:
            room = AHEAD * max(1, sum(client.nthreads().values())) - len(under_way)
            for part in islice(iterator, max(0, room)):
                under_way.append((part, _submit(client, *call(part))))
            if not under_way:
                return
            # Not taken off before it is finished: stopped here, the caller wants it cancelled like the others.
            part, future = under_way[0]
            yield part, future
            under_way.popleft()
            future.release()
    finally:
        client.cancel([future for _, future in under_way])


def _submit(client: Client, function: Callable[..., Any], *arguments: Any) -> Future[Any]:
    key = f"minzheng-ie-{uuid.uuid4()}"
    if any(isinstance(argument, Delayed) for argument in arguments):
        task = delayed(function, pure=False)(*arguments, dask_key_name=key)
        return cast("Future[Any]", client.compute(task, retries=RETRIES))
    return client.submit(function, *arguments, key=key, pure=False, retries=RETRIES)


def _singly(client: Client, setup: Setup[T], batch: Sequence[Item]) -> Iterator[Outcome[T]]:
    """The documents of a batch that killed its workers, one a task: only that which did it is lost."""
    for item in batch:
        try:
            yield from _submit(client, _run, setup, [item]).result()
        except KilledWorker as error:
            yield Outcome(item, error=_killed(item, error))


def _one_by_one(client: Client, write: _Write, index: int, items: Any) -> list[_Part]:
    """The documents of a partition that killed its workers, one a file."""
    if not isinstance(items, list):
        items = list(_as_documents(client.compute(items).result(), index))
    parts: list[_Part] = []
    for place, item in enumerate(items):
        name = f"{_part_name(index)}-{place:04d}"
        try:
            parts += _submit(client, write, name, [item]).result()
        except KilledWorker as error:
            failure = ReadError(str(_killed(item, error)))
            parts += _submit(client, write, name, [failure]).result()
    return parts


def _killed(item: Item, error: KilledWorker) -> DocumentError:
    attempts = getattr(error, "allowed_failures", None)
    times = f"{attempts + 1} workers" if isinstance(attempts, int) else "every worker that tried it"
    return DocumentError(f"{label(item)}: {times} died on it")


# -- in the workers


@dataclass(frozen=True, slots=True)
class _Part:
    file: str
    documents: int
    claims: int
    failed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Write:
    """Extracts a partition and writes its file, under a name of its own until it is whole."""

    work: Work
    folder: str
    skipped: bool
    explain: bool

    def __call__(self, part: int | str, items: Iterable[Any]) -> list[_Part]:
        index = part if isinstance(part, int) else 0
        found = list(raise_for_all(outcomes(_as_documents(items, index), self.work)))
        failed = tuple(str(one.error) for one in found if one.error is not None)
        claims = to_table(found, skipped=self.skipped, explain=self.explain)
        name = f"{part if isinstance(part, str) else _part_name(part)}.parquet"
        target = Path(self.folder, name)
        new = target.with_name(f"_{name}.{uuid.uuid4().hex}.new")
        try:
            pq.write_table(claims, new, compression="zstd")
            new.replace(target)
        finally:
            new.unlink(missing_ok=True)
        return [_Part(name, len(found), claims.num_rows - len(failed), failed)]


def _run(setup: Setup[T], items: Iterable[Item]) -> list[Outcome[T]]:
    return list(outcomes(items, setup))


def _as_documents(items: Iterable[Any], index: int) -> Iterator[Item]:
    for place, item in enumerate(items):
        if isinstance(item, (Input, SourceText, ReadError)):
            yield item
        elif isinstance(item, str):
            yield SourceText(f"{_part_name(index)}-{place:04d}", item)
        elif isinstance(item, tuple) and len(item) == 2 and all(isinstance(part, str) for part in item):
            yield SourceText(*item)
        else:
            raise BatchError(f"a bag must hold texts or (name, text) pairs, not {type(item).__name__}")


def _part_name(index: int) -> str:
    return f"part-{index:05d}"
