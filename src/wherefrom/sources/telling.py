"""Telling the name of a person from that of a body, by its words."""

from __future__ import annotations

from wherefrom.model import Mention, OriginKind
from wherefrom.sources.lists import given_names, heads, known, nouns, titles
from wherefrom.sources.names import clean, fold, looks_like_acronym, words_of
from wherefrom.sources.people import has_title, person

_MARKS = "\"“”'‘’()"
UNNAMED: frozenset[OriginKind] = frozenset({"anonymous", "withheld", "none"})


def could_be_person(name: str) -> bool:
    """True for one to five capitalised words without a word that only bodies bear."""
    if looks_like_acronym(name) or words_of(name) in known():
        return False
    pieces = [p.strip(_MARKS) for p in clean(name).split()]
    pieces = [p for p in pieces if p]
    if not 1 <= len(pieces) <= 8 or any(ch.isdigit() or ch in "&/@" for ch in name):
        return False
    bare = person(name).words
    if any(word in heads().body_words for word in bare) or len(bare) > 5:
        return False
    skipped = titles().particles
    parts = [p for p in pieces if fold(p) not in skipped]
    return all(_capital(p) for p in parts[-len(bare) :]) and not _noun_last(bare)


def _capital(piece: str) -> bool:
    """True for *Brandt*, *al-Brandt* and *Do-hyuk*."""
    return any(part[:1].isupper() for part in piece.split("-"))


def _noun_last(words: tuple[str, ...]) -> bool:
    return (words[-1],) in nouns().phrases or (words[-1],) in heads().phrases


def closing_name(name: str, kind: OriginKind = "person") -> str | None:
    """The full name that closes a description, if one does.

    *island governor Ayla Brandt*; of who is surely a person also after other
    words (*lineman Ayla Brandt*), and a surname alone after a title (*island
    governor Brandt*).
    """
    pieces = clean(name).split()
    at = len(pieces)
    while at > 0 and pieces[at - 1][0].isupper() and not _ends_description(pieces[at - 1]):
        at -= 1
    if not 0 < at < len(pieces):
        return None
    last, n_words = fold(pieces[at - 1]), len(pieces) - at
    sure = kind in {"person", "witness"}
    plain = sure and pieces[at - 1].islower() and last not in heads().small | titles().particles
    if (plain or _ends_description(pieces[at - 1])) and 2 <= n_words <= 4:
        return " ".join(pieces[at:])
    titled = sure and titles().before.get((last,), "") is None and pieces[at - 1].islower()
    return pieces[at] if titled and at > 1 and n_words == 1 else None


def _ends_description(piece: str) -> bool:
    """True for a title or what closes with a comma."""
    return piece.endswith(",") or (fold(piece),) in titles().before


def _surely_person(mention: Mention) -> bool:
    """True where name, kind and body together leave little doubt."""
    if not could_be_person(mention.name):
        return False
    if mention.kind in {"witness", "person"} or has_title(mention.name):
        return True
    parts = person(mention.name)
    in_office = mention.body is not None and fold(mention.body) != fold(mention.name)
    if mention.kind == "official":
        return parts.full or in_office
    return in_office or (parts.full and parts.words[0] in given_names()[0])


def name_of_person(mention: Mention) -> str | None:
    """The name of one who is surely a person, or who closes a description; else None."""
    if not mention.named or mention.kind in UNNAMED | {"record"}:
        return None
    if _surely_person(mention):
        return mention.name
    tail = closing_name(mention.name, mention.kind)
    return tail if tail is not None and could_be_person(tail) else None
