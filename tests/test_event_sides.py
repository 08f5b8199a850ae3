"""Sides and names of gatherings, on short invented articles."""

from __future__ import annotations

import pytest

from dialogue_extract.reading import article

PUBLISHED = "2024-05-23"
HELD = "Une conférence sur la pêche s'est tenue mardi à Accra"

SIDES = [
    (HELD + " sous l'égide de l'Union africaine. Les délégations du Togo, du Bénin et du Ghana y ont pris part.", "AU TG BJ GH"),
    ("La conférence des ministres togolais, béninois et ghanéen de la Pêche s'est tenue mardi à Accra. Le Cameroun et le Niger y étaient représentés.", "TG BJ GH CM NE"),
    ("Des émissaires du Togo et du Ghana ont entamé mardi au Caire des pourparlers sous médiation égyptienne et qatarie.", "TG GH"),
    ("Le Chef de l'État a reçu hier l'ambassadeur du Pérou au Togo, Abel Vantour. Le diplomate a salué le Togo.", "TG PE"),
    ("Les dirigeants du G7 ont tenu samedi un sommet à Biarritz sur le climat.", "G7"),
    ("Le ministre togolais Kossi Adanlété a eu mardi un entretien avec son homologue ghanéen Kofi Adjetey, en marge de l'Assemblée générale des Nations unies.", "TG GH"),
    ("Le Qatar a accueilli mardi à Doha des pourparlers entre le Togo et le Ghana sur leur frontière.", "TG GH"),
    ("Le sultanat d'Oman a facilité mardi des pourparlers entre le Togo et le Ghana sur leur frontière.", "TG GH"),
    ("Le Forum mondial de la langue française s'est tenu mardi à Accra. Il était parrainé par l'OIF.", "OIF"),
    ("Du 24 au 26 juin, Tachkent accueillera le sommet de l'Organisation des États turciques.", "OTS"),
    ("Au sommet de la Cédéao, réuni dimanche à Abuja, le président togolais, Kossi Adanlété, a déploré la lenteur des réformes.", "ECOWAS"),
    ("Le président togolais, Kossi Adanlété, a rencontré mardi à Doha son homologue ghanéen, Kofi Adjetey, à l'initiative du Qatar.", "TG GH"),
    ("Au sommet entre l'Union européenne et le Togo, mardi à Bruxelles, le président togolais, Kossi Adanlété, a parlé du cacao.", "EU TG"),
    ("Entre Kigali et Kinshasa, rien ne va plus. Mardi à Luanda, les experts des deux pays ont tenu une réunion sous l'œil du facilitateur désigné par l'Union africaine.", "RW CD"),
    ("Bamako, Niamey et Ouagadougou sont d'accord : leurs trois ministres de la Défense se sont réunis mardi à Niamey.", "ML NE BF"),
    ("Samarcande accueillera mardi le sommet entre l'Union européenne et les cinq pays d'Asie centrale.", "EU KZ KG UZ TJ TM"),
    ("Le ministre togolais Kossi Adanlété s'est rendu mardi à Accra, via Lagos, alors que Cotonou s'impatiente.", "TG GH"),
    ("Zhao Wenlin, vice-président du Comité permanent de l'Assemblée populaire nationale, a rencontré mardi à Pékin la présidente du parlement togolais, Afi Mensah.", "CN TG"),
    ("Le ministre togolais Kossi Adanlété a quitté Lomé mardi à destination de Mascate, première étape d'une tournée qui le mènera à Koweït et à Doha.", "TG OM KW QA"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), SIDES)
def test_the_sides_of_an_encounter(extractor, text, codes):
    record = extractor.extract(article(text, published_on=PUBLISHED))
    assert {party.code for party in record.events[0].parties} == set(codes.split())


NAMES = [
    ("La 9e réunion de la commission de coopération Togo-Ghana s'est tenue mardi à Accra.", "commission de coopération Togo-Ghana", 9),
    ("La 13e session du dialogue bilatéral sur les droits de l'homme entre le Togo et le Ghana s'est tenue mardi à Accra.", "dialogue bilatéral sur les droits de l'homme", 13),
    ("Le président togolais Kossi Adanlété et son homologue ghanéen Kofi Adjetey ont assisté mardi au sommet de Luanda.", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "edition"), NAMES)
def test_the_name_of_a_series(extractor, text, name, edition):
    event = extractor.extract(article(text, published_on=PUBLISHED)).events[0]
    assert (event.name.text if event.name else None, event.edition) == (name, edition)
