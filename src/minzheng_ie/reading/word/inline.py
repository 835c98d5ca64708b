"""The inside of a paragraph → its text, the notes it refers to, the text boxes that hang on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import field
from typing import Any

from minzheng_ie.reading.word.names import (
    ALTERNATE,
    BOX,
    CHARTS,
    DIAGRAM,
    GONE,
    OLE,
    PICTURE,
    RUN,
    SDT,
    VAL,
    VML,
    M,
    W,
    chosen,
    on,
    within,
)
from minzheng_ie.reading.word.styles import Styles
from minzheng_ie.reading.word.symbols import small, symbol
from minzheng_ie.records import dataclass

_UNREAD_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "NOTEREF", "TOC"})
"""Fields whose results are about the pages, not about what is reported."""


@dataclass(slots=True)
class Inside:
    """What the inside of a paragraph says.

    text (str): breaks as ``\\n``, tabs as ``\\t``. notes (list): kind (``footnote``, ``endnote``) and number of each
    reference. boxes (list): text boxes, elements that hold paragraphs, or the text of word art. properties: the
    paragraph's ``w:pPr``, style (str | None): which it names. contents: it is a line of a table of contents.
    """

    text: str = ""
    properties: Any = None
    style: str | None = None
    contents: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


@dataclass(slots=True)
class _Field:
    code: str = ""
    hides: bool = True


class Reader:
    """Reads paragraphs one after the other.

    styles: of the document. seen (Counter): what was met and is not read, by its kind.
    """

    def __init__(self, styles: Styles, seen: Counter[str]) -> None:
        self._styles = styles
        self._seen = seen
        self._begin()

    def read(self, paragraph: Any) -> Inside:
        """Read a paragraph."""
        self._begin()
        self._walk(paragraph)
        self._inside.text = "".join(self._parts)
        return self._inside

    def _begin(self) -> None:
        self._inside = Inside()
        self._parts: list[str] = []
        self._fields: list[_Field] = []
        self._hiding = 0
        self._hidden = self._hidden_by_style = self._muted = False
        self._small: str | None = None

    def _walk(self, parent: Any) -> None:
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler is None:
                self._walk(child)
            else:
                handler(self, child)

    def _mute(self) -> None:
        """Say anew whether what comes is shown."""
        self._muted = self._hidden or self._hiding > 0

    def _add(self, text: str) -> None:
        if not self._muted:
            self._parts.append(text)

    def _skip(self, element: Any) -> None:
        pass

    def _text(self, element: Any) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        if "\n" in text:
            text = text.replace("\n", " ")  # breaks are elements
        self._add(small(text, self._small) if self._small else text)

    def _paragraph_properties(self, properties: Any) -> None:
        self._inside.properties = properties
        style = next(properties.iterchildren(f"{W}pStyle"), None)
        if style is not None:
            self._inside.style = style.get(VAL)
            self._inside.contents = self._styles.is_contents(self._inside.style)
            self._hidden_by_style = any(self._styles.of_run(self._inside.style, name) for name in _UNSEEN)

    def _run(self, run: Any) -> None:
        before = self._hidden, self._small
        self._small = None
        if self._hidden_by_style != self._hidden:
            self._hidden = self._hidden_by_style
            self._mute()
        self._walk(run)
        if before[0] != self._hidden:
            self._hidden = before[0]
            self._mute()
        self._small = before[1]

    def _run_properties(self, properties: Any) -> None:
        # What is hidden is read all the same: the marks of fields may stand in it.
        switches: dict[str, bool] = {}
        style = None
        for child in properties:
            name = _OF_RUN.get(child.tag)
            if name is None:
                continue
            if name == "rStyle":
                style = child.get(VAL)
            elif name == "vertAlign":
                self._small = child.get(VAL)
            else:
                switches[name] = on(child)
        if style is None and not switches:
            return
        self._hidden = any(
            switches[name]
            if name in switches
            else self._styles.of_run(style, name) or self._styles.of_run(self._inside.style, name)
            for name in _UNSEEN
        )
        self._mute()

    def _break(self, element: Any) -> None:
        if element.get(f"{W}type") not in ("page", "column"):
            self._add("\n")

    def _tab(self, element: Any) -> None:
        self._add("\t")

    def _hyphen(self, element: Any) -> None:
        self._add("-")

    def _symbol(self, element: Any) -> None:
        self._add(symbol(element.get(f"{W}font", ""), element.get(f"{W}char", "")))

    def _field_mark(self, element: Any) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            self._hiding += 1
        elif self._fields and kind == "separate":
            self._hides(self._fields[-1], _field_kind(self._fields[-1].code) in _UNREAD_FIELDS)
        elif self._fields and kind == "end":
            self._hides(self._fields.pop(), False)
        self._mute()

    def _hides(self, one: _Field, hides: bool) -> None:
        self._hiding += hides - one.hides
        one.hides = hides

    def _field_code(self, element: Any) -> None:
        if self._fields and len(self._fields[-1].code) < _ENOUGH_CODE:
            self._fields[-1].code += element.text or ""
            if self._fields[-1].code.lstrip().startswith(_PAGE_OF_HEADING):
                self._inside.contents = True

    def _simple_field(self, element: Any) -> None:
        if _field_kind(element.get(f"{W}instr", "")) not in _UNREAD_FIELDS:
            self._walk(element)

    def _note(self, element: Any) -> None:
        if not self._muted:
            kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
            self._inside.notes.append((kind, element.get(f"{W}id", "")))

    def _box(self, element: Any) -> None:
        if not self._muted:
            self._inside.boxes.append(element)

    def _word_art(self, element: Any) -> None:
        if not self._muted and element.get("string"):
            self._inside.boxes.append(element.get("string"))

    def _alternate(self, element: Any) -> None:
        branch = chosen(element)
        if branch is not None:
            self._walk(branch)

    def _control(self, element: Any) -> None:
        content = within(element)
        if content is not None:
            self._walk(content)

    def _ruby(self, element: Any) -> None:
        base = element.find(f"{W}rubyBase")
        if base is not None:
            self._walk(base)

    def _fraction(self, element: Any) -> None:
        self._apart(element, ("num", "den"), "/")

    def _power(self, element: Any) -> None:
        before, self._small = self._small, None
        self._apart(element, ("e",), "")
        start = len(self._parts)
        self._apart(element, ("sup",), "")
        raised = "".join(self._parts[start:])
        if raised:
            written = small(raised, "superscript")
            self._parts[start:] = [written if written != raised else f"^{raised}"]
        self._small = before

    def _apart(self, element: Any, names: tuple[str, ...], between: str) -> None:
        for at, name in enumerate(names):
            part = element.find(M + name)
            if at:
                self._add(between)
            if part is not None:
                self._walk(part)

    def _picture(self, element: Any) -> None:
        self._seen["picture"] += 1

    def _chart(self, element: Any) -> None:
        self._seen["chart"] += 1

    def _diagram(self, element: Any) -> None:
        self._seen["diagram"] += 1

    def _object(self, element: Any) -> None:
        # An icon shows nothing of what it stands for, a formula (of an old editor) is no sheet.
        if element.get("DrawAspect") != "Icon" and not element.get("ProgID", "").startswith("Equation"):
            self._seen["embedded object"] += 1


def _field_kind(code: str) -> str:
    return code.strip().partition(" ")[0].upper()


_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_UNSEEN = ("vanish", "strike", "dstrike")
_OF_RUN = {f"{W}{name}": name for name in (*_UNSEEN, "rStyle", "vertAlign")}
_PAGE_OF_HEADING = "PAGEREF _Toc"
"""Says on which page a heading stands, in a line of a table of contents of whatever style."""
_ENOUGH_CODE = 100
_OUT = (
    *("rt", "rubyPr", "delText", "delInstrText", "softHyphen", "sdtPr", "customXmlPr", "smartTagPr"),
    *("footnoteRef", "endnoteRef", "annotationRef", "ffData", "lastRenderedPageBreak"),
)  # fmt: skip
_HANDLERS: dict[str, Callable[[Reader, Any], None]] = {
    **{f"{W}{name}": Reader._skip for name in _OUT},
    **dict.fromkeys(GONE, Reader._skip),
    f"{W}pPr": Reader._paragraph_properties,
    f"{W}rPr": Reader._run_properties,
    RUN: Reader._run,
    f"{M}r": Reader._run,
    f"{W}t": Reader._text,
    f"{M}t": Reader._text,
    f"{W}tab": Reader._tab,
    f"{W}ptab": Reader._tab,
    f"{W}br": Reader._break,
    f"{W}cr": Reader._break,
    f"{W}noBreakHyphen": Reader._hyphen,
    f"{W}sym": Reader._symbol,
    f"{W}fldChar": Reader._field_mark,
    f"{W}instrText": Reader._field_code,
    f"{W}fldSimple": Reader._simple_field,
    f"{W}footnoteReference": Reader._note,
    f"{W}endnoteReference": Reader._note,
    BOX: Reader._box,
    f"{VML}textpath": Reader._word_art,
    f"{VML}imagedata": Reader._picture,
    PICTURE: Reader._picture,
    ALTERNATE: Reader._alternate,
    SDT: Reader._control,
    f"{W}ruby": Reader._ruby,
    f"{M}f": Reader._fraction,
    f"{M}sSup": Reader._power,
    **dict.fromkeys(CHARTS, Reader._chart),
    DIAGRAM: Reader._diagram,
    f"{OLE}OLEObject": Reader._object,
}
