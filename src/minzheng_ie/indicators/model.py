"""What an indicator is, and the rules that tell it: the models of ``indicators.yaml`` and ``indicator_words.yaml``."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field

from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass

FAMILIES, WORDS = "indicators.yaml", "indicator_words.yaml"
"""The files of rules: families of indicators, and the words that tell their parts."""

Kind = Literal["stock", "flow", "level", "rate"]
"""``stock`` at a time; ``flow`` over a time; ``level`` an amount for each (a standard); ``rate`` a share or a density."""


class IndicatorRule(Rule):
    """One line of ``indicators.yaml``. An indicator may have several lines, of one kind and one unit.

    indicator (str): its name. kind (str): see `Kind`. unit (str): the base unit that its values are told in.
    factors (dict): other units that a claim may have, with what a value in them is multiplied by.
    programmes (tuple): a claim must be of one of them or of what lies below; empty: of any or none.
    exact (bool): of the programmes themselves, of none below them (a bare 支出 of 残疾人两项补贴).
    outside (bool): whether a claim of no programme will do too; without programmes: no other will.
    words (tuple): one of them must stand in the metric. also (tuple): where any are named, one of these too (捐款 is what is
    given or what is received). both (tuple): every one of these too (生活, 护理: the two allowances in one number).
    exclude (tuple): none of them may.
    neutral (tuple): words of a metric that change nothing here; they may hold one of ``words``. groups (tuple): groups of more
    such words, of ``indicator_words.yaml``. splits (tuple): the splits that it has.
    needs (tuple): those of them that must be told, for the rest cannot be compared (老年人口 of no age).
    holds (tuple): those of them that what stands before in the sentence tells too (县慈善会全年收入…，支出善款…).
    unless (tuple): words of which none may stand before in the sentence (百岁老人1名 in a list of allowances).
    untitled (tuple): words of which none may stand in the title (登记志愿者9200人 of a charity's report are its own).
    given (tuple): words of which one must (养老机构56家, …入住率).
    behind (tuple): words none of which may stand right behind the number (投入公益金40万元用于…).
    rest (bool): whatever else the metric says changes nothing, unless it names what another indicator is told by: programme, unit
    and ``words`` are enough (竣工98户 of 适老化改造). Asked where no other line fits. bars (tuple): groups of words, of
    ``indicator_words.yaml``, none of which may stand in the metric then.
    reason (str): why these words, and these only, are one number.
    """

    indicator: str = Field(min_length=1)
    kind: Kind
    unit: str
    factors: dict[str, Decimal] = Field(default_factory=dict)
    programmes: tuple[str, ...] = ()
    exact: bool = False
    outside: bool = False
    words: tuple[str, ...] = Field(min_length=1)
    also: tuple[str, ...] = ()
    both: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()
    splits: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    untitled: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    rest: bool = False
    bars: tuple[str, ...] = ()
    reason: str = Field(min_length=1)


class IndicatorWord(Rule):
    """One line of ``indicator_words.yaml``: words that say which part of an indicator, or nothing at all.

    split (str | None): the split they answer (城乡); None: they change nothing in any metric.
    group (str | None): they change nothing in the metrics of the indicators that name the group, and of no other.
    value (str | None): their answer (城市); None: they speak of all its parts together.
    words (tuple): as they stand in metrics. programmes (tuple): which say the same where no word does.
    """

    split: str | None = None
    group: str | None = None
    value: str | None = None
    words: tuple[str, ...] = Field(min_length=1)
    programmes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """The indicator of a claim.

    name (str): of ``indicators.yaml``. kind (str): see `Kind`. splits (tuple): pairs of split and value, by name of the split;
    none for the whole. value, value_max (Decimal): the claim's, in ``unit``; exact. unit (str): the indicator's base unit.
    factor (Decimal): how much of it a unit of the claim is.
    """

    name: str
    kind: Kind
    splits: tuple[tuple[str, str], ...]
    value: Decimal
    value_max: Decimal | None
    unit: str
    factor: Decimal

    @property
    def told_splits(self) -> str:
        """The splits as text: ``供养=集中;城乡=农村``."""
        return ";".join(f"{split}={value}" for split, value in self.splits)
