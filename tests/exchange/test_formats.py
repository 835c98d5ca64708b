"""What stands in each format is what its tools expect, and what they change is what is read."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ET
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

import minzheng_ie as mz
from minzheng_ie import exchange
from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange import Document, brat, labelstudio

REPORT = "云南省丽江市2023年民政工作总结\r\n😀全市发放救助金320万元,\r\n救助困难群众1200人次。其中,女童0.1万人次。\r\n"


@pytest.fixture
def report() -> mz.Report:
    found = mz.extract(REPORT)
    assert len(found.claims) >= 2
    return found


def lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load(path: Path, data: Any) -> Path:
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


# --- Web Annotation -------------------------------------------------------------------------------------


def test_a_web_annotation_has_both_selectors_in_code_points_of_the_browsers_text(report):
    data = json.loads(exchange.export(report, "webanno"))
    assert data["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert data["type"] == "AnnotationCollection" and data["first"]["type"] == "AnnotationPage"
    assert data["total"] == len(data["first"]["items"]) == len(report.claims)
    text = lf(REPORT)
    for item, claim in zip(data["first"]["items"], report.claims, strict=True):
        assert item["type"] == "Annotation" and item["id"].startswith("urn:")
        position, quote = item["target"]["selector"]
        assert position["type"] == "TextPositionSelector" and quote["type"] == "TextQuoteSelector"
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] == lf(claim.quote)
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        assert quote["prefix"] == text[max(0, start - 32) : start]
        assert start < claim.start  # CR LF before it is one character
        assert "null" not in json.dumps(item["body"])


def test_a_moved_position_is_found_by_its_quote(tmp_path, hard):
    data = json.loads(exchange.export(hard, "webanno"))
    for item in data["first"]["items"]:
        item["target"]["selector"][0]["start"] += 1
    back = exchange.read(load(tmp_path / "a.json", data), "webanno")
    assert [claim.start for claim in back[0].claims] == [claim.start for claim in hard.claims]


def test_an_annotation_page_of_others_is_read_with_its_texts(tmp_path):
    text = "1\r\n2\r\n救助1200人次"
    item = {
        "type": "Annotation",
        "body": {"type": "mz:Claim", "mz:metric": "救助", "mz:value": "1200", "mz:unit": "人次"},
        "target": {
            "source": "a%20b.txt",
            "selector": {"type": "TextPositionSelector", "start": 6, "end": 12},
        },
    }
    path = load(tmp_path / "a.json", {"type": "AnnotationPage", "items": [item]})
    (found,) = exchange.read(path, "webanno", texts={"a b.txt": text})
    (claim,) = found.claims
    assert (claim.doc, claim.quote, claim.start, claim.value) == ("a b.txt", "1200人次", 8, Decimal(1200))
    with pytest.raises(ExchangeError, match=r"a\.json: annotation 1: .*--texts"):
        exchange.read(path, "webanno")


def test_a_quote_that_stands_twice_is_refused(tmp_path):
    selector = {"type": "TextQuoteSelector", "exact": "12人"}
    item = {"type": "Annotation", "body": [], "target": {"source": "a.txt", "selector": selector}}
    path = load(tmp_path / "a.json", [item])
    with pytest.raises(ExchangeError, match=r"annotation 1: .*not in the text once"):
        exchange.read(path, "webanno", texts={"a.txt": "12人,12人"})


# --- Label Studio ---------------------------------------------------------------------------------------


def test_tasks_fit_their_configuration(report):
    view = ET.fromstring(labelstudio.config())
    labels = {one.get("value") for one in view.iter("Label")}
    areas = {one.get("name") for one in view.iter("TextArea")}
    choices = {one.get("name"): {each.get("value") for each in one} for one in view.iter("Choices")}
    relations = {one.get("value") for one in view.iter("Relation")}
    (task,) = json.loads(exchange.export(report, "labelstudio"))
    assert task["data"]["text"] == lf(REPORT)
    result = task["predictions"][0]["result"]
    regions = {one["id"] for one in result if one["type"] == "labels"}
    for one in result:
        if one["type"] == "relation":
            assert {one["from_id"], one["to_id"]} <= regions and set(one["labels"]) <= relations
            continue
        value = one["value"]
        assert one["to_name"] == "text" and one["id"] in regions
        if one["type"] == "labels":
            assert set(value["labels"]) <= labels
            assert lf(REPORT)[value["start"] : value["end"]] == value["text"]
        elif one["type"] == "choices":
            assert set(value["choices"]) <= choices[one["from_name"]]
        else:
            assert one["type"] == "textarea" and one["from_name"] in areas


def test_evidence_shared_by_claims_is_one_region(hard):
    (task,) = json.loads(exchange.export(hard, "labelstudio"))
    result = task["predictions"][0]["result"]
    periods = [one for one in result if one["type"] == "labels" and one["value"]["labels"] == ["period"]]
    links = [one for one in result if one["type"] == "relation" and one["to_id"] == periods[0]["id"]]
    assert len(periods) == 1 and len(links) == 2


def test_what_an_annotator_changes_adds_and_deletes_is_read(tmp_path, plain):
    (task,) = json.loads(exchange.export(plain, "labelstudio", annotations=True))
    result = task["annotations"][0]["result"]
    for one in result:
        if one.get("from_name") == "value":
            one["value"]["text"] = ["12345678901234567890.1"]
        if one.get("from_name") == "change":
            one["value"]["choices"] = ["decrease"]
    start = task["data"]["text"].index("2023")
    result += [
        {"id": "n", "from_name": "label", "to_name": "text", "type": "labels",
         "value": {"start": start, "end": start + 5, "labels": ["quantity"]}},
        {"id": "n", "from_name": "value", "to_name": "text", "type": "textarea", "value": {"text": ["7"]}},
        {"id": "n", "from_name": "unit", "to_name": "text", "type": "textarea", "value": {"text": ["人"]}},
        {"id": "n", "from_name": "metric", "to_name": "text", "type": "textarea", "value": {"text": ["试"]}},
        {"id": "n", "from_name": "my own", "to_name": "text", "type": "textarea", "value": {"text": ["remark"]}},
        {"type": "relation", "from_id": "r1", "to_id": "n", "labels": ["metric"]},
    ]  # fmt: skip
    task["annotations"] += [{"was_cancelled": True, "result": []}]
    (found,) = exchange.read(load(tmp_path / "t.json", [task]), "labelstudio")
    first, second = found.claims
    assert (first.value, first.change, first.id) == (Decimal("12345678901234567890.1"), "decrease", "id-15")
    assert (second.quote, second.value, second.id, second.rule) == ("2023年", 7, "7-12", "imported")
    assert second.evidence.metric[0].quote == "救助"  # a relation drawn the other way round
    task["annotations"][0]["result"] = []
    assert exchange.read(load(tmp_path / "t.json", [task]), "labelstudio")[0].claims == ()


# --- doccano --------------------------------------------------------------------------------------------


def test_doccano_lines_are_found_again_by_their_spans(tmp_path, hard):
    data = exchange.export(hard, "doccano")
    assert isinstance(data, bytes) and data.isascii()
    line = json.loads(data)
    text = line["text"]
    assert "\r" not in text
    for one in line["entities"]:
        assert text[one["start_offset"] : one["end_offset"]] and one["label"] in ("quantity", *brat.FIELDS)
    # As doccano gives it back: ids of its own, other keys as metadata.
    shift = {one["id"]: one["id"] + 700 for one in line["entities"]}
    changed = {
        "id": 5,
        "text": text,
        "meta": {name: line[name] for name in ("doc", "breaks", "claims")},
        "entities": [one | {"id": shift[one["id"]]} for one in reversed(line["entities"])],
        "relations": [
            one | {"from_id": shift[one["from_id"]], "to_id": shift[one["to_id"]]}
            for one in line["relations"]
        ],
        "Comments": [],
    }
    (found,) = exchange.read(load(tmp_path / "d.jsonl", changed), "doccano")
    assert found.doc == hard.doc and found.text == hard.text
    assert {one.id: one.model_dump() for one in found.claims} == {
        one.id: one.model_dump() for one in hard.claims
    }


def test_lines_with_and_without_cr_have_the_same_keys(hard, plain):
    data = exchange.export([hard, plain], "doccano")
    first, second = (json.loads(line) for line in data.splitlines())
    assert first.keys() == second.keys()  # doccano reads them as a table


def test_a_number_added_in_doccano_is_read_from_its_text(tmp_path):
    text = "全县新增养老\n床位近1.2万\n张。"
    metric, number = text.index("养老"), text.index("近")
    line = {
        "text": text,
        "entities": [
            {"id": 1, "label": "metric", "start_offset": metric, "end_offset": number},
            {"id": 2, "label": "quantity", "start_offset": number, "end_offset": len(text) - 1},
        ],
        "relations": [{"id": 1, "from_id": 2, "to_id": 1, "type": "metric"}],
    }
    (found,) = exchange.read(load(tmp_path / "d.jsonl", line), "doccano")
    (claim,) = found.claims
    assert (claim.metric, claim.value, claim.unit, claim.modifier) == ("养老床位", 12000, "张", "nearly")
    line["entities"][1]["start_offset"] -= 4
    line["entities"][1]["end_offset"] = number
    with pytest.raises(ExchangeError, match=r"d\.jsonl:1: .*value: Field required"):
        exchange.read(load(tmp_path / "d.jsonl", line), "doccano")


# --- brat -----------------------------------------------------------------------------------------------


def test_brat_lines_are_what_brat_checks(hard):
    files = exchange.export(hard, "brat")
    assert isinstance(files, dict)
    text = files["区%2F海西 😀.txt"].decode()
    seen = set()
    for line in files["区%2F海西 😀.ann"].decode().split("\n")[:-1]:
        key, data, *rest = line.split("\t")
        assert key not in seen and re.fullmatch(r"[TRA#]\d+", key)
        seen.add(key)
        if key[0] == "T":
            kind, spans = data.split(" ", 1)
            pieces = [tuple(map(int, one.split(" "))) for one in spans.split(";")]
            assert kind in brat.config()
            assert rest == [" ".join(text[start:end] for start, end in pieces)]
            assert all(before[1] < after[0] for before, after in pairwise(pieces))
    assert any(";" in line for line in files["区%2F海西 😀.ann"].decode().split("\n"))


def test_a_brat_folder_of_others_is_read(tmp_path):
    (tmp_path / "a.txt").write_bytes("救助流浪\n乞讨人员1200人次".encode())
    (tmp_path / "a.ann").write_bytes(
        b"T1\tmetric 2 4;5 9\t\xe6\xb5\x81\xe6\xb5\xaa \xe4\xb9\x9e\nT2\tquantity 9 15\tx\nR1\tmetric Arg1:T2 Arg2:T1\n"
        b"A1\tstatus T2 planned\nA2\tunsure T2\nA3\tMine T2 x\n#1\tAnnotatorNotes T2\tplease check\n"
    )
    (found,) = exchange.read(tmp_path, "brat")
    (claim,) = found.claims
    assert (found.doc, claim.quote, claim.value, claim.status) == ("a.txt", "1200人次", 1200, "planned")
    assert [span.quote for span in claim.evidence.metric] == ["流浪\n乞讨人员"]


def test_a_broken_brat_line_is_named(tmp_path):
    (tmp_path / "a.txt").write_text("救助12人", encoding="utf-8")
    (tmp_path / "a.ann").write_text("T1\tquantity 2 5\t12人\nT2 oops\n", encoding="utf-8")
    with pytest.raises(ExchangeError, match=r"a\.ann:2: no annotation line"):
        exchange.read(tmp_path, "brat")


def test_documents_whose_names_differ_in_case_or_suffix_have_files_of_their_own(plain):
    names = ["a.txt", "A.txt", "a", "x/a.txt", "x%2Fa.txt", "con:?.txt"]
    files = exchange.export([Document(name, plain.text) for name in names], "brat")
    texts = [name for name in files if name.endswith(".txt")]
    assert len(texts) == len({name.casefold() for name in texts}) == len(names)
    assert not any(re.search(r'[<>:"/\\|?*]', name) for name in texts)


# --- spaCy ----------------------------------------------------------------------------------------------


def test_docbin_is_training_data_for_spancat(hard):
    import spacy
    from spacy.tokens import DocBin
    from spacy.training import Example

    vocab = spacy.blank("zh").vocab
    (doc,) = DocBin().from_bytes(exchange.export(hard, "spacy")).get_docs(vocab)
    assert doc.text == hard.text
    assert [span.id_ for span in doc.spans["quantity"]] == [claim.id for claim in hard.claims]
    assert [span.text for span in doc.spans["quantity"]] == [claim.quote for claim in hard.claims]
    assert {span.id_ for span in doc.spans["period"]} == {hard.claims[0].id, hard.claims[1].id}
    spans = [(span.label_, span.start_char, span.end_char) for span in doc.spans["sc"]]
    assert len(spans) == len(set(spans)) and ("period", *hard_place(hard, "2024年")) in spans
    assert {label for label, *_ in spans} == {
        "quantity",
        "metric",
        "period",
        "region",
        "change",
        "status",
        "unit",
    }

    nlp = spacy.blank("zh")
    nlp.add_pipe("spancat", config={"spans_key": "sc"})
    example = Example(nlp.make_doc(doc.text), doc)
    nlp.initialize(lambda: [example])
    assert nlp.update([example])["spancat"] > 0
    assert set(nlp.get_pipe("spancat").labels) == {label for label, *_ in spans}


def hard_place(document: Document, quote: str) -> tuple[int, int]:
    start = document.text.index(quote)
    return start, start + len(quote)


# --- UIMA CAS -------------------------------------------------------------------------------------------


def test_xmi_counts_utf16_units_and_keeps_cr(hard):
    pytest.importorskip("cassis")
    files = exchange.export(hard, "cas")
    assert isinstance(files, dict)
    tree = ET.fromstring(files["区%2F海西 😀.xmi"])
    sofa = next(one.get("sofaString") for one in tree.iter() if one.tag.endswith("Sofa"))
    assert sofa == hard.text
    units = hard.text.encode("utf-16-le")
    found = [one for one in tree.iter() if one.tag.endswith("Claim")]
    quotes = [units[2 * int(one.get("begin")) : 2 * int(one.get("end"))].decode("utf-16-le") for one in found]
    assert sorted(quotes) == sorted(claim.quote for claim in hard.claims)


def test_a_text_that_xml_cannot_hold_is_refused():
    pytest.importorskip("cassis")
    with pytest.raises(ExchangeError, match=r"a\.txt: XML has no character U\+000C \(at 1\)"):
        exchange.export(Document("a.txt", "1\x0c2"), "cas")


def test_an_xmi_with_entities_is_refused(tmp_path, plain):
    pytest.importorskip("cassis")
    for name, data in exchange.export(plain, "cas").items():
        (tmp_path / name).write_bytes(
            data.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY e "y">]>', 1) if "xmi" in name else data
        )
    with pytest.raises(ExchangeError, match=r"xmi: an XMI file has no DOCTYPE"):
        exchange.read(tmp_path, "cas")


def test_a_broken_xmi_is_named_with_its_line(tmp_path, plain):
    pytest.importorskip("cassis")
    for name, data in exchange.export(plain, "cas").items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "丽江.html.xmi").write_bytes(b"<?xml version='1.0'?>\n<xmi>\n</oops>")
    with pytest.raises(ExchangeError, match=r"丽江\.html\.xmi:3: no CAS"):
        exchange.read(tmp_path, "cas")
    (tmp_path / "TypeSystem.xml").unlink()
    with pytest.raises(ExchangeError, match=r"TypeSystem\.xml: No such file"):
        exchange.read(tmp_path, "cas")


def test_without_cassis_the_extra_is_named(monkeypatch, plain):
    monkeypatch.setitem(sys.modules, "cassis", None)
    with pytest.raises(ExchangeError, match="pip install dkpro-cassis"):
        exchange.export(plain, "cas")


# --- all ------------------------------------------------------------------------------------------------


def test_a_report_of_the_extractor_goes_out_and_comes_back(tmp_path, report):
    for name in ("webanno", "labelstudio", "doccano", "spacy"):
        path = tmp_path / name
        path.write_bytes(exchange.export([report], name))
        (found,) = exchange.read(path, name)
        assert found.text == report.text
        for was, now in zip(report.claims, found.claims, strict=True):
            assert now.model_dump(include=set(type(was).model_fields)) == was.model_dump()


@pytest.mark.parametrize("name", ["webanno", "labelstudio", "doccano", "spacy"])
@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b'{"text": 1}', b"\xff\n", b'[{"data": {}}]', b"[]" * 3]
)
def test_what_is_no_such_file_is_one_line_that_names_it(tmp_path, name, content):
    path = tmp_path / "broken.file"
    path.write_bytes(content)
    try:
        found = exchange.read(path, name)
    except ExchangeError as error:
        assert "broken.file" in str(error)
    else:
        assert all(not document.claims for document in found)


def test_claims_that_do_not_stand_in_their_text_are_refused(plain):
    moved = Document(plain.doc, "x" + plain.text, plain.claims)
    twice = Document(plain.doc, plain.text, plain.claims * 2)
    for name in ("webanno", "brat", "spacy"):
        with pytest.raises(ExchangeError, match="does not stand at"):
            exchange.export(moved, name)
        with pytest.raises(ExchangeError, match="given twice"):
            exchange.export(twice, name)


def test_a_number_of_a_hundred_million_digits_is_refused(tmp_path, plain):
    line = json.loads(exchange.export(plain, "doccano"))
    line["claims"][0]["value"] = "1E+99999999"
    with pytest.raises(ExchangeError, match="more than 400 digits"):
        exchange.read(load(tmp_path / "d.jsonl", line), "doccano")
