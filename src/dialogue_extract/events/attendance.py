"""Tell which sentences say who attended an encounter, wherever they stand (`patterns/arguments.toml`)."""

from __future__ import annotations

import re
from functools import lru_cache

from dialogue_extract import resources
from dialogue_extract.events.cluster import Cluster
from dialogue_extract.events.participation import MULTILATERAL
from dialogue_extract.events.view import View
from dialogue_extract.tree import Word

AUDIENCES = frozenset({"meeting", "ceremony"})
FORMAL = frozenset({"ceremony", "signing"})


@lru_cache(maxsize=1024)
def _attended(text: str) -> str:
    """Return what a sentence says people attended: visit, meeting, meetings or nothing."""
    table = resources.patterns("arguments")["attended"]
    return next((kind for kind, wording in table.items() if re.search(wording, text)), "")


def companions(view: View, guests: set[int]) -> set[int]:
    """Return who comes along with the travellers: "X était accompagné de la présidente, Y, et du directeur, Z"."""
    found: set[int] = set()
    for sent in view.sents:
        cue = next((t for t in sent if t.lower_.startswith("accompagné")), None)
        if cue is None or not set(view.persons_between(sent.start, cue.i)[-1:]) & guests:
            continue
        end = next((t.i for t in view.tree[cue.i + 1 : sent.end] if t.text == ";" or _finite(t)), sent.end)
        found.update(view.persons_between(cue.i + 1, end))
    return found


def _finite(word: Word) -> bool:
    return "Fin" in word.feature("VerbForm") and word.dep_ != "acl:relcl" and word.head.dep_ != "acl:relcl"


def account(view: View, cluster: Cluster, sents: frozenset[int]) -> frozenset[int]:
    """Return the sentences on an encounter: who was on the journey belongs to the visit, wherever it is told."""
    told = {m.sent for m in cluster.mentions}
    found = set(sents)
    for number in range(len(view.sents)):
        kind = _attended(view.told(number))
        if not kind or number in told:
            continue
        if kind == "there":
            fits, near = number - 1 in told, True
        elif kind == "signing":
            fits, near = cluster.type in FORMAL, True
        elif kind == "visit":
            fits, near = cluster.type == "visit", number - 1 in told or cluster.type != "meeting"
        else:
            fits, near = kind == "meetings" and cluster.type in AUDIENCES, cluster.type not in MULTILATERAL
        if fits:
            found.add(number)
        elif not near:
            found.discard(number)
    return frozenset(found)
