"""Subjects of discussion: marked sentences hold the expected phrases, each `[...|topic]` in text order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import markup

MARKED = [
    # verbs of speaking, enumerations
    "Les deux ministres ont discuté de la [lutte contre la corruption|topic], de la [formation des magistrats|topic] et de l'[ouverture d'un consulat|topic].",
    "Les parties ont échangé leurs vues sur la [crise frontalière|topic] et sur le [dossier nucléaire|topic].",
    "La discussion a porté sur l'[imposition de l'économie numérique|topic].",
    "Il a aussi été question de la [future route côtière|topic], longue de près de 900 km, ainsi que des [foires commerciales|topic].",
    "M. Lenoir a évoqué avec son hôte la [réforme du Conseil de sécurité|topic], les [opérations de maintien de la paix|topic] ainsi que le [financement de l'aide|topic].",
    "Les entretiens ont tourné autour des [réformes électorales|topic], de l'[approvisionnement en eau des campagnes|topic] et de la [surveillance de la frontière|topic].",
    "Cette réunion, consacrée au [libre-échange|topic] et à la [sécurité maritime|topic], n'aura pas lieu.",
    "Une attention particulière a été accordée au [renforcement du contrôle aérien|topic].",
    # coordination: one subject or two
    "Les ministres ont abordé la [paix et la sécurité dans la région|topic].",
    "Ils ont parlé des [droits et de la sécurité de la population rurale|topic].",
    "Ils ont abordé la [lutte contre le terrorisme et la criminalité organisée|topic].",
    "Ils ont abordé la [coopération policière|topic] et l'[avenir de l'aéroport|topic].",
    "Ils ont abordé les [relations politiques et économiques|topic].",
    # past a comma: adjectives, complements, explanations, an announcement, words joined by a slash
    "Ils ont évoqué l'[situation au niveau local, régional et mondial|topic] et la [pêche|topic].",
    "Les [questions minières|topic], [douanières et portuaires|topic] ont été abordées.",
    "Ils ont évoqué leur [apport à la paix, à la santé et au progrès de l'île|topic].",
    "La réunion a porté sur la [crise au Yémen|topic], un pays qui souffre.",
    "Les discussions porteront sur des thèmes de coopération : la [pêche|topic], le [commerce/l'artisanat|topic] et le [tourisme|topic].",
    # the subjects stand before
    "La [situation au Sahel|topic] et l'[ouverture des frontières|topic], fermées depuis mars, y ont été évoquées.",
    "La [contrebande|topic], l'[orpaillage clandestin|topic] et la [migration irrégulière|topic] ont occupé l'essentiel de la séance.",
    "La [sécurité énergétique|topic] et le [commerce|topic] sont inscrits à l'ordre du jour.",
    # agendas and lists
    "Au centre de leurs échanges : le [respect du cessez-le-feu|topic] et le [désarmement des milices|topic].",
    "Les sujets de friction ne manquent pas : le [plafonnement du prix du gaz|topic] et l'[avion de combat|topic].",
    "Ils veulent élargir la coopération dans les secteurs de l'[aéronautique|topic], du [nucléaire civil|topic] et de l'[agroalimentaire|topic].",
    "Ils ont examiné des questions d'intérêt commun, notamment la [sécurité alimentaire|topic] et les [visas|topic].",
    # light nouns
    "Les délégations ont passé en revue l'état et les perspectives de l'[interaction bilatérale|topic].",
    "La partie suisse a soulevé la question de l'[application de la loi|topic].",
    "Les questions liées à la [transhumance|topic] et à la [gestion des parcs|topic] ont été au cœur des travaux.",
    # wordings of newspapers
    "La [politique agricole des deux pays|topic] a notamment été à l'ordre du jour.",
    "Les [visas|topic] et la [dette|topic] ont été d'autres sujets de discussion.",
    "Au menu de leurs échanges, la [crise frontalière|topic] et l'[accueil des réfugiés|topic].",
    "La réunion aura pour thèmes principaux le [partage des eaux|topic] et la [lutte contre les incendies|topic].",
    "D'autres accords concernent l'[extradition|topic] et l'[élevage|topic].",
    "Ils ont évoqué la [poursuite, l'approfondissement et la relance des échanges culturels|topic].",
    "Ils ont abordé l'[appui que Rabat apporte au plan de relance|topic] et la [dette|topic].",
    "Ils ont abordé l'[élargissement des liens bilatéraux|topic] dans plusieurs domaines.",
    "La rencontre, dont le sujet principal était la [trêve|topic], a duré une heure.",
    "Il a répété la position de son pays sur la [crise frontalière|topic] et appelé Lomé à négocier.",
    "Les deux ministres devraient discuter [commerce|topic], [climat|topic] et [tourisme|topic].",
    # told without a verb of speaking together
    "Sujet unique, le [tracé de la frontière|topic].",
    "Y seront débattus les [tarifs portuaires|topic] et l'[avenir du delta|topic].",
    "Berne (Agence) - La [dette|topic] et les [visas|topic] ont dominé l'entretien.",
    "La ministre a réclamé à son homologue, Mme Lund, la [levée des surtaxes sur l'acier|topic].",
    "Il a souhaité que Lomé facilite l'[octroi de visas aux soudeurs|topic].",
    "[Visas|topic], [pêche|topic], [bourses|topic] : la délégation a pris date.",
    "Ils ont passé au crible les [licences de pêche|topic] – au nombre de cent –, mais aussi le [déminage|topic].",
    "L'entretien a été dominé par le dossier des [migrants|topic] et par la [crise énergétique|topic].",
    "Ils se penchent sur le [budget|topic] ; la Grèce, elle, n'est pas au programme.",
]
SILENT = [
    "Ils se sont penchés sur cette situation.",
    "Ils se sont vus une heure durant et entretenus loin des caméras.",
    "Ils ont échangé leurs vues sur les questions régionales et internationales d'intérêt commun.",
    "Les deux hommes ont abordé plusieurs sujets.",
    "Le navire a abordé à Marseille.",
    "Il s'est entretenu avec le maire de Bruges, au château de la Reine.",
    "Ils se sont entretenus d'abord en tête-à-tête.",
]


@pytest.fixture(scope="module")
def topics(learned):
    from dialogue_extract.components.topics import TopicFinder
    from dialogue_extract.layout import Block
    from dialogue_extract.spans import text_of

    def find(text: str) -> list[str]:
        doc = learned(text)
        doc._.blocks = (Block(0, len(text), "body"),)
        return [text_of(doc, mention) for mention in TopicFinder().process(doc)]

    return find


@pytest.mark.parametrize("marked", MARKED)
def test_subjects_are_divided_as_marked(topics, marked):
    text, marks = markup.read(marked)
    assert topics(text) == markup.texts(marks, "topic")


@pytest.mark.parametrize("text", SILENT)
def test_no_subject_is_named(topics, text):
    assert topics(text) == []


def test_bullets_after_a_colon_are_subjects(learned):
    from dialogue_extract.components.topics import TopicFinder
    from dialogue_extract.layout import Block
    from dialogue_extract.spans import text_of

    lines = [
        "L'ordre du jour comportait trois points :",
        "• la pêche ;",
        "• la réforme de la justice ;",
        "• l'énergie.",
    ]
    text = "\n".join(lines)
    starts = [text.index(line) for line in lines]
    doc = learned(text)
    doc._.blocks = tuple(
        Block(start, start + len(line), "body" if number == 0 else "bullet")
        for number, (start, line) in enumerate(zip(starts, lines, strict=True))
    )
    assert [text_of(doc, m) for m in TopicFinder().process(doc)] == ["pêche", "réforme de la justice", "énergie"]


def test_a_list_goes_on_after_a_stray_stop(topics):
    text = "Ils ont discuté de la liberté de réunion, du recouvrement des avoirs. et de la lutte contre la corruption."
    assert topics(text) == ["liberté de réunion", "recouvrement des avoirs", "lutte contre la corruption"]


def test_contexts_and_trigger_are_kept(learned):
    from dialogue_extract.components.topics import TopicFinder
    from dialogue_extract.layout import Block

    text = "Ils ont discuté de la lutte contre la corruption."
    doc = learned(text)
    doc._.blocks = (Block(0, len(text), "body"),)
    (mention,) = TopicFinder().process(doc)
    assert mention.contexts == ("corruption",)
    assert doc[mention.trigger].text == "discuté"
    assert mention.rule == "topics:discuss"
    assert not mention.weak


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="aàeé dlstou'’,.;:()«»\n-1X", max_size=200))
def test_no_text_breaks_the_components(text):
    import spacy

    from dialogue_extract.components.next_meetings import NextMeetingFinder
    from dialogue_extract.components.outcomes import OutcomeFinder
    from dialogue_extract.components.topics import TopicFinder
    from dialogue_extract.language import french

    cues = "Les ministres ont discuté de " + text + " sont convenus de tenir la prochaine session à " + text
    doc = spacy.blank(french.CODE)(cues)
    for component in (TopicFinder(), OutcomeFinder(), NextMeetingFinder()):
        for mention in component.process(doc):
            assert 0 <= mention.start < mention.end <= len(doc)
