"""The picture of the rooms: ``python tools/docs/rooms.py`` draws ``docs/figures/rooms.svg`` of the import contract.

The rooms and their order are those of the layers in ``pyproject.toml``, which ``make lint`` holds the code to; what each does is
said here. A room that the contract has and this file does not is an error.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PICTURE = ROOT / "docs" / "figures" / "rooms.svg"
PACKAGE = "minzheng_ie."

FLOW = {
    "reading": ("阅读", "file → text, tables, and where each stretch stands in the file"),
    "grids": ("格", "the shape of tables: cells on rows and columns, also those made of blanks"),
    "text": ("正文", "clean text with an alignment back to the original; sentences, words"),
    "quantities": ("数", "numerals, units, modifiers → quantities; dates, ordinals, names"),
    "entities": ("地区 · 时期 · 事项", "mentions of places, times and programmes"),
    "document": ("文件", "what the document is: issuer, place, times, parts, furniture"),
    "tree": ("句 · 词", "clauses and words, each with its tags"),
    "constructions": ("构式", "what is built the same way, found once: plans, moves"),
    "heads": ("名", "what a number is of: the first row of a table that holds"),
    "governance": ("管辖", "unit, time, place and programme of a number; planned or done: rows"),
    "claims": ("指标", "what governs each number of the prose → claims and the ledger"),
    "tables": ("表", "what each cell of a table says → claims and the ledger"),
    "indicators": ("指标名", "one name for one number, however it is phrased"),
    "outputs": ("写出", "a writer a format: table, jsonl, csv, xlsx, databases, review page"),
}
FACE = (
    "cli",
    "extractor",
    "pipeline",
    "exchange",
    "arrow",
    "dask",
    "evaluation",
    "batch",
    "stages",
    "coverage",
    "tryout",
    "row_names",
    "analysis",
    "__main__",
)
"""What people call, and what puts the rooms of the flow to work."""
GROUND = (
    "rules", "patterns", "divisions", "wording", "schema", "filled", "errors", "expressions", "compiled", "kept", "kept_rows", "records", "openers", "told", "failures", "collector", "harmless", "private",
)  # fmt: skip
"""What every room may stand on: rules, the wire form, errors."""

WIDTH, LEFT, BOX, ROW = 760, 20, 190, 40
STYLE = """<style>
text { font-family: "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; font-size: 13px; fill: #1f2933; }
.name { font-weight: bold; } .small { font-size: 12px; fill: #52606d; } .band { fill: #eef2f7; stroke: #9fb3c8; }
.room { fill: #e3f2fd; stroke: #5b8db8; } .way { stroke: #5b8db8; stroke-width: 2; fill: none; marker-end: url(#tip); }
</style><defs><marker id="tip" markerWidth="8" markerHeight="8" refX="6" refY="3" orient="auto">
<path d="M0,0 L6,3 L0,6 z" fill="#5b8db8"/></marker></defs>"""


def layers() -> list[list[str]]:
    """The rooms of the contract, those that others stand on last."""
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    listed = re.search(r'^type = "layers"\nlayers = \[\n(.*?)^\]', project, re.MULTILINE | re.DOTALL)
    if listed is None:
        raise SystemExit("pyproject.toml: no contract of layers")
    return [
        [room.strip().removeprefix(PACKAGE) for room in line.split("|")]
        for line in re.findall(r'"([^"]+)"', listed[1])
    ]


def picture() -> str:
    """The SVG. RAISES (SystemExit): a room of the contract stands nowhere, or one that is drawn is none."""
    order = [room for layer in layers() for room in layer]
    drawn = {*FLOW, *FACE, *GROUND}
    if drawn != set(order):
        raise SystemExit(f"rooms.py and the contract differ in {', '.join(sorted(drawn ^ set(order)))}")
    flow = sorted(FLOW, key=order.index, reverse=True)
    y = 16
    parts, y = _band("门面 · the face", sorted(FACE, key=order.index), y)
    y += 14
    for number, room in enumerate(flow):
        parts += _room(room, y)
        if number + 1 < len(flow):
            x = LEFT + BOX // 2
            parts.append(f'<path class="way" d="M{x},{y + ROW - 8} V{y + ROW + 2}"/>')
        y += ROW + 6
    ground, y = _band("地基 · the ground", sorted(GROUND, key=order.index), y + 6)
    parts += ground
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {y + 12}" role="img" aria-label="rooms of minzheng_ie">'
    return "\n".join([head, STYLE, *parts, "</svg>"]) + "\n"


def _room(room: str, y: int) -> list[str]:
    name, job = FLOW[room]
    return [
        f'<rect class="room" x="{LEFT}" y="{y}" width="{BOX}" height="{ROW - 8}" rx="5"/>',
        f'<text x="{LEFT + 10}" y="{y + 21}"><tspan class="name">{room}</tspan> {html.escape(name)}</text>',
        f'<text class="small" x="{LEFT + BOX + 16}" y="{y + 21}">{html.escape(job)}</text>',
    ]


def _band(title: str, rooms: list[str], y: int) -> tuple[list[str], int]:
    lines: list[str] = [""]
    for room in rooms:
        if len(lines[-1]) + len(room) > 80:
            lines.append("")
        lines[-1] += f"{' · ' if lines[-1] else ''}{room}"
    height = 34 + 20 * len(lines)
    parts = [
        f'<rect class="band" x="{LEFT}" y="{y}" width="{WIDTH - 2 * LEFT}" height="{height}" rx="6"/>',
        f'<text class="name" x="{LEFT + 12}" y="{y + 22}">{title}</text>',
    ]
    parts += [
        f'<text x="{LEFT + 12}" y="{y + 44 + 20 * number}">{line}</text>' for number, line in enumerate(lines)
    ]
    return parts, y + height


def main() -> int:
    """Draw it. RETURNS (int): 0."""
    PICTURE.write_text(picture(), encoding="utf-8", newline="\n")
    print(PICTURE.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
