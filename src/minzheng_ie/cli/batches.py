"""Run a batch from the command line: outcomes to the sink, failures and progress to stderr."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minzheng_ie.batch import label
from minzheng_ie.cli.messages import FAILED, complain, refuse
from minzheng_ie.cli.progress import MANY as MANY_DOCUMENTS
from minzheng_ie.cli.progress import show_progress
from minzheng_ie.cli.rendering import MANY, Rendered
from minzheng_ie.cli.streams import stderr_is_terminal
from minzheng_ie.errors import DateError, EncodingError, RegionError
from minzheng_ie.kept import keep
from minzheng_ie.reading import iter_inputs
from minzheng_ie.wording import say

if TYPE_CHECKING:
    from distributed import Client

    from minzheng_ie.batch import Item, Outcome
    from minzheng_ie.cli.sinks import Sink
    from minzheng_ie.extractor import Work


class _Tally:
    """What a batch has said of its reports, for the lines at its end and the exit code.

    told (bool): a text of many numbers and no claim is worth a line of its own.
    """

    def __init__(self, told: bool) -> None:
        self._told = told
        self._first_placeless = ""
        self._placeless = 0
        self.barren = 0
        self.partly = 0

    def add(self, item: Item, value: Rendered) -> None:
        """Note what a report lacks, and say at once what is its own matter."""
        if value.placeless and not self._placeless:
            self._first_placeless = label(item)
        self._placeless += value.placeless
        self.partly += bool(value.warnings)
        for warning in value.warnings:
            complain(f"{label(item)}: {warning}")
        if value.passed >= MANY and self._told:
            self.barren += 1
            complain(say("said.barren", doc=label(item), count=value.passed))

    def tell_of_places(self) -> None:
        """Ask for the place of reports that tell none, in one line on a terminal."""
        if self._placeless and stderr_is_terminal():
            key = "said.placeless_many" if self._placeless > 1 else "said.placeless"
            complain(say(key, doc=self._first_placeless, more=self._placeless - 1, count=self._placeless))


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
    tally = _Tally(strict or stderr_is_terminal())
    passed: Counter[str] = Counter()
    items = iter_inputs(inputs, lambda _, why: passed.update((why,)))
    with show_progress(inputs, done=before, quiet=quiet) as progress:
        for outcome in _outcomes(sink.rest(items), work, jobs, client):
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
                tally.add(outcome.item, value)
            progress.step(failed=outcome.error is not None)
        documents, failed = sink.documents, sink.failed
        keep()  # before the end, so that nothing takes time once OUT is there
        sink.end()
    progress.sum_up(documents, failed, before)
    _tell_of_folders(inputs, documents, failed, passed)
    tally.tell_of_places()
    return FAILED if failed or (strict and (tally.barren or tally.partly)) else 0


_PASSED = ("hidden", "own", "other")


def _tell_of_folders(inputs: Sequence[str], documents: int, failed: int, passed: Counter[str]) -> None:
    """Say in one line how many of a folder's documents were read, and what was passed over."""
    over = say("said.comma").join(
        say(f"said.passed_{why}", count=passed[why]) for why in _PASSED if passed[why]
    )
    over = say("said.passed_over", over=over) if over else ""
    lost = failed and 1 < documents < MANY_DOCUMENTS and all(Path(item).is_dir() for item in inputs)
    if lost:
        told = say("said.read_of", read=documents - failed, documents=documents, failed=failed)
        complain(say("said.semicolon").join(filter(None, (told, over))))
    elif documents > failed and (passed["own"] or passed["other"]):
        complain(over)


def _outcomes(
    items: Iterator[Item], work: Work, jobs: int, client: Client | None
) -> Iterator[Outcome[Rendered]]:
    if client is not None:
        from minzheng_ie.dask import run_dask

        return run_dask(items, work, client)
    from minzheng_ie.batch import run

    return run(items, work, jobs=jobs)
