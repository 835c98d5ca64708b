"""The claims stay the same when a report is written otherwise: `benchmarks/metamorphic.py` on the repository's seeds."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest
from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import metamorphic as meta  # noqa: E402
from minzheng_ie.extractor import Extractor  # noqa: E402


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.fixture(scope="module")
def seeds() -> list[meta.Document]:
    return [document for document in meta.documents() if document.corpus != "real"]


@pytest.fixture(scope="module")
def outcomes(seeds: list[meta.Document], extractor: Extractor) -> list[meta.Outcome]:
    found = list(meta.run(seeds, extractor))
    Console(width=110).print(meta.table(found))  # shown with -s
    return found


@pytest.mark.parametrize("name", meta.TRANSFORMATIONS)
def test_at_most_one_claim_in_a_hundred_changes(name: str, outcomes: list[meta.Outcome]) -> None:
    reports, claims, changed = meta.pooled(outcomes)[name]
    assert reports >= 1
    assert claims >= 50
    assert changed <= meta.BAR * claims, f"{changed} of {claims} claims changed"


def original(text: str, extractor: Extractor) -> meta.Original:
    table = meta.load_regions(extractor.dirs)
    return meta.Original(text, extractor.analyse(text), extractor.extract(text).claims, table)


TEXT = (
    "浙江省嘉兴市2023年民政工作总结\n2023年，全市共有养老机构2000家，其中海宁市35家，新建床位1,250张，同比增长5.5%。"
    "发放低保金三百余万元，惠及十二万户，占比达到百分之五点五。\n"
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("traditional", ["養老機構2000家", "嘉興市"]),
        ("full-width", ["２０００家", "５．５％"]),
        ("half-width", ["2023年,全市"]),
        (
            "chinese-numerals",
            ["共有养老机构两千家", "三十五家", "一千二百五十张", "百分之五点五。发", "2023年"],
        ),
        ("arabic-numerals", ["300余万元", "惠及12万户", "达到5.5%", "2000家"]),
        ("spaces", ["嘉兴市 2023 年民政", "全市共有养老机构 2000 家", "1,250 张", "增长 5.5 %"]),
        ("boilerplate", ["网站首页", "嘉兴市", "网站标识码"]),
    ],
)
def test_transformations_rewrite_what_they_say(name: str, expected: list[str], extractor: Extractor) -> None:
    rewritten = meta.TRANSFORMATIONS[name](original(TEXT, extractor))
    assert rewritten is not None
    assert all(part in rewritten.text for part in expected), rewritten.text


def test_short_lines_hold_forty_characters_and_lose_none(extractor: Extractor) -> None:
    rewritten = meta.with_short_lines(original(TEXT, extractor))
    assert max(map(len, rewritten.text.split("\n"))) == 40
    assert rewritten.text.replace("\n", "") == TEXT.replace("\n", "")


def test_another_place_has_the_same_levels(extractor: Extractor) -> None:
    rewritten = meta.elsewhere(original(TEXT, extractor))
    assert rewritten is not None
    assert "嘉兴" not in rewritten.text
    assert "海宁" not in rewritten.text
    assert set(rewritten.regions) == {"浙江省", "浙江省/嘉兴市", "浙江省/嘉兴市/海宁市"}
    assert rewritten.regions["浙江省/嘉兴市/海宁市"].startswith(rewritten.regions["浙江省/嘉兴市"] + "/")


def test_comparing_sees_every_field_and_every_lost_or_new_claim(extractor: Extractor) -> None:
    claims = extractor.extract(TEXT).claims
    same = meta.Rewritten(TEXT)
    assert len(claims) == 7
    assert meta.compare(claims, claims, same) == ()
    for name in meta.COMPARED:
        value = (
            Decimal(7)
            if name.startswith("value")
            else "planned"
            if name == "status"
            else "decrease"
            if name == "change"
            else "other"
        )
        changed = [claims[0], claims[1].model_copy(update={name: value}), *claims[2:]]
        [change] = meta.compare(claims, changed, same)
        assert change.fields == [name]
    assert [change.fields for change in meta.compare(claims, claims[1:], same)] == [["gone"]]
    assert [change.fields for change in meta.compare(claims[:-1], claims, same)] == [["new"]]
