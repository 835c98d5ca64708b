"""The pipeline put together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language

from minzheng_ie import __version__
from minzheng_ie.pipeline.component import Component
from minzheng_ie.pipeline.factories import NAMES
from minzheng_ie.pipeline.tokenizer import NAME

_NO_LIMIT = 2**31 - 1


def _meta() -> dict[str, Any]:
    """What a saved pipeline says of itself; ``spacy package`` makes ``requirements`` those of the package."""
    major, minor, *_ = __version__.split(".")
    return {
        "name": "minzheng_claims",
        "version": __version__,
        "description": "Claims of Chinese civil-affairs (民政) reports, by rules: numbers with metric, region, period, programme",
        "license": "Apache-2.0",
        "requirements": [f"minzheng-ie>={major}.{minor},<{major}.{int(minor) + 1}"],
    }


def load(patterns: str | Path | None = None) -> Language:
    """The pipeline: jieba's words, then quantities, entities and claims.

    patterns (str | Path | None): a folder whose files add to the built-in rules; it is saved with the pipeline.
    RETURNS (Language): ``nlp(text)._.claims`` are the claims of ``minzheng_ie.extract(text)``.

    Raises PatternError when a pattern file is broken.

    >>> import minzheng_ie as mz
    >>> nlp = mz.load()
    >>> doc = nlp("2023年，丽江市发放救助金320万元。")
    >>> [(entity.text, entity.label_) for entity in doc.ents]
    [('2023年', 'PERIOD'), ('丽江市', 'REGION'), ('发放救助金', 'METRIC'), ('320万元', 'QUANTITY')]
    >>> doc._.claims
    [<Claim '发放救助金' 3200000 元 云南省/丽江市 2023 社会救助 [14:19] '320万元'>]
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}}, meta=_meta())
    # spaCy's limit guards memory of parsers; every step here is linear.
    nlp.max_length = _NO_LIMIT
    for factory in NAMES:
        component = nlp.add_pipe(factory)
        if patterns is not None and isinstance(component, Component):
            component.add_patterns(patterns)
    return nlp
