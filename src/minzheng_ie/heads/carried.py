"""Parts of a metric that the number before leaves: the relation its places stood in, the thing that was added to."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.classes import (
    another_class,
    classed,
    is_class,
    names_age,
    names_class,
    other_span,
    paid_at_age,
    told_since,
)
from minzheng_ie.heads.complete import with_topic
from minzheng_ie.heads.frame import Frame
from minzheng_ie.heads.lexicon import bare, content, core, is_, known, noun_of, role_at
from minzheng_ie.heads.ranked import told_in_rank
from minzheng_ie.heads.shorten import last_of
from minzheng_ie.heads.sums import items_of, shared_by
from minzheng_ie.heads.tagging import tagged
from minzheng_ie.tree.leaves import Token, text_of, word_token

Phrase = Sequence[Token]
_NONE: list[Token] = []
_WHOM = 16  # characters of those who are given something
_NAME = 3  # characters of the shortest thing that several things are done with


def related(f: Frame) -> Phrase:
    """What the places counted just before were related to, for those counted beside them (洪水波及6个乡,|80个村)."""
    if not f.after or "division" not in f.after[0].roles or f.group.before or not f.memory.wholes.told:
        return _NONE
    head = f.memory.head
    at = role_at(head, "relating")
    return head[: at + 1] if at >= 0 and "division" in head[-1].roles else _NONE


def sent_along(f: Frame) -> Phrase:
    """The verb by which goods were sent, for others joined to them by a mark (调运3000顶帐篷、|200张折叠床); else empty."""
    if f.group.members[0].text[-1] not in f.lex.w.goods_units | f.lex.w.measure_words:
        return _NONE
    head, last = f.memory.head, len(f.memory.head) - 1
    at = next((i for i in range(last, -1, -1) if head[i].text in f.lex.w.sending), last)
    return [head[at]] if at < last and not any(t.verb for t in head[at + 1 :]) else _NONE


def summed(f: Frame) -> Phrase:
    """What was counted in the same unit before, without the verb for what came on top of others."""
    told = f.memory.wholes.told.get(f.quantity.unit or "")
    if told is None or not told.tokens or told.tokens[0].text not in f.lex.w.added:
        return _NONE
    return told.tokens[1:] if told.value < f.quantity.value else _NONE


def in_stock(f: Frame) -> Phrase:
    """Those that are there now, behind what was done with some of them (清退12户,新增8户,|现有|86户); empty where none was."""
    w = f.lex.w
    if f.money or f.percentage or f.after or w.in_stock.isdisjoint(f.group.said):
        return _NONE
    told = f.memory.wholes.told.get(f.quantity.unit or "")
    done = told.tokens if told is not None else f.memory.head if f.people else _NONE
    if not done or not (done[0].verb or done[0].text in w.new):
        return _NONE
    thing = core(done)
    return thing[last_of(thing[:-1], f.lex) + 1 :] if thing != list(done) else _NONE


def given_to(f: Frame) -> Phrase:
    """A verb of giving with to whom, who were told right before (高中生8名,每人|资助|600元); empty where they were not."""
    phrase, w = f.phrase, f.lex.w
    if not phrase or f.after or not (phrase[-1].text in w.giving_each or text_of(phrase) in w.giving_each):
        return _NONE
    if len(phrase) > 1 and phrase[-2].text.endswith(w.bodies + w.funders):
        phrase = phrase[-1:]  # 由镇政府|发给
    if text_of(phrase) not in w.giving_each:
        return _NONE
    passed = f.memory.passed
    whom = receiver(content(tagged(passed[-1](), f.lex), f.lex), f) if passed else _NONE
    if (
        not whom
        and not passed
        and any(t.kind == "rate" for t in f.group.before)
        and not any(t.verb for t in f.memory.head)
    ):
        whom = receiver(f.memory.head, f)
    return [phrase[0], *whom, *phrase[1:]] if whom else _NONE


def receiver(said: Phrase, f: Frame) -> Phrase:
    """Those whom words name, without what leads to them; empty where they name none."""
    w = f.lex.w
    start = next((i for i, t in enumerate(said) if t.text not in w.whoever), 0)
    those = said[start:]
    if not those or len(text_of(those)) > _WHOM or not text_of(those).endswith(_ends(f)):
        return _NONE
    if any(t.text in w.being for t in those):
        return _NONE  # 若为低保户,补贴200元
    return those if not any(t.verb for t in those[last_of(those, f.lex) + 1 :]) else _NONE


def _ends(f: Frame) -> tuple[str, ...]:
    w = f.lex.w
    return w.persons + w.those_named + w.homes + w.bands


def sum_shared(f: Frame) -> Phrase:
    """What the items end in that a number sums up (建设补贴…,运营补贴…,共计|634万元)."""
    if f.after or any(t.text not in f.lex.w.sums for t in f.subject):
        return _NONE
    items = items_of(f.group, f.memory, f.view.quantities, f.lex)
    return shared_by(items, f.lex) if items else _NONE


def item_paid(f: Frame) -> Phrase:
    """The part of a sum that was told just before, for what has been paid of it (其中用于甲80万元,|已支付20万元)."""
    if not (f.money and f.phrase) or "paid" not in f.phrase[0].roles:
        return _NONE
    if any("paid" not in t.roles for t in f.phrase):
        return _NONE
    item = f.memory.wholes.item.get(f.quantity.unit or "")
    if item is None or item.value < f.quantity.value or item.tokens != f.memory.head:
        return _NONE
    return item.tokens if not item.tokens[0].verb else _NONE


def of_other_span(f: Frame) -> Phrase:
    """What was told before of those of a span of time, for those of another (3年以上的120户,|5年以上的86户)."""
    whole = f.memory.wholes.whole_of(f.quantity, within=True) if f.memory.within else ()
    return other_span(f.subject, f.memory.head, whole, f.lex)


def home(f: Frame) -> Phrase:
    """The home that was spoken of, where the phrase is what it does to people (福利院3所,|收养210人)."""
    phrase = f.phrase
    w = f.lex.w
    if not f.people or not phrase or phrase[0].text not in w.taking_in:
        return _NONE
    if any(t.text not in w.whoever_lives_there for t in phrase[1:]):
        return _NONE
    return _home(f)


def unit_noun(f: Frame) -> Phrase:
    """What a number counts, where its unit tells it (12间房,|30个床位), with the home that it is of."""
    token, after = f.group.members[0], f.group.after
    if f.money or (after and after[0].text in f.lex.w.of and f.after):
        return _NONE  # 30个床位的福利院
    if not token.text.endswith(f.lex.w.unit_nouns):
        return _NONE
    noun = next(n for n in f.lex.w.unit_nouns if token.text.endswith(n))
    if f.subject and f.phrase[-1].text.endswith(noun):
        return _NONE
    return [
        *(f.phrase if f.subject else _home(f)),
        word_token(token.end - len(noun), token.end, noun, f.lex.words),
    ]


def last_part(f: Frame) -> Phrase:
    """The part with which all of a whole was told, for what each of it is paid (生活补贴278人,护理补贴334人,|每人每月90元)."""
    return f.memory.last_part


def people_noun(f: Frame) -> Phrase:
    """Those whom a number with nothing beside it counts by its unit alone (全县有36万|人口)."""
    token, w = f.group.members[0], f.lex.w
    if f.after or not token.text.endswith(w.unit_people) or any(t.text not in w.having for t in f.phrase):
        return _NONE
    noun = next(n for n in w.unit_people if token.text.endswith(n))
    topic = f.topic().tokens
    if topic and topic[-1].text.endswith(noun):
        return _NONE  # 贫困人口逐年下降,减少3万人口
    return [word_token(token.end - len(noun), token.end, noun, f.lex.words)]


def _home(f: Frame) -> Phrase:
    """The last home of the topic, without what it has and does."""
    w, told = f.lex.w, [_without_beds(token, f) for token in f.topic().tokens]
    end = next((i for i in range(len(told), 0, -1) if told[i - 1].text.endswith(w.homes)), 0)
    first = next((i for i in range(end, 0, -1) if told[i - 1].verb or told[i - 1].text in w.of), 0)
    return told[first:end]


def _without_beds(token: Token, f: Frame) -> Token:
    """The home of 社会服务机构床位, where that is one word."""
    noun = next((n for n in f.lex.w.unit_nouns if token.text.endswith(n)), "")
    name = token.text.removesuffix(noun)
    if not noun or not name.endswith(f.lex.w.homes):
        return token
    return word_token(token.start, token.start + len(name), name, f.lex.words)


def care_grade(f: Frame) -> Phrase:
    """A standard of care with the grade that a sum is for (护理标准按照完全丧失自理能力每月800元,|部分丧失自理能力每月400元)."""
    said, grades, head = f.said, f.lex.w.care_grades, f.memory.head
    if not f.money or not said:
        return _NONE
    if not said[-1].text.endswith(grades):
        return _beside_a_part(f)
    own = _standard(said)
    if own:
        grade = [t for t in said[len(own) :] if not is_(t, "level", "preposition")]
        return [*own, *grade]
    told = _standard(head) if head and head[-1].text.endswith(grades) else ()
    if not told and f.topic().named:
        told = _standard([*f.topic().tokens, *said])  # 护理标准分为三档:全护理每月1100元
    return [*told, *said] if told else _NONE


def _beside_a_part(f: Frame) -> Phrase:
    """A standard told of one part, for another of its kind (低保标准为东部地区780元,|西部地区650元)."""
    said, head, w = f.said, f.memory.head, f.lex.w
    last = head[-1].text if head else ""
    if last[-1:] != said[-1].text[-1] and not last.endswith(w.those_named):
        return _NONE  # as most
    told = _standard(head)
    of_a_part = told and told[-1].text.endswith(w.standard_ends) and len(told) < len(head)
    if not of_a_part or any(is_(t, "standard", "level") or t.verb for t in said):
        return _NONE
    those = head[-1].text.endswith(w.those_named) and said[-1].text.endswith(w.those_named)
    each = those and "/" in (f.quantity.unit or "")
    return [*told, *said] if each or head[-1].text[-1] == said[-1].text[-1] else _NONE


def _standard(tokens: Phrase) -> Phrase:
    end = next((i for i in range(len(tokens) - 1, 0, -1) if "standard" in tokens[i - 1].roles), 0)
    return tokens[:end]


def ranked(f: Frame) -> Phrase:
    """What the clause before puts in an order of rank."""
    return told_in_rank(f.memory.spoken.clauses, f.memory.head, f.lex)


def head_subject(f: Frame) -> Phrase:
    """What the head before tells the doing of (造血干细胞|入库), for another thing done with it."""
    head = f.memory.head
    noun = noun_of(head)
    done = len(noun) < len(head) and not head[0].verb and all(t.verb for t in head[len(noun) :])
    named = len(text_of(noun)) > _NAME and not any("joint" in t.roles for t in noun)
    return noun if done and named else _NONE


def one_of_classes(f: Frame) -> Phrase:
    """The name of a class, with what it is one of."""
    w, subject = f.lex.w, f.subject
    if f.money and subject[-1].text in w.for_each:
        subject = subject[:-1]  # 单穴|每个3000元
    memory = f.memory
    before = memory.wholes.told.get(f.quantity.unit or "") if not f.money else None
    if before is not None and (other := another_class(subject, before.tokens, f.lex)):
        return other
    if not (is_class if f.money else names_class)(subject, f.lex):
        return _NONE
    whole = memory.wholes.whole_of(f.quantity, within=True) if memory.within and not f.money else ()
    if whole:
        thing = core(whole)
        return [*subject, *thing[last_of(thing[:-1], f.lex) + 1 :]]  # 残废军人160人,其中特等8人
    found = classed(subject, memory.head, memory.passed, f.lex, money=f.money)
    named = found[len(subject) :]
    if f.money and named and bare(named) and (whose := _whose(f)):
        return [*subject, *with_topic(whose, named, f.lex)]  # 补助标准分三类: of 低保对象
    return found


def _whose(f: Frame) -> list[Token]:
    """Those helped that are spoken of, without what is done for them; empty where none are."""
    topic, w = noun_of(f.topic().tokens), f.lex.w
    start = next((i for i, t in enumerate(topic) if t.text not in w.served), 0)
    end = max((i + 1 for i, t in enumerate(topic) if t.text.endswith(w.persons)), default=0)
    return topic[start:end] if known(topic[start:end], f.lex) else []


def beside_ages(f: Frame) -> bool:
    """Whether it is of a band of ages, as the number before (80到89岁每月30元,百岁以上的|300元)."""
    return names_age(f.subject, f.lex) and names_age(f.memory.head, f.lex)


def paid_by_age(f: Frame) -> Phrase:
    """A band of ages, with what those of it are paid."""
    band = f.subject[1:] if f.subject and f.subject[0].text in f.lex.w.served else f.subject
    being = not f.lex.w.being.isdisjoint([t.text for t in band])
    at = next((i for i, t in enumerate(band) if i and t.text in f.lex.w.being), 0) if being else 0
    if at and names_age(band[at + 1 :], f.lex):  # 慰问金|是|70岁以上者发
        return paid_at_age(band[at + 1 :], [band[:at]], f.lex)
    if not names_age(band, f.lex):
        return _NONE
    return paid_at_age(band, told_since(f.memory.head, f.memory.passed, f.lex), f.lex)
