"""What others wrote is shown without being obeyed, and keeps what it says."""

from __future__ import annotations

import json
import os
import stat
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import minzheng_ie as mz
from minzheng_ie import private
from minzheng_ie.errors import DocumentError, PatternError, ReadError
from minzheng_ie.expressions import check_expression
from minzheng_ie.harmless import harmless_json, printable, spreadsheet_cell
from minzheng_ie.outputs.csv import Csv
from minzheng_ie.outputs.jsonl import JsonLines
from minzheng_ie.outputs.table import Tables
from minzheng_ie.patterns import parse_rules
from minzheng_ie.pipeline.overlay import Overlay
from minzheng_ie.quantities.rows import NonClaimRule
from minzheng_ie.reading import SourceText, iter_inputs

HARMFUL = {"Cc", "Cf", "Zl", "Zp", "Cs"}


@given(st.text(st.characters(codec=None), max_size=40))
def test_nothing_a_terminal_obeys_is_left(text: str) -> None:
    shown = printable(text)
    assert not any(unicodedata.category(char) in HARMFUL for char in shown)
    shown.encode("utf-8")
    line = json.dumps(text, ensure_ascii=False)
    assert json.loads(harmless_json(line)) == text
    assert not any(unicodedata.category(char) in HARMFUL for char in harmless_json(line))


def test_names_that_are_no_utf8_stay_different() -> None:
    names = {printable(os.fsdecode(name)) for name in (b"\xb1.txt", b"\xb2.txt", "敬老.txt".encode())}
    assert names == {"\\xb1.txt", "\\xb2.txt", "敬老.txt"}


@pytest.mark.parametrize("cell", ["=1+2", "+cmd", "@x", "-9户", "＝A1", " =A1", "\tx", "\r=1"])
def test_cells_of_formulas_are_text(cell: str) -> None:
    assert spreadsheet_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    [
        "2021-06",
        "2021-06-30",
        "12-18",
        "1/2",
        "3-5",
        "2021年6月",
        "6月3日",
        "8:30",
        "12e45",
        "1234567890123e4",
    ],
)
def test_cells_of_days_and_powers_are_text(cell: str) -> None:
    assert spreadsheet_cell(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["12345678901234567890", "1234567890123.456", "0.1234567890123456"])
def test_numbers_that_spreadsheets_round_are_text(cell: str) -> None:
    assert spreadsheet_cell(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell",
    [
        "-4.6%",
        "-1,200",
        "敬老院",
        "",
        "7所",
        "2021",
        "2021/2025",
        "../2021-06-30",
        "2021-01/2021-06",
        "12..18",
        "3.25",
        "123456789012.345",
    ],
)
def test_other_cells_are_left(cell: str) -> None:
    assert spreadsheet_cell(cell) == cell


def test_outputs_obey_nothing() -> None:
    text = "＝敬老院7\u202e所。\n2023年，新建\u200b托老站12\u202e个。\n"
    report = mz.Extractor().extract(SourceText("=\x1b[2J.txt", text))
    assert report.claims
    for renderer in (Tables(), JsonLines(), Csv(explain=True)):
        written = renderer.render(report)
        assert "\u202e" not in written or isinstance(renderer, Csv)
        assert "\x1b" not in written.replace("\x1b[2J", "" if isinstance(renderer, Csv) else "\x1b")
    assert Csv().render(report).startswith("'=")
    for line, claim in zip(JsonLines().render(report).splitlines(), report.claims, strict=True):
        assert json.loads(line)["quote"] == claim.quote


@pytest.mark.parametrize(
    "text",
    ["reports/2023.txt", "/no/such", "./a", "~/b", "C:\\a", "年报.DOCX"],
)
def test_a_mistyped_path_is_an_error(text: str) -> None:
    with pytest.raises(ReadError, match="no such file"):
        mz.extract(text)


def test_a_string_names_a_file_only_where_that_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "内部.txt"
    path.write_text("养老院3家。", encoding="utf-8")
    assert mz.extract(str(path)).text == "养老院3家。"
    assert mz.Extractor().extract(str(path)).text == str(path)
    assert mz.extract(f"{path}\n").text == f"{path}\n"


@pytest.mark.parametrize("text", ["养老院3家", "见附件年报.txt。\n", "a/b", "/ 5人", "reports/2023.txt\n"])
def test_texts_stay_texts(text: str) -> None:
    report = mz.extract(text)
    assert (report.text, report.encoding) == (text, None)


