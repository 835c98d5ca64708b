"""Names of divisions that hold a numeral (三门, 九江市): which there are, and the expressions that find them."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from minzheng_ie.compiled import compile_regex
from minzheng_ie.divisions import DIVISIONS, DivisionRow, division_rows
from minzheng_ie.quantities.names import NUMERALS
from minzheng_ie.quantities.rules import Dirs, alternation
from minzheng_ie.quantities.units import UnitTable

_KIND = compile_regex(r"(?:自治州|自治县|自治旗|自治区|特区|[省市县区盟旗])$")


def numeral_names(dirs: Dirs, units: UnitTable) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Names of divisions with a numeral, from it on, by what stands before it: those that stand alone, those that
    do not, by what stands before the name (a parent)."""
    whole: dict[str, set[str]] = {}
    beside: dict[str, set[str]] = {}
    rows = [row for directory in dirs for row in division_rows(directory / DIVISIONS)]
    by_code = {row.code: row for row in reversed(rows)}  # the first of a code, which is no past one
    for row in rows:
        name, core, bare = row.name, row.core, row.bare
        if NUMERALS.isdisjoint(name) and NUMERALS.isdisjoint(core):
            continue
        kind = _KIND.search(name)
        long = {name}
        if kind is not None and len(core) > 1:
            long |= {core + kind.group(), core + kind.group()[-1]}
        for form in long:
            _add(whole, form)
        if bare == "free" and not reads_as_amount(core, units):
            _add(whole, core)
        elif bare in ("local", "context"):
            for above in _above(row.parent, by_code):
                _add(beside, core, above)
    return whole, beside


def expressions(whole: dict[str, set[str]], beside: dict[str, set[str]]) -> Iterator[str]:
    """Expressions for the names of divisions, tried where their numeral stands."""
    for lead, rests in whole.items():
        body = f"{alternation(rests)}(?![级域属])"
        yield f"(?<={regex.escape(lead)}){body}" if lead else body
    leads: dict[str, set[str]] = {}
    for lead, rests in beside.items():
        for rest in rests:
            leads.setdefault(rest, set()).add(lead)
    for rest in sorted(leads, key=lambda rest: (-len(rest), rest)):
        ways = "|".join(sorted(leads[rest]))
        yield f"{rest}(?<=(?:{ways}){rest})"


def _add(forms: dict[str, set[str]], form: str, parent: str = "") -> None:
    """File a name under what stands before its first numeral."""
    at = next((i for i, char in enumerate(form) if char in NUMERALS), None)
    if at is not None and len(form) > 1:
        forms.setdefault(parent + form[:at], set()).add(form[at:])


def reads_as_amount(core: str, units: UnitTable) -> bool:
    """Whether a short name may as well be a number and its unit (三元)."""
    at = next((i for i, char in enumerate(core) if char not in NUMERALS), len(core))
    found = units.match(core, at) if at else None
    return found is not None and found[1] == len(core)


def _above(code: str, by_code: dict[str, DivisionRow]) -> Iterator[str]:
    """Names, full and short, of a division and of the one it lies in."""
    for _ in range(2):
        if code not in by_code:
            return
        row = by_code[code]
        code = row.parent
        yield from (form for form in (row.name, row.core) if len(form) > 1)
