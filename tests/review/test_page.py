"""The review page without a browser: what stands in the file."""

from __future__ import annotations

import base64
import hashlib
import json
import pickle
import re
import webbrowser
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import minzheng_ie as mz
from minzheng_ie.cli.app import app
from minzheng_ie.outputs.review import ReviewPage
from minzheng_ie.outputs.review.looks import FAR, looks_of
from minzheng_ie.reading.folders import is_own_output
from minzheng_ie.schema import Claim, DocumentInfo, Evidence, SentenceSpan, SourceSpan

TEXT = "青原县2023年民政工作总结\n2023年，全县新增养老床位150张，发放临时救助金86.50万元。\n"


class Blocks(HTMLParser):
    """The scripts of a page with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.policy = ""
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._open = tag == "script"
        if self._open:
            self.scripts.append((given, ""))
        if given.get("http-equiv") == "Content-Security-Policy":
            self.policy = given["content"] or ""

    def handle_data(self, data: str) -> None:
        if self._open and self.scripts:
            self.scripts[-1] = (self.scripts[-1][0], self.scripts[-1][1] + data)

    def handle_endtag(self, tag: str) -> None:
        self._open = False


def data_of(page: str) -> list[dict[str, Any]]:
    return [json.loads(text) for given, text in Blocks(page).scripts if given.get("class") == "report"]


@pytest.mark.parametrize(
    "said",
    [
        "</script><script>x()</script>",
        "<!--<script>",
        "]]>&lt;",
        "\u2028\u2029\u202e\u2066",
        "\x00\x9b",
    ],
)
def test_a_block_cannot_be_closed_from_inside(said: str) -> None:
    page = mz.extract(f"{TEXT}{said}新建食堂12家。\n").to_html()
    blocks = Blocks(page)
    assert [given.get("class") for given, _ in blocks.scripts] == ["report", None]
    (data,) = data_of(page)
    assert said in data["text"]
    page.encode("utf-8")
    assert not re.search("[\u202e\u2028\x9b]", page)


def test_only_its_own_script_may_run() -> None:
    blocks = Blocks(mz.extract(TEXT).to_html())
    digest = base64.b64encode(hashlib.sha256(blocks.scripts[-1][1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in blocks.policy
    assert "default-src 'none'" in blocks.policy
    assert not re.search(r"https?://|@import|url\(", mz.extract(TEXT).to_html())


def test_the_page_holds_the_claims_as_they_are() -> None:
    report = mz.extract(TEXT)
    (data,) = data_of(report.to_html())
    assert data["text"] == TEXT and data["sha256"] == report.sha256
    assert [(one["id"], Decimal(one["value"]), one["metric"]) for one in data["claims"]] == [
        (claim.id, claim.value, claim.metric) for claim in report.claims
    ]
    assert len(data["skipped"]) == len(report.skipped)


def test_a_notebook_shows_the_page_apart() -> None:
    shown = mz.extract(TEXT)._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and "allow-same-origin" not in shown
    assert "<script" not in shown


def test_show_opens_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    path = mz.extract(TEXT).show()
    assert opened == [path.as_uri()]
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    path.unlink()


def test_the_command_writes_one_page_for_all(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    out = tmp_path / "review.html"
    for jobs in ("1", "2"):
        result = CliRunner().invoke(app, ["extract", str(tmp_path), "-o", str(out), "--jobs", jobs])
        assert result.exit_code == 0, result.output
        assert [data["doc"] for data in data_of(out.read_text(encoding="utf-8"))] == ["a.txt", "b.txt"]
        assert is_own_output(out)  # and is not read back by the second run
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--format", "html"])
    assert len(data_of(result.stdout)) == 1


def test_renderers_go_to_other_processes() -> None:
    assert pickle.loads(pickle.dumps(ReviewPage())) == ReviewPage()


def claim(**fields: Any) -> Claim:
    given: dict[str, Any] = {
        "doc": "a", "id": "1", "metric": "养老床位", "value": Decimal(1), "unit": "张", "start": 1000, "end": 1003, "quote": "1张x",
        "sentence": SentenceSpan(start=990, end=1010), "rule": "head-before", "region": "湖北省", "period": "2023",
    }  # fmt: skip
    return Claim(**{**given, **fields})


def span(start: int, end: int) -> SourceSpan:
    return SourceSpan(start=start, end=end, quote="某" * (end - start))


@pytest.mark.parametrize(
    ("fields", "rank", "expected"),
    [
        ({}, {}, ()),
        ({"metric": "资金"}, {}, ("bare_metric",)),
        ({"region": None}, {}, ("no_region",)),
        ({"period": None}, {}, ("no_period",)),
        ({"inherited": ("program",), "evidence": Evidence(program=(span(1000 - FAR - 4, 1000 - FAR - 1),))}, {}, ("far",)),
        ({"inherited": ("program",), "evidence": Evidence(program=(span(1000 - FAR - 4, 1000 - FAR),))}, {}, ()),
        ({"inherited": ("region",), "evidence": Evidence(region=(span(0, 3),))}, {"region": "title"}, ("unsure_place",)),
        ({"inherited": ("region",), "evidence": Evidence(region=(span(0, 3),))}, {"region": "issuer"}, ()),  # the document's
        (
            {"inherited": ("region",), "region": "湖北省/武汉市", "evidence": Evidence(region=(span(0, 3),))},
            {"region": "issuer"},
            ("far",),
        ),
        ({"inherited": ("region",)}, {"region": "facts"}, ("unsure_place",)),
        ({"inherited": ("region",)}, {"region": "issuer"}, ()),
        ({"inherited": ("period",)}, {"region": "issuer", "reports_on": "posted"}, ("unsure_time",)),
        ({"inherited": ("period",)}, {"region": "issuer", "reports_on": "title"}, ()),
        ({"evidence": Evidence(unit=(span(20, 21),))}, {}, ("unit_elsewhere",)),
        ({"evidence": Evidence(unit=(span(1001, 1002),))}, {}, ()),
        ({"evidence": Evidence(unit=(span(991, 995),))}, {}, ()),  # 每人每月…630元
    ],
)  # fmt: skip
def test_what_needs_a_look(fields: dict[str, Any], rank: dict[str, str], expected: tuple[str, ...]) -> None:
    assert looks_of(claim(**fields), DocumentInfo(region="湖北省", reports_on="2023", rank=rank)) == expected


def test_a_number_told_twice_and_differently_needs_a_look() -> None:
    assert looks_of(claim(metric="资金"), DocumentInfo(), conflict=True) == ("conflict", "bare_metric")


def test_the_page_holds_indicators_roles_and_conflicts() -> None:
    report = mz.extract(
        "浦口区2023年民政工作总结\n2023年，全区办理结婚登记4012对，农村低保标准由每人每月760元提高到820元。\n"
        "二、婚姻登记\n2023年全年依法办理结婚登记4102对。\n"
    )
    (data,) = data_of(report.to_html())
    by_quote = {one["quote"]: one for one in data["claims"]}
    assert by_quote["820元"]["indicator"] == {
        "name": "低保标准", "splits": "城乡=农村", "value": "9840", "unit": "元/人·年",
    }  # fmt: skip
    assert [by_quote[quote]["role"] for quote in ("760元", "820元", "4012对")] == ["from", "to", None]
    (conflict,) = data["conflicts"]
    assert conflict["name"] == "结婚登记对数" and conflict["period"] == "2023"
    assert conflict["claims"] == [by_quote["4012对"]["id"], by_quote["4102对"]["id"]]
    assert "conflict" in by_quote["4012对"]["looks"] and "conflict" not in by_quote["820元"]["looks"]


@pytest.mark.parametrize("said", ["</script>", "'\"><img src=x>", "\u202e\u2028", "&quot;<!--"])
def test_a_title_cannot_leave_its_attribute(said: str) -> None:
    head = DocumentInfo(title=f"总结{said}")
    page = ReviewPage().render(replace(mz.extract(TEXT), document=head))
    (given, _) = Blocks(page).scripts[0]
    assert json.loads(given["data-head"] or "")["title"] == f"总结{said}"
    assert not re.search("[\u202e\u2028]|<img|<!--", page)
