"""The site is built without network and without a warning, and a Chinese word finds its page."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path
from typing import Any

import pytest
from markdown_blocks import ROOT

pytest.importorskip("sphinx", reason='the site needs the extra: pip install ".[docs]"')
pytest.importorskip("myst_parser")
pytest.importorskip("furo")

import build_docs
import minzheng_ie as mz
import staging
from chinese_search import SearchPairs
from docstrings import as_rst

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::PendingDeprecationWarning")

FEW = {"index.md": "# 首页\n\n## 一 · One\n\n- [甲](a.md) — first\n", "a.md": "# 甲\n\n## 乙\n\n正文。\n"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site; the notebook has a test of its own."""
    out = tmp_path_factory.mktemp("site") / "docs"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build_docs, "notebook_page", lambda path: f"# 笔记本\n\n{path.name}\n")
        patch.setattr(socket.socket, "connect", refuse)
        assert build_docs.main([str(out)]) == 0
    return out


def refuse(*_: object) -> None:
    raise AssertionError("the site is built without network")


def built(folder: Path, pages: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> int:
    """What Sphinx ends with for a few pages of our own."""
    docs = folder / "docs"
    (docs / "figures").mkdir(parents=True)
    for name, text in pages.items():
        (docs / name).write_text(text, "utf-8")
    for name in staging.FROM_ROOT:
        (folder / name).write_text("# Page\n", "utf-8")
    monkeypatch.setattr(staging, "ROOT", folder)
    monkeypatch.setattr(staging, "DOCS", docs)
    monkeypatch.setattr(staging, "FROM_ROOT", {})
    monkeypatch.setattr(build_docs, "notebook_page", None)
    return build_docs.main([str(folder / "out")])


# -- what must not pass


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("a.md", "# 甲\n\n[away](b.md)\n"),
        ("a.md", "# 甲\n\n[nowhere](#nothing)\n"),
        ("a.md", "# 甲\n\n[no such heading](index.md#nothing)\n"),
        ("a.md", "# 甲\n\n![no picture](figures/none.png)\n"),
        ("b.md", "# a page that no list names\n"),
    ],
    ids=["dead link", "dead anchor", "dead anchor elsewhere", "no picture", "page in no list"],
)
def test_what_fails_the_build(
    page: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert built(tmp_path, {**FEW, page: text}, monkeypatch) != 0


def test_pages_without_fault_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert built(tmp_path, {**FEW, "a.md": "# 甲\n\n## 乙\n\n[back](index.md) [乙](#乙)\n"}, monkeypatch) == 0


def test_a_mark_that_nobody_makes_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(KeyError):
        built(tmp_path, {**FEW, "a.md": "# 甲\n\n<!-- site: nothing -->\n"}, monkeypatch)


# -- how pages are laid out


def test_links_follow_the_pages_to_the_site() -> None:
    text = "[a](../SECURITY.md) [b](claim.md#ids) [c](notebook.ipynb)\n\n```\n[d](../SECURITY.md)\n```\n"
    assert staging.relinked(text, ROOT / "docs") == (
        "[a](security.md) [b](claim.md#ids) [c](notebook.md)\n\n```\n[d](../SECURITY.md)\n```\n"
    )
    assert staging.relinked("[a](docs/claim.md) [b](CHANGELOG.md)", ROOT) == "[a](claim.md) [b](changelog.md)"


def test_each_section_of_the_index_lists_its_pages() -> None:
    text = staging.with_contents((ROOT / "docs" / "index.md").read_text("utf-8"))
    trees = re.findall(r":caption: (.+)\n\n((?:.+\n)+)```", text)
    named = [page for _, pages in trees for page in re.findall(r"<(.+)>$", pages, re.MULTILINE)]
    assert sum(len(pages.splitlines()) for _, pages in trees) == len(named)
    assert len(trees) == 5 and len(named) == len(set(named))
    pages = {path.name for path in (ROOT / "docs").glob("*.md")} - {"index.md"}
    assert set(named) == pages | {*staging.FROM_ROOT.values(), "notebook.md"}


def test_docstrings_become_lists_and_keep_their_characters() -> None:
    lines = [
        "Read `it`: 3 * 4 | _x_.", "", "text (str): any `Path` or *. date, place (str | None): as told.",
        "RETURNS (int): 0.", "", ">>> 1 * 2", "2",
    ]  # fmt: skip
    as_rst(lines)
    assert lines == [
        r"Read ``it``: 3 \* 4 \| \_x\_.", "", r"- **text** (str): any ``Path`` or \*.",
        r"- **date, place** (str \| None): as told.", "- **Returns** (int): 0.", "", ">>> 1 * 2", "2", "",
    ]  # fmt: skip


# -- what is there


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    text = (site / "api.html").read_text("utf-8")
    for name in mz.__all__:
        assert name == "__version__" or f'id="minzheng_ie.{name}"' in text, name
    for name in ("exchange.export", "exchange.read", "indicators.indicator_of", "indicators.conflicts"):
        assert f'id="minzheng_ie.{name}"' in text, name
    assert 'id="minzheng_ie.reading.result.Reader"' in text and 'id="minzheng_ie.Claim.metric"' in text


def test_every_command_and_option_is_in_the_reference(site: Path) -> None:
    import typer.main

    from minzheng_ie.cli.app import app

    text = re.sub(r"<[^>]+>", "", (site / "commands.html").read_text("utf-8"))
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        assert f"minzheng-ie {name}" in text
        for option in (option for item in command.params for option in item.opts if option.startswith("--")):
            assert option in text, f"{name} {option}"


def test_nothing_is_fetched_by_a_page(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        loaded = re.findall(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="([^"]+)"', text)
        assert not [target for target in loaded if re.match(r"(?:https?:)?//", target)], path.name
    for path in site.rglob("*.css"):
        assert "url(http" not in path.read_text("utf-8"), path.name


def test_nothing_of_this_machine_is_on_the_site(site: Path) -> None:
    for path in (*site.rglob("*.html"), site / "searchindex.js"):
        text = path.read_text("utf-8")
        assert str(ROOT) not in text and str(Path.home()) + "/" not in text, path.name


# -- search


def index(site: Path) -> dict[str, Any]:
    text = (site / "searchindex.js").read_text("utf-8")
    return dict(json.loads(text.removeprefix("Search.setIndex(").removesuffix(")")))


def found(told: dict[str, Any], question: str) -> set[str]:
    """The pages that hold every term of a question, as the script of the page finds them."""
    pages = []
    for term in SearchPairs({}).split(question):
        if len(question) > 1 and len(term) == 1 and "㐀" <= term <= "鿿":
            continue  # the script asks for pairs
        hits = [told[where].get(term, []) for where in ("terms", "titleterms")]
        pages.append({told["docnames"][n] for hit in hits for n in (hit if isinstance(hit, list) else [hit])})
    return set.intersection(*pages)


@pytest.mark.parametrize(
    ("word", "page"),
    [
        ("养老床位", "analysis"),
        ("核对网页", "review"),
        ("集群", "index"),
        ("扫描件", "for-clerks"),
        ("落款日", "for-journalists"),
        ("没见过的网页", "accuracy"),
    ],
)
def test_a_chinese_word_finds_its_page(site: Path, word: str, page: str) -> None:
    assert page in found(index(site), word)


def test_a_word_that_is_nowhere_finds_nothing(site: Path) -> None:
    assert found(index(site), "鸟语花香") == set()


@pytest.mark.parametrize(
    ("word", "page"),
    [("养老床位", "analysis.html"), ("落款日", "for-journalists.html"), ("offsets", "claim.html")],
)
def test_the_search_of_the_site_from_disk(site: Path, browser: Any, word: str, page: str) -> None:
    context = browser.new_context(offline=True)
    opened = context.new_page()
    failed: list[str] = []
    opened.on("pageerror", lambda error: failed.append(str(error)))
    opened.goto((site / "search.html").as_uri() + f"?q={word}")
    opened.wait_for_selector("#search-results ul.search li a", timeout=20_000)
    links = opened.eval_on_selector_all(
        "#search-results ul.search li a", "all => all.map(a => a.getAttribute('href'))"
    )
    context.close()
    assert any(link.split("?")[0].split("#")[0].endswith(page) for link in links), links
    assert set(failed) <= {"Failed to fetch"}  # excerpts, which need a server
