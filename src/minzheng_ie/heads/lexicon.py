"""What a word does in a metric: verb, noun that says little, what may be left out; and phrases read by it."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.examples import stays
from minzheng_ie.heads.signs import Gathered, head_signs, mean_of
from minzheng_ie.heads.words import HeadWords
from minzheng_ie.tree.leaves import Token, text_of
from minzheng_ie.tree.words import MetricWords

LONG = 16  # characters; a longer phrase is cut back to its last verb and object
LONGEST, _LISTS = 24, 12  # _LISTS: of a bracket that tells which (六个机构|(办公室、优抚股、社会股))
BRACKETED = frozenset("(),;:")  # between two numbers only where a bracket holds one (9人死亡(其中4人…,3人…))
_BARE = frozenset({"bare_noun", "frame", "particle"})
_SHAREABLE = frozenset({"bare_noun", "frame", "money"})
_LITTLE = 2  # characters of a noun that may be no thing
_LEFT_ALONE = frozenset({"link", "level"})
_JOINING = frozenset({"joint", "preposition", "particle", "occasion"})
_TIMES_AND_PLACES = frozenset({"period", "region"})


class Lexicon:
    """All that heads are read by.

    words: the roles of words. nouns: words of the field. changes: words of growth and decline. w (HeadWords): classes
    of words. yards: words whose object a number is compared with. parts (dict): a word for a part, with those told
    beside it. pointing: how words begin that name nothing themselves. ranking: words that tell of a rank. placing:
    those and whatever else gives a rank. pronouns: 前者 and 后者. opening: words that may lead to a metric. qualifying:
    words left out that may say which thing is meant. turning: marks and words that open or close parts of a whole.
    beside: words that change by the one beside them (`heads.tagging`). naming: those that may be one name with a time
    or a place (`heads.names`). stranded: words that lead to nothing where the next was left out (`heads.finished`).
    leading: those that may only lead on (`heads.leading`). moving (tuple): how words of coming and going begin. ages:
    characters that open bands of ages, but digits. owned: measures of somebody, and how they end. cutting: words that
    end a subject, or are none of it. signs: what a word by itself may tell. nameless: words that ask of what.
    """

    def __init__(self, words: MetricWords, changes: frozenset[str], w: HeadWords) -> None:
        self.words = words
        self.nouns = words.nouns
        self.changes = changes
        self.w = w
        self.yards = w.compared | w.exceeds
        self.ranking = w.extremes | w.next_in_rank
        sexes = w.contrast_sexes, frozenset(w.both_sexes[1:])
        contrasts = frozenset(w.parts_of_country), *sexes, w.contrast_runners, w.contrast_kept
        self.parts = {name: parts for parts in reversed(contrasts) for name in parts}
        self.pointing = frozenset([word[0] for word in w.these | w.within | w.pointing]) | {"("}
        self.opens_clause = w.within | w.holds_rank | w.apart_from
        self.placing = self.ranking | w.holds_rank | words.of_roles("extreme")
        self.pronouns, self.ages = w.former | w.latter, frozenset([x[0] for x in w.age_opens + w.hundred])
        self.opening = w.saying | w.this | w.openers | w.nearly | w.may | w.at | w.served | w.here | w.made_up
        self.qualifying = w.and_so_on.union(w.each_of, w.plans, w.qualities, w.mean, w.and_all_others)
        self.turning = BRACKETED | w.of_which
        self.joining = w.and_then.union(w.kinds_named)  # words that join deeds, or make a kind of one
        self.beside = w.bounds | w.matched | w.each | w.new | w.striving | w.and_of_two | self.joining
        self.moving = tuple(sorted(w.came_or_went))
        self.naming = frozenset("“").union(w.named_after, w.of_the_country, w.international, w.names_on)
        self.naming |= w.of_its_place.union(w.at, w.firms_named, w.chosen_into, w.with_a_span)
        self.stranded = w.to_come | w.these | w.ordinal | w.one_kind | w.by_this
        self.leading = w.deep.union(w.of, w.split_into, w.to_come, w.modal, w.striving)
        self.leading |= w.whole_of.union(w.chiefly, w.realising)
        self.cutting = words.of_roles("extreme", "level", "link") | changes | self.ranking | self.yards
        self.cutting |= w.of.union(w.is_so, w.upon, w.at_present, w.toward, w.then, w.under)
        owned = w.told_of_households, w.told_of_books, w.told_of_mishaps, w.told_of_schools, w.kept_by_bodies
        self.owned = w.told_of_crops.union(*owned, w.told_of_works, w.told_of_insurances)
        self.owned_ends = frozenset([word[-1] for word in self.owned])
        told = Gathered(changes, self.pointing, self.placing, self.pronouns, self.opening, self.turning, self.beside,
            self.naming, self.stranded, self.leading, self.cutting, frozenset(self.parts), self.owned_ends)  # fmt: skip
        self.signs = head_signs(words, w, told)
        self.nameless = words.of_roles("nameless")


def is_(token: Token, *roles: str) -> bool:
    """Whether a token has one of ``roles``."""
    return not token.roles.isdisjoint(roles)


def joins(token: Token) -> bool:
    """Whether a token joins the members of a list."""
    return "joint" in token.roles


def shareable(token: Token) -> bool:
    """Whether the members of a list may share a token that stands behind the last (标准, 支出, 惠及)."""
    return token.verb or not token.roles.isdisjoint(_SHAREABLE)


def content(tokens: Sequence[Token], lex: Lexicon) -> list[Token]:
    """Tokens that may stand in a metric: no time, no place, no adverb."""
    kept: list[Token] = []
    aspects = lex.w.aspects
    joined = False  # to the token before, which is one of the kept, or to a place that is none
    for at, token in enumerate(tokens):
        roles = token.roles
        if not roles and token.text not in aspects:
            joined = not _stands(token, kept, lex) and joined
            continue
        if ("droppable" in roles or token.text in aspects) and not _says_which(tokens, at, lex):
            joined = joined or _left_out_on(tokens, at)
            continue
        if roles.isdisjoint(_JOINING) or not _joins_nothing(tokens, at, joined, kept, lex):
            kept.append(token)
        joined = "joint" in roles
    return edges(kept)


def _stands(token: Token, kept: list[Token], lex: Lexicon) -> bool:
    """Keep a word of no role, but no bracket that explains (服务时长(指…)), says where more is (详见附表) or tells who wrote."""
    if token.text[0] == "(":
        if token.text.startswith(lex.w.bylines):
            kept.clear()  # 本网消息(记者某某)|民政局投入
            return False
        lists = len(token.text) > _LISTS and token.text.count("、") > 1
        if lists or token.text[:2] in lex.w.explaining or token.text.endswith(lex.w.referring):
            return False
    kept.append(token)
    return True


def _joins_nothing(
    tokens: Sequence[Token], at: int, joined: bool, kept: Sequence[Token], lex: Lexicon
) -> bool:
    """Whether a word joins what is left out: a mark behind a place, 的 behind a word for where (建立|当地|的|低保制度).

    So does a holiday that only says which days follow it (清明节|4月5日; not 清明节三天小长假).
    """
    if "joint" in tokens[at].roles:
        return joined
    if "occasion" in tokens[at].roles:
        return _time_at(tokens, at + 1) and tokens[at + 1].text[-1] not in lex.w.years
    if "preposition" in tokens[at].roles:
        return _leads_to_nothing(tokens, at, lex)
    if at == 0 or "particle" not in tokens[at].roles:
        return False
    before = tokens[at - 1]
    if before.text in lex.w.hereabouts or not kept or kept[-1].end > before.start:
        return before.text in lex.w.hereabouts
    left_out = before.kind in _TIMES_AND_PLACES or before.text in lex.w.everywhere  # 来自|今年的|捐款
    return kept[-1].verb if left_out else kept[-1].text in lex.w.served and "droppable" in before.roles


def _leads_to_nothing(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether the place that a preposition leads to is left out, so that it leads to none (在|全国|推广)."""
    if tokens[at].text in lex.w.toward:
        return False
    end = at + 1
    while end < len(tokens) and (tokens[end].kind == "region" or "joint" in tokens[end].roles):
        end += 1
    if end == at + 1:
        return False
    while end < len(tokens) and "droppable" in tokens[end].roles:
        end += 1  # 在大连|分别|举行
    return end == len(tokens) or tokens[end].verb or not tokens[end].roles.isdisjoint(_LEFT_ALONE)


