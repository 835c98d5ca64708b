"""What surrounds a place name and changes what it is: organisations, media, streets, words like 全市.

The words are data (``patterns/region_contexts.yaml``); this module turns them into one regular expression that
is tried at the end of a name, bounded in length, and a table of deictic words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minzheng_ie.compiled import compile_re
from minzheng_ie.entities.region_rows import ContextRule, TailKind, Unit
from minzheng_ie.patterns import Rule
from minzheng_ie.records import dataclass

# Function words and verbs that end a name: no organisation is called X的…, X发放…, X和….
_BREAK = (
    "的在和与及对将把被为了从向由是有等发实累投建开提到以其已均个年月各让使给并或至共全我该本别入选获评国"
)
_FILLER = f"(?:(?![{_BREAK}])[\u4e00-\u9fff])"
_WRITTEN = compile_re(
    r"(?:市|[/ ]\s?[\u4e00-\u9fff]{2,4})? ?(?:(?:[0-9一二三四五六七八九十]{1,3}月)?[0-9一二三四五六七八九十]{1,3}日)? ?(?:专?电|[消快]息|讯|报道)"
)
# 西宁11月25日电, with which a line begins: an agency's, though it does not say which
_WRITTEN_ON = compile_re(
    r"市? ?[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日 ?(?:专?电|[消快]息[:,])"
)
# 行业协会259个, 医院12所 count things: what is counted is no name. 考上北京大学1人 counts those who go there.
_NOT_COUNTED = (
    r"(?:(?<=大学|[交师科农]大)(?=\d{1,4}[人名])|(?!\d|达|数|[一二三四五六七八九十百千两]+[个家所]))"
)
# A paper's date may follow its name (某某日报2019-02-23).
_NO_COUNTED_PAPER = rf"(?:{_NOT_COUNTED}|(?=(?:19|20)\d{{2}}(?:[-/.年])))"
# A street or a farm may have a figure of its own (南平农场4人), unless it is what is counted (农场12个).
_NO_COUNTED_PLACE = r"(?!\d[\d.,]*[余多]?[个家所座处条]|达|数|[一二三四五六七八九十百千两]+[个家所])"


_COUNTED: dict[str, str] = {"place": _NO_COUNTED_PLACE, "media": _NO_COUNTED_PAPER}

RULE_FILES: dict[str, type[Rule]] = {"region_contexts.yaml": ContextRule}


@dataclass(frozen=True, slots=True)
class Deictic:
    """A word that points at a region: 全市, 我省, 该县.

    unit (str): the kind of division it points at, 国 for the country.
    anaphor (bool): it points back at the last region named (该市) rather than at the report's own.
    """

    unit: Unit
    anaphor: bool


class Contexts:
    """The compiled context rules. Made once per table."""

    def __init__(self, rules: Sequence[ContextRule]) -> None:
        tails: dict[TailKind, list[str]] = {}
        bare: dict[TailKind, list[str]] = {}
        agencies: list[str] = []
        self.joins: dict[str, tuple[str, ...]] = {}
        self.deictics: dict[str, Deictic] = {}
        for rule in rules:
            if rule.deictic is not None:
                for form in rule.forms:
                    self.deictics[form] = Deictic(rule.deictic, rule.anaphor)
            elif rule.writes_from:
                agencies.extend(rule.agencies)
            elif rule.joins is not None:
                self.joins[rule.joins] = self.joins.get(rule.joins, ()) + rule.next
            elif rule.kind is not None:
                bare.setdefault(rule.kind, []).append(_tail(rule))
                if not rule.bare:
                    tails.setdefault(rule.kind, []).append(_tail(rule))
        self._agencies = tuple(agencies)
        self._heads = frozenset(head[0] for rule in rules for head in rule.heads)
        self._tail = _compile(tails)
        self._bare_tail = _compile(bare)

    def tail(self, text: str, end: int, bare: bool) -> tuple[TailKind, int] | None:
        """What a name that ends at ``end`` belongs to, with the end of the whole name; None for a plain name.

        text (str): clean text; end (int): offset in code points, exclusive.
        bare (bool): the name lacks its suffix, so that a river or an island may follow (赤水河).
        """
        first = text[end : end + 1]
        if first not in self._heads and (first in _BREAK or not "\u4e00" <= first <= "\u9fff"):
            return None  # neither a head nor what may stand before one, as behind most names
        match = (self._bare_tail if bare else self._tail).match(text, end)
        if match is None or match.lastgroup is None:
            return None
        return match.lastgroup, match.end()  # type: ignore[return-value]

    def writes_from(self, text: str, start: int, end: int) -> bool:
        """True for where an agency or a paper writes from (新华社北京6日电): its news may be of any place."""
        if text[start - 1 : start] in ("", "\n") and _WRITTEN_ON.match(text, end) is not None:
            return True
        before = start - (text[start - 1 : start] == " ")
        return text.endswith(self._agencies, max(0, before - 8), before) and bool(_WRITTEN.match(text, end))

    def joined(self, text: str, end: int) -> bool:
        """True when the last character of a short name makes a word with what follows: 推广安|全生产."""
        following = self.joins.get(text[end - 1])
        return following is not None and text.startswith(following, end)


def _compile(tails: dict[TailKind, list[str]]) -> re.Pattern[str]:
    # Media before organisations: 日报社 is a paper; places first: 南京东路 is a street whatever follows.
    order: tuple[TailKind, ...] = ("place", "media", "org")
    groups = [f"(?P<{kind}>{'|'.join(tails[kind])})" for kind in order if kind in tails]
    return compile_re("|".join(groups) or "(?!)")


def _tail(rule: ContextRule) -> str:
    heads = "|".join(re.escape(head) for head in sorted(rule.heads, key=len, reverse=True))
    unless = f"(?![{re.escape(rule.unless)}])" if rule.unless else ""
    before = f"(?<![{re.escape(rule.unless_before)}])" if rule.unless_before else ""
    if rule.numbered:
        return rf"{_FILLER}{{0,{rule.reach}}}?(?:{heads}){unless}\d+号"
    said = f"(?:{'|'.join((*rule.through, _FILLER))})" if rule.through else _FILLER
    filler = f"{said}{{0,{rule.reach}}}?" if rule.reach else ""
    counted = _COUNTED.get(rule.kind or "", _NOT_COUNTED)
    return f"{filler}{before}(?:{heads}){unless}{counted}"
