"""Broken lines: which breaks and page marks are deleted, and which lines stay apart."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.text.lines import JOINT, join_lines

PARAGRAPHS = [
    "全年共为7.2万名老年人办理意外伤害保险,保费支出648万元,其中市级财政承担四成,其余由县级财政分担;农村敬老院新装烟感报警器1360个,更换老旧电线36千米。",
    "婚姻登记机关办理结婚登记4120对,离婚登记1175对,补发证件2033件。跨省通办窗口设在三个登记处,受理外省申请96对,平均用时不到二十分钟。",
    "志愿服务组织发展到415家,注册志愿者突破11万人。社区慈善超市28家,接收衣被8.6万件;设立社区基金19只,募集善款355万元,惠及困难家庭2270户。",
    "殡葬领域补短板项目完工4个,改造火化炉7台,新建公益性骨灰堂2处。减免基本殡葬服务费用131万元,节地安葬率提高到百分之六十三,群众负担明显减轻。",
]


def joined(text: str, joint: str = "|") -> str:
    """``text`` with its lines joined; ``joint`` where a break between two numbers stays."""
    joining = join_lines(text)
    marked = joining.marked(text).replace(JOINT, joint)
    parts = []
    position = 0
    for start, end in joining.deleted:
        assert position <= start < end
        parts.append(marked[position:start])
        position = end
    return "".join([*parts, marked[position:]])


def wrap(text: str, width: int) -> str:
    return "\n".join(text[i : i + width] for i in range(0, len(text), width))


def lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("width", [28, 35, 38, 40, 44])
@pytest.mark.parametrize("indent", ["", "  "])
def test_wrapped_paragraphs_come_back_whole(width: int, indent: str) -> None:
    paragraphs = [indent + paragraph for paragraph in PARAGRAPHS]
    assert joined("\n".join(wrap(paragraph, width) for paragraph in paragraphs)) == "\n".join(paragraphs)


def test_wrapped_paragraphs_come_back_whole_when_noise_was_put_in_after_wrapping() -> None:
    wrapped = "\n".join(wrap(paragraph, 40) for paragraph in PARAGRAPHS)
    noisy = wrapped.replace("登记", "登记(jì)").replace("人", "人(rén)").replace("1", " 1")
    assert len(lines(joined(noisy))) == len(PARAGRAPHS)


def test_headings_of_wrapped_text_stay_apart() -> None:
    text = "\n".join(
        [
            "养老服务",
            wrap(PARAGRAPHS[0], 38),
            "一、社会事务",
            wrap(PARAGRAPHS[1], 38),
            "(二)慈善事业",
            wrap(PARAGRAPHS[2], 38),
        ]
    )
    assert lines(joined(text)) == [
        "养老服务",
        PARAGRAPHS[0],
        "一、社会事务",
        PARAGRAPHS[1],
        "(二)慈善事业",
        PARAGRAPHS[2],
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # page marks in mid-sentence, between paragraphs, at the end
        ("全年支出救助资金12亿元,其中中央\n—3—\n财政补助8亿元,增长一成。", "全年支出救助资金12亿元,其中中央财政补助8亿元,增长一成。"),
        ("全年支出救助资金12亿元,其中中央\n\n— 13 —\n\n财政补助8亿元,增长一成。", "全年支出救助资金12亿元,其中中央财政补助8亿元,增长一成。"),
        ("全年支出救助资金12亿元,其中中央\n第3页 共9页\n财政补助8亿元,增长一成。", "全年支出救助资金12亿元,其中中央财政补助8亿元,增长一成。"),
        ("上年支出三亿元。\n- 4 -\n本年支出四亿元。", "上年支出三亿元。\n\n本年支出四亿元。"),
        ("本年支出四亿元。\n3/12", "本年支出四亿元。\n"),
        ("本年支出四亿元。\nPage 3 of 12", "本年支出四亿元。\n"),
        # a line that cannot end or cannot begin there
        ("其中特困供养支出3.5\n亿元,占比一成半。", "其中特困供养支出3.5\n亿元,占比一成半。"),
        ("全年支出二亿元,其中特困供养支出3.5\n亿元,占比一成半。", "全年支出二亿元,其中特困供养支出3.5亿元,占比一成半。"),
        ("全年支出二亿元,其中特困供养支出3.\n5亿元,占比一成半。", "全年支出二亿元,其中特困供养支出3.5亿元,占比一成半。"),
        ("低保、特困、孤儿、\n事实无人抚养儿童保障", "低保、特困、孤儿、\n事实无人抚养儿童保障"),
        ("全年救助流浪乞讨人员九百人次\n,比上年减少三成。", "全年救助流浪乞讨人员九百人次,比上年减少三成。"),
        ("护理型床位占比达到五十五\n%。", "护理型床位占比达到五十五%。"),
        # an unfinished line behind whole sentences
        ("上年支出三亿元。本年支出四\n亿元,增长三成。", "上年支出三亿元。本年支出四亿元,增长三成。"),
        # no reason to join
        ("聚焦主责,改革创新\n本年支出四亿元,增长三成。", "聚焦主责,改革创新\n本年支出四亿元,增长三成。"),
        ("上年支出三亿元。本年支出四亿元\n二、养老服务", "上年支出三亿元。本年支出四亿元\n二、养老服务"),
        ("上年支出三亿元。本年支出四亿元\n附件:统计表", "上年支出三亿元。本年支出四亿元\n附件:统计表"),
        ("上年支出三亿元。本年支出四亿元\n\n\n救助力度加大,效果明显。", "上年支出三亿元。本年支出四亿元\n\n\n救助力度加大,效果明显。"),
        ("上年支出三亿元。本年支出四亿元\n  救助力度加大,效果明显。", "上年支出三亿元。本年支出四亿元\n  救助力度加大,效果明显。"),
        ("一句话。", "一句话。"),
        ("", ""),
        ("\n\n", "\n\n"),
    ],
)  # fmt: skip
def test_breaks(text: str, expected: str) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "指标 单位 数量\n养老机构 个 120\n养老床位 万张 2.8\n护理型床位 万张 1.6\n救助站 个 14\n儿童福利院 个 9",
        "养老机构建设情况统计 家 1201\n农村敬老院改造情况统计 家 1305\n社区日间照料中心情况统计 家 1409\n救助管理机构情况的统计 家 1511",
        "首页 | 机构职能 | 政务公开\n您的位置:首页\n全市养老服务工作推进会召开\n来源:市民政局",
        "第一章 总则\n第一条 为规范临时救助工作,制定本办法。\n第二条 临时救助坚持应救尽救。",
        "一是扩面。新增低保对象八百户\n二是提标。月人均提高四十元\n三是增效。办理时限压缩一半",
    ],
)
def test_rows_links_and_items_stay_apart(text: str) -> None:
    assert joined(text) == text


def test_a_title_that_is_a_full_line_does_not_take_in_the_source_line() -> None:
    title = "关于某某市上一年度民政事业发展计划执行情况与本年度计划草案的若干说明和报告"
    assert len(title) >= 36
    text = "\n".join([title, "来源:市民政局", *(wrap(paragraph, len(title)) for paragraph in PARAGRAPHS)])
    assert lines(joined(text))[:2] == [title, "来源:市民政局"]


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            ["全年支出四亿元,", "。", "\n", "\n\n", "  ", "—3—", "5", "一、", "(一)", "其中", " "]
        ),
        max_size=40,
    ).map("".join)
)
def test_only_breaks_indents_and_page_marks_are_deleted(text: str) -> None:
    for start, end in join_lines(text).deleted:
        assert set(text[start:end]) <= set("\n 0123456789—")


@pytest.mark.parametrize(
    "piece",
    ["全年支出四亿元,", "5\n", "\n", "— 3 —\n", "全年支出\n", "全年支出四亿元,其中中央财政补助\n\n", " \n"],
)
def test_joining_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        started = time.perf_counter()
        join_lines(text)
        return time.perf_counter() - started

    seconds(1000)
    short, long = seconds(25_000), seconds(200_000)
    assert long < 8 * 4 * max(short, 0.01), f"{short:.3f} s for 25k, {long:.3f} s for 200k"


def test_numbers_of_pages_are_no_items() -> None:
    text = "1、全县养老机构14家。入住老人\n2、860名,护理员120名。全年发放补贴31\n3、万元。评估老人740名。其中失能"
    more = f"{text}\n4、老人95名。"
    assert joined(more).startswith("1、全县养老机构14家。入住老人860名")
    assert joined(more).endswith("其中失能老人95名。")
    assert "补贴31\n3、万元" in joined(more)  # a number is never made of two
    assert "\n4、" in joined(more.replace("补贴31\n", "补贴\n"))  # nothing shows that they are not items


@pytest.mark.parametrize(
    "text",
    [
        "工作如下。城市低保新增31\n1、农村低保。低保对象45户\n1、五保。五保对象90人。",
        "一是养老。养老机构14家,入住31\n2、低保。低保对象45户。",
        "1、低保。低保对象45户\n2、五保。五保对象90人\n3、救助。临时救助600人次",
    ],
)
def test_items_are_no_pages(text: str) -> None:
    assert joined(text) == text
