"""What a document is: kind, title, issuer, times, parts, on the wire and overridden."""

from __future__ import annotations

import pytest

from minzheng_ie.errors import DateError
from minzheng_ie.extractor import Extractor
from minzheng_ie.outputs.jsonl import JsonLines
from minzheng_ie.schema import DocumentHeader, DocumentInfo

PAGE = """首页 > 工作动态
贵州省民政厅2022年上半年工作总结
发布时间：2022-07-12 09:10　来源：贵州省民政厅

一、主要工作情况
全省发放高龄津贴320万元，惠及老年人5100人。
二、下半年工作打算
力争新建老年食堂40家。
责任编辑：杨某
"""


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def info(extractor: Extractor, text: str, **given: str) -> DocumentInfo:
    report = extractor.extract(text, **given)
    spans = [*report.document.evidence.values(), *(r.evidence for r in report.document.runner_up.values())]
    assert all(text[s.start : s.end] == s.quote for found in spans for s in found)
    assert set(report.document.rank) >= set(report.document.evidence) - {"region", "written"}
    return report.document


def test_a_page(extractor: Extractor) -> None:
    told = info(extractor, PAGE)
    assert told.kind == "part_year"
    assert told.title == "贵州省民政厅2022年上半年工作总结"
    assert (told.issuer, told.region, told.region_code) == ("贵州省民政厅", "贵州省", "520000")
    assert (told.written, told.posted, told.reports_on) == (None, "2022-07-12", "2022-01/2022-06")
    assert [part.kind for part in told.sections] == ["review", "plan"]
    assert told.rank["region"] == "issuer"
    assert told.runner_up["kind"].value == "annual"


def test_nothing_is_told_of_nothing(extractor: Extractor) -> None:
    assert info(extractor, "") == DocumentInfo()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("平江县民政局2023年工作总结", "annual"),
        ("2023年民政事业发展统计公报", "bulletin"),
        ("平江县民政局2024年工作要点", "plan"),
        ("关于提高低保标准的通知", "notice"),
        ("专访平江县民政局局长", "interview"),
        ("养老服务新闻发布会", "press_conference"),
        ("平江县民政局2023年度部门决算", "budget"),
        ("2023年政府信息公开工作年度报告", "open_information"),
        ("平江县城乡低保情况统计表", "table"),
        ("平江县新建食堂三家", None),
    ],
)
def test_kind_by_title(extractor: Extractor, title: str, kind: str | None) -> None:
    body = "全县发放高龄津贴320万元，惠及老年人5100人，服务更加贴心，群众普遍满意，有关工作还在有序推进之中。"
    assert info(extractor, f"{title}\n{body}").kind == kind


def test_kind_by_form(extractor: Extractor) -> None:
    assert info(extractor, "平江融媒讯 今年以来，全县发放高龄津贴320万元。").kind == "news"
    asked = "问：低保标准有何变化？\n答：提高到每人每月600元。\n问：高龄津贴呢？\n答：发放320万元。"
    told = info(extractor, asked)
    assert told.kind == "interview"
    assert [part.kind for part in told.sections] == ["question", "answer", "question", "answer"]


def test_a_title_over_two_lines_with_a_subtitle(extractor: Extractor) -> None:
    body = "全县发放高龄津贴320万元，惠及老年人5100人，服务更加贴心，群众普遍满意，有关工作还在有序推进之中。"
    told = info(
        extractor, f"平江县民政局关于2023年\n养老服务工作情况的报告\n——2024年1月20日在全县会议上\n{body}"
    )
    assert told.title == "平江县民政局关于2023年养老服务工作情况的报告"
    assert (told.written, told.reports_on) == ("2024-01-20", "2023")
    assert info(extractor, f"平江养老\n——食堂里的变化\n{body}").region is not None


