"""What is found once in a clause and told as facts to all who ask: `will` before a verb."""
