"""The division whose code a form's head, a page's index (地区编码:441900000000) or the number of a government's site gives (GB/T 2260
in its first six digits)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.hidden import Found
from minzheng_ie.document.votes import OPENING, Vote
from minzheng_ie.entities.region_rows import Unit
from minzheng_ie.entities.region_table import Region, RegionTable
from minzheng_ie.errors import RegionError

_SIGN = ("区划", "地区编码", "地区代码")
_CODE = compile_re(
    r"(?:行政区划?|区划|地区)(?:编码|代码|编号|码)[: ()\[\]「」【】|]{0,6}([1-9][0-9]{5})(?:[0-9]{3}|[0-9]{6})?(?![0-9])"
)


def code_votes(text: str, table: RegionTable) -> list[Vote]:
    """What the code says that stands behind a label; nothing where a text gives several, as a list of divisions does."""
    if not any(sign in text for sign in _SIGN):
        return []
    found = {match[1]: match.span(1) for match in _CODE.finditer(text)}
    if len(found) != 1:
        return []
    code, span = found.popitem()
    try:
        region = table.by_code(code)
    except RegionError:
        return []
    return [Vote(((region, 1.0),), OPENING, "own", *span)]


_SITE_SIGN = "网站标识码"
_SITE = compile_re(r"网站标识码[: ]{0,2}([1-9][0-9]{5})[0-9]{4}(?![0-9])")
_UPPER: dict[str, tuple[Unit, ...]] = {
    "province": ("国",),
    "city": ("国", "省"),
    "county": ("国", "省", "市"),
}
_AGAIN = 2


def place_of_the_site(
    text: str, told: Region | None, votes: Sequence[Vote], levels: Counter[Unit], table: RegionTable
) -> Found | None:
    """The place whose site a page is of, told by the site's number at its foot, where the text does not speak again and again of a
    wider place as its own (a county shows the province's papers as well).

    told (Region | None): what the text's facts tell, within which it lies, and in which all lie that it names.
    """
    if _SITE_SIGN not in text:
        return None
    found = {match[1]: match.span(1) for match in _SITE.finditer(text)}
    if len(found) != 1:
        return None
    code, span = found.popitem()
    try:
        region = table.by_code(code)
    except RegionError:
        return None
    if sum(levels[unit] for unit in _UPPER.get(region.level, ())) >= _AGAIN:
        return None
    named = {other for vote in votes for other, _ in vote.regions}
    apart = told is not None and any(not region.contains(r) and not r.contains(region) for r in named)
    within = told is None or (told.contains(region) and told != region)
    return (region, (span,)) if within and not apart else None
