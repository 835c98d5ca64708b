"""The rules of this room as data: which words modify a number, and which say that it is no claim."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import regex

from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.rows import CountedRule, ModifierRule, NonClaimRule
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.schema import Modifier, SkipReason
from minzheng_ie.text.signs import any_of

Dirs = tuple[Path, ...]


RULE_FILES: dict[str, type[Rule]] = {
    "modifiers.yaml": ModifierRule,
    "nonclaims.yaml": NonClaimRule,
    "counted.yaml": CountedRule,
}


def alternation(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of ``words`` at a position, in time of its length.

    A trie, because an alternation of hundreds of literals is tried one after the other at each position.
    """
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _write(root) if root else r"(?!)"


def _write(node: dict[str, Any]) -> str:
    branches = [
        regex.escape(char, special_only=True) + _write(child) for char, child in sorted(node.items()) if char
    ]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else "(?:" + "|".join(branches) + ")"
    if "" not in node:
        return body
    return f"(?:{body})?" if len(branches) == 1 else f"{body}?"


def _suffix(forms: list[str], unless: list[str]) -> str:
    """``forms``, when what follows is none of ``unless``."""
    return alternation(forms) + (f"(?!{alternation(unless)})" if unless else "")


def _guarded(rule: ModifierRule) -> str:
    """The forms of ``rule``, when what stands before is none of its ``unless``."""
    guard = f"(?<!{alternation(rule.unless)})" if rule.unless else ""
    return guard + alternation(rule.forms)


@dataclass(frozen=True, slots=True)
class Affix:
    """A compiled word list beside a number, with what it means."""

    pattern: regex.Pattern[str]
    modifier: Modifier = "exact"
    reason: SkipReason | None = None
    digits: int | None = None


@lru_cache(maxsize=8)
def modifier_rules(dirs: Dirs) -> tuple[ModifierRule, ...]:
    """All modifier rules of ``dirs``. Raises PatternError."""
    return read_rules("modifiers.yaml", ModifierRule, dirs)


@lru_cache(maxsize=8)
def nonclaim_rules(dirs: Dirs) -> tuple[NonClaimRule, ...]:
    """All non-claim rules of ``dirs``. Raises PatternError."""
    return read_rules("nonclaims.yaml", NonClaimRule, dirs)


@lru_cache(maxsize=8)
def counted_rules(dirs: Dirs) -> tuple[CountedRule, ...]:
    """All rules for unwritten units of ``dirs``. Raises PatternError."""
    return read_rules("counted.yaml", CountedRule, dirs)


# A regular expression without alternatives that matches only where a Chinese character stands.
_BEGINS_CHINESE = compile_alike(r"(?:[一-鿿]|\[[一-鿿]+\])(?:[^|?*{][^|]*)?")


def lexicon(dirs: Dirs, kind: Literal["word", "name"], *, at_digit: bool = False) -> str:
    """One regular expression for all ordinary words (or names) that look like numbers.

    at_digit (bool): for where a digit stands, without those that begin with a Chinese character.
    """
    return "|".join(lexicon_parts(dirs, kind, at_digit=at_digit))


def lexicon_parts(dirs: Dirs, kind: Literal["word", "name"], *, at_digit: bool = False) -> list[str]:
    """The alternatives of `lexicon`."""
    parts: list[str] = []
    plain: list[str] = []
    for rule in nonclaim_rules(dirs):
        if rule.kind != kind:
            continue
        forms = [form for form in rule.forms if not (at_digit and _BEGINS_CHINESE.fullmatch(form))]
        if rule.regex:
            parts.extend(f"(?:{form})" for form in forms)
        elif rule.unless and forms:
            parts.append(_suffix(forms, rule.unless))
        else:
            plain.extend(forms)
    return [alternation(plain), *parts]


def ending(dirs: Dirs, kind: str, tail: str = "") -> regex.Pattern[str]:
    """A pattern for the words of one kind at the end of what it is searched in, ``tail`` allowed behind them."""
    return compile_alike(alternation(forms_of(dirs, kind)) + tail + "$")


def word_starts(dirs: Dirs) -> frozenset[str]:
    """The first three characters of every word and name (a regular expression begins at a numeral's character)."""
    return frozenset(
        form[:3]
        for rule in nonclaim_rules(dirs)
        if rule.kind in {"word", "name"} and not rule.regex
        for form in rule.forms
    )


def forms_of(dirs: Dirs, kind: str) -> frozenset[str]:
    """All forms of the non-claim rules of one kind."""
    return frozenset(form for rule in nonclaim_rules(dirs) if rule.kind == kind for form in rule.forms)


