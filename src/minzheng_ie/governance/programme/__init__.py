"""Which programme governs a number: the most specific one named nearest to it.

`tables` decides, by rows of ``patterns/governance/``: whether a number needs no looking (programme.yaml), what a mention of
its sentence does (programme_mentions.yaml), which of them names it (programme_said.yaml), what holds where none does
(programme_cues.yaml); then what becomes of it, for kinds of a programme (programme_kinds.yaml), parts of a whole
(programme_parts.yaml), what a place is made of (programme_places.yaml) and reports of one body (programme_bodies.yaml).
The names that rows may use stand in the modules beside it, one small function each; `frame` is what they are asked of,
`told` what is the same for all numbers of a sentence, `looks` and `groups` what they look for, `carry` what is handed on
from sentence to sentence.
"""
