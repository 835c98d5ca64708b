"""Indicators against labels by hand: `python benchmarks/indicators.py [--set NAME…] [--errors] [--shared DIR] [--pages DIR…] [--gate]`;
`--conflicts` lists what the reports say twice and differently instead.

Each set was drawn at random (benchmarks/indicators_draw.py) and labelled before its answers were seen:

    tuned, held              400 claims of the samples, the real reports and the reports of governments, before there was a rule
    blind_tuned, blind_held  400 claims of these and of pages of the public web, by a labeller who had not read the rules

On a set named ``tuned`` the rules were tuned; one named ``held`` was looked at for its figures only. A label names the
document, the offsets, the indicator and its splits, or none. An answer is right when name and splits both are.
Documents that are not at hand are told and passed over; pages of the web go by the hash of their text.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from indicators_draw import documents
from minzheng_ie.extractor import Extractor
from minzheng_ie.indicators import Indicator, conflicts, load_indicators
from minzheng_ie.reading import read_source
from minzheng_ie.schema import Claim

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).with_name("indicators")
SETS = ("tuned", "held", "blind_tuned", "blind_held", "blind_pages", "blind_tables")
PRECISION, RECALL = 0.97, 0.85


@dataclass
class Score:
    """Counts of one set. missing: claims that the extractor no longer finds. away: of documents not at hand."""

    told: int = 0
    labelled: int = 0
    right: int = 0
    named: int = 0
    claims: int = 0
    missing: int = 0
    away: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Right of those told."""
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """Right of those labelled."""
        return self.right / self.labelled if self.labelled else 1.0

    def add(self, label: dict[str, Any], claim: Claim, found: Indicator | None) -> None:
        """Count one claim."""
        expected = (label["indicator"], label["splits"]) if label["indicator"] else None
        got = (found.name, dict(found.splits)) if found else None
        self.claims += 1
        self.told += got is not None
        self.labelled += expected is not None
        self.right += got is not None and got == expected
        self.named += got is not None and expected is not None and got[0] == expected[0]
        if got != expected:
            what = f"{claim.metric} | {claim.unit} | {claim.program}"
            self.errors.append(f"  {label['doc']}:{claim.start} {what}: {got}, not {expected}")


def labels(half: str) -> list[dict[str, Any]]:
    """The labels of a set."""
    lines = (LABELS / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


class Claims:
    """The claims of labelled documents, by where they stand. shared (Path): beside the repository. pages: folders of pages."""

    def __init__(self, shared: Path, pages: Sequence[Path] = ()) -> None:
        self._documents = documents(shared, pages)
        self._extractor = Extractor()
        self._read: dict[tuple[str, str], dict[tuple[int, int], Claim] | None] = {}

    def of(self, room: str, doc: str) -> dict[tuple[int, int], Claim] | None:
        """The claims of a document by start and end; None where it is not at hand."""
        if (room, doc) not in self._read:
            path = self._documents[room].get(doc)
            self._read[room, doc] = (
                {(claim.start, claim.end): claim for claim in self._claims(path)} if path else None
            )
        return self._read[room, doc]

    def _claims(self, path: Path) -> Iterator[Claim]:
        yield from self._extractor.extract(read_source(path)).claims


def score(half: str, claims: Claims) -> Score:
    """The counts of a set."""
    counts, indicators = Score(), load_indicators()
    by_doc: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for label in labels(half):
        by_doc[label["room"], label["doc"]].append(label)
    for (room, doc), some in sorted(by_doc.items()):
        found = claims.of(room, doc)
        for label in some:
            if found is None:
                counts.away += 1
                continue
            claim = found.get((label["start"], label["end"]))
            if claim is None:
                counts.missing += 1
                counts.labelled += label["indicator"] is not None
            else:
                counts.add(label, claim, indicators.of(claim))
    return counts


def list_conflicts(shared: Path) -> None:
    """Print the conflicts of ``seeds/`` without the test split and of what stands in the shared folder."""
    seeds = [path for path in (ROOT / "seeds").glob("*.txt") if not path.name.startswith("test")]
    paths = sorted(seeds) + [
        path for room in ("seeds", "corpus") for path in sorted((shared / room).glob("*.txt"))
    ]
    extractor, claims, alone, found = Extractor(), 0, 0, 0
    for path in paths:
        report = extractor.extract(read_source(path))
        claims += len(report.claims)
        alone += len(conflicts([claim.model_copy(update={"role": None}) for claim in report.claims]))
        for one in conflicts(report.claims):
            found += 1
            parts = "".join(f" {split}={value}" for split, value in one.splits)
            print(f"{path.name}: {one.indicator}{parts}, {one.region}, {one.period}, {one.status}")
            print(
                "".join(f"  {claim.start}: {claim.quote!r} {claim.metric}\n" for claim in one.claims), end=""
            )
    print(f"{found} in {claims} claims of {len(paths)} documents; {alone} if the role told nothing")


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=SETS, nargs="*", default=SETS, help="only these", dest="sets")
    parser.add_argument("--errors", action="store_true", help="print what is wrong in the tuned sets")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="DIR")
    parser.add_argument("--pages", type=Path, nargs="*", default=[], metavar="DIR")
    parser.add_argument("--gate", action="store_true", help="exit 1 below the bars")
    parser.add_argument(
        "--conflicts", action="store_true", help="list what reports say twice and differently"
    )
    options = parser.parse_args(arguments)
    if options.conflicts:
        list_conflicts(options.shared)
        return 0
    claims, passed = Claims(options.shared, options.pages), True
    for half in options.sets:
        counts = score(half, claims)
        passed &= counts.precision >= PRECISION and counts.recall >= RECALL
        print(
            f"{half}: {counts.claims} claims, {counts.labelled} with an indicator, {counts.told} told: "
            f"precision {counts.precision:.3f}, recall {counts.recall:.3f} (name alone right: {counts.named})"
        )
        if counts.missing or counts.away:
            print(f"  claims no longer found: {counts.missing}; of documents not at hand: {counts.away}")
        if options.errors and "held" not in half:  # never those of the others
            print("\n".join(counts.errors))
    return 0 if passed or not options.gate else 1


if __name__ == "__main__":
    sys.exit(main())
