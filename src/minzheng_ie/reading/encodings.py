"""Bytes → text: the encoding of a report, found or told.

Tried in this order: byte order mark (UTF-8, UTF-32, UTF-16), strict UTF-8, UTF-16 and UTF-32 without a mark (recognised
by their NUL bytes), then GB18030 (which holds GBK and GB2312) or Big5, whichever gives the commoner characters: the
bytes of one are nearly always valid in the other. What was decoded wrongly before it was saved is refused, with how to
mend it.
"""

from __future__ import annotations

import codecs
import re

from minzheng_ie.compiled import compile_re
from minzheng_ie.errors import EncodingError, ReadError
from minzheng_ie.harmless import printable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # begins like UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a Word or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip file"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
_BIG5 = ("big5", "cp950", "big5hkscs")
_SEVEN_BIT = (
    (re.compile(rb"~\{(?:[\x21-\x77][\x21-\x7e])+~\}"), "hz", "HZ"),
    (re.compile(rb"\x1b\$\)[AGE]"), "iso2022-cn", "ISO-2022-CN"),
    (re.compile(rb"\x1b\$[@B]"), "iso2022_jp", "ISO-2022-JP"),
)
_MISREAD = (
    ("gb18030", "utf-8"),
    ("latin-1", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "gb18030"),
    ("cp1252", "gb18030"),
)
"""Encodings a text was once decoded with, and those it was in."""

_CONTROLS = compile_re(r"[\x00-\x06\x0e-\x19\x7f]")
_SEEN = compile_re(r"[^\s\ufeff]")
_USUAL = compile_re("[\t\r\n -~\u2000-\u206f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
_HANZI = compile_re("[\u3400-\u9fff\uf900-\ufaff]")
_OTHER_LETTERS = compile_re("[^\x00-\x7f\u2010-\u2027\u3000-\u303f\uff00-\uffef]")
_CONTROL_SHARE = 0.01
_USUAL_SHARE = 0.95
"""The share of usual characters from which NUL bytes are taken for UTF-16 or UTF-32."""
_PLAUSIBLE_SHARE = 0.5
"""Below this share, what decodes without complaint is still no text: many byte sequences are valid UTF-16."""
_DAMAGED_SHARE = 0.5
_SAMPLE = 8_000
"""So much of a text tells how it was encoded; in bytes, four times as much."""
_SHORT = 16
_FEW = 4
"""Below so many characters nothing is said about a text that was misread."""
_LATIN_WORD = compile_re(r"[A-Za-z][\u00c0-\u024f]+|[\u00c0-\u024f]+[A-Za-z]")
_TWO_BYTES = compile_re(r"[\u0080-\u07ff]")
_GB2312_COMMON = re.compile(rb"(?:[\xa1-\xa3\xb0-\xd7][\xa1-\xfe])+")

_COMMON = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和地出道也时年得就那要下以生会自着去之过家学对可里后小心多天而能"
    "好都然日于起还发成事只作当看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意"
    "进把法此实回二理点月明其种全工者向情部正名定女问力机等几业最间新位因重被走电四第门相次东政使教西再平真信北少"
    "关并内加化由代产入先山五水万市体别处总才场师书比住员九性通目报立活难数件安表原车应路期常提感金更反合放做系计"
    "或利受果亲界及今务制解各任至清物台边共干接许八特直服题建南度统交认算论百义科元社结六功指思流每青管连远资队带"
    "快条院变权展该领传近治决周保达办运半七城强步完深区即求品转量众技程基满式收持取设始双历商千片站广改议形委单据"
    "导网专组造落视济县镇乡村养补贴贫残救助低福床构居户孤龄儿妇省州困群费额支占增降比率"
    "這來國個說們為時會著過學對裡後沒於還發當開無見經頭動兩長樣現將與進實點種問機給幾業間電東關並內產萬體別處總"
    "場師書員報張難數應親務記邊許題統請讓認論義術結資隊帶變聯權該領傳決達辦運強區轉眾滿設雙歷廣議際則單據導網專"
    "組視濟縣鎮鄉養補貼貧殘兒婦構戶齡費額佔灣臺"
)
"""Characters that make up most of a Chinese text, in both scripts."""


