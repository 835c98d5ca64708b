"""What rows may ask of a mention of the sentence (programme_mentions.yaml), and what it does for a number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from minzheng_ie.governance.programme.frame import Candidate, Frame
from minzheng_ie.governance.programme.spans import overlaps
from minzheng_ie.governance.programme.topics import which_of_them
from minzheng_ie.governance.programme.whom import is_group
from minzheng_ie.rules.looks import Look

INSIDE, FREE, ASIDE, PASSED = "inside", "free", "aside", "passed"
"""What a mention does: it stands in the metric, may name the programme, only stands beside, or speaks of something else."""
_VERB = 6
"""Characters from a verb of giving to those who get it."""
SIGNS = frozenset(
    {
        *("before-border", "example", "cue-before-examples"),
        *("of-another", "one-of-purposes", "left-out", "yardstick", "visited", "counts-who"),
        *("in-brackets", "given-to", "acts", "part-behind", "ranks-a-place"),
    }
)
"""Conditions without one of which (see `Passing.asks`) no row need be asked, where each row has one."""


def before_border(c: Candidate) -> bool:
    """Whether the sentence turns to another field of work behind it (…;在基层组织建设上,…)."""
    return c.mention.start < c.passing.around.border


def example(c: Candidate) -> bool:
    """Whether it is a member of a list over several families (应急救护、养老护理等培训)."""
    return c.mention.start in c.passing.around.listed


def cue_before_examples(c: Candidate) -> bool:
    """Whether it is a weak word before the clause in which examples stand."""
    return c.mention.cue and c.mention.start < c.passing.begun


def in_metric(c: Candidate) -> bool:
    """Whether the metric holds it."""
    return c.inside


def in_clause(c: Candidate) -> bool:
    """Whether it stands in the number's clause or behind it."""
    return c.here


def of_another(c: Candidate) -> bool:
    """Whether it stands in the metric of another number of the clause."""
    return overlaps(c.mention, c.frame.owned)


def one_of_purposes(c: Candidate) -> bool:
    """用于助学、助医、|救灾,帮扶群众5000人次."""
    return c.mention.start in c.frame.told.purposes


def of_a_fund(c: Candidate) -> bool:
    """Whether it is the money of a fund, as its sentence said before or what governs outside (公益金用于|养老、助残)."""
    frame, funds = c.frame, c.frame.groups.funds
    if frame.outside.value in funds:
        return True
    return any(m.program in funds and m.start < c.mention.start for m in frame.mentions)


def left_out(c: Candidate) -> bool:
    """床位(不含|家庭养老床位); 救助(含|丧葬)120人次,…: taken along."""
    return c.mention.start in c.frame.told.left_out


def part_behind(c: Candidate) -> bool:
    """Whether it only says what a part in brackets is for, and the number is not in these (130万元(其中100万元为|扶贫专款))."""
    opened = c.frame.told.parts.get(c.mention.start, -1)
    if opened < 0:
        return False
    position = c.frame.position
    return position < opened or c.frame.text.find(")", c.mention.end, position) >= 0


def yardstick(c: Candidate) -> bool:
    """Whether what is told is so many times its standard (特困人员生活标准达到|低保标准的1.4倍)."""
    return c.mention.start in c.frame.told.yardsticks


def ranks_a_place(c: Candidate) -> bool:
    """Whether it is a place by its rank, for the work named behind it (在12个|贫困村建成幸福院)."""
    return c.mention.start in c.frame.told.ranked


def visited(c: Candidate) -> bool:
    """Whether it is a home that those who give call at (志愿者走进|敬老院,为49位老人…)."""
    return c.mention.start in c.frame.told.visited


def in_brackets(c: Candidate) -> bool:
    """Whether brackets within a name say which of them are meant (贫困(|低保户)精神残疾人)."""
    return which_of_them(c.frame.about, c.mention)


