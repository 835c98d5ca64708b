"""Spaces in and beside numbers: closed up in running text, kept between cells."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.text.amounts import is_chinese_numeral
from minzheng_ie.text.normalize import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # groups of three in a sentence, whatever the space
        ("全县孤儿供养资金3 216元。", "全县孤儿供养资金3216元。"),
        ("走访老人12\u00a0640人次;", "走访老人12640人次;"),
        ("走访老人12\u3000640人次;", "走访老人12640人次;"),
        ("支出救助金 4 305 万元。", "支出救助金4305万元。"),
        ("支出 4 305.6 万元,增长一成。", "支出4305.6万元,增长一成。"),
        ("志愿者2 345 678人", "志愿者2345678人"),
        # thin spaces are made for it, even in a cell
        ("志愿者 人 2\u2009345\u202f678", "志愿者 人 2345678"),
        # a cell apart from the others by tabs or several spaces
        ("志愿者\t人\t2 345", "志愿者 人 2345"),
        ("志愿者  人  2 345  3 456", "志愿者  人  2345  3456"),
        # no groups of three, more than one number, the number of an item, a year
        ("床位 12 34 张。", "床位12 34张。"),
        ("床位 1234 567 张。", "床位1234 567张。"),
        ("床位 012 345 张。", "床位012 345张。"),
        ("5 130家站点开业。", "5 130家站点开业。"),
        # as likely columns
        ("助餐点 130 420 个", "助餐点 130 420 个"),
        ("助餐点 130 420个", "助餐点 130 420个"),
        ("指标 2022年 2023年", "指标 2022年 2023年"),
        ("指标 2022 年 2023 年", "指标 2022年 2023年"),
        # rows of a table laid into a running line
        ("统计时间为年末。受灾 8 42 47 97 救助 18 101 334", "统计时间为年末。受灾8 42 47 97救助18 101 334"),
        ("各片区如下:走访 205 118 113 慰问 96 60 52", "各片区如下:走访 205 118 113 慰问 96 60 52"),
        (
            "说明:按季。户次 101 114 215 人数 237 300 537 合计 3 户。",
            "说明:按季。户次101 114 215人数237 300 537合计3户。",
        ),
        ("全县走访老人12 640人次。片区 8 42 47。", "全县走访老人12640人次。片区8 42 47。"),
        ("登记 1 230,复核 1 118。", "登记1230,复核1118。"),
        # Chinese numerals
        ("投入 三 百 六 十 万 元。", "投入 三百六十万元。"),
        ("助餐点两千 四百 个。", "助餐点两千四百个。"),
        ("助餐点二百四十 个", "助餐点二百四十个"),
        ("惠及 十 余 万 人。", "惠及 十余万人。"),
        ("投入 360 万 元。", "投入360万元。"),
        ("占比 三 成 五。", "占比 三 成 五。"),
        ("统一 二十万元标准。", "统一 二十万元标准。"),
        ("第二 百货商店", "第二 百货商店"),
        ("二 十万元项目完工。", "二 十万元项目完工。"),
        ("城区 两千 四百 个", "城区 两千 四百 个"),
        ("三百 两百 户。", "三百 两百 户。"),
    ],
)
def test_spaces(text: str, expected: str) -> None:
    assert clean(text).text == expected


@pytest.mark.parametrize(
    "text", ["五百二十万", "三千六百", "十余万", "一万二千", "一百二十三", "二十点五万", "四亿零六百万"]
)
def test_chinese_numerals(text: str) -> None:
    assert is_chinese_numeral(text)


@pytest.mark.parametrize(
    "text", ["", "三五", "三五百", "三百两百", "二十三百", "一一", "万", "五", "点五万", "十" * 30]
)
def test_what_is_no_single_chinese_numeral(text: str) -> None:
    assert not is_chinese_numeral(text)


@settings(max_examples=300)
@given(
    st.integers(1000, 10**12), st.sampled_from(" \u00a0\u2009\u200a\u202f\u3000"), st.sampled_from("人元户张")
)
def test_grouped_numbers_come_back_whole(number: int, space: str, unit: str) -> None:
    written = f"{number:,}".replace(",", space)
    assert clean(f"全县合计{written}{unit}。").text == f"全县合计{number}{unit}。"


@pytest.mark.parametrize("piece", ["120 350 ", "一 ", "十 万 ", "3 120", "3  120 ", "1 234人 ", "\u2009120"])
def test_spaces_cost_no_more_than_they_are_long(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        best = 9.0
        for _ in range(3):
            started = time.process_time()
            clean(text)
            best = min(best, time.process_time() - started)
        return best

    seconds(2000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.001)
