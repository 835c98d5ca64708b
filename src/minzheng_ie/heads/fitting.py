"""What of the topic a verb alone may take: a thing, not what was to be done with it (清退|低保对象 of 低保对象动态管理)."""

from __future__ import annotations

from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.further import kept_alive
from minzheng_ie.heads.lexicon import Lexicon, edges, joins
from minzheng_ie.heads.told import Told
from minzheng_ie.tree.leaves import Token, text_of

_UNCOUNTED = frozenset({"share", "points", "ratio", "money", None})
_REGISTERED = 2  # characters of 登记
_SHORT = 2  # words of 发放补贴
_WORK = 2  # characters of 管理, and of a verb that says enough


def object_left(f: Frame) -> list[Token]:
    """What of the topic may be the object of the phrase: no work, which is done and not done to (殡葬改革。火化121具)."""
    left = f.left()
    if not left:
        return left  # as most
    left, w = _fitted(left, f), f.lex.w
    if left and left[-1].text.endswith(w.undertakings) and text_of(f.phrase) in w.giving_each:
        return []  # 实施金秋助学项目。全年资助|90人
    return [] if left and not f.money and left[-1].text.endswith(w.works) else kept_alive(left, f)


def thing_named(f: Frame) -> list[Token]:
    """Verbs with the thing of the topic that their one noun is short for (发放|残疾人护理补贴 of 发放补贴); empty where it is not."""
    phrase, w = f.phrase, f.lex.w
    if len(phrase) < _SHORT or f.within:
        return []
    if "bare_verb" not in phrase[0].roles and phrase[0].text not in w.carrying_out:
        return []
    name, left = phrase[-1].text, f.left()
    if name in w.standard_of or not all(t.verb for t in phrase[:-1]):
        return []
    at = next((i for i, t in enumerate(left) if t.text.endswith(name)), -1)
    if at < 0:
        return []
    thing = left[max(0, at - (left[at].text == name)) : at + 1]
    told = thing[0].text != name and not (thing[0].verb or joins(thing[0]) or thing[0].text in w.of)
    return [*phrase[:-1], *thing] if told else []


def stands_on(f: Frame) -> bool:
    """The phrase tells by a verb what a building stands on (新福利院…,占地|12亩)."""
    w = f.lex.w
    return text_of(f.phrase) in w.standing and f.left()[-1].text.endswith(w.buildings)


def _fitted(left: list[Token], f: Frame) -> list[Token]:
    """What of a topic completes a verb alone; empty where nothing does."""
    if not left or text_of(f.phrase) in f.lex.w.befallen:
        return []
    if f.memory.within and (whole := _in_its_unit(f)):
        return whole
    if _told_again(left, f) or _outnumbers(f):
        return []
    return _registered(_unmanaged(_affirmed(left, f.lex), f), f)


def _in_its_unit(f: Frame) -> list[Token]:
    """The whole that a part is counted in the unit of (床位6万张,其中新增|1万张); empty where none was told last."""
    unit, memory = f.quantity.unit or "", f.memory
    if unit in f.lex.w.people_units or f.quantity.dimension in _UNCOUNTED:
        return []
    whole = memory.wholes.told.get(unit)
    if whole is None or whole.tokens != memory.head or f.quantity.value > whole.value:
        return []
    return list(Told(whole.tokens).thing())


def _outnumbers(f: Frame) -> bool:
    """Whether more left than were counted right before: they are others (五保户5户,2016年脱贫|39户)."""
    if text_of(f.phrase) not in f.lex.w.leaving:
        return False
    wholes, unit = f.memory.wholes, f.quantity.unit or ""
    if text_of(f.memory.head) in f.lex.w.leaving:
        return True  # 五保户5户,脱贫39户,|搬迁|6户
    counted = next((told[unit] for told in (wholes.item, wholes.told, wholes.before) if unit in told), None)
    return counted is not None and counted.tokens == f.memory.head and f.quantity.value > counted.value


def _told_again(left: list[Token], f: Frame) -> bool:
    """Whether a clause behind the topic tells of the verb itself (残疾人就业620人,举办培训班,|培训1300人次)."""
    if not f.memory.passed:
        return False
    clause = f.memory.passed[-1]()
    verb = text_of(f.phrase)
    if len(verb) < _WORK or not clause or left[-1].end > clause[0].start:
        return False
    return any(t.text.startswith(verb) for t in clause)


def _affirmed(said: list[Token], lex: Lexicon) -> list[Token]:
    """A thing without what is denied of it, and without what it ought to do (婚姻登记|未出差错, 高龄津贴|应发尽发)."""
    w = lex.w
    while said and (said[0].text in w.denials or said[0].text in w.acted_on):
        of = next((i for i, t in enumerate(said) if t.text in w.of), len(said) - 1)
        said = said[of + 1 :] if said[0].text in w.denials else said[1:]
    at = next(
        (i for i, t in enumerate(said) if t.text in w.denials_of_deeds or t.text in w.oughts), len(said)
    )
    return edges(said[:at])


def _unmanaged(said: list[Token], f: Frame) -> list[Token]:
    """Those who came or went, without the work on them (低保对象|动态管理); no other verb is done to a work."""
    lex = f.lex
    if not said or not said[-1].text.endswith(lex.w.managing):
        return said
    if text_of(f.phrase) not in lex.w.came_or_went:
        return []
    last = said[-1]
    while len(said) > 1 and said[-1].text.endswith(lex.w.managing) and last.text[:-_WORK] not in lex.nouns:
        said = said[:-1]
        last = said[-1]
    name = last.text[:-_WORK]
    return [*said[:-1], last.between(last.start, last.end - _WORK, name)] if name in lex.nouns else said


def _registered(said: list[Token], f: Frame) -> list[Token]:
    """登记 of 婚姻登记, for marriages and divorces (结婚|登记)."""
    last = said[-1] if said else None
    if last is None or text_of(f.phrase) not in f.lex.w.weddings or last.text not in f.lex.w.wedding_work:
        return said
    return [last.between(last.end - _REGISTERED, last.end, last.text[-_REGISTERED:])]


def registered(topic: list[Token], f: Frame) -> bool:
    """Whether a topic is the registration of what a verb tells."""
    return len(topic[-1].text) == _REGISTERED and text_of(f.phrase) in f.lex.w.weddings
