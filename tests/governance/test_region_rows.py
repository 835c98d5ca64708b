"""The rows about regions: a user's come first, and an explanation names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from field_rows import EXTRACTOR, REGION, rows_of, stands

TITLE = "浙江省丽水市2023年民政工作总结"


def _regions(rules: Any, text: str) -> list[str | None]:
    REGION.use(rules)
    found = [claim.region for claim in EXTRACTOR.extract(f"{TITLE}\n{text}").claims]
    REGION.use(REGION.rules)
    return found


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    text = "与缙云县救助孤儿3人。"
    assert _regions(REGION.rules, text) == ["浙江省/丽水市"]
    own = "- {rule: partners-too, when: partner, region: itself, says: x, examples: [x]}"
    rules = REGION.with_file(tmp_path, "governance/region_subjects.yaml", own)
    assert _regions(rules, text) == ["浙江省/丽水市/缙云县"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("缙云县发放低保金3万元。", ["nearest", "governs", "part-of-the-document"]),
        ("与缙云县救助孤儿3人。", ["outside", "no-subject", "partner-or-store"]),
    ],
)
def test_an_explanation_names_the_rows(text: str, names: list[str]) -> None:
    rows = rows_of(EXTRACTOR.extract(f"{TITLE}\n{text}").claims[0], REGION)
    assert [row.split(" ")[1] for row in rows] == names
    assert all(map(stands, rows))
