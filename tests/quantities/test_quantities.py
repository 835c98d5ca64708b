"""`recognize` against a table of cases, and its properties."""

from __future__ import annotations

import re
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import pattern_dirs
from minzheng_ie.quantities import Quantity, recognize, unit_for_counted, unit_table

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("cases_quantities.yaml").read_text(encoding="utf-8")
)
REAL = sorted((Path(__file__).parents[3] / "shared").glob("*/*.txt"))


def _params() -> list[Any]:
    return [
        pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(strict=True)] if case.get("gap") else [])
        for case in CASES
    ]


def _shown(text: str, found: Quantity) -> dict[str, Any]:
    quote = text[found.start : found.end]
    if found.skip is not None:
        return {"q": quote, "skip": found.skip}
    shown: dict[str, Any] = {"q": quote, "v": found.value, "u": found.unit}
    if found.value_max is not None:
        shown["max"] = found.value_max
    if found.modifier != "exact":
        shown["m"] = found.modifier
    if found.rate_span is not None:
        shown["rate"] = text[slice(*found.rate_span)]
    return shown


@pytest.mark.parametrize("case", _params())
def test_recognize(case: dict[str, Any]) -> None:
    expected = [
        {key: Decimal(value) if key in {"v", "max"} else value for key, value in claim.items()}
        for claim in case["claims"]
    ]
    assert [_shown(case["text"], found) for found in recognize(case["text"])] == expected


def _check(text: str) -> None:
    """Quantities are ordered, do not overlap, hold their numeral, and cover every ASCII digit."""
    covered = bytearray(len(text))
    end = 0
    for found in recognize(text):
        assert end <= found.start <= found.number_start < found.number_end <= found.end <= len(text)
        assert found.value.is_finite()
        assert found.value_max is None or found.value < found.value_max
        core = text[found.number_start : found.number_end]
        assert (
            found.skip
            or found.unit
            or re.search("[0-9]", core)
            or set("万亿") & set(core)
            or found.modifier != "exact"
        )
        covered[found.start : found.end] = b"\1" * (found.end - found.start)
        end = found.end
    missing = [match.start() for match in re.finditer("[0-9]", text) if not covered[match.start()]]
    assert not missing, text[max(0, missing[0] - 20) : missing[0] + 20]


PIECES = st.sampled_from(
    [
        *"0123456789,.%-~—/:()[]“”、。;\n+·‰ 年月日时号第每前近约超上一二两三四五十百千万亿几余多成半倍分之点负零个户人元名家级岁次至到和及AG",
        "个百分点", "以上", "左右", "人次", "亿元", "2023年", "每千名", "每人每月", "/人·月", "分别", "十四五", "没有", "电话:", "12345热线", "〔2021〕5号",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
def test_every_digit_is_accounted_for(text: str) -> None:
    _check(text)


@given(st.text(max_size=60))
def test_any_text_is_accepted(text: str) -> None:
    _check(text)


@pytest.mark.skipif(not REAL, reason="the shared reports are not beside the checkout")
@pytest.mark.parametrize("path", REAL, ids=lambda path: str(path.stem))
def test_every_digit_of_a_real_report_is_accounted_for(path: Path) -> None:
    wide = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    _check(path.read_text(encoding="utf-8").translate(wide))


def test_time_grows_with_the_text() -> None:
    text = "全县发放低保金1.2亿元,惠及困难群众3.4万人,同比增长5.6%。统筹推进各项重点工作,取得新的成效。"

    def seconds(times: int) -> float:
        sample = text * times
        started = time.perf_counter()
        recognize(sample)
        return time.perf_counter() - started

    seconds(50)
    small, large = min(seconds(200) for _ in range(3)), min(seconds(1600) for _ in range(3))
    assert large < small * 8 * 3


@pytest.mark.parametrize(
    "text",
    ["1、" * 4000, "2020、" * 4000, "1,234," * 4000, "一" * 8000, "“1" * 4000, "1-" * 4000, "每" * 8000],
)
def test_hostile_runs_stay_linear(text: str) -> None:
    started = time.perf_counter()
    _check(text)
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("惠及[49.15万]老年人。", "人"),
        ("有[72万]低保、特困人员得到救助。", "人"),
        ("拨付资金[1000万]建设站点。", "元"),
        ("惠及[5.28万]老年人家庭。", "户"),
        ("惠及[3.1万]困难家庭学生。", "人"),
        ("参保人数[突破5100万],", "人"),
        ("规模达到[3.2万],稳中有进。", None),
    ],
)
def test_unit_of_the_counted_thing(text: str, unit: str | None) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert unit_for_counted(text.replace("[", "").replace("]", ""), start, end, pattern_dirs()) == unit


