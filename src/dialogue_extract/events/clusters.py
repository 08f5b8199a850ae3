"""Merge the mentions of one encounter; keep two encounters apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from dialogue_extract import resources
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.view import View
from dialogue_extract.spans import Rejection

MULTILATERAL = frozenset({"summit", "conference", "committee", "negotiation", "dialogue"})
PAIR = 2
NEAR = 5  # tokens: "cycle de pourparlers" is one mention
CROWDED = MULTILATERAL | {"ceremony"}
UNREAL = frozenset({"denied", "hypothetical"})


@dataclass(slots=True)
class Cluster:
    """All mentions of one encounter."""

    mentions: list[Encounter] = field(default_factory=list)
    background: bool = False
    reason: str = ""

    @property
    def people(self) -> list[int]:
        """Return the people in any slot of any mention."""
        return list(dict.fromkeys(p for m in self.mentions for p in m.people))

    @property
    def codes(self) -> list[str]:
        """Return the parties of all mentions."""
        return list(dict.fromkeys(c for m in self.mentions for c in m.codes))

    @property
    def sents(self) -> list[int]:
        """Return the sentences that mention it."""
        return sorted({m.sent for m in self.mentions})

    @property
    def titled(self) -> bool:
        """Return whether the headline mentions it."""
        return any(m.title for m in self.mentions)

    @property
    def type(self) -> str:
        """Return the type that its wordings vote for."""
        votes: dict[str, float] = defaultdict(float)
        for mention in self.mentions:
            votes[mention.type] += weight(mention) * (0.2 if mention.status in UNREAL else 1.0)
        return max(votes, key=lambda t: votes[t])


@cache
def rules() -> dict[str, Any]:
    """Return the clustering tables."""
    return resources.patterns("clusters")


def weight(mention: Encounter) -> float:
    """Return how much a mention says for its type."""
    table = rules()
    base: float = table["weight"][mention.strength]
    factor: float = table["type_weight"].get(mention.type, 1.0)
    generic = 0.3 if mention.trigger.pattern.id in ("rencontre", "sont-reunis", "se-reunir") else 1.0
    return base * factor * generic


def _type_fits(mention: Encounter, cluster: Cluster) -> bool:
    takes = rules()["generic_takes"]
    kind = cluster.type
    near = any(abs(m.trigger.token - mention.trigger.token) <= NEAR for m in cluster.mentions)
    if mention.trigger.pattern.id in {"peace-talks", "talks"} and kind == "meeting":
        return mention.demonstrative or near
    if mention.type == "call" and kind == "meeting" and not (mention.definite and len(cluster.people) == 2):
        return False
    if mention.type == kind and mention.type != "meeting":
        return True
    if kind in takes.get(mention.trigger.pattern.id, (mention.type,)):
        return True
    return any(
        mention.type in takes.get(m.trigger.pattern.id, ())
        for m in cluster.mentions
        if m.type == "meeting" and m.strength != "anaphor"
    )


def _date_clash(mention: Encounter, cluster: Cluster) -> bool:
    mine = mention.date.event_value if mention.date else None
    if not mine or len(mine) < 7:
        return False
    theirs = [m.date.event_value for m in cluster.mentions if m.date and m.date.event_value]
    return bool(theirs) and not any(dates_meet(mine, value) for value in theirs)


def _bounds(value: str) -> tuple[str, str]:
    first, _, last = value.partition("/")
    return (first + "-01-01"[len(first) - 4 :], (last or first) + "-12-31"[len(last or first) - 4 :])


def dates_meet(a: str, b: str) -> bool:
    """Return whether two event-layer dates share a day."""
    (start, end), (first, last) = _bounds(a), _bounds(b)
    return start <= last and first <= end


def _status_clash(mention: Encounter, cluster: Cluster) -> bool:
    known = {m.status for m in cluster.mentions if m.status and not m.title}
    journey = mention.type == "visit" and set(mention.people) & set(cluster.people)
    if mention.title or not known or journey:
        return False
    if mention.status == "planned" and known & {"held", "ongoing"} and "planned" not in known:
        return not mention.demonstrative
    return mention.status in {"held", "ongoing"} and known == {"planned"} and not mention.demonstrative


def _other_side(mention: Encounter, cluster: Cluster) -> bool:
    """Return whether a verb names its own two sides, one of them foreign to a pair that met before."""
    sides, others = set(mention.codes), set(cluster.codes)
    paired = len(sides) == PAIR == len(others) and len(sides & others) < PAIR
    return paired and mention.trigger.pattern.verbal and cluster.type not in CROWDED


def _people_score(view: View, mention: Encounter, cluster: Cluster) -> float:
    """Return evidence from people and sides: positive for the same, negative for others."""
    mine, theirs = set(mention.people), set(cluster.people)
    if mention.serial or _other_side(mention, cluster):
        return -2.0
    if mention.roll_call:
        return 1.0
    if mine and theirs:
        shared = mine & theirs
        if len(shared) >= 2 or (shared and mine <= theirs):
            return 2.0
        if shared and theirs <= mine:
            return 1.5
        if shared:
            return 0.5 if cluster.type in CROWDED else -2.0
        return 0.0 if cluster.type in CROWDED and not mention.trigger.pattern.verbal else -2.0
    sides, others = set(mention.codes), set(cluster.codes)
    if len(sides) >= 2 and len(others) >= 2:
        return 1.5 if len(sides & others) >= 2 else -1.5
    if sides and others:
        return 0.5 if sides & others else 0.0 if cluster.type in CROWDED else -0.5
    return 0.0


def _beside(mention: Encounter, cluster: Cluster) -> bool:
    """Return whether a mention of the same type stands a few tokens away: "cycle de pourparlers"."""
    return any(
        m.type == mention.type and abs(m.trigger.token - mention.trigger.token) <= NEAR for m in cluster.mentions
    )


def fit(view: View, mention: Encounter, cluster: Cluster, latest: bool = False) -> float:
    """Return how well a mention fits a cluster; above 1 it belongs to it."""
    if _beside(mention, cluster) and not mention.serial:
        return 3.0
    if not _type_fits(mention, cluster) or _date_clash(mention, cluster) or _status_clash(mention, cluster):
        return -9.0
    score = _people_score(view, mention, cluster) + _wording_score(view, mention, cluster)
    told = all(m.background for m in cluster.mentions)
    if mention.background != told and not (mention.background and mention.demonstrative):
        score -= 1.2
    score -= 0.02 * max(0, mention.sent - cluster.sents[-1])
    if latest and mention.definite and (mention.roll_call or not mention.people):
        score += 0.3
    return score


def _wording_score(view: View, mention: Encounter, cluster: Cluster) -> float:
    """Return evidence from the determiner, the headline, the same word and the same sentence."""
    score = 1.1 if mention.definite else 0.0
    if mention.demonstrative or mention.strength == "anaphor":
        score = 1.5
    if mention.title or (cluster.titled and len(cluster.sents) == 1):
        score += 1.2
    lemma = view.doc[mention.trigger.token].lower_
    if any(view.doc[m.trigger.token].lower_ == lemma for m in cluster.mentions):
        score += 0.3 if mention.people or mention.codes else 1.1
    if mention.sent in cluster.sents:
        score += 0.6
    if mention.type == "visit" == cluster.type and not mention.people and mention.sent - cluster.sents[-1] <= PAIR:
        score += 1.2
    return score


def sides(view: View, mention: Encounter) -> set[str]:
    """Return the parties that a mention names, its people's included; unknown ones count apart."""
    found = set(mention.codes)
    for person in mention.people:
        if not retired(view, person):
            found.add(view.people[person].party or f"?{person}")
    return found


