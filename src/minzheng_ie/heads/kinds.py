"""How the label of a part goes together with what the whole is called."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import LONGEST, Lexicon, core, is_, known, only_verbs, opening_verbs, role_at
from minzheng_ie.tree.leaves import Token, text_of, word_token


def kind_of(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon, *, among: bool) -> list[Token]:
    """Those of a kind among all with whom something was done (退出低保120户(甲类户50户…)); empty where nothing was.

    among (bool): what the whole is called tells what the kind does not (2100户危房户中,低保户…).
    """
    verbs, w = opening_verbs(whole), lex.w
    if len(whole) == 1 and whole[0].text in w.befalling and label[-1].text.endswith(w.persons):
        return [*label, *whole]  # 脱贫30户:一般农户26户…
    if among and not verbs and text_of(label).endswith(text_of(whole)[-2:]):
        return []  # 困境儿童中,残疾儿童…
    if not (verbs or among) or not label[-1].text.endswith(w.persons) or "recipient" in label[-1].roles:
        return []
    if any(is_(t, "verb", "bare_verb") for t in label):
        return []
    if not among and w.kind_marks.isdisjoint(text_of(label)):
        return [*verbs, *label]  # 登记困境儿童1500名,其中孤儿86名
    if text_of(label).endswith(whole[-1].text) and not w.of.isdisjoint([t.text for t in label]):
        return []  # 护理补贴人员4300人,其中生活困难的一级残疾人员
    told = [*whole, *label]
    return told if len(text_of(told)) <= LONGEST else [*verbs, *label]


def of_those_in(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """Those of a kind among who are in something (参加养老保险职工6万人,其中|离退休人员|2万人); empty where it is not told in what."""
    verbs, w = opening_verbs(whole), lex.w
    if not verbs or verbs[-1].text not in w.belonging_to or not label[-1].text.endswith(w.persons):
        return []
    within = whole[:-1] if whole[-1].text.endswith(w.labels_of_people) else whole
    told = [*within, *label]
    return told if len(within) > len(verbs) and len(text_of(told)) <= LONGEST else []


def at_bodies(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """Those of a whole who are at bodies of a kind (专任教师900人,其中|普通中学|300人); empty where the label names none."""
    w = lex.w
    if len(label) > 1 and label[-1].text in w.keeping and label[-2].text.endswith(w.homes):
        return [*label, whole[-1]] if whole[-1].text.endswith(w.persons) else []  # 孤儿,其中福利机构|抚养
    if not label[-1].text.endswith(w.schools + w.homes) or len(label[0].text) == 1:
        return []  # 其中住|敬老院
    if any(t.verb and "verbal_noun" not in t.roles for t in label):
        return []
    those = core(whole)
    return _persons_told(those, [*label, *those], lex)


def undergone(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """Those of a whole to whom something was done, or who want something (留守儿童900人,其中|无户籍|20人); else empty."""
    those, w = core(whole), lex.w
    if label[0].text not in w.undergoing or len(label) < 2 or label[-1].text.endswith(w.persons):
        return []
    return _persons_told(those, [*those, *label], lex)


def _persons_told(those: Sequence[Token], told: list[Token], lex: Lexicon) -> list[Token]:
    """What is told of those, where they are persons by name, and it is no longer than a metric; else empty."""
    named = those and those[-1].text.endswith(lex.w.labels_of_people) and not any(t.verb for t in those)
    return told if named and len(text_of(told)) <= LONGEST else []


def made(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """Bodies of a kind among all that came to be (成立慈善组织60个,其中|基金会58个); empty where none did."""
    verbs = opening_verbs(whole)
    if not verbs or len(verbs) == len(whole) or any(t.verb or t.kind != "word" for t in label):
        return []
    if verbs[-1].text not in lex.w.coming_to_be or not label[-1].text.endswith(lex.w.bodies_founded):
        return []
    return [*verbs, *label]


def of_both(label: list[Token], whole: Sequence[Token], lex: Lexicon, *, within: bool) -> list[Token]:
    """The whole told of town or country (城乡低保对象…,其中城市920人); empty where it names neither.

    within (bool): 其中 or a bracket opens the parts: the whole is of both, said or not.
    """
    part, w = text_of(label), lex.w
    both = w.both_of_country[0]
    at = next((i for i, t in enumerate(whole) if t.text.startswith(both) and t.kind == "word"), -1)
    if at >= 0:
        said = whole[at]
        one = word_token(said.start, said.end, part + said.text[len(both) :], lex.words)
        return [*whole[:at], one, *whole[at + 1 :]]
    if within and not any(t.text.startswith(w.parts_of_country) for t in whole):
        verbs = len(opening_verbs(whole))
        return [*whole[:verbs], *label, *whole[verbs:]] if verbs < len(whole) else []
    return []


def names(label: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a label tells of no doing: 护理|型 does not, 支出低保|类 does."""
    if len(label) <= 2:
        return True
    if label[-1].text in lex.w.kind_word:
        return not label[0].verb  # 职业及从业组织类
    return not any(t.verb and "verbal_noun" not in t.roles for t in label[:-1])


