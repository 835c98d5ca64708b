"""``patterns try``: what rules see of a sentence, and which row decides about each of its numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from minzheng_ie.cli.messages import refuse
from minzheng_ie.errors import MinzhengError
from minzheng_ie.harmless import printable
from minzheng_ie.wording import say, translate

_BLANK = "\u3000"  # as wide as a Chinese character


def try_(
    text: Annotated[str, typer.Argument(metavar="SENTENCE")],
    patterns: Annotated[Path | None, typer.Option("--patterns", metavar="DIR")] = None,
) -> None:
    """Show how the rules read a sentence: its words with their tags, and which row decides about each number."""
    from minzheng_ie.extractor import Extractor, default_extractor
    from minzheng_ie.tryout import Clause, read

    def show(clause: Clause) -> None:
        width = max(len(leaf.text) for leaf in clause.leaves)
        for leaf in clause.leaves:
            typer.echo(f"{printable(leaf.text)}{_BLANK * (width - len(leaf.text))}  {' '.join(leaf.tags)}")
        for row, slots in clause.facts:
            typer.echo(f"  {row}: {', '.join(f'{slot} {printable(word)}' for slot, word in slots)}")
        for number, field, value, rule, word in clause.decisions:
            by = say("try.by", word=printable(word)) if word else ""
            typer.echo(f"  {printable(number)} {field}: {value}{by}, {rule or say('try.no_row')}")
        typer.echo()

    try:
        extractor = Extractor(patterns) if patterns is not None else default_extractor()
        clauses = read(text, extractor)
        report = extractor.extract(text.rstrip("\n") + "\n")
    except MinzhengError as error:
        refuse(error)
    for clause in clauses:
        show(clause)
    for claim in report.claims:
        typer.echo(f"{printable(claim.quote)}:")
        for line in claim.explain:
            typer.echo(f"  {printable(translate(line, of='explain.'))}")
    if not clauses:
        typer.echo(say("try.no_number"))
