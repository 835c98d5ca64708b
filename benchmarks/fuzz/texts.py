"""Area `text`: pieces of reports in no order, sentences cut anywhere, anything Unicode has in between."""

from __future__ import annotations

import random
from functools import lru_cache

import clauses
import oracle
import regex
from area import Area, shorter

from minzheng_ie.patterns import seeds_dir


@lru_cache(maxsize=1)
def sentences() -> list[str]:
    """Sentences of the sample reports, without those that measure."""
    paths = [path for path in sorted(seeds_dir().glob("*.txt")) if not path.name.startswith("test")]
    return [s for path in paths for s in regex.findall(r"[^。\n]+[。\n]+", path.read_text(encoding="utf-8"))]


@lru_cache(maxsize=1)
def words() -> list[str]:
    """Words of the rules."""
    return clauses.words(3000, random.Random(0))


def anything(chance: random.Random) -> str:
    """A character of Unicode, surrogates excepted (no decoded file holds any)."""
    high = chance.choice((0x80, 0x3000, 0x10000, 0x110000))
    code = chance.randrange(high)
    return chr(code) if not 0xD800 <= code <= 0xDFFF else "\ufffd"


def part(chance: random.Random) -> str:
    """A part of a sentence."""
    sentence = chance.choice(sentences())
    start = chance.randrange(len(sentence))
    return sentence[start : start + chance.randrange(1, 40)]


def piece(chance: random.Random) -> str:
    """A piece of a text."""
    kind = chance.random()
    if kind < 0.45:
        return chance.choice(oracle.PIECES)
    if kind < 0.65:
        return chance.choice(clauses.TOKENS)
    if kind < 0.8:
        return chance.choice(words())
    if kind < 0.95:
        return part(chance)
    return anything(chance)


def draw(chance: random.Random) -> str:
    """A text of up to 60 pieces, now and then with all its characters mixed up or one of them everywhere."""
    pieces = [piece(chance) for _ in range(chance.randrange(1, chance.choice((8, 25, 60))))]
    if chance.random() < 0.05:
        pieces = list("".join(pieces))
        chance.shuffle(pieces)
    return chance.choice(("", "", "", "", "", "\n", " ", "、", "\u200b")).join(pieces)


AREA = Area("text", draw, oracle.wrong_with, shorter)
