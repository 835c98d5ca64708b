"""A claim as one flat row: what frames, spreadsheets and databases have beside the wire form.

Its sentence as text, its period as first and last day, its region as province, city, county and below, its place in the
file. The key of every table is (``doc``, ``id``). Offsets are code points of the original document, start inclusive,
end exclusive.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any, Literal

from minzheng_ie.entities.periods.edtf import first_day, is_edtf, last_day
from minzheng_ie.harmless import harmless_json, printable
from minzheng_ie.indicators import Indicator, load_indicators
from minzheng_ie.outputs.protocol import ReportLike
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, plain_decimal

Kind = Literal["text", "decimal", "integer", "day"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the flat table. name (str): in code and databases. kind (str): of its values. heading, told (str): for
    readers, in Chinese.
    """

    name: str
    kind: Kind
    heading: str
    told: str


COLUMNS = (
    Column("doc", "text", "文档", "文件名或目录下的路径；与编号合为主键"),
    Column("id", "text", "编号", "同一文档内唯一"),
    Column("metric", "text", "指标", "所数、所量的是什么"),
    Column("value", "decimal", "数值", "按单位换算后的准确值（万、亿已乘出）"),
    Column("value_max", "decimal", "上限", "数值是区间时的上限"),
    Column("unit", "text", "单位", ""),
    Column(
        "modifier", "text", "约数", "exact 确数，about 约，nearly 近，over 超过，at_least 至少，at_most 至多"
    ),
    Column("step", "decimal", "精度", "原文最后一位数字的单位"),
    Column("region", "text", "地区", "全称路径"),
    Column("region_code", "text", "区划代码", "GB/T 2260"),
    Column("province", "text", "省级", ""),
    Column("city", "text", "地级", ""),
    Column("county", "text", "县级", ""),
    Column("below", "text", "县级以下", "乡镇、街道、村、社区"),
    Column("period", "text", "时间", "EDTF：2023、2023-06、2023-01/2023-06、../2023-12-31"),
    Column("period_start", "day", "起", "时间的第一天；不知从何时起则空"),
    Column("period_end", "day", "止", "时间的最后一天；尚未结束则空"),
    Column("program", "text", "事项", "民政事项"),
    Column("indicator", "text", "统计指标", "同一个数不论怎样说，同一个名称；认不出则空"),
    Column("splits", "text", "分组", "指标的哪一部分：城乡=农村;供养=集中；空为全部"),
    Column("indicator_value", "decimal", "可比数值", "数值换算成统计指标的单位"),
    Column("indicator_unit", "text", "可比单位", "统计指标的单位，如 元/人·年"),
    Column("measure", "text", "类别", "数的是人、户、金额、标准、机构、床位……"),
    Column("change", "text", "增减", "none 无，increase 增加，decrease 减少"),
    Column("status", "text", "状态", "actual 实际，planned 计划"),
    Column("role", "text", "变动", "由A提高到B：A 为 from（起点），B 为 to（终点）；其余空"),
    Column("quote", "text", "原文", "原文里的数字和单位，一字不差"),
    Column("sentence", "text", "原句", "所在的句子或表格行"),
    Column("start", "integer", "起始位置", "原文中的字符位置（Unicode 码位），从 0 起"),
    Column("end", "integer", "结束位置", "末字之后的位置"),
    Column("inherited", "text", "承前", "不在本句、由上文或全文得来的项"),
    Column("rule", "text", "规则", "由哪条规则得来"),
    Column("page", "integer", "页", ""),
    Column("paragraph", "integer", "段", ""),
    Column("table", "integer", "表", "第几张表"),
    Column("row", "integer", "行", ""),
    Column("column", "integer", "列", ""),
    Column("sheet", "text", "工作表", ""),
    Column("cell", "text", "单元格", ""),
)
"""The columns in their order. Those of the wire form have its names and meanings (``docs/claim.md``)."""

REPORT = (
    Column("doc", "text", "文档", "文件名或目录下的路径；主键"),
    Column("title", "text", "标题", ""),
    Column("kind", "text", "文种", ""),
    Column("issuer", "text", "发布单位", ""),
    Column("region", "text", "地区", "全称路径"),
    Column("region_code", "text", "区划代码", "GB/T 2260"),
    Column("written", "text", "成文", ""),
    Column("posted", "text", "发布", ""),
    Column("reports_on", "text", "所报时间", "EDTF"),
    Column("format", "text", "格式", "文件的格式"),
    Column("encoding", "text", "编码", "文本文件的编码"),
    Column("characters", "integer", "字符数", ""),
    Column("sha256", "text", "文本 SHA-256", "位置所依的文本"),
    Column("warnings", "text", "未能读出", "文件里没有读出的内容，一行一条"),
)
"""The columns of a report's own row, in every table of reports."""

SKIPPED = (
    Column("doc", "text", "文档", ""),
    Column("quote", "text", "原文", ""),
    Column("reason", "text", "原因", "为何不是数据"),
    Column("start", "integer", "起始位置", ""),
    Column("end", "integer", "结束位置", ""),
)
"""The columns of a number that is no claim."""

EVIDENCE = (
    Column("doc", "text", "文档", ""),
    Column("id", "text", "编号", ""),
    Column("field", "text", "项", "依据的是哪一项"),
    Column("start", "integer", "起始位置", ""),
    Column("end", "integer", "结束位置", ""),
    Column("quote", "text", "原文", ""),
)
"""The columns of a span that a field of a claim rests on."""

