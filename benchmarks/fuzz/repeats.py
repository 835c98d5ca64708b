"""One token repeated to a megabyte: `python benchmarks/fuzz/repeats.py`, some ten minutes.

What `clauses.py` holds of 8,000 characters has to hold of a million (400,000 for the exponent's other end): exponent at
most 1.2, at most ten times the processor time per character of prose. A document of that size is rare; what takes a
share of the square of its length shows only there.
"""

from __future__ import annotations

import argparse
import sys

import clauses

from minzheng_ie import Extractor

LENGTH = 1_000_000
SHORTER = 0.4
TOKENS = (
    *("5", "零", "两", "一", "万", "5,", "5 ", "5\n", "%", "分之", "低保", "低保、", "占5%", "占5%,", "占5%，", "5人", "5家占", "过半"),
    *(" ", "\u3000", "\n", "\r\n", "\t", "。", "、", "(", "“", "民政", "其中", "分别", "2023年", "石家庄市、", "A"),
    *("养老床位 张 6\n", "养老机构\t7\t8.5%\n", "|低保|5|6|\n", "2023年,低保5人。", "\u200b", "㊿", "(yè)", "萬"),
)  # fmt: skip


def main() -> int:
    """Measure every token. RETURNS 1 when one grows, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("tokens", nargs="*", help="try only these")
    parser.add_argument(
        "--length", type=int, default=LENGTH, metavar="N", help="characters, instead of a million"
    )
    options = parser.parse_args()
    lengths = (int(options.length * SHORTER), options.length)
    extract = Extractor().extract
    a_character = clauses.prose(extract)
    print(f"prose: {a_character * 1e6:.1f} µs a character", flush=True)
    bad = 0
    for token in options.tokens or TOKENS:
        found, wrong = clauses.growth(extract, token, a_character, lengths=lengths)
        bad += wrong
        print(f"{'GROWS ' if wrong else ''}{found}", flush=True)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
