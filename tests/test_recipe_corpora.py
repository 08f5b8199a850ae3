from __future__ import annotations

import random
from pathlib import Path

import pytest
import spacy

from dialogue_extract.errors import ResourceError
from dialogue_extract.training import layout, marks, names, treebank
from dialogue_extract.training.reader import articles, compose, epoch
from dialogue_extract.training.sentence import Sentence, read, write

CONLLU = """\
# sent_id = sample_00001
# text = Il parle aux élus du Mali.
1	Il	il	PRON	_	Gender=Masc|Number=Sing	2	nsubj	_	_
2	parle	parler	VERB	_	Mood=Ind	0	root	_	_
3-4	aux	_	_	_	_	_	_	_	_
3	à	à	ADP	_	_	5	case	_	_
4	les	le	DET	_	Definite=Def|Number=Plur	5	det	_	_
5	élus	élu	NOUN	_	Number=Plur	2	obl:arg	_	_
6-7	du	_	_	_	_	_	_	_	_
6	de	de	ADP	_	_	8	case	_	_
7	le	le	DET	_	Definite=Def|Number=Sing	8	det	_	_
8	Mali	Mali	PROPN	_	_	5	nmod	_	SpaceAfter=No
9	.	.	PUNCT	_	_	2	punct	_	_

# sent_id = sample_00002
# text = Celui auquel elle pense
1	Celui	celui	PRON	_	_	0	root	_	_
2-3	auquel	_	_	_	_	_	_	_	_
2	à	à	ADP	_	_	3	case	_	_
3	lequel	lequel	PRON	_	PronType=Rel	5	obl:arg	_	_
4	elle	elle	PRON	_	_	5	nsubj	_	_
5	pense	_	VERB	_	_	1	acl:relcl	_	_

"""

PARSEME = """\
# sent_id = sample_00003
# text = Paris reçoit Anne et Paul Roy chez Roy
1	Paris	Paris	PROPN	_	_	2	nsubj	_	_	1:PROPN|NE-ORG.final|_;2:PROPN|NE-LOC.prim|_	*
2	reçoit	recevoir	VERB	_	_	0	root	_	_	*	*
3	Anne	Anne	PROPN	_	_	2	obj	_	_	3:PROPN|NE-PERS.final|_	*
4	et	et	CCONJ	_	_	5	cc	_	_	*	*
5	Paul	Paul	PROPN	_	_	3	conj	_	_	4:PROPN|NE-PERS.final|_	*
6	Roy	Roy	PROPN	_	_	5	flat:name	_	_	3;4	*
7	chez	chez	ADP	_	_	8	case	_	_	*	*
8	Roy	Roy	PROPN	_	_	2	obl:mod	_	_	5:PROPN|NE-PERS.prim|_;6:PROPN|NE-ORG.final|_	*

"""


def treebank_sentences(tmp_path: Path, text: str, coarse: bool = False) -> list[Sentence]:
    path = tmp_path / "sample.conllu"
    path.write_text(text, encoding="utf-8")
    return list(treebank.sentences(path, "sample", coarse))


def test_contracted_words_are_one(tmp_path):
    sentence = treebank_sentences(tmp_path, CONLLU)[0]
    assert sentence.words == ("Il", "parle", "aux", "élus", "du", "Mali", ".")
    assert sentence.text == "Il parle aux élus du Mali. "
    assert sentence.syntax.lemmas == ("il", "parler", "à", "élu", "de", "Mali", ".")
    assert sentence.syntax.pos == ("PRON", "VERB", "ADP", "NOUN", "ADP", "PROPN", "PUNCT")
    assert sentence.syntax.morphs[2] == "Definite=Def|Number=Plur"
    assert sentence.syntax.heads == (1, 1, 3, 1, 5, 3, 1)
    assert sentence.syntax.deps == ("nsubj", "ROOT", "case", "obl:arg", "case", "nmod", "punct")


def test_relative_pronoun_heads_its_contraction(tmp_path):
    syntax = treebank_sentences(tmp_path, CONLLU)[1].syntax
    assert (syntax.lemmas[1], syntax.pos[1], syntax.deps[1]) == ("lequel", "PRON", "obl:arg")
    assert syntax.lemmas[3] == "pense"


def test_coarse_labels_have_no_subtype(tmp_path):
    assert treebank_sentences(tmp_path, CONLLU, coarse=True)[0].syntax.deps[3] == "obl"


def test_no_entity_column_means_unknown(tmp_path):
    assert treebank_sentences(tmp_path, CONLLU)[0].ents is None


def test_places_stay_places_and_names_stay_whole(tmp_path):
    sentence = treebank_sentences(tmp_path, PARSEME)[0]
    assert sentence.ents == ((0, 1, "LOC"), (2, 3, "PER"), (4, 6, "PER"), (7, 8, "ORG"))


