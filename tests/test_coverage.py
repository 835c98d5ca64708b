"""`patterns check --coverage`: which rows serve which documents, and what is told of those that serve few."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from minzheng_ie.cli.app import app
from minzheng_ie.coverage import Coverage, Document, Row, Text, at_hand, documents
from minzheng_ie.errors import ReadError

REPORT = "丽江市2023年民政工作总结\n2023年，丽江市共有养老机构49家，比上年增长5.2%；发放救助金320万元。\n"


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["patterns", "check", *(str(word) for word in words)])


def read(*texts: str, patterns: Path | None = None) -> dict[str, Row]:
    coverage = Coverage(patterns)
    for number, text in enumerate(texts):
        coverage.read(Document(str(number), False, (Text(text),)))
    return {row.specimen.rule.name: row for row in coverage.rows}


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    return folder


def test_a_row_is_counted_where_it_decides() -> None:
    rows = read(REPORT, REPORT, "全县今年天气很好。")
    touches = rows["touches"]
    assert touches.use.reports == touches.use.needed == {"0", "1"}
    assert touches.use.claims == {"0": 1, "1": 1}
    assert touches.serves and not touches.shadow
    assert not rows["pace"].serves


def test_a_row_that_makes_no_difference_is_not_needed() -> None:
    for row in read(REPORT).values():
        assert row.use.needed <= row.use.reports | row.use.cases


def test_a_row_behind_one_that_always_holds_is_shadowed(rules: Path) -> None:
    """A user's rows come first: one without a condition lets no other decide."""
    (rules / "heads.yaml").write_text(
        "- {rule: always, metric: subject, says: x, examples: [x]}\n", encoding="utf-8"
    )
    rows = read(REPORT, patterns=rules)
    assert rows["always"].use.reports == {"0"}
    shadow = rows["head-before"].shadow
    assert shadow is not None and shadow.name == "always"


def test_cases_of_a_file_are_one_document(tmp_path: Path) -> None:
    file = tmp_path / "growth.yaml"
    file.write_text(
        "cases:\n- {text: 床位增长3%。, date: '2023'}\n- {text: 低保对象增长8%。}\n", encoding="utf-8"
    )
    [found] = documents([tmp_path / "growth.yaml"])
    assert found == Document(str(file), True, (Text("床位增长3%。", None, "2023"), Text("低保对象增长8%。")))
    coverage = Coverage()
    coverage.read(found)
    [touches] = [row for row in coverage.rows if row.specimen.rule.name == "touches"]
    assert touches.use.cases == {str(file)} and not touches.use.reports and not touches.serves


@pytest.mark.parametrize("held", ["- {txt: x}", "cases: 3", "[", "x"])
def test_a_file_that_holds_no_cases_is_told(tmp_path: Path, held: str) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text(held, encoding="utf-8")
    [found] = documents([file])
    assert isinstance(found, ReadError) and str(found).startswith(f"{file}: no file of cases")


def test_the_table_tells_what_to_do(tmp_path: Path, rules: Path) -> None:
    (rules / "heads.yaml").write_text(
        "- {rule: mine, when: '!subject after event', metric: event, says: x, examples: [x], rare: only here}\n",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(REPORT, encoding="utf-8")
    result = run(rules, "--coverage", "--documents", tmp_path / "a.txt", "--documents", tmp_path / "b.txt")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    by = {line[3:].split()[1]: line for line in lines[2:-1]}
    assert by["mine"].endswith("rare: only here") and by["mine"].startswith("   ")
    assert by["touches"].split()[2:] == ["2", "0", "2", "2"]
    assert by["contrast"].startswith("!") and by["contrast"].endswith("widen it, or say rare: why")
    assert "2 reports, 0 files of cases" in lines[-1]


def test_rare_is_told_of_a_row_that_is_not(tmp_path: Path, rules: Path) -> None:
    (rules / "heads.yaml").write_text(
        "- {rule: always, metric: subject, says: x, examples: [x], rare: hardly ever}\n", encoding="utf-8"
    )
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    result = run(rules, "--coverage", "--documents", tmp_path)
    assert "says rare (hardly ever), and is not among these" in result.stdout


def test_what_is_wrong_with_the_line_is_said(tmp_path: Path, rules: Path) -> None:
    assert run().exit_code == 2
    assert run(rules, "--documents", tmp_path).exit_code == 2
    result = run("--coverage", "--documents", tmp_path / "none.txt")
    assert result.exit_code == 1 and "none.txt" in result.stderr


def test_the_documents_of_the_project_are_at_hand() -> None:
    suffixes = [path.suffix for path in at_hand()]
    assert suffixes.count(".txt") > 30 and suffixes.count(".yaml") > 300


def test_every_row_serves_two_documents_or_says_why_it_is_rare() -> None:
    """Of those in the repository: what lies beside it is not always there, and more documents only make rows less rare."""
    coverage = Coverage()
    for document in documents(at_hand()):
        assert isinstance(document, Document)
        coverage.read(document)
    seldom = [row.specimen.rule for row in coverage.rows if not row.serves and not row.specimen.rare]
    assert not seldom, "widen them, or say rare: why\n" + "\n".join(map(str, seldom))
