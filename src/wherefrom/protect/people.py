"""Who the case's documents name, and whose name must not leave it.

The rule: everybody is protected but those named in a public office, and those whom a user frees;
whom a user protects is protected. Two people of one name are taken for one: a pseudonym too few
tells less than a name too many.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from wherefrom.ids import content_id
from wherefrom.model import Document, Identifier, Mention, Person, Source
from wherefrom.protect.beside import Beside, beside
from wherefrom.protect.folding import folded, parts
from wherefrom.protect.persons import persons

PEOPLE = {"witness", "official", "person", "withheld"}  # kinds of sources that may be a person
Place = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of who is named: the case's own resolution, and what users ruled."""

    sources: Sequence[Source]
    mentions: Sequence[Mention]
    of_mention: Sequence[tuple[str, str, str]]
    wishes: Mapping[str, bool] = field(default_factory=dict)  # folded name: protected or not


def people(
    documents: Sequence[Document],
    identifiers: Mapping[str, Sequence[Identifier]],
    named: Named,
) -> tuple[Person, ...]:
    """Everybody named in ``documents``; ``identifiers`` are those of each document by its id."""
    text = {d.id: d.text for d in documents}
    wished = {name for name, protected in named.wishes.items() if protected}
    found = persons(documents, identifiers, named.sources, wished)
    key_of = _keys(found, _of_sources(found, named), named.sources)
    held: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(found):
        held[key_of[place]].append(place)
    seen = {place: beside(text[place[0]], place[1], place[2]) for place in found}
    witnesses = {s.id for s in named.sources if s.kind == "witness"}
    offices = {**_in_office(named), **_authors(documents, found, key_of)}
    edges = {(p[0], at): key for p, key in sorted(key_of.items()) for at in p[1:]}
    made = (
        _person(key, places, found, seen, offices, named.wishes, edges)
        for key, places in sorted(held.items())
    )
    return tuple(
        replace(p, role="Witness") if p.role == "Person" and p.key in witnesses else p for p in made
    )


def _of_sources(found: Mapping[Place, str], named: Named) -> dict[Place, str]:
    """The source that a name stands for, where a resolved mention holds it."""
    kinds = {s.id: s for s in named.sources}
    source = {m: s for m, s, _ in named.of_mention}
    by_document: dict[str, list[Mention]] = defaultdict(list)
    for mention in named.mentions:
        if mention.named and mention.id in source:
            by_document[mention.document].append(mention)
    out: dict[Place, str] = {}
    for place, name in found.items():
        for mention in by_document[place[0]]:
            of = kinds.get(source[mention.id])
            inside = mention.start < place[2] and place[1] < mention.end
            if inside and of is not None and of.kind in PEOPLE and _bears(of, name):
                out[place] = of.id
    return out


def _bears(source: Source, name: str) -> bool:
    """Whether ``name`` is a name of this source, whole or in part."""
    of = {p for known in (source.name, *source.aliases) for p in parts(known)}
    return bool(of & set(parts(name)))


def _keys(
    found: Mapping[Place, str], of_source: Mapping[Place, str], sources: Sequence[Source]
) -> dict[Place, str]:
    """One key to a person: the source, else the full name, else the full name that a part fits."""
    by_name: dict[str, str] = {}
    for source in (s for s in sources if s.kind in PEOPLE):
        for name in (source.name, *source.aliases):
            if len(parts(source.name)) > 1 and len(parts(name)) > 1:
                by_name.setdefault(folded(name), source.id)
    for place in sorted(of_source):
        if len(parts(found[place])) > 1:
            by_name.setdefault(folded(found[place]), of_source[place])
    out = dict(of_source)
    for place, name in sorted(found.items()):
        if place not in out and len(parts(name)) > 1:
            out[place] = by_name.setdefault(folded(name), content_id("q", folded(name)))
    return out | _of_parts(found, out)


def _of_parts(found: Mapping[Place, str], known: Mapping[Place, str]) -> dict[Place, str]:
    """The key of each name that is a part only: of the one person it fits, here or anywhere."""
    here: dict[tuple[str, str], set[str]] = defaultdict(set)
    anywhere: dict[str, set[str]] = defaultdict(set)
    for place, key in known.items():
        for part in parts(found[place]):
            here[place[0], part].add(key)
            anywhere[part].add(key)
    out: dict[Place, str] = {}
    for place, name in sorted(found.items()):
        if place not in known:
            fitting = [here[place[0], p] or anywhere[p] for p in parts(name)]
            one = next((keys for keys in fitting if len(keys) == 1), set())
            out[place] = next(iter(one), content_id("q", folded(name)))
    return out


def _in_office(named: Named) -> dict[str, str]:
    """The sources that speak in a public office, and the words that say so."""
    source = {m: s for m, s, _ in named.of_mention}
    told = {source[m.id]: m.role for m in named.mentions if m.id in source and m.role}
    return {s.id: told.get(s.id) or "" for s in named.sources if s.kind == "official"}


def _authors(
    documents: Sequence[Document], found: Mapping[Place, str], key_of: Mapping[Place, str]
) -> dict[str, str]:
    """Who signs a report of the case."""
    signed = {folded(author) for d in documents for author in d.authors}
    return {key_of[place]: "author" for place, name in found.items() if folded(name) in signed}


def _person(
    key: str,
    places: Sequence[Place],
    found: Mapping[Place, str],
    seen: Mapping[Place, Beside],
    offices: Mapping[str, str],
    wishes: Mapping[str, bool],
    edges: Mapping[tuple[str, int], str],
) -> Person:
    names = _fullest_first(found[p] for p in places)
    told = [seen[p] for p in places]
    protected, why = _protected(key, names, told, offices, wishes)
    role = next((t.role for t in told if t.role), "Person")
    of = next((edges.get((p[0], seen[p].of or 0)) for p in places if seen[p].of), None)
    of = of if of != key else None
    return Person(key, names, tuple(places), protected, role, why, of)


def _fullest_first(names: Iterable[str]) -> tuple[str, ...]:
    counts = Counter(names)
    return tuple(sorted(counts, key=lambda n: (-len(parts(n)), -counts[n], n)))


def _protected(
    key: str,
    names: Sequence[str],
    told: Sequence[Beside],
    offices: Mapping[str, str],
    wishes: Mapping[str, bool],
) -> tuple[bool, str]:
    for name in names:
        if (wish := wishes.get(folded(name))) is not None:
            return wish, "a user says so" if wish else "a user says that the name may stand"
    office = next((t.office for t in told if t.office), None)
    if office:
        return False, f"named in a public office (“{office}”)"
    if key in offices:
        role = offices[key]
        if role == "author":
            return False, "signs a report of the case"
        return (
            False,
            f"speaks in a public office (“{role}”)" if role else "speaks for a public body",
        )
    return True, "named, and not in a public office"
