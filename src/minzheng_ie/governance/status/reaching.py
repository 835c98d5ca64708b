"""What rows may ask of a cue before a number (status_reach.yaml), and what they may make of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.status.frame import Candidate, What, over
from minzheng_ie.rules.looks import ends

Passed = str
PASSED: Passed = "passed"


def announces(c: Candidate) -> bool:
    """Whether it is no cue, but what an earlier clause says of all behind it."""
    return c.announces


def by_will(c: Candidate) -> bool:
    """Whether it says so by 将."""
    return c.will


def already(c: Candidate) -> bool:
    """Whether what the number counts has done it (将搬迁35户,|12户已经搬入)."""
    return c.looks.already.match(c.text, c.place.position) is not None


def said(c: Candidate) -> bool:
    """Whether something before it governs already."""
    return c.so_far is not None


def yesterday(c: Candidate) -> bool:
    """Whether 昨 stands between: what is told behind it has happened."""
    stop = c.place.clause.start if c.cue is None else c.place.position
    return c.looks.yesterday.search(c.text, c.end, stop) is not None


def verb_behind(c: Candidate) -> bool:
    """Whether a verb stands right behind it or its adverbs (将进一步提高, 将加快…建设), in a clause before the number's."""
    if c.looks.urges.match(c.text, c.end, c.place.clause.start) is not None:
        return True
    start = _behind_adverbs(c)
    verb = c.text[start : min(start + 2, c.place.clause.start)]
    return c.about.words.is_verb(verb) or (verb in c.about.into and start > c.end)


def into(c: Candidate) -> bool:
    """Whether its clause puts something into a list (将…列入)."""
    clause = c.text[_behind_adverbs(c) : c.place.clause.start]
    return any(clause.find(word) > 0 for word in c.about.into)


def _behind_adverbs(c: Candidate) -> int:
    """Where what stands behind it and its adverbs begins."""
    adverbs = c.looks.adverbs.match(c.text, c.end, c.place.clause.start)
    return adverbs.end() if adverbs is not None else c.end


def raises(c: Candidate) -> bool:
    """Whether it leads the object of what was raised or widened (将响应级别调整为二级,下拨|900万元)."""
    return c.looks.raises.match(c.text, c.end, c.place.clause.start) is not None


def clause_only(c: Candidate) -> bool:
    """Whether it reaches no further than its clause."""
    return c.clause_only


def in_clause(c: Candidate) -> bool:
    """Whether it stands in the number's clause."""
    return c.same


def in_closed_bracket(c: Candidate) -> bool:
    """Whether it stands in a bracket that ends before the number (康复训练118人(省任务数28人)、下拨资金|93万元)."""
    close = c.text.find(")", c.end, c.place.position)
    return close >= 0 and c.text.find("(", c.end, close) < 0


def of_which(c: Candidate) -> bool:
    """Whether the number is a part of what its clause tells (任务170户,其中新建|120户)."""
    begins = c.place.clause.start
    if c.looks.of_which.match(c.text, begins) is None:
        return False
    return c.looks.stops.search(c.text, c.end, max(c.end, begins - 1)) is None


def purpose(c: Candidate) -> bool:
    """Whether it only says what a deed before it, told with its figure, was for (发放3万元,|确保温暖过冬,走访30户)."""
    if c.cue is None or c.looks.ensures.fullmatch(c.text, c.start, c.end) is None:
        return False
    if c.looks.purpose.match(c.text, c.start, c.place.clause.start + 1) is None:
        return False
    return c.looks.plain_digit.search(c.text, c.place.sentence[0].start, c.start) is not None


def for_its_sake(c: Candidate) -> bool:
    """Whether 为 leads it: it says what the deed behind it was for (为|确保温暖过冬,县民政局筹集3万元)."""
    if c.cue is None or c.looks.ensures.match(c.text, c.start) is None:
        return False
    return ends(c.looks.sake, c.text, c.start)


def planned(c: Candidate) -> bool:
    """Whether it tells of a plan."""
    return c.planned


def done(c: Candidate) -> bool:
    """已, 累计."""
    return c.done


def semicolon_behind(c: Candidate) -> bool:
    """Whether a semicolon parts it from the number."""
    return c.looks.semicolon.search(c.text, c.start, c.place.position) is not None


def plan_said(c: Candidate) -> bool:
    """Whether what governs so far is a plan."""
    return c.so_far is not None and c.so_far.value == "planned"


def plan_behind(c: Candidate) -> bool:
    """Whether the plan that governs so far stands behind it (已是第九次开展,将救助800户,发放|90万元)."""
    trigger = c.so_far.trigger if c.so_far is not None else None
    return trigger is not None and c.start < trigger.start


def other_time(c: Candidate) -> bool:
    """Whether the number's time is one like 今年 that a clause behind it names (将建600所,2018年已建350所,今年建|130所)."""
    when = c.place.period.trigger
    return when is not None and when.rule.endswith("relative") and c.text.find(",", c.start, when.start) >= 0


def time_over(c: Candidate) -> bool:
    """Whether the number's time ended before the year at hand."""
    return over(c.about, c.place.period)


def governs(c: Candidate) -> What:
    """What it says holds of the number."""
    if c.cue is None:
        return Governed("planned", Trigger(c.start, c.end, "planned", "status-will"), "sentence")
    trigger = Trigger(c.start, c.end, c.cue.effect, f"status-{c.cue.name}", c.cue.row)
    return Governed(c.cue.effect, trigger, "sentence")


def passed(c: Candidate) -> Passed:
    """It does not."""
    return PASSED


CONDITIONS: Mapping[str, Callable[[Candidate], bool]] = {
    "announces": announces,
    "by-will": by_will,
    "already": already,
    "said": said,
    "yesterday": yesterday,
    "verb-behind": verb_behind,
    "into": into,
    "raises": raises,
    "clause-only": clause_only,
    "in-clause": in_clause,
    "of-which": of_which,
    "in-closed-bracket": in_closed_bracket,
    "purpose": purpose,
    "for-its-sake": for_its_sake,
    "planned": planned,
    "done": done,
    "semicolon-behind": semicolon_behind,
    "plan-said": plan_said,
    "plan-behind": plan_behind,
    "other-time": other_time,
    "time-over": time_over,
}
READY: Mapping[str, str] = {
    "announces": "announces",
    "by-will": "will",
    "said": "so_far",
    "clause-only": "clause_only",
    "in-clause": "same",
    "planned": "planned",
    "done": "done",
}
GUARDS: Mapping[str, str] = {"purpose": "cue", "for-its-sake": "cue", "plan-said": "so_far"}
VALUES: Mapping[str, Callable[[Candidate], Any]] = {"governs": governs, "passed": passed}
