"""spaCy: a ``DocBin``, which is also training data for ``spancat``.

A ``Doc`` holds the original text to the character. Its tokens are those of this package's tokenizer, cut further where a
span begins or ends, so that every span is exact. Span groups: ``quantity`` (one span a claim, in order), one group a
field of evidence, and ``sc``, the key that ``spancat`` reads by default, with each stretch once and its label. Each span
of the first two has its claim's id (``span.id_``). What is no span is ``doc.user_data["minzheng_ie"]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from minzheng_ie.errors import ExchangeError
from minzheng_ie.exchange.files import read_bytes
from minzheng_ie.exchange.model import (
    FIELDS,
    QUANTITY,
    Document,
    DocumentLike,
    Part,
    claim_of,
    documents,
    part_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

USER_DATA = "minzheng_ie"
SPANCAT = "sc"


def export(reports: DocumentLike | Iterable[DocumentLike]) -> bytes:
    """The bytes of a ``DocBin`` (a ``.spacy`` file). Raises ExchangeError when a claim does not stand in its text."""
    import spacy
    from spacy.tokens import DocBin

    vocab = spacy.blank("zh").vocab
    return DocBin(
        docs=[doc_of(report, vocab) for report in documents(reports)], store_user_data=True
    ).to_bytes()


def doc_of(report: DocumentLike, vocab: Vocab) -> Doc:
    """One report as a ``Doc``.

    vocab (Vocab): of the pipeline it is for.
    """
    from spacy.tokens import Doc

    parts = [part_of(claim) for claim in report.claims]
    edges = {edge for part in parts for span in (part.span, *_all(part)) for edge in span}
    words, spaces = _tokens(report.text, edges)
    doc = Doc(vocab, words=words, spaces=spaces)
    groups: dict[str, list[Any]] = {name: [] for name in (QUANTITY, *FIELDS)}
    seen: dict[tuple[str, int, int], None] = {}
    for part in parts:
        identifier = str(part.fields["id"])
        for name, spans in ((QUANTITY, [part.span]), *part.evidence.items()):
            for start, end in spans:
                seen[name, start, end] = None
                groups[name].append(_span(doc, start, end, name, identifier))
    for name, found in groups.items():
        doc.spans[name] = found
    doc.spans[SPANCAT] = [
        _span(doc, start, end, name, "") for name, start, end in sorted(seen, key=_by_place)
    ]
    doc.user_data[USER_DATA] = {"doc": report.doc, "claims": [dict(part.fields) for part in parts]}
    return doc


def _all(part: Part) -> Iterable[tuple[int, int]]:
    return (span for spans in part.evidence.values() for span in spans)


def _by_place(mark: tuple[str, int, int]) -> tuple[int, int, str]:
    return mark[1], mark[2], mark[0]


def _span(doc: Doc, start: int, end: int, label: str, identifier: str) -> Any:
    span = doc.char_span(start, end, label=label, span_id=identifier)
    assert span is not None, "tokens are cut at the edges of spans"
    return span


def _tokens(text: str, edges: set[int]) -> tuple[list[str], list[bool]]:
    """The tokens of a text, cut at the edges too. A space that a span ends with or begins at is a token of its own."""
    from minzheng_ie.pipeline.tokenizer import words_and_spaces

    words: list[str] = []
    spaces: list[bool] = []
    cuts = sorted(edge for edge in edges if 0 < edge < len(text))
    start = 0
    for end in (*cuts, len(text)):
        if text[start:end].startswith(" ") and not (spaces and not spaces[-1] and start not in edges):
            words.append(" ")
            spaces.append(False)
            start += 1
        more, after = words_and_spaces(text[start:end])
        if after and after[-1] and end in edges:
            after[-1] = False
            more.append(" ")
            after.append(False)
        words += more
        spaces += after
        start = end
    return words, spaces


def read(path: Path) -> list[Document]:
    """The documents of a ``.spacy`` file that `export` wrote, as it was or with spans changed.

    The spans are what is read: a number's evidence is the spans with its id; a span of ``quantity`` with an id that
    ``user_data`` does not know is an added number.
    RAISES (ExchangeError): the file is no DocBin, or a document cannot be read.
    """
    import spacy
    from spacy.tokens import DocBin

    data = read_bytes(path)
    try:
        docs = list(DocBin(store_user_data=True).from_bytes(data).get_docs(spacy.blank("zh").vocab))
    except Exception as error:  # spaCy, msgpack and zlib each have their own
        raise ExchangeError(f"{path}: no DocBin: {type(error).__name__}: {error}") from error
    return [_document(doc, f"{path}: document {number}", number) for number, doc in enumerate(docs, 1)]


def _document(doc: Doc, where: str, number: int) -> Document:
    kept = doc.user_data.get(USER_DATA) or {}
    try:
        name = kept.get("doc") or f"document-{number}.txt"
        fields = {claim["id"]: claim for claim in kept.get("claims", [])}
    except (KeyError, TypeError, AttributeError) as error:
        raise ExchangeError(f"{where}: user_data[{USER_DATA!r}] holds no claims: {error}") from error
    evidence: dict[str, dict[str, list[tuple[int, int]]]] = {}
    for field in FIELDS:
        for span in doc.spans.get(field, []):
            evidence.setdefault(span.id_, {}).setdefault(field, []).append((span.start_char, span.end_char))
    text = doc.text
    return Document(
        name,
        text,
        tuple(
            claim_of(
                Part((span.start_char, span.end_char), evidence.get(span.id_, {}), fields.get(span.id_, {})),
                name,
                text,
                where,
            )
            for span in doc.spans.get(QUANTITY, [])
        ),
    )
