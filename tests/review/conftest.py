"""A browser that opens pages from disk, with the network off. Skipped where there is none, with the line that installs it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import minzheng_ie as mz


class Opened:
    """A page in the browser, and what went wrong in it."""

    def __init__(self, browser: Any, path: Path, **options: Any) -> None:
        self.context = browser.new_context(
            offline=True, accept_downloads=True, **{"viewport": {"width": 1440, "height": 900}, **options}
        )
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("console", lambda message: self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(path.as_uri())

    def press(self, keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    pages: list[Opened] = []

    def show(*reports: mz.Report, **options: Any) -> Opened:
        from minzheng_ie.outputs.review import ReviewPage

        page = ReviewPage()
        path = tmp_path / f"{len(pages)}.html"
        path.write_text(page.head() + "".join(map(page.render, reports)) + page.tail(), encoding="utf-8")
        pages.append(Opened(browser, path, **options))
        return pages[-1]

    yield show
    for page in pages:
        assert page.errors == []
        page.context.close()


@pytest.fixture(scope="module")
def blank(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """A page of one report, for what its functions say."""
    path = tmp_path_factory.mktemp("blank") / "page.html"
    path.write_text(mz.extract("某县2023年民政工作总结\n新建老年食堂12家。\n").to_html(), encoding="utf-8")
    page = Opened(browser, path)
    yield page
    assert page.errors == []
    page.context.close()
