"""French temporal expressions: found, typed and resolved against the publication date."""

from dialogue_extract.temporal.orientation import told
from dialogue_extract.temporal.tagger import Expression, Orient, dates, tag

__all__ = ["Expression", "Orient", "dates", "tag", "told"]
