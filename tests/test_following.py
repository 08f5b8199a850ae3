"""The following encounter: announced in words, or told as a planned event of the same sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogue_extract.reading import article

if TYPE_CHECKING:
    from dialogue_extract.records import Extractor

MET = (
    "Le ministre norvégien des Affaires étrangères, Odd Brekke, a reçu mardi à Oslo son homologue maltais, Censu Borg. "
)
CASES = {
    "told": (MET + "La prochaine réunion se tiendra à La Valette en juin 2024.", "2024-06", "La Valette"),
    "weak words": (MET + "Une date sera fixée. M. Brekke se rendra à La Valette fin avril.", "2024-04", "La Valette"),
    "the earliest": (
        MET
        + "La prochaine réunion se tiendra à Oslo en mai 2025. Les deux hommes doivent se retrouver à Rome en juin.",
        "2024-06",
        "Rome",
    ),
    "the new date": ("Le sommet norvégo-maltais prévu jeudi à Oslo a été reporté au 6 juin.", "2024-06-06", None),
    "a planned event": (
        MET + "Malte accueillera la troisième session de la commission mixte au premier semestre 2025.",
        "2025-01/2025-06",
        None,
    ),
    "the days and the week": (
        MET
        + "La prochaine réunion se tiendra la semaine prochaine. Les deux parties ont pris rendez-vous pour le 13 mars.",
        "2024-03-13",
        None,
    ),
    "no date of what was given up": (
        "Le sommet norvégo-maltais prévu jeudi à Oslo a été reporté à une date ultérieure.",
        None,
        None,
    ),
    "here again": (MET + "Les deux ministres se retrouveront ici même le 3 juin.", "2024-06-03", "Oslo"),
    "an invitation accepted": (
        MET + "M. Borg a invité M. Brekke à effectuer une visite à La Valette, invitation que celui-ci a acceptée.",
        None,
        "La Valette",
    ),
    "a visit in return": (MET + "M. Brekke rendra la politesse en mai à La Valette.", "2024-05", "La Valette"),
    "a travel elsewhere": (MET + "M. Borg se rendra dimanche à Rome.", None, None),
    "a travel at home": (MET + "Le ministre maltais se rendra samedi à La Valette.", None, None),
    "a ship": (MET + "Un navire norvégien fera escale à La Valette en avril.", None, None),
    "another body": (MET + "Le prochain sommet de l'Union africaine se tiendra en mai à Addis-Abeba.", None, None),
    "no encounter put off": (MET + "La mise en service du câble a été reportée au 5 mai.", None, None),
    "what was over": (MET + "Ils avaient convenu en 2021 de se revoir à Rome en 2023.", None, None),
    "itself denied": (MET + "M. Borg ne se rendra pas à Rome le 28 mars.", None, None),
}


@pytest.mark.parametrize(("text", "date", "city"), CASES.values(), ids=CASES)
def test_following_encounter(extractor: Extractor, text: str, date: str | None, city: str | None) -> None:
    after = extractor.extract(article(text, published_on="2024-03-07")).events[0].next_meeting
    assert (after and after.date and after.date.value) == date
    assert (after and after.location and after.location.city) == city


def test_a_cancelled_meeting_follows_nothing_by_itself(extractor: Extractor) -> None:
    text = "La Norvège a annulé la prochaine réunion bilatérale avec Malte, prévue mardi à Oslo."
    events = extractor.extract(article(text, published_on="2024-03-07")).events
    assert all(event.next_meeting is None for event in events)
