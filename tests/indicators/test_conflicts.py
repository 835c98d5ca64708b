"""What a document says twice and differently."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import minzheng_ie as mz
from minzheng_ie.indicators import conflicts
from minzheng_ie.schema import Claim, Evidence, SentenceSpan, SourceSpan

PLACE, YEAR = "江苏省/南京市/浦口区", "2023"


def orphans(value: str, step: str = "1", **fields: Any) -> Claim:
    own: dict[str, Any] = {
        "doc": "a.txt", "id": f"{value}{step}{sorted(fields.items())}", "metric": "孤儿", "value": Decimal(value), "step": Decimal(step),
        "unit": "人", "program": "孤儿基本生活保障", "region": PLACE, "period": YEAR, "start": 0, "end": 1, "quote": "1",
        "sentence": SentenceSpan(start=0, end=1), "rule": "r",
    }  # fmt: skip
    return Claim(**(own | fields))


def test_two_values_of_one_number_are_listed() -> None:
    one, two = orphans("214"), orphans("241", metric="现有孤儿")
    [found] = conflicts([one, orphans("52", metric="结婚登记", unit="对", program="婚姻登记"), two])
    assert (found.indicator, found.splits, found.unit) == ("孤儿人数", (), "人")
    assert (found.doc, found.region, found.period, found.status) == ("a.txt", PLACE, YEAR, "actual")
    assert found.claims == (one, two)
    assert found.values == (Decimal(214), Decimal(241))


@pytest.mark.parametrize(
    "other",
    [
        {"doc": "b.txt"},
        {"region": "江苏省/南京市"},
        {"period": "2022"},
        {"status": "planned"},
        {"metric": "散居孤儿"},
        {"metric": "孤儿家长"},
        {"change": "increase"},
        {"region": None},
        {"period": None},
    ],
)
def test_what_differs_otherwise_is_no_conflict(other: dict[str, Any]) -> None:
    assert conflicts([orphans("214"), orphans("241", **other)]) == []


def test_what_is_not_known_is_not_the_same() -> None:
    assert conflicts([orphans("214", period=None), orphans("241", period=None)]) == []


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        (("23612", "1"), ("23600", "100"), False),  # 2.36万
        (("23612", "1"), ("23000", "1000"), False),  # 2.3万余, cut off
        (("23612", "1"), ("24000", "1000"), False),  # rounded
        (("23612", "1"), ("25000", "1000"), True),
        (("214", "1"), ("214", "1"), False),
        (("214", "1"), ("215", "1"), True),
    ],
)
def test_a_rounded_value_is_no_other_value(
    one: tuple[str, str], other: tuple[str, str], differ: bool
) -> None:
    assert bool(conflicts([orphans(*one), orphans(*other)])) is differ
    assert bool(conflicts([orphans(*other), orphans(*one)])) is differ


def test_bounds_and_ranges_conflict_only_outside() -> None:
    assert conflicts([orphans("200", modifier="at_least"), orphans("241")]) == []
    assert conflicts([orphans("300", modifier="at_most"), orphans("241")]) == []
    assert len(conflicts([orphans("300", modifier="at_least"), orphans("241")])) == 1
    assert conflicts([orphans("200", value_max=Decimal(300)), orphans("241")]) == []
    assert len(conflicts([orphans("200", value_max=Decimal(220)), orphans("241")])) == 1


def test_months_and_years_are_compared_in_one_unit() -> None:
    standard = {"metric": "农村低保标准", "program": "农村最低生活保障"}
    same = [orphans("500", unit="元/人·月", **standard), orphans("6000", unit="元/人·年", **standard)]
    assert conflicts(same) == []
    [found] = conflicts([*same, orphans("6100", unit="元/人·年", **standard)])
    assert found.values == (Decimal(6000), Decimal(6000), Decimal(6100))


def test_a_base_is_compared_with_bases_only() -> None:
    base, level = orphans("214", role="from"), orphans("241", role="to")
    assert conflicts([base, level]) == []
    assert conflicts([base, orphans("241")]) == []
    [found] = conflicts([base, level, orphans("208", role="from")])
    assert (found.role, found.values) == ("from", (Decimal(214), Decimal(208)))


def test_what_a_move_came_to_is_a_level_as_any_other() -> None:
    base, level = orphans("214", role="from"), orphans("241", role="to")
    assert conflicts([base, level, orphans("241")]) == []
    [found] = conflicts([base, level, orphans("250")])
    assert (found.role, found.values) == (None, (Decimal(241), Decimal(250)))


def test_the_second_number_of_one_head_has_no_name() -> None:
    head = Evidence(metric=(SourceSpan(start=5, end=7, quote="孤儿"),))
    same = [orphans("214", evidence=head), orphans("241", evidence=head)]
    assert conflicts(same) == []  # of what is it? of a place, or of all the years
    other = same[1].model_copy(update={"sentence": SentenceSpan(start=40, end=60)})
    [found] = conflicts([same[0], other])
    assert found.values == (Decimal(214), Decimal(241))


@pytest.mark.parametrize(
    "text",
    [
        "2023年，全区孤儿由2022年的214人增加到241人。全区共有孤儿241人。",
        "2023年，火化率由36%提高到52%。",
        "2023年，城乡低保标准分别由每人每月900元、760元提高到960元、820元。",
    ],
)
def test_a_report_that_tells_a_rise_does_not_contradict_itself(text: str) -> None:
    assert conflicts(mz.extract("浦口区2023年民政工作总结\n" + text).claims) == []


def test_a_report_that_contradicts_itself() -> None:
    text = (
        "浦口区2023年民政工作总结\n2023年，全区办理结婚登记4012对，离婚登记1220对。\n"
        "二、婚姻登记。2023年全年依法办理结婚登记4102对。\n"
    )
    [found] = conflicts(mz.Extractor().extract(text).claims)
    assert [claim.quote for claim in found.claims] == ["4012对", "4102对"]
