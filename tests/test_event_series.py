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
            "·Monsieur Alain Kasongo, Ministre de l'Intégration régionale de la République démocratique du Congo.\n\n"
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
        "Le Premier ministre chinois, Wei Liang, participera lundi à la 15e réunion des Premiers ministres de "
        "l'Organisation de coopération de Shanghai à Bichkek. Il participera mercredi à la troisième réunion des Premiers "
        "ministres de la Chine et du Kazakhstan à Astana."
    )
    codes = [{party.code for party in event.parties} for event in events_of(extractor, text)]
    assert any({"SCO"} <= sides and "KZ" not in sides for sides in codes)
    assert any({"CN", "KZ"} <= sides and "SCO" not in sides for sides in codes)
