"""What may hold of a number, by name: the conditions that rows of `patterns/heads.yaml` ask for."""

from __future__ import annotations

from minzheng_ie.heads import candidates as parts
from minzheng_ie.heads.attributes import measured
from minzheng_ie.heads.behind import head_behind, predicate
from minzheng_ie.heads.complete import changes, funds, of_group, parts_beside, pays
from minzheng_ie.heads.fitting import object_left, registered
from minzheng_ie.heads.frame import Frame, monthly
from minzheng_ie.heads.groups import nominal
from minzheng_ie.heads.lexicon import LONG, content, first_verb, known, only_verbs, opening_verbs
from minzheng_ie.heads.several import listed
from minzheng_ie.tree.leaves import Token, text_of

_NAMES = 3  # numbers told by nouns make a list: a word beside them is a name, too
_BRIEF = 4  # characters of verbs that want an object
_PIECES = frozenset({"count", "institutions", "area", "length"})
_NOUN = 6  # characters of a topic that is a noun


def counts_measure(f: Frame) -> bool:
    """A number is told of a measure behind it, and others follow."""
    return bool(f.rest and f.group.after and measured(content(f.group.after, f.lex), f.lex))


def is_nominal(f: Frame) -> bool:
    """The words before are a modifier without its noun."""
    return nominal(f.group, f.lex)


def wanting(f: Frame) -> bool:
    """Nothing but a verb that wants its object stands behind."""
    return len(f.after) == 1 and "wanting" in f.after[0].roles


def is_behind(f: Frame) -> bool:
    """What is counted stands behind the number."""
    told = f.group.counted
    return head_behind(f.group, f.group.after, f.view.quantities, f.lex) if told is None else told


def verbs_reach(f: Frame) -> bool:
    """The verbs of the list tell whom something reaches."""
    return text_of(f.memory.verbs(f.lex)) in f.lex.w.reaching


def one_verb(f: Frame) -> bool:
    """One verb opened the list."""
    return len([t for t in f.memory.verbs(f.lex) if t.text not in f.lex.w.manners]) == 1


def verb_behind(f: Frame) -> bool:
    """A verb stands in what is counted behind."""
    words = parts.behind(f)
    if words and words[-1].text.endswith(f.lex.w.firms_by_kind):
        words = [*words[:-2], words[-1]]  # 产业链核心支撑|企业
    return any(t.verb for t in words)


def opens_behind(f: Frame) -> bool:
    """A verb opens what is counted behind."""
    behind = parts.behind(f)
    return bool(behind) and behind[0].verb


def fresh(f: Frame) -> bool:
    """The clause just passed over begins its statement."""
    return f.memory.fresh


def has_predicate(f: Frame) -> bool:
    """The words behind are a predicate."""
    return predicate(f.group.after, f.lex)


def changed(f: Frame) -> bool:
    """A word of change stands before the number."""
    return changes(f.group.before, f.lex)


def moved(f: Frame) -> bool:
    """A word of change or of a level stands before the number."""
    return any("level" in t.roles or t.text in f.lex.changes for t in f.group.before)


def severally(f: Frame) -> bool:
    """分别 stands before the number."""
    return of_group(f.group, f.lex.w.severally)


def moved_or_severally(f: Frame) -> bool:
    """A change, a level or 分别 stands before the number."""
    return moved(f) or severally(f)


def to_level(f: Frame) -> bool:
    """The number is a percentage that was reached (提高到)."""
    before = f.group.before
    return f.percentage and bool(before) and before[-1].text[-1] in f.lex.w.to


def share_or_money(f: Frame) -> bool:
    """The number is a percentage or a sum."""
    return f.money or f.percentage


def named(f: Frame) -> bool:
    """A measure is spoken of, by a number that may tell it: no count of a rate."""
    topic = f.topic()
    rate = topic.named and not f.percentage and topic.tokens[-1].text.endswith(f.lex.w.rates)
    return topic.named and (not rate or f.quantity.dimension == "points")


def topic_known(f: Frame) -> bool:
    """What is spoken of is a word of the field."""
    return known(f.topic().tokens, f.lex)


def after_several(f: Frame) -> bool:
    """More than a word stands behind."""
    return len(f.after) > 1


def after_opens_with_verb(f: Frame) -> bool:
    """A verb opens the words behind."""
    return bool(f.after) and f.after[0].verb


def by_rule(f: Frame) -> bool:
    """按 stands before the number."""
    return any(t.text in f.lex.w.by and t.kind == "word" for t in f.group.before)


def per_head(f: Frame) -> bool:
    """A rate stands before the number."""
    return "rate" in [t.kind for t in f.group.before]


def one_of_a_pair(f: Frame) -> bool:
    """The subject is the word for one of two parts (城市, 女性)."""
    return len(f.subject) == 1 and bool(parts_beside(f.subject[0].text, f.lex))


def payer(f: Frame) -> bool:
    """The phrase says who gives money, and not for what (县里筹资)."""
    phrase = f.phrase
    verb = first_verb(phrase)
    return bool(verb) and pays(phrase[:verb], phrase[verb:], f.lex)


def spends(f: Frame) -> bool:
    """The phrase is nothing but verbs of giving (花了312万)."""
    phrase = f.phrase
    if not f.money and (f.quantity.dimension is not None or not all_paid(f)):
        return False
    if phrase and "bare_verb" not in phrase[0].roles:
        return False  # as most
    return all("bare_verb" in t.roles for t in phrase)