_BARE = frozenset("十百千万亿")


@dataclass(frozen=True, slots=True)
class Modifiers:
    """The modifier words, compiled: `before` and `ahead` match at the end of what stands in front of a number."""

    before: dict[str, tuple[Modifier, tuple[str, ...]]]
    scale: dict[str, tuple[Modifier, tuple[str, ...]]]
    few: dict[str, tuple[Modifier, tuple[str, ...]]]
    one: dict[str, tuple[Modifier, tuple[str, ...]]]
    longest: int
    ahead: tuple[Affix, ...]
    after: tuple[Affix, ...]
    threshold: regex.Pattern[str]
    share_ahead: tuple[Affix, ...]
    share_after: tuple[Affix, ...]
    ends: frozenset[str]
    starts: frozenset[str]
    any_ahead: re.Pattern[str]

    def in_front(self, text: str, floor: int, end: int) -> tuple[Modifier, int] | None:
        """The modifier that touches position ``end``, and where it starts; nothing before ``floor`` is read."""
        if text[end - 1 : end] not in self.ends:
            return None
        for length in range(min(self.longest, end - floor), 0, -1):
            found = self.before.get(text[end - length : end])
            if found is not None:
                start = end - length
                if text.endswith(found[1], 0, start):
                    continue
                return found[0], start
        return None

    def before_scale(self, text: str, floor: int, end: int) -> tuple[Modifier, int] | None:
        """The same for what modifies only a bare scale (上百, 过亿), a 几 (好几百) or one of a scale (小一万) at ``end``."""
        char = text[end : end + 1]
        forms = self.scale if char in _BARE else self.few if char == "几" else None
        if char in ("一", "两") and text[end + 1 : end + 2] in ("百", "千", "万", "亿"):
            forms = self.one
        start = end - 1
        if not char or forms is None or start < floor:
            return None
        found = forms.get(text[start])
        if found is None or text.endswith(found[1], 0, start):
            return None
        return found[0], start

    def behind(self, text: str, pos: int, share: bool = False) -> tuple[Modifier, int] | None:
        """The modifier that starts at ``pos``, and where it ends; ``share``: that of a percentage (四分之一强)."""
        if text[pos : pos + 1] not in self.starts:
            return None
        for affix in self.after + self.share_after if share else self.after:
            match = affix.pattern.match(text, pos)
            if match:
                return affix.modifier, match.end()
        return None


@lru_cache(maxsize=8)
def modifiers(dirs: Dirs) -> Modifiers:
    """The modifier words of ``dirs``, compiled. Raises PatternError."""
    touching: dict[str, dict[str, tuple[Modifier, tuple[str, ...]]]]
    touching = {"before": {}, "before_scale": {}, "before_few": {}, "before_one": {}}
    before = touching["before"]
    ahead: list[Affix] = []
    after: list[Affix] = []
    share_ahead: list[Affix] = []
    share_after: list[Affix] = []
    threshold: list[str] = []
    rules = modifier_rules(dirs)
    for rule in rules:
        if rule.place in touching:
            touching[rule.place].update({form: (rule.modifier, tuple(rule.unless)) for form in rule.forms})
        elif rule.place == "ahead":
            body = _guarded(rule) + r"[^0-9\s,。;:、!?()“”]{1,12}$"
            ahead.append(Affix(compile_alike(body), rule.modifier))
        elif rule.place == "after":
            after.append(Affix(compile_alike(_suffix(rule.forms, rule.unless)), rule.modifier))
        elif rule.place == "share_ahead":
            body = (
                _guarded(rule)
                + r"(?!部分|之处|问题|位|的)(?:(?:19|20)[0-9]{2}年)?[^0-9\s,。;:、!?()“”]{0,10}(?<=的)$"
            )
            share_ahead.append(Affix(compile_alike(body), rule.modifier))
        elif rule.place == "share_after":
            body = alternation(rule.forms) + r"(?=[,。;:、!?)\n的]|$)"
            share_after.append(Affix(compile_alike(body), rule.modifier))
        else:
            threshold.extend(rule.forms)
    return Modifiers(
        before,
        touching["before_scale"],
        touching["before_few"],
        touching["before_one"],
        max(map(len, before), default=0),
        tuple(ahead),
        tuple(after),
        compile_alike(alternation(threshold) + "$"),
        tuple(share_ahead),
        tuple(share_after),
        frozenset(form[-1] for form in before),
        frozenset(form[0] for rule in rules if rule.place in {"after", "share_after"} for form in rule.forms),
        any_of(form for rule in rules if rule.place == "ahead" for form in rule.forms),
    )
