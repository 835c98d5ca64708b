"""``extract``: reports → claims, as a table, JSON Lines, CSV or Parquet."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minzheng_ie.cli.messages import FAILED, INTERRUPTED, complain, refuse
from minzheng_ie.errors import BatchError, DateError, MinzhengError, RegionError

if TYPE_CHECKING:
    from minzheng_ie.batch import Item, Outcome
    from minzheng_ie.cli.sinks import Sink
    from minzheng_ie.extractor import Work
    from minzheng_ie.outputs import Format, Renderer


class FormatName(str, Enum):
    """The output formats as the command line knows them."""

    TABLE = "table"
    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


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
    explain: Annotated[bool, typer.Option("--explain", help="Also say how each claim was made.")] = False,
) -> None:
    """Extract the claims of reports."""
    if output is not None:
        _check_output(output, inputs)
    chosen = _format(format_, output)
    _check_resume(resume, output, inputs)
    if chosen == "parquet":
        _check_parquet(output)
    _check_patterns(patterns)

    from minzheng_ie.extractor import Work
    from minzheng_ie.outputs import make_renderer

    renderer = make_renderer(chosen, sys.stdout if output is None else _NoTerminal(), skipped=skipped, explain=explain)
    work = Work(region, date, None if patterns is None else str(patterns), renderer.render)
    if scheduler is not None and chosen == "parquet":
        from minzheng_ie.cli.cluster import extract_on

        if resume:
            refuse("--resume: a folder of Parquet files cannot be gone on with; choose another format or folder")
        assert output is not None
        raise typer.Exit(extract_on(scheduler, inputs, output, work, skipped=skipped, explain=explain))
    try:
        with _sink(output, chosen, renderer, work, resume=resume) as sink:
            code = _run(inputs, work, sink, jobs, scheduler)
    except BatchError as error:
        refuse(error)
    raise typer.Exit(code)