def done_to_part(verbs: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What was done to a part alone, with the object of the whole: 接收物资320件,其中|发放, 其中救助|区外."""
    thing = whole[len(opening_verbs(whole)) :]
    if len(verbs) > 1 and verbs[-1].text.endswith(lex.w.outside) and len(thing) < len(whole):
        return [*verbs, *thing] if only_verbs(verbs[:-1]) else []
    if len(verbs) > 1 and "verb" not in verbs[0].roles:
        return []  # 支出公益金90万元,其中退役安置8万元: a work by its name
    if len(thing) == len(whole) and not whole[-1].text.endswith(lex.w.measured + lex.w.measures):
        return []
    return [*verbs, *thing] if only_verbs(verbs) and thing else []  # 养老机构床位数…,其中新增


def recipients(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """Those helped, by kind or age: 低保户|残疾人家庭, 80岁以上|老年人."""
    w = lex.w
    if label[-1].text in w.population:
        kin = whole[-1].text not in w.population and "recipient" in whole[-1].roles
        return [*core(whole), *label] if kin else []
    if known(whole, lex) or any("aid" in t.roles for t in whole):
        thing = core(whole)
        if text_of(label).endswith(text_of(thing)):  # 残疾人享受补贴…,其中重度残疾人
            return [*label, *whole[len(thing) :]] if list(whole[: len(thing)]) == thing else [*label]
        return [*thing, *label]
    aged = label[-1].text in w.age_sides and "recipient" in whole[-1].roles
    return [*label, whole[-1]] if aged else []


def qualified(label: Sequence[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The label before the noun it qualifies, or in the place of the subject: 教育类|社会团体, 省本级|接收款物."""
    if "label" in whole[0].roles and len(whole) > 1 and len(whole[0].text) == len(text_of(label)):
        return [*label, *whole[1:]]  # 视力残疾120人,听力90人
    verbs = len(opening_verbs(whole))
    one = 0 < verbs < len(whole) and whole[verbs].text.startswith(lex.w.kinds_named)  # 护理|型床位
    if 0 < verbs < len(whole) and not one and not label[-1].text.endswith(lex.w.own_level):
        return [*whole[:verbs], *label, *whole[verbs:]]
    doing = next((i for i, t in enumerate(whole) if t.verb and "verbal_noun" not in t.roles), 0)
    return [*label, *whole[doing:]]


def harmed(label: list[Token], whole: Sequence[Token], lex: Lexicon) -> list[Token]:
    """A degree of harm to what the whole tells of: 农作物受灾面积…,其中|绝收."""
    at = role_at(whole, "harm")
    if at < 1 or len(label) > 2:
        return []
    hit, behind, area = whole[at], [t for t in whole[at + 1 :] if "harm" not in t.roles], lex.w.area
    ending = [t for t in behind if t.text not in text_of(label)]
    if hit.text.endswith(area) and not label[-1].text.endswith(area):
        ending.insert(0, hit.between(hit.end - len(area[0]), hit.end, area[0]))
    return [*whole[:at], *label, *ending]


def _number_of(topic: Sequence[Token], word: Token, lex: Lexicon) -> bool:
    """Whether a word is how many there are of what the topic names (养老床位…,|床位数|增长至)."""
    return word.text.endswith(lex.w.numbers_of) and text_of(topic).endswith(word.text[:-1])


def names_no_more(topic: Sequence[Token], phrase: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a phrase of one word names no more than the topic does."""
    return _standard_of_it(text_of(topic), phrase[0].text, lex) or _number_of(topic, phrase[0], lex)


def _standard_of_it(name: str, paid: str, lex: Lexicon) -> bool:
    """Whether a standard is that of a payment (补贴标准, 补贴)."""
    return paid.endswith(lex.w.payments) and any(name.endswith(paid + end) for end in lex.w.standard_ends)
