"""Kinds and rules of times, by what they may do."""

from __future__ import annotations

GOVERNS = frozenset({"point", "range", "open", "asof", "relative", "span", "target", "null"})
"""Kinds of times that may govern a number."""
PAST = frozenset({"decade", "century", "era", "reign", "ago"})
"""Rules of times long past."""
