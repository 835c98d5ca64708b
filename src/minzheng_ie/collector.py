"""Python's collector of reference cycles, put off while a document is worked on and while a command loads what it needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_put_off() -> Iterator[None]:
    """No search for reference cycles inside the ``with`` block; after it all is as it was.

    The collector starts whenever so many objects more were made, and walks through all that live. An extraction makes
    them by the hundred thousand and not one in a cycle, so that a fifth of its time went into searches that find
    nothing, and more the longer the document. Cycles of other threads wait until the block ends, which is as long as
    one document takes. A process that has turned the collector off finds it off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


class _Loading:
    """Whether the collector is off for a command that has not loaded all yet."""

    def __init__(self) -> None:
        self._off = False

    def begin(self) -> None:
        """No search for reference cycles until `end`; for a command, whose process is its own.

        Modules and rules are objects by the hundred thousand and stay: a twentieth of a start went into walking through them.
        """
        if gc.isenabled():
            self._off = True
            gc.disable()

    def end(self) -> None:
        """The collector starts again where `begin` stopped it, and passes over all that lives by now.

        Processes that are forked after this share the memory of what they only read.
        """
        if self._off:
            self._off = False
            gc.freeze()
            gc.enable()


LOADING = _Loading()
"""Of this process."""
