"""What the clause of a number tells where its metric has lost the words, or has taken in too many."""

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
        # the clause says it, whatever the metric took in before it
        ("顺便说说殡葬。县里免除四项费用，今年免了310万元，惠及2600户家庭。", "2600户家庭", ("惠民殡葬惠及户数", "")),
        ("我县婚姻登记没有出过一起差错，全年结婚1830对，离婚的不到410对。", "1830对", ("结婚登记对数", "")),
        ("我县婚姻登记没有出过一起差错，全年结婚1830对，离婚的不到410对。", "不到410对", ("离婚登记对数", "方式=登记")),
        ("本地的社会组织也很活跃，登记的有212家。", "212家", ("社会组织数", "")),
        ("流浪救助方面，全年共救助1430人次，其中未成年人62人次。", "62人次", ("流浪未成年人救助人次", "")),
        ("低保对象核查一个不落，复核2310户，停发71户。", "71户", ("低保户数", "动态=减少")),
        # programme and unit, where the metric says only who or what was done
        ("80周岁以上低收入老年人高龄津贴发给1820人，其中90周岁以上的有140人。", "140人", ("高龄津贴人数", "年龄=90+")),
        ("高龄津贴70到79岁每个月40块，80到89岁90块，满百岁的260块。", "90块", ("高龄津贴标准", "年龄=80-89")),
        ("今年低保提了标，保障标准农村由每年3600元涨到3900元。", "3900元", ("低保标准", "城乡=农村")),
        ("全县登记社会组织212家，一季度新成立登记9家，注销4家。", "4家", ("社会组织数", "动态=减少")),
        ("古水、新田两所中心敬老院的改扩建工程进展顺利。", "两所", ("敬老院数", "动态=改造")),
        ("全县公办养老机构21家，民办6家。", "6家", ("养老机构数", "性质=民办")),
        ("市里拨来救灾款23万元。", "23万元", ("灾害救助资金", "来源=市级;环节=安排")),
        ("全县各级财政安排民政资金2.1亿元。", "2.1亿元", ("民政事业费支出", "")),
        ("精神障碍社区康复服务要覆盖七成以上的县（市、区）。", "七成以上", ("精神障碍社区康复覆盖率", "")),
        ("落实0—6岁残疾儿童康复救助，完成131人。", "131人", ("残疾儿童康复救助人数", "")),
        ("举办残疾人实用技术培训班，培训210人次。", "210人次", ("残疾人职业技能培训人次", "")),
        ("为80岁以上老人购买意外伤害保险，预计参保2.1万人。", "2.1万人", ("老年人意外伤害保险参保人数", "")),
        ("在册低保对象8200人，占户籍人口的1.4%。", "1.4%", ("低保覆盖率", "")),
        ("可是护理型床位占比去年才刚过54%。", "54%", ("护理型床位占比", "")),
        ("户籍人口当中，满60周岁的已有8.1万。", "8.1万", ("老年人口数", "口径=户籍;年龄=60+")),
        ("农村老年人互助照料中心覆盖率达到12%。", "12%", ("农村幸福院覆盖率", "")),
        # what came, what is there
        ("年底前再建长者食堂12个。", "12个", ("老年助餐点数", "动态=新增")),
        ("新建社区养老服务站按计划建成8个。", "8个", ("社区居家养老服务设施数", "动态=新增")),
        ("21个乡镇未成年人保护工作站全部挂牌。", "21个", ("未成年人保护工作站数", "")),
        ("清退低保对象61户，新增40户，目前实有310户。", "310户", ("低保户数", "")),
        # behind the number
        ("倒房重建的310户年前都搬进了新居。", "310户", ("倒房重建户数", "")),
        # the noun stands behind the number, and what stands before is another number's
        ("全县有31个乡镇社工站、46个行业协会商会参加。", "46个", None),
        # one kind of those who get it; what is no registered organisation; goods only
        ("为310名一级残疾人发放护理补贴37万元。", "37万元", None),
        ("全县登记社会组织212家，注销“僵尸型”社会组织26家。", "26家", None),
        ("完成灾后农房重建53户和农房维修加固610户。", "610户", None),
        # its metric says which part the clause is of
        ("镇里审批小额临时救助41户，支出5.2万元。", "5.2万元", None),
        ("免费入葬生态墓地310人，减免费用41万元。", "41万元", None),
    ],
)  # fmt: skip
def test_the_clause_tells(text: str, quote: str, expected: tuple[str, str] | None) -> None:
    assert rows(text)[quote] == expected


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("一、抓好农村低保工作。对全镇低保对象开展复核，年初在册310户，清退41户。", "310户", "城乡=农村"),
        ("先说城市。全县社区养老服务设施覆盖率91%。再说农村。覆盖率62%。", "91%", "城乡=城市"),
        ("先说城市。全县农村社区养老服务设施覆盖率61%。", "61%", "城乡=农村"),
        ("一、抓好城乡低保工作。对全镇低保对象开展复核，年初在册310户。", "310户", ""),
    ],
)
def test_the_part_that_a_heading_or_a_passage_is_of(text: str, quote: str, expected: str) -> None:
    found = rows(text)[quote]
    assert found is not None and found[1] == expected


