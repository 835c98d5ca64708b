"""How numbers are written in reports, kind by kind: what `extract` makes of each."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

import minzheng_ie as mz

KINDS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    Path(__file__).with_name("cases_kinds.yaml").read_text(encoding="utf-8")
)


def _params() -> list[Any]:
    return [
        pytest.param(
            case, id=f"{kind}[{nth}]", marks=[pytest.mark.xfail(strict=True)] if "gap" in case else []
        )
        for kind, cases in KINDS.items()
        for nth, case in enumerate(cases)
    ]


@pytest.mark.parametrize("case", _params())
def test_kind(case: dict[str, Any]) -> None:
    report = mz.extract(case["text"])
    found = []
    for claim, expected in zip(report.claims, case["claims"], strict=False):
        shown: dict[str, Any] = {"q": claim.quote, "v": str(claim.model_dump()["value"]), "u": claim.unit}
        shown["max"] = claim.model_dump()["value_max"]
        shown |= {"m": claim.modifier, "c": claim.change}
        if "s" in expected:
            shown["s"] = claim.model_dump()["step"]
        found.append(shown)
    wanted = [{"max": None, "m": "exact", "c": "none", **claim} for claim in case["claims"]]
    assert len(report.claims) == len(wanted), [(c.quote, c.value, c.unit) for c in report.claims]
    assert found == wanted
    ledger = {item.quote: item.skipped for item in report.skipped}
    assert {quote: ledger.get(quote) for quote in case.get("ledger", {})} == case.get("ledger", {})


def test_every_kind_has_three_cases() -> None:
    assert all(len(cases) >= 2 for cases in KINDS.values())
    assert all(
        Decimal(claim["v"]).is_finite()
        for cases in KINDS.values()
        for case in cases
        for claim in case["claims"]
    )
