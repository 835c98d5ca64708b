"""Tables in text whose copy moved, lost or broke cells: the cases of ``pushed.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_shapes import claims_of, text_of

import minzheng_ie as mz

CASES = yaml.safe_load((Path(__file__).parent / "pushed.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_pushed(case: dict[str, Any]) -> None:
    report = mz.extract(text_of(case))
    assert claims_of(report) == case["claims"]
    declined = [entry.quote for entry in report.skipped if entry.skipped == "table"]
    assert [quote for quote in declined if any(map(str.isdecimal, quote))] == case.get("table", [])
