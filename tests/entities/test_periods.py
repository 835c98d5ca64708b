"""Periods: the cases of ``cases_periods.yaml``, the dating of documents, and properties."""

from __future__ import annotations

import datetime
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from minzheng_ie.entities.periods.edtf import is_edtf
from minzheng_ie.entities.periods.grammar.rules import PeriodRule
from minzheng_ie.entities.periods.mentions import find_periods, scan_periods
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import pattern_dirs, read_rules

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases_periods.yaml").read_text(encoding="utf-8")
)
REPORT = ReportDate(year=2023, default="2023", now=2023)


def _edtf(value: object) -> str | None:
    return None if value is None else str(value)


@pytest.mark.parametrize("case", CASES, ids=[f"{n}:{case['text'][:16]}" for n, case in enumerate(CASES)])
def test_case(case: dict[str, Any]) -> None:
    report = ReportDate(
        date=case.get("date"),
        year=case.get("year", 2023),
        now=case.get("now", 2023),
        closed=case.get("closed", False),
    )
    text = case["text"]
    got = [(text[m.start : m.end], m.edtf, m.kind) for m in find_periods(text, report)]
    assert got == [(quote, _edtf(edtf), kind) for quote, edtf, kind in case["want"]]


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 120
    assert len({case["text"] + str(case.get("year", "")) for case in CASES}) == len(CASES)


def test_overlay_adds_a_plan(tmp_path: Path) -> None:
    (tmp_path / "periods.yaml").write_text(
        "- {role: plan, forms: [十七五], first: 2036, last: 2040}\n", encoding="utf-8"
    )
    got = find_periods("“十七五”期间建成", REPORT, pattern_dirs(tmp_path))
    assert [m.edtf for m in got] == ["2036/2040"]
    assert find_periods("“十七五”期间建成", REPORT) == []


def test_a_broken_line_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "periods.yaml").write_text(
        "- {role: plan, forms: [甲五]}\n- {role: planet, forms: [乙]}\n", encoding="utf-8"
    )
    with pytest.raises(PatternError, match=r"periods\.yaml:2: role"):
        find_periods("甲五", REPORT, pattern_dirs(tmp_path))


@pytest.mark.parametrize(
    "text",
    ["2023", "2023-01", "2023-02-28", "2018/2021", "2023-01/2023-06", "2020/..", "../2021-12-31", "../2023"],
)
def test_valid_edtf(text: str) -> None:
    assert is_edtf(text)


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-13", "2023-02-30", "2021/2018", "../..", "2023/", "2023-00", "2023年", "2020/../x"],
)
def test_invalid_edtf(text: str) -> None:
    assert not is_edtf(text)


PIECES = st.sampled_from(
    [
        *"年月日至到-—底末初前后起,。\n《》“”从自截比较的0123456789一二三五十〇两半几多",
        "2023年",
        "上半年",
        "以来",
        "十四五",
        "今年",
        "去年",
        "过去",
        "近",
        "同期",
        "相比",
        "期间",
        "截至",
        "目前",
        "季度",
        "每",
        "来",
        "2020-",
        "2020.12.23",
        "个月",
        "当年",
        "年底",
        "发放补贴",
        "22年",
        "21-23年",
        "’98年",
        "上世纪",
        "90年代",
        "民国",
        "三、四季度",
        "7、8月",
        "去年同期",
        "2023.05",
        "/",
        "12-19日",
        "年间",
        "三年",
        " ",
        "٣",
        "O",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)
REPORTS = st.sampled_from([REPORT, ReportDate(), ReportDate(datetime.date(2026, 1, 20), 2025, None, 2026)])


@given(TEXTS, REPORTS)
@example("去年年至年初", REPORT)
@example("发布时间:202٣", REPORT)
@example("九八年九月22年至上世纪90年代", REPORT)
@settings(max_examples=400, deadline=None)
def test_mentions_are_ordered_valid_and_repeatable(text: str, report: ReportDate) -> None:
    mentions = find_periods(text, report)
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        assert "\n" not in text[mention.start : mention.end]
        assert mention.edtf is None or is_edtf(mention.edtf), mention
        if mention.kind in ("recurring", "null", "duration"):
            assert mention.edtf is None
        end = mention.end
    assert find_periods(text, report) == mentions


def _assert_nothing_is_passed_over(text: str) -> None:
    scan = scan_periods(text)
    begins = {match.start() for line in scan.lines for match in line.cores}
    for line in scan.lines:
        for at in range(line.start, line.stop):
            assert at in begins or scan.grammar.core.match(text, at, line.stop) is None, text[at : at + 12]


@given(TEXTS)
@settings(max_examples=400, deadline=None)
def test_a_scan_tries_every_place_where_the_grammar_matches(text: str) -> None:
    _assert_nothing_is_passed_over(text)


def test_a_scan_finds_every_word_of_the_patterns() -> None:
    forms = [form for rule in read_rules("periods.yaml", PeriodRule, pattern_dirs()) for form in rule.forms]
    _assert_nothing_is_passed_over(
        "\n".join(f"{form}\n“{form}”期间\n{form}3年\n两{form}\n3{form}" for form in forms)
    )
    _assert_nothing_is_passed_over("\n".join(case["text"] for case in CASES))


def test_a_word_of_one_character_is_found(tmp_path: Path) -> None:
    (tmp_path / "periods.yaml").write_text("- {role: phrase, forms: [曩], kind: 'null'}\n", encoding="utf-8")
    assert [m.start for m in find_periods("在曩时,曩", REPORT, pattern_dirs(tmp_path))] == [1, 4]


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "2",
        "2023年",
        "年",
        "“十四五”",
        "《",
        "2020-",
        "8月份受灾",
        "到",
        "7、",
        "22年、",
        "2021年、",
        "去年同期",
        "三、四季度",
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        best = float("inf")
        for _ in range(3):
            begin = time.perf_counter()
            find_periods(text, REPORT)
            best = min(best, time.perf_counter() - begin)
        return best

    small, large = seconds(4_000), seconds(32_000)
    assert large < 30 * small + 0.05
