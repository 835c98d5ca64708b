"""The place a document is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from minzheng_ie.document.place import document_region
from minzheng_ie.entities.regions import RegionTable, load_regions
from minzheng_ie.patterns import pattern_dirs


@pytest.fixture(scope="module")
def table() -> RegionTable:
    return load_regions(pattern_dirs())


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
        ("日照:助餐进社区\n全市建成食堂300家。", "山东省/日照市"),
        # a place that is not in the table: nothing, whatever else is named
        ("君山县民政局\n全县建成食堂3个。", None),
        ("昌宁市民政工作总结\n在云南省民政厅支持下,全市建成食堂30个,云南省民政厅予以肯定。", None),
        ("岳阳市民政局\n全市建成食堂30个,君山县建成2个。", "湖南省/岳阳市"),
        ("义乌市民政局\n全市新增社工站14个,金华市民政局现场观摩。全市志愿者5万人。", "浙江省/金华市/义乌市"),
    ],
)
def test_document_region(table: RegionTable, text: str, path: str | None) -> None:
    region, spans = document_region(text, table)
    assert (region.path if region else None) == path
    assert all(0 <= start < end <= len(text) for start, end in spans)
    if path not in (None, "全国"):
        assert spans


def test_the_callers_region_wins(table: RegionTable) -> None:
    text = "昆明市民政局通报,大理州同步推进。"
    hint = table.by_path("云南省/大理白族自治州")
    region, spans = document_region(text, table, hint)
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
    region, spans = document_region(text, table)
    assert region is not None
    assert region.path == SEEDS[prefix]
    assert spans
