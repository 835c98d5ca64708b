"""A table for people at a terminal: Chinese headings, values with 万 and 亿, what is inherited marked."""

from __future__ import annotations

import io
import os
from typing import Any, TextIO, cast

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from minzheng_ie.harmless import printable
from minzheng_ie.outputs.numbers import readable_quantity
from minzheng_ie.outputs.protocol import ReportLike, Row, rows
from minzheng_ie.outputs.stream import StreamWriter
from minzheng_ie.outputs.words import word
from minzheng_ie.records import dataclass
from minzheng_ie.schema import Claim, Skipped
from minzheng_ie.wording import Language, chosen, language, say, translate

_UNKNOWN = "—"
_INHERITED = "↑"
_CHANGES = {"none": None, "increase": "table.increase", "decrease": "table.decrease"}
_STATUSES = {"actual": None, "planned": "table.planned"}
_COLUMNS = ("metric", "value", "unit", "region", "period", "program", "change", "quote")
_ANSWERS = ("kind", "title", "issuer", "region", "written", "posted", "reports_on")
LEGEND = say("table.legend", "zh")
_NARROW = 130
"""Below this many columns a long period is broken after its slash."""
_ROOMY = 100
"""From so many columns on every column is shown, however the rows have to be broken."""
_TIGHT = 70
_NUMBER = 4
"""Columns of the rows' numbers."""
_WIDTH = 80
"""Columns when the output is no terminal and the environment does not say."""


@dataclass(frozen=True, slots=True)
class Tables:
    """One table a report, and a legend at the end.

    width (int): columns. colour (str | None): what rich calls the terminal's colour system; None: plain text.
    skipped (bool): also show the numbers that are no claims, in text order, with the reason.
    explain (bool): below the table, say for each claim how it was made. lang (str): the language of the table's own
    words; told (str): that of the explanations.
    """

    width: int = _WIDTH
    colour: str | None = None
    skipped: bool = False
    explain: bool = False
    lang: Language = "zh"
    told: Language = "zh"

    @classmethod
    def fit(cls, stream: TextIO, *, skipped: bool = False, explain: bool = False) -> Tables:
        """Tables for a stream: a terminal gets its own width and colours, anything else plain text, as wide as the
        environment's ``COLUMNS`` or 80.
        """
        width = None if stream.isatty() or "COLUMNS" in os.environ else _WIDTH
        console = Console(file=stream, width=width)
        return cls(console.width, console.color_system, skipped, explain, headings(), language())

    def head(self) -> str:
        """Nothing opens the output."""
        return ""

    def between(self) -> str:
        """An empty line."""
        return "\n"

    def render(self, report: ReportLike) -> str:
        """The table of one report."""
        console = self._console()
        console.print(_title(report, self.lang), overflow="fold")
        shown = list(rows(report, skipped=self.skipped))
        if not shown:
            console.print(say("table.none", self.lang))
        else:
            console.print(_table(shown, _parent(report), self.lang, self.width))
            if self.explain:
                console.print(_explanations(shown, self.told), soft_wrap=True)
        if self.explain:
            console.print(_document(report, self.lang), soft_wrap=True)
        return _written(console)

    def tail(self) -> str:
        """The legend."""
        console = self._console()
        console.print(Text(_packed(say("table.legend", self.lang), self.width), style="dim"))
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


def _packed(legend: str, width: int) -> str:
    """The parts of a legend, which ideographic spaces keep apart, on as few lines as hold them."""
    lines: list[str] = []
    for part in legend.split("　"):
        if lines and cell_len(lines[-1]) + 2 + cell_len(part) <= width:
            lines[-1] += f"　{part}"
        else:
            lines.append(part)
    return "\n".join(lines)


def headings() -> Language:
    """The language of a table's own words: Chinese as the reports are, unless English was asked for by name."""
    return chosen() or "zh"


def _title(report: ReportLike, lang: Language) -> Text:
    region = report.region.path if report.region else None
    kind = word("kind", report.document.kind, lang)
    known = [part for part in (kind, region, report.date.default) if part]
    count = say("table.count", lang, count=len(report.claims))
    return Text.assemble((printable(report.doc), "bold"), "　" + " · ".join([*known, count]))


