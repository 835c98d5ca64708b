"""The layout: kinds of blocks, levels of headings, sentences, items, boilerplate."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from minzheng_ie.compiled import compile_regex
from minzheng_ie.document.layout import LayoutReader
from minzheng_ie.document.rows import FurnitureRule
from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import pattern_dirs, read_rules
from minzheng_ie.text.layout import Layout

PROSE = "全市民政系统坚持以人民为中心的发展思想,着力保障基本民生,着力加强基层治理,各项工作取得新的进展。"


@pytest.fixture(scope="module")
def reader() -> LayoutReader:
    return LayoutReader(pattern_dirs())


def kinds(layout: Layout) -> list[tuple[str, int]]:
    return [(block.kind, block.level) for block in layout.blocks]


def kind_of(reader: LayoutReader, line: str) -> tuple[str, int]:
    """Kind and level of a line that follows a paragraph."""
    return kinds(reader.read(f"{PROSE}\n{line}\n{PROSE}"))[1]


def test_title_comes_before_the_prose_and_only_once(reader: LayoutReader) -> None:
    text = f"某某市民政工作总结\n发布时间:2023-08-18 10:26\n综合情况\n{PROSE}\n养老服务工作\n{PROSE}"
    assert kinds(reader.read(text)) == [
        ("title", 0), ("meta", 0), ("heading", 2), ("paragraph", 0), ("heading", 2), ("paragraph", 0),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "kind", "level"),
    [
        ("一、社会救助", "heading", 1),
        ("十二、加强党的建设", "heading", 1),
        ("第三章 养老服务", "heading", 1),
        ("(一)最低生活保障", "heading", 2),
        ("(一)最低生活保障。", "heading", 2),
        ("1.临时救助", "heading", 3),
        ("2、医疗救助", "heading", 3),
        ("(3)康复辅具", "heading", 3),
        ("①孤儿保障", "heading", 3),
        ("兜牢民生底线", "heading", 2),
        ("兜牢底线,增进福祉", "heading", 2),
        ("(一)最低生活保障。全市共有低保对象3万户,支出2亿元。", "paragraph", 0),
        ("一、全市共有低保对象3.2万户", "paragraph", 0),
        ("1.5万名老人受益", "paragraph", 0),
        ("全市共有低保对象3万户。", "paragraph", 0),
        ("新增养老床位2000张", "paragraph", 0),
        ("包括以下人员,", "paragraph", 0),
        ("养老机构 个 120", "row", 0),
        ("城市低保 479.6 541.8", "row", 0),
        ("发布时间:2023-08-18", "meta", 0),
        ("来源:市民政局", "meta", 0),
        ("2023-08-18 10:26", "meta", 0),
        ("(记者 王小明)", "meta", 0),
        ("京ICP备05012345号", "boilerplate", 0),
        ("版权所有:市民政局", "boilerplate", 0),
        ("电话:0571-88887777", "boilerplate", 0),
        ("地址:人民路18号 邮编:310000", "boilerplate", 0),
        ("您现在的位置:首页 > 工作动态", "boilerplate", 0),
        ("首页 | 机构 | 政务 | 互动", "boilerplate", 0),
        ("上一篇:关于开展检查的通知", "boilerplate", 0),
        ("责任编辑:王小明", "boilerplate", 0),
        ("浏览次数:2057", "boilerplate", 0),
    ],
)
def test_kind_of_a_line(reader: LayoutReader, line: str, kind: str, level: int) -> None:
    assert kind_of(reader, line) == (kind, level)


def test_a_list_of_links_is_boilerplate_until_prose_returns(reader: LayoutReader) -> None:
    long = PROSE * 2
    text = f"{PROSE}\n相关阅读\n市民政局召开推进会\n全市新建站点12个\n{long}\n友情链接:\n国家部委网站"
    assert [block.kind for block in reader.read(text).blocks] == [
        "paragraph", "boilerplate", "boilerplate", "boilerplate", "paragraph", "boilerplate", "boilerplate",
    ]  # fmt: skip


def test_a_heading_of_links_before_the_report_does_not_swallow_it(reader: LayoutReader) -> None:
    text = f"政务公开\n某某市民政工作总结\n{PROSE}\n一、社会救助\n{PROSE}"
    assert "boilerplate" not in [block.kind for block in reader.read(text).blocks][1:]


def sentences(reader: LayoutReader, text: str) -> list[str]:
    return [text[s.start : s.end] for s in reader.read(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支出三亿元。新建五所!够吗?够。", ["支出三亿元。", "新建五所!", "够吗?", "够。"]),
        ("他说:“支出三亿元。”新建五所。", ["他说:“支出三亿元。”", "新建五所。"]),
        ("(注:含上年结转。)新建五所。", ["(注:含上年结转。)", "新建五所。"]),
        ("支出3.5亿元;新建五所", ["支出3.5亿元;新建五所"]),
        ("支出三亿元。\n新建五所", ["支出三亿元。", "新建五所"]),
        ("效果明显……群众满意。", ["效果明显……", "群众满意。"]),
        ("支出三亿元。。新建五所。", ["支出三亿元。。", "新建五所。"]),
    ],
)
def test_sentences(reader: LayoutReader, text: str, expected: list[str]) -> None:
    assert sentences(reader, text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "设立为老助餐热线:96158,全年接听来电4.1万人次,上门服务620人。",
        "社会组织门户完成ICP备案35家,比上年多8家。",
        "承办:全年承办相亲会12场,2600人到场。",
        "地址:新址投用后,床位增至260张,入住180人。",
        "记者 从县民政局获悉,助餐点达到130个。",
        "时间:2021年全县孤儿512人,投入360万元。",
        "2021年5月6日 走访老人640人,发放物资75件。",
        "编辑:全年编印简报24期,发往130个乡镇。",
    ],
)
def test_a_word_of_furniture_makes_no_paragraph_furniture(reader: LayoutReader, line: str) -> None:
    assert kind_of(reader, line) == ("paragraph", 0)


@pytest.mark.parametrize(
    "line",
    [
        "主办单位:某县民政局 地址:河滨路12号3座,邮编:843000",
        "浏览次数:350人次",
        "上一篇:全县新增助餐点130个,惠及3万人",
        "首页 > 要闻 > 全县新增助餐点130个,惠及3万人",
        "某县民政局 电话:0997-5550123 传真:0997-5550124",
        "新ICP备05000001号-1 新公网安备65290002000012号",
        "(县民政局办公室3人小组 联系人:某某 电话:0997-55501**",
    ],
)
def test_furniture_with_numbers(reader: LayoutReader, line: str) -> None:
    assert kind_of(reader, line) == ("boilerplate", 0)


def test_a_heading_of_links_that_heads_a_section_of_the_report(reader: LayoutReader) -> None:
    text = f"{PROSE}\n政务公开\n全年答复申请130件,公开信息2600条。\n助餐服务\n助餐点达到130个,比上年多8个。"
    assert [kind for kind, _ in kinds(reader.read(text))][2:] == ["paragraph", "heading", "paragraph"]
    links = f"{PROSE}\n相关链接\n某县新增助餐点130个,惠及3万人\n政务公开\n某县走访老人640人"
    assert {kind for kind, _ in kinds(reader.read(links))[1:]} == {"boilerplate"}


def test_a_page_on_one_line_has_its_furniture_cut_off(reader: LayoutReader) -> None:
    text = f"联系我们 电话:0997-5550123 {PROSE}助餐点达到130个,比上年多8个。 版权所有:某县民政局 新ICP备05000001号"
    layout = reader.read(text)
    assert [block.kind for block in layout.blocks] == ["boilerplate"] * 2 + ["paragraph"] + [
        "boilerplate"
    ] * 2
    assert text[layout.blocks[2].start : layout.blocks[2].end] == f"{PROSE}助餐点达到130个,比上年多8个。"


def test_a_byline_is_cut_off_its_paragraph(reader: LayoutReader) -> None:
    layout = reader.read(f"本报讯(记者 某某){PROSE}")
    assert [block.kind for block in layout.blocks] == ["meta", "paragraph"]


def test_boilerplate_has_no_sentences(reader: LayoutReader) -> None:
    assert sentences(reader, f"{PROSE}\n版权所有:市民政局") == [PROSE]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("一是扩面。新增八百户。二是提标。", [True, False, True]),
        ("第一,扩面提标。首先,扩面。", [True, True]),
        ("一、扩面。(二)提标。3.增效。(4)减负。", [True, True, True, True]),
        ("一个乡镇一个站。两项补贴提标。3.5万户受益。", [False, False, False]),
    ],
)
def test_items(reader: LayoutReader, text: str, items: list[bool]) -> None:
    assert [sentence.item for sentence in reader.read(text).sentences] == items


def test_a_sentence_longer_than_any_is_cut_at_a_pause(reader: LayoutReader) -> None:
    text = "新建养老机构5家,床位120张," * 200 + "完成。"
    parts = sentences(reader, text)
    assert "".join(parts) == text
    assert len(parts) > 1
    assert all(part[-1] in ",。" and len(part) <= 1000 for part in parts)


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("发放资金", "2.5万元"),
        ("床位增加", "3.5个百分点"),
        ("共有", "一百二十户"),
        ("上调", "约5元"),
        ("", "5元"),
    ],
)
def test_a_stretch_without_a_pause_is_not_cut_in_an_amount(
    reader: LayoutReader, words: str, amount: str
) -> None:
    unit = words + amount
    text = unit * 300
    found = reader.read(text).sentences
    assert "".join(text[s.start : s.end] for s in found) == text
    assert max(s.end - s.start for s in found) <= 200
    assert all(s.start % len(unit) <= len(words) for s in found)


@settings(max_examples=200)
@given(
    st.lists(
        st.sampled_from(
            [
                "一、",
                "(一)",
                "\n",
                "\n\n",
                "。",
                ",",
                " ",
                "5",
                "万户",
                "养老机构",
                "来源:",
                "首页",
                "”",
                "……",
                "相关链接\n",
                PROSE,
            ]
        ),
        max_size=40,
    ).map("".join)
)
def test_blocks_cover_every_line_and_sentences_every_block_in_order(reader: LayoutReader, text: str) -> None:
    layout = reader.read(text)
    assert [text[b.start : b.end] for b in layout.blocks] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]
    for number, block in enumerate(layout.blocks):
        own = [s for s in layout.sentences if s.block == number]
        if block.kind == "boilerplate":
            assert own == []
        else:
            assert "".join(text[s.start : s.end] for s in own) == text[block.start : block.end]
            assert own[0].start == block.start
    assert list(layout.sentences) == sorted(layout.sentences, key=lambda s: s.start)


def test_rules_of_the_user_add_to_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "furniture.yaml").write_text("- {text: '^本栏目由', effect: line}\n", encoding="utf-8")
    assert kind_of(LayoutReader(pattern_dirs(tmp_path)), "本栏目由宣传中心提供") == ("boilerplate", 0)
    assert kind_of(LayoutReader(pattern_dirs(tmp_path)), "版权所有:市民政局") == ("boilerplate", 0)
    assert kind_of(LayoutReader(pattern_dirs()), "本栏目由宣传中心提供") == ("heading", 2)


@pytest.mark.parametrize(
    "line", ["- {text: '(', effect: line}", "- {text: 'x', effect: page}", "- {effect: line}"]
)
def test_a_broken_rule_is_refused_with_its_place(tmp_path: Path, line: str) -> None:
    (tmp_path / "furniture.yaml").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(PatternError, match=r"furniture\.yaml:1"):
        LayoutReader(pattern_dirs(tmp_path))


@pytest.mark.parametrize(
    "piece", ["5", "一、", "首页 | ", "新建5家,", "发放2.5万元", "。", "”", "\n一、", "…", "a > ", "阅读 "]
)
def test_layout_is_linear(reader: LayoutReader, piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        spent = []
        for _ in range(3):
            started = time.process_time()
            reader.read(text)
            spent.append(time.process_time() - started)
        return min(spent)

    seconds(1000)
    short, long = seconds(12_500), seconds(100_000)
    assert long < 8 * 4 * max(short, 0.01), f"{short:.3f} s for 12.5k, {long:.3f} s for 100k"


RULES = read_rules("furniture.yaml", FurnitureRule, pattern_dirs())


@pytest.mark.parametrize("rule", RULES, ids=[rule.text[:24] for rule in RULES])
def test_every_rule_finds_its_example(rule: FurnitureRule) -> None:
    assert rule.example
    found = compile_regex(rule.text).search(rule.example)
    assert found is not None
    if rule.effect in ("lead", "section"):
        assert found.start() == 0
    if rule.effect == "section":
        assert found.end() == len(rule.example)


@pytest.mark.parametrize("rule", RULES, ids=[rule.text[:24] for rule in RULES])
def test_furniture_is_cut_off_and_text_stays(reader: LayoutReader, rule: FurnitureRule) -> None:
    told = "2024年,全市发放高龄津贴320万元,惠及老年人5100人。"
    layout = reader.read(f"{PROSE}\n{rule.example}\n{told}")
    text = f"{PROSE}\n{rule.example}\n{told}"
    assert layout.blocks[-1].kind == "paragraph"
    assert text[layout.blocks[-1].start : layout.blocks[-1].end] == told
    own = [b for b in layout.blocks if len(PROSE) < b.start < len(text) - len(told)]
    assert any(b.kind in ("meta", "boilerplate") for b in own)
    if rule.effect in ("lead", "tail"):
        assert [b.kind for b in own].count("paragraph") == 1
