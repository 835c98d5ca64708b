"""What governs a number: each field is decided by rows of ``patterns/governance/``."""
