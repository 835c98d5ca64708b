"""Run a batch from the command line: outcomes to the sink, failures and progress to stderr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from minzheng_ie.cli.messages import FAILED, complain, refuse
from minzheng_ie.cli.progress import show_progress
from minzheng_ie.errors import DateError, RegionError
from minzheng_ie.reading import iter_inputs

if TYPE_CHECKING:
    from distributed import Client

    from minzheng_ie.batch import Item, Outcome
    from minzheng_ie.cli.sinks import Sink
    from minzheng_ie.extractor import Work


def finish_batch(
    inputs: Sequence[str], work: Work, sink: Sink, *, jobs: int, client: Client | None, quiet: bool
) -> int:
    """Extract what is not yet in the sink. RETURNS (int): the exit code.

    quiet (bool): draw no progress bar, because the output goes to the same terminal.
    """
    before = sink.documents
    with show_progress(inputs, done=before, quiet=quiet) as progress:
        for outcome in _outcomes(sink.rest(iter_inputs(inputs)), work, jobs, client):
            if isinstance(outcome.error, (RegionError, DateError)):
                # What the command line says of all documents is wrong.
                sink.discard()
                refuse(outcome.error)
            if outcome.error is not None:
                complain(outcome.error)
                sink.fail(outcome.item, str(outcome.error))
            else:
                sink.write(outcome.item, outcome.value or "")
            progress.step(failed=outcome.error is not None)
        documents, failed = sink.documents, sink.failed
        sink.end()
    progress.sum_up(documents, failed, before)
    return FAILED if failed else 0


def _outcomes(items: Iterator[Item], work: Work, jobs: int, client: Client | None) -> Iterator[Outcome[str]]:
    if client is not None:
        from minzheng_ie.dask import run_dask

        return run_dask(items, work, client)
    from minzheng_ie.batch import run

    return run(items, work, jobs=jobs)
