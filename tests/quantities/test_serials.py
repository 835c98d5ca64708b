"""Serial numbers of a form glued before what it counts: nothing tells where one ends and the other begins."""

from __future__ import annotations

import pytest

import minzheng_ie as mz


@pytest.mark.parametrize(
    "text",
    [
        "养老机构数0114 床位数02860 护理员人数0355 敬老院数046 床位数05120",
        "城市低保人数111204 农村低保人数123310 孤儿人数1344 残疾人人数142051 床位数15300",
        "救助对象人数712 孤儿人数83 养老机构床位数9145 护理员人数10262 敬老院床位数11140",
    ],
)
def test_glued_serial_numbers_say_nothing(text: str) -> None:
    report = mz.extract(text)
    assert not report.claims
    assert all(entry.skipped == "ambiguous" for entry in report.skipped if entry.quote.isdecimal())


@pytest.mark.parametrize(
    "text",
    [
        "养老机构床位数340,护理员人数355,孤儿人数44,残疾人人数2051。",
        "城市低保人数1,农村低保人数2,孤儿人数3,残疾人人数4。",
        "城市低保12户、农村低保13户、孤儿14人、残疾人152人。",
        "孤儿人数12\n残疾人人数131\n养老机构床位数142\n护理员人数15",
    ],
)
def test_numbers_that_only_rise_are_as_before(text: str) -> None:
    assert not [entry for entry in mz.extract(text).skipped if entry.skipped == "ambiguous"]


@pytest.mark.parametrize(
    "text",
    [
        "分别列入第21项“养老服务支出”至29项“其他支出”。",
        "见附表第3栏“户数”到7栏“金额”。",
        "参加第12期护理员班至15期的都已上岗。",
    ],
)
def test_the_last_of_ordinals_is_one(text: str) -> None:
    report = mz.extract(text)
    assert not report.claims


def test_what_follows_an_ordinal_of_another_unit_counts() -> None:
    assert [claim.quote for claim in mz.extract("第3批由12人增加到15人。").claims] == ["12人", "15人"]
