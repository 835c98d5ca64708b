"""The command line: its commands and options that are not one command's.

Exit codes: 0 all done · 1 some inputs failed (each named on stderr, the rest written) · 2 the command line is
wrong (an option, a pattern directory, an output that cannot be written); OUT is as it was.

Commands import what they need when they run, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import gc
import os
import sys
import warnings
from typing import Annotated, NoReturn

import typer

from minzheng_ie import __version__
from minzheng_ie.cli import (
    demo,
    evaluate,
    exchange,
    extract,
    patterns_check,
    patterns_names,
    patterns_try,
    schema,
)
from minzheng_ie.cli.commands import LANG, Command, Group
from minzheng_ie.cli.messages import WRONG, complain
from minzheng_ie.cli.streams import prepare_streams, silence
from minzheng_ie.wording import say, translate

app = typer.Typer(
    name="minzheng-ie",
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
patterns = typer.Typer(cls=Group, no_args_is_help=True, rich_markup_mode=None)
app.add_typer(patterns, name="patterns")

app.command("extract", cls=Command)(extract.extract)
app.command("demo", cls=Command)(demo.demo)
app.command("evaluate", cls=Command)(evaluate.evaluate)
app.command("export", cls=Command)(exchange.export)
app.command("import", cls=Command)(exchange.import_)
app.command("schema", cls=Command)(schema.schema)
patterns.command("check", cls=Command)(patterns_check.check)
patterns.command("try", cls=Command)(patterns_try.try_)
patterns.command("names", cls=Command)(patterns_names.names)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"minzheng-ie {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True)] = False,
    lang: Annotated[str | None, typer.Option(LANG, metavar="zh|en")] = None,
) -> None:
    """Structured, traceable claims from Chinese civil-affairs (民政) reports."""


def main() -> None:
    """Run the command line. Whatever happens, what is said of it is one line."""
    prepare_streams()
    hush()
    # Ours are no models for others to hook into, and looking for who would costs a thirtieth of a start.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        app()
    except MemoryError:
        _leave(say("said.no_memory"))
    except OSError as error:
        _leave(f"{error.filename or say('said.streams')}: {translate(error.strerror or str(error))}")
    except Exception as error:
        _leave(say("said.internal", what=f"{type(error).__name__}: {error}"))
    finally:
        gc.freeze()  # all goes with the process: to look through it for cycles once more takes a twentieth of a start


def hush() -> None:
    """Keep what packages warn their programmers of from whoever runs a command, in its workers too."""
    warnings.simplefilter("ignore")
    os.environ.setdefault("PYTHONWARNINGS", "ignore")


def _leave(problem: str) -> NoReturn:
    complain(problem)
    silence(sys.stdout)
    sys.exit(WRONG)
