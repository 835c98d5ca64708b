"""Ways in which files are damaged. Each is a literal, its places shares of the file's length, so that it fits any file."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from typing import Any

Damage = tuple[Any, ...]

NUMBERS = (
    b"0",
    b"-1",
    b"1000000000",
    b"99999999999999999999",
    b"1e308",
    b"NaN",
    b"",
    b"65536",
    b"1.5",
    b"\xef\xbc\x95",
)
WORDS = (
    *(b"<", b">", b"&x;", b"&#0;", b"\0", b"\xff", b"]]>", b"<!--", b"<![CDATA[", b'<!DOCTYPE a [<!ENTITY x "y">]>', b"\xff\xfe"),
    *(b"<w:tbl>", b"</w:p>", b"<w:p>", b"<w:r>", b"</w:tc>", b"<table>", b"</table>", b"<td colspan=99999>", b"<tr>", b"</div>", b"<script>"),
    *(b"endobj", b"stream", b"obj", b"<<", b">>", b"[", b"]", b"R", b"(", b"/Kids", b"\r\n", b",", b'"', b"\t", b"\n"),
    *(b"PK\x03\x04", b"PK\x01\x02", b"%PDF-1.4", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"A1:XFD1048576", b"s" * 5000, "救助5人".encode()),
)  # fmt: skip
PLAIN = (
    "cut",
    "flip",
    "flips",
    "zeros",
    "drop",
    "twice",
    "number",
    "number",
    "swap",
    "word",
    "word",
    "value",
)
_TAG = re.compile(rb"<[^<>]{1,200}>")
_VALUE = re.compile(rb'="([^"]*)"')
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def draw(chance: random.Random, packed: bool) -> Damage:
    """A damage; of a packed file most of the time to one of its parts, for the file would be refused at once."""
    if packed and chance.random() < 0.75:
        kind = chance.choice(("inside", "inside", "inside", "inside", "lost", "parts", "tag", "tag"))
        if kind == "inside":
            return (kind, chance.random(), draw(chance, False))
        return (kind, chance.random(), chance.random(), chance.random())
    kind = chance.choice(PLAIN)
    where = chance.random()
    if kind == "flips":
        return (kind, chance.randrange(10**6), chance.randrange(2, 200))
    if kind in ("number", "value"):
        return (kind, where, chance.choice(NUMBERS))
    if kind == "word":
        return (kind, where, chance.choice(WORDS))
    return (kind, where, chance.random(), chance.choice((1, 8, 60, 700)))


def damaged(data: bytes, damage: Damage) -> bytes:
    """A file with one damage more."""
    kind, at = damage[0], damage[1]
    if kind in ("inside", "lost", "parts", "tag"):
        return _in_parts(data, damage)
    if kind == "flips":
        chance = random.Random(at)
        changed = bytearray(data)
        for _ in range(damage[2] if data else 0):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    start = int(at * len(data))
    if kind == "cut":
        return data[:start]
    if kind in ("number", "value", "word"):
        return _put(data, kind, start, damage[2])
    other, size = int(damage[2] * len(data)), damage[3]
    if kind == "flip" and data:
        return data[:start] + bytes([data[start] ^ (1 << other % 8)]) + data[start + 1 :]
    if kind == "zeros":
        return data[:start] + bytes(min(size, len(data) - start)) + data[start + size :]
    if kind == "drop":
        return data[:start] + data[start + size :]
    if kind == "twice":
        return data[:other] + data[start : start + size] + data[other:]
    first, second = sorted((start, other))
    size = min(size, second - first)
    left, right = data[first : first + size], data[second : second + size]
    return data[:first] + right + data[first + size : second] + left + data[second + size :]


def _put(data: bytes, kind: str, start: int, what: bytes) -> bytes:
    if kind == "word":
        return data[:start] + what + data[start:]
    match = (_VALUE if kind == "value" else re.compile(rb"[0-9]+")).search(data, start)
    if match is None:
        return data
    group = 1 if kind == "value" else 0
    return data[: match.start(group)] + what + data[match.end(group) :]


def _in_parts(data: bytes, damage: Damage) -> bytes:
    """The same with one part damaged, packed anew so that only the readers can see it."""
    if data.startswith(b"%PDF-"):
        return _in_stream(data, damage)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError, zlib.error):
        return data
    names = list(parts)
    if not names:
        return data
    name = names[int(damage[1] * len(names))]
    if damage[0] == "inside":
        parts[name] = damaged(parts[name], damage[2])
    elif damage[0] == "lost":
        del parts[name]
    elif damage[0] == "parts":
        other = names[int(damage[2] * len(names))]
        parts[name], parts[other] = parts[other], parts[name]
    else:
        parts[name] = _tags(parts[name], damage[2], damage[3])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _tags(data: bytes, at: float, other: float) -> bytes:
    """With an element's start or end left out, twice, or in another's place."""
    tags = list(_TAG.finditer(data))
    if not tags:
        return data
    one, two = tags[int(at * len(tags))], tags[int(other * len(tags))]
    put = (b"", one[0] * 2, two[0], one[0] + two[0])[int(at * 1000) % 4]
    return data[: one.start()] + put + data[one.end() :]


def _in_stream(data: bytes, damage: Damage) -> bytes:
    streams = list(_STREAM.finditer(data))
    if not streams or damage[0] != "inside":
        return data
    stream = streams[int(damage[1] * len(streams))]
    return data[: stream.start(1)] + damaged(stream[1], damage[2]) + data[stream.end(1) :]
