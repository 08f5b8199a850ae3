"""Tell how well a mention fits the mentions of an encounter: type, day, status, people, wording."""

from __future__ import annotations

from dialogue_extract.events.cluster import MULTILATERAL, PAIR, Cluster, rules
from dialogue_extract.events.days import dates_meet, recent, within_days
from dialogue_extract.events.encounter import Encounter
from dialogue_extract.events.status import CALLED_OFF, HAPPENED
from dialogue_extract.events.view import View

JOURNEY = 4  # days between two mentions of one journey: "hier, en visite", "a entamé lundi une visite"
MONTH = 7  # characters of a date as exact as a month
NEAR = 5  # tokens: "cycle de pourparlers" is one mention
CROWDED = MULTILATERAL | {"ceremony"}


def _type_fits(mention: Encounter, cluster: Cluster) -> bool:
    takes = rules()["generic_takes"]
    kind = cluster.type
    near = any(abs(m.trigger.token - mention.trigger.token) <= NEAR for m in cluster.mentions)
    if mention.trigger.pattern.id in {"peace-talks", "talks"} and kind == "meeting":
        return mention.demonstrative or near
    if mention.type == "call" and all(m.trigger.pattern.id in rules()["shared_table"] for m in cluster.mentions):
        return True  # "sont convenus, au cours d'un appel, de"
    if mention.type == "call" and kind == "meeting" and not (mention.definite and len(cluster.people) == 2):
        return False
    if mention.type == kind and mention.type != "meeting":
        return True
    if kind in takes.get(mention.trigger.pattern.id, (mention.type,)):
        return True
    if mention.trigger.pattern.partner and kind in MULTILATERAL and len(mention.people) == PAIR:
        return False  # a minister received before the session opens
    return any(
        mention.type in takes.get(m.trigger.pattern.id, ())
        for m in cluster.mentions
        if m.type == "meeting" and m.trigger.pattern.id not in rules()["shared_table"]
        if m.strength != "anaphor" or m.trigger.token == mention.clause.verb  # "X et Y présideront la conférence"
    )


def _date_clash(mention: Encounter, cluster: Cluster) -> bool:
    mine = mention.date.event_value if mention.date else None
    days = [m.date.event_value for m in cluster.mentions if m.date and m.date.event_value and not m.closing]
    if not mine or len(mine) < MONTH or mention.closing:
        return False
    if not days or any(dates_meet(mine, value) for value in days):
        return False
    journey = mention.type == "visit" == cluster.type and bool(set(mention.guests) & set(cluster.people))
    return not (journey and any(within_days(mine, value, JOURNEY) for value in days))


def _past(view: View, mention: Encounter, cluster: Cluster) -> bool:
    """Return whether a noun names one of long before the news: "les résultats de la 18e session, tenue en mai"."""
    value, published = mention.date.event_value if mention.date else None, view.doc._.published
    if not value or not published or mention.title or mention.demonstrative or mention.trigger.pattern.verbal:
        return False
    day = value.split("/")[-1]
    return not cluster.days and len(day) == len(published) and day < published and not recent(published, day)


def _status_clash(mention: Encounter, cluster: Cluster) -> bool:
    known = {m.status for m in cluster.mentions if m.status and not m.title}
    journey = mention.type == "visit" and set(mention.people) & set(cluster.people)
    if mention.title or not known or journey:
        return False
    happened = known & HAPPENED
    other = mention.trigger.pattern.verbal or not mention.definite
    if happened and mention.status == "hypothetical" and other:
        return True  # "s'est engagé à recevoir", "ont demandé une réunion": another one than what took place
    if mention.status in CALLED_OFF and happened and mention.people and not known & CALLED_OFF:
        return True
    if mention.status == "planned" and happened and "planned" not in known:
        return not mention.demonstrative
    return mention.status in HAPPENED and known == {"planned"} and not mention.demonstrative


