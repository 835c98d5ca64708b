"""Whether the output is what it was, byte for byte: `python benchmarks/digest.py --write | --check [--against DIR]`.

The output is the wire form of every document at hand, with what the document is and the skipped numbers, and beside
it the explanations. The documents: the reports of ``seeds/``, its files of other formats, the texts of
``tests/constructions/`` (a family is one document), and, where they are there, the reports of ``../shared`` and the
files of folders named with ``--pages``. Of documents that are not ours only hashes are kept: ``benchmarks/digest.tsv``
holds the name of each, ours by path, others by the hash of their bytes, and the hashes of its wire form and of its
explanations. A document without a record, or a record whose document is not at hand, is counted and passed over.

To see what differs, dump the full lines of the tree before the change with ``--dump DIR`` (outside the repository)
and check the tree after it with ``--check --against DIR``.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

import yaml

from minzheng_ie.errors import MinzhengError
from minzheng_ie.extractor import Extractor
from minzheng_ie.outputs.jsonl import JsonLines
from minzheng_ie.reading import read_source

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
RECORDS = Path(__file__).with_name("digest.tsv")
_FORMATS = frozenset({".txt", ".html", ".md", ".csv", ".docx", ".pdf", ".xls", ".xlsx"})


@dataclass(frozen=True)
class Document:
    """A document at hand: its name in the records, its file, and whether the file is a family of constructions."""

    name: str
    path: Path
    cases: bool = False


@dataclass(frozen=True)
class Output:
    """What a document gives: the lines of the wire form, and those with the explanations."""

    name: str
    wire: str
    explained: str

    @property
    def record(self) -> tuple[str, str]:
        """The hashes that are kept of it."""
        return _hash(self.wire.encode()), _hash(self.explained.encode())


def _hash(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in _FORMATS)


def documents(pages: Sequence[Path] = ()) -> list[Document]:
    """All documents at hand. pages (Sequence[Path]): folders of more of them."""
    own = [Document(str(path.relative_to(ROOT)), path) for path in _files(ROOT / "seeds")]
    families = sorted((ROOT / "tests" / "constructions").glob("*.yaml"))
    own += [Document(str(path.relative_to(ROOT)), path, cases=True) for path in families]
    others = {}
    for kind, folder in (
        ("seeds", SHARED / "seeds"),
        ("corpus", SHARED / "corpus"),
        *(("page", p) for p in pages),
    ):
        for path in _files(folder):
            name = f"{kind}:{_hash(path.read_bytes())}"
            others.setdefault(name, Document(name, path))
    return own + list(others.values())


@lru_cache(maxsize=1)
def _extractor() -> Extractor:
    return Extractor()


def output_of(document: Document) -> Output:
    """What a document gives; a document that is refused gives the refusal."""
    wire, explained = JsonLines(skipped=True, document=True), JsonLines(skipped=True, explain=True)
    extractor = _extractor()
    lines = ["", ""]
    try:
        if document.cases:
            cases = yaml.load(document.path.read_text(encoding="utf-8"), yaml.CSafeLoader)["cases"]
            reports = [
                extractor.extract(case["text"], region=case.get("region"), date=case.get("date"))
                for case in cases
            ]
        else:
            reports = [extractor.extract(read_source(document.path, name=document.name))]
        for report in reports:
            lines[0] += wire.render(report)
            lines[1] += explained.render(report)
    except MinzhengError as error:
        said = f"{type(error).__name__}: {error}".replace(str(document.path), document.name)
        lines = [f"{said}\n"] * 2
    return Output(document.name, *lines)


def outputs(found: Sequence[Document], processes: int) -> Iterator[Output]:
    """What the documents give, in some order: those that take longest are begun first."""
    _extractor().extract("2023年,全市发放救助金320万元,惠及5人。\n")  # what is loaded here, no worker loads
    longest = sorted(found, key=lambda document: -document.path.stat().st_size)
    if processes == 1:
        yield from map(output_of, longest)
        return
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        yield from pool.imap_unordered(output_of, longest, chunksize=2)


def read_records() -> dict[str, tuple[str, str]]:
    """The hashes of the wire form and of the explanations, by the name of the document."""
    lines = RECORDS.read_text(encoding="utf-8").splitlines() if RECORDS.exists() else []
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: (wire, explained) for name, wire, explained in rows}


def write_records(found: dict[str, Output]) -> None:
    """Record what is at hand; records of documents that are not stay, but for files of ours that are gone."""
    kept = {name: record for name, record in read_records().items() if ":" in name}
    kept |= {name: output.record for name, output in found.items()}
    head = "# document\twire form\texplanations (benchmarks/digest.py --write)\n"
    RECORDS.write_text(
        head + "".join(f"{name}\t{a}\t{b}\n" for name, (a, b) in sorted(kept.items())), encoding="utf-8"
    )


def _dumped(folder: Path, name: str, kind: str) -> Path:
    return folder / f"{name.replace('/', '__').replace(':', '__')}.{kind}.jsonl"


def dump(folder: Path, found: dict[str, Output]) -> None:
    """Write the full lines of what is at hand into a folder outside the repository."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, output in found.items():
        _dumped(folder, name, "wire").write_text(output.wire, encoding="utf-8")
        _dumped(folder, name, "explain").write_text(output.explained, encoding="utf-8")


