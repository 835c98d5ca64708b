"""No numeral vanishes: every one of any text lies in a claim or in the ledger, and nothing makes the library fail."""

from __future__ import annotations

import itertools
import unicodedata
from functools import lru_cache

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

import minzheng_ie as mz
from minzheng_ie.errors import MinzhengError
from minzheng_ie.quantities.ledger import unread

CHINESE = frozenset("〇零一二三四五六七八九十百千万亿两萬億兩")
FINANCIAL = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟貳")
NAMES = frozenset("伍陆")
"""Surnames and places (伍女士, 陆家嘴) as well: numerals only beside another numeral character."""


def _circled(char: str) -> bool:
    """① ⑽ ⒈ ㈠ ㊀ ❶; not ² or ½, which count nothing by themselves."""
    name = unicodedata.name(char, "")
    return unicodedata.category(char) == "No" and (
        "CIRCLED" in name or "PARENTHESIZED" in name or name.endswith("FULL STOP")
    )


def _sure(char: str) -> bool:
    return char in CHINESE or unicodedata.category(char) == "Nd" or _circled(char)


def numerals(text: str) -> list[int]:
    """The places of the numeral characters of ``text``, by Unicode and by the list above, whatever the library thinks."""

    def counts(at: int) -> bool:
        char = text[at]
        if char in NAMES:
            beside = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
            return any(_sure(other) or other in FINANCIAL for other in beside)
        return _sure(char) or char in FINANCIAL

    return [at for at in range(len(text)) if counts(at)]


PIECES = [
    *"0123456789",
    *"０１２５８９",
    *"٠٣٧۴०५९๓๗𝟎𝟗𝟙",  # Arabic, Persian, Devanagari, Thai, mathematical
    *"〇零一二三四五六七八九十百千万亿两",
    *"壹贰叁肆伍陆柒捌玖拾佰仟萬億兩貳",
    *"①②⑩⑳㉑㊿⑴⑽⒈⒛㈠㈩㊀㊉❶➓⓪",
    *"几半双多余来数约近超第点分之成倍个整负元角户人名家张次年月日岁级号件吨%％‰",
    *"，。、；：！？（）()[]“”《》—-~～·.．,/+=±≥≤<>$¥￥×|\n\t \u3000\u00a0\u2009\u200b\ufeff",
    *"ⅣⅫ²½ΩabE",
    "\r\n", "\n\n", "人次", "万元", "亿元", "平方米", "千克", "千瓦", "个百分点", "元/人·月", "每人每月", "每千名", "百分之", "分之",
    "至", "到", "以上", "左右", "不少于", "分别", "同比增长", "下降", "比上年", "其中", "全县", "低保对象", "发放救助金", "养老床位",
    "2023年", "9月", "截至", "上半年", "“十四五”", "三元区", "九台区", "王五", "陆家嘴", "千方百计", "统一", "万一", "十分",
    "1,234", "12,34", "1 234", "3.5", "1.2.3", "2.6E+06", "-4.6%", "3千多万", "两三百", "百儿八十", "贰佰伍拾", "二百零三十",
    "第三批", "（二）", "一是", "1.", "2、", "——3——", "第3页", "民发〔2023〕5号", "0571-88880000", "发布时间：2023-11-08",
]  # fmt: skip


def texts() -> st.SearchStrategy[str]:
    piece = st.one_of(
        st.sampled_from(PIECES),
        st.sampled_from(PIECES),
        st.sampled_from(PIECES),
        st.text(st.characters(exclude_categories=["Cs"]), max_size=3),
        st.text(st.characters(categories=["Nd", "No"]), max_size=2),
    )
    return st.lists(piece, max_size=30).map("".join)


@lru_cache(maxsize=1)
def extractor() -> mz.Extractor:
    return mz.Extractor()


@lru_cache(maxsize=1)
def nlp() -> Language:
    return mz.load()


LEDGER = settings(max_examples=2000, suppress_health_check=[HealthCheck.too_slow])


@LEDGER
@given(text=texts())
@example(text="发布时间：202٣")
@example(text="去年年至年初")
@example(text="全县共有养老机构一百零一十二家，床位二百零三十张。")
@example(text="捐款壹佰捌拾万元，陆拾户，伍女士。")
@example(text="①救助3户；②走访㉑户；⑶慰问四户。")
@example(text="统一部署，万一出错，十分重要，千方百计。")
@example(text="共960双，3.4千公顷，一百〇四户。")
def test_every_numeral_is_a_claim_or_in_the_ledger(text: str) -> None:
    report = extractor().extract(text)
    told: list[mz.Claim | mz.Skipped] = [*report.claims, *report.skipped]
    spans = sorted((item.start, item.end) for item in told)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(spans)), spans
    for item in told:
        assert text[item.start : item.end] == item.quote
    covered = {at for start, end in spans for at in range(start, end)}
    lost = [(at, text[at]) for at in numerals(text) if at not in covered]
    assert not lost, (lost, [(item.quote, item.start) for item in told])


@LEDGER
@given(text=texts())
@example(text="二百零三十万")
@example(text="一百零一十二")
@example(text="三千零五百")
@example(text="٣".join("12"))
def test_numerals_of_any_text_are_found_or_refused(text: str) -> None:
    end = 0
    for number in mz.find_numbers(text):
        assert end <= number.start < number.end <= len(text)
        assert text[number.start : number.end] == number.quote
        assert number.value.is_finite()
        assert number.value_max is None or number.value < number.value_max
        end = number.end
    try:
        number = mz.parse_number(text)
    except MinzhengError as error:
        assert isinstance(error, ValueError)
        return
    assert text.strip() and text[number.start : number.end] == number.quote


@LEDGER
@given(text=texts())
def test_the_pipeline_says_the_same_of_any_text(text: str) -> None:
    doc = nlp()(text)
    assert doc.text == text
    claims = [(claim.quote, claim.value, claim.unit) for claim in doc._.claims]
    assert claims == [(claim.quote, claim.value, claim.unit) for claim in extractor().extract(text).claims]


def test_numeral_characters_are_told_from_names() -> None:
    assert numerals("伍女士住陆家嘴，拾陆户，陆3") == [8, 9, 12, 13]
    assert numerals("①⑽⒈㈠❶٣𝟙Ⅳ²½几半双") == [0, 1, 2, 3, 4, 5, 6]


def test_the_digits_of_every_script_of_the_basic_plane_are_numerals() -> None:
    digits = "".join(char for char in map(chr, range(0x10000)) if char.isdecimal())
    assert list(unread(digits, ())) == [(0, len(digits), "no_unit")]
