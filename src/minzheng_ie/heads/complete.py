"""A phrase that says too little, completed with what was spoken of."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.countryside import of_part
from minzheng_ie.heads.groups import Group
from minzheng_ie.heads.kinds import names_no_more
from minzheng_ie.heads.lexicon import Lexicon, is_, known, noun_of, opening_verbs
from minzheng_ie.heads.memory import Memory
from minzheng_ie.heads.share_words import before_share
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.tree.leaves import Token, text_of, word_token

_FUNDS = 4  # words of 投入专项资金
_PAYER = 3  # words of who pays
_USED = 3  # words of 发放供养资金
_ROUND = "0000"
_KIND = 3  # characters of what two kinds are of
_NONE: frozenset[str] = frozenset()


def completed(topic: list[Token], phrase: list[Token], lex: Lexicon) -> list[Token]:
    """A bare phrase with the topic, or the topic alone where that is the standard of what the phrase says (补贴标准, 补贴)."""
    alone = len(phrase) == 1 and topic and names_no_more(topic, phrase, lex)
    if _same_deed(topic, phrase):
        return phrase
    return topic if alone else with_topic(topic, phrase, lex)


def with_topic(topic: list[Token], phrase: list[Token], lex: Lexicon) -> list[Token]:
    """Complete a bare phrase: the topic stands before its noun, and replaces it where it ends in the same word."""
    if text_of(topic).endswith(text_of(phrase[-1:])):
        own = len(phrase) > 1 and phrase[-1].verb and not phrase[0].verb
        return phrase if own and not text_of(topic).endswith(text_of(phrase)) else topic
    if not topic:
        return topic + phrase
    if other := opposite(text_of(phrase), lex):
        last = topic[-1]
        if last.text.endswith(other):
            left = last.text[: -len(other)]
            kept = [last.between(last.start, last.start + len(left), left)] if left else []
            return [*topic[:-1], *kept, *phrase]
    if _told_in(topic, phrase, lex):
        topic = topic[:-1]  # 完工, 完工率
    elif len(phrase) > 1 and topic[-1].text.endswith(phrase[0].text):
        phrase = phrase[1:]  # 两项补贴, 补贴标准
    return topic + phrase


def _same_deed(topic: Sequence[Token], phrase: Sequence[Token]) -> bool:
    """Whether a phrase tells of another thing that the same was done with (捐赠款物…,捐赠|资金)."""
    if len(phrase) < 2 or "bare_verb" not in phrase[0].roles:
        return False
    name, deed = text_of(topic), phrase[0].text
    return name.startswith(deed) and len(name) > len(deed)


def _told_in(topic: Sequence[Token], phrase: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a phrase tells the last word of the topic, or what is paid of a standard (城市低保|标准, 月人均补差)."""
    levels = lex.w.levels_told
    if phrase[0].text.startswith(topic[-1].text):
        return True
    return len(topic) > 1 and topic[-1].text in levels and phrase[-1].text.endswith(levels)


def opposite(name: str, lex: Lexicon) -> str:
    """The opposite of a word that is told beside it (收入, 支出); empty where it has none."""
    one, other = lex.w.opposites
    return other if name == one else one if name == other else ""


def with_standard(
    phrase: list[Token], quantity: Quantity, head: Sequence[Token], lex: Lexicon
) -> list[Token]:
    """散居孤儿1600元 beside 集中供养孤儿保障标准1900元 is a standard, too. head: of the number before."""
    w = lex.w
    if not (quantity.unit or "").startswith(w.in_money) or _ROUND in str(quantity.value):
        return phrase
    if not phrase or (phrase[-1].text.endswith(w.sum_ends) and w.living[0] not in text_of(phrase)):
        return phrase
    if any(t.verb or is_(t, "standard", "bare_noun", "money") for t in phrase):
        return phrase
    if phrase[-1].text.endswith(w.payments + w.standard_ends):
        return _kept_standard(phrase, head, lex)  # 生活补贴…、价格临时补贴…
    tail = _standard_tail(head, lex)
    return [*phrase, *tail] if any(_of_standard(t, lex) for t in tail) else phrase


