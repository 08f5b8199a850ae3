"""Tell by the neighbours whether a pattern's match is meant as a time: "guard" in the pattern files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dialogue_extract.temporal.tokens import OTHER, Tokens

PERIOD_ORDER = ("D", "WE", "W", "F", "M", "Q", "H", "Y", "DE", "CE")
ENDS = frozenset((",", ".", ")", ";", "\n", "»", ""))
JOINERS = frozenset((",", "et", "à", "-", "/", "ou"))
TO = frozenset(("jusqu'", "retour", "ici", "horizon", "rapport"))
OF = frozenset(("de", "du", "d'", "des"))
LOOSE = frozenset(("de", "d'", "pour", "vers", "que", ",", "et", "à", "-", "/", "ou"))
ALONE = frozenset(
    (",", ".", ";", ")", "\n", "", "à", "au", "aux", "en", "dans", "avec", "chez", "pour", "sur", "sous", "lors", "par")
)
NUMBERED = frozenset(("article", "articles", "paragraphe", "chapitre", "numéro", "groupe", "contre", "devant", "avec"))
HAVE = frozenset(("a", "avait", "ai", "ont", "à", "ses", "mes", "leurs", "tes", "vos", "aura", "avoir"))
DETERMINERS = frozenset(
    ("le", "la", "les", "un", "une", "des", "du", "ce", "cet", "l'", "au", "ces", "leur", "son", "d'", "de")
)


@dataclass(frozen=True, slots=True)
class Site:
    """A candidate match and the tokens around it."""

    tokens: Tokens
    start: int
    end: int
    slots: dict[str, Any]

    def norm(self, at: int) -> str:
        """Return the normal form of the token there, blank past the ends of the text."""
        return self.tokens.items[at].norm if 0 <= at < len(self.tokens.items) else ""

    def raw(self, at: int) -> str:
        """Return the token there as written."""
        if not 0 <= at < len(self.tokens.items):
            return ""
        token = self.tokens.items[at]
        return self.tokens.text[token.start : token.end]

    def has(self, at: int, name: str) -> bool:
        """Return whether the token there is of the class."""
        return 0 <= at < len(self.tokens.items) and name in self.tokens.items[at].entry.values

    @property
    def before(self) -> str:
        """Return the normal form of the token before."""
        return self.norm(self.start - 1)

    @property
    def after(self) -> str:
        """Return the normal form of the token after."""
        return self.norm(self.end)


def month(site: Site) -> bool:
    """Refuse "Mars" the planet and "Avril" the girl: a bare month that is a name by its capital."""
    if site.end - site.start > 1 or not site.raw(site.start)[:1].isupper():
        return True
    if site.before in ("en", "de", "depuis", "dès", "fin", "début"):
        return True
    alone = site.before in ("", ".", "\n", "»", "«", ":", "(") and site.norm(site.start) != "mars"
    return alone or (site.raw(site.start).isupper() and len(site.raw(site.start)) > 4)


def a_year(site: Site) -> bool:
    """Refuse numbers that count something."""
    value = site.slots["year"]
    before, after = site.before, site.tokens.items[site.end] if site.end < len(site.tokens.items) else None
    paired = site.has(site.start - 2, "YEAR") or site.has(site.start - 2, "YY")
    if before in JOINERS and not paired and not (before == "à" and site.norm(site.start - 2) in TO):
        return False
    if before == "(" and after is not None and after.norm not in (")", "-", "/", ",", ":", "et", "à"):
        return False
    if before not in LOOSE:
        return True
    if not 1900 <= value <= 2100:
        return False
    word = after is not None and after.entry.code == OTHER and site.tokens.text[after.start].islower()
    return not (word and after is not None and (value % 100 == 0 or after.norm.endswith(("s", "x"))))


def singular(site: Site) -> bool:
    """Refuse a plural: "années prochaines" is a length of time."""
    at = site.slots.get("unit_at")
    return at is None or site.norm(at) == "mois" or not site.norm(at).endswith("s")


def article(site: Site) -> bool:
    """Ask for "la" before "veille", "le" before "lendemain"."""
    return site.before in ("le", "la", "l'", "cette", "au", "dès")


def eve(site: Site) -> bool:
    """Take "la veille", and "la veille de Lomé", not the day before an event without a date."""
    return article(site) and (site.after not in OF or site.raw(site.end + 1)[:1].isupper())


def on_the_eve(site: Site) -> bool:
    """Take "à la veille de", said of what comes next."""
    return article(site) and site.norm(site.start - 2) == "à"


def modern(site: Site) -> bool:
    """Take years of our time only: "2025-2028"."""
    return site.slots["year"] in range(1900, 2101)


def feast(site: Site) -> bool:
    """Refuse first names: "Noël Martin"."""
    raw = site.raw(site.start)
    before = site.raw(site.start - 1)
    name_before = before[:1].isupper() and (len(before) > 2 or site.has(site.start - 1, "FEAST"))
    named = (site.raw(site.end)[:1].isupper() or name_before) and not raw.isupper()
    return raw[:1].isupper() and not named and site.before not in ("m", "mme", "monseigneur")


def clock(site: Site) -> bool:
    """Refuse scores ("21:15") and lengths ("en 2 h 30")."""
    figures = site.slots["figures"]
    if ":" in figures:
        return site.before in ("à", "vers", "de", "dès", "-", ",", "(", "", "\n") or site.has(site.start - 1, "PART")
    if figures.rstrip("hH").strip() == "24" or (site.after in ("de", "d'") and not_at(site)):
        return False
    return site.before not in ("pendant", "durant", "en", "quelque", "plus", "moins", "environ", "les")


def hours(site: Site) -> bool:
    """Take "de 8 heures" and "et 8 heures" only within a range."""
    if site.before in ("de", "d'", "entre"):
        return site.after in ("à", "-", "et", "du")
    if site.before == "à" and site.has(site.start - 2, "INT"):
        return site.norm(site.start - 3) in ("de", "d'")
    if site.before == "et":
        return site.norm(site.start - 2) in ("heures", "heure") or site.has(site.start - 2, "CLOCK")
    return True


def plain_part(site: Site) -> bool:
    """Take "le soir", "l'après-midi", not "le soir de la vie"."""
    return site.norm(site.start) in ("matin", "soir", "après-midi") and site.norm(site.start - 2) not in (
        "tous",
        "dans",
    )


def quarter(site: Site) -> bool:
    """Take quarters and half-years only."""
    return site.slots.get("unit") in ("Q", "H") and singular(site)


def inside(site: Site) -> bool:
    """Ask that the part be shorter than the whole."""
    unit, whole = site.slots.get("unit"), site.slots.get("whole")
    if unit not in PERIOD_ORDER or whole not in PERIOD_ORDER:
        return False
    return PERIOD_ORDER.index(unit) < PERIOD_ORDER.index(whole) and not site.norm(site.start).endswith("s")


def length(site: Site) -> bool:
    """Refuse ages and "un jour"."""
    number, unit = site.slots.get("n"), site.slots.get("unit")
    if unit == "F" or (number == 1 and unit == "TS" and site.tokens.codes[site.end : site.end + 1] == OTHER):
        return False
    if "half" in site.slots:
        return True
    if number == 1 and unit == "D" and site.norm(site.start) in ("un", "une"):
        return site.before in ("pendant", "durant", "dans", "en", "de", "d'", "après", "ou")
    if unit != "Y" or not site.has(site.slots.get("n_at", site.start), "DIGITS"):
        return True
    if site.before in ("de", "d'"):
        return site.has(site.start - 2, "LASTING") or not isinstance(number, int) or number > 110
    if site.before in HAVE or site.before == "(":
        return False
    listed = site.before == "et" and site.has(site.start - 2, "DIGITS")
    return not listed and not (site.before == "," and site.after in ENDS)


def periodic(site: Site) -> bool:
    """Take the adjective, not "le quotidien" the paper nor "presse quotidienne"."""
    if site.before in ("presse", "vie", "vies", "presses") or site.before in DETERMINERS:
        return False
    before = site.tokens.items[site.start - 1] if site.start else None
    if before is None or not before.norm[:1].isalpha() or before.entry.code != OTHER:
        return False
    plural = site.norm(site.start).endswith("s")
    return not plural or before.norm.endswith("s")


def figures(site: Site) -> bool:
    """Take the number of a day in figures only: "jeudi deux nominations" names none."""
    return site.raw(site.slots["day_at"])[0].isdigit()


def bare_day(site: Site) -> bool:
    """Take a number in figures that stands for a day of the month: "le 22 à Lomé", both of "du 15 au 17"."""
    if not site.raw(site.start)[:1].isdigit() or site.before not in ("le", "du", "au", "les", "et"):
        return False
    ranged = {"du": "au", "les": "et"}
    link = ranged.get(site.before)
    if link:
        return site.after == link and site.has(site.end + 1, "DAY") and _stands(site, site.end + 2)
    opener = next((first for first, second in ranged.items() if second == site.before), None)
    if opener and not (site.norm(site.start - 3) == opener and site.has(site.start - 2, "DAY")):
        return False
    return site.norm(site.start - 2) not in NUMBERED and _stands(site, site.end)


def _stands(site: Site, at: int) -> bool:
    """Return whether what follows a number lets it stand alone."""
    return site.norm(at) in ALONE and not site.raw(at + 1)[:1].isdigit()


def part_of_today(site: Site) -> bool:
    """Take "ce soir", not "cette soirée" the event."""
    return site.norm(site.end - 1) not in ("soirée", "matinée")


def the(site: Site) -> bool:
    """Ask for the article, and that nothing qualify the noun."""
    code = site.tokens.codes[site.end : site.end + 1]
    return site.before in ("la", "cette") and (code != OTHER or site.after in ("sous", "avec", "par", "sera", "est"))


def short_year(site: Site) -> bool:
    """Take two figures of the last century only: "en 98"."""
    return site.slots["yy"] in range(60, 100) and site.raw(site.slots["yy_at"]).isdigit()


def calendar_unit(site: Site) -> bool:
    """Take one week, month or year."""
    return site.slots["unit"] in ("W", "M", "Y", "Q", "H") and singular(site)


def not_at(site: Site) -> bool:
    """Refuse an hour with its preposition: "à 14 h de ..."."""
    return site.before not in ("à", "vers", "dès", "jusqu'", "de", "avant", "après")


def habitual(site: Site) -> bool:
    """Return whether the weekday is one of "du lundi au vendredi"."""
    first = site.before == "du" and site.after == "au" and site.has(site.end + 1, "WEEKDAY")
    second = site.before == "au" and site.has(site.start - 2, "WEEKDAY") and site.norm(site.start - 3) == "du"
    return (first and not site.has(site.end + 2, "DAY")) or second


def plain_weekday(site: Site) -> bool:
    """Leave "le mercredi" to the sets."""
    if site.before == "." and site.norm(site.start - 2) in ("m", "mm", "mme"):
        return False
    return (site.before != "le" and not habitual(site)) or "shift" in site.slots


def the_weekday(site: Site) -> bool:
    """Take "le mercredi", and "du lundi au vendredi"."""
    return site.before == "le" or habitual(site)


GUARDS: dict[str, Callable[[Site], bool]] = {
    "month": month,
    "year": a_year,
    "singular": singular,
    "article": article,
    "eve": eve,
    "on-the-eve": on_the_eve,
    "modern": modern,
    "feast": feast,
    "clock": clock,
    "hours": hours,
    "plain-part": plain_part,
    "quarter": quarter,
    "inside": inside,
    "length": length,
    "periodic": periodic,
    "figures": figures,
    "bare-day": bare_day,
    "part-of-today": part_of_today,
    "the": the,
    "short-year": short_year,
    "calendar-unit": calendar_unit,
    "not-at": not_at,
    "weekday": plain_weekday,
    "the-weekday": the_weekday,
}
