"""Read the layout of a page: blocks, headline, noise, dateline."""

from dialogue_extract.layout.blocks import Block, Kind, layout, unwrap
from dialogue_extract.layout.dateline import Dateline, dateline

__all__ = ["Block", "Dateline", "Kind", "dateline", "layout", "unwrap"]