def _kept_standard(phrase: list[Token], head: Sequence[Token], lex: Lexicon) -> list[Token]:
    """A standard, of what the one before it was where it only says for whom (集中供养标准1900元、散居|标准1500元)."""
    name, last = text_of(phrase), phrase[-1]
    kind = next((name[: -len(end)] for end in lex.w.standard_ends if name.endswith(end)), "")
    if not lex.words.has(kind, "modifier"):
        return phrase
    cut = last.end - len(name) + len(kind)
    tail = [t for t in _standard_tail(head, lex) if t.text not in lex.w.standard_of]
    first = word_token(phrase[0].start, cut, kind, lex.words)
    return [first, *tail, word_token(cut, last.end, name[len(kind) :], lex.words)]


def _of_standard(token: Token, lex: Lexicon) -> bool:
    return "standard" in token.roles or token.text.endswith(lex.w.standard_ends)


def _standard_tail(head: Sequence[Token], lex: Lexicon) -> Sequence[Token]:
    """The standard that a head ends in, without those it is for (特困人员|基本生活标准)."""
    w, at = lex.w, len(head)
    while at > 0 and (
        is_(head[at - 1], "bare_noun")
        or _of_standard(head[at - 1], lex)
        or head[at - 1].text in w.standard_words
    ):
        at -= 1
    if text_of(head[at:]) in w.standard_of:
        at = next((i + 1 for i in range(at - 1, -1, -1) if head[i].text.endswith(w.persons)), at)
        at += head[at].text in w.of
    return head[at:]


def contrasted(before: Sequence[Token], head: Sequence[Token], lex: Lexicon) -> list[Token]:
    """A head told of one part, for the other (城市社区设施覆盖率达到100%,农村超过60%); empty where it is none."""
    if not 0 < len(before) < 3:
        return []
    part = before[0]
    parts = parts_beside(text_of(before), lex)
    if not parts and (len(before) == 2 or not part.text.endswith(lex.w.graded_as)):
        return []
    head = before_share(head, lex)  # 男性320人,占52%,女性295人
    if len(before) == 2:
        return _kept_otherwise(before, head, lex)
    if len(head) > 1 and head[-1].text in parts and head[-1].text != part.text:
        kept = text_of(head[:-1]).endswith(lex.w.institution) and part.text not in lex.w.contrast_runners
        whole = () if kept else head[:-1]  # 机构 is one part's: 机构养育
        return [*whole, part]  # 孤儿基本生活费集中供养1900元、散居1500元
    if head and _graded(part.text, head[-1].text, lex):
        return [*head[:-1], part]  # 护理补贴一级160元、二级120元
    return of_part(part, parts, head, lex)


def _graded(part: str, last: str, lex: Lexicon) -> bool:
    """Whether two words name grades of one scale."""
    return part.endswith(lex.w.graded_as) and last[-1:] == part[-1] and len(part) == 2


def parts_beside(name: str, lex: Lexicon) -> frozenset[str]:
    """The parts of a whole that are told beside ``name``, with it; empty where it names none."""
    return lex.parts.get(name, _NONE)


def _kept_otherwise(before: Sequence[Token], head: Sequence[Token], lex: Lexicon) -> list[Token]:
    """What was told of one way to be kept, for the other (五保对象分散供养由…,集中供养由…)."""
    name, told = text_of(before), text_of(head[-2:])
    found = told in parts_beside(name, lex) and told != name and len(head) > 2
    return [*head[:-2], *before] if found else []


def common(
    topic: list[Token], phrase: Sequence[Token], memory: Memory, lex: Lexicon, *, summed: bool
) -> list[Token]:
    """Money told of after two things of a kind is for both (生活补贴…人,护理补贴…人,全年支出…): what they end in."""
    if with_its_use(phrase, topic, lex):
        return []
    beside = _told_beside(topic, memory.cores(lex), lex)
    if beside is None:
        return topic
    topic = noun_of(topic)
    if _has_a_sum(topic, beside, phrase, memory, lex, summed=summed):
        return topic
    name = text_of(topic)
    length = _alike(name, text_of(noun_of(beside)))
    if length < 2:
        return [] if summed else topic
    end = topic[-1].end
    return [word_token(end - length, end, name[-length:], lex.words)]


def _told_beside(
    topic: Sequence[Token], cores: Sequence[Sequence[Token]], lex: Lexicon
) -> Sequence[Token] | None:
    """What was told last beside a topic that was told itself; None where either was not."""
    if tuple(topic) not in cores:
        return None
    others = [c for c in cores if c and c[0].text not in lex.w.averages and "target" not in c[-1].roles]
    return next((c for c in reversed(others) if text_of(c) not in text_of(topic)), None)