def test_marks_become_two_layers():
    line = "La <FUNC>ministre de l'<ORG>OTAN</ORG> au <LOC>Mali</LOC></FUNC> <PER>Awa Ba</PER>."
    sentence = marks.sentence(line, "own", "here:1")
    assert sentence.text.strip() == "La ministre de l'OTAN au Mali Awa Ba."
    assert [(" ".join(sentence.words[s:e]), label) for s, e, label in sentence.ents] == [
        ("OTAN", "ORG"),
        ("Mali", "LOC"),
        ("Awa Ba", "PER"),
    ]
    assert sentence.offices == ((1, 7, "FUNC"),)


@pytest.mark.parametrize(
    "line", ["<PER>Awa", "Awa</PER>", "<PER><LOC>Awa</PER></LOC>", "<GPE>Awa</GPE>", "<FUNC>chef de <ORG>X</FUNC>"]
)
def test_bad_marks_are_errors(line):
    with pytest.raises(ResourceError, match="here:1"):
        marks.sentence(line, "own", "here:1")


def test_two_marks_on_one_word_leave_one():
    assert len(marks.sentence("<LOC>Paris</LOC>-<LOC>Rome</LOC>", "own", "here:1").ents) == 1


def test_sentences_come_back_from_disk(tmp_path):
    sentences = [*treebank_sentences(tmp_path, CONLLU + PARSEME), marks.sentence("<PER>Awa</PER> part", "own", "h:1")]
    assert write(sentences, tmp_path / "out.jsonl") == 4
    assert list(read(tmp_path / "out.jsonl")) == sentences
    with pytest.raises(ResourceError, match="convert"):
        list(read(tmp_path / "missing.jsonl"))


def spans(sentence: Sentence) -> list[str]:
    return [" ".join(sentence.words[s:e]) for s, e, _ in (*sentence.ents, *sentence.offices)]


LINE = 'Le <FUNC>chef de la <ORG>CEDEAO</ORG></FUNC>, M. <PER>Omar Al Touré</PER>, a dit "oui" à <LOC>Lomé</LOC>.'


def test_layout_changes_letters_not_marks():
    sentence = marks.sentence(LINE, "own", "h:1")
    assert spans(layout.upper(sentence))[1] == "OMAR AL TOURÉ"
    assert spans(layout.upper_surnames(sentence))[1] == "Omar Al TOURÉ"
    assert spans(layout.guillemets(sentence)) == spans(sentence)
    assert "« oui »" in layout.guillemets(sentence).text
    assert layout.without_stop(sentence).text.rstrip().endswith("Lomé")


def test_names_change_with_their_marks():
    sentences = [marks.sentence(LINE.replace("Omar Al Touré", name), "own", "h:1") for name in ("A B", "C", "D", "E F")]
    pool = names.pool(sentences)
    changed = [names.swap(marks.sentence(LINE, "own", "h:1"), pool, random.Random(seed)) for seed in range(20)]
    assert len({sentence.text for sentence in changed}) > 2
    for sentence in changed:
        assert spans(sentence)[0] == "CEDEAO"
        assert spans(sentence)[2] == "Lomé"
        assert spans(sentence)[3] == "chef de la CEDEAO"


def test_running_text_keeps_every_layer(tmp_path):
    nlp = spacy.blank("frd")
    sentences = treebank_sentences(tmp_path, CONLLU)
    for seed in range(60):
        article = compose(sentences, random.Random(seed))
        words = [word for word in article.words if not word.isspace()]
        assert len(words) in (11, 10)
        heads = {article.words[i].lower(): article.words[head].lower() for i, head in enumerate(article.heads)}
        assert heads["mali"] == "élus"
        assert all(article.words[head].strip() or not article.words[i].strip() for i, head in enumerate(article.heads))
        assert sum(start == 1 for start in article.starts) == 2
    write(sentences, tmp_path / "train.jsonl")
    for example in articles(tmp_path / "train.jsonl", vary=True, seed=3)(nlp):
        assert example.predicted.text == example.reference.text
        assert example.reference.has_annotation("DEP")
        assert not example.reference.has_annotation("ENT_IOB")


def test_marked_sentences_leave_syntax_missing(tmp_path):
    nlp = spacy.blank("frd")
    write([marks.sentence(LINE, "own", f"h:{i}") for i in range(5)], tmp_path / "train.jsonl")
    for example in articles(tmp_path / "train.jsonl", vary=True)(nlp):
        assert not example.reference.has_annotation("DEP")
        assert {span.label_ for span in example.reference.ents} == {"ORG", "PER", "LOC"}
        assert all(
            span.text.lower() == "chef de la cedeao"
            for span in example.reference.spans["offices"]
            if "\n" not in span.text and "  " not in span.text
        )


def test_weights_say_how_often_a_source_comes_up(tmp_path):
    sentences = [marks.sentence(LINE, source, "h:1") for source in ("a",) * 6 + ("b",) * 6]
    groups = epoch(sentences, {"a": 0.0, "b": 2.0}, random.Random(1), 3)
    assert {sentence.source for group in groups for sentence in group} == {"b"}
    assert sum(len(group) for group in groups) == 12
