"""Join clusters that tell one encounter in words too different to be merged mention by mention."""

from __future__ import annotations

from dialogue_extract.events.cluster import PAIR, Cluster
from dialogue_extract.events.days import dates_meet

GENERIC = frozenset({"se-reunir", "sont-reunis", "se-retrouver", "presider"})
# Types that a meeting of the same sides may be called elsewhere in the article.
SAME_TABLE = frozenset({"meeting", "dialogue", "committee", "negotiation", "conference", "summit"})


def _statuses(cluster: Cluster) -> set[str | None]:
    firm = [m for m in cluster.mentions if m.strength != "anaphor" and not m.announced]
    return {m.status for m in firm or cluster.mentions} - {None}


def _vague(cluster: Cluster) -> bool:
    """Return whether only words of receiving and coming together tell of it: "ont été accueillis par"."""
    firm = [m for m in cluster.mentions if m.strength != "anaphor" and not m.demonstrative]
    return all(m.strength == "weak" or m.trigger.pattern.id in GENERIC for m in firm)


def _apart(one: Cluster, other: Cluster) -> bool:
    """Return whether both are dated and share no day."""
    days, others = one.days, other.days
    return bool(days and others) and not any(dates_meet(a, b) for a in days for b in others)


def _same(one: Cluster, other: Cluster) -> bool:
    """Return whether sides, people, days and status of two clusters allow, and their sides ask for, one encounter."""
    journeys = {one.type, other.type} == {"visit"}
    if not journeys and not {one.type, other.type} <= SAME_TABLE:
        return False
    if one.type != other.type and not any(c.type == "meeting" and _vague(c) for c in (one, other)):
        return False
    if all(m.background for m in one.mentions) != all(m.background for m in other.mentions):
        return False
    if any(all(m.announced for m in c.mentions) for c in (one, other)):
        return False
    if journeys and set(one.people) & set(other.people) and not _apart(one, other):
        return True
    known, theirs = _statuses(one), _statuses(other)
    if known and theirs and not known & theirs:
        return False
    if _apart(one, other):
        return False
    if journeys:
        return bool(set(one.codes) & set(other.codes))
    if one.people and other.people:
        return False
    return len(set(one.codes) & set(other.codes)) >= PAIR


def join(clusters: list[Cluster]) -> list[Cluster]:
    """Return the clusters, those that tell one encounter joined into the earlier one."""
    kept: list[Cluster] = []
    for cluster in clusters:
        home = next((c for c in kept if _same(c, cluster)), None)
        if home is None:
            kept.append(cluster)
        else:
            home.mentions.extend(cluster.mentions)
    return kept
