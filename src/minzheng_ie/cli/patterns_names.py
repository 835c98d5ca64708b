"""``patterns names``: what the names mean that a row may ask for, so that nobody need read the code for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated

import typer

from minzheng_ie.cli.messages import refuse
from minzheng_ie.errors import PatternError
from minzheng_ie.wording import say


def names(file: Annotated[str, typer.Argument(metavar="[FILE]")] = "") -> None:
    """Tell what the names mean that the rows of a file may ask for; without a file, which files have such rows."""
    from minzheng_ie.row_names import row_names

    told = row_names()
    if not file:
        for name, has in told.items():
            typer.echo(say("names.file", name=name, asked=len(has.asked), taken=len(has.taken)))
        return
    of_file = [name for name in told if file in (name, PurePosixPath(name).name, PurePosixPath(name).stem)]
    if not of_file:
        refuse(PatternError(f"no decision table is called {file!r}; there are: {', '.join(told)}"))
    has = told[of_file[0]]
    for kind, meanings in (("asked", has.asked), ("taken", has.taken), ("combined", has.combined)):
        if meanings:
            typer.echo(say(f"names.{kind}"))
            _show(meanings)


def _show(meanings: Mapping[str, str]) -> None:
    width = max(map(len, meanings))
    for name, meaning in meanings.items():
        typer.echo(f"  {name:{width}}  {meaning}")
