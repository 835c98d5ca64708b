"""What paragraphs and runs have from their styles (``styles.xml``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field
from typing import Any, TypeVar

from minzheng_ie.reading.word.names import VAL, W, flag, value
from minzheng_ie.records import dataclass

_LONGEST = 20
"""Styles that one may be based on, each upon the next."""
_Found = TypeVar("_Found")
_CONTENTS = ("toc", "table of figures")


@dataclass(slots=True)
class Styles:
    """The styles of a document. root: the part's root element, None when there is none."""

    root: Any = None
    _styles: dict[str, Any] = field(default_factory=dict)
    _default: str | None = None
    _flags: dict[tuple[str | None, str], bool] = field(default_factory=dict)
    _numberings: dict[str | None, tuple[str | None, str | None, str] | None] = field(default_factory=dict)
    _indents: dict[str | None, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for style in () if self.root is None else self.root.iter(f"{W}style"):
            name = style.get(f"{W}styleId")
            if name is None:
                continue
            self._styles.setdefault(name, style)
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true", "on"):
                self._default = name

    def of_run(self, style: str | None, name: str) -> bool:
        """Whether a style switches something on for its runs (``vanish``, ``strike``)."""
        known = self._flags.get((style, name))
        if known is None:
            known = bool(self._first(style, lambda one: flag(one.find(f"{W}rPr"), name)))
            self._flags[style, name] = known
        return known

    def numbering(self, style: str | None) -> tuple[str | None, str | None, str] | None:
        """The list a style puts its paragraphs in: the list, the level, and the style that says so; None for none."""

        def said(one: Any) -> tuple[str | None, str | None, str] | None:
            properties = one.find(f"{W}pPr/{W}numPr")
            if properties is None:
                return None
            return value(properties, "numId"), value(properties, "ilvl"), one.get(f"{W}styleId")

        if style not in self._numberings:
            self._numberings[style] = self._first(style or self._default, said)
        return self._numberings[style]

    def list_of(self, style: str) -> str | None:
        """The list a style of lists stands for."""
        found = self._styles.get(style)
        return None if found is None else value(found.find(f"{W}pPr/{W}numPr"), "numId")

    def indent(self, style: str | None) -> Any:
        """The ``w:ind`` a style sets its paragraphs in by; None for none."""
        if style not in self._indents:
            self._indents[style] = self._first(style or self._default, lambda one: one.find(f"{W}pPr/{W}ind"))
        return self._indents[style]

    def is_contents(self, style: str | None) -> bool:
        """Whether it is a style of the table of contents, or of one of figures."""
        found = self._styles.get(style or "")
        name = (value(found, "name") or "") if found is not None else style or ""
        return name.lower().startswith(_CONTENTS)

    def _first(self, style: str | None, said: Callable[[Any], _Found | None]) -> _Found | None:
        return next((found for one in self._chain(style) if (found := said(one)) is not None), None)

    def _chain(self, style: str | None) -> Iterator[Any]:
        for _ in range(_LONGEST):
            found = self._styles.get(style or "")
            if found is None:
                return
            yield found
            based = found.find(f"{W}basedOn")
            style = None if based is None else based.get(VAL)