def given_to(c: Candidate) -> bool:
    """Whether it only says to whom those give of whom a heading speaks (under 慈善事业: 资助|孤儿26人)."""
    frame, mention = c.frame, c.mention
    giving = frame.groups.giving
    if frame.outside.level == "document" or frame.outside.value not in giving or not frame.about.civil:
        return False
    if mention.program is None or mention.program in giving:
        return False
    start, end = mention.start, mention.end
    helps = frame.looks.helps.match(frame.text, start)
    if helps is not None and helps.end() == end:
        return True  # 助学80人,|助残20人
    alms = frame.looks.alms if frame.outside.level == "section" else _alms_under(frame)
    if alms.search(frame.text, max(0, start - _VERB), start) is None and alms.search(frame.metric) is None:
        behind = frame.looks.pays_out.match(frame.text, frame.clause[0 if end <= frame.clause[0] else 1])
        if frame.outside.level != "section" or behind is None:
            return False  # but: (向…发放;)孤寡老人|142人,发放救助金4万元
    return (
        is_group(frame.text, start, end, frame.looks)
        or frame.looks.whom.search(frame.text, start, end) is not None
    )


def _alms_under(frame: Frame) -> Look:
    """The verbs of giving under a topic that is no heading: where it tells what was received, those of an office are left out
    (接受社会捐赠210万元。救助流浪人员|80人)."""
    said, looks = frame.outside.trigger, frame.looks
    if said is None or looks.received.search(frame.text, max(0, said.start - _VERB), said.end) is None:
        return looks.alms
    return looks.gives


def acts(c: Candidate) -> bool:
    """Whether it is a body that does something (爱心协会走访慰问,资助学生|30名), and not bodies that are counted or kept."""
    mention, frame = c.mention, c.frame
    if mention.program not in frame.groups.bodies:
        return False
    found = frame.looks.does.match(frame.text, mention.start)
    if found is not None:
        return found.end() <= frame.position
    return c.passing.given and _attends(frame, mention.start, mention.end)


def _attends(frame: Frame, start: int, end: int) -> bool:
    """Whether it is a body at an event of those who give (参加启动仪式的有慈善组织25家、|基金会12家)."""
    looks = frame.looks
    if looks.goes_along.match(frame.text, end) is not None:
        return True
    return looks.attends.search(frame.text, frame.begun, start) is not None


def counts_who(c: Candidate) -> bool:
    """Whether it only says who is counted, of no programme (60岁以上老人)."""
    return c.mention.served and c.mention.program is None


def paid(c: Candidate) -> bool:
    """Whether the number is an amount of money, paid or borne by them (60岁以上老年人自付|5元)."""
    return c.frame.is_money()


def placed(c: Candidate) -> str:
    """It may govern the number: of its metric, or free."""
    return INSIDE if c.inside else FREE


def aside(c: Candidate) -> str:
    """It governs where no other does."""
    return ASIDE


def passed(c: Candidate) -> str:
    """It does not."""
    return PASSED


CONDITIONS: Mapping[str, Callable[[Candidate], bool]] = {
    "before-border": before_border,
    "example": example,
    "cue-before-examples": cue_before_examples,
    "in-metric": in_metric,
    "in-clause": in_clause,
    "of-another": of_another,
    "one-of-purposes": one_of_purposes,
    "of-a-fund": of_a_fund,
    "left-out": left_out,
    "part-behind": part_behind,
    "yardstick": yardstick,
    "ranks-a-place": ranks_a_place,
    "visited": visited,
    "in-brackets": in_brackets,
    "given-to": given_to,
    "acts": acts,
    "counts-who": counts_who,
    "paid": paid,
}
GUARDS: Mapping[str, str] = {
    "before-border": "passing.bordered",
    **dict.fromkeys(("example", "cue-before-examples"), "passing.around.listed"),
    "of-another": "frame.owned",
    "one-of-purposes": "frame.told.purposes",
    "of-a-fund": "frame.told.purposes",
    "left-out": "frame.told.left_out",
    "part-behind": "frame.told.parts",
    "yardstick": "frame.told.yardsticks",
    "ranks-a-place": "frame.told.ranked",
    "visited": "frame.told.visited",
    "in-brackets": "frame.told.bracketed",
    "given-to": "passing.given",
    "acts": "frame.told.bodies",
    "counts-who": "frame.told.ages_told",
}
READY: Mapping[str, str] = {"in-metric": "inside", "in-clause": "here"}
VALUES: Mapping[str, Callable[[Candidate], str]] = {"placed": placed, "aside": aside, "passed": passed}
