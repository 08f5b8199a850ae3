"""Who receives and who is received, on short invented articles."""

from __future__ import annotations

import pytest

from dialogue_extract.reading import article

PUBLISHED = "2024-05-23"

ROLES = [
    # on whose ground
    ("Le ministre polonais Marc Biot a passé la journée de jeudi à Vilnius avec le vice-ministre lituanien Paul Vantour.", "Biot guest Vantour host"),
    ("Marc Biot, ministre togolais, a rencontré mardi à Nairobi son homologue ghanéen Paul Vantour.", "Biot participant Vantour participant"),
    # who is posted there
    ("La ministre luxembourgeoise de la Culture, Anne Biot, a eu lundi une entrevue avec l'ambassadrice du Vietnam, Irma Vantour.", "Biot host Vantour guest"),
    # whose visit is received
    ("Le Premier ministre togolais Marc Biot a reçu jeudi la visite de courtoisie de l'ambassadrice du Vietnam, Irma Vantour.", "Biot host Vantour guest"),
    # whose function names no state
    ("Marc Biot, ministre malien de la Santé, a reçu lundi à Bamako la Togolaise Irma Vantour. Paul Adeck y a pris part.", "Biot host Vantour guest Adeck host"),
    # who comes along
    ("Le président togolais Marc Biot est arrivé mardi à Accra pour une visite de travail. Marc Biot est accompagné de la présidente de la Banque mondiale, Irma Vantour, et du ministre togolais de la Santé, Paul Adeck.", "Biot guest Vantour guest Adeck guest"),
    # in whose presence
    ("Le ministre togolais Marc Biot a reçu mardi à Lomé la ministre ghanéenne Irma Vantour, en présence du conseiller togolais Paul Adeck.", "Biot host Vantour guest Adeck host"),
    # invited for later
    ("Le ministre togolais Marc Biot s'est entretenu mardi à Lomé avec le ministre ghanéen Paul Vantour, en visite au Togo à l'invitation de Marc Biot.", "Biot host Vantour guest"),
    # talks of two on the ground of one
    ("Le ministre togolais Marc Biot et le ministre omanais Paul Vantour ont mené mardi à Lomé des négociations sur le commerce.", "Biot host Vantour guest"),
    # in his office
    ("Le ministre libanais Marc Biot a examiné jeudi dans son bureau, avec l'émissaire suédois Paul Vantour, le projet.", "Biot host Vantour guest"),
    # who travels
    ("En visite à Alger, la présidente du Parlement européen, Irma Vantour, s'est entretenue avec le président algérien, Marc Biot.", "Vantour guest Biot host"),
    # the order of words
    ("Accueilli samedi par le Premier ministre malien Paul Vantour, le président togolais Marc Biot a visité le port.", "Vantour host Biot guest"),
    ("Le président colombien, Marc Biot, s'est rendu vendredi à Panama, où l'a accueilli le président panaméen Paul Vantour.", "Biot guest Vantour host"),
    # two leaders of a session
    ("Le comité mixte entre le Bénin et le Togo s'est réuni mardi à Lomé. Le ministre béninois Marc Biot et le ministre togolais Paul Vantour y ont pris part.", "Biot co_chair Vantour co_chair"),
    # signatures
    ("Une convention a été signée mardi à Genève, pour le Qatar, par Marc Biot et, pour le HCR, par Anne Vantour.", "Biot signatory Vantour signatory"),
    # a chief of diplomacy leads no delegation
    ("Irma Vantour, nommée à la tête de la diplomatie lettone, a rencontré lundi à Riga l'Estonien Marc Biot.", "Vantour host Biot guest"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROLES)
def test_the_roles_of_two_sides(extractor, text, expected):
    event = extractor.extract(article(text, published_on=PUBLISHED)).events[0]
    found = {person.name.split()[-1]: person.role for person in event.participants}
    words = expected.split()
    assert found == dict(zip(words[::2], words[1::2], strict=True))
