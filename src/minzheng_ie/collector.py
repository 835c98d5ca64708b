"""Python's collector of reference cycles, put off while a document is worked on."""

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
