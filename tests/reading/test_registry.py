"""Which reader takes a file: built-in ones, those of other packages, and what is said when there is none."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest

import minzheng_ie as mz
from minzheng_ie.errors import ReadError
from minzheng_ie.reading import registry
from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.schema import Locator

RTF = b"{\\rtf1 x}"


class OtherReader:
    """What another package may bring."""

    needs: tuple[str, ...] = ()

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        built = TextBuilder()
        built.line("惠水县2021年民政工作总结")
        built.line("2021年,全县发放临时救助金86万元。", Locator(page=3))
        built.warnings.append("page 4 is an image")
        return built.reading()


@pytest.fixture
def plugin(monkeypatch: pytest.MonkeyPatch) -> type[OtherReader]:
    module = ModuleType("other_package")
    module.Reader = OtherReader  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "other_package", module)
    monkeypatch.setattr(registry, "_plugins", lambda: {"rtf": "other_package:Reader"})
    registry.reader_for.cache_clear()
    yield OtherReader
    registry.reader_for.cache_clear()


def test_a_reader_of_another_package_takes_its_kind(tmp_path: Path, plugin: type[OtherReader]) -> None:
    file = tmp_path / "总结.rtf"
    file.write_bytes(RTF)
    report = mz.extract(file)
    [claim] = report.claims
    assert (claim.quote, claim.region) == ("86万元", "贵州省/黔南布依族苗族自治州/惠水县")
    assert claim.locator == Locator(page=3)
    assert (report.format, report.warnings) == ("rtf", ("page 4 is an image",))


def test_without_a_reader_it_is_said_what_the_file_is(tmp_path: Path) -> None:
    file = tmp_path / "总结.txt"
    file.write_bytes(RTF)
    with pytest.raises(ReadError, match=r"总结\.txt: is an RTF file; save it as \.docx"):
        mz.extract(file)


def test_a_missing_package_is_named_with_what_installs_it(
    tmp_path: Path, plugin: type[OtherReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OtherReader, "needs", ("no_such_module",))
    file = tmp_path / "a.rtf"
    file.write_bytes(RTF)
    with pytest.raises(ReadError, match=r"needs no_such_module: pip install no_such_module"):
        mz.extract(file)


def test_a_reader_that_fails_is_one_line_with_the_name(
    tmp_path: Path, plugin: type[OtherReader], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: OtherReader, data: bytes, name: str, encoding: str | None = None) -> Reading:
        raise KeyError("part\n2")

    monkeypatch.setattr(OtherReader, "read", fail)
    file = tmp_path / "a.rtf"
    file.write_bytes(RTF)
    with pytest.raises(ReadError) as caught:
        mz.extract(file)
    assert str(caught.value).startswith(str(file)) and "damaged" in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["a.pdf", "b.docx"])
def test_what_is_called_a_document_and_is_none_is_not_an_empty_report(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(b"404 not found")
    with pytest.raises(ReadError, match=r"is called \.\w+ and holds something else; get it again"):
        mz.extract(file)
