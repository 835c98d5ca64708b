"""Whether what a number says has happened or is planned.

`tables` decides, by rows of ``patterns/governance/``: which cue words of a sentence count (status_cues.yaml), which of them
reach a number (status_reach.yaml), and what the number is (status.yaml). The names that rows may use stand in `counting`,
`reaching` and `places`, one small function each; `frame` is what they are asked of, `looks` what they look for in the text,
`cues` the words of ``scope.yaml``, `carry` what headings and sentences say for those behind them.
"""
