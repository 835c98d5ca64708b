"""Tables in plain text, from the text to the claims: the cases of ``shapes.yaml`` and of its
fellows (copies, fees, lost cells and reach, broken rows), and the twelve small tables beside the project."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import minzheng_ie as mz
from minzheng_ie.extractor import Report

HERE = Path(__file__).parent
TABLES = HERE.parents[2] / "shared" / "cases" / "tables"
sys.path.insert(0, str(HERE.parent / "tables"))

from test_cases import _holds_together, written  # noqa: E402

CASES = yaml.safe_load((HERE / "shapes.yaml").read_text(encoding="utf-8"))
FILES = (
    "shapes",
    "copies",
    "fees",
    "short",
    "streams",
    "reach",
    "loose",
    "opened",
    "yearbooks",
    "flat",
    "repeated",
    "abreast",
    "even",
    "tiers",
    "framed",
    "assessed",
    "drawn",
    "allotted",
    "unit_rows",
    "divisions",
    "grown_units",
    "fees_by_head",
    "grown_words",
    "of_which",
    "varied",
    "last_look",
    "captioned",
    "one_a_line",
    "set_wide",
    "below_one_another",
    "kept",
    "apart",
    "since_1912",
    "framed_tiers",
)
EVERY = [
    (name, case)
    for name in FILES
    for case in yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
]
TWELVE = yaml.safe_load((HERE / "twelve.yaml").read_text(encoding="utf-8"))


def text_of(case: dict[str, Any]) -> str:
    return str(case["text"]).replace("→", "\t")


def claims_of(report: Report) -> list[str]:
    home = report.region.path if report.region is not None else None
    return [written(claim, home) for claim in report.claims]


@pytest.mark.parametrize(
    "case", [case for _, case in EVERY], ids=[f"{name}-{case['name']}" for name, case in EVERY]
)
def test_shape(case: dict[str, Any]) -> None:
    report = mz.extract(text_of(case))
    assert claims_of(report) == case["claims"]
    assert [entry.quote for entry in report.skipped if entry.skipped == "table"] == case.get("table", [])
    _holds_together(report)


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028"])
def test_other_line_ends_say_the_same(ending: str) -> None:
    for case in CASES[::4]:
        report = mz.extract(text_of(case).replace("\n", ending))
        assert claims_of(report) == case["claims"]
        _holds_together(report)


def test_wide_digits_and_blanks_say_the_same() -> None:
    wide = {ord(char): ord(char) + 0xFEE0 for char in "0123456789,()%:"} | {ord(" "): 0x3000}
    for case in CASES[1::5]:
        if "|" in case["text"] or "." in case["text"]:
            continue
        report = mz.extract(text_of(case).translate(wide))
        assert [c.split(" | ")[1:] for c in claims_of(report)] == [c.split(" | ")[1:] for c in case["claims"]]
        _holds_together(report)


def test_the_pipeline_reads_the_same() -> None:
    nlp = mz.load()
    for case in CASES:
        text = text_of(case)
        doc = nlp(text)
        report = mz.extract(text)
        assert [c.model_dump(exclude={"doc"}) for c in doc._.claims] == [
            c.model_dump(exclude={"doc"}) for c in report.claims
        ]
        assert [(s.start, s.skipped) for s in doc._.skipped] == [(s.start, s.skipped) for s in report.skipped]


@pytest.mark.parametrize("name", TWELVE)
def test_twelve(name: str) -> None:
    file = TABLES / f"{name}.txt"
    if not file.is_file():
        pytest.skip("the small tables are not here (../shared/cases/tables)")
    report = mz.extract(file)
    assert claims_of(report) == TWELVE[name]
    _holds_together(report)
