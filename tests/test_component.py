"""`nlp.add_pipe("dialogue_events")` gives a spaCy user the same events."""

from __future__ import annotations

TEXT = (
    "Le ministre malien des Affaires étrangères, Bakary Sidibé, s'est entretenu mardi 21 mars 2023 à Bamako avec son "
    "homologue norvégien, Lars Nygård. Les deux ministres ont évoqué la lutte contre le terrorisme."
)


def test_the_component_writes_events_and_the_record(model):
    import spacy

    from dialogue_extract import component  # registers the factory where the package is not installed
    from dialogue_extract.language import model_path

    nlp = spacy.load(model_path())
    nlp.add_pipe("dialogue_events")
    assert not nlp.analyze_pipes()["problems"]["dialogue_events"]
    doc = nlp(TEXT)
    assert isinstance(nlp.get_pipe("dialogue_events"), component.DialogueEvents)
    record = doc._.dialogue_record
    assert len(doc._.dialogue_events) == len(record.events) == 1
    assert {p.name for p in record.events[0].participants} == {"Bakary Sidibé", "Lars Nygård"}
    assert record.events[0].date.value == "2023-03-21"
