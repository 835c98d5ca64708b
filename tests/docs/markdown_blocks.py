"""The fenced blocks of the project's pages, and the folder of samples in which they are run."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
PAGES = (
    ROOT / "README.md",
    ROOT / "README.en.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
)
_BLOCK = re.compile(
    r"(?:^<!-- not run: (?P<why>[^\n]+?) -->\n)?^```(?P<language>\w*)\n(?P<code>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Block:
    """A fenced block. page (str): relative to the root. line (int): of its fence. why (str | None): it is not run, the
    reason in the comment before it.
    """

    page: str
    line: int
    language: str
    code: str
    why: str | None

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def blocks_of(text: str, page: str) -> list[Block]:
    """The blocks of a page, in order."""
    return [
        Block(page, text.count("\n", 0, m.start("code")), m["language"], m["code"], m["why"])
        for m in _BLOCK.finditer(text)
    ]


def all_blocks() -> list[Block]:
    """The blocks of all pages."""
    return [
        block
        for path in PAGES
        for block in blocks_of(path.read_text("utf-8"), path.relative_to(ROOT).as_posix())
    ]


def sample_folder(folder: Path) -> None:
    """Put the files that the pages speak of into a folder, made of the repository's seeds."""
    readme = (ROOT / "README.md").read_text("utf-8")
    shown = re.search(r"\$ cat 报告\.txt\n(.*?)\n\n", readme, re.DOTALL)
    assert shown is not None, "README.md begins with a report"
    for name in ("报告.txt", "report.txt"):
        (folder / name).write_text(shown[1] + "\n", "utf-8")
    made = {
        "dev01_hubei_bulletin.txt": ("2022.txt", "reports/hubei.txt"),
        "dev06_nantong_half_year.txt": ("2023.txt", "reports/nantong.txt"),
        "formats/t01_month.xlsx": ("月报.xlsx", "month.xlsx"),
        "formats/p_dev12.docx": ("总结.docx", "summary.docx"),
        "gold/dev01_hubei_bulletin.jsonl": ("gold/hubei.jsonl",),
        "gold/dev06_nantong_half_year.jsonl": ("gold/nantong.jsonl",),
    }
    analysis = (ROOT / "docs" / "analysis.md").read_text("utf-8")
    for seed in re.findall(r"`((?:formats/)?(?:dev|t)\d\d_\w+\.\w+)`", analysis):
        made[seed] = (*made.get(seed, ()), f"报告目录/{Path(seed).name}")
    for named in sorted(
        set(re.findall(r"seeds/((?:formats/)?\w+\.\w+)", "".join(p.read_text("utf-8") for p in PAGES)))
    ):
        made[named] = (*made.get(named, ()), f"seeds/{named}")
    for seed, names in made.items():
        for name in names:
            path = folder / name
            path.parent.mkdir(exist_ok=True, parents=True)
            shutil.copyfile(SEEDS / seed, path)
    rules = folder / "rules"
    rules.mkdir()
    (rules / "units.yaml").write_text("- {unit: 铺, dimension: count, forms: [铺]}\n", "utf-8")
    page = (ROOT / "docs" / "for-rule-writers.md").read_text("utf-8")
    shown = re.search(r"^```yaml\n(# metric_words\.yaml.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert shown is not None, "for-rule-writers.md shows a folder mine/"
    mine = folder / "mine"
    mine.mkdir()
    parts = re.split(r"^# ([\w/]+\.yaml).*\n", shown[1], flags=re.MULTILINE)[1:]
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        (mine / name).write_text(text, "utf-8")