@pytest.mark.parametrize(
    ("text", "written", "posted", "reports_on", "rank"),
    [
        ("民政简讯\n发布时间：2023-08-02\n全市救助500人。", None, "2023-08-02", "2023", "posted"),
        ("民政简讯\n全市救助500人。\n某市民政局\n2023年8月2日", "2023-08-02", None, "2023", "dateline"),
        ("民政简讯\n成文日期：2023年8月2日\n全市救助500人。", "2023-08-02", None, "2023", "dateline"),
        ("2022年民政工作总结\n发布时间：2023-02-02\n全市救助500人。", None, "2023-02-02", "2022", "title"),
        ("民政工作汇报\n时间：2023-08-02 10:20:30\n20xx年，全市救助500人。", None, "2023-08-02", None, None),
        ("民政工作汇报\n时间：2023-08-02\n20__年，全市救助500人。", None, "2023-08-02", None, None),
        ("二〇××年民政工作汇报\n时间：2023-08-02\n全市救助500人。", None, "2023-08-02", None, None),
        ("2024年三季度民政工作小结\n全市救助500人。", None, None, "2024-07/2024-09", "title"),
        ("2024年1—9月民政工作情况\n全市救助500人。", None, None, "2024-01/2024-09", "title"),
        ("2024年10月份民政工作情况\n全市救助500人。", None, None, "2024-10", "title"),
        (
            "上半年民政工作总结\n时间：2024-07-10\n全市救助500人。",
            None,
            "2024-07-10",
            "2024-01/2024-06",
            "title",
        ),
        (
            "四季度民政工作总结\n时间：2024-01-08\n全市救助500人。",
            None,
            "2024-01-08",
            "2023-10/2023-12",
            "title",
        ),
    ],
)
def test_times(
    extractor: Extractor,
    text: str,
    written: str | None,
    posted: str | None,
    reports_on: str | None,
    rank: str | None,
) -> None:
    told = info(extractor, text)
    assert (told.written, told.posted, told.reports_on) == (written, posted, reports_on)
    assert told.rank.get("reports_on") == rank


def test_the_caller_knows_better(extractor: Extractor) -> None:
    told = info(extractor, PAGE, region="云南省/丽江市", reports_on="2021")
    assert (told.region, told.reports_on) == ("云南省/丽江市", "2021")
    assert (told.rank["region"], told.rank["reports_on"]) == ("given", "given")
    assert (told.runner_up["region"].value, told.runner_up["reports_on"].value) == (
        "贵州省",
        "2022-01/2022-06",
    )
    assert info(extractor, PAGE, date="2021-09-01").rank["written"] == "given"
    claims = extractor.extract("全市救助500人。今年上半年救助200人。", reports_on="2024").claims
    assert [claim.period for claim in claims] == ["2024", "2024-01/2024-06"]
    claims = extractor.extract("全市救助500人。", reports_on="2024-01/2024-06").claims
    assert [(claim.period, claim.inherited) for claim in claims] == [("2024-01/2024-06", ("period",))]


@pytest.mark.parametrize("given", ["", "24", "2024-13", "2024/..", "../2024", "2024/2023", "3000", "上半年"])
def test_a_period_that_is_none_is_refused(extractor: Extractor, given: str) -> None:
    with pytest.raises(DateError, match="reports-on"):
        extractor.extract("全市救助500人。", reports_on=given)


def test_one_header_a_document_on_the_wire(extractor: Extractor) -> None:
    report = extractor.extract(PAGE)
    first, *rest = JsonLines(document=True).render(report).splitlines()
    header = DocumentHeader.model_validate_json(first)
    assert (header.doc, header.document) == (report.doc, report.document)
    assert header.sha256 == report.sha256 and header.format == "text"
    assert rest == JsonLines().render(report).splitlines()


def test_furniture_is_no_claim_and_text_is_not_lost(extractor: Extractor) -> None:
    page = (
        "您的位置：首页 > 政务公开\n泸西县民政局2023年工作总结\n阅读量：1300　发布时间：2024-01-15　来源：县民政局\n"
        "【字体：大 中 小】\n本文目录\n（记者 王某）2023年，全县救助困难群众640人次。\n全文2100字，阅读约需5分钟\n"
        "　　新建老年食堂12家。（通讯员 李某）\n责任编辑：赵某\n相关链接\n邻县发放救助金300万元\n联系电话：0873-6620000\n"
    )
    report = extractor.extract(page)
    assert [claim.quote for claim in report.claims] == ["640人次", "12家"]
    assert {claim.region for claim in report.claims} == {"云南省/红河哈尼族彝族自治州/泸西县"}
