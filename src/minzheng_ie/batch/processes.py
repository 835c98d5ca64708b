"""Worker processes with one pipe each, so that the document on which a worker died is known.

Workers answer document by document in the order they were sent: when the pipe of a worker ends, the first document
without an answer is the one it died on, and the others go to another worker. Nothing but options travels to a worker
(no rule table, no segmenter and so no lock), whichever way processes are started.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from minzheng_ie.batch.outcome import Item, Outcome, Setup, Task, attempt, label
from minzheng_ie.errors import BatchError, DocumentError, MinzhengError, ReadError
from minzheng_ie.reading import STDIN, Input, SourceText, read_source
from minzheng_ie.records import dataclass

T = TypeVar("T")
_LOG = logging.getLogger(__name__)

MAX_BATCH = 16
"""Most documents sent to a worker at once."""
BATCH_SECONDS = 0.2
"""A batch should take a worker about so long: sending it then costs nothing, and no worker waits for another's end."""
WINDOW = 2
"""Results are held back for at most so many full batches a worker, when an early document takes long."""
ATTEMPTS = 2
"""A document is given up after so many workers died on it; one may have been killed from outside."""
STARTS = 3
"""The batch is given up when so many workers in a row died before they were ready."""

Job = tuple[int, "Input | SourceText"]


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: bool = False
    sent: float = 0.0
    size: int = 0
    unanswered: deque[Job] = field(default_factory=deque)


def run_processes(
    items: Iterable[Item], setup: Setup[T], jobs: int, context: BaseContext | None = None
) -> Iterator[Outcome[T]]:
    """As `minzheng_ie.batch.run`, in ``jobs`` processes. They end with the iterator, also when it is closed early.

    Where processes are forked, ``setup.before_fork()`` (if it has one) is called here first: what it loads is loaded
    once, not in each of them.
    """
    context = context or multiprocessing.get_context()
    prepare = getattr(setup, "before_fork", None)
    if prepare is not None and context.get_start_method() == "fork":
        with suppress(Exception):  # a worker meets the same, and tells it
            prepare()
    pool = _Pool(items, setup, jobs, context)
    try:
        yield from pool.outcomes()
    except BaseException:
        pool.stop(at_once=True)
        raise
    pool.stop(at_once=False)


