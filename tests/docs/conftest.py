"""The makers of the site are scripts beside the package: their folder is where they are found."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
for _folder in ("tools/docs", "benchmarks"):
    sys.path.append(str(ROOT / _folder))
