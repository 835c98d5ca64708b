"""What tables say: heads, units, times and places of their cells, and the claims these make."""

from minzheng_ie.tables.read import TableReader

__all__ = ["TableReader"]
