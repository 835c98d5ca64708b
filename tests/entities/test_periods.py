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

from minzheng_ie.entities.edtf import is_edtf
from minzheng_ie.entities.period_grammar import PeriodRule
from minzheng_ie.entities.periods import ReportDate, find_periods, scan_periods
from minzheng_ie.entities.report_dates import report_date
from minzheng_ie.errors import DateError, PatternError
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


BODY = "全市共有养老机构40所、床位5000张,发放高龄津贴300万元,惠及老年人2万名,服务更加贴心,群众普遍满意,下一步还将继续完善有关办法。"


@pytest.mark.parametrize(
    ("text", "given_date", "date", "year", "default", "now"),
    [
        pytest.param(
            f"2021年全省民政事业发展统计公报\n{BODY}", None, None, 2021, "2021", 2021, id="bulletin"
        ),
        pytest.param(
            f"回望2020:某市民政答卷\n时间:2021-03-20\n{BODY}",
            None,
            (2021, 3, 20),
            2020,
            "2020",
            2020,
            id="reposted review",
        ),
        pytest.param(
            f"回望2020:某市民政答卷\n时间:2021-03-20\n{BODY}\n(来源:某报2020.12.25)",
            None,
            (2020, 12, 25),
            2020,
            "2020",
            2020,
            id="the earlier of two datelines",
        ),
        pytest.param(
            f"民政局2023年工作总结和2024年工作思路\n{BODY}",
            None,
            None,
            2023,
            "2023",
            2023,
            id="summary and plan",
        ),
        pytest.param(f"2024年民政工作要点\n{BODY}", None, None, 2024, "2024", 2024, id="plan alone"),
        pytest.param(f"2023年上半年民政工作总结\n{BODY}", None, None, 2023, "2023", 2023, id="half a year"),
        pytest.param(
            f"深化养老改革\n2024-04-30 04:30\n{BODY}",
            None,
            (2024, 4, 30),
            2024,
            "2024",
            2024,
            id="dateline only",
        ),
        pytest.param(
            f"深化养老改革\n发布时间:2024-02-10\n{BODY}",
            None,
            (2024, 2, 10),
            2023,
            "2023",
            2024,
            id="dated February",
        ),
        pytest.param(
            f"深化养老改革\n发布时间:2024-02-10\n2024年1月,{BODY}",
            None,
            (2024, 2, 10),
            2024,
            "2024",
            2024,
            id="dated February, of its own year",
        ),
        pytest.param(
            f"民政巡礼\n发布时间:2024-12-16\n过去五年,{BODY}",
            None,
            (2024, 12, 16),
            2024,
            None,
            2024,
            id="five years",
        ),
        pytest.param(
            f"“十四五”时期民政工作综述\n发布时间:2025-11-02\n{BODY}",
            None,
            (2025, 11, 2),
            2025,
            None,
            2025,
            id="a plan's years",
        ),
        pytest.param(f"2023年,{BODY}", None, None, 2023, "2023", 2023, id="opening names the year"),
        pytest.param(
            f"访谈\n{BODY}2018年新建3所。2020年至今新建5所。",
            None,
            None,
            None,
            None,
            None,
            id="several years, undated",
        ),
        pytest.param(
            f"访谈\n{BODY}2022年1月起提高标准。2022年全市新增5所。",
            None,
            None,
            2022,
            "2022",
            2022,
            id="one year throughout",
        ),
        pytest.param(
            f"访谈\n{BODY}2022年新建。到2027年建成9所。2022年起提高。",
            None,
            None,
            2022,
            "2022",
            2022,
            id="targets do not count",
        ),
        pytest.param(
            f"2026年某省政府工作报告\n——2026年1月20日在省人民代表大会上\n一、2025年工作回顾\n{BODY}",
            None,
            (2026, 1, 20),
            2025,
            "2025",
            2026,
            id="government work report",
        ),
        pytest.param(
            f"2026年某省政府工作报告\n——2026年1月20日在省人民代表大会上\n一、“十四五”时期工作回顾\n{BODY}",
            None,
            (2026, 1, 20),
            2025,
            None,
            2026,
            id="government work report on five years",
        ),
        pytest.param(
            f"政府工作报告\n——2026年1月20日在大会上\n一、2025年工作回顾\n{BODY}",
            None,
            (2026, 1, 20),
            2025,
            "2025",
            2026,
            id="year in the heading",
        ),
        pytest.param(
            f"{BODY}\n某市民政局\n二〇二三年十二月五日", None, (2023, 12, 5), 2023, "2023", 2023, id="signed"
        ),
        pytest.param(f"民政简讯\n{BODY}", None, None, None, None, None, id="nothing told"),
        pytest.param(f"民政简讯\n{BODY}", "2022", None, 2022, "2022", 2022, id="given year"),
        pytest.param(f"民政简讯\n{BODY}", "2022-04", (2022, 4, 1), 2022, "2022", 2022, id="given month"),
        pytest.param(
            f"民政简讯\n{BODY}", "2022-02-09", (2022, 2, 9), 2021, "2021", 2022, id="given day in February"
        ),
        pytest.param(f"2021年统计公报\n{BODY}", "2019", None, 2019, "2019", 2019, id="given wins"),
        pytest.param(
            f"过去五年,{BODY}", "2022", None, 2022, None, 2022, id="given year of a five years' review"
        ),
        pytest.param("", None, None, None, None, None, id="empty"),
    ],
)
def test_report_date(
    text: str,
    given_date: str | None,
    date: tuple[int, int, int] | None,
    year: int | None,
    default: str | None,
    now: int | None,
) -> None:
    got = report_date(text, given_date)
    assert (got.date, got.year, got.default, got.now) == (
        datetime.date(*date) if date else None,
        year,
        default,
        now,
    )
    for start, end in (*got.evidence, *got.datelines):
        assert 0 <= start < end <= len(text)
        assert any(char.isdigit() or char in "〇零一二三四五六七八九十" for char in text[start:end])


@pytest.mark.parametrize(
    "given_date", ["", "24", "2024-13", "2024-02-30", "last year", "2024年13月", "99999"]
)
def test_an_unreadable_date_is_refused(given_date: str) -> None:
    with pytest.raises(DateError):
        report_date("民政简讯", given_date)


def test_a_dateline_in_words_does_not_govern() -> None:
    text = f"工作报告\n——2026年1月20日在大会上\n{BODY}"
    mention = find_periods(text, report_date(text))[0]
    assert (text[mention.start : mention.end], mention.kind) == ("2026年1月20日", "dateline")


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


@given(TEXTS)
@example("发布时间:202٣")
@example("202٣年工作总结\n时间:2023-1٢-05")
@settings(max_examples=200, deadline=None)
def test_any_text_can_be_dated(text: str) -> None:
    got = report_date(text)
    assert got == report_date(text)
    assert got.default is None or (is_edtf(got.default) and got.year is not None)
    for start, end in (*got.evidence, *got.datelines):
        assert 0 <= start < end <= len(text)


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