def all_paid(f: Frame) -> bool:
    """The phrase is nothing but verbs whose object was spoken of before (支出)."""
    return all("paid" in t.roles for t in f.phrase)


def invested(f: Frame) -> bool:
    """The phrase is one verb of spending on a work whose pieces were told right before."""
    head, w, at = f.memory.head, f.lex.w, f.group.members[0].index
    if not f.memory.told or text_of(f.phrase) not in w.invested or f.memory.spoken.clauses:
        return False
    told = f.view.quantities[at - 1]
    done = bool(head) and (head[0].verb or head[0].text in w.served) and head[0].text not in w.added
    return (
        done and any(t.verb for t in head) and told.unit not in w.people_units and told.dimension in _PIECES
    )


def is_funds(f: Frame) -> bool:
    """The phrase is money that the next clause tells the purpose of (投入资金)."""
    if not funds(f.phrase, f.lex):
        return False
    giving = f.lex.w.giving  # 下拨应急资金80万元,|发放物资
    return f.phrase[0].text not in giving or not any(t.text in giving for t in f.ahead()[:1])


def purpose_known(f: Frame) -> bool:
    """What money was for is a word of the field."""
    return known(f.purpose(), f.lex)


def several_words(f: Frame) -> bool:
    """The phrase has more than a word."""
    return len(f.phrase) > 1


def opening_verb(f: Frame) -> bool:
    """Verbs open the phrase."""
    return bool(opening_verbs(f.phrase))


def ends_in_topic(f: Frame) -> bool:
    """The phrase ends in a word of the topic, and not in the measure alone (城市低保标准…,保障|标准)."""
    last = f.phrase[-1].text if f.phrase else ""
    return bool(last) and last in text_of(f.left()) and last not in f.lex.w.standard_of


def is_bare(f: Frame) -> bool:
    """The phrase has no head of its own."""
    return f.bare()


def bare_or_monthly(f: Frame) -> bool:
    """The phrase has no head of its own, or tells how often and what was done."""
    return f.bare() or monthly(f)


def names_told(f: Frame) -> bool:
    """The numbers before were told by nouns: a list."""
    return f.memory.wholes.names >= _NAMES


def role_of_verb(f: Frame) -> bool:
    """The phrase opens with a verb of ours."""
    phrase = f.phrase
    return bool(phrase) and "verb" in phrase[0].roles


def verbs_alone(f: Frame) -> bool:
    """The phrase is nothing but verbs."""
    return only_verbs(f.phrase)


def brief(f: Frame) -> bool:
    """The phrase is short."""
    return len(text_of(f.phrase)) <= _BRIEF


def affecting(f: Frame) -> bool:
    """A verb of the phrase stands behind what it befalls (完工)."""
    return any("affecting" in t.roles for t in f.phrase)


def far(f: Frame) -> bool:
    """Several things were spoken of, in a sentence before."""
    topic = f.topic().tokens
    return listed(topic) and not f.memory.passed and topic[-1].end < f.group.before[0].start


def in_all(f: Frame) -> bool:
    """累计 or the like stands before the number."""
    return of_group(f.group, f.lex.w.in_all)


def phrase_in_topic(f: Frame) -> bool:
    """The topic tells the phrase."""
    return text_of(f.phrase) in text_of(f.topic().tokens)


def fits_object(f: Frame) -> bool:
    """The topic can be the object of the phrase."""
    topic = object_left(f)
    if all("harm" in t.roles for t in topic):
        return False  # 12万人受灾,失踪2人
    w = f.lex.w
    held = w.homes if f.people else w.homes + w.holders
    if not f.money and topic[-1].text.endswith(held) and f.quantity.unit not in w.classifiers:
        return False  # 救助站接待…260人次,安置56人; 殡仪馆1座,火化260具
    if f.item and names_work(f):
        return False
    noun = len(text_of(topic)) <= _NOUN and not any(t.verb for t in topic)
    told = known(topic, f.lex) or _helped(topic) or registered(topic, f)
    return told and (f.one_word or noun) and len(text_of(topic)) <= LONG + 2


def names_work(f: Frame) -> bool:
    """The verbs of the phrase are the name of a work: none of ours opens them (抚恤60万元、退役安置9万元)."""
    phrase = f.phrase
    return len(phrase) > 1 and "verb" not in phrase[0].roles and phrase[0].text not in f.lex.w.new


def _helped(topic: list[Token]) -> bool:
    """Whether a topic is nothing but those who are helped, and where (农村|低保户; not 不合格|低保户)."""
    return bool(topic) and "aid" in topic[-1].roles and all("part" in t.roles for t in topic[:-1])


def of_thing_behind(f: Frame) -> bool:
    """的 stands between the numbers and the thing behind the last (总投资2亿元、总面积3万平方米的2个综合体)."""
    return bool(f.rest) and any(text_of(g.after) in f.lex.w.of for g in (f.group, *f.rest[:-1]))


def part_alone(f: Frame) -> bool:
    """The phrase is the word for a part, and wholes were told."""
    return f.one_word and "part" in f.phrase[0].roles and bool(f.memory.wholes.told)


def head_ends_in_part(f: Frame) -> bool:
    """The head before ends in the word for a part."""
    head = f.memory.head
    return len(head) > 1 and "part" in head[-1].roles
