"""Where an encounter takes place, on short invented articles."""

from __future__ import annotations

import pytest

from dialogue_extract.reading import article

PUBLISHED = "2024-05-23"
PAIR = "Le ministre togolais des Affaires étrangères, Kossi Adanlété, a rencontré mardi {} son homologue ghanéen, Kofi Adjetey."

PLACES = [
    (
        "De passage à Accra, le ministre togolais Kossi Adanlété verra mardi le ministre ghanéen Kofi Adjetey avant de revenir à Aného.",
        "Accra",
        "GH",
    ),
    (
        "Le pacte qui lie Lomé à Accra est en jeu. Le ministre togolais Kossi Adanlété a reçu mardi son homologue ghanéen, Kofi Adjetey.",
        "Lomé",
        "TG",
    ),
    ("Le roi d'Espagne a reçu mardi les lettres de créance de l'ambassadeur togolais, Kossi Adanlété.", None, "ES"),
    ("Genève, 22 mai (Agence) - " + PAIR.format("en marge de l'Assemblée mondiale de la santé"), "Genève", "CH"),
    ("Davos, dernier jour. " + PAIR.format("dans un chalet"), "Davos", "CH"),
    ("Le ministre australien Peter Marsh a reçu mardi à son bureau son homologue ghanéen, Kofi Adjetey.", None, "AU"),
    ("AA / Lomé / Kossi Adanlété\n\n" + PAIR.format("au siège du ministère"), "Lomé", "TG"),
    (PAIR.format("dans la ville russe d'Oufa"), "Oufa", "RU"),
    (PAIR.format("à Brakpoto (Bénin)"), "Brakpoto", "BJ"),
    (PAIR.format("à Brakpoto, dans le nord du Bénin,"), "Brakpoto", "BJ"),
    (PAIR.format("au palais de l'Élysée"), None, "FR"),
    (PAIR.format("au palais de l'Élysée, à Paris,"), "Paris", "FR"),
    (PAIR.format("dans la capitale béninoise"), "Porto-Novo", "BJ"),
    (PAIR.format("au Bénin"), None, "BJ"),
    ("À Cotonou, deux voisins se parlent\n\n" + PAIR.format("en tête-à-tête"), "Cotonou", "BJ"),
    (
        "Le ministre togolais Kossi Adanlété a quitté Lomé ce jeudi pour Accra, où il aura un entretien avec Kofi Adjetey, ministre ghanéen.",
        "Accra",
        "GH",
    ),
    (PAIR.format("dans la capitale économique camerounaise"), "Douala", "CM"),
    (
        "Tirana vivait à l'heure des Balkans. " + PAIR.replace("a rencontré", "y a rencontré").format("soir"),
        "Tirana",
        "AL",
    ),
    ("Munich\n\n" + PAIR.format(", en marge de la Conférence sur la sécurité,"), "Munich", "DE"),
    (PAIR.format("dans un hôtel du quartier de Brakpoto, à Cotonou,"), "Cotonou", "BJ"),
    (PAIR.format("à Accra") + " Il y a six mois, tout le monde parlait de la signature à Abuja.", "Accra", "GH"),
    (
        PAIR.format("").replace(".", ", six mois après la signature à Abuja d'un accord de pêche.")
        + " Accra s'en réjouit.",
        None,
        None,
    ),
    ("Le ministre togolais Kossi Adanlété recevra mardi son homologue ghanéen, Kofi Adjetey.", None, "TG"),
    (
        "L'ambassadeur du Ghana à Lomé, Kofi Adjetey, s'est entretenu mardi avec le ministre togolais Kossi Adanlété.",
        "Lomé",
        "TG",
    ),
    (PAIR.format("au Centre international de conférences de Brakpoto"), "Brakpoto", None),
    ("Le ministre togolais Kossi Adanlété n'ira pas à Abuja. " + PAIR.format("en tête-à-tête"), None, None),
    (
        "Lomé ouvre la porte à Accra\n\nLe ministre togolais Kossi Adanlété a reçu mardi son homologue ghanéen, Kofi Adjetey.",
        "Lomé",
        "TG",
    ),
    ("Abuja : Lomé dit non à Accra\n\n" + PAIR.format("en tête-à-tête"), None, None),
    (
        "Accra n'est plus loin. C'est là que le ministre togolais Kossi Adanlété a rencontré mardi son homologue ghanéen Kofi Adjetey.",
        "Accra",
        "GH",
    ),
    (
        "Une mission du FMI conduite par Peter Marsh gagnera le Ghana mardi prochain pour une visite de trois jours.",
        None,
        "GH",
    ),
    (
        "Kpalimé attend mardi prochain le ministre ghanéen Kofi Adjetey pour une cérémonie que présidera le ministre togolais Kossi Adanlété.",
        "Kpalimé",
        "TG",
    ),
    (
        "Le ministre togolais Kossi Adanlété, qui a rencontré mardi à Accra son homologue ghanéen Kofi Adjetey, a estimé à Cotonou qu'il pleuvra.",
        "Accra",
        "GH",
    ),
    (
        "Mardi, dans les jardins de la villa présidentielle d'Abuja, le ministre togolais Kossi Adanlété et son homologue ghanéen Kofi Adjetey ont signé un accord.",
        "Abuja",
        "NG",
    ),
    (
        "Le ministre togolais Kossi Adanlété entamera mardi à Kigali une tournée qui le conduira ensuite à Kampala.",
        None,
        None,
    ),
    ("Rome dit non à Berne. " + PAIR.format("à Accra"), "Accra", "GH"),
    (PAIR.format(", en marge du Forum mondial de l'eau de Dakar,"), "Dakar", "SN"),
    ("Oslo sera mardi le théâtre de pourparlers entre le gouvernement togolais et le Ghana.", "Oslo", "NO"),
    (
        "Lomé et Accra se parlent. Le ministre togolais Kossi Adanlété a reçu mardi son homologue ghanéen, Kofi Adjetey.",
        "Lomé",
        "TG",
    ),
    ("Le ministre togolais Kossi Adanlété a reçu mardi son homologue ghanéen, Kofi Adjetey.", None, "TG"),
    (
        "A Accra, le ministre togolais Kossi Adanlété a rencontré mardi son homologue ghanéen Kofi Adjetey.",
        "Accra",
        "GH",
    ),
    ("Déclaration du ministre togolais Kossi Adanlété à la suite de sa rencontre avec son homologue ghanéen Kofi Adjetey (Accra, 21.05.2024)", "Accra", "GH"),
    ("Une délégation ghanéenne est au Togo pour trois jours. Le ministre togolais Kossi Adanlété s'est entretenu mardi avec son homologue ghanéen Kofi Adjetey.", None, "TG"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "city", "country"), PLACES)
