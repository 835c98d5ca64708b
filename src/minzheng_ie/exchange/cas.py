"""UIMA CAS: a folder with an XMI file a document and ``TypeSystem.xml`` (needs the extra ``exchange``: dkpro-cassis).

Types: ``minzheng_ie.Claim`` (a string feature for each plain field, ``more`` with the others as JSON, ``evidence`` an array
of ``minzheng_ie.Evidence`` with its ``field``) and ``minzheng_ie.Report`` with the document's name. Offsets in XMI are
UTF-16 code units, as UIMA counts; cassis converts. The original text is kept to the character, CR too. XML has no
control characters but tab and line breaks: a text with one is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.files import file_name, folder_files, read_bytes
from minzheng_ie.exchange.marks import grouped
from minzheng_ie.exchange.model import (
    FIELDS,
    Document,
    DocumentLike,
    GoldLikeClaim,
    Part,
    claim_of,
    documents,
    part_of,
)

if TYPE_CHECKING:
    from cassis import Cas, TypeSystem

TYPES = "TypeSystem.xml"
_CLAIM, _EVIDENCE, _REPORT = "minzheng_ie.Claim", "minzheng_ie.Evidence", "minzheng_ie.Report"
_NO_XML = compile_re(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NAMES = {"id": "claim_id"}  # `id` names an element of XMI
_PLAIN = tuple(
    name
    for name, field in GoldLikeClaim.model_fields.items()
    if name
    not in (
        "doc",
        "start",
        "end",
        "quote",
        "evidence",
        "sentence",
        "locator",
        "explain",
        "inherited",
        "optional",
    )
    and not name.endswith("_alt")
)


def type_system() -> TypeSystem:
    """The types that the documents use. Raises ExchangeError when dkpro-cassis is not installed."""
    cassis = _cassis()
    types = cassis.TypeSystem()
    report = types.create_type(_REPORT, "uima.tcas.Annotation")
    types.create_feature(report, "name", "uima.cas.String")
    evidence = types.create_type(_EVIDENCE, "uima.tcas.Annotation")
    types.create_feature(evidence, "field", "uima.cas.String")
    claim = types.create_type(_CLAIM, "uima.tcas.Annotation")
    for name in (*_PLAIN, "more"):
        types.create_feature(claim, _NAMES.get(name, name), "uima.cas.String")
    types.create_feature(
        claim, "evidence", "uima.cas.FSArray", elementType=evidence, multipleReferencesAllowed=False
    )
    return types


def export(reports: DocumentLike | Iterable[DocumentLike]) -> dict[str, bytes]:
    """The files of the folder by name.

    RAISES (ExchangeError): dkpro-cassis is not installed, a claim does not stand in its text, or a text is no XML.
    """
    types = type_system()
    files: dict[str, bytes] = {TYPES: types.to_xml().encode("utf-8")}
    names = {"typesystem"}
    for report in documents(reports):
        if found := _NO_XML.search(report.text):
            raise ExchangeError(
                f"{report.doc}: XML has no character U+{ord(found[0]):04X} (at {found.start()})"
            )
        name = file_name(report.doc, names, without=".txt")
        files[f"{name}.xmi"] = _cas(report, types).to_xmi().encode("utf-8")
    return files


def _cas(report: DocumentLike, types: TypeSystem) -> Cas:
    cas = _cassis().Cas(typesystem=types)
    cas.sofa_string, cas.sofa_mime = report.text, "text/plain"
    cas.add(types.get_type(_REPORT)(begin=0, end=len(report.text), name=report.doc))
    claim_type, evidence_type = types.get_type(_CLAIM), types.get_type(_EVIDENCE)
    array = types.get_type("uima.cas.FSArray")
    for claim in report.claims:
        part = part_of(claim)
        plain = {_NAMES.get(name, name): part.fields[name] for name in _PLAIN if name in part.fields}
        more = {name: value for name, value in part.fields.items() if name not in _PLAIN}
        found = [
            evidence_type(begin=start, end=end, field=name)
            for name, spans in part.evidence.items()
            for start, end in spans
        ]
        begin, end = part.span
        one = claim_type(begin=begin, end=end, more=json.dumps(more, ensure_ascii=False), **plain)
        one.evidence = array(elements=found)
        cas.add_all([*found, one])
    return cas


def read(path: Path) -> list[Document]:
    """The documents of a folder of XMI files, or of one file beside its ``TypeSystem.xml``.

    RAISES (ExchangeError): dkpro-cassis is not installed, or a file cannot be read; the message names it.
    """
    cassis = _cassis()
    files = folder_files(path, ".xmi") if path.is_dir() else [path]
    types_file = files[0].with_name(TYPES)
    try:
        types = cassis.load_typesystem(BytesIO(read_bytes(types_file)))
    except ExchangeError:
        raise
    except Exception as error:  # lxml's and cassis's own
        raise ExchangeError(f"{_place(types_file, error)}: no type system: {error}") from error
    return [_document(file, types) for file in files]


def _document(file: Path, types: TypeSystem) -> Document:
    data = read_bytes(file)
    if b"<!DOCTYPE" in data:
        raise ExchangeError(f"{file}: an XMI file has no DOCTYPE")  # entities of others are not expanded
    try:
        cas = _cassis().load_cas_from_xmi(BytesIO(data), typesystem=types)
        text = str(cas.sofa_string or "")
        name = next((one.name for one in cas.select(_REPORT) if one.name), f"{file.stem}.txt")
        found = [
            (one.begin, one.end, _part(one)) for one in sorted(cas.select(_CLAIM), key=lambda one: one.xmiID)
        ]
    except Exception as error:  # lxml's and cassis's own
        raise ExchangeError(f"{_place(file, error)}: no CAS with claims: {error}") from error
    claims = (claim_of(part, name, text, f"{file}: {begin}-{end}") for begin, end, part in found)
    return Document(name, text, tuple(claims))


def _part(one: Any) -> Part:
    fields = json.loads(one.more or "{}")
    for name in _PLAIN:
        value = getattr(one, _NAMES.get(name, name), None)
        if value is not None:
            fields[name] = value
    elements = one.evidence.elements if one.evidence is not None else []
    by_field = grouped((each.field, [(each.begin, each.end)]) for each in elements if each.field in FIELDS)
    return Part((one.begin, one.end), by_field, fields)


def _place(file: Path, error: Exception) -> str:
    line = getattr(error, "lineno", None)
    return f"{file}:{line}" if line else str(file)


def _cassis() -> Any:
    try:
        import cassis
    except ImportError as error:
        raise ExchangeError("UIMA CAS needs dkpro-cassis: pip install dkpro-cassis") from error
    return cassis
