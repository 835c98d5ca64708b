"""What the reference pages list is what the code has: fields, values, columns, counts."""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from typing import get_args

import pytest
from markdown_blocks import PAGES, ROOT

import minzheng_ie as mz
from minzheng_ie.document.cues import Kind
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
