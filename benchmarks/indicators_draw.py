"""Draw claims to label by hand: `python benchmarks/indicators_draw.py --seed N --count seeds=60,shared=60,corpus=60,wild=220 --pages DIR… -o OUT`.

The draw is made before anyone looks at what the matcher says, by a seeded choice: of a room first a document, then one of its
claims, so that a long bulletin does not fill the sample. Claims that have a label already (benchmarks/indicators/*.jsonl) are
not drawn again, nor is the test split of ``seeds/`` ever read. A line of OUT is a label still to be given; ``OUT.txt`` shows each with its
sentence for the labeller and belongs outside the repository. Pages of the public web are not ours to publish: they
go by the first 16 hexadecimal digits of the SHA-256 of their text, as in benchmarks/wild.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from minzheng_ie.extractor import Extractor
from minzheng_ie.reading import read_source
from minzheng_ie.schema import Claim

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).with_name("indicators")


def page_name(path: Path) -> str:
    """The name that a page goes by: of its text, not of its file."""
    return sha256(path.read_text(encoding="utf-8").encode()).hexdigest()[:16]


def documents(shared: Path, pages: Sequence[Path]) -> dict[str, dict[str, Path]]:
    """Room → name of the document → its file. shared (Path): beside the repository. pages (Sequence): folders of pages."""
    rooms: dict[str, dict[str, Path]] = {
        "seeds": {path.name: path for path in sorted((ROOT / "seeds").glob("dev*.txt"))},
        "shared": {path.name: path for path in sorted((shared / "seeds").glob("*.txt"))},
        "corpus": {path.name: path for path in sorted((shared / "corpus").glob("*.txt"))},
        "wild": {},
    }
    for folder in pages:
        for path in sorted(folder.glob("*.txt")):
            rooms["wild"].setdefault(page_name(path), path)
    return rooms


def labelled() -> set[tuple[str, str, int, int]]:
    """What has a label already."""
    lines = (
        line
        for path in sorted(LABELS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    )
    return {(one["room"], one["doc"], one["start"], one["end"]) for one in map(json.loads, lines)}


def draw(pool: dict[str, list[Claim]], count: int, chance: random.Random) -> Iterator[tuple[str, Claim]]:
    """``count`` claims, or all there are: a document by chance, then one of its claims that is not drawn yet."""
    left = {name: list(claims) for name, claims in sorted(pool.items()) if claims}
    while left and count:
        name = chance.choice(sorted(left))
        yield name, left[name].pop(chance.randrange(len(left[name])))
        count -= 1
        if not left[name]:
            del left[name]


def shown(number: int, path: Path, text: str, claim: Claim) -> str:
    """What the labeller sees: the claim as extracted, and the text round it."""
    before, after = text[max(0, claim.start - 110) : claim.start], text[claim.end : claim.end + 50]
    context = f"{before}【{text[claim.start : claim.end]}】{after}".replace("\n", "⏎").replace("\r", "")
    return f"#{number} {path.parent.name}/{path.name}:{claim.start} {claim.metric} | {claim.unit} | {claim.program} | {claim.change}\n{context}\n"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", required=True, metavar="ROOM=N,…")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", metavar="DIR")
    parser.add_argument("--pages", type=Path, nargs="*", default=[], metavar="DIR")
    parser.add_argument("-o", "--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    rooms, given, extractor = documents(options.shared, options.pages), labelled(), Extractor()
    chance, drawn = random.Random(options.seed), list[tuple[str, str, Path, str, Claim]]()
    for room, count in (item.split("=") for item in options.count.split(",")):
        pool, texts = dict[str, list[Claim]](), dict[str, str]()
        for name, path in rooms[room].items():
            source = read_source(path)
            texts[name] = source.text
            found = extractor.extract(source).claims
            pool[name] = [one for one in found if (room, name, one.start, one.end) not in given]
        for name, claim in draw(pool, int(count), chance):
            drawn.append((room, name, rooms[room][name], texts[name], claim))
    chance.shuffle(drawn)
    lines, views = list[str](), list[str]()
    for number, (room, name, path, text, claim) in enumerate(drawn):
        line: dict[str, Any] = {"room": room, "doc": name, "start": claim.start, "end": claim.end}
        lines.append(json.dumps(line | {"indicator": None, "splits": {}}, ensure_ascii=False))
        views.append(shown(number, path, text, claim))
    options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    options.out.with_suffix(".txt").write_text("\n".join(views), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
