"""How far a batch is: a bar on a terminal, one line at the end anywhere else; nothing for a few documents."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from minzheng_ie.cli.messages import complain
from minzheng_ie.cli.streams import stderr_is_terminal
from minzheng_ie.reading import iter_inputs
from minzheng_ie.wording import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

MANY = 50
"""From so many documents on a batch has a bar and a summary: below, every line on stderr is a document that failed."""
DRAW_SECONDS = 0.1


class BatchProgress:
    """Counts documents, and draws what it counts if it was given a bar."""

    def __init__(self, bar: Progress | None = None, task: TaskID | None = None) -> None:
        self._bar = bar
        self._task = task
        self._begun = time.monotonic()
        self._drawn = 0.0
        self._failed = 0

    def step(self, count: int = 1, *, failed: int = 0) -> None:
        """``count`` more documents are done, ``failed`` of them without success."""
        self._failed += failed
        if self._bar is None or self._task is None:
            return
        self._bar.update(
            self._task,
            advance=count,
            failed=say("said.bar_failed", count=self._failed) if self._failed else "",
        )
        now = time.monotonic()
        if now - self._drawn >= DRAW_SECONDS:
            self._drawn = now
            self._bar.refresh()

    def sum_up(self, documents: int, failed: int, before: int = 0) -> None:
        """Say in one line what was done, if it was much.

        documents, failed (int): of the whole batch. before (int): done by an earlier run.
        """
        if documents < MANY:
            return
        seconds = time.monotonic() - self._begun
        rate = (documents - before) / seconds if seconds else 0.0
        earlier = say("said.earlier", count=f"{before:,}") if before else ""
        told = {"documents": f"{documents:,}", "failed": f"{failed:,}", "earlier": earlier}
        complain(say("said.sum", **told, seconds=f"{seconds:.1f}", rate=f"{rate:.1f}"))


@contextmanager
def show_progress(inputs: Sequence[str], *, done: int = 0, quiet: bool = False) -> Iterator[BatchProgress]:
    """Progress over the documents of ``inputs``, of which ``done`` are done already.

    quiet (bool): draw no bar.
    """
    total = 0 if quiet or not stderr_is_terminal() else sum(1 for _ in iter_inputs(inputs))
    if total < MANY:
        yield BatchProgress()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Documents a second."""

        def render(self, task: Task) -> Text:
            return Text("" if task.speed is None else say("said.bar_rate", rate=f"{task.speed:.1f}"))

    # Drawn by this thread: a thread of its own could hold a lock at the moment a worker is forked.
    bar = Progress(
        BarColumn(),
        MofNCompleteColumn(),
        Rate(),
        TimeRemainingColumn(),
        TextColumn("[red]{task.fields[failed]}"),
        console=Console(stderr=True),
        auto_refresh=False,
        transient=True,
    )
    with bar:
        yield BatchProgress(bar, bar.add_task("", total=total, completed=done, failed=""))
