"""Regions: the table, mentions as data (`cases_regions.yaml`), the document's region, properties."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.entities.lexicon import Lexicon
from minzheng_ie.entities.regions import (
    COUNTRY_CODE,
    RegionTable,
    find_regions,
    load_regions,
)
from minzheng_ie.errors import PatternError, RegionError
from minzheng_ie.patterns import pattern_dirs

CASES = yaml.safe_load((Path(__file__).parent / "cases_regions.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def table() -> RegionTable:
    return load_regions(pattern_dirs())


# -- lexicon


def test_lexicon_takes_the_longest_of_the_leftmost_and_blocks() -> None:
    lexicon: Lexicon[int] = Lexicon([("民政", 1), ("人民政府", None), ("政府", 2)])
    assert [(m.start, m.end, m.value) for m in lexicon.find("𠀀人民政府民政政府")] == [(5, 7, 1), (7, 9, 2)]


def test_lexicon_survives_pickling() -> None:
    lexicon: Lexicon[str] = Lexicon([("丽江", "a"), ("丽江市", "b")])
    again = pickle.loads(pickle.dumps(lexicon))
    assert again.find("在丽江市") == lexicon.find("在丽江市")
    assert len(again) == 2


def test_lexicon_refuses_an_empty_form() -> None:
    with pytest.raises(ValueError, match="one character"):
        Lexicon([("", 1)])


# -- table


def test_table_has_every_current_division(table: RegionTable) -> None:
    current = [region for region in table if not table.is_past(region)]
    levels = {
        level: sum(region.level == level for region in current) for level in ("province", "city", "county")
    }
    assert levels["province"] == 34
    assert levels["city"] == 333
    assert levels["county"] > 2840


@pytest.mark.parametrize("text", ["530700", "云南省/丽江市", "丽江市", "丽江", "云南/丽江", " 丽江市 "])
def test_lookup_accepts_every_way_to_name_a_region(table: RegionTable, text: str) -> None:
    assert [region.path for region in table.lookup(text)] == ["云南省/丽江市"]


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("全国", "全国"),
        ("吉林", "吉林省"),
        ("海南", "海南省"),
        ("玉龙县", "云南省/丽江市/玉龙纳西族自治县"),
        ("蓉城", "四川省/成都市"),
        ("莱芜市", "山东省/莱芜市"),
        ("莱芜区", "山东省/济南市/莱芜区"),
        ("北京市/朝阳区", "北京市/朝阳区"),
        ("米林市", "西藏自治区/林芝市/米林市"),
        ("江苏省/镇江市/句容市/宝华镇", "江苏省/镇江市/句容市/宝华镇"),
        ("江苏/镇江/句容/宝华镇", "江苏省/镇江市/句容市/宝华镇"),
        ("广东省/东莞市/塘厦镇", "广东省/东莞市/塘厦镇"),
    ],
)
def test_lookup(table: RegionTable, text: str, path: str) -> None:
    assert table.lookup(text)[0].path == path


def test_lookup_names_the_candidates_of_an_ambiguous_name(table: RegionTable) -> None:
    with pytest.raises(RegionError, match=r"110105.*220104"):
        table.lookup("朝阳区")


@pytest.mark.parametrize("text", ["火星市", "999999", "云南省/成都市", "江苏省/宝华镇", "/宝华镇", "", "/"])
def test_lookup_refuses_what_it_does_not_know(table: RegionTable, text: str) -> None:
    with pytest.raises(RegionError):
        table.lookup(text)


def test_country(table: RegionTable) -> None:
    assert table.country.code == COUNTRY_CODE
    assert table.country.contains(table.by_path("云南省/丽江市"))
    assert not table.by_path("云南省").contains(table.country)


def test_codes_and_paths_agree(table: RegionTable) -> None:
    for region in table:
        assert table.by_path(region.path) is region
        if not table.is_past(region):
            assert table.by_code(region.code) == region
            parent = region.path.rpartition("/")[0]
            assert not parent or table.by_path(parent).contains(region)


# -- overlay


def test_an_overlay_adds_an_alias(tmp_path: Path) -> None:
    (tmp_path / "region_aliases.yaml").write_text(
        "- {alias: 花城, region: 广东省/广州市}\n", encoding="utf-8"
    )
    table = load_regions(pattern_dirs(tmp_path))
    assert [m.region.path for m in find_regions("花城新增床位", table) if m.region] == ["广东省/广州市"]


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("region_aliases.yaml", "- {alias: 花城, region: 广东省/花城市}\n", "花城市"),
        ("region_aliases.yaml", "- {alias: 花城}\n", "region_aliases.yaml:1"),
        ("region_contexts.yaml", "\n- {kind: org}\n", "region_contexts.yaml:2"),
        ("regions.csv", "code,name\n", "regions.csv:1"),
        (
            "regions.csv",
            "code,name,level,parent,valid_from,valid_to,core,bare,official\n53,x,city,530000,,,x,free,free\n",
            "regions.csv:2",
        ),
    ],
)
def test_a_bad_overlay_is_refused(tmp_path: Path, name: str, text: str, message: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(PatternError, match=message):
        load_regions(pattern_dirs(tmp_path))


# -- mentions


@pytest.mark.parametrize("case", CASES, ids=[f"{case.get('doc', '')}:{case['text'][:24]}" for case in CASES])
def test_mentions(table: RegionTable, case: dict[str, object]) -> None:
    document = table.by_path(str(case["doc"])) if "doc" in case else None
    text = str(case["text"])
    found = [
        [text[m.start : m.end], m.region.path if m.region else None, m.kind]
        for m in find_regions(text, table, document)
    ]
    want = case["want"]
    assert isinstance(want, list)
    assert found == [[*item, "name"][:3] for item in want]


def test_an_unresolved_name_keeps_its_candidates(table: RegionTable) -> None:
    (mention,) = find_regions("朝阳区新建驿站", table)
    assert {region.path for region in mention.candidates} == {"北京市/朝阳区", "吉林省/长春市/朝阳区"}


def test_a_township_has_the_code_of_its_county(table: RegionTable) -> None:
    (mention,) = find_regions("玉龙县石鼓镇", table)
    assert mention.region is not None
    assert (mention.region.code, mention.region.level) == ("530721", "township")


def test_what_an_earlier_paragraph_named_settles_nothing(table: RegionTable) -> None:
    last = find_regions("长春市推进试点。\n朝阳区先行。", table)[-1]
    assert last.region is None


_WORDS = (
    "云南省 丽江市 丽江 全市 全省 我国 朝阳区 海南 资源 、 , 。 和 《 》 民政局 路 12号 石鼓镇 玉龙县 永善 甘肃 临夏 等地 "
    "中国 京津冀 : 𠀀 a 3"
)
_PIECES = st.lists(st.sampled_from([*_WORDS.split(), "\n"]), max_size=40).map("".join)


@given(text=_PIECES | st.text(max_size=80))
@settings(max_examples=300, deadline=None)
def test_mentions_lie_in_the_text_in_order_and_are_deterministic(text: str) -> None:
    table = load_regions(pattern_dirs())
    for document in (None, table.country, table.by_path("云南省/丽江市"), table.by_path("北京市/朝阳区")):
        mentions = find_regions(text, table, document)
        assert mentions == find_regions(text, table, document)
        last = 0
        for mention in mentions:
            assert last <= mention.start < mention.end <= len(text)
            assert mention.region is None or mention.region in mention.candidates
            last = mention.end


def test_time_is_linear(table: RegionTable) -> None:
    unit = "云南省丽江市民政局投入2000万元,宁蒗县、永胜县新增床位300张,全市合作发展。\n《丽江市规划》印发,朝阳区、鼓楼区学习。"

    def took(text: str) -> float:
        best = 9.0
        for _ in range(3):
            start = time.perf_counter()
            find_regions(text, table, table.by_path("云南省/丽江市"))
            best = min(best, time.perf_counter() - start)
        return best

    assert took(unit * 1600) < 8 * 3 * took(unit * 200)


# -- the document's region
