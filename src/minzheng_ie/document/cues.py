"""The words of ``documents.yaml``: what tells whose a document is and of what kind."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import get_args

from minzheng_ie.compiled import compile_re
from minzheng_ie.document.rows import DocumentRule, Kind
from minzheng_ie.patterns import Rule, read_rules

RULE_FILES: dict[str, type[Rule]] = {"documents.yaml": DocumentRule}

_PLACE_TAIL = r"(?:省|市|县|区|州|旗|地区|一带|等地|境内)?"
# What may stand between a place and a speech, a visit, a meeting: 对某省两次重要讲话, 某市一系列讲话.
_OFTEN = r"(?:(?:里氏)?\d{1,2}(?:\.\d)?级强?|特?大|强烈?|[一二两三四五六七八九十几多\d]{1,3}次|一?系列|的|时的?|期间的?)?"
_CONNECTED = r"(?:[^\s,。;:()、]{0,6}?)"


class DocumentCues:
    """The rules compiled.

    before, after: at the end of what stands before a place, and at the start of what follows it: spoken of in passing.
    body: at the end of a place, the body it belongs to. home: likewise, a home or another building of civil affairs. campaign: at the end of what stands before a place in an action's name. headline: at
    the start of what a headline says of the place that opens it. genres: title words by kind, in order.
    """

    def __init__(self, rules: tuple[DocumentRule, ...]) -> None:
        words: dict[str, list[str]] = {}
        for rule in rules:
            words.setdefault(rule.role, []).extend(rule.words)
        self.before = compile_re(f"{_any(words.get('passing_before', []))}了?$")
        self.after = compile_re(f"{_PLACE_TAIL}{_OFTEN}{_any(words.get('passing_after', []))}")
        body = _any(words.get("body", []))
        self.body = compile_re(rf"{_CONNECTED}{body}(?![长员务])")
        self.home = compile_re(rf"[^\s,。;:!?、的]{{0,10}}?{_any(words.get('home', []))}")
        self.told = compile_re(rf"[^,。;]{{0,6}}?{_any(words.get('told', []))}")
        self.campaign = compile_re(f"{_any(words.get('campaign', []))}$")
        self.headline = compile_re(rf"[:,、\s]?{_any(words.get('headline', []))}")
        self.genres: list[tuple[Kind, re.Pattern[str]]] = [
            (role, compile_re(_any(forms)))  # type: ignore[misc]
            for role, forms in words.items()
            if role in get_args(Kind)
        ]


def _any(words: list[str]) -> str:
    ordered = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})" if ordered else "(?!)"


@lru_cache(maxsize=8)
def document_cues(dirs: tuple[Path, ...]) -> DocumentCues:
    """The cues of the pattern directories ``dirs``. Raises PatternError when a line is broken."""
    return DocumentCues(read_rules("documents.yaml", DocumentRule, dirs))


@lru_cache(maxsize=32)
def document_words(dirs: tuple[Path, ...], role: str) -> str:
    """The words of ``role`` as one group of a regular expression. Raises PatternError when a line is broken."""
    rules = read_rules("documents.yaml", DocumentRule, dirs)
    return _any([word for rule in rules if rule.role == role for word in rule.words])
