"""Messages, help and explanations in two languages: nothing is missing in either, and nothing is said past the catalogue."""

from __future__ import annotations

import ast
import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
import typer.main
from typer.testing import CliRunner, Result

import minzheng_ie
from minzheng_ie import wording
from minzheng_ie.cli.app import app
from minzheng_ie.cli.help import columns, wrapped
from minzheng_ie.document.rows import Kind
from minzheng_ie.schema import SkipReason
from minzheng_ie.wording import LANGUAGES, catalogue, choose, language_of, say, translate

SOURCES = Path(minzheng_ie.__file__).parent
HAN = re.compile(r"[\u4e00-\u9fff]")
TOLD = "2023年，全市发放救助金320万元，比上年增长8%。\n"


@pytest.fixture(autouse=True)
def of_no_locale(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    yield
    choose(None)


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


# -- the catalogue


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_sentence_is_there_in_every_language() -> None:
    for key, entry in catalogue().items():
        assert set(entry) == set(LANGUAGES), key
        assert all(text.strip() == text and text for text in entry.values()) or key.startswith("said."), key
        if key != "said.placeless_many":  # counts the others in one language, all of them in the other
            assert fields(entry["en"]) == fields(entry["zh"]), key
        assert not HAN.search(re.sub(r"云南省/丽江市|民政|约 近 超", "", entry["en"])), key


def test_no_key_is_given_twice() -> None:
    pairs: list[str] = []

    def seen(found: list[tuple[str, Any]]) -> dict[str, Any]:
        pairs.extend(key for key, _ in found if "." in key)
        return dict(found)

    json.loads(Path(wording.__file__).with_name("wording.json").read_text("utf-8"), object_pairs_hook=seen)
    assert len(pairs) == len(set(pairs)) == len(catalogue()) > 400


def test_an_english_sentence_has_one_meaning() -> None:
    english = [entry["en"] for key, entry in catalogue().items() if key.startswith(wording._MATCHED)]
    shapes = [re.sub(r"\{\w+\}", "{}", sentence) for sentence in english]
    twice = {shape for shape in shapes if shapes.count(shape) > 1}
    assert not {one for one in twice if len({e["zh"] for k, e in catalogue().items() if e["en"] == one}) > 1}


def test_every_name_of_the_wire_form_has_a_word() -> None:
    for kind, names in (("reason", get_args(SkipReason)), ("kind", get_args(Kind))):
        for name in names:
            assert all(say(f"{kind}.{name}", lang) for lang in LANGUAGES)


# -- the sources


def parts_of(node: ast.expr) -> str | None:
    """The sentence of a string or f-string, with ``{}`` for what varies; None for what is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
    return None


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    for path in sorted(SOURCES.rglob("*.py")):
        place = path.relative_to(SOURCES).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield f"{place}:{node.lineno}", ast.unparse(node.func).rpartition(".")[2], node


OURS = re.compile(
    r"(Minzheng|Read|Encoding|Document|Batch|Output|Pattern|Region|Date|Gold|Exchange|Part)Error"
)
OWN_WORDS = {"pipeline", "quantities"}
"""Rooms whose errors are for whoever writes Python: a component out of place, a numeral that is none."""


EXAMPLES = {
    "{}: {} died on it": ["a.txt: 3 workers died on it", "a.txt: every worker that tried it died on it"],
    "{} region {}": ["unknown region 'x'", "ambiguous region 'x'"],
    "internal error{}: {}: {}": [
        "internal error: KeyError: 1",
        "internal error in the sentence at characters 3-9 (2023年): KeyError: 1",
    ],
    "{}: is in the encoding {}; save it as UTF-8{}": [
        "a.txt: is in the encoding HZ; save it as UTF-8",
        "a.txt: is in the encoding HZ; save it as UTF-8 or say --encoding hz",
    ],
    "{}: damaged or incomplete ({}); {}": [
        f"a: damaged or incomplete (no workbook in it); get it again, or open it and save it {how}"
        for how in ("anew", "as .xlsx")
    ],
    "{}: metric: {}: {}": [
        f"heads.yaml:3: metric: 'x': {told}" for told in ("a name is missing", "a bracket is open")
    ],
    "{}:{}: text: {}": [],  # what the reader of expressions says of one
    "a bag must hold texts or (name, text) pairs, not {}": [],  # for whoever writes Python
}
"""What sentences become whose parts are sentences themselves."""


def sentences() -> list[tuple[str, str]]:
    """Where, and what: every sentence of an error of ours and of a warning about a file."""
    found = []
    for place, name, call in calls():
        raised = OURS.fullmatch(name) and place.split("/")[0] not in OWN_WORDS
        warned = name == "append" and "warnings" in ast.unparse(call.func)
        if (raised or warned) and call.args:
            sentence = parts_of(call.args[0])
            if sentence is not None and re.search(r"[a-z]{3}", sentence.replace("{}", "")):
                found.append((place, sentence))
    return found


def test_every_sentence_of_the_sources_is_translated() -> None:
    found = sentences()
    assert len(found) > 90
    missing = []
    for place, sentence in found:
        behind = re.sub(r"^\{\} ", "f.yaml:3: ", sentence) if sentence not in EXAMPLES else sentence
        for filled in EXAMPLES.get(sentence, [behind.replace("{}", "X9")]):
            if translate(filled, "zh") == filled:
                missing.append(f"{place} {filled}")
    assert not missing, "\n".join(missing)


def test_the_command_line_speaks_through_the_catalogue() -> None:
    known = catalogue()
    for place, name, call in calls():
        if name in ("complain", "refuse", "echo") and place.startswith("cli/") and call.args:
            sentence = parts_of(call.args[0]) or ""
            assert not re.search(r"[a-z]{4}", sentence.replace("{}", "").replace("minzheng-ie", "")), place
        if name == "say" and isinstance(call.args[0], ast.Constant):
            assert call.args[0].value in known, place
            given = {one.arg for one in call.keywords} - {None}
            needed = fields(known[call.args[0].value]["en"]) | fields(known[call.args[0].value]["zh"])
            assert needed <= given or any(one.arg is None for one in call.keywords), place


# -- help


def every_command() -> Iterator[tuple[list[str], Any]]:
    waiting: list[tuple[list[str], Any]] = [([], typer.main.get_command(app))]
    while waiting:
        names, command = waiting.pop()
        yield names, command
        waiting += [([*names, name], one) for name, one in getattr(command, "commands", {}).items()]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("names", [names for names, _ in every_command()], ids=" ".join)
def test_help_says_what_every_option_does(
    names: list[str], lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run(*names, "--help", "--lang", lang)
    assert result.exit_code == 0 and result.stderr == ""
    command = {" ".join(n): c for n, c in every_command()}[" ".join(names)]
    for parameter in command.params:
        for name in parameter.opts if parameter.param_type_name == "option" else [parameter.metavar]:
            assert name in result.output
    assert all(columns(line) <= 80 for line in result.output.splitlines())
    assert bool(HAN.search(result.output.replace("民政", "").replace("云南省/丽江市", ""))) == (lang == "zh")
    assert ("用法" in result.output) == (lang == "zh")


def test_no_entry_of_the_help_is_left_over() -> None:
    used = {"help.root.end", "help.help", "help.lang", "help.root"}
    for names, command in every_command():
        key = f"help.{' '.join(names) or 'root'}"
        used |= {key, *(f"{key}.{one.name}" for one in command.params)}
    words = {key for key in catalogue() if key.startswith("help.") and key.count(".") == 1}
    assert {key for key in catalogue() if key.startswith("help.")} - used - words == set()


def test_chinese_lines_break_anywhere_but_before_a_stop() -> None:
    lines = list(wrapped("一二三四五，六七 abc defgh 八。", 10))
    assert [columns(line) <= 12 for line in lines] == [True] * len(lines)
    assert "".join(lines).replace(" ", "") == "一二三四五，六七abcdefgh八。"
    assert not any(line[0] in "，。" for line in lines)


# -- which language


@pytest.mark.parametrize(
    ("environment", "windows", "lang"),
    [
        ({}, None, "en"),
        ({"LANG": "C"}, None, "en"),
        ({"LANG": "zh_CN.UTF-8"}, None, "zh"),
        ({"LANG": "zh"}, None, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, None, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_TW"}, None, "zh"),
        ({"LANG": "zhuang"}, None, "en"),
        ({"LANG": "Chinese_China.936"}, None, "zh"),
        ({"LC_ALL": "", "LANG": "zh_HK"}, None, "zh"),
        ({}, 0x0804, "zh"),
        ({}, 0x0404, "zh"),
        ({}, 0x0409, "en"),
        ({"LANG": "en_US.UTF-8"}, 0x0804, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    environment: dict[str, str], windows: int | None, lang: str
) -> None:
    assert language_of(environment, windows) == lang


@pytest.mark.parametrize(
    "words",
    [
        ("--lang", "zh", "extract", "x.txt"),
        ("extract", "x.txt", "--lang", "zh"),
        ("extract", "--lang=zh", "x.txt"),
    ],
)
def test_lang_may_stand_anywhere_and_goes_before_the_locale(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert run(*words).stderr == "minzheng-ie: x.txt: 没有这个文件\n"
    assert run("extract", "x.txt").stderr == "minzheng-ie: x.txt: no such file\n"
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert run("extract", "x.txt").stderr == "minzheng-ie: x.txt: 没有这个文件\n"
    assert run("extract", "x.txt", "--lang", "en").stderr == "minzheng-ie: x.txt: no such file\n"


@pytest.mark.parametrize(
    ("words", "english", "chinese"),
    [
        (("extract", "--jbs", "3"), "No such option: --jbs", "没有这个选项：--jbs"),
        (("extract", "a", "--jobs", "0"), "Invalid value for '--jobs'", "'--jobs' 的值不对：不能小于 1"),
        (("extract", "a", "--jobs", "many"), "valid integer", "'--jobs' 的值不对：不是整数"),
        (("extract", "a", "--format", "odt"), "'odt' is not one of", "'odt' 不在可选的值里"),
        (("extract",), "Missing argument 'FILE|DIR|-...'", "缺少参数 'FILE|DIR|-...'"),
        (("extract", "a", "-o"), "requires an argument", "后面要写一个值"),
        (("export", "a", "b"), "Missing option '--to'", "缺少选项 '--to'"),
        (("extrakt", "a"), "No such command 'extrakt'", "没有这条命令：'extrakt'"),
        (("schema", "a"), "unexpected extra argument", "多出的参数：a"),
        (("extract", "a", "--resume=1"), "does not take a value", "后面不能写值"),
    ],
)
def test_a_wrong_line_is_told_in_one_line(words: tuple[str, ...], english: str, chinese: str) -> None:
    for lang, told in (("en", english), ("zh", chinese)):
        result = run(*words, "--lang", lang)
        [line] = result.stderr.splitlines()
        assert line.startswith("minzheng-ie: ") and told in line and "--help" in line
        assert result.exit_code == 2 and result.stdout == ""


def test_a_language_that_is_none() -> None:
    for words in (("--lang", "fr", "schema"), ("schema", "--lang"), ("schema", "--lang=")):
        result = run(*words)
        assert result.exit_code == 2 and len(result.stderr.splitlines()) == 1
    assert run("extract", "--", "--lang").exit_code == 1, "behind -- it is a file"


# -- what is translated


def test_names_stay_as_they_are_whatever_they_look_like() -> None:
    assert translate("a: no such file: no such file", "zh") == "a: no such file: 没有这个文件"
    assert translate("C:\\报告\\a.txt: no such file", "zh") == "C:\\报告\\a.txt: 没有这个文件"
    assert translate("x: cannot be read: Permission denied", "zh") == "x: 读不了：没有权限"
    assert translate("nobody knows this sentence", "zh") == "nobody knows this sentence"
    assert translate("x: no such file", "en") == "x: no such file"


def test_what_is_too_long_to_be_a_sentence_is_left_alone() -> None:
    assert translate("a: " * 20_000 + "no such file", "zh").endswith("no such file")
    assert translate("a: " * 8 + "no such file", "zh").endswith("没有这个文件")


def test_explanations_in_both_languages(tmp_path: Path) -> None:
    report = tmp_path / "报告.txt"
    report.write_text(TOLD, encoding="utf-8")
    chinese = run("extract", report, "--format", "table", "--explain", "--lang", "zh").stdout
    english = run("extract", report, "--format", "table", "--explain", "--lang", "en").stdout
    assert (
        "时期：2023，据“2023年”（" in chinese
        and "状态：没有词语说到" in chinese
        and "变化：增，据“" in chinese
    )
    assert not re.search(r"[a-z]+: ", chinese.replace("     ", "").split("文档")[0].split("1. ")[1])
    assert "period: 2023 from “2023年”" in english and "Document" in english and "Metric" in english
    lines = run("extract", report, "--explain", "--lang", "zh").stdout
    assert json.loads(lines.splitlines()[0])["explain"][0].startswith("metric: "), "data stays the same"


def test_a_table_is_chinese_unless_english_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "a.txt"
    report.write_text(TOLD, encoding="utf-8")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert "指标" in run("extract", report, "--format", "table").stdout
    assert "Metric" in run("extract", report, "--format", "table", "--lang", "en").stdout