def test_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    for name in ("a/x.txt", "a/only.txt", "b/x.txt", "c/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("7所", encoding="utf-8")

    def names(*given: str) -> list[str | None]:
        return [getattr(item, "name", "?") for item in iter_inputs([tmp_path / one for one in given])]

    assert names("a") == ["only.txt", "x.txt"]
    assert names("a", "b") == ["only.txt", "a/x.txt", "b/x.txt"]
    assert names("b", "a") == ["b/x.txt", "only.txt", "a/x.txt"]
    assert names("a/x.txt", "b/x.txt", "a/only.txt") == ["a/x.txt", "b/x.txt", None]
    assert names("a", "c/x.txt") == ["only.txt", "a/x.txt", "c/x.txt"]
    assert names("a", "a/x.txt") == ["only.txt", "x.txt", None]
    assert [item.path for item in iter_inputs(tmp_path / "a/x.txt") if not isinstance(item, ReadError)] == [
        tmp_path / "a/x.txt"
    ]


@pytest.mark.parametrize(
    "form",
    [
        "9+",
        "[a-z]*x",
        "a{2,}",
        "(?x) a",
        "(?i:a)",
        "(a{1,9}){1,9}b",
        r"(a)\1",
        "a?",
        "(?:7|7){1,40}x",
        "(",
        "x{99}",
    ],
)
def test_expressions_that_are_refused(form: str) -> None:
    with pytest.raises(ValueError, match=r"expression|nothing|repeat|flags|group|characters"):
        check_expression(form)


@pytest.mark.parametrize(
    "form", [r"\d{1,3}分钟", "[一-鿿]{0,12}圈", "(?:甲|乙)丙?", "(?<=第)七(?!日)", r"[*+]\+x"]
)
def test_expressions_that_are_taken(form: str) -> None:
    check_expression(form)


@pytest.mark.parametrize(
    "line",
    [
        '- {kind: name, forms: [" "]}',
        "- {kind: name, forms: [2023-02-30]}",
        "- {kind: after, reason: date, forms: [x], gap: " + "7" * 6000 + "}",
        '- {kind: name, forms: ["a\\u202e"]}',
        "- {kind: name, forms: &a [x], unless: *a}",
        "- {kind: name, regex: !!bool maybe, forms: [x]}",
        "- {kind: name, regex: true, forms: ['(?:7|7){1,40}x']}",
        "- " + "[" * 100_000,
        "- " * 100_000 + "x",
        "- {kind: name, forms: [" + "长" * 1000 + "]}",
    ],
)
def test_broken_rules_are_named_with_their_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "nonclaims.yaml"
    file.write_text(f"# words\n{line}\n", encoding="utf-8")
    with pytest.raises(PatternError) as error:
        parse_rules(file, NonClaimRule)
    assert str(error.value).startswith(f"{file}:2: ")
    assert len(str(error.value)) < 600


@pytest.mark.parametrize("name", ["../units.yaml", "/tmp/units.yaml", "a\\units.yaml", "", ".", "other.yaml"])
def test_saved_rules_have_known_names(name: str) -> None:
    with pytest.raises(PatternError, match="no pattern file is called"):
        Overlay({name: ""})


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners and modes")
def test_a_folder_of_somebody_else_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(private.tempfile, "gettempdir", lambda: str(tmp_path / "none" / "none"))
    folder = tmp_path / "minzheng_ie"
    assert private.private_folder.__wrapped__() == folder
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for prepared in ("open", "link", "around"):
        folder.rmdir() if not folder.is_symlink() else folder.unlink()
        if prepared == "open":
            folder.mkdir()
            folder.chmod(0o777)
        elif prepared == "link":
            (tmp_path / "other").mkdir()
            folder.symlink_to(tmp_path / "other")
        else:
            folder.mkdir(0o700)
            tmp_path.chmod(0o777)
        assert not private._make_private(folder)
    tmp_path.chmod(0o700)


def test_a_failure_is_told_with_its_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    extractor = mz.Extractor()
    original = type(extractor.entities).find

    def find(self: object, text: str, **options: object) -> object:
        if "炸" in text:
            raise ZeroDivisionError("boom")
        return original(self, text, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(type(extractor.entities), "find", find)
    text = "敬老院7所。\n" * 5 + "新建炸点3处。\n" + "托老站2个。\n" * 5
    with pytest.raises(DocumentError) as error:
        extractor.extract(text)
    start = text.index("新建")
    assert f"characters {start}-{start + 7} (新建炸点3处。): ZeroDivisionError: boom" in str(error.value)
