"""The parts of a .xlsx file that say what its sheets are and what their cells need."""

from __future__ import annotations

from typing import Any

from minzheng_ie.reading.package import Package, Relation, XmlError
from minzheng_ie.reading.sheets.events import local
from minzheng_ie.reading.sheets.formats import BUILT_IN, GENERAL, MOST_FORMATS
from minzheng_ie.reading.sheets.sheet_xml import Book, Style
from minzheng_ie.reading.sheets.shown import is_date
from minzheng_ie.reading.sheets.strings import shared_strings
from minzheng_ie.records import dataclass

_USUAL = "xl/workbook.xml"
_MOST_INDENT = 250


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet: its name, and the name of its part. hidden (bool): it is not shown."""

    name: str
    part: str
    hidden: bool


def open_workbook(package: Package) -> tuple[list[SheetPart], Book]:
    """The sheets of a workbook in order, and what their cells need.

    RAISES (PartError): a part that all need is missing or damaged.
    """
    part = next((found.target for found in package.relations() if found.kind == "officeDocument"), _USUAL)
    root = package.xml(part)
    relations = package.relations(part)
    listed: set[str] = set()
    by_id = {relation.id: relation for relation in relations if not relation.external}
    sheets = []
    for element in _all(root, "sheet"):
        told = by_id.get(_attribute(element, "id"))
        if told is not None and told.kind == "worksheet" and told.target not in listed:
            listed.add(told.target)
            hidden = element.get("state", "visible") != "visible"
            sheets.append(SheetPart(element.get("name", ""), told.target, hidden))
    properties = next(_all(root, "workbookPr"), None)
    counting = next(_all(root, "calcPr"), None)
    book = Book(
        strings=_strings(package, relations),
        styles=_styles(package, relations),
        date1904=_is_true(properties, "date1904"),
        uncounted=_is_true(counting, "fullCalcOnLoad"),
    )
    return sheets, book


def _all(root: Any, name: str) -> Any:
    return (element for element in root.iter() if isinstance(element.tag, str) and _tag(element) == name)


def _tag(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _attribute(element: Any, name: str) -> str:
    """An attribute with a namespace, whichever; the one without is another's."""
    return next((str(value) for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _is_true(element: Any, name: str) -> bool:
    return element is not None and element.get(name, "0") in ("1", "true")


def _strings(package: Package, relations: tuple[Relation, ...]) -> list[str]:
    part = next((relation.target for relation in relations if relation.kind == "sharedStrings"), None)
    if part is None:
        return []
    try:
        return shared_strings(package.part(part))
    except XmlError as error:
        raise package.error(part, f"is damaged ({error})") from error


def _styles(package: Package, relations: tuple[Relation, ...]) -> list[Style]:
    part = next((relation.target for relation in relations if relation.kind == "styles"), None)
    if part is None:
        return []
    root = package.xml(part)
    codes: dict[str, str] = {str(number): code for number, code in BUILT_IN.items()}
    for element in _all(root, "numFmt"):
        codes[element.get("numFmtId", "")] = element.get("formatCode") or GENERAL
    if len(codes) > MOST_FORMATS:
        raise package.error(part, f"has more than {MOST_FORMATS} number formats")
    formats = next(_all(root, "cellXfs"), None)
    made = []
    for element in formats if formats is not None else ():
        if _tag(element) == "xf":
            code = codes.get(element.get("numFmtId", "0"), GENERAL)
            made.append(Style(code, is_date(code), _indent(element)))
    return made


def _indent(element: Any) -> int:
    told = next((child.get("indent", "0") for child in element if local(_tag(child)) == "alignment"), "0")
    return min(int(told), _MOST_INDENT) if told.isdecimal() else 0
