"""Which encounter a subject belongs to, on short invented articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogue_extract.reading import article

if TYPE_CHECKING:
    from dialogue_extract.records import Extractor

PUBLISHED = "2024-03-07"


def topics(extractor: Extractor, text: str) -> list[list[str]]:
    events = extractor.extract(article(text, published_on=PUBLISHED)).events
    return [[topic.text for topic in event.topics] for event in events if not event.background]


def test_what_is_said_with_each_belongs_to_every_encounter(extractor: Extractor) -> None:
    text = (
        "Le ministre norvégien des Affaires étrangères, Odd Brekke, a rencontré mardi à Oslo son homologue maltais, "
        "Censu Borg, puis le ministre letton de la Défense, Juris Krastins. Avec chacun, il a été question de la pêche."
    )
    found = topics(extractor, text)
    assert len(found) > 1
    assert all(subjects == ["pêche"] for subjects in found)


def test_one_verb_with_several_partners_gives_its_subject_to_each(extractor: Extractor) -> None:
    met = (
        "Le ministre norvégien des Affaires étrangères, Odd Brekke, s'est entretenu mardi au téléphone avec son "
        "homologue maltais, Censu Borg, et le ministre letton de la Défense, Juris Krastins{purpose}."
    )
    found = topics(extractor, met.format(purpose=" pour discuter de la pêche"))
    assert found == [["pêche"], ["pêche"]]
    later = met.format(purpose="") + " Lors des entretiens, la pêche et les visas ont été évoqués."
    assert topics(extractor, later) == [["pêche", "visas"], ["pêche", "visas"]]


def test_encounters_told_by_verbs_of_their_own_share_no_subject(extractor: Extractor) -> None:
    text = (
        "Le ministre norvégien des Affaires étrangères, Odd Brekke, a reçu lundi à Oslo son homologue maltais, Censu "
        "Borg. Ils ont parlé de la pêche. Mardi, il a rencontré à Riga le ministre letton de la Défense, Juris "
        "Krastins. Les entretiens ont porté sur les visas."
    )
    assert sorted(topics(extractor, text)) == [["pêche"], ["visas"]]


def test_the_past_tense_tells_of_the_encounter_held(extractor: Extractor) -> None:
    text = (
        "Le ministre norvégien des Affaires étrangères, Odd Brekke, a reçu mardi à Oslo son homologue maltais, Censu "
        "Borg. Les deux hommes ont parlé de la pêche et du sommet qui se tiendra à Rome en juin."
    )
    assert topics(extractor, text)[0][:1] == ["pêche"]


def test_what_will_be_done_is_no_outcome_of_an_encounter_to_come(extractor: Extractor) -> None:
    held = (
        "Le ministre norvégien des Affaires étrangères, Odd Brekke, a reçu mardi à Oslo son homologue maltais, Censu "
        "Borg. Un comité technique sera mis sur pied."
    )
    planned = held.replace("a reçu mardi", "recevra mardi prochain")
    outcomes = [extractor.extract(article(text, published_on=PUBLISHED)).events[0].outcomes for text in (held, planned)]
    assert [len(found) for found in outcomes] == [1, 0]


def test_what_is_asked_counts_where_a_side_asks_it(extractor: Extractor) -> None:
    met = (
        "Le ministre norvégien des Affaires étrangères, Odd Brekke, a reçu mardi à Oslo son homologue maltais, Censu "
        "Borg. {speaker} a réclamé la levée des surtaxes sur l'acier."
    )
    aside = "Rien n'a filtré. La pluie est tombée. La foule a grossi. Un passant"
    assert topics(extractor, met.format(speaker="Censu Borg"))[0] == ["levée des surtaxes sur l'acier"]
    assert topics(extractor, met.format(speaker=aside))[0] == []


def test_what_is_said_of_a_named_guest_belongs_to_the_encounter_with_that_guest(extractor: Extractor) -> None:
    text = (
        "Le président togolais, Koffi Amah, a reçu mardi en audience l'ambassadeur du Chili, Pedro Rojas, puis "
        "l'ambassadeur de Lettonie, Juris Krastins. La première audience, accordée à l'ambassadeur du Chili, a permis d'aborder la pêche."
    )
    events = extractor.extract(article(text, published_on=PUBLISHED)).events
    told = {party.code: [topic.text for topic in event.topics] for event in events for party in event.parties}
    assert (told["CL"], told["LV"]) == (["pêche"], [])


def test_the_office_of_a_partner_ends_where_the_question_begins(extractor: Extractor) -> None:
    text = (
        "Le ministre togolais des Affaires étrangères, Koffi Amah, a rencontré mardi le Secrétaire général de l'ONU, "
        "Pedro Rojas. Il a discuté avec le Secrétaire général de la question kurde."
    )
    assert topics(extractor, text) == [["question kurde"]]


def test_a_quotation_tells_of_no_encounter_named_after_it(extractor: Extractor) -> None:
    text = (
        "Le président togolais, Koffi Amah, a reçu mardi l'ambassadeur du Chili, Pedro Rojas. « Nous avons échangé sur "
        "la pêche », a dit M. Rojas, qui l'a félicité pour sa participation au sommet du G7."
    )
    events = extractor.extract(article(text, published_on=PUBLISHED)).events
    assert [topic.text for event in events if event.type == "meeting" for topic in event.topics] == ["pêche"]


def test_a_subject_is_said_once_for_an_encounter(extractor: Extractor) -> None:
    text = (
        "Le président togolais, Koffi Amah, a reçu mardi l'ambassadeur du Chili, Pedro Rojas. Ils ont évoqué la pêche "
        "hauturière. L'entretien a porté sur la pêche hauturière."
    )
    assert topics(extractor, text) == [["pêche hauturière"]]
