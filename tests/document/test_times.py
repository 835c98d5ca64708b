"""When a document was written and what it reports on."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import minzheng_ie as mz
from minzheng_ie.document.times import report_date
from minzheng_ie.entities.periods.edtf import is_edtf
from minzheng_ie.entities.periods.mentions import find_periods
from minzheng_ie.errors import DateError

BODY = "全市共有养老机构40所、床位5000张,发放高龄津贴300万元,惠及老年人2万名,服务更加贴心,群众普遍满意,下一步还将继续完善有关办法。"


@pytest.mark.parametrize(
    ("text", "given_date", "date", "year", "default", "now"),
    [
        pytest.param(
            f"2021年全省民政事业发展统计公报\n{BODY}", None, None, 2021, "2021", 2021, id="bulletin"
        ),
        pytest.param(
            f"平罗县第七次全国人口普查公报\n2021年6月8日\n现将2020年11月1日零时全县常住人口情况公布如下:\n{BODY}",
            None,
            (2021, 6, 8),
            2020,
            "2020",
            2021,
            id="a census, told by its moment",
        ),
        pytest.param(
            f"平罗县人口普查公报\n2012年3月2日\n普查以2010年11月1日零时为标准时点。\n{BODY}",
            None,
            (2012, 3, 2),
            2010,
            "2010",
            2012,
            id="a census, told two years later",
        ),
        pytest.param(
            f"民政局工作动态\n2021年6月8日\n去年12月31日零时起,景区闭园。\n{BODY}",
            None,
            (2021, 6, 8),
            2021,
            "2021",
            2021,
            id="midnight of no census",
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
        pytest.param(
            f"2023年上半年民政工作总结\n{BODY}", None, None, 2023, "2023-01/2023-06", 2023, id="half a year"
        ),
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
            2024,
            "2024",
            2024,
            id="dated February, no report",
        ),
        pytest.param(
            f"养老改革情况汇报\n发布时间:2024-02-10\n{BODY}",
            None,
            (2024, 2, 10),
            2023,
            "2023",
            2024,
            id="dated February, a report by its title",
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
            f"7月发放第二期助学计划津贴\n2021年6月28日\n{BODY}",
            None,
            (2021, 6, 28),
            2021,
            "2021-07",
            2021,
            id="a month that comes next in the title",
        ),
        pytest.param(
            f"12月工作总结\n2021年1月8日\n{BODY}",
            None,
            (2021, 1, 8),
            2020,
            "2020-12",
            2021,
            id="a month of the year before in the title",
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
            f"民政简讯\n{BODY}", "2022-02-09", (2022, 2, 9), 2022, "2022", 2022, id="given day in February"
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


PIECES = st.sampled_from(
    [
        "2023年",
        "20xx年",
        "上半年",
        "工作总结",
        "\n",
        "时间:2023-05-06",
        "3月9日",
        "本报讯 ",
        "去年",
        "汇报如下",
        "某市",
        "。",
        "，",
        "全市",
        "发放30万元",
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)


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
    "title",
    [
        "江西省二 ○ ○ 五 年民政事业发展统计公报",
        "江 西 省 民 政 事 业 统 计 公 报\n( 2 0 0 5 年 度 )",
        "江西省2OO5年民政事业统计公报",
        "江西省民政事业发展统计公报(2005)",
        "2005江西省民政事业统计公报",
    ],
)
def test_a_year_set_wide_lettered_or_bare_in_a_title(title: str) -> None:
    report = mz.extract(f"{title}\n全省共有社会福利院96所,床位8100张。\n")
    assert {claim.period for claim in report.claims} == {"2005"}


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("二○○六年河南省民政事业\n发展统计公报", 2006),
        ("2011年洛川县民政\n工作总结", 2011),
        ("2018年全市社会救助工作\n情况综述", 2018),
        ("2018年,全市社会救助工作\n情况综述", None),  # a sentence that breaks off
    ],
)
def test_a_title_in_two_lines_that_opens_with_its_year(title: str, year: int | None) -> None:
    text = f"首页 | English | 2021年4月20日\n>> 首页 >> 统计数据\n{title}\n发布日期:2021-04-18\n{BODY}"
    told = mz.Extractor().extract(text).document.reports_on
    assert told == (str(year) if year else "2021")
