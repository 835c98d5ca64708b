"""An extraction goes without the collector of cycles, because it makes none."""

from __future__ import annotations

import gc

import pytest

import minzheng_ie
from minzheng_ie.collector import collection_put_off
from minzheng_ie.patterns import seeds_dir


def test_an_extraction_leaves_no_cycles() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("*.txt"))[:3]]
    for text in texts:  # tables are loaded, and caches filled
        minzheng_ie.extract(text + "\n")
    gc.collect()
    gc.disable()
    try:
        for text in texts:
            minzheng_ie.extract(text + "\n")
        assert gc.collect() == 0
    finally:
        gc.enable()


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
