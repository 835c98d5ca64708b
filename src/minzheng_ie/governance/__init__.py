"""What governs a number: fields decided by rows of ``patterns/governance/``. Knows no Chinese word."""
