"""Which period governs a number (the annotation guide's period rules 1 to 7).

`tables` decides, by rows of ``patterns/governance/``: where a period is looked for (period.yaml), what a time of the
sentence does (period_times.yaml) and what becomes of it (period_effects.yaml). The names that rows may use stand in
`places`, `times` and `effects`, one small function each; `frame` is what they are asked of, `values` and `lists` what they
share, `looks` what they look for in the text.
"""
