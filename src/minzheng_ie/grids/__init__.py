"""Tables as grids: cells with their place in the text, whatever the file they come from.

What a table says is read in `minzheng_ie.tables`; here it has a shape and no meaning.
"""

from minzheng_ie.grids.model import Cell, Grid, in_grid

__all__ = ["Cell", "Grid", "in_grid"]
