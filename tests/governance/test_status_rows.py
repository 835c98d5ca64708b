"""The rows about status: a user's come first, cues may be added, and an explanation names them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from field_rows import EXTRACTOR, STATUS, rows_of, stands


def _statuses(rules: Any, text: str) -> list[str]:
    STATUS.use(rules)
    found = [claim.status for claim in EXTRACTOR.extract(text).claims]
    STATUS.use(STATUS.rules)
    return found


def test_a_row_of_ones_own_comes_first(tmp_path: Path) -> None:
    text = "2023年民政工作总结\n全县将收养孤儿3人。"
    assert _statuses(STATUS.rules, text) == ["planned"]
    own = "- {rule: no-will, when: will, status: reached, says: x, examples: [x]}"
    assert _statuses(STATUS.with_file(tmp_path, "governance/status.yaml", own), text) == ["actual"]


def test_a_cue_of_ones_own(tmp_path: Path) -> None:
    text = "2023年民政工作总结\n全县琢磨着新建站点3处。"
    assert _statuses(STATUS.rules, text) == ["actual"]
    own = "- {cue: mused, effect: planned, words: [琢磨着], unless: [收养]}"
    rules = STATUS.with_file(tmp_path, "scope.yaml", own)
    assert _statuses(rules, text) == ["planned"]
    assert _statuses(rules, text.replace("新建", "收养")) == ["actual"]


def test_an_explanation_names_the_rows() -> None:
    claim = EXTRACTOR.extract("2023年民政工作总结\n力争新建站点3处。").claims[0]
    rows = rows_of(claim, STATUS)
    assert [row.split(" ")[1] for row in rows] == ["cue-of-a-plan", "counts", "governs", "plan"]
    assert all(map(stands, rows))
