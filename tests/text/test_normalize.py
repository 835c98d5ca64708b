"""Cleaning: what is folded, what is deleted, and that every character leads back to the original."""

from __future__ import annotations

import time

import pytest
import regex as re
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.patterns import builtin_dir
from minzheng_ie.text.conversion import conversion_table
from minzheng_ie.text.normalize import clean, simplify
from minzheng_ie.text.rows import is_table_row


def cleaned(text: str) -> str:
    return clean(text).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # widths and variants
        ("共有１２３．５万人，占４５％（含乡镇）；", "共有123.5万人,占45%(含乡镇);"),
        ("「十四五」『两项补贴』", "“十四五”‘两项补贴’"),
        ("２０２１－２０２３年，增长−３％", "2021-2023年,增长-3%"),
        ("3～5家；3〜5家", "3~5家;3~5家"),
        ("Ａ类ｂ型", "A类b型"),
        ("《民政》、“低保”。", "《民政》、“低保”。"),
        # Traditional
        ("發放養老機構補貼2.5萬元", "发放养老机构补贴2.5万元"),
        ("鄉鎮臨時救助備用金製度", "乡镇临时救助备用金制度"),
        ("简体的句子不变", "简体的句子不变"),
        # readings
        ("民政事業(yè)發(fā)展", "民政事业发展"),
        ("养老机构（gòu）120家", "养老机构120家"),
        ("福利(lì)(lì)院", "福利院"),
        ("乡镇(街道)、村(社区)", "乡镇(街道)、村(社区)"),
        ("型号(YY)为(abc)", "型号(YY)为(abc)"),
        ("他(de)话", "他(de)话"),
        ("业(yè)机(jī)构(gòu)的(de)数", "业机构的数"),
        ("A(yè)1(yè)", "A(yè)1(yè)"),
        ("增长(zhǎng)5(wǔ)%", "增长5(wǔ)%"),
        # invisible characters
        ("养\u200b老\ufeff机\u00ad构\u2060", "养老机构"),
        # spaces beside digits
        ("共有 454.9 万户。", "共有454.9万户。"),
        ("救助 1, 234 人次，支出 12 ,345 元", "救助1,234人次,支出12,345元"),
        ("其中占 5 . 5 %；", "其中占5.5%;"),
        ("增长 5.5 ％，达 3 — 5 家", "增长5.5%,达3—5家"),
        ("2023 年 1 月 至 9 月，新增 5 所", "2023年1月 至9月,新增5所"),
        ("共有\u300012\u00a0家。", "共有12家。"),
        ("共有\t12\t家。", "共有12家。"),
        ("12 345", "12 345"),
        ("王丽 李强", "王丽 李强"),
        # rows keep their cells
        ("养老机构 个 120", "养老机构 个 120"),
        ("养老床位　万张　236.8", "养老床位 万张 236.8"),
        ("城市低保\t479.6\t541.8", "城市低保 479.6 541.8"),
        ("项目　　2021 年　　2020 年", "项目  2021年  2020年"),
        ("项目\t2021 年\t2020 年", "项目 2021年 2020年"),
        ("社会周刊 2024 年 4 月 30 日", "社会周刊2024年4月30日"),
        ("社会周刊 2024 年 4 月 30 日 第 12 期 03 版", "社会周刊2024年4月30日 第12期03版"),
        # line ends
        ("甲。\r\n乙。\r丙。\n丁。", "甲。\n乙。\n丙。\n丁。"),
        ("甲。\r乙。", "甲。\n乙。"),
        ("甲。\u2028乙。\u000c丙。", "甲。\n乙。\n丙。"),
        ("", ""),
        ("\u200b", ""),
    ],
)
def test_clean(text: str, expected: str) -> None:
    result = clean(text)
    assert result.text == expected
    assert result.alignment.length == len(expected)


def test_spans_of_clean_text_lead_back_to_what_was_written() -> None:
    source = "全縣養老事業(yè)支出 1, 234．5 萬元，\r\n增長（zhǎng）５ ％。"
    result = clean(source)
    for clean_form, written in [
        ("养老事业", "養老事業"),
        ("1,234.5万元", "1, 234．5 萬元"),
        ("事业支出", "事業(yè)支出"),
        ("5%", "５ ％"),
        ("增长", "增長"),
    ]:
        start = result.text.index(clean_form)
        low, high = result.alignment.span(start, start + len(clean_form))
        assert source[low:high] == written


ALPHABET = st.sampled_from(
    [
        *"民政養老機構万萬億１2 3,.％%（）()\n\r\t\u3000\u200b。，—-",
        "(yè)",
        "（gòu）",
        "(de)",
        "\r\n",
        "— 3 —",
        "𠮷",
        "é",
    ]
)


@settings(max_examples=300)
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_every_clean_character_stands_for_one_of_the_source(source: str) -> None:
    result = clean(source)
    assert result.alignment.length == len(result.text)
    places = [result.alignment.position(i) for i in range(len(result.text))]
    assert places == sorted(set(places))
    for char, place in zip(result.text, places, strict=True):
        written = source[place]
        assert char.isdecimal() == written.isdecimal()
        assert char.isspace() == written.isspace()
        if char.isdecimal():
            assert int(char) == int(written)
        if re.match(r"\p{Han}", written):
            assert char in (written, simplify(written))
    assert "\r" not in result.text
    assert "\t" not in result.text


@settings(max_examples=300)
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_no_digit_is_dropped_unseen(source: str) -> None:
    result = clean(source)
    kept = {result.alignment.position(i) for i in range(len(result.text))}
    removed = {i for start, end in result.removed for i in range(start, end)}
    assert {i for i, char in enumerate(source) if re.match(r"[0-9０-９]", char)} <= kept | removed
    assert not kept & removed


