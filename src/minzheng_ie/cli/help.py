"""What ``--help`` shows: the words of the catalogue, as wide as the terminal, Chinese characters counted as two columns.

The catalogue holds a sentence for each command (``help.extract``) and each of its parameters (``help.extract.output``).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from enum import Enum
from typing import Any
from unicodedata import east_asian_width

from minzheng_ie.wording import say

_LEAST, _MOST = 40, 100
_COLUMN = 32
"""Columns for the names of options; a longer one has its text below it."""
_PIECE = (  # compiled where help is asked for
    r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+"
)
_NEVER_FIRST = frozenset("，。；：、）》”！？.,;:)")


def render(command: Any, path: str, names: list[str]) -> str:
    """The help of a command.

    command (Any): a command of typer, with ``params``, and ``commands`` where it has some. path (str): how it was called.
    names (list): its name below the program, a word each; none for the program itself.
    """
    width = min(max(shutil.get_terminal_size().columns, _LEAST), _MOST)
    key = f"help.{' '.join(names)}" if names else "help.root"
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option" and "--help" not in one.opts]
    commands: dict[str, Any] = getattr(command, "commands", {})
    usage = [path, say("help.metavar_options"), *map(_shown, arguments)]
    if commands:
        usage.append(f"{say('help.metavar_command')} ...")
    lines = [f"{say('help.usage')} {' '.join(usage)}", ""]
    lines += [f"  {line}" for line in wrapped(say(key), width - 2)]
    told = [(name, say(f"help.{' '.join([*names, name])}")) for name in commands]
    lines += _section("help.commands", told, width)
    lines += _section("help.arguments", [(_shown(one), _told(one, key)) for one in arguments], width)
    lang = [("--lang zh|en", say("help.lang"))]
    ends = [*lang, ("-h, --help", say("help.help"))]
    chosen = [(_names(one), _told(one, key)) for one in options if "--lang" not in one.opts]
    lines += _section("help.options", [*chosen, *ends], width)
    if not names:
        lines += ["", *wrapped(say("help.root.end", command=path), width)]
    return "\n".join(lines)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Lines of at most ``width`` columns. A Chinese line breaks between any two characters, but not before a full stop."""
    line: list[str] = []
    for piece in re.findall(_PIECE, text):
        if line and columns("".join(line) + piece.rstrip()) > width:
            taken = line.pop() if piece in _NEVER_FIRST and len(line) > 1 else ""
            yield "".join(line).rstrip()
            line = [taken] if taken else []
        if line or not piece.isspace():
            line.append(piece)
    yield "".join(line).rstrip()


def columns(text: str) -> int:
    """How many columns a terminal needs for a text."""
    return sum(1 + (east_asian_width(character) in "WF") for character in text)


def _section(heading: str, rows: list[tuple[str, str]], width: int) -> list[str]:
    if not rows:
        return []
    left = min(max(columns(name) for name, _ in rows), _COLUMN - 4)
    lines = ["", say(heading)]
    for name, text in rows:
        told = list(wrapped(text, width - left - 4))
        if columns(name) > left:
            lines.append(f"  {name}")
        else:
            lines.append(f"  {name}{' ' * (left - columns(name))}  {told.pop(0)}")
        lines += [f"{' ' * (left + 4)}{line}" for line in told]
    return lines


def _shown(argument: Any) -> str:
    return str(argument.metavar or argument.name.upper())


def _names(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return f"{names} {option.metavar}" if option.metavar else names


def _told(parameter: Any, key: str) -> str:
    text = say(f"{key}.{parameter.name}")
    default = parameter.default
    if parameter.required and parameter.param_type_name == "option":
        text += f" {say('help.required')}"
    elif isinstance(default, (int, Enum)) and not isinstance(default, bool):
        text += f" {say('help.default', value=default)}"
    return text
