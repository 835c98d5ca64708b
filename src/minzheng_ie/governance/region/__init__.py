"""Which region a number is about.

`tables` decides, by rows of ``patterns/governance/``: where a region is looked for (region.yaml), what a place of the sentence does
(region_places.yaml) and what it makes the subject of what follows (region_subjects.yaml). The names that rows may use stand in
`taken`, `mentioned` and `subjects`, one small function each; `frame` is what they are asked of, `beside` and `lists` what they
share, `looks` what they look for in the text, `carry` what headings, paragraphs and leads say for those behind them.
"""
