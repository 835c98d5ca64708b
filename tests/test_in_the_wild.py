"""The verdicts on real pages and the page that tells them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def test_the_page_tells_the_verdicts_that_are_kept() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "wild.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
