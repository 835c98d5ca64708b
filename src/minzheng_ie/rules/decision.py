"""A row of a decision table, and what rows may name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from minzheng_ie.records import dataclass
from minzheng_ie.rules.trace import RuleId, Specimen


class Vocabulary(NamedTuple):
    """What rows may name.

    parts: of a thing to decide about, a sequence each; none gives None. conditions: whether something holds, a truth value
    each. attributes: of both, those that the thing has ready, each with the attribute's name. functions: of that thing and
    of sequences, a sequence. home (str): the file to add a name to. guards: names of conditions, and of parts that may be
    none, each with an attribute of the thing, true or false: where it is false the name holds of nothing, and is not asked.
    """

    attributes: Mapping[str, str]
    parts: Mapping[str, Callable[[Any], Sequence[Any]]]
    conditions: Mapping[str, Callable[[Any], bool]]
    functions: Mapping[str, Callable[..., Sequence[Any]]]
    home: str
    guards: Mapping[str, str] = {}


@dataclass(eq=False)
class Row:
    """A row.

    rule (RuleId): where it stands. kind (str): what a claim calls it. when (tuple): its conditions. metric (str): what it
    makes. place (str): ``FILE:LINE``, for errors. specimen (Specimen): what shows that it is needed.
    """

    rule: RuleId
    kind: str
    when: tuple[str, ...]
    metric: str
    place: str
    specimen: Specimen