def test_a_charity_that_stands_above_its_title() -> None:
    head = "首页　|　捐赠公示　|　联系我们\n昌北县慈善总会\n2012年度募集与使用情况的公告\n\n"
    report = mz.Extractor().extract(head + "2012年，全年共募集慈善资金612万元。\n")
    assert [(row["indicator"], row["splits"]) for row in wide_rows(report)] == [("慈善捐赠额", "单位=慈善会")]


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        # of the group of people that was just told, of those in need only, of a group's own
        ("纳入农村低保的残疾人610人，纳入城市低保的84人。", "84人", None),
        ("全县为有托养需求的41名残疾人上门服务。", "41名", None),
        ("市爱心协会成立以来，至今已有310名志愿者。", "310名", None),
        # of one grade of them, of one level, of one crop, of the Red Cross
        ("农村低保对象433户；其中一档87户；二档346户。", "346户", None),
        ("全市五保对象719人，市本级五保对象61人，其中集中供养23人，分散供养38人。", "38人", None),
        ("今年遭受冰雹，小麦受灾面积8万亩，绝收面积1.2万亩。", "1.2万亩", None),
        ("灾情发生后，县红十字会向山口镇下拨救灾资金10万元。", "10万元", None),
        # ages as they are spoken
        ("高龄补贴七十岁这一档每人每月80元，八十岁一档100元。", "100元", ("高龄津贴标准", "年龄=80-89")),
        # what a move came to; the task that was given first
        ("农村低保扩面310人，年保障标准由1850元提高到2100元。", "2100元", ("低保标准", "城乡=农村")),
        ("适老化改造区里给了25户指标，做完22户。", "22户", ("适老化改造户数", "")),
        # 其中 of another item
        (
            "医疗救助910人次，其中住院救助310人次；抚恤补助提标后，惠及优抚对象720名。",
            "720名",
            ("优抚对象人数", ""),
        ),
        ("全县五保老人310名，七成以上的农村五保户实现集中供养。", "七成以上", ("特困集中供养率", "")),
        ("下达各区医疗救助资金310万元。", "310万元", ("医疗救助资金", "环节=安排")),
        (
            "婚姻登记方面，福山县6月起纳入“跨省通办”试点，至9月底共办理42对。",
            "42对",
            ("跨省通办婚姻登记对数", ""),
        ),
        ("护理型床位由210张扩充到320张，在全部床位里的比重拉到51%。", "51%", ("护理型床位占比", "")),
        ("今年利用闲置校舍改建互助幸福院12所。", "12所", ("农村幸福院数", "动态=改造")),
        ("抚恤工作抓得实，为各类优抚对象发放抚恤补助金91万元，惠及320人。", "320人", ("优抚对象人数", "")),
    ],
)
def test_parts_moves_and_items(text: str, quote: str, expected: tuple[str, str] | None) -> None:
    assert rows("2023年，" + text)[quote] == expected
