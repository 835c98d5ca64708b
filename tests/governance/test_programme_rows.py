"""The rows about programmes: a user's come first, and an explanation names them."""

from __future__ import annotations

from pathlib import Path

from field_rows import EXTRACTOR, PROGRAMME, rows_of, stands


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    own = "- {rule: no-rates, when: measured, program: no-word, says: x, examples: [x]}"
    text = "2022年民政工作总结\n全县有流浪乞讨人员和留守儿童8620名建档率100%。"
    before = EXTRACTOR.extract(text).claims
    PROGRAMME.use(PROGRAMME.with_file(tmp_path, "governance/programme_said.yaml", own))
    after = EXTRACTOR.extract(text).claims
    PROGRAMME.use(PROGRAMME.rules)
    assert [c.program for c in before] != [c.program for c in after]


def test_an_explanation_names_the_rows() -> None:
    claims = EXTRACTOR.extract("2020年，全镇临时救助对象93人（其中困难儿童9人）。").claims
    rows = {row.rule.name: str(row.rule) for row in PROGRAMME.rules.specimens}
    assert rows_of(claims[0], PROGRAMME)[0] == rows["named"]
    assert len(rows_of(claims[0], PROGRAMME)) > 1
    assert rows_of(claims[1], PROGRAMME)[-1] == rows["of-the-whole"]
    assert stands(rows["of-the-whole"])
