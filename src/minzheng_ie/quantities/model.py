"""What the recogniser returns."""

from __future__ import annotations

from decimal import Decimal

from minzheng_ie.records import dataclass
from minzheng_ie.schema import Change, Modifier, SkipReason


# Never changed once made; not frozen, which would take seven times as long to make.
@dataclass(slots=True)
class Quantity:
    """One number of a clean text, with its unit, or with the reason why it is no claim.

    start, end (int): the quote: number to unit with the approximators that touch it, in code points of the
        clean text, end exclusive. A skipped number covers the expression it belongs to (``2018年10月``).
    number_start, number_end (int): the numeral with its scale, inside the quote.
    value (Decimal): in the base unit, scale expanded; of a range its low end. A fraction that does not terminate
        is rounded to two decimals of a percent. Zero for a skipped date.
    value_max (Decimal or None): the high end of a range.
    unit (str or None): the canonical unit, a rate such as ``元/人·月`` included; None when none is written.
    dimension (str or None): what the unit measures (people, money, beds, share …).
    modifier: how exact the number is said to be.
    rate_span (tuple or None): start and end of the words that make the unit a rate (每人每月, 每千名).
    skip (SkipReason or None): why the number is no claim by what stands around it; None for a candidate.
    step (Decimal or None): the unit of the last written digit (2.36万 → 100); None where none is written.
    change (Change or None): what a sign in front says (同比-4.6% → decrease); None when none does.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    dimension: str | None
    modifier: Modifier
    rate_span: tuple[int, int] | None
    skip: SkipReason | None
    step: Decimal | None = None
    change: Change | None = None


@dataclass(slots=True)
class Draft:
    """A quantity in the making; ``end`` is where its unit ends, the quote is settled last."""

    start: int
    end: int
    number_end: int
    value: Decimal
    value_max: Decimal | None
    scale: Decimal
    scaled: bool
    inner: Modifier
    unit: str | None
    dimension: str | None
    quote_start: int
    quote_end: int
    own_unit: bool
    arabic: bool = False
    """Written with ASCII digits."""
    modifier: Modifier = "exact"
    shared: Modifier | None = None
    rate_span: tuple[int, int] | None = None
    skip: SkipReason | None = None
    listed: bool = False
    """A member of a list of grades or classes (三、四级)."""
    big: Decimal = Decimal(1)
    """See `minzheng_ie.quantities.reader.Reading`."""
    partial: bool = False
    step: Decimal | None = None
    change: Change | None = None
    currency: bool = False
    """Its currency is written in front (港币80万元)."""
    fixed: bool = False
    """Settled by the scan itself (a date, a reference): nothing else is asked."""
