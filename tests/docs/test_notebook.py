"""``docs/notebook.ipynb`` runs from its first cell to its last, and shows what it speaks of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from markdown_blocks import ROOT

pytest.importorskip("nbclient", reason='the notebook needs the extra: pip install ".[docs]"')
pytest.importorskip("ipykernel")
pytest.importorskip("pandas", reason='frames need the extra: pip install ".[frame]"')

from notebook_page import notebook_page, run

PATH = ROOT / "docs" / "notebook.ipynb"


@pytest.fixture(scope="module")
def shown() -> list[dict[str, Any]]:
    """The data of each output, in order; a cell that fails raises."""
    outputs = [output for cell in run(PATH).cells if cell.cell_type == "code" for output in cell.outputs]
    return [output.get("data", {"text/plain": output.get("text", "")}) for output in outputs]


def test_it_is_kept_without_outputs() -> None:
    cells = json.loads(PATH.read_text("utf-8"))["cells"]
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in cells if "outputs" in cell)
    assert all(cell["source"] for cell in cells)


def test_every_cell_gives_something(shown: list[dict[str, Any]]) -> None:
    cells = json.loads(PATH.read_text("utf-8"))["cells"]
    assert len(shown) >= sum(cell["cell_type"] == "code" for cell in cells)


def test_frames_and_indicators_are_shown(shown: list[dict[str, Any]]) -> None:
    tables = [data["text/html"] for data in shown if "<table" in data.get("text/html", "")]
    assert len(tables) >= 3
    assert any("indicator_value" in table and "低保人数" in table for table in tables)
    compared = tables[-1]
    assert "江苏省/南通市" in compared and compared.count("<tr>") > 4


def test_the_report_shows_its_review_page(shown: list[dict[str, Any]]) -> None:
    page = shown[-1]["text/html"]
    assert page.startswith("<iframe srcdoc=") and "allow-scripts" in page and "4.36万户" in page


def test_a_cell_that_fails_stops_it(tmp_path: Path) -> None:
    from nbclient.exceptions import CellExecutionError

    notebook = json.loads(PATH.read_text("utf-8"))
    notebook["cells"] = [{**notebook["cells"][1], "source": "1 / 0"}]
    path = tmp_path / "broken.ipynb"
    path.write_text(json.dumps(notebook), "utf-8")
    with pytest.raises(CellExecutionError, match="ZeroDivisionError"):
        notebook_page(path)
