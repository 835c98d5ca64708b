"""Numbers by a section of a number format: digits, thousands, percent, powers of ten, fractions, the sign.

Two things differ from what Excel draws. A negative number always has a minus: not brackets, nor a colour alone, which
no text can show. A point with nothing behind it is left out.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from minzheng_ie.compiled import compile_re
from minzheng_ie.reading.sheets.formats import Section

_DIGITS = 15
"""So many digits of a number a spreadsheet keeps."""
_WIDTH = 11
"""So many characters General shows of a number that was computed."""
_MOST_DECIMALS = 30
_STEPS = tuple(Decimal(1).scaleb(-decimals) for decimals in range(_MOST_DECIMALS + 1))
_WIDE = Context(prec=400)
_SIMPLE = compile_re(r"(#,##)?0(?:\.(0{1,15}))?(%)?")
_BRACKETED = compile_re(r"\((.*)\)|(.*)\((.*)\)", 16)
_SIGNS = compile_re(r"[-−–△▲▼↓]|负|减|降|下降")


def exact(value: float) -> Decimal:
    """A number as its spreadsheet means it: without the noise of binary fractions behind its 15th digit."""
    return Decimal(f"{value:.{_DIGITS}g}")


def general(value: Decimal) -> str:
    """A number under General: as typed where its digits are few, else as wide as Excel shows it; never as a power of
    ten where plain digits tell it."""
    if not value:
        return "0"
    size = value.adjusted()
    if size > 20 or size < -9:
        return f"{value:.5E}"
    exponent = value.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if size + 1 + max(decimals, 0) >= _DIGITS and decimals > 0:
        # Computed: 100/3 shows as 33.33333333.
        whole = max(size + 1, 1)
        value = _rounded(value, max(min(_WIDTH - whole - 1, decimals), 0))
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def simple_figure(value: Decimal, code: str) -> str | None:
    """What the commonest codes show (`0`, `#,##0.00`, `0.0%`), faster; None for others."""
    simple = _simple(code)
    if simple is None:
        return None
    decimals, form, sign = simple
    rounded = _rounded(value.scaleb(2) if sign else value, decimals)
    if not rounded:
        rounded = abs(rounded)
    return f"{rounded:{form}}{sign}"


@lru_cache(maxsize=1_000)
def _simple(code: str) -> tuple[int, str, str] | None:
    """Of a simple code the decimals, Python's format, and the percent sign."""
    match = _SIMPLE.fullmatch(code)
    return match and (len(match[2] or ""), ",f" if match[1] else "f", match[3] or "")


def figure(value: Decimal, section: Section, tells_sign: bool) -> str:
    """A number as a section shows it.

    value (Decimal): with its sign. tells_sign (bool): the section is for negative numbers only, its words tell so.
    """
    tokens = list(section.tokens)
    kinds = [kind for kind, _ in tokens]
    amount = abs(value)
    if "exponent" in kinds:
        shown = _power(amount, tokens)
    elif "slash" in kinds and "digit" in kinds:
        shown = _fraction(amount, tokens)
    elif "digit" not in kinds:
        return "".join(text for _, text in tokens)
    else:
        shown = _plain(amount, tokens)
    return signed(shown, value, tells_sign and not section.coloured)


def signed(shown: str, value: Decimal, hides: bool) -> str:
    """With a minus where the number is negative and nothing says so. hides (bool): the format leaves the sign out."""
    if value >= 0 or not any(digit in shown for digit in "123456789"):
        return shown
    bracketed = _BRACKETED.fullmatch(shown.strip())
    if bracketed:
        inner = bracketed[1] if bracketed[1] is not None else bracketed[2] + bracketed[3]
        return inner if _SIGNS.search(inner) else f"-{inner}"
    if hides or _SIGNS.search(shown):
        return shown
    return f"-{shown}"


def _rounded(value: Decimal, decimals: int) -> Decimal:
    return value.quantize(_STEPS[min(decimals, _MOST_DECIMALS)], ROUND_HALF_UP, _WIDE)


