"""The reference of the command line, made of the commands themselves: what typer knows is what is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer.main

from minzheng_ie.cli.app import app

NAME = "minzheng-ie"


def commands_page() -> str:
    """A section a command: its synopsis, what it does, its arguments and options."""
    root = typer.main.get_command(app)
    parts = [_section(NAME, root)]
    parts += [_section(f"{NAME} {name}", command) for name, command in _commands(root)]
    epilog = getattr(root, "epilog", None)
    return "\n\n".join([*parts, _escaped(epilog)] if epilog else parts) + "\n"


def _commands(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        elif not command.hidden:
            yield f"{before}{name}", command


def _section(name: str, command: Any) -> str:
    context = command.make_context(name, [], resilient_parsing=True)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    lines = [f"## {name}", "", _escaped(command.help or ""), "", "```text", usage, "```", ""]
    records = [record for item in command.get_params(context) if (record := item.get_help_record(context))]
    if records:
        lines += [
            "| | |",
            "|---|---|",
            *(f"| {_code(names)} | {_escaped(told)} |" for names, told in records),
        ]
    return "\n".join(lines)


def _code(names: str) -> str:
    shown = " ".join(names.split()).replace("|", "\\|")
    return f"`{shown}`"


def _escaped(text: str) -> str:
    text = " ".join(text.split())
    for character in "\\|*_<[":
        text = text.replace(character, "\\" + character)
    return text
