"""What every area of the fuzz is: a generator and an oracle, and how what was found is made smaller and shown."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Area:
    """name (str): what `--only` calls it. draw (callable): an example, by the chance given.

    wrong (callable): what is wrong with an example, ``""`` when nothing is; raising anything is wrong as well. Its words
    up to the first colon say what kind of fault it is. smaller (callable): examples with less in them, best first.
    seconds (float): processor time that one example may take.

    Examples are Python literals, so that one line of the output makes them again.
    """

    name: str
    draw: Callable[[random.Random], Any]
    wrong: Callable[[Any], str]
    smaller: Callable[[Any], Iterator[Any]]
    seconds: float = 20


def shorter(whole: Any) -> Iterator[Any]:
    """A string, bytes or a tuple without a part, large parts first."""
    size = len(whole)
    while size:
        size = (size + 1) // 2 if size > 1 else 0
        step = max(1, size)
        for start in range(0, len(whole), step):
            if len(whole) > step or step == 1:
                yield whole[:start] + whole[start + step :]
        if step == 1:
            return
