"""How Sphinx makes the site of the pages that `staging` lays out. Nothing is fetched: no inventory, no font, no script."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from sphinx.application import Sphinx

from chinese_search import SearchPairs
from docstrings import as_rst
from minzheng_ie import __version__

project = "minzheng_ie"
author = "The minzheng_ie developers"
version = release = __version__
language = "zh_CN"
extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
root_doc = "index"
nitpicky = False
default_role = "literal"

myst_enable_extensions = ["colon_fence", "tasklist"]
myst_heading_anchors = 3
suppress_warnings = ["myst.header"]  # a page may begin below its title with a heading of any level

autodoc_typehints = "signature"
autodoc_member_order = "bysource"
autodoc_class_signature = "separated"
add_module_names = False
python_maximum_signature_line_length = 88

html_theme = "furo"
html_title = "minzheng_ie"
html_static_path = [str(Path(__file__).parent / "static")]
html_css_files = ["site.css"]
html_search_language = "zh"
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
pygments_style = "friendly"
pygments_dark_style = "monokai"


def setup(app: Sphinx) -> None:
    """Put in the search and the form of docstrings."""
    app.add_search_language(SearchPairs)
    app.connect("autodoc-process-docstring", lambda app, what, name, obj, options, lines: as_rst(lines))
