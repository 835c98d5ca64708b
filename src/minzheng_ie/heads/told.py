"""A metric that was told, and what it leaves to speak of: read when that is first asked for, which most never are."""

from __future__ import annotations

from collections.abc import Sequence

from minzheng_ie.heads.lexicon import Lexicon, bare, core, edges, is_, known, last_verb, noun_of, role_at
from minzheng_ie.heads.share_words import before_share
from minzheng_ie.tree.leaves import NOMINAL, Token, text_of

_SHORTEST = 2  # characters that are too few for a thing
_BARE = frozenset({"bare_noun", "frame"})
_MONEY_SPENT = frozenset({"bare_noun", "bare_verb", "money"})

Phrase = tuple[Token, ...]


class Told:
    """A metric that was told.

    tokens: its own.
    """

    __slots__ = ("_thing", "tokens")

    def __init__(self, tokens: Phrase) -> None:
        self.tokens = tokens
        self._thing: list[Phrase] = []

    def thing(self) -> Phrase:
        """What it is of, without the bare nouns and the predicate behind it."""
        if not self._thing:
            self._thing.append(tuple(_thing(self.tokens)))
        return self._thing[0]

    def of_the_field(self, lex: Lexicon) -> bool:
        """Whether that is of the field, by its words or as those who are helped."""
        thing = self.thing()
        return bool(thing) and (known(thing, lex) or "aid" in thing[-1].roles)

    def closes(self, lex: Lexicon) -> bool:
        """Whether it tells of the list or the title that those counted came into: nothing is spoken of on (入选全省百强)."""
        return any(t.text in lex.w.chosen_into for t in self.tokens[:-1])

    def topic(self, lex: Lexicon) -> Phrase:
        """What of it goes on as the topic; empty where it is none."""
        if self.closes(lex):
            return ()
        did = last_verb(self.tokens) if "target" in self.tokens[-1].roles else 0
        if did > 0 and all(t.text in lex.w.goal_setting for t in self.tokens[did + 1 : -1]):
            return Told(self.tokens[:did]).topic(lex)  # 适老化改造|完成年度任务
        return self._goes_on(lex)

    def _goes_on(self, lex: Lexicon) -> Phrase:
        """What of a metric that does not close what is spoken of goes on."""
        tokens, w = self.tokens, lex.w
        if tokens and tokens[0].verb and tokens[0].text in w.reaching:
            return ()
        said = self.thing()
        thing = _without_area(_noun(before_share(said, lex), lex), lex)
        while thing and "preposition" in thing[0].roles:
            thing = thing[1:]
        while len(thing) > 1 and thing[-1].text in w.years:
            thing.pop()  # 低保|年|保障标准
        if not thing or (len(text_of(thing)) <= _SHORTEST and not known(thing, lex)):
            return ()
        if thing[-1].text.endswith(w.rates) or thing[0].text.startswith(w.each_of):
            return ()  # 火化率…,减免费用…: of no rate; 每千名老人拥有床位: of a rate's base, neither
        if thing[0].text in w.denials and not (known(thing, lex) or "aid" in thing[-1].roles):
            return ()  # 取消不符合条件的|160户: why, and not who
        return () if bare(thing) else tuple(thing)


def _thing(tokens: Phrase) -> list[Token]:
    thing = _related(tokens) or core(tokens)
    while len(thing) > 1 and (
        (not thing[-1].roles.isdisjoint(_BARE) and thing[-1].index != NOMINAL and not is_(thing[-1], "work"))
        or ((thing[-1].verb or _spent(thing[-1])) and not thing[0].verb)
    ):
        thing.pop()
    return edges(thing)


def _noun(said: Sequence[Token], lex: Lexicon) -> list[Token]:
    """The noun that words open with; empty where it only tells which of those behind are meant (在村居住的|老人)."""
    noun = noun_of(said)
    return noun if len(noun) + 1 >= len(said) or said[len(noun) + 1].text not in lex.w.of else []


def _spent(token: Token) -> bool:
    """Whether a word tells that money went into what stands before it (新福利院|投资)."""
    return token.roles >= _MONEY_SPENT


def _without_area(thing: list[Token], lex: Lexicon) -> list[Token]:
    """A thing without the area told of it (福利院|总占地面积): what is told next is of the thing."""
    end = len(thing)
    while end and (
        thing[end - 1].text.endswith(lex.w.area + lex.w.of_land)
        or (end < len(thing) and len(thing[end - 1].text) == 1)
    ):
        end -= 1
    return thing[:end]


def _related(tokens: Phrase) -> list[Token]:
    """What a relation is told of (敬老院建设|涉及7个村): it stays the topic; empty where there is none."""
    at = role_at(tokens, "relating")
    if at <= 0:
        return []
    subject = list(tokens[:at])
    while len(subject) > 1 and "verbal_noun" in subject[-1].roles:
        subject.pop()
    return subject


def without_state(noun: list[Token], lex: Lexicon) -> list[Token]:
    """What a clause speaks of, without how it stands (养老设施|日益完善)."""
    states = lex.w.no_topic_ends
    while noun and (noun[-1].text in states or noun[-1].text[2:] in states):
        noun = noun[:-1]
    return noun
