"""Numbers as Word counts with them: ``3``, ``iii``, ``三``, ``③``, ``丙``."""

from __future__ import annotations

_DIGITS, _LEGAL, _LEGAL_OLD = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖"
_UNITS, _LEGAL_UNITS = ("", "十", "百", "千"), ("", "拾", "佰", "仟")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_SERIES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
    "ideographZodiacTraditional": "".join(_STEMS[n % 10] + _BRANCHES[n % 12] for n in range(60)),
}
_WIDE = {"ideographZodiacTraditional": 2}
"""Characters of each member of a series, where it is not one."""
_SAME = {"decimalEnclosedCircleChinese": "decimalEnclosedCircle"}
_HANZI = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "japaneseCounting",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
    }
)
_PLACES = frozenset({"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"})
_MOST = 9999
_ALPHABET = 26


def counted(number: int, style: str) -> str:
    """A number in one of Word's styles (``w:numFmt``); in digits where it has no form there, or the style is unknown."""
    style = _SAME.get(style, style)
    if style == "none":
        return ""
    if not 0 < number <= _MOST:
        return str(number)
    if style in _SERIES:
        wide = _WIDE.get(style, 1)
        return _SERIES[style][(number - 1) * wide : number * wide] or str(number)
    if style in _HANZI:
        return _hanzi(number, _DIGITS, _UNITS).removeprefix("一" if 10 <= number < 20 else "")
    if style in _PLACES:
        return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))
    return _western(number, style)


def _western(number: int, style: str) -> str:
    if style == "chineseLegalSimplified":
        return _hanzi(number, _LEGAL, _LEGAL_UNITS)
    if style == "ideographLegalTraditional":
        return _hanzi(number, _LEGAL_OLD, _LEGAL_UNITS)
    if style in ("upperLetter", "lowerLetter"):
        # Word goes on with AA, BB, CC.
        times, letter = divmod(number - 1, _ALPHABET)
        return (chr(ord("A" if style == "upperLetter" else "a") + letter)) * min(times + 1, 30)
    if style in ("upperRoman", "lowerRoman"):
        roman = _roman(number)
        return roman if style == "upperRoman" else roman.lower()
    if style in ("decimalFullWidth", "decimalFullWidth2"):
        return "".join(chr(ord(digit) - ord("0") + ord("０")) for digit in str(number))
    if style == "decimalZero":
        return f"{number:02d}"
    return f"-{number}-" if style == "numberInDash" else str(number)


def _hanzi(number: int, digits: str, units: tuple[str, ...]) -> str:
    written = str(number)
    parts = []
    for place, digit in zip(range(len(written) - 1, -1, -1), written, strict=True):
        parts.append(digits[0] if digit == "0" else digits[int(digit)] + units[place])
    text = "".join(parts).rstrip(digits[0])
    while digits[0] * 2 in text:
        text = text.replace(digits[0] * 2, digits[0])
    return text


def _roman(number: int) -> str:
    parts = []
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        parts.append(letters * times)
    return "".join(parts)
