"""Public records from annotated documents."""

from dialogue_extract.records.build import build
from dialogue_extract.records.extractor import Extractor, Factory, factory, load

__all__ = ["Extractor", "Factory", "build", "factory", "load"]
