"""What a claim is: the only module that knows the wire form.

Offsets everywhere in this module are Unicode code points of the original document, start inclusive, end
exclusive, so that ``source_text[start:end] == quote`` holds for every span.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from minzheng_ie.told import describe

Modifier = Literal["exact", "about", "nearly", "over", "at_least", "at_most"]
Change = Literal["none", "increase", "decrease"]
Status = Literal["actual", "planned"]
Role = Literal["from", "to"]

Measure = Literal[
    "persons",
    "person_times",
    "households",
    "amount",
    "standard",
    "institutions",
    "beds",
    "couples",
    "cases",
    "projects",
    "staff",
    "share",
    "rate",
    "change",
    "other",
]
"""What kind of number a claim is, by unit and metric. Coarse: no key, several claims of a report share it with all else."""

SkipReason = Literal[
    "date",
    "duration",
    "ordinal",
    "name",
    "age_or_grade",
    "list_marker",
    "reference",
    "boilerplate",
    "abstract_count",
    "rank",
    "negated",
    "per_unit",
    "no_unit",
    "word",
    "ambiguous",
    "table",
]
"""Why a number is no claim:

``date`` a date or a time; ``duration`` a length of time used as time; ``ordinal`` an ordinal, an edition or a
batch; ``name`` part of a name, a slogan or a fixed term; ``age_or_grade`` an age or grade that restricts who
is counted; ``list_marker`` the number of a heading or list item; ``reference`` a document, licence, telephone
or postal number; ``boilerplate`` stands in navigation, footer or related links; ``abstract_count`` counts
abstract things (五个方面); ``rank`` a place in an order; ``negated`` a count said not to exist (没有一起);
``per_unit`` the denominator of a rate (每千名); ``no_unit`` a bare number from which no quantity can be read;
``word`` part of an ordinary word (千方百计, 统一) or of a label (单位:万元); ``ambiguous`` open to two readings (1亿2000),
or not well formed; ``table`` stands in a table whose heads do not tell what it is.
"""


def plain_decimal(value: Decimal) -> str:
    """Write a decimal without an exponent or trailing zeros: ``Decimal('1.20E+3')`` → ``'1200'``."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


ExactDecimal = Annotated[Decimal, PlainSerializer(plain_decimal, return_type=str)]


class Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, json_schema_extra=describe)


