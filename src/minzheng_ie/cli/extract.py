"""``extract``: reports → claims, as a table, JSON Lines or CSV."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from minzheng_ie.cli.messages import FAILED, complain, refuse
from minzheng_ie.errors import DateError, MinzhengError, RegionError

if TYPE_CHECKING:
    from minzheng_ie.extractor import Extractor, Report
    from minzheng_ie.outputs import Format


class FormatName(str, Enum):
    """The output formats as the command line knows them."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR|-...", help="Reports, folders of *.txt reports, or - for standard input."
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="OUT", help="Write here, whole or not at all.")
    ] = None,
    format_: Annotated[
        FormatName | None,
        typer.Option(
            "--format", help="By default what OUT's suffix says; a table on a terminal, JSON Lines in a pipe."
        ),
    ] = None,
    region: Annotated[
        str | None, typer.Option("--region", metavar="R", help="The region of the reports: 云南省/丽江市.")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="D", help="The date of the reports: 2024, 2024-03, 2024-03-15."),
    ] = None,
    patterns: Annotated[
        Path | None, typer.Option("--patterns", metavar="DIR", help="A folder of pattern files to add.")
    ] = None,
    skipped: Annotated[
        bool, typer.Option("--skipped", help="Also list the numbers that are no claims, with the reason.")
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Also say how each claim was made.")] = False,
) -> None:
    """Extract the claims of reports."""
    if output is not None:
        _check_output(output, inputs)
    chosen = _format(format_, output)
    extractor = _extractor(patterns)

    from minzheng_ie.outputs import make_writer

    failed = written = False
    with _stream(output) as stream:
        writer = make_writer(chosen, stream, skipped=skipped, explain=explain)
        for item in _reports(extractor, inputs, region, date):
            if isinstance(item, str):
                failed = True
                complain(item)
            else:
                written = True
                writer.write(item)
                stream.flush()
        if failed and not written:
            raise typer.Exit(FAILED)
        writer.close()
    if failed:
        raise typer.Exit(FAILED)


def _format(name: FormatName | None, output: Path | None) -> Format:
    if name is not None:
        return name.value
    if output is None:
        return "table" if sys.stdout.isatty() else "jsonl"
    from minzheng_ie.outputs import SUFFIXES

    known = SUFFIXES.get(output.suffix.lower())
    if known is None:
        refuse(
            f"{output}: the suffix names no format ({', '.join(SUFFIXES)}); say --format table, jsonl or csv"
        )
    return known


def _check_output(output: Path, inputs: Sequence[str]) -> None:
    """Refuse an output that cannot be written, or that would take the place of a report."""
    from minzheng_ie.reading.source import SUFFIXES as REPORTS

    if output.is_dir():
        refuse(f"{output}: is a directory; name a file to write")
    if not output.absolute().parent.is_dir():
        refuse(f"{output}: the folder {output.parent} does not exist")
    if not output.is_file():
        return
    target = output.resolve()
    for item in inputs:
        path = Path(item).resolve()
        if path == target or (target.suffix.lower() in REPORTS and path in target.parents):
            refuse(f"{output}: is one of the reports to read; write somewhere else")


def _extractor(patterns: Path | None) -> Extractor:
    if patterns is not None:
        from minzheng_ie.cli.patterns_check import problems

        found = problems(patterns)
        for problem in found[:-1]:
            complain(problem)
        if found:
            refuse(found[-1])

    from minzheng_ie.extractor import Extractor

    try:
        return Extractor(patterns)
    except MinzhengError as error:
        refuse(error)


def _reports(
    extractor: Extractor, inputs: Sequence[str], region: str | None, date: str | None
) -> Iterator[Report | str]:
    """Each report in turn, or in its place the line that says why there is none."""
    from minzheng_ie.reading import SourceText, iter_sources

    for source in iter_sources(inputs):
        if not isinstance(source, SourceText):
            yield str(source)
            continue
        try:
            report = extractor.extract(source, region=region, date=date)
        except (RegionError, DateError) as error:
            refuse(error)
        except MinzhengError as error:
            yield f"{source.name}: {error}"
        except Exception as error:
            # One report must not take the others with it; the line names it, and the exit code tells.
            yield f"{source.path or source.name}: internal error, please report it: {type(error).__name__}: {error}"
        else:
            yield report


def _stream(output: Path | None) -> AbstractContextManager[TextIO]:
    return _standard_output() if output is None else _file(output)


@contextmanager
def _standard_output() -> Iterator[TextIO]:
    stdout = sys.stdout
    if not stdout.isatty() and hasattr(stdout, "reconfigure"):
        stdout.reconfigure(encoding="utf-8", newline="")
    try:
        yield stdout
        stdout.flush()
    except BrokenPipeError:
        # A reader that has seen enough, such as head, is no error. What is still buffered would raise again
        # when the interpreter flushes on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
        raise typer.Exit(0) from None


@contextmanager
def _file(output: Path) -> Iterator[TextIO]:
    from minzheng_ie.outputs import whole_file

    try:
        with whole_file(output) as stream:
            yield stream
    except OSError as error:
        refuse(f"{output}: cannot be written: {error.strerror}")
