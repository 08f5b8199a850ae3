"""Personal names, without learned parts unless said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import markup
from dialogue_extract.persons.merging import compatible, fullest, merge, other_forms, variants
from dialogue_extract.persons.spelling import alike, key, keys
from people_pipeline import annotate

SENTENCES = [
    "M. [Jorik Tessandre|name] a reçu Mme [Vantour|name] à Tunis.",
    "S.E.M. [Oumarou DIALBAT|name] et S.E. M. [Brélan KOUROV|name] se sont vus.",
    "Son Excellence Monsieur [Mohamed OULD TESSANE|name], président du Faso, est attendu.",
    "MM. [Kaldani|name], [Brusque|name] et [Van der Steeg|name] sont convenus de se revoir.",
    "Le ministre malien [Ousmane Kaldani|name] est arrivé.",
    "Le vice-ministre, [Timour Baïguelov|name], a ouvert la séance.",
    "Le ministre [KALDANI|name] a salué M. [Abdoulaye KALDANI|name].",
    "M. [LIU Yanxi|name] conduisait la délégation. Le ministre [LIU|name] a remercié son hôte.",
    "M. [Jorik Tessandre|name] est à Rome. [Tessandre|name] y restera. [J. Tessandre|name] a parlé.",
    "L’honorable [Maëlys Corbeau|name] s’envolera demain.",
    "La présidente [Ursule von der Brügge|name] a ouvert le sommet ; Mme [von der Brügge|name] l’a clos.",
    "Le cheikh [Tamim ben Khalfan|name] a reçu M. [Badr al-Mourrani|name].",
    "M. [Jorik\nTessandre|name] a signé.",
    # none
    "Ils se sont vus au Quai d'Orsay, avenue Charles-de-Gaulle, à Addis-Abeba.",
    "L'aéroport Jorik-Tessandre et la rue Abdoulaye Kaldani sont fermés.",
    "La Commission européenne et la Banque mondiale ont signé à Florence.",
    "LE GOUVERNEMENT ANNONCE UN PLAN DE RELANCE",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_names_are_those_marked(marked):
    text, marks = markup.read(marked)
    doc = annotate(text)
    found = {(doc[n.start].idx, doc[n.end - 1].idx + len(doc[n.end - 1])) for n in doc._.names}
    assert found == {(m.start, m.end) for m in marks}


def test_edges_of_learned_names_are_mended():
    doc = annotate(
        "Le Président Tessandre et le Dr Brélan KOUROV ont parlé.", (("Président Tessandre", "PER"), ("Brélan", "PER"))
    )
    assert [doc[n.start : n.end].text for n in doc._.names] == ["Tessandre", "Brélan KOUROV"]


def test_a_learned_name_that_is_a_known_place_is_dropped():
    assert annotate("Les délégués sont à Nouakchott.", (("Nouakchott", "PER"),))._.names == ()


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tokaïev", "Tokayev"),
        ("Kazykhan", "Kazikhan"),
        ("Aliev", "Aliyev"),
        ("Djeyhoun", "Jeyhun"),
        ("Sergueï", "Sergei"),
        ("Japarov", "Zhaparov"),
    ],
)
def test_spellings_of_one_name_have_one_key(a, b):
    assert alike(key(a), key(b))


@pytest.mark.parametrize(("a", "b"), [("Dupont", "Durand"), ("Diop", "Diouf"), ("Kim", "Kin"), ("Barov", "Parov")])
def test_other_names_have_another(a, b):
    assert not alike(key(a), key(b))


def test_forms_of_one_person_are_merged():
    merged = merge(["Ilham Barkaïev", "Barkayev", "I. Barkaïev", "Ousmane Kaldani", "Barkaïev Ilham"])
    assert [person.names for person in merged] == [[0, 1, 2, 4], [3]]


def test_a_family_name_shared_by_two_goes_to_the_one_named_last():
    merged = merge(["Ilham Barkaïev", "Barkaïev", "Mehdi Barkaïev", "Barkaïev"])
    assert [person.names for person in merged] == [[0, 1], [2, 3]]


def test_relatives_are_not_merged():
    assert not variants(keys("Ilham Barkaïev"), keys("Mehdi Barkaïev"))
    assert not compatible(keys("Ilham Barkaïev"), keys("Mehdi Barkaïev"))


def test_name_is_the_fullest_form_outside_headlines_in_capitals():
    names = ["JACOB TESSANDRE", "Jacob TESSANDRE", "Tessandre", "J. Tessandre"]
    best = fullest(names, [True, False, False, False])
    assert (names[best], other_forms(names[best], names)) == ("Jacob TESSANDRE", ["Tessandre", "J. Tessandre"])


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("MmeDr. ,'’`-()\n\t«»:;éÉaZ0 ministre de la République")), max_size=120))
def test_no_text_breaks_the_stage_and_offsets_hold(text):
    doc = annotate(text)
    for mention in (*doc._.names, *doc._.offices):
        assert 0 <= mention.start < mention.end <= len(doc)
