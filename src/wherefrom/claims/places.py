"""The places a statement names, each with the question where."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc, Token

from wherefrom.claims.clauses import Clause, told_of
from wherefrom.claims.doubting import borrowed_in_doubt, doubt
from wherefrom.claims.lexicon import listed
from wherefrom.claims.quoting import with_blank
from wherefrom.claims.wording import question
from wherefrom.model import Reply, Statement

PLACES = {"GPE", "LOC", "FAC"}
PART_OF_NOUN = {"poss", "compound", "amod", "nmod"}
PLACE_PREPOSITIONS = {"in", "at", "near", "on", "off", "outside", "inside"}


def places(
    parse: Doc, statement: Statement, clause: Clause | None, persons: Collection[str]
) -> Iterator[Reply]:
    """A reply for each place named in ``statement``; ``persons`` are words of names of people."""
    words_ = parse.char_span(statement.start, statement.end, alignment_mode="expand")
    seen = {w.casefold() for w in persons}  # *Lee* is nobody's town where *Ann Lee* speaks
    for entity in words_.ents if words_ is not None else ():
        name = entity.text.removeprefix("the ").removeprefix("The ").strip()
        if entity.label_ not in PLACES or name.casefold() in seen or not name:
            continue
        seen.add(name.casefold())
        phrase = _place_phrase(entity.root)
        drop = {t.i for t in phrase.subtree} if phrase is not None else set()
        wanted = False
        if clause is None or phrase is None or _nothing_left(clause, drop):
            asked, good = f"Which place: “{shortened(statement.text)}”?", False
        else:
            told = {t.i for t in (*clause.rest, *clause.subject)}
            good = not clause.pronoun and bool(drop & told)
            told_there = told_of(entity.root, clause) and _lies(entity.root)
            good = good and not _of_what_it_is(phrase, clause) and not _of_subject(drop, clause)
            good = good and clause.subject[0].lower_ != "it"  # *it was a fine morning in Lode*
            wanted = good
            asked, good = question(clause, "Where", drop, good=good and told_there)
        place = (entity.start_char, entity.end_char)
        unsure = wanted and (not good or (clause is not None and borrowed_in_doubt(clause)))
        said = with_blank(parse, statement, *place, "Where") if unsure else ""
        yield Reply(
            statement.id, "place", name.casefold(), name,
            *place, asked, good, verbatim=said,
            doubt=0.0 if clause is None else doubt(clause),
        )  # fmt: skip


def _nothing_left(clause: Clause, drop: Collection[int]) -> bool:
    """Whether the place is what the clause is about, so that nothing is left to be somewhere."""
    subject = [t for t in clause.subject if t.i not in drop]
    return not subject or clause.verb.i in drop


def shortened(text: str, most: int = 14) -> str:
    """The first ``most`` words of ``text``."""
    words_ = text.split()
    return " ".join(words_[:most]) + (" …" if len(words_) > most else "")


def _of_what_it_is(phrase: Token, clause: Clause) -> bool:
    """*It is part of a plan for schools in Lode*: that does not tell where it is."""
    told = clause.verb.lemma_ == "be" and any(c.dep_ == "attr" for c in clause.verb.children)
    return told and phrase.head.i != clause.verb.i


def _of_subject(drop: Collection[int], clause: Clause) -> bool:
    """*The main town on Qeshm has power*: where the town is, not where it has power."""
    inside = any(t.i in drop for t in clause.subject)
    return inside and not any(t.lemma_ in listed("happenings") for t in clause.subject)


def _lies(token: Token) -> bool:
    """Whether nothing but places stands over a place's name: *in the death of Lode* is nowhere."""
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        if token.pos_ == "NOUN" and token.dep_ == "pobj" and token.lemma_ in listed("nowhere"):
            return False
        if token.lower_ == "of" and token.head.lower_ in listed("sides"):
            return False  # *north of Lode* is not in Lode
        token = token.head
    return True


def _place_phrase(token: Token) -> Token | None:
    """The preposition of the outermost phrase that says where (*in the city of Bam*)."""
    found = None
    if token.dep_ in PART_OF_NOUN:  # *Lode's mayor*, *a Lode bank* may be elsewhere
        return None
    while token.head.i != token.i and token.pos_ not in {"VERB", "AUX"}:
        if token.pos_ == "ADP" and token.lower_ in PLACE_PREPOSITIONS:
            found = token
        token = token.head
    return found
