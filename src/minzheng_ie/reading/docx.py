"""Word files (.docx, .docm) → their text: what Word shows of the body, in reading order.

In: paragraphs with the numbers of their lists, tables, text boxes, foot- and endnotes (at the end), insertions, results
of fields. Out: deletions, hidden and struck-out text, comments, headers and footers, tables of contents. Macros are
parts that nobody opens. A part that is missing or damaged is a warning, as long as it is not the body itself.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from minzheng_ie.errors import ReadError
from minzheng_ie.reading.package import Package, PartError, Relation
from minzheng_ie.reading.pause import no_search
from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.reading.word.inline import Reader
from minzheng_ie.reading.word.names import W
from minzheng_ie.reading.word.numbering import Numbering
from minzheng_ie.reading.word.paragraphs import Lines
from minzheng_ie.reading.word.story import Story
from minzheng_ie.reading.word.styles import Styles

_BODY = "word/document.xml"
_NOTES = ("footnotes", "endnotes")
_NEEDED = ("styles", "numbering", *_NOTES)
_MOST_WARNINGS = 5
"""Of lost parts that are not read anyway, such as pictures."""
_NOTHING = "NULL"
"""The target some programs give a picture that is none."""


class WordReader:
    """Reads Word files."""

    needs: tuple[str, ...] = ("lxml",)

    @no_search()
    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Read a Word file. encoding: of no meaning here.

        RAISES (ReadError): no Word file, protected, damaged in its body, or without text.
        """
        package = Package(data, name)
        builder = TextBuilder()
        seen: Counter[str] = Counter()
        document = _Document(package, builder.warnings)
        body = document.body()
        styles = Styles(document.root("styles"))
        lines = Lines(styles, Numbering(document.root("numbering"), styles), Reader(styles, seen))
        story = Story(lines, builder, seen)
        story.body(body)
        document.write_notes(story)
        if not builder.length:
            raise ReadError(f"{name}: {_empty(seen)}")
        builder.warnings += [
            f"{count} {kind}{'s' if count > 1 else ''} not read"
            for kind, count in sorted(seen.items())
            if kind != "picture"
        ]
        return builder.reading()


class _Document:
    """The parts of a document. warnings (list): takes what is wrong with them."""

    def __init__(self, package: Package, warnings: list[str]) -> None:
        self._package = package
        self._warnings = warnings
        main = (
            one.target for one in self._relations("") if one.kind == "officeDocument" and not one.external
        )
        self._main = next((target for target in main if target in package), _BODY)
        self._parts: dict[str, str] = {}
        lost = []
        for relation in self._relations(self._main):
            if relation.external or relation.kind == "hyperlink":
                continue  # an address, whether it says so or not
            if relation.kind in _NEEDED:
                self._parts.setdefault(relation.kind, relation.target)
            elif relation.target not in package and relation.target.rpartition("/")[2] != _NOTHING:
                lost.append(relation.target)
        for target in sorted(set(lost))[:_MOST_WARNINGS]:
            warnings.append(package.error(target, "is missing").told)

    def body(self) -> Any:
        """The body's element. RAISES (ReadError): there is none that can be read."""
        if self._main not in self._package:
            raise ReadError(f"{self._package.name}: no Word document in this file ({_BODY} is missing)")
        body = self._package.xml(self._main).find(f"{W}body")
        if body is None:
            raise self._package.error(self._main, "has no body")
        return body

    def root(self, kind: str) -> Any:
        """The root of a part of a kind; None when there is none, or none that can be read, of which a warning tells."""
        target = self._parts.get(kind)
        if target is None:
            # Where what says so is lost, parts stand where Word puts them.
            target = f"{self._main.rpartition('/')[0]}/{kind}.xml".lstrip("/")
            if target not in self._package:
                return None
        try:
            return self._package.xml(target)
        except PartError as error:
            self._warnings.append(error.told)
            return None

    def write_notes(self, story: Story) -> None:
        """Write the notes that the body refers to, in its order, each once."""
        roots = {kind: self.root(kind) for kind in _NOTES if any(f"{of}s" == kind for of, _ in story.notes)}
        found = {
            (kind.removesuffix("s"), note.get(f"{W}id", "")): note
            for kind, root in roots.items()
            if root is not None
            for note in root
        }
        for key, where in list(story.notes.items()):
            note = found.get(key)
            if note is not None:
                story.part(note, where)
            elif roots[f"{key[0]}s"] is not None:
                self._warnings.append(f"{key[0]} {key[1]} is missing")

    def _relations(self, part: str) -> tuple[Relation, ...]:
        try:
            return self._package.relations(part)
        except PartError as error:
            self._warnings.append(error.told)
            return ()


def _empty(seen: Counter[str]) -> str:
    if seen["picture"]:
        return "no text in this file, only pictures; recognise their text (OCR) and save it as .docx or .txt"
    return "empty, no text in this file"


READER = WordReader()
