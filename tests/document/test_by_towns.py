"""The table of towns, and what a text that names only towns is of."""

from __future__ import annotations

from pathlib import Path

import pytest

from minzheng_ie.entities.region_table import load_regions
from minzheng_ie.entities.town_table import TOWNSHIPS, count_towns, towns_of
from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import pattern_dirs


def test_names_stand_under_their_county() -> None:
    dirs = pattern_dirs()
    towns, table = towns_of(dirs), load_regions(dirs)
    assert [r.path for r in towns.holders("千灯镇", table)] == ["江苏省/苏州市/昆山市"]
    assert len(towns.holders("城关镇", table)) > 50
    assert towns.holders("没有这样的镇", table) == ()


def test_every_code_is_a_division_or_a_zone_of_a_city() -> None:
    dirs = pattern_dirs()
    towns, table = towns_of(dirs), load_regions(dirs)
    assert len(towns.counties) > 30_000
    for name in towns.counties:
        assert towns.holders(name, table)


def test_the_longest_name_that_ends_there_is_the_town() -> None:
    towns = towns_of(pattern_dirs())
    text = "走访千灯镇和马迹塘镇"
    assert [text[start:end] for start, end in towns.named_in(text)] == ["千灯镇", "马迹塘镇"]


@pytest.mark.parametrize(
    ("content", "line"),
    [("code,name\n", 1), ("# 注\ncounty,towns\n12,甲镇\n", 3), ("county,towns\n330109,\n", 2)],
)
def test_a_broken_row_is_told_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    path = tmp_path / TOWNSHIPS
    path.write_text(content, encoding="utf-8")
    with pytest.raises(PatternError, match=rf"townships\.csv:{line}: "):
        count_towns(path)
