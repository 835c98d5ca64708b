"""What rows may ask of a cue in its sentence (status_cues.yaml), and what they may say that it governs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from minzheng_ie.governance.status.frame import Told
from minzheng_ie.rules.looks import ends

Governs = str
FOLLOWING: Governs = "what follows"
PRECEDING: Governs = "what precedes"
NOTHING: Governs = "nothing"
_NAME = 12
"""Characters before 计划 in which the name of a plan, and what acts by it, begin."""


def planned(c: Told) -> bool:
    """Whether it tells of a plan."""
    return c.cue.effect == "planned"


def alone(c: Told) -> bool:
    """Whether its sentence has no number, and may announce what follows it."""
    return c.alone


def backward(c: Told) -> bool:
    """Whether it is of what stands before it (…,列入|民生实事)."""
    return c.cue.behind


def followed(c: Told) -> bool:
    """Whether what follows it makes another word of it (计划|了)."""
    return c.cue.followed(c.about.text, c.end)


def led_up_to(c: Told) -> bool:
    """Whether what stands before it makes it no cue (超|目标任务)."""
    return c.cue.led_up_to(c.about.text, c.begins, c.start)


def lacks(c: Told) -> bool:
    """Whether a word that it needs is missing before it."""
    return c.cue.lacks(c.about.text, c.begins, c.start)


def at_once(c: Told) -> bool:
    """Whether its first character ends a word for what was done at once (随|即将)."""
    return c.about.looks.soon.match(c.about.text, c.start) is not None and ends(
        c.about.looks.at_once, c.about.text, c.start
    )


def framed(c: Told) -> bool:
    """以实施三年计划|为契机."""
    return c.about.looks.framed.match(c.about.text, c.end) is not None


def attribute(c: Told) -> bool:
    """Whether it only tells which ones are meant (实施拟|搬迁的9个村饮水改造)."""
    return c.about.looks.attribute.match(c.about.text, c.end) is not None


def plan_word(c: Told) -> bool:
    """计划."""
    return c.about.looks.plan_word.fullmatch(c.about.text, c.start, c.end) is not None


def named(c: Told) -> bool:
    """Whether what stands before 计划 makes it a name or a measure (“昭才”|计划, 超|计划)."""
    return ends(c.about.looks.plan_name, c.about.text, c.start, _NAME)


def goes_on(c: Told) -> bool:
    """Whether what stands behind 计划 goes on as behind a verb (计划|用三年)."""
    return c.about.looks.goes_on.match(c.about.text, c.end) is not None


def verb_behind(c: Told) -> bool:
    """Whether a verb stands behind it (计划|新建)."""
    return c.about.words.is_verb(c.about.text[c.end : c.end + 2])


def work_behind(c: Told) -> bool:
    """Whether a place or a year plans work that a noun names first, with its number (全县计划|适老化改造30户)."""
    looks, text = c.about.looks, c.about.text
    found = looks.work_to_do.match(text, c.end)
    return found is not None and c.about.words.is_verb(found["verb"]) and ends(looks.planner, text, c.start)


def once_it_stands(c: Told) -> bool:
    """建成后, 竣工后."""
    return c.about.looks.once_it_stands.fullmatch(c.about.text, c.start, c.end) is not None


def offers(c: Told) -> bool:
    """Whether what a project will have to offer is told behind it (该项目建成后|,设置床位30张), not what it has led to."""
    return c.about.looks.offers.match(c.about.text, c.end) is not None


def ensures(c: Told) -> bool:
    """确保."""
    return c.about.looks.ensures.match(c.about.text, c.start, c.end) is not None


def kept(c: Told) -> bool:
    """Whether what was to be made sure of was (确保|了, 确保|…没发生问题)."""
    return c.about.looks.kept.match(c.about.text, c.end) is not None


def proposal(c: Told) -> bool:
    """建议."""
    return c.about.looks.proposal_word.fullmatch(c.about.text, c.start, c.end) is not None


def proposes(c: Told) -> bool:
    """Whether what stands behind 建议 goes on as behind a verb (建议|每月派放)."""
    return c.about.looks.proposes.match(c.about.text, c.end) is not None


def dealt_with(c: Told) -> bool:
    """Whether proposals are dealt with (建议|办理)."""
    return c.about.looks.dealt_with.match(c.about.text, c.end) is not None


def may_propose(c: Told) -> bool:
    """Whether one who may propose stands before 建议, or nothing."""
    return ends(c.about.looks.may_propose, c.about.text, c.start)


def goal(c: Told) -> bool:
    """目标, 任务, 规划."""
    return c.about.looks.goal_word.fullmatch(c.about.text, c.start, c.end) is not None


def goal_noun(c: Told) -> bool:
    """Whether 目标 and the like are a noun that says nothing of what is to come (目标|完成, 超|目标)."""
    looks, text = c.about.looks, c.about.text
    return looks.goal_behind.match(text, c.end) is not None or ends(looks.goal_before, text, c.start)


def what_follows(c: Told) -> Governs:
    """It says of what follows whether it was done."""
    return FOLLOWING


def what_precedes(c: Told) -> Governs:
    """It says it of what precedes."""
    return PRECEDING


def nothing(c: Told) -> Governs:
    """It says nothing."""
    return NOTHING


CONDITIONS: Mapping[str, Callable[[Told], bool]] = {
    "planned": planned,
    "alone": alone,
    "backward": backward,
    "followed": followed,
    "led-up-to": led_up_to,
    "lacks": lacks,
    "at-once": at_once,
    "framed": framed,
    "attribute": attribute,
    "plan-word": plan_word,
    "named": named,
    "goes-on": goes_on,
    "verb-behind": verb_behind,
    "work-behind": work_behind,
    "once-it-stands": once_it_stands,
    "offers": offers,
    "ensures": ensures,
    "kept": kept,
    "proposal": proposal,
    "proposes": proposes,
    "dealt-with": dealt_with,
    "may-propose": may_propose,
    "goal": goal,
    "goal-noun": goal_noun,
}
VALUES: Mapping[str, Callable[[Told], Any]] = {
    "what-follows": what_follows,
    "what-precedes": what_precedes,
    "nothing": nothing,
}
