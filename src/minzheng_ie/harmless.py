"""Text of others made harmless where people and programs read it: terminals, JSON, spreadsheets.

File names, quotes and messages may hold what a terminal obeys (escape sequences), what turns a line round (bidi
overrides), what nobody sees (zero-width characters), what is no Unicode (file names of another encoding) or what a
spreadsheet executes. Shown are escapes instead, so that two names which differ stay different.
"""

from __future__ import annotations

import re

# Controls, line and paragraph separators, format characters (bidi, zero-width, tags) and lone surrogates. The
# categories of Unicode 16 written out: looking a category up costs more than the whole rest of a line.
_UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
)
_HARMFUL = re.compile(f"[{_UNSEEN}]")
_UNWRITABLE = re.compile(r"[\ud800-\udfff]")
_NO_BYTE = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")
_FORMULA = re.compile(r"[\s\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")
_TAKEN = re.compile(
    r"[0-9]{1,4}[-/][0-9]{1,2}(?:[-/][0-9]{1,4})?|[0-9]{4}年[0-9]{1,2}月(?:[0-9]{1,2}日)?|[0-9]{1,2}月[0-9]{1,2}日"
    r"|[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?|[0-9]+(?:\.[0-9]+)?[eE][+\-]?[0-9]+|(?=(?:[0-9]\.?){16})[0-9]+(?:\.[0-9]+)?"
)
_NUMBER = re.compile(r"-[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?%?")


def printable(text: str) -> str:
    """``text`` on one line, with escapes (``\\x1b``, ``\\u202e``) for what is not to be sent to a terminal.

    The bytes of a file name that are not the file system's encoding are read as UTF-8 where they are (a Chinese name
    under the C locale), and shown as ``\\xb1`` where they are not.
    """
    if _UNWRITABLE.search(text):
        text = _decoded(text)
    return _HARMFUL.sub(_escape, text)


def harmless_json(line: str) -> str:
    """The same JSON with ``\\u`` escapes for what a terminal obeys or nobody sees. line (str): one line of JSON."""
    return _HARMFUL.sub(_json_escape, line)


def spreadsheet_cell(text: str) -> str:
    """``text`` as a cell that no spreadsheet makes something else of: with ``'`` before it, if one would.

    A formula would be carried out (full-width signs count: spreadsheets set to Chinese or Japanese read them as the
    others); 2021-06, 3-5, 1/2 and 8:30 would become days and times, 12e45 and a number of more than 15 digits would be
    rounded. Other numbers, negative ones too, stay.
    """
    formula = _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if formula or _TAKEN.fullmatch(text) else text


def _decoded(name: str) -> str:
    # Surrogates that stand for a byte become that byte, others (which no file name holds) stay for the escapes.
    bytes_only = _NO_BYTE.sub(lambda match: f"\\u{ord(match[0]):04x}", name)
    return "/".join(map(_decoded_part, bytes_only.split("/")))


def _decoded_part(part: str) -> str:
    data = part.encode("utf-8", "surrogateescape")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        # A name in another encoding: what of it happens to be UTF-8 means nothing.
        return data.decode("ascii", "backslashreplace")


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json_escape(match: re.Match[str]) -> str:
    data = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))