def _table(shown: list[Row], parent: str, lang: Language, width: int) -> Table:
    """The rows. Where a narrow terminal cannot hold them as they are, the quotes, which repeat value and unit, are left out."""
    cells = [_cells(row, parent, lang, narrow=width < _NARROW) for row in shown]
    needed = [max(_widest(row[at]) for row in cells) for at in range(len(_COLUMNS))]
    quotes = width >= _ROOMY or sum(needed) + 2 * len(_COLUMNS) + _NUMBER <= width
    heading = {name: say(f"table.{name}", lang) for name in _COLUMNS}
    if not quotes:
        heading["change"] = heading["change"].replace("/", "/\n")
    table = Table(header_style="bold", box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column(heading["metric"], ratio=7, overflow="fold")
    table.add_column(heading["value"], justify="right", no_wrap=True)
    table.add_column(heading["unit"], max_width=10, overflow="fold")
    table.add_column(heading["region"], ratio=4, overflow="fold")
    period = 16 if width >= _NARROW else 11
    table.add_column(
        heading["period"], min_width=_least(needed[4], period, width), max_width=period, overflow="fold"
    )
    table.add_column(heading["program"], ratio=4, overflow="fold")
    table.add_column(heading["change"], max_width=9, overflow="fold")
    if quotes:
        table.add_column(heading["quote"], ratio=4, overflow="fold")
    number = 0
    for row, texts in zip(shown, cells, strict=True):
        number += isinstance(row, Claim)
        if isinstance(row, Skipped) and not quotes:
            texts[0] = Text.assemble(texts[0], " ", texts[-1])
        table.add_row(
            str(number) if isinstance(row, Claim) else "",
            *(texts if quotes else texts[:-1]),
        )
    return table


def _least(needed: int, most: int, width: int) -> int | None:
    """The columns that a period keeps, so that it is not cut within a date; none where there is no room for that."""
    return min(needed, most) if width >= _TIGHT else None


def _widest(text: Text) -> int:
    return max(map(cell_len, text.plain.split("\n")))


def _cells(row: Row, parent: str, lang: Language, *, narrow: bool) -> list[Text]:
    """What stands in the columns of a row, without its number."""
    if isinstance(row, Skipped):
        reason = Text(say("table.skipped", lang, reason=word("reason", row.skipped, lang)), style="dim")
        return [reason, *(Text("") for _ in _COLUMNS[1:-1]), Text(_one_line(row.quote), style="dim")]
    region = row.region.removeprefix(parent) if row.region else None
    period = row.period.replace("/", "/\n") if narrow and row.period and len(row.period) > 10 else row.period
    return [
        Text(_one_line(row.metric)),
        Text(readable_quantity(row.value, row.value_max, row.modifier), style="bold"),
        _field(row, "unit", row.unit),
        _field(row, "region", region),
        _field(row, "period", period),
        _field(row, "program", row.program),
        Text(" ".join(say(key, lang) for key in (_CHANGES[row.change], _STATUSES[row.status]) if key)),
        Text(_one_line(row.quote)),
    ]


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


def _explanations(shown: list[Row], lang: Language) -> Text:
    lines = []
    for number, claim in enumerate((row for row in shown if isinstance(row, Claim)), 1):
        lines.append(f"{number}. {_one_line(claim.metric)} {_one_line(claim.quote)}  [{claim.rule}]")
        lines += [f"     {_one_line(translate(line, lang, of='explain.'))}" for line in claim.explain]
    return Text("\n".join(lines))


def _document(report: ReportLike, lang: Language) -> Text:
    """What the document is: each answer, on what it rests and where that stands, and the answer that came second."""
    info = report.document
    lines = [say("table.document", lang)]
    for name in _ANSWERS:
        value = getattr(info, name)
        shown = word("kind", value, lang) or None if name == "kind" else value
        why = word("rank", info.rank.get(name), lang)
        quotes = "、".join(f"“{span.quote}”" for span in info.evidence.get(name, ())[:3])
        line = f"     {say(f'answer.{name}', lang)} {shown if shown is not None else _UNKNOWN}"
        line += f"  [{' '.join(part for part in (why, quotes) if part)}]" if why or quotes else ""
        second = info.runner_up.get(name)
        if second is not None:
            other = word("kind", second.value, lang) if name == "kind" else second.value
            line += f"  {say('table.second', lang, value=other)}"
        lines.append(line)
    return Text(
        "\n".join(f"     {printable(' '.join(line.split()))}" if i else line for i, line in enumerate(lines))
    )


def _one_line(quote: str) -> str:
    return printable(" ".join(quote.split()))
