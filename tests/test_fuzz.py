"""What the fuzz of `benchmarks/fuzz/` found, and that it draws the same and can find something."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "benchmarks" / "fuzz"))

import encodings_of_files  # noqa: E402
import oracle  # noqa: E402
import run  # noqa: E402
from area import Area, shorter  # noqa: E402
from typer.testing import CliRunner  # noqa: E402

from minzheng_ie import find_numbers  # noqa: E402
from minzheng_ie.cli.app import app  # noqa: E402
from minzheng_ie.cli.patterns_check import problems  # noqa: E402
from minzheng_ie.errors import ReadError  # noqa: E402
from minzheng_ie.reading.encodings import decode  # noqa: E402

COLUMNS = "code,name,level,parent,valid_from,valid_to,core,bare,official"
FOUND = [
    # A metric of numbers of letters, or of numbers and marks.
    *("5%Ⅻ", "9户ⅷ", "1、2)2人", "3|0|2元。", "8元5~1", "8人5~8", "8↑2|3/4", "①—②6张"),
    # A scale alone lent its neighbour its power of ten.
    *("张5、千公顷", "低保5、千户", "供养7、百人", "资金6、万元", "床位4和千张"),
    # Something roughly told had digits behind.
    *("力两三百十分", "救助两三百五十人", "万一二百玖人", "供养七八百二人", "发放三四万五千元"),
    # A scale with a sign alone lent its power.
    *(
        "率2、百%",
        "比例3、百倍",
        "占4和千‰",
        "份3、↑亿元",
        "结余7、↓万元",
        "差额2、-千元",
        "支出5、↑2亿元",
        "结余4、-3万元",
        "训8/2培",
    ),
    # The oracle was wrong here: values are right.
    *("金3千多万", "区3千多万册", "构0千公顷", "林地20千公顷", "1\u200b十亿投岁", "纷2-3、2亿元"),
    *(
        "林地99999999999999999999999999999公顷",
        "救助3万陆家",
        "岁3万贰人",
        "养老9万玖户",
        "结余负一个",
        "下一百分之4",
        "床位区9m2",
        "供养参户",
    ),
    # One scale for numbers of two scripts.
    *("拨付6、二亿元", "床位4、一万张", "救助八、2百件", "供养3、一百人"),
    # A text that ends with a plan's word: there is no word behind it.
    *("'不0元计划", "6元助计划", "支出436计划", "低保300户、特困20户计划"),
    # A character with a blank behind is no word: it is the beginning of its own line of the dictionary.
    *("年计划位\t个百分", "将组　某2元", "低保300人，将提 标40元", "着 重保障6户"),
    # Two, or taels: 两 alone behind a scale.
    *("3千两项乡", "救助3百两户", "拨付2万两元", "供养五百两人"),
    # The oracle was wrong: a head's 角; points; 一 behind tens; a list over a line's end.
    *(
        "值 角 3",
        "两百分之十分",
        "两4百分点",
        "率2千分点",
        "命伍拾一个",
        "单位:亿元、万张\n指标 2023 2022\n床位 5 2\n老人 3 4",
        "低保三十一户",
        "供养一百零一人",
        "标、5\n、6万元",
    ),
    # What is a number by its form or to `str.isdigit`, and none to `Decimal` or `int`.
    *(
        "n　2009网\n火\t3%\t7",
        "指标\t2009\n低保\t5%\t12\n",
        "年份\n机\n9\n0\n0\n①\n0\n1\n5\n0\n0",
        "指标名称 单位 代码 数量 上季度 环比\n老年人 人 A0001 12‰ 30 2\n儿童 人 A0002 42 40 5\n妇女 人 A0003 50 50\n",
        "指标名称 单位 代码 数量 上季度 环比\n老年人 人 A0001 90(同比+5%) 30 2\n儿童 人 A0002 42 40 5\n妇女 人 A0003 50 50\n",
    ),
    # A comma that parts no thousands; digits that were rounded.
    *("床位(张) 6742,140", "救助(人) 12,34", "供养\t5,6789\t人", "镇3.2999999999998%", "率0.12345678901234%"),
]


@pytest.mark.parametrize("text", FOUND)
def test_what_was_found_stays_mended(text: str) -> None:
    assert oracle.wrong_with(text) == ""


@pytest.mark.parametrize("text", ["张5、千公顷", "低保5、千户", "供养7、百人", "床位4和千张"])
def test_a_scale_alone_lends_nothing(text: str) -> None:
    assert all(claim.value >= 100 for claim in oracle.extractor().extract(text).claims)
    assert all(
        claim.value < 10 or claim.quote[0] in "百千" for claim in oracle.extractor().extract(text).claims
    )


@pytest.mark.parametrize(
    "data", [b"\x1c", b"\x1d\n\x1f", b"\t \0\0", b"\0 ", "\u2009\u2003".encode(), b"\x85 "]
)
def test_what_holds_blanks_only_is_empty(data: bytes) -> None:
    with pytest.raises(ReadError):
        decode(data, "a.txt")


@pytest.mark.parametrize("text", ["拨付6、二亿元", "床位4、一万张", "救助3、两百件", "供养八、2百人"])
def test_two_scripts_share_no_scale(text: str) -> None:
    assert {claim.value for claim in oracle.extractor().extract(text).claims} <= {2 * 10**8, 10**4, 200}


@pytest.mark.parametrize("text", ["床位(张) 6742,140", "救助(人) 12,34", "供养(户) 1,234,56"])
def test_a_cell_with_a_comma_in_the_wrong_place_is_declined(text: str) -> None:
    report = oracle.extractor().extract(text)
    assert not report.claims and report.skipped


def test_digits_of_a_share_are_kept() -> None:
    [claim] = oracle.extractor().extract("全市火化率3.2999999999998%。").claims
    assert str(claim.value) == "3.2999999999998"
    [third] = oracle.extractor().extract("三分之一的对象是老年人。").claims
    assert str(third.value) == "33.33"


def test_messages_of_codecs_are_of_one_line() -> None:
    with pytest.raises(ReadError) as error:
        decode(b"\n", "a.txt", "punycode")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["救助两三百五十人", "供养二三十五人", "发放三四万五千元", "床位五六千零三张", "补助两三百5元"]
)
def test_what_is_roughly_told_has_no_digits_behind(text: str) -> None:
    report = oracle.extractor().extract(text)
    assert [claim.quote for claim in report.claims if claim.value_max is not None] == []


@pytest.mark.parametrize(
    ("quote", "low", "high"),
    [("十七八万", 170000, 180000), ("两三千", 2000, 3000), ("三五百", 300, 500), ("一千五六百", 1500, 1600)],
)
def test_scales_behind_it_count(quote: str, low: int, high: int) -> None:
    [number] = find_numbers(quote)
    assert (number.value, number.value_max) == (low, high)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("region_aliases.yaml", "- {alias: 花城, region: 广东省/广州市}\n- {alias: 雾城, region: 某省/雾城市}\n", 2),
        ("region_aliases.yaml", "\n\n- {alias: 两城, group: [广东省/广州市, 广东省/无此市]}\n", 3),
        ("programmes.yaml", "- {program: 助浴补贴, parent: 没有的项目}\n", 1),
        ("regions.csv", f"{COLUMNS}\n\n990101,某县,county,990100,,,某,free,free\n", 3),
    ],
)  # fmt: skip
def test_a_rule_that_names_what_is_not_there_is_named(
    name: str, text: str, line: int, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    [problem] = problems(tmp_path)
    assert problem.startswith(f"{tmp_path / name}:{line}: ")


@pytest.mark.parametrize("arguments", [("",), ("", "a.txt"), ("a.txt", "")])
def test_an_empty_name_is_no_folder(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("2023年,全市低保对象5人。", encoding="utf-8")
    done = CliRunner().invoke(app, ["extract", *arguments])
    assert done.exit_code == 1
    assert done.stderr.splitlines() == ["minzheng-ie: '': an empty name, no file or folder"]
    assert '"b.txt"' not in done.stdout and ('"a.txt"' in done.stdout) is ("a.txt" in arguments)


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors that are passed on")
@pytest.mark.parametrize(("arguments", "code"), [(("extract", "a.txt"), 0), (("schema",), 1)])
def test_a_reader_that_is_gone_is_told_nothing(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("2023年,全市低保对象5人。", encoding="utf-8")
    reads, writes = os.pipe()
    os.close(reads)
    program = [sys.executable, "-m", "minzheng_ie", *arguments]
    done = subprocess.run(program, stdout=writes, stderr=subprocess.PIPE, cwd=tmp_path)
    os.close(writes)
    assert (done.returncode, done.stderr) == (code, b"")


@pytest.mark.skipif(sys.platform == "win32", reason="links")
@pytest.mark.parametrize("arguments", [("a.txt", "-o", "out.csv"), ("-", "-o", "a.txt", "--format", "csv")])
def test_links_in_a_circle(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").symlink_to("a.txt")
    done = CliRunner().invoke(app, ["extract", *arguments], input="低保5人。")
    assert done.exit_code in (1, 2)
    assert len(done.stderr.splitlines()) == 1 and "a.txt" in done.stderr
    assert not Path("out.csv").exists()


@pytest.mark.parametrize("address", ["x", "", "tcp://a:b", "foo://a:1"])
def test_an_address_that_is_none(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("distributed")
    done = CliRunner().invoke(app, ["extract", "a.txt", "--scheduler", address])
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in capfd.readouterr().err


def test_the_same_seed_draws_the_same() -> None:
    for name, area in run.AREAS.items():
        drawn = [
            [area.draw(chance) for _ in range(20)] for chance in (random.Random(name), random.Random(name))
        ]
        assert drawn[0] == drawn[1], name


def test_the_areas_find_nothing_at_once() -> None:
    for name in ("text", "rows", "bytes", "claims"):
        chance = random.Random(1)
        for _ in range(40):
            example = run.AREAS[name].draw(chance)
            assert run.wrong(run.AREAS[name], example) == "", example


def test_the_fuzz_can_find_something() -> None:
    def wrong(text: str) -> str:
        return str(1 // (text.count("炸") - 1)) if "炸" in text else ""

    area = Area("bad", lambda chance: "", wrong, shorter)
    said = run.wrong(area, "一二炸三四五")
    assert said.startswith("ZeroDivisionError in wrong: ")
    assert run.smallest(area, "一二炸三四五", said)[0] == "炸"
    assert encodings_of_files.wrong(("低保".encode(), None, "养老")) == "mojibake: read as utf-8"
