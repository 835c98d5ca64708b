"""A table for people at a terminal: Chinese headings, values with 万 and 亿, what is inherited marked."""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from typing import Any, TextIO, cast

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from minzheng_ie.harmless import printable
from minzheng_ie.outputs.numbers import readable_quantity
from minzheng_ie.outputs.protocol import ReportLike, Row, rows
from minzheng_ie.outputs.stream import StreamWriter
from minzheng_ie.outputs.words import REASONS
from minzheng_ie.schema import Claim, Skipped

_UNKNOWN = "—"
_INHERITED = "↑"
_CHANGES = {"none": "", "increase": "增", "decrease": "减"}
_STATUSES = {"actual": "", "planned": "计划"}
_KINDS = {
    "annual": "总结报告",
    "part_year": "阶段报告",
    "bulletin": "公报",
    "news": "新闻",
    "press_conference": "发布会",
    "interview": "访谈",
    "plan": "规划计划",
    "notice": "通知公告",
    "budget": "预决算",
    "open_information": "信息公开",
    "table": "统计表",
}
_ANSWERS = {
    "kind": "类型",
    "title": "标题",
    "issuer": "发布者",
    "region": "地区",
    "written": "成文",
    "posted": "发布",
    "reports_on": "报告期",
}
_RANKS = {
    "given": "指定",
    "issuer": "发布者",
    "own": "自称",
    "facts": "所述事实",
    "title": "标题",
    "opening": "开头",
    "dateline": "落款或日期行",
    "posted": "发布日期",
    "spoken": "全文年份",
}
LEGEND = "↑ 承自标题、上文或文档　— 文中未说明　约 近 超 ≥ ≤ 原文的约数词　增 减 数值为变化量　计划 目标数"
_NARROW = 130
"""Below this many columns a long period is broken after its slash."""
_WIDTH = 140
"""Columns when the output is no terminal and the environment does not say."""


