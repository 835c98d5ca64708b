"""What the shape of a text tells of its numbers, before any is read: units that may follow, numerals in Chinese.

The room `quantities` reads numbers by its rules; cleaning and layout only ask whether one stands there.
"""

from __future__ import annotations

from minzheng_ie.compiled import compile_regex

NUMERAL = "零〇一二两三四五六七八九十百千万亿"
"""The characters of a Chinese numeral."""

ZEROS = "〇零○◯◎Oo0ΟοОо"
"""What stands for a zero between Chinese numerals; the letters and the circle are what OCR and typists make of it."""

# Measure words of the genre and the signs; longer ones begin with one of these.
UNIT = (
    "(?:人民币|[人名位口户家个所处座间栋套支队站床元块角张辆台件本份册条项宗起例场次期批篇对只头棵株亩吨米斤克倍成%‰]"
    "|公顷|公里|公斤|千米|千克|平方|立方|小时|课时|百分点|千分点|美元|港元|村|社区|街道|乡镇)"
)
"""A unit begins here: an expression without anchors, matched at a position."""

_DIGIT = "[一二两三四五六七八九]"
_THOUSANDS = rf"(?=[^万亿点])(?:{_DIGIT}千)?(?:零?{_DIGIT}百)?(?:零?{_DIGIT}?十)?(?:(?:零|(?<=十))?{_DIGIT})?"
_GROUP = rf"(?:{_THOUSANDS}[余多几]?)"
_WHOLE = compile_regex(
    rf"(?:{_GROUP}亿)?(?:零?{_GROUP}万)?(?:零?{_GROUP})?(?:(?<={_DIGIT}|十|零|〇)点[零〇一二两三四五六七八九]+[余多]?[万亿]?)?"
)
_SCALE = compile_regex("[十百千万亿]")
_LONGEST = 24


def is_chinese_numeral(text: str) -> bool:
    """Whether ``text`` is one well-formed Chinese numeral with a scale (五百二十万, 十余万), not two side by side."""
    return len(text) <= _LONGEST and _SCALE.search(text) is not None and _WHOLE.fullmatch(text) is not None