def known_encoding(name: str) -> str:
    """The name by which Python knows a text encoding. RAISES (EncodingError): there is no such encoding."""
    try:
        codec = codecs.lookup(name)
        "".encode(codec.name)  # such as base64 are no encodings of text
    except (LookupError, ValueError, TypeError) as error:
        raise EncodingError(
            f"{name!r}: no encoding has this name; for example utf-8, gb18030, big5, hz, utf-16"
        ) from error
    return codec.name


def decode(data: bytes, name: str, encoding: str | None = None) -> tuple[str, str]:
    """Decode the bytes of a document.

    data (bytes): the whole file.
    name (str): what to call the file in an error.
    encoding (str | None): the encoding it is in; None: find out.
    RETURNS (tuple): the text without a leading byte order mark, and the encoding it was in.
    RAISES (ReadError): empty, binary or undecodable. RAISES (EncodingError): there is no such encoding.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"{name}: binary data ({kind}); save its text as a .txt file first")
    text, found = _decode(data, name) if encoding is None else _told(data, name, known_encoding(encoding))
    if not _SEEN.search(text):
        raise ReadError(f"{name}: empty, no text in this file")
    control = _CONTROLS.search(text)
    if control and ("\0" in text or len(_CONTROLS.findall(text)) > _CONTROL_SHARE * len(text)):
        raise ReadError(
            f"{name}: binary data, not text (control character U+{ord(control[0]):04X} at character {control.start()})"
        )
    if encoding is None:
        _refuse_misread(text, name)
    return text, found


def _told(data: bytes, name: str, encoding: str) -> tuple[str, str]:
    for mark, of in _MARKS:
        if data.startswith(mark) and (of == encoding or of.startswith(f"{encoding}-")):
            data, encoding = data[len(mark) :], of
            break
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise ReadError(
            f"{name}: not valid {encoding.upper()} at byte {error.start} ({error.reason})"
        ) from error
    except UnicodeError as error:
        raise ReadError(f"{name}: not valid {encoding.upper()} ({printable(str(error))})") from error


def _decode(data: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _plausible(data[len(mark) :].decode(encoding), encoding, name), encoding
            except UnicodeDecodeError as error:
                at = error.start + len(mark)
                raise ReadError(
                    f"{name}: not valid {encoding.upper()} at byte {at} ({error.reason})"
                ) from error
    if b"\0" in data:
        wide = _wide(data)
        if wide is None:
            raise ReadError(f"{name}: binary data, not text (NUL byte at byte {data.index(0)})")
        return wide
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        _refuse_seven_bit(data, name)
        return _short_gb18030(data, text) or (text, "utf-8")
    # GB18030 reads most damaged UTF-8 as other characters without complaint, so that damage has to be seen here.
    loose = data.decode("utf-8", errors="replace")
    wide_characters = sum(character > "\u07ff" and character != "\ufffd" for character in loose)
    damaged = loose.count("\ufffd") - data.count("\ufffd".encode())
    if damaged > _DAMAGED_SHARE * wide_characters:
        found, first = _gb18030_or_big5(data, name)
        if found is not None:
            return found
    raise ReadError(
        f"{name}: cannot be decoded: byte {first} (0x{data[first]:02x}) fits neither UTF-8 nor GB18030 text"
    )


def _gb18030_or_big5(data: bytes, name: str) -> tuple[tuple[str, str] | None, int]:
    """The text and its encoding, or None with the first byte that fits neither."""
    first, chinese = 0, None
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError as error:
        first = error.start
    # Of damaged GB18030 the readable part is compared; it must not pass for Big5.
    simplified = _commonness(data[: 4 * _SAMPLE].decode("gb18030", errors="replace"))
    for encoding in _BIG5:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        # Of a few characters one more that is common says little.
        if _commonness(text[:_SAMPLE]) > simplified + (0 if len(data) > _SHORT else 0.3):
            return (_plausible(text, encoding, name), encoding), first
        break
    if chinese is None:
        return None, first
    damaged = data[: 4 * _SAMPLE].decode("big5", errors="replace")
    if _commonness(damaged) > max(0.3, 2 * simplified) and damaged.count("\ufffd") * 10 < len(damaged):
        at = _first_error(data, "big5")
        raise ReadError(
            f"{name}: cannot be decoded: looks like Big5, but byte {at} (0x{data[at]:02x}) is no part of it;"
            " save the file as UTF-8"
        )
    return (_plausible(chinese, "gb18030", name), "gb18030"), first


def _first_error(data: bytes, encoding: str) -> int:
    try:
        data.decode(encoding)
    except UnicodeDecodeError as error:
        return error.start
    return 0


def _commonness(text: str) -> float:
    """The share of common characters among what is no ASCII and no punctuation, less that of private ones (-1 to 1)."""
    letters = _OTHER_LETTERS.findall(text)
    common = sum((letter in _COMMON) - ("\ue000" <= letter <= "\uf8ff") for letter in letters)
    return common / len(letters) if letters else 0.0


def _refuse_seven_bit(data: bytes, name: str) -> None:
    """RAISES (ReadError): the bytes are ASCII, and what they spell is Chinese in an encoding of the days of mail."""
    if b"~{" not in data and b"\x1b$" not in data:
        return
    for pattern, encoding, title in _SEVEN_BIT:
        if pattern.search(data):
            told = ""
            try:
                codecs.lookup(encoding)
                told = f" or say --encoding {encoding}"
            except LookupError:
                pass
            raise ReadError(f"{name}: is in the encoding {title}; save it as UTF-8{told}")


def _refuse_misread(text: str, name: str) -> None:
    """RAISES (ReadError): the text was decoded with the wrong encoding before it was saved, with how to mend it."""
    sample = text[:_SAMPLE]
    if sample.isascii():
        return
    common = _commonness(sample)
    for wrong, right in _MISREAD:
        strict = wrong != "gb18030"
        try:
            data = sample.encode(wrong, "strict" if strict else "replace")
            mended = data.decode(
                right, "ignore" if len(text) > _SAMPLE else "strict" if strict else "replace"
            )
        except UnicodeError:
            continue
        hanzi = len(_HANZI.findall(mended))
        lost = mended.count("\ufffd") - sample.count("\ufffd")
        if hanzi < _FEW or lost > hanzi or _commonness(mended.replace("\ufffd", "")) < max(0.3, 1.5 * common):
            continue
        title = {"gb18030": "GBK", "utf-8": "UTF-8"}
        to, of = title.get(wrong, wrong), title.get(right, right)
        raise ReadError(
            f"{name}: {of} text that was once read as {to} and saved so; mend it with"
            f" iconv -f UTF-8 -t {'GB18030' if wrong == 'gb18030' else wrong.upper()} OLD > NEW, or take the original"
        )


def _short_gb18030(data: bytes, text: str) -> tuple[str, str] | None:
    """A few GB18030 bytes may be valid UTF-8 by chance (D2 BB, 一, is a Cyrillic letter there).

    Text whose only letters beyond ASCII are such two-byte ones is read as GB18030 when that makes Chinese of it: common
    characters alone, and not in the place of accents within Latin words.
    """
    if text.isascii() or any(character > "\u07ff" for character in text):
        return None
    try:
        other = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    if len(_USUAL.findall(other)) != len(other):
        return None
    beyond = len(_TWO_BYTES.findall(text))
    accents = sum(len(word) - 1 for word in _LATIN_WORD.findall(text))
    pairs = sum(len(run) // 2 for run in _GB2312_COMMON.findall(data))
    return (other, "gb18030") if pairs == beyond and accents * 2 < beyond else None


def _plausible(text: str, encoding: str, name: str) -> str:
    """The text, if it is made of what reports are made of. RAISES (ReadError): it is not."""
    if len(_USUAL.findall(text)) < _PLAUSIBLE_SHARE * len(text):
        at = next(index for index, character in enumerate(text) if not _USUAL.match(character))
        raise ReadError(
            f"{name}: cannot be decoded: not text when read as {encoding.upper()}"
            f" (U+{ord(text[at]):04X} at character {at})"
        )
    return text


def _wide(data: bytes) -> tuple[str, str] | None:
    """UTF-16 or UTF-32 without a byte order mark, or None when neither gives what reports are made of."""
    best: tuple[float, str, str] | None = None
    for encoding in _WIDE:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = len(_USUAL.findall(text)) / max(1, len(text))
        if share >= _USUAL_SHARE and (best is None or share > best[0]):
            best = (share, text, encoding)
    return best and (best[1], best[2])
