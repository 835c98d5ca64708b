"""What words of programmes mean once all lines are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from minzheng_ie.entities.programmes import Programmes, load_programmes
from minzheng_ie.errors import PatternError
from minzheng_ie.patterns import pattern_dirs


def _with(folder: Path, lines: str, name: str = "programmes.yaml") -> Programmes:
    (folder / name).write_text(lines, encoding="utf-8")
    return load_programmes(pattern_dirs(folder))


def test_a_cue_of_several_means_each_and_an_alias_goes_before_it(tmp_path: Path) -> None:
    lines = (
        "- {program: 甲类救助, parent: 社会救助, cues: [暖冬衣, 暖冬被]}\n"
        "- {program: 乙类救助, parent: 社会救助, cues: [暖冬衣], aliases: [暖冬被]}\n"
    )
    both, one = _with(tmp_path, lines).find("暖冬衣和暖冬被")
    assert (both.program, both.cue, both.others, both.depth) == ("甲类救助", True, ("乙类救助",), 1)
    assert (one.program, one.cue, one.others) == ("乙类救助", False, ())


def test_a_word_of_a_programme_goes_before_another_topic_and_a_blocker_after_both(tmp_path: Path) -> None:
    (tmp_path / "other_topics.yaml").write_text(
        "- {topic: 甲, people: true, makeup: true, firm: true, terms: [暖冬桥, 暖冬路]}", encoding="utf-8"
    )
    (tmp_path / "programme_blockers.yaml").write_text("- {forms: [暖冬], before: [站, 桥]}", encoding="utf-8")
    found = _with(tmp_path, "- {program: 甲类救助, aliases: [暖冬桥, 暖冬]}")
    told = [(m.program, m.served) for m in found.find("暖冬桥,暖冬路,暖冬站,暖冬")]
    assert told == [("甲类救助", True), (None, True), ("甲类救助", False)]
    assert {"暖冬桥", "暖冬路"} <= found.makeup & found.firm & found.served


def test_a_later_line_without_a_parent_takes_none_away(tmp_path: Path) -> None:
    found = _with(tmp_path, "- {program: 医疗救助, aliases: [暖冬衣]}")
    assert found.parents["医疗救助"] == "社会救助"


def test_a_parent_that_is_no_programme_is_refused_with_its_line(tmp_path: Path) -> None:
    lines = "- {program: 甲类救助, aliases: [甲]}\n- {program: 乙类救助, parent: 丙类救助}\n"
    with pytest.raises(
        PatternError, match=r"programmes\.yaml:2: parent 丙类救助 of 乙类救助 is no programme"
    ):
        _with(tmp_path, lines)
