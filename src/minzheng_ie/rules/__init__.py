"""Rules as rows of data: patterns over tags, decision tables, and what became of them. Knows no Chinese and no claim."""
