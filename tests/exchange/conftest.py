"""Documents that are hard to carry: CR LF, lone CR, astral characters, tabs and line breaks inside quotes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from minzheng_ie.exchange import Document, GoldLikeClaim
from minzheng_ie.schema import Evidence, Locator, SentenceSpan, SourceSpan

HARD = (
    "😀海西市2024年民政工作总结\r\n"
    "全年发放\t补贴 12345678901234567890.0\t元,惠及𠮷安镇0.1\r\n万人。\r"
    "养老\r\n床位\r\n增加 300\n张;“计划”新建<敬老院>&'3'家…\r\n\r\n"
    "末行5％👨‍👩‍👧"
)


def span(text: str, quote: str, nth: int = 0) -> SourceSpan:
    start = -1
    for _ in range(nth + 1):
        start = text.index(quote, start + 1)
    return SourceSpan(start=start, end=start + len(quote), quote=quote)


def claim(text: str, quote: str, evidence: dict[str, list[SourceSpan]], **fields: object) -> GoldLikeClaim:
    place = span(text, quote)
    given = {
        "doc": "区/海西 😀.txt", "id": f"id-{place.start}", "metric": "补贴", "value": Decimal(1), "unit": "元",
        "sentence": SentenceSpan(start=max(0, place.start - 3), end=place.end), "rule": "head-before",
    } | fields  # fmt: skip
    return GoldLikeClaim(
        start=place.start, end=place.end, quote=place.quote,
        evidence=Evidence(**{name: tuple(spans) for name, spans in evidence.items()}), **given,
    )  # fmt: skip


@pytest.fixture
def hard() -> Document:
    year = span(HARD, "2024年")
    place = span(HARD, "海西市")
    return Document(
        "区/海西 😀.txt",
        HARD,
        (
            claim(
                HARD, "12345678901234567890.0\t元", {"metric": [span(HARD, "发放\t补贴")], "period": [year], "region": [place]},
                value=Decimal("12345678901234567890.012345678901234567"), measure="amount", step=Decimal("1E-1"),
                region="青海省/海西市", region_code="632800", period="2024", program="困难群众基本生活救助",
                inherited=("region", "period"), locator=Locator(page=2, box=(0.1, 2.25, 3.0, 4.5), sheet="表 1", cell="B7"),
            ),
            claim(
                HARD, "0.1\r\n万人", {"metric": [span(HARD, "惠及")], "region": [span(HARD, "𠮷安镇")], "period": [year]},
                metric="惠及", value=Decimal("0.1"), value_max=Decimal("0.30000000000000004"), unit="人", modifier="about",
                region="青海省/海西市/𠮷安镇", period="../2024-12-31",
            ),
            claim(
                HARD, "300\n张", {"metric": [span(HARD, "养老\r\n床位"), span(HARD, "养老")], "change": [span(HARD, "增加")]},
                metric="养老床位", value=Decimal("-300"), unit="张", change="increase", measure="beds", role="to",
                metric_alt=("床位", "床\n位"), region_alt=(None, "青海省"), optional=True,
            ),
            claim(
                HARD, "3'家", {"status": [span(HARD, "“计划”")], "unit": [span(HARD, "家")]},
                metric="新建<敬老院>&\"'", value=Decimal("3"), unit="家", status="planned", role="from",
            ),
            claim(HARD, "5％👨‍👩‍👧", {}, id="末/1 \"x\"", value=Decimal("5"), unit="%"),
        ),
    )  # fmt: skip


@pytest.fixture
def plain() -> Document:
    text = "丽江市民政局\n2023年,救助1200人次。\n"
    return Document(
        "丽江.html",
        text,
        (
            claim(
                text,
                "1200人次",
                {"metric": [span(text, "救助")]},
                doc="丽江.html",
                metric="救助",
                value=Decimal(1200),
                unit="人次",
            ),
        ),
    )