class SourceSpan(Wire):
    """A stretch of the original document.

    start (int): first code point, inclusive.
    end (int): last code point, exclusive.
    quote (str): the characters there, exactly as written.
    """

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class SentenceSpan(Wire):
    """The sentence a claim stands in (offsets only; the text is the document's)."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Evidence(Wire):
    """Where each field of a claim comes from. A field without evidence is null in the claim."""

    metric: tuple[SourceSpan, ...] = ()
    region: tuple[SourceSpan, ...] = ()
    period: tuple[SourceSpan, ...] = ()
    program: tuple[SourceSpan, ...] = ()
    change: tuple[SourceSpan, ...] = ()
    status: tuple[SourceSpan, ...] = ()
    unit: tuple[SourceSpan, ...] = ()


class Locator(Wire):
    """Where a claim stands in its file; what does not apply is null.

    page (int): from 1. box (tuple): left, top, right, bottom on the page in points, from its upper left corner.
    paragraph (int): of the body, from 1. table, row, column (int): from 1, rows and columns of the table as the file has
    it, hidden ones counted. sheet (str), cell (str): ``B7``.
    """

    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None


class Claim(Wire):
    """One number of a report with what it says. Field meanings: ``docs/claim.md``."""

    doc: str
    id: str
    metric: str
    measure: Measure = "other"
    value: ExactDecimal
    value_max: ExactDecimal | None = None
    step: ExactDecimal | None = None
    unit: str
    modifier: Modifier = "exact"
    region: str | None = None
    region_code: str | None = None
    period: str | None = None
    program: str | None = None
    change: Change = "none"
    status: Status = "actual"
    role: Role | None = None
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str
    evidence: Evidence = Evidence()
    inherited: tuple[Literal["region", "period", "program", "unit"], ...] = ()
    sentence: SentenceSpan
    rule: str
    locator: Locator | None = None
    explain: tuple[str, ...] = Field(default=(), exclude=True)

    def __repr__(self) -> str:
        """On one line what it says and where; ``model_dump()`` has every field."""
        value = plain_decimal(self.value) + (
            f"-{plain_decimal(self.value_max)}" if self.value_max is not None else ""
        )
        kind = [word for word in (self.change, self.status) if word not in ("none", "actual")]
        said = " ".join(
            (value, self.unit, *kind, self.region or "-", self.period or "-", self.program or "-")
        )
        return f"<Claim {self.metric!r} {said} [{self.start}:{self.end}] {self.quote!r}>"

    __str__ = __repr__


def plain_claim(claim: Claim) -> dict[str, Any]:
    """``claim.model_dump(mode="json")`` with the explanation, in half the time."""
    plain = dict(vars(claim))
    for name in ("value", "value_max", "step"):
        if plain[name] is not None:
            plain[name] = plain_decimal(plain[name])
    evidence = vars(claim.evidence)
    plain["evidence"] = {name: [dict(vars(span)) for span in evidence[name]] for name in evidence}
    plain["inherited"] = list(claim.inherited)
    plain["sentence"] = dict(vars(claim.sentence))
    if claim.locator is not None:
        plain["locator"] = claim.locator.model_dump(mode="json")
    plain["explain"] = list(claim.explain)
    return plain


class Skipped(Wire):
    """A number that is no claim, and why: the ledger that shows nothing was silently lost."""

    doc: str
    skipped: SkipReason
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    quote: str


class RunnerUp(Wire):
    """The answer that came second, and the words it rests on."""

    value: str
    evidence: tuple[SourceSpan, ...] = ()


class SectionInfo(Wire):
    """A part of a document: review, plan, question, answer or appendix; ``year``: the one its head names."""

    kind: Literal["review", "plan", "question", "answer", "appendix"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    year: int | None = None


class DocumentInfo(Wire):
    """What a document is. An answer that nothing tells is null.

    kind (str): annual, part_year, bulletin, news, press_conference, interview, plan, notice, budget,
        open_information or table. title, issuer (str): as written. region (str): path of official names; region_code.
    written, posted (str): the day, ISO 8601. reports_on (str): EDTF, the period that numbers without a time of their own
        inherit. sections: its parts, in order.
    evidence: by answer, the spans it rests on, best first. rank: by answer, on what it rests: ``given`` by the caller,
        ``issuer`` who issues it, ``own`` a name beside 全市, ``facts`` what most of its facts name, ``title``,
        ``opening``, ``dateline`` when it was written, ``posted``, ``spoken`` the year it speaks of throughout.
    runner_up: by answer, the one that came second.
    """

    kind: str | None = None
    title: str | None = None
    issuer: str | None = None
    region: str | None = None
    region_code: str | None = None
    written: str | None = None
    posted: str | None = None
    reports_on: str | None = None
    sections: tuple[SectionInfo, ...] = ()
    evidence: dict[str, tuple[SourceSpan, ...]] = Field(default_factory=dict)
    rank: dict[str, str] = Field(default_factory=dict)
    runner_up: dict[str, RunnerUp] = Field(default_factory=dict)


class DocumentHeader(Wire):
    """The header line of a document (``extract --document``).

    sha256 (str): of its text in UTF-8, the base of all offsets. format (str): of its file. encoding (str): of a file of
    text, as it was found. warnings: what of the file could not be read.
    """

    doc: str
    document: DocumentInfo
    sha256: str | None = None
    format: str | None = None
    encoding: str | None = None
    warnings: tuple[str, ...] = ()
