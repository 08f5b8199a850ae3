"""Read articles: files, web pages, standard input, tables, archives."""

from dialogue_extract.reading.article import MAX_CHARS, Article, article
from dialogue_extract.reading.item import Columns, Item, read_item
from dialogue_extract.reading.published import Published, published
from dialogue_extract.reading.single import read
from dialogue_extract.reading.sources import Selection, items, total

__all__ = [
    "MAX_CHARS",
    "Article",
    "Columns",
    "Item",
    "Published",
    "Selection",
    "article",
    "items",
    "published",
    "read",
    "read_item",
    "total",
]
