"""What OpenCC leaves or gets wrong when Traditional text becomes Simplified: variants, 著, names of divisions.

Everything here keeps the length: one character for one.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.divisions import DIVISIONS, division_rows
from minzheng_ie.patterns import builtin_dir
from minzheng_ie.text.conversion import conversion_table

# Variant shapes without a line in OpenCC's table: of Hong Kong's standard, of older prints and of Japanese fonts.
_SHAPES = str.maketrans(
    "衞敍靑淸吿税黄尙歩歳毎戸値鄕鄊彥喩温减决况凉凈净脱蜕悦冲册呌鶏秘粧讃郷産黒亊髙镸寜橋槗恵宻囻国囯県対関圧庁広発経総続継区内陜",
    "卫叙青清告税黄尚步岁每户值乡乡彦喻温减决况凉净净脱蜕悦冲册叫鸡秘妆赞乡产黑事高长宁桥桥惠密国国国县对关压厅广发经总续继区内陕",
)


def _shapes() -> dict[int, str]:
    """Code point of a variant → the Simplified character, `_SHAPES` with Unicode's own duplicates of characters."""
    table = {code: chr(new) for code, new in _SHAPES.items() if code != new}
    for first, last, form in ((0xF900, 0xFAFF, "NFC"), (0x2F00, 0x2FDF, "NFKC"), (0x2E80, 0x2EFF, "NFKC")):
        for code in range(first, last + 1):
            same = unicodedata.normalize(form, chr(code))  # type: ignore[arg-type]
            if len(same) == 1 and same != chr(code):
                table[code] = same
    return table


VARIANTS = _shapes()
"""Variants that OpenCC does not know, by code point; an entry may still be Traditional (a compatibility 樂)."""

_VARIANT = compile_re("[" + "".join(map(chr, VARIANTS)) + "]")

# 著 is the particle 着, and what 着 is in 着手, 着力 …, but not in words of writing and of renown.
_PARTICLE = compile_regex(
    "(?<![显顯卓])著(?=[手力眼重火装裝陆陸落想色急凉涼])"
    "|(?<![显顯卓昭編编土原名专專论論巨遗遺译譯合拙所撰炳])著(?![名作者述称稱书書录錄译譯论論文有于於])"
)


def fold_variants(text: str) -> str:
    """``text`` with the variants of `VARIANTS` replaced, one for one."""
    return text.translate(VARIANTS) if _VARIANT.search(text) else text


def mend(original: str, converted: str) -> str:
    """Undo and complete what OpenCC did to one line.

    original (str): the line before. converted (str): the line after, of the same length.
    RETURNS (str): of the same length; 著 is 着 where it is the particle, and a name of the region table whose
        own characters OpenCC takes for Traditional ones (乾安) stands as in the table.
    """
    if "著" in converted:
        converted = _PARTICLE.sub("着", converted)
    for wrong, right in _kept_names():
        at = converted.find(wrong)
        while at >= 0:
            if all(
                new == old or original[at + i] == new
                for i, (old, new) in enumerate(zip(wrong, right, strict=True))
            ):
                converted = converted[:at] + right + converted[at + len(wrong) :]
            at = converted.find(wrong, at + len(wrong))
    return converted


@lru_cache(maxsize=1)
def _kept_names() -> tuple[tuple[str, str], ...]:
    """Names of the built-in region table that OpenCC changes although they are Simplified: as it writes them, as they are."""
    rows = division_rows(builtin_dir() / DIVISIONS)
    names = {name for row in rows for name in (row.name, row.core) if len(name) > 1}
    joined = "\n".join(sorted(names))
    changed = conversion_table().convert(joined)
    if changed == joined:
        return ()
    pairs = zip(changed.split("\n"), joined.split("\n"), strict=True)
    return tuple((wrong, right) for wrong, right in pairs if wrong != right and len(wrong) == len(right))
