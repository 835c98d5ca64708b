"""The command line's groups and commands: typer's, which speak the reader's language and say what is wrong in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import typer
from typer.core import TyperCommand, TyperGroup

from minzheng_ie.cli.help import render
from minzheng_ie.cli.messages import FAILED, WRONG, complain
from minzheng_ie.wording import LANGUAGES, choose, say

LANG = "--lang"
_UsageError: type[Exception] = typer.BadParameter.__bases__[0]
"""Click's, whether typer brings its own or uses the package."""


class _Call(Protocol):
    """What is used of click's context."""

    command_path: str
    parent: _Call | None
    info_name: str | None


def _names(call: _Call) -> list[str]:
    names: list[str] = []
    while call.parent is not None:
        names.insert(0, call.info_name or "")
        call = call.parent
    return names


class Command(TyperCommand):
    """A command whose help comes from the catalogue."""

    def get_help(self, ctx: Any) -> str:
        """As `minzheng_ie.cli.help.render`."""
        return render(self, ctx.command_path, _names(ctx))


class Group(TyperGroup):
    """Commands; what is wrong with a line is said in one line of stderr."""

    def get_help(self, ctx: Any) -> str:
        """As `minzheng_ie.cli.help.render`."""
        return render(self, ctx.command_path, _names(ctx))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **options: Any) -> Any:
        """Run a line; ``--lang`` may stand anywhere in it."""
        if not options.get("standalone_mode", True):
            return super().main(args, *rest, **options)
        options["standalone_mode"] = False
        choose(None)
        try:
            code = super().main(_with_language(args), *rest, **options)
        except _UsageError as error:
            raise SystemExit(_tell(error)) from None
        except typer.Abort:
            complain(say("said.aborted"))
            raise SystemExit(FAILED) from None
        raise SystemExit(code if isinstance(code, int) else 0)


def _with_language(args: Sequence[str] | None) -> list[str]:
    """The words of a line without ``--lang``, whose language is chosen. Raises SystemExit for one that is none."""
    words, found = [*(_arguments() if args is None else args)], None
    kept: list[str] = []
    while words:
        word = words.pop(0)
        name, equals, value = word.partition("=")
        if name != LANG:
            kept.append(word)
            if word == "--":
                return [*kept, *words]
            continue
        if not equals and not words:
            complain(say("said.no_language_given"))
            raise SystemExit(WRONG)
        found = value if equals else words.pop(0)
        if found not in LANGUAGES:
            complain(say("said.no_language", given=found))
            raise SystemExit(WRONG)
        choose(found)
    return kept


def _arguments() -> list[str]:
    """The words after the program's name; on Windows, where no shell does it, with ``*`` made files."""
    import sys

    if sys.platform == "win32":
        from glob import glob

        return [name for word in sys.argv[1:] for name in (sorted(glob(word)) or [word])]  # noqa: PTH207
    return sys.argv[1:]


def _tell(error: Any) -> int:
    """Say what is wrong with a line. RETURNS (int): the exit code."""
    call = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        typer.echo(error.format_message(), err=True)
        return WRONG
    problem = " ".join(error.format_message().split()).rstrip(".")
    path = call.command_path if call is not None else "minzheng-ie"
    complain(say("said.usage", error=problem, command=path))
    return WRONG
