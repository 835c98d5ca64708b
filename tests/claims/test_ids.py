"""Ids outlast what does not touch their claim: another file name, another line end, an edit elsewhere."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minzheng_ie as mz
from minzheng_ie.reading import read_source

SEEDS = Path(__file__).parents[2] / "seeds"
SENTENCES = (
    "全县共有敬老院7所，床位320张。",
    "全年发放低保金1200万元，惠及5300人。",
    "新建日间照料中心12个，完成年度任务的80%。",
    "办理结婚登记2146对、离婚登记803对。",
    "孤儿基本生活标准每人每月1200元。",
)
EDITS = ("本年度工作稳步推进。", "另有志愿者45人参加服务。", "会议于3月召开。", "共救助流浪人员18人次。")


@lru_cache(maxsize=1)
def extractor() -> mz.Extractor:
    return mz.Extractor()


def named(text: str) -> list[tuple[str, str, str]]:
    """Sentence, quote and id of every claim."""
    report = extractor().extract(text)
    return [(text[c.sentence.start : c.sentence.end].strip(), c.quote, c.id) for c in report.claims]


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    text = "2023年工作总结\n" + "\n".join(SENTENCES)
    for name in ("a.txt", "总结.txt", "sub.md"):
        (tmp_path / name).write_text(text, "utf-8")
    ids = [[c.id for c in mz.extract(tmp_path / name).claims] for name in ("a.txt", "总结.txt", "sub.md")]
    assert ids[0] == ids[1] == ids[2] == [name for _, _, name in named(text)]
    assert len(ids[0]) > 6


def test_line_ends_do_not_matter() -> None:
    text = "\n".join(SENTENCES)
    assert [i for *_, i in named(text)] == [i for *_, i in named(text.replace("\n", "\r\n"))]


@given(
    body=st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True),
    at=st.integers(0, 6),
    edit=st.sampled_from(EDITS),
)
def test_an_edit_elsewhere_leaves_an_id_alone(body: list[str], at: int, edit: str) -> None:
    edited = [*body[:at], edit, *body[at:]]
    before, after = named("\n".join(body)), named("\n".join(edited))
    assert [claim for claim in after if claim[0] != edit] == before


@pytest.mark.parametrize(
    "name", ["dev01_hubei_bulletin", "dev06_nantong_half_year", "dev12_ruijin_summary_plan"]
)
def test_an_edit_in_a_report_touches_only_its_sentence(name: str) -> None:
    text = read_source(SEEDS / f"{name}.txt").text
    report = extractor().extract(text)
    middle = report.claims[len(report.claims) // 2]
    spot = middle.sentence.end
    edited = text[: middle.start] + "777" + text[middle.start :]  # another number, in one sentence
    after = {claim.start: claim for claim in extractor().extract(edited).claims}
    same = 0
    for claim in report.claims:
        there = after.get(claim.start + (3 if claim.start >= middle.start else 0))
        if there is not None and not middle.sentence.start <= claim.start < spot:
            assert (there.id, there.quote) == (claim.id, claim.quote)
            same += 1
    assert same > 0.8 * len(report.claims)


@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=8))
def test_ids_are_there_once_and_repeats_go_by_their_order(body: list[str]) -> None:
    ids = [name for *_, name in named("\n".join(body))]
    assert len(set(ids)) == len(ids)
    assert ids == [name for *_, name in named("\n".join([*body, SENTENCES[0]]))][: len(ids)]


def test_what_a_claim_says_changes_its_id() -> None:
    first, second = named("全县共有敬老院7所。"), named("全县共有敬老院8所。")
    assert first[0][2] != second[0][2]
    assert len(first[0][2]) == 16 and int(first[0][2], 16) >= 0


def test_cells_of_tables_have_ids_of_their_rows() -> None:
    text = read_source(SEEDS / "formats" / "t01_month.txt").text
    one = extractor().extract(text)
    table = [claim for claim in one.claims if claim.rule == "table-cell"]
    assert len({claim.id for claim in one.claims}) == len(one.claims)
    again = {claim.id for claim in extractor().extract(text + "\n本表由办公室汇总。").claims}
    kept = [claim for claim in table if claim.id in again]
    assert len(table) > 5 and len(kept) == len(table)
