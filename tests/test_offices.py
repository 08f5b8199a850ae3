"""Offices with their whole complement, by the grammar alone."""

from __future__ import annotations

import pytest

import markup
from dialogue_extract.persons.duties import duty_of
from dialogue_extract.resources import patterns
from people_pipeline import annotate

SENTENCES = [
    "Le [ministre des Affaires étrangères, de la Coopération africaine et des Marocains résidant à l’étranger|office] est là.",
    "La [sous-secrétaire d’État américaine à la sécurité civile, à la démocratie et aux droits de l’homme|office] a parlé.",
    "La [haute représentante de l’Union européenne pour les affaires étrangères et la politique de sécurité|office] est venue.",
    "L’[ambassadeur extraordinaire et plénipotentiaire du Burkina Faso auprès de la République Islamique de Mauritanie|office] part.",
    "L’[ambassadeur de France au Kazakhstan|office] a assisté à la rencontre.",
    "Le [président en exercice de la CEDEAO|office] a été reçu à Paris.",
    "Le [chef de la division « Asie centrale » du Service européen pour l’action extérieure|office] arrive.",
    "Il a vu l’[envoyé spécial du Canada pour la Syrie|office] et le [porte-parole du gouvernement|office].",
    "C’est l’[Assistant du Président de la République du Kazakhstan pour les affaires internationales|office].",
    "Son [homologue malien|office] et le [Premier ministre par intérim|office] ont signé.",
    "Le [médiateur mandaté par l’Union africaine|office] est à Luanda.",
    "Le [secrétaire (Est)|office] mène la délégation.",
    "Le [ministre d’État|office], [ministre de l’Énergie, des Mines et des Énergies renouvelables|office], est attendu.",
    "Le [ministre de la Défense|office] et le [secrétaire général|office] sont partis jeudi.",
    "Le [président de la République d`Azerbaïdjan|office] a répondu.",
    "Le [ministre des Affaires\nétrangères du Mali|office] est arrivé.",
    "L’[ambassadeur et représentant permanent du Canada auprès des Nations Unies|office] y sera.",
    # no complement swallowed
    "Le [président|office], de retour à Tunis, a parlé au [ministre|office] de sa visite.",
    "Le chef a quitté la salle. Les membres de la famille sont venus.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_offices_are_those_marked(marked):
    text, marks = markup.read(marked)
    doc = annotate(text)
    found = [(doc[o.start].idx, doc[o.end - 1].idx + len(doc[o.end - 1])) for o in doc._.offices if not o.nested]
    assert found == [(m.start, m.end) for m in marks]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("le ministre français de l’Europe et des Affaires étrangères", "FR"),
        ("l’ambassadeur du Japon auprès des Nations unies", "JP"),
        ("l’ambassadeur de France au Kazakhstan", "FR"),
        ("l’envoyé spécial du Canada pour la Syrie", "CA"),
        ("le président du Conseil européen", "EU"),
        ("le secrétaire d’État chargé des Affaires européennes", None),
        ("le facilitateur du processus pour l’Union africaine", "AU"),
        ("le chef de la diplomatie omanaise", "OM"),
        ("le ministre des Affaires étrangères", None),
    ],
)
def test_an_office_says_whom_it_stands_for(text, party):
    assert annotate(text)._.offices[0].party == party


def test_past_bare_and_counterpart_are_told():
    offices = annotate("L’ancien ministre, le ministre et son homologue kazakh ; l’ex-président du Mali.")._.offices
    assert [(o.former, o.bare, o.counterpart) for o in offices] == [
        (True, True, False),
        (False, True, False),
        (False, False, True),
        (True, False, False),
    ]


@pytest.mark.parametrize("entry", patterns("offices")["duty"], ids=lambda entry: entry["name"])
def test_duties_match_their_examples_and_not_their_counters(entry):
    assert {example: duty_of(example) for example in entry["examples"]} == dict.fromkeys(
        entry["examples"], entry["name"]
    )
    assert entry["name"] not in {duty_of(counter) for counter in entry["counter"]}
