"""An extraction goes without the collector of cycles, because it makes none."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from minzheng_ie.collector import collection_put_off
from minzheng_ie.patterns import seeds_dir

_PROGRAM = """
import gc, sys
from pathlib import Path
import minzheng_ie

texts = [Path(name).read_text(encoding="utf-8") + "\\n" for name in sys.argv[1:]]
for text in texts:  # tables are loaded, and caches filled
    minzheng_ie.extract(text)
gc.collect()
gc.disable()
for text in texts:
    minzheng_ie.extract(text)
print(gc.collect())
"""


def test_an_extraction_leaves_no_cycles() -> None:
    names = [str(path) for path in sorted(seeds_dir().glob("*.txt"))[:3]]
    # In a process of its own: threads that other tests have left running make cycles too.
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *names], stdout=subprocess.PIPE, text=True, check=True
    )
    assert int(done.stdout) == 0


def test_the_collector_is_on_again_after_an_error() -> None:
    assert gc.isenabled()
    with pytest.raises(ValueError, match="broken"), collection_put_off():
        assert not gc.isenabled()
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_collector_that_is_off_stays_off() -> None:
    gc.disable()
    try:
        with collection_put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
