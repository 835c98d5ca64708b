"""Claims → each format → claims, equal field for field."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from minzheng_ie import exchange
from minzheng_ie.exchange import Document
from minzheng_ie.schema import Evidence, SentenceSpan, SourceSpan

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


@given(st.data())
def test_any_spans_in_any_text_come_back(tmp_path_factory, data):
    text = data.draw(st.text(st.sampled_from("ab 1万\t\r\n😀é\u3000\u2028&<\"'元"), min_size=1, max_size=25))
    edges = [at for at in range(len(text) + 1) if text[max(0, at - 1) : at + 1] != "\r\n" or at == 0]

    def place() -> SourceSpan:
        pairs = [
            (a, b) for a in edges for b in edges if a < b and not {text[a], text[b - 1]} & set("\t\r\n\u2028")
        ]
        assume(pairs)
        start, end = data.draw(st.sampled_from(pairs))
        return SourceSpan(start=start, end=end, quote=text[start:end])

    claims = []
    for number in range(data.draw(st.integers(1, 3))):
        number_at = place()
        fields = data.draw(st.sets(st.sampled_from(["metric", "region", "unit"])))
        evidence = {name: tuple(dict.fromkeys(place() for _ in range(2))) for name in sorted(fields)}
        claims.append(
            exchange.GoldLikeClaim(
                doc="d.txt", id=f"c{number}", metric=data.draw(st.text(st.sampled_from("人 \t\n\"'<&😀"), min_size=1)).strip() or "人",
                value=data.draw(st.decimals(allow_nan=False, allow_infinity=False, places=9)), unit="元", rule="r",
                region=data.draw(st.none() | st.just("全国")), sentence=SentenceSpan(start=0, end=len(text)),
                evidence=Evidence(**evidence), start=number_at.start, end=number_at.end, quote=number_at.quote,
            )
        )  # fmt: skip
    document = Document("d.txt", text, tuple(claims))
    for name in FORMATS:
        (found,) = exchange.read(written(tmp_path_factory.mktemp(name), [document], name), name)
        assert found.text == text
        assert dumped(found) == dumped(document), name
