"""The files of words and of change: a word is one word in a file, what is listed is told apart, `patterns try` shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from typer.testing import CliRunner

import minzheng_ie as mz
from minzheng_ie.cli.app import app
from minzheng_ie.patterns import builtin_dir, pattern_dirs, read_rules
from minzheng_ie.rules.rows import WordClass
from minzheng_ie.tree.vocabulary import FILES, ROLES
from minzheng_ie.tree.word_rows import Role
from minzheng_ie.tree.words import load_metric_words
from minzheng_ie.tryout import read


def test_a_word_of_change_is_one_word_in_a_file(tmp_path: Path) -> None:
    text = "2023年,全市临时救助支出窜升5%。\n"
    [before] = mz.extract(text).claims
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / "change.yaml").write_text("- {tag: grow, words: [窜升]}\n", encoding="utf-8")
    [after] = mz.extract(text, patterns=tmp_path).claims
    assert (before.change, after.change) == ("none", "increase")


def test_a_rule_of_change_is_one_row_in_a_file(tmp_path: Path) -> None:
    text = "2023年,全市火化率回落到95%。\n"
    [before] = mz.extract(text).claims
    (tmp_path / "governance").mkdir()
    row = "- {rule: up-to, tier: 1, match: '(cue: <shrink>) <to> @', change: by-cue, says: 回落到95%, examples: [火化率回落到95%]}\n"
    (tmp_path / "governance" / "change.yaml").write_text(row, encoding="utf-8")
    [after] = mz.extract(text, patterns=tmp_path).claims
    assert (before.change, after.change) == ("none", "decrease")


@pytest.mark.parametrize("name", FILES)
def test_lists_of_words_can_be_read(name: str) -> None:
    rows = read_rules(name, WordClass, pattern_dirs())
    tags = [row.tag for row in rows]
    assert len(tags) == len(set(tags))
    for row in rows:
        listed = [*row.words, *row.opens, *row.ends]
        assert len(listed) == len(set(listed)), row.tag
    for line in (builtin_dir() / name).read_text(encoding="utf-8").splitlines():
        assert len(line) <= 110, line
        assert line.startswith("#") or len(re.findall(r"[\[,] ?[^\s,\]]", line)) <= 12, line


def test_what_grows_does_not_shrink() -> None:
    words = load_metric_words(pattern_dirs()).vocabulary.words
    assert not words("grow", "above", "more-of") & words("shrink", "below", "less-of")
    assert not words("grow", "shrink") & words("above", "below")


def test_roles_that_rules_ask_for_are_roles() -> None:
    assert get_args(Role) and set(get_args(Role)) >= ROLES


def test_a_sentence_as_rules_see_it() -> None:
    [clause] = read("低保标准比上年高5%。")
    told = {leaf.text: leaf.tags for leaf in clause.leaves}
    assert "grow" in told["高"] and told["5%"] == ("number",)
    [decision] = clause.decisions
    assert (decision.value, decision.word) == ("increase", "高")
    assert decision.rule is not None and decision.rule.name == "touches-compared"


def test_a_digit_binds_the_word_before_it() -> None:
    [clause] = read("参保率超过90%的乡镇有37个。")
    assert {leaf.text: "bound" in leaf.tags for leaf in clause.leaves}["乡镇"] is False


def test_patterns_try_shows_leaves_and_rows() -> None:
    done = CliRunner().invoke(app, ["patterns", "try", "全年火化率比上年高5%。"])
    assert done.exit_code == 0
    assert re.search(r"高.*grow", done.stdout)
    assert re.search(r"5% change: increase, by 高, governance/change\.yaml:\d+ touches-compared", done.stdout)
    assert CliRunner().invoke(app, ["patterns", "try", "没有数"]).stdout == "no number\n"


def test_a_row_of_a_decision_is_found_at_its_line() -> None:
    [clause] = read("低保标准比上年高5%。")
    rule = clause.decisions[0].rule
    assert rule is not None
    line = (builtin_dir() / rule.file).read_text(encoding="utf-8").splitlines()[rule.line - 1]
    assert f"rule: {rule.name}" in line
