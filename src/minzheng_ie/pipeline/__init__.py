"""The spaCy pipeline: a tokenizer, three components, and `load` that puts them together. See ``docs/spacy.md``."""

from __future__ import annotations

from minzheng_ie.pipeline.claims import ClaimAssembler
from minzheng_ie.pipeline.entities import EntityRecognizer
from minzheng_ie.pipeline.factories import make_claims, make_entities, make_quantities
from minzheng_ie.pipeline.language import load
from minzheng_ie.pipeline.quantities import QuantityRecognizer
from minzheng_ie.pipeline.state import set_extensions
from minzheng_ie.pipeline.tokenizer import JiebaTokenizer, create_jieba_tokenizer

__all__ = [
    "ClaimAssembler",
    "EntityRecognizer",
    "JiebaTokenizer",
    "QuantityRecognizer",
    "create_jieba_tokenizer",
    "load",
    "make_claims",
    "make_entities",
    "make_quantities",
]

set_extensions()
