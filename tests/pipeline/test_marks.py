"""What users of spaCy look for: sentences, entities, ids on spans, a package that can be installed."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline_examples import REPORT, TRADITIONAL
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

import minzheng_ie as mz
from minzheng_ie.patterns import seeds_dir
from minzheng_ie.pipeline.marks import ENTITIES

NLP = mz.load()
PIECES = [
    "全市",
    "2023年",
    "救助",
    "1200",
    "人次",
    "萬元",
    "(yè)",
    "８",
    "%",
    "比上年",
    "增长",
    "，",
    "。",
    "\n",
    " ",
    "\u3000",
]


def check(doc: Doc) -> None:
    sents = list(doc.sents)
    assert "".join(sent.text_with_ws for sent in sents) == doc.text
    assert all(not sent[0].is_space for sent in sents[1:])
    assert list(doc.ents) == sorted(filter_spans(doc.ents), key=lambda span: span.start)
    assert {ent.label_ for ent in doc.ents} <= set(ENTITIES)
    for ent in doc.ents:
        assert (ent._.claim is not None) == (ent.label_ == "QUANTITY")
    assert [span.kb_id_ for span in doc.spans["claim"]] == [claim.id for claim in doc._.claims]


@pytest.mark.parametrize("path", sorted(seeds_dir().glob("dev*.txt"))[::5], ids=lambda path: path.stem)
def test_a_sample_report(path: Path) -> None:
    doc = NLP(path.read_bytes().decode("utf-8"))
    check(doc)
    apart = {(claim.start, claim.end) for claim in doc._.claims}
    shown = {ent._.exact for ent in doc.ents if ent.label_ == "QUANTITY"}
    assert shown <= apart and len(shown) > 0.95 * len(apart), (
        "a number shares a token with another now and then"
    )
    assert len({claim.sentence.start for claim in doc._.claims}) < len(list(doc.sents))


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map(lambda pieces: "".join(["x", *pieces])))
def test_any_text(text: str) -> None:
    check(NLP(text))


@pytest.mark.parametrize("text", ["", "\n", "没有数字。"])
def test_little(text: str) -> None:
    doc = NLP(text)
    assert doc.ents == () and len(list(doc.sents) if len(doc) else []) == bool(text)


def test_sentences_are_lines_and_sentences(nlp: Language) -> None:
    text = "某县民政局2023年工作总结\n一、低保\n发放低保金3万元。救助5人！其中：\n1.老人2人；\n"
    assert [sent.text for sent in nlp(text).sents][:4] == [
        "某县民政局2023年工作总结\n", "一、低保\n", "发放低保金3万元。", "救助5人！",
    ]  # fmt: skip


@pytest.mark.parametrize("text", [REPORT, TRADITIONAL])
def test_each_claim_stands_in_the_sentence_it_was_read_in(nlp: Language, text: str) -> None:
    doc = nlp(text)
    for span, claim in zip(doc.spans["claim"], doc._.claims, strict=True):
        assert span.sent.start_char <= claim.sentence.start and claim.sentence.end <= span.sent.end_char


def test_what_was_there_before_stays() -> None:
    nlp = mz.load()
    doc = nlp.make_doc("2023年发放救助金320万元。救助5人。")
    doc.ents = [Span(doc, 0, 1, label="DATE")]
    doc[0].is_sent_start = True
    for token in list(doc)[1:]:
        token.is_sent_start = False
    doc = nlp(doc)
    assert len(list(doc.sents)) == 1
    assert doc.ents[0].label_ == "DATE" and "QUANTITY" in {ent.label_ for ent in doc.ents}


def test_they_can_be_left_out() -> None:
    nlp = mz.load()
    nlp.remove_pipe("minzheng_claims")
    nlp.add_pipe("minzheng_claims", config={"sents": False, "ents": False})
    doc = nlp(REPORT)
    assert doc.ents == () and not doc.has_annotation("SENT_START") and doc._.claims


def test_they_survive_on_the_way(nlp: Language) -> None:
    doc = nlp(REPORT)
    again = Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes())
    assert [(e.text, e.label_, e.kb_id_, e._.exact) for e in again.ents] == [
        (e.text, e.label_, e.kb_id_, e._.exact) for e in doc.ents
    ]
    assert [s.text for s in again.sents] == [s.text for s in doc.sents]


def test_a_package_of_it_names_what_it_needs_and_can_be_loaded(tmp_path: Path) -> None:
    pytest.importorskip(
        "setuptools.command.bdist_wheel", reason="spaCy's packages are built with setuptools >= 70.1"
    )
    mz.load().to_disk(tmp_path / "pipeline")
    (tmp_path / "packages").mkdir()
    made = subprocess.run(
        [sys.executable, "-m", "spacy", "package", "pipeline", "packages", "--build", "none"],
        cwd=tmp_path, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    [package] = (tmp_path / "packages").iterdir()
    meta = json.loads((package / "meta.json").read_text("utf-8"))
    assert [one for one in meta["requirements"] if one.startswith("minzheng-ie")] == ["minzheng-ie>=0.1,<0.2"]
    site = tmp_path / "site"
    installed = subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--no-index",
         "--disable-pip-version-check", "--target", str(site), str(package)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert installed.returncode == 0, installed.stderr
    code = (
        f"import sys; sys.path.insert(0, {str(site)!r})\n"
        "import spacy; nlp = spacy.load('zh_minzheng_claims')\n"
        "print([c.quote for c in nlp('全市共有敬老院7所。')._.claims])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=300)
    assert done.stdout.strip() == "['7所']", done.stderr


# -- logging


def test_nothing_is_logged_unless_it_is_asked_for(tmp_path: Path) -> None:
    code = "import minzheng_ie as mz; mz.extract('全市共有敬老院7所\\ud800。\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=300)
    assert (done.returncode, done.stderr, done.stdout) == (0, "", "")
    handlers = logging.getLogger("minzheng_ie").handlers
    assert [type(handler) for handler in handlers] == [logging.NullHandler]


def test_each_package_has_a_logger(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "a.txt").write_text("全市共有敬老院7所。\n", encoding="utf-8")
    with caplog.at_level(logging.DEBUG, logger="minzheng_ie"):
        mz.extract(tmp_path / "a.txt")
        mz.extract("半个字\ud800，敬老院7所。\n")
    told = {(record.name, record.levelname): record.getMessage() for record in caplog.records}
    assert told["minzheng_ie.reading.source", "DEBUG"].endswith("a.txt: text, encoding utf-8")
    assert told["minzheng_ie.extractor", "DEBUG"] == "text: 1 claims, 0 skipped numbers"
    assert "surrogates" in told["minzheng_ie.extractor", "WARNING"]
