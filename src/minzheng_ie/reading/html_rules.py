"""The rules of ``pages.yaml``: what names and a few words say a block of a web page is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from pydantic import field_validator

from minzheng_ie.compiled import compile_re
from minzheng_ie.patterns import Rule, builtin_dir, read_rules
from minzheng_ie.records import dataclass

NameKind = Literal["furniture", "edge", "content", "title", "account"]
WordKind = Literal[
    "label", "posted", "issuer", "field", "counter", "legal", "empty", "site", "owner", "line", "links", "box"
]


class PageRule(Rule):
    """One line of ``pages.yaml``; its head says what each kind is.

    kind (str). names (tuple): of blocks, for the kinds of blocks. text (str): a regular expression, for those of words.
    """

    kind: NameKind | WordKind
    names: tuple[str, ...] = ()
    text: str = ""

    @field_validator("text")
    @classmethod
    def _expression(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"not a regular expression: {value!r}: {error}") from error
        return value


RULE_FILES: dict[str, type[Rule]] = {"pages.yaml": PageRule}

_CAPITAL = compile_re(r"(?<=[a-z0-9])(?=[A-Z])")
_PART = compile_re(r"[a-z]+")


@dataclass(frozen=True)
class PageRules:
    """The rules, ready for use. Fields are the kinds of words; `named` tells those of names."""

    names: dict[str, frozenset[str]]
    label: re.Pattern[str]
    posted: re.Pattern[str]
    issuer: re.Pattern[str]
    field: re.Pattern[str]
    counter: re.Pattern[str]
    legal: re.Pattern[str]
    empty: re.Pattern[str]
    site: re.Pattern[str]
    owner: re.Pattern[str]
    line: re.Pattern[str]
    links: re.Pattern[str]
    box: re.Pattern[str]


@lru_cache(maxsize=1)
def page_rules() -> PageRules:
    """The built-in rules. Raises PatternError when a line of the file is broken."""
    rules = read_rules("pages.yaml", PageRule, (builtin_dir(),))
    kinds: dict[str, set[str]] = {}
    for rule in rules:
        for name in rule.names:
            kinds.setdefault(name, set()).add(rule.kind)
    words = {
        kind: "|".join(f"(?:{rule.text})" for rule in rules if rule.kind == kind and rule.text) or "(?!)"
        for kind in (
            "label",
            "posted",
            "issuer",
            "field",
            "counter",
            "legal",
            "empty",
            "site",
            "owner",
            "line",
            "links",
            "box",
        )
    }
    return PageRules(
        {name: frozenset(found) for name, found in kinds.items()},
        compile_re(rf"\s*[【\[(（]?\s*(?:{words['label']})\s*[:：]"),
        compile_re(rf"(?:{words['posted']})\s*[:：]\s*"),
        compile_re(rf"(?:{words['issuer']})\s*[:：]\s*"),
        compile_re(rf"\s*(?:{words['field']}|{words['posted']}|{words['issuer']})\s*[:：]?\s*"),
        compile_re(words["counter"]),
        compile_re(words["legal"]),
        compile_re(words["empty"], re.IGNORECASE),
        compile_re(rf"(?:{words['site']})$"),
        compile_re(words["owner"]),
        compile_re(words["line"]),
        compile_re(words["links"]),
        compile_re(words["box"]),
    )


@lru_cache(maxsize=4096)
def kinds_of(names: str) -> frozenset[str]:
    """What the names of a block say it is: kinds of names, ``partly`` where only a part of a name is one of furniture.

    names (str): its class, id and role, as written.
    """
    known = page_rules().names
    found: set[str] = set()
    for name in names.split():
        whole = known.get(name.lower())
        if whole is not None:
            found |= whole
            continue
        for part in _PART.findall(_CAPITAL.sub(" ", name).lower()):
            kinds = known.get(part, frozenset())
            found |= kinds & {"edge"} | ({"partly"} if "furniture" in kinds else set())
    return frozenset(found)
