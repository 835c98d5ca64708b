"""What the readers of spreadsheets share: number formats, blocks of cells, the parts of .xlsx and the records of .xls."""
