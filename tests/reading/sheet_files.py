"""Workbooks written by hand, for what no library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def relations(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relations. targets: id → the end of its type, and the target."""
    rows = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{rows}</Relationships>'


def sheet(rows: str, *, before: str = "", behind: str = "") -> str:
    """A part of a sheet. rows: what is in its ``sheetData``."""
    return f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{before}<sheetData>{rows}</sheetData>{behind}</worksheet>'


def text(reference: str, words: str) -> str:
    """A cell with its own text."""
    return f'<c r="{reference}" t="inlineStr"><is><t>{words}</t></is></c>'


def number(reference: str, value: object) -> str:
    """A cell with a number."""
    return f'<c r="{reference}"><v>{value}</v></c>'


def book(
    sheets: Mapping[str, str],
    *,
    parts: Mapping[str, str] | None = None,
    properties: str = "",
    shared: str = "",
) -> bytes:
    """A workbook. sheets: name → part. parts: others, in place of what is written here. shared: what is in ``sst``."""
    names = list(sheets)
    told = {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(names) + 1)}
    if shared:
        told["rIdS"] = ("sharedStrings", "sharedStrings.xml")
    listed = "".join(
        f'<sheet name="{name}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(names, 1)
    )
    content = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}<sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(told),
        **{f"xl/worksheets/sheet{at}.xml": sheets[name] for at, name in enumerate(names, 1)},
        **({"xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{shared}</sst>'} if shared else {}),
        **(parts or {}),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in content.items():
            archive.writestr(name, part)
    return buffer.getvalue()
