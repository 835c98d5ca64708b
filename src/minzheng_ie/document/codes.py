"""The division whose code a form's head or a page's index gives (地区编码:441900000000, GB/T 2260 in its first six digits)."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.votes import OPENING, Vote
from minzheng_ie.entities.region_table import RegionTable
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
