"""The tree of a text below its sentences: clauses and their leaves, each with what its word does."""
