"""What words by themselves may tell, as bits: one look at the words before a number, or of its metric, saves the questions.

A sign is necessary and never sufficient: where no word of some has it, the question that it stands for need not be asked;
where one has it, the question is asked as if there were no signs. Each is derived from the very classes of words that the
question looks in, so that a word added to one of these has it at once. A question that looks in a further class adds that
class to its sign here (`tests/heads/test_words_by_sign.py` reads the texts with and without them).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from minzheng_ie.heads.words import HeadWords
from minzheng_ie.tree.leaves import Token
from minzheng_ie.tree.words import MetricWords

_NO_THING = frozenset({"droppable", "preposition", "level", "link", "extreme", "particle"})
_NAME = 2  # words of a name of a class or a part
_KNOWN = 1 << 14  # words whose signs are remembered; when there are more, all are forgotten

# Of the words of a clause
SHAPED = 1 << 0  # a word changes by those beside it, or opens a clause and is none of it (`tagging`)
SO_ON = 1 << 1  # 等 may close a list
TURNING = 1 << 2  # parts of a whole may open or close

# Of the words before a number
PRONOUN = 1 << 3  # 前者, 后者
SOURCED = 1 << 4  # from where, or by what way (`sources`)
CUT = 1 << 5  # a word may end the subject, or stand in it and be none of it (`subjects`)
NAMELESS = 1 << 6  # they may name nothing by themselves (`frame`)
IN_ALL = 1 << 7  # 共, 共计
OF = 1 << 13  # 的
LITTLE = 1 << 14  # at the end of a phrase, no verb: it may want what was spoken of (`frame`)

# Of the words of a metric
LEADS = 1 << 8  # a word may lead to another, or be a rank (`ends`)
CLOSES = 1 << 21  # at the end: a word may lead nowhere
JOINED = 1 << 22  # others may stand beside those who did it
ACTING = 1 << 23  # somebody may have done it
STANDARD = 1 << 24  # a standard may be told, twice or before those it is for
RECEIVER = 1 << 25  # at the end: those may be told whom it is for
BOTH = 1 << 26  # town and country may be told together
SPURS = 1 << 27  # at the beginning: a word may lead to the next
ENDED = LEADS | CLOSES | JOINED | STANDARD | BOTH | SPURS
LED = 1 << 9  # a word may lead to nothing (`finished`), or tell by whose leave (`averages`)
OFFICE = 1 << 10  # a body may be named (`offices`)
OF_WHAT = 1 << 11  # a word asks of what (`naming`)
NOBODY = 1 << 12  # nobody is said to reach so many (`naming`)
HELD = 1 << 15  # a word may have no place there (`formed`)
NEXT = 1 << 16  # the next of what is counted may be named
NUMERAL = 1 << 17  # digits alone
LAST = 1 << 18  # a word may have no place at the end
FIRST = 1 << 19  # a word may have none at the beginning
LINK = 1 << 20  # a share is told
FORMED = HELD | NEXT | LAST | FIRST | LINK

# Of the words at the ends of a subject, of its phrase and of what stands behind the number (`frame`)
BESIDE = 1 << 28  # a class, a grade or one of two parts may be told by its name alone
ENDING = 1 << 29  # at the end: a goal may be told, or a measure of somebody
_OF_NUMBER = CLOSES | NUMERAL


_CUTTING = ("level", "preposition", "particle", "frame")
_LITTLE = ("bare_noun", "frame", "particle", "modifier", "part")
_MARKS = frozenset("、()")


class Sign(NamedTuple):
    """The words that have a sign: as they stand, by how they begin, by how they end, and by what they do in a metric.

    numeral (bool): digits alone have it, too.
    """

    bit: int
    words: Iterable[str] = ()
    opens: Iterable[str] = ()
    ends: Iterable[str] = ()
    roles: Iterable[str] = ()
    numeral: bool = False


class Gathered(NamedTuple):
    """The classes that a lexicon puts together, each as `minzheng_ie.heads.lexicon.Lexicon` calls it."""

    changes: frozenset[str]
    pointing: frozenset[str]
    placing: frozenset[str]
    pronouns: frozenset[str]
    opening: frozenset[str]
    turning: frozenset[str]
    beside: frozenset[str]
    naming: frozenset[str]
    stranded: frozenset[str]
    leading: frozenset[str]
    cutting: frozenset[str]
    parts: frozenset[str]
    owned: frozenset[str]


class Signs:
    """Tells the signs of a word, and remembers them. Threads may share it."""

    def __init__(self, words: MetricWords, signs: Sequence[Sign]) -> None:
        self._words = words
        self._numeral = 0
        self._whole: dict[str, int] = {}
        self._roles: dict[str, int] = {}
        self._opens: dict[str, list[tuple[str, int]]] = {}
        self._ends: dict[str, list[tuple[str, int]]] = {}
        self._known: dict[str, int] = {}
        for sign in signs:
            self._numeral |= sign.bit if sign.numeral else 0
            for told, names in ((self._whole, sign.words), (self._roles, sign.roles)):
                for name in names:
                    told[name] = told.get(name, 0) | sign.bit
            for start in sign.opens:
                self._opens.setdefault(start[0], []).append((start, sign.bit))
            for end in sign.ends:
                self._ends.setdefault(end[-1], []).append((end, sign.bit))
        self.of = self._of

    def _of(self, text: str) -> int:
        """The signs of a word."""
        signs = self._known.get(text)
        if signs is None:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            signs = self._known[text] = self._read(text)
        return signs

    def _read(self, text: str) -> int:
        found = self._whole.get(text, 0) | (self._numeral if text.isdecimal() else 0)
        for start, bit in self._opens.get(text[:1], ()):
            found |= bit if text.startswith(start) else 0
        for end, bit in self._ends.get(text[-1:], ()):
            found |= bit if text.endswith(end) else 0
        for role in self._words.of(text)[0]:
            found |= self._roles.get(role, 0)
        return found

    def last(self, tokens: Sequence[Token], others: Sequence[Token]) -> int:
        """The signs of the last of some tokens, and of the last of others where that is another; none of no tokens."""
        last = tokens[-1] if tokens else None
        found = self.of(last.text) if last is not None else 0
        return found | self.of(others[-1].text) if others and others[-1] is not last else found

    def beside(self, subject: Sequence[Token]) -> bool:
        """Whether a subject of a word or two may name a class, a grade or one of two parts."""
        return 0 < len(subject) <= _NAME and self.together(subject) & BESIDE != 0

    def together(self, tokens: Sequence[Token]) -> int:
        """The signs that any of some tokens has; of a number, which no class holds, those of digits at an end."""
        found, known = 0, self._known
        try:
            for token in tokens:
                found |= known[token.text] if token.kind != "number" else _OF_NUMBER
        except KeyError:  # a word that was not met before
            for token in tokens:
                found |= self.of(token.text) if token.kind != "number" else _OF_NUMBER
        return found


def head_signs(words: MetricWords, w: HeadWords, told: Gathered) -> Signs:
    """The signs that heads ask for, by the classes that their questions look in."""
    shaped = w.then | w.whole_of | w.yearly | w.step_numerals | w.at_a_time | w.out_of
    shaped |= told.beside | told.naming | told.leading
    leads = w.because | w.toward | w.attaining | w.having_alone | w.holds_rank | w.apiece | w.together
    leads |= told.opening | {"(", ")"}
    closes = w.closers | w.is_so | w.goods_units | w.measure_words | w.formerly | w.at_the_time | w.comes_to
    held = w.speaking | w.inside_time | w.at | w.taking | w.by | w.out_of_or_by | {"、"}
    last = (
        w.says_nothing | w.names_no_sum | w.places_alone | w.step_numerals | w.ordinal | w.sending | w.caring
    )
    classes = {name[-1] for name in w.classes_named}.union(w.class_ends)
    return Signs(
        words,
        [
            Sign(SHAPED, shaped, roles=["verbal_noun"], numeral=True),
            Sign(SO_ON, w.and_so_on),
            Sign(TURNING, told.turning),
            Sign(PRONOUN, told.pronouns),
            Sign(SOURCED, w.ways | w.begun | w.having | w.out_of | w.in_view),
            Sign(CUT, told.cutting | told.changes | w.than | w.led | w.aspects, ends=w.to, roles=_CUTTING),
            Sign(
                NAMELESS, w.afterwards | w.bounds | told.placing, told.pointing | w.ordinal, w.ranked_places
            ),
            Sign(IN_ALL, w.in_all),
            Sign(OF, w.of),
            Sign(LITTLE, w.kind_ends | w.members, ends=w.kinds, roles=_LITTLE),
            Sign(LEADS, leads, w.ordinal),
            Sign(CLOSES, closes, w.each, (*w.to, *w.at_a_time), ["link"], numeral=True),
            Sign(JOINED, "、", roles=["conjunction", "joint"]),
            Sign(ACTING, ends=w.acting),
            Sign(SPURS, w.spurring | w.says_nothing),
            Sign(STANDARD, ends=w.standard_ends),
            Sign(RECEIVER, w.parts_of_country, ends=w.receivers),
            Sign(BOTH, opens=w.both_of_country[:1]),
            Sign(LED, told.stranded | w.out_of_or_by, (*w.at, *w.by_leave)),
            Sign(OFFICE, ends=w.offices + w.societies),
            Sign(OF_WHAT, roles=["nameless"]),
            Sign(NOBODY, w.nobody),
            Sign(HELD, held, ends=w.disasters),
            Sign(NEXT, opens=w.next_counted),
            Sign(NUMERAL, numeral=True),
            Sign(LAST, last | _MARKS),
            Sign(FIRST, w.begins_cut),
            Sign(LINK, roles=["link"]),
            Sign(BESIDE, _ends(told.parts) | w.for_each | w.classes_named, ends=(*classes, *w.graded_as)),
            Sign(ENDING, w.goals_set, ends=(*told.owned, *w.traits), roles=["target"]),
        ],
    )


def _ends(names: Iterable[str]) -> frozenset[str]:
    """What the last word of a name may be, where that is of several words."""
    return frozenset([name[at:] for name in names for at in range(len(name))])


def mean_of(behind: Sequence[Token], w: HeadWords) -> bool:
    """Whether a mean is told of the thing behind it (平均|床位, 平均|补助标准; not 平均|每月, 平均|下降)."""
    first, last = behind[0], behind[-1]
    if first.verb:
        return last.start == first.end and last.text.endswith(w.levels_told)
    thing = first.kind == "word" and not first.text.startswith(w.each_of)  # 平均|每千名老年人
    return thing and first.roles.isdisjoint(_NO_THING)
