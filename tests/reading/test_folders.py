"""Which files of a folder are documents, and what is said of the others."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

import minzheng_ie as mz
from minzheng_ie.cli.app import app
from minzheng_ie.errors import ReadError
from minzheng_ie.reading import iter_inputs
from minzheng_ie.reading.kinds import kind_of

TEXT = "安顺市2022年民政工作总结\n2022年，全市发放临时救助金512万元，救助2310人次。\n"


def folder_of(path: Path, files: dict[str, bytes | str]) -> Path:
    for name, content in files.items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_what_is_no_document_is_told_apart(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path / "reports",
        {
            "a.txt": TEXT,
            "~$b.docx": "lock",
            ".~lock.c.xlsx#": "lock",
            "Thumbs.db": "x",
            ".DS_Store": "x",
            "page_files/logo.png": b"\x89PNG",
            "page_files/style.css": "x",
            "data.parquet": "x",
            "scan.jpg": b"\xff\xd8\xff",
            "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        },
    )
    CliRunner().invoke(app, ["extract", str(folder / "a.txt"), "-o", str(folder / "claims.csv")])
    passed: Counter[str] = Counter()
    names = [
        item.name if not isinstance(item, ReadError) else str(item)
        for item in iter_inputs(folder, lambda _, why: passed.update((why,)))
    ]
    assert names == ["a.txt", "old.doc", "scan.jpg"]
    assert passed == {"hidden": 4, "other": 3, "own": 1}


def test_a_folder_names_what_it_cannot_read_and_reads_the_rest(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path / "reports",
        {"a.txt": TEXT, "b.wps": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "c.rtf": "{\\rtf1 x}"},
    )
    result = CliRunner().invoke(app, ["extract", str(folder), "--format", "jsonl"])
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    first, second, counted = result.stderr.splitlines()
    assert "b.wps: is an old Word (.doc) or WPS file; save it as .docx" in first
    assert "c.rtf: is an RTF file; save it as .docx" in second
    assert counted == "minzheng-ie: 1 of 3 documents read, 2 failed"


def test_a_second_run_may_replace_the_claims_of_the_first(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "reports", {"a.txt": TEXT})
    out = folder / "claims.csv"
    for _ in range(2):
        assert CliRunner().invoke(app, ["extract", str(folder), "-o", str(out)]).exit_code == 0
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 3
    other = folder_of(folder, {"other.csv": "指标,数量\n低保,3\n"}) / "other.csv"
    assert CliRunner().invoke(app, ["extract", str(folder), "-o", str(other)]).exit_code == 2


def test_the_text_is_kept_where_offsets_count(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "reports", {"2022/a.txt": TEXT.replace("\n", "\r\n").encode("gb18030")})
    texts = tmp_path / "texts"
    result = CliRunner().invoke(app, ["extract", str(folder), "--save-text", str(texts), "--document"])
    assert result.exit_code == 0, result.stderr
    kept = (texts / "2022" / "a.txt.txt").read_bytes().decode()
    [report] = mz.extract_many(folder)
    assert kept == report.text
    assert f'"sha256":"{report.sha256}"' in result.stdout
    assert [file.name for file in texts.rglob("*") if file.is_file()] == ["a.txt.txt"]
    inside = CliRunner().invoke(app, ["extract", str(folder), "--save-text", str(folder / "texts")])
    assert inside.exit_code == 2 and "would be read as such" in inside.stderr


@pytest.mark.parametrize("path", ["reports", "none.xlsx", "none.doc", "./none"])
def test_a_folder_or_a_path_that_leads_nowhere_is_no_empty_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(folder_of(tmp_path, {"reports/a.txt": TEXT}))
    with pytest.raises(ReadError):
        mz.extract(Path(path))
    if path != "reports":
        with pytest.raises(ReadError):
            mz.extract(path)


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"%PDF-1.4\n", ".txt", "pdf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html><body>", ".xls", "html"),
        (b"\r\n <html>", "", "html"),
        ("<html>".encode("utf-16"), ".txt", "html"),
        (b"<p>a</p><p>b</p><p>c</p><p>d</p>", ".txt", "html"),
        ("低保人数<5000人的县".encode(), ".txt", "text"),
        ("# 总结\n<br>".encode(), ".md", "markdown"),
        ("指标,数量\n".encode("gb18030"), ".csv", "csv"),
        (b"{\\rtf1", ".doc", "rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le"), ".doc", "xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage\0".encode("utf-16-le"),
            ".docx",
            "encrypted",
        ),
        (b"From: x\r\nContent-Type: multipart/related; boundary=y\r\n", ".mht", "mhtml"),
        (b"PK\x03\x04 broken", ".docx", "docx"),
        (b"PK\x03\x04 broken", "", "archive"),
        (b"", "", "text"),
    ],
)
def test_a_kind_is_told_by_the_content_first(data: bytes, suffix: str, kind: str) -> None:
    assert kind_of(data, suffix) == kind
