"""Where the results of a batch go: standard output, or a file that a later run can go on with."""

from __future__ import annotations

import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TextIO

import typer

from minzheng_ie import __version__
from minzheng_ie.cli.messages import INTERRUPTED, complain, not_written, refuse
from minzheng_ie.cli.streams import is_terminal, silence
from minzheng_ie.errors import MinzhengError
from minzheng_ie.harmless import printable
from minzheng_ie.outputs import Pieces, make_seal
from minzheng_ie.wording import say

if TYPE_CHECKING:
    from minzheng_ie.batch import Item, PartialFile
    from minzheng_ie.batch.partial import Seal
    from minzheng_ie.extractor import Work
    from minzheng_ie.outputs import Format, Renderer


class Sink(Protocol):
    """Takes what becomes of the documents, in their order."""

    @property
    def documents(self) -> int:
        """Documents taken, by an earlier run too."""

    @property
    def failed(self) -> int:
        """Those of them that failed."""

    def rest(self, items: Iterable[Item]) -> Iterator[Item]:
        """The documents that are still to be done."""

    def write(self, item: Item, rendered: str) -> None:
        """Take a report."""

    def fail(self, item: Item, reason: str) -> None:
        """Take a document that failed."""

    def end(self) -> None:
        """All documents are done."""

    def discard(self) -> None:
        """Nothing is to be written after all."""


@contextmanager
def open_sink(
    output: Path | None, format_: Format, renderer: Renderer, work: Work, *, resume: bool
) -> Iterator[Sink]:
    """The sink for an output (None: standard output). What stops the block leaves what is needed to go on."""
    if output is None:
        with _standard_output(renderer) as sink:
            yield sink
        return
    try:
        if output.exists() and not output.is_file():
            if resume:
                refuse(say("said.resume_device", path=output))
            with output.open("w", encoding="utf-8", newline="") as stream:
                yield _StreamSink(stream, renderer)
            return
        with _file(output, format_, renderer, work, resume=resume) as sink:
            yield sink
    except MinzhengError as error:
        # Of the whole batch, not of a document: rules that are broken, inputs that have changed.
        refuse(error)
    except OSError as error:
        refuse(not_written(output, error))


class _StreamSink:
    """Writes to a stream that is open already."""

    def __init__(self, stream: TextIO, renderer: Renderer) -> None:
        self._stream = stream
        self._pieces = Pieces(renderer)
        self.documents = 0
        self.failed = 0

    def rest(self, items: Iterable[Item]) -> Iterator[Item]:
        return iter(items)

    def write(self, item: Item, rendered: str) -> None:
        self.documents += 1
        self._stream.write(self._pieces.piece(rendered))
        self._stream.flush()

    def fail(self, item: Item, reason: str) -> None:
        self.documents += 1
        self.failed += 1

    def end(self) -> None:
        if self.failed < self.documents or not self.failed:
            self._stream.write(self._pieces.end())
            self._stream.flush()

    def discard(self) -> None:
        return


@contextmanager
def _standard_output(renderer: Renderer) -> Iterator[Sink]:
    stdout = sys.stdout
    try:
        if not is_terminal(stdout) and hasattr(stdout, "reconfigure"):
            stdout.reconfigure(encoding="utf-8", newline="")
        yield _StreamSink(stdout, renderer)
        stdout.flush()
    except BrokenPipeError:
        # A reader that has seen enough, such as head, is no error. What is still buffered would raise again
        # when the interpreter flushes on its way out.
        silence(stdout)
        raise typer.Exit(0) from None
    except MinzhengError as error:
        # Of the whole batch, as in `open_sink`.
        refuse(error)
    except OSError as error:
        silence(stdout)
        refuse(not_written(say("said.stdout"), error))
    except KeyboardInterrupt:
        complain(say("said.interrupted", state=""))
        raise typer.Exit(INTERRUPTED) from None


class _FileSink:
    """Writes to a partial file, which becomes OUT at the end."""

    def __init__(self, file: PartialFile, renderer: Renderer, seal: Seal | None) -> None:
        self._file = file
        self._pieces = Pieces(renderer, written=file.written)
        self._seal = seal

    @property
    def documents(self) -> int:
        return self._file.documents

    @property
    def failed(self) -> int:
        return len(self._file.failed)

    def rest(self, items: Iterable[Item]) -> Iterator[Item]:
        return self._file.rest(items)

    def write(self, item: Item, rendered: str) -> None:
        self._file.add(item, self._pieces.piece(rendered).encode())

    def fail(self, item: Item, reason: str) -> None:
        self._file.add(item, b"", reason)

    def end(self) -> None:
        if self.failed and self.failed == self.documents:
            self._file.discard()
        else:
            self._file.finish(self._pieces.end().encode(), self._seal)
            for line in self._file.left_behind:
                complain(line)

    def discard(self) -> None:
        self._file.discard()


@contextmanager
def _file(output: Path, format_: Format, renderer: Renderer, work: Work, *, resume: bool) -> Iterator[Sink]:
    from minzheng_ie.batch import PartialFile, fingerprint_of_files
    from minzheng_ie.patterns import pattern_dirs

    settings: dict[str, object] = {
        "version": __version__,
        "format": format_,
        "renderer": repr(renderer),
        "region": work.region,
        "date": work.date,
        "patterns": fingerprint_of_files(pattern_dirs(work.patterns)),
        **({"reports_on": work.reports_on} if work.reports_on is not None else {}),
        **({"encoding": work.encoding} if work.encoding is not None else {}),
    }
    how = say("said.go_on", command=_command())
    file = PartialFile(output, settings, how=how, resume=resume)
    try:
        yield _FileSink(file, renderer, make_seal(format_, renderer, output))
    except BaseException as error:
        try:
            kept = file.keep()
        except OSError:
            # What was committed before is still there.
            kept = file.documents > 0
        state = say("said.kept", count=file.documents, how=how) if kept and not file.finished else ""
        if isinstance(error, KeyboardInterrupt):
            complain(say("said.interrupted", state=state))
            raise typer.Exit(INTERRUPTED) from None
        if isinstance(error, OSError):
            refuse(not_written(output, error, state))
        if isinstance(error, MemoryError):
            refuse(say("said.not_written", path=output, error=say("said.no_memory")) + state)
        raise


def _command() -> str:
    """The command line of this run, with ``--resume``, to be copied into a shell."""
    words = ["minzheng-ie", *(item for item in sys.argv[1:] if item != "--resume"), "--resume"]
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    """A word of a command line; with bytes that are no UTF-8, or what a terminal obeys, as bash writes such."""
    shown = printable(word)
    if sys.platform == "win32":
        return subprocess.list2cmdline([shown])  # cmd.exe knows double quotes only
    return shlex.quote(word) if shown == word else "$'" + shown.replace("'", r"\'") + "'"
