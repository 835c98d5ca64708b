"""The place a document is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from minzheng_ie.document.model import Answer
from minzheng_ie.document.read import DocumentReader
from minzheng_ie.entities.periods.mentions import scan_periods
from minzheng_ie.entities.regions import Region, RegionTable, find_regions, load_regions
from minzheng_ie.patterns import pattern_dirs


@pytest.fixture(scope="module")
def table() -> RegionTable:
    return load_regions(pattern_dirs())


def place(table: RegionTable, text: str, hint: Region | None = None) -> Answer[Region]:
    mentions = find_regions(text, table, hint)
    return DocumentReader(pattern_dirs(), table).read(scan_periods(text), mentions, region=hint).place


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (
            "2023年昆明市民政工作总结\n全市共有低保对象3.2万人,在全省率先完成改造。我市还与上海市开展协作。",
            "云南省/昆明市",
        ),
        ("2023年民政事业发展统计公报\n来源:民政部\n全国共有养老机构4万个。全国城市低保标准提高5%。", "全国"),
        ("贵州省民政厅介绍工作\n全省救助20万人次,贵阳市、遵义市进展较快。全省新建站点。", "贵州省"),
        (
            "养老服务新进展\n来源:保山市民政局\n全市建成食堂40个,腾冲市新建12个,占全省总量一成。",
            "云南省/保山市",
        ),
        (
            "大邑县:老有所养\n全县建成日间照料中心18个。全县床位1200张,成都市民政局给予支持。",
            "四川省/成都市/大邑县",
        ),
        ("广西救助工作\n全区发放临时救助金3亿元,全区各市县区均已落实。", "广西壮族自治区"),
        (
            "海淀区民政局2024年工作要点\n全区新增驿站20家,全市排名靠前。北京市民政局给予表扬。",
            "北京市/海淀区",
        ),
        ("上海市民政局发布\n全市养老床位17万张,徐汇区、静安区先行先试。", "上海市"),
        ("新华网云南频道消息\n今年以来,救助工作有序推进,共救助500人。", None),
        ("今年以来,救助工作有序推进,共救助500人。", None),
        ("", None),
        (
            "凉山州民政局通报\n全州救助困难群众9万人次,西昌市、昭觉县、布拖县完成较好,四川省民政厅予以肯定。",
            "四川省/凉山彝族自治州",
        ),
        # what a letter says it is not sent to, or not for
        (
            "各市财政局、民政局(青岛不发):\n现下达补助资金700万元。\n山东省财政厅      山东省民政厅\n2019年3月5日",
            "山东省",
        ),
        (
            "各设区市民政局(不含厦门):\n现下达补助资金300万元。\n福建省民政厅\n2019年3月5日",
            "福建省",
        ),
        ("日照:助餐进社区\n全市建成食堂300家。", "山东省/日照市"),
        # named in passing: where a speech was held, a visit made, a meeting called
        ("20xx年我市民政工作以贯彻对青海三次重要讲话精神为主线,全市低保对象2100户。", None),
        ("全市民政系统学习在宁夏系列重要讲话精神,救助860人次。", None),
        # whose the site is, where nothing else tells, and it agrees with the text's own words
        (
            "县民政局做好救助 作者:王某 时间:2015-02-03\n去年,全县救助1300人次,发放资金210万元,群众满意。\n版权所有:祁县融媒体中心",
            "山西省/晋中市/祁县",
        ),
        (
            "县民政局做好救助\n去年,全县救助1300人次,发放资金210万元,群众十分满意,工作推进顺利。\n版权所有:山西省民政信息网",
            None,
        ),
        # what stands above a title: an advertisement, the site, its buttons; and beside it the place of who put it up
        (
            "精选好物,限时抢购,尽在某某商城一站购齐\n某某在线\n用户名 密码 登录\n首页 新闻 专题\n民政部下拨救灾资金2.6亿元\n近期多次降雨,已造成全国310万人次受灾,民政部门连夜调运物资。",
            "全国",
        ),
        ("- 2025-03-04 发布于湖南\n- 举报\n社区民政工作计划\n全年走访老人200人次,慰问困难家庭30户。", None),
        # a place that is not in the table: nothing, whatever else is named
        ("君山县民政局\n全县建成食堂3个。", None),
        ("昌宁市民政工作总结\n在云南省民政厅支持下,全市建成食堂30个,云南省民政厅予以肯定。", None),
        ("岳阳市民政局\n全市建成食堂30个,君山县建成2个。", "湖南省/岳阳市"),
        ("义乌市民政局\n全市新增社工站14个,金华市民政局现场观摩。全市志愿者5万人。", "浙江省/金华市/义乌市"),
    ],
)
def test_document_region(table: RegionTable, text: str, path: str | None) -> None:
    told = place(table, text)
    region, spans = told.value, told.evidence
    assert (region.path if region else None) == path
    assert all(0 <= start < end <= len(text) for start, end in spans)
    if path not in (None, "全国"):
        assert spans


@pytest.mark.parametrize(
    ("text", "path", "rank"),
    [
        # who issues it goes before what most of its facts name
        (
            "泸西县残联\n昆明市、曲靖市、玉溪市各建站2个,昆明市救助500人,曲靖市救助300人。",
            "云南省/红河哈尼族彝族自治州/泸西县",
            "issuer",
        ),
        ("填报单位:平江县民政局\n新建养老院3家。湖南省下拨资金80万元。", "湖南省/岳阳市/平江县", "issuer"),
        ("平江新闻网讯 今年以来,全县新建养老院3家。", "湖南省/岳阳市/平江县", "issuer"),
        (
            "记者从滁州市慈善总会获悉,去年该会发放善款60万元。安徽省民政厅到会指导。",
            "安徽省/滁州市",
            "issuer",
        ),
        ("2020年救助300人。\n资阳市雁江区某镇民政办:王某\n2020年7月1日", "四川省/资阳市/雁江区", "issuer"),
        # its own name beside 全市
        ("近年来,自贡养老服务提质,全市新建食堂20家。", "四川省/自贡市", "own"),
        # what its facts name
        (
            "新建食堂20家。救助工作有序推进,累计救助400人。截至年底,自贡市养老床位3000张,自贡市低保对象2万人。",
            "四川省/自贡市",
            "facts",
        ),
        # spoken of in passing
        ("学习借鉴上海经验,赴杭州市考察,全市新建食堂20家。", None, "none"),
        ("养老服务现场会在南通市召开,全县新建食堂20家。", None, "none"),
        ("支援湖北抗疫,募集善款40万元,全县捐款20万元。", None, "none"),
        # not told, or as likely as another
        ("华坪市民政局\n全市新建食堂20家。云南省民政厅予以支持。", None, "none"),
        ("XX县民政局工作总结\n全县新建食堂20家。云南省民政厅予以支持。", None, "none"),
        ("某市民政工作汇报\n全市新建食堂20家,在全省领先。浙江省民政厅推广。", None, "none"),
        ("衡阳市新建食堂20家,绵阳市新建食堂20家。", None, "none"),
        ("天津、河北共建食堂20家。", None, "none"),
    ],
)
def test_ranks_of_evidence(table: RegionTable, text: str, path: str | None, rank: str) -> None:
    told = place(table, text)
    assert (told.value.path if told.value else None, told.rank) == (path, rank)
    assert bool(told.evidence) == (path is not None)


def test_the_runner_up_is_told(table: RegionTable) -> None:
    told = place(table, "衡阳市民政局\n新建食堂20家。绵阳市民政局来访。")
    assert told.value == table.by_path("湖南省/衡阳市")
    assert told.runner_up == table.by_path("四川省/绵阳市")


def test_the_callers_region_wins(table: RegionTable) -> None:
    text = "昆明市民政局通报,大理州同步推进。"
    hint = table.by_path("云南省/大理白族自治州")
    told = place(table, text, hint)
    region, spans = told.value, told.evidence
    assert region == hint
    assert [text[start:end] for start, end in spans] == ["大理州"]


SEEDS = {
    "000": "云南省/丽江市",
    "001": "四川省/成都市",
    "002": "吉林省",
    "003": "云南省/昭通市",
    "004": "甘肃省",
}


@pytest.mark.parametrize("prefix", SEEDS)
def test_document_region_of_the_real_reports(table: RegionTable, prefix: str) -> None:
    shared = Path(__file__).parents[3] / "shared" / "seeds"
    if not shared.is_dir():
        pytest.skip("the real reports are not at hand (../shared/seeds)")
    opencc = pytest.importorskip("opencc")
    (path,) = shared.glob(f"{prefix}_*.txt")
    text = opencc.OpenCC("t2s").convert(path.read_text(encoding="utf-8"))
    told = place(table, text)
    region, spans = told.value, told.evidence
    assert region is not None
    assert region.path == SEEDS[prefix]
    assert spans