def retired(view: View, person: int) -> bool:
    """Return whether all functions of a person are former ones: no state speaks through them."""
    offices = view.people[person].offices
    return bool(offices) and all(office.former for office in offices)


def _foreign(view: View, mention: Encounter) -> bool:
    """Return whether the sentence names any state or organisation."""
    sent = view.sents[mention.sent]
    return any(i in view.codes_at for i in range(sent.start, sent.end))


def may_found(view: View, mention: Encounter, clusters: list[Cluster]) -> str:
    """Return why a mention cannot found an event of its own, or the empty string."""
    pattern = mention.trigger.pattern
    if mention.status in UNREAL:
        return f"only {mention.status}"
    if mention.strength == "anaphor":
        named = len(sides(view, mention)) >= 2 and (mention.slots.between or mention.slots.partner)
        return "" if named else "takes up an encounter that is not named"
    if mention.type == "visit":
        traveller = mention.people or mention.codes
        return "" if traveller and (mention.slots.place or mention.type) else "no traveller"
    group = frozenset(rules()["groups"])
    received = any(view.doc[i].lower_ in group for i in mention.slots.object + mention.slots.subject)
    gathered = mention.kind in MULTILATERAL or (received and bool(mention.people))
    if pattern.partner and len(sides(view, mention)) < 2 and not gathered:
        return "no second side"
    if mention.type == "call" and not mention.title and max(len(mention.people), len(mention.codes)) < PAIR:
        return "no second side"
    if mention.type in MULTILATERAL and mention.strength == "strong":
        return ""
    if mention.strength == "weak" and not mention.title and not (sides(view, mention) or _foreign(view, mention)):
        return "no side"
    beside = all(c.type in {"signing", "ceremony", "visit"} for c in clusters) and mention.type == "meeting"
    given = pattern.id in rules()["own"] and mention.codes
    if mention.definite and not given and not mention.people and clusters and len(mention.codes) < 2 and not beside:
        return "definite, but nothing fits"
    return ""


