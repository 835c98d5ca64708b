"""Accuracy against gold claims: `python benchmarks/accuracy.py [--errors] [--json OUT] [--gate GATES]`.

Three corpora, each scored by itself: the repository's own reports (``seeds/``) in the splits ``dev`` and
``test``, and, where ``../shared/seeds`` stands beside the checkout, the five ``real`` reports. The extractor
gets the text and nothing else: no region, no date. How scores are counted: ``docs/benchmark.md``.

The test split measures what the rules were not written for, so its errors are shown only with ``--show-test``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from minzheng_ie.evaluation import FIELDS, Mistake, Scores, evaluate_document, load_gold, pool, scores_table
from minzheng_ie.extractor import Extractor
from minzheng_ie.reading import read_source

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
CORPORA = ("dev", "test", "real")


class SeedDocument(BaseModel):
    """A line of ``seeds/documents.yaml``; what the benchmark does not need is passed over."""

    model_config = ConfigDict(extra="ignore")

    file: str
    split: Literal["dev", "test"]


class Gate(BaseModel):
    """The lowest F1 a field of a corpus may have, pooled, or with ``each`` in every one of its documents."""

    model_config = ConfigDict(extra="forbid")

    corpus: Literal["dev", "test", "real"]
    field: Literal[FIELDS]  # type: ignore[valid-type]
    min: float = Field(ge=0, le=1)
    each: bool = False


@dataclass(frozen=True)
class Document:
    """A report with gold claims: its corpus, its text file and its gold file."""

    corpus: str
    path: Path
    gold: Path


def documents() -> list[Document]:
    """All reports with gold that are at hand, by corpus."""
    listed = yaml.safe_load((ROOT / "seeds" / "documents.yaml").read_text(encoding="utf-8"))
    found = []
    for item in listed:
        seed = SeedDocument.model_validate(item)
        path = ROOT / "seeds" / seed.file
        found.append(Document(seed.split, path, ROOT / "seeds" / "gold" / f"{path.stem}.jsonl"))
    for gold in sorted((SHARED / "gold").glob("*.jsonl")):
        found.append(Document("real", SHARED / "seeds" / f"{gold.stem}.txt", gold))
    return sorted(found, key=lambda document: (CORPORA.index(document.corpus), document.path.name))


def score(document: Document, extractor: Extractor) -> Scores:
    """Extract one report without hints and score it."""
    source = read_source(document.path)
    [gold] = load_gold(document.gold).values()
    claims = extractor.extract(source).claims
    return evaluate_document(gold, claims, doc=document.path.stem, text=source.text)


def documents_table(scores: Sequence[tuple[Document, Scores]]) -> Table:
    """F1 of every field, a row a report."""
    table = Table(title="F1 by document", title_justify="left")
    for heading in ("corpus", "document", "gold", "pred", *FIELDS):
        table.add_column(
            heading, justify="left" if heading in ("corpus", "document") else "right", overflow="fold"
        )
    for index, (document, item) in enumerate(scores):
        last = index + 1 == len(scores) or scores[index + 1][0].corpus != document.corpus
        rates = (f"{item.fields[field].f1:.2f}" for field in FIELDS)
        table.add_row(
            document.corpus,
            document.path.stem,
            str(item.gold),
            str(item.predicted),
            *rates,
            end_section=last,
        )
    return table


def print_errors(console: Console, corpus: str, mistakes: Iterable[Mistake]) -> None:
    """Every mistake, grouped by what is wrong and by the rule that made the prediction."""

    def group(mistake: Mistake) -> tuple[str, str]:
        return mistake.field or mistake.kind, mistake.rule

    for (what, rule), members in groupby(sorted(mistakes, key=group), key=group):
        items = list(members)
        console.print(f"\n[bold]{corpus} · {what} · {escape(rule)} · {len(items)}[/bold]", soft_wrap=True)
        for mistake in items:
            gold, predicted = (escape(side) for side in mistake.sides())
            console.print(f"  {escape(mistake.text)}", soft_wrap=True, highlight=False)
            console.print(f"      gold {gold}   predicted {predicted}", soft_wrap=True, highlight=False)
            console.print(f"      [dim]{escape(mistake.doc)}[/dim]", soft_wrap=True, highlight=False)


def failed_gates(
    path: Path, pooled: dict[str, Scores], scores: Sequence[tuple[Document, Scores]]
) -> list[str]:
    """What has dropped below its gate, a line each. A gate of a corpus that is not at hand is passed over."""
    failed = []
    for item in yaml.safe_load(path.read_text(encoding="utf-8")):
        gate = Gate.model_validate(item)
        items = [(gate.corpus, pooled[gate.corpus])] if gate.corpus in pooled else []
        if gate.each:
            items = [(d.path.stem, item) for d, item in scores if d.corpus == gate.corpus]
        for name, item in items:
            f1 = item.fields[gate.field].f1
            if f1 < gate.min:
                failed.append(f"{name} {gate.field}: F1 {f1:.4f} is below the gate {gate.min}")
    return failed


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark. RETURNS 1 when a gate fails, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="print what is wrong, by field and rule")
    parser.add_argument("--show-test", action="store_true", help="print the errors of the test split too")
    parser.add_argument("--json", type=Path, metavar="OUT", help="write all figures as JSON")
    parser.add_argument("--gate", type=Path, metavar="GATES", help="fail when a figure is below its gate")
    parser.add_argument("--corpus", choices=CORPORA, help="score this corpus only")
    parser.add_argument("--patterns", type=Path, metavar="DIR", help="add the rules of this directory")
    options = parser.parse_args(arguments)

    extractor = Extractor(options.patterns)
    wanted = [item for item in documents() if options.corpus in (None, item.corpus)]
    scores = [(document, score(document, extractor)) for document in wanted]
    pooled = {
        corpus: pool(item for _, item in members)
        for corpus, members in groupby(scores, key=lambda pair: pair[0].corpus)
    }

    console = Console() if sys.stdout.isatty() else Console(width=160)
    if options.errors:
        for corpus, item in pooled.items():
            if corpus != "test" or options.show_test:
                print_errors(console, corpus, item.mistakes)
    console.print(documents_table(scores))
    console.print(scores_table(pooled, title="Pooled by corpus"))

    if options.json:
        data = {
            "pooled": {corpus: item.to_dict() for corpus, item in pooled.items()},
            "documents": {
                document.path.stem: {"corpus": document.corpus} | item.to_dict() for document, item in scores
            },
        }
        options.json.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    failed = failed_gates(options.gate, pooled, scores) if options.gate else []
    for line in failed:
        print(line, file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
