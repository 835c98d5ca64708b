"""The review page in a browser: what is clicked is what is marked, and what is exported is gold."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

import minzheng_ie as mz
from minzheng_ie.evaluation import evaluate, load_gold
from minzheng_ie.patterns import seeds_dir

HOSTILE = (
    "<script>window.hit = 1</script>某县2023年民政工作总结\n"
    "</script><img src=x onerror='window.hit = 1'>全县共有低保对象3200户，发放资金\u202e460万元\u202c。\n"
    "😀😀2023年，新增养老床位𠀀150张；“引号”&amp;'单'\u2028建成食堂12家。\n"
)


def report_of(name: str) -> mz.Report:
    path = next(seeds_dir().glob(f"{name}_*.txt"))
    return mz.extract(path)


@pytest.fixture(scope="module")
def bulletin() -> mz.Report:
    return report_of("dev01")


def marked(page: Any, selector: str) -> str:
    return "".join(page.page.locator(selector).all_text_contents())


def test_a_click_on_a_claim_marks_its_quote_and_evidence(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin)
    for claim in bulletin.claims[:20]:
        page.page.locator(f"#c{claim.id}").click()
        current = page.page.locator("mark.current")
        assert "".join(current.all_text_contents()) == claim.quote.replace("\n", "").replace("\r", "")
        box = current.first.bounding_box()
        assert box is not None and 0 <= box["y"] <= 900
        for field, spans in claim.evidence:
            told = "".join(span.quote for span in sorted(spans, key=lambda span: span.start))
            assert marked(page, f"#text [data-field={field}]") == told.replace("\n", "")


def test_a_click_on_a_mark_shows_its_claim(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin)
    claim = bulletin.claims[40]
    page.page.select_option("#f-unit", "元/人·月")
    page.page.locator(f"mark[data-claim='{claim.id}']").first.click()
    assert page.page.locator("li.claim.current").get_attribute("data-id") == claim.id
    assert page.page.locator("#f-unit").input_value() == ""  # a filter that hid it is taken off


def test_a_link_leads_to_evidence_far_away(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin)
    far = next(c for c in bulletin.claims if c.evidence.region and c.start - c.evidence.region[0].end > 2000)
    page.page.locator(f"#c{far.id}").click()
    page.page.locator(
        f"li.current button[data-go='{far.evidence.region[0].start}-{far.evidence.region[0].end}']"
    ).click()
    page.page.wait_for_timeout(50)
    box = page.page.locator("#text [data-field=region]").first.bounding_box()
    assert box is not None and 0 <= box["y"] <= 900


def shown(page: Any) -> list[str]:
    ids: list[str] = page.page.evaluate(
        "[...document.querySelectorAll('#claims > li')].map((row) => row.dataset.id)"
    )
    return ids


def test_filters_search_and_order(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin)
    assert shown(page) == [claim.id for claim in bulletin.claims]
    page.page.select_option("#f-unit", "张")
    assert shown(page) == [claim.id for claim in bulletin.claims if claim.unit == "张"]
    page.page.select_option("#f-unit", "")
    page.page.fill("#q", "床位")
    assert shown(page) and all(
        "床位" in (c.metric + (c.program or "")) for c in bulletin.claims if c.id in shown(page)
    )
    page.page.fill("#q", "")
    page.page.select_option("#sort", "value")
    values = {claim.id: claim.value for claim in bulletin.claims}
    assert [values[one] for one in shown(page)] == sorted(values.values(), reverse=True)
    page.page.select_option("#f-look", "*")
    assert 0 < len(shown(page)) < len(bulletin.claims)


def test_skipped_numbers_are_shown_on_demand(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin)
    assert page.page.locator("#skipped").is_hidden()
    page.page.check("#show-skipped")
    assert page.page.locator("#skipped li").count() == len(bulletin.skipped)
    assert page.page.locator("#text .skip").count() >= len(bulletin.skipped) // 2


def exported(page: Any, path: Path) -> list[dict[str, Any]]:
    with page.page.expect_download() as download:
        page.page.click("#export")
    download.value.save_as(path)
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_hundred_claims_by_keyboard_alone(opened: Any, bulletin: mz.Report, tmp_path: Path) -> None:
    page = opened(bulletin)
    keys = "j" + "y" * 60 + "n" * 40
    begin = time.monotonic()
    page.press(keys)
    assert time.monotonic() - begin < 60
    assert len(keys) <= 2 * 100
    lines = exported(page, tmp_path / "dev01.jsonl")
    review = lines[0]["review"]
    assert (len(review["right"]), len(review["wrong"])) == (60, 40)
    wrong = {(claim.start, claim.end) for claim in bulletin.claims[60:100]}
    assert not wrong & {(line["start"], line["end"]) for line in lines[1:]}


def test_edit_add_export_and_reopen(opened: Any, bulletin: mz.Report, tmp_path: Path) -> None:
    page = opened(bulletin)
    first, second = bulletin.claims[0], bulletin.claims[1]
    page.press("je")
    page.page.fill("#edit-fields [name=metric]", "乡级单位")
    page.page.fill("#edit-fields [name=value]", "abc")
    page.page.click("#edit-save")
    assert page.page.locator("#edit-error").inner_text() == "数值须为数字，如 1234.5"
    page.page.fill("#edit-fields [name=value]", str(first.value))
    page.page.fill("#edit-fields [name=period]", "")
    page.page.click("#edit-save")
    page.press("jn")
    # A missed number is added from a selection.
    number = next(one for one in bulletin.skipped if one.quote.isdigit())
    page.page.evaluate(
        """([start, length]) => {
            const piece = [...document.querySelectorAll('#text [data-s]')].findLast((node) => Number(node.dataset.s) <= start);
            const range = document.createRange();
            range.setStart(piece.firstChild, start - Number(piece.dataset.s));
            range.setEnd(piece.firstChild, start - Number(piece.dataset.s) + length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        [number.start, number.end - number.start],
    )
    page.press("a")
    assert page.page.locator("#edit-fields [name=value]").input_value() == number.quote
    page.page.fill("#edit-fields [name=metric]", "年份")
    page.page.fill("#edit-fields [name=unit]", "年")
    page.page.click("#edit-save")
    path = tmp_path / "dev01_hubei_bulletin.jsonl"
    exported(page, path)

    gold = load_gold(path)["dev01_hubei_bulletin"]
    by_span = {(claim.start, claim.end): claim for claim in gold}
    edited = by_span[first.start, first.end]
    assert (edited.metric, edited.period, edited.optional) == ("乡级单位", None, False)
    assert (second.start, second.end) not in by_span
    assert by_span[number.start, number.end].unit == "年"
    assert sum(claim.optional for claim in gold) == len(bulletin.claims) - 2
    score = evaluate({"dev01_hubei_bulletin": gold}, {"dev01_hubei_bulletin": list(bulletin.claims)})
    assert score is not None

    again = opened(bulletin)
    again.page.set_input_files("#load", path)
    again.page.wait_for_function("document.querySelector('#said').textContent !== ''")
    assert exported(again, tmp_path / "again.jsonl") == [
        json.loads(line) for line in path.read_text("utf-8").splitlines()
    ]


def test_a_review_of_another_text_is_refused(opened: Any, bulletin: mz.Report, tmp_path: Path) -> None:
    page = opened(bulletin)
    page.press("jy")
    path = tmp_path / "a.jsonl"
    exported(page, path)
    other = opened(report_of("dev02"))
    other.page.set_input_files("#load", path)
    other.page.wait_for_function("document.querySelector('#said').textContent.includes('另一份文本')")
    assert other.page.locator("li.claim[data-verdict=right]").count() == 0
    path.write_text("3\n", encoding="utf-8")
    other.page.set_input_files("#load", path)
    other.page.wait_for_function("document.querySelector('#said').textContent.includes('第 1 行')")


def test_nothing_in_a_report_runs(opened: Any) -> None:
    report = mz.extract(HOSTILE)
    assert len(report.claims) >= 4
    page = opened(report)
    assert page.page.evaluate("window.hit") is None
    assert page.page.locator("#text img").count() == 0
    assert "<script>window.hit = 1</script>" in page.page.locator("#text").inner_text()
    for claim in report.claims:
        page.page.locator(f"#c{claim.id}").click()
        assert marked(page, "mark.current") == claim.quote
    assert page.page.locator(".control[data-code='U+202E']").count() == 1


def test_several_reports_have_an_index(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin, report_of("dev02"), report_of("dev03"))
    page.page.click("#index-open")
    assert page.page.locator("#index-list li").count() == 3
    page.page.fill("#index-q", "weifang")
    page.page.locator("#index-list button").click()
    assert "dev02_weifang" in page.page.title()
    assert len(shown(page)) == len(report_of("dev02").claims)


def test_two_thousand_claims_without_lag(opened: Any) -> None:
    line = "2023年，全县发放临时救助金86万元，救助540人次；新增养老床位150张，建成老年食堂12家。\n"
    report = mz.extract("某县2023年民政工作总结\n" + line * 500)
    assert len(report.claims) >= 2000
    page = opened(report)
    took = page.page.evaluate(
        """() => {
            const took = [];
            const timed = (act) => {
                const begin = performance.now();
                act();
                document.body.getBoundingClientRect();
                took.push(performance.now() - begin);
            };
            for (const key of ["j", "y", "y", "n", "k"])
                timed(() => document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));
            const unit = document.querySelector("#f-unit");
            unit.value = "张";
            timed(() => unit.dispatchEvent(new Event("input", { bubbles: true })));
            return took;
        }"""
    )
    assert len(shown(page)) == 500
    assert max(took) < 1000  # milliseconds, on a machine that others share


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_accessible(opened: Any, scheme: str, width: int) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="pip install axe-playwright-python"
    )
    page = opened(report_of("dev08"), viewport={"width": width, "height": 844}, color_scheme=scheme)
    page.press("jy")
    page.page.check("#show-skipped")
    found = axe.Axe().run(page.page).response["violations"]
    serious = [
        (one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")
    ]
    assert serious == []
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width


def test_english(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin)
    page.page.click("#language")
    assert page.page.locator("#export").inner_text() == "Export review"
    assert page.page.evaluate("document.documentElement.lang") == "en"


def test_print_shows_everything(opened: Any, bulletin: mz.Report) -> None:
    page = opened(bulletin)
    page.page.emulate_media(media="print")
    assert page.page.locator("#filters").is_hidden()
    assert page.page.evaluate("getComputedStyle(document.querySelector('#text')).overflow") == "visible"