def built(topic: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The work that a topic tells of, for what it costs in all; empty where it tells of something else."""
    w, work = lex.w, list(topic[len(opening_verbs(topic)) :])
    while len(work) > 1 and work[-1].verb and not work[-1].text.endswith(w.works_built):
        work.pop()  # 养老项目|落地
    if work and work[-1].text.endswith(w.works_built + w.undertakings + w.buildings):
        return work
    return work if not any(t.verb for t in work) else []


def _has_a_sum(
    topic: Sequence[Token],
    beside: Sequence[Token],
    phrase: Sequence[Token],
    memory: Memory,
    lex: Lexicon,
    *,
    summed: bool,
) -> bool:
    """Whether a sum is of the thing told last, since the other has had its own."""
    if summed:
        return _each_has_its_own(topic, beside, phrase, memory)
    paid = any(unit in memory.wholes.told for unit in lex.w.money_unit)
    return paid or any(text_of(h).endswith(text_of(phrase)) for h in memory.recent)


def _each_has_its_own(
    topic: Sequence[Token], beside: Sequence[Token], phrase: Sequence[Token], memory: Memory
) -> bool:
    """Whether a sum was told of the thing before, and none yet of this one (甲…,累计支出…;乙…,累计支出…)."""
    own, sums = text_of(phrase), [text_of(t.tokens) for t in memory.told]
    sums = [name for name in sums if name.endswith(own)]
    return any(text_of(beside) in name for name in sums) and not any(text_of(topic) in name for name in sums)


def alike(topic: list[Token], memory: Memory, lex: Lexicon) -> list[Token]:
    """What two kinds just told end in, for what is told of all of them (农村低保户…,城镇低保户…,共调出97户)."""
    cores, name = memory.cores(lex), text_of(topic)
    if not cores or cores[-1] != tuple(topic):
        return topic
    beside = next((text_of(core) for core in reversed(cores) if text_of(core) != name), "")
    length = _alike(name, beside)
    if length < _KIND:
        return topic
    end = topic[-1].end
    return [word_token(end - length, end, name[-length:], lex.words)]


def _alike(name: str, other: str) -> int:
    """How many characters two names end in together; 0 where one is the end of the other."""
    pairs = zip(reversed(name), reversed(other), strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), 0)


def partial(phrase: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a phrase tells which kind of a whole, and not of what (其中村级…, 成立老年协会13个,会员…人)."""
    w = lex.w
    if len(phrase) == 2 and phrase[-1].text in w.kind_ends and not phrase[0].verb:
        return True  # 电脑|型
    if len(phrase) == 1 and phrase[0].text in w.members:
        return True
    for token in phrase:  # noqa: SIM110 -- three times as fast as all(…)
        if not ("modifier" in token.roles or token.text.endswith(w.kinds)):
            return False
    return True


def pays(payer: Sequence[Token], verbs: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a place or an office gives money, of which the verb does not tell the purpose (街道|投入)."""
    last, w = payer[-1], lex.w
    return (
        all("bare_verb" in t.roles for t in verbs)
        and text_of(verbs) in w.spending
        and len(payer) < _PAYER
        and (is_(last, "division", "part") or last.text.endswith(w.payers))
    )


def funds(phrase: Sequence[Token], lex: Lexicon) -> bool:
    """投入资金, 安排经费: money that the next clause tells the purpose of."""
    verbs, w = opening_verbs(phrase), lex.w
    return (
        0 < len(verbs) < len(phrase)
        and all(t.text in w.spending for t in verbs)
        and phrase[-1].text.endswith(w.funds)
        and not known(phrase, lex)
        and len(phrase) <= _FUNDS
    )


def with_its_use(phrase: Sequence[Token], topic: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a sum is told with what it is for, and that is nothing of the topic (敬老院12所,发放|供养资金)."""
    if len(phrase) < _USED or phrase[0].text not in lex.w.giving or not phrase[-1].text.endswith(lex.w.funds):
        return False
    use = phrase[-2]
    return use.end == phrase[-1].start and use.text not in text_of(topic)


def changes(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether words tell of a change."""
    return any(t.text in lex.changes for t in tokens)


def of_group(group: Group, words: frozenset[str]) -> bool:
    """Whether one of ``words`` stands before a number."""
    return not words.isdisjoint(group.said)
