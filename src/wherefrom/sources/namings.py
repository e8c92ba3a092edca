"""What each name of the case names: a person, a body or outlet, a record, or nobody by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from wherefrom.model import Document, Mention, OriginKind
from wherefrom.sources.bodies import Body, body, nation
from wherefrom.sources.lists import countries, given_names, heads, known
from wherefrom.sources.names import clean, fold, words_of
from wherefrom.sources.offices import Holders
from wherefrom.sources.people import Person, has_title, person
from wherefrom.sources.records import Record, record, without_clause
from wherefrom.sources.reporters import with_outlets
from wherefrom.sources.telling import UNNAMED, closing_name, could_be_person, name_of_person

Form = Person | Body | Record | str  # a description, folded, where nobody is named


SEATS = frozenset({"city", "town", "county", "village", "borough", "municipality"})
PERSONAL: frozenset[OriginKind] = frozenset({"witness", "person"})


@dataclass(frozen=True, slots=True)
class Naming:
    """One name as one mention, credit, body of a mention, or imprint gives it."""

    document: str
    name: str  # as printed
    kind: OriginKind
    form: Form
    why: str = ""  # where the name alone does not tell who it is
    mention: str | None = None  # None for imprints and for the bodies of mentions
    imprint: bool = False
    body: str | None = None  # as printed


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
        self._families: set[str] = set()  # surnames of people anywhere in the case
        for mention in mentions:
            name = name_of_person(mention)
            if name is not None:
                parts = person(name)
                self._people.add(parts.words)
                self._names[mention.document].update(parts.words)
                self._families.update(parts.words[1:])

    def body(self, name: str, document: str, kind: OriginKind = "none") -> Body:
        """``name`` as a body's, under the definitions that hold in the document.

        A public body named *Palmer City* or *Essex County* is its government;
        a club of that name is not.
        """
        key = (name, document)
        if key not in self._bodies:
            table = self._definitions.get(document, self._definitions.get("", {}))
            self._bodies[key] = body(name, table)
        found = self._bodies[key]
        if kind == "official" and not found.head and not found.known:
            state = nation(found.words, whole=True)
            if state != found.words or " ".join(state) in countries():
                return replace(found, head="government", marks=state)
        if kind == "official" and not found.head and found.words[-1] in SEATS:
            marks = tuple(sorted(set(found.words[:-1])))
            return replace(found, head="government", marks=marks)
        return found

    def all_shortened(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Every mention ``shortened``; the people found so are people in the whole case."""
        found = [self.shortened(mention) for mention in mentions]
        changed = [
            new.name
            for new, old in zip(found, mentions, strict=True)
            if new != old and new.kind != "record"
        ]
        self._people.update(person(name).words for name in changed)
        return found

    def shortened(self, mention: Mention) -> Mention:
        """The mention with the person's name in it as its name, and the body it tells.

        *island governor Ayla Brandt*; *Ayla Brandt of the Harbour Post*.
        """
        if not mention.named or mention.kind in UNNAMED:
            return mention
        if mention.kind == "record":
            return replace(mention, name=without_clause(mention.name))
        first, of, rest = clean(mention.name).partition(" of ")
        if of and rest[:1].isupper() and self._one_by_name(first, of_known=bool(body(rest).known)):
            return replace(mention, name=first, body=_other(mention.body, mention.name) or rest)
        tail = closing_name(mention.name, mention.kind)
        if tail is None or not self._is_person(replace(mention, name=tail, kind="person")):
            return mention
        return replace(mention, name=tail, body=_other(mention.body, mention.name))

    def _one_by_name(self, name: str, *, of_known: bool) -> bool:
        """True for a person's full name as far as names, and a listed body after *of*, tell."""
        if not could_be_person(name):
            return False
        parts = person(name)
        told = of_known or parts.words in self._people or parts.words[0] in given_names()[0]
        return parts.full and (told or has_title(name))

    def imprint(self, name: str, document: Document) -> Form:
        """What the name of a document's publisher is taken for."""
        if could_be_person(name):
            parts = person(name)
            one = document.publisher_kind == "person" and parts.full
            if one or parts.words in self._people:
                return parts
        return self.body(name, document.id)

    def _is_person(self, mention: Mention) -> bool:
        if not could_be_person(mention.name):
            return False
        parts = person(mention.name)
        if parts.words in self._people or (mention.kind in PERSONAL and parts.full):
            return True
        if parts.full:
            return False
        here = parts.words[0] in self._names[mention.document]
        return here or (mention.kind == "official" and parts.words[0] in self._families)

    def form(self, mention: Mention) -> Form:
        """What the mention's name is taken for."""
        if not mention.named or mention.kind in UNNAMED or _pronoun(mention.name):
            return fold(clean(mention.name))
        whose = mention.name.split(" in ")[0]
        if mention.kind == "record":
            listed = words_of(whose) in known()
            return self.body(whose, mention.document) if listed else record(mention.name)
        if self._is_person(mention):
            return person(mention.name)
        return self.body(mention.name, mention.document, mention.kind)


def namings(
    documents: Iterable[Document],
    mentions: Sequence[Mention],
    definitions: Mapping[str, Mapping[str, str]],
) -> list[Naming]:
    """Every naming of the case, in an order that does not depend on the input's."""
    mentions = with_outlets(mentions)
    reader = Reader(mentions, definitions)
    found: list[Naming] = []
    holders = Holders(mentions)
    for mention in reader.all_shortened(mentions):
        form, speaks_for, why = reader.form(mention), mention.body, ""
        if (holder := holders.holder(mention)) is not None:
            form, why = holder, "holds the office so named; nobody else in the case does"
        if speaks_for and _no_body(speaks_for, mention.name, form):
            speaks_for = None
        naming = Naming(mention.document, mention.name, mention.kind, form, why, mention.id)
        found.append(replace(naming, body=speaks_for))
        if speaks_for:
            kind = mention.body_kind or _kind_of_body(mention.kind)
            form = reader.body(speaks_for, mention.document, kind)
            found.append(Naming(mention.document, speaks_for, kind, form))
    for document in documents:
        if (name := _publisher_name(document)) is not None:
            form = reader.imprint(name, document)
            found.append(Naming(document.id, name, document.publisher_kind, form, imprint=True))
    return sorted(found, key=_order)


def _pronoun(name: str) -> bool:
    """True for *who*, not for WHO."""
    return fold(name) in heads().nobody and not (name.isupper() and len(name) > 2)


def _other(speaks_for: str | None, name: str) -> str | None:
    """``speaks_for`` unless it is the whole description again."""
    return None if speaks_for is None or fold(speaks_for) == fold(name) else speaks_for


def _no_body(speaks_for: str, name: str, form: Form) -> bool:
    """True for a pronoun, or for the description that closes with the person's name."""
    return fold(speaks_for) in heads().nobody or (isinstance(form, Person) and name in speaks_for)


def _kind_of_body(kind: OriginKind) -> OriginKind:
    return kind if kind in {"official", "organisation", "outlet"} else "organisation"


def _order(naming: Naming) -> tuple[str, ...]:
    return (naming.document, naming.name, naming.kind, naming.mention or "", naming.body or "")
