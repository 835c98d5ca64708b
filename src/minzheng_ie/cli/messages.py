"""Lines on stderr, and the exit codes."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from minzheng_ie.cli.streams import silence
from minzheng_ie.harmless import printable

FAILED = 1
"""Some inputs failed; each was named, the rest is written."""
INTERRUPTED = 130
"""Ctrl-C; what is needed to go on is kept."""
WRONG = 2
"""The command line is wrong; nothing was written."""


def complain(problem: object) -> None:
    """Say on stderr what is wrong, in one line. Where nobody can hear it nothing is said; the exit code tells."""
    try:
        typer.echo(f"minzheng-ie: {printable(' '.join(str(problem).split()))}", err=True)
    except (OSError, ValueError, AttributeError):
        silence(sys.stderr)


def refuse(problem: object) -> NoReturn:
    """Say what is wrong with the command line and leave."""
    complain(problem)
    raise typer.Exit(WRONG)
