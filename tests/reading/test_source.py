"""Reading: encodings, what is refused and how it is said, and the walk over folders."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng_ie.errors import ReadError
from minzheng_ie.reading import SourceText, decode, iter_sources, read_source

TEXT = "全县救助困难群众1200户。\r\n其中，城市300户，农村900户。\n"


@pytest.mark.parametrize(
    ("written", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le" if sys.byteorder == "little" else "utf-16-be"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("gb2312", "gb18030"),
    ],
)
def test_every_encoding_gives_the_same_text(tmp_path: Path, written: str, encoding: str) -> None:
    file = tmp_path / "报告.txt"
    file.write_bytes(TEXT.encode(written))
    assert read_source(file) == SourceText("报告.txt", TEXT, file, encoding)


def test_a_big_endian_mark_is_obeyed() -> None:
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be"), "x") == (TEXT, "utf-16-be")


def test_newlines_and_inner_marks_are_kept() -> None:
    text = "甲1人\r乙2人\r\n丙3人\n\ufeff丁4人"
    assert decode(text.encode(), "x") == (text, "utf-8")
    assert decode(("\ufeff" + text).encode(), "x") == (text, "utf-8")


def test_a_frequent_character_with_a_nul_byte_is_no_trouble() -> None:
    text = "一是一个一户一人" * 20 + "共1户"
    for encoding in ("utf-16-le", "utf-16-be"):
        assert decode(text.encode(encoding), "x") == (text, encoding)


def test_traditional_text_in_gb18030() -> None:
    assert decode("發放補貼8.76萬人".encode("gb18030"), "x") == ("發放補貼8.76萬人", "gb18030")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\xff\xfe", "empty"),
        ("\u3000\n".encode(), "empty"),
        (b"%PDF-1.7\n...", "binary data (a PDF file)"),
        (b"PK\x03\x04rest", "binary data (a Word or ZIP file)"),
        (bytes(range(256)), "binary data, not text (NUL byte at byte 0)"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0", "binary data"),
        (b"a\x01b\x02c\x03d\x04", "binary data, not text (control character U+0001 at character 1)"),
        ("救助12户".encode() + b"\xff" + "人".encode(), "byte 11 (0xff) fits neither"),
        ("救助困难群众12户，其中农村".encode()[:-1], "fits neither"),
        ("救助困难群众".encode("gb18030") + b"\xff\xff", "byte 12 (0xff) fits neither"),
        (b"\xff\xfe\x41", "not valid UTF-16-LE at byte 2"),
        (b"\xff\xfe\xfa\xfb\x01\xe1\x00\xe0", "not text when read as UTF-16-LE"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, says: str) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data, "in/报告.txt")
    message = str(caught.value)
    assert message.startswith("in/报告.txt: ")
    assert says in message
    assert "\n" not in message


def test_one_damaged_byte_does_not_turn_a_file_into_mojibake() -> None:
    """A whole report with one bad byte would decode as GB18030 in places; it must be refused instead."""
    data = ("救助困难群众1200户，发放资金3000元。" * 50).encode()
    damaged = data[:301] + b"\xb0" + data[301:]
    with pytest.raises(ReadError, match="fits neither"):
        decode(damaged, "x")


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_one_line_error(data: bytes) -> None:
    try:
        text, encoding = decode(data, "x.txt")
    except ReadError as error:
        assert str(error).startswith("x.txt: ") and "\n" not in str(error)
    else:
        assert text.encode(encoding).endswith(data[-1:])


@given(st.text("救助困难群众城乡低保0123456789，。%\n万亿元户人一", min_size=8, max_size=200))
def test_report_text_comes_back_unchanged(text: str) -> None:
    if not text.strip():
        return
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
        assert decode(text.encode(encoding), "x")[0] == text


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"none\.txt: no such file"):
        read_source(tmp_path / "none.txt")
    with pytest.raises(ReadError, match="is a directory"):
        read_source(tmp_path)
    with pytest.raises(ReadError, match="cannot be read"):
        read_source("a\0b.txt")


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    assert read_source("-") == SourceText("stdin", TEXT, None, "gb18030")


def test_a_folder_is_walked_in_order_and_hidden_files_are_skipped(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", ".hidden.txt", "notes.py", "2023/c.txt", ".git/d.txt", "2023/deep/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    names = [item.name for item in iter_sources([tmp_path]) if isinstance(item, SourceText)]
    assert names == ["a.TXT", "b.txt", "2023/c.txt", "2023/deep/e.txt"]


def test_one_bad_file_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "none").mkdir()
    items = list(iter_sources([tmp_path, tmp_path / "none", tmp_path / "x.txt", tmp_path / "c.txt"]))
    assert [type(item) for item in items] == [
        SourceText,
        ReadError,
        SourceText,
        ReadError,
        ReadError,
        SourceText,
    ]
    assert "none: no reports in this directory" in str(items[3])


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    items = iter_sources([tmp_path / "a.txt", tmp_path / "b.txt"])
    next(items)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert isinstance(next(items), SourceText)


@pytest.mark.skipif(sys.platform != "linux", reason="file names are bytes on Linux only")
def test_a_file_name_that_is_no_utf8_still_has_a_name(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(file)).write_text(TEXT, encoding="utf-8")
    [item] = iter_sources([tmp_path])
    assert isinstance(item, SourceText)
    item.name.encode("utf-8")
