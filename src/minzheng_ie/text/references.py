"""Character references of markup (``&nbsp;``, ``&#20154;``) left in plain text by a careless export."""

from __future__ import annotations

from minzheng_ie.compiled import compile_re

# Escaped again, the sign that opens one is one itself: &amp;nbsp;
_REFERENCE = compile_re(r"&(?:amp;){0,3}(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]{0,2});")


def resolve(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Resolve the references of a text.

    RETURNS (tuple): the text, as long as before, in which the last character of each reference is the one it stands for;
        and the stretches to delete before these, in order. The last one, so that a span that ends there holds it all.
    """
    if "&" not in text or _REFERENCE.search(text) is None:
        return text, []
    from html import unescape  # its table of names is large

    pieces: list[str] = []
    deleted: list[tuple[int, int]] = []
    position = 0
    for match in _REFERENCE.finditer(text):
        character = unescape(f"&{match[1]};")
        if len(character) == 1 and character != "\ufffd":
            last = match.end() - 1
            deleted.append((match.start(), last))
            pieces += [text[position:last], character]
            position = match.end()
    return "".join([*pieces, text[position:]]), deleted
