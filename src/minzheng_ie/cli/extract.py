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
from minzheng_ie.collector import LOADING
from minzheng_ie.wording import say

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


_FORMATS = "|".join(FormatName)


def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE|DIR|-...")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="OUT")] = None,
    format_: Annotated[FormatName | None, typer.Option("--format", metavar=_FORMATS)] = None,
    region: Annotated[str | None, typer.Option("--region", metavar="R")] = None,
    date: Annotated[str | None, typer.Option("--date", metavar="D")] = None,
    reports_on: Annotated[str | None, typer.Option("--reports-on", metavar="P")] = None,
    patterns: Annotated[Path | None, typer.Option("--patterns", metavar="DIR")] = None,
    jobs: Annotated[int, typer.Option("--jobs", metavar="N", min=1)] = 1,
    resume: Annotated[bool, typer.Option("--resume")] = False,
    scheduler: Annotated[str | None, typer.Option("--scheduler", metavar="tcp://HOST:PORT")] = None,
    skipped: Annotated[bool, typer.Option("--skipped")] = False,
    document: Annotated[bool, typer.Option("--document")] = False,
    explain: Annotated[bool, typer.Option("--explain")] = False,
    max_chars: Annotated[int, typer.Option("--max-chars", metavar="N", min=1)] = MAX_CHARS,
    encoding: Annotated[str | None, typer.Option("--encoding", metavar="E")] = None,
    save_text: Annotated[Path | None, typer.Option("--save-text", metavar="DIR")] = None,
    strict: Annotated[bool, typer.Option("--strict")] = False,
) -> None:
    """Extract the claims of reports."""
    LOADING.begin()
    encoding = _known_encoding(encoding)
    if output is None and (sys.stdout is None or sys.stdout.closed):
        refuse(say("said.stdout_closed"))
    if output is not None:
        _check_output(output, inputs, folder=scheduler is not None)
    chosen = _format(format_, output)
    folder = scheduler is not None and chosen == "parquet"
    _check_combination(inputs, output, chosen, jobs=jobs, resume=resume, scheduler=scheduler)
    if document and chosen not in ("jsonl", "table", "html"):
        refuse(say("said.rows_only", format=chosen))
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
            raise typer.Exit(extract_into(client, inputs, output, work, skipped=skipped, explain=explain))
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
        refuse(say("said.encoding", error=error))


def _format(name: FormatName | None, output: Path | None) -> Format:
    if name is not None:
        return name.value
    if output is None:
        return "table" if is_terminal(sys.stdout) else "jsonl"
    from minzheng_ie.outputs import SUFFIXES

    known = SUFFIXES.get(output.suffix.lower())
    if known is None:
        names = ", ".join(item.value for item in FormatName)
        refuse(say("said.no_format", path=output, suffixes=", ".join(SUFFIXES), names=names))
    return known


def _check_output(output: Path, inputs: Sequence[str], *, folder: bool) -> None:
    """Refuse an output that cannot be written, or that would take the place of a report.

    folder (bool): whether it may be a folder.
    """
    from minzheng_ie.batch.partial import helper_files
    from minzheng_ie.reading.folders import is_own_output
    from minzheng_ie.reading.kinds import SUFFIXES as REPORTS

    if output.is_dir() and not folder:
        refuse(say("said.is_directory", path=output))
    if not output.absolute().parent.is_dir():
        refuse(say("said.no_folder", path=output, folder=output.parent))
    try:
        target = output.resolve()
    except (OSError, RuntimeError):
        refuse(say("said.circle", path=output))
    beside = () if folder else helper_files(target)
    for item in inputs:
        path = _resolved(Path(item))
        within = (
            output.is_file()
            and target.suffix.lower() in REPORTS
            and path in target.parents
            and not is_own_output(target)
        )
        if item != STDIN and (within or path == target or _same(path, target) or path in beside):
            refuse(say("said.is_report", path=path if path in beside else output))


def _same(path: Path, target: Path) -> bool:
    """Whether two names are of one file: ``A.TXT`` and ``a.txt`` are where names go without case."""
    try:
        return path.samefile(target)
    except (OSError, ValueError):
        return False


def _check_save(folder: Path, inputs: Sequence[str], *, cluster: bool) -> None:
    """Refuse a folder for texts that a later run would read as reports, or that cannot be made."""
    if cluster:
        refuse(say("said.save_cluster"))
    target = _resolved(folder)
    for item in inputs:
        path = _resolved(Path(item))
        if item != STDIN and path.is_dir() and (path == target or path in target.parents):
            refuse(say("said.save_inside", folder=folder))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        refuse(say("said.save_not_made", folder=folder, error=error.strerror))


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
        refuse(say("said.is_directory", path=output))
    if resume and output is None:
        refuse(say("said.resume_needs"))
    if resume and STDIN in inputs:
        refuse(say("said.resume_stdin"))
    if resume and folder:
        refuse(say("said.resume_parquet"))
    if scheduler is not None and jobs > 1:
        refuse(say("said.jobs_or_scheduler"))
    if scheduler is not None:
        _check_package("distributed", "--scheduler")
    from minzheng_ie.outputs import SEALED

    if chosen in SEALED and output is None:
        refuse(say("said.needs_output", format=chosen))
    if chosen in _PACKAGES:
        _check_package(_PACKAGES[chosen], f"--format {chosen}")


def _check_package(name: str, option: str) -> None:
    from importlib.util import find_spec

    if find_spec(name) is None:
        refuse(say("said.needs_package", option=option, name=name))


def _check_patterns(patterns: Path | None) -> None:
    if patterns is None:
        return
    from minzheng_ie.cli.patterns_check import problems

    found = problems(patterns)
    for problem in found[:-1]:
        complain(problem)
    if found:
        refuse(found[-1])
