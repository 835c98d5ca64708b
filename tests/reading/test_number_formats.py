"""Number formats: what cells show."""

from __future__ import annotations

from datetime import datetime

import pytest

from minzheng_ie.reading.sheets.dates import serial
from minzheng_ie.reading.sheets.shown import is_date, show_number, show_text

ACCOUNTING = '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)'


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (0.814, "0.0%", "81.4%"),
        (0.0755, "0.0%", "7.6%"),
        (1, "0%", "100%"),
        (0.125, "0.00%", "12.50%"),
        (81.4, r"0.0\%", "81.4%"),
        (1234, "#,##0", "1,234"),
        (1234567.5, "#,##0.00", "1,234,567.50"),
        (999.995, "#,##0.00", "1,000.00"),
        (2.345, "0.00", "2.35"),
        (-0.001, "0.00", "0.00"),
        (-2.5, "0", "-3"),
        (5, "00000", "00005"),
        (12, "#,##0.##", "12"),
        (12.5, "#,##0.##", "12.5"),
        (0, "#", ""),
        (0.5, ".00", ".50"),
        (12.5, ".00", "12.50"),
        (12345678, "000-00000", "123-45678"),
    ],
)
def test_digits(value: float, code: str, shown: str) -> None:
    assert show_number(value, code).strip() == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (3.5, '0.0"万元"', "3.5万元"),
        (12, "0人", "12人"),
        (3, '"第"0"名"', "第3名"),
        (2023, '0"年"', "2023年"),
        (12345, r'0\.0,"万"', "1.2万"),
        (12345, '0!.0000"万"', "1.2345万"),
        (1234567, "#,##0,", "1,235"),
        (2500000, '0.00,,"百万"', "2.50百万"),
        (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
        (1234.5, "[$-804]#,##0.0", "1,234.5"),
        (8, "_ * #,##0_ ;_ * -#,##0_ ", "8"),
    ],
)
def test_words_units_and_thousands(value: float, code: str, shown: str) -> None:
    assert show_number(value, code).strip() == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (-1234.5, ACCOUNTING, "-1,234.50"),
        (0, ACCOUNTING, "-"),
        (-5, "0.00;[Red]0.00", "-5.00"),
        (-5, "0.00_ ;[Red]\\-0.00\\ ", "-5.00"),
        (-5, "0_);\\(0\\)", "-5"),
        (-5, "0;0", "5"),
        (-0.05, '0.0%;"下降"0.0%', "下降5.0%"),
        (-12, "0.0%;[Red]-0.0%", "-1200.0%"),
        (-7, "General", "-7"),
        (-7, "General;[Red]-General", "-7"),
        (-7, "General;[Red]General", "-7"),
        (-7, "General;General", "7"),
        (-7, '0"人以下";[Red]0"人以下"', "-7人以下"),
        (-7, '"约"General', "-约7"),
    ],
)
def test_negative_numbers_have_a_sign(value: float, code: str, shown: str) -> None:
    """Brackets and colours of a format are no signs that a text could show."""
    assert show_number(value, code).strip() == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (5, ";;;", ""),
        (0, "0;-0;;@", ""),
        (3, "0;-0;;@", "3"),
        (5, '[>=10]"多"0;[<10]"少"0', "少5"),
        (15, '[>=10]"多"0;[<10]"少"0', "多15"),
        (12345, '[>=10000]0.0,"千";0', "12.3千"),
        (99, '[>=10000]0.0,"千";0', "99"),
        (7, "@", "7"),
        (7, '@"户"', "7户"),
    ],
)
def test_sections(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.30000000000000004, "0.3"),
        (100 / 3, "33.33333333"),
        (1234567.891, "1234567.891"),
        (12345678901.23, "12345678901.23"),
        (123456789012, "123456789012"),
        (0.00001, "0.00001"),
        ("512", "512"),
        ("5.12E2", "512"),
        ("-0", "0"),
        (1e25, "1.00000E+25"),
    ],
)
def test_general(value: float | str, shown: str) -> None:
    assert show_number(value) == shown


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (123456, "0.00E+00", "1.23E+05"),
        (0.00012, "0.0E+0", "1.2E-4"),
        (999.96, "0.0E+00", "1.0E+03"),
        (12345, "##0.0E+0", "12.3E+3"),
        (0.5, "# ?/?", "1/2"),
        (2.25, "# ??/??", "2 1/4"),
        (3, "# ?/?", "3"),
    ],
)
def test_powers_and_fractions(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


DAY = 45107  # 2023-06-30


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        (DAY, "yyyy-mm-dd", "2023-06-30"),
        (DAY, "yyyy/m/d", "2023/6/30"),
        (DAY, 'yyyy"年"m"月"', "2023年6月"),
        (DAY, '[$-804]yyyy"年"m"月"d"日";@', "2023年6月30日"),
        (DAY, "[DBNum1][$-804]yyyy年m月", "2023年6月"),
        (DAY, "yyyy-mm", "2023-06"),
        (DAY, "yyyy-mm-dd aaaa", "2023-06-30 星期五"),
        (DAY + 0.75, "yyyy/m/d h:mm", "2023/6/30 18:00"),
        (DAY, "m/d/yy", "2023年6月30日"),
        (DAY, "d-mmm-yy", "2023年6月30日"),
        (DAY, "mmm-yy", "2023年6月"),
        (DAY, "yyyy.mm", "2023年6月"),
        (DAY, "m/d", "6月30日"),
        (DAY, "yyyy", "2023年"),
        (DAY, "[$-F800]dddd, mmmm dd, yyyy", "2023年6月30日"),
        (0.5, "h:mm", "12:00"),
        (1.25, "[h]:mm", "30:00"),
        (0.75, "h:mm AM/PM", "6:00下午"),
        (59, "yyyy-mm-dd", "1900-02-28"),
        (61, "yyyy-mm-dd", "1900-03-01"),
        (-1, "yyyy-mm-dd", "-1"),
        (3_000_000, "yyyy-mm-dd", "3000000"),
    ],
)
def test_days(value: float, code: str, shown: str) -> None:
    assert show_number(value, code).replace(" 下午", "下午") == shown
    assert is_date(code)


def test_days_from_1904() -> None:
    assert show_number(DAY - 1462, "yyyy-mm-dd", date1904=True) == "2023-06-30"


def test_a_day_and_its_number() -> None:
    assert serial(datetime(2023, 6, 30, 12)) == DAY + 0.5
    assert serial(datetime(1900, 1, 1)) == 1


def test_texts() -> None:
    assert show_text("甲") == "甲"
    assert show_text("甲", '0;-0;0;@"县"') == "甲县"
    assert show_text("甲", '"第"@') == "第甲"
    assert show_text("甲", ";;;") == ""
    assert show_text("甲", "0.00") == "甲"


@pytest.mark.parametrize("written", ["nan", "1e999", "甲", ""])
def test_what_is_no_number(written: str) -> None:
    with pytest.raises(ValueError, match=r"number|float"):
        show_number(written, "0.0")


@pytest.mark.parametrize("code", ["\\", '"', "[", "[>=]0", ";;;;;;", "E+", "/", "?/0", "[h", "%%%%"])
def test_codes_that_mean_little_do_no_harm(code: str) -> None:
    for value in (0, -1.5, 1e300, 1e-300, DAY):
        assert isinstance(show_number(value, code), str)


def test_formats_that_nobody_writes_are_not_followed() -> None:
    with pytest.raises(ValueError, match="nobody writes"):
        show_number(1.5, "#,0?" * 60)
