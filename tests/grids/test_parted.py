"""Tables in text of which blanks beside digits part cells, or whose shape their sums prove: ``parted.yaml``, ``proved.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_shapes import claims_of, text_of

import minzheng_ie as mz

_HERE = Path(__file__).parent
CASES = [
    case
    for name in ("parted.yaml", "proved.yaml")
    for case in yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_parted(case: dict[str, Any]) -> None:
    report = mz.extract(text_of(case))
    assert claims_of(report) == case["claims"]
