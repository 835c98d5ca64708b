"""Build the site: ``python tools/docs/build_docs.py [OUT]`` (``make docs``), by default into ``build/docs``.

Nothing is fetched, and a warning is an error: a link that leads nowhere, a page that no list names, a docstring that cannot
be read. Needs the extra ``docs`` and, for the notebook, ``frame``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sphinx.cmd.build import build_main

from api_pages import api_page
from command_pages import commands_page
from notebook_page import notebook_page
from staging import ROOT, stage

HERE = Path(__file__).resolve().parent
GENERATED = {"api": api_page, "commands": commands_page}


def main(arguments: Sequence[str] | None = None) -> int:
    """RETURNS (int): 0, or what Sphinx ends with."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("out", nargs="?", type=Path, default=ROOT / "build" / "docs")
    options = parser.parse_args(arguments)
    begun = time.perf_counter()
    pages = options.out.parent / f"{options.out.name}-pages"
    stage(pages, GENERATED, notebook_page)
    settings = ["-b", "html", "-c", str(HERE), "-W", "--keep-going", "-q", "-E"]
    code = build_main([*settings, "-d", str(pages / ".doctrees"), str(pages), str(options.out)])
    if code == 0:
        print(f"{options.out / 'index.html'} ({time.perf_counter() - begun:.0f} s)")
    return code


if __name__ == "__main__":
    sys.exit(main())
