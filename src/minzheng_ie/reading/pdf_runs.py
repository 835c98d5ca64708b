"""The text of a page as runs of characters with their boxes.

The parser breaks a page's text where a gap or a new line is; of such a run only the first and the last box are asked
for. Where these do not agree with the characters between them (drawn twice, upright in a column, across a rule of a
table), or some of the page's text is not seen, each character is a run of its own.
"""

from __future__ import annotations

import ctypes
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Any

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.pdf_glyphs import letters
from minzheng_ie.reading.pdf_model import Frame, Run
from minzheng_ie.reading.pdf_objects import Objects

MOST_CHARACTERS = 100_000
"""So many characters of a page are read; no page of a report has a tenth of them."""
HYPHEN = "\ufffe"
"""What the parser makes of a hyphen at the end of a line; the next line follows at once."""
_RUN = compile_re(r"[^\s\x00-\x1f\ufffe]+|[\x02\ufffe]")
_IDEOGRAPH = compile_re("[\u4e00-\u9fff]")
_FULL = compile_re("[\u1100-\u11ff\u2e80-\uffdc]|[\U00020000-\U0003ffff]|[“”‘’…—①-⑳]")
# What may be a mark of a footnote inside a run: few digits between characters, not a number of the text.
_MARK = compile_re(
    r"(?<=[\u4e00-\u9fff”》）)\]。，；：、])(?:\[\d{1,2}\]|\d{1,2}|[①-⑳])(?=[\u4e00-\u9fff“《（(，。；：、]|$)|(?<=m)[23](?!\d)"
)
_ODD = compile_re("[\x80-\xa6\xa8-\xaf\xb2-\xb6\xb8-\xd6\xd8-\u1fff\u3400-\u4dff\ua000-\uf8ff]")
_SPACES = " \u3000\xa0"
_LEAST_FULL, _LEAST_HALF = 0.8, 0.2
"""How wide a character is at least, in ems; half: those of Latin fonts."""


def runs_of(raw: Any, textpage: Any, frame: Frame, objects: Objects) -> tuple[list[Run], int]:
    """The runs of a page in the order of its content, and how many characters were left out beyond the bound."""
    count = raw.FPDFText_CountChars(textpage)
    kept = min(max(count, 0), MOST_CHARACTERS)
    text = _mapped(raw, textpage, _text(raw, textpage, kept))
    reader = _Boxes(raw, textpage, frame, text, objects.short)
    single = bool(objects.unseen or objects.white)
    rules = sorted(objects.rules.down)
    runs: list[Run] = []
    for match in _RUN.finditer(text):
        start, end = match.span()
        spaced = (
            start > 0 and text[start - 1] in _SPACES and raw.FPDFText_IsGenerated(textpage, start - 1) == 0
        )
        at = len(runs)
        if single:
            runs.extend(reader.each(_seen(raw, textpage, objects, start, end)))
        for begin, stop in reader.parts(start, end) if not single else ():
            run = reader.run(begin, stop)
            if run is None or _crossed(run, rules):
                runs.extend(reader.each(range(begin, stop)))
            elif run.text:
                runs.append(run)
        if spaced and len(runs) > at:
            runs[at] = runs[at]._replace(spaced=True)
    width, height = frame.size
    return [run for run in runs if _inside(run, width, height)], count - kept


def _inside(run: Run, width: float, height: float) -> bool:
    """Whether a run can be seen on its page: not beyond its edges, not too small to read."""
    return 0 <= (run.x0 + run.x1) / 2 <= width and 0 <= (run.top + run.bottom) / 2 <= height and run.em > 1.5


def _text(raw: Any, textpage: Any, count: int) -> str:
    """The first ``count`` characters, one code point for each."""
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    raw.FPDFText_GetText(textpage, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "replace")
    text = text[: text.find("\0")] if "\0" in text else text
    if len(text) == count:
        return text
    # Characters without a code are left out of that text.
    codes = (raw.FPDFText_GetUnicode(textpage, at) for at in range(count))
    return "".join(
        chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
    )


def _mapped(raw: Any, textpage: Any, text: str) -> str:
    """The text with a mark for each character whose font does not say what it is, where there are such.

    The parser then gives the number of its glyph for it; among Chinese text some of these are letters of no use in it.
    """
    odd = _ODD.search(text)
    if odd is None or not any(
        raw.FPDFText_HasUnicodeMapError(textpage, match.start()) == 1
        for match in islice(_ODD.finditer(text), 50)
    ):
        return text
    return "".join(
        "\ufffd" if not letter.isspace() and raw.FPDFText_HasUnicodeMapError(textpage, at) == 1 else letter
        for at, letter in enumerate(text)
    )