def _other_side(mention: Encounter, cluster: Cluster) -> bool:
    """Return whether a verb names its own two sides, one of them foreign to a pair that met before."""
    sides, others = set(mention.codes), set(cluster.codes)
    paired = len(sides) == PAIR == len(others) and len(sides & others) < PAIR
    foreign = mention.trigger.pattern.partner and len(others) >= PAIR and bool(sides) and not sides & others
    return (paired or foreign) and mention.trigger.pattern.verbal and cluster.type not in CROWDED


def _edition_clash(mention: Encounter, cluster: Cluster) -> bool:
    """Return whether both tell another number of a series: "la 15e réunion", "la troisième réunion"."""
    if mention.trigger.pattern.verbal or mention.edition is None:
        return False
    known = {m.edition for m in cluster.mentions if not m.trigger.pattern.verbal} - {None}
    return bool(known) and mention.edition not in known


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
    wider = len(sides) > len(others) == PAIR and mention.trigger.pattern.verbal and bool(theirs)
    if wider and cluster.type not in CROWDED:
        return -1.5  # the ministers of three states met, two presidents had talks
    if len(sides) >= 2 and len(others) >= 2:
        return 1.5 if len(sides & others) >= 2 else -1.5
    if sides and others:
        return 0.5 if sides & others else 0.0 if cluster.type in CROWDED else -0.5
    return 0.0


def _beside(mention: Encounter, cluster: Cluster) -> bool:
    """Return whether a mention of the same type stands a few tokens away: "cycle de pourparlers"."""
    if mention.status == "hypothetical" and mention.status not in {m.status for m in cluster.mentions}:
        return False  # "sont convenus de demander une réunion d'urgence"
    return any(
        m.type == mention.type
        and m.background == mention.background
        and abs(m.trigger.token - mention.trigger.token) <= NEAR
        for m in cluster.mentions
    )


def fit(view: View, mention: Encounter, cluster: Cluster, latest: bool = False) -> float:
    """Return how well a mention fits a cluster; above 1 it belongs to it."""
    if _beside(mention, cluster) and not mention.serial:
        return 3.0
    if not _type_fits(mention, cluster) or _date_clash(mention, cluster) or _status_clash(mention, cluster):
        return -9.0
    if _edition_clash(mention, cluster) or _past(view, mention, cluster):
        return -9.0
    score = _people_score(view, mention, cluster) + _wording_score(view, mention, cluster)
    told = all(m.background for m in cluster.mentions)
    again = mention.background and mention.demonstrative
    if mention.background != told and not again and not _same_name(view, mention, cluster):
        score -= 1.2
    score -= 0.02 * max(0, mention.sent - cluster.sents[-1])
    if latest and mention.definite and (mention.roll_call or not mention.people):
        score += 0.3
    return score


def _same_name(view: View, mention: Encounter, cluster: Cluster) -> bool:
    """Return whether the same noun names the same sides, and more than a pair's talks: "le sommet du G20"."""
    noun, codes = view.tree[mention.trigger.token].lower_, set(mention.codes)
    named = mention.definite and mention.type in MULTILATERAL and bool(codes)
    return named and any(
        view.tree[m.trigger.token].lower_ == noun and set(m.codes) == codes and m.type == mention.type
        for m in cluster.mentions
    )


def _wording_score(view: View, mention: Encounter, cluster: Cluster) -> float:
    """Return evidence from the determiner, the headline, the same word and the same sentence."""
    score = 1.1 if mention.definite else 0.0
    if mention.demonstrative or mention.strength == "anaphor":
        score = 1.5
    if mention.title or (cluster.titled and len(cluster.sents) == 1):
        score += 1.2
    lemma = view.tree[mention.trigger.token].lower_
    if any(view.tree[m.trigger.token].lower_ == lemma for m in cluster.mentions):
        score += 0.3 if mention.people or mention.codes else 1.1
    if mention.sent in cluster.sents:
        score += 0.6
    if any(m.clause.verb == mention.trigger.token for m in cluster.mentions if m.type != "visit"):
        score += 0.6  # "Les experts du groupe de travail se sont retrouvés"
    if mention.type == "visit" == cluster.type and not mention.people and mention.sent - cluster.sents[-1] <= PAIR:
        score += 1.2
    return score
