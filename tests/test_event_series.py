"""One verb that tells of several encounters, and several words that tell of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dialogue_extract.reading import article

if TYPE_CHECKING:
    from dialogue_extract.records import Event, Extractor

PUBLISHED = "2025-01-10"


def events_of(extractor: Extractor, text: str) -> list[Event]:
    """Return the events in the foreground."""
    found = extractor.extract(article(text, published_on=PUBLISHED)).events
    return [event for event in found if not event.background]


# Each text with the partners of every event in the foreground.
SERIES = {
    "list below the verb": (
        (
            "Le Président gabonais, Marc Obame, a reçu vendredi en audience :\n\n"
            "·Son Excellence Paul Renaud, Ambassadeur de France ;\n\n"
            "·Son Excellence Kenji Morita, Ambassadeur du Japon ;\n\n"
            "·Monsieur Alain Kasongo, Ministre du Plan de la République démocratique du Congo.\n\n"
            "La coopération bilatérale a été évoquée."
        ),
        [{"Paul Renaud"}, {"Kenji Morita"}, {"Alain Kasongo"}],
    ),
    "each told of later": (
        (
            "Le ministre tunisien des Affaires étrangères, Slim Jaziri, s'est entretenu vendredi au Caire avec son homologue "
            "égyptien, Tarek Mansour, et le ministre algérien des Affaires étrangères, Nadir Belkacem. L'entretien de M. "
            "Jaziri avec Tarek Mansour a porté sur le commerce. Lors de sa rencontre avec Nadir Belkacem, Slim Jaziri a "
            "abordé la situation en Libye."
        ),
        [{"Tarek Mansour"}, {"Nadir Belkacem"}],
    ),
    "preposition repeated": (
        (
            "À Paris, le ministre luxembourgeois de l'Économie, Marc Weber, a été reçu vendredi par Jeanne Collet, ministre "
            "française du Travail, par Luc Arnoux, ministre français de l'Industrie, ainsi que par Anne Vidal, ministre "
            "française de la Culture."
        ),
        [{"Jeanne Collet"}, {"Luc Arnoux"}, {"Anne Vidal"}],
    ),
    "one table": (
        (
            "Le ministre tunisien des Affaires étrangères, Slim Jaziri, s'est entretenu vendredi au Caire avec son homologue "
            "égyptien, Tarek Mansour, et le ministre algérien des Affaires étrangères, Nadir Belkacem. Les trois ministres "
            "ont abordé la situation en Libye."
        ),
        [{"Tarek Mansour", "Nadir Belkacem"}],
    ),
    "only there": (
        (
            "Le président gabonais, Marc Obame, a reçu vendredi à Libreville son homologue togolais, Komi Adjo, en présence "
            "de la secrétaire générale du Commonwealth, Helen Moore. Komi Adjo a remercié Helen Moore de sa "
            "présence."
        ),
        [{"Komi Adjo", "Helen Moore"}],
    ),
}


@pytest.mark.parametrize("name", sorted(SERIES))
def test_partners_met_in_turn_are_told_apart_from_those_at_one_table(name: str, extractor: Extractor) -> None:
    text, expected = SERIES[name]
    partners = set().union(*expected)
    found = [{p.name for p in event.participants} & partners for event in events_of(extractor, text)]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


def test_numbers_of_a_series_keep_two_sessions_apart(extractor: Extractor) -> None:
    text = (
        "Le ministre chinois de l'Agriculture, Wei Liang, participera lundi à la 13e réunion des ministres de l'Agriculture de "
        "l'Organisation de coopération de Shanghai à Bichkek. Il participera mercredi à la quatrième réunion des "
        "ministres de l'Agriculture de la Chine et du Kazakhstan à Astana."
    )
    codes = [{party.code for party in event.parties} for event in events_of(extractor, text)]
    assert any({"SCO"} <= sides and "KZ" not in sides for sides in codes)
    assert any({"CN", "KZ"} <= sides and "SCO" not in sides for sides in codes)


def test_who_is_received_at_the_head_of_a_sentence_is_its_subject(extractor: Extractor) -> None:
    text = (
        "La ministre ivoirienne du Commerce, Adjoua Brou, a plaidé jeudi à Hanoï pour la noix de cajou. Reçue par le "
        "ministre vietnamien de l'Industrie, Tran Quoc Hung, elle a obtenu la construction de deux usines."
    )
    event = events_of(extractor, text)[0]
    assert {p.name: p.role for p in event.participants} == {"Adjoua Brou": "guest", "Tran Quoc Hung": "host"}


def test_results_of_a_session_of_long_ago_are_no_part_of_the_talks(extractor: Extractor) -> None:
    text = (
        "Le ministre tunisien des Affaires étrangères, Slim Jaziri, s'est entretenu vendredi au Caire avec son homologue "
        "égyptien, Tarek Mansour. L'entretien a permis de passer en revue les résultats de la 18e session de la commission "
        "mixte tuniso-égyptienne, tenue à Tunis le 11 septembre dernier."
    )
    assert [(event.type, event.date.value) for event in events_of(extractor, text)] == [("meeting", "2025-01-10")]


def test_the_next_session_does_not_make_talks_a_committee(extractor: Extractor) -> None:
    text = (
        "La ministre sénégalaise des Affaires étrangères, Awa Faye, et son homologue marocain, Driss Alami, ont décidé "
        "jeudi à Fès de réunir avant l'été la 9e session de la commission mixte. Les deux ministres ont "
        "salué l'état de leurs relations."
    )
    assert events_of(extractor, text)[0].type == "meeting"


def test_days_of_one_journey_make_one_visit(extractor: Extractor) -> None:
    text = (
        "Le président algérien, Karim Belhadj, a reçu hier, au palais d'El Mouradia, le président turc, Orhan Demir, en visite officielle. "
        "M. Demir a commencé lundi cette visite officielle, longue de trois jours, où l'avait convié M. Belhadj."
    )
    events = events_of(extractor, text)
    assert sorted(event.type for event in events) == ["meeting", "visit"]
    assert next(event for event in events if event.type == "meeting").status == "held"


def test_a_family_name_of_two_letters_is_taken_up_behind_a_form_of_address(extractor: Extractor) -> None:
    text = (
        "Le ministre chinois du Commerce, Xu Peiwen, est arrivé jeudi à Astana. M. Xu a rencontré vendredi le ministre kazakh "
        "de l'Énergie, Daniar Omarov."
    )
    met = [{p.name for p in event.participants} for event in events_of(extractor, text) if event.type == "meeting"]
    assert met == [{"Xu Peiwen", "Daniar Omarov"}]
