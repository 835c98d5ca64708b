"""Write the first rows of each answer into ``docs/analysis.md``: run it when a better rule has changed them.

python tests/docs/write_answers.py
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

import test_analysis as page
from markdown_blocks import ROOT, sample_folder


def main() -> None:
    """Answer the questions by pandas in a folder of samples and put the first rows below each."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        sample_folder(Path(folder))
        os.chdir(folder)
        try:
            answers = page.by_pandas()
        finally:
            os.chdir(before)
    text = page.PAGE
    for heading, (names, rows) in zip(page.HEADINGS, answers, strict=True):
        head, rest = text.split(f"、{heading}\n", 1)
        end = rest.index("\n## ")
        part = re.sub(r"\n\n前三行.*", "", rest[:end].rstrip("\n"), flags=re.DOTALL)
        told = [f"| {' | '.join(map(page.cell, row))} |" for row in rows[:3]]
        table = "\n".join([f"| {' | '.join(names)} |", "|" + "---|" * len(names), *told])
        text = f"{head}、{heading}\n{part}\n\n前三行（共 {len(rows)} 行）：\n\n{table}\n{rest[end:]}"
    (ROOT / "docs" / "analysis.md").write_text(text, "utf-8")


if __name__ == "__main__":
    main()
