"""Records made by hand, for tests of what is done with them; all people are invented."""

from __future__ import annotations

import hashlib
from typing import Any

from dialogue_extract.schema import Record

ARTICLE = """Dialogue franco-malien à Bamako

Partagez cet article

BAMAKO, 23 mai 2024. La deuxième session du Dialogue annuel sur la sécurité entre la France et le Mali s'est tenue mercredi à Bamako. Elle a été coprésidée par la ministre française des Affaires étrangères, Élise Vautrin, et par son homologue malien, Modibo Kassambara.

Les deux ministres ont discuté de la lutte contre la corruption, de la formation des magistrats et de l'ouverture de filiales d'universités. « Ce dialogue nous est cher », a dit Mme Vautrin. Ils ont décidé de créer un groupe de travail commun. La prochaine réunion aura lieu à Paris en mars 2025.

En avril, M. Kassambara avait reçu à Bamako l'envoyé spécial de l'Union africaine, Tendai Moyo. Le président Oumar Kéita suit le dossier.
"""


def text_at(article: str, words: str, nth: int = 0, **more: Any) -> dict[str, Any]:
    """Return a Text of the nth occurrence of the words."""
    start = -1
    for _ in range(nth + 1):
        start = article.index(words, start + 1)
    return {"text": words, "start": start, "end": start + len(words), **more}


def person(article: str, name: str, titles: list[str], party: str | None, **more: Any) -> dict[str, Any]:
    """Return a Person."""
    at = text_at(article, name)
    found = {"name": name, "start": at["start"], "end": at["end"], "aliases": [], "party": party}
    found["titles"] = [text_at(article, title) for title in titles]
    return {**found, "mentions": [[at["start"], at["end"]]], **more}


def place(article: str, city: str, country: str, latitude: float, longitude: float, nth: int = 0) -> dict[str, Any]:
    """Return a Location."""
    more = {"venue": None, "city": city, "country": country, "latitude": latitude, "longitude": longitude}
    return text_at(article, city, nth, **more, online=False, basis="stated")


def event(**values: Any) -> dict[str, Any]:
    """Return an Event, empty but for the values."""
    empty = {
        "id": "1",
        "type": "meeting",
        "status": "held",
        "background": False,
        "name": None,
        "edition": None,
        "recurrence": None,
        "plover": {"event": "CONSULT", "mode": None, "quad_class": "verbal cooperation"},
        "parties": [],
        "participants": [],
        "location": None,
        "date": None,
        "topics": [],
        "outcomes": [],
        "next_meeting": None,
        "evidence": [],
        "confidence": 0.9,
    }
    return {**empty, **values}


def record(article: str, events: list[dict[str, Any]], source: str = "made.txt", **values: Any) -> Record:
    """Return the record of an article."""
    empty = {
        "schema_version": "1.0",
        "id": hashlib.sha256(article.encode("utf-8", "replace")).hexdigest(),
        "source": source,
        "language": "fr",
        "title": None,
        "published": None,
        "mentioned": [],
        "warnings": [],
        "text": article,
    }
    return Record.model_validate({**empty, "events": events, **values})


def bamako(source: str = "bamako.txt") -> Record:
    """Return the record of the sample article: a dialogue, and a meeting mentioned in passing."""
    a = ARTICLE
    france = text_at(a, "France", code="FR", name="France", kind="state")
    mali = text_at(a, "Mali", code="ML", name="Mali", kind="state")
    vautrin = person(a, "Élise Vautrin", ["ministre française des Affaires étrangères"], "FR", role="co_chair")
    second = text_at(a, "Vautrin", 1)
    vautrin["mentions"].append([second["start"], second["end"]])
    following = text_at(a, "prochaine réunion aura lieu à Paris en mars 2025")
    following["date"] = text_at(a, "mars 2025", value="2025-03", basis="explicit")
    following["location"] = place(a, "Paris", "FR", 48.8566, 2.3522)
    topics = [
        text_at(a, "lutte contre la corruption", contexts=["corruption"]),
        text_at(a, "formation des magistrats", contexts=["legal", "education"]),
        text_at(a, "ouverture de filiales d'universités", contexts=["education"]),
    ]
    main = event(
        type="dialogue",
        name=text_at(a, "Dialogue annuel sur la sécurité"),
        edition=2,
        recurrence="annual",
        parties=[france, mali],
        participants=[vautrin, person(a, "Modibo Kassambara", ["homologue malien"], "ML", role="co_chair")],
        location=place(a, "Bamako", "ML", 12.65, -8.0, 1),
        date=text_at(a, "mercredi", value="2024-05-22", basis="resolved"),
        topics=topics,
        outcomes=[text_at(a, "créer un groupe de travail commun", kind="decision", by=None)],
        next_meeting=following,
        evidence=[text_at(a, "s'est tenue", rule="encounters.se_tenir")],
    )
    union = text_at(a, "Union africaine", code="AU", name="Union africaine", kind="organisation")
    guest = person(a, "Tendai Moyo", ["envoyé spécial de l'Union africaine"], "AU", role="guest")
    earlier = event(
        id="2",
        background=True,
        parties=[mali, union],
        participants=[guest, {**person(a, "Kassambara", [], "ML", role="host"), "name": "Modibo Kassambara"}],
        location=place(a, "Bamako", "ML", 12.65, -8.0, 2),
        date=text_at(a, "avril", value="2024-04", basis="resolved"),
        evidence=[text_at(a, "reçu", rule="encounters.recevoir")],
        confidence=0.6,
    )
    published = {"value": "2024-05-23", "basis": "text"}
    mentioned = [person(a, "Oumar Kéita", ["président"], "ML")]
    title = text_at(a, "Dialogue franco-malien à Bamako")
    return record(a, [main, earlier], source, title=title, published=published, mentioned=mentioned)
