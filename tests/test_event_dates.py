"""The day or the days of an encounter, on short invented articles."""

from __future__ import annotations

import pytest

from dialogue_extract.reading import article

PUBLISHED = "2024-05-23"  # a Thursday
SESSION = "La 3e session de la commission mixte entre le Togo et le Ghana "
HEAD = "Le ministre togolais des Affaires étrangères, Kossi Adanlété, "

DATES = [
    (HEAD + "achève ce jeudi la visite officielle qu'il a entamée lundi au Ghana.", "2024-05-20/2024-05-23"),
    (HEAD + "a entamé mardi une visite officielle de trois jours au Ghana.", "2024-05-21/2024-05-23"),
    (SESSION + "s'est ouverte mercredi à Lomé. Les travaux prendront fin vendredi.", "2024-05-22/2024-05-24"),
    (SESSION + "s'est ouverte mercredi à Lomé. Deux jours pour parler des frontières.", "2024-05-22/2024-05-23"),
    (SESSION + "s'est achevée mercredi à Lomé. Les travaux avaient débuté lundi.", "2024-05-20/2024-05-22"),
    (HEAD + "a reçu mardi à Lomé son homologue ghanéen, Kofi Adjetey, en visite de trois jours.", "2024-05-21"),
    (HEAD + "a reçu mardi à Lomé son homologue ghanéen, Kofi Adjetey. Il est attendu jeudi à Accra.", "2024-05-21"),
    (HEAD + "a annulé mercredi sa visite à Accra, qui était prévue lundi.", "2024-05-27"),
    (HEAD + "devait se rendre lundi à Accra. Cette visite a été repoussée au 12 juin.", "2024-05-27"),
    (
        "La réunion que les ministres togolais et ghanéen devaient tenir le 28 mai à Lomé est reportée au 3 juillet.",
        "2024-05-28",
    ),
    ("Rouverts mardi à Lomé, les pourparlers entre le Togo et le Ghana butent sur la frontière.", "2024-05-21"),
    ("Ouvertes mardi à Lomé, les négociations entre le Togo et le Ghana butent sur la frontière.", "2024-05-21"),
    ("Convoquées mardi à Lomé, les négociations entre le Togo et le Ghana portent sur la frontière.", "2024-05-28"),
    (HEAD + "doit gagner dimanche Accra et rencontrer, lundi, son homologue ghanéen, Kofi Adjetey.", "2024-05-27"),
    ("Le Togo et le Ghana ont préparé mardi la conférence ministérielle des 20 et 21 juin.", "2024-06-20/2024-06-21"),
    (HEAD + "recevra le 3 à Lomé son homologue ghanéen, Kofi Adjetey.", "2024-06-03"),
    (HEAD + "a reçu le 30 à Lomé son homologue ghanéen, Kofi Adjetey.", "2024-04-30"),
    (SESSION + "se tiendra du 27 au 29 à Lomé.", "2024-05-27/2024-05-29"),
    (SESSION + "s'est tenue les 2 et 3, à Lomé.", "2024-05-02/2024-05-03"),
    ("Le Togo et le Ghana ont bouclé mercredi à Lomé deux jours de négociations.", "2024-05-21/2024-05-22"),
    ("Au terme de trois jours de négociations, le Togo et le Ghana se sont quittés mercredi.", "2024-05-20/2024-05-22"),
    (HEAD + "s'envolera dimanche pour le Ghana. Il doit regagner Lomé mercredi.", "2024-05-26/2024-05-29"),
    (HEAD + "est en visite officielle au Ghana depuis mardi, a confirmé mercredi la présidence.", "2024-05-21"),
    ("Le Togo et le Ghana ont tenu ce week-end à Lomé des pourparlers.", "2024-05-18/2024-05-19"),
    ("Le sommet extraordinaire du G5 Sahel, tenu le 10 août à Nouakchott, a parlé de la sécurité.", "2023-08-10"),
    (SESSION + "se tient de mercredi à vendredi à Lomé.", "2024-05-22/2024-05-24"),
    ("Il ressort du sommet de la Cédéao, mercredi à Abuja, que la monnaie unique attendra.", "2024-05-22"),
    (
        "La veille, à Lomé, " + HEAD + "a reçu son homologue ghanéen, Kofi Adjetey. Mercredi, il a gagné Accra.",
        "2024-05-21",
    ),
    (HEAD + "a fait escale mercredi à Accra, où il s'est entretenu avec Kofi Adjetey, ministre ghanéen.", "2024-05-22"),
    (HEAD + "a conclu mercredi une visite de deux jours à Accra.", "2024-05-21/2024-05-22"),
    (HEAD + "rencontrera mardi en huit à Lomé son homologue ghanéen, Kofi Adjetey.", "2024-06-04"),
    (HEAD + "rencontrera vendredi de la semaine prochaine à Lomé son homologue ghanéen, Kofi Adjetey.", "2024-05-31"),
    (
        "Trois jours de réunion à Lomé : la commission mixte togolo-ghanéenne a rendu sa copie mercredi soir.",
        "2024-05-20/2024-05-22",
    ),
    (
        "Le sommet de la Caricom s'est terminé mercredi à Kingston. Au cours des deux journées de délibérations, les dirigeants ont parlé d'Haïti.",
        "2024-05-21/2024-05-22",
    ),
    (
        "Hier, le ministre togolais Kossi Adanlété, arrivé la veille à Accra, a rencontré son homologue ghanéen, Kofi Adjetey.",
        "2024-05-22",
    ),
    (
        "Les ministres togolais et ghanéen se sont réunis la semaine dernière à Lomé. Deux jours (du 14 au 15 mai) de débats.",
        "2024-05-14/2024-05-15",
    ),
    (
        "La visite à Berne du ministre togolais Kossi Adanlété, mardi prochain, est annulée. Il ne viendra pas non plus à Genève, où il devait parler le lendemain.",
        "2024-05-28",
    ),
    (SESSION + "se tiendra les 29 et 30 du mois à Lomé.", "2024-05-29/2024-05-30"),
    (
        "Les pourparlers entre le Togo et le Ghana sont entrés mercredi dans leur troisième jour.",
        "2024-05-20/2024-05-22",
    ),
    (
        "Le Togo et le Ghana ont conclu hier leurs négociations sur la pêche. Menées depuis lundi, elles ont abouti.",
        "2024-05-20/2024-05-22",
    ),
    (
        "LOMÉ, 23 mai (Agence) - " + HEAD + "s'est adressé mercredi à la presse. L'entretien avec son homologue "
        "ghanéen, Kofi Adjetey, a porté sur la pêche.",
        "2024-05-22",
    ),
]


@pytest.mark.parametrize(("text", "value"), DATES)
def test_the_days_of_an_encounter(extractor, text, value):
    record = extractor.extract(article(text, published_on=PUBLISHED))
    assert record.events[0].date.value == value
