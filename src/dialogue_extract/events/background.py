"""Tell the encounters that are the article's news from those it mentions in passing."""

from __future__ import annotations

from dialogue_extract.events.cluster import MULTILATERAL, UNREAL, Cluster, weight
from dialogue_extract.events.clusters import sides
from dialogue_extract.events.days import WEEKS, dates_meet, first_day, just, last_day, recent
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.view import View

SIDELESS = 0.8  # points of importance that an encounter loses whose words name no two sides
PAIR = 2
PAST = "told in the pluperfect"


def importance(view: View, cluster: Cluster) -> float:
    """Return how much the article makes of an encounter."""
    points = sum(min(weight(m), 3.0) for m in cluster.mentions) * 0.35
    points += 2.0 if cluster.titled else 0.0
    points += 0.6 * min(len(cluster.people), 4)
    body = [s for s in cluster.sents if not view.in_title(view.sents[s].start)]
    points -= 0.15 * (body[0] if body else 0)
    if all(m.background for m in cluster.mentions):
        points -= 2.5
    if cluster.type == "visit":
        points -= 0.4
    return points


def _only_to(cluster: Cluster, main: Cluster) -> bool:
    """Return whether a journey is told only as the way to the main encounter: "s'est rendue à B pour une réunion"."""
    own = any((m.trigger.pattern.id == "state-visit" and m.guests) or (_told(m) and m.date) for m in cluster.mentions)
    return main.type != "visit" and not cluster.titled and not own and set(cluster.sents) <= set(main.sents)


def _told(mention: Encounter) -> bool:
    """Return whether a main clause tells the journey of somebody named: "X a effectué une visite officielle"."""
    return mention.clause.finite and not mention.clause.subordinate and bool(mention.guests)


def _old(view: View, cluster: Cluster) -> bool:
    published = first_day(view.doc._.published)
    days = [last_day(m.date.event_value) for m in cluster.mentions if m.date and m.strength != "anaphor"]
    known = [d for d in days if d is not None]
    if not published or not known:
        return False
    return all((published - d).days > WEEKS for d in known)


def _same_day(view: View, cluster: Cluster, main: Cluster) -> bool:
    """Return whether an encounter told in the pluperfect is of the same day: "Auparavant, il avait été reçu par"."""
    if len(set().union(*(sides(view, m) for m in cluster.mentions))) < PAIR:
        return False
    published = view.doc._.published
    days = [*main.days, *([published] if published else [])]
    return all(just(published, value) or any(dates_meet(value, day) for day in days) for value in cluster.days)


def _peopled(view: View, cluster: Cluster, main: Cluster) -> bool:
    """Return whether people fill its slots, or others than the main one's stand in sentences about it."""
    if cluster.people:
        return True
    own = [m for m in cluster.mentions if not m.clause.subordinate and m.slots.subject == [] and not m.background]
    taken = set(main.people)
    return len(cluster.mentions) > 1 and any(
        set(view.persons_between(view.sents[m.sent].start, view.sents[m.sent].end)) - taken for m in own
    )


def _of_two_states(cluster: Cluster, main: Cluster) -> bool:
    """Return whether a main clause tells what two sides do without names: "des experts des deux pays ont siégé".

    Where the main encounter is of the same sides and days, it is most often told here again.
    """
    again = set(cluster.codes) <= set(main.codes) and (
        not cluster.days or any(dates_meet(day, other) for day in cluster.days for other in main.days)
    )
    return not again and any(
        (len(m.codes) >= PAIR or (m.codes and m.type in MULTILATERAL and m.date))
        and m.clause.finite
        and not m.clause.subordinate
        and not m.background
        and m.strength != "anaphor"
        and m.status
        for m in cluster.mentions
    )


def _passing(cluster: Cluster) -> bool:
    finite = [m for m in cluster.mentions if not m.clause.subordinate]
    return not finite and len(cluster.mentions) == 1 and len(cluster.people) < PAIR


