"""What programme, unit and a verb tell where the metric has no word that another indicator owns; places and times beside the number."""

from __future__ import annotations

import pytest

import minzheng_ie as mz
from minzheng_ie.outputs.wide import wide_rows

HEAD = "昌北县2023年民政工作总结\n"


def rows(text: str) -> dict[str, tuple[str, str] | None]:
    report = mz.Extractor().extract(HEAD + text)
    return {row["quote"]: row["indicator"] and (row["indicator"], row["splits"]) for row in wide_rows(report)}


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        # programme, unit and what was done
        (
            "2023年，把困难老年人家庭适老化改造列入实事，下达任务410户，实际完工422户。",
            "410户",
            ("适老化改造户数", ""),
        ),
        (
            "2023年，把困难老年人家庭适老化改造列入实事，下达任务410户，实际完工422户。",
            "422户",
            ("适老化改造户数", ""),
        ),
        ("2023年，全县有77户家庭申请了适老化项目，竣工61户。", "61户", ("适老化改造户数", "")),
        ("2023年，3120名农村低保对象按月领到了钱。", "3120名", ("低保人数", "城乡=农村")),
        ("2023年，城镇低保月均保障640户1130人。", "640户", ("低保户数", "城乡=城市")),
        ("2023年，因突发急难获得临时救助的群众有860人次。", "860人次", ("临时救助人次", "类型=急难型")),
        ("2023年，低收入人口动态监测平台推送预警1630条。", "1630条", ("监测预警信息数", "")),
        ("2023年，全县去年培训在岗护理员340人次。", "340人次", ("养老护理培训人次", "")),
        ("2023年，临时救助批了31人次、8.4万元。", "8.4万元", ("临时救助资金", "")),
        ("2023年，残疾人家庭无障碍改造目标120户，实际完成126户。", "126户", ("残疾人家庭无障碍改造户数", "")),
        ("2023年，领取高龄津贴的1.1万人，百岁及以上35人。", "35人", ("高龄津贴人数", "年龄=100+")),
        ("2023年，对农村低保进行核查，清退不再符合条件的61户。", "61户", ("低保户数", "动态=减少;城乡=农村")),
        ("2023年，登记社会组织310个，分为社会团体140个、基金会2个。", "140个", ("社会团体数", "")),
        ("2023年，全县五保对象820名，在院集中供养的占36%。", "36%", ("特困集中供养率", "")),
        ("2023年，全县经营性公墓2处，公益性的到现在建成41处。", "41处", ("公墓数", "动态=建成;性质=公益性")),
        # a part, another number, or what is not done
        ("2023年，国内家庭收养登记21件，涉外2件。", "21件", None),
        ("2023年，全县有77户家庭申请了适老化项目，竣工61户。", "77户家庭", None),
        ("2023年，全县走访慰问低保户210户。", "210户", None),
        ("2023年，全县群众符合低保条件的有96户。", "96户", None),
        ("2023年，全县销售彩票2.1亿元。", "2.1亿元", None),
        # a place beside the noun; one house of it
        ("2023年，东河镇低保家庭118户。", "118户", ("低保户数", "")),
        ("2023年，在东河、西河两乡新建公墓3处。", "3处", ("公墓数", "动态=新增")),
        ("2023年，东河镇敬老院床位64张。", "64张", None),
        # a sum for a time is a standard, and no sum that was spent
        ("2023年，农村低保由每年4800元涨到5400元。", "4800元", None),
        ("2023年，农村低保由每年4800元涨到5400元。", "5400元", None),
        ("2023年，全县农村低保每年发放资金310万元。", "310万元", ("低保资金", "城乡=农村")),
    ],
)
def test_a_number_is_named_by_programme_unit_and_verb(
    text: str, quote: str, expected: tuple[str, str] | None
) -> None:
    assert rows(text)[quote] == expected
