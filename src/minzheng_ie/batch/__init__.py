"""Many documents: bounded memory, ordered results, several processes, and output that can be gone on with.

Knows nothing of extraction: what is done with a document is a `Setup` the caller gives.
"""

from minzheng_ie.batch.engine import run
from minzheng_ie.batch.outcome import Item, Outcome, Setup, Task, attempt, label
from minzheng_ie.batch.partial import PartialFile
from minzheng_ie.batch.state import fingerprint_of_files

__all__ = [
    "Item",
    "Outcome",
    "PartialFile",
    "Setup",
    "Task",
    "attempt",
    "fingerprint_of_files",
    "label",
    "run",
]
