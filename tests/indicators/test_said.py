"""What the text says before a number may tell whose it is, of which part, and that it is another number."""

from __future__ import annotations

import pytest

import minzheng_ie as mz
from minzheng_ie.outputs.wide import wide_rows

HEAD = "2023年民政工作总结\n"


def rows(text: str) -> dict[str, tuple[str, str] | None]:
    report = mz.Extractor().extract(text)
    return {row["quote"]: row["indicator"] and (row["indicator"], row["splits"]) for row in wide_rows(report)}


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        # whose gifts: of the sentence, else of the title; of two neither
        ("昌北县{}2023年，县慈善总会新增专项基金3个，全年募集善款412万元。", "412万元", ("慈善捐赠额", "单位=慈善会")),
        ("昌北县慈善总会2023年工作报告\n2023年，全年募集善款530万元。", "530万元", ("慈善捐赠额", "单位=慈善会")),
        ("昌北县慈善总会2023年工作报告\n2023年，县红十字会全年募集善款88万元。", "88万元", ("慈善捐赠额", "单位=红十字会")),
        ("昌北县{}2023年，全年募集善款412万元。", "412万元", None),
        ("昌北县{}2023年，全县慈善组织、红十字会共募集善款412万元。", "412万元", None),
        # of the country, as all that was told before it
        ("昌北县{}2023年，全县有农村低保户730户、低保对象1190人。", "1190人", ("低保人数", "城乡=农村")),
        ("昌北县{}2023年，农村五保对象316人，其中：分散供养对象250人。", "250人", ("特困人数", "供养=分散;城乡=农村")),
        # added up: whether it is of the whole nobody knows
        ("昌北县{}2023年，全县有农村低保户730户，全年共发放低保金310万元。", "310万元", None),
        # a total of both, of the programme they make together
        ("昌北县{}2023年，全县有农村低保户730户、城镇低保户84户，共退出9户，新增14户。", "14户", ("低保户数", "动态=新增")),
        # of each place; of the whole, told in several ways
        ("昌北县{}2023年，全县每个村配备1名儿童主任。", "1名", None),
        ("昌北县{}2023年，全县配备212名儿童主任。", "212名", ("儿童主任数", "")),
        ("昌北县{}2023年，全县有残疾人4210人，其中农村残疾人3150人，男性残疾人2206人。", "2206人", ("残疾人数", "性别=男")),
        # what one project spent
        ("昌北县{}2023年，县红十字会的助学活动已办六年，支出善款41万元。", "41万元", None),
        # how old, of the sentence
        ("昌北县{}2023年末，全县60岁以上老年人口8.3万人，人口老龄化率24.6%。", "24.6%", ("老年人口占比", "年龄=60+")),
        ("昌北县{}2023年末，人口老龄化率24.6%。", "24.6%", None),
        # of whom a share or a number of old people is
        ("昌北县{}2023年末，全县户籍人口31.2万人，其中60岁以上老年人6.4万人，占20.5%。", "6.4万人", ("老年人口数", "口径=户籍;年龄=60+")),
        ("昌北县{}2023年末，全县户籍人口31.2万人，其中60岁以上老年人6.4万人，占20.5%。", "20.5%", ("老年人口占比", "口径=户籍;年龄=60+")),
        ("昌北县{}2023年末，全县户籍人口31.2万人、常住人口27万人，其中60岁以上老年人6.4万人。", "6.4万人", ("老年人口数", "年龄=60+")),
        ("昌北县{}2023年末，60岁以上老年人占户籍人口的20.5%，80岁以上老年人1.1万人。", "1.1万人", ("老年人口数", "年龄=80+")),
        # in homes for the aged, or in one of them
        ("昌北县{}2023年末，全县有养老机构17家，入住老人912人，入住率41%。", "41%", ("养老机构入住率", "")),
        ("昌北县{}2023年末，全县有养老机构17家，入住老人912人，入住率41%。", "912人", ("入住老年人数", "")),
        ("昌北县{}2023年末，全县有养老机构17家，其中乡镇敬老院入住率41%。", "41%", None),
        # of one grade only
        ("昌北县{}2023年，为612名一级残疾人发放护理补贴，标准是每人每月120元。", "120元", None),
        # of those with a certificate
        ("昌北县{}2023年末，持证残疾人中，肢体残疾2310人，听力残疾402人。", "402人", ("持证残疾人数", "残疾=听力")),
        # of each of two places, what is left, what two verbs are said of, and what one is said of with the number before it
        ("昌北县{}2023年，东河镇、西河镇新建农村公益性公墓各2处。", "2处", None),
        ("昌北县{}2023年，把小、散、旧敬老院撤并整合为6所区域性养老服务中心。", "6所", None),
        ("昌北县{}2023年，全县新建、扩建敬老院6所。", "6所", ("敬老院数", "动态=新建改造")),
        ("昌北县{}2023年，全县新建殡仪馆2个、农村公益性公墓41处。", "41处", ("公墓数", "动态=新增;城乡=农村;性质=公益性")),
        # new trusts, or all of them
        ("昌北县{}2023年，慈善信托今年新备案3单，信托财产规模820万元。", "820万元", None),
        ("昌北县{}2023年，慈善信托今年新备案3单，累计备案17单，信托财产规模5600万元。", "5600万元", ("慈善信托资金", "")),
        # the age of the clause
        ("昌北县{}2023年，80岁以上高龄津贴每年惠及老人1.2万人。", "1.2万人", ("高龄津贴人数", "年龄=80+")),
        # the age of the sentence, where it is not that of a standard
        ("昌北县{}2023年，80岁以上老人的高龄津贴按月发放，全年有1.2万名老人受益。", "1.2万名", ("高龄津贴人数", "年龄=80+")),
        ("昌北县{}2023年，80岁以上老人高龄津贴每人每月60元，全年有1.2万名老人受益。", "1.2万名", ("高龄津贴人数", "")),
        # centenarians, or those of a list of allowances
        ("昌北县{}2023年末，全县共有百岁老人37位。", "37位", ("老年人口数", "年龄=100+")),
        ("昌北县{}2023年，高龄津贴：90至99岁老人每人每月100元，百岁老人37名。", "37名", None),
    ],
)  # fmt: skip
def test_what_stands_before(text: str, quote: str, expected: tuple[str, str] | None) -> None:
    assert rows(text.format(HEAD) + "\n")[quote] == expected
