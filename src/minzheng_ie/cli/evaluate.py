"""``evaluate``: predictions against gold."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from minzheng_ie.cli.messages import FAILED, complain
from minzheng_ie.errors import GoldError
from minzheng_ie.harmless import harmless_json, printable
from minzheng_ie.wording import say

if TYPE_CHECKING:
    from minzheng_ie.evaluation import Mistake


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD")],
    predictions: Annotated[Path, typer.Argument(metavar="PRED")],
    errors: Annotated[bool, typer.Option("--errors")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Score predicted claims against gold claims, field by field. Documents meet by name without suffix."""
    from minzheng_ie.evaluation import evaluate as score
    from minzheng_ie.evaluation import load_gold, load_predictions, scores_table

    loaded: list[dict[str, Any]] = []
    for load, path in ((load_gold, gold), (load_predictions, predictions)):
        try:
            loaded.append(load(path))
        except GoldError as error:
            complain(error)
    if len(loaded) < 2:
        raise typer.Exit(FAILED)
    expected, found = loaded
    if len(expected) == len(found) == 1:
        found = {next(iter(expected)): next(iter(found.values()))}
    failed = _name_the_unmatched(expected, found, predictions)

    scores = score(expected, found)
    if as_json:
        import json

        typer.echo(_harmless(json.dumps(scores.to_dict(mistakes=errors), ensure_ascii=False, indent=2)))
    else:
        from rich.console import Console

        if errors:
            for mistake in scores.mistakes:
                typer.echo("\t".join(map(printable, _columns(mistake))))
        Console(file=sys.stdout).print(scores_table({"": scores}))
    if failed:
        raise typer.Exit(FAILED)


def _name_the_unmatched(expected: Mapping[str, Any], found: Mapping[str, Any], path: Path) -> bool:
    """Name the predictions that cannot be scored. RETURNS whether there are any."""
    for doc in expected:
        if doc not in found:
            complain(say("said.no_predictions", path=path, doc=doc))
    unmatched = [doc for doc in found if doc not in expected]
    for doc in unmatched:
        complain(say("said.no_gold", path=path, doc=doc))
    return bool(unmatched)


def _harmless(text: str) -> str:
    return "\n".join(map(harmless_json, text.split("\n")))


def _columns(mistake: Mistake) -> tuple[str, ...]:
    claim = mistake.gold or mistake.predicted
    place = f"{mistake.doc}:{claim.start}-{claim.end} {claim.quote}" if claim else mistake.doc
    gold, predicted = mistake.sides()
    return mistake.field or mistake.kind, place, f"gold {gold}", f"predicted {predicted}"
