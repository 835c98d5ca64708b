"""``demo``: a sample report that comes with the package, its claims as a table, and what to do next."""

from __future__ import annotations

import sys

import typer

from minzheng_ie.cli.help import columns
from minzheng_ie.cli.messages import FAILED, complain
from minzheng_ie.wording import say

SAMPLE = "dev28_anqing_zone_quarter.txt"
_STEPS = ("own", "sheet", "page", "help")


def demo(context: typer.Context) -> None:
    """Show the claims of a sample report, and what to do next."""
    from minzheng_ie.extractor import extract
    from minzheng_ie.outputs import make_writer
    from minzheng_ie.patterns import seeds_dir

    path = seeds_dir() / SAMPLE
    if not path.is_file():
        complain(say("said.demo_none"))
        raise typer.Exit(FAILED)
    typer.echo(f"{say('demo.head')} {path}")
    typer.echo()
    writer = make_writer("table", sys.stdout)
    writer.write(extract(path))
    writer.close()
    typer.echo()
    typer.echo(say("demo.next"))
    call = context.parent.command_path if context.parent is not None else "minzheng-ie"
    lines = [say(f"demo.{step}", command=call) for step in _STEPS]
    width = max(map(columns, lines))
    for step, line in zip(_STEPS, lines, strict=True):
        typer.echo(f"  {line}{' ' * (width - columns(line))}  # {say(f'demo.{step}.told')}")
