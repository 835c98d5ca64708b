"""``patterns check --coverage``: which rows serve which documents, a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from minzheng_ie.cli.help import columns
from minzheng_ie.cli.messages import complain, refuse
from minzheng_ie.errors import MinzhengError
from minzheng_ie.harmless import printable
from minzheng_ie.wording import say

if TYPE_CHECKING:
    from minzheng_ie.coverage import Row

_MARK = "!"


def tell(directory: Path | None, paths: Sequence[Path]) -> bool:
    """Print the table of the rows.

    directory (Path | None): rules beside the built-in ones. paths (Sequence): documents; none: those of the project.
    RETURNS (bool): whether all was read.
    """
    from minzheng_ie.coverage import Coverage, at_hand, documents

    try:
        coverage = Coverage(directory)
    except MinzhengError as error:
        refuse(error)
    good, reports, cases = True, 0, 0
    for document in documents(paths or at_hand()):
        try:
            if isinstance(document, MinzhengError):
                raise document
            coverage.read(document)
        except MinzhengError as error:
            good = False
            complain(error)
        else:
            reports += not document.cases
            cases += document.cases
    rows = coverage.rows
    _print(rows)
    seldom = [row for row in rows if not row.serves]
    silent = sum(not row.specimen.rare for row in seldom)
    typer.echo(
        say(
            "coverage.sum", rows=len(rows), reports=reports, cases=cases,
            rare=len(seldom) - silent, seldom=silent,
        )
    )  # fmt: skip
    return good


def _print(rows: Sequence[Row]) -> None:
    heads = [
        "",
        *(say(f"coverage.{name}") for name in ("row", "reports", "cases", "claims", "needed", "note")),
    ]
    lines = [heads, *(_cells(row) for row in rows)]
    widths = [max(columns(line[at]) for line in lines) for at in range(len(heads))]
    for line in lines:
        cells = [
            _padded(cell, width, right=2 <= at <= 5)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        typer.echo("  ".join(cells).rstrip())


def _cells(row: Row) -> list[str]:
    use, rare = row.use, row.specimen.rare
    counts = [
        len(use.reports),
        len(use.cases),
        sum(use.claims.values()),
        len(use.needed) if row.watched else "-",
    ]
    mark = "" if row.serves or rare else _MARK
    return [mark, str(row.specimen.rule), *map(str, counts), "; ".join(_notes(row))]


def _notes(row: Row) -> Iterator[str]:
    rare = row.specimen.rare
    if rare and row.serves:
        yield say("coverage.not_rare", why=printable(rare))
    elif rare:
        yield say("coverage.rare", why=printable(rare))
    elif not row.serves:
        yield say("coverage.seldom")
    if row.shadow is not None:
        yield say("coverage.shadow", row=row.shadow)


def _padded(cell: str, width: int, *, right: bool) -> str:
    blank = " " * (width - columns(cell))
    return blank + cell if right else cell + blank
