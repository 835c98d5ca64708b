"""Property tests say the same every time under `make test`, and look for something new under `make fuzz`."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, is_hypothesis_test, settings

# No deadline: a busy machine is no fault of the code, and the tests of growth measure time on their own.
_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
settings.register_profile("fixed", derandomize=True, deadline=None, print_blob=False)
settings.register_profile("fuzz", deadline=None, print_blob=True, suppress_health_check=_SLOW)

FUZZ = int(os.environ.get("FUZZ_EXAMPLES") or 0)
settings.load_profile("fuzz" if FUZZ else "fixed")

_FOUND = re.compile(
    r"F(?:alsify|ail)ing (?:explicit |test )?(?:example|case): (\w+)\(\n(.*?)^\s*\)", re.DOTALL | re.MULTILINE
)
_REMARK = re.compile(r"^\s*# .*|\s+# or any other generated value$")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under `make fuzz` only property tests run, each with as many examples as were asked for."""
    if not FUZZ:
        return
    properties, others = [], []
    for item in items:
        test = getattr(item, "obj", None)
        if test is None or not is_hypothesis_test(test):
            others.append(item)
            continue
        properties.append(item)
        # What @settings leaves on a test; there is no public way to change the number of examples from outside.
        own = getattr(test, "_hypothesis_internal_use_settings", None) or settings.default
        test._hypothesis_internal_use_settings = settings(own, max_examples=FUZZ)
    items[:] = properties
    config.hook.pytest_deselected(items=others)


def _found(terminal: pytest.TerminalReporter) -> Iterator[tuple[str, str]]:
    for report in terminal.getreports("failed"):
        output = "\n".join([report.longreprtext, *(text for _, text in report.sections)])
        output = re.sub(r"^(?:E |  +\| ?| )", "", output, flags=re.MULTILINE)  # pytest's margins
        for _, arguments in _FOUND.findall(output):
            lines = [_REMARK.sub("", line).strip() for line in arguments.splitlines()]
            yield report.nodeid, "@example(" + " ".join(filter(None, lines)).rstrip(",") + ")"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What `make fuzz` found, as the lines that keep it."""
    kept = list(dict.fromkeys(_found(terminalreporter))) if FUZZ else []
    if kept:
        terminalreporter.section("examples to keep above the test")
    for where, line in kept:
        terminalreporter.write_line(f"{where}\n    {line}")


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium; what asks for it is skipped where there is none, with the line that installs it."""
    playwright = pytest.importorskip("playwright.sync_api", reason='pip install ".[browser]"')
    if CHROMIUM is None:
        pytest.skip("no Chromium: apt-get install chromium fonts-noto-cjk")
    with playwright.sync_playwright() as running:
        # A browser run as root has no sandbox of its own; the pages are ours.
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        started = running.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield started
        started.close()
