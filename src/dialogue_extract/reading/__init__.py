"""Read articles: files, web pages, standard input, tables, archives."""

from dialogue_extract.reading.article import MAX_CHARS, Article, article
from dialogue_extract.reading.published import Published, published
from dialogue_extract.reading.single import read

__all__ = ["MAX_CHARS", "Article", "Published", "article", "published", "read"]
