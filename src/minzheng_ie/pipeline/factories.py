"""The components as spaCy knows them: names, default configs, what each assigns."""

from __future__ import annotations

from spacy.language import Language

from minzheng_ie.pipeline.claims import ClaimAssembler
from minzheng_ie.pipeline.entities import EntityRecognizer
from minzheng_ie.pipeline.quantities import QuantityRecognizer

NAMES = ("minzheng_quantities", "minzheng_entities", "minzheng_claims")
"""The components in their order."""


@Language.factory("minzheng_quantities", assigns=["doc.spans"], default_config={"spans_key": "quantity"})
def make_quantities(nlp: Language, name: str, spans_key: str) -> QuantityRecognizer:
    """Make a `QuantityRecognizer`."""
    return QuantityRecognizer(name, spans_key=spans_key)


@Language.factory(
    "minzheng_entities",
    assigns=["doc.spans", "doc._.report_region", "doc._.report_date", "doc._.report_document"],
    default_config={
        "region_key": "region",
        "period_key": "period",
        "program_key": "program",
        "region": None,
        "date": None,
        "reports_on": None,
    },
)
def make_entities(
    nlp: Language,
    name: str,
    region_key: str,
    period_key: str,
    program_key: str,
    region: str | None,
    date: str | None,
    reports_on: str | None,
) -> EntityRecognizer:
    """Make an `EntityRecognizer`."""
    return EntityRecognizer(
        name,
        region_key=region_key,
        period_key=period_key,
        program_key=program_key,
        region=region,
        date=date,
        reports_on=reports_on,
    )


@Language.factory(
    "minzheng_claims",
    requires=["doc.spans", "doc._.report_region", "doc._.report_date"],
    assigns=["doc.spans", "doc._.claims", "doc._.skipped", "doc.ents", "doc.sents", "token.is_sent_start"],
    default_config={"spans_key": "claim", "skipped_key": "skipped", "sents": True, "ents": True},
)
def make_claims(
    nlp: Language, name: str, spans_key: str, skipped_key: str, sents: bool, ents: bool
) -> ClaimAssembler:
    """Make a `ClaimAssembler`."""
    return ClaimAssembler(name, spans_key=spans_key, skipped_key=skipped_key, sents=sents, ents=ents)
