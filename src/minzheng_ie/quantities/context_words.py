"""The words around numbers that say what they are, compiled."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

import regex

from minzheng_ie.compiled import compile_re
from minzheng_ie.quantities.rules import Affix, Dirs, alternation, ending, forms_of, nonclaim_rules
from minzheng_ie.quantities.sizes import sizes
from minzheng_ie.records import dataclass
from minzheng_ie.rules.alike import compile_alike
from minzheng_ie.text.signs import any_of

# A stretch that ends as a sentence is what somebody said, and no name.
_QUOTED = compile_re(r"“[^“”\n]{1,16}(?<!。)”|‘[^‘’\n]{1,16}’|《[^《》\n]{1,80}》|「[^「」\n]{1,16}」")


class Quotes:
    """The short quoted stretches and the titles of a text."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, text: str) -> None:
        spans = [match.span() for match in _QUOTED.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]

    def hold(self, start: int, end: int) -> bool:
        """Whether ``start:end`` lies within one of them."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and self._ends[at] >= end


@dataclass(frozen=True, slots=True)
class Context:
    """The words around numbers, compiled."""

    dirs: Dirs
    before: tuple[Affix, ...]
    any_before: re.Pattern[str]
    after: tuple[Affix, ...]
    abstract: regex.Pattern[str]
    directly: regex.Pattern[str]
    measured: regex.Pattern[str]
    holding: regex.Pattern[str]
    held: regex.Pattern[str]
    sum: regex.Pattern[str]
    heated: regex.Pattern[str]
    marks: regex.Pattern[str]
    sized: regex.Pattern[str]
    reached: regex.Pattern[str]
    places: regex.Pattern[str]
    creation: regex.Pattern[str]
    concrete: frozenset[str]
    holders: frozenset[str]


@lru_cache(maxsize=4)
def context(dirs: Dirs) -> Context:
    """The context words of ``dirs``, compiled. Raises PatternError."""
    before, after = [], []
    rules = nonclaim_rules(dirs)
    for rule in rules:
        if rule.kind == "before":
            body = alternation(rule.forms) + rf"[^0-9,。;\n]{{0,{rule.gap}}}$"
            before.append(Affix(compile_alike(body), reason=rule.reason, digits=rule.digits))
        elif rule.kind == "after":
            body = rf"[^0-9,。;:、\n]{{0,{rule.gap}}}?" + alternation(rule.forms)
            after.append(Affix(compile_alike(body), reason=rule.reason, digits=rule.digits))
    abstract = alternation(forms_of(dirs, "abstract"))
    return Context(
        dirs,
        tuple(before),
        any_of(form for rule in rules if rule.kind == "before" for form in rule.forms),
        tuple(after),
        compile_alike(rf"[一-鿿“”‘’+A-Za-z、]{{0,6}}?{abstract}(?=[,。;:、!?()\n”]|$)"),
        compile_alike(r"“?[大小新]?" + alternation(forms_of(dirs, "abstract_directly"))),
        ending(dirs, "measured", r"[^,。;\n]{0,14}"),
        ending(dirs, "holding", "了?(?:各类|培训班)?"),
        ending(dirs, "held"),
        compile_alike(r"(?P<named>[一-鿿“”]{0,6}?)" + alternation(forms_of(dirs, "sum"))),
        ending(dirs, "heated", r"[^,。;:\n]{0,12}"),
        ending(dirs, "marks", "(?:项|标准)?(?:总计|合计|共计|共|不超过|最高|最多|上限)?[为是:]?"),
        sizes(forms_of(dirs, "sized")),
        ending(dirs, "reached", "了?"),
        compile_alike("及?以[上下]的?[一-鿿]{0,4}" + alternation(forms_of(dirs, "place"))),
        ending(dirs, "creation", "了?"),
        forms_of(dirs, "concrete"),
        frozenset(form for form in forms_of(dirs, "holding") if len(form) > 1),
    )
