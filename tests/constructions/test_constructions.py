"""The catalogue of constructions: each case of each ``*.yaml`` of this folder must come out of `extract` exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from check import PROGRAMS, families, locate, malformed, problems, rouge_l

import minzheng_ie as mz
from minzheng_ie.schema import Claim, SentenceSpan

FAMILIES = families()
CASES = [
    pytest.param(case, id=f"{name}[{number}]")
    for name, family in FAMILIES.items()
    for number, case in enumerate(family["cases"])
]
EXTRACTED = [
    pytest.param(
        *param.values,
        id=param.id,
        marks=[pytest.mark.xfail(strict=True, reason=param.values[0]["gap"])]
        if "gap" in param.values[0]
        else [],
    )
    for param in CASES
]


@pytest.mark.parametrize("case", EXTRACTED)
def test_extracts(case: dict[str, Any]) -> None:
    report = mz.extract(case["text"], region=case.get("region"), date=case.get("date"))
    found = problems(case, report.claims)
    assert not found, "\n".join([case["text"], *found])


@pytest.mark.parametrize("case", CASES)
def test_case_is_well_formed(case: dict[str, Any]) -> None:
    assert malformed(case) == []


def test_catalogue_is_large_and_its_gaps_are_few() -> None:
    cases = [case for family in FAMILIES.values() for case in family["cases"]]
    assert sum(len(family["cases"]) >= 5 for family in FAMILIES.values()) >= 40
    assert sum("gap" not in case for case in cases) >= 0.95 * len(cases)


def test_catalogue_repeats_no_text_and_says_what_each_family_is() -> None:
    texts = [case["text"] for family in FAMILIES.values() for case in family["cases"]]
    assert len(set(texts)) == len(texts)
    assert all(
        set(family) == {"family", "about", "cases"} and family["about"] for family in FAMILIES.values()
    )


def test_catalogue_covers_the_programmes() -> None:
    used = {
        claim.get("program")
        for family in FAMILIES.values()
        for case in family["cases"]
        for claim in case["claims"]
    }
    assert used - {None} <= PROGRAMS
    assert len(used & PROGRAMS) >= 35


# --- the comparison itself -------------------------------------------------------------------------------------

CASE: dict[str, Any] = {
    "text": "全市保障低保对象1250人，支出12万元。",
    "claims": [
        {
            "quote": "1250人",
            "value": "1250",
            "unit": "人",
            "metric": "保障低保对象",
            "period": "2023",
            "period_alt": [None],
        },
        {"quote": "12万元", "value": "120000", "unit": "元", "metric": "支出", "optional": True},
    ],
}


def claim(**changes: Any) -> Claim:
    fields: dict[str, Any] = {
        "doc": "d",
        "id": "i",
        "metric": "低保对象",
        "value": Decimal(1250),
        "unit": "人",
        "start": 8,
        "end": 13,
        "quote": "1250人",
        "sentence": SentenceSpan(start=0, end=20),
        "rule": "r",
    }
    return Claim(**{**fields, **changes})


def test_problems_accepts_alternatives_and_missing_optional_claims() -> None:
    assert locate(CASE) == [(8, 13), (16, 20)]
    assert problems(CASE, [claim()]) == []


@pytest.mark.parametrize(
    ("claims", "said"),
    [
        ([], "missing claim '1250人'"),
        ([claim(value=Decimal(125))], "value 125 instead of 1250"),
        ([claim(value_max=Decimal(1300))], "value_max 1300 instead of None"),
        ([claim(unit="户")], "unit 户"),
        ([claim(period="2022")], "period 2022 instead of 2023 or None"),
        ([claim(metric="社会组织")], "metric 社会组织"),
        ([claim(), claim(start=0, end=2, quote="全市")], "extra claim '全市'"),
        ([claim(), claim()], "extra claim '1250人'"),
    ],
)
def test_problems_names_the_difference(claims: list[Claim], said: str) -> None:
    found = problems(CASE, claims)
    assert len(found) == 1
    assert said in found[0]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"quote": "250人", "value": "250"}, "not in the text"),
        ({"value": "1251"}, "not what the quote says"),
        ({"unit": "名"}, "not canonical"),
        ({"period": "2023年"}, "period '2023年' is not valid"),
        ({"program": "低保"}, "program '低保' is not valid"),
        ({"modifier": "most"}, "modifier 'most'"),
        ({"modifier": "over"}, "without a word for it"),
        ({"note": "x"}, "unknown field note"),
    ],
)
def test_malformed_names_the_fault(changes: dict[str, Any], said: str) -> None:
    case = {**CASE, "claims": [{**CASE["claims"][0], **changes}]}
    assert any(said in line for line in malformed(case))


def test_rouge_l() -> None:
    assert rouge_l("低保对象", "低保对象") == 1
    assert rouge_l("", "低保") == 0
    assert rouge_l("养老床位", "养老机构床位") == pytest.approx(0.8)
