"""Draw the pictures of the review page in the documentation: `python benchmarks/pictures.py`.

Of reports of ``seeds/``, in Debian's Chromium (``apt-get install chromium fonts-noto-cjk``, ``pip install playwright``), with
the network off. Written to ``docs/figures/``.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import minzheng_ie as mz

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs" / "figures"
REPORT = "dev15_dengzhou_summary_pdf.txt"
QUOTE = "660 元"  # the claim that is shown open
SIZE = {"width": 1200, "height": 760}


def main() -> int:
    """RETURNS (int): exit code; 2 where there is no browser."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    try:
        from playwright.sync_api import sync_playwright
    except ModuleNotFoundError:
        print("no Playwright: pip install playwright", file=sys.stderr)
        return 2
    if chromium is None:
        print("no Chromium: apt-get install chromium fonts-noto-cjk", file=sys.stderr)
        return 2
    report = mz.extract(ROOT / "seeds" / REPORT)
    claim = next(one for one in report.claims if one.quote == QUOTE)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as running:
        path = Path(folder) / "review.html"
        path.write_text(report.to_html(), encoding="utf-8")
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])  # the page is ours
        page = browser.new_context(offline=True, viewport=SIZE, color_scheme="light").new_page()
        page.goto(path.as_uri())
        page.click("#more-title")
        page.locator(f"#c{claim.id}").click()
        page.wait_for_timeout(200)
        page.screenshot(path=FIGURES / "review.png")
        browser.close()
    print(f"{FIGURES / 'review.png'}: {(FIGURES / 'review.png').stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
