"""Heads: what each number counts or measures, as a phrase that reads on its own."""
