"""Models built without validation are the models that validation makes."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal

import pytest
from pydantic import ValidationError
from typer.testing import CliRunner

from minzheng_ie.cli.app import app
from minzheng_ie.filled import built, built_skipped, built_span
from minzheng_ie.schema import (
    Claim,
    DocumentHeader,
    DocumentInfo,
    Evidence,
    Locator,
    RunnerUp,
    SectionInfo,
    SentenceSpan,
    Skipped,
    SourceSpan,
    plain_claim,
)
from minzheng_ie.told import TOLD

SPAN = {"start": 3, "end": 7, "quote": "1200"}
EVIDENCE = dict.fromkeys(Evidence.model_fields, ()) | {"metric": (SourceSpan(**SPAN),)}
CLAIM = {
    "doc": "a.txt",
    "id": "0123456789abcdef",
    "metric": "养老床位",
    "measure": "beds",
    "value": Decimal("1.2E+3"),
    "value_max": None,
    "step": Decimal("1E+2"),
    "unit": "张",
    "modifier": "exact",
    "region": "云南省",
    "region_code": "530000",
    "period": "2024",
    "program": None,
    "change": "none",
    "status": "actual",
    "role": "to",
    "start": 3,
    "end": 7,
    "quote": "1200",
    "evidence": Evidence(**EVIDENCE),
    "inherited": ("region",),
    "sentence": SentenceSpan(start=0, end=9),
    "rule": "head-before",
    "locator": Locator(page=2, table=1, row=3, column=2),
    "explain": ("metric: head-before",),
}
CASES = [
    (SourceSpan, SPAN),
    (SentenceSpan, {"start": 0, "end": 9}),
    (Evidence, EVIDENCE),
    (Claim, CLAIM),
    (Skipped, {"doc": "a.txt", "skipped": "date", **SPAN}),
]


@pytest.mark.parametrize(("model", "values"), CASES, ids=[model.__name__ for model, _ in CASES])
def test_built_is_what_validation_makes(model, values):
    made, valid = built(model, **values), model(**values)
    assert list(values) == list(model.model_fields)  # every field, in order
    assert made == valid and hash(made) == hash(valid) and repr(made) == repr(valid)
    assert made.model_dump() == valid.model_dump()
    assert made.model_dump_json() == valid.model_dump_json()
    assert made.model_dump_json(exclude_unset=True) == valid.model_dump_json(exclude_unset=True)
    assert made.model_fields_set == valid.model_fields_set
    assert made.model_extra is None
    for other in (pickle.loads(pickle.dumps(made)), copy.copy(made), copy.deepcopy(made), made.model_copy()):
        assert other == valid and other.model_fields_set == valid.model_fields_set


def test_a_span_is_built_as_any_model():
    made, valid = built_span(**SPAN), SourceSpan(**SPAN)
    assert made == valid and repr(made) == repr(valid) and made.model_fields_set == valid.model_fields_set
    assert pickle.loads(pickle.dumps(made)) == valid and copy.deepcopy(made) == valid
    assert made.model_dump_json() == valid.model_dump_json()
    with pytest.raises(ValidationError):
        made.start = 4


def test_a_skipped_number_is_built_as_any_model():
    made = built_skipped("a.txt", "date", 3, 7, "1200")
    valid = Skipped(doc="a.txt", skipped="date", **SPAN)
    assert made == valid and repr(made) == repr(valid) and made.model_fields_set == valid.model_fields_set
    assert pickle.loads(pickle.dumps(made)) == valid and made.model_dump_json() == valid.model_dump_json()


@pytest.mark.parametrize("changed", [{}, {"locator": None, "step": None, "value_max": Decimal("2.50")}])
def test_a_plain_claim_is_its_dump_with_the_explanation(changed):
    claim = Claim(**(CLAIM | changed))
    plain = plain_claim(claim)
    assert plain == {**claim.model_dump(mode="json"), "explain": ["metric: head-before"]}
    assert list(plain) == list(Claim.model_fields)


def test_built_is_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        built(SourceSpan, **SPAN).start = 4


def test_built_models_do_not_share_what_a_copy_changes():
    first, second = built(SourceSpan, **SPAN), built(SourceSpan, **SPAN)
    assert first.model_copy(update={"start": 1}).start == 1
    assert second.start == first.start == 3
    assert first.model_fields_set == second.model_fields_set == set(SPAN)


@pytest.mark.parametrize(
    "model",
    [
        Claim,
        Skipped,
        DocumentInfo,
        DocumentHeader,
        SourceSpan,
        SentenceSpan,
        Evidence,
        Locator,
        RunnerUp,
        SectionInfo,
    ],
    ids=lambda model: model.__name__,
)
@pytest.mark.parametrize("mode", ["serialization", "validation"])
def test_each_field_has_a_description_in_the_json_schema(model, mode):
    properties = model.model_json_schema(mode=mode)["properties"]
    for name, field in properties.items():
        assert len(field.get("description", "")) > 10, f"{model.__name__}.{name}: add a line to told.py"
    assert set(TOLD[model.__name__]) == set(model.model_fields)  # and none for a field that is gone


def test_the_descriptions_reach_the_command_line():
    printed = json.loads(CliRunner().invoke(app, ["schema"]).stdout)
    described = printed["$defs"]
    assert described["Claim"]["properties"]["value"]["description"].startswith("The exact decimal")
    assert all(
        "description" in field
        for model in described.values()
        for field in model.get("properties", {}).values()
    )
