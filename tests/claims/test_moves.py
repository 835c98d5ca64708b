"""The role of a number in a move from one level to another, and what only looks like a move."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from pathlib import Path
from timeit import timeit

import pytest

import minzheng_ie as mz
from minzheng_ie.claims.moves import load_moves
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities.model import Quantity

TITLE = "湖南省浏阳市2023年民政工作总结\n"


@pytest.fixture(scope="module")
def extractor() -> mz.Extractor:
    return mz.Extractor()


def roles(extractor: mz.Extractor, text: str) -> list[tuple[str, str | None]]:
    return [(claim.quote, claim.role) for claim in extractor.extract(TITLE + text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("城市低保标准由每人每月700元提高到760元。", [("700元", "from"), ("760元", "to")]),
        ("护理补贴标准从80元/月上调至95元/月。", [("80元/月", "from"), ("95元/月", "to")]),
        ("村级公墓由45处整合为12处。", [("45处", "from"), ("12处", "to")]),
        ("离婚登记由2019年的1.2万对下降至2022年的8400对，下降30%。", [("1.2万对", "from"), ("8400对", "to"), ("30%", None)]),
        ("护理型床位占比由不足四成升到61.5%。", [("不足四成", "from"), ("61.5%", "to")]),
        ("城乡低保标准倍差由1.42缩小至1.18。", [("1.42", "from"), ("1.18", "to")]),
        ("养老机构从过去的8家发展到目前的32家。", [("8家", "from"), ("32家", "to")]),
        ("养老床位由1200张，增加到4500张。", [("1200张", "from"), ("4500张", "to")]),
        ("高龄津贴标准由每人每月50元（含县级补贴）提高到100元。", [("50元", "from"), ("100元", "to")]),
        ("养老床位自2100张翻到4300张。", [("2100张", "from"), ("4300张", "to")]),
        ("老年助餐点从8个扩面至21个。", [("8个", "from"), ("21个", "to")]),
        ("社工站由3个扩容到19个。", [("3个", "from"), ("19个", "to")]),
        ("全县自2020年新建养老院8家，扩容到12家。", [("8家", None), ("12家", None)]),
    ],
)  # fmt: skip
def test_a_move_has_a_base_and_what_it_came_to(
    extractor: mz.Extractor, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert roles(extractor, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "集中供养、分散供养标准分别由每人每月1200元、900元提高到1300元、980元。",
            ["from", "from", "to", "to"],
        ),
        ("城市低保标准三个城区由每月600元、四个县由每月560元分别提高到650元、610元。", [None, "from", None, "from", "to", "to"]),
        ("老年食堂由6家增加到15家，助餐点由20个增加到64个。", ["from", "to", "from", "to"]),
        ("从2021年起对3个乡镇的补助标准由300元提高到500元。", [None, "from", "to"]),
        ("机构养育标准由1200元提高到1350元、惠及孤儿86人。", ["from", "to", None]),
    ],
)  # fmt: skip
def test_several_levels_in_one_sentence(
    extractor: mz.Extractor, text: str, expected: list[str | None]
) -> None:
    assert [role for _, role in roles(extractor, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年发放救助金350万元，比上年的290万元增加60万元。", {"350万元": None, "290万元": "from", "60万元": None}),
        ("持证社工较2019年的310人增加到1200人。", {"310人": "from", "1200人": "to"}),
        ("孤儿养育标准在每人每月1200元的基础上提高到1400元。", {"1200元": "from", "1400元": "to"}),
        ("低保标准在每人每月600元的基础上再提高30元。", {"600元": "from", "30元": None}),
        ("日间照料中心在去年85个的基础上新建30个。", {"85个": "from", "30个": None}),
        ("将原来的每月50元高龄津贴提高到100元。", {"50元": "from", "100元": "to"}),
        ("过去每月80元的护工补贴涨到120元。", {"80元": "from", "120元": "to"}),
        ("老年学校从2018年的5所到2023年的40所。", {"5所": "from", "40所": "to"}),
    ],
)  # fmt: skip
def test_a_base_told_otherwise(extractor: mz.Extractor, text: str, expected: dict[str, str | None]) -> None:
    assert dict(roles(extractor, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "城市低保标准提高到每人每月760元。",  # no base is told
        "社区食堂从无到有，发展到290个。",
        "残疾人补贴由300元至800元不等。",
        "临时救助标准从500元到800元。",  # a range as well as a move
        "护理站由12名医生提供服务，覆盖面提高到85%。",
        "助餐点由18个部门共建，增加到640张座位。",
        "低保标准比全省平均的600元高120元。",  # a yardstick
        "独居老人由1460名网格员结对关爱。",
        "把3个街道的护理补贴提高到600元。",
        "县财政从2019年起每年安排200万元，2023年增加到350万元。",  # what was so from then on
        "救助金由县财政发放350万元，同比增长8%。",
    ],
)
def test_what_is_no_move(extractor: mz.Extractor, text: str) -> None:
    found = roles(extractor, text)
    assert found and {role for _, role in found} == {None}


def test_a_sentence_with_a_mark_of_its_own(extractor: mz.Extractor) -> None:
    """The characters that stand for numbers inside are none of the text's."""
    assert roles(extractor, "低保标准由\ue000\ue0007元提高到9元，\ue001床位由3张增加到5张。") == [
        ("7元", "from"), ("9元", "to"), ("3张", "from"), ("5张", "to"),
    ]  # fmt: skip


def test_words_of_ones_own(tmp_path: Path) -> None:
    text = TITLE + "床位由3张窜到9张。"
    assert [claim.role for claim in mz.extract(text).claims] == [None, None]
    (tmp_path / "moves.yaml").write_text("- {kind: verb, words: [窜, '(N']}\n", encoding="utf-8")
    assert [claim.role for claim in mz.extract(text, patterns=tmp_path).claims] == ["from", "to"]


def test_time_grows_with_the_sentence() -> None:
    """A long list of bases that never comes to a move: four times the list takes no sixteen times the time."""
    moves = load_moves(pattern_dirs())
    took = []
    for times in (500, 2000):
        text = "由1" * times + "、由1" * times + "组成" + "在1" * times
        numbers = [at for at, character in enumerate(text) if character == "1"]
        found = [
            Quantity(at, at + 1, at, at + 1, Decimal(1), None, "元", "money", "exact", None, None)
            for at in numbers
        ]
        took.append(
            min(
                timeit(partial(moves.roles, text, (0, len(text)), range(len(found)), found, ()), number=1)
                for _ in range(3)
            )
        )
    assert took[1] < 10 * took[0]
