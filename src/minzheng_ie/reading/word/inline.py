"""The inside of a paragraph → its text, the notes it refers to, the text boxes that hang on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
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
    VML,
    M,
    W,
    chosen,
    flag,
    value,
    within,
)
from minzheng_ie.reading.word.styles import Styles

_UNREAD_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "NOTEREF", "TOC"})
"""Fields whose results are about the pages, not about what is reported."""
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SMALL = {"superscript": _RAISED, "subscript": _LOWERED}
_SYMBOLS = {
    # Symbol
    "F0B0": "°", "F0B1": "±", "F0B3": "≥", "F0A3": "≤", "F0B4": "×", "F0B7": "•", "F0B8": "÷", "F0B9": "≠",
    # Wingdings
    "F0FC": "✓", "F0FE": "☑", "F0A8": "□", "F06F": "□", "F0FD": "☒", "F06C": "●", "F06E": "■", "F075": "◆",
    "F081": "①", "F082": "②", "F083": "③", "F084": "④", "F085": "⑤", "F086": "⑥", "F087": "⑦", "F088": "⑧",
    "F089": "⑨", "F08A": "⑩",
}  # fmt: skip


@dataclass(slots=True)
class Inside:
    """What the inside of a paragraph says.

    text (str): breaks as ``\\n``, tabs as ``\\t``. notes (list): kind (``footnote``, ``endnote``) and number of each
    reference. boxes (list): text boxes, elements that hold paragraphs, or the text of word art.
    """

    text: str = ""
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
        self._begin(None)

    def read(self, paragraph: Any, style: str | None) -> Inside:
        """Read a paragraph. style (str | None): its style."""
        self._begin(style)
        self._walk(paragraph)
        self._inside.text = "".join(self._parts)
        return self._inside

    def _begin(self, style: str | None) -> None:
        self._inside = Inside()
        self._parts: list[str] = []
        self._style = style
        self._fields: list[_Field] = []
        self._hidden = False
        self._small: dict[int, int] | None = None

    def _walk(self, parent: Any) -> None:
        for child in parent:
            handler = _HANDLERS.get(child.tag)
            if handler is None:
                self._walk(child)
            else:
                handler(self, child)

    def _silent(self) -> bool:
        return self._hidden or any(one.hides for one in self._fields)

    def _add(self, text: str) -> None:
        if not self._silent():
            self._parts.append(text)

    def _skip(self, element: Any) -> None:
        pass

    def _text(self, element: Any) -> None:
        text = element.text or ""
        if element.get(_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        if self._small is not None and text.isascii() and text.lstrip("-").isdigit():
            text = text.translate(self._small)
        self._add(text)

    def _run(self, run: Any) -> None:
        properties = run.find(f"{W}rPr")
        before = self._hidden, self._small
        if self._switched(properties, "vanish") or any(self._switched(properties, name) for name in _STRUCK):
            # Goes on all the same: the marks of fields may stand in hidden runs.
            self._hidden = True
        self._small = _SMALL.get(value(properties, "vertAlign") or "")
        self._walk(run)
        self._hidden, self._small = before

    def _switched(self, properties: Any, name: str) -> bool:
        direct = flag(properties, name)
        if direct is not None:
            return direct
        return self._styles.of_run(value(properties, "rStyle"), name) or self._styles.of_run(
            self._style, name
        )

    def _break(self, element: Any) -> None:
        if element.get(f"{W}type") not in ("page", "column"):
            self._add("\n")

    def _tab(self, element: Any) -> None:
        self._add("\t")

    def _hyphen(self, element: Any) -> None:
        self._add("-")

    def _symbol(self, element: Any) -> None:
        code = element.get(f"{W}char", "").upper()
        try:
            own = chr(int(code, 16))
        except (ValueError, OverflowError):
            return
        # Of a symbol font that is not known here only that something stands here.
        self._add(
            _SYMBOLS.get(code) or (" " if "\ue000" <= own <= "\uf8ff" or not own.isprintable() else own)
        )

    def _field_mark(self, element: Any) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].hides = _field_kind(self._fields[-1].code) in _UNREAD_FIELDS
        elif self._fields and kind == "end":
            self._fields.pop()

    def _field_code(self, element: Any) -> None:
        if self._fields:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: Any) -> None:
        if _field_kind(element.get(f"{W}instr", "")) not in _UNREAD_FIELDS:
            self._walk(element)

    def _note(self, element: Any) -> None:
        if not self._silent():
            kind = "footnote" if element.tag == f"{W}footnoteReference" else "endnote"
            self._inside.notes.append((kind, element.get(f"{W}id", "")))

    def _box(self, element: Any) -> None:
        if not self._silent():
            self._inside.boxes.append(element)

    def _word_art(self, element: Any) -> None:
        if not self._silent() and element.get("string"):
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
        if raised.isascii() and raised.lstrip("-").isdigit():
            self._parts[start:] = [raised.translate(_RAISED)]
        elif raised:
            self._parts.insert(start, "^")
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
_STRUCK = ("strike", "dstrike")
_OUT = (
    *(
        "pPr",
        "rPr",
        "rt",
        "rubyPr",
        "delText",
        "delInstrText",
        "softHyphen",
        "sdtPr",
        "customXmlPr",
        "smartTagPr",
    ),
    *("footnoteRef", "endnoteRef", "annotationRef", "ffData", "lastRenderedPageBreak"),
)
_HANDLERS: dict[str, Callable[[Reader, Any], None]] = {
    **{f"{W}{name}": Reader._skip for name in _OUT},
    **dict.fromkeys(GONE, Reader._skip),
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
