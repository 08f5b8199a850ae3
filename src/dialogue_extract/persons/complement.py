"""Read the complement of an office, however long: "des Affaires étrangères, de la Coopération et du Culte"."""

from __future__ import annotations

import re
from functools import cache

from dialogue_extract.persons.endings import is_relational, is_surely_relational
from dialogue_extract.persons.heads import ARTICLES, AT, OF, POSSESSIVE, office_words
from dialogue_extract.persons.office_reading import ADJECTIVAL, SERVING, Reading
from dialogue_extract.persons.phrases import Phrases
from dialogue_extract.persons.shapes import is_given

NO_NOUN = frozenset({"VERB", "AUX", "PRON", "ADV", "SCONJ", "CCONJ", "PUNCT", "INTJ", "DET", "ADP"})
_LOWER_NOUN = re.compile(r"[^\W\d_][\w'-]*$")


@cache
def _after() -> Phrases[bool]:
    return Phrases.of(office_words("after"), True)


class Complement(Reading):
    """One reading: where it stands and what it has seen."""

    def read(self) -> int:
        """Return the word after the office."""
        first = self.i
        while self.open(self.i):
            for step in (
                self.participle,
                self.modifier,
                self.bracket,
                self.preposition,
                self.further_side,
                self.coordination,
                self.area,
            ):
                end = step(self.i)
                if end > self.i:
                    self.i, self.grown = end, True
                    break
            else:
                break
            if self.i - first > 60:
                break
        return self.i

    def modifier(self, i: int) -> int:
        """Read "par intérim", "général", "français"."""
        end = _after().end(self.row, i)
        if end > i and all(self.open(k) for k in range(i, end)):
            return end
        return i + 1 if self.adjective(i) else i

    def adjective(self, i: int) -> bool:
        """Return whether word i is an adjective that says which or whose."""
        row = self.row
        place = row.place[i]
        if place is not None and place.kind in (*ADJECTIVAL, "compound") and not row.capital(i):
            return True
        if place is not None or row.norm[i] in office_words("not_complement"):
            return False
        goes_on = row.at(i + 1) in ("que", "d'") or (row.at(i + 1) == "à" and not self.arrives(i + 1))
        if goes_on or len(row.norm[i]) < 4:
            return False
        if row.tagged:
            return row.pos[i] == "ADJ" and is_relational(row.norm[i])
        return not row.capital(i) and is_surely_relational(row.norm[i])

    def arrives(self, i: int) -> bool:
        """Return whether "à" at word i tells where, not what the adjective is fit for: "étrangères à Lomé"."""
        return i + 1 < len(self.row) and self.is_place(i + 1)

    def bracket(self, i: int) -> int:
        """Read the desk of a secretary, or an acronym: "secrétaire (Est)", "secrétaire général (SG) du ministère"."""
        row = self.row
        if self.grown and row.norm[i] == "(" and row.at(i + 2) == ")" and row.text[i + 1].isupper():
            goes_on = row.at(i + 3) in ("de", "du", "des", "d'") or (row.at(i + 3) == "et" and row.at(i + 4) in OF | AT)
            goes_on = goes_on or row.at(i + 3) in office_words("participles")
            return i + 3 if goes_on and i + 1 not in self.named else i
        direct = not self.grown and row.norm[i] == "(" and row.at(i + 2) == ")"
        if direct and row.text[i + 1].isupper() and row.at(i + 3) in OF and i + 1 not in self.named:
            return i + 3
        if direct and row.capital(i + 1) and row.place[i + 1] is None and self.head.rank == "minister":
            return i + 3
        return i

    def participle(self, i: int) -> int:
        """Read "chargé de l'Europe", "mandaté par l'Union africaine", "en charge des Finances"."""
        row = self.row
        opener = " ".join(row.norm[i : i + 2])
        if opener in office_words("openers"):
            return self.phrase(i + 2, "of", i)
        if row.norm[i] not in office_words("participles"):
            return i
        link = row.at(i + 1)
        if link in OF | AT | {"par", "auprès", "pour"}:
            return self.phrase(i + 1, "for", i)
        return i

    def preposition(self, i: int) -> int:
        """Read one prepositional phrase that this head can take."""
        word, head, row = self.row.norm[i], self.head, self.row
        if word in OF and i + 1 in self.named and head.rank in SERVING and not self.grown:
            return self.holder(i + 1)
        if word in OF:
            return self.phrase(i, "of", i)
        if word == "auprès" or (word == "près" and row.at(i + 1) in ARTICLES):
            return self.phrase(i + 1, "of", i)
        content = self.content(i + 1)
        if content is None:
            return i
        if word in AT or word == "en":
            if head.posting and (self.is_place(content) or row.entity[content] == "ORG"):
                return self.phrase(i, "at", i)
            seat = (place := row.place[content]) is not None and place.kind in ("metonym", "body")
            if head.subject and word != "en" and (seat or self.is_subject(content)):
                return self.phrase(i, "at", i)
        return self.phrase(i, "for", i) if word in ("pour", "sur") and self.serves(i, content) else i

    def serves(self, i: int, content: int) -> bool:
        """Return whether "pour" or "sur" at word i brings what this head, or the body before, is for."""
        row, head, place = self.row, self.head, self.is_place(content)
        body = row.norm[i - 1] in office_words("bodies_for") and self.fits(content)
        posted = head.posting and self.grown and place
        return (head.subject and (place or self.is_subject(content))) or (row.norm[i] == "pour" and (body or posted))

    def further_side(self, i: int) -> int:
        """Read "et français" of "ministres américain et français"."""
        row = self.row
        joined = row.norm[i] in (",", "et") and self.head.plural and self.open(i + 1)
        return i + 2 if joined and row.sided_adjective(i - 1) and row.sided_adjective(i + 1) else i

    def coordination(self, i: int) -> int:
        """Read ", de la Coopération", "et des Finances", "et la politique de sécurité"."""
        row, word = self.row, self.row.norm[i]
        if not self.kind or word not in (",", "et", "ainsi"):
            return i
        if word == "," and row.at(i + 1) in ("chargé", "chargée"):
            end = self.participle(i + 1)
            return end if end > i + 1 else i
        j = i + 2 if word == "ainsi" and row.at(i + 1) == "que" else i + 1
        link, content = row.at(j), self.content(j)
        if content is None or content in self.heads or not self.open(j):
            return i
        if link in OF | AT:
            same = (link in OF) == (self.kind != "at") or self.kind == "for"
            if not same or (word == "," and not self.is_listed(j, content)):
                return i
            many = self.head.plural or self.head.posting or self.sided or self.is_union(content)
            return self.phrase(j, self.kind, i) if many or not self.is_place(content) else i
        if self.is_place(content) and not (self.kind == "for" and self.sided):
            return i
        bare = link not in ARTICLES
        wanted = self.kind in ("at", "for") or (bare and row.capital(content))
        if wanted and self.is_subject(content) and (not bare or row.norm[content] in office_words("portfolio")):
            return self.noun_phrase(j if bare else j + 1, i)
        return i

    def area(self, i: int) -> int:
        """Read the desk of a director: "directeur Afrique"."""
        direct = self.head.rank in ("director", "adviser") and not self.grown
        if direct and self.row.place[i] is not None and self.row.capital(i):
            return self.noun_phrase(i, i)
        return i

    def phrase(self, i: int, kind: str, back: int) -> int:
        """Read prepositions, article and noun phrase from word i; return `back` where there is none."""
        content = self.content(i + (self.row.at(i) in ("par", "pour", "sur")))
        if content is None or not self.fits(content) or self.addressed(content):
            return back
        end = self.noun_phrase(content, back)
        if end > back:
            self.kind = kind
        return end

    def fits(self, i: int) -> bool:
        """Return whether word i may head the complement of this office."""
        row = self.row
        if row.norm[i] in office_words("not_complement") or not _LOWER_NOUN.match(row.norm[i]):
            return row.norm[i] in ("«", '"', "“") or row.norm[i][:1].isdigit()
        settled = self.head.rank == "chief" and self.i > 0 and row.sided_adjective(self.i - 1)
        if settled and not row.capital(i) and row.place[i] is None:  # "chef de l'État togolais du projet"
            return row.norm[i] in office_words("chief_of") | office_words("portfolio")
        if row.norm[i - 1] in POSSESSIVE and self.head.rank != "chief" and row.norm[i] not in ("pays", "gouvernement"):
            return False
        if self.head.rank in ("chief", "member") and not self.grown and not row.capital(i) and row.place[i] is None:
            return row.norm[i] in office_words(f"{self.head.rank}_of")
        return not (self.head.rank == "member" and not self.grown and row.norm[i] not in office_words("member_of"))

    def noun_phrase(self, i: int, back: int) -> int:
        """Read a noun with its adjectives, a name of a place or body, or quoted words."""
        row = self.row
        end = self.block(i)
        if i in self.heads and self.heads[i] == end:
            end = self.holder(end)
        if end == i:
            if row.pos[i] in NO_NOUN and not row.capital(i) and i not in self.heads:
                return back
            if not row.norm[i][:1].isalnum():
                return back
            end = i + 1
        self.sided = self.is_place(i)
        while self.open(end):
            further = max(self.block(end), _after().end(row, end))
            if further == end and self.continues(end):
                further = end + 1
            if further == end and row.norm[end] in ("«", '"', "“"):
                further = row.quotation(end)
            if further == end:
                break
            end = further
        return end

    def continues(self, i: int) -> bool:
        """Return whether word i goes on with the noun phrase."""
        row = self.row
        if row.norm[i] == "contre" or (row.norm[i] == "avec" and row.norm[i - 1] in office_words("with")):
            return self.content(i + 1) is not None
        if row.capital(i):
            if row.norm[i - 1] in office_words("units") and row.entity[i] != "PER":
                return True
            return (
                row.entity[i] != "PER"
                and row.entity[i] in ("", row.entity[i - 1])
                and is_relational(row.norm[i])
                and row.capital(i - 1)
            )
        if row.norm[i - 1] in ("contre", "avec") or (
            row.norm[i - 2] in ("contre", "avec") and row.norm[i - 1] in ARTICLES
        ):
            return True
        return self.adjective(i) or row.norm[i] in ("membres", "résidant") or row.norm[i - 1] in ("anciens", "petites")

    def block(self, i: int) -> int:
        """Return the end of the place or learned entity that starts at or covers word i."""
        row = self.row
        place, end = row.place[i], i
        if place is not None and place.kind not in ADJECTIVAL:
            end = row.words(place)[1]
        label = row.entity[i]
        if label and label != "PER":
            k = i
            while k < len(row) and row.entity[k] == label and (k == i or row.doc[row.start[k]].ent_iob_ == "I"):
                k += 1
            end = max(end, k)
        end = max(end, self.heads.get(i, i))
        known = row.words(place)[1] if place is not None else end
        for k in range(i, end):
            link = next((j for j in range(k - 1, max(k - 4, i), -1) if row.norm[j] in ("et", ",")), 0)
            if k in self.heads and link:
                return link
            if k >= known and is_given(row.text[k]) and row.capital(k):
                return k
            if not (k == i or self.open(k)):
                return k
        return end
