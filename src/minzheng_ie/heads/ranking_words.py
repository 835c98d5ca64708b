"""The kinds that classes of words have, and the classes that tell of ranks, aspects, circumstances and odd ends of metrics."""

from __future__ import annotations

Words = frozenset[str]
"""Words as they stand."""
Edges = tuple[str, ...]
"""How words begin or end, the longer first."""
Row = tuple[str, ...]
"""Words in the order of the file."""


class RankingWords:
    """Classes by the tag they have in the file, as those of `HeadWords`."""

    ranked_places: Edges
    communities: Edges
    of_a_change: Edges
    explaining: Words
    referring: Edges
    aspect_opens: Words
    aspect_ends: Words
    under: Words
    circumstances: Edges
    building: Words
    donors: Edges
    speaking: Words
    next_counted: Edges
    inside_time: Words
    led_to_time: Words
    says_nothing: Words
    names_no_sum: Words
    begins_cut: Words
    places_alone: Words
    amount_ends: Edges
    incomes: Edges
    clausal: Words
    rated_as: Edges
    sending: Words
    caring: Words
    disasters: Edges
    along: Words


RANKING_KINDS = RankingWords.__annotations__
"""The kind of each, by its name."""