def _circumstance(cluster: Cluster) -> bool:
    """Return whether a journey is neither in the headline, nor told twice, nor in a main clause of its own."""
    official = any(m.trigger.pattern.id == "state-visit" and m.guests for m in cluster.mentions)
    if cluster.titled or len(cluster.mentions) > 1 or official:
        return False
    only = cluster.mentions[0]
    finite = only.clause.finite and not only.clause.subordinate
    return not (finite and (only.trigger.pattern.verbal or only.slots.subject))


def choose_main(view: View, clusters: list[Cluster]) -> Cluster:
    """Return the article's main encounter: the most important one that is no background of itself."""
    news = [c for c in clusters if not reason(view, c, None)]
    return max(news or clusters, key=lambda c: importance(view, c) - (0.0 if _whole(view, c) else SIDELESS))


def _whole(view: View, cluster: Cluster) -> bool:
    """Return whether the words of an encounter name who meets: two sides, a body that convenes, a traveller."""
    if cluster.type == "visit":
        return bool(cluster.people or cluster.codes)
    named = set().union(*(sides(view, m) for m in cluster.mentions))
    return len(named) >= PAIR or (cluster.type in MULTILATERAL and bool(named))


def _participial(cluster: Cluster) -> bool:
    """Return whether an encounter is told by one clause that hangs on another word: "la convention signée en mai"."""
    return len(cluster.mentions) == 1 and cluster.mentions[0].clause.subordinate


def of_the_past(view: View, cluster: Cluster) -> bool:
    """Return whether not even a main encounter is news: remembered, or the occasion of a word, with no recent day."""
    published = view.doc._.published
    dated = bool(published) and any(recent(published, day) for day in cluster.days)
    passing = all(m.background for m in cluster.mentions) or (_participial(cluster) and _old(view, cluster))
    return passing and not cluster.titled and not dated


def reason(view: View, cluster: Cluster, main: Cluster | None) -> str:
    """Return why an encounter is background, or the empty string where it is news; `main` never is."""
    statuses = {m.status for m in cluster.mentions}
    if statuses and statuses <= UNREAL:
        return "denied or hypothetical"
    if cluster is main:
        return ""
    if all(m.announced for m in cluster.mentions):
        return "the announced next meeting"
    if all(m.background for m in cluster.mentions) and not (main and _same_day(view, cluster, main)):
        return PAST
    if _old(view, cluster) and not cluster.titled:
        return "long before publication"
    if main is not None and (thin := _thin(view, cluster, main)):
        return thin
    if cluster.type == "visit" and (_circumstance(cluster) or (main is not None and _only_to(cluster, main))):
        return "a journey told as a circumstance"
    if _passing(cluster):
        return "only in a subordinate clause"
    return ""


def _of_journey(view: View, cluster: Cluster) -> bool:
    """Return whether a verb only tells what the traveller will discuss: "il évoquera avec les responsables"."""
    parties = {view.people[p].party for p in cluster.people}
    told = all(m.trigger.pattern.strength == "weak" and m.trigger.pattern.verbal for m in cluster.mentions)
    return told and len(parties) < PAIR


def _thin(view: View, cluster: Cluster, main: Cluster) -> str:
    """Return what an encounter beside the main one lacks: a second side, or people."""
    lone = len(set().union(*(sides(view, m) for m in cluster.mentions))) < PAIR
    if lone and cluster.type not in {"visit", "summit", "conference", "committee"}:
        return "no second side"
    called_off = {"cancelled", "postponed"} & {m.status for m in cluster.mentions} and cluster.titled
    if not _peopled(view, cluster, main) and not called_off and not _of_two_states(cluster, main):
        return "nobody named"
    if main.type == "visit" and _of_journey(view, cluster):
        return "talks of the journey with nobody named"
    if cluster.type == "signing" and main.type != "visit" and not cluster.titled:
        return "a signature at another encounter"
    return ""
