"""The digits of a date stand in the ledger as such, whatever they look like by themselves."""

from __future__ import annotations

import pytest

import minzheng_ie as mz


def _skipped(text: str) -> list[tuple[str, str]]:
    report = mz.extract(text, region="山西省/长治市", date="2023")
    return [(entry.quote, entry.skipped) for entry in report.skipped]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("22年，全市养老床位700张。", ["22年"]),
        ("较22年增加低保对象260人。", ["22年"]),
        ("96年5月，新建敬老院2所。", ["96年", "5月"]),
        ("2021—23年，新建敬老院6所。", ["2021—23年"]),
        ("2022.7—2023.6，救助露宿者410人次。", ["2022.7—2023.6"]),
        ("2023.9.8-9.12，走访困难家庭75户。", ["2023.9.8", "9.12"]),
        ("截至2023.6，在册孤儿180人。", ["2023.6"]),
        ("第三季度，办理结婚登记870对。", ["三季度"]),
        ("二〇二一至二〇二三年，培训护理员930人。", ["二〇二一至二〇二三年"]),
        ("2019 年 至 2022 年，新增床位450张。", ["2019 年 至 2022 年"]),
        ("2020年至2022年三年间，新增床位450张。", ["2020年至2022年", "三年"]),
    ],
)
def test_digits_of_a_date(text: str, dates: list[str]) -> None:
    assert _skipped(text) == [(date, "date") for date in dates]


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("他工作22年，照料老人64人。", ("22年", "duration")),
        ("工程历时22年，新增床位450张。", ("22年", "duration")),
        ("2.4 经费\n支出救助金310万元。", ("2.4", "reference")),
    ],
)
def test_what_is_no_date(text: str, entry: tuple[str, str]) -> None:
    assert entry in _skipped(text)


def test_an_amount_stays_an_amount() -> None:
    report = mz.extract("绿地2023.05亩，补助2022.7至2023.6元。", date="2023")
    assert [str(claim.value) for claim in report.claims] == ["2023.05", "2022.7"]


@pytest.mark.parametrize(
    "text", ["发布时间：202٣", "全年202٣年救助5人。", "截至2023.1٢,救助5人", "٢٢年救助5人"]
)
def test_digits_of_another_script_lose_no_document(text: str) -> None:
    mz.extract(text)
