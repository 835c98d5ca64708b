"""The rows about units: a user's come first, and an explanation names the one that decided."""

from __future__ import annotations

from pathlib import Path

import pytest
from field_rows import EXTRACTOR, UNIT, rows_of, stands


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    text = "2023年民政工作总结\n全市户均用房3间。"
    assert [claim.unit for claim in EXTRACTOR.extract(text).claims] == ["间/户"]
    own = "- {rule: no-rate, when: each-household, unit: as-written, says: x, examples: [x]}"
    UNIT.use(UNIT.with_file(tmp_path, "governance/unit.yaml", own))
    assert [claim.unit for claim in EXTRACTOR.extract(text).claims] == ["间"]
    UNIT.use(UNIT.rules)


@pytest.mark.parametrize(
    ("text", "unit", "words", "name"),
    [
        ("全市养老机构49家。", "家", None, "as-written"),
        ("低保标准每月760元。", "元/人·月", "每月", "standard-by-time"),
        ("低保标准一个月760元。", "元/人·月", "一个月", "every-month"),
        ("集中供养每人每月700元。", "元/人·月", "每人每月", "as-written"),
    ],
)
def test_an_explanation_names_the_row(text: str, unit: str, words: str | None, name: str) -> None:
    claim = EXTRACTOR.extract(f"2023年民政工作总结\n{text}").claims[0]
    (row,) = rows_of(claim, UNIT)
    said = f" from “{words}”" if words else ""
    assert f"unit: {unit}{said} [{row}]" in claim.explain
    assert row.split(" ")[1] == name and stands(row)
