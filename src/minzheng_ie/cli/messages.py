"""Lines on stderr, and the exit codes."""

from __future__ import annotations

import sys
from typing import NoReturn

import typer

from minzheng_ie.cli.streams import silence
from minzheng_ie.harmless import printable
from minzheng_ie.wording import say, translate

FAILED = 1
"""Some inputs failed; each was named, the rest is written."""
INTERRUPTED = 130
"""Ctrl-C; what is needed to go on is kept."""
WRONG = 2
"""The command line is wrong; nothing was written."""


def complain(problem: object) -> None:
    """Say on stderr what is wrong, in one line, in the reader's language. Where nobody can hear it nothing is said; the
    exit code tells.

    problem (object): what `say` gives, or an error of the rooms, which is in English.
    """
    try:
        told = translate(" ".join(str(problem).split()))
        typer.echo(f"minzheng-ie: {printable(told)}", err=True)
    except (OSError, ValueError, AttributeError):
        silence(sys.stderr)


def refuse(problem: object) -> NoReturn:
    """Say what is wrong with the command line and leave."""
    complain(problem)
    raise typer.Exit(WRONG)


def not_written(path: object, error: OSError, state: str = "") -> str:
    """That an output cannot be written, and why; on Windows a file that another program has open is the usual reason.

    state (str): what is kept of it, behind a semicolon.
    """
    busy = sys.platform == "win32" and isinstance(error, PermissionError)
    key = "said.not_written_busy" if busy else "said.not_written"
    return say(key, path=path, error=error.strerror or error) + state
