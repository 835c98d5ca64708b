"""Whole pages: the report, all of it, and nothing of what stands round it."""

from __future__ import annotations

from pathlib import Path

import pytest
from more_pages import MORE
from pages import PAGES, STORIES, YEAR, Story, frames_of, scripted

import minzheng_ie as mz
from minzheng_ie.errors import ReadError
from minzheng_ie.reading.registry import read_data

ALL = {**PAGES, **MORE}
_WITHOUT_TABLES = ("tables_of_2005", "mobile", "word", "columns_of_divs")


def _cases() -> list[tuple[str, str]]:
    return [
        (make, story)
        for make in ALL
        for story in STORIES
        if story != "bulletin" or make not in _WITHOUT_TABLES
    ]


@pytest.fixture(params=_cases(), ids=lambda case: "-".join(case))
def page(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str, Story]:
    make, name = request.param
    story = STORIES[name]
    written = ALL[make](story)
    path = tmp_path / f"{make}.html"
    path.write_bytes(written.encode("gb18030" if "gb2312" in written or "gbk" in written[:200] else "utf-8"))
    return path, make, story


def test_a_page_gives_its_report_and_nothing_else(page: tuple[Path, str, Story]) -> None:
    path, make, story = page
    report = mz.extract(path)
    lines = report.text.splitlines()
    at = [lines.index(paragraph) for paragraph in story.paragraphs]
    assert at == sorted(at)
    assert lines[0] == story.title
    told = [line for line in lines if "77" in line]
    assert told == [], report.text
    assert not [claim.quote for claim in report.claims if "77" in claim.quote]
    assert report.document.title == story.title
    assert report.document.region == story.region
    day = report.document.posted or report.document.written
    if make != "mobile":
        assert report.document.issuer == story.source, report.text
    assert str(day) == story.day, report.text


def test_claims_are_those_of_the_text_alone(page: tuple[Path, str, Story]) -> None:
    path, _, story = page
    if story.table:
        return
    head = f"{story.title}\n发布时间:{story.day} 来源:{story.source}\n"
    alone = mz.extract(head + "\n".join(story.paragraphs))
    fields = ("metric", "value", "unit", "region", "period", "program", "change", "status")
    assert [[getattr(c, f) for f in fields] for c in mz.extract(path).claims] == [
        [getattr(c, f) for f in fields] for c in alone.claims
    ]


def test_a_table_among_paragraphs_is_a_grid(page: tuple[Path, str, Story]) -> None:
    path, _, story = page
    if not story.table:
        return
    _, reading = read_data(path.read_bytes(), path.name, ".html")
    (grid,) = reading.grids
    rows = [[""] * grid.width for _ in range(grid.height)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = reading.text[cell.start : cell.end]
    assert rows == [list(row) for row in story.table]


@pytest.mark.parametrize(
    ("written", "says"),
    [(frames_of(YEAR), "page of frames"), (scripted(YEAR), "made by a script")],
)
def test_a_page_without_its_text_says_why(written: str, says: str) -> None:
    with pytest.raises(ReadError, match=f"^a.html: .*{says}"):
        read_data(written.encode(), "a.html", ".html")
