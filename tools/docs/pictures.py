"""The pictures of the documentation, drawn anew: ``python tools/docs/pictures.py [NAME...]`` writes ``docs/figures/*.png``.

They show what the library makes today of a report of ``seeds/``, in Debian's Chromium with the network off. Needs the extra
``browser``, Chromium and a font with Chinese characters.
"""

from __future__ import annotations

import argparse
import html
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

import minzheng_ie as mz

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "docs" / "figures"
REPORT = ROOT / "seeds" / "dev06_nantong_half_year.txt"
DIGEST = ROOT / "seeds" / "dev08_national_digest.txt"
TABLE_LINES = 18
LARGEST = 300_000
"""Bytes that a picture may have, since everybody who clones fetches it."""
TERMINAL = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; display: inline-block; background: #fdf6e3; padding: 18px 22px; }
pre { margin: 0; font: 15px/1.55 "Noto Sans Mono CJK SC", monospace; color: #073642; }
b { color: #268bd2; font-weight: normal; }
</style><pre>%s</pre>"""


def table(browser: Any, folder: Path) -> bytes:
    """A terminal after ``minzheng-ie extract``."""
    shutil.copyfile(DIGEST, folder / "报告.txt")
    command = [sys.executable, "-m", "minzheng_ie", "extract", "报告.txt", "--format", "table"]
    size = {"COLUMNS": "110", "PYTHONUTF8": "1"}
    out = subprocess.run(
        command, cwd=folder, env={**os.environ, **size}, capture_output=True, check=True
    ).stdout
    # Chinese fonts draw dashes and arrows two columns wide.
    lines = [line.replace("──", "─").replace("↑ ", "↑") for line in out.decode("utf-8").splitlines()]
    shown = [*lines[:TABLE_LINES], "…"]
    path = folder / "terminal.html"
    told = "\n".join(map(html.escape, shown))
    path.write_text(TERMINAL % f"<b>$</b> minzheng-ie extract 报告.txt\n{told}", "utf-8")
    page = _page(browser, path, 1200, 600)
    return bytes(page.locator("body").screenshot())


def review(browser: Any, folder: Path) -> bytes:
    """The review page with a claim chosen and its evidence marked."""
    return bytes(_review(browser, folder, 1180, 640).screenshot())


def phone(browser: Any, folder: Path) -> bytes:
    """The same on a phone."""
    return bytes(_review(browser, folder, 390, 760).screenshot())


def _review(browser: Any, folder: Path, width: int, height: int) -> Any:
    path = folder / "review.html"
    path.write_text(mz.extract(REPORT).to_html(), "utf-8")
    page = _page(browser, path, width, height)
    page.wait_for_timeout(400)
    for key in "jnyy":
        page.keyboard.press(key)
    page.wait_for_timeout(400)
    return page


def _page(browser: Any, path: Path, width: int, height: int) -> Any:
    context = browser.new_context(
        offline=True, viewport={"width": width, "height": height}, locale="zh-CN", color_scheme="light"
    )
    page = context.new_page()
    page.goto(path.as_uri())
    return page


PICTURES: dict[str, Callable[[Any, Path], bytes]] = {
    "table": table,
    "review": review,
    "review-phone": phone,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures. RETURNS (int): 0. RAISES (SystemExit): there is no Chromium, or a picture is too large."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(PICTURES)}")
    options = parser.parse_args(arguments)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        raise SystemExit("no Chromium: apt-get install chromium fonts-noto-cjk")
    # A browser run as root has no sandbox of its own; the pages are ours.
    flags = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as running, tempfile.TemporaryDirectory() as folder:
        browser = running.chromium.launch(executable_path=chromium, args=flags)
        for name in options.names or PICTURES:
            picture = PICTURES[name](browser, Path(folder))
            if len(picture) > LARGEST:
                raise SystemExit(f"{name}.png: {len(picture)} bytes, more than {LARGEST}")
            (FIGURES / f"{name}.png").write_bytes(picture)
            print(f"docs/figures/{name}.png: {len(picture):,} bytes")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
