"""Office files as packages: opened within limits, parsed without entities."""

from __future__ import annotations

import io
import pickle
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from minzheng_ie.errors import ReadError
from minzheng_ie.reading import package as room
from minzheng_ie.reading.package import Package, PartError, XmlError, parse_xml

pytest.importorskip("lxml")


def packed(parts: Mapping[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_parts_are_found_whatever_the_case_and_the_slashes() -> None:
    package = Package(packed({"/Word\\Document.xml": b"<a/>", "word/media/": b"", "../../etc/x": b"y"}), "a")
    assert "word/document.xml" in package and "/word/DOCUMENT.xml" in package
    assert package.part("word/document.xml") == b"<a/>"
    assert package.names == ("../../etc/x", "Word/Document.xml")
    assert not Path("../../etc/x").exists()


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", packed({"a.xml": b"<a/>" * 99})[:-30], b"PK\x05\x06" + b"\0" * 9]
)
def test_what_is_no_whole_archive_is_told_in_a_line(data: bytes) -> None:
    with pytest.raises(ReadError, match=r"^甲\.docx: damaged or incomplete \([^\n]+\); [^\n]+$"):
        Package(data, "甲.docx")


def test_an_encrypted_entry() -> None:
    data = bytearray(packed({"a.xml": b"<a/>"}))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(ReadError, match="password"):
        Package(bytes(data), "a")


def test_what_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = packed({f"{number}.xml": b" " * (1 << 20) for number in range(70)})
    with pytest.raises(ReadError, match="70 MiB"):
        Package(bomb, "a")
    monkeypatch.setattr(room, "MOST_OF_PART", 1000)
    with pytest.raises(PartError, match="larger than"):
        Package(packed({"a.xml": b" " * 1001}), "a").part("a.xml")
    monkeypatch.setattr(room, "MOST_PARTS", 3)
    for parts in (5, 50):
        with pytest.raises(ReadError, match="more than 3 parts"):
            Package(packed({str(number): b"" for number in range(parts)}), "a")


def test_a_size_that_is_a_lie_is_damage() -> None:
    data = bytearray(packed({"a.xml": b"x" * 5000}))
    at = data.index(b"PK\x01\x02") + 24
    data[at : at + 4] = struct.pack("<I", 10)
    with pytest.raises(PartError, match=r"a\.xml is damaged"):
        Package(bytes(data), "a").part("a.xml")


def test_a_packing_without_bounds_is_refused() -> None:
    for method in (zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2):
        with pytest.raises(PartError, match="packed in a way"):
            Package(packed({"a.xml": b"x"}, method), "a").part("a.xml")


def test_the_error_of_a_part_names_it_and_survives_the_way_between_processes() -> None:
    package = Package(packed({"word/notes.xml": b"<a><b></a>"}), "乙.docx")
    with pytest.raises(PartError) as caught:
        package.xml("word/notes.xml")
    error = pickle.loads(pickle.dumps(caught.value))
    assert str(error).startswith("乙.docx: word/notes.xml is damaged (not well-formed XML: ")
    assert error.told.startswith("word/notes.xml is damaged (") and "\n" not in str(error)
    with pytest.raises(PartError, match=r"word/lost\.xml is missing"):
        package.part("word/lost.xml")


def test_relations() -> None:
    said = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/y/footnotes" Target="footnotes.xml"/>'
        '<Relationship Id="r2" Type="http://x/y/image" Target="/media/a%20b.png"/>'
        '<Relationship Id="r3" Type="http://x/y/customXml" Target="..\\custom\\1.xml#x"/>'
        '<Relationship Id="r4" Type="http://x/y/hyperlink" Target="file:///etc/passwd" TargetMode="External"/>'
        "</Relationships>"
    )
    package = Package(packed({"word/_rels/document.xml.rels": said}), "a")
    found = {relation.id: relation for relation in package.relations("word/document.xml")}
    assert (found["r1"].kind, found["r1"].target) == ("footnotes", "word/footnotes.xml")
    assert found["r2"].target == "media/a b.png"
    assert found["r3"].target == "custom/1.xml"
    assert found["r4"].external
    assert package.relations() == ()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<a>",
        b"<a>&x;</a>",
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<!DOCTYPE a [<!ENTITY x "yyy"><!ENTITY z "&x;&x;">]><a>&z;</a>',
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
        '<?xml version="1.0" encoding="utf-32"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-32"),
        b'<?xml version="1.0" encoding="utf-7"?>+ADwAIQ-DOCTYPE a><a/>',
        b'<?xml version="1.0" encoding="none-such"?><a/>',
        b"\xff\xfe<\0a",
        b"<a>" * 300 + b"</a>" * 300,
    ],
)
def test_xml_that_is_not_safe_or_none(data: bytes) -> None:
    with pytest.raises(XmlError) as caught:
        parse_xml(data)
    assert "\n" not in str(caught.value)


def test_a_tree_that_would_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_OF_TREE", 100_000)
    assert len(parse_xml(b"<a>" + b"<b/>" * 700 + b"</a>")) == 700
    for inner in (
        b"<b/>" * 800,
        b"<b " + b" ".join(b'c%d=""' % n for n in range(500)) + b"/>",
        b"x" * 100_000,
    ):
        with pytest.raises(XmlError, match="too large"):
            parse_xml(b"<a>" + inner + b"</a>")


def test_strict_names_and_other_encodings() -> None:
    strict = '<w:a xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">低保</w:a>'
    for data in (
        strict.encode(),
        strict.encode("utf-16"),
        f'<?xml version="1.0" encoding="gbk"?>{strict}'.encode("gbk"),
    ):
        root = parse_xml(data)
        assert root.tag == "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}a"
        assert root.text == "低保"
