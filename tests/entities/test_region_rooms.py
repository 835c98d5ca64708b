"""The steps by which a text's places are read, each by itself."""

from __future__ import annotations

import pytest

from minzheng_ie.entities.region_hits import UNLISTED, find_hits
from minzheng_ie.entities.region_lists import accept_figures, accept_lists
from minzheng_ie.entities.region_mention import RegionMention
from minzheng_ie.entities.region_resolver import Resolver, point
from minzheng_ie.entities.region_scope import Scope, bounded
from minzheng_ie.entities.region_table import Region, load_regions
from minzheng_ie.entities.region_towns import extend_to_township
from minzheng_ie.patterns import pattern_dirs

TABLE = load_regions(pattern_dirs())


def _region(name: str) -> Region:
    [found] = TABLE.lookup(name)
    return found


def _hits(text: str, document: str | None = None) -> list[tuple[str, bool]]:
    about = _region(document) if document else None
    found = find_hits(text, TABLE, about, TABLE.find(text))
    return [(text[hit.start : hit.end], hit.accepted) for hit in found]


@pytest.mark.parametrize(
    ("text", "document", "hits"),
    [
        ("浙江丽水缙云县", None, [("浙江丽水缙云县", True)]),  # names of one path are one
        ("缙云县和遂昌县", None, [("缙云县", True), ("遂昌县", True)]),
        ("岳阳市云溪县救助3人", None, [("岳阳市云溪县", True)]),  # in no table
        ("亲临江苏", None, [("江苏", True)]),
        ("全市", "丽水市", [("全市", True)]),
    ],
)
def test_hits(text: str, document: str | None, hits: list[tuple[str, bool]]) -> None:
    assert _hits(text, document) == hits


def test_a_place_of_no_table_is_told_apart() -> None:
    text = "岳阳市云溪县救助3人"
    [hit] = find_hits(text, TABLE, None, TABLE.find(text))
    assert hit.name is UNLISTED


def test_a_list_vouches_for_its_members() -> None:
    text = "永善县、大关、盐津县"
    found = find_hits(text, TABLE, None, TABLE.find(text))
    assert [hit.accepted for hit in found] == [True, False, True]
    accept_lists(text, found)
    assert [hit.accepted for hit in found] == [True, True, True]


def test_figures_of_one_unit_vouch_for_sisters() -> None:
    text = "邗江区16人,宝应30人,仪征市14人"
    found = find_hits(text, TABLE, None, TABLE.find(text))
    accept_figures(text, found)
    assert all(hit.accepted for hit in found)


@pytest.mark.parametrize(
    ("name", "document", "path"),
    [
        ("鼓楼区", "南京市", "江苏省/南京市/鼓楼区"),
        ("鼓楼区", "福州市", "福建省/福州市/鼓楼区"),
        ("鼓楼区", None, None),
        ("西安", None, "陕西省/西安市"),
    ],
)
def test_the_document_settles_a_name(name: str, document: str | None, path: str | None) -> None:
    named = TABLE.named(name)
    assert named is not None
    resolver = Resolver(TABLE, _region(document) if document else None)
    found = resolver.resolve(named.candidates, bare=named.bare)
    assert (found.path if found else None) == path


def test_the_paragraph_settles_a_name() -> None:
    named = TABLE.named("鼓楼区")
    assert named is not None
    resolver = Resolver(TABLE, None)
    resolver.remember(_region("福州市"), 0)
    found = resolver.resolve(named.candidates, bare=False)
    assert found is not None and found.path == "福建省/福州市/鼓楼区"
    resolver.enter(1)
    assert resolver.resolve(named.candidates, bare=False) is None


@pytest.mark.parametrize(
    ("unit", "name", "found"),
    [("市", "缙云县", "丽水市"), ("省", "缙云县", "浙江省"), ("区", "缙云县", None)],
)
def test_words_that_point(unit: str, name: str, found: str | None) -> None:
    meant = point(unit, _region(name), TABLE)  # type: ignore[arg-type]
    assert (meant.name if meant else None) == found


def test_what_may_be_read_alone() -> None:
    at_home, elsewhere = Scope(TABLE, _region("丽水市")), Scope(TABLE, _region("江苏省"))
    name = TABLE.named("缙云")
    assert name is not None
    assert at_home.accepts("赴缙云调研", 1, 3, name)
    assert not elsewhere.accepts("赴缙云调研", 1, 3, name)
    assert bounded("、成县", 1) and not bounded("建成县级", 1)


def test_a_town_belongs_to_its_county() -> None:
    county = _region("缙云县")
    mention = RegionMention(0, 3, county, (county,), "name")
    extend_to_township("缙云县舒洪镇3人", mention, county, TABLE, bare=False)
    assert mention.region is not None and mention.region.path == f"{county.path}/舒洪镇"
