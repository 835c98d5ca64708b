"""The words that names with a numeral are made of, and the expressions of `minzheng_ie.quantities.names` made of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from minzheng_ie.compiled import compile_re
from minzheng_ie.divisions import DIVISIONS, division_rows
from minzheng_ie.patterns import Rule, read_rules
from minzheng_ie.quantities.division_names import expressions, numeral_names, reads_as_amount
from minzheng_ie.quantities.names import HAN, NUMBER, NUMERALS, Hints, Names
from minzheng_ie.quantities.rows import NamePartRule, Part
from minzheng_ie.quantities.rules import Dirs, alternation, nonclaim_rules
from minzheng_ie.quantities.units import unit_table
from minzheng_ie.rules.alike import compile_alike

RULE_FILES: dict[str, type[Rule]] = {"names.yaml": NamePartRule}

_NUMERAL = rf"(?P<number>{NUMBER}{{1,4}})(?!{NUMBER})"


class _Parts:
    """The lines of ``names.yaml`` by the part of a name that their words are."""

    def __init__(self, rules: tuple[NamePartRule, ...]) -> None:
        self._rules = rules

    def of(self, part: Part) -> list[NamePartRule]:
        """The lines of one part, in order."""
        return [rule for rule in self._rules if rule.part == part]

    def words(self, *parts: Part) -> frozenset[str]:
        """All words of some parts."""
        return frozenset(form for part in parts for rule in self.of(part) for form in rule.forms)

    def firsts(self, *parts: Part) -> frozenset[str]:
        """What the words of some parts begin with."""
        return frozenset(form[0] for form in self.words(*parts))

    def expression(self, part: Part) -> str:
        """The words of a part, whatever follows."""
        return alternation(self.words(part))

    def guarded(self, part: Part) -> str:
        """The words of a part, where what follows does not make them another word."""
        return "|".join(_unless(rule) for rule in self.of(part))

    def places(self) -> str:
        """Names of places that no list has: a numeral with what names of places are made of (三里屯街道)."""
        suffix, settled = self.guarded("suffix"), self.guarded("settled")
        bearing, formant, plain = (self.expression(part) for part in ("bearing", "formant", "plain"))
        return (
            rf"{_NUMERAL}(?:里(?![外内多以之的远余左地山长土公马老商]){HAN}{{1,2}}(?:{suffix})"
            rf"|(?:{settled})(?:{suffix})?|{bearing}(?:{formant}){{1,2}}(?:{suffix})|{self._direct()}|{plain}(?:{suffix}))"
            rf"|{self.expression('festival')}{self.expression('venue')}"
        )

    def _direct(self) -> str:
        """Words that stand only before some of the suffixes."""
        return "|".join(
            f"{alternation(rule.forms)}(?:{'|'.join(self._suffixes(rule))})" for rule in self.of("direct")
        )

    def _suffixes(self, rule: NamePartRule) -> Iterator[str]:
        for suffix in self.of("suffix"):
            if set(suffix.forms) & set(rule.suffixes):
                yield _unless(suffix, rule.suffixes)

    def counting(self) -> str:
        """Names that look like a number of what they name (三家镇)."""
        measures = "|".join(
            f"(?P<measure>{alternation(rule.forms)}){alternation(rule.suffixes)}"
            for rule in self.of("counting")
        )
        return f"{_NUMERAL}(?:{measures})"

    def firms(self) -> str:
        firm = self.expression("firm")
        return (
            rf"(?!两){_NUMERAL}(?![大种类级是要])(?:{HAN}(?<!{NUMBER}|[的个等])){{1,3}}?{firm}"
            rf"|(?P<number>{NUMBER}{{2}})(?!{NUMBER}){firm}"
        )

    def persons(self) -> str:
        """One expression, tried at the numeral of a person's name: what stands in front is looked back at."""
        ways = []
        for rule in self.of("person"):
            guard = f"(?<!{alternation(rule.unless)})" if rule.unless else ""
            ways += [f"(?<={guard}{form[:-1]}){form[-1]}(?![十百千万亿点])" for form in rule.forms]
        surname, address = self.expression("surname"), self.expression("address")
        ways.append(
            rf"(?<=(?:(?<!{HAN})|(?<=[、和与及给向为对由被让把者民员户长])){surname})[一二三四五六七八九](?={address})"
        )
        return "|".join(ways)


@lru_cache(maxsize=4)
def known_names(dirs: Dirs) -> Names:
    """The names of the pattern directories ``dirs``. Raises PatternError when one of their files is broken."""
    parts = _Parts(read_rules("names.yaml", NamePartRule, dirs))
    units = unit_table(dirs)
    whole, beside = numeral_names(dirs, units)
    cores = frozenset(row.core for d in dirs for row in division_rows(d / DIVISIONS) if len(row.core) == 2)
    before_persons = {form[-2] for form in parts.words("person")}
    hints = Hints(
        listed=frozenset(rest[:2] for names in (whole, beside) for rests in names.values() for rest in rests),
        made=parts.firsts("bearing", "settled", "direct", "plain", "suffix") | {"里"},
        venues=parts.firsts("venue"),
        counting=parts.firsts("counting"),
        firms=parts.firsts("firm"),
        surnames=frozenset(before_persons | {form[-1] for form in parts.words("surname")}),
        unlike=frozenset(core for core in cores if core[0] in NUMERALS and reads_as_amount(core, units)),
    )
    return Names(
        units=units,
        listed=compile_alike("|".join(expressions(whole, beside)) or "(?!)"),
        made=compile_re(parts.places()),
        counting=compile_alike(parts.counting()),
        money=compile_re(rf"[二三]元{parts.expression('money')}"),
        firm=compile_alike(parts.firms()),
        person=compile_alike(parts.persons()),
        terms=compile_re(alternation(_terms(dirs))),
        countable=parts.words("countable"),
        cores=cores,
        hints=hints,
    )


def _terms(dirs: Dirs) -> Iterator[str]:
    for rule in nonclaim_rules(dirs):
        if rule.kind == "name" and not rule.regex:
            yield from rule.forms


def _unless(rule: NamePartRule, only: list[str] | None = None) -> str:
    """The forms of a line (those of ``only``), where what follows does not make them another word."""
    body = alternation(form for form in rule.forms if only is None or form in only)
    return body + (f"(?!{alternation(rule.unless)})" if rule.unless else "")
