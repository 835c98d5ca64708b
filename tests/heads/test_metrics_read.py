"""Metrics read as Chinese: those of `tests/constructions/heads2-*.yaml` and `metric-*.yaml` come out to the character."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import minzheng_ie as mz

FOLDER = Path(__file__).resolve().parents[1] / "constructions"
CASES = [
    pytest.param(case, id=f"{path.stem}[{number}]")
    for path in sorted([*FOLDER.glob("heads2-*.yaml"), *FOLDER.glob("metric-*.yaml")])
    for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))["cases"])
]


@pytest.mark.parametrize("case", CASES)
def test_metrics_to_the_character(case: dict[str, Any]) -> None:
    found = [claim.metric for claim in mz.extract(case["text"]).claims]
    assert found == [claim["metric"] for claim in case["claims"]]
