"""``extract``: reports → claims, as a table, JSON Lines, CSV or Parquet."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import nullcontext
from enum import Enum
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minzheng_ie.cli.messages import complain, refuse
from minzheng_ie.cli.streams import is_terminal

if TYPE_CHECKING:
    from minzheng_ie.outputs import Format

STDIN = "-"
MAX_CHARS = 5_000_000  # a hundred times the longest report read


_PACKAGES = {"parquet": "pyarrow", "xlsx": "xlsxwriter", "duckdb": "duckdb"}
"""What a format needs."""


class FormatName(str, Enum):
    """The output formats as the command line knows them."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    HTML = "html"
    XLSX = "xlsx"
    SQLITE = "sqlite"
    DUCKDB = "duckdb"


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE|DIR|-...",
            help="Reports (text, HTML, Word, PDF, Excel, CSV), folders of them, or - for standard input.",
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
    reports_on: Annotated[
        str | None,
        typer.Option(
            "--reports-on", metavar="P", help="The period the reports are about: 2023, 2024-01/2024-06."
        ),
    ] = None,
    patterns: Annotated[
        Path | None, typer.Option("--patterns", metavar="DIR", help="A folder of pattern files to add.")
    ] = None,
    jobs: Annotated[
        int, typer.Option("--jobs", metavar="N", min=1, help="Work in N processes; the output is the same.")
    ] = 1,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an interrupted run with the same -o OUT stopped.")
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(
            "--scheduler",
            metavar="tcp://HOST:PORT",
            help="Work on a Dask cluster; with Parquet, OUT becomes a folder that its workers write.",
        ),
    ] = None,
    skipped: Annotated[
        bool, typer.Option("--skipped", help="Also list the numbers that are no claims, with the reason.")
    ] = False,
    document: Annotated[
        bool,
        typer.Option(
            "--document",
            help="In JSON Lines, also a line for each report that says what it is, with evidence.",
        ),
    ] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Also say how each claim was made.")] = False,
    max_chars: Annotated[
        int, typer.Option("--max-chars", metavar="N", min=1, help="Refuse a report of more characters.")
    ] = MAX_CHARS,
    encoding: Annotated[
        str | None,
        typer.Option("--encoding", metavar="E", help="The encoding of the reports; by default it is found."),
    ] = None,
    save_text: Annotated[
        Path | None,
        typer.Option(
            "--save-text", metavar="DIR", help="Keep the text of each report, in which offsets count, in DIR."
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="A text full of numbers that gives no claim, or a file read in part, makes the exit code 1.",
        ),
    ] = False,
) -> None:
    """Extract the claims of reports."""
    encoding = _known_encoding(encoding)
    if output is None and (sys.stdout is None or sys.stdout.closed):
        refuse("standard output is closed; name a file with -o")
    if output is not None:
        _check_output(output, inputs, folder=scheduler is not None)
    chosen = _format(format_, output)
    folder = scheduler is not None and chosen == "parquet"
    _check_combination(inputs, output, chosen, jobs=jobs, resume=resume, scheduler=scheduler)
    if document and chosen not in ("jsonl", "table", "html"):
        refuse(f"--document: {chosen} has rows of claims only; write JSON Lines")
    if save_text is not None:
        _check_save(save_text, inputs, cluster=folder)
    _check_patterns(patterns)

    from minzheng_ie.cli.batches import finish_batch
    from minzheng_ie.cli.cluster import connect, extract_into
    from minzheng_ie.cli.rendering import Rendering
    from minzheng_ie.cli.sinks import open_sink
    from minzheng_ie.extractor import Work
    from minzheng_ie.outputs import make_renderer

    stream = sys.stdout if output is None else StringIO()
    renderer = make_renderer(chosen, stream, skipped=skipped, explain=explain, document=document)
    work = Work(
        region,
        date,
        None if patterns is None else str(patterns.absolute()),
        Rendering(renderer, None if save_text is None else str(save_text.absolute())),
        encoding=encoding,
        max_chars=max_chars,
        reports_on=reports_on,
    )
    with nullcontext() if scheduler is None else connect(scheduler) as client:
        if client is not None and folder and output is not None:
            code = extract_into(
                client,
                inputs,
                output,
                region=region,
                date=date,
                reports_on=reports_on,
                patterns=patterns,
                skipped=skipped,
                explain=explain,
                encoding=encoding,
            )
            raise typer.Exit(code)
        with open_sink(output, chosen, renderer, work, resume=resume) as sink:
            quiet = output is None and is_terminal(sys.stdout)
            code = finish_batch(inputs, work, sink, jobs=jobs, client=client, quiet=quiet, strict=strict)
    raise typer.Exit(code)


