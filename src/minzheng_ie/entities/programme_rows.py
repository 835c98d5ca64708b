"""The models of rows about programmes, as they stand in files."""

from __future__ import annotations

from minzheng_ie.patterns import Rule


class ProgrammeRule(Rule):
    """One line of ``programmes.yaml``.

    program (str): canonical name. parent (str | None): the programme it belongs to.
    aliases (tuple): words that name it. cues (tuple): weaker words, used where no alias stands nearer.
    qualifiers (tuple): words of a metric that make this programme of its parent or sibling (农村 of 低保).
    joins (tuple): programmes it stands for where several of them are named together.
    served (tuple): aliases and cues that only say who is helped or why; they yield to the work that is reported.
    paid (tuple): what ``payees`` get of it, words that name it only behind those (高龄老人1200人,发放津贴30万元).
    doers, deeds, towards (tuple): bodies that are counted elsewhere, whose ``deeds`` for whom words of ``towards`` lead in are of it
    (基金会为90名学生发放助学金).
    beside (tuple): aliases of another programme behind which, in the sentence, its cues are no weak evidence (敬老院3所,集中供养120人).
    """

    program: str
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    paid: tuple[str, ...] = ()
    payees: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()


class TopicRule(Rule):
    """One line of ``other_topics.yaml``: a topic outside civil affairs and the words that show it.

    people (bool): whether they only say who is counted. makeup (bool): whether they only say what a place or a body
    is made of (党支部, 居民小区). firm (bool): whether a weak word beside them says nothing (生活补贴 of 精简职工).
    sides (tuple): what each term stands right behind (岁及以上|老年人口); empty: it stands by itself.
    """

    topic: str
    terms: tuple[str, ...]
    sides: tuple[str, ...] = ()
    people: bool = False
    makeup: bool = False
    firm: bool = False


class BlockerRule(Rule):
    """One line of ``programme_blockers.yaml``: words in which an alias or cue only seems to stand (人民政府, 移民政策).

    forms (tuple): the words. before (tuple): what they must stand right before to be none (特困|大学生); empty: anything.
    """

    forms: tuple[str, ...]
    before: tuple[str, ...] = ()


class ProgrammeIssuer(Rule):
    """One line of ``programme_issuers.yaml``: a body with one task of its own, whose report that task governs.

    program (str | None): canonical name, None for a task outside civil affairs. forms (tuple): its names.
    keeps (tuple): programmes, with those below them, that stand when they are named.
    """

    forms: tuple[str, ...]
    program: str | None = None
    keeps: tuple[str, ...] = ()