@dataclass(frozen=True, slots=True)
class Tables:
    """One table a report, and a legend at the end.

    width (int): columns. colour (str | None): what rich calls the terminal's colour system; None: plain text.
    skipped (bool): also show the numbers that are no claims, in text order, with the reason.
    explain (bool): below the table, say for each claim how it was made.
    """

    width: int = _WIDTH
    colour: str | None = None
    skipped: bool = False
    explain: bool = False

    @classmethod
    def fit(cls, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> Tables:
        """Tables for a stream: a terminal gets its own width and colours, anything else plain text, as wide as the
        environment's ``COLUMNS`` or 140.
        """
        width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDTH
        console = Console(file=stream, width=width)
        return cls(console.width, console.color_system, skipped, explain)

    def head(self) -> str:
        """Nothing opens the output."""
        return ""

    def between(self) -> str:
        """An empty line."""
        return "\n"

    def render(self, report: ReportLike) -> str:
        """The table of one report."""
        console = self._console()
        console.print(_title(report), soft_wrap=True)
        shown = list(rows(report, skipped=self.skipped))
        if not shown:
            console.print("没有找到数量指标")
        else:
            console.print(_table(shown, _parent(report), narrow=self.width < _NARROW))
            if self.explain:
                console.print(_explanations(shown), soft_wrap=True)
        if self.explain:
            console.print(_document(report), soft_wrap=True)
        return _written(console)

    def tail(self) -> str:
        """The legend."""
        console = self._console()
        console.print(Text(LEGEND, style="dim"))
        return _written(console)

    def _console(self) -> Console:
        return Console(
            file=io.StringIO(),
            width=self.width,
            highlight=False,
            force_terminal=self.colour is not None,
            color_system=cast("Any", self.colour),
            legacy_windows=False,
        )


class TableWriter(StreamWriter):
    """Writes `Tables` that fit the stream; options as there."""

    def __init__(self, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> None:
        super().__init__(stream, Tables.fit(stream, skipped=skipped, explain=explain))


def _written(console: Console) -> str:
    return cast("io.StringIO", console.file).getvalue()


def _title(report: ReportLike) -> Text:
    region = report.region.path if report.region else None
    kind = _KINDS.get(report.document.kind or "")
    known = [part for part in (kind, region, report.date.default) if part]
    return Text.assemble(
        (printable(report.doc), "bold"), "　" + " · ".join([*known, f"{len(report.claims)} 条指标"])
    )


def _table(shown: list[Row], parent: str, *, narrow: bool) -> Table:
    table = Table(header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("指标", ratio=7, overflow="fold")
    table.add_column("数值", justify="right", no_wrap=True)
    table.add_column("单位", max_width=10, overflow="fold")
    table.add_column("地区", ratio=4, overflow="fold")
    table.add_column("时期", max_width=16 if not narrow else 11, overflow="fold")
    table.add_column("项目", ratio=4, overflow="fold")
    table.add_column("变化/状态", max_width=9, overflow="fold")
    table.add_column("原文", ratio=4, overflow="fold")
    number = 0
    for row in shown:
        if isinstance(row, Skipped):
            reason = Text(f"不计（{REASONS[row.skipped]}）", style="dim")
            table.add_row("", reason, "", "", "", "", "", "", Text(_one_line(row.quote), style="dim"))
            continue
        number += 1
        region = row.region.removeprefix(parent) if row.region else None
        period = (
            row.period.replace("/", "/\n") if narrow and row.period and len(row.period) > 10 else row.period
        )
        table.add_row(
            str(number),
            Text(_one_line(row.metric)),
            Text(readable_quantity(row.value, row.value_max, row.modifier), style="bold"),
            _field(row, "unit", row.unit),
            _field(row, "region", region),
            _field(row, "period", period),
            _field(row, "program", row.program),
            Text(" ".join(filter(None, (_CHANGES[row.change], _STATUSES[row.status])))),
            Text(_one_line(row.quote)),
        )
    return table


def _field(claim: Claim, name: str, value: str | None) -> Text:
    if value is None:
        return Text(_UNKNOWN, style="dim")
    if "\n" not in value:  # a long period, broken on purpose
        value = _one_line(value)
    return Text(f"{value}{_INHERITED}", style="dim") if name in claim.inherited else Text(value)


def _parent(report: ReportLike) -> str:
    """What the regions of a report share and its title already says: ``云南省/`` for one about 云南省/丽江市."""
    path = report.region.path if report.region else ""
    return f"{path.rpartition('/')[0]}/" if "/" in path else ""


def _explanations(shown: list[Row]) -> Text:
    lines = []
    for number, claim in enumerate((row for row in shown if isinstance(row, Claim)), 1):
        lines.append(f"{number}. {_one_line(claim.metric)} {_one_line(claim.quote)}  [{claim.rule}]")
        lines += [f"     {_one_line(line)}" for line in claim.explain]
    return Text("\n".join(lines))


def _document(report: ReportLike) -> Text:
    """What the document is: each answer, on what it rests and where that stands, and the answer that came second."""
    info = report.document
    lines = ["文档"]
    for name, heading in _ANSWERS.items():
        value = getattr(info, name)
        shown = _KINDS.get(value, value) if name == "kind" else value
        why = _RANKS.get(info.rank.get(name, ""), "")
        quotes = "、".join(f"“{span.quote}”" for span in info.evidence.get(name, ())[:3])
        line = f"     {heading} {shown if shown is not None else _UNKNOWN}"
        line += f"  [{' '.join(part for part in (why, quotes) if part)}]" if why or quotes else ""
        second = info.runner_up.get(name)
        if second is not None:
            other = _KINDS.get(second.value, second.value) if name == "kind" else second.value
            line += f"  其次 {other}"
        lines.append(line)
    return Text(
        "\n".join(f"     {printable(' '.join(line.split()))}" if i else line for i, line in enumerate(lines))
    )


def _one_line(quote: str) -> str:
    return printable(" ".join(quote.split()))
