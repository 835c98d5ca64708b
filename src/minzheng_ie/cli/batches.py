"""Run a batch from the command line: outcomes to the sink, failures and progress to stderr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from minzheng_ie.batch import label
from minzheng_ie.cli.messages import FAILED, complain, refuse
from minzheng_ie.cli.progress import show_progress
from minzheng_ie.cli.rendering import MANY, Rendered
from minzheng_ie.cli.streams import stderr_is_terminal
from minzheng_ie.errors import DateError, EncodingError, RegionError
from minzheng_ie.kept import keep
from minzheng_ie.reading import iter_inputs

if TYPE_CHECKING:
    from distributed import Client

    from minzheng_ie.batch import Item, Outcome
    from minzheng_ie.cli.sinks import Sink
    from minzheng_ie.extractor import Work


def finish_batch(
    inputs: Sequence[str],
    work: Work,
    sink: Sink,
    *,
    jobs: int,
    client: Client | None,
    quiet: bool,
    strict: bool = False,
) -> int:
    """Extract what is not yet in the sink. RETURNS (int): the exit code.

    work (Work): makes a `Rendered` of each report. quiet (bool): draw no progress bar, because the output goes to the
    same terminal. strict (bool): a text full of numbers that gives no claim is a failure.
    """
    before = sink.documents
    barren = placeless = 0
    first = ""
    told = strict or stderr_is_terminal()
    with show_progress(inputs, done=before, quiet=quiet) as progress:
        for outcome in _outcomes(sink.rest(iter_inputs(inputs)), work, jobs, client):
            if isinstance(outcome.error, (RegionError, DateError, EncodingError)):
                # What the command line says of all documents is wrong.
                sink.discard()
                refuse(outcome.error)
            if outcome.error is not None:
                complain(outcome.error)
                sink.fail(outcome.item, str(outcome.error))
            else:
                value = outcome.value or Rendered("")
                sink.write(outcome.item, value.text)
                if value.placeless and not placeless:
                    first = label(outcome.item)
                placeless += value.placeless
                if value.passed >= MANY and told:
                    barren += 1
                    complain(
                        f"{label(outcome.item)}: no claim found, although the text has {value.passed} numbers with units"
                    )
            progress.step(failed=outcome.error is not None)
        documents, failed = sink.documents, sink.failed
        keep()  # before the end, so that nothing takes time once OUT is there
        sink.end()
    progress.sum_up(documents, failed, before)
    if placeless and stderr_is_terminal():
        more = f" and {placeless - 1} more" if placeless > 1 else ""
        complain(f"{first}{more}: nothing tells whose figures these are; say it with --region")
    return FAILED if failed or (strict and barren) else 0


def _outcomes(
    items: Iterator[Item], work: Work, jobs: int, client: Client | None
) -> Iterator[Outcome[Rendered]]:
    if client is not None:
        from minzheng_ie.dask import run_dask

        return run_dask(items, work, client)
    from minzheng_ie.batch import run

    return run(items, work, jobs=jobs)
