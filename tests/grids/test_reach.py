"""Heads whose reach a copy lost, numbered lists a cell a line, places under two rows of heads: the cases of ``reach.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from test_shapes import _holds_together, claims_of, text_of

import minzheng_ie as mz

CASES = yaml.safe_load((Path(__file__).parent / "reach.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_reach(case: dict[str, Any]) -> None:
    report = mz.extract(text_of(case))
    assert claims_of(report) == case["claims"]
    assert [entry.quote for entry in report.skipped if entry.skipped == "table"] == case.get("table", [])
    _holds_together(report)
