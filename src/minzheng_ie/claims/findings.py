"""What is known of one number on its way to a claim, and of those that it stands with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from minzheng_ie.claims.sentences import ReadSentence
from minzheng_ie.constructions.find import Fact
from minzheng_ie.entities.regions import Region
from minzheng_ie.governance.governed import Governed
from minzheng_ie.governance.unit.frame import Decided
from minzheng_ie.heads.model import Head
from minzheng_ie.heads.reading import Reading
from minzheng_ie.quantities.model import Quantity
from minzheng_ie.rules.trace import RuleId
from minzheng_ie.schema import Change, Role, Status
from minzheng_ie.tree.leaves import Clause, ClauseText, Token

Span = tuple[int, int]


Steps = list[Callable[[], None]]
"""What is done of a document, one after the other, when all of it is handed over."""


class Here:
    """A clause with numbers, and what is known of all of them.

    clause (Clause): itself; at (int): its place among those of its sentence. tokens (Sequence): its words, as reading (Reading)
    reads them. heads (Mapping): the metrics of its numbers, by their indexes. signature (str): that of its words. facts (tuple): the constructions that it
    holds.
    """

    __slots__ = ("at", "clause", "facts", "heads", "reading", "signature", "tokens")

    facts: tuple[Fact, ...]
    heads: Mapping[int, Head]
    reading: Reading
    signature: str

    def __init__(self, clause: Clause, at: int, tokens: Sequence[Token]) -> None:
        self.clause = clause
        self.at = at
        self.tokens = tokens


class Among:
    """Numbers that stand together in a clause.

    positions (Sequence): their tokens. behind (int): the token behind the numbers before them. begin (int): where they begin
    in the text.
    """

    __slots__ = ("begin", "behind", "positions")

    def __init__(self, positions: Sequence[int], behind: int, begin: int) -> None:
        self.positions = positions
        self.behind = behind
        self.begin = begin


class Finding:
    """Everything decided about one number, still in clean offsets; one field after the other is filled in.

    index (int): its place among the quantities of the document. sentence: clean span of the sentence it stands in. unit: with the words that make it a rate. cue: the word that
    makes the number a difference; by (RuleId | None): the row that says so. role (Role | None): of a move.
    """

    __slots__ = (
        "by", "change", "cue", "head", "index", "period", "programme", "quantity", "region", "role",
        "sentence", "status", "unit",
    )  # fmt: skip

    unit: Decided
    period: Governed[str | None]
    region: Governed[Region | None]
    programme: Governed[str | None]
    status: Governed[Status]

    def __init__(
        self, index: int, quantity: Quantity, head: Head, sentence: Span, role: Role | None = None
    ) -> None:
        self.index = index
        self.quantity = quantity
        self.head = head
        self.sentence = sentence
        self.role = role
        self.change: Change = "none"
        self.cue: Token | None = None
        self.by: RuleId | None = None


class Standing:
    """A number where it stands.

    found (Finding): what is decided about it. here (Here): its clause. among (Among): those it stands together with;
    nth (int): which of them it is.
    """

    __slots__ = ("among", "found", "here", "nth")

    def __init__(self, found: Finding, here: Here, among: Among, nth: int) -> None:
        self.found = found
        self.here = here
        self.among = among
        self.nth = nth


class Passage:
    """A sentence that the walk passes.

    opens (bool): it is the first of a paragraph or item; block (bool): of a paragraph. heading (bool): it is one. behind
    (int): where its words begin at the earliest. Of one with numbers, parts (Sequence): its clauses, and words (Sequence):
    theirs; here (list): those with numbers. roles (Mapping): of its numbers in moves. numbers (list): those with a metric.
    """

    __slots__ = (
        "behind", "block", "heading", "here", "numbers", "opens", "parts", "roles", "sentence", "words",
    )  # fmt: skip

    parts: Sequence[Clause]
    words: Sequence[ClauseText]
    here: list[Here]
    roles: Mapping[int, Role]

    def __init__(
        self, sentence: ReadSentence, behind: int, *, opens: bool, block: bool, heading: bool
    ) -> None:
        self.sentence = sentence
        self.behind = behind
        self.opens = opens
        self.block = block
        self.heading = heading
        self.numbers: list[Standing] = []
