"""The words of heads and labels (``tables.yaml``), by what they say."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from minzheng_ie.compiled import compile_re
from minzheng_ie.grids.words import heads_places
from minzheng_ie.patterns import Rule, read_rules

Role = Literal[
    "serial",
    "rank",
    "code",
    "unit",
    "charge",
    "remark",
    "aside",
    "unnamed",
    "attribute",
    "region",
    "indicator",
    "year",
    "quantity",
    "total",
    "subtotal",
    "here",
    "of_which",
    "qualifier",
    "share",
    "trait",
    "group",
    "people",
    "home",
    "housed",
    "difference",
    "growth",
    "growth_rate",
    "own_rate",
    "dated",
    "last_year",
    "so_far",
    "this_time",
    "last_month",
    "at_end",
    "at_start",
    "planned",
    "not_planned",
    "measure",
    "bare",
    "tally",
    "thing",
    "apart",
    "booked",
    "purse",
    "fund",
    "staff",
    "kept",
    "division",
    "stock",
    "flow",
    "average",
    "bounded",
    "caption_date",
    "caption_unit_not",
    "quarter_form",
    "statistics",
    "field",
    "zone",
    "proper",
    "english",
]
COLUMN_ROLES: tuple[Role, ...] = (
    "serial",
    "rank",
    "code",
    "unit",
    "charge",
    "remark",
    "attribute",
    "region",
    "indicator",
    "year",
)
"""What a whole column may be."""


_AGES = compile_re(r"\d周?岁(?:及?以[上下])?\Z")
_PERSONS = "人员"
"""What is counted by age (80-89岁), as where no measure is named."""


class TableWord(Rule):
    """One line of ``tables.yaml``; the head of that file says what its keys mean."""

    role: Role
    words: tuple[str, ...]
    example: str
    whole: bool = False
    unit: str | None = None
    weak: bool = False
    dimensions: tuple[str, ...] = ()
    means: str | None = None


RULE_FILES: dict[str, type[Rule]] = {"tables.yaml": TableWord}


_OF_LEVEL = compile_re("[乡县地]级(?:行政)?区划(?:单位)?数?$")  # all divisions of a level
_DIVIDED = compile_re("^.*区划(?:单位)?数?")
# What came or went of a thing is counted as it is (社会团体新增).
_MOVED = compile_re(
    "(?<=..)(?:本[月季年期]|当[月年季])?(?:新增|新设|新登记|新成立|注销|撤销|撤并|变更|减少|退出|新建)数?$"
)
_DIVISION = "街道"
_BRACKET = compile_re(r"\([^()]*\)")
_NUMBER_OF = compile_re(r"^(?:the )?(?:total )?(?:number|no\.?) of (?:the )?")
_YEAR_END = compile_re(r" ?(?:in|at|by)? ?(?:the )?(?:year-end|end of (?:the )?year)")
_AT_YEAR_END = "年末"


class TableWords:
    """The words of ``tables.yaml``. All texts asked about are folded and hold no blanks."""

    def __init__(self, dirs: tuple[Path, ...]) -> None:
        self._whole: dict[str, Role] = {}
        self._wholes: dict[str, set[str]] = {}
        parts: dict[str, list[str]] = {}
        self._measures: dict[str, TableWord] = {}
        self._tallies: dict[str, TableWord] = {}
        self._english: dict[str, str] = {}
        for rule in read_rules("tables.yaml", TableWord, dirs):
            if rule.role == "measure":
                self._measures.update(dict.fromkeys(rule.words, rule))
            elif rule.role == "tally":
                self._tallies.update(dict.fromkeys(rule.words, rule))
            elif rule.means is not None:
                self._english.update(dict.fromkeys(rule.words, rule.means))
            elif rule.whole:
                self._wholes.setdefault(rule.role, set()).update(rule.words)
                for word in rule.words:
                    self._whole.setdefault(word, rule.role)
            else:
                parts.setdefault(rule.role, []).extend(rule.words)
        self.parts: dict[str, re.Pattern[str]] = {role: _any(words) for role, words in parts.items()}
        self.bare: frozenset[str] = frozenset(parts.get("bare", ()))
        self.groups: frozenset[str] = frozenset(parts.get("group", ()))
        self._measure = _any(list(self._measures))

    def column_role(self, head: str) -> Role | None:
        """What the head of a column says the column is: one of `COLUMN_ROLES`, None for numbers."""
        role = self._whole.get(head)
        if role in COLUMN_ROLES:
            return role
        if role is None and heads_places(head):
            return "region"
        return "code" if self.has("code", head) else None

    def is_whole(self, role: Role, text: str) -> bool:
        """Whether a text is nothing but a word of the role."""
        return text in self._wholes.get(role, ())

    def has(self, role: Role, text: str) -> bool:
        """Whether a word of the role stands anywhere in a text."""
        pattern = self.parts.get(role)
        return pattern is not None and pattern.search(text) is not None

    def opens(self, role: Role, text: str) -> bool:
        """Whether a text begins with a word of the role."""
        pattern = self.parts.get(role)
        return pattern is not None and pattern.match(text) is not None

    def in_chinese(self, head: str) -> str | None:
        """What a head in English counts (Number of Beds → 床位数); None where it is not known."""
        said = " ".join(_BRACKET.sub(" ", head.lower()).split())
        said = _NUMBER_OF.sub("", said)
        whole = _YEAR_END.sub("", said)
        meant = self._english.get(whole) or self._english.get(f"{whole}s")  # number of bed
        return _AT_YEAR_END + meant if meant is not None and whole != said else meant

    def is_apart(self, name: str) -> bool:
        """Whether a name ends with what is of no programme (年末总人口)."""
        return any(match.end() == len(name) for match in self.parts["apart"].finditer(name))

    def is_dated(self, label: str) -> bool:
        """Whether a label says that what stands beside it is a date (首次观测日期)."""
        return self.parts["dated"].search(label[-2:]) is not None

    def measure(self, name: str) -> TableWord | None:
        """What a metric measures: by the longest word at its end, else the last one in it; None when none tells."""
        found = self._at_end(name) or self._at_end(_MOVED.sub("", name))
        if found is None and _AGES.search(name):
            found = self._measures.get(_PERSONS)
        if found is not None:
            return found
        if name.endswith("数") and (kind := self._at_end(name[:-1])) is not None:
            return kind  # 社会组织数
        if self.tallies(name[-2:]) and (kind := self._tallied(name[:-2])) is not None:
            return kind
        if self.is_whole("division", _DIVIDED.sub("", name)) or _OF_LEVEL.search(name) is not None:
            return self._measures.get(_DIVISION)  # 镇, 乡级行政区划镇
        last = None
        for match in self._measure.finditer(name):
            rule = self._measures[match[0]]
            if len(match[0]) > 1 and not rule.weak:
                last = rule
        return last if last is not None else self._tallies.get(name[-2:])

    def _tallied(self, name: str) -> TableWord | None:
        """What is counted by what it is called (乡镇数量)."""
        if any(self.is_whole("division", name[-size:]) for size in range(1, 5)):
            return self._measures.get(_DIVISION)
        kind = self._at_end(name)
        return kind if kind is not None and kind.weak else None

    def tallies(self, head: str) -> bool:
        """Whether a head says no more than that things are counted (数量)."""
        return head in self._tallies

    def counted(self, name: str) -> TableWord | None:
        """What a name that ends with 人数 and its like can only be counted in; None for all others."""
        found = self._at_end(name) if name.endswith("数") else None
        return None if found is None or found.weak else found

    def _at_end(self, name: str) -> TableWord | None:
        """The rule of the longest word at the end of a name."""
        for size in range(min(len(name), 8), 0, -1):
            found = self._measures.get(name[-size:])
            if found is not None:
                return found
        return None


def _any(words: list[str]) -> re.Pattern[str]:
    return compile_re("|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w))))


@lru_cache(maxsize=8)
def load_table_words(dirs: tuple[Path, ...]) -> TableWords:
    """The words of ``tables.yaml`` in ``dirs``. Raises PatternError when a line is broken."""
    return TableWords(dirs)
