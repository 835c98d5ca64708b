"""Items of a list that begin with a number: the item's own number is no part of it (6.30户, 8.2022年)."""

from __future__ import annotations

import minzheng_ie as mz

_TEXT = (
    "石门县2021年民政工作总结\n1.救助流浪人员320人次。\n2.80岁以上老人领取高龄津贴4120人。\n"
    "3.30户低保户完成危房改造。\n4.2020年新增床位80张。\n5.15个社区建成食堂。\n"
)


def test_values_metrics_and_times() -> None:
    claims = [(claim.quote, claim.metric, claim.period) for claim in mz.extract(_TEXT).claims]
    assert claims == [
        ("320人次", "救助流浪人员", "2021"),
        ("4120人", "80岁以上老人领取高龄津贴", "2021"),
        ("30户", "低保户完成危房改造", "2021"),
        ("80张", "新增床位", "2020"),
        ("15个", "社区建成食堂", "2021"),
    ]


def test_an_amount_that_opens_a_line_stays_whole() -> None:
    claims = mz.extract("工作成效\n1.完善制度。\n2.发放补贴26万元。\n2.5万人受益。\n").claims
    assert [claim.quote for claim in claims] == ["26万元", "2.5万人"]
