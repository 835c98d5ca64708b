"""The unit of a claim: as written, as the counted thing takes it, or as a rate said once for its parallels.

`tables` decides by rows of ``patterns/governance/unit.yaml``. The names that rows may use stand in `written` (of numbers
with a unit), `counted` (of those without) and `rates` (said before); `frame` is what they are asked of, `looks` what they look
for in the text, `carry` what a number says for those behind it.
"""
