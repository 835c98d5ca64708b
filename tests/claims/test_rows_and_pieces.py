"""Numbers that may be pieces of one, and rows of cells: read by their columns or declined."""

from __future__ import annotations

import pytest

import minzheng_ie as mz


def read(text: str) -> tuple[list[tuple[str, str, str, str]], list[str]]:
    report = mz.extract(text + ("" if "\n" in text else "\n"))
    for entry in (*report.claims, *report.skipped):
        assert report.text[entry.start : entry.end] == entry.quote
    claims = [(c.metric, f"{c.value.normalize():f}", c.unit, c.quote) for c in report.claims]
    return claims, [s.quote for s in report.skipped]


@pytest.mark.parametrize(
    ("text", "claims", "skipped"),
    [
        # a break never joins digits: both pieces are declined
        ("全县设立助餐点,其中城区助餐点共计4\n12人被评为先进。", [], ["4", "12人"]),
        ("全县设立助餐点,其中城区投入资金共计3\n60万元用于改造。", [], ["3", "60万元"]),
        ("全县设立助餐点,其中城区投入资金共计3,\n600元用于改造。", [], ["3", "600元"]),
        # what begins another number is left alone
        ("全县注册志愿者,2021年末2304\n2022年末2519\n", [], ["2021年末", "2304", "2022年末", "2519"]),
        ("全县助餐点,其中城区合计27\n3、康复站8家。", [("康复站", "8", "家", "8家")], ["27", "3"]),
        ("全县助餐点,其中城区合计27\n(3)康复站8家。", [("康复站", "8", "家", "8家")], ["27", "(3)"]),
        ("全县助餐点,其中城区合计27\n13600000000联系人", [], ["27", "13600000000"]),
        ("全县助餐点,其中城区合计27\n0991-5550123联系人", [], ["27", "0991-5550123"]),
        # a page mark merely breaks a number when the rest and the unit follow at once
        ("全年发放救助金,其中县级投入2\n— 7 —\n350万元,增长一成。", [("县级投入", "23500000", "元", "2\n— 7 —\n350万元"), ("县级投入", "10", "%", "一成")], []),
        ("全年发放救助金,其中县级投入2,\n— 7 —\n350元。", [], ["2", "7", "350元"]),
        ("全年发放救助金,其中县级投入合计26\n— 7 —\n4、养老服务。", [], ["26", "7", "4"]),
    ],
)  # fmt: skip
def test_digits_on_two_lines(text: str, claims: list[tuple[str, ...]], skipped: list[str]) -> None:
    assert read(text) == (claims, skipped)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("助餐点 130 420 个", ["130", "420"]),
        ("助餐点 130 420个", ["130", "420个"]),
        ("走访孤寡老人 2 640 人次", ["2", "640"]),
        ("5 130家站点开业。", ["5", "130家"]),
        ("助餐点 130 18个", ["130", "18个"]),
        ("农村低保\t2400\t180人", ["2400", "180人"]),
        ("助餐点 130 142 个 18.5%", ["130", "142", "18.5%"]),
        # several numbers of one label, and no head tells them apart
        ("项目 本季 上季 环比 备考\n临时救助支出 万元 812.6 640.3 26.9", ["万", "812.6", "640.3", "26.9"]),
        ("农村五保户数(户) rural households(household)5120 5333", ["五", "5120", "5333"]),
        ("单位:张\n养老床位 2,310 2,290", ["2,310", "2,290"]),
        (
            "单位:对\n2015年 2016年 2015年\n结婚登记312 318  再婚登记4.1 4.3",
            ["2015年", "2016年", "2015年", "312", "318", "4.1", "4.3"],
        ),
    ],
)
def test_what_cannot_be_told_apart_is_declined(text: str, quotes: list[str]) -> None:
    assert read(text) == ([], quotes)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("项目经费 300 万元 45 %", [("项目经费", "3000000", "元", "300")]),
        ("助餐点 130 个 餐位 4200 张", [("助餐点", "130", "个", "130"), ("餐位", "4200", "张", "4200")]),
        ("指标 数量 增长\n助餐点 130 8.3%\n孤儿 512 -2.4%", [("助餐点", "8.3", "%", "8.3%"), ("孤儿", "512", "人", "512"), ("孤儿", "2.4", "%", "-2.4%")]),
        ("指标 单位 数量 增长(%)\n助餐点 个 130 8.3", [("助餐点", "130", "个", "130"), ("助餐点", "8.3", "%", "8.3")]),
        ("指标 单位 2021 2022\n助餐点 个 130 420", [("助餐点", "130", "个", "130"), ("助餐点", "420", "个", "420")]),
        ("项目 户数(户) 金额(万元)\n孤儿 31 45.5", [("孤儿户数", "31", "户", "31"), ("孤儿金额", "455000", "元", "45.5")]),
        ("项目 人数 占比\n孤儿 31人 5%", [("孤儿人数", "31", "人", "31人"), ("孤儿人数占比", "5", "%", "5%")]),
        ("助餐点覆盖率 98.5%", [("助餐点覆盖率", "98.5", "%", "98.5%")]),
        ("助餐点 个 2021 130", [("助餐点", "130", "个", "130")]),
        ("结余(万元) -45", [("结余", "-450000", "元", "-45")]),
        ("— 260 张", []),
        ("补助资金(万元) 12345678901234567890123456789012345", []),
        ("2022 年 3 月走访 260 人", [("走访", "260", "人", "260 人")]),
    ],
)  # fmt: skip
def test_rows(text: str, claims: list[tuple[str, ...]]) -> None:
    assert read(text)[0] == claims


def test_no_claim_lies_over_the_ledger() -> None:
    for text in ("投入资金,其中县级投入2\n— 7 —\n350万元。", "孤儿4\x1b[31m8人。", "助餐点 130 420个"):
        report = mz.extract(text)
        spans = sorted((e.start, e.end) for e in (*report.claims, *report.skipped))
        assert all(spans[i][1] <= spans[i + 1][0] for i in range(len(spans) - 1))


def test_a_region_that_is_said_by_its_parts_has_them_for_evidence() -> None:
    for text in ("五成孩子来自岚皋、镇坪。", "民政部公报\n养老机构49家。\n"):
        for claim in mz.extract(text).claims:
            assert claim.region is None or claim.evidence.region


@pytest.mark.parametrize(
    "text",
    [
        "7-1 社会组织情况\n项目 2005 2006 2006年比\n2005年增长(%)\n社会团体(万个) 17.1 19.2 12.3\n基金会(个) 900 1050 16.7\n",
        "附表\n指标 2005 2006 增减\n增长率(%)\n敬老院 12 13 8.3\n",
        "婚姻登记情况\n类别 2010 2011 同比\n增幅(%)\n结婚登记(万对) 1.2 1.3 8.3\n离婚登记(万对) 0.4 0.5 25\n",
    ],
)
def test_a_head_of_growth_in_two_lines_makes_no_growth_a_count(text: str) -> None:
    report = mz.extract(text)
    assert report.claims == ()
    assert {one.skipped for one in report.skipped if "." in one.quote} <= {"no_unit", "table"}
