"""Characters of PDF fonts: radicals and ligatures that stand for letters, and what no font explains."""

from __future__ import annotations

import re
import unicodedata

from minzheng_ie.compiled import compile_re

UNMAPPED = "\ufffd"
"""Stands for a character of which the file does not say what it is."""

# Forms that fonts map a common ideograph to, though Unicode calls them radicals and decomposes few of them.
_RADICALS = dict(
    zip(
        "⺁⺇⺌⺎⺐⺒⺓⺔⺖⺘⺙⺛⺝⺞⺟⺠⺢⺥⺦⺨⺩⺫⺬⺯⺱⺳⺶⺷⺸⺹⺼⺽⺾⻁⻂⻃⻄⻅⻆⻉⻋⻌⻎⻏⻐⻑⻒⻓⻔⻕⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻮⻯⻰⻱⻲⻳",
        "厂几小兀尣己幺乚忄扌攵旡月歺母民氵爫丬犭王罒示糹冈网羊羊羊耂月臼艹虎衤覀西见角贝车辶辶阝钅長镸长门阜雨青韦页风飞食飠飠饣马骨鬼鱼鸟卤麦黄黾斉齐齿竜龙龜亀龟",
        strict=True,
    )
)
_ODD = compile_re("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
_NO_CHARACTER = compile_re("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_CID = re.compile(r"\(cid:[0-9]{1,6}\)")
# Bullets and ticks that Word sets from Symbol and Wingdings; they say no more than that an item begins.
_SYMBOLS = compile_re("[\uf000-\uf0ff]")
_BULLETS = frozenset(
    "\uf06c\uf06e\uf075\uf077\uf09f\uf0a7\uf0b2\uf0b7\uf0d8\uf0e8\uf0f0\uf0fc\uf0fe\uf076\uf071"
)


def letters(text: str) -> str:
    """``text`` with the letters that its glyphs stand for; what is unknown becomes `UNMAPPED`, a bullet ``●``."""
    if _ODD.search(text):
        text = _ODD.sub(_letter, text)
    if "(cid:" in text:
        text = _CID.sub(UNMAPPED, text)
    if _SYMBOLS.search(text):
        text = _SYMBOLS.sub(lambda m: "●" if m[0] in _BULLETS else m[0], text)
    return _NO_CHARACTER.sub(UNMAPPED, text)


def _letter(match: re.Match[str]) -> str:
    character = match[0]
    return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
