"""A pipeline takes its rules along: to disk, as bytes, to other processes."""

from __future__ import annotations

import multiprocessing
import pickle
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from pipeline_examples import REPORT, RULES, TRADITIONAL
from spacy.language import Language

import minzheng_ie as mz
from minzheng_ie.errors import PatternError
from minzheng_ie.pipeline.overlay import Overlay

ADDED = "独居老人走访"


def programmes(nlp: Language) -> list[str | None]:
    return [claim.program for claim in nlp(REPORT)._.claims]


def test_added_rules_are_those_of_extract(rules: Path) -> None:
    assert mz.load(rules)(REPORT)._.claims == list(mz.extract(REPORT, patterns=rules).claims)


def test_rules_travel_to_disk(rules: Path, tmp_path: Path) -> None:
    nlp = mz.load(rules)
    assert ADDED in programmes(nlp)
    nlp.to_disk(tmp_path / "saved")
    shutil.rmtree(rules)
    assert ADDED in programmes(nlp), "the folder may vanish"
    (tmp_path / "saved").rename(tmp_path / "moved")
    again = spacy.load(tmp_path / "moved")
    assert programmes(again) == programmes(nlp)
    assert again.config.to_str() == nlp.config.to_str()
    shutil.rmtree(tmp_path / "moved")
    assert programmes(again) == programmes(nlp)


def test_saving_again_forgets_the_rules_saved_before(rules: Path, tmp_path: Path) -> None:
    mz.load(rules).to_disk(tmp_path / "saved")
    mz.load().to_disk(tmp_path / "saved")
    assert ADDED not in programmes(spacy.load(tmp_path / "saved"))


def test_rules_travel_as_bytes(rules: Path) -> None:
    data = mz.load(rules).to_bytes()
    assert ADDED in programmes(mz.load().from_bytes(data))
    assert ADDED not in programmes(mz.load(rules).from_bytes(mz.load().to_bytes()))


def test_rules_travel_pickled(rules: Path) -> None:
    nlp = mz.load(rules)
    nlp(REPORT)
    for name, component in nlp.pipeline:
        data = pickle.dumps(component)
        assert len(data) < 10_000, "the tables built from the rules stay at home"
        nlp.replace_pipe(name, name)
        nlp.get_pipe(name).__setstate__(pickle.loads(data).__getstate__())
    assert ADDED in programmes(nlp)


def test_a_folder_without_saved_rules_is_refused(tmp_path: Path) -> None:
    nlp = mz.load()
    nlp.to_disk(tmp_path)
    (tmp_path / "minzheng_entities" / "patterns.json").write_text("[", encoding="utf-8")
    with pytest.raises(PatternError, match=r"minzheng_entities.patterns\.json"):
        spacy.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("units.yaml", "- {unit: 沓}\n"),
        ("programmes.yaml", "- {programme: x}\n"),
        ("region_aliases.yaml", "- {alias: x}\n"),
        ("periods.yaml", "- {role: x}\n"),
        ("scope.yaml", "- {x: x}\n"),
    ],
)
def test_a_broken_rule_is_named_where_the_user_wrote_it(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text("\n" + text, encoding="utf-8")
    with pytest.raises(PatternError) as error:
        mz.load(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / name}:2: ")


def test_patterns_that_are_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="not a directory"):
        mz.load(tmp_path / "none")
    (tmp_path / "units.yaml").write_bytes(b"- {unit: \xff}\n")
    with pytest.raises(PatternError, match=r"units\.yaml:1: not UTF-8"):
        mz.load(tmp_path)


def test_a_component_keeps_its_rules_when_new_ones_are_broken(rules: Path, tmp_path: Path) -> None:
    nlp = mz.load(rules)
    (tmp_path / "programmes.yaml").write_text("- {}\n", encoding="utf-8")
    with pytest.raises(PatternError):
        nlp.get_pipe("minzheng_entities").add_patterns(tmp_path)
    assert ADDED in programmes(nlp)


def test_rules_named_in_a_config(rules: Path) -> None:
    nlp = mz.load()
    for name in nlp.pipe_names:
        nlp.config["initialize"]["components"][name] = {"patterns": str(rules)}
    nlp.initialize()
    assert ADDED in programmes(nlp)


def test_an_overlay_is_laid_out_by_its_content(rules: Path) -> None:
    overlay = Overlay.read(rules)
    folder = overlay.dirs()[-1]
    assert (folder / "programmes.yaml").read_text(encoding="utf-8") == RULES
    (folder / "programmes.yaml").unlink()
    assert overlay.dirs()[-1] == folder and (folder / "programmes.yaml").is_file()
    (rules / "programmes.yaml").write_text(RULES + RULES, encoding="utf-8")
    assert Overlay.read(rules).dirs()[-1] != folder


@pytest.fixture(params=multiprocessing.get_all_start_methods())
def start_method(request: pytest.FixtureRequest) -> Iterator[str]:
    before = multiprocessing.get_start_method(allow_none=True)
    multiprocessing.set_start_method(request.param, force=True)
    yield request.param
    multiprocessing.set_start_method(before, force=True)


def test_processes(start_method: str, rules: Path) -> None:
    nlp = mz.load(rules)
    hinted = nlp.make_doc("全市救助困难群众1200人次。")
    hinted._.region_hint = "丽江市"
    texts = [REPORT, TRADITIONAL, hinted, REPORT]
    docs = list(
        nlp.pipe(((text, n) for n, text in enumerate(texts)), n_process=2, batch_size=1, as_tuples=True)
    )
    assert [n for _, n in docs] == [0, 1, 2, 3]
    expected = list(nlp.pipe([REPORT, TRADITIONAL, hinted, REPORT]))
    for (doc, _), want in zip(docs, expected, strict=True):
        assert doc._.claims == want._.claims and doc._.claims
        assert [s._.exact for s in doc.spans["program"]] == [s._.exact for s in want.spans["program"]]
    assert docs[2][0]._.claims[0].region == "云南省/丽江市"
