"""The forms in which a row of the table of divisions is written in running text."""

from __future__ import annotations

from collections.abc import Iterator

from minzheng_ie.compiled import compile_re
from minzheng_ie.divisions import DivisionRow, Use

_KINDS = compile_re(r"(自治州|自治县|自治旗|自治区|特别行政区|地区|林区|特区|[省市县区盟旗])$")


def forms_of(row: DivisionRow) -> Iterator[tuple[str, Use, bool]]:
    """The forms of a row: (form, use, whether it lacks a suffix)."""
    yield row.name, row.official, False
    if row.level == "country" or not row.core:
        return
    kind = _KINDS.search(row.name)
    if kind and row.core + kind[1] != row.name and len(row.core) > 1:
        # 玉龙纳西族自治县 is called 玉龙县, 玉龙自治县; 临夏回族自治州 临夏州; 广西壮族自治区 广西自治区.
        suffix = kind[1]
        short = {"自治州": "州", "自治县": "县", "自治旗": "旗"}.get(suffix, suffix)
        if suffix != "特别行政区":
            yield row.core + suffix, "free", False
            yield row.core + short, "free", False
    if row.bare != "never":
        yield row.core, row.bare, True