NAMES = tuple(column.name for column in COLUMNS)
_WIRE = tuple(name for name in NAMES if name in Claim.model_fields and name not in ("sentence", "inherited"))
_LOCATOR = ("page", "paragraph", "table", "row", "column", "sheet", "cell")
_DECIMALS = tuple(column.name for column in COLUMNS if column.kind == "decimal")
_NATION = "100000"
_MUNICIPALITIES = frozenset(
    {"11", "12", "31", "50"}
)  # 北京, 天津, 上海, 重庆: their districts stand at the county level


def _row(claim: Claim, text: str, indicator: Indicator | None) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(NAMES)
    for name in _WIRE:
        row[name] = getattr(claim, name)
    row["sentence"] = text[claim.sentence.start : claim.sentence.end].strip()
    row["inherited"] = ";".join(claim.inherited)
    row["province"], row["city"], row["county"], row["below"] = region_levels(claim.region, claim.region_code)
    row["period_start"], row["period_end"] = period_days(claim.period)
    if indicator is not None:
        row["indicator"], row["splits"] = indicator.name, indicator.told_splits
        row["indicator_value"], row["indicator_unit"] = indicator.value, indicator.unit
    if claim.locator is not None:
        for name in _LOCATOR:
            row[name] = getattr(claim.locator, name)
    return row


def wide_rows(report: ReportLike) -> list[dict[str, Any]]:
    """The claims of a report as rows, in text order."""
    indicators = load_indicators(dirs_of(report)).over(report.claims, report.text)
    return [_row(claim, report.text, one) for claim, one in zip(report.claims, indicators, strict=True)]


def report_row(report: ReportLike) -> dict[str, Any]:
    """What a report is, as a row of `REPORT`."""
    info = report.document.model_dump(include={column.name for column in REPORT})
    own = {
        "doc": report.doc, "format": report.format, "encoding": report.encoding, "characters": len(report.text),
        "sha256": report.sha256, "warnings": "\n".join(report.warnings) or None,
    }  # fmt: skip
    return {column.name: (own if column.name in own else info)[column.name] for column in REPORT}


def dirs_of(report: ReportLike) -> tuple[Path, ...]:
    """The pattern directories that a report was read with; a report that does not know gives none."""
    dirs: tuple[Path, ...] = getattr(report, "dirs", ())
    return dirs


def region_levels(
    path: str | None, code: str | None
) -> tuple[str | None, str | None, str | None, str | None]:
    """The names of a region's province, city, county and what lies below, by its code's levels; None where it has none.

    path (str | None): official names from the province down. code (str | None): six digits of GB/T 2260, of the lowest
    division that has one. The nation has none of the levels.
    """
    if path is None or code is None or code == _NATION:
        return None, None, None, None
    names = path.split("/")
    if code.endswith("0000"):
        return names[0], None, None, "/".join(names[1:]) or None
    if code.endswith("00") and code[:2] not in _MUNICIPALITIES:
        return names[0], names[1] if len(names) > 1 else None, None, "/".join(names[2:]) or None
    direct = code[:2] in _MUNICIPALITIES or code[2:4] == "90"  # counties without a city above them
    city = None if direct or len(names) < 3 else names[1]
    at = 2 if city is not None else 1
    return names[0], city, names[at] if len(names) > at else None, "/".join(names[at + 1 :]) or None


def period_days(period: str | None) -> tuple[str | None, str | None]:
    """The first and last day of a period, ISO 8601; None for an end that is open, and for what is no period."""
    if period is None or not is_edtf(period):
        return None, None
    first, _, last = period.partition("/")
    last = last or first
    return (
        None if first == ".." else first_day(first),
        None if last == ".." else last_day(last),
    )


@dataclass(frozen=True, slots=True)
class WideLines:
    """The flat rows of a report, of its skipped numbers and what it is, as JSON Lines: what `sealed` outputs are made of.

    Each line has ``of``: ``report``, ``claim``, ``evidence`` or ``skipped``. Decimals are strings, exact.
    """

    def head(self) -> str:
        """Nothing opens it."""
        return ""

    def between(self) -> str:
        """Nothing stands between two reports."""
        return ""

    def render(self, report: ReportLike) -> str:
        """The lines of one report, the report itself first."""
        doc = printable(report.doc)
        lines: list[dict[str, Any]] = [{"of": "report", **report_row(report), "doc": doc}]
        for row, claim in zip(wide_rows(report), report.claims, strict=True):
            for name in _DECIMALS:
                row[name] = plain(row[name])
            lines.append({"of": "claim", **row, "doc": doc})
            lines += (
                {"of": "evidence", "doc": doc, "id": claim.id, "field": field, **span.model_dump()}
                for field, spans in claim.evidence
                for span in spans
            )
        lines += (
            {
                "of": "skipped", "doc": doc, "reason": number.skipped, "quote": number.quote,
                "start": number.start, "end": number.end,
            }
            for number in report.skipped
        )  # fmt: skip
        return "".join(
            f"{harmless_json(json.dumps(line, ensure_ascii=False, separators=(',', ':')))}\n"
            for line in lines
        )

    def tail(self) -> str:
        """Nothing ends it."""
        return ""


def plain(value: Decimal | None) -> str | None:
    """A decimal as the wire form writes it; None stays None."""
    return None if value is None else plain_decimal(value)