def test_a_user_unit_is_a_line(tmp_path: Path) -> None:
    assert [found.skip for found in recognize("发放300提袋米。")] == ["no_unit"]
    (tmp_path / "units.yaml").write_text("- {unit: 提, dimension: count, forms: [提]}\n", encoding="utf-8")
    assert [(found.unit, found.skip) for found in recognize("发放300提袋米。", patterns=tmp_path)] == [
        ("提", None)
    ]


def test_a_user_denominator_is_a_line(tmp_path: Path) -> None:
    text = "每车补贴800元,车均支出90元,租赁300元/车。"
    assert [found.unit for found in recognize(text)] == ["元", "元", "元"]
    line = "- {per: 车, stroke: [车], each: [车], mean: [车]}\n"
    (tmp_path / "denominators.yaml").write_text(line, encoding="utf-8")
    assert [found.unit for found in recognize(text, patterns=tmp_path)] == ["元/车"] * 3


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每岗每月1200元", "元/岗·月"),
        ("岗均支出5200元", "元/岗"),
        ("运营补助5万元/所", "元/所"),
        ("慰问300元/户次", "元/户次"),
        ("每户次300元", "元/户次"),
        ("办公经费3万元/村", "元/村"),
        ("生均480元", "元/人"),
        ("新生均补助480元", "元"),
        ("每生产一件40元", "元"),
    ],
)
def test_what_an_amount_is_for_each_of(text: str, unit: str) -> None:
    assert recognize(text)[-1].unit == unit


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("units.yaml", "- {unit: 提, forms: [提]}", "units.yaml:1: dimension"),
        ("denominators.yaml", "- {per: 车}", "denominators.yaml:1: .*needs a word"),
        (
            "denominators.yaml",
            "- {per: 车, mean: [车], unless: [间]}",
            "denominators.yaml:1: .*unless belongs",
        ),
        (
            "denominators.yaml",
            "- {per: 车, each: [车], not_behind: [火]}",
            "denominators.yaml:1: .*not_behind",
        ),
        (
            "modifiers.yaml",
            "- {modifier: roughly, place: before, forms: [约莫]}",
            "modifiers.yaml:1: modifier",
        ),
        ("nonclaims.yaml", "- {kind: before, forms: [电传]}", "nonclaims.yaml:1: .*needs a reason"),
        (
            "nonclaims.yaml",
            "- {kind: word, regex: true, forms: ['(']}",
            "nonclaims.yaml:1: .*not a regular expression",
        ),
    ],
)
def test_a_broken_line_is_refused(tmp_path: Path, name: str, line: str, message: str) -> None:
    (tmp_path / name).write_text(line + "\n", encoding="utf-8")
    with pytest.raises(PatternError, match=message):
        recognize("1个", patterns=tmp_path)


def test_units_have_one_dimension_per_form() -> None:
    table = unit_table(pattern_dirs())
    assert {unit.name for unit, _ in table.forms.values()} == set(table.by_name)
    assert table.match("3人次", 1) == (table.by_name["人次"], 3)
    assert table.match("3家庭", 1) is None
