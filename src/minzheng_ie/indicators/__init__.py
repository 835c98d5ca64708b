"""Claims → indicators: one name for one number, however it is phrased, so that reports can be compared."""

from __future__ import annotations

from minzheng_ie.indicators.conflicts import Conflict, conflicts
from minzheng_ie.indicators.matcher import Indicators, indicator_of, load_indicators
from minzheng_ie.indicators.model import FAMILIES, WORDS, Indicator, IndicatorRule, IndicatorWord, Kind
from minzheng_ie.patterns import Rule

__all__ = [
    "Conflict",
    "Indicator",
    "IndicatorRule",
    "IndicatorWord",
    "Indicators",
    "Kind",
    "conflicts",
    "indicator_of",
    "load_indicators",
]

RULE_FILES: dict[str, type[Rule]] = {FAMILIES: IndicatorRule, WORDS: IndicatorWord}
