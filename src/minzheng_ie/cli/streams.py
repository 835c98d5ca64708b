"""The standard streams as they may be: closed, full, of an encoding without Chinese characters."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

_CHINESE = "民政"


def prepare_streams() -> None:
    """Make standard output and error take every character; what their encoding does not have is written as escapes."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        with suppress(OSError, ValueError):
            # Under the C locale the terminal is hardly one that knows ASCII only.
            reconfigure(encoding=None if _takes_chinese(stream) else "utf-8", errors="backslashreplace")


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person reads a stream; nobody does when it is closed."""
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def stderr_is_terminal() -> bool:
    """Whether a person reads what is said of the documents."""
    return is_terminal(sys.stderr)


def silence(stream: TextIO | None) -> None:
    """Let go of what is still buffered: a stream that is closed or full would raise again when the interpreter ends."""
    if stream is None:
        return
    with suppress(OSError, ValueError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)


def _takes_chinese(stream: TextIO) -> bool:
    try:
        _CHINESE.encode(stream.encoding)
    except (LookupError, TypeError, UnicodeEncodeError):
        return False
    return True
