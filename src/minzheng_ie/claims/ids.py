"""Names of claims that outlast edits: the text round a claim gives its id, not where it stands or what the file is called."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from minzheng_ie.schema import Claim


def identify(claims: Iterable[Claim], source: str) -> None:
    """Give each claim its ``id``: sixteen hexadecimal digits of its sentence and its quote.

    White space counts nothing, so that the same text with other line ends has the same ids. Of claims that agree in
    both, the second in the text is the one numbered 1, and so on: every id is there once.

    claims (Iterable[Claim]): of one document, in text order, as they were emitted; they are filled in place.
    source (str): its text, which the offsets of the claims count in.
    """
    seen: dict[bytes, int] = {}
    at, sentence = (-1, -1), hashlib.sha256()
    for claim in claims:
        span = claim.sentence.start, claim.sentence.end
        if span != at:  # the claims of a sentence share what it gives
            at, sentence = span, hashlib.sha256(_bare(source[span[0] : span[1]]))
        made = sentence.copy()
        made.update(b"\0" + _bare(claim.quote))
        told = same = made.digest()
        before = seen.get(same, 0)
        if before:
            made.update(b"\0%d" % before)
            told = made.digest()
        seen[same] = before + 1
        vars(claim)["id"] = told[:8].hex()  # frozen once it is handed out, which it is not yet


def _bare(text: str) -> bytes:
    return "".join(text.split()).encode("utf-8", "surrogatepass")
