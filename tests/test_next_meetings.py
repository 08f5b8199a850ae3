"""Announced following encounters: presence, date and place of marked sentences."""

from __future__ import annotations

import pytest

import markup

PUBLISHED = "2024-05-23"
BEFORE = "Les deux ministres se sont réunis mercredi à Tunis. Ils ont parlé de la pêche et du commerce. "
MARKED = [
    ("La prochaine réunion aura lieu à [Paris|place] en [mars 2025|date].", "2025-03"),
    ("Un accord a été conclu pour tenir la prochaine réunion en [2025|date] à [Rabat|place].", "2025"),
    ("Les deux hommes ont décidé de se retrouver à [Berne|place] [en juillet|date].", "2024-07"),
    ("Rendez-vous a été pris pour le [30 mai|date].", "2024-05-30"),
    ("Le trio se retrouvera le [1er juin|date] à [Chisinau|place], en marge du sommet.", "2024-06-01"),
    ("La deuxième session se tiendra en [2026|date] à [Dakar|place].", "2026"),
    ("Les deux parties se réuniront à [Ottawa|place] pour le tour suivant, à une date à convenir.", None),
    ("La date et le lieu du prochain cycle seront communiqués par le médiateur.", None),
    ("Les négociateurs se reverront [dans deux ans|date] à [Bruxelles|place].", "2026"),
    ("Les deux ministres doivent se retrouver le [27|date] à [Vienne|place].", "2024-05-27"),
    ("On se retrouvera à [Oslo|place] le [22|date].", "2024-06-22"),
    ("La prochaine session, que [Oslo|place] se propose d'abriter en [mars|date], portera sur la pêche.", "2025-03"),
    ("[Dakar|place] accueillera la deuxième édition en [2027|date].", "2027"),
    ("Les consultations de [2026|date] auront pour cadre [Istanbul|place].", "2026"),
    ("Une réunion de niveau ministériel suivra, à [Niamey|place], [courant septembre|date].", "2024-09"),
    ("La ministre a convié son hôte à [Athènes|place] pour l'[automne|date].", "2024-09/2024-11"),
    ("Les experts s'y attelleront à [Nicosie|place] avant la [fin du mois de septembre|date].", "2024-09"),
    ("Prochaine étape : la réunion extraordinaire de [Harare|place], le [3 juin|date].", "2024-06-03"),
    ("Il transmettra la demande à [Paris|place]. Une délégation s'y rendra en [juin|date].", "2024-06"),
    ("Les pourparlers, suspendus mardi, redémarreront le [3 juin|date] à [Vienne|place].", "2024-06-03"),
    ("Ce sera au tour de [Dakar|place] d'accueillir les délégations, en [mai 2025|date].", "2025-05"),
    ("La commission mixte tiendra sa cinquième session à [Dakar|place] en [2025|date].", "2025"),
    ("Nouvelle date : le [28 juin|date].", "2024-06-28"),
    ("Prochain tour : [Oslo|place], en [juin|date].", "2024-06"),
    ("La prochaine fois, ce sera à [Oslo|place], en [juin|date].", "2024-06"),
    ("[Oslo|place] sera le cadre, le [3 juin|date], du prochain dialogue.", "2024-06-03"),
    ("La suite est attendue le [3 juin|date] à [Vienne|place].", "2024-06-03"),
    ("Les négociateurs se remettront au travail le [3 juin|date] à [Vienne|place].", "2024-06-03"),
    ("Le ministre s'envolera pour [Oslo|place] en [juin|date].", "2024-06"),
    ("« Nous nous reverrons le [3 juin|date] à [Vienne|place] », a dit le ministre.", "2024-06-03"),
]
SILENT = [
    "La prochaine session s'est tenue hier.",
    "Cette réunion ne se tiendra pas à la date du 2 juin.",
    "Le prochain match aura lieu samedi à Lyon.",
    "Ils ont évoqué les préparatifs de la saison prochaine.",
    "Ils se pressaient mardi pour le sixième sommet de l'organisation.",
    "Le ministre a invité les entreprises à investir en Norvège.",
    "La ministre a convié son hôte à déjeuner.",
    "Le conseil municipal a annoncé le déploiement de gardes à Rabat le 3 juin.",
    "La commission s'est remise au travail mardi.",
    "Une étude sera remise en septembre.",
]


@pytest.fixture(scope="module")
def announced(learned):
    from dialogue_extract.components.dates import Dates
    from dialogue_extract.components.next_meetings import NextMeetingFinder
    from dialogue_extract.components.places import Places
    from dialogue_extract.layout import Block

    def find(text: str):
        doc = learned(BEFORE + text)
        doc._.published = PUBLISHED
        doc._.blocks = (Block(0, len(doc.text), "body"),)
        doc = Places()(Dates()(doc))
        found = NextMeetingFinder().process(doc)
        return [
            (mention.date and mention.date.event_value, mention.place and doc[slice(*mention.place)].text)
            for mention in found
        ]

    return find


@pytest.mark.parametrize(("marked", "value"), MARKED)
def test_date_and_place_are_those_marked(announced, marked, value):
    text, marks = markup.read(marked)
    places = markup.texts(marks, "place")
    assert announced(text) == [(value, places[0] if places else None)]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_announced(announced, text):
    assert announced(text) == []


def test_what_opens_an_article_may_be_the_encounter_itself(learned):
    from dialogue_extract.components.dates import Dates
    from dialogue_extract.components.next_meetings import NextMeetingFinder
    from dialogue_extract.layout import Block

    text = "La 14e session du conseil se tiendra le 28 mai. " + "Les travaux dureront deux jours. " * 4
    doc = learned(text)
    doc._.published = PUBLISHED
    doc._.blocks = (Block(0, len(text), "body"),)
    doc = Dates()(doc)
    assert all(mention.weak for mention in NextMeetingFinder().process(doc))
