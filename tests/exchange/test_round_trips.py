"""Claims → each format → claims, equal field for field."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from minzheng_ie import exchange
from minzheng_ie.exchange import Document

FORMATS = get_args(exchange.Format)


def written(folder: Path, documents: list[Document], name: str, **options: bool) -> Path:
    if name == "cas":
        pytest.importorskip("cassis")
    data = exchange.export(documents, name, **options)
    path = folder / f"out-{name}"
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        path.mkdir()
        for file, content in data.items():
            (path / file).write_bytes(content)
    return path


def dumped(document: Document) -> list[dict[str, object]]:
    return [claim.model_dump() for claim in document.claims]


@pytest.mark.parametrize("name", FORMATS)
def test_everything_comes_back(tmp_path, hard, plain, name):
    back = exchange.read(written(tmp_path, [hard, plain], name), name)
    assert sorted(document.doc for document in back) == sorted([hard.doc, plain.doc])
    by_name = {document.doc: document for document in back}
    for document in (hard, plain):
        found = by_name[document.doc]
        assert found.text == document.text
        for was, now in zip(dumped(document), dumped(found), strict=True):
            assert now == was
