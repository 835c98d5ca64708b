"""The periods we write are EDTF as a kept library reads it, with the same first and last days."""

from __future__ import annotations

import pytest

from minzheng_ie import extract
from minzheng_ie.entities.periods.edtf import first_day, is_edtf, last_day

edtf = pytest.importorskip("edtf")

FORMS = [
    "2023", "2023-06", "2024-02-29",
    "2018/2021", "2023-01/2023-09", "2023-07-01/2023-12-31", "2022/2023-06", "2023-01-05/2023-03",
    "2020/..", "2020-08/..", "2020-08-15/..", "../2021", "../2021-12", "../2021-12-31",
]  # fmt: skip
NONE = [
    "", "2023-13", "2023-00", "2023-02-30", "2023-02-29", "23", "2023年", "2023/", "2023-6", "2021/2018", "2023/2023-06/..",
]  # fmt: skip
TEXT = """海西市2023年民政工作总结
2023年上半年，全市发放高龄津贴320万元。2023年1至9月，救助流浪乞讨人员1203人次。自2020年以来，累计建成养老床位5600张。
截至2023年6月底，全市有低保对象23000人。2021年至2023年，新建社区食堂56家。2024年2月29日，慰问困难群众500户。
近三年共投入资金1.2亿元。到2027年，养老机构护理型床位占比达到75%。
"""


def days(period: str) -> tuple[str | None, str | None]:
    """The first and last day of a period as the library has them; None for an open end."""
    parsed = edtf.parse_edtf(period)

    def day(end: object, which: str) -> str | None:
        if end is None or str(end) == "..":
            return None
        year, month, number = getattr(end, which)()[:3]
        return f"{year:04d}-{month:02d}-{number:02d}"

    if "/" not in period:
        return day(parsed, "lower_strict"), day(parsed, "upper_strict")
    return day(parsed.lower, "lower_strict"), day(parsed.upper, "upper_strict")


@pytest.mark.parametrize("period", FORMS)
def test_each_form_is_edtf_with_the_same_days(period):
    assert is_edtf(period)
    first, _, last = period.partition("/")
    ours = [None if end == ".." else of(end) for end, of in ((first, first_day), (last or first, last_day))]
    assert days(period) == tuple(ours)


@pytest.mark.parametrize("period", NONE)
def test_what_is_no_period_here_is_refused(period):
    assert not is_edtf(period)


@pytest.mark.parametrize("period", ["2023-13", "2023-02-30", "2023年", "23"])
def test_the_library_refuses_too(period):
    with pytest.raises(edtf.EDTFParseException):
        edtf.parse_edtf(period)


def test_the_periods_of_a_report_are_edtf():
    periods = {claim.period for claim in extract(TEXT).claims} - {None}
    assert len(periods) >= 6, periods
    for period in periods:
        days(period)
