"""What is known of a document while its programmes are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from typing import Literal

from minzheng_ie.entities.programme_rows import ProgrammeIssuer
from minzheng_ie.entities.programmes import Programmes
from minzheng_ie.governance.governed import Governed, Trigger
from minzheng_ie.governance.programme.groups import Groups
from minzheng_ie.governance.programme.looks import ProgrammeLooks
from minzheng_ie.governance.tables import spoken_in
from minzheng_ie.records import dataclass
from minzheng_ie.rules.looks import Look

Subject = Literal["civil affairs", "everything", "unknown"]
"""What a document is about. Of one on civil affairs a topic governs numbers that do not name it; of any other a topic needs
a word of its family beside the number, and in a long report about everything a weak word (儿童, 社区, 床位) means a
programme only where one of its family is named."""
What = Governed["str | None"]
Said = Trigger["str | None"]
Span = tuple[int, int]

NOTHING: What = Governed(None, None, "number")
"""Of no programme."""
UNTOLD: What = Governed(None, None, "document")
"""Nothing tells a programme."""


@dataclass(eq=False)
class Kinds:
    """Programmes near one that words of a metric tell. kinds: each with its words."""

    kinds: Sequence[tuple[str, tuple[str, ...]]]


@dataclass(eq=False)
class Spoken:
    """Which looks that few documents hold anything of may find something in one: no number of another is asked for them."""

    pays_in: bool
    pointed: bool
    living_aid: bool
    active_bodies: bool
    signs_of_papers: bool
    field: bool


@dataclass(eq=False)
class Words:
    """What programmes are read with. programmes: with their parents. looks, groups: that conditions ask for.

    spoken (tuple): signs of the looks of `Spoken`. beside (int): characters of a number before another, at most.

    apart (Look): found wherever a mention is left out, or one of several purposes; measured (Look): wherever one is what
    others are measured against; counted (Look): in every metric that people, homes or offices of a place are counted by.
    qualified (Look): in every one of which a word tells a kind of a programme (农村); told (Look): in every one of either.
    turns (Look): between two numbers wherever the second is no longer of the same whole, or begins to be a part of one.
    near: what words of a metric tell near a programme, by it, once it has been asked for.
    """

    programmes: Programmes
    looks: ProgrammeLooks
    groups: Groups
    apart: Look
    measured: Look
    counted: Look
    told: Look
    qualified: Look
    turns: Look
    spoken: tuple[Look, ...]
    beside: int
    near: dict[str | None, Kinds] = field(default_factory=dict)


@dataclass(eq=False)
class Body:
    """The body whose report it is, or whose doings a sentence tells of, and where the text says so."""

    issuer: ProgrammeIssuer
    trigger: Said


class About:
    """What is known of a document, and what has been asked of its sentences, each once.

    text (str): clean text. spoken (Spoken): what it may speak of. subject: what it is about. issuer (Body): the body with one task of its own that issues it.
    doers: who acts in a sentence, idle: those in which nobody does, described: whether it tells what a place is made of, peopled: from where to where it tells
    how many of a kind live there, by where it begins.
    """

    def __init__(self, text: str, words: Words, subject: Subject, issuer: Body | None = None) -> None:
        self.text = text
        self.words = words
        self.spoken = spoken_in(text, Spoken, words.spoken)
        self.civil = subject == "civil affairs"
        self.general = subject == "everything"
        self.issuer = issuer
        self.doers: dict[int, Body] = {}
        self.idle: set[int] = set()
        self.described: dict[int, bool] = {}
        self.peopled: dict[int, Span] = {}
