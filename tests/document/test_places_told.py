"""Whose a text is, kind by kind: each case of ``cases_places.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

import minzheng_ie as mz

FAMILIES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases_places.yaml").read_text("utf-8")
)


@pytest.mark.parametrize(
    ("text", "place"), [(case["text"], case["place"]) for family in FAMILIES for case in family["cases"]]
)
def test_place_told(text: str, place: str | None) -> None:
    assert mz.extract(text).document.region == place
