"""Markdown: its text without the marks, tables as they are (`minzheng_ie.grids` reads those of pipes)."""

from __future__ import annotations

import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.encodings import decode
from minzheng_ie.reading.result import Reading, TextBuilder
from minzheng_ie.schema import Locator

_FRONT = compile_re(r"\A---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = compile_re(r"^(title|date|source|author)[ \t]*:[ \t]*(.+?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_LABELS = {"date": "发布时间", "source": "来源", "author": "作者"}
_FENCE = compile_re(r"[ \t]*(?:`{3,}|~{3,})[ \t]*[A-Za-z0-9_+.{}#= -]{0,60}$")
_HEADING = compile_re(r"[ \t]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_MARK = compile_re(r"[ \t]*(?:>[ \t]?)+|[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?")
_RULE = compile_re(r"[ \t]{0,3}(?:=+|-{2,}|(?:[*_][ \t]*){3,}|(?:-[ \t]*){3,})[ \t]*$")
_TABLE = compile_re(r"[ \t]*\|")
_IMAGE = compile_re(r"!\[[^\]\n]{0,300}\]\([^()\n]{0,1000}\)")
_LINK = compile_re(r"\[([^\[\]\n]{1,300})\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])")
_NOTE = compile_re(r"[ \t]{0,3}\[\^[^\]\s]{1,20}\]:[ \t]*")
_NOTE_MARK = compile_re(r"\[\^[^\]\s]{1,20}\](?!:)")
_DEFINED = compile_re(r"[ \t]{0,3}\[(?!\^)[^\]\n]{1,100}\]:[ \t]*\S+.*$")
_STRONG = compile_re(r"(\*\*|__|~~|`)(?=\S)(.{1,400}?)(?<=\S)\1")
_WEAK = compile_re(r"(?<![*0-9A-Za-z])\*(?=\S)([^*\n]{1,400}?)(?<=\S)\*(?![*0-9A-Za-z])")
_TAG = compile_re(
    r"</?(?:b|i|u|em|strong|span|font|p|div|br|center|a|img|sub)(?:\s[^<>\n]{0,300})?/?>", re.IGNORECASE
)
_ESCAPED = compile_re(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_COMMENT = compile_re(r"<!--.{0,4000}?-->", re.DOTALL)


class MarkdownReader:
    """Reads Markdown; needs no other package."""

    needs: tuple[str, ...] = ()

    def read(self, data: bytes, name: str, encoding: str | None = None) -> Reading:
        """Read a text. RAISES (ReadError): empty, binary or undecodable. RAISES (EncodingError): there is no such encoding."""
        text, found = decode(data, name, encoding)
        builder = TextBuilder()
        text = _COMMENT.sub("", text.replace("\r\n", "\n"))
        front = _FRONT.match(text)
        if front is not None:
            text = text[front.end() :]
        _lines(builder, text, _front(builder, front[1]) if front is not None else "")
        return builder.reading(found)


READER = MarkdownReader()


def _front(builder: TextBuilder, written: str) -> str:
    """Write the fields of a front matter that tell of the document, and give its title."""
    fields = {key.lower(): value.strip("\"'") for key, value in _FIELD.findall(written)}
    title = str(fields.get("title", ""))
    builder.line(title)
    builder.line(" ".join(f"{_LABELS[key]}:{fields[key]}" for key in _LABELS if key in fields))
    return title


def _lines(builder: TextBuilder, text: str, title: str) -> None:
    """The lines; those of a paragraph, which a blank line ends, stay lines, as in plain text.

    title (str): that is written already.
    """
    number = 0
    after_blank = True
    for line in text.split("\n"):
        if _FENCE.match(line) or _DEFINED.match(line) or (_RULE.match(line) and line.strip()):
            continue
        if not line.strip():
            after_blank = True
            continue
        bare = _inline(line) if _TABLE.match(line) else _bare(line)
        if bare.strip() and (number or bare.strip() != title):
            if after_blank and builder.parts:
                builder.parts.append("\n")
                builder.length += 1
            number += 1
            builder.line(bare, Locator(paragraph=number))
            after_blank = False


def _bare(line: str) -> str:
    """A line without the marks of Markdown."""
    note = _NOTE.match(line)
    if note is not None:
        return _inline(line[note.end() :])
    heading = _HEADING.match(line)
    line = heading[2] if heading is not None else line
    mark = _MARK.match(line)
    return _inline(line[mark.end() :] if mark is not None else line)


def _inline(line: str) -> str:
    """A line without the marks within it."""
    line = _IMAGE.sub("", line)
    line = _LINK.sub(r"\1", line)
    line = _NOTE_MARK.sub("", line)
    line = _STRONG.sub(r"\2", _STRONG.sub(r"\2", line))
    line = _WEAK.sub(r"\1", line)
    return _ESCAPED.sub(r"\1", _TAG.sub("", line))
