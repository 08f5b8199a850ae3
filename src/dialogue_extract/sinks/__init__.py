"""Write records: one file a format, chosen by name or by the suffix of the output."""

from dialogue_extract.sinks.registry import FORMATS, TABLES, check, format_of, save, write

__all__ = ["FORMATS", "TABLES", "check", "format_of", "save", "write"]