def first_difference(before: str, after: str) -> str:
    """The first line in which two outputs differ, as it was and as it is."""
    pairs = zip_longest(before.splitlines(), after.splitlines(), fillvalue="(nothing)")
    for number, (old, new) in enumerate(pairs, 1):
        if old != new:
            return f"  line {number}\n  - {old}\n  + {new}"
    return "  (no line differs)"


def differences(found: dict[str, Output], against: Path | None) -> list[str]:
    """What differs from the dump ``against``, or from the records, a text for each document."""
    records = read_records()
    told = []
    for name, output in sorted(found.items()):
        kinds = (("wire", output.wire), ("explain", output.explained))
        for place, (kind, text) in enumerate(kinds):
            if against is not None:
                path = _dumped(against, name, kind)
                before = path.read_text(encoding="utf-8") if path.exists() else text
                if before != text:
                    told.append(f"{name}: {kind} differs\n{first_difference(before, text)}")
                    break
            elif name in records and records[name][place] != output.record[place]:
                told.append(f"{name}: {kind} differs")
                break
    return told


def main(arguments: Sequence[str] | None = None) -> int:
    """Run. RETURNS 1 when something differs, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--write", action="store_true", help="record the hashes of what is at hand")
    parser.add_argument("--check", action="store_true", help="compare with the records, or with --against")
    parser.add_argument("--dump", type=Path, metavar="DIR", help="write the full lines into DIR")
    parser.add_argument("--against", type=Path, metavar="DIR", help="compare with the full lines in DIR")
    parser.add_argument(
        "--pages", type=Path, metavar="DIR", nargs="*", default=[], help="folders of more documents"
    )
    parser.add_argument("--only", metavar="PART", help="only documents whose name holds PART")
    parser.add_argument("--show", type=int, default=1, metavar="N", help="how many differences to print (1)")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, metavar="N")
    options = parser.parse_args(arguments)
    if options.dump is not None and ROOT in options.dump.resolve().parents:
        parser.error("--dump: a folder outside the repository, please; texts of others do not enter it")

    wanted = [d for d in documents(options.pages) if options.only is None or options.only in d.name]
    found = {output.name: output for output in outputs(wanted, options.processes)}
    if options.dump is not None:
        dump(options.dump, found)
    if options.write:
        write_records(found)
    if not options.check and options.against is None:
        print(f"{len(found)} documents")
        return 0
    told = differences(found, options.against)
    for text in told[: options.show]:
        print(text)
    new = 0 if options.against is not None else len(found.keys() - read_records().keys())
    print(f"{len(told)} of {len(found)} documents differ" + (f", {new} have no record" if new else ""))
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
