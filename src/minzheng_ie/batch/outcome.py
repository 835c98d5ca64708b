"""What goes into a batch and what comes out, a document at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeAlias, TypeVar

from minzheng_ie.errors import (
    DateError,
    DocumentError,
    EncodingError,
    MinzhengError,
    ReadError,
    RegionError,
)
from minzheng_ie.harmless import printable
from minzheng_ie.reading import Input, SourceText
from minzheng_ie.records import dataclass

T = TypeVar("T")

Item: TypeAlias = "Input | SourceText | ReadError"
"""A document to be read, one that was read, or in its place the reason why there is none."""

Task: TypeAlias = Callable[["Input | SourceText"], T]
"""What is done with one document."""

Setup: TypeAlias = Callable[[], Task[T]]
"""Makes the task in the process that runs it; it is pickled on its way there, the task is not."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of one document: ``value``, or ``error`` when it failed.

    item (Item): the document. value (T | None): what the task returned. error (MinzhengError | None): one line that
    names the document.
    """

    item: Item
    value: T | None = None
    error: MinzhengError | None = None


def label(item: Item) -> str:
    """What a document is called in messages: its path, else its name; on one line, without control characters."""
    if isinstance(item, ReadError):
        return str(item).partition(": ")[0]
    return printable(str(item.path or item.name))


def attempt(task: Task[T], item: Input | SourceText) -> tuple[T | None, MinzhengError | None]:
    """Do ``task`` with ``item``. RETURNS (tuple): its value and None, or None and the error; nothing is raised.

    Errors that tell the whole story are passed on as they are; any other is a `DocumentError` that names the document.
    """
    try:
        return task(item), None
    except (ReadError, RegionError, DateError, EncodingError) as error:
        return None, error
    except DocumentError as error:
        failure = DocumentError(f"{label(item)}: {error}")
        failure.__cause__ = error
    except MinzhengError as error:
        failure = DocumentError(f"{printable(item.name or label(item))}: {error}")
        failure.__cause__ = error
    except MemoryError as error:
        failure = DocumentError(f"{label(item)}: not enough memory for this document")
        failure.__cause__ = error
    except Exception as error:
        # One document must not take the others with it; the line names it, and the exit code tells.
        failure = DocumentError(f"{label(item)}: internal error: {type(error).__name__}: {error}")
        failure.__cause__ = error
    return None, failure
