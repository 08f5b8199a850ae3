"""Run over many articles on a Ray cluster."""

from __future__ import annotations

from dialogue_extract.engine.options import Order, Summary
from dialogue_extract.errors import UsageError


def run(order: Order, output: str | None) -> Summary:
    """Refuse."""
    raise UsageError(f"--engine ray: not there yet for {output} from {len(order.sources)} sources. Use local.")
