"""The sources of the sample files: reports and the claims of their tables (README.md in sources/ tells the form)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from tools.formats.model import Cell, Heading, Paragraph, Report, Table

SOURCES = Path(__file__).parent / "sources"
SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True)
class Sample:
    """A report with its gold lines (as in ``seeds/gold``, without offsets; those of tables with ``cell``)."""

    name: str
    report: Report
    gold: tuple[dict[str, Any], ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """Its tables, in order."""
        return tuple(block for block in self.report.blocks if isinstance(block, Table))


def samples() -> Iterator[Sample]:
    """All samples, by name."""
    for file in sorted(SOURCES.glob("*.yaml")):
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        if "seed" in data:
            yield _of_seed(file.stem, data["seed"])
        else:
            report = Report(
                data["title"], data["issuer"], str(data["day"]), tuple(map(_block, data["blocks"]))
            )
            yield Sample(file.stem, report, tuple(_gold(report, data["gold"])))


def _of_seed(name: str, seed: str) -> Sample:
    title, *lines = (SEEDS / f"{seed}.txt").read_text(encoding="utf-8").splitlines()
    blocks = tuple(Paragraph(line.strip()) for line in lines if line.strip())
    gold = (SEEDS / "gold" / f"{seed}.jsonl").read_text(encoding="utf-8").splitlines()
    return Sample(name, Report(title.strip(), blocks=blocks), tuple(map(json.loads, gold)))


def _block(data: dict[str, Any]) -> Heading | Paragraph | Table:
    if "p" in data:
        return Paragraph(data["p"])
    if "h" in data:
        return Heading(data["h"])
    table = data["table"]
    rows = [[_cell(cell, head=at == 0) for cell in row] for at, row in enumerate(table["rows"])]
    return Table(rows, table.get("caption", ""), table.get("unit", ""), tuple(table.get("notes", ())))


def _cell(data: Any, *, head: bool) -> Cell | None:
    if data is None:
        return None
    text, rows, columns = (data, 1, 1) if isinstance(data, str) else data
    shown = text.lstrip(" ")
    return Cell(shown, rows, columns, head, indent=(len(text) - len(shown)) // 2)


def _gold(report: Report, lines: str) -> Iterator[dict[str, Any]]:
    tables = [block for block in report.blocks if isinstance(block, Table)]
    for line in lines.strip().splitlines():
        at, metric, value, unit, region, period, program, *rest = (part.strip() for part in line.split("|"))
        table, row, column = map(int, at.split())
        cell = tables[table - 1].rows[row - 1][column - 1]
        assert isinstance(cell, Cell), f"no cell at {at}"
        yield {
            "cell": [table, row, column],
            "quote": cell.text,
            "value": value,
            "unit": unit,
            **_alternatives("metric", metric),
            **_alternatives("region", region),
            **_alternatives("period", period),
            **_alternatives("program", program),
            "change": rest[0] if rest else "none",
        }


def _alternatives(field: str, text: str) -> dict[str, Any]:
    first, *others = (None if part.strip() == "null" else part.strip() for part in text.split(" / "))
    return {field: first, f"{field}_alt": others}
