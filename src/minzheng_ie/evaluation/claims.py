"""Gold claims and predicted ones, as they are read from JSON Lines.

Offsets are code points of the original document, start inclusive, end exclusive.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path, PurePath
from typing import Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from minzheng_ie.errors import GoldError
from minzheng_ie.schema import Change, Modifier, Role, Status

_DIGITS = 400
_FARTHEST = 1 << 40
_DOCUMENT_SUFFIXES = frozenset({".txt", ".jsonl", ".json", ".html", ".htm", ".docx", ".pdf", ".md"})


class ClaimLike(Protocol):
    """What scoring reads of a predicted claim; `minzheng_ie.Claim` and `PredictedClaim` both have it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def quote(self) -> str: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def value_max(self) -> Decimal | None: ...
    @property
    def unit(self) -> str: ...
    @property
    def modifier(self) -> Modifier: ...
    @property
    def metric(self) -> str: ...
    @property
    def region(self) -> str | None: ...
    @property
    def period(self) -> str | None: ...
    @property
    def program(self) -> str | None: ...
    @property
    def change(self) -> Change: ...
    @property
    def status(self) -> Status: ...
    @property
    def role(self) -> Role | None: ...


class PredictedClaim(BaseModel):
    """A predicted claim as read from JSON Lines; keys that are not scored are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    start: int = Field(ge=0, le=_FARTHEST)
    end: int = Field(le=_FARTHEST)
    quote: str = ""
    value: Decimal = Field(allow_inf_nan=False)
    value_max: Decimal | None = Field(default=None, allow_inf_nan=False)
    unit: str
    modifier: Modifier = "exact"
    metric: str
    region: str | None = None
    period: str | None = None
    program: str | None = None
    change: Change = "none"
    status: Status = "actual"
    role: Role | None = None
    rule: str | None = None

    @field_validator("value", "value_max")
    @classmethod
    def _written_out(cls, value: Decimal | None) -> Decimal | None:
        # 1E+99999999 takes nine characters here and a hundred megabytes where it is written out.
        if value is not None and (abs(value.adjusted()) > _DIGITS or len(value.as_tuple().digits) > _DIGITS):
            raise ValueError(f"a number of more than {_DIGITS} digits")
        return value

    @model_validator(mode="after")
    def _span(self) -> PredictedClaim:
        if self.end <= self.start:
            raise ValueError("end must be greater than start")
        return self


class GoldClaim(PredictedClaim):
    """An annotated claim: its primary reading, the readings that are as good, and whether it counts at all."""

    metric_alt: tuple[str, ...] = ()
    region_alt: tuple[str | None, ...] = ()
    period_alt: tuple[str | None, ...] = ()
    program_alt: tuple[str | None, ...] = ()
    optional: bool = False

    @property
    def metrics(self) -> tuple[str, ...]:
        """All phrasings of the metric that are right."""
        return (self.metric, *self.metric_alt)


C = TypeVar("C", bound=PredictedClaim)


def load_gold(path: str | Path) -> dict[str, list[GoldClaim]]:
    """Read gold claims from a JSON Lines file, or from every ``*.jsonl`` of a directory.

    path (str | Path): file or directory.
    RETURNS (dict): claims in text order by document stem: the line's ``doc`` without its suffix, else the file's stem.
    RAISES (GoldError): unreadable file, or a line that is no claim; the message starts with ``file:line:``.
    """
    return _load(Path(path), GoldClaim)


def load_predictions(path: str | Path) -> dict[str, list[PredictedClaim]]:
    """Read predicted claims as `load_gold` reads gold; lines of skipped numbers and headers are passed over."""
    return _load(Path(path), PredictedClaim)


def document_stem(name: str) -> str:
    """The name under which gold and predictions of a document meet: ``a/lijiang.txt`` → ``lijiang``."""
    path = PurePath(name)
    return path.stem if path.suffix.lower() in _DOCUMENT_SUFFIXES else path.name


def _load(path: Path, model: type[C]) -> dict[str, list[C]]:
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise GoldError(f"{path}: no *.jsonl file in this directory")
    documents: dict[str, list[C]] = {}
    for file in files:
        found = False
        for doc, claim in _read_lines(file, model):
            found = True
            documents.setdefault(doc, []).append(claim)
        if not found:
            documents.setdefault(file.stem, [])
    for claims in documents.values():
        claims.sort(key=by_span)
    return documents


def _read_lines(file: Path, model: type[C]) -> Iterator[tuple[str, C]]:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise GoldError(f"{file}: {error.strerror}") from error
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        where = f"{file}:{number}:"
        try:
            record = json.loads(raw.decode("utf-8"))
        except UnicodeDecodeError as error:
            raise GoldError(f"{where} not UTF-8 at byte {error.start} of the line") from error
        except (ValueError, RecursionError) as error:
            raise GoldError(f"{where} not JSON: {error}") from error
        if not isinstance(record, dict):
            raise GoldError(f"{where} expected a JSON object, one claim a line")
        doc = record.get("doc", file.stem)
        if not isinstance(doc, str) or not doc:
            raise GoldError(f"{where} doc: expected the name of the document")
        if "skipped" in record or "document" in record:
            continue
        try:
            yield document_stem(doc) if "doc" in record else doc, model.model_validate(record)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"])
            raise GoldError(f"{where} {field + ': ' if field else ''}{first['msg']}") from error


def by_span(claim: ClaimLike) -> tuple[int, int]:
    """The order of claims in a text."""
    return claim.start, claim.end
