"""The marked sentence is the expected answer: tokens are parted by `|`, a space before `|` is a space of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_extract.language.splitting import split

SENTENCES = [
    "l'|Union |européenne |et |jusqu'|à |aujourd'hui",
    "L’|accord |qu’|il |a |signé",
    "l`|État |d´|Azerbaïdjan",
    "Qu'|est|-ce |que |c'est-à-dire",
    "quelqu'un |de |la |presqu'île",
    "Viendra|-t-il |? |Donnez|-le|-moi|.",
    "celui-ci |et |ce |jour|-là|, |rendez-vous |là-bas",
    "Celle-ci |peut-être |lui-même",
    "Kim |Jong-il |et |Ban |Ki-moon",
    "Faut|-il |partir |?",
    "les |Pays-Bas|, |Jean-Yves |et |la |Guinée-Bissau",
    "le |sommet |C5+1 |et |le |format |5+1|, |puis |2+2",
    "50 000 |soldats|, |1 250 000,50 |euros|, |12\u202f000 |euros",
    "en |2024 |100 |pays",
    "le |1er |mai|, |la |3e |session|, |le |XIVe |siècle|, |la |17ème |réunion",
    "M. |Diop|, |MM. |Fall |et |Sow|, |Mme |Ba|, |S.E.M. |Li|, |S.E. |Mme |Mai",
    "SE. |Diop|, |SE.M. |Fall |au |SE|.",
    "le|secrétaire |général |à|Vientiane|, |DeSantis |et |levant",
    "U. |Zeya |et |J.-P. |Roy|, |Yu. |Orlova",
    "au |groupe |B|. |Les |élus",
    "l'|art. |5|, |n° |12|, |p. |4|, |12 |sept. |2024|, |etc.",
    "à |15h30|, |à |15:30|, |à |18 |h |10",
    '« |Oui |»|, |“|non|”|, |"|si|"',
    "le |Parti |(|PCC|)|, |l'|Organisation |[|OCS|]",
    "N'Djamena|, |N'Guessan|, |d'|Estaing|, |O'Connell",
    "un |traité(e) |de |Sainte-Anne-d'Auray",
    "voir |https://exemple.org/a-b?c=1|, |presse@exemple.org |et |@ministere",
    "25 |%|, |-5 |°C|, |3,5 |millions |de |km²|...",
    "UE-Kazakhstan |/ |R&D |et |…",
    "PARIS |VA|-T-IL |SIGNER |?",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_tokens(marked):
    expected = [word.strip(" ") for word in marked.split("|")]
    text = marked.replace("|", "")
    words, spaces = split(text)
    assert words == expected
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un\n\nDeux", ["Un", "\n\n", "Deux"]),
        ("Un  Deux", ["Un", " ", "Deux"]),
        (" Un \nDeux ", [" ", "Un", "\n", "Deux"]),
        ("«\u00a0Oui\u00a0»", ["«", "\u00a0", "Oui", "\u00a0", "»"]),
        ("", []),
    ],
)
def test_whitespace_is_a_token_unless_it_is_one_space(text, expected):
    words, spaces = split(text)
    assert words == expected
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_any_text_comes_back(text):
    words, spaces = split(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
    assert all(words)


@given(
    st.lists(
        st.sampled_from(["l'", "M. ", "15h30", " ", "-t-il", "50 000", "\n", "C5+1", "«", "É.", "n°", "…", "-"]),
        max_size=20,
    )
)
def test_pieces_of_french_come_back(pieces):
    text = "".join(pieces)
    words, spaces = split(text)
    assert "".join(word + " " * space for word, space in zip(words, spaces, strict=True)) == text
