"""Models of the wire form filled by hand: what is right by construction need not be validated again.

A module of its own, without a model, so that it can be compiled (see `tools/compiled`).
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from minzheng_ie.schema import (
    Claim,
    DocumentInfo,
    Evidence,
    RunnerUp,
    SectionInfo,
    SentenceSpan,
    Skipped,
    SkipReason,
    SourceSpan,
    Wire,
)

M = TypeVar("M", bound=Wire)

# The models are frozen: what `built` fills are the slots themselves, all that pydantic wants of one beside its values.
_set_dict, _set_fields, _set_extra, _set_private = (
    BaseModel.__dict__[slot].__set__
    for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)
_FILLED: tuple[type[Wire], ...] = (
    *(SourceSpan, SentenceSpan, Evidence, Claim, Skipped),
    *(DocumentInfo, SectionInfo, RunnerUp),
)
_FIELDS: dict[type[Wire], set[str]] = {model: set(model.model_fields) for model in _FILLED}


def _blank(model: type[Wire]) -> dict[str, Any]:
    """The attributes of an object filled one by one: its copies share the table of names, as objects of a class do."""
    space = object.__new__(model).__dict__
    for name in model.model_fields:
        space[name] = None
    return space


_BLANK = {model: _blank(model) for model in _FIELDS}
_SPAN_FIELDS, _SKIPPED_FIELDS = _FIELDS[SourceSpan], _FIELDS[Skipped]


def unfilled(model: type[M]) -> M:
    """A model whose fields are written one by one into its ``vars``, in the order of the model and every one of them.

    It takes a fifth of the time of handing them over by name, and objects so made share the table of names.
    """
    made = object.__new__(model)
    _set_fields(made, _FIELDS[model])
    _set_extra(made, None)
    _set_private(made, None)
    return made


def built(model: type[M], **values: Any) -> M:
    """A model of values that are right by construction, in a tenth of the time of ``model_construct``.

    model (type): one of this module. values: every field in the order of the model, valid as they are.
    RETURNS (BaseModel): equal to the one ``model(**values)`` validates.
    """
    made = object.__new__(model)
    _set_dict(made, _BLANK[model] | values)
    _set_fields(made, _FIELDS[model])
    _set_extra(made, None)
    _set_private(made, None)
    return made


def built_span(start: int, end: int, quote: str) -> SourceSpan:
    """`built` of the model of which most are made: half a dozen for each claim."""
    made = object.__new__(SourceSpan)
    space = made.__dict__
    space["start"], space["end"], space["quote"] = start, end, quote
    _set_fields(made, _SPAN_FIELDS)
    _set_extra(made, None)
    _set_private(made, None)
    return made


def built_skipped(doc: str, reason: SkipReason, start: int, end: int, quote: str) -> Skipped:
    """`built` of the model of which a text without amounts has most."""
    made = object.__new__(Skipped)
    space = made.__dict__
    space["doc"], space["skipped"] = doc, reason
    space["start"], space["end"], space["quote"] = start, end, quote
    _set_fields(made, _SKIPPED_FIELDS)
    _set_extra(made, None)
    _set_private(made, None)
    return made
