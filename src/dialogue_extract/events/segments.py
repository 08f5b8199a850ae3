"""Give every sentence of the article to the encounter it goes on about."""

from __future__ import annotations

from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.view import View


def segments(view: View, clusters: list[Cluster], main: int) -> list[set[int]]:
    """Return, for each cluster, the sentences about it.

    A sentence that mentions encounters belongs to them; another one to the encounter named last, and a new paragraph
    without any mention goes back to the main one.
    """
    owned: list[set[int]] = [set(c.sents) for c in clusters]
    current = main
    paragraph = -2
    for number, sent in enumerate(view.sents):
        if view.skipped(sent.start) or view.in_title(sent.start):
            continue
        here = [n for n, c in enumerate(clusters) if number in owned[n] and not (c.background and n != main)]
        fresh = view.paragraph_of[sent.start] != paragraph
        paragraph = view.paragraph_of[sent.start]
        if here and main not in here and _asides(clusters, here, number):
            owned[main].add(number)
        if here:
            foreground = [n for n in here if any(m.sent == number and not m.background for m in clusters[n].mentions)]
            talks = [n for n in foreground or here if clusters[n].type != "visit"]
            current = (talks or foreground or here)[-1]
            continue
        if any(number in owned[n] for n in range(len(clusters))):
            continue
        if fresh and clusters[current].type == "visit" and main != current:
            current = main
        owned[current].add(number)
    return owned


def _asides(clusters: list[Cluster], here: list[int], sent: int) -> bool:
    """Return whether a sentence mentions other encounters only in subordinate clauses."""
    mentions = [m for n in here for m in clusters[n].mentions if m.sent == sent]
    return all(m.clause.subordinate for m in mentions)
