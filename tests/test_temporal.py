"""French temporal expressions: what is found, how it is written, what is left alone."""

from datetime import date

import pytest

from dialogue_extract.errors import UsageError
from dialogue_extract.temporal import Expression, dates, tag

THURSDAY = "2024-05-23"


def events(text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None]]:
    return [(e.event_text, e.event_value) for e in dates(text, published)]


def timex(text: str, published: str | None = THURSDAY) -> list[tuple[str, str, str | None]]:
    return [(e.text, e.type, e.value) for e in tag(text, published)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        # the everyday expressions that general libraries miss
        ("signé le 15 avril de cette année", "15 avril de cette année", "2024-04-15"),
        ("réunis en décembre de l'année dernière", "décembre de l'année dernière", "2023-12"),
        ("reçu lundi dernier", "lundi dernier", "2024-05-20"),
        ("réunis les 26 et 27 novembre 2020", "les 26 et 27 novembre 2020", "2020-11-26/2020-11-27"),
        ("en visite du 3 au 5 mai", "du 3 au 5 mai", "2024-05-03/2024-05-05"),
        ("s'est tenu ce jeudi 21 mars 2024", "ce jeudi 21 mars 2024", "2024-03-21"),
        ("au premier semestre 2025", "premier semestre 2025", "2025-01/2025-06"),
        ("prévu début 2025", "début 2025", "2025"),
        # days
        ("le mardi 21 décembre 2004", "mardi 21 décembre 2004", "2004-12-21"),
        ("le 1er mars 2021", "1er mars 2021", "2021-03-01"),
        ("le premier mai 2021", "premier mai 2021", "2021-05-01"),
        ("le quatorze juillet 2023", "quatorze juillet 2023", "2023-07-14"),
        ("le 9 nov. 2021", "9 nov. 2021", "2021-11-09"),
        ("le 12/03/2021", "12/03/2021", "2021-03-12"),
        ("le 12.03.21", "12.03.21", "2021-03-12"),
        ("le 2021-03-12", "2021-03-12", "2021-03-12"),
        ("SOMMET DU 12 DECEMBRE 2023", "12 DECEMBRE 2023", "2023-12-12"),
        ("Le 1ER AOUT 2023", "1ER AOUT 2023", "2023-08-01"),
        ("le 28\nmai 2024", "28\nmai 2024", "2024-05-28"),
        ("le 28\u00a0mai\u202f2024", "28\u00a0mai\u202f2024", "2024-05-28"),
        ("ce 7 mai", "ce 7 mai", "2024-05-07"),
        ("le 11 du mois courant", "11 du mois courant", "2024-05-11"),
        ("hier", "hier", "2024-05-22"),
        ("avant-hier", "avant-hier", "2024-05-21"),
        ("aujourd’hui", "aujourd’hui", "2024-05-23"),
        ("demain", "demain", "2024-05-24"),
        ("il y a trois jours", "il y a trois jours", "2024-05-20"),
        ("se réunira dans huit jours", "dans huit jours", "2024-05-30"),
        # ranges and lists
        ("du 30 avril au 2 mai 2024", "du 30 avril au 2 mai 2024", "2024-04-30/2024-05-02"),
        ("du 30 décembre au 2 janvier 2025", "du 30 décembre au 2 janvier 2025", "2024-12-30/2025-01-02"),
        ("Du 14 au 16 février 2025", "Du 14 au 16 février 2025", "2025-02-14/2025-02-16"),
        ("entre 2015 et 2018", "entre 2015 et 2018", "2015/2018"),
        ("les 6, 7 et 8 avril 2024", "les 6, 7 et 8 avril 2024", "2024-04-06/2024-04-08"),
        ("une feuille de route 2025-2027", "2025-2027", "2025/2027"),
        ("de mars à juin 2024", "de mars à juin 2024", "2024-03/2024-06"),
        ("mars et avril 2024", "mars et avril 2024", "2024-03/2024-04"),
        ("se tiendra jeudi et vendredi", "jeudi et vendredi", "2024-05-23/2024-05-24"),
        # months, seasons, parts
        ("prévu en septembre prochain", "septembre prochain", "2024-09"),
        ("en mai dernier", "mai dernier", "2023-05"),
        ("fin juin 2024", "fin juin 2024", "2024-06"),
        ("à la mi-mars 2024", "mi-mars 2024", "2024-03"),
        ("octobre 98", "octobre 98", "1998-10"),
        ("à la fin de l'année 2019", "fin de l'année 2019", "2019"),
        ("d'ici la fin de l'année", "fin de l'année", "2024"),
        ("au troisième trimestre 2024", "troisième trimestre 2024", "2024-07/2024-09"),
        ("premier semestre de l'année prochaine", "premier semestre de l'année prochaine", "2025-01/2025-06"),
        ("la première quinzaine de mars 2024", "première quinzaine de mars 2024", "2024-03-01/2024-03-15"),
        ("le second semestre 2025", "second semestre 2025", "2025-07/2025-12"),
        ("entre le 3 et le 5 mai 2024", "entre le 3 et le 5 mai 2024", "2024-05-03/2024-05-05"),
        ("14 – 16 février 2025", "14 – 16 février 2025", "2025-02-14/2025-02-16"),
        ("a reçu ce jour", "ce jour", "2024-05-23"),
        ("le premier lundi de juin 2024", "premier lundi de juin 2024", "2024-06-03"),
        ("dernier vendredi de mai 2024", "dernier vendredi de mai 2024", "2024-05-31"),
        ("à l'été 2024", "été 2024", "2024-06/2024-08"),
        ("l'hiver 2023", "hiver 2023", "2023-12/2024-02"),
        ("dans les années 1990", "années 1990", "1990/1999"),
        ("au XXIe siècle", "XXIe siècle", "2001/2100"),
        # relative periods
        ("cette semaine", "cette semaine", "2024-05-20/2024-05-26"),
        ("la semaine dernière", "semaine dernière", "2024-05-13/2024-05-19"),
        ("le mois prochain", "mois prochain", "2024-06"),
        ("l'an prochain", "an prochain", "2025"),
        ("dans un an", "dans un an", "2025"),
        ("dans deux mois", "dans deux mois", "2024-07"),
        ("dans les trente jours", "dans les trente jours", "2024-05-23/2024-06-22"),
        ("au cours des trois prochains mois", "au cours des trois prochains mois", "2024-05-23/2024-08-23"),
        ("inauguré en début de semaine", "en début de semaine", "2024-05-20/2024-05-21"),
        ("à l'horizon 2030", "2030", "2030"),
        # feasts
        ("à Noël 2023", "Noël 2023", "2023-12-25"),
        ("le lundi de Pâques 2024", "lundi de Pâques 2024", "2024-04-01"),
        ("l'Ascension 2024", "Ascension 2024", "2024-05-09"),
    ],
)
def test_event_value(text: str, written: str, value: str) -> None:
    assert events(text) == [(written, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mercredi soir", [("mercredi soir", "TIME", "2024-05-22TEV")]),
        ("hier à 15h30", [("hier", "DATE", "2024-05-22"), ("15h30", "TIME", "2024-05-22T15:30")]),
        ("vers 15 h 30, hier", [("15 h 30", "TIME", "2024-05-22T15:30"), ("hier", "DATE", "2024-05-22")]),
        (
            "samedi 16 mars 2024 à 15 h 45",
            [("samedi 16 mars 2024", "DATE", "2024-03-16"), ("15 h 45", "TIME", "2024-03-16T15:45")],
        ),
        ("dans la nuit de vendredi à samedi", [("la nuit de vendredi à samedi", "TIME", "2024-05-17TNI")]),
        ("à six heures et demie du soir", [("six heures et demie du soir", "TIME", "2024-05-23T18:30")]),
        ("à midi moins le quart", [("midi moins le quart", "TIME", "2024-05-23T11:45")]),
        ("pendant trois jours", [("trois jours", "DURATION", "P3D")]),
        ("depuis une dizaine d'années", [("une dizaine d'années", "DURATION", "P10Y")]),
        ("une heure et vingt minutes", [("une heure et vingt minutes", "DURATION", "PT1H20M")]),
        ("un an et demi", [("un an et demi", "DURATION", "P1.5Y")]),
        ("il y a deux ans", [("deux ans", "DURATION", "P2Y")]),
        ("ces derniers jours", [("ces derniers jours", "DURATION", "PXD")]),
        ("chaque année", [("chaque année", "SET", "P1Y")]),
        ("tous les deux ans", [("tous les deux ans", "SET", "P2Y")]),
        ("tous les jeudis", [("tous les jeudis", "SET", "XXXX-WXX-4")]),
        ("ouvert le mercredi", [("le mercredi", "SET", "XXXX-WXX-3")]),
        ("le dialogue annuel", [("annuel", "SET", "P1Y")]),
        ("trois fois par an", [("trois fois par an", "SET", "P1Y")]),
        ("désormais", [("désormais", "TIME", "PRESENT_REF")]),
        ("au premier trimestre 2021", [("premier trimestre 2021", "DATE", "2021-Q1")]),
        ("ce week-end il a été reçu", [("ce week-end", "DATE", "2024-W20-WE")]),
        ("dans les années quatre-vingt", [("les années quatre-vingt", "DATE", "198")]),
        ("en mille neuf cent quatre-vingt-dix-neuf", [("mille neuf cent quatre-vingt-dix-neuf", "DATE", "1999")]),
    ],
)
def test_timex_value(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert timex(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "C5+1",
        "le dialogue 5+5",
        "l'article 12 de la charte",
        "une sonde sur Mars, la planète rouge",
        "tél. 03.29.88.43.12",
        "01 42 34 56 78",
        "un homme âgé de 53 ans",
        "Paul Renaud, 53 ans, diplomate",
        "le second secrétaire et la seconde session",
        "une seconde visite",
        "l'Agenda 2063 et la Vision 2030",
        "la résolution 1701",
        "le 31 avril",
        "le 30 février 2024",
        "31/04/2024",
        "2000 personnes et 1500 m",
        "un score de 3-2",
        "le G20 et le 4x4",
        "rue du 8 mai 1945",
        "le marché de Noël",
        "sa première visite",
        "Mme Avril Dubois",
        "un plan de 12 milliards d'euros",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert timex(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Ils se sont réunis lundi.", "2024-05-20"),
        ("Ils se réuniront lundi.", "2024-05-27"),
        ("La visite prévue lundi est confirmée.", "2024-05-27"),
        ("Le sommet doit se tenir mardi.", "2024-05-28"),
        ("Il était attendu mardi à Paris.", "2024-05-28"),
        ("La session s'est tenue le 12 janvier.", "2024-01-12"),
        ("La session aura lieu le 12 janvier.", "2025-01-12"),
        ("Rendez-vous a été pris pour le 30 septembre.", "2024-09-30"),
        ("Ils s'étaient vus en novembre.", "2023-11"),
        ("Ils se verront en novembre.", "2024-11"),
        ("Il a été reçu jeudi.", "2024-05-23"),
        ("Le ministre se rend mardi à Lumbava.", "2024-05-28"),
        ("Il part bientôt, a-t-on appris mercredi.", "2024-05-22"),
        ("Le bureau aura été élu à partir du 30 août.", "2024-08-30"),
    ],
)
def test_direction_from_the_verb(text: str, value: str) -> None:
    assert [v for _, v in events(text)] == [value]


def test_orient_hook_overrides_the_words() -> None:
    seen: list[tuple[int, int]] = []

    def orient(start: int, end: int) -> str:
        seen.append((start, end))
        return "future"

    text = "Ils se sont réunis lundi."
    (found,) = tag(text, THURSDAY, orient)
    assert (found.value, seen) == ("2024-05-27", [(19, 24)])


def test_dates_counted_from_the_one_named_before() -> None:
    text = "Le 3 avril 2025 restera. La veille, ils ont parlé. Trois jours plus tard, rien. Ce jour-là aussi."
    assert events(text) == [
        ("3 avril 2025", "2025-04-03"),
        ("La veille", "2025-04-02"),
        ("Trois jours plus tard", "2025-04-05"),
        ("Ce jour-là", "2025-04-02"),
    ]


def test_years_counted_from_the_one_named_before() -> None:
    text = (
        "En 1976, il fut élu. En mars de la même année, il partit. L'année suivante, rien. Quatre ans plus tard, fin."
    )
    assert [value for _, value in events(text)] == ["1976", "1976-03", "1977", "1981"]


def test_eve_of_an_event_is_the_day_before_it() -> None:
    assert events("L'entretien de dimanche intervient à l'avant-veille de son arrivée.", "2025-05-11")[-1] == (
        "l'avant-veille",
        "2025-05-13",
    )


def test_without_publication_nothing_is_guessed() -> None:
    found = tag("Samedi, puis hier, puis en juin, puis le 3 mai, l'an dernier, cette année")
    assert len(found) == 6
    assert {(e.value, e.event_value, e.basis) for e in found} == {(None, None, "unresolved")}


def test_without_publication_the_year_comes_from_a_whole_date() -> None:
    assert events("Reçu le 25 mars 2021, il revient le 4 avril.", None) == [
        ("25 mars 2021", "2021-03-25"),
        ("4 avril", "2021-04-04"),
    ]


def test_publication_known_to_the_month() -> None:
    text = "hier ; mardi ; le mois dernier, l'an prochain, le 21 mai"
    assert events(text, "2024-05") == [
        ("hier", None),
        ("mardi", None),
        ("mois dernier", "2024-04"),
        ("an prochain", "2025"),
        ("21 mai", "2024-05-21"),
    ]


def test_publication_may_be_a_date() -> None:
    assert tag("hier", date(2024, 3, 1))[0].value == "2024-02-29"


@pytest.mark.parametrize("published", ["2024-13-01", "mai 2024", "2024-02-30", "0000", "0001-01-01"])
def test_publication_that_is_no_date_is_refused(published: str) -> None:
    with pytest.raises(UsageError, match="is no date"):
        tag("hier", published)


def test_basis() -> None:
    found = tag("le 3 mai 2024, hier, depuis trois jours", THURSDAY)
    assert [e.basis for e in found] == ["explicit", "resolved", "explicit"]


def test_members_of_a_range_share_the_event() -> None:
    first, last = tag("les 26 et 27 novembre 2020", THURSDAY)
    assert isinstance(first, Expression)
    assert (first.text, last.text) == ("les 26", "27 novembre 2020")
    assert (first.event_text, first.event_value) == (last.event_text, last.event_value)


def test_days_apart_stay_apart() -> None:
    assert events("les 6 et 13 avril 2024") == [("6", "2024-04-06"), ("13 avril 2024", "2024-04-13")]