def test_the_place_of_an_encounter(extractor, text, city, country):
    record = extractor.extract(article(text, published_on=PUBLISHED))
    location = record.events[0].location
    assert (location and location.city, location and location.country) == (city, country)


def test_a_journey_places_the_talks_on_it(extractor):
    text = (
        "Le ministre togolais Kossi Adanlété est arrivé lundi à Accra pour une visite officielle. "
        "Il a salué la diaspora.\n\nMardi, Kossi Adanlété rencontrera le vice-ministre ghanéen Kofi Adjetey."
    )
    record = extractor.extract(article(text, published_on="2024-05-20"))
    talks = next(event for event in record.events if event.type == "meeting")
    roles = {person.name: person.role for person in talks.participants}
    assert (talks.location and talks.location.country) == "GH"
    assert roles == {"Kossi Adanlété": "guest", "Kofi Adjetey": "host"}


def test_a_tour_of_several_states_has_no_one_place(extractor):
    text = "Le ministre togolais Kossi Adanlété entamera mardi une tournée qui le mènera à Accra, Abuja et Niamey."
    record = extractor.extract(article(text, published_on=PUBLISHED))
    assert [event.location for event in record.events if event.type == "visit"] == [None]


def test_where_things_are_is_no_place_of_the_talks_on_them(extractor):
    text = (
        "COTONOU (Agence) – Le sort des camions bloqués à Malanville a dominé la rencontre entre les ministres "
        "béninois et nigérien du Commerce, Jean Dossou et Ali Garba."
    )
    record = extractor.extract(article(text, published_on=PUBLISHED))
    assert record.events[0].location.city == "COTONOU"


def test_a_kicker_is_no_host(extractor):
    text = "Ukraine : le président Marc Delaroche accueillera vendredi son homologue ukrainien Ivan Petrenko"
    record = extractor.extract(article(text + "\n\n" + text, published_on=PUBLISHED))
    assert all(event.location is None or event.location.country != "UA" for event in record.events)
