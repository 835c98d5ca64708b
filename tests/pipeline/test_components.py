"""The pipeline says what `minzheng_ie.extract` says, in the terms of spaCy."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from pipeline_examples import REPORT, TRADITIONAL
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import minzheng_ie as mz
from minzheng_ie.errors import DateError, MinzhengError, RegionError
from minzheng_ie.patterns import seeds_dir
from minzheng_ie.pipeline.factories import NAMES

SEEDS = sorted(seeds_dir().glob("*.txt"))
GROUPS = ("quantity", "region", "period", "program", "claim", "skipped")
NLP = mz.load()
PIECES = ["全市", "丽江", "市民", "政局", "2023年", "救助", "1200", "人次", "一人", "三十", "萬元", "(yè)", "８", "%", "比上年",
          "增长", "低保", "，", "。", "\n", " ", "\u3000", "其中", "分别", "第", "、"]  # fmt: skip


def check(doc: Doc, text: str) -> None:
    report = mz.extract(text)
    assert doc.text == text
    assert doc._.claims == list(report.claims)
    assert [claim.explain for claim in doc._.claims] == [claim.explain for claim in report.claims]
    assert doc._.skipped == list(report.skipped)
    assert doc._.report_region == report.region
    assert doc._.report_date.default == report.date.default
    for key in GROUPS:
        for span in doc.spans[key]:
            start, end = span._.exact
            assert span.start_char <= start < end <= span.end_char
            assert span._.quote == text[start:end]
    for key, found in (("claim", report.claims), ("skipped", report.skipped)):
        assert [(*span._.exact, span._.quote) for span in doc.spans[key]] == [
            (item.start, item.end, item.quote) for item in found
        ]
    assert [span._.claim for span in doc.spans["claim"]] == list(report.claims)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_claims_of_a_sample_report(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    doc = NLP(text)
    check(doc, text)
    assert len(doc.spans["claim"]) > 10


@pytest.mark.parametrize("text", [REPORT, TRADITIONAL, "", " \n", "没有数字。"])
def test_claims_of_a_text(text: str) -> None:
    check(NLP(text), text)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=25).map(lambda pieces: "".join(["x", *pieces])))
def test_claims_of_any_text(text: str) -> None:
    check(NLP(text), text)


def test_groups_and_labels(nlp: Language) -> None:
    doc = nlp(REPORT)
    assert [(s._.quote, s.label_) for s in doc.spans["quantity"]] == [
        ("320万元", "元"),
        ("1200人次", "人次"),
        ("8.5%", "%"),
        ("300 人次", "人次"),
        ("1.2万人次", "人次"),
        ("49家", "家"),
    ]
    regions = {(s._.quote, s.label_, s.kb_id_) for s in doc.spans["region"]}
    assert {("云南省丽江市", "city", "530700"), ("古城区", "county", "530702")} <= regions
    assert ("2023年", "point", "2023") in {(s._.quote, s.label_, s.kb_id_) for s in doc.spans["period"]}
    assert ("养老机构", "养老服务") in {(s._.quote, s.label_) for s in doc.spans["program"]}
    assert doc.spans["quantity"][0]._.claim == doc._.claims[0]
    assert all(span._.claim is None for key in ("period", "region") for span in doc.spans[key])


def test_a_mention_inside_a_token_keeps_its_offsets(nlp: Language) -> None:
    doc = nlp(REPORT)
    [span] = [s for s in doc.spans["program"] if s._.exact == (6, 8)]
    assert (span.text, span._.quote) == ("民政局", "民政"), "jieba knows 民政局 as a word"


@pytest.mark.parametrize("text", [REPORT, TRADITIONAL])
def test_results_survive_serialisation(nlp: Language, text: str) -> None:
    doc = nlp(text)
    stored = DocBin(docs=[doc], store_user_data=True).to_bytes()
    for again in (
        Doc(spacy.blank("zh").vocab).from_bytes(doc.to_bytes()),
        *DocBin().from_bytes(stored).get_docs(spacy.blank("zh").vocab),
    ):
        assert again._.claims == doc._.claims and again._.skipped == doc._.skipped
        assert again._.report_region == doc._.report_region and again._.report_date == doc._.report_date
        for key in GROUPS:
            assert [(s._.exact, s.label_, s.kb_id_) for s in again.spans[key]] == [
                (s._.exact, s.label_, s.kb_id_) for s in doc.spans[key]
            ]


def test_spans_of_the_report_date_are_those_of_the_text(nlp: Language) -> None:
    date = nlp("\ufeff\n" + TRADITIONAL)._.report_date
    assert date.year == 2022
    assert ("\ufeff\n" + TRADITIONAL)[slice(*date.evidence[0])].startswith("2022")


def test_a_document_before_the_pipeline_has_no_claims(nlp: Language) -> None:
    doc = nlp.make_doc(REPORT)
    assert doc._.claims == [] and doc._.skipped == []
    assert doc._.report_region is None and doc._.report_date is None


def test_hints_of_a_document(nlp: Language) -> None:
    text = "全市救助困难群众1200人次。"
    hinted = nlp.make_doc(text)
    hinted._.region_hint, hinted._.date_hint, hinted._.report_name = "丽江市", "2021", "a.txt"
    plain, told = nlp.pipe([text, hinted])
    assert [(c.doc, c.region, c.period) for c in plain._.claims] == [("text", None, None)]
    assert [(c.doc, c.region, c.period) for c in told._.claims] == [("a.txt", "云南省/丽江市", "2021")]
    assert told._.claims[0].model_copy(update={"doc": "text", "id": ""}) == mz.extract(
        text, region="丽江市", date="2021"
    ).claims[0].model_copy(update={"id": ""})


def test_hints_of_a_pipeline() -> None:
    nlp = mz.load()
    nlp.remove_pipe("minzheng_entities")
    nlp.add_pipe("minzheng_entities", before="minzheng_claims", config={"region": "丽江市", "date": "2021"})
    text = "全市救助困难群众1200人次。"
    assert nlp(text)._.claims == list(mz.extract(text, region="丽江市", date="2021").claims)
    doc = nlp.make_doc(text)
    doc._.region_hint = "昆明市"
    assert nlp(doc)._.claims[0].region == "云南省/昆明市"


def test_what_the_document_is(nlp: Language) -> None:
    text = "全市救助困难群众1200人次。"
    doc = nlp.make_doc(text)
    doc._.region_hint, doc._.reports_on_hint = "丽江市", "2021"
    told = nlp(doc)
    assert told._.report_document == mz.extract(text, region="丽江市", reports_on="2021").document
    assert [(c.region, c.period) for c in told._.claims] == [("云南省/丽江市", "2021")]
    assert nlp.make_doc(text)._.report_document is None


@pytest.mark.parametrize(
    ("hint", "value", "error"),
    [
        ("region_hint", "无此市", RegionError),
        ("date_hint", "x", DateError),
        ("reports_on_hint", "x", DateError),
    ],
)
def test_a_hint_that_cannot_be_read(nlp: Language, hint: str, value: str, error: type[Exception]) -> None:
    doc = nlp.make_doc(REPORT)
    doc._.set(hint, value)
    with pytest.raises(error):
        nlp(doc)


@pytest.mark.parametrize("missing", NAMES[:2])
def test_claims_need_the_components_before(nlp: Language, missing: str) -> None:
    with nlp.select_pipes(disable=missing), pytest.raises(MinzhengError, match="minzheng_claims needs"):
        nlp(REPORT)
    check(nlp(REPORT), REPORT)


def test_a_document_may_go_through_twice(nlp: Language) -> None:
    check(nlp(nlp(REPORT)), REPORT)


def test_span_keys_are_configurable() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("minzheng_quantities", config={"spans_key": "sc"})
    doc = nlp(REPORT)
    assert list(doc.spans) == ["sc"] and len(doc.spans["sc"]) == 6


def test_other_tokenizers_do() -> None:
    nlp = spacy.blank("zh")
    for name in NAMES:
        nlp.add_pipe(name)
    assert nlp(REPORT)._.claims == list(mz.extract(REPORT).claims)


def test_spacy_finds_the_components_by_their_entry_points() -> None:
    code = (
        "import spacy\n"
        "nlp = spacy.blank('zh', config={'nlp': {'tokenizer': {'@tokenizers': 'minzheng_ie.JiebaTokenizer.v1'}}})\n"
        f"[nlp.add_pipe(name) for name in {NAMES}]\n"
        "assert not nlp.analyze_pipes()['problems']['minzheng_claims']\n"
        "print(len(nlp('全市救助困难群众1200人次。')._.claims))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "1\n"), done.stderr


@pytest.mark.parametrize("key", GROUPS)
def test_displacy_renders_the_spans(nlp: Language, key: str) -> None:
    doc = nlp(REPORT)
    html = displacy.render(doc, style="span", options={"spans_key": key}, jupyter=False)
    for span in doc.spans[key]:
        assert span.label_ in html


def test_pipe_puts_the_collector_off_for_all_stages_and_on_for_who_reads() -> None:
    nlp = mz.load()
    seen: list[bool] = []

    @Language.component("watcher")
    def watch(doc: Doc) -> Doc:
        seen.append(gc.isenabled())
        return doc

    nlp.add_pipe("watcher", before="minzheng_claims")
    for doc in nlp.pipe([REPORT, TRADITIONAL]):
        assert gc.isenabled()
        assert doc._.claims
    assert seen == [False, False]
    nlp(REPORT)
    assert seen[-1]


def test_pipe_tells_the_error_handler_of_a_document_and_goes_on() -> None:
    nlp = spacy.blank("zh")
    nlp.add_pipe("minzheng_claims")
    with pytest.raises(MinzhengError, match="needs minzheng_quantities"):
        list(nlp.pipe([REPORT]))
    failed: list[str] = []

    def note(name: str, component: object, docs: list[Doc], error: Exception) -> None:
        failed.append(f"{name}: {docs[0].text} {type(error).__name__}")

    nlp.set_error_handler(note)
    assert list(nlp.pipe(["甲", "乙"])) == []
    assert failed == ["minzheng_claims: 甲 MinzhengError", "minzheng_claims: 乙 MinzhengError"]
    assert gc.isenabled()