@settings(max_examples=200)
@given(st.lists(ALPHABET, max_size=60).map("".join))
def test_cleaning_prose_again_changes_no_line_of_prose(source: str) -> None:
    once = cleaned("".join(char for char in source if char not in "\r\n\u3000\t ")).replace("\n", "")
    if "(" not in once and "—" not in once:
        assert cleaned(once) == once


def test_page_marks_are_remembered_when_they_are_taken_out() -> None:
    source = "全市共有养老机构一百二十家，其中\n— 3 —\n公办养老机构48家。"
    result = clean(source)
    assert result.text == "全市共有养老机构一百二十家,其中公办养老机构48家。"
    assert [source[start:end] for start, end in result.removed] == ["3"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("後台老闆的裡面", "后台老板的里面"),
        ("乾隆與幹部乾燥", "乾隆与干部干燥"),
        ("甲\n發展\n乙", "甲\n发展\n乙"),
        ("", ""),
    ],
)
def test_simplify(text: str, expected: str) -> None:
    assert simplify(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # names of the region table whose own characters look Traditional
        ("陝西省乾縣的養老院", "陕西省乾县的养老院"),
        ("乾安與前郭爾羅斯", "乾安与前郭尔罗斯"),
        ("餅乾、乾淨的床單", "饼干、干净的床单"),
        # shapes that OpenCC does not know
        ("中衞的衞生院", "中卫的卫生院"),
        ("敍永縣靑年、毎戸", "叙永县青年、每户"),
        ("⽼年⼈⼆⼗⼋⼾", "老年人二十八户"),
        # the particle, and words of writing and renown
        ("隨著老齡化,沿著河邊,著重發展,意味著進步", "随着老龄化,沿着河边,着重发展,意味着进步"),
        ("場所著火,重新著手,穿著整齊,執著", "场所着火,重新着手,穿着整齐,执着"),
        (
            "顯著提高,成效卓著,著名專家著作,編著與論著,以敬老著稱,土著居民",
            "显著提高,成效卓著,著名专家著作,编著与论著,以敬老著称,土著居民",
        ),
    ],
)
def test_simplify_beyond_opencc(text: str, expected: str) -> None:
    assert simplify(text) == expected


@pytest.mark.parametrize("standard", ["s2t", "s2tw", "s2hk"])
def test_every_division_survives_the_way_there_and_back(standard: str) -> None:
    from opencc import OpenCC

    rows = (builtin_dir() / "regions.csv").read_text(encoding="utf-8").splitlines()
    names = "\n".join(sorted({row.split(",")[1] for row in rows if row[:1].isdigit()}))
    assert simplify(OpenCC(standard).convert(names)) == names


def _opencc_pieces() -> list[str]:
    from pathlib import Path

    import opencc

    folder = Path(opencc.__file__).parent / "dictionary"
    names = ("TSPhrases.txt", "TSCharacters.txt")
    lines = [line for name in names for line in (folder / name).read_text(encoding="utf-8").splitlines()]
    phrases = [line.split("\t")[0] for line in lines]
    return [
        *phrases,
        *{char for phrase in phrases if len(phrase) > 1 for char in phrase},
        "低保",
        "1",
        " ",
        ",",
    ]


@given(st.lists(st.sampled_from(_opencc_pieces()), max_size=12).map("".join))
def test_the_table_answers_as_opencc_does(text: str) -> None:
    from opencc import OpenCC

    expected = OpenCC("t2s").convert(text)
    if len(expected) == len(text):
        assert conversion_table().convert(text) == expected


def test_phrases_of_opencc_that_share_a_character() -> None:
    from opencc import OpenCC

    phrases = [piece for piece in _opencc_pieces() if len(piece) > 1]
    text = "\n".join(first + second[1:] for first in phrases for second in phrases if first[-1] == second[0])
    assert conversion_table().convert(text) == OpenCC("t2s").convert(text)


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=30))
def test_simplify_is_one_for_one(text: str) -> None:
    assert len(simplify(text)) == len(text)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("养老机构 个 120", True),
        ("婚姻登记 万对 27.86", True),
        ("城市低保 479.6 541.8", True),
        ("护理型床位占比 52.8%", True),
        ("床位 1,234 张", True),
        ("共有养老机构 49 家，床位 9061 张。", False),
        ("指标 单位 数量", False),
        ("49 家", False),
        ("发布时间 2023 年 5 月 4 日", False),
        ("第 12 期", False),
        ("共49家", False),
        ("", False),
    ],
)
def test_is_table_row(line: str, expected: bool) -> None:
    assert is_table_row(line) is expected


@pytest.mark.parametrize(
    "piece", ["養老(yǎng) 5 家，", " 5", "(", "（yì", "\t5\t", "5 ,", "5,", "年 ", "\u200b", "—3—\n", "5 年 "]
)
def test_cleaning_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.perf_counter()
        clean(text)
        return time.perf_counter() - started

    seconds(1000)
    short, long = seconds(25_000), seconds(200_000)
    assert long < 8 * 4 * max(short, 0.01), f"{short:.3f} s for 25k, {long:.3f} s for 200k"


@pytest.mark.parametrize("end", ["\n", "\r\n", " \n", "\x0b"])
def test_blank_lines_without_number_are_as_three(end: str) -> None:
    few, many = f"甲县{end * 4}乙县5家。", f"甲县{end * 4000}乙县5家。"
    assert clean(many).text.split() == clean(few).text.split()
    assert len(clean(many).text) < 100
    found = clean(many)
    start = found.text.index("5家")
    first, last = found.alignment.span(start, start + 2)
    assert many[first:last] == "5家"
