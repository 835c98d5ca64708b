"""Run a task over documents, in this process or in several; results come in the order of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from minzheng_ie.batch.outcome import Item, Outcome, Setup, attempt
from minzheng_ie.errors import ReadError

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

T = TypeVar("T")


def run(
    items: Iterable[Item], setup: Setup[T], *, jobs: int = 1, context: BaseContext | None = None
) -> Iterator[Outcome[T]]:
    """One outcome a document, in their order; memory does not grow with their number.

    items (Iterable): the documents, taken as they are needed.
    setup (Setup): makes the task, once in each process; with ``jobs`` > 1 it must be picklable.
    jobs (int): 1 works in this process, more in that many others.
    context (BaseContext | None): how processes are started (`multiprocessing.get_context`), by default the platform's.

    Raises what ``setup`` raises, ValueError for ``jobs`` below 1, BatchError when processes cannot be started.
    """
    if jobs < 1:
        raise ValueError(f"jobs must be at least 1, not {jobs}")
    if jobs == 1:
        return run_here(items, setup)
    from minzheng_ie.batch.processes import run_processes

    return run_processes(items, setup, jobs, context)


def run_here(items: Iterable[Item], setup: Setup[T]) -> Iterator[Outcome[T]]:
    """As `run`, in this process."""
    task = setup()
    for item in items:
        if isinstance(item, ReadError):
            yield Outcome(item, error=item)
        else:
            yield Outcome(item, *attempt(task, item))
