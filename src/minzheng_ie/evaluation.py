"""Score predictions against gold claims, field by field.

Gold and predictions are paired by overlapping spans, each with at most one partner. A field's true positives
are the pairs in which it is right; its precision divides them by all predictions, its recall by all gold
claims, so a missed or an invented claim costs every field. Optional gold claims, and the predictions paired
with them, count neither way. `docs/benchmark.md` says the same at more length.

Offsets are code points of the original document, start inclusive, end exclusive.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from minzheng_ie.errors import GoldError
from minzheng_ie.schema import Change, Modifier, Role, Status

if TYPE_CHECKING:
    from rich.table import Table

FIELDS = (
    "quantity",
    "metric",
    "metric_exact",
    "region",
    "period",
    "program",
    "change_status",
    "modifier",
    "full",
)
"""The scored fields, in the order of every table: ``full`` is quantity, metric, region, period, program and
change_status all right; ``metric_exact`` and ``modifier`` are reported beside it and are no part of it."""

_FULL = ("quantity", "metric", "region", "period", "program", "change_status")
_REPORTED = (*_FULL, "modifier")

METRIC_THRESHOLD = 0.6
"""The character-level ROUGE-L F1 from which a metric counts as right."""

_WINDOW = 30
_DIGITS = 400
_FARTHEST = 1 << 40
_MOST_OPEN = 256
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
        claims.sort(key=_by_span)
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


@dataclass(frozen=True)
class FieldScore:
    """Counts of one field and the rates made of them.

    true_positives (int): pairs in which the field is right.
    predicted (int): predictions that count.
    gold (int): gold claims that count.
    """

    true_positives: int = 0
    predicted: int = 0
    gold: int = 0

    @property
    def precision(self) -> float:
        """Right predictions among all; 1.0 when there was nothing to find and nothing was claimed."""
        return self.true_positives / self.predicted if self.predicted else float(not self.gold)

    @property
    def recall(self) -> float:
        """Gold claims got right among all; 1.0 when there was nothing to find and nothing was claimed."""
        return self.true_positives / self.gold if self.gold else float(not self.predicted)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.predicted + self.gold
        return 2 * self.true_positives / total if total else 1.0

    def __add__(self, other: FieldScore) -> FieldScore:
        return FieldScore(
            self.true_positives + other.true_positives,
            self.predicted + other.predicted,
            self.gold + other.gold,
        )


@dataclass(frozen=True)
class Mistake:
    """One thing that is wrong.

    doc (str): stem of the document.
    kind (str): ``missed`` (gold without prediction), ``spurious`` (the reverse) or ``wrong`` (a pair's field).
    field (str | None): the wrong field; None for a missed or spurious claim.
    gold, predicted: the claims concerned.
    text (str): the text around the number, empty when the document's text was not given.
    """

    doc: str
    kind: Literal["missed", "spurious", "wrong"]
    field: str | None
    gold: GoldClaim | None
    predicted: ClaimLike | None
    text: str = ""

    @property
    def rule(self) -> str:
        """The rule that assembled the predicted claim, where there is one and it is known."""
        return str(getattr(self.predicted, "rule", None) or "-")

    def sides(self) -> tuple[str, str]:
        """What gold says and what was predicted, as text for people."""
        return _side(self.gold, self.field), _side(self.predicted, self.field)


@dataclass(frozen=True)
class Scores:
    """The scores of one document or of several pooled.

    fields (dict): a `FieldScore` for each of `FIELDS`.
    mistakes (tuple): every missed, spurious and wrong thing, in the order of documents and text.
    optional (int): gold claims that count neither way.
    role (FieldScore): of the roles that gold and the predictions paired with it tell, null left out; of documents whose
        gold tells none, nothing.
    """

    fields: Mapping[str, FieldScore]
    mistakes: tuple[Mistake, ...] = ()
    optional: int = 0
    role: FieldScore = FieldScore()

    @property
    def gold(self) -> int:
        """Number of gold claims that count."""
        return self.fields["full"].gold

    @property
    def predicted(self) -> int:
        """Number of predictions that count."""
        return self.fields["full"].predicted

    def reported(self) -> dict[str, FieldScore]:
        """The scores by name, with ``role`` where gold tells it."""
        return {**self.fields, **({"role": self.role} if self.role.gold else {})}

    def to_dict(self, *, mistakes: bool = False) -> dict[str, Any]:
        """The scores as plain JSON data; rates are rounded to four places."""
        data: dict[str, Any] = {
            "gold": self.gold,
            "predicted": self.predicted,
            "optional": self.optional,
            "fields": {
                name: {
                    "tp": score.true_positives,
                    "precision": round(score.precision, 4),
                    "recall": round(score.recall, 4),
                    "f1": round(score.f1, 4),
                }
                for name, score in self.reported().items()
            },
        }
        if mistakes:
            data["mistakes"] = [_mistake_record(mistake) for mistake in self.mistakes]
        return data


def pool(scores: Iterable[Scores]) -> Scores:
    """Add up the counts of several documents (every claim weighs the same, whichever its document)."""
    fields = dict.fromkeys(FIELDS, FieldScore())
    mistakes: list[Mistake] = []
    optional, role = 0, FieldScore()
    for item in scores:
        for name in FIELDS:
            fields[name] += item.fields[name]
        mistakes += item.mistakes
        optional += item.optional
        role += item.role
    return Scores(fields, tuple(mistakes), optional, role)


def evaluate(
    gold: Mapping[str, Sequence[GoldClaim]],
    predictions: Mapping[str, Sequence[ClaimLike]],
    texts: Mapping[str, str] | None = None,
) -> Scores:
    """Score the predictions for every document of ``gold``, pooled.

    gold (dict): gold claims by document stem, as `load_gold` returns them.
    predictions (dict): predicted claims by document stem. A gold document without predictions is all missed;
        predictions for a document without gold cannot be scored and are left out.
    texts (dict | None): original text by document stem, for the window of text in each mistake.
    RETURNS (Scores): pooled over the documents.
    """
    return pool(
        evaluate_document(claims, predictions.get(doc, ()), doc=doc, text=(texts or {}).get(doc))
        for doc, claims in gold.items()
    )


def evaluate_document(
    gold: Sequence[GoldClaim], predictions: Sequence[ClaimLike], *, doc: str = "", text: str | None = None
) -> Scores:
    """Score the predictions of one document; arguments and result as in `evaluate`."""
    partner = pair(gold, predictions)
    taken = set(partner.values())
    counted_gold = sum(not claim.optional for claim in gold)
    counted = len(predictions) - sum(gold[index].optional for index in partner)
    right = dict.fromkeys(FIELDS, 0)
    told = any(claim.role is not None and not claim.optional for claim in gold)
    role = FieldScore()
    mistakes: list[tuple[int, Mistake]] = []

    for index, claim in enumerate(gold):
        if claim.optional:
            continue
        if index not in partner:
            mistakes.append((claim.start, Mistake(doc, "missed", None, claim, None, _window(text, claim))))
            role += FieldScore(gold=told and claim.role is not None)
            continue
        predicted = predictions[partner[index]]
        verdict = judge(claim, predicted)
        for name in FIELDS:
            right[name] += verdict[name]
        mistakes += [
            (claim.start, Mistake(doc, "wrong", name, claim, predicted, _window(text, claim)))
            for name in _REPORTED
            if not verdict[name]
        ]
        if told:
            same = claim.role == predicted.role
            role += FieldScore(
                same and claim.role is not None, predicted.role is not None, claim.role is not None
            )
            if not same:
                mistakes.append(
                    (claim.start, Mistake(doc, "wrong", "role", claim, predicted, _window(text, claim)))
                )
    mistakes += [
        (claim.start, Mistake(doc, "spurious", None, None, claim, _window(text, claim)))
        for index, claim in enumerate(predictions)
        if index not in taken
    ]
    mistakes.sort(key=lambda item: item[0])
    return Scores(
        {name: FieldScore(right[name], counted, counted_gold) for name in FIELDS},
        tuple(mistake for _, mistake in mistakes),
        len(gold) - counted_gold,
        role,
    )


def pair(gold: Sequence[ClaimLike], predictions: Sequence[ClaimLike]) -> dict[int, int]:
    """Pair claims whose spans overlap, each with at most one partner.

    The pair that covers each other best (shared code points over covered code points) is made first; of equals
    the earlier in the text. Of hundreds of claims over one another, the last 256 that begin before a claim ends are
    looked at, so that the time grows with the number of claims.

    RETURNS (dict): index in ``gold`` → index in ``predictions``.
    """
    partner = _same_spans(gold, predictions)
    taken = set(partner.values())
    left_gold = [index for index in range(len(gold)) if index not in partner]
    left_predictions = [index for index in range(len(predictions)) if index not in taken]
    for _, _, _, left, right in sorted(_overlaps(gold, left_gold, predictions, left_predictions)):
        if left not in partner and right not in taken:
            partner[left] = right
            taken.add(right)
    return partner


def _same_spans(gold: Sequence[ClaimLike], predictions: Sequence[ClaimLike]) -> dict[int, int]:
    """The pairs that cover each other wholly, in order: nothing is better than those."""
    waiting: dict[tuple[int, int], deque[int]] = {}
    for index, claim in enumerate(predictions):
        waiting.setdefault(_by_span(claim), deque()).append(index)
    partner = {}
    for index, claim in enumerate(gold):
        same = waiting.get(_by_span(claim))
        if same:
            partner[index] = same.popleft()
    return partner


def _overlaps(
    gold: Sequence[ClaimLike],
    left_gold: Iterable[int],
    predictions: Sequence[ClaimLike],
    left_predictions: Iterable[int],
) -> Iterator[tuple[float, int, int, int, int]]:
    """Every overlapping pair as (minus coverage, gold start, predicted start, gold index, predicted index).

    A sweep over both lists by start: what has ended before the current span is dropped, so that the cost is
    that of sorting plus the number of overlaps.
    """
    order = sorted(left_gold, key=lambda index: _by_span(gold[index]))
    open_gold: list[int] = []
    position = 0
    for right in sorted(left_predictions, key=lambda index: _by_span(predictions[index])):
        claim = predictions[right]
        while position < len(order) and gold[order[position]].start < claim.end:
            open_gold.append(order[position])
            position += 1
        open_gold = [left for left in open_gold if gold[left].end > claim.start][-_MOST_OPEN:]
        for left in open_gold:
            other = gold[left]
            shared = min(other.end, claim.end) - max(other.start, claim.start)
            if shared > 0:
                covered = max(other.end, claim.end) - min(other.start, claim.start)
                yield -shared / covered, other.start, claim.start, left, right


def judge(gold: GoldClaim, predicted: ClaimLike) -> dict[str, bool]:
    """Which of `FIELDS` a paired prediction gets right."""
    verdict = {
        "quantity": (predicted.value, predicted.value_max, predicted.unit)
        == (gold.value, gold.value_max, gold.unit),
        "metric": any(rouge_l(predicted.metric, metric) >= METRIC_THRESHOLD for metric in gold.metrics),
        "metric_exact": predicted.metric in gold.metrics,
        "region": predicted.region in (gold.region, *gold.region_alt),
        "period": predicted.period in (gold.period, *gold.period_alt),
        "program": predicted.program in (gold.program, *gold.program_alt),
        "change_status": (predicted.change, predicted.status) == (gold.change, gold.status),
        "modifier": predicted.modifier == gold.modifier,
    }
    verdict["full"] = all(verdict[name] for name in _FULL)
    return verdict


def rouge_l(left: str, right: str) -> float:
    """Character-level ROUGE-L F1: twice the longest common subsequence over the sum of the lengths (0 to 1)."""
    if not left or not right:
        return 0.0
    return 2 * _common_subsequence(left, right) / (len(left) + len(right))


def _common_subsequence(left: str, right: str) -> int:
    """Length of the longest common subsequence, with rows as bit vectors (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for index, character in enumerate(left):
        places[character] = places.get(character, 0) | 1 << index
    mask = (1 << len(left)) - 1
    row = mask
    for character in right:
        matches = row & places.get(character, 0)
        row = ((row + matches) | (row - matches)) & mask
    return len(left) - row.bit_count()


def _by_span(claim: ClaimLike) -> tuple[int, int]:
    return claim.start, claim.end


def _window(text: str | None, claim: ClaimLike) -> str:
    """The text around a claim on one line, its number in 【】; empty without the text."""
    if text is None:
        return ""
    before = text[max(0, claim.start - _WINDOW) : claim.start]
    after = text[claim.end : claim.end + _WINDOW]
    return " ".join(f"{before}【{text[claim.start : claim.end]}】{after}".split())


def _side(claim: ClaimLike | None, field: str | None) -> str:
    if claim is None:
        return "-"
    top = f"-{claim.value_max:f}" if claim.value_max is not None else ""
    quantity = f"{claim.value:f}{top} {claim.unit}"
    if field is None:
        return f"{claim.quote} = {quantity}; {claim.metric}"
    if field == "quantity":
        return quantity
    if field == "change_status":
        return f"{claim.change}, {claim.status}"
    value = str(getattr(claim, field) or "null")
    others: Sequence[str | None] = getattr(claim, f"{field}_alt", ())
    return " | ".join([value, *(str(other or "null") for other in others)])


def _mistake_record(mistake: Mistake) -> dict[str, Any]:
    claim = mistake.gold or mistake.predicted
    gold, predicted = mistake.sides()
    return {
        "doc": mistake.doc,
        "kind": mistake.kind,
        "field": mistake.field,
        "start": claim.start if claim else None,
        "end": claim.end if claim else None,
        "gold": gold if mistake.gold else None,
        "predicted": predicted if mistake.predicted else None,
        "rule": mistake.rule,
        "text": mistake.text,
    }


def scores_table(columns: Mapping[str, Scores], title: str | None = None) -> Table:
    """A rich table with the precision, recall and F1 of every field, side by side for each of ``columns``."""
    from rich.table import Table

    table = Table(title=title, title_justify="left")
    table.add_column("field")
    for name in columns:
        for rate in ("P", "R", "F1"):
            table.add_column(f"{name} {rate}" if name else rate, justify="right")
    rows = [*FIELDS, *(["role"] if any(scores.role.gold for scores in columns.values()) else [])]
    for field in rows:
        told = [scores.reported().get(field) for scores in columns.values()]
        rates = (
            f"{rate:.3f}" if rate is not None else "-"
            for score in told
            for rate in ((score.precision, score.recall, score.f1) if score else (None, None, None))
        )
        table.add_row(field, *rates, end_section=field == "modifier")
    table.caption = "; ".join(
        f"{name + ': ' if name else ''}{scores.gold} gold, {scores.predicted} predicted, {scores.optional} optional"
        for name, scores in columns.items()
    )
    table.caption_justify = "left"
    return table
