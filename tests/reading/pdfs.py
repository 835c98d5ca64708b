"""PDFs written by hand, for structures that no library writes; their Chinese needs no font in the file."""

from __future__ import annotations

from collections.abc import Sequence

_DESCRIPTOR = (
    "<</Type/FontDescriptor/FontName/{0}/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120"
    "/CapHeight 880/StemV 93>>"
)


def font(encoding: str = "UniGB-UCS2-H", name: str = "STSong-Light", ordering: str = "GB1") -> str:
    """A font of 16-bit codes, half an em for ASCII, not embedded."""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}/DescendantFonts[<</Type/Font"
        f"/Subtype/CIDFontType0/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})/Supplement 0>>"
        f"/DW 1000/W[1[207] 17[500 500 500 500 500 500 500 500 500 500]]/FontDescriptor{_DESCRIPTOR.format(name)}>>]>>"
    )


def hexed(text: str) -> str:
    """A string of the content, UTF-16."""
    return f"<{text.encode('utf-16-be').hex()}>"


def say(x: float, y: float, text: str, size: float = 12, before: str = "", turn: str = "1 0 0 1") -> str:
    """Text at a place, in points from the lower left corner. before (str): operators. turn (str): of its matrix."""
    return f"BT {before} /F1 {size} Tf {turn} {x} {y} Tm {hexed(text)} Tj ET\n"


def lines(*told: tuple[float, float, float, float]) -> str:
    """Ruling lines: x0, y0, x1, y1 of each."""
    return "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in told)


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """A table's rules, all over."""
    return lines(*((x, ys[0], x, ys[-1]) for x in xs), *((xs[0], y, xs[-1], y) for y in ys))


IMAGE = "<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1>>\nstream\n\x80\nendstream"
WHOLE_PAGE = "q 595 0 0 842 0 0 cm /X0 Do Q\n"


def form(content: str) -> str:
    """A form XObject that uses the font of the page."""
    return (
        "<</Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
        f"/Length {len(content)}>>\nstream\n{content}\nendstream"
    )


def pdf(*contents: str, page: str = "", objects: Sequence[str] = (), second: str = "") -> bytes:
    """A file of pages with these contents.

    page (str): entries of each page's dictionary. objects (sequence): XObjects, ``/X0``, ``/X1`` … in the contents.
    second (str): another font, ``/F2``.
    """
    bodies = ["<</Type/Catalog/Pages 2 0 R>>", "", font(), second or font(), *objects]
    drawn = " ".join(f"/X{at} {5 + at} 0 R" for at in range(len(objects)))
    kids = []
    for content in contents:
        bodies.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
        resources = f"<</Font<</F1 3 0 R/F2 4 0 R>>/XObject<<{drawn}>>>>"
        bodies.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{page}/Contents {len(bodies)} 0 R/Resources{resources}>>"
        )
        kids.append(f"{len(bodies)} 0 R")
    bodies[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    return packed([body.encode("latin-1") for body in bodies])


def packed(bodies: Sequence[bytes]) -> bytes:
    """A file of these objects, the first of them its catalog."""
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, len(out))
    )
