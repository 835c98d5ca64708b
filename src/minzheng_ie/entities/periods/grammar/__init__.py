"""The grammar of expressions of time: regular expressions put together from ``patterns/periods.yaml``.

`rules` is the file's model; `fragments` has what a date is made of; `core` puts the expression together that finds
one, `openings` says where it may begin, and `around` what is looked for before and behind it.
"""
