"""One self-contained HTML file: no network, no script but its own, the reports as blocks of JSON."""

from __future__ import annotations

import base64
import hashlib
import html
import json
from functools import lru_cache
from importlib.resources import files
from typing import Any

from minzheng_ie.compiled import compile_re
from minzheng_ie.indicators import Conflict, Indicator, load_indicators
from minzheng_ie.indicators.conflicts import among
from minzheng_ie.outputs.protocol import ReportLike
from minzheng_ie.outputs.review.looks import looks_of
from minzheng_ie.outputs.wide import dirs_of
from minzheng_ie.outputs.words import REASONS
from minzheng_ie.records import dataclass
from minzheng_ie.schema import plain_decimal

_CLAIM = {"doc", "sentence"}
"""Fields of a claim that the page does not need."""
_REPORTS = "<!-- the reports -->"
_UNSAFE = compile_re(r"[<>&\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What could end the block from inside, turn the text around for whoever reads its source, or is no character alone."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The page in pieces, as of `minzheng_ie.outputs.protocol.Renderer`: a block of JSON a report between head and tail."""

    def head(self) -> str:
        """The page up to the first report."""
        return _frame()[0]

    def between(self) -> str:
        """Nothing stands between two reports."""
        return ""

    def render(self, report: ReportLike) -> str:
        """The block of one report; the page reads it when the report is shown."""
        indicators = load_indicators(dirs_of(report)).over(report.claims, report.text)
        named = list(zip(report.claims, indicators, strict=True))
        told = among(named)
        differing = {claim.id for two in told for claim in two.claims}
        claims, looking = [], 0
        for claim, one in named:
            looks = looks_of(claim, report.document, conflict=claim.id in differing)
            looking += bool(looks)
            plain = claim.model_dump(mode="json", exclude=_CLAIM)
            claims.append({**plain, "looks": looks, "indicator": _indicator(one)})
        info = report.document
        data: dict[str, Any] = {
            "doc": report.doc,
            "sha256": report.sha256,
            "format": report.format,
            "encoding": report.encoding,
            "warnings": list(report.warnings),
            "document": info.model_dump(mode="json"),
            "text": report.text,
            "claims": claims,
            "conflicts": [_conflict(one) for one in told],
            "skipped": [number.model_dump(mode="json", exclude={"doc"}) for number in report.skipped],
        }
        head = {
            "title": info.title,
            "region": info.region,
            "reports_on": info.reports_on,
            "conflicts": len(told),
        }
        return (
            f'<script type="application/json" class="report" data-doc="{html.escape(report.doc)}"'
            f' data-claims="{len(claims)}" data-looks="{looking}" data-head="{html.escape(_block(head))}">'
            f"{_block(data)}</script>\n"
        )

    def tail(self) -> str:
        """The page behind the last report."""
        return _frame()[1]


def _block(data: dict[str, Any]) -> str:
    """JSON of which nothing can end the block, or the attribute, that it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def _indicator(found: Indicator | None) -> dict[str, str] | None:
    if found is None:
        return None
    return {
        "name": found.name,
        "splits": found.told_splits,
        "value": plain_decimal(found.value),
        "unit": found.unit,
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "name": one.indicator,
        "splits": ";".join(f"{split}={value}" for split, value in one.splits),
        "region": one.region,
        "period": one.period,
        "status": one.status,
        "role": one.role,
        "claims": [claim.id for claim in one.claims],
    }


@lru_cache(maxsize=1)
def _frame() -> tuple[str, str]:
    """The page before and behind the reports, its style and script inside.

    The policy in its head lets no other script run, whatever a report should bring along.
    """
    from jinja2 import Environment
    from markupsafe import Markup

    folder = files(__package__)
    scripts = sorted(
        (one for one in folder.joinpath("script").iterdir() if one.name.endswith(".js")),
        key=lambda one: one.name,
    )
    reasons = json.dumps(REASONS, ensure_ascii=False)
    script = f'"use strict";\nconst REASONS = {reasons};\n' + "".join(
        one.read_text(encoding="utf-8") for one in scripts
    )
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    template = Environment(autoescape=True, keep_trailing_newline=True).from_string(
        folder.joinpath("page.html.jinja").read_text(encoding="utf-8")
    )
    page = template.render(
        style=Markup(folder.joinpath("page.css").read_text(encoding="utf-8")),
        script=Markup(script),
        script_hash=Markup(digest),
        reports=Markup(_REPORTS),
    )
    head, tail = page.split(_REPORTS)
    return head, tail
