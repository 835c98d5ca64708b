"""What a blind labeller is given, and how the answers are scored: benchmarks/indicators_draw.py, benchmarks/indicators.py."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from minzheng_ie.indicators import load_indicators

ROOT = Path(__file__).resolve().parents[2]
REPORT = (
    "浦口区2023年民政工作总结\n2023年，全区有城市低保对象412户、农村低保对象1306人，办理结婚登记3120对。"
    "新建老年食堂12家，建成未保工作站9个。\n"
)


@pytest.fixture
def shared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def drawn(shared: Path) -> list[dict[str, Any]]:
    import indicators_draw

    sheet = shared / "sheet.jsonl"
    assert indicators_draw.main(["--count", "shared=5", "--shared", str(shared), "-o", str(sheet)]) == 0
    return [json.loads(line) for line in sheet.read_text(encoding="utf-8").splitlines()]


def label(shared: Path, sheet: list[dict[str, Any]], answers: dict[str, tuple[str, dict[str, str]]]) -> None:
    for line in sheet:
        line["indicator"], line["splits"] = answers.get(line["value"], (None, {}))
    lines = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in sheet)
    (shared / "sheet.jsonl").write_text(lines, encoding="utf-8")


ANSWERS: dict[str, tuple[str, dict[str, str]]] = {
    "412": ("低保户数", {"城乡": "城市"}),
    "1306": ("低保人数", {"城乡": "农村"}),
    "3120": ("结婚登记对数", {}),
    "12": ("老年助餐点数", {"动态": "新增"}),
    "9": ("未成年人保护工作站数", {"动态": "建成"}),
}


def test_a_sheet_shows_the_text_and_no_answer(shared: Path) -> None:
    sheet = drawn(shared)
    assert {line["value"] for line in sheet} == set(ANSWERS)
    for line in sheet:
        assert line["indicator"] is None and line["splits"] == {}
        assert f"【{REPORT[line['start'] : line['end']]}】" in line["context"]
    guide = (shared / "sheet.md").read_text(encoding="utf-8")
    assert all(f"**{name}**" in guide for name in load_indicators().names)
    share = next(line for line in guide.splitlines() if "**老年人口占比**" in line)
    assert share.endswith("Needs: 年龄.")  # 口径 is needed by some of its lines only
    assert "- **城乡** (whose: 城镇 is 城市; " in guide and "承前" not in guide  # told to a stranger


def test_labels_are_scored(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import indicators

    sheet = drawn(shared)
    arguments = ["--shared", str(shared), "--labels", str(shared / "sheet.jsonl")]
    label(shared, sheet, ANSWERS)
    assert indicators.main(arguments) == 0
    assert "5 with an indicator, 5 told: precision 1.000, recall 1.000" in capsys.readouterr().out
    label(shared, sheet, ANSWERS | {"12": ("老年助餐点数", {})})
    assert indicators.main(arguments) == 0
    out = capsys.readouterr().out
    assert "precision 0.800, recall 0.800 (name alone right: 5)" in out and "not ('老年助餐点数', {})" in out
    label(shared, sheet, ANSWERS | {"12": ("食堂", {})})
    with pytest.raises(SystemExit):
        indicators.main(arguments)
    assert "食堂" in capsys.readouterr().err


def test_what_is_kept_of_a_sheet_has_no_text(shared: Path) -> None:
    import indicators_draw

    label(shared, drawn(shared), ANSWERS)
    out = shared / "labels.jsonl"
    assert indicators_draw.main(["--keep", str(shared / "sheet.jsonl"), "-o", str(out)]) == 0
    kept = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert {tuple(line) for line in kept} == {("room", "doc", "start", "end", "indicator", "splits")}
    assert len(kept) == 5
