"""The size that goods are of, told before how many there are: 12㎡棉帐篷150顶, 采购25公斤大米200袋."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.quantities.rules import alternation

SIZED = frozenset({"area", "length", "mass", "power", "volume"})
"""What a size is measured in."""
_HEAVIEST = "斤|千克|升|㎏|[kK][gG]|[Ll]"
_LED = "[、,;:和及发购买拨运送赠备供助]"  # 大米5公斤面粉20袋: of what stands before it
_COUNTED = "[0-9.,]{1,9}[万余多]{0,2}[顶袋桶箱瓶包罐壶盒间套座台张块捆卷件]"


def sizes(goods: Iterable[str]) -> regex.Pattern[str]:
    """What stands behind a size, from its last character on: goods that are then counted."""
    named = rf"[\p{{Han}}A-Za-z]{{0,6}}?{alternation(goods)}{_COUNTED}"
    led = rf"(?<!{_HEAVIEST})|(?<={_LED}[0-9.]{{1,4}}.{{1,3}})"
    return compile_regex(rf"(?<![吨亩顷里])(?:{led}){named}")
