"""People: functions and sides handed to names, by the rules alone."""

from __future__ import annotations

import pytest

from people_pipeline import annotate, summary

FOREIGN = "ministre des Affaires étrangères"

CASES = {
    "apposition after": (
        "Jorik Tessandre, ministre malien des Affaires étrangères, a reçu M. Abel Vantour, ambassadeur du Bénin à Bamako.",
        {
            "Jorik Tessandre": (["ministre malien des Affaires étrangères"], "ML"),
            "Abel Vantour": (["ambassadeur du Bénin à Bamako"], "BJ"),
        },
    ),
    "apposition before": (
        "Le chef de la diplomatie omanaise, Badr Mourrani, a reçu la présidente de la Commission européenne, Irma Vantour.",
        {
            "Badr Mourrani": (["chef de la diplomatie omanaise"], "OM"),
            "Irma Vantour": (["présidente de la Commission européenne"], "EU"),
        },
    ),
    "two functions before, two after": (
        "La vice-Première ministre ukrainienne et ministre de l’Économie, Julia Svirska, et Paul Biot, président de l’EAC et ministre kényan des Finances, ont signé.",
        {
            "Julia Svirska": (["vice-Première ministre ukrainienne", "ministre de l’Économie"], "UA"),
            "Paul Biot": (["président de l’EAC", "ministre kényan des Finances"], "KE"),
        },
    ),
    "forms of address without their stops": (
        "SEM Jorik Tessandre, ministre malien de la Défense, a reçu l'ambassadeur du Bénin SE. Abel Vantour et l'ambassadrice du Togo, SEMme Irma Biot.",
        {
            "Jorik Tessandre": (["ministre malien de la Défense"], "ML"),
            "Abel Vantour": (["ambassadeur du Bénin"], "BJ"),
            "Irma Biot": (["ambassadrice du Togo"], "TG"),
        },
    ),
    "at home where ambassadors are sent": (
        "Le Premier ministre Jorik Tessandre a reçu la visite de deux ambassadeurs accrédités au Togo. Il s'agit de l'ambassadeur du Yémen au Togo, Abel Vantour. La crise au Yémen a été évoquée, un sujet que le Yémen suit.",
        {
            "Jorik Tessandre": (["Premier ministre"], "TG"),
            "Abel Vantour": (["ambassadeur du Yémen au Togo"], "YE"),
        },
    ),
    "a king's number is no initial": (
        "Jorik Tessandre, ministre malien de la Santé, et Mohamed Abdoul Vissou sont arrivés.",
        {"Jorik Tessandre": (["ministre malien de la Santé"], "ML"), "Mohamed Abdoul Vissou": ([], None)},
    ),
    "the same minister in other words": (
        "Marc Biot, ministre suisse des Affaires étrangères, est à Rome. Le chef de la diplomatie y reste.",
        {"Marc Biot": (["ministre suisse des Affaires étrangères"], "CH")},
    ),
    "one function for two": (
        "Les présidents Jorik Tessandre et Abel Vantour se sont vus.",
        {"Jorik Tessandre": (["présidents"], None), "Abel Vantour": (["présidents"], None)},
    ),
    "one state a name": (
        "Les ministres des Affaires étrangères de France, Marc Biot, et d’Allemagne, Karl Anders, sont arrivés.",
        {
            "Marc Biot": (["ministres des Affaires étrangères"], "FR"),
            "Karl Anders": (["ministres des Affaires étrangères"], "DE"),
        },
    ),
    "states in brackets": (
        "MM. Jorik Tessandre (Mali), Abel Vantour (Niger) et Paul Biot (Burkina Faso), ministres de la Défense, sont à Moscou.",
        {
            "Jorik Tessandre": (["ministres de la Défense"], "ML"),
            "Abel Vantour": (["ministres de la Défense"], "NE"),
            "Paul Biot": (["ministres de la Défense"], "BF"),
        },
    ),
    "counterpart": (
        "Le ministre algérien de l’Intérieur, Marc Biot, et son homologue mauritanien, Paul Ould Vantour, ont signé.",
        {
            "Marc Biot": (["ministre algérien de l’Intérieur"], "DZ"),
            "Paul Ould Vantour": (["homologue mauritanien"], "MR"),
        },
    ),
    "taken up by function": (
        "Marc Biot, ministre suisse de l’Intérieur, est à Rome. Le chef de la délégation suisse y reste. Le ministre repart.",
        {"Marc Biot": (["ministre suisse de l’Intérieur", "chef de la délégation suisse"], "CH")},
    ),
    "portfolios of several": (
        "Les ministres des Affaires étrangères et de la Francophonie du Togo, Marc Biot, et du Bénin, Paul Vantour.",
        {
            "Marc Biot": (["ministres des Affaires étrangères et de la Francophonie"], "TG"),
            "Paul Vantour": (["ministres des Affaires étrangères et de la Francophonie"], "BJ"),
        },
    ),
    "past functions": (
        "L’ancien président kényan Marc Biot, médiateur de la CEDEAO, a vu Paul Vantour, alors ministre du Plan.",
        {"Marc Biot": (["médiateur de la CEDEAO"], "ECOWAS"), "Paul Vantour": ([], "KE")},
    ),
    "said to be": (
        "Marc Biot deviendra ambassadeur du Canada en Allemagne. Paul Vantour n’est plus ministre du Tchad.",
        {"Marc Biot": (["ambassadeur du Canada en Allemagne"], "CA"), "Paul Vantour": ([], "TD")},
    ),
    "sides that open a clause": (
        "Ont signé, côté malien, le ministre Marc Biot et, pour le Togo, Paul Vantour, directeur général.",
        {"Marc Biot": (["ministre"], "ML"), "Paul Vantour": (["directeur général"], "TG")},
    ),
    "a verb left out": (
        "L’Inde alignait le secrétaire Marc Biot ; la Chine, son directeur des frontières, Paul Vantour.",
        {"Marc Biot": (["secrétaire"], "IN"), "Paul Vantour": (["directeur des frontières"], "CN")},
    ),
    "the one of another state": (
        "Le ministre géorgien de la Défense, Marc Biot, s’est entretenu jeudi avec celui de Moldavie, Paul Vantour.",
        {"Marc Biot": (["ministre géorgien de la Défense"], "GE"), "Paul Vantour": (["ministre"], "MD")},
    ),
    "two functions, two names": (
        "La ministre autrichienne et son homologue slovaque, Marc Biot et Paul Vantour, se sont vus.",
        {"Marc Biot": (["ministre autrichienne"], "AT"), "Paul Vantour": (["homologue slovaque"], "SK")},
    ),
    "delegation": (
        "La délégation kazakhe, conduite par M. Marc Biot, a vu M. Paul Vantour, du côté géorgien.",
        {"Marc Biot": ([], "KZ"), "Paul Vantour": ([], "GE")},
    ),
    "nationality": (
        "L’Américain Marc Biot a vu le Russe Paul Vantour.",
        {"Marc Biot": ([], "US"), "Paul Vantour": ([], "RU")},
    ),
    "an opening clause is no apposition": (
        "En présence du chef du protocole, M. Marc Biot a salué M. Paul Vantour.",
        {"Marc Biot": ([], None), "Paul Vantour": ([], None)},
    ),
    "a bracketed acronym between": (
        "Il a vu le secrétaire général de l’Organisation de coopération et de développement économiques (OCDE), M. Marc Biot, à Paris.",
        {
            "Marc Biot": (
                ["secrétaire général de l’Organisation de coopération et de développement économiques"],
                "OECD",
            )
        },
    ),
    "company": (
        "Le président turc, M. Marc Biot, est accompagné du ministre de l’Énergie, M. Paul Vantour.",
        {"Marc Biot": (["président turc"], "TR"), "Paul Vantour": (["ministre de l’Énergie"], "TR")},
    ),
    "possessive": (
        "M. Marc Biot, ministre géorgien du Plan, portait un message de son Premier ministre, M. Paul Vantour, à Bakou.",
        {"Marc Biot": (["ministre géorgien du Plan"], "GE"), "Paul Vantour": (["Premier ministre"], "GE")},
    ),
    "heading of a list": (
        "Les experts se sont vus.\n\nDélégation suisse :\n- M. Karl Brügger, chef de mission ;\n- Mme Anne Favrod, conseillère diplomatique.",
        {"Karl Brügger": (["chef de mission"], "CH"), "Anne Favrod": (["conseillère diplomatique"], "CH")},
    ),
    "on behalf of": (
        "L’accord a été signé par M. Marc Biot pour le Mali et par M. Paul Vantour au nom du Niger.",
        {"Marc Biot": ([], "ML"), "Paul Vantour": ([], "NE")},
    ),
    "one adjective a name": (
        "Les ministres américain et français des Affaires étrangères, Marc Biot et Paul Vantour, se verront.",
        {
            "Marc Biot": (["ministres américain et français des Affaires étrangères"], "US"),
            "Paul Vantour": (["ministres américain et français des Affaires étrangères"], "FR"),
        },
    ),
    "one portfolio a name": (
        "Les ministres français de la Défense, Marc Biot, et des Affaires étrangères, Paul Vantour, sont à Kiev.",
        {"Marc Biot": (["ministres français de la Défense"], "FR"), "Paul Vantour": (["Affaires étrangères"], "FR")},
    ),
    "respectively": (
        "MM. Marc Biot et Paul Vantour, respectivement ministre malien du Plan et ministre togolais du Travail, ont signé.",
        {"Marc Biot": (["ministre malien du Plan"], "ML"), "Paul Vantour": (["ministre togolais du Travail"], "TG")},
    ),
    "a colleague is a counterpart": (
        "Le ministre béninois du Plan, Marc Biot, et sa collègue togolaise, Anne Vantour, ont signé.",
        {"Marc Biot": (["ministre béninois du Plan"], "BJ"), "Anne Vantour": (["collègue togolaise"], "TG")},
    ),
    "a subject is no apposition": (
        "Accueilli par M. Marc Biot, le président congolais a visité le port.",
        {"Marc Biot": ([], None)},
    ),
    "state at home": (
        "ALGER - Le Premier ministre, M. Marc Biot, a reçu M. Paul Vantour, ministre du Plan du Niger.",
        {"Marc Biot": (["Premier ministre"], "DZ"), "Paul Vantour": (["ministre du Plan du Niger"], "NE")},
    ),
    "own minister between two names": (
        "Il avait emmené Marc Biot, son chef de la diplomatie, Paul Vantour, ministre de la Défense.",
        {"Marc Biot": (["chef de la diplomatie"], None), "Paul Vantour": (["ministre de la Défense"], None)},
    ),
    "acronym in brackets": (
        "Le Secrétaire général (SG) du ministère de l’Intérieur, Marc Biot, a parlé.",
        {"Marc Biot": (["Secrétaire général (SG) du ministère de l’Intérieur"], None)},
    ),
    "side that leads": (
        "Les travaux étaient coprésidés, côté algérien, par le directeur des Frontières, Marc Biot.",
        {"Marc Biot": (["directeur des Frontières"], "DZ")},
    ),
    "delegation by delegation": (
        "La délégation moldave était conduite par Marc Biot, la délégation suisse par Paul Vantour.",
        {"Marc Biot": ([], "MD"), "Paul Vantour": ([], "CH")},
    ),
    "that of the other side": (
        "La délégation malienne était menée par Marc Biot. Celle du Togo, que dirigeait Paul Vantour, est repartie.",
        {"Marc Biot": ([], "ML"), "Paul Vantour": ([], "TG")},
    ),
    "represented by": (
        "Le Ghana était représenté par sa ministre du Plan, Irma Vantour, et le Togo par le ministre d’État Marc Biot.",
        {"Irma Vantour": (["ministre du Plan"], "GH"), "Marc Biot": (["ministre d’État"], "TG")},
    ),
    "a state's own envoy": (
        "L’Algérie a dépêché son envoyé spécial, Marc Biot.",
        {"Marc Biot": (["envoyé spécial"], "DZ")},
    ),
    "charge and office": (
        "Le facilitateur brésilien, l’ambassadeur Marc Biot, passait de l’un à l’autre.",
        {"Marc Biot": (["facilitateur brésilien", "ambassadeur"], "BR")},
    ),
    "states in order": (
        "Les ministres des Finances du Mali et du Niger, Marc Biot et Paul Vantour, ont signé.",
        {
            "Marc Biot": (["ministres des Finances du Mali et du Niger"], "ML"),
            "Paul Vantour": (["ministres des Finances du Mali et du Niger"], "NE"),
        },
    ),
    "counterpart of a town": (
        "Le ministre libyen de l’Intérieur, Marc Biot, a vu à Tunis son homologue Paul Vantour.",
        {"Marc Biot": (["ministre libyen de l’Intérieur"], "LY"), "Paul Vantour": (["homologue"], "TN")},
    ),
    "bank, acronym, charge": (
        "Il a reçu le vice-président de la Banque africaine de développement (BAD) chargé des Infrastructures, Marc Biot.",
        {
            "Marc Biot": (
                ["vice-président de la Banque africaine de développement (BAD) chargé des Infrastructures"],
                "ADB",
            )
        },
    ),
    "delegation for something": (
        "La présidente de la délégation pour les relations avec le Maghreb du Parlement européen, Irma Vantour, est là.",
        {
            "Irma Vantour": (
                ["présidente de la délégation pour les relations avec le Maghreb du Parlement européen"],
                "EU",
            )
        },
    ),
    "ambassador and who receives": (
        "L’ambassadeur de France, Marc Biot, a été reçu à Yaoundé par le président Paul Vantour.",
        {"Marc Biot": (["ambassadeur de France"], "FR"), "Paul Vantour": (["président"], "CM")},
    ),
    "charges in brackets": (
        "Plusieurs ministres béninois, dont Marc Biot (Justice) et Paul Vantour (Intérieur), sont là.",
        {"Marc Biot": (["Justice"], "BJ"), "Paul Vantour": (["Intérieur"], "BJ")},
    ),
    "nationality, name unknown to the model": (
        "Le Burkinabè Wendkuni Tassoba a vu l’Allemande Ottilie Brandweiner.",
        {"Wendkuni Tassoba": ([], "BF"), "Ottilie Brandweiner": ([], "DE")},
    ),
    "nationality after an organisation's function": (
        "Il a reçu le secrétaire général de l’OIF, le Québécois Marc Biot, et la commissaire européenne au Commerce, la Portugaise Anne Vantour.",
        {
            "Marc Biot": (["secrétaire général de l’OIF"], "OIF"),
            "Anne Vantour": (["commissaire européenne au Commerce"], "EU"),
        },
    ),
    "organisation taken up": (
        "La SADC se réunit à Gaborone. La secrétaire exécutive de l’organisation, la Botswanaise Anne Vantour, y est.",
        {"Anne Vantour": (["secrétaire exécutive de l’organisation"], "SADC")},
    ),
    "post told in a clause": (
        "Elle a vu Marc Biot, qui détient le portefeuille azerbaïdjanais des Finances, et Paul Vantour, que les députés libanais ont élu.",
        {"Marc Biot": ([], "AZ"), "Paul Vantour": ([], "LB")},
    ),
    "signs for": (
        "L’accord a été signé, pour le compte du Mali, par Marc Biot et, pour le HCR, par Anne Vantour.",
        {"Marc Biot": ([], "ML"), "Anne Vantour": ([], "UNHCR")},
    ),
    "side of a session": (
        "Les travaux sont coprésidés par Marc Biot pour la partie saoudienne. La partie russe y dépêchera le vice-ministre de l’Eau, Paul Vantour.",
        {"Marc Biot": ([], "SA"), "Paul Vantour": (["vice-ministre de l’Eau"], "RU")},
    ),
    "function before, name later": (
        "C’est ce qu’il a dit au ministre tchadien du Plan. Le Dr Marc Biot en est convenu.",
        {"Marc Biot": (["ministre tchadien du Plan"], "TD")},
    ),
    "name before, function later": (
        "Mme Anne Vantour a vu le maire. L’ambassadeur d’Allemagne au Cameroun était accompagnée.",
        {"Anne Vantour": (["ambassadeur d’Allemagne au Cameroun"], "DE")},
    ),
    "two names, then what both are": (
        "Le Cambodgien Marc Biot et le Thaïlandais Paul Vantour se sont vus. Les deux ministres de la Défense sont repartis.",
        {"Marc Biot": (["ministres de la Défense"], "KH"), "Paul Vantour": (["ministres de la Défense"], "TH")},
    ),
    "where a traveller goes is not his side": (
        "Le garde des Sceaux, Marc Biot, est attendu à Bogota. Le gouvernement français y tient.",
        {"Marc Biot": (["garde des Sceaux"], "FR")},
    ),
    "counterpart of the other state": (
        "Windhoek et Luanda discutent. Le ministre angolais du Plan, Marc Biot, l’a dit en quittant son homologue, Paul Vantour.",
        {"Marc Biot": (["ministre angolais du Plan"], "AO"), "Paul Vantour": (["homologue"], "NA")},
    ),
    "names first, their functions later": (
        "Marc Biot et Anne Vantour se connaissent. Le président chilien et la présidente péruvienne se verront à Arica.",
        {"Marc Biot": (["président chilien"], "CL"), "Anne Vantour": (["présidente péruvienne"], "PE")},
    ),
    "and that of another state": (
        "Le ministre des Affaires étrangères de Moldavie, Marc Biot, et celui de Roumanie, Paul Vantour, sont là.",
        {
            "Marc Biot": (["ministre des Affaires étrangères de Moldavie"], "MD"),
            "Paul Vantour": (["ministre des Affaires étrangères"], "RO"),
        },
    ),
    "adjectives after two names": (
        "Marc Biot et Paul Vantour, les ministres de l’Intérieur malien et mauritanien, sont là.",
        {
            "Marc Biot": (["ministres de l’Intérieur malien et mauritanien"], "ML"),
            "Paul Vantour": (["ministres de l’Intérieur malien et mauritanien"], "MR"),
        },
    ),
    "host of the other side": (
        "Le ministre cubain du Plan, Marc Biot, a quitté Luanda. Son hôte, le ministre Paul Vantour, est resté.",
        {"Marc Biot": (["ministre cubain du Plan"], "CU"), "Paul Vantour": (["ministre"], "AO")},
    ),
    "in a capacity": (
        "Marc Biot a effectué lundi sa première visite en tant que secrétaire général de l’OIF.",
        {"Marc Biot": (["secrétaire général de l’OIF"], "OIF")},
    ),
    "party in brackets": (
        "Les ministres Marc Biot (Mali) et Paul Vantour (Niger) sont là.",
        {"Marc Biot": (["ministres"], "ML"), "Paul Vantour": (["ministres"], "NE")},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_functions_and_sides(case):
    text, expected = CASES[case]
    assert summary(annotate(text)) == expected


def test_one_person_has_all_names_and_the_rest_are_aliases():
    doc = annotate("M. Ilham Barkaïev est à Bakou. M. Barkayev y reste ; I. Barkaïev a signé.")
    (person,) = doc._.people
    assert (len(person.names), person.aliases) == (3, ("Barkayev", "I. Barkaïev"))


def test_a_bare_function_is_a_reference_and_no_title():
    doc = annotate("Le ministre malien du Plan, Marc Biot, est à Rome. Le ministre y reste.")
    (person,) = doc._.people
    assert [doc[r.start : r.end].text for r in person.references] == ["Le ministre"]
    assert len(person.offices) == 1


def test_every_side_says_which_rule_found_it():
    doc = annotate(CASES["states in brackets"][0])
    assert {p.party_rule for p in doc._.people} == {"country in brackets"}
