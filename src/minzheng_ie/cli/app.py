"""The command line: its commands and options that are not one command's.

Exit codes: 0 all done · 1 some inputs failed (each named on stderr, the rest written) · 2 the command line is
wrong (an option, a pattern directory, an output that cannot be written); OUT is as it was.

Commands import what they need when they run, so that ``--help`` and ``--version`` answer at once.
"""

from __future__ import annotations

import sys
from typing import Annotated, NoReturn

import typer

from minzheng_ie import __version__
from minzheng_ie.cli import evaluate, exchange, extract, patterns_check, patterns_try, schema
from minzheng_ie.cli.messages import WRONG, complain
from minzheng_ie.cli.streams import prepare_streams, silence

app = typer.Typer(
    name="minzheng-ie",
    help="Structured, traceable claims from Chinese civil-affairs (民政) reports.",
    epilog="Exit codes: 0 all done; 1 some inputs failed, each named on stderr; 2 the command line is wrong.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
patterns = typer.Typer(help="Work with pattern files.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(patterns, name="patterns")

app.command("extract")(extract.extract)
app.command("evaluate")(evaluate.evaluate)
app.command("export")(exchange.export)
app.command("import")(exchange.import_)
app.command("schema")(schema.schema)
patterns.command("check")(patterns_check.check)
patterns.command("try")(patterns_try.try_)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"minzheng-ie {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Structured, traceable claims from Chinese civil-affairs (民政) reports."""


def main() -> None:
    """Run the command line. Whatever happens, what is said of it is one line."""
    prepare_streams()
    try:
        app()
    except MemoryError:
        _leave("not enough memory")
    except OSError as error:
        _leave(f"{error.filename or 'standard streams'}: {error.strerror or error}")
    except Exception as error:
        _leave(f"internal error: {type(error).__name__}: {error}")


def _leave(problem: str) -> NoReturn:
    complain(problem)
    silence(sys.stdout)
    sys.exit(WRONG)
