"""The rows about periods: a user's come first, and an explanation names them."""

from __future__ import annotations

from pathlib import Path

from field_rows import EXTRACTOR, PERIOD, rows_of, stands


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    own = "- {rule: no-day, when: day in-clause, period: passed, says: x, examples: [x]}"
    PERIOD.use(PERIOD.with_file(tmp_path, "governance/period_times.yaml", own))
    assert EXTRACTOR.extract("2022年5月7日救助困难群众45人。").claims[0].period != "2022-05-07"
    PERIOD.use(PERIOD.rules)


def test_an_explanation_names_the_rows() -> None:
    claim = EXTRACTOR.extract("2014年到2018年，全市老年人口从80万人增长到96万人。").claims[1]
    rows = {row.rule.name: str(row.rule) for row in PERIOD.rules.specimens}
    assert rows_of(claim, PERIOD) == [rows["nearest"], rows["governs"], rows["last-of-years"]]
    assert stands(rows["last-of-years"])
