"""The objects of a page: rules drawn as lines and thin boxes, images, text that nobody sees.

A page's list of objects is walked once, into its form XObjects too, and what is asked of each is kept little: a call
into the parser costs more than all that is done with its answer.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import field
from typing import Any

from minzheng_ie.reading.pdf_model import Frame, Rules
from minzheng_ie.records import dataclass

_MOST_OBJECTS = 100_000
_MOST_RULES = 20_000
_MOST_PATHS = 20_000
_MOST_SEGMENTS = 2_000
_DEEPEST = 6
_THIN = 3.0
"""What is drawn thinner than this, in points, is a rule."""
_SHORT = 3.0
_NARROW, _LOW = 20.0, 9.0
_SEEN = 40
"""A channel of colour this near to white is white."""

Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Objects:
    """What a page is made of. pictures (float): the share of the page that images cover, 0 to 1.

    unseen (set): addresses of text objects drawn without ink. white (dict): those drawn in white, with their boxes.
    shades (list): boxes filled with a colour. lost (bool): the parser gives nothing of some text in a font that is not
    here. short (bool): some text is short and low, as marks of footnotes are. cut (bool): there is more than was
    looked at.
    """

    rules: Rules = field(default_factory=Rules)
    pictures: float = 0.0
    unseen: set[int] = field(default_factory=set)
    white: dict[int, tuple[float, float, float, float]] = field(default_factory=dict)
    shades: list[tuple[float, float, float, float]] = field(default_factory=list)
    lost: bool = False
    short: bool = False
    cut: bool = False


def objects_of(raw: Any, page: Any, textpage: Any, frame: Frame) -> Objects:
    """What the page ``page`` is made of. raw: the module `pypdfium2.raw`. The boxes are in the reading frame."""
    found = Objects()
    walk = _Walk(raw, textpage, frame, found)
    for matrix, thing in _all(raw, page, found):
        walk.see(matrix, thing)
    return found


def _all(raw: Any, page: Any, found: Objects) -> Iterator[tuple[Matrix, Any]]:
    """Every object with the matrix of the forms around it, in the order of drawing."""
    left = _MOST_OBJECTS
    stack = [(_SAME, page, raw.FPDFPage_GetObject, raw.FPDFPage_CountObjects(page), 0)]
    while stack:
        matrix, holder, get, count, at = stack.pop()
        while at < count:
            thing = get(holder, at)
            at += 1
            left -= 1
            if left < 0:
                found.cut = True
                return
            if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_FORM:
                yield matrix, thing
            elif len(stack) < _DEEPEST:
                stack.append((matrix, holder, get, count, at))
                inner = _times(_matrix(raw, thing), matrix)
                stack.append(
                    (inner, thing, raw.FPDFFormObj_GetObject, raw.FPDFFormObj_CountObjects(thing), 0)
                )
                break


def _matrix(raw: Any, thing: Any) -> Matrix:
    made = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(thing, ctypes.byref(made)):
        return _SAME
    return made.a, made.b, made.c, made.d, made.e, made.f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


class _Walk:
    def __init__(self, raw: Any, textpage: Any, frame: Frame, found: Objects) -> None:
        self.textpage = textpage
        self.raw, self.frame, self.found = raw, frame, found
        self.bounds = tuple(ctypes.c_float() for _ in range(4))
        self.refs = tuple(ctypes.byref(value) for value in self.bounds)
        self.colour = tuple(ctypes.c_uint() for _ in range(4))
        self.colours = tuple(ctypes.byref(value) for value in self.colour)
        self.drawn = 0
        margin = 0.08 * (frame.top - frame.bottom)
        self.inner = frame.bottom + margin, frame.top - margin
        self.fill, self.stroke = ctypes.c_int(), ctypes.c_int()

    def see(self, matrix: Matrix, thing: Any) -> None:
        kind = self.raw.FPDFPageObj_GetType(thing)
        if not self.raw.FPDFPageObj_GetBounds(thing, *self.refs):
            return
        left, bottom, right, top = (value.value for value in self.bounds)
        if kind == self.raw.FPDF_PAGEOBJ_TEXT:
            self._text(thing, (left, bottom, right, top))
            return
        if kind not in (self.raw.FPDF_PAGEOBJ_PATH, self.raw.FPDF_PAGEOBJ_IMAGE):
            return
        self.drawn += 1
        if self.drawn > _MOST_PATHS:
            self.found.cut = True
            return
        if matrix is not _SAME:
            left, bottom, right, top = _moved(matrix, left, bottom, right, top)
        box = self.frame.read(left, bottom, right, top)
        width, height = box[2] - box[0], box[3] - box[1]
        if min(width, height) <= _THIN:
            self._rule(*box)
        elif kind == self.raw.FPDF_PAGEOBJ_IMAGE:
            self._picture(width, height)
        else:
            self._path(matrix, thing, box)

    def _text(self, thing: Any, box: tuple[float, float, float, float]) -> None:
        raw, found = self.raw, self.found
        width = box[2] - box[0]
        if width < _NARROW and not found.short and box[3] - box[1] < _LOW:
            found.short = self.inner[0] < box[1] < self.inner[1]  # page numbers are short, too
        if not found.lost and min(width, box[3] - box[1]) < 0.001:
            # Its glyphs are not here; the parser may have taken it for one that it has seen, or for nothing.
            embedded = raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(thing))
            found.lost = not embedded and raw.FPDFTextObj_GetText(thing, self.textpage, None, 0) <= 2
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
        mode = raw.FPDFTextObj_GetTextRenderMode(thing)
        if mode in (3, 7):
            found.unseen.add(address)
        elif mode in (0, 4) and raw.FPDFPageObj_GetFillColor(thing, *self.colours):
            red, green, blue, alpha = (value.value for value in self.colour)
            if not alpha:
                found.unseen.add(address)
            elif mode == 0 and min(red, green, blue) > 255 - _SEEN / 4:
                found.white[address] = self.frame.read(*box)

    def _picture(self, width: float, height: float) -> None:
        wide, high = self.frame.size
        self.found.pictures += min(width, wide) * min(height, high) / max(1.0, wide * high)

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        rules = self.found.rules
        if len(rules.across) + len(rules.down) >= _MOST_RULES:
            self.found.cut = True
        elif x1 - x0 >= y1 - y0:
            if x1 - x0 >= _SHORT:
                rules.across.append(((y0 + y1) / 2, x0, x1))
        elif y1 - y0 >= _SHORT:
            rules.down.append(((x0 + x1) / 2, y0, y1))

    def _path(self, matrix: Matrix, thing: Any, box: tuple[float, float, float, float]) -> None:
        raw = self.raw
        if not raw.FPDFPath_GetDrawMode(thing, ctypes.byref(self.fill), ctypes.byref(self.stroke)):
            return
        if self.fill.value and raw.FPDFPageObj_GetFillColor(thing, *self.colours):
            values = [value.value for value in self.colour]
            if values[3] and min(values[:3]) < 255 - _SEEN:
                self.found.shades.append(box)
        if not self.stroke.value and not self.fill.value:
            return
        count = raw.FPDFPath_CountSegments(thing)
        if count > _MOST_SEGMENTS:
            self.found.cut = True
            return
        whole = _times(_matrix(raw, thing), matrix)
        for subpath in self._subpaths(thing, count, whole):
            self._subpath(subpath)

    def _subpath(self, points: list[tuple[float, float]]) -> None:
        """The rules a part of a path draws: its straight lines, or itself where it is a thin filled box."""
        frame = self.frame
        xs, ys = [x for x, _ in points], [y for _, y in points]
        box = frame.read(min(xs), min(ys), max(xs), max(ys))
        if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            self._rule(*box)
        elif self.stroke.value:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                if abs(x0 - x1) < 0.5 or abs(y0 - y1) < 0.5:
                    self._rule(*frame.read(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))

    def _subpaths(self, thing: Any, count: int, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
        """The corners of each part of a path; a part with a curve is left out."""
        raw, (a, b, c, d, e, f) = self.raw, matrix
        x, y = ctypes.c_float(), ctypes.c_float()
        points: list[tuple[float, float]] = []
        for at in range(count):
            segment = raw.FPDFPath_GetPathSegment(thing, at)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                if len(points) > 1:
                    yield points
                points = []
            elif kind != raw.FPDF_SEGMENT_LINETO:
                points = []
                continue
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
            if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
                points.append(points[0])
        if len(points) > 1:
            yield points


def _moved(
    matrix: Matrix, left: float, bottom: float, right: float, top: float
) -> tuple[float, float, float, float]:
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(xs), min(ys), max(xs), max(ys)
