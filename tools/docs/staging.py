"""The pages of ``docs/`` laid out for Sphinx: a copy, with what only the built site has put in where a page asks for it.

The pages in the repository are plain Markdown that reads well where they lie. On the way to the site

- ``docs/index.md`` gets a hidden table of contents a section, made of the links of its lists: a page that it does not name
  is an error of the build;
- ``<!-- site: NAME -->`` becomes what `generated` makes under that name;
- CONTRIBUTING, SECURITY and CHANGELOG become pages, and links between all of them follow.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
FROM_ROOT = {
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "CHANGELOG.md": "changelog.md",
}
"""Pages that lie beside ``docs/``, by their names on the site."""
NOTEBOOK = "notebook.ipynb"
_LINK = re.compile(r"(!?\[[^\]]*\]\()([^)#\s]+)((?:#[^)\s]*)?\))")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_LISTED = re.compile(r"^- \[[^\]]+\]\(([^)#]+)\)", re.MULTILINE)
_MARK = re.compile(r"^<!-- site: (\w+) -->$", re.MULTILINE)

Generated = Mapping[str, Callable[[], str]]


def stage(folder: Path, generated: Generated, notebook: Callable[[Path], str] | None = None) -> None:
    """Lay the pages out in a folder, which is made anew.

    generated: what a mark in a page becomes, by its name. notebook: makes a page of the notebook; None: leave it out.
    RAISES (KeyError): a page asks for what nobody makes.
    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS / "figures", folder / "figures")
    for path in sorted(DOCS.glob("*.md")):
        text = path.read_text("utf-8")
        text = _MARK.sub(lambda mark: generated[mark[1]](), text)
        if path.name == "index.md":
            text = with_contents(text)
        write(folder / path.name, relinked(text, ROOT / "docs"))
    for name, page in FROM_ROOT.items():
        write(folder / page, relinked((ROOT / name).read_text("utf-8"), ROOT))
    if notebook is not None:
        write(folder / "notebook.md", notebook(DOCS / NOTEBOOK))


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def relinked(text: str, base: Path) -> str:
    """A page whose links lead to the site's names. base (Path): the folder that its links start from."""
    out, at = [], 0
    for block in _FENCED.finditer(text):
        out += [_LINK.sub(lambda m: _link(m, base), text[at : block.start()]), block[0]]
        at = block.end()
    return "".join([*out, _LINK.sub(lambda m: _link(m, base), text[at:])])


def _link(mark: re.Match[str], base: Path) -> str:
    target = mark[2]
    if "://" in target or target.startswith("mailto:"):
        return mark[0]
    path = (base / target).resolve()
    if path.parent == ROOT and path.name in FROM_ROOT:
        target = FROM_ROOT[path.name]
    elif path == DOCS / NOTEBOOK:
        target = "notebook.md"
    elif path.is_relative_to(DOCS):
        target = path.relative_to(DOCS).as_posix()
    return f"{mark[1]}{target}{mark[3]}"


def with_contents(text: str) -> str:
    """The index with a hidden table of contents a section, of the pages that its lists name."""
    head, *sections = re.split(r"^(?=## )", text, flags=re.MULTILINE)
    out = [head]
    for section in sections:
        title = section.split("\n", 1)[0].removeprefix("## ")
        pages = [relinked(f"[]({page})", DOCS)[3:-1] for page in _LISTED.findall(section)]
        listed = "\n".join(pages)
        out.append(f"{section.rstrip()}\n\n```{{toctree}}\n:hidden:\n:caption: {title}\n\n{listed}\n```\n\n")
    return "".join(out)
