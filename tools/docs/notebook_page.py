"""The notebook as a page: run when the site is built, so that what it shows is what comes out today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

TIMEOUT = 300
"""Seconds a cell may take."""


def run(path: Path) -> Any:
    """Run a notebook in its own folder. RETURNS (NotebookNode): with its outputs. RAISES (CellExecutionError)."""
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(
        notebook,
        timeout=TIMEOUT,
        resources={"metadata": {"path": str(path.parent)}},
        extra_arguments=["--log-level=40"],  # that it listens on this machine only is no news
    )
    client.execute()
    return notebook


def notebook_page(path: Path) -> str:
    """A notebook with its outputs, in the Markdown of the site."""
    parts = []
    for cell in run(path).cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.cell_type == "code":
            parts.append(f"```python\n{cell.source}\n```")
            parts += [shown for output in cell.outputs if (shown := _output(output))]
    return "\n\n".join(parts) + "\n"


def _output(output: Any) -> str:
    """What a cell gives: its HTML where it has one, else its text."""
    if output.output_type == "stream":
        return f"```text\n{output.text.rstrip()}\n```" if output.name == "stdout" else ""
    data = output.get("data", {})
    if "text/html" in data:
        return f'````{{raw}} html\n<div class="cell-output">\n{data["text/html"]}\n</div>\n````'
    return f"```text\n{data['text/plain']}\n```" if "text/plain" in data else ""
