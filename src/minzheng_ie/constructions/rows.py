"""The model of rows of ``constructions/``, as they stand in files."""

from __future__ import annotations

from pydantic import model_validator

from minzheng_ie.rules.rows import PatternRow


class ConstructionRow(PatternRow):
    """A row of a file of constructions: ``let``, or ``rule`` with a pattern that begins with a slot of one leaf."""

    @model_validator(mode="after")
    def _of_a_clause(self) -> ConstructionRow:
        for key in ("given", "behind", "when", "tier"):
            if key in self.model_fields_set:
                raise ValueError(f"{key} has no meaning in a construction")
        return self
