"""The kinds that classes of words have, and the classes that tell of ranks, aspects and circumstances."""

from __future__ import annotations

Words = frozenset[str]
"""Words as they stand."""
Edges = tuple[str, ...]
"""How words begin or end, the longer first."""


class RankingWords:
    """Classes by the tag they have in the file, as those of `HeadWords`."""

    ranked_places: Edges
    managing: Edges
    came_or_went: Words
    acted_on: Words
    denials: Words
    denials_of_deeds: Words
    oughts: Words
    befallen: Words
    weddings: Words
    wedding_work: Words
    numbering: Words
    communities: Edges
    of_a_change: Edges
    explaining: Words
    aspect_opens: Words
    aspect_ends: Words
    under: Words
    circumstances: Edges
    building: Words
    donors: Edges
    hitting: Words
    everywhere: Words
    sums_given: Edges
    those_named: Edges
    and_so: Words
    plans: Words
    modal: Words
    numbered_by: Words
    others: Edges
    learnt: Edges
    soon: Words
