"""The characters numerals are written in, mapped onto those the grammar knows: same length, character by character.

Full width, Traditional and financial numerals (壹佰贰拾), circles and letters that stand for a zero (二○三, 23O0).
"""

from __future__ import annotations

import regex

from minzheng_ie.compiled import compile_re, compile_regex
from minzheng_ie.quantities.amounts import CHINESE, SCALES, SMALL


def _one_to_one(old: str, new: str) -> dict[int, str | int]:
    return {ord(before): after for before, after in zip(old, new, strict=True)}


# One to one: full-width ASCII, then the Traditional characters that numerals, modifiers and number-like words use.
_TRADITIONAL = _one_to_one(
    "萬億兩負點餘幾數約將過達個倍貳參陸處間條項張單雙農來戶家對場類種級歲時鐘滿於從無統進專單歸劃純應門亞"
    "業變軍馬語條緒載髮絲輪產處邊極當難黨會雲寧縣鎮內頂後後號畝頃噸裡體圓幣億為與這",
    "万亿两负点余几数约将过达个倍贰参陆处间条项张单双农来户家对场类种级岁时钟满于从无统进专单归划纯应门亚"
    "业变军马语条绪载发丝轮产处边极当难党会云宁县镇内顶后后号亩顷吨里体圆币亿为与这",
)
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；：（）！？"}
_SPACES = dict.fromkeys(map(ord, "\u3000\u00a0\u2002\u2003\u2009\u200a\u202f"), " ")
_TABLE: dict[int, str | int] = {**_TRADITIONAL, **_WIDTH, **_SPACES, 0x2212: "-", 0x66BE: "贰"}
_FULL_COMMA = compile_regex(r"(?<=[０-９])，(?=[０-９]{3})")

FINANCIAL = "壹弌贰貳贰叁參参弎肆伍陆陸柒捌玖拾佰仟"
_PLAIN = str.maketrans(FINANCIAL, "一一二二二三三三三四五六六七八九十百千")
# 参, 伍, 陆 and 拾 are parts of words all the time: alone they send no text through what follows.
_ANY_FINANCIAL = compile_re(
    "[壹弌贰貳叁弎肆柒捌玖佰仟]|[伍陆陸参參](?=[拾万亿元角点人户])|[伍参拾](?<=[点零一二两三四五六七八九].)"
    "|拾(?=[万亿伍陆陸参參])|[伍陆陸参參拾](?<=^.)$"
)
_RUN = compile_regex(rf"[{FINANCIAL}{CHINESE}点]{{2,}}")
# 参, 伍, 陆 and 拾 are also parts of words (参加, 队伍, 大陆, 收拾): what stands beside them tells.
_MARK = compile_regex(
    r"[拾佰仟万亿].*[壹贰貳叁肆柒捌玖伍陆]|[壹贰貳叁肆柒捌玖伍陆参].*[拾佰仟万亿]|[壹贰貳叁肆柒捌玖]{2}|[壹贰貳叁柒捌玖]"
    r"|点[壹贰貳叁肆伍陆柒捌玖]|[肆伍陆参]点|[拾佰仟][万亿]|[一二两三四五六七八九][拾佰仟]"
)
# One alone: 壹, 贰 … are never words; 肆, 伍 and 陆 are, and names (陆家嘴), but not before these units.
_ALONE = compile_regex(
    r"[壹弌贰貳叁弎柒捌玖]|^[肆伍陆陸参參拾佰仟]$|(?<![放队退落行老参入酒茶书大内着登水])[肆伍陆陸参參](?=人次|户次|元(?!素)|角|[人户](?:[,。;、)\n]|$))"
)
_BEFORE_JIAO = compile_regex(r"(?<=[元角圆零])[壹贰貳叁肆伍陆柒捌玖](?=[角分])")
_ZERO_BETWEEN_DIGITS = compile_regex(r"(?<=[0-9])[OＯ○〇◯]++(?=[0-9])(?<![A-Za-z][0-9]{1,8}[OＯ○〇◯]+)")
_ZERO_BETWEEN_NUMERALS = compile_regex(
    rf"(?<=[{CHINESE}壹贰貳叁肆伍陆柒捌玖拾佰仟])[OＯ○◯]++(?=[{SMALL}十壹贰貳叁肆伍陆柒捌玖拾]|人次|户次|[人户元家年张件名项所](?!于))"
)
_ANY_ZERO = compile_re(rf"[OＯ○◯](?<=[0-9{CHINESE}壹贰貳叁肆伍陆柒捌玖拾佰仟].)|〇(?<=[0-9].)")


# One search for both: most texts have neither, and the next character of one set is found faster than of several.
_ANY = compile_re(f"(?=[OＯ○◯〇{FINANCIAL}])(?:{_ANY_ZERO.pattern}|{_ANY_FINANCIAL.pattern})")


def plain_numerals(text: str) -> str:
    """``text`` (Simplified, half width) with financial numerals and lettered zeros made plain; same length."""
    if _ANY.search(text) is None:
        return text
    if _ANY_ZERO.search(text) is not None:
        text = _ZERO_BETWEEN_DIGITS.sub(lambda match: "0" * len(match.group()), text)
        text = _ZERO_BETWEEN_NUMERALS.sub(lambda match: "〇" * len(match.group()), text)
    if _ANY_FINANCIAL.search(text) is not None:
        text = _RUN.sub(_financial, text)
        text = _ALONE.sub(lambda match: match.group().translate(_PLAIN), text)
        text = _BEFORE_JIAO.sub(lambda match: match.group().translate(_PLAIN), text)
    return text


def _financial(match: regex.Match[str]) -> str:
    run = match.group()
    return run.translate(_PLAIN) if _MARK.search(run) else run


def plain_text(text: str) -> str:
    """Raw ``text`` with simplified, half-width, plain numerals; same length, character by character."""
    if "，" in text:
        text = _FULL_COMMA.sub(",", text)
    return plain_numerals(text.translate(_TABLE))


# A space of any kind inside a numeral: 454.9 万, 7 万5 千4 百, 十 余 万, 4 567, 12.5 %.
_INNER_SPACES = compile_regex(
    rf"(?<=[0-9{CHINESE}]) (?=[余多几来]? ?[{SCALES}])|(?<=[0-9{CHINESE}] ?[余多几来]) (?=[{SCALES}])"
    rf"|(?<=[{SCALES}]) (?=[{SMALL}] ?[{SCALES}]|零 ?[{SMALL}])|(?<=[{SCALES}] ?零) (?=[{SMALL}])|(?<=[百千万亿]) (?=[0-9]{{1,4}} ?[十百千万亿])"
    r"|(?<=[0-9]) (?=%|‰|个?[百千]分点|倍|成(?!立|功|为|果|员|效))"
)
_THOUSANDS = compile_regex(r"(?<![0-9.,])[0-9]{1,3}(?: [0-9]{3})++(?![0-9]| [0-9])")


def inner_spaces(text: str) -> list[tuple[int, int]]:
    """The single spaces of a plain text (`plain_text`) that stand inside a numeral, as spans in order."""
    if " " not in text:
        return []
    found = {match.start() for match in _INNER_SPACES.finditer(text)}
    for match in _THOUSANDS.finditer(text):
        found.update(range(match.start() + len(match.group().partition(" ")[0]), match.end(), 4))
    return [(at, at + 1) for at in sorted(found)]
