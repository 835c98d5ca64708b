"""Writes the sample files in seeds/formats: one report, as text, HTML, Word, PDF, Excel and CSV."""