def _says_which(tokens: Sequence[Token], at: int, lex: Lexicon) -> bool:
    """Whether an adverb qualifies the noun (新建|高标准|敬老院; not 高标准|建成) or opens the base (每|10万人口) behind it."""
    if tokens[at].text not in lex.qualifying or at + 1 == len(tokens):
        return False  # as most
    behind = tokens[at + 1]
    if tokens[at].text in lex.w.each_of:
        return behind.text[0].isdigit()
    if tokens[at].text in lex.w.and_so_on or tokens[at].text in lex.w.and_all_others:
        return stays(tokens, at, lex.w)
    if tokens[at].text in lex.w.plans:
        named = at > 0 and tokens[at - 1].kind == "word" and tokens[at - 1].end == tokens[at].start
        return named and "particle" in behind.roles and any(t.kind == "word" for t in tokens[at + 2 : at + 3])
    if tokens[at].text in lex.w.mean:
        return at > 0 and tokens[at - 1].kind == "word" and mean_of(tokens[at + 1 : at + 3], lex.w)
    if tokens[at].text not in lex.w.qualities:
        return False
    return behind.kind == "word" and not behind.verb and not is_(behind, "droppable", "preposition")


def _left_out_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is left out at ``at`` is joined to its like: a place, a time (5月1日、2日), a manner."""
    kind = tokens[at].kind
    return kind == "region" or (kind == "period" and _time_at(tokens, at + 2)) or _manner(tokens[at : at + 3])


def _time_at(tokens: Sequence[Token], at: int) -> bool:
    """Whether a time stands at ``at``."""
    return at < len(tokens) and tokens[at].kind == "period"


def _manner(tokens: Sequence[Token]) -> bool:
    """Whether two adverbs are joined (免费、全面|检查): what joins them joins nothing else."""
    return (
        len(tokens) > 2
        and "joint" in tokens[1].roles
        and is_(tokens[0], "adverb")
        and is_(tokens[2], "adverb")
    )


def edges(tokens: Sequence[Token]) -> list[Token]:
    """Without marks, conjunctions and particles at either end."""
    if not tokens or ("edge" not in tokens[0].roles and "edge" not in tokens[-1].roles):
        return list(tokens)
    start, end = 0, len(tokens)
    while start < end and "edge" in tokens[start].roles:
        start += 1
    while end > start and "edge" in tokens[end - 1].roles:
        end -= 1
    return list(tokens[start:end])


def opening_verbs(tokens: Sequence[Token]) -> list[Token]:
    """The verbs a phrase opens with."""
    if not tokens or not tokens[0].verb:
        return []
    end, last = 1, len(tokens) - 1
    while end <= last and (
        tokens[end].verb or (end < last and tokens[end + 1].verb and is_(tokens[end], "joint", "conjunction"))
    ):
        end += 1
    return list(tokens[:end])


def only_verbs(tokens: Sequence[Token]) -> bool:
    """Whether a phrase is nothing but the verbs it opens with."""
    if tokens and not tokens[0].verb:
        return False  # as most
    return len(opening_verbs(tokens)) == len(tokens)


def bare(tokens: Sequence[Token]) -> bool:
    """Whether a phrase has no head of its own: bare nouns, with or without verbs before them."""
    nouns = False
    for token in tokens:
        roles = token.roles
        if token.verb and "bare_noun" not in roles:
            continue
        if roles.isdisjoint(_BARE):
            return False
        nouns = True
    return nouns


def known(tokens: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a phrase speaks of the field: one of its words is, or is part of, a programme's name."""
    return not lex.nouns.isdisjoint([token.text for token in tokens])


