"""Counts of each field, the rates made of them, and every mistake."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from minzheng_ie.evaluation.claims import ClaimLike, GoldClaim
from minzheng_ie.records import dataclass

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
