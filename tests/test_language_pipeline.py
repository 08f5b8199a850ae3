from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, Span
from spacy.training import Example

from dialogue_extract.errors import ModelError
from dialogue_extract.language import model_path
from dialogue_extract.language.offices import SPANS_KEY, score_offices

SHARED = Path(os.environ.get("DIALOGUE_SHARED", Path(__file__).parents[1].parent / "shared"))


def trained():
    try:
        return model_path()
    except ModelError:
        return None


needs_model = pytest.mark.skipif(trained() is None, reason="models/fr_dialogue is not built (make model)")


@pytest.fixture(scope="module")
def nlp():
    return spacy.load(trained())


def test_blank_language_saves_and_loads(tmp_path):
    blank = spacy.blank("frd")
    blank.to_disk(tmp_path / "blank")
    again = spacy.load(tmp_path / "blank")
    text = "S.E.M. Li est-il à N'Djamena ?"
    assert [token.text for token in again(text)] == [token.text for token in blank(text)]
    assert len(spacy.blank("frd").from_bytes(blank.to_bytes())(text)) == len(blank(text))


def test_both_apostrophes_are_one_word():
    doc = spacy.blank("frd")("l' l’")
    assert doc[0].norm_ == doc[1].norm_ == "l'"
    assert doc[0].shape_ == doc[1].shape_


def test_numbers_look_like_numbers():
    doc = spacy.blank("frd")("50 000 12,5 trois mai")
    assert [token.like_num for token in doc] == [True, True, True, False]


def test_noun_chunks_leave_prepositions_and_line_breaks_out():
    words = ["Le", "premier", "ministre", "part", "à", "Paris", "\n", "demain"]
    heads, deps = [2, 2, 3, 3, 5, 3, 5, 3], ["det", "amod", "nsubj", "ROOT", "case", "obl:arg", "dep", "advmod"]
    pos = ["DET", "ADJ", "NOUN", "VERB", "ADP", "PROPN", "SPACE", "ADV"]
    doc = Doc(spacy.blank("frd").vocab, words=words, heads=heads, deps=deps, pos=pos)
    assert [chunk.text for chunk in doc.noun_chunks] == ["Le premier ministre", "Paris"]
    assert list(spacy.blank("frd")("Le ministre").noun_chunks) == []


def clean(code: str) -> str:
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return run.stdout.strip()


def test_spacy_french_is_never_imported():
    assert clean("import sys, spacy; spacy.blank('frd')('Bonjour'); print('spacy.lang.fr' in sys.modules)") == "False"


def test_model_path_imports_no_spacy():
    assert clean("import sys, dialogue_extract.language; print('spacy' in sys.modules)") == "False"


@needs_model
def test_model_loads_with_spacy_alone():
    code = "import sys, spacy; nlp = spacy.load(sys.argv[1], exclude=['ner']); print(len(nlp('Bonjour à tous')))"
    run = subprocess.run([sys.executable, "-c", code, str(trained())], capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("3", "")
    assert "dialogue_extract.training" not in (trained() / "config.cfg").read_text(encoding="utf-8")


def office_doc(nlp, spans):
    doc = Doc(nlp.vocab, words=["Le", "ministre", "du", "Mali", "parle"])
    doc.spans[SPANS_KEY] = [Span(doc, start, end, label="FUNC") for start, end in spans]
    return doc


def test_offices_are_scored_as_spans():
    blank = spacy.blank("frd")
    right = Example(office_doc(blank, [(1, 4)]), office_doc(blank, [(1, 4)]))
    wrong = Example(office_doc(blank, [(1, 2)]), office_doc(blank, [(1, 4)]))
    assert score_offices([right])["offices_f"] == 1.0
    assert score_offices([right, wrong])["offices_f"] == 0.5


def test_offices_learn_and_leave_entities_alone():
    blank = spacy.blank("frd")
    blank.add_pipe("offices_ner")
    gold = office_doc(blank, [(1, 4)])
    gold.set_ents([Span(gold, 3, 4, label="LOC")])
    examples = [Example(blank.make_doc(gold.text), gold)]
    blank.initialize(lambda: examples)
    assert blank.get_pipe("offices_ner").labels == ("FUNC",)
    for _ in range(40):
        blank.update(examples)
    doc = blank.make_doc(gold.text)
    doc.set_ents([Span(doc, 3, 4, label="LOC")])
    doc = blank(doc)
    assert [(span.text, span.label_) for span in doc.spans[SPANS_KEY]] == [("ministre du Mali", "FUNC")]
    assert [(span.text, span.label_) for span in doc.ents] == [("Mali", "LOC")]


TEXT = (
    "Le ministre des Affaires étrangères du Mali, M. Salif Coulibaly, a reçu mardi à Bamako l'ambassadrice de Norvège, "
    "Mme Ingrid Haugen.\n\nLes deux parties ont salué la Commission mixte de coopération entre le Mali et la Norvège."
)


@needs_model
def test_model_finds_people_places_and_offices(nlp):
    doc = nlp(TEXT)
    found = {(span.text, span.label_) for span in doc.ents}
    assert {("Salif Coulibaly", "PER"), ("Ingrid Haugen", "PER"), ("Bamako", "LOC")} <= found
    offices = {span.text for span in doc.spans[SPANS_KEY]}
    assert "ministre des Affaires étrangères du Mali" in offices
    assert len(list(doc.sents)) == 2
    assert next(iter(doc.sents)).root.lemma_ == "recevoir"


@needs_model
def test_parser_keeps_sentence_starts_set_before_it(nlp):
    @spacy.Language.component("test_starts")
    def starts(doc):
        for token in doc[1:]:
            if doc[token.i - 1].text.startswith("\n"):
                token.is_sent_start = True
        return doc

    other = spacy.load(trained())
    other.add_pipe("test_starts", before="parser")
    doc = other("Visite du président du Togo\nà Lomé les chefs de délégation ont signé un accord")
    assert [token.text for token in doc if token.is_sent_start][1:] == ["à"]


@needs_model
def test_pipeline_has_no_problem(nlp):
    assert not any(nlp.analyze_pipes()["problems"].values())


@needs_model
def test_one_process_or_two_give_the_same(nlp):
    texts = [TEXT, TEXT.upper(), TEXT[:60], TEXT.replace("'", "’")] * 3
    one = [doc.to_json() for doc in nlp.pipe(texts)]
    two = [doc.to_json() for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert one == two


@needs_model
def test_weights_are_under_forty_megabytes():
    size = sum(path.stat().st_size for path in trained().rglob("*") if path.is_file())
    assert size < 40 * 2**20


@pytest.mark.skipif(not (SHARED / "corpora").is_dir(), reason="../shared/corpora is not there")
def test_tokens_of_sequoia():
    from dialogue_extract.training.reader import compose
    from dialogue_extract.training.treebank import sentences

    blank = spacy.blank("frd")
    gold, found, same = 0, 0, 0
    for sentence in sentences(SHARED / "corpora/ud_sequoia/fr_sequoia-ud-test.conllu", "sequoia"):
        article = compose([sentence], None)
        reference = Doc(blank.vocab, words=article.words, spaces=article.spaces)
        spans = [{(t.idx, len(t)) for t in doc} for doc in (reference, blank(reference.text))]
        gold, found, same = gold + len(spans[0]), found + len(spans[1]), same + len(spans[0] & spans[1])
    assert 2 * same / (gold + found) >= 0.990
