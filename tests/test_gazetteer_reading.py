"""Places where they stand: marked sentences are the expected answer, `kind code` a label, all places marked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import markup
from dialogue_extract import gazetteer


def label(place: gazetteer.Place) -> str:
    entry = place.entry
    return " ".join((entry.kind, entry.code or "-".join(entry.codes) or entry.country or "")).strip()


@pytest.mark.parametrize(
    "marked",
    [
        "À [Kinshasa|capital CD], le président [congolais|adjective CD] a reçu le ministre du [Congo|state CD].",
        "À [Brazzaville|capital CG], le président [congolais|adjective CG] a reçu le ministre du [Congo|state CG].",
        "Le [fleuve Niger|region] déborde à [Niamey|capital NE], au [Niger|state NE].",
        "Le sommet se tiendra dans la [capitale malienne|capital ML].",
        "Il quitte la [capitale fédérale allemande|capital DE] et la [capitale de l'Ouzbékistan|capital UZ].",
        "La [capitale économique ivoirienne|city CI] accueille la réunion.",
        "Il arrive à [Luxembourg|capital LU] ; le [Luxembourg|state LU] préside.",
        "Réunis à [Djibouti|capital DJ], ils ont remercié [Djibouti|state DJ].",
        "[Bruxelles|metonym EU] veut convaincre la [Commission européenne|body EU] réunie à [Bruxelles|capital BE].",
        "BRUXELLES : le roi des [Belges|demonym BE]".replace("BRUXELLES", "[BRUXELLES|capital BE]"),
        "À [Tripoli|capital LB], au nord de [Beyrouth|capital LB], au [Liban|state LB].",
        "L'accord de Paris et la convention de Genève, signés à [Paris|capital FR] et à [Genève|city CH].",
        "Dominique Lorme a visité la [Dominique|state DM] et Maurice Fay l'[île Maurice|state MU].",
        "Le New York Times et Paris Match en parlent.",
        "[UE|organisation EU]-[Japon|state JP] : vers un accord",
        "Le forum [Russie|state RU]-[Afrique|region] et l'axe [Moscou|capital RU]-[Pékin|capital CN].",
        "La route [Tindouf|city DZ]-[Zouerate|city MR] et l'hôpital Saint-Maurice.",
        "Les forces pro-russes et anti-françaises.",
        "Le [Suisse|demonym CH] Urs Keller et la [Suisse|state CH].",
        "La réunion s'ouvre. La réunion de [La Réunion|state RE].",
        "LE PRÉSIDENT [MALIEN|adjective ML] REÇU À [PARIS|capital FR]",
        "Les [États-\nUnis|state US] et la [République\ndu Congo|state CG].",
        "Le [sultanat|state OM] d'antan n'est plus.",
        "Nara Suzuki et Charlotte Berlin se sont vues à [Berlin|capital DE].",
        "Il est attendu au [Caire|capital EG] puis au [Cap|capital ZA].",
        "Les [Vingt-Sept|organisation EU] ont approuvé le texte de vingt-sept pages.",
        "La réunion [sino-japonaise|compound CN-JP] et le sommet [euro-africain|region].",
        "Au [palais de l'Élysée|metonym FR], au [siège de l'ONU|venue US] et au [Kremlin|metonym RU].",
        "Téte Mabu habite la [Corée du Nord|state KP].",
    ],
)
def test_places(marked: str) -> None:
    text, marks = markup.read(marked)
    found = [(text[p.start : p.end], label(p)) for p in gazetteer.read(text)]
    assert found == [(mark.text, mark.label) for mark in marks]


def test_places_of_the_capital_carry_coordinates() -> None:
    (place,) = gazetteer.read("la capitale kazakhe")
    assert place.entry.city == "Astana"
    assert (round(place.entry.latitude), round(place.entry.longitude)) == (51, 71)


@given(st.text(alphabet="aàÉ ’'`-‑\n.,:/+()ß İMaliParsCongEU5", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    ends = [0]
    for place in gazetteer.read(text):
        assert ends[-1] <= place.start < place.end <= len(text)
        ends.append(place.end)
