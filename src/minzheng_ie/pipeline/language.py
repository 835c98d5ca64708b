"""The pipeline put together."""

from __future__ import annotations

from pathlib import Path

import spacy
from spacy.language import Language

from minzheng_ie.pipeline.component import Component
from minzheng_ie.pipeline.factories import NAMES
from minzheng_ie.pipeline.tokenizer import NAME

_NO_LIMIT = 2**31 - 1


def load(patterns: str | Path | None = None) -> Language:
    """The pipeline: jieba's words, then quantities, entities and claims.

    patterns (str | Path | None): a folder whose files add to the built-in rules; it is saved with the pipeline.
    RETURNS (Language): ``nlp(text)._.claims`` are the claims of ``minzheng_ie.extract(text)``.

    Raises PatternError when a pattern file is broken.
    """
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    # spaCy's limit guards memory of parsers; every step here is linear.
    nlp.max_length = _NO_LIMIT
    for factory in NAMES:
        component = nlp.add_pipe(factory)
        if patterns is not None and isinstance(component, Component):
            component.add_patterns(patterns)
    return nlp
