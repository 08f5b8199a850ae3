"""Find the subjects that were or will be discussed: noun phrases about discussion words, enumerations divided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from dialogue_extract.contexts import DEFAULT, classify
from dialogue_extract.phrases.clauses import by_outsiders
from dialogue_extract.phrases.coordination import Part
from dialogue_extract.phrases.enumerations import Walk
from dialogue_extract.phrases.objects import GAP, complement_start
from dialogue_extract.phrases.reader import Reader
from dialogue_extract.phrases.statements import ADVERB, AUXILIARY, MARK, NUMBER, Surface
from dialogue_extract.phrases.subjects import refine
from dialogue_extract.phrases.triggers import Hit, expression, hits
from dialogue_extract.phrases.wordings import entries, kinds
from dialogue_extract.resources import lexicon
from dialogue_extract.spans import TopicMention

ATTEMPTS = 12  # commas in a sentence after which its subjects may begin
FRONT = 28  # tokens in which a list before a colon stands
WIDE = 12  # tokens; a longer phrase gives way to shorter ones inside it
LETTERS = 3  # words longer than this tell whether two phrases say the same
DATELINE = 14  # tokens in which the dash after a dateline stands
_DASHES = {"–", "—", "-", ".-", "--"}
_WHERE = {"à", "en", "dans"}
_COMMAS = {",", ";"}
_QUOTES = {"«", "“", '"'}
_ONE = {"un", "une"}
_OF = {"de", "d'", "du", "des"}
KICKER = 3  # tokens of a place before the colon that opens a title
REACH = 3  # tokens between the last phrase before a verb and the verb


def _bullets(surface: Surface, after: int) -> Iterator[Part]:
    """Yield the phrases of the list lines that follow a token."""
    for statement in surface.statements:
        if statement.start < after:
            continue
        start = surface.starts[statement.start]
        mark = MARK.match(surface.text, start)
        if statement.kind != "bullet" and mark is None:
            return
        begin = surface.token_after(mark.end() if mark else start)
        yield from Walk(surface, begin, statement.end, bare=True).run()


def _agendas(surface: Surface) -> Iterator[TopicMention]:
    """Yield the lines under a heading such as "Ordre du jour"."""
    heading = expression(lexicon("discussion")["agenda"]["heading"], {})
    for statement in surface.statements:
        if statement.kind not in ("heading", "title") or not heading.search(surface.text, *surface.bounds(statement)):
            continue
        for part in _bullets(surface, statement.end):
            span = refine(surface, part)
            if span is not None:
                yield _mention(surface, span, "agenda-heading", statement.start, weak=False)


def _opening(surface: Surface, start: int, stop: int) -> int:
    """Return the first token after a dateline: "Berne (Agence) - | La dette a été évoquée"."""
    dashes = (i + 1 for i in range(start, min(stop, start + DATELINE)) if surface.words[i] in _DASHES)
    return max(dashes, default=start)


def _where(surface: Surface, start: int, stop: int) -> int:
    """Return where the subjects may begin: after "Avec l'arrivée du gel, | ", in a relative clause still open."""
    if surface.words[start] == "avec":
        start = next((i + 1 for i in range(start, stop) if surface.words[i] in _COMMAS), start)
    last = max((i for i in range(start, stop - 1) if surface.words[i] == "où"), default=None)
    start = _past_kicker(surface, start, stop)
    if last is None or _closed(surface, start, last, stop):
        return start
    return last + 1


def _past_kicker(surface: Surface, start: int, stop: int) -> int:
    """Return the token after "Oslo : " at the head of a title."""
    near = range(start + 1, min(start + KICKER + 1, stop))
    return next((i + 1 for i in near if surface.words[i] == ":" and surface.placed.issuperset(range(start, i))), start)


def _closed(surface: Surface, start: int, relative: int, stop: int) -> bool:
    """Return whether a comma ends the relative clause: "la dette, où tout bloque, | a été évoquée"."""
    opened = relative > start and surface.words[relative - 1] in _COMMAS
    return opened and surface.words[stop - 1] in _COMMAS


def _before(surface: Surface, hit: Hit) -> list[Part]:
    """Return the phrases that end right before the trigger: its subjects."""
    stop = hit.start
    start = _where(surface, _opening(surface, hit.statement.start, stop), stop)
    begins = [start, *(i + 1 for i in range(start, stop) if surface.words[i] in (",", ":", ";", "que", "qu'", "mais"))]
    if surface.words[start] == "parmi":
        return []  # "Parmi les sujets qui ont été abordés :" announces them
    for begin in begins[:ATTEMPTS]:
        leading = kinds().prepositions | {"a"}  # "A ce titre, la pêche a été évoquée"
        walk = Walk(surface, begin, stop, bare=begin == start and surface.words[begin] not in leading)
        parts = walk.run()
        if parts and stop - walk.index <= REACH:
            return parts[1:] if len(parts) > 1 and parts[0].place and parts[0].preposition in _WHERE else parts
    return []


def _ends_with_colon(surface: Surface, hit: Hit) -> bool:
    tail = [word for word in surface.words[hit.statement.start : hit.statement.end] if word.strip()]
    return bool(tail) and tail[-1] == ":"


def _initial(surface: Surface, hit: Hit) -> bool:
    """Return whether the trigger opens its statement or a stretch between commas."""
    return hit.start == hit.statement.start or surface.words[hit.start - 1] in (",", ";", ":", "et")


def _parts(surface: Surface, hit: Hit) -> list[Part]:
    options = hit.trigger.options
    takes = options["takes"]
    if takes == ["subject"]:
        return _before(surface, hit)
    end, single = hit.statement.end, bool(options.get("single"))
    close = bool(options.get("weak")) and not options.get("open")
    found: list[Part] = []
    if takes == ["here"]:
        clause = bool(options.get("clause"))
        start = next((i for i in range(hit.end, end) if surface.pos[i] != ADVERB), end)
        found = Walk(surface, start, end, bare=not clause, single=single, clause=clause).run()
    else:
        place = complement_start(surface, hit.end, end, takes, hit.trigger.options.get("gap", GAP))
        if place is not None:
            clause = bool(options.get("clause"))
            bare = place[1] is None and not clause
            found = Walk(surface, place[0], end, place[1], bare=bare, single=single, close=close, clause=clause).run()
        elif not _ends_with_colon(surface, hit):
            return []
    if _ends_with_colon(surface, hit):
        found = [*found, *_bullets(surface, hit.statement.end)]
    return found


def _front_lists(surface: Surface) -> Iterator[TopicMention]:
    """Yield what a sentence only names, before its colon or throughout: "Gaz, avion du futur : les deux chefs ...".

    Where nothing after the colon speaks of talks, the words must tell subjects and an encounter be near.
    """
    for statement in surface.statements:
        if statement.kind not in ("body", "title"):
            continue
        start = _opening(surface, statement.start, statement.end)
        words = surface.words[start : min(statement.end, start + FRONT)]
        if ("," not in words and "et" not in words) or words[0] in kinds().prepositions - _OF:
            continue
        colon = start + words.index(":") if ":" in words else None
        if colon is None and _verb(surface, start, statement.end):
            continue
        spans = _listed(surface, start, statement.end if colon is None else colon)
        mentions = [_mention(surface, span, "front", statement.start, weak=True) for span in spans]
        if colon is not None and _of_talks(surface, colon, statement.end):
            yield from mentions
        elif 2 * sum(mention.contexts != (DEFAULT,) for mention in mentions) > len(mentions):
            yield from (replace(mention, told=True) for mention in mentions)


def _verb(surface: Surface, start: int, end: int) -> bool:
    return any(surface.pos[i] == AUXILIARY or surface.form(i) in ("Fin", "Inf") for i in range(start, end))


def _of_talks(surface: Surface, start: int, end: int) -> bool:
    beginnings = tuple(lexicon("discussion")["talk"]["beginnings"])
    return any(word.startswith(beginnings) for word in surface.words[start:end])


def _listed(surface: Surface, start: int, end: int) -> list[tuple[int, int]]:
    """Return the phrases that fill a stretch, none where they are fewer than two, places or numbers."""
    walk = Walk(surface, start, end, bare=True)
    parts = walk.run()
    places = sum(part.place for part in parts)
    if len(parts) < 2 or parts[-1].end + REACH < end or 2 * places >= len(parts) or surface.pos[start] == NUMBER:
        return []
    return [span for part in parts if (span := refine(surface, part)) is not None]


def _mention(surface: Surface, span: tuple[int, int], rule: str, trigger: int, weak: bool) -> TopicMention:
    begin, stop = surface.offsets(*span)
    contexts = tuple(classify(surface.source[begin:stop]))
    return TopicMention(*span, rule=f"topics:{rule}", trigger=trigger, contexts=contexts, weak=weak)


def _of_hit(surface: Surface, part: Part, hit: Hit) -> TopicMention | None:
    """Return the mention; what someone asks or offers counts only where its words tell a subject."""
    span = None if _no_subject(surface, part, hit) else refine(surface, part)
    if span is None:
        return None
    options = hit.trigger.options
    titled = hit.statement.kind == "title"
    weak = bool(options.get("weak")) or titled
    if weak and span[1] - span[0] == 1 and surface.words[span[0]] in entries("fields", "ties"):
        return None  # "approfondir la coopération" with nobody, in nothing
    mention = _mention(surface, span, hit.trigger.id, hit.start, weak)
    told, placed = bool(options.get("told")), part.place and bool(options.get("places"))
    if not told and (not options.get("telling") or placed):
        return mention
    vague = mention.contexts == (DEFAULT,) or surface.pos[span[0]] == NUMBER
    foreign = told and (titled or by_outsiders(surface, hit.start, hit.statement))
    return None if foreign or vague else replace(mention, told=told)


def _no_subject(surface: Surface, part: Part, hit: Hit) -> bool:
    """Return whether a place alone tells who or where, or a quoted phrase how it went: évoqué « un échange utile »."""
    options = hit.trigger.options
    bare = part.place and not part.complemented and options.get("weak") and not options.get("places")
    cited = set(surface.words[max(0, part.core - 2) : part.core])
    return bool(bare) or (bool(options.get("uncited")) and bool(cited & _QUOTES) and bool(cited & _ONE))


def _mentions(surface: Surface) -> Iterator[TopicMention]:
    for hit in hits(surface, "topics"):
        options = hit.trigger.options
        if options.get("initial") and not _initial(surface, hit):
            continue
        if options.get("infinitive") and not Reader(surface, hit.end, hit.statement.end).infinitive(hit.end):
            continue
        for part in _parts(surface, hit):
            mention = _of_hit(surface, part, hit)
            if mention is not None:
                yield mention


def _settled(surface: Surface, mentions: list[TopicMention]) -> list[TopicMention]:
    """Keep one of overlapping mentions, strong and long first; drop weak ones that are said fuller elsewhere."""
    kept: list[tuple[TopicMention, frozenset[str]]] = []
    taken: set[int] = set()
    for mention in sorted(mentions, key=lambda m: (m.told, m.weak, m.end - m.start > WIDE, m.start - m.end, m.start)):
        words = frozenset(word for word in surface.words[mention.start : mention.end] if len(word) > LETTERS)
        told = mention.weak and bool(words) and any(words <= others for _, others in kept)
        if told or not taken.isdisjoint(range(mention.start, mention.end)):
            continue
        kept.append((mention, words))
        taken.update(range(mention.start, mention.end))
    return sorted((mention for mention, _ in kept), key=lambda m: m.start)


class TopicFinder:
    """Write the subjects of discussion to `doc._.topics`."""

    def process(self, doc: Doc) -> list[TopicMention]:
        """Return the subjects in text order."""
        surface = Surface.of(doc)
        return _settled(surface, [*_mentions(surface), *_front_lists(surface), *_agendas(surface)])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate the document."""
        doc._.topics = tuple(self.process(doc))
        return doc


@Language.factory("dialogue_topics", assigns=["doc._.topics"], requires=["token.pos", "token.morph"])
def make_topics(nlp: Language, name: str) -> TopicFinder:
    """Create the component."""
    return TopicFinder()
