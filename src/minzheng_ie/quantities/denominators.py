"""What an amount may be for each of, as data: the words, and the expressions that find them beside a number."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

import regex

from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.rows import DenominatorRule
from minzheng_ie.quantities.rules import Dirs
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike

FILE = "denominators.yaml"
TIMES = {
    "月": "月",
    "年": "年",
    "学年": "年",
    "天": "天",
    "日": "天",
    "小时": "小时",
    "周": "周",
    "季度": "季度",
    "学期": "学期",
    "课时": "课时",
}
"""Words of time behind a stroke or 每, and the denominator each says: a closed class."""

_Role = Literal["stroke", "each", "timed", "mean", "small"]
_TIMED = "[月年天日]|学年|学期|季度"
_GAP = r"[^0-9,。;:、!?\n()]"
_NOT_BEHIND_EACH = "口|才|员|籍"  # 每人口 is no person


RULE_FILES: dict[str, type[Rule]] = {FILE: DenominatorRule}


@dataclass(frozen=True)
class Denominators:
    """The words of denominators by what they mean, and what finds them.

    behind: right behind a unit (groups a, b). head: at the end of what stands in front of an amount (rate, who, when).
    each: there, for what is paid each time (rate, what).
    """

    names: dict[str, str]
    behind: regex.Pattern[str]
    head: regex.Pattern[str]
    each: regex.Pattern[str]

    def name(self, form: str) -> str:
        """What a word says."""
        return self.names.get(form, form)


@lru_cache(maxsize=8)
def denominators(dirs: Dirs) -> Denominators:
    """The denominators of the pattern directories ``dirs``. Raises PatternError."""
    rules = read_rules(FILE, DenominatorRule, dirs)
    names = {form: rule.per for rule in rules for form in rule.forms()}
    return Denominators(names, _behind(rules), _head(rules), _each(rules))


def _words(rules: Iterable[DenominatorRule], role: _Role) -> str:
    """The words of a role as alternatives, the longest first."""
    forms = {form for rule in rules for form in getattr(rule, role)}
    return "|".join(map(regex.escape, sorted(forms, key=lambda form: (-len(form), form)))) or "(?!)"


def _behind(rules: Iterable[DenominatorRule]) -> regex.Pattern[str]:
    times = "|".join(sorted((word for word in TIMES if word != "学年"), key=lambda word: (-len(word), word)))
    den = rf"(?:{_words(rules, 'stroke')}|{times})"
    who = "[人户]"
    return compile_alike(
        rf"/(?P<o>\()?(?P<a>{who})(?:、|[?�](?![年月][初底末中前后]))?(?P<b>[月年天日])(?(o)\)?)(?!(?<=、.)[0-9])"
        rf"|/(?P<o>\()?(?P<a>{den})(?:[·./•・*](?P<b>{den})|每(?P<b>{den}))?(?(o)\)?)(?!均)"
        rf"|每(?P<a>{den})(?:每(?P<b>{den})|/(?P<b>{den}))?(?![0-9一-鿿])"
        rf"|每(?P<a>{who})每(?P<b>[月年天日])(?![0-9一二两三四五六七八九十百千万])"
    )


def _head(rules: Iterable[DenominatorRule]) -> regex.Pattern[str]:
    timed, plain = _words(rules, "timed"), [rule for rule in rules if not (rule.unless or rule.not_behind)]
    each = "|".join([_words(plain, "each"), *_guarded(rules, "each")])
    mean = "|".join([f"(?P<who>{_words(plain, 'mean')})均", *_guarded(rules, "mean")])
    rate = (
        rf"每(?P<who>{timed})(?:/|·)?(?:每个(?=月)|每)?(?P<when>{_TIMED})|(?P<when>[月年])人均|人均(?:每)?(?P<when>[月年天日])"
        rf"|每(?P<when>[月年天日])(?:每)?人均|每(?P<when>[月年天日])每(?P<who>{timed})|(?P<when>[月年])(?P<who>户)均"
        rf"|户均每?(?P<when>[月年])|{mean}|每(?P<who>{each})(?!{_NOT_BEHIND_EACH})|每(?P<when>[月天日]|小时)(?!起|至少)|每个(?P<when>月)"
        rf"|每学(?P<when>年)|(?<=每[名位][一-鿿]{{1,6}})每(?P<when>年)|(?<=[为达到至是])(?P<who>人)(?P<when>[月年])"
    )
    whose = r"(?:每(?P<who>[名位])[一-鿿]{1,6}?(?=每[月年天]))?"  # 每名老人每月
    return compile_alike(rf"{whose}(?P<rate>{rate})(?P<gap>{_GAP}{{0,12}})$")


def _guarded(rules: Iterable[DenominatorRule], role: Literal["each", "mean"]) -> list[str]:
    """The words that what stands beside them may make another word (每生产…, 新生均…)."""
    found = []
    for rule in rules:
        unless, behind = "|".join(rule.unless), "".join(rule.not_behind)
        if role == "each" and unless and rule.each:
            found.append(f"(?:{_words([rule], role)})(?!{unless})")
        if role == "mean" and behind and rule.mean:
            found.append(f"(?<![{behind}])(?P<who>{_words([rule], role)})均")
    return found


def _each(rules: Iterable[DenominatorRule]) -> regex.Pattern[str]:
    return compile_alike(rf"(?P<rate>每(?P<what>{_words(rules, 'small')})){_GAP}{{0,16}}$")