def _seen(raw: Any, textpage: Any, objects: Objects, start: int, end: int) -> Iterator[int]:
    for at in range(start, end):
        address = ctypes.cast(raw.FPDFText_GetTextObject(textpage, at), ctypes.c_void_p).value or 0
        if address in objects.unseen:
            continue
        box = objects.white.get(address)
        if box is None or _shaded(box, objects.shades):
            yield at


def _shaded(box: tuple[float, float, float, float], shades: list[tuple[float, float, float, float]]) -> bool:
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return any(left <= x <= right and top <= y <= bottom for left, top, right, bottom in shades[:500])


def _crossed(run: Run, rules: list[tuple[float, float, float]]) -> bool:
    """Whether a rule from above to below goes through the run."""
    at = bisect_left(rules, (run.x0 + 1.0,))
    middle = (run.top + run.bottom) / 2
    while at < len(rules) and rules[at][0] < run.x1 - 1.0:
        if rules[at][1] <= middle <= rules[at][2]:
            return True
        at += 1
    return False


class _Boxes:
    def __init__(self, raw: Any, textpage: Any, frame: Frame, text: str, marks: bool) -> None:
        self.ask, self.textpage, self.frame, self.text = raw.FPDFText_GetLooseCharBox, textpage, frame, text
        self.marks = marks
        self.rect = raw.FS_RECTF()
        self.ref = ctypes.byref(self.rect)

    def box(self, at: int) -> tuple[float, float, float, float]:
        rect = self.rect
        self.ask(self.textpage, at, self.ref)
        left, right, bottom, top = rect.left, rect.right, rect.bottom, rect.top
        if left > right:
            left, right = right, left
        if bottom > top:
            bottom, top = top, bottom
        return self.frame.read(left, bottom, right, top)

    def parts(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """A run parted where a mark of a footnote is set small."""
        begin = start
        for match in _MARK.finditer(self.text, start, end) if self.marks and end - start > 1 else ():
            at, stop = match.span()
            mark, before = self.box(at), self.box(max(start, at - 1))
            if at > start and mark[3] - mark[1] < 0.8 * (before[3] - before[1]):
                yield begin, at
                yield at, stop
                begin = stop
        if begin < end:
            yield begin, end

    def run(self, start: int, end: int) -> Run | None:
        """The run; None when its ends do not agree with what lies between. One that goes aslant is a stamp: empty."""
        x0, top, x1, bottom = self.box(start)
        text = self.text[start:end]
        em = self._em(text[0], x1 - x0, bottom - top)
        if end - start == 1:
            return Run(letters(text), x0, top, x1, bottom, em)
        last = self.box(end - 1)
        if _FULL.match(text[-1]) and not _FULL.match(text[0]):
            em = self._em(text[-1], last[2] - last[0], last[3] - last[1])
        full = len(_FULL.findall(text))
        if full and not any(_IDEOGRAPH.match(end) for end in (text[0], text[-1])):
            em = min(
                bottom - top, max((last[2] - x0) / (full + 0.5 * (len(text) - full)), 0.7 * (bottom - top))
            )
        least = (full * _LEAST_FULL + (len(text) - full) * _LEAST_HALF) * em
        apart = abs(top + bottom - last[1] - last[3]) / 2
        side = abs(x0 + x1 - last[0] - last[2]) / 2
        if len(text) > 2 and apart > 0.4 * em * (len(text) - 1) / 2:
            box = min(x0, last[0]), min(top, last[1]), max(x1, last[2]), max(bottom, last[3])
            return Run("" if side > 0.5 * em else letters(text), *box, em, tall=True)
        if last[2] - x0 < least or apart > 0.3 * em or last[2] - x0 > 3 * em * len(text):
            return None
        return Run(letters(text), x0, min(top, last[1]), last[2], max(bottom, last[3]), em)

    def each(self, indices: Iterator[int] | range) -> Iterator[Run]:
        """A run for each character."""
        for at in indices:
            x0, top, x1, bottom = self.box(at)
            character = self.text[at]
            yield Run(letters(character), x0, top, x1, bottom, self._em(character, x1 - x0, bottom - top))

    @staticmethod
    def _em(character: str, width: float, height: float) -> float:
        if "\u4e00" <= character <= "\u9fff" and 0 < width <= height * 1.25:
            return width
        return height / 1.15


def upright(raw: Any, textpage: Any, count: int) -> int:
    """Quarter turns clockwise that make most of a page's text upright, by a sample of its characters."""
    votes = [0, 0, 0, 0]
    for at in range(0, count, max(1, count // 15)):
        angle = raw.FPDFText_GetCharAngle(textpage, at)
        if angle >= 0:
            votes[round(angle / 1.5707963) % 4] += 1
    most = max(range(4), key=votes.__getitem__)
    return (4 - most) % 4 if votes[most] else 0
