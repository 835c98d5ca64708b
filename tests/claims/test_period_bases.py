"""The value that a time compared with had."""

from __future__ import annotations

import pytest

import minzheng_ie as mz


@pytest.mark.parametrize(
    ("text", "quote", "period"),
    [
        ("现有困境儿童4200人,与2017年首次摸底数据5100余人相比,减少17.6%。", "5100余人", "2017"),
        ("现有困境儿童4200人,与2017年首次摸底数据5100余人相比,减少17.6%。", "4200人", None),
        ("现有留守老人31万人,较2015年全面普查时的36万人减少5万人。", "36万人", "2015"),
        ("现有留守老人31万人,较2015年全面普查时的36万人减少5万人。", "5万人", None),
        ("现有养老床位5.2万张,与2017年的4.1万张相比增加1.1万张。", "4.1万张", "2017"),
        ("现有养老床位5.2万张,与2017年的4.1万张相比增加1.1万张。", "5.2万张", None),
        ("孤儿由2012年普查时的900人下降到310人。", "900人", "2012"),
        ("孤儿由2012年普查时的900人下降到310人。", "310人", None),
        ("持证残疾人1.9万人,比2006年抽样调查数据增加0.4万人。", "0.4万人", None),
        ("2021年全县救助900人次。", "900人次", "2021"),
    ],
)
def test_only_the_value_compared_with_is_of_its_time(text: str, quote: str, period: str | None) -> None:
    found = {claim.quote: claim.period for claim in mz.extract(text).claims}
    assert found[quote] == period
