"""What holds of the output for any text: spans, ledger, values, fields, and the writers."""

from __future__ import annotations

import io
import itertools
import json
import sys
import unicodedata
from functools import lru_cache
from pathlib import Path

import minzheng_ie as mz
from minzheng_ie.extractor import Report
from minzheng_ie.outputs.csv import Csv
from minzheng_ie.outputs.jsonl import JsonLinesWriter
from minzheng_ie.outputs.table import Tables

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "quantities")]

from test_ledger import PIECES, numerals  # noqa: E402
from test_values import agrees  # noqa: E402

from test_oracle import honest  # noqa: E402

__all__ = ["PIECES", "extractor", "wrong_with", "wrong_with_report"]

UNSEEN = {"Cc", "Cf", "Zl", "Zp", "Cs"}


@lru_cache(maxsize=1)
def extractor() -> mz.Extractor:
    """The one with the built-in rules."""
    return mz.Extractor()


def wrong_with(text: str) -> str:
    """What is wrong with what is extracted from a text, ``""`` when nothing is."""
    report = extractor().extract(text)
    return (
        wrong_with_report(report, text)
        or _wrong_output(report)
        or ("" if _lines(report) == _lines(extractor().extract(text)) else "differs: the second time")
    )


def wrong_with_report(report: Report, text: str, *, values: bool = True) -> str:
    """The invariants of a report. values (bool): those of values too, which hold for the built-in rules only."""
    spans = []
    for item in (*report.claims, *report.skipped):
        if not (0 <= item.start < item.end <= len(text) and text[item.start : item.end] == item.quote):
            return f"span: {item}"
        spans.append((item.start, item.end))
    spans.sort()
    for left, right in itertools.pairwise(spans):
        if left[1] > right[0]:
            return f"overlap: {text[slice(*left)]!r} and {text[slice(*right)]!r} at {left}, {right}"
    covered = {at for start, end in spans for at in range(start, end)}
    lost = [(at, text[at]) for at in numerals(text) if at not in covered]
    if lost:
        return f"lost: {lost[:5]}"
    if len({claim.id for claim in report.claims}) < len(report.claims):
        return "id: twice"
    for claim in report.claims:
        wrong = _wrong_claim(claim, text)
        if wrong:
            return wrong
        if values and not (agrees(claim.quote, claim.value, claim.value_max) and honest(claim, text)):
            return f"value: {claim.quote!r} is {claim.value} to {claim.value_max} {claim.unit}"
    return ""


def _wrong_claim(claim: mz.Claim, text: str) -> str:
    if not any(unicodedata.category(char)[0] == "L" for char in claim.metric) or not claim.unit:
        return f"empty: metric {claim.metric!r}, unit {claim.unit!r} of {claim.quote!r}"
    fields = (claim.metric, claim.unit, claim.region, claim.period, claim.program)
    for field in fields:
        if field and (field != field.strip() or any(unicodedata.category(char) in UNSEEN for char in field)):
            return f"unseen: {field!r} of {claim.quote!r}"
    if not claim.value.is_finite() or (claim.value_max is not None and claim.value_max <= claim.value):
        return f"range: {claim.quote!r} is {claim.value} to {claim.value_max}"
    if not claim.sentence.start <= claim.start < claim.end <= claim.sentence.end <= len(text):
        return f"sentence: {claim.quote!r} {claim.sentence}"
    for name in type(claim.evidence).model_fields:
        for span in getattr(claim.evidence, name):
            if not span.start < span.end or text[span.start : span.end] != span.quote:
                return f"evidence: {name} {span}"
    for name in ("region", "program"):
        if getattr(claim, name) and not getattr(claim.evidence, name):
            return f"no evidence: {name} {getattr(claim, name)} of {claim.quote!r}"
    return ""


def _lines(report: Report) -> str:
    stream = io.StringIO()
    JsonLinesWriter(stream, skipped=True, explain=True).write(report)
    return stream.getvalue()


def _wrong_output(report: Report) -> str:
    written = _lines(report)
    quotes = [json.loads(line)["quote"] for line in written.splitlines()]
    if sorted(quotes) != sorted(item.quote for item in (*report.claims, *report.skipped)):
        return "jsonl: other quotes"
    Csv(skipped=True, explain=True).render(report).encode("utf-8")
    table = Tables().render(report)
    if any(unicodedata.category(char) in UNSEEN for char in table if char != "\n"):
        return "table: a character that a terminal obeys"
    return ""
