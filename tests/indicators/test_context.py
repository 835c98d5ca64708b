"""A part that was said at the head of a sentence may hold for the numbers after it: they are left unnamed."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import minzheng_ie as mz
from minzheng_ie.indicators import conflicts, load_indicators
from minzheng_ie.outputs.wide import wide_rows
from minzheng_ie.schema import Claim, Evidence, SentenceSpan, SourceSpan

DIBAO, CITY, RURAL = "最低生活保障", "城市最低生活保障", "农村最低生活保障"


def claims(*said: tuple[str, str, str, str], sentence: int = 0, **fields: Any) -> list[Claim]:
    """Claims of one sentence: metric, value, unit and programme of each."""
    own: dict[str, Any] = {
        "doc": "a.txt",
        "quote": "1",
        "rule": "r",
        "sentence": SentenceSpan(start=sentence, end=sentence + 99),
        "evidence": Evidence(
            metric=(SourceSpan(start=sentence, end=sentence + 1, quote="低"),)
        ),  # words of its own
    }
    return [
        Claim(**(own | fields), id=f"{sentence}{at}", metric=metric, value=Decimal(value), unit=unit, program=program, start=at, end=at + 1)
        for at, (metric, value, unit, program) in enumerate(said, sentence)
    ]  # fmt: skip


def told(*said: tuple[str, str, str, str]) -> list[str | None]:
    return [one and one.told_splits for one in load_indicators().over(claims(*said))]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((("农村低保户", "640", "户", RURAL), ("低保对象", "988", "人", DIBAO)), ["城乡=农村", None]),
        ((("城镇低保对象", "300", "户", CITY), ("发放低保金", "120000", "元", DIBAO)), ["城乡=城市", None]),
        ((("农村五保对象", "90", "人", "特困人员救助供养"), ("集中供养", "40", "人", "特困人员救助供养")), ["城乡=农村", None]),
        # both were told: the total follows
        ((("城镇低保对象", "30", "人", CITY), ("农村低保对象", "90", "人", RURAL), ("发放低保金", "9", "元", DIBAO)),
         ["城乡=城市", "城乡=农村", ""]),
        # the whole is named
        ((("农村低保户", "640", "户", RURAL), ("城乡低保对象", "2988", "人", DIBAO)), ["城乡=农村", ""]),
        # of another kin
        ((("农村低保户", "640", "户", RURAL), ("特困人员", "88", "人", "特困人员救助供养")), ["城乡=农村", ""]),
        # what came, and of what part: the whole there is is larger
        ((("新增低保对象", "500", "户", DIBAO), ("城镇低保", "120", "户", CITY)), ["动态=新增", None]),
        ((("新增低保对象", "500", "户", DIBAO), ("城镇低保", "7120", "户", CITY)), ["动态=新增", "城乡=城市"]),
        ((("新增低保对象", "500", "户", DIBAO), ("在册低保对象", "120", "户", DIBAO)), ["动态=新增", ""]),
    ],
)  # fmt: skip
def test_a_part_said_once_may_hold_on(
    said: tuple[tuple[str, str, str, str], ...], expected: list[str | None]
) -> None:
    assert told(*said) == expected


def test_less_of_the_same_right_after_it_is_a_part_of_it() -> None:
    over, place = load_indicators().over, {"region": "江苏省/南京市/浦口区", "period": "2023"}
    whole = claims(("纳入低保", "900", "户", DIBAO), **place)
    part = claims(("低保户", "300", "户", DIBAO), sentence=100, **place)
    assert over(whole + part)[1] is None
    others = [
        claims(("低保户", "1300", "户", DIBAO), sentence=100, **place),
        claims(("低保户", "300", "户", DIBAO), sentence=100, **(place | {"period": "2022"})),
        claims(("低保户", "300", "户", DIBAO), sentence=100, **(place | {"region": "江苏省/南京市/六合区"})),
        claims(("低保户", "300", "户", DIBAO), sentence=100, **(place | {"status": "planned"})),
        claims(("城镇低保户", "300", "户", CITY), sentence=100, **place),
        claims(("低保户", "300", "户", DIBAO), sentence=400, **place),
    ]
    assert all(over(whole + other)[1] is not None for other in others)
    rates = claims(("护理型床位占比", "60", "%", "养老服务"), **place)
    assert None not in over(rates + claims(("护理型床位比例", "50", "%", "养老服务"), sentence=100, **place))


def heads(*values: str, unit: str = "家", metric: str = "新建老年食堂", **fields: Any) -> list[str | None]:
    """The values of one head in one sentence, and which of them have a name."""
    program = {"家": "老年助餐", "元": "慈善事业", "元/人·月": "孤儿基本生活保障", "%": "养老服务"}[unit]
    same = claims(*[(metric, value, unit, program) for value in values], **fields)
    return [one and one.name for one in load_indicators().over(same)]


@pytest.mark.parametrize(
    ("values", "unit", "metric"),
    [
        (("21", "148"), "家", "新建老年食堂"),  # 新建老年食堂21家，累计148家
        (("148", "21"), "家", "新建老年食堂"),  # …148家，其中城区21家
        (("6720000", "1300000"), "元", "慈善捐赠收入"),  # 五年累计672万元，年均130万元
        (("52.8", "55"), "%", "护理型床位占比"),  # 占52.8%，其中两市已达55%
    ],
)
def test_the_second_number_of_one_head_is_of_something_unsaid(
    values: tuple[str, ...], unit: str, metric: str
) -> None:
    first, second = heads(*values, unit=unit, metric=metric)
    assert first is not None and second is None


def test_of_numbers_in_a_list_nobody_knows_which_is_whose() -> None:
    same: dict[str, Any] = {"unit": "元/人·月", "metric": "孤儿基本生活费标准"}
    assert heads("900", "1100", "1300", rule="side-by-side", **same) == [None, None, None]
    assert heads("900", "900", rule="side-by-side", **same) == ["孤儿养育标准"] * 2


@pytest.mark.parametrize(
    ("modifier", "value"), [("at_least", "140"), ("over", "140"), ("at_most", "160"), ("nearly", "160")]
)
def test_a_bound_that_holds_is_no_second_number(modifier: str, value: str) -> None:
    """突破140家，达148家."""
    bound = claims(("新建老年食堂", value, "家", "老年助餐"), modifier=modifier)
    exact = claims(("新建老年食堂", "148", "家", "老年助餐"))
    for order in (bound + exact, exact + bound):
        assert None not in load_indicators().over(order)


def test_a_bound_far_away_is_of_something_else() -> None:
    """五年累计672万元，年均超130万元."""
    total = claims(("慈善捐赠收入", "6720000", "元", "慈善事业"))
    mean = claims(("慈善捐赠收入", "1300000", "元", "慈善事业"), modifier="over")
    assert [one is None for one in load_indicators().over(total + mean)] == [False, True]


def test_another_place_year_or_state_is_another_number() -> None:
    here: dict[str, Any] = {"region": "江苏省/南京市/浦口区", "period": "2023"}
    said = ("新建老年食堂", "21", "家", "老年助餐")
    for other in (
        {"region": "江苏省/南京市/六合区"},
        {"period": "2022"},
        {"status": "planned"},
        {"role": "to"},
    ):
        second = claims(("新建老年食堂", "30", "家", "老年助餐"), **(here | other))
        assert None not in load_indicators().over(claims(said, **here) + second)


def test_what_may_be_of_a_part_does_not_say_that_the_whole_follows() -> None:
    care = ("发放低保金", "90000", "元", DIBAO)
    assert told(("城镇低保对象", "300", "人", CITY), care, ("低保补差", "320", "元/人·月", DIBAO)) == [
        "城乡=城市",
        None,
        None,
    ]
    two = (("农村低保户", "640", "户", RURAL), ("低保对象", "988", "人", DIBAO))
    assert told(*two, ("城镇低保户", "21", "户", CITY), ("低保对象", "28", "人", DIBAO))[1::2] == [None, None]


def test_only_within_a_sentence_of_one_document() -> None:
    head, rest = ("农村低保户", "640", "户", RURAL), ("低保对象", "988", "人", DIBAO)
    over = load_indicators().over
    assert [one is None for one in over(claims(head, rest))] == [False, True]
    assert None not in over(claims(head) + claims(rest, sentence=100))
    assert None not in over(claims(head) + claims(rest, doc="b.txt"))


def test_flat_rows_know_the_text_and_conflicts_the_claims() -> None:
    text = "浦口区2023年民政工作总结\n2023年，全区有农村低保户640户、低保对象988人。2023年全区在保低保对象2100人。\n"
    report = mz.Extractor().extract(text)
    rows = {row["quote"]: (row["indicator"], row["splits"]) for row in wide_rows(report)}
    assert rows == {
        "640户": ("低保户数", "城乡=农村"),
        "988人": ("低保人数", "城乡=农村"),
        "2100人": ("低保人数", ""),
    }
    second = load_indicators().over(report.claims)[1]
    assert (
        second is not None and second.told_splits == "城乡=农村"
    )  # its programme is that of the kind before it
    assert conflicts(report.claims) == []