def _refusal(mention: Encounter, reason: str) -> Rejection:
    token = mention.trigger.token
    return Rejection(token, token + 1, mention.trigger.pattern.id, "encounter", reason)


def _settle_announced(view: View, mentions: list[Encounter]) -> None:
    """Only what follows another encounter can be the next one; one with people of its own is news too."""
    body = [m for m in mentions if not m.title and m.strength != "anaphor" and not m.topical]
    body.sort(key=lambda m: m.trigger.token)
    seen: set[int] = set()
    for number, mention in enumerate(body):
        first = all(m.announced for m in body[:number])
        sent = view.sents[mention.sent]
        fresh = set(mention.people) & set(view.persons_between(sent.start, sent.end)) - seen
        if first or (fresh and len(mention.people) > 1):
            mention.announced = False
        seen |= set(mention.people)
    for mention in mentions:
        if mention.announced:
            mention.date = None


def cluster(view: View, mentions: list[Encounter]) -> tuple[list[Cluster], list[Rejection]]:
    """Return the events as clusters of mentions, in text order, and the mentions that founded none."""
    clusters: list[Cluster] = []
    refused: list[Rejection] = []
    _settle_announced(view, mentions)
    ordered = sorted(mentions, key=lambda m: (m.announced, m.trigger.token))
    for mention in ordered:
        if mention.topical:
            refused.append(_refusal(mention, "a subject of talks"))
            continue
        last = max((c.sents[-1] for c in clusters), default=0)
        ranked = sorted(
            ((fit(view, mention, c, c.sents[-1] == last), -n) for n, c in enumerate(clusters)), reverse=True
        )
        if ranked and ranked[0][0] > 1.0:
            clusters[-ranked[0][1]].mentions.append(mention)
            continue
        reason = may_found(view, mention, clusters)
        if mention.announced:
            reason = "announces the next meeting"
        if reason:
            refused.append(_refusal(mention, reason))
            continue
        clusters.append(Cluster([mention]))
    return clusters, refused