def _plain(amount: Decimal, tokens: list[tuple[str, str]]) -> str:
    point = next((at for at, (kind, _) in enumerate(tokens) if kind == "point"), len(tokens))
    digits = [at for at, (kind, _) in enumerate(tokens) if kind == "digit"]
    wholes = [at for at in digits if at < point]
    grouped, divided = _commas(tokens, wholes)
    percents = sum(kind == "percent" for kind, _ in tokens)
    amount = amount.scaleb(2 * percents - divided)
    decimals = [at for at in digits if at > point]
    rounded = f"{_rounded(amount, len(decimals)):f}"
    whole, _, part = rounded.partition(".")
    pieces = _wholes(tokens, wholes, whole.lstrip("0"), grouped)
    pieces |= _decimals(tokens, decimals, part)
    if not wholes and whole.strip("0") and point < len(tokens):
        pieces[point] = f"{whole}."
    elif not any(pieces[at] for at in decimals):
        pieces[point] = ""
    return "".join(pieces.get(at, "" if kind == "comma" else text) for at, (kind, text) in enumerate(tokens))


def _commas(tokens: list[tuple[str, str]], wholes: list[int]) -> tuple[bool, int]:
    """Whether commas between digits group them, and by which power of ten those right behind digits divide."""
    grouped, divided = False, 0
    trails = False
    for at, (kind, _) in enumerate(tokens):
        if kind != "comma":
            trails = kind == "digit"
        elif wholes and wholes[0] < at < wholes[-1]:
            grouped = True
        elif trails:
            divided += 3
    return grouped, divided


def _wholes(tokens: list[tuple[str, str]], places: list[int], whole: str, grouped: bool) -> dict[int, str]:
    """Which digits stand at each place before the point; what is too much at the first."""
    pieces: dict[int, str] = {}
    count = 0
    for at in reversed(places):
        first = at == places[0]
        taken = whole if first else whole[-1:]
        whole = "" if first else whole[:-1]
        if not taken and tokens[at][1] == "0":
            taken = "0"
        piece = ""
        for digit in reversed(taken):
            piece = digit + ("," if grouped and count and count % 3 == 0 else "") + piece
            count += 1
        pieces[at] = piece
    return pieces


def _decimals(tokens: list[tuple[str, str]], places: list[int], part: str) -> dict[int, str]:
    pieces: dict[int, str] = {}
    needed = False
    for at, digit in reversed(list(zip(places, part.ljust(len(places), "0"), strict=False))):
        needed = needed or tokens[at][1] == "0" or digit != "0"
        pieces[at] = digit if needed else ""
    return pieces


def _power(amount: Decimal, tokens: list[tuple[str, str]]) -> str:
    at = next(at for at, (kind, _) in enumerate(tokens) if kind == "exponent")
    mantissa, behind = tokens[:at], tokens[at + 1 :]
    width = sum(kind == "digit" for kind, _ in behind)
    point = next((at for at, (kind, _) in enumerate(mantissa) if kind == "point"), len(mantissa))
    step = max(sum(kind == "digit" for kind, _ in mantissa[:point]), 1)
    decimals = sum(kind == "digit" for kind, _ in mantissa[point:])
    power = amount.adjusted() if amount else 0
    power -= power % step
    if _rounded(amount.scaleb(-power), decimals) >= Decimal(10) ** step:
        power += step
    sign = "-" if power < 0 else "+" if "+" in tokens[at][1] else ""
    rest = "".join(text for kind, text in behind if kind != "digit")
    return f"{_plain(amount.scaleb(-power), mantissa)}E{sign}{abs(power):0{max(width, 1)}d}{rest}"


def _fraction(amount: Decimal, tokens: list[tuple[str, str]]) -> str:
    at = next(at for at, (kind, _) in enumerate(tokens) if kind == "slash")
    over, under = tokens[:at], tokens[at + 1 :]
    fixed = "".join(text for kind, text in under if kind in ("digit", "literal") and text.strip(" ")).strip()
    first_digits = "".join(text if kind == "digit" else " " for kind, text in over).split()
    has_whole = len(first_digits) > 1
    value = Fraction(amount)
    if fixed.isdecimal() and int(fixed):
        value = Fraction(round(value * int(fixed)), int(fixed))
    else:
        value = value.limit_denominator(10 ** min(max(sum(kind == "digit" for kind, _ in under), 1), 5) - 1)
    whole, rest = divmod(value.numerator, value.denominator) if has_whole else (0, value.numerator)
    if has_whole and not rest:
        return str(whole)
    shown = f"{rest}/{value.denominator}"
    return f"{whole} {shown}" if whole else shown
