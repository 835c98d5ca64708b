"""No search for cycles while a file is read: nothing made on the way is garbage yet, and looking takes as long as the rest."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search() -> Iterator[None]:
    """Python's collector of cycles rests, if it was at work."""
    works = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if works:
            gc.enable()