class _Pool(Generic[T]):
    def __init__(self, items: Iterable[Item], setup: Setup[T], jobs: int, context: BaseContext) -> None:
        self._items = enumerate(items)
        self._setup = setup
        self._jobs = jobs
        self._context = context
        self._workers: list[_Worker] = []
        self._again: deque[Job] = deque()
        self._deaths: dict[int, int] = {}
        self._done: dict[int, Outcome[T]] = {}
        self._next = 0
        self._taken = 0
        self._exhausted = False
        self._batch = 1
        self._failed_starts = 0

    def outcomes(self) -> Iterator[Outcome[T]]:
        while True:
            self._hand_out()
            while self._next in self._done:
                outcome = self._done.pop(self._next)
                self._next += 1
                yield outcome
            busy = [worker for worker in self._workers if worker.unanswered]
            if not busy:
                if self._exhausted and not self._again and not self._done:
                    return
                continue
            pipes: dict[Any, _Worker] = {worker.pipe: worker for worker in busy}
            for pipe in wait(list(pipes)):
                self._listen(pipes[pipe])

    def stop(self, *, at_once: bool) -> None:
        for worker in self._workers:
            if at_once:
                worker.process.terminate()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(5)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    # -- documents to workers

    def _hand_out(self) -> None:
        for worker in self._workers:
            if not worker.unanswered:
                self._send(worker, self._jobs_for_a_worker())
        while len(self._workers) < self._jobs:
            batch = self._jobs_for_a_worker()
            if not batch:
                return
            try:
                worker = self._start()
            except OSError as error:
                # Few descriptors or processes are allowed: fewer workers do the same.
                if not self._workers:
                    raise BatchError(f"worker processes cannot be started: {error.strerror}") from error
                self._jobs = len(self._workers)
                self._again.extendleft(reversed(batch))
                return
            self._send(worker, batch)

    def _jobs_for_a_worker(self) -> list[Job]:
        batch: list[Job] = []
        while len(batch) < self._batch:
            if self._again:
                batch.append(self._again.popleft())
                continue
            if self._taken - self._next >= WINDOW * MAX_BATCH * self._jobs:
                break
            index, item = next(self._items, (-1, None))
            if item is None:
                self._exhausted = True
                break
            self._taken += 1
            if isinstance(item, Input) and str(item.path) == STDIN:
                # Standard input is this process's, not the worker's.
                try:
                    item = read_source(item.path, name=item.name)
                except ReadError as error:
                    item = error
            if isinstance(item, ReadError):
                self._done[index] = Outcome(item, error=item)
            else:
                batch.append((index, item))
        return batch

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A forked worker inherits our ends of all pipes; while it held one, no pipe would end with this process.
        forked = self._context.get_start_method() == "fork"
        inherited = [ours, *(worker.pipe for worker in self._workers)] if forked else []
        process = self._context.Process(  # type: ignore[attr-defined]
            target=_work, args=(theirs, self._setup, inherited), daemon=True
        )
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _send(self, worker: _Worker, batch: list[Job]) -> None:
        """Send a batch to a worker that waits for one: it reads, so that writing cannot block for long."""
        if not batch:
            return
        worker.unanswered.extend(batch)
        worker.sent = time.monotonic()
        worker.size = len(batch)
        try:
            worker.pipe.send([item for _, item in batch])
        except OSError:
            # It has died; reading from its pipe will tell.
            return

    # -- answers from workers

    def _listen(self, worker: _Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        except Exception as error:
            # The message was taken from the pipe whole; what it holds cannot be made here.
            failure = f"{label(worker.unanswered[0][1])}: its result cannot be read: {type(error).__name__}: {error}"
            answer = (None, DocumentError(failure))
        if not worker.ready:
            if isinstance(answer, Exception):
                raise answer
            worker.ready = True
            worker.sent = time.monotonic()
            self._failed_starts = 0
            return
        index, item = worker.unanswered.popleft()
        self._deaths.pop(index, None)
        self._done[index] = Outcome(item, *answer)
        if not worker.unanswered:
            each = (time.monotonic() - worker.sent) / worker.size
            self._batch = max(1, min(MAX_BATCH, int(BATCH_SECONDS / max(each, 1e-6))))

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        how = _ending(worker.process.exitcode)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts == STARTS:
                raise BatchError(f"worker processes cannot be started: {how} before the first document")
            self._again.extendleft(reversed(worker.unanswered))
            return
        index, item = worker.unanswered[0]
        deaths = self._deaths[index] = self._deaths.get(index, 0) + 1
        _LOG.warning("%s: a worker process died on it (%s)", label(item), how)
        if deaths == ATTEMPTS:
            worker.unanswered.popleft()
            del self._deaths[index]
            self._done[index] = Outcome(
                item, error=DocumentError(f"{label(item)}: the worker process died on it ({how})")
            )
        self._again.extendleft(reversed(worker.unanswered))


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return f"killed by {signal.Signals(-code).name}"
        except ValueError:
            return f"killed by signal {-code}"
    return f"exit code {code}"


def _work(pipe: Connection, setup: Setup[T], inherited: list[Connection]) -> None:
    """What a worker does: answer with (value, error), document by document, until the pipe ends."""
    for other in inherited:
        other.close()
    # Ctrl-C reaches every process of the terminal; the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        task = setup()
    except Exception as error:
        pipe.send(
            error if isinstance(error, MinzhengError) else BatchError(f"{type(error).__name__}: {error}")
        )
        return
    try:
        pipe.send(True)
        while True:
            for item in pipe.recv():
                _answer(pipe, task, item)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def _answer(pipe: Connection, task: Task[T], item: Input | SourceText) -> None:
    value, error = attempt(task, item)
    if error is not None:
        # What caused it may not be picklable.
        error.__cause__ = error.__context__ = None
        pipe.send((None, error))
        return
    try:
        pipe.send((value, None))
    except (BrokenPipeError, ConnectionResetError):
        raise
    except Exception as failure:
        reason = f"{label(item)}: its result cannot be sent: {type(failure).__name__}: {failure}"
        pipe.send((None, DocumentError(reason)))
