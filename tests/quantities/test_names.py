"""Numerals in names and words, and what only looks like one."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.patterns import builtin_dir, pattern_dirs
from minzheng_ie.quantities import find_numbers
from minzheng_ie.quantities.known_names import known_names
from minzheng_ie.quantities.names import NUMERALS
from minzheng_ie.quantities.recognize import recognize

CASES = yaml.safe_load(Path(__file__).with_name("cases_names.yaml").read_text(encoding="utf-8"))
NAMES = known_names(pattern_dirs())


def _known(text: str) -> list[list[str]]:
    """What is told at the beginning of each run of numerals, from left to right."""
    found: list[list[str]] = []
    at = 0
    while at < len(text):
        if text[at] not in NUMERALS and not text[at].isdecimal():
            at += 1
            continue
        known = NAMES.at(text, at)
        if known is not None:
            found.append([text[known.start : known.end], known.reason])
            at = known.end
            continue
        while at < len(text) and (text[at] in NUMERALS or text[at].isdecimal() or text[at] == "."):
            at += 1
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_names(case: dict[str, Any]) -> None:
    assert _known(case["text"]) == case["want"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_names_stand_in_the_ledger(case: dict[str, Any]) -> None:
    found = [[case["text"][q.start : q.end], q.skip] for q in recognize(case["text"])]
    assert [entry for entry in case["want"] if entry not in found] == []


def test_every_division_with_a_numeral_is_a_name() -> None:
    with (builtin_dir() / "regions.csv").open(encoding="utf-8") as table:
        names = {row["name"] for row in csv.DictReader(line for line in table if not line.startswith("#"))}
    told = {name for name in names if not NUMERALS.isdisjoint(name)}
    assert len(told) > 60
    for name in sorted(told):
        text = f"2023年,{name}养老机构12家。"
        assert [text[q.start : q.end] for q in recognize(text) if q.skip is None] == ["12家"], name
        assert any(q.skip == "name" and text[q.start : q.end] in name for q in recognize(text)), name


@pytest.mark.parametrize(
    "text", ["四家子镇6家", "九台区12家", "王五30元", "千方百计3项", "年过半百的6人", "百分制86家"]
)
def test_names_are_no_numbers_for_find_numbers(text: str) -> None:
    assert len(find_numbers(text)) == 1


@given(st.text(alphabet="三五十百千里家户台人元子屯桥镇村社区街王李张先生公司县市2.4\n 每第一", max_size=24))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_a_name_holds_the_numeral_it_was_asked_about(text: str) -> None:
    for at, char in enumerate(text):
        if char in NUMERALS or char.isdecimal():
            known = NAMES.at(text, at)
            assert known is None or (0 <= known.start <= at < known.end <= len(text))
    end = 0
    for quantity in recognize(text):
        assert end <= quantity.start < quantity.end <= len(text)
        end = quantity.end
