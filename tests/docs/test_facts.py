"""What the reference pages list is what the code has: fields, values, columns, counts."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from markdown_blocks import PAGES, ROOT

import minzheng_ie as mz
import rooms
import wild
from minzheng_ie.cli.extract import MAX_CHARS
from minzheng_ie.document.rows import Kind
from minzheng_ie.outputs.wide import NAMES
from minzheng_ie.schema import Change, DocumentInfo, Locator, Measure, Modifier, Role, SkipReason, Status


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text("utf-8")


def table(text: str, heading: str) -> list[list[str]]:
    """The cells of the first table below a heading, without its head."""
    below = text.split(f"## {heading}\n", 1)[1]
    rows = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert rows is not None, heading
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in rows[0].splitlines()[2:]]


def named(cells: list[str]) -> list[str]:
    return [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]


def test_the_fields_of_a_claim() -> None:
    rows = table(page("claim.md"), "Fields")
    fields = named([row[0] for row in rows])
    assert sorted(fields) == sorted(set(mz.Claim.model_fields) - {"explain"})
    told = {row[0].strip("`"): row[2] for row in rows}
    assert set(named([told["measure"]])) >= set(get_args(Measure))
    assert set(named([told["modifier"]])) == set(get_args(Modifier))
    assert set(named([told["change"]])) >= set(get_args(Change))
    assert set(named([told["status"]])) == set(get_args(Status))
    assert set(named([told["role"]])) >= set(get_args(Role))


def test_the_answers_about_a_document() -> None:
    text = page("document.md")
    rows = re.findall(r"^\| (`.+?) \| (.+?) \|", text, re.MULTILINE)
    assert set(named([row[0] for row in rows])) == set(DocumentInfo.model_fields) - {
        "region_code", "evidence", "rank", "runner_up",
    }  # fmt: skip
    assert set(named([rows[0][1]])) == set(get_args(Kind))


def test_the_keys_of_a_locator() -> None:
    assert set(named([row[0] for row in table(page("files.md"), "Locators")])) == set(Locator.model_fields)


def test_the_columns_of_a_batch() -> None:
    pytest.importorskip("pyarrow", reason='Arrow needs the extra: pip install ".[arrow]"')
    from minzheng_ie.arrow import schema

    shown = named([row[0] for row in table(page("cluster.md"), "Columns")])
    assert shown == schema(explain=True, skipped=True).names


def test_reasons_named_are_reasons() -> None:
    last = [
        cell
        for row in table(page("numbers.md"), "What is declined, and why")
        for cell in re.findall(r"`(\w+)`", row[-1])
    ]
    assert last and set(last) <= set(get_args(SkipReason))


def test_the_counts_of_regions() -> None:
    with (ROOT / "patterns" / "regions.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    current = Counter(row["level"] for row in rows if not row["valid_to"])
    shown = re.search(
        r"([\d,]+) rows, ([\d,]+) of them\ncurrent \((\d+) provinces, (\d+) cities and prefectures, ([\d,]+) counties",
        page("regions.md"),
    )
    assert shown is not None
    assert [int(number.replace(",", "")) for number in shown.groups()] == [
        len(rows), current.total(), current["province"], current["city"], current["county"],
    ]  # fmt: skip


def test_columns_spoken_of_in_the_analysis_are_there() -> None:
    code = "".join(re.findall(r"```python\n(.*?)```", page("analysis.md"), re.DOTALL))
    used = set(re.findall(r'(?:frame|actual|level|standard|money|beds|cells|dibao|said)\["(\w+)"\]', code))
    assert len(used) > 8 and used <= set(NAMES)


def test_no_address_of_another_network_and_no_name_on_an_index() -> None:
    for path in PAGES:
        text = path.read_text("utf-8")
        assert set(re.findall(r"tcp://([\d.]+)", text)) <= {"127.0.0.1"}, path.name
        assert re.search(r"pip install ['\"]?minzheng", text) is None, path.name


def test_no_message_sends_people_to_an_index_that_lacks_this_package() -> None:
    for path in sorted((ROOT / "src").rglob("*.py")):
        assert "pip install 'minzheng" not in path.read_text("utf-8"), path.name


def test_a_missing_package_is_told_by_its_own_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="this needs pandas: pip install pandas"):
        mz.to_frame([])


def test_the_figures_of_unseen_pages_are_the_verdicts() -> None:
    text = page("accuracy.md")
    read = [verdict for verdict in wild.verdicts() if not str(verdict["batch"]).startswith("t")]
    rows = dict(re.findall(r"^\| (.+?) \| ([\d. ·]+) \|$", text, re.MULTILINE))
    for name, field in (
        ("value", "value"), ("unit", "unit"), ("metric", "metric"), ("region", "region"), ("period", "period"),
        ("programme", "program"), ("planned or done", "status"),
    ):  # fmt: skip
        assert rows[f"{name} right"] == f"{100 * wild.of_field(read, field):.1f}"

    def right(own: list[dict[str, Any]]) -> str:
        return f"{100 * sum(not v['wrong'] or wild.is_near(v) for v in own) / len(own):.1f}"

    batches = sorted({verdict["batch"] for verdict in read}, key=int)
    assert rows["right in every field"] == right(read)
    assert rows["the same, batch by batch"] == " · ".join(
        right([v for v in read if v["batch"] == batch]) for batch in batches
    )
    cells = [
        float(share)
        for share in re.findall(r"^\| t\d+ .*\*\*([\d.]+)\*\*", page("in-the-wild.md"), re.MULTILINE)
    ]
    assert f"{100 * min(cells):.0f} to {100 * max(cells):.0f} of 100" in text


def test_the_bars_of_the_accuracy_are_the_gates() -> None:
    gates = yaml.safe_load((ROOT / "benchmarks" / "gates.yaml").read_text("utf-8"))
    lowest = {(gate["corpus"], gate["field"]): gate["min"] for gate in gates}
    shown = re.findall(
        r"^\| (value and unit|right in every field) \| (0\.\d+) \| (0\.\d+) \|$",
        page("accuracy.md"),
        re.MULTILINE,
    )
    fields = {"value and unit": "quantity", "right in every field": "full"}
    assert len(shown) == 2
    for name, dev, test in shown:
        assert (float(dev), float(test)) == (lowest["dev", fields[name]], lowest["test", fields[name]])


def test_counts_named_in_the_pages() -> None:
    seeds = list((ROOT / "seeds").glob("*.txt"))
    assert f"the {len(seeds)} reports of `seeds/`" in page("accuracy.md")
    families = yaml.safe_load((ROOT / "patterns" / "indicators.yaml").read_text("utf-8"))
    assert f"{len(families)} families" in page("limits.md") and f"{len(families)} of them" in page(
        "indicators.md"
    )
    assert f"{MAX_CHARS:,} characters" in page("limits.md")
    told = re.search(r"\*\*([\d.]+)\*\* of (\d+)\.", page("numbers.md"))
    assert told is not None and f"{told[1]} of {told[2]} numerals" in page("accuracy.md")


def test_the_picture_of_the_rooms_is_that_of_the_contract() -> None:
    assert rooms.PICTURE.read_text("utf-8") == rooms.picture(), "python tools/docs/rooms.py"
    order = [room for layer in rooms.layers() for room in layer]
    assert order.index("claims") < order.index("quantities") < order.index("text")


def test_an_extractor_may_be_given_to_threads() -> None:
    extractor = mz.Extractor()
    texts = [path.read_text("utf-8")[:1500] for path in sorted((ROOT / "seeds").glob("dev0[1-4]*.txt"))] * 2
    alone = [extractor.extract(text).claims for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert [report.claims for report in pool.map(extractor.extract, texts)] == alone


def test_pictures_are_small_and_shown() -> None:
    pages = "".join(path.read_text("utf-8") for path in PAGES)
    for path in sorted((ROOT / "docs" / "figures").glob("*.png")):
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG") and len(data) < 300_000, path.name
        assert f"figures/{path.name}" in pages, f"{path.name} is shown nowhere"


def test_pages_name_no_place_of_this_machine_and_no_other_corpus() -> None:
    figures = re.compile(r"\.\./shared|/(?:work|root|home)/")
    for path in PAGES:
        told = [line for line in path.read_text("utf-8").splitlines() if figures.search(line)]
        assert not told, f"{path.name}: {told[0]}"


def test_the_figures_of_the_indicators_are_those_of_a_clone(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "indicators.py"), "--shared", str(tmp_path)]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    made = re.findall(
        r"^(\w+): (\d+) claims, (\d+) with an indicator, (\d+) told: precision ([\d.]+), recall ([\d.]+)",
        out,
        re.MULTILINE,
    )
    shown = re.findall(
        r"^\| (\w+) \| (\d+) \| (\d+) \| (\d+) \| ([\d.]+) \| ([\d.]+) \|$",
        page("indicators.md"),
        re.MULTILINE,
    )
    named = {row[0] for row in shown}
    assert [row for row in made if row[0] in named] == shown and len(shown) == 6
