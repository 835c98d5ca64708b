"""Scoring: how claims are paired, what counts, and what a broken file says."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng_ie.errors import GoldError
from minzheng_ie.evaluation import (
    FIELDS,
    GoldClaim,
    PredictedClaim,
    evaluate,
    evaluate_document,
    load_gold,
    load_predictions,
    pair,
    pool,
    rouge_l,
    scores_table,
)

BASE: dict[str, Any] = {
    "start": 10,
    "end": 15,
    "quote": "1200户",
    "value": "1200",
    "unit": "户",
    "metric": "适老化改造",
    "region": "云南省",
    "period": "2023",
    "program": "适老化改造",
}


def gold(**changes: Any) -> GoldClaim:
    return GoldClaim.model_validate(BASE | changes)


def predicted(**changes: Any) -> PredictedClaim:
    return PredictedClaim.model_validate(BASE | changes)


def test_roles_are_scored_where_gold_tells_them() -> None:
    one, two = {"role": "from"}, {"role": "to", "start": 20, "end": 25}
    third = {"start": 30, "end": 35}
    scores = evaluate_document(
        [gold(**one), gold(**two), gold(**third)],
        [predicted(**one), predicted(start=20, end=25), predicted(role="to", **third)],
    )
    assert (scores.role.true_positives, scores.role.predicted, scores.role.gold) == (1, 2, 2)
    assert [(m.field, m.sides()) for m in scores.mistakes] == [
        ("role", ("to", "null")),
        ("role", ("null", "to")),
    ]
    assert scores.fields["full"].f1 == 1.0  # no part of it
    assert scores.to_dict()["fields"]["role"]["recall"] == 0.5
    assert pool([scores, scores]).role.gold == 4


def test_gold_without_roles_is_scored_without_them() -> None:
    scores = evaluate_document(
        [gold(), gold(role="to", optional=True, start=20, end=25)], [predicted(role="from")]
    )
    assert scores.mistakes == () and scores.role.predicted == 0
    assert "role" not in scores.to_dict()["fields"]


def test_the_table_has_a_row_for_roles_where_they_are_told() -> None:
    without, told = (
        evaluate_document([gold()], [predicted()]),
        evaluate_document([gold(role="to")], [predicted()]),
    )
    tables = [scores_table({"a": without}), scores_table({"a": without, "b": told})]
    assert [list(table.columns[0].cells)[-1] for table in tables] == ["full", "role"]
    assert [list(column.cells)[-1] for column in tables[1].columns[1:]] == [
        "-",
        "-",
        "-",
        "0.000",
        "0.000",
        "0.000",
    ]


def test_a_perfect_document_scores_one_everywhere() -> None:
    scores = evaluate_document([gold()], [predicted()])
    assert {name: score.f1 for name, score in scores.fields.items()} == dict.fromkeys(FIELDS, 1.0)
    assert scores.mistakes == ()


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"value": "1201"}, {"quantity", "full"}),
        ({"value": "1200.0"}, set()),
        ({"value_max": "1300"}, {"quantity", "full"}),
        ({"unit": "人"}, {"quantity", "full"}),
        ({"metric": "改造"}, {"metric", "metric_exact", "full"}),
        ({"metric": "户内适老化改造"}, {"metric_exact"}),
        ({"region": "云南省/丽江市"}, {"region", "full"}),
        ({"region": None}, {"region", "full"}),
        ({"period": "2024"}, {"period", "full"}),
        ({"program": None}, {"program", "full"}),
        ({"change": "increase"}, {"change_status", "full"}),
        ({"status": "planned"}, {"change_status", "full"}),
        ({"modifier": "over"}, {"modifier"}),
    ],
)
def test_each_field_is_judged_apart(change: dict[str, Any], wrong: set[str]) -> None:
    scores = evaluate_document([gold()], [predicted(**change)])
    assert {name for name, score in scores.fields.items() if score.true_positives == 0} == wrong
    fields = {mistake.field for mistake in scores.mistakes}
    assert fields == wrong - {"full", "metric_exact"}


def test_an_alternative_is_as_good_as_the_primary_reading() -> None:
    claim = gold(
        period_alt=[None, "2022"],
        program_alt=["养老服务"],
        metric_alt=["改造老年人家庭"],
        region_alt=["云南省/丽江市"],
    )
    other = predicted(period=None, program="养老服务", metric="改造老年人家庭", region="云南省/丽江市")
    assert evaluate_document([claim], [other]).fields["full"].f1 == 1.0
    assert evaluate_document([claim], [other]).fields["metric_exact"].f1 == 1.0


def test_missed_and_spurious_claims_cost_every_field() -> None:
    scores = evaluate_document([gold(), gold(start=50, end=55)], [predicted(), predicted(start=80, end=85)])
    for score in scores.fields.values():
        assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert [mistake.kind for mistake in scores.mistakes] == ["missed", "spurious"]


def test_optional_claims_and_their_partners_count_neither_way() -> None:
    claims = [gold(), gold(start=50, end=55, optional=True), gold(start=60, end=65, optional=True)]
    scores = evaluate_document(claims, [predicted(), predicted(start=51, end=54, unit="人")])
    assert (scores.gold, scores.predicted, scores.optional) == (1, 1, 2)
    assert scores.fields["full"].f1 == 1.0
    assert scores.mistakes == ()


def test_the_best_overlap_is_paired_first() -> None:
    claims = [gold(start=0, end=6), gold(start=6, end=12)]
    others = [predicted(start=4, end=12), predicted(start=0, end=5)]
    assert pair(claims, others) == {0: 1, 1: 0}


def test_touching_spans_do_not_overlap() -> None:
    assert pair([gold(start=0, end=6)], [predicted(start=6, end=12)]) == {}


spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 12)), max_size=12)


@given(spans, spans)
def test_pairing_is_one_to_one_overlapping_and_maximal(left: Any, right: Any) -> None:
    claims = [gold(start=start, end=start + length) for start, length in left]
    others = [predicted(start=start, end=start + length) for start, length in right]
    partner = pair(claims, others)
    assert len(set(partner.values())) == len(partner)

    def overlap(a: PredictedClaim, b: PredictedClaim) -> bool:
        return min(a.end, b.end) > max(a.start, b.start)

    assert all(overlap(claims[a], others[b]) for a, b in partner.items())
    free = [b for b in range(len(others)) if b not in partner.values()]
    assert not any(
        overlap(claims[a], others[b]) for a in range(len(claims)) if a not in partner for b in free
    )


def test_pairing_many_claims_is_quick() -> None:
    claims = [gold(start=10 * index, end=10 * index + 5) for index in range(5000)]
    assert len(pair(claims, claims)) == 5000


@pytest.mark.parametrize(
    ("left", "right", "score"),
    [
        ("集中供养标准", "集中供养标准", 1.0),
        ("供养标准", "集中供养标准", 0.8),
        ("标准供养", "供养标准", 0.5),
        ("", "标准", 0.0),
        ("床位", "机构", 0.0),
    ],
)
def test_rouge_l(left: str, right: str, score: float) -> None:
    assert rouge_l(left, right) == pytest.approx(score)


@given(st.text("甲乙丙丁", max_size=12), st.text("甲乙丙丁", max_size=12))
def test_rouge_l_agrees_with_the_textbook(left: str, right: str) -> None:
    table = [[0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i, a in enumerate(left):
        for j, b in enumerate(right):
            table[i + 1][j + 1] = table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
    expected = 2 * table[-1][-1] / (len(left) + len(right)) if left and right else 0.0
    assert rouge_l(left, right) == pytest.approx(expected)


def test_documents_are_pooled_by_counts() -> None:
    one = evaluate_document([gold()], [predicted()])
    three = evaluate_document([gold(start=n, end=n + 5) for n in (0, 10, 20)], [])
    assert pool([one, three]).fields["full"].recall == 0.25
    pooled = evaluate({"a": [gold()], "b": [gold()]}, {"a": [predicted()]})
    assert (pooled.fields["full"].recall, pooled.fields["full"].precision) == (0.5, 1.0)
    assert [mistake.doc for mistake in pooled.mistakes] == ["b"]


def test_nothing_to_find_and_nothing_claimed_is_right() -> None:
    assert evaluate_document([], []).fields["full"].f1 == 1.0
    assert evaluate_document([], [predicted()]).fields["full"].f1 == 0.0


def test_mistakes_show_text_gold_and_prediction() -> None:
    text = "0123456789" + "1200户" + "尾"
    [mistake] = evaluate({"a": [gold()]}, {"a": [predicted(period="2020")]}, {"a": text}).mistakes
    assert mistake.text == "0123456789【1200户】尾"
    assert mistake.sides() == ("2023", "2020")


def test_files_meet_by_stem_or_doc(tmp_path: Path) -> None:
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "one.jsonl").write_text(json.dumps(BASE, ensure_ascii=False) + "\n", encoding="utf-8")
    (folder / "two.jsonl").write_text("\n", encoding="utf-8")
    out = tmp_path / "out.jsonl"
    skipped = {"doc": "one.txt", "skipped": "date", "start": 0, "end": 5, "quote": "2018年"}
    lines = [json.dumps(BASE | {"doc": "one.txt"}), json.dumps(skipped)]
    out.write_text("\ufeff" + "\n".join(lines), encoding="utf-8")
    assert list(load_gold(folder)) == ["one", "two"]
    assert evaluate(load_gold(folder), load_predictions(out)).fields["full"].f1 == 1.0
    assert load_gold(folder)["one"][0].value == Decimal(1200)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not JSON"),
        ("[1]", "expected a JSON object"),
        (json.dumps(BASE | {"value": "many"}), "value: "),
        (json.dumps(BASE | {"value": "NaN"}), "value: "),
        (json.dumps(BASE | {"end": 10}), "end must be greater than start"),
        (json.dumps({key: BASE[key] for key in BASE if key != "metric"}), "metric: Field required"),
        (json.dumps(BASE | {"change": "up"}), "change: "),
        (json.dumps(BASE | {"doc": 3}), "doc: "),
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, line: str, says: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(BASE) + "\n\n" + line + "\n", encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(file)
    assert str(caught.value).startswith(f"{file}:3: ")
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_or_undecodable_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"none\.jsonl: No such file"):
        load_gold(tmp_path / "none.jsonl")
    with pytest.raises(GoldError, match=r"no \*\.jsonl file"):
        load_gold(tmp_path)
    bad = tmp_path / "bad.jsonl"
    bad.write_bytes(b"\xff\n")
    with pytest.raises(GoldError, match=r"bad\.jsonl:1: not UTF-8"):
        load_predictions(bad)
