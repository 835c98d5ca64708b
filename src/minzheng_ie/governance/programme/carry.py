"""What headings, paragraphs and sentences say of the programme of those behind them: a value that is handed on."""

from __future__ import annotations

from typing import NamedTuple

from minzheng_ie.governance.governed import Trigger
from minzheng_ie.governance.programme import parts
from minzheng_ie.governance.programme.about import UNTOLD, About, Said, What
from minzheng_ie.governance.programme.frame import Number
from minzheng_ie.governance.programme.parts import Parts
from minzheng_ie.governance.programme.spans import CUE, LISTED, Mentions, begun, means_all_kinds, strong
from minzheng_ie.governance.programme.topics import given_other_aid, opened_on, topic_of
from minzheng_ie.governance.standing import nearest, section_of, sections_behind
from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import ends

_UNDIVIDED = Parts()
_FOR = 16
"""Characters from 为 to a word for those something is done for."""
Sections = tuple[tuple[int, "Said | None"], ...]


class Standing(NamedTuple):
    """What has been said so far that governs what follows.

    outside: what governs the sentence at hand from outside it. sections: what headings say, by level. section: the nearest
    that says a programme. block, item: what the paragraph and the item in it are about. asked: what a question was about.
    """

    outside: What = UNTOLD
    sections: Sections = ()
    section: Said | None = None
    block: Said | None = None
    item: Said | None = None
    asked: Said | None = None
    field: Said | None = None


@dataclass(eq=False)
class Flow:
    """What goes on from number to number.

    said (tuple): place and programme of the number before. parts: which whole is being broken down. held (tuple): that of the
    last number before the bracket that ``said`` stands in.
    """

    said: tuple[int, What] | None = None
    parts: Parts = _UNDIVIDED
    held: tuple[int, What] | None = None


def opened(field: Said | None) -> Standing:
    """Before anything is said. field: the one field that the document is about."""
    return Standing(nearest(field, None, None, None), field=field)


def headed(standing: Standing, about: About, level: int, mentions: Mentions) -> Standing:
    """A heading that names a programme governs its section, and ends those of its level and below."""
    if mentions and _is_scene(about, mentions[0].start):
        return new_block(standing)
    sections = sections_behind(standing.sections, level, opened_on(about, mentions))
    section = section_of(sections)
    outside = nearest(standing.field, section, None, None)
    return Standing(outside, sections, section, None, None, standing.asked, standing.field)


def _is_scene(about: About, start: int) -> bool:
    """Whether a line only tells what is to be seen or smelt (用餐老人在餐台取餐, 从社区食堂飘出的饭香). start (int): of a mention in it."""
    return about.words.looks.scene.match(about.text, about.text.rfind("\n", 0, start) + 1) is not None


def outside_of(standing: Standing, about: About, sentence: int) -> What:
    """What governs a number from outside its sentence: the heading alone, where that and the one the topic is of tell whom
    something is done for, each its own (为90名低保人员发放低保金。为30名大病患者|).

    sentence (int): where that of the number begins.
    """
    outside, trigger = standing.outside, standing.outside.trigger
    if trigger is None or outside.level == "section":
        return outside
    if trigger.end > sentence:
        return outside
    looks, text = about.words.looks, about.text
    if looks.for_some.match(text, sentence) is None or not ends(looks.for_some_of, text, trigger.start, _FOR):
        return outside
    return nearest(standing.field, standing.section, None, None)


def new_block(standing: Standing) -> Standing:
    """A new paragraph; an answer takes its topic from the question before."""
    asked = standing.asked
    if asked is None and standing.block is None and standing.item is None:
        return standing
    outside = nearest(standing.field, standing.section, asked, None)
    return Standing(outside, standing.sections, standing.section, asked, None, None, standing.field)


def new_item(standing: Standing) -> Standing:
    """A new item within a paragraph."""
    return standing if standing.item is None else _around(standing, standing.block, None)


def turned(standing: Standing) -> Standing:
    """A sentence turns to another field of work: what the paragraph was about ends, not its section."""
    return standing if standing.block is None is standing.item else _around(standing, None, None)


