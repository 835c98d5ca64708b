"""Parts of a whole within a sentence (低保户320户,其中残疾人家庭58户、60岁以上老人97户): a value that is handed on."""

from __future__ import annotations

from minzheng_ie.governance.programme.about import What
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look


@dataclass(eq=False)
class Begun:
    """A whole that is being broken down. at (int): where 其中 or what stands for it begins. whole: the end of the whole's
    number; what: its programme."""

    at: int
    whole: int
    what: What


@dataclass(eq=False)
class Parts:
    """Which whole is being broken down, from number to number.

    last (tuple): end and programme of the last number. whole: the programme of the whole, None where it is of none.
    bracket (int): where the bracket opens that holds the parts, -1 without one. begun: how it is broken down.
    """

    last: tuple[int, What] | None = None
    whole: What | None = None
    bracket: int = -1
    begun: Begun | None = None


def reached(parts: Parts, text: str, position: int, looks: ProgrammeLooks, turns: Look) -> Parts:
    """The parts as they stand for the number at ``position``. turns (Look): see `Words.turns`."""
    last = parts.last
    if last is None:
        return parts
    end, said = last
    if end <= position and turns.search(text, end, position) is None:
        return parts
    if end > position or _ends(text, end, position, looks):
        return Parts(bracket=parts.bracket)
    if parts.bracket >= 0 and text.find(")", end, position) >= 0:
        parts = Parts(last)
    pause = text.rfind(";", end, position)
    if pause >= 0 and looks.of_which.match(text, pause + 1) is None:
        return Parts(parts.last, parts.whole, parts.bracket)
    mark = looks.broken_down.search(text, end, position)
    if mark is None or text.find(")", mark.end(), position) >= 0:
        return parts
    at = mark.start()
    whole = said if said.value is not None or said.level == "number" else None
    return Parts(last, whole, at if mark[0] == "(" else parts.bracket, Begun(at, end, said))


def told(parts: Parts, end: int, programme: What) -> Parts:
    """The number that ends at ``end`` has this programme; one of another programme ends the list of parts."""
    whole = parts.whole
    if whole is not None and programme.value != whole.value:
        whole = None
    return Parts((end, programme), whole, parts.bracket, parts.begun)


def sibling(parts: Parts, text: str, position: int, trigger: int, looks: ProgrammeLooks) -> What | None:
    """The programme of the whole, where ``trigger`` stands in a part told before the one at ``position``.

    Both numbers count in one unit, or this one counts goods; None for any other number.
    """
    begun = parts.begun
    if begun is None or trigger < begun.at:
        return None
    unit = unit_at(text, position, looks)
    if looks.goods.fullmatch(unit) is not None or unit == unit_at(text, begun.whole, looks):
        return begun.what
    return None


def among(parts: Parts, text: str, position: int, looks: ProgrammeLooks) -> bool:
    """Whether the number at ``position`` stands in the clauses that 其中 opens."""
    if parts.begun is None or looks.of_which.match(text, parts.begun.at) is None:
        return False
    return all(text.find(mark, parts.begun.at, position) < 0 for mark in ";。")


def counts_goods(text: str, position: int, looks: ProgrammeLooks) -> bool:
    """Whether the number at ``position`` counts goods.

    They are given out of the whole (救助3000人次,其中流浪人员200人次,发放棉被400床); money may be a part's own.
    """
    return looks.goods.fullmatch(unit_at(text, position, looks)) is not None


def unit_at(text: str, position: int, looks: ProgrammeLooks) -> str:
    """The first character of the unit of the number at ``position``."""
    found = looks.unit.match(text, position)
    return found[1] if found is not None else ""


def _ends(text: str, start: int, stop: int, looks: ProgrammeLooks) -> bool:
    """Whether a sentence ends there and the next one does not go on with its parts (。其中,…)."""
    mark = looks.stop.search(text, start, stop)
    if mark is None:
        return False
    if mark.group() != "。" or looks.of_which.match(text, mark.end()) is None:
        return True
    return looks.stop.search(text, mark.end(), stop) is not None
