"""Lines on stderr, and the exit codes."""

from __future__ import annotations

from typing import NoReturn

import typer

FAILED = 1
"""Some inputs failed; each was named, the rest is written."""
INTERRUPTED = 130
"""Ctrl-C; what is needed to go on is kept."""
WRONG = 2
"""The command line is wrong; nothing was written."""


def complain(problem: object) -> None:
    """Say on stderr what is wrong, in one line."""
    typer.echo(f"minzheng-ie: {' '.join(str(problem).split())}", err=True)


def refuse(problem: object) -> NoReturn:
    """Say what is wrong with the command line and leave."""
    complain(problem)
    raise typer.Exit(WRONG)
