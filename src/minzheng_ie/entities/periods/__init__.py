"""Expressions of time: found by a grammar, read from left to right, and dated in EDTF.

`mentions` finds them; `reading` says what is known meanwhile; `cores` reads a time, `counts` and `long_ago` what is
counted or long past; `kinds` says what stands before and after it makes of it; `joints` what two say together. The
grammar that finds them is the room `grammar`; its words stand in ``patterns/periods.yaml``.
"""
