"""The rooms of `minzheng_ie.entities.periods`, one by one."""

from __future__ import annotations

from datetime import date

import pytest

from minzheng_ie.entities.periods.grammar.core import alternatives, grammar_of
from minzheng_ie.entities.periods.grammar.fragments import quarter, small, small_digits, year_number
from minzheng_ie.entities.periods.grammar.rules import PeriodRule
from minzheng_ie.entities.periods.mention import Time, days_of, edged, joined, years_between
from minzheng_ie.entities.periods.mentions import find_periods
from minzheng_ie.entities.periods.reading import Told, day_alone, day_before
from minzheng_ie.entities.periods.report_date import ReportDate
from minzheng_ie.entities.periods.short_years import anchor_of
from minzheng_ie.patterns import pattern_dirs


def test_numerals_of_dates() -> None:
    assert [small(n) for n in ("7", "十", "十二", "二十", "三十一")] == [7, 10, 12, 20, 31]
    assert [year_number("2023"), year_number("二〇一九"), small_digits("九六")] == [2023, 2019, 96]
    assert [quarter("第三"), quarter("4")] == [3, 4]


def test_times_are_joined_and_edged() -> None:
    year = Time("2019", "2019", 2019, "point", "year", True)
    later = year._replace(low="2022", high="2022", year=2022)
    assert joined(year, later).edtf == "2019/2022"
    assert joined(later, year).edtf is None
    assert edged(year, "年底").until == "../2019-12-31"
    assert edged(year, "年初").rule == "year_edge"
    assert edged(year, None) is year
    assert years_between(2018, 2020, "年末").until == "../2020-12-31"
    assert days_of(2023, 2, 27, 30, True).edtf is None


def test_what_is_told_ends_with_its_sentence() -> None:
    told = Told(year=2022, event=(40, 2023))
    assert told.at(39) is told
    assert told.at(41) == Told(year=2023)
    assert told.remember(None, 3) is told
    assert told.remember(2021, None).year == 2021


@pytest.mark.parametrize(("day", "month"), [(3, 5), (12, 4)])
def test_a_day_alone_is_the_last_such_day(day: int, month: int) -> None:
    report = ReportDate(date=date(2024, 5, 9), year=2024, rank="posted")
    assert day_alone(report, Told(), day) == (2024, month)
    assert day_before(report, 1) == "2024-05-08"
    assert day_before(ReportDate(year=2024), 1) is None


def test_years_of_two_digits_need_a_year_to_go_by() -> None:
    assert anchor_of("22年,新建养老院3家。", None) is None
    assert anchor_of("2021年总结。22年计划新建3家。", None) == 2021
    assert anchor_of("", 2019) == 2019


def test_alternatives_are_longest_first() -> None:
    rules = [PeriodRule(role="suffix", forms=("后", "以后"), unless="勤")]
    assert alternatives(rules) == "(?:以后(?![勤])|后(?![勤]))"
    assert alternatives([]) == "(?!)"


@pytest.mark.parametrize(
    ("text", "kind", "edtf"),
    [
        ("从2021年推行“一门受理”窗口以来", "open", "2021/.."),  # begun
        ("五年攻坚计划", "duration", None),  # action
        ("“十四五”规划", "title", "2021/2025"),  # of-a-plan
        ("刊发日期:2022-03-04", "dateline", "2022-03-04"),  # posted
        ("上世纪70年代建造的敬老院", "recurring", None),  # of-an-age
        ("去年同期水平上涨一成", "comparison", "2022"),  # same-figure, same-change
        ("去年同期略有减少", "comparison", "2022"),  # same-degree
        ("三年筹集善款800万元", "span", "2021/2023"),  # told
        ("历时12年", "duration", None),  # lasts
        ("12年如一日照料", "duration", None),  # lasted
        ("徒刑12年6个月", "duration", None),  # sentenced
    ],
)
def test_words_around_a_time(text: str, kind: str, edtf: str | None) -> None:
    found = find_periods(text, ReportDate(year=2023, default="2023", now=2023))
    assert (found[0].kind, found[0].edtf) == (kind, edtf)


def test_every_class_of_words_is_read() -> None:
    grammar = grammar_of(pattern_dirs())
    for made in (*grammar.around, *grammar.short):
        assert "(?!)" not in made.pattern
