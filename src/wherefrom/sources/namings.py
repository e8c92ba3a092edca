"""What each name of the case names: a person, a body or outlet, a record, or nobody by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from wherefrom.model import Document, Mention, OriginKind
from wherefrom.sources.bodies import Body, body
from wherefrom.sources.lists import given_names, heads, known, nouns, titles
from wherefrom.sources.names import clean, fold, looks_like_acronym, words_of
from wherefrom.sources.people import Person, has_title, person
from wherefrom.sources.records import Record, record

Form = Person | Body | Record | str  # a description, folded, where nobody is named
UNNAMED: frozenset[OriginKind] = frozenset({"anonymous", "withheld", "none"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One name as one mention, credit, body of a mention, or imprint gives it."""

    document: str
    name: str  # as printed
    kind: OriginKind
    form: Form
    mention: str | None = None  # None for imprints and for the bodies of mentions
    imprint: bool = False
    body: str | None = None  # as printed


def _could_be_person(name: str) -> bool:
    """True for one to five capitalised words without a word that only bodies bear."""
    if looks_like_acronym(name) or words_of(name) in known():
        return False
    pieces = [p for p in clean(name).replace("-", " ").split() if p]
    if not 1 <= len(pieces) <= 8 or any(ch.isdigit() or ch in "&/@" for ch in name):
        return False
    bare = person(name).words
    if any(word in heads().body_words for word in bare) or len(bare) > 5:
        return False
    skipped = titles().particles
    parts = [p for p in pieces if fold(p) not in skipped]
    return all(p[0].isupper() for p in parts[-len(bare) :]) and not _noun_last(bare)


def _noun_last(words: tuple[str, ...]) -> bool:
    return (words[-1],) in nouns().phrases or (words[-1],) in heads().phrases


def _surely_person(mention: Mention) -> bool:
    """True where name, kind and body together leave little doubt."""
    if not _could_be_person(mention.name):
        return False
    if mention.kind in {"witness", "person"} or has_title(mention.name):
        return True
    parts = person(mention.name)
    in_office = mention.body is not None and fold(mention.body) != fold(mention.name)
    if mention.kind == "official":
        return parts.full or in_office
    return in_office or (parts.full and parts.words[0] in given_names()[0])


def _publisher_name(document: Document) -> str | None:
    if document.publisher:
        return document.publisher
    host = urlsplit(document.url or "").hostname
    return host.removeprefix("www.") if host else None


class Reader:
    """Takes names apart, knowing what the case defines and who is surely a person in it."""

    def __init__(
        self, mentions: Sequence[Mention], definitions: Mapping[str, Mapping[str, str]]
    ) -> None:
        self._definitions = definitions
        self._bodies: dict[tuple[str, str], Body] = {}
        self._people: set[tuple[str, ...]] = set()
        self._names: dict[str, set[str]] = defaultdict(set)  # per document: words of people
        for mention in mentions:
            if mention.named and mention.kind not in UNNAMED and _surely_person(mention):
                parts = person(mention.name)
                self._people.add(parts.words)
                self._names[mention.document].update(parts.words)

    def body(self, name: str, document: str) -> Body:
        """``name`` as a body's, under the definitions that hold in the document."""
        key = (name, document)
        if key not in self._bodies:
            table = self._definitions.get(document, self._definitions.get("", {}))
            self._bodies[key] = body(name, table)
        return self._bodies[key]

    def imprint(self, name: str, document: Document) -> Form:
        """What the name of a document's publisher is taken for."""
        if _could_be_person(name):
            parts = person(name)
            one = document.publisher_kind == "person" and parts.full
            if one or parts.words in self._people:
                return parts
        return self.body(name, document.id)

    def _is_person(self, mention: Mention) -> bool:
        if not _could_be_person(mention.name):
            return False
        parts = person(mention.name)
        if parts.words in self._people:
            return True
        return not parts.full and parts.words[0] in self._names[mention.document]

    def form(self, mention: Mention) -> Form:
        """What the mention's name is taken for."""
        if not mention.named or mention.kind in UNNAMED:
            return fold(clean(mention.name))
        if mention.kind == "record":
            return record(mention.name)
        if self._is_person(mention):
            return person(mention.name)
        return self.body(mention.name, mention.document)


def namings(
    documents: Iterable[Document],
    mentions: Sequence[Mention],
    definitions: Mapping[str, Mapping[str, str]],
) -> list[Naming]:
    """Every naming of the case, in an order that does not depend on the input's."""
    reader = Reader(mentions, definitions)
    found: list[Naming] = []
    for mention in mentions:
        form = reader.form(mention)
        found.append(
            Naming(
                mention.document, mention.name, mention.kind, form, mention.id, body=mention.body
            )
        )
        if mention.body:
            form = reader.body(mention.body, mention.document)
            kind = mention.body_kind or _kind_of_body(mention.kind)
            found.append(Naming(mention.document, mention.body, kind, form))
    for document in documents:
        if (name := _publisher_name(document)) is not None:
            form = reader.imprint(name, document)
            found.append(Naming(document.id, name, document.publisher_kind, form, imprint=True))
    return sorted(found, key=_order)


def _kind_of_body(kind: OriginKind) -> OriginKind:
    return kind if kind in {"official", "organisation", "outlet"} else "organisation"


def _order(naming: Naming) -> tuple[str, ...]:
    return (naming.document, naming.name, naming.kind, naming.mention or "", naming.body or "")
