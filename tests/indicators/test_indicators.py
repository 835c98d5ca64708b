"""One number, one name: what is the same however it is phrased, what only looks the same, and what is left unnamed."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import minzheng_ie as mz
from minzheng_ie.errors import PatternError
from minzheng_ie.indicators import IndicatorRule, IndicatorWord, indicator_of, load_indicators
from minzheng_ie.indicators.matcher import _below
from minzheng_ie.indicators.model import FAMILIES, WORDS
from minzheng_ie.outputs.wide import wide_rows
from minzheng_ie.patterns import builtin_dir, pattern_dirs, read_rules
from minzheng_ie.schema import Claim, Evidence, SentenceSpan, SourceSpan


def claim(metric: str, value: str, unit: str, program: str | None = None, **fields: Any) -> Claim:
    own: dict[str, Any] = {
        "doc": "a.txt", "id": f"{metric}{value}", "metric": metric, "value": Decimal(value), "unit": unit,
        "program": program, "start": 0, "end": 1, "quote": "1", "sentence": SentenceSpan(start=0, end=1), "rule": "r",
    }  # fmt: skip
    return Claim(**(own | fields))


def named(metric: str, unit: str, program: str | None = None, **fields: Any) -> tuple[str, str] | None:
    found = indicator_of(claim(metric, "12", unit, program, **fields))
    return None if found is None else (found.name, found.told_splits)


MARRIAGE, DIBAO, CITY, RURAL = "婚姻登记", "最低生活保障", "城市最低生活保障", "农村最低生活保障"
CARE, MEALS, POOR = "养老服务", "老年助餐", "特困人员救助供养"


@pytest.mark.parametrize(
    ("metrics", "unit", "program", "name"),
    [
        (("办理结婚登记", "结婚登记", "依法办理结婚登记", "全市共办结婚登记", "结婚登记数"), "对", MARRIAGE, ("结婚登记对数", "")),
        (("离婚登记", "依法办理离婚登记", "登记离婚"), "对", MARRIAGE, ("离婚登记对数", "方式=登记")),
        (("法院判决离婚", "诉讼离婚", "法院办理离婚"), "对", MARRIAGE, ("离婚登记对数", "方式=诉讼")),
        (("低保对象", "在保低保对象", "最低生活保障人数", "享受城乡低保人数"), "人", DIBAO, ("低保人数", "")),
        (("特困人员基本生活费标准", "特困人员基本生活费(jīběn shēnghuófèi)标准"), "元/人·月", POOR, ("特困标准", "")),
        (("因灾死亡(失踪)", "受灾死亡失踪", "死亡失踪人口"), "人", "灾害救助", ("因灾死亡失踪人数", "")),
        (("遭受洪涝灾害", "受灾人数", "受灾人口"), "人", "灾害救助", ("受灾人口", "")),
        (("农业成灾面积", "成灾面积", "农田成灾面积"), "亩", None, ("农作物成灾面积", "")),
        (("火化量", "火化尸体", "遗体火化"), "具", "殡葬服务", ("火化遗体数", "")),
        (("政策惠及", "惠民殡葬"), "人", "殡葬服务", ("惠民殡葬减免例数", "")),
        (("建成老年福利机构床位", "建起养老机构床位"), "张", CARE, ("养老床位数", "动态=建成;床位=机构")),
        (("城镇低保对象", "纳入城市低保", "城市最低生活保障人数"), "人", CITY, ("低保人数", "城乡=城市")),
        (("农村低保标准", "农村最低生活保障平均标准", "农村低保保障标准"), "元/人·月", RURAL, ("低保标准", "城乡=农村")),
        (("特困人员集中供养", "集中供养", "集中供养特困人员"), "人", POOR, ("特困人数", "供养=集中")),
        (("五保对象", "农村五保户", "享受五保供养"), "人", POOR, ("特困人数", "城乡=农村")),  # 五保 is of the country only
        (("五保供养金", "发放五保供养资金"), "元", POOR, ("特困资金", "城乡=农村")),
        (("发放救助金", "救助资金支出", "临时救助金", "临时救助支出"), "元", "临时救助", ("临时救助资金", "")),
        (("发放保障金", "低保金", "支出救助资金"), "元", RURAL, ("低保资金", "城乡=农村")),
        (("发放补贴资金", "残疾人两项补贴", "困难残疾人生活补贴和重度残疾人护理补贴"), "元", "残疾人两项补贴", ("两项补贴资金", "")),
        (("农作物受灾", "造成农作物受灾面积"), "公顷", "灾害救助", ("农作物受灾面积", "")),
        (("房屋倒塌", "因灾倒塌民房", "造成倒塌住房"), "间", "灾害救助", ("倒塌房屋间数", "")),
        (("因灾死亡", "造成死亡"), "人", "灾害救助", ("因灾死亡人数", "")),
        (("资助低保对象参加居民基本医疗保险", "资助困难群众参保", "资助参保"), "人", "医疗救助", ("资助参保人数", "")),
        (("县慈善会接收捐赠", "区慈善总会募集善款", "慈善协会慈善捐赠收入"), "元", "慈善事业", ("慈善捐赠额", "单位=慈善会")),
        (("办理老年人优待证", "发放敬老优待证", "县民政局办理老年优待证"), "本", CARE, ("老年优待证办理数", "")),
        (("肢体残疾", "肢体残疾人", "登记肢体残疾人"), "人", "残疾人福利", ("残疾人数", "残疾=肢体")),
        (("全护理照料护理标准", "照料护理标准全护理", "特困人员完全失能照料护理标准"), "元/人·月", POOR, ("特困照料护理标准", "自理=全护理")),
        (("新建、改造敬老院", "新改扩建农村敬老院", "新建改造乡镇敬老院"), "家", CARE, ("敬老院数", "动态=新建改造")),
        (("农村低保残疾人", "享受农村低保的残疾人", "纳入农村低保的残疾人"), "人", RURAL, ("低保人数", "人群=残疾人;城乡=农村")),
        (("保障金享受对象", "在保对象", "享受人员"), "户", DIBAO, ("低保户数", "")),
        (("发放城市低保金", "为城镇低保户发放低保金", "在保城市低保对象"), "户", CITY, ("低保户数", "城乡=城市")),
        (("农村五保户", "农村五保供养户数", "五保对象"), "户", POOR, ("特困户数", "城乡=农村")),
        (("救助困难群众", "受助困难群众", "救助急难群众"), "人次", "临时救助", ("临时救助人次", "")),
        (("困难群众发放价格临时补贴", "价格补贴"), "人次", "价格临时补贴", ("价格临时补贴人次", "")),
        (("纳入动态监测", "监测对象", "纳入常态化监测"), "人", "低收入人口动态监测", ("低收入人口数", "")),
        (("医养结合机构", "两证齐全医养结合机构", "医养结合养老机构"), "家", CARE, ("医养结合机构数", "")),
        (("新建县级失能照护中心", "新增县级失能照护机构"), "家", CARE, ("县级失能照护机构数", "动态=新增")),
        (("改造认知障碍照护床位", "认知障碍床位改建"), "张", CARE, ("认知障碍照护床位数", "动态=改造")),
        (("对残疾儿童实施康复救助", "残疾儿童康复救助", "为0-6岁残疾儿童提供康复救助"), "人", "儿童福利", ("残疾儿童康复救助人数", "")),
        (("困难重度残疾人家庭无障碍改造", "给残疾人家庭做无障碍改造"), "户", "残疾人福利", ("残疾人家庭无障碍改造户数", "")),
        (("注册志愿者占常住人口的比例", "实名注册志愿者占居民人口比重"), "%", "志愿服务", ("注册志愿者占比", "")),
        (("困难和重度残疾人", "惠及困难残疾人、重度残疾人"), "人", "残疾人两项补贴", ("两项补贴人数", "")),
        (("发放生活补贴", "基本生活费"), "元", "事实无人抚养儿童保障", ("事实无人抚养儿童资金", "")),
        (("各类民间组织", "民间组织总数", "登记社会组织"), "个", "社会组织管理", ("社会组织数", "")),
        (("民政事业费社会救助支出", "社会服务费社会救助支出"), "元", "社会救助", ("社会救助支出", "")),
        (("乡", "现有乡", "乡级行政区划乡"), "个", "区划地名", ("乡数", "")),
        (("自然灾害救助支出", "民政事业费救灾支出"), "元", "灾害救助", ("灾害救助资金", "")),
        (("涉外登记结婚", "涉外及港澳台居民结婚登记"), "对", MARRIAGE, ("结婚登记对数", "居民=涉外")),
        (("死亡失踪", "因灾死亡失踪人口"), "人", "灾害救助", ("因灾死亡失踪人数", "")),
        (("筹集", "筹集公益金", "福彩筹集公益金"), "元", "福利彩票", ("福彩公益金", "")),
        (("取消低保待遇", "退出低保"), "户", DIBAO, ("低保户数", "动态=减少")),
        (("新增敬老院床位", "农村敬老院新增床位"), "张", CARE, ("敬老院床位数", "动态=新增")),
        (("80周岁至89周岁老人可领尊老金", "80-89岁高龄津贴标准"), "元/人·月", "高龄津贴", ("高龄津贴标准", "年龄=80-89")),
        (("结婚登记数量", "婚姻登记机关办理结婚登记", "夫妇办理结婚登记手续"), "对", MARRIAGE, ("结婚登记对数", "")),
        (("办理婚姻登记", "婚姻登记总量", "各类婚姻登记业务"), "对", MARRIAGE, ("婚姻登记对数", "")),
        (("受理离婚登记申请", "离婚申请"), "对", MARRIAGE, ("离婚登记申请对数", "")),
        (("失能特困人员集中供养率", "生活不能自理特困人员集中供养率"), "%", POOR, ("失能特困人员集中供养率", "")),
        (("发放照料护理费", "支付照料护理补贴资金"), "元", POOR, ("特困照料护理资金", "")),
        (("孤儿和事实无人抚养儿童", "孤儿、事实无人抚养儿童", "事实无人抚养儿童及孤儿"), "人", "儿童福利", ("孤儿和事实无人抚养儿童数", "")),
        (("留守和困境儿童", "困境儿童与留守儿童", "农村留守儿童、困境儿童"), "人", "儿童福利", ("留守和困境儿童数", "")),
        (("重度残疾人护理补贴与困难残疾人生活补贴", "残疾人生活和护理补贴"), "人次", "残疾人两项补贴", ("两项补贴人次", "")),
        (("失能、半失能老年人", "失能和部分失能老人", "登记失能(半失能)老年人"), "人", CARE, ("失能老年人数", "")),
        (("(四)殡葬改革减免费用", "二是减免基本殡葬费用"), "元", "殡葬服务", ("惠民殡葬减免资金", "")),
        (("百岁以上的领", "百岁以上发放"), "元/人·月", "高龄津贴", ("高龄津贴标准", "年龄=100+")),
        (("农牧区标准", "平均保障标准"), "元/人·年", RURAL, ("低保标准", "城乡=农村")),
        (("乡镇级区划街道办事处", "乡级行政区划街道"), "个", "区划地名", ("街道数", "")),
        (("县级区划市辖区", "市辖区"), "个", "区划地名", ("市辖区数", "")),
        (("销量", "福彩全年销量"), "元", "福利彩票", ("福彩销售额", "")),
        (("全年发放", "支付高龄津贴资金"), "元", "高龄津贴", ("高龄津贴资金", "")),
        (("建成农村互助照料中心", "建成互助养老设施"), "个", CARE, ("互助养老设施数", "动态=建成")),
        (("规划新建殡仪馆", "拟新建殡仪馆"), "个", "殡葬服务", ("殡仪馆数", "动态=新增")),
        (("农村低保保障率", "农村低保覆盖率"), "%", RURAL, ("低保覆盖率", "城乡=农村")),
        (("接待祭扫群众", "清明期间现场祭扫"), "人次", "殡葬服务", ("祭扫接待人次", "")),
        (("社区养老服务设施覆盖率", "居家养老服务设施覆盖率"), "%", CARE, ("社区养老服务设施覆盖率", "")),
        (("新增", "新纳入"), "户", DIBAO, ("低保户数", "动态=新增")),
        (("居民家庭经济状况核对", "开展经济状况核对"), "户次", None, ("家庭经济状况核对户次", "")),
        (("慈善一日捐善款", "“慈善一日捐”募集资金"), "元", "慈善事业", ("慈善一日捐额", "")),
        (("投入福彩公益金", "使用福利彩票公益金"), "元", "福利彩票", ("福彩公益金使用额", "")),
        (("吸纳社会各类人员就业", "社会组织从业人员"), "人", "社会组织管理", ("社会组织吸纳就业人数", "")),
        (("取缔非法社会组织", "取缔劝散非法社会组织"), "个", "社会组织管理", ("取缔非法社会组织数", "")),
        (("重点优抚对象", "享受抚恤补助的重点优抚对象"), "人", "双拥优抚", ("重点优抚对象人数", "")),
        (("公建民营养老机构", "公办民营养老机构"), "家", CARE, ("养老机构数", "性质=公建民营")),
        (("xx市城市低保标准", "某县城市低保标准"), "元/人·月", CITY, ("低保标准", "城乡=城市")),
        (("涉外、港澳台、华侨结婚登记", "涉外、涉港澳台居民及华侨结婚登记"), "对", MARRIAGE, ("结婚登记对数", "居民=涉外")),
        (("老年食堂", "长者饭堂", "运营社区食堂", "助餐点总数"), "家", MEALS, ("老年助餐点数", "")),
        (("60周岁及以上老年人口", "60岁以上老人", "６０岁以上 老年人"), "人", None, ("老年人口数", "年龄=60+")),
        (("80—89周岁老人", "80至89岁老年人"), "人", "高龄津贴", ("高龄津贴人数", "年龄=80-89")),
    ],
)  # fmt: skip
def test_one_number_has_one_name(
    metrics: tuple[str, ...], unit: str, program: str | None, name: tuple[str, str]
) -> None:
    assert {metric: named(metric, unit, program) for metric in metrics} == dict.fromkeys(metrics, name)


@pytest.mark.parametrize(
    ("metric", "unit", "program", "value"),
    [
        ("养老床位", "张", CARE, "27.3"),
        ("社会组织", "个", "社会组织管理", "8.3"),
        ("结婚登记", "对", MARRIAGE, "6.1"),
    ],
)
def test_of_what_is_counted_there_is_no_fraction(metric: str, unit: str, program: str, value: str) -> None:
    """每千人托位、养老床位数分别为4.7个、27.3张: a density whose 每千人 its metric has lost."""
    assert indicator_of(claim(metric, value, unit, program)) is None
    assert indicator_of(claim(metric, value.replace(".", ""), unit, program)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("结婚登记", "对", MARRIAGE), ("离婚登记", "对", MARRIAGE)),
        (("低保对象", "人", DIBAO), ("低保对象", "户", DIBAO)),
        (("养老机构", "家", CARE), ("新增养老机构", "家", CARE)),
        (("新建老年食堂", "家", MEALS), ("建成老年食堂", "家", MEALS)),
        (("发放困难群众救助资金", "元", None), ("安排困难群众救助资金", "元", None)),
        (("安排困难群众救助资金", "元", None), ("中央财政安排困难群众救助资金", "元", None)),
        (("城市低保标准", "元/人·月", CITY), ("农村低保标准", "元/人·月", RURAL)),
        (("60岁以上老年人口", "人", None), ("65岁以上老年人口", "人", None)),
        (("农村低保补差", "元/人·月", RURAL), ("农村低保标准", "元/人·月", RURAL)),
        (("受灾人口", "人", "灾害救助"), ("受灾", "人次", "灾害救助")),
        (("房屋一般损坏", "间", "灾害救助"), ("房屋严重损坏", "间", "灾害救助")),
        (("农作物受灾面积", "公顷", "灾害救助"), ("农作物绝收面积", "公顷", "灾害救助")),
        (("资助参保", "元", "医疗救助"), ("医疗救助", "元", "医疗救助")),
        (("内地居民结婚登记", "对", MARRIAGE), ("结婚登记", "对", MARRIAGE)),
        (("城镇医疗救助", "人次", "医疗救助"), ("农村医疗救助", "人次", "医疗救助")),
        (("社会工作师", "人", "社会工作"), ("助理社会工作师", "人", "社会工作")),
        (("慈善会支出善款", "元", "慈善事业"), ("慈善会接收善款", "元", "慈善事业")),
        (("农村五保户", "户", POOR), ("农村五保户", "人", POOR)),
        (("发放价格临时补贴", "人次", "价格临时补贴"), ("发放价格临时补贴", "元", "价格临时补贴")),
        (("慈善会募集善款", "元", "慈善事业"), ("社会捐赠", "元", "慈善事业")),
        (("半护理照料护理标准", "元/人·月", POOR), ("全自理照料护理标准", "元/人·月", POOR)),
    ],
)
def test_two_numbers_have_two_names(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert named(*one) is not None
    assert named(*other) is not None
    assert named(*one) != named(*other)


@pytest.mark.parametrize(
    ("metric", "unit", "program"),
    [
        ("低保对象中的残疾人", "人", DIBAO),  # a group of them
        ("示范性老年助餐点", "个", MEALS),
        ("跨区办理婚姻登记", "对", MARRIAGE),
        ("资助孤儿、事实无人抚养儿童", "人", "儿童福利"),
        ("新建敬老院和改造敬老院", "家", CARE),
        ("床位", "张", CARE),  # of whom
        ("入住率", "%", CARE),
        ("老年人口", "人", None),  # from what age
        ("农村低保标准", "元", RURAL),  # by month or by year
        ("捐款", "元", "慈善事业"),  # given or received
        ("募集善款", "元", "慈善事业"),  # by whom, for what
        ("接收款物捐赠", "元", "慈善事业"),
        ("农村低保五保户", "人", RURAL),  # two things at once
        ("农村低保和特困人员", "户", RURAL),
        ("80至89岁老年人占老年人口数", "%", None),  # not of all people
        ("65岁以上老年人占60岁以上老年人口", "%", None),
        ("90岁以上老人占老人总数", "%", None),
        ("救助支出", "元", "慈善事业"),  # of whom
        ("支出善款", "元", "慈善事业"),
        ("支出", "元", "困难残疾人生活补贴"),  # one of the two
        ("集中和分散供养", "人", POOR),
        ("地区地级行政区划单位", "个", "区划地名"),  # one kind of them
        ("救助金", "元", "社会救助"),
        ("社会团体登记", "家", "社会组织管理"),  # in a year, or all
        ("补贴惠及老年人", "人", "高龄津贴"),  # which
        ("集中供养率", "%", "孤儿基本生活保障"),
        ("住院医疗救助", "人次", "医疗救助"),
        ("粮食产量", "斤", None),
        ("", "人", DIBAO),
    ],
)
def test_what_nobody_can_compare_has_no_name(metric: str, unit: str, program: str | None) -> None:
    assert named(metric, unit, program) is None


@pytest.mark.parametrize(
    ("metric", "spans", "told"),
    [
        ("孤儿养育标准机构养育散居", ("孤儿养育标准", "机构养育", "散居"), "供养=分散"),
        ("特困供养标准集中供养分散供养", ("特困供养标准", "集中供养", "分散供养"), "供养=分散"),
        ("孤儿机构养育散居养育标准", ("孤儿", "机构养育", "散居", "养育标准"), None),  # of either
        ("孤儿养育标准机构养育散居", ("孤儿养育标准机构养育散居",), None),  # of both at once
    ],
)
def test_of_two_parts_the_one_by_the_number_is_meant(
    metric: str, spans: tuple[str, ...], told: str | None
) -> None:
    evidence = Evidence(metric=tuple(SourceSpan(start=n, end=n + 1, quote=q) for n, q in enumerate(spans)))
    program = "孤儿基本生活保障" if "孤儿" in metric else POOR
    found = named(metric, "元/人·月", program, evidence=evidence)
    assert (found and found[1]) == told


def test_the_name_of_the_region_beside_it_changes_nothing() -> None:
    place = {"region": "江苏省/南京市/浦口区"}
    assert named("浦口区慈善总会募集善款", "元", "慈善事业", **place) == ("慈善捐赠额", "单位=慈善会")
    assert named("南京市城镇低保对象", "人", CITY, **place) == ("低保人数", "城乡=城市")
    assert named("六合区城镇低保对象", "人", CITY, **place) is None


def test_areas_are_told_exactly_in_one_unit() -> None:
    found = indicator_of(claim("农作物绝收面积", "1200", "公顷", "灾害救助"))
    assert found is not None
    assert (found.value, found.unit) == (Decimal(18000), "亩")


@pytest.mark.parametrize("change", ["increase", "decrease"])
def test_a_difference_is_no_value_of_an_indicator(change: str) -> None:
    assert named("结婚登记", "对", MARRIAGE) is not None
    assert named("结婚登记", "对", MARRIAGE, change=change) is None


def test_the_programme_tells_the_part_where_no_word_does() -> None:
    assert named("低保对象", "人", RURAL) == ("低保人数", "城乡=农村")
    assert named("城乡低保对象", "人", RURAL) == ("低保人数", "")


def test_values_are_told_in_the_base_unit_exactly() -> None:
    month = indicator_of(claim("农村低保标准", "430.5", "元/人·月", RURAL, value_max=Decimal("500")))
    year = indicator_of(claim("农村低保标准", "5166", "元/人·年", RURAL))
    assert month is not None and year is not None
    assert (month.value, month.value_max, month.unit) == (Decimal("5166.0"), Decimal(6000), "元/人·年")
    assert (year.value, year.value_max, year.unit, year.kind) == (Decimal(5166), None, "元/人·年", "level")
    assert year.factor == 1


def test_a_long_metric_takes_no_longer_than_its_length_allows() -> None:
    assert named("结婚登记" * 20_000 + "某", "对", MARRIAGE) is None


# --- the rules


def test_there_are_families_for_the_programmes_of_the_guide() -> None:
    rules = read_rules(FAMILIES, IndicatorRule, (builtin_dir(),))
    assert len({rule.indicator for rule in rules}) >= 80
    assert {rule.kind for rule in rules} == {"stock", "flow", "level", "rate"}


def test_no_word_hides_the_part_it_names() -> None:
    """A word that holds a word of the indicator's splits would say nothing of them; one in another's place likewise."""
    dirs = (builtin_dir(),)
    words = read_rules(WORDS, IndicatorWord, dirs)
    for rule in read_rules(FAMILIES, IndicatorRule, dirs):
        parts = {
            form: word.value
            for word in words
            if word.split in rule.splits
            for form in word.words
        }  # fmt: skip
        for form in (*rule.words, *rule.neutral):
            assert form in parts or not any(part in form for part in parts), (rule.indicator, form)
        told = [form for form in rule.neutral if parts.get(form) is not None]
        assert not told, (rule.indicator, told)
        assert not [x for x in rule.exclude for form in rule.words if x in form], rule.indicator


def test_every_indicator_can_be_told() -> None:
    """Of each line at least one of its words, with a word of what it needs, is a metric of it and of no other."""
    dirs = (builtin_dir(),)
    words = read_rules(WORDS, IndicatorWord, dirs)
    below = _below(dirs)
    for rule in read_rules(FAMILIES, IndicatorRule, dirs):
        ages = [w.words[0] for w in words if w.split in rule.needs and w.value is not None] or [""]
        programs: list[str | None] = [None] if rule.outside or not rule.programmes else []
        programs += [one for program in rule.programmes for one in sorted(below[program])]
        if rule.given:
            continue  # of the sentence: test_said.py
        found = {
            named(age + beside + form, rule.unit, program)
            for form in (*rule.words, "、".join(rule.words if rule.both else ()))
            for age in ages[:1]
            for beside in ("", *rule.also)
            for program in programs
        }
        assert rule.indicator in {one[0] for one in found if one}, rule.indicator


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    return folder


GOOD = "indicator: 图书数, kind: stock, unit: 册, words: [藏书], reason: 试"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        (FAMILIES, "\n- {indicator: 甲, kind: amount, unit: 个, words: [甲], reason: 乙}\n", ":2: kind: "),
        (FAMILIES, "- {indicator: 甲, kind: stock, unit: 个, words: [], reason: 乙}\n", ":1: words: "),
        (FAMILIES, f"# 甲\n- {{{GOOD}, splits: [南北]}}\n", ":2: splits: "),
        (FAMILIES, f"- {{{GOOD}, groups: [借书]}}\n", ":1: groups: indicator_words.yaml has no group 借书"),
        (WORDS, "- {split: 城乡, group: 借书, words: [南方]}\n", ":1: group: these words answer a split"),
        (FAMILIES, f"- {{{GOOD}, splits: [城乡], needs: [供养]}}\n", ":1: needs: "),
        (FAMILIES, f"- {{{GOOD}, factors: {{万册: 0}}}}\n", ":1: factors: 万册"),
        (FAMILIES, f"- {{{GOOD}, programmes: [读书会]}}\n", ":1: programmes: there is no programme 读书会"),
        (FAMILIES, f"- {{{GOOD}}}\n- {{{GOOD.replace('stock', 'flow')}}}\n", ":2: 图书数 has kind stock"),
        (WORDS, "- {value: 南, words: [南方]}\n", ":1: value and programmes"),
        (WORDS, "- {split: 南北, value: 南, words: [南方], programmes: [读书会]}\n", ":1: programmes: "),
    ],
)
def test_a_rule_that_does_not_go_with_the_others_is_refused_with_its_line(
    rules: Path, name: str, content: str, says: str
) -> None:
    (rules / name).write_text(content, encoding="utf-8")
    with pytest.raises(PatternError, match=re.escape(f"{rules / name}{says}")):
        load_indicators(pattern_dirs(rules))


def test_rules_of_ones_own_stand_beside_the_built_in_ones(rules: Path) -> None:
    (rules / WORDS).write_text("- {split: 南北, value: 南, words: [南片]}\n", encoding="utf-8")
    (rules / FAMILIES).write_text(
        f"- {{{GOOD}, factors: {{万册: 10000}}, splits: [南北]}}\n", encoding="utf-8"
    )
    dirs = pattern_dirs(rules)
    found = indicator_of(claim("南片藏书", "3", "万册"), dirs)
    assert found is not None
    assert (found.name, found.splits, found.value) == ("图书数", (("南北", "南"),), Decimal(30000))
    assert indicator_of(claim("南片藏书", "3", "万册")) is None
    assert indicator_of(claim("结婚登记", "3", "对", MARRIAGE), dirs) is not None


def test_words_of_a_group_change_nothing_where_the_group_is_named(rules: Path) -> None:
    (rules / WORDS).write_text("- {group: 借书, words: [外借, 馆内]}\n", encoding="utf-8")
    other = GOOD.replace("图书数", "期刊数").replace("藏书", "期刊")
    (rules / FAMILIES).write_text(
        f"- {{{GOOD}, groups: [借书], also: [外借, 馆内]}}\n- {{{other}}}\n", encoding="utf-8"
    )
    dirs = pattern_dirs(rules)
    assert indicator_of(claim("外借藏书", "3", "册"), dirs) is not None
    assert indicator_of(claim("藏书", "3", "册"), dirs) is None  # one of also is missing
    assert indicator_of(claim("外借期刊", "3", "册"), dirs) is None  # the group is not named


def test_the_flat_rows_have_indicators_of_the_rules_the_report_was_read_with(rules: Path) -> None:
    text = "浦口区2023年民政工作总结\n2023年，全区办理结婚登记4012对，农村低保标准达到每人每月960元。\n"
    rows = {row["quote"]: row for row in wide_rows(mz.Extractor().extract(text))}
    assert rows["4012对"]["indicator"] == "结婚登记对数"
    assert rows["4012对"]["splits"] == ""
    standard = rows["960元"]
    assert (standard["indicator"], standard["splits"]) == ("低保标准", "城乡=农村")
    assert (standard["indicator_value"], standard["indicator_unit"]) == (Decimal(11520), "元/人·年")
    line = GOOD.replace("图书数", "结婚数").replace("册", "对").replace("藏书", "结婚登记")
    (rules / FAMILIES).write_text(f"- {{{line}}}\n", encoding="utf-8")
    own = {row["quote"]: row for row in wide_rows(mz.Extractor(rules).extract(text))}
    assert own["4012对"]["indicator"] is None  # two names for one number: none
