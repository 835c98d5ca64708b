"""The command line as a user meets it: what bad input says, exit codes, formats, and how quickly it answers."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import minzheng_ie
from minzheng_ie.cli.app import app
from minzheng_ie.cli.patterns_check import rule_files

GOOD = "云南省丽江市2023年民政工作总结\n2023年，全市发放救助金320万元，救助困难群众1200人次。\n"


def run(*arguments: object, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)


def claims(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def good(tmp_path: Path) -> Path:
    file = tmp_path / "good.txt"
    file.write_text(GOOD, encoding="utf-8")
    return file


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "rules"
    folder.mkdir()
    return folder


def test_claims_of_a_report(good: Path) -> None:
    result = run("extract", good)
    assert result.exit_code == 0, result.stderr
    found = claims(result)
    assert [(item["value"], item["unit"]) for item in found] == [("3200000", "元"), ("1200", "人次")]
    for item in found:
        assert GOOD[item["start"] : item["end"]] == item["quote"]  # type: ignore[misc]
        assert item["doc"] == "good.txt"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("missing.txt", None, "no such file"),
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 4, "binary data"),
        ("undecodable.txt", "救助困难群众12人".encode() + b"\xff\xff\xff", "cannot be decoded: byte 23"),
        ("folder", b"folder", "no reports in this directory"),
    ],
)
def test_a_bad_input_is_one_line_and_the_others_are_done_in_full(
    tmp_path: Path, good: Path, name: str, data: bytes | None, says: str
) -> None:
    bad = tmp_path / name
    if data == b"folder":
        bad.mkdir()
    elif data is not None:
        bad.write_bytes(data)
    alone = run("extract", good)
    second = tmp_path / "second.txt"
    second.write_text(GOOD, encoding="utf-8")

    result = run("extract", good, bad, second)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert str(bad) in line and says in line
    lines = result.stdout.splitlines()
    assert lines[: len(lines) // 2] == alone.stdout.splitlines()
    assert [item["doc"] for item in claims(result)] == ["good.txt"] * 2 + ["second.txt"] * 2

    out = tmp_path / "out.jsonl"
    assert run("extract", good, bad, second, "-o", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == result.stdout


def test_when_no_input_can_be_read_an_old_output_stays(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old", encoding="utf-8")
    assert run("extract", tmp_path / "missing.txt", "-o", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("units.yaml", "- {no_such_key: 1}\n", "units.yaml:1: "),
        ("units.yaml", "# a comment\n\n- [\n", "units.yaml:"),
        ("units.yaml", "unit: 人\n", "units.yaml:1: expected a list"),
        ("unitz.yaml", "- {unit: 人, forms: [人]}\n", "no pattern file has this name; there are: "),
    ],
)
def test_a_broken_pattern_file_is_named_with_its_line(
    rules: Path, good: Path, name: str, content: str, says: str
) -> None:
    (rules / name).write_text(content, encoding="utf-8")
    for result, code in (
        (run("patterns", "check", rules), 1),
        (run("extract", good, "--patterns", rules), 2),
    ):
        assert result.exit_code == code
        [line] = result.stderr.splitlines()
        assert str(rules / name) in line and says in line
        assert result.stdout == ""


def test_every_broken_pattern_file_is_named(rules: Path) -> None:
    (rules / "units.yaml").write_text("- {no_such_key: 1}\n", encoding="utf-8")
    (rules / "unitz.yaml").write_text("", encoding="utf-8")
    result = run("patterns", "check", rules)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 2


def test_pattern_folders_that_are_none(tmp_path: Path, rules: Path, good: Path) -> None:
    assert run("patterns", "check", tmp_path / "none").exit_code == 2
    assert run("patterns", "check", rules).exit_code == 1
    result = run("extract", good, "--patterns", tmp_path / "none")
    assert result.exit_code == 2
    assert "none: not a directory" in result.stderr


def test_rules_are_checked_without_the_packages_of_the_extras(rules: Path, good: Path) -> None:
    (rules / "units.yaml").write_text("- {unit: 个", encoding="utf-8")
    absent = "import sys; sys.modules |= dict.fromkeys(['pyarrow', 'dask', 'distributed', 'pandas'])"
    for arguments, code in ((["patterns", "check", rules], 1), (["extract", good, "--patterns", rules], 2)):
        command = f"{absent}; from minzheng_ie.cli.app import main; sys.argv[1:] = {[str(a) for a in arguments]!r}; main()"
        done = subprocess.run([sys.executable, "-c", command], capture_output=True, text=True)
        assert done.returncode == code, done.stderr
        [line] = done.stderr.splitlines()
        assert "units.yaml" in line


def test_the_built_in_patterns_pass_their_own_check() -> None:
    from minzheng_ie.patterns import builtin_dir

    result = run("patterns", "check", builtin_dir())
    assert result.exit_code == 0, result.stderr
    checked = {Path(line.split(": ")[0]).name for line in result.stdout.splitlines()}
    assert checked == {Path(name).name for name in rule_files()}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing argument"),
        (["GOOD", "--format", "ods"], "--format"),
        (["GOOD", "-o", "DIR/out.ods"], "the suffix names no format"),
        (["GOOD", "-o", "DIR/none/out.csv"], "does not exist"),
        (["GOOD", "-o", "DIR"], "is a directory"),
        (["GOOD", "-o", "GOOD"], "is one of the reports"),
        (["DIR", "-o", "GOOD"], "is one of the reports"),
        (["GOOD", "--region", "火星市"], "火星市"),
        (["GOOD", "--date", "yesterday"], "yesterday"),
        (["GOOD", "--no-such-option"], "--no-such-option"),
    ],
)
def test_a_wrong_command_line_writes_nothing(
    tmp_path: Path, good: Path, arguments: list[str], says: str
) -> None:
    given = [item.replace("GOOD", str(good)).replace("DIR", str(tmp_path)) for item in arguments]
    result = run("extract", *given, *(["--format", "csv"] if "GOOD" in arguments[2:] else []))
    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stdout == ""
    assert good.read_text(encoding="utf-8") == GOOD
    assert list(tmp_path.iterdir()) == [good]


def test_the_suffix_or_format_decides(tmp_path: Path, good: Path) -> None:
    for name in ("a.jsonl", "a.csv", "a.txt"):
        assert run("extract", good, "-o", tmp_path / "out" / name).exit_code == 2
    (tmp_path / "out").mkdir()
    for name in ("a.jsonl", "a.csv", "a.txt"):
        result = run("extract", good, "-o", tmp_path / "out" / name)
        assert (result.exit_code, result.stdout) == (0, "")
    assert (tmp_path / "out" / "a.jsonl").read_text(encoding="utf-8") == run("extract", good).stdout
    rows = csv.DictReader(io.StringIO((tmp_path / "out" / "a.csv").read_text(encoding="utf-8-sig")))
    assert [row["value"] for row in rows] == ["3200000", "1200"]
    assert "指标" in (tmp_path / "out" / "a.txt").read_text(encoding="utf-8")
    assert "指标" in run("extract", good, "--format", "table").stdout


def test_standard_input_in_any_encoding(good: Path) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16"):
        result = run("extract", "-", stdin=GOOD.encode(encoding))
        assert result.exit_code == 0, result.stderr
        assert [item["doc"] for item in claims(result)] == ["stdin", "stdin"]


def test_skipped_numbers_follow_in_text_order(good: Path) -> None:
    found = claims(run("extract", good, "--skipped"))
    starts = [int(str(item["start"])) for item in found]
    assert starts == sorted(starts)
    dates = [item for item in found if item.get("skipped") == "date"]
    assert dates and all(set(item) == {"doc", "skipped", "start", "end", "quote"} for item in dates)


def test_explanations_are_lines_of_text(good: Path) -> None:
    found = claims(run("extract", good, "--explain"))
    assert all(item["explain"] for item in found)
    assert all("explain" not in item for item in claims(run("extract", good)))


def test_a_crash_on_one_report_leaves_the_others(
    tmp_path: Path, good: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from minzheng_ie import extractor

    original = extractor.Extractor.extract

    def extract(self: extractor.Extractor, source: object, **options: object) -> object:
        if getattr(source, "name", "") == "good.txt":
            raise ZeroDivisionError("boom")
        return original(self, source, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(extractor.Extractor, "extract", extract)
    second = tmp_path / "second.txt"
    second.write_text(GOOD, encoding="utf-8")
    result = run("extract", good, second)
    assert result.exit_code == 1
    [line] = result.stderr.splitlines()
    assert str(good) in line and "ZeroDivisionError: boom" in line
    assert len(claims(result)) == 2


def test_evaluate_what_was_extracted(tmp_path: Path, good: Path) -> None:
    gold, predicted = tmp_path / "good.jsonl", tmp_path / "predicted.jsonl"
    run("extract", good, "-o", predicted)
    gold.write_text(predicted.read_text(encoding="utf-8"), encoding="utf-8")
    result = run("evaluate", gold, predicted, "--json")
    assert result.exit_code == 0, result.stderr
    data = json.loads(result.stdout)
    assert data["fields"]["full"] == {"tp": 2, "precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert "full" in run("evaluate", gold, predicted).stdout


def test_evaluate_lists_errors_and_names_what_does_not_match(tmp_path: Path) -> None:
    line = {"start": 0, "end": 3, "quote": "12人", "value": "12", "unit": "人", "metric": "救助人员"}
    for folder, names in (("gold", ("a", "b")), ("predicted", ("a", "c"))):
        (tmp_path / folder).mkdir()
        for name in names:
            record = line | ({"value": "13"} if folder == "predicted" else {})
            (tmp_path / folder / f"{name}.jsonl").write_text(json.dumps(record), encoding="utf-8")
    result = run("evaluate", tmp_path / "gold", tmp_path / "predicted", "--errors")
    assert result.exit_code == 1
    assert [line.split(": ", 2)[2] for line in result.stderr.splitlines()] == [
        "no predictions for b; its gold claims count as missed",
        "no gold claims for c; its predictions are not scored",
    ]
    assert "quantity\ta:0-3 12人\tgold 12 人\tpredicted 13 人" in result.stdout
    assert "missed\tb:0-3 12人" in result.stdout


def test_evaluate_names_the_broken_line(tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"start": 0}\n', encoding="utf-8")
    result = run("evaluate", bad, tmp_path / "none.jsonl")
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert f"{bad}:1: " in first and "none.jsonl: No such file" in second


def test_schema_describes_the_lines(good: Path) -> None:
    document = json.loads(run("schema").stdout)
    properties = document["$defs"]["Claim"]["properties"]
    assert set(claims(run("extract", good))[0]) == set(properties)
    assert "explain" not in properties


def test_version_is_the_package_s() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\nversion = "{minzheng_ie.__version__}"\n' in project
    assert run("--version").stdout.strip() == f"minzheng-ie {minzheng_ie.__version__}"


def test_every_public_name_is_there() -> None:
    for name in minzheng_ie.__all__:
        assert getattr(minzheng_ie, name) is not None
    assert set(minzheng_ie.__all__) <= set(dir(minzheng_ie))
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = minzheng_ie.no_such_name


def test_the_help_reads_no_kept_expressions() -> None:
    program = (
        "import sys; from minzheng_ie.cli.app import app\n"
        "try: app(['--help'])\n"
        "finally: print('minzheng_ie.kept' in sys.modules and sys.modules['minzheng_ie.kept'].STORE._kept)"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] in ("False", "None")


def test_help_and_version_import_nothing_heavy() -> None:
    program = "import sys, minzheng_ie, minzheng_ie.cli.app; print(sorted(sys.modules))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    for heavy in ("spacy", "pydantic", "jieba", "rich", "yaml", "numpy", "pandas", "regex", "opencc"):
        assert f"'{heavy}'" not in loaded


def test_a_closed_pipe_is_no_error(good: Path) -> None:
    program = [sys.executable, "-m", "minzheng_ie", "extract", *[str(good)] * 3, "--skipped"]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.wait(120) == 0
    assert process.stderr.read() == b""
    process.stderr.close()


def test_a_report_too_long_is_refused_in_one_line(tmp_path: Path, good: Path) -> None:
    long = tmp_path / "long.txt"
    long.write_text(GOOD * 3, encoding="utf-8")
    result = run("extract", good, long, "--max-chars", len(GOOD) + 1)
    assert result.exit_code == 1
    assert len(claims(result)) == 2
    lines = result.stderr.splitlines()
    assert len(lines) == 1
    assert "long.txt" in lines[0] and f"{len(GOOD) * 3} characters, more than --max-chars" in lines[0]


def test_a_header_line_says_what_the_document_is(good: Path) -> None:
    first, *rest = claims(run("extract", good, "--document"))
    document = first["document"]
    assert isinstance(document, dict)
    assert (document["kind"], document["region"], document["reports_on"]) == (
        "annual",
        "云南省/丽江市",
        "2023",
    )
    assert rest == claims(run("extract", good))


def test_what_it_reports_on_is_given(good: Path) -> None:
    text = "全市救助困难群众1200人次。\n"
    result = run("extract", "-", "--reports-on", "2021", "--region", "丽江市", stdin=text.encode())
    assert [(claim["period"], claim["region"]) for claim in claims(result)] == [("2021", "云南省/丽江市")]
    wrong = run("extract", good, "--reports-on", "上半年")
    assert (wrong.exit_code, wrong.stdout) == (2, "")
    assert "reports-on" in wrong.stderr


def test_a_header_needs_json_lines(good: Path) -> None:
    result = run("extract", good, "--document", "--format", "csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--document" in result.stderr


def test_a_terminal_asks_for_the_place(good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = tmp_path / "nowhere.txt"
    where.write_text("全市救助困难群众1200人次。\n", encoding="utf-8")
    assert "--region" not in run("extract", where).stderr
    monkeypatch.setattr("minzheng_ie.cli.batches.stderr_is_terminal", lambda: True)
    assert run("extract", where).stderr.count("--region") == 1
    assert "--region" not in run("extract", good).stderr


def test_the_table_tells_what_the_document_is(good: Path) -> None:
    shown = run("extract", good, "--format", "table", "--explain").stdout
    assert "总结报告 · 云南省/丽江市 · 2023" in shown.splitlines()[0]
    assert "报告期 2023" in shown