def names_home(words: Sequence[Token], lex: Lexicon) -> bool:
    """Whether a verbal noun and what stands right behind it are the name of a home."""
    if len(words) != _LITTLE or "verbal_noun" not in words[0].roles:
        return False
    return words[0].end == words[1].start and words[1].text.endswith(lex.w.homes)


def core(tokens: Sequence[Token]) -> list[Token]:
    """The thing a head speaks of: the object of its last verb, or all of it."""
    verb = last_verb(tokens)
    # 儿童福利和|保护|服务机构: the verb is of a name
    named = verb > 1 and is_(tokens[verb - 1], "conjunction") and first_verb(tokens) == verb
    noun = _object(tokens[0 if named else verb + 1 :])
    if len(text_of(noun)) > _LITTLE and not bare(noun):
        return noun
    return _object(tokens[len(opening_verbs(tokens)) :])


def _object(tokens: Sequence[Token]) -> list[Token]:
    """The object behind a verb, without the word that closes the verb (排查|出|违规设施, 送|上|慰问金)."""
    closed = len(tokens) > 1 and "result" in tokens[0].roles
    return edges(tokens[1:] if closed else tokens)


def noun_of(tokens: Sequence[Token]) -> list[Token]:
    """A core without the predicate behind it: 特困人员基本生活得到保障."""
    for i in range(1, len(tokens)):
        if tokens[i].verb and not is_(tokens[i - 1], "conjunction"):
            return list(tokens[:i])
    return list(tokens)


def last_verb(tokens: Sequence[Token]) -> int:
    """Where the last verb stands: its index, or -1."""
    at = len(tokens) - 1
    while at >= 0 and not tokens[at].verb:
        at -= 1
    return at


def first_verb(tokens: Sequence[Token], otherwise: int = 0) -> int:
    """Where the first verb stands: its index, or ``otherwise``."""
    for i, token in enumerate(tokens):
        if token.verb:
            return i
    return otherwise


def role_at(tokens: Sequence[Token], role: str, otherwise: int = -1) -> int:
    """Where the first token with a role stands: its index, or ``otherwise``."""
    for i, token in enumerate(tokens):
        if role in token.roles:
            return i
    return otherwise