def asked(standing: Standing, about: About, mentions: Mentions) -> Standing:
    """A paragraph that asks: what it asks about is the topic of the answer."""
    return standing._replace(asked=topic_of(about, mentions))


def led(standing: Standing, about: About, mentions: Mentions, *, block: bool) -> Standing:
    """A sentence that opens a paragraph (``block``) or an item names what it is about."""
    topic = opened_on(about, mentions)
    if topic is None or _only_served(standing, about, topic, mentions) or _says_less(standing, about, topic):
        return standing  # (六)社区康复。 under a heading on 残疾人康复
    return _around(standing, topic if block else standing.block, topic)


def listed(standing: Standing, about: About, mentions: Mentions) -> Standing:
    """An item of a list begins. mentions: of the sentence that leads it."""
    topic = topic_of(about, mentions) if mentions else None
    if topic is None or _says_less(standing, about, topic):
        return standing
    return _around(standing, Trigger(topic.start, topic.end, topic.value, LISTED), None)


def left(standing: Standing, about: About, mentions: Mentions, *, heading: bool) -> Standing:
    """A sentence may name the topic of a paragraph that has none yet; one that is a heading in all but form does.

    heading (bool): it has no numbers and no pauses, and is short (救灾救济。).
    """
    if not mentions or about.issuer is not None or not (heading or standing.item is None):
        return standing
    named = [m for m in strong(mentions) if not given_other_aid(about, m, mentions)]
    if named and about.words.looks.describes.search(
        about.text, max(0, begun(about.text, named[0].start) - 1), named[0].start
    ):
        return standing  # 全村辖6个组,总人口900人,贫困户12户: of no field
    return _around(standing, standing.block, topic_of(about, named)) if named else standing


def before(flow: Flow, text: str, position: int) -> Flow:
    """What goes on to the number at ``position``: what a bracket held ends where it closes (A镇40万元(低保30万元)、B镇|50万元)."""
    said, held = flow.said, flow.held
    if said is None:
        return flow
    if held is not None and text.find("。", said[0], position) >= 0:
        held = None
    opened = text.find("(", said[0], position)
    if opened < 0 and held is None is flow.held:
        return flow
    closed = text.find(")", said[0], position)
    if held is not None and closed >= 0 and (opened < 0 or closed < opened):
        said, held = (said[0], held[1]), None
    if opened >= 0 and text.find(")", opened, position) < 0:
        held = said
    return Flow(said, flow.parts, held)


def numbered(flow: Flow, number: Number, what: What, reached: Parts | None) -> Flow:
    """A number's programme is found. reached: the parts as they stand for it; None where it is that of the number before."""
    now = parts.told(flow.parts if reached is None else reached, number.position, what)
    if reached is None:
        return Flow(flow.said, now, flow.held)
    end = number.position
    for token in number.head.tokens:
        if token.end > end:
            end = token.end
    return Flow((end, what), now, flow.held)


def _around(standing: Standing, block: Said | None, item: Said | None) -> Standing:
    """The same with another topic of paragraph and item: the nearest of item, paragraph and section governs."""
    outside = nearest(standing.field, standing.section, block, item)
    return Standing(outside, standing.sections, standing.section, block, item, standing.asked, standing.field)


def _says_less(standing: Standing, about: About, topic: Said) -> bool:
    """Whether a topic is only a general word for what the heading names (救助困难群众300人, under 医疗救助; 低保金, under 农村低保)."""
    section, programmes, looks = standing.section, about.words.programmes, about.words.looks
    if section is None or topic.value is None or section.value in (None, topic.value):
        return False
    if topic.rule == CUE:
        return programmes.within(section.value, topic.value)
    if programmes.parents.get(topic.value) is None:
        return False  # a family is spoken of as such
    if means_all_kinds(about.text, topic.start, topic.end, looks):
        return False
    return programmes.parents.get(section.value or "") == topic.value


def _only_served(standing: Standing, about: About, topic: Said, mentions: Mentions) -> bool:
    """Whether a topic rests on a word for who is helped, within the section of another."""
    section = standing.section
    if section is None or section.value is None or section.value in about.words.groups.sector:
        return False
    if section.value == topic.value:
        return False
    return any(m.served and not m.cue and m.start == topic.start for m in mentions)
