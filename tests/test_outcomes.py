"""Outcomes: marked sentences hold the expected words, labelled with their kind."""

from __future__ import annotations

import pytest

import markup

MARKED = [
    "Les délégations se sont entendues pour [élaborer une feuille de route et réunir les prochaines consultations à Paris|decision].",
    "Il a été convenu de [relancer les dialogues sur le commerce et l'énergie|decision].",
    "Un accord a été conclu pour [poursuivre l'interaction productive|decision].",
    "Les deux camps ont aussi [chargé leurs adjoints d'arrêter le calendrier des travaux|decision].",
    "M. Lenoir s'est engagé, au nom de son pays, à [appuyer la force commune|commitment].",
    "Mme Varga a promis que [les appels d'offres seraient publiés|commitment].",
    "Le Président a assuré le diplomate de la [pleine disponibilité des autorités|commitment].",
    "Elle a annoncé une [enveloppe de 12 millions d'euros pour l'eau|commitment].",
    "Les deux ministres ont signé mardi à Tunis [un programme de consultations pour 2022-2023|agreement].",
    "[Une vingtaine d'accords ont été paraphés dans les domaines de la santé et de la pêche|agreement].",
    "Les quatre ministres ont adopté [un communiqué conjoint|agreement].",
    "La partie suisse a [réaffirmé son engagement en faveur d'une coopération fiable|position].",
    "L'Union s'est dite [préoccupée par les dispositions du projet|position].",
    "Les participants [condamnent les attaques lancées contre des ambassades|position].",
    "Ils ont [noté avec satisfaction le retour des ambassadeurs|position].",
    "Il a [salué la réforme|position] et s'est engagé à [financer trois écoles|commitment].",
    "Les deux pays sont convenus de [rouvrir la ligne|decision], a indiqué le porte-parole.",
    "[Un comité technique sera mis sur pied avant Pâques|decision], a indiqué la ministre.",
    "De même, [sept îles délivreront des visas express aux vacanciers|decision].",
    "Elle a précisé que [la contrepartie norvégienne sera revue à la hausse|decision].",
    "[Les gardes-côtes s'entraîneront ensemble deux fois par an|decision], se sont-ils promis.",
    "[Les deux marines patrouilleront ensemble|decision]. Ainsi en ont décidé mercredi les ministres.",
    "[Oslo fournira trente générateurs aux hôpitaux|commitment], a assuré le chancelier.",
    "Le ministre a obtenu de son hôte [la suspension de la taxe|decision].",
    "La visite s'est soldée par [la création d'un conseil d'affaires|decision].",
    "Les travaux ont débouché sur un [consensus quant à la durée des mandats|decision].",
    "[Un moratoire de douze mois sur les forages a été annoncé|decision].",
    "Ils ont conjointement annoncé [l'établissement d'un fonds commun|decision].",
    "Ils ont convenu de [la création d'un fonds pour relancer la pêche|decision].",
    "Les deux ministres « conviennent de [s'abstenir de tout geste unilatéral|decision] ».",
    "Le Conseil des ministres de l'Union a [adopté le règlement sur la monnaie|decision].",
    "Ils ont, dans un communiqué commun, « [condamné les manœuvres d'intimidation|position] » et [fixé à juin la signature du texte|decision].",
    "[L'accord de pêche|agreement] a été signé par le ministre. Ce texte a été signé en présence du maire.",
    "À l'arrivée, [trois conventions et un prêt|decision].",
    "[Les deux marines s'entraîneront ensemble au large de Madère|decision].",
    "[Le Portugal ne reconnaîtra pas ce scrutin|position], a prévenu la ministre.",
    "Les experts ont reçu mandat de [finaliser le texte|decision].",
    "[Les deux pays vont renforcer leur coopération contre le trafic|decision].",
    "Les ministres ont donné instruction à leurs services de [préparer un projet d'accord|decision].",
    "Le comité a recommandé d'[harmoniser les taxes|decision].",
    "[Un don de 5 millions d'euros a été annoncé|decision].",
    "Oslo [renonce à ses droits de douane|decision].",
    "L'accord prévoit [la livraison de six vedettes|decision].",
    "Les deux chefs de gouvernement ont [jugé « urgente » la libération des otages|position].",
]


@pytest.fixture(scope="module")
def outcomes(learned):
    from dialogue_extract.components.outcomes import OutcomeFinder
    from dialogue_extract.layout import Block
    from dialogue_extract.spans import text_of

    def find(text: str) -> list[tuple[str, str]]:
        doc = learned(text)
        doc._.blocks = (Block(0, len(text), "body"),)
        return [(mention.kind, text_of(doc, mention)) for mention in OutcomeFinder().process(doc)]

    return find


def _bare(words: str) -> str:
    """Leave a leading article out: the annotator's choice varies."""
    first, _, rest = words.partition(" ")
    return rest if first in {"une", "un", "la"} else words


@pytest.mark.parametrize("marked", MARKED)
def test_words_and_kind_are_those_marked(outcomes, marked):
    text, marks = markup.read(marked)
    found = [(kind, _bare(words)) for kind, words in outcomes(text)]
    assert found == [(mark.label, _bare(mark.text)) for mark in marks]


@pytest.mark.parametrize(
    "text",
    [
        "Le porte-parole l'a confirmé mercredi à Berlin.",
        "Ils ont visité le musée.",
        "La réunion s'est tenue à Tunis.",
        "Le procès-verbal a été signé.",
        "La session sera ouverte par le ministre.",
        "Une délégation chinoise ouvrira les travaux.",
        "La visite s'est soldée par un échec.",
        "Le ministre a refusé de commenter ces chiffres.",
        "Un fonds, qui sera doté de moyens, existe.",
    ],
)
def test_no_outcome_is_told(outcomes, text):
    assert outcomes(text) == []


def test_the_speaker_is_the_state_named_before(learned):
    from dialogue_extract.components.outcomes import OutcomeFinder
    from dialogue_extract.components.places import Places
    from dialogue_extract.layout import Block

    text = "Le Portugal s'est engagé à former des gardes-côtes."
    doc = Places()(learned(text))
    doc._.blocks = (Block(0, len(text), "body"),)
    assert [mention.by for mention in OutcomeFinder().process(doc)] == ["PT"]


def test_bullets_of_a_final_communique_are_decisions(learned):
    from dialogue_extract.components.outcomes import OutcomeFinder
    from dialogue_extract.layout import Block
    from dialogue_extract.spans import text_of

    lines = ["CE QU'IL FAUT RETENIR DU COMMUNIQUÉ FINAL", "- les deux processus sont fondus en un seul ;"]
    text = "\n\n".join(lines)
    doc = learned(text)
    start = text.index("- les")
    doc._.blocks = (Block(0, len(lines[0]), "heading"), Block(start, len(text), "bullet"))
    (mention,) = OutcomeFinder().process(doc)
    assert (mention.kind, text_of(doc, mention)) == ("decision", "les deux processus sont fondus en un seul")