def _known_encoding(name: str | None) -> str | None:
    if name is None:
        return None
    from minzheng_ie.errors import EncodingError
    from minzheng_ie.reading import known_encoding

    try:
        return known_encoding(name)
    except EncodingError as error:
        refuse(f"--encoding {error}")


def _format(name: FormatName | None, output: Path | None) -> Format:
    if name is not None:
        return name.value
    if output is None:
        return "table" if is_terminal(sys.stdout) else "jsonl"
    from minzheng_ie.outputs import SUFFIXES

    known = SUFFIXES.get(output.suffix.lower())
    if known is None:
        names = ", ".join(item.value for item in FormatName)
        refuse(f"{output}: the suffix names no format ({', '.join(SUFFIXES)}); say --format {names}")
    return known


def _check_output(output: Path, inputs: Sequence[str], *, folder: bool) -> None:
    """Refuse an output that cannot be written, or that would take the place of a report.

    folder (bool): whether it may be a folder.
    """
    from minzheng_ie.batch.partial import helper_files
    from minzheng_ie.reading.folders import is_own_output
    from minzheng_ie.reading.kinds import SUFFIXES as REPORTS

    if output.is_dir() and not folder:
        refuse(f"{output}: is a directory; name a file to write")
    if not output.absolute().parent.is_dir():
        refuse(f"{output}: the folder {output.parent} does not exist")
    try:
        target = output.resolve()
    except (OSError, RuntimeError):
        refuse(f"{output}: a link that leads in a circle")
    beside = () if folder else helper_files(target)
    for item in inputs:
        path = _resolved(Path(item))
        within = (
            output.is_file()
            and target.suffix.lower() in REPORTS
            and path in target.parents
            and not is_own_output(target)
        )
        if item != STDIN and (within or path == target or path in beside):
            refuse(
                f"{path if path in beside else output}: is one of the reports to read; write somewhere else"
            )


def _check_save(folder: Path, inputs: Sequence[str], *, cluster: bool) -> None:
    """Refuse a folder for texts that a later run would read as reports, or that cannot be made."""
    if cluster:
        refuse("--save-text: a cluster that writes Parquet keeps no texts; write JSON Lines")
    target = _resolved(folder)
    for item in inputs:
        path = _resolved(Path(item))
        if item != STDIN and path.is_dir() and (path == target or path in target.parents):
            refuse(f"--save-text {folder}: is in a folder of reports; its texts would be read as such")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(f"--save-text {folder}: cannot be made: {error.strerror}")


def _resolved(path: Path) -> Path:
    """Where a path leads; where links lead in a circle, the path itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError):
        return path.absolute()


def _check_combination(
    inputs: Sequence[str],
    output: Path | None,
    chosen: Format,
    *,
    jobs: int,
    resume: bool,
    scheduler: str | None,
) -> None:
    """Refuse options that do not go together, or that need a package that is not there."""
    folder = scheduler is not None and chosen == "parquet"
    if output is not None and output.is_dir() and not folder:
        refuse(f"{output}: is a directory; name a file to write")
    if resume and output is None:
        refuse("--resume needs the -o OUT of the run to go on with")
    if resume and STDIN in inputs:
        refuse("--resume: standard input cannot be read a second time")
    if resume and folder:
        refuse("--resume: a folder of Parquet files cannot be gone on with; write another format")
    if scheduler is not None and jobs > 1:
        refuse("--jobs and --scheduler: choose one")
    if scheduler is not None:
        _check_package("distributed", "--scheduler")
    from minzheng_ie.outputs import SEALED

    if chosen in SEALED and output is None:
        refuse(f"--format {chosen} needs -o OUT")
    if chosen in _PACKAGES:
        _check_package(_PACKAGES[chosen], f"--format {chosen}")


def _check_package(name: str, option: str) -> None:
    from importlib.util import find_spec

    if find_spec(name) is None:
        refuse(f"{option} needs {name}: pip install {name}")


def _check_patterns(patterns: Path | None) -> None:
    if patterns is None:
        return
    from minzheng_ie.cli.patterns_check import problems

    found = problems(patterns)
    for problem in found[:-1]:
        complain(problem)
    if found:
        refuse(found[-1])
