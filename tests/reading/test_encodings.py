"""Which encoding a file is in, and what is said when it is in none."""

from __future__ import annotations

from pathlib import Path

import pytest

import minzheng_ie as mz
from minzheng_ie.errors import EncodingError, ReadError
from minzheng_ie.reading import decode, known_encoding

TRADITIONAL = "新竹縣政府社會處\n2023年，全縣共有安養機構27家，服務長者1800人次，經費450萬元。\n"
SIMPLIFIED = "某县民政局\n2023年，全县共有敬老院7所，发放慰问金12万元，比上年增长5.2%。\n"


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 40, "臺南市養老機構9家。", "發放補助320萬元"])
def test_big5_is_no_gb18030(text: str) -> None:
    assert decode(text.encode("big5"), "x") == (text, "big5")
    assert decode(text.encode("gb18030"), "x") == (text, "gb18030")


def test_characters_of_the_windows_page() -> None:
    text = TRADITIONAL + "碁恒裏墻\n"
    assert decode(text.encode("cp950"), "x") == (text, "cp950")


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32(encoding: str) -> None:
    text, found = decode(SIMPLIFIED.encode(encoding), "x")
    assert text == SIMPLIFIED and found.startswith("utf-32-")


@pytest.mark.parametrize("text", ["Café, 7 lits.", "Ångström 12", "Privé à Évreux", "Привет 7", "Ελλάδα"])
def test_valid_utf_8_is_utf_8(text: str) -> None:
    assert decode(text.encode(), "x") == (text, "utf-8")


@pytest.mark.parametrize(
    ("wrong", "right", "says"),
    [
        (
            "gb18030",
            "utf-8",
            "UTF-8 text that was once read as GBK and saved so; mend it with iconv -f UTF-8 -t GB18030",
        ),
        ("latin-1", "utf-8", "once read as latin-1"),
        ("latin-1", "gb18030", "GBK text that was once read as latin-1"),
    ],
)
def test_what_was_misread_is_refused_with_how_to_mend_it(wrong: str, right: str, says: str) -> None:
    for text in (SIMPLIFIED, TRADITIONAL * 50):
        spoiled = text.encode(right).decode(wrong, "replace")
        with pytest.raises(ReadError, match=says):
            decode(spoiled.encode(), "x")


def test_seven_bits() -> None:
    data = SIMPLIFIED.replace("\n", "").encode("hz")
    with pytest.raises(ReadError, match="encoding HZ"):
        decode(data, "x")
    assert decode(data, "x", "hz") == (SIMPLIFIED.replace("\n", ""), "hz")
    assert decode("共7~{家".encode("ascii", "ignore"), "x")[1] == "utf-8"


def test_the_encoding_told_is_obeyed_and_said(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(TRADITIONAL.encode("big5"))
    assert mz.extract(file).encoding == "big5"
    assert mz.extract(file, encoding="Big5-HKSCS").encoding == "big5hkscs"
    [report] = mz.extract_many(file, encoding="cp950")
    assert report.encoding == "cp950" and report.claims
    with pytest.raises(ReadError, match="not valid UTF-8 at byte 0"):
        mz.extract(file, encoding="utf-8")
    for name in ("utf-9", "base64", "rot13", "x\0y"):
        with pytest.raises(EncodingError):
            known_encoding(name)
    assert mz.extract("敬老院7所。").encoding is None


def test_damaged_big5_is_no_gb18030() -> None:
    data = (TRADITIONAL * 10).encode("big5")
    with pytest.raises(ReadError, match="looks like Big5"):
        decode(data[:300] + b"\x81\x40" + data[300:], "x")
