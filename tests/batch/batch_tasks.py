"""What the tests of this room do with documents: importable, so that spawned workers find it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from minzheng_ie.batch import Task
from minzheng_ie.errors import PatternError
from minzheng_ie.reading import Input, SourceText


@dataclass(frozen=True)
class Obey:
    """Makes a task that does what a document says and returns its name and text."""

    def __call__(self) -> Task[object]:
        return obey


def obey(item: Input | SourceText) -> object:
    """``exit 3``, ``kill``, ``kill once MARKER``, ``raise``, ``lock``; any other text is returned."""
    text = item.text if isinstance(item, SourceText) else Path(item.path).read_text(encoding="utf-8")
    name = item.name or Path(str(item.path)).name
    command, _, rest = text.partition(" ")
    if command == "exit":
        os._exit(int(rest))
    if text == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if text.startswith("kill once "):
        marker = Path(text.removeprefix("kill once "))
        if not marker.exists():
            marker.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if text == "raise":
        raise ZeroDivisionError("boom")
    if text == "lock":
        import threading

        return threading.Lock()
    return name, text


@dataclass(frozen=True)
class BrokenRules:
    """A setup whose rules are broken."""

    def __call__(self) -> Callable[[object], object]:
        raise PatternError("units.yaml:3: broken")


@dataclass(frozen=True)
class DiesAtOnce:
    """A setup that takes its process with it."""

    def __call__(self) -> Callable[[object], object]:
        os._exit(7)
